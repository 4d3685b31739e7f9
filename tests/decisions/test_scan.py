"""The signed scan against the register: what is missing, what is too much, what a person must look at."""

import pytest

from factories.decisions import SIGNED, renewed
from vinhdanh.common.errors import Refused
from vinhdanh.decisions.domain.papers.award import award_paper
from vinhdanh.decisions.domain.scan import confirm_scan, keep_scan
from vinhdanh.decisions.models import Award, Decision
from vinhdanh.documents.domain.pdf import to_pdf

pytestmark = [pytest.mark.integration, pytest.mark.django_db]


def scanned(desk, decision, content):
    return keep_scan(decision, content, name="qd.pdf", actor=desk.ministry_officer)


def test_the_papers_own_pdf_agrees_in_number_day_and_every_name(desk):
    decision = desk.issued(3)

    found = scanned(desk, decision, to_pdf(award_paper(decision)))

    assert found.words() == "số, ngày, người ký và đủ 3 tên khớp."
    assert renewed(decision).scan_found["names"] == 3


def test_another_number_a_missing_name_and_one_too_many_are_told(desk, pair):
    first = pair.awards.get(ordinal=1)
    strange = award_paper(pair)
    Decision.objects.filter(pk=pair.pk).update(number=15)
    table = strange.appendices[0].body[0]
    rows = (("1", "Phạm Văn Lạ", "Chuyên viên, Cục A"), *table.rows[1:])
    appendix = type(strange.appendices[0])(title="DANH SÁCH", body=(type(table)(table.columns, rows),))
    content = to_pdf(type(strange)(**{**fields(strange), "appendices": (appendix,)}))

    found = scanned(desk, renewed(pair), content)

    assert (found.number, found.day) == (False, True)
    assert (found.missing, found.extra) == ([first.name], ["Phạm Văn Lạ"])
    assert Award.objects.count() == 2
    assert found.words().startswith(
        "không thấy số; không thấy 1 tên của sổ vàng; có 1 tên ngoài sổ vàng. Hãy"
    )


def test_a_scan_that_another_signed_does_not_agree(desk, issued):
    Decision.objects.filter(pk=issued.pk).update(signer_name="Lê Thị Khác")

    found = scanned(desk, issued, to_pdf(award_paper(issued)))

    assert (found.agrees, found.unseen) == (False, ["tên người ký"])


def test_who_overrules_the_comparison_says_why(desk, issued):
    Decision.objects.filter(pk=issued.pk).update(signer_name="Lê Thị Khác")
    scanned(desk, issued, to_pdf(award_paper(issued)))
    words = {"actor": desk.ministry_officer, "on": SIGNED}

    with pytest.raises(Refused, match="khác sổ vàng"):
        confirm_scan(renewed(issued), note=" ", **words)
    confirm_scan(renewed(issued), note="chữ ký đè lên tên", **words)
    assert renewed(issued).scan_found["note"] == "chữ ký đè lên tên"


def fields(paper):
    return {name: getattr(paper, name) for name in type(paper).__dataclass_fields__}


def test_a_picture_without_text_asks_a_person(desk, issued):
    found = scanned(desk, issued, BLANK)
    confirm_scan(renewed(issued), note="khớp", actor=desk.ministry_officer, on=SIGNED)

    assert found.words() == "bản quét không có lớp chữ, cần người đối chiếu."
    assert renewed(issued).scan_found["confirmed_on"] == "2026-01-20"


@pytest.mark.parametrize(
    ("content", "words"), [(b"PK\x03\x04", "không phải PDF"), (b"%PDF-1.7 x", "bị hỏng")]
)
def test_what_is_no_pdf_is_refused_and_nothing_is_kept(desk, issued, content, words):
    with pytest.raises(Refused, match=words):
        scanned(desk, issued, content)
    assert renewed(issued).scan_id is None


BLANK = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
)

"""The officer's way through a decision in the browser's own requests."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from python_calamine import CalamineWorkbook

from factories.decisions import printed, renewed
from vinhdanh.decisions.enums import DecisionState
from vinhdanh.decisions.models import Decision

pytestmark = [pytest.mark.integration, pytest.mark.django_db]
WORDS = {
    "subject_line": "Về việc tặng Bằng khen của Bộ trưởng",
    "signer": "bo-truong",
    "signer_title": "KT. Bộ trưởng; Thứ trưởng",
    "signer_name": "Trần Văn Minh",
}


def go(browser, name, *args, **data):
    address = reverse(name, args=args)
    return browser.post(address, data, follow=True) if data else browser.get(address, follow=True)


def test_a_decision_goes_from_its_round_to_the_public_page(desk, browser, client):
    opened = desk.approved(2)[0].round
    page = go(browser, "ministry_decision_new", dot=str(opened.pk), **WORDS)
    decision = Decision.objects.get()
    assert "Trình ký" in page.content.decode()

    go(browser, "ministry_decision_submit", decision.pk, x=1)
    page = go(browser, "ministry_decision_issue", decision.pk, so="5", ngay="20/01/2026")
    assert "Đã ban hành Quyết định 05/QĐ-B." in page.content.decode()
    page = go(browser, "ministry_decision_certificates", decision.pk, x=1)
    assert page.content.decode().count("đang lập, đã xong 0%") == 3
    printed(decision)

    assert renewed(decision).state == DecisionState.ISSUED
    line = decision.awards.get(ordinal=1)
    seen = client.get(reverse("verify_code", args=[line.certificate.code])).content.decode()
    assert "Bằng thật, còn hiệu lực" in seen
    assert line.name in seen
    assert f"Bằng khen của {decision.tenant.name}" in seen
    assert line.name in client.get("/").content.decode()
    assert line.name in client.get(reverse("roll"), {"tim": line.folded}).content.decode()
    for paper in decision.papers.all():
        answer = browser.get(reverse("ministry_decision_paper", args=[paper.pk]))
        assert answer.status_code == 200
    for name in ("ministry_decision_money", "ministry_decision_money_export", "ministry_decision_export"):
        assert browser.get(reverse(name, args=[decision.pk])).status_code == 200
    for name in ("ministry_decisions", "ministry_register", "ministry_register_export"):
        assert browser.get(reverse(name)).status_code == 200


def test_the_list_of_decisions_is_given_as_a_workbook_narrowed_as_it_is_shown(desk, browser):
    desk.issued(2, number=5, name="Đợt 1")
    desk.submitted(desk.approved(1, name="Đợt 2")[0].round)
    address = reverse("ministry_decisions_export")

    shown = [
        sorted(row[1:2] + row[4:] for row in rows_of(browser.get(address, asked)))
        for asked in ({}, {"trang-thai": "issued"})
    ]

    waits = ["…/QĐ-B", "", "Trần Văn Minh", 1.0, "Đã trình ký"]
    issued = ["05/QĐ-B", "20/01/2026", "Trần Văn Minh", 2.0, "Đã ban hành"]
    assert shown == [[issued, waits], [issued]]  # made in one moment of the frozen clock: in any order
    assert (
        f"{address}?trang-thai=issued"
        in browser.get(reverse("ministry_decisions"), {"trang-thai": "issued", "trang": 1}).content.decode()
    )


def rows_of(answer):
    """Return the rows of a workbook below its head."""
    book = CalamineWorkbook.from_filelike(BytesIO(answer.content))
    return book.get_sheet_by_index(0).to_python()[1:]


def test_only_rounds_where_somebody_waits_are_offered_for_a_decision(desk, browser):
    none = go(browser, "ministry_decision_new").content.decode()
    opened = desk.approved(1)[0].round
    one = go(browser, "ministry_decision_new").content.decode()
    go(browser, "ministry_decision_new", dot=str(opened.pk), **WORDS)
    after = go(browser, "ministry_decision_new").content.decode()

    assert "Chưa có đề nghị nào chờ quyết định" in none
    assert f'value="{opened.pk}" checked' in one
    assert "Chưa có đề nghị nào chờ quyết định" in after


def test_a_refusal_at_issuing_keeps_what_was_typed(desk, browser):
    decision = desk.submitted(desk.approved(1)[0].round)

    page = go(browser, "ministry_decision_issue", decision.pk, so="7", ngay="21/01/2026").content.decode()

    assert "Ngày quyết định 21/01/2026 chưa đến" in page
    assert 'value="7"' in page
    assert renewed(decision).state == DecisionState.SUBMITTED


def test_an_unknown_code_is_answered_kindly(client, db):
    page = client.get(reverse("verify_code", args=["AAAABBBBCCCC"]))

    assert page.status_code == 404
    assert "Không có bằng, giấy chứng nhận nào mang mã này" in page.content.decode()


def test_a_correction_and_an_annulment_change_what_everybody_sees(pair, browser, client):
    go(browser, "ministry_decision_certificates", pair.pk, x=1)
    printed(pair)
    first, second = pair.awards.order_by("ordinal")
    why = {"reason": "In sai họ tên", "signer_title": "Bộ trưởng", "signer_name": "Trần Văn Minh"}

    go(browser, "ministry_decision_correct", pair.pk, **why, **{f"ten:{first.pk}": "Nguyễn Thị Hồng Anh"})
    correction = Decision.objects.get(kind="correction")
    go(browser, "ministry_decision_submit", correction.pk, x=1)
    go(browser, "ministry_decision_issue", correction.pk, so="6", ngay="20/01/2026")
    ground = {"dong": str(second.pk), "ground": "gian-doi"}
    go(browser, "ministry_decision_annul", pair.pk, **why | ground)
    annulment = Decision.objects.get(kind="annulment")
    go(browser, "ministry_decision_submit", annulment.pk, x=1)
    go(browser, "ministry_decision_issue", annulment.pk, so="7", ngay="20/01/2026")

    corrected = client.get(reverse("verify_code", args=[first.certificate.code])).content.decode()
    assert "đã đính chính" in corrected
    assert "Nguyễn Thị Hồng Anh" in corrected
    annulled = client.get(reverse("verify_code", args=[second.certificate.code])).content.decode()
    assert "Khen thưởng này đã bị hủy bỏ" in annulled
    roll = client.get(reverse("roll"), {"tim": "hong anh"}).content.decode()
    assert "Nguyễn Thị Hồng Anh" in roll
    assert second.name not in client.get(reverse("roll")).content.decode()
    assert browser.get(reverse("ministry_decision", args=[pair.pk])).status_code == 200


def test_a_sum_is_corrected_on_the_form_and_a_sum_left_as_it_is_stays(pair, browser):
    first, second = pair.awards.order_by("ordinal")
    why = {"reason": "Tính nhầm", "signer_title": "Bộ trưởng", "signer_name": "Trần Văn Minh"}
    sums = {f"tien:{first.pk}": "3.000.000", f"tien:{second.pk}": "3.510.000"}
    assert 'value="3.510.000"' in go(browser, "ministry_decision_correct", pair.pk).content.decode()

    go(browser, "ministry_decision_correct", pair.pk, **why | sums)

    corrected = Decision.objects.get(kind="correction").amendments.values_list("award", "corrected")
    assert list(corrected) == [(first.pk, {"amount": 3_000_000})]


def test_a_sum_that_is_no_number_is_refused_with_an_example(desk, browser):
    decision = desk.issued(1)
    line = decision.awards.get()
    why = {"reason": "Tính nhầm", "signer_title": "Bộ trưởng", "signer_name": "Trần Văn Minh"}

    page = go(browser, "ministry_decision_correct", decision.pk, **why, **{f"tien:{line.pk}": "ba triệu"})

    assert "Tiền thưởng ghi bằng số đồng, ví dụ 3.510.000." in page.content.decode()


def test_a_scan_that_is_no_pdf_is_refused_on_the_page_of_the_decision(desk, browser):
    decision = desk.issued(1)
    file = SimpleUploadedFile("quyet-dinh.pdf", b"PK not a pdf", content_type="application/pdf")

    page = browser.post(reverse("ministry_decision_scan", args=[decision.pk]), {"tep": file}, follow=True)

    assert page.status_code == 200
    assert "Tệp không phải PDF" in page.content.decode()
    assert "Bản quét đã ký" in page.content.decode()


def test_the_desk_counts_who_waits_for_a_decision_and_what_waits_for_its_number(desk, browser):
    desk.submitted(desk.approved(2)[0].round)
    desk.approved(3, name="Đợt khác")

    figures = {str(one.label): one.number for one in go(browser, "ministry_desk").context["figures"]}

    assert figures["đề nghị chờ lập quyết định"] == 3
    assert figures["quyết định đã trình, chờ ban hành"] == 1


def test_a_decision_is_taken_back_for_a_reason_only_and_what_came_of_it_is_said(desk, browser):
    decision = desk.submitted(desk.approved(1)[0].round)

    silent = go(browser, "ministry_decision_take_back", decision.pk, ly_do=" ")
    told = go(browser, "ministry_decision_take_back", decision.pk, ly_do="sửa tên")

    assert "Hãy ghi lý do rút về." in silent.content.decode()
    assert "Đã rút về dự thảo" in told.content.decode()
    assert renewed(decision).state == DecisionState.DRAFT

from datetime import date

import pytest

from vinhdanh.law import load_law
from vinhdanh.law.catalogue import catalogue
from vinhdanh.law.term import Term
from vinhdanh.law.terms import ballots, deciders, payments, proposers, submissions

R1, R2 = date(2025, 3, 2), date(2026, 3, 2)


def test_the_ballot_for_a_ministry_title_asks_ninety_of_a_hundred_members():
    (ballot,) = ballots("cstd-bo", R1)

    assert ballot == Term(
        text="Hội đồng Bộ, ban, ngành, tỉnh bỏ phiếu: từ 90% trở lên tất cả thành viên đồng ý",
        cite="Nghị định 98/2023/NĐ-CP, Điều 30 khoản 7",
        provenance="quoted",
    )


def test_a_hero_is_voted_on_twice_and_the_second_meeting_has_its_quorum():
    texts = [term.text for term in ballots("ahld", R1)]

    assert len(texts) == 2
    assert texts[1].endswith("; cuộc họp có từ 90% thành viên trở lên")


@pytest.mark.parametrize(
    ("on", "salary"),
    [
        (date(2024, 6, 30), "1.800.000 đồng từ 01/07/2023"),
        (date(2024, 7, 1), "2.340.000 đồng từ 01/07/2024"),
        (date(2026, 7, 1), "2.530.000 đồng từ 01/07/2026"),
    ],
)
def test_money_follows_the_base_salary_of_the_day(on, salary):
    (paid,) = payments("cstd-bo", on)

    assert paid.text == f"cá nhân: 3,0 lần mức lương cơ sở ({salary})"


def test_collectives_and_people_are_paid_by_their_own_coefficients():
    assert [term.text.split(" lần")[0] for term in payments("bk-bo", R2)] == ["cá nhân: 1,5", "tập thể: 3"]


def test_a_greatest_sum_is_told_as_such_and_an_honour_without_money_pays_none():
    assert "tối đa 0,6 lần" in payments("knc", R2)[0].text
    assert payments("hchn", R2) == ()


def test_no_money_is_told_of_a_day_without_a_rule():
    assert payments("cstd-bo", date(2027, 3, 1)) == ()


def test_who_decides_changed_from_district_to_commune():
    before, after = ({term.text for term in deciders("cstd-co-so", day)} for day in (R1, R2))

    assert before - after == {"Chủ tịch Ủy ban nhân dân cấp huyện"}
    assert after - before == {"Chủ tịch Ủy ban nhân dân cấp xã"}


def test_a_power_that_must_be_delegated_says_so():
    assert "Thủ trưởng đơn vị (được ủy quyền)" in [term.text for term in deciders("ldtt", R2)]


def test_proposals_to_the_state_go_through_the_prime_minister():
    assert [term.text for term in proposers("hcld-3", R2)] == [
        "Bộ trưởng, Thủ trưởng ban, ngành, trình Thủ tướng Chính phủ",
        "Chủ tịch Ủy ban nhân dân cấp tỉnh, trình Thủ tướng Chính phủ",
    ]


@pytest.mark.parametrize("award", sorted(catalogue()))
def test_every_award_of_the_catalogue_has_its_terms_with_citations(award):
    said = [*deciders(award, R2), *proposers(award, R2), *ballots(award, R2), *payments(award, R2)]

    assert deciders(award, R2)
    assert all(term.text and term.cite and term.provenance for term in said)


def test_the_last_day_to_send_a_dossier_is_told_with_its_sector():
    assert [term.text for term in submissions("co-cp", R1)] == [
        "ngày 30/06 của năm liền sau năm xét",
        "ngày 31/12 của năm xét, đối với hệ thống giáo dục quốc dân",
    ]
    assert submissions("cstd-bo", R1) == ()


def test_an_unknown_award_has_no_terms():
    assert "ldtt" in load_law().spans

    with pytest.raises(KeyError):
        deciders("khong-co", R2)

from datetime import date

import pytest

from vinhdanh.law import NoRuleError, QuestionError, authority, awards_decided_by
from vinhdanh.law.catalogue import catalogue
from vinhdanh.law.facts import vocabulary

R1, R2 = date(2025, 3, 2), date(2026, 3, 2)
UNIT = ("ldtt", "cstd-co-so", "tt-ldtt")
MINISTRY = ("cstd-bo", "tt-ldxs", "co-bo", "bk-bo", "knc")
MATRIX = {
    "chu-tich-nuoc": ("hcld-3", "hch-hn", "ahld", "gthcm"),
    "chinh-phu": ("co-cp",),
    "thu-tuong": ("cstd-tq", "bk-ttg", "co-cp"),
    "bo-truong": (*UNIT, *MINISTRY),
    "chu-tich-tinh": (*MINISTRY, "xa-tieu-bieu"),
    "thu-truong-don-vi-phap-nhan": (*UNIT, "gk"),
    "giam-doc-doanh-nghiep": (*UNIT, "gk"),
    "chu-tich-hdqt": ("gk",),
    "chu-tich-huyen": (),
    "chu-tich-xa": (*UNIT, "gk", "gd-vh", "thon-vh"),
    "thu-truong-don-vi": (),
    "hoi-dong": (),
}
"""Who may sign what on a day of Nghị định 152/2025, from Luật 06/2022/QH15, Điều 77–80, read by hand."""


@pytest.mark.parametrize("signer", MATRIX)
def test_each_official_signs_what_the_statute_gives_them(signer):
    asked = sorted({award for awards in MATRIX.values() for award in awards})

    allowed = {award for award in asked if authority(award, signer=signer, on=R2).allowed}

    assert allowed == set(MATRIX[signer])


def test_the_district_signed_until_the_communes_took_over():
    def may(signer, on):
        return {award for award in (*UNIT, "gk", "thon-vh") if authority(award, signer=signer, on=on).allowed}

    assert may("chu-tich-huyen", date(2025, 6, 30)) == {*UNIT, "gk", "thon-vh"}
    assert may("chu-tich-huyen", date(2025, 7, 1)) == set()
    assert may("chu-tich-xa", date(2025, 6, 30)) == {"ldtt", "gk"}
    assert may("chu-tich-xa", date(2025, 7, 1)) == {*UNIT, "gk", "thon-vh"}


def test_a_unit_without_legal_personality_signs_only_when_delegated():
    alone = authority("cstd-co-so", signer="thu-truong-don-vi", on=R2)
    delegated = authority("cstd-co-so", signer="thu-truong-don-vi", on=R2, delegated=True)

    assert (alone.allowed, delegated.allowed) == (False, True)
    assert alone.cite == delegated.cite == "Luật 06/2022/QH15, Điều 79 khoản 3"
    assert not authority("gk", signer="thu-truong-don-vi", on=R2, delegated=True).allowed
    assert not authority("cstd-bo", signer="thu-truong-don-vi", on=R2, delegated=True).allowed


def test_a_refusal_names_those_who_may_and_their_articles():
    refused = authority("cstd-bo", signer="thu-truong-don-vi-phap-nhan", on=R2)

    assert refused.as_json() == {
        "allowed": False,
        "who": ["bo-truong", "chu-tich-tinh"],
        "cite": "Luật 06/2022/QH15, Điều 79 khoản 2; Luật 06/2022/QH15, Điều 79 khoản 4",
        "provenance": "verified",
    }
    assert "KHÔNG được quyết định tặng Chiến sĩ thi đua Bộ, ban, ngành, tỉnh" in refused.as_text()


def test_a_clause_of_the_amended_statute_is_no_longer_verified():
    last, first = (
        authority("bk-bo", signer="bo-truong", on=on) for on in (date(2026, 9, 30), date(2026, 10, 1))
    )

    assert (last.provenance, first.provenance) == ("verified", "memory")
    assert "Luật 06/2026/QH16 đã sửa đổi" in first.as_text()


@pytest.mark.parametrize("award", catalogue())
def test_every_award_has_somebody_who_decides(award):
    deciders = [
        signer for signer in vocabulary().lists["competent"] if authority(award, signer=signer, on=R1).allowed
    ]

    assert deciders
    assert all(award in awards_decided_by(signer, R1) for signer in deciders)


V3 = date(2015, 3, 2)
DECREE_65 = {
    ("ldtt", "chu-tich-xa"): "a",
    ("cstd-co-so", "chu-tich-huyen"): "a",
    ("ldtt", "thu-truong-don-vi-phap-nhan"): "b",
    ("tt-ldtt", "thu-truong-don-vi-phap-nhan"): "b",
    ("cstd-co-so", "thu-truong-don-vi-phap-nhan"): "b",
}
"""Nghị định 65/2014/NĐ-CP, Điều 26 khoản 2, read by hand: award, signer, point."""


@pytest.mark.parametrize(("award", "signer"), DECREE_65)
def test_the_decree_of_2014_is_read_in_its_own_text(award, signer):
    found = authority(award, signer=signer, on=V3)

    point = DECREE_65[award, signer]
    cite = f"Nghị định 65/2014/NĐ-CP, Điều 26 khoản 2 điểm {point}"
    assert (found.allowed, found.cite, found.provenance) == (True, cite, "verified")
    assert authority(award, signer=signer, on=date(2014, 8, 19)).provenance == "memory"


def test_a_commune_did_not_confer_the_title_of_a_grassroots_fighter():
    assert not authority("cstd-co-so", signer="chu-tich-xa", on=V3).allowed
    assert not authority("cstd-co-so", signer="thu-truong-don-vi", on=V3, delegated=True).allowed


OLD_MATRIX = {
    "chu-tich-nuoc": ("hcld-3", "hch-hn", "ahld", "gthcm"),
    "thu-tuong": ("cstd-tq", "bk-ttg"),
    "bo-truong": (*UNIT, *MINISTRY),
    "chu-tich-tinh": ("cstd-bo", "tt-ldxs", "co-bo", "bk-bo"),
    "thu-truong-don-vi-phap-nhan": (*UNIT, "gk"),
    "chu-tich-huyen": (*UNIT, "gk", "thon-vh"),
    "chu-tich-xa": ("ldtt", "gk", "gd-vh"),
}


@pytest.mark.parametrize("on", [date(2004, 7, 1), date(2012, 3, 2), date(2020, 3, 2), date(2023, 12, 31)])
@pytest.mark.parametrize("signer", OLD_MATRIX)
def test_each_official_signed_what_the_law_of_2003_gave_them(signer, on):
    asked = {award for awards in OLD_MATRIX.values() for award in awards}

    assert {award for award in asked if authority(award, signer=signer, on=on).allowed} == set(
        OLD_MATRIX[signer]
    )


def test_the_flag_of_the_government_went_to_the_prime_minister_with_the_law_of_2013():
    days = [date(2014, 5, 31), date(2014, 6, 1), date(2023, 12, 31), date(2024, 1, 1)]

    assert [authority("co-cp", signer="thu-tuong", on=on).who for on in days] == [
        ("chinh-phu",),
        ("thu-tuong",),
        ("thu-tuong",),
        ("chinh-phu",),
    ]


def test_a_day_before_an_award_has_no_answer():
    with pytest.raises(NoRuleError, match="chỉ có từ ngày 01/07/2004"):
        authority("ldtt", signer="bo-truong", on=date(2004, 6, 30))
    with pytest.raises(
        NoRuleError, match="Huy chương Thanh niên xung phong vẻ vang chỉ có từ ngày 01/01/2024"
    ):
        authority("hch-tnxp", signer="chu-tich-nuoc", on=date(2023, 12, 31))
    assert "xa-tieu-bieu" not in awards_decided_by("chu-tich-tinh", date(2023, 12, 31))
    assert "xa-tieu-bieu" in awards_decided_by("chu-tich-tinh", R1)
    assert awards_decided_by("bo-truong", date(2004, 6, 30)) == ()


def test_an_answer_names_the_award_as_it_was_named_that_day():
    old, new = (authority("cstd-bo", signer="bo-truong", on=on).as_text() for on in (V3, R2))

    assert "quyết định tặng Chiến sĩ thi đua cấp bộ, ngành, tỉnh, đoàn thể trung ương ngày" in old
    assert "quyết định tặng Chiến sĩ thi đua Bộ, ban, ngành, tỉnh ngày" in new


def test_an_unknown_signer_is_refused_by_name():
    with pytest.raises(QuestionError, match="không có người ký “ai-do”"):
        authority("ldtt", signer="ai-do", on=R2)

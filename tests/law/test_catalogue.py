from datetime import date

import pytest

from vinhdanh.law.catalogue import catalogue, kind_of, level_of

CODES = """
ldtt cstt cstd-co-so cstd-bo cstd-tq tt-ldtt dv-tt tt-ldxs dv-qt co-bo co-cp xa-tieu-bieu thon-vh gd-vh
hcsv hchcm hcdl-1 hcdl-2 hcdl-3 hcqc-1 hcqc-2 hcqc-3 hcld-1 hcld-2 hcld-3 hcbvtq-1 hcbvtq-2 hcbvtq-3
hccc-1 hccc-2 hccc-3 hcddk hcdc hchn hch-qkqt hch-vantq hch-csvv-1 hch-csvv-2 hch-csvv-3 hch-hn hch-tnxp
ahld ahllvt bmvnah tinh-ah ngnd ngut ttnd ttut nsnd nsut nnnd nnut gthcm gtnn knc bk-ttg bk-bo gk
truong-luu-niem
"""
STATE = "co-cp cstd-tq bk-ttg"
MINISTRY = "cstd-bo tt-ldxs dv-qt co-bo xa-tieu-bieu knc bk-bo truong-luu-niem"
GRASSROOTS = "ldtt cstt cstd-co-so tt-ldtt dv-tt thon-vh gd-vh gk"


def test_the_codes_are_those_of_the_specification():
    assert set(catalogue()) == set(CODES.split())


def test_each_award_stands_at_its_level():
    known = dict.fromkeys(MINISTRY.split(), "bộ") | dict.fromkeys(GRASSROOTS.split(), "cơ sở")

    assert {code: level_of(code).value for code in catalogue()} == {
        code: known.get(code, "Nhà nước") for code in catalogue()
    }
    assert {level_of(code).value for code in STATE.split()} == {"Nhà nước"}


def test_titles_of_emulation_are_those_of_articles_19_and_20():
    titles = {code for code in catalogue() if kind_of(code).value == "danh hiệu thi đua"}

    assert titles == set(CODES.split("\n")[1].split())


@pytest.mark.parametrize("code", CODES.split())
def test_every_award_has_its_names_and_subjects(code: str):
    entry = catalogue()[code]

    assert entry.name
    assert entry.short
    assert entry.english.isascii() or "’" in entry.english
    assert entry.data["chủ thể"]


@pytest.mark.parametrize(
    ("code", "before", "since"),
    [
        (
            "cstd-bo",
            "Chiến sĩ thi đua cấp bộ, ngành, tỉnh, đoàn thể trung ương",
            "Chiến sĩ thi đua Bộ, ban, ngành, tỉnh",
        ),
        (
            "co-bo",
            "Cờ thi đua cấp bộ, ngành, tỉnh, đoàn thể trung ương",
            "Cờ thi đua của Bộ, ban, ngành, tỉnh",
        ),
        (
            "bk-bo",
            "Bằng khen cấp bộ, ngành, tỉnh, đoàn thể trung ương",
            "Bằng khen của Bộ, ban, ngành, tỉnh",
        ),
        ("ldtt", "Lao động tiên tiến", "Lao động tiên tiến"),
    ],
)
def test_an_award_has_the_name_of_its_day(code: str, before: str, since: str):
    entry = catalogue()[code]

    assert (entry.name_on(date(2023, 12, 31)), entry.name_on(date(2024, 1, 1))) == (before, since)


def test_communes_of_the_new_map_have_the_name_of_the_new_map():
    commune = catalogue()["xa-tieu-bieu"]

    assert commune.name_on(date(2025, 6, 30)) == "Xã, phường, thị trấn tiêu biểu"
    assert commune.name_on(date(2025, 7, 1)) == "Xã, phường, đặc khu tiêu biểu"


@pytest.mark.parametrize(
    ("code", "since"),
    [
        ("ldtt", date(2004, 7, 1)),
        ("tinh-ah", date(2005, 6, 27)),
        ("truong-luu-niem", date(2018, 8, 15)),
        ("hch-tnxp", date(2024, 1, 1)),
        ("xa-tieu-bieu", date(2024, 1, 1)),
    ],
)
def test_an_award_begins_with_the_law_that_brought_it(code: str, since: date):
    assert catalogue()[code].since == since

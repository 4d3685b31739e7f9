"""A standard through the regimes: periods without a hole, the declared gap, what each asks otherwise."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from law.folders import Folder, article

from vinhdanh.law import load_law
from vinhdanh.law.comparing import Place, Shift, compare
from vinhdanh.law.lineage import periods_of
from vinhdanh.law.loading import read_law
from vinhdanh.law.tree import All, Any

DAY = timedelta(days=1)
GAP = (date(2014, 6, 1), date(2014, 8, 19))
LAW = load_law()
KNOWN = sorted({(one.award, kind) for one in LAW.standards for kind in one.kinds})


def by_start(award, kind):
    return {period.since: period for period in periods_of(LAW, award, kind)}


@pytest.mark.parametrize(("award", "kind"), KNOWN)
def test_periods_adjoin_from_2004_and_hold_every_version(award, kind):
    periods = periods_of(LAW, award, kind)

    assert periods[0].since == date(2004, 7, 1)
    assert [one.until + DAY for one in periods[:-1]] == [one.since for one in periods[1:]]
    told = {period.standard for period in periods} - {None}
    assert told == {one for one in LAW.versions(award) if kind in one.kinds}


def test_the_gap_of_2014_stands_as_such_and_what_follows_is_compared_with_what_came_before():
    periods = periods_of(LAW, "cstd-bo", "person")
    (gap,) = (one for one in periods if (one.since, one.until) == GAP)
    after = periods[periods.index(gap) + 1]

    assert (gap.standard, gap.shifts) == (None, None)
    assert "chưa có quy định đã kiểm chứng" in gap.regime.remark
    assert list(after.by_heading) == ["thêm nguyên tắc đứng trước"]


def test_years_without_an_entered_standard_are_one_period_beside_the_gap():
    periods = periods_of(LAW, "hcsv", "person")

    assert [(one.since.year, one.standard is None) for one in periods[:4]] == [
        (2004, True),
        (2014, True),
        (2014, True),
        (2024, False),
    ]
    assert periods[2].until == date(2023, 12, 31)
    assert periods[3].shifts is None


def test_a_number_that_moved_to_another_article_is_one_change_with_both_articles():
    law_of_2022 = by_start("tt-ldtt", "collective")[date(2024, 1, 1)]

    assert law_of_2022.by_heading["thay đổi"] == [
        Shift(
            "thay đổi",
            Place(
                "trên 50% cá nhân đạt “Lao động tiên tiến”",
                LAW.standard("tt-ldtt", "collective", date(2023, 1, 1)).cite + " khoản 1 điểm c",
            ),
            Place("từ 70% cá nhân đạt “Lao động tiên tiến”", "Luật 06/2022/QH15, Điều 28 khoản 1 điểm c"),
        )
    ]


def test_what_stays_the_same_under_another_article_is_no_change():
    old = LAW.standard("bk-bo", "household", date(2023, 1, 1))
    new = LAW.standard("bk-bo", "household", date(2024, 3, 1))

    assert old.cite != new.cite
    assert compare(old, new) == ()


def test_a_condition_that_became_one_of_several_says_so(tmp_path):
    folder = Folder(tmp_path)
    path = folder.root / article(22)
    text = path.read_text("utf-8")
    assert "cấu trúc: {tất cả: [khoản 1 điểm a, khoản 1 điểm b]}" in text
    day = date(2025, 1, 1)
    old = read_law(folder.root).standard("cstd-bo", "person", day)
    path.write_text(text.replace("cấu trúc: {tất cả: [", "cấu trúc: {một trong: ["), "utf-8")

    shifts = compare(old, read_law(folder.root).standard("cstd-bo", "person", day))

    assert shifts != ()
    assert {shift.heading for shift in shifts} == {"nay chỉ hỏi ở một trong các cách đạt"}


def test_the_same_ways_joined_otherwise_are_one_change():
    standard = LAW.standard("cstd-bo", "person", date(2025, 1, 1))
    one, two, three = list(standard.tree.leaves())[:3]

    def joined(*ways):
        return replace(standard, tree=Any("", "", tuple(All("", "", way) for way in ways)))

    assert compare(joined([one, two], [three]), joined([three], [two, one])) == ()
    (shift,) = compare(joined([one, two], [three]), joined([one], [two, three]))
    assert shift.heading == "các điều kiện được ghép với nhau khác trước"


def test_an_alternative_that_comes_and_a_condition_that_goes_are_told_apart():
    law_of_2022 = by_start("cstd-co-so", "person")[date(2024, 1, 1)]
    headings = {
        place.text: shift.heading for shift in law_of_2022.shifts for place in (shift.after or shift.before,)
    }

    assert headings["được xác nhận: gương mẫu"] == "thêm vào các cách đạt"
    barred = "bị kỷ luật từ hình thức khiển trách trở lên trong năm xét"
    assert headings[barred] == "bỏ ngoại lệ của một cách đạt"
    of_the_lower = by_start("ldtt", "person")[date(2024, 1, 1)].by_heading["bỏ trường hợp bị loại"]
    assert [shift.before.text for shift in of_the_lower] == [barred]

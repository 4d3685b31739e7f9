from pathlib import Path

import pytest
from law.folders import Folder, article

from vinhdanh.law.catalogue import main_instrument
from vinhdanh.law.covering import ArticleState, Coverage, Share, State, coverage
from vinhdanh.law.loading import load_law, read_law

TITLES_AND_CERTIFICATES = [*range(19, 33), *range(68, 77)]
WEIGHTY = frozenset({*range(21, 29), *range(36, 39), *range(42, 45), *range(73, 76)})
"""The articles whose lettered points must nearly all be conditions."""


def of_the_statute(*numbers: int) -> Coverage:
    return coverage(load_law(), main_instrument(), numbers)


def test_every_article_of_titles_prizes_and_certificates_is_coded_or_says_why_not():
    found = of_the_statute(*TITLES_AND_CERTIFICATES)

    assert [one.cite for one in found.articles if not one.answered] == []


def test_the_points_of_titles_and_certificates_are_conditions():
    found = of_the_statute(*TITLES_AND_CERTIFICATES).points(WEIGHTY)

    assert found.percent >= 80


def test_nearly_the_whole_statute_is_coded_or_says_why_not():
    found = of_the_statute(*range(19, 77))

    assert found.answered.percent >= 95, [one.cite for one in found.articles if not one.answered]
    assert found.points(WEIGHTY).percent >= 80, found.points(WEIGHTY)


def test_coverage_tells_what_becomes_of_each_place():
    (found,) = of_the_statute(73).articles
    states = {place.cite.removeprefix("Luật 06/2022/QH15, Điều 73 "): place.state for place in found.places}

    assert found.state is ArticleState.CODED
    assert states["khoản 1"] is State.CODED
    assert states["khoản 1 điểm b"] is State.CODED
    assert states["khoản 2 điểm a"] is State.INCLUDED
    assert states["khoản 2 điểm d"] is State.CODED
    assert "khoản 2" not in states


@pytest.mark.parametrize(
    ("number", "state"),
    [
        (19, "không đặt tiêu chuẩn"),
        (22, "đã mã hóa"),
        (75, "đã mã hóa"),
        (80, "đã mã hóa"),
        (85, "chưa mã hóa"),
    ],
)
def test_an_article_is_what_its_places_are(number: int, state: str):
    assert [one.state for one in of_the_statute(number).articles] == [state]


def test_an_article_that_is_taken_away_lowers_the_share(tmp_path: Path):
    folder = Folder(tmp_path)
    (folder.root / article(25)).unlink()

    found = coverage(read_law(folder.root), main_instrument(), range(21, 29))

    assert found.answered == Share(7, 8)
    assert [one.cite for one in found.articles if not one.answered] == ["Luật 06/2022/QH15, Điều 25"]


def test_a_place_put_off_is_not_answered(tmp_path: Path):
    folder = Folder(tmp_path)
    folder.spoil(article(25), "lý do: giao-quy-dinh", "lý do: giai-doan-sau")

    (found,) = coverage(read_law(folder.root), main_instrument(), [25]).articles
    assert (found.answered, found.state) == (False, ArticleState.PARTLY)

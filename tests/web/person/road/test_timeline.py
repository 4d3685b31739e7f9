from dataclasses import dataclass

from vinhdanh.law import parse_history
from vinhdanh.web.fact_words import FactWords
from vinhdanh.web.person.road.road import Road
from vinhdanh.web.person.road.timeline import Entry, Year, years_of


@dataclass
class Kept:
    """A line of the ledger as far as the years need it."""

    year: int | None
    source: str = ""


def road_of(*lines):
    """Return the road of lines (year, fact)."""
    history = parse_history({"subject": {"id": "a", "kind": "person"}, "facts": [fact for _, fact in lines]})
    return Road([Kept(year, "Bảng 2025.xlsx, dòng 7") for year, _ in lines], history)


def rating(year, value="tot"):
    return (year, {"kind": "rating", "year": year, "value": value})


def test_years_run_from_the_first_rated_one_to_the_present_newest_first():
    road = road_of(rating(2023), rating(2025, "xuat-sac"))

    shown = [(year.number, year.step) for year in years_of(road, until=2026)]

    assert shown == [(2026, 0), (2025, 4), (2024, 0), (2023, 3)]


def test_a_year_before_the_first_rating_is_shown_only_if_something_is_told_of_it():
    road = road_of((2014, {"kind": "post", "title": "chuyen-vien", "from": "2014-09-01"}), rating(2025))

    assert [year.number for year in years_of(road, until=2025)] == [2025, 2014]


def test_a_fact_after_the_present_year_is_still_shown():
    road = road_of(rating(2025), (2027, {"kind": "retirement", "notice": "2027-01-05"}))

    assert [year.number for year in years_of(road, until=2026)] == [2027, 2026, 2025]


def test_awards_of_a_year_stand_in_the_order_of_the_catalogue_whatever_came_first():
    def title(award):
        return (2025, {"kind": "award", "award": award, "years": [2025], "decided": "2026-01-20"})

    (year,) = years_of(road_of(rating(2025), title("ldtt"), title("cstd-co-so")), until=2025)
    (same,) = years_of(road_of(rating(2025), title("cstd-co-so"), title("ldtt")), until=2025)

    assert year.received == same.received == ("LĐTT", "CSTĐCS")


def test_a_year_tells_its_rating_its_awards_first_and_the_paper_of_each_fact():
    leave = {"kind": "leave", "reason": "thai-san", "from": "2025-05-01", "until": "2025-11-01"}
    title = {
        "kind": "award",
        "award": "cstd-co-so",
        "years": [2025],
        "decided": "2026-01-20",
        "decision": "27/QĐ",
    }

    (year,) = years_of(road_of((2025, leave), rating(2025, "xuat-sac"), (2025, title)), until=2025)

    assert year == Year(
        number=2025,
        rating=FactWords("stairs-up", "Hoàn thành xuất sắc nhiệm vụ"),
        step=4,
        received=("CSTĐCS",),
        entries=(
            Entry(
                "award",
                FactWords("medal", "Chiến sĩ thi đua cơ sở", "Quyết định 27/QĐ ngày 20/01/2026"),
                "Bảng 2025.xlsx, dòng 7",
            ),
            Entry(
                "leave",
                FactWords("calendar", "Nghỉ thai sản", "Từ 01/05/2025 đến 01/11/2025"),
                "Bảng 2025.xlsx, dòng 7",
            ),
        ),
    )

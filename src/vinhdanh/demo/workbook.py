"""A workbook as offices have them: titles above, two-line headers, merged cells, sections, signatures.

Seeded and deterministic; dates stand now as dates and now as text, one sheet is in an old font (TCVN3), and
mistakes are put in where asked for.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from pathlib import Path
from random import Random
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]

from vinhdanh.common.charsets import to_tcvn3
from vinhdanh.common.text import sort_key
from vinhdanh.demo.careers import WorkbookPerson, WorkbookUnit
from vinhdanh.demo.pages import Page, formats_of

PEOPLE, TITLES, WORKS, DISCIPLINES, OLD_FONT, COLLECTIVES = (
    "DS va xep loai",
    "Danh hieu",
    "Sang kien",
    "Ky luat",
    "TT Luu tru",
    "Tap the",
)
RATINGS = {
    "xuat-sac": ("Hoàn thành xuất sắc nhiệm vụ", "HTXSNV", "Xuất sắc"),
    "tot": ("Hoàn thành tốt nhiệm vụ", "HTTNV", "Tốt"),
    "hoan-thanh": ("Hoàn thành nhiệm vụ", "HTNV", "Hoàn thành"),
    "khong-hoan-thanh": ("Không hoàn thành nhiệm vụ", "KHTNV", "Không HTNV"),
}
AWARDS = {
    "ldtt": "LĐTT",
    "cstd-co-so": "CSTĐCS",
    "cstd-bo": "CSTĐ cấp Bộ",
    "bk-bo": "Bằng khen của Bộ trưởng",
    "bk-ttg": "Bằng khen của Thủ tướng Chính phủ",
}
GROUPS = {"cong-chuc": "Công chức", "vien-chuc": "Viên chức", "nguoi-lao-dong": "Hợp đồng lao động"}
SCOPES = {"co-so": "Cơ sở", "bo": "Bộ", "toan-quoc": "Toàn quốc"}
RECOGNISERS = {"bo-truong": "Bộ trưởng", "thu-truong-don-vi": "Thủ trưởng đơn vị"}
DISCIPLINED = {"khien-trach": "Khiển trách", "canh-cao": "Cảnh cáo", "ha-bac-luong": "Hạ bậc lương"}
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")
RIGHT_TO_LEFT = "\u202e"
MISTAKES = ("rating", "date", "right-to-left", "twice", "no-name", "unit", "future")


@dataclass(frozen=True, slots=True)
class Mistake:
    """A mistake put in on purpose: where (row from 1) and of which kind."""

    sheet: str
    row: int
    what: str


def write_workbook(
    path: Path,
    *,
    people: Sequence[WorkbookPerson],
    years: Sequence[int],
    collectives: Sequence[WorkbookUnit] = (),
    mistakes: Sequence[str] = (),
    seed: int = 1,
) -> tuple[Mistake, ...]:
    """Write all that is known of these people as an office would; return the mistakes that were put in.

    The people of the last unit stand on the sheet in the old font. ``mistakes`` are of :data:`MISTAKES`.
    """
    if unknown := set(mistakes) - set(MISTAKES):
        raise ValueError(f"unknown mistakes {unknown}")
    rng = Random(seed)  # noqa: S311 -- plays, not secrets
    book = xlsxwriter.Workbook(path, {"strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": datetime(2025, 12, 15)})  # noqa: DTZ001 -- the same file for the same seed
    formats = formats_of(book)
    ordered = sorted(people, key=lambda person: sort_key(person.name))
    units = list(dict.fromkeys(person.unit for person in people))
    old = units[-1] if len(units) > 1 else None
    modern = [person for person in ordered if person.unit != old]
    made = _write_people(Page(book, PEOPLE, formats), modern, units, years, rng, set(mistakes))
    _write_titles(Page(book, TITLES, formats), ordered, years)
    _write_works(Page(book, WORKS, formats), ordered, rng)
    _write_disciplines(Page(book, DISCIPLINES, formats), ordered)
    if old is not None:
        page = Page(book, OLD_FONT, formats, spell=to_tcvn3)
        _write_old_font(page, [person for person in ordered if person.unit == old], years, rng)
    if collectives:
        made += _write_collectives(Page(book, COLLECTIVES, formats), collectives, set(mistakes))
    _write_lists(book)
    book.close()
    return tuple(made)


def _day(rng: Random, day: date) -> date | str:
    """Return a day as this office happened to type it: a real date, or one of the ways of writing it."""
    return rng.choice(
        (day, f"{day:%d/%m/%Y}", f"{day.day}/{day.month}/{day.year}", f"{day:%d-%m-%Y}", f"{day:%d.%m.%Y}")
    )


def _rating(person: WorkbookPerson, year: int, wording: int) -> str | None:
    """Return the rating of a year in one of the usual wordings."""
    values = [fact["value"] for fact in person.facts if fact["kind"] == "rating" and fact["year"] == year]
    return RATINGS[values[0]][wording] if values else "-" if wording else None


def _write_people(
    page: Page,
    people: Sequence[WorkbookPerson],
    units: Sequence[str],
    years: Sequence[int],
    rng: Random,
    mistakes: set[str],
) -> list[Mistake]:
    """Write the main list: two-line header, sections by unit, ratings of all years."""
    width = 9 + len(years)
    page.title(
        width,
        "DANH SÁCH CÁN BỘ, CÔNG CHỨC, VIÊN CHỨC VÀ NGƯỜI LAO ĐỘNG",
        f"Giai đoạn {years[0]} - {years[-1]}",
    )
    _people_header(page, years)
    made: list[Mistake] = []
    number = 0
    for wording, unit in enumerate(units):
        members = [person for person in people if person.unit == unit]
        if not members:
            continue
        page.merge(1, 0, width - 1, f"{ROMAN[wording % len(ROMAN)]}. {unit}", "head")
        page.row += 1
        for person in members:
            number += 1
            wrong = _next_mistake(mistakes) if number % 17 == 5 else None  # noqa: PLR2004 -- here and there
            if wrong:
                made.append(Mistake(page.name, page.row + 1, wrong))
            _person_row(page, number, person, years, rng, wording % 3, wrong)
            if wrong == "twice":
                made.append(Mistake(page.name, page.row + 1, wrong))
                _person_row(page, number, person, years[:-1], rng, wording % 3, None)
    page.sign(width, number)
    return made


def _next_mistake(mistakes: set[str]) -> str | None:
    """Take the next mistake that belongs into the list of people."""
    wanted = [what for what in MISTAKES if what in mistakes and what not in {"unit", "future"}]
    if not wanted:
        return None
    mistakes.discard(wanted[0])
    return wanted[0]


def _people_header(page: Page, years: Sequence[int]) -> None:
    """Write the header on two lines, and the line that numbers the columns."""
    for column, text in enumerate(("STT", "Mã cán bộ")):
        page.merge(2, column, column, text)
    page.merge(2, 2, 3, "Họ và tên")
    page.merge(1, 4, 5, "Ngày tháng năm sinh")
    for column, text in enumerate(("Chức vụ", "Đối tượng", "Ngày vào cơ quan"), 6):
        page.merge(2, column, column, text)
    page.merge(1, 9, 8 + len(years), "Kết quả đánh giá, xếp loại")
    page.row += 1
    page.put(4, "Nam", "head")
    page.put(5, "Nữ", "head")
    for column, year in enumerate(years, 9):
        page.put(column, year, "head")
    page.row += 1
    page.line(*(f"({number})" for number in range(1, 10 + len(years))), style="head")


def _person_row(
    page: Page,
    number: int,
    person: WorkbookPerson,
    years: Sequence[int],
    rng: Random,
    wording: int,
    wrong: str | None,
) -> None:
    """Write one person."""
    surname, _, given = person.name.rpartition(" ")
    born: date | str = _day(rng, person.born)
    ratings = [_rating(person, year, wording) for year in years]
    if wrong == "rating":
        ratings[-1] = "Tốt lắm"
    elif wrong == "date":
        born = "31/02/1984"
    elif wrong == "right-to-left":
        surname = f"{RIGHT_TO_LEFT}{surname}"
    elif wrong == "no-name":
        surname = given = ""
    code: int | str = person.staff_code
    if number % 7 == 0 and person.staff_code.isdigit():
        code = int(person.staff_code)  # as when somebody made the column “numbers”
    births = (born, None) if person.gender == "male" else (None, born)
    page.line(
        number,
        code,
        surname,
        given,
        *births,
        person.title,
        GROUPS[person.group],
        _day(rng, person.joined),
        *ratings,
    )


def _awards_text(person: WorkbookPerson, year: int | None) -> str | None:
    """Return the awards of a year, with their decisions, as one cell."""
    said = []
    for fact in person.facts:
        if fact["kind"] == "award" and (max(fact["years"]) if fact.get("years") else None) == year:
            decided = date.fromisoformat(fact["decided"])
            basis = "công trạng, " if year is None else ""
            said.append(f"{AWARDS[fact['award']]} ({basis}Số {fact['decision']} ngày {decided:%d/%m/%Y})")
    return "; ".join(said) or None


def _write_titles(page: Page, people: Sequence[WorkbookPerson], years: Sequence[int]) -> None:
    """Write titles by year, and other awards in a column of their own."""
    width = 5 + len(years)
    page.title(width, "TỔNG HỢP DANH HIỆU THI ĐUA VÀ HÌNH THỨC KHEN THƯỞNG")
    for column, text in enumerate(("TT", "Họ tên", "Mã CB")):
        page.merge(2, column, column, text)
    page.merge(1, 3, 2 + len(years), "Danh hiệu thi đua đã đạt")
    page.merge(2, 3 + len(years), 3 + len(years), "Hình thức khen thưởng")
    page.merge(2, 4 + len(years), 4 + len(years), "Ghi chú")
    page.row += 1
    for column, year in enumerate(years, 3):
        page.put(column, f"Năm {year}", "head")
    page.row += 1
    for number, person in enumerate(people, 1):
        cells = [_awards_text(person, year) for year in years]
        page.line(number, person.name, person.staff_code, *cells, _awards_text(person, None))
    page.sign(width, len(people))


def _facts(
    people: Sequence[WorkbookPerson], kind: str
) -> Iterator[tuple[WorkbookPerson, list[dict[str, Any]]]]:
    """Yield the people who have facts of a kind, with them."""
    for person in people:
        if facts := [fact for fact in person.facts if fact["kind"] == kind]:
            yield person, facts


def _write_works(page: Page, people: Sequence[WorkbookPerson], rng: Random) -> None:
    """Write initiatives one a row, their author named once and then merged, left blank, or “nt”."""
    page.title(10, "DANH MỤC SÁNG KIẾN ĐƯỢC CÔNG NHẬN")
    page.line(
        "STT",
        "Họ và tên tác giả",
        "Mã cán bộ",
        "Tên sáng kiến",
        "Phạm vi ảnh hưởng",
        "Số quyết định công nhận",
        "Ngày công nhận",
        "Cấp quyết định",
        "Đã áp dụng",
        "Khả năng nhân rộng",
        style="head",
    )
    number = 0
    for person, facts in _facts(people, "work"):
        way = rng.choice(("nt", "merged", "named"))
        if way == "merged" and len(facts) > 1:
            page.merge(len(facts), 1, 1, person.name, "cell")
            page.merge(len(facts), 2, 2, person.staff_code, "cell")
        for place, fact in enumerate(facts):
            number += 1
            page.put(0, number)
            if way != "merged" or len(facts) == 1:
                again = place and way == "nt"
                page.put(1, "nt" if again else person.name)
                page.put(2, "nt" if again else person.staff_code)
            for column, cell in enumerate(_work_cells(fact, rng), 3):
                page.put(column, cell)
            page.row += 1


def _work_cells(fact: dict[str, Any], rng: Random) -> Iterator[date | str | None]:
    """Yield what is written of one initiative."""
    yield fact["name"]
    yield SCOPES[fact["scope"]]
    yield fact["decision"]
    yield _day(rng, date.fromisoformat(fact["recognised"]))
    yield RECOGNISERS[fact["recogniser"]]
    yield "x" if fact.get("applied") else None
    yield "x" if fact.get("replicable") else None


def _write_disciplines(page: Page, people: Sequence[WorkbookPerson]) -> None:
    """Write disciplinary measures."""
    page.title(6, "DANH SÁCH CÁN BỘ BỊ XỬ LÝ KỶ LUẬT")
    page.line("STT", "Họ và tên", "Mã cán bộ", "Hình thức kỷ luật", "Từ ngày", "Đến ngày", style="head")
    number = 0
    for person, facts in _facts(people, "discipline"):
        for fact in facts:
            number += 1
            term = [f"{date.fromisoformat(fact[key]):%d/%m/%Y}" for key in ("from", "until")]
            page.line(number, person.name, person.staff_code, DISCIPLINED[fact["form"]], *term)


def _write_old_font(page: Page, people: Sequence[WorkbookPerson], years: Sequence[int], rng: Random) -> None:
    """Write the list of a unit that still types with an old font; its unit is named once, then “nt”."""
    page.title(8 + len(years), "DANH SÁCH CÁN BỘ, NHÂN VIÊN")
    page.line(
        "STT",
        "Họ và tên",
        "Mã CB",
        "Ngày sinh",
        "Giới tính",
        "Đơn vị",
        "Chức vụ",
        "Đối tượng",
        "Ngày vào cơ quan",
        *(f"Xếp loại năm {year}" for year in years),
        style="head",
    )
    for number, person in enumerate(people, 1):
        unit = person.unit if number == 1 else "nt"
        gender = "Nữ" if person.gender == "female" else "Nam"
        page.line(
            number,
            person.name,
            person.staff_code,
            _day(rng, person.born),
            gender,
            unit,
            person.title,
            GROUPS[person.group],
            _day(rng, person.joined),
            *(_rating(person, year, 0) for year in years),
        )


def _write_collectives(page: Page, units: Sequence[WorkbookUnit], mistakes: set[str]) -> list[Mistake]:
    """Write how many members each collective has, a block a year."""
    counted = [
        (fact["year"], unit.name, fact) for unit in units for fact in unit.facts if fact["kind"] == "members"
    ]
    years = sorted({year for year, _, _ in counted})
    page.title(9, f"TỔNG HỢP SỐ LIỆU TẬP THỂ NĂM {years[-1]}")
    page.line(
        "STT",
        "Năm xét",
        "Tên tập thể",
        "Tổng số người",
        "Hoàn thành nhiệm vụ",
        "LĐTT",
        "CSTĐCS",
        "Số nữ",
        "Bị kỷ luật từ cảnh cáo",
        style="head",
    )
    made, number = [], 0
    for year, same_year in groupby(sorted(counted, key=lambda one: (one[0], one[1])), key=lambda one: one[0]):
        for _, name, fact in same_year:
            number += 1
            wrong = (
                next((what for what in ("unit", "future") if what in mistakes), None) if number > 1 else None
            )
            mistakes.discard(wrong or "")
            if wrong:
                made.append(Mistake(page.name, page.row + 1, wrong))
            shown = {"unit": "Vụ Không Có Thật"}.get(wrong or "", name)
            keys = ("total", "completed", "ldtt", "cstd-co-so", "women", "disciplined-canh-cao")
            page.line(number, 2999 if wrong == "future" else year, shown, *(fact[key] for key in keys))
    return made


def _write_lists(book: Any) -> None:
    """Add the hidden sheet of lists that many office files carry."""
    sheet = book.add_worksheet("DM")
    for row, text in enumerate(("Danh mục", *RATINGS["xuat-sac"], *GROUPS.values())):
        sheet.write_string(row, 0, text)
    sheet.hide()

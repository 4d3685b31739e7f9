"""Trust in the catalogue and its dated tables: periods, citations, codes, coefficients."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from vinhdanh.law.dated import Row
from vinhdanh.law.facts import vocabulary
from vinhdanh.law.papers import selectors
from vinhdanh.law.standards import Instrument
from vinhdanh.law.verdict import PROVENANCE_WORDS

Told = tuple[str, str]
"""The place in a file and what is wrong there."""

INSTRUMENT = (
    r"(?:(?:Luật|Bộ luật Lao động|Nghị định|Thông tư|Quyết định|Công văn) \d+/[\w/-]+(?: năm \d{4})?"
    r"|Quy chế hoạt động của Hội đồng Thi đua - Khen thưởng)"
)
PLACE = r"khoản \d+(?: điểm [a-zđ])?"
CITE = re.compile(
    rf"(?P<instrument>{INSTRUMENT})(?:, mục [IVX]+|, Phụ lục(?: [IVX]+)?"
    rf"|, Điều (?P<article>\d+)(?: đến Điều \d+| (?P<places>{PLACE}(?:(?:, | đến ){PLACE})*))?)?"
)
DIGITS = re.compile(r"\d+(?:\.\d+)?")
SUBJECT_OF_ROW = ("người", "khi", "ngành", "của", "chủ thể", "gồm")
"""Keys that say what a row of a list speaks of, where the list speaks of several things."""
UNDATED = ("phiếu kín", "số người dự họp")
"""Settings of the votes that have no date, but their source all the same."""
HOME_KINDS = ("person", "collective")
"""Kinds of subject that are paid wherever an award is paid."""


TABLES = ("danh-muc", "tham-quyen", "bieu-quyet", "tien-thuong", "chi-tieu", "ho-so", "thoi-han")
"""The catalogue, the tables that its entries name by code, and those kept by code or kind of award."""


def check_tables(tables: Mapping[str, Any], instruments: Iterable[Instrument]) -> Iterator[Told]:
    """Yield every fault of the dated tables, given by the names of their files."""
    known = {instrument.cite: instrument for instrument in instruments}
    for place, rows in (one for table in tables.values() for one in _row_lists(table)):
        for row in rows:
            yield from ((place, text) for text in _row_faults(row, known))
        yield from ((place, text) for text in _period_faults(rows))
    for code, entry in tables["danh-muc"]["hình thức"].items():
        yield from ((code, text) for text in _entry_faults(entry, tables))
        for cite in entry.get("bao gồm", {}).values():
            yield from ((code, text) for text in _cite_faults(cite, known))
    for key in UNDATED:
        yield from ((key, text) for text in _source_faults(tables["bieu-quyet"][key], known))
    yield from _money_faults(tables["tien-thuong"]["hệ số"], tables["danh-muc"]["hình thức"])
    yield from _selector_faults(tables["ho-so"], tables["danh-muc"]["hình thức"])


def cited_places(data: Any) -> Iterator[str]:
    """Yield every place that a row of the tables cites, each in full; an article cited as a whole is one."""
    for _, rows in _row_lists(data):
        for cite in (one for row in rows for one in str(row.get("căn cứ", "")).split("; ")):
            found = CITE.fullmatch(cite)
            if found:
                article = f"{found['instrument']}, Điều {found['article']}"
                places = re.findall(PLACE, found["places"] or "")
                yield from (f"{article} {place}" for place in places) if places else (article,)


def _row_lists(data: Any, place: str = "") -> Iterator[tuple[str, Sequence[Row]]]:
    """Yield every list of dated rows, with its place."""
    if isinstance(data, Mapping):
        for key, value in data.items():
            if key != "mức":
                yield from _row_lists(value, f"{place} {key}".strip())
    elif isinstance(data, list) and data and isinstance(data[0], Mapping):
        yield place, data


def _row_faults(row: Row, known: Mapping[str, Instrument]) -> Iterator[str]:
    if not isinstance(row.get("từ", row.get("nghỉ")), date):
        yield "có dòng không ghi ngày “từ”"
    yield from _source_faults(row, known)
    for key, listed in (("người", "competent"), ("trình", "competent"), ("hội đồng", "council")):
        if key in row and row[key] not in vocabulary().lists[listed]:
            yield f"{key} “{row[key]}” không có trong từ vựng"
    for award in row.get("mẫu số", ()) if isinstance(row.get("mẫu số"), list) else ():
        if award not in vocabulary().awards:
            yield f"mẫu số “{award}” không phải mã trong danh mục"
    times = row.get("hộ gia đình so với cá nhân", "1")
    if not isinstance(times, str) or not DIGITS.fullmatch(times):
        yield f"hệ số {times} phải là chữ số thập phân trong ngoặc kép"


def _source_faults(row: Row, known: Mapping[str, Instrument]) -> Iterator[str]:
    if row.get("độ tin cậy") not in PROVENANCE_WORDS:
        yield f"độ tin cậy phải là một trong: {', '.join(PROVENANCE_WORDS)}"
    for cite in str(row.get("căn cứ", "")).split("; "):
        yield from _cite_faults(cite, known)


def _cite_faults(cite: str, known: Mapping[str, Instrument]) -> Iterator[str]:
    """A citation names an instrument, and an article and places that its index knows."""
    found = CITE.fullmatch(cite)
    if found is None:
        yield f"“{cite}” không đúng mẫu “Văn bản số, Điều N khoản N điểm x”"
        return
    instrument = known.get(found["instrument"])
    if instrument is None or found["article"] is None:
        return
    article = int(found["article"])
    if article not in instrument.articles:
        yield f"“{cite}”: mục lục không có điều này"
        return
    if not instrument.complete:
        return
    for clause, point in re.findall(r"khoản (\d+)(?: điểm ([a-zđ]))?", found["places"] or ""):
        points = instrument.articles[article].get(int(clause))
        if points is None or (point and point not in points):
            yield f"“{cite}”: điều này không có khoản {clause}{f' điểm {point}' if point else ''}"


def _period_faults(rows: Sequence[Row]) -> Iterator[str]:
    """The rows about the same thing do not overlap; on no day between them is there none."""
    dated = [row for row in rows if isinstance(row.get("từ"), date)]
    about: dict[tuple[Any, ...], list[Row]] = {}
    for row in dated:
        if row.get("đến", date.max) < row["từ"]:
            yield f"dòng từ {row['từ']:%d/%m/%Y} hết áp dụng trước khi áp dụng"
        about.setdefault(tuple(str(row.get(key)) for key in SUBJECT_OF_ROW), []).append(row)
    for of_one in about.values():
        for one, other in pairwise(of_one):
            if one["từ"] >= other["từ"] or _last_day(one, other) >= other["từ"]:
                yield f"hai dòng cùng áp dụng ngày {other['từ']:%d/%m/%Y}"
    people = dated and "người" in dated[0]
    for of_one in [dated] if people else about.values():
        yield from _gaps(of_one)


def _gaps(rows: Sequence[Row]) -> Iterator[str]:
    """Days on which no row holds, between rows that hold: others may decide instead of somebody."""
    reached = date.max
    for row, after in pairwise(sorted(rows, key=lambda row: row["từ"])):
        until = _last_day(row, after)
        reached = until if reached == date.max else max(reached, until)
        if reached < date.max and reached + timedelta(days=1) < after["từ"]:
            yield f"không dòng nào áp dụng ngày {reached + timedelta(days=1):%d/%m/%Y}"


def _last_day(row: Row, after: Row) -> date:
    """Return the last day of a row; a base salary holds until the next one begins."""
    last: date = after["từ"] - timedelta(days=1) if "mức" in row else row.get("đến", date.max)
    return last


def _entry_faults(entry: Mapping[str, Any], tables: Mapping[str, Any]) -> Iterator[str]:
    """An award refers to tables that exist."""
    named = [("tham-quyen", "quyết định", entry["quyết định"]), ("tham-quyen", "đề nghị", entry["đề nghị"])]
    named += [("bieu-quyet", "biểu quyết", code) for code in entry["biểu quyết"]]
    yield from (f"không có bảng {key} “{code}”" for file, key, code in named if code not in tables[file][key])
    for lower in entry.get("bao gồm", {}):
        if tables["danh-muc"]["hình thức"].get(lower, {}).get("loại") != entry["loại"]:
            yield f"bao gồm “{lower}”, không phải một mã cùng loại trong danh mục"


def _money_faults(groups: Mapping[str, Any], entries: Mapping[str, Any]) -> Iterator[Told]:
    """What is paid is paid by one group only, in quoted digits, to those who can receive it."""
    seen: dict[str, str] = {}
    for name, group in groups.items():
        for code, rows in group["mức"].items():
            if code not in entries:
                yield name, f"“{code}” không phải mã trong danh mục"
                continue
            if code in seen:
                yield code, f"có hệ số ở cả {seen[code]} và {name}"
            seen[code] = name
            yield from ((code, text) for text in _coefficient_faults(rows, entries[code]["chủ thể"]))


def _coefficient_faults(rows: Sequence[Row], subjects: Mapping[str, Any]) -> Iterator[str]:
    """Every kind of subject at home has its coefficients, without overlap, and no other kind has."""
    kinds = vocabulary().lists["kind"]
    for kind in HOME_KINDS:
        own = [row for row in rows if kind in row]
        if kind in subjects and not own:
            yield f"chưa có hệ số tiền thưởng cho {kinds[kind]}"
        if own and kind not in subjects:
            yield f"có hệ số tiền thưởng mà không tặng cho {kinds[kind]}"
        for one, other in pairwise(own):
            if one.get("đến", date.max) + timedelta(days=1) != other.get("từ"):
                yield f"hai hệ số của {kinds[kind]} không nối tiếp nhau"
        yield from (
            f"hệ số {row[kind]} phải là chữ số thập phân trong ngoặc kép"
            for row in own
            if not isinstance(row[kind], str) or not DIGITS.fullmatch(row[kind])
        )
    yield from (
        f"độ tin cậy phải là một trong: {', '.join(PROVENANCE_WORDS)}"
        for row in rows
        if row.get("độ tin cậy") not in PROVENANCE_WORDS
    )


def _selector_faults(papers: Mapping[str, Any], entries: Mapping[str, Any]) -> Iterator[Told]:
    """What papers and objects are said of are awards, kinds or levels that the catalogue has."""
    known = {word for code in entries for word in selectors(code)}
    for place, rows in _row_lists(papers):
        for word in sorted({word for row in rows for word in row["của"]} - known):
            yield place, f"“{word}” không chọn hình thức nào"

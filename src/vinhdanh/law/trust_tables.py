"""Trust in the tables ``danh-muc.yaml`` and ``thoi-han.yaml``: periods, citations, codes, coefficients."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from vinhdanh.law.dated import Row
from vinhdanh.law.facts import vocabulary
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
    rf"(?P<instrument>{INSTRUMENT})(?:, mục [IVX]+"
    rf"|, Điều (?P<article>\d+)(?: đến Điều \d+| (?P<places>{PLACE}(?:(?:, | đến ){PLACE})*))?)?"
)
DIGITS = re.compile(r"\d+(?:\.\d+)?")
HOME_KINDS = ("person", "collective")
"""Kinds of subject that are paid wherever an award is paid."""


def check_tables(
    catalogue: Mapping[str, Any], deadlines: Mapping[str, Any], instruments: Iterable[Instrument]
) -> Iterator[Told]:
    """Yield every fault of the dated tables."""
    known = {instrument.cite: instrument for instrument in instruments}
    for place, rows in [*_row_lists(catalogue), *_row_lists(deadlines)]:
        for row in rows:
            yield from ((place, text) for text in _row_faults(row, known))
        yield from ((place, text) for text in _period_faults(rows))
    for code, entry in catalogue["hình thức"].items():
        yield from ((code, text) for text in _entry_faults(entry, catalogue))
        for cite in entry.get("bao gồm", {}).values():
            yield from ((code, text) for text in _cite_faults(cite, known))
    for place, text in _cite_faults_of_single(catalogue, known):
        yield place, text


def cited_places(data: Any) -> Iterator[str]:
    """Yield every place that a row of the tables cites, each in full."""
    for _, rows in _row_lists(data):
        for cite in (one for row in rows for one in str(row.get("căn cứ", "")).split("; ")):
            found = CITE.fullmatch(cite)
            if found and found["places"]:
                article = f"{found['instrument']}, Điều {found['article']}"
                yield from (f"{article} {place}" for place in re.findall(PLACE, found["places"]))


def _row_lists(data: Any, place: str = "") -> Iterator[tuple[str, Sequence[Row]]]:
    """Yield every list of dated rows, with its place."""
    if isinstance(data, Mapping):
        for key, value in data.items():
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
    """The rows about the same thing neither overlap nor leave a gap."""
    about: dict[tuple[Any, ...], list[Row]] = {}
    for row in rows:
        if isinstance(row.get("từ"), date):
            about.setdefault((row.get("người"), row.get("khi"), row.get("ngành")), []).append(row)
    for of_one in about.values():
        for row in of_one:
            if row.get("đến", date.max) < row["từ"]:
                yield f"dòng từ {row['từ']:%d/%m/%Y} hết áp dụng trước khi áp dụng"
        open_ended = "mức" in of_one[0]
        for one, other in pairwise(of_one):
            until = other["từ"] - timedelta(days=1) if open_ended else one.get("đến", date.max)
            if one["từ"] >= other["từ"] or until >= other["từ"]:
                yield f"hai dòng cùng áp dụng ngày {other['từ']:%d/%m/%Y}"
            elif until + timedelta(days=1) < other["từ"]:
                yield f"không dòng nào áp dụng ngày {until + timedelta(days=1):%d/%m/%Y}"


def _entry_faults(entry: Mapping[str, Any], catalogue: Mapping[str, Any]) -> Iterator[str]:
    """An award refers to tables that exist."""
    named = [("quyết định", entry["quyết định"]), ("đề nghị", entry["đề nghị"])]
    named += [("biểu quyết", code) for code in entry["biểu quyết"]]
    yield from (f"không có bảng {key} “{code}”" for key, code in named if code not in catalogue[key])
    for lower in entry.get("bao gồm", {}):
        if catalogue["hình thức"].get(lower, {}).get("loại") != entry["loại"]:
            yield f"bao gồm “{lower}”, không phải một mã cùng loại trong danh mục"
    paid = entry["tiền thưởng"]
    if paid is None:
        return
    if paid["theo"] not in catalogue["tiền thưởng"]["căn cứ hệ số"]:
        yield f"không có căn cứ hệ số “{paid['theo']}”"
    yield from _coefficient_faults(paid, entry["chủ thể"])


def _coefficient_faults(paid: Mapping[str, Any], subjects: Mapping[str, Any]) -> Iterator[str]:
    """What is paid has a coefficient, in quoted digits, for every kind of subject at home and no other."""
    kinds = vocabulary().lists["kind"]
    for kind in subjects:
        if kind in HOME_KINDS and kind not in paid:
            yield f"chưa có hệ số tiền thưởng cho {kinds[kind]}"
    for kind in (kind for kind in paid if kind in kinds):
        times = paid[kind]["hệ số"]
        if kind not in subjects:
            yield f"có hệ số tiền thưởng mà không tặng cho {kinds[kind]}"
        if not isinstance(times, str) or not DIGITS.fullmatch(times):
            yield f"hệ số {times} phải là chữ số thập phân trong ngoặc kép"
        if paid[kind]["độ tin cậy"] not in PROVENANCE_WORDS:
            yield f"độ tin cậy phải là một trong: {', '.join(PROVENANCE_WORDS)}"


def _cite_faults_of_single(catalogue: Mapping[str, Any], known: Mapping[str, Instrument]) -> Iterator[Told]:
    """The settings that are not dated have their source all the same."""
    for key in ("phiếu kín", "số người dự họp"):
        yield from ((key, text) for text in _source_faults(catalogue[key], known))

"""The rules of Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I that a machine can check."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from vinhdanh.documents.domain import wording
from vinhdanh.documents.domain.seen_paper import SeenLine, SeenPaper, SeenSheet

DECREE = "Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I"
TOLERANCE = 1.0  # millimetres: what rounding and the edges of letters may add
A4 = (210, 297)
TIMES = {"timesnewroman", "timesnewromanps", "timesnewromanpsmt", "tinos", "liberationserif"}
"""Times New Roman and the free fonts with its widths, which a PDF carries inside."""
NATION = re.compile(r"CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM")
ANY_NATION = re.compile(r"c[oộ]ng h(?:òa|oà|oa) x[aã] h[oộ]i ch[uủ] ngh[iĩ]a vi[eệ]t nam", re.IGNORECASE)
ANY_MOTTO = re.compile(r"độc lập.{0,5}tự do.{0,5}hạnh phúc", re.IGNORECASE)
NUMBER = re.compile(r"^Số\b\s*:?.*/|^Số\b\s*:", re.IGNORECASE)
SYMBOL = r"[A-ZĐ][A-ZĐa-zđ]*(?:&[A-ZĐ]+)?(?:-[A-ZĐ][A-ZĐa-zđ]*(?:&[A-ZĐ]+)?)+"
DATED = re.compile(r"^\D+,\s*ngày\s+(\d+)\s+tháng\s+(\d+)\s+năm\s+\d{4}\.?$")
KINDS = {
    "QUYẾT ĐỊNH": "QĐ", "TỜ TRÌNH": "TTr", "BIÊN BẢN": "BB", "BÁO CÁO": "BC", "THÔNG BÁO": "TB",
    "KẾ HOẠCH": "KH", "GIẤY MỜI": "GM", "HƯỚNG DẪN": "HD", "CHỈ THỊ": "CT",
}  # fmt: skip
SENT = ("QUYẾT ĐỊNH", "TỜ TRÌNH", "THÔNG BÁO", "KẾ HOẠCH", "CHỈ THỊ", "HƯỚNG DẪN")
GROUND = re.compile(r"^(?:Căn cứ|Theo đề nghị|Xét đề nghị|Thực hiện)\b")
NAME_WORDS = range(2, 8)
HEAD = 16
"""So many lines may hold the letterhead, the heading and what the paper is about."""


@dataclass(frozen=True, slots=True)
class LayoutFault:
    """What is not as it should be: where, by which rule, and a sentence that says what to do."""

    place: str
    rule: str
    sentence: str


Rule = Callable[[SeenPaper], Iterator[tuple[str, str]]]
RULES: list[tuple[str, Rule]] = []


def rule(where: str) -> Callable[[Rule], Rule]:
    """Register a rule under its place in the decree."""

    def register(check: Rule) -> Rule:
        RULES.append((f"{DECREE}, {where}", check))
        return check

    return register


def layout_faults(paper: SeenPaper) -> list[LayoutFault]:
    """Return every fault, in the order of the decree."""
    return [LayoutFault(place, where, said) for where, check in RULES for place, said in check(paper)]


def heading(paper: SeenPaper) -> str:
    """Return the kind of paper that its heading names, or nothing."""
    for line in paper.lines[:HEAD]:
        for kind in (*KINDS, "PHIẾU", "DANH SÁCH"):
            if not line.beside and line.text.upper().startswith(kind) and line.text.isupper():
                return kind
    return ""


def _starting(lines: Sequence[SeenLine], pattern: re.Pattern[str]) -> SeenLine | None:
    """Return the first line of those that the pattern finds."""
    return next((line for line in lines if pattern.search(line.text)), None)


@rule("Mục I khoản 1")
def sheets_are_a4(paper: SeenPaper) -> Iterator[tuple[str, str]]:
    for sheet in paper.sheets:
        sides = sorted((sheet.width, sheet.height))
        if any(abs(side - wanted) > TOLERANCE for side, wanted in zip(sides, A4, strict=True)):
            yield (
                sheet.place,
                f"Khổ giấy là {sheet.width:g} × {sheet.height:g} mm; phải là A4 (210 × 297 mm).",
            )


@rule("Mục I khoản 3")
def margins_are_kept(paper: SeenPaper) -> Iterator[tuple[str, str]]:
    upright = [sheet for sheet in paper.sheets if not sheet.lies]
    if paper.format == "docx":
        for sheet in upright:
            yield from _margins(sheet)
    elif upright:
        yield from _margins(_tightest(upright))


def _tightest(sheets: Sequence[SeenSheet]) -> SeenSheet:
    """Return the margins of a PDF: of each side the least on any page, since a page need not be full."""

    def least(side: str, most: float) -> float | None:
        known = [getattr(sheet, side) for sheet in sheets if getattr(sheet, side) is not None]
        return min(max(min(known), 0), most) if known else None

    return SeenSheet(
        sheets[0].place, sheets[0].width, sheets[0].height,
        top=least("top", 25), bottom=least("bottom", 25), left=least("left", 99), right=least("right", 20),
    )  # fmt: skip


def _margins(sheet: SeenSheet) -> Iterator[tuple[str, str]]:
    """Yield the margins that are too small or too large."""
    for words, margin, least, most in (
        ("trên", sheet.top, 20, 25),
        ("dưới", sheet.bottom, 20, 25),
        ("trái", sheet.left, 30, 35),
        ("phải", sheet.right, 15, 20),
    ):
        if margin is not None and not least - TOLERANCE <= margin <= most + TOLERANCE:
            yield sheet.place, f"Lề {words} là {margin:g} mm; phải từ {least} đến {most} mm."


@rule("Mục I khoản 4")
def font_is_times_new_roman(paper: SeenPaper) -> Iterator[tuple[str, str]]:
    first: dict[str, str] = {}
    for line in paper.lines:
        for font in line.fonts:
            if re.sub(r"[\s_-]", "", font).lower() not in TIMES:
                first.setdefault(font, line.place)
    for font, place in first.items():
        yield place, f"Phông chữ “{font}”; phải dùng Times New Roman."


@rule("Mục I khoản 7")
def pages_are_numbered(paper: SeenPaper) -> Iterator[tuple[str, str]]:
    ballot = heading(paper) == "PHIẾU"
    for number in paper.numbers:
        if number.where == "nowhere":
            if not ballot:
                yield number.place, "Không có số trang; từ trang thứ hai phải có số trang ở giữa lề trên."
            continue
        if number.on_first:
            yield number.place, "Số trang hiện ở trang thứ nhất; trang thứ nhất không hiển thị số trang."
        if number.where == "bottom":
            yield number.place, "Số trang ở lề dưới; phải ở giữa lề trên."
        elif number.align != "center":
            yield number.place, "Số trang không ở giữa; phải canh giữa theo chiều ngang."
        if number.size and not _between(number.size, 13, 14):
            yield number.place, f"Số trang cỡ {number.size:g}; phải cỡ 13 đến 14."


def _between(size: float, least: float, most: float) -> bool:
    """Tell whether a size of type lies between two, both allowed."""
    return least - 0.1 <= size <= most + 0.1


def _type(
    line: SeenLine, what: str, least: float, most: float, *, bold: bool | None = None, italic: bool = False
) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with the type of a line."""
    if not _between(line.size, least, most):
        allowed = f"{least:g}" if least == most else f"{least:g} đến {most:g}"
        yield line.place, f"{what} cỡ {line.size:g}; phải cỡ {allowed}."
    if bold is not None and line.bold != bold:
        yield line.place, f"{what} phải {'in đậm' if bold else 'không in đậm'}."
    if line.italic != italic:
        yield line.place, f"{what} phải là chữ {'nghiêng' if italic else 'đứng'}."


@rule("Mục II khoản 1 điểm a")
def nation_is_named(paper: SeenPaper) -> Iterator[tuple[str, str]]:
    line = _starting(paper.lines[:HEAD], ANY_NATION)
    if line is None:
        yield "đầu văn bản", f"Không có Quốc hiệu “{wording.NATION}”."
        return
    if not NATION.fullmatch(line.text.strip()):
        yield line.place, f"Quốc hiệu phải in hoa, viết đúng: “{wording.NATION}”."
    yield from _type(line, "Quốc hiệu", 12, 13, bold=True)


@rule("Mục II khoản 1 điểm b")
def motto_is_written(paper: SeenPaper) -> Iterator[tuple[str, str]]:
    line = _starting(paper.lines[:HEAD], ANY_MOTTO)
    if line is None:
        yield "đầu văn bản", f"Không có Tiêu ngữ “{wording.MOTTO}”."
        return
    if line.text.strip() != wording.MOTTO:
        yield line.place, f"Tiêu ngữ phải viết đúng: “{wording.MOTTO}”, gạch nối có cách chữ hai bên."
    yield from _type(line, "Tiêu ngữ", 13, 14, bold=True)


@rule("Mục II khoản 3")
def number_has_its_form(paper: SeenPaper) -> Iterator[tuple[str, str]]:
    line = _starting(paper.lines[:HEAD], NUMBER)
    if line is None:
        return
    yield from _type(line, "Số, ký hiệu", 13, 13)
    found = re.fullmatch(rf"Số:\s*(\d*)\s*/({SYMBOL})", line.text.strip())
    if not found:
        marks = "dấu hai chấm, gạch chéo, gạch nối, không cách"
        yield line.place, f"Số, ký hiệu phải có dạng “Số: 05/QĐ-BNV”: {marks}."
        return
    number, symbol = found.groups()
    if number and (len(number) == 1 or (len(number) > 2 and number.startswith("0"))):  # noqa: PLR2004
        yield line.place, f"Số phải ghi là {int(number):02}; số nhỏ hơn 10 thêm một số 0 phía trước."
    kind = KINDS.get(heading(paper))
    if kind and symbol.partition("-")[0] != kind:
        yield line.place, f"Ký hiệu của {heading(paper).lower()} phải bắt đầu bằng “{kind}-”."


@rule("Mục II khoản 4")
def date_has_its_form(paper: SeenPaper) -> Iterator[tuple[str, str]]:
    line = _starting([line for line in paper.lines[:HEAD] if line.beside], DATED)
    if line is None:
        return
    yield from _type(line, "Địa danh, ngày tháng", 13, 14, italic=True)
    found = DATED.search(line.text)
    day, month = found.groups() if found else ("01", "01")
    if len(day) == 1:
        yield line.place, f"Ngày phải ghi là {int(day):02}; ngày nhỏ hơn 10 thêm số 0 phía trước."
    if month in {"1", "2"}:
        yield line.place, f"Tháng phải ghi là {int(month):02}; tháng 1, 2 thêm số 0 phía trước."


@rule("Mục II khoản 5")
def heading_has_its_type(paper: SeenPaper) -> Iterator[tuple[str, str]]:
    kind = heading(paper)
    for line in paper.lines[:HEAD]:
        if kind and not line.beside and line.text.isupper() and line.text.startswith(kind):
            yield from _type(line, "Tên loại văn bản", 13, 14, bold=True)
            return


@rule("Mục II khoản 6 điểm a")
def grounds_have_their_form(paper: SeenPaper) -> Iterator[tuple[str, str]]:
    if heading(paper) != "QUYẾT ĐỊNH":
        return
    grounds = _grounds(paper)
    for place, (first, text) in enumerate(grounds, 1):
        is_last = place == len(grounds)
        if not text.endswith("." if is_last else ";"):
            wanted = "căn cứ cuối cùng kết thúc bằng dấu chấm (.)" if is_last else "cuối dòng có dấu (;)"
            yield first.place, f"Căn cứ “{text[:40]}…”: {wanted}."
        yield from _type(first, "Căn cứ", 13, 14, italic=True)


def _grounds(paper: SeenPaper) -> list[tuple[SeenLine, str]]:
    """Return the grounds of a decision, each with its first line; a PDF breaks one over several lines."""
    grounds: list[tuple[SeenLine, str]] = []
    for line in paper.lines:
        if line.bold and grounds:
            break
        if GROUND.match(line.text):
            grounds.append((line, line.text))
        elif grounds:
            first, text = grounds[-1]
            grounds[-1] = first, f"{text} {line.text}"
    return grounds


@rule("Mục II khoản 6 điểm e")
def body_has_its_size(paper: SeenPaper) -> Iterator[tuple[str, str]]:
    for line in _below_heading(paper):
        body = not (line.in_table or line.beside or line.bold or line.italic)
        if body and not line.text.startswith(("-", "Nơi nhận")) and not _between(line.size, 13, 14):
            yield line.place, f"Lời văn cỡ {line.size:g}; phải cỡ 13 đến 14."
            return  # once is enough: the rest is like it


def _below_heading(paper: SeenPaper) -> Sequence[SeenLine]:
    """Return the lines from the heading on, in a công văn from Kính gửi on."""
    kind = heading(paper)
    for at, line in enumerate(paper.lines[:HEAD]):
        if line.text.startswith("Kính gửi") or (kind and not line.beside and line.text.startswith(kind)):
            return paper.lines[at:]
    return paper.lines


@rule("Mục II khoản 7 điểm c")
def signers_have_no_titles(paper: SeenPaper) -> Iterator[tuple[str, str]]:
    for line in paper.lines:
        name = wording.name_without_titles(line.text)
        if line.bold and not line.in_table and name != line.text.strip() and _is_name(name):
            yield line.place, f"Trước họ tên người ký không ghi học hàm, học vị, danh hiệu: chỉ ghi “{name}”."


def _is_name(text: str) -> bool:
    """Tell whether words could be a person's name."""
    words = text.split()
    return len(words) in NAME_WORDS and all(word[0].isupper() for word in words) and not text.isupper()


@rule("Mục II khoản 9 điểm d")
def paper_says_where_it_goes(paper: SeenPaper) -> Iterator[tuple[str, str]]:
    places = [at for at, line in enumerate(paper.lines) if line.text.startswith("Nơi nhận")]
    if not places:
        if heading(paper) in SENT:
            yield "cuối văn bản", "Không có “Nơi nhận:”."
        return
    line = paper.lines[places[0]]
    yield from _type(line, "“Nơi nhận:”", 12, 12, bold=True, italic=True)
    after = [one.text for one in paper.lines[places[0] :]]
    if not any(re.match(r"-?\s*Lưu\s*:\s*VT\b", text) for text in after):
        yield line.place, "Nơi nhận phải kết thúc bằng dòng “- Lưu: VT, …”."

"""The words and signs that Nghị định 30/2020/NĐ-CP, Phụ lục I settles: numbers, dates, marks, names."""

import re
from collections.abc import Sequence
from datetime import date

from vinhdanh.documents.domain.paper import Paper
from vinhdanh.documents.enums import DocumentKind

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
MOTTO_WIDTH = 12.2237
"""How long the motto is in bold type, in sizes of the type: so long is the rule under it."""
LATE_MONTH = 3
ACADEMIC = (
    r"(?:(?:PGS|GS|TSKH|TS|ThS|BS|BSCK\s?I{1,2}|CK\s?I{1,2}|BSCC|KS|CN|LS|DS|NGND|NGƯT|NSND|NSƯT|TTND|TTƯT|AHLĐ)\.?"
    r"|(?:Phó\s+)?[Gg]iáo sư|[Tt]iến sĩ(?: khoa học)?|[Tt]hạc sĩ|[Cc]ử nhân|[Kk]ỹ sư|[Bb]ác sĩ|[Ll]uật sư)"
)
TITLES_BEFORE = re.compile(rf"^(?:{ACADEMIC}[\s.,]*)+(?=\S)")
NOT_PRINTED = re.compile("[\x00-\x09\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]+")
SENTENCE_MARKS = " .;,:"


def printable(text: str) -> str:
    """Return words without the signs that no page can show; a line break stays."""
    return NOT_PRINTED.sub(" ", text)


def breakable(text: str, *, longest: int) -> str:
    """Return printable words; those longer than any of Vietnamese may be broken where nothing else could."""
    overlong = re.compile(rf"\S{{{longest}}}(?=\S)")
    return overlong.sub(lambda found: found[0] + "\N{ZERO WIDTH SPACE}", printable(text))


def full_heading(paper: Paper) -> str:
    """Return the words on top: ``QUYẾT ĐỊNH``; a công văn has none."""
    own = "" if paper.kind is DocumentKind.LETTER else str(paper.kind.label)
    return (paper.heading or own).upper()


def full_number(paper: Paper) -> str:
    """Return ``05/QĐ-BNV``, or with room for the number where the clerk has not given it yet."""
    return f"{'' if paper.number is None else f'{paper.number:02}'}/{paper.symbol}"


def number_line(paper: Paper) -> str:
    """Return ``Số: 05/QĐ-BNV``, or nothing for a paper without number."""
    room = "\N{NO-BREAK SPACE}" * 8 if paper.number is None else " "
    return f"Số:{room}{full_number(paper)}" if paper.symbol else ""


def written_date(on: date | None) -> str:
    """Return ``ngày 05 tháng 01 năm 2026``; days below 10 and the months 1 and 2 have a leading zero."""
    if on is None:
        return "ngày … tháng … năm …"
    month = f"{on.month:02}" if on.month < LATE_MONTH else str(on.month)
    return f"ngày {on.day:02} tháng {month} năm {on.year}"


def date_line(paper: Paper) -> str:
    """Return ``Hà Nội, ngày 05 tháng 01 năm 2026``, or nothing for a paper without place."""
    return f"{paper.place}, {written_date(paper.on)}" if paper.place else ""


def ground_lines(paper: Paper) -> list[str]:
    """Return the grounds, each ended by a semicolon and the last by a full stop."""
    return _ended([ground.rstrip(SENTENCE_MARKS) for ground in paper.grounds])


def addressee_lines(to: Sequence[str]) -> list[str]:
    """Return the lines of Kính gửi where there are several."""
    return _ended([f"- {one.rstrip(SENTENCE_MARKS)}" for one in to])


def recipient_lines(paper: Paper) -> list[str]:
    """Return the lines of Nơi nhận; the last says who keeps the paper."""
    if not paper.recipients:
        return []
    named = [f"- {recipient.lstrip('- ').rstrip(SENTENCE_MARKS)}" for recipient in paper.recipients]
    return _ended([*named, f"- Lưu: {paper.filed.rstrip(SENTENCE_MARKS)}"])


def reference_line(paper: Paper) -> str:
    """Return what stands under the title of an appendix: ``(Kèm theo Quyết định số … ngày … của …)``."""
    number = f" số {full_number(paper)}" if paper.symbol else ""
    if paper.symbol and paper.number is None:
        number = f" số       {full_number(paper)}"
    of = f" của {paper.issuer}" if paper.issuer else ""
    return f"(Kèm theo {paper.kind.label}{number} {written_date(paper.on)}{of})"


def subject_line(paper: Paper) -> str:
    """Return ``V/v …``, which a công văn has under its number."""
    return f"V/v {paper.about}" if paper.kind is DocumentKind.LETTER else ""


def name_without_titles(name: str) -> str:
    """Return a signer's name without học hàm, học vị and titles of honour before it."""
    return TITLES_BEFORE.sub("", name.strip())


def _ended(lines: list[str]) -> list[str]:
    """End each line by a semicolon and the last by a full stop."""
    return [f"{line};" for line in lines[:-1]] + [f"{line}." for line in lines[-1:]]

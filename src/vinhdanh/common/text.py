"""Vietnamese text: one normal form, folding for search, keys for comparing and sorting, names made clean.

Everything here is a pure function of its text. What offices write comes in many spellings of the same
thing (composed or not, hoà or hòa, Ð for Đ); what leaves here has one.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

MARKS_ON_A_LETTER = 2  # Êđê writes ơ̆: one mark of the letter, one of the tone; never more
TONES = {
    "\u0300": "1",
    "\u0309": "2",
    "\u0303": "3",
    "\u0301": "4",
    "\u0323": "5",
}  # ngang, huyền, hỏi, ngã, sắc, nặng
ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
LOOK_ALIKES = {"Ð": "Đ", "Ɖ": "Đ", "ð": "đ", "ɖ": "đ"}  # Icelandic and African letters on many keyboards
COMPARED = str.maketrans({**LOOK_ALIKES, "’": "'"})
BLANKS = {"\u2800", "\u115f", "\u1160", "\u3164", "\uffa0", "\u034f", *map(chr, range(0xFE00, 0xFE10))}
HIDDEN = {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"}
SIGNS_IN_NAMES = frozenset(" '’.,-()")
KNOWN_HIDDEN = {
    "\u200b": "khoảng trắng không bề rộng",
    "\u200c": "dấu ngăn nối chữ",
    "\u200d": "dấu nối chữ",
    "\u200e": "dấu hướng chữ trái sang phải",
    "\u200f": "dấu hướng chữ phải sang trái",
    "\u202a": "dấu mở đoạn trái sang phải",
    "\u202b": "dấu mở đoạn phải sang trái",
    "\u202c": "dấu đóng đoạn hướng chữ",
    "\u202d": "dấu ép chữ trái sang phải",
    "\u202e": "dấu ép chữ phải sang trái",
    "\u2066": "dấu mở đoạn trái sang phải",
    "\u2067": "dấu mở đoạn phải sang trái",
    "\u2069": "dấu đóng đoạn hướng chữ",
    "\u00ad": "gạch nối ẩn",
    "\ufeff": "dấu đầu tệp",
}


def _folding() -> dict[int, str]:
    """Map every Latin letter with marks, and every mark, to what remains without accents, in lower case."""
    table = {ord(letter): "d" for letter in "đĐðÐɖƉ"}
    table |= dict.fromkeys(range(0x300, 0x370), "")
    for code in (*range(0x41, 0x5B), *range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        base = unicodedata.normalize("NFD", chr(code))[0].lower()
        table.setdefault(code, base if base.isascii() else chr(code).lower())
    return table


FOLDING = _folding()


def _sort_weights() -> dict[str, tuple[str, str]]:
    """Give each letter of the alphabet, with or without a tone, its place in the alphabet and its tone."""
    weights = {}
    for place, letter in enumerate(ALPHABET):
        for tone in ("", *TONES):
            written = unicodedata.normalize("NFC", letter + tone)
            if len(written) == 1:
                weights[written] = (chr(ord("A") + place), TONES.get(tone, ""))
    return weights


SORT_WEIGHTS = _sort_weights()

PLAIN_NAME = frozenset(SORT_WEIGHTS) | {letter.upper() for letter in SORT_WEIGHTS} | {" "}


def nfc(text: str) -> str:
    """Return the text in the one composed form that is stored."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def collapse_spaces(text: str) -> str:
    """Return the text with every run of white space (no-break spaces and line ends too) as one space."""
    return " ".join(text.split())


def fold(text: str) -> str:
    """Return the text for search: without accents, in lower case, đ as d, spaces collapsed."""
    if text.isascii():
        return " ".join(text.lower().split())
    return " ".join(filter(None, map(_folded, text.split())))


@lru_cache(maxsize=1 << 14)
def _folded(word: str) -> str:
    """Fold one word: Vietnamese has few thousands."""
    return word.translate(FOLDING).lower()


def compare_key(text: str) -> str:
    """Return a key equal for the same words: hoà and hòa, NFD and NFC, capitals, Ð and Đ; tones count."""
    plain = text.translate(COMPARED).lower()
    return " ".join(map(_tone_last, plain.split()))


@lru_cache(maxsize=1 << 14)
def _tone_last(word: str) -> str:
    """Move the tones of a word behind it, so that their place in the word no longer matters."""
    if word.isascii():
        return word
    letters = unicodedata.normalize("NFD", word)
    tones = "".join(TONES[mark] for mark in letters if mark in TONES)
    return unicodedata.normalize("NFC", "".join(mark for mark in letters if mark not in TONES)) + tones


def given_name(full_name: str) -> str:
    """Return the name a person is called by: the last word."""
    return full_name.rsplit(maxsplit=1)[-1] if full_name.strip() else ""


def sort_key(full_name: str) -> str:
    """Return an ASCII key in the office's order: by given name, then by the rest, each as ICU orders ``vi``.

    Compare it byte by byte (in PostgreSQL: collation "C"). Letters decide before tones, as in a dictionary.
    """
    words = nfc(full_name).lower().split()
    return f"{_collation(words[-1:])} {_collation(words[:-1])}"[:240]


def _collation(words: list[str]) -> str:
    """Return the letters of the words, then their tones; a space ends before any letter begins."""
    letters, tones = [], []
    for word in words:
        weights = [_weight(sign) for sign in word]
        letters.append("".join(weight for weight, _ in weights))
        tones.append("".join(tone for _, tone in weights) or "0")
    return f"{'!'.join(letters)} {''.join(tones).rstrip('0')}"


def _weight(sign: str) -> tuple[str, str]:
    """Return the sign's weight of letter and of tone; a foreign letter sorts as its base."""
    if (known := SORT_WEIGHTS.get(sign)) is not None:
        return known
    base = sign.translate(FOLDING)
    if base == sign or len(base) != 1:
        return base, TONES.get(sign, "")
    return SORT_WEIGHTS.get(base, (base, ""))


def invisible(text: str) -> tuple[str, ...]:
    """Return the characters that show nothing or turn the direction of writing; not white space."""
    if text.isascii() and text.isprintable():
        return ()
    return tuple(
        sign
        for sign in text
        if sign in BLANKS or (unicodedata.category(sign) in HIDDEN and not sign.isspace())
    )


def describe_invisible(sign: str) -> str:
    """Name a hidden character so that a person can look for it."""
    code = f"U+{ord(sign):04X}"
    return f"{code} ({KNOWN_HIDDEN[sign]})" if sign in KNOWN_HIDDEN else code


@dataclass(frozen=True, slots=True)
class CleanName:
    """A name as it will be stored, and what was changed on the way, as sentences."""

    text: str
    remarks: tuple[str, ...] = ()


def clean_name(written: str) -> CleanName:
    """Return the name in its stored form; ValueError with a Vietnamese sentence where it must be refused."""
    text = collapse_spaces(nfc(written))
    if fault := next(_faults(text), None):
        raise ValueError(fault)
    remarks = []
    for look_alike, letter in LOOK_ALIKES.items():
        if look_alike in text:
            remarks.append(
                f"chữ “{look_alike}” (U+{ord(look_alike):04X}) đã được thay bằng “{letter}” của tiếng Việt"
            )
            text = text.replace(look_alike, letter)
    if len(text) > 1 and (text.isupper() or text.islower()) and text != (better := capitalise(text)):
        remarks.append(f"“{text}” được ghi lại là “{better}”")
        text = better
    return CleanName(text, tuple(remarks))


def capitalise(name: str) -> str:
    """Write each word of a name with a capital first letter: nguyễn văn an, NGUYỄN VĂN AN → Nguyễn Văn An."""
    return re.sub(r"[^\W\d_]+", lambda word: word[0][:1].upper() + word[0][1:].lower(), name)


def _faults(text: str) -> Iterator[str]:
    """Say why a text cannot be the name of a person, the gravest reason first."""
    if text and PLAIN_NAME.issuperset(text):
        return
    if hidden := invisible(text):
        yield (
            f"có ký tự ẩn {describe_invisible(hidden[0])} làm chữ hiện ra khác với chữ được lưu; "
            "hãy xoá cả ô rồi gõ lại họ tên"
        )
    if "?" in text or "\ufffd" in text:
        yield "có dấu hỏi thay cho chữ có dấu: tệp đã mất chữ khi lưu; hãy lưu lại dạng .xlsx hoặc CSV UTF-8"
    marks = 0
    for sign in text:
        marks = marks + 1 if unicodedata.combining(sign) else 0
        if marks > MARKS_ON_A_LETTER:
            yield "có quá nhiều dấu chồng lên một chữ; hãy gõ lại họ tên"
        elif not marks and sign not in SIGNS_IN_NAMES and (fault := _foreign(sign)):
            yield fault
    if not any(map(str.isalpha, text)):
        yield "không có chữ nào"


def _foreign(sign: str) -> str:
    """Say what is wrong with one sign in a name; nothing if it is a Latin letter."""
    if sign.isalpha():
        name = unicodedata.name(sign, "")
        if name.startswith("LATIN") or sign in "ªº":
            return ""
        return f"có chữ “{sign}” không thuộc bảng chữ Latinh (trông giống chữ Việt); hãy gõ lại họ tên"
    what = "chữ số" if sign.isdigit() else "dấu"
    return f"có {what} “{sign}”, không phải là họ tên; hãy chỉ ghi họ tên trong ô này"

"""The fonts we print with are those we vendored, and have every letter of the language."""

import hashlib
import struct
import unicodedata
from pathlib import Path

import pytest

import vinhdanh
from vinhdanh.documents.domain.typesetting import FONTS, LAYOUTS

VOWELS = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
SMALL = {unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES} | {"đ"}
LETTERS = SMALL | {letter.upper() for letter in SMALL} | {"₫"}
FACES = sorted(FONTS.glob("*.ttf"))


def letters_of(font: bytes) -> set[str]:
    """Return the signs a font has, read from its table ``cmap`` of format 4."""
    tables = {
        font[at : at + 4]: struct.unpack_from(">II", font, at + 8)
        for at in range(12, 12 + 16 * struct.unpack_from(">H", font, 4)[0], 16)
    }
    start = tables[b"cmap"][0]
    records = [
        struct.unpack_from(">HHI", font, start + 4 + 8 * place)
        for place in range(struct.unpack_from(">H", font, start + 2)[0])
    ]
    at = next(start + offset for platform, encoding, offset in records if (platform, encoding) == (3, 1))
    count = struct.unpack_from(">H", font, at + 6)[0] // 2
    ends = struct.unpack_from(f">{count}H", font, at + 14)
    starts = struct.unpack_from(f">{count}H", font, at + 16 + 2 * count)
    return {chr(code) for first, last in zip(starts, ends, strict=True) for code in range(first, last + 1)}


def test_there_are_147_letters():
    assert len(LETTERS) == 147


def test_all_four_faces_are_there():
    assert len(FACES) == 4


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.stem)
def test_no_vietnamese_letter_is_missing(face: Path):
    assert LETTERS - letters_of(face.read_bytes()) == set()


def test_a_sign_that_a_font_lacks_is_seen_as_missing():
    """The negative control."""
    assert "漢" not in letters_of(FACES[0].read_bytes())


def test_the_fonts_are_the_ones_that_were_checked():
    kept = dict(line.split("  ")[::-1] for line in (FONTS / "SHA256SUMS").read_text().splitlines())
    found = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in FONTS.iterdir()
        if path.name not in {"SHA256SUMS", "SOURCES.md"}
    }

    assert found == kept


def test_the_mark_of_certificates_is_the_mark_of_the_site():
    site = Path(vinhdanh.__file__).parent / "web" / "static" / "img" / "mark.svg"

    assert (LAYOUTS / "mark.svg").read_bytes() == site.read_bytes()

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vinhdanh.common.text import (
    ALPHABET,
    TONES,
    CleanName,
    capitalise,
    clean_name,
    collapse_spaces,
    compare_key,
    describe_invisible,
    fold,
    given_name,
    invisible,
    nfc,
)

LETTERS = sorted(
    {unicodedata.normalize("NFC", letter + tone) for letter in "aăâeêioôơuưyđ" for tone in ["", *TONES]}
)
VIETNAMESE = st.text("".join(LETTERS) + ALPHABET + ALPHABET.upper() + " ", max_size=40)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Nguyễn Thị Hồng Ánh", "nguyen thi hong anh"),
        ("ĐẶNG ĐÌNH ĐỨC", "dang dinh duc"),
        ("Ðỗ  Ðức\u00a0Ơn", "do duc on"),
        ("hoà, hòa; QUỲNH", "hoa, hoa; quynh"),
        ("Y Bhăm Niê Kđăm, ƀuôn", "y bham nie kdam, ƀuon"),
        ("", ""),
    ],
)
def test_folding_takes_accents_capitals_and_spaces_away(written: str, folded: str):
    assert fold(written) == folded


@given(VIETNAMESE)
def test_folding_is_ascii_the_same_twice_and_for_every_form(text: str):
    folded = fold(text)

    assert folded.isascii()
    assert fold(folded) == folded
    assert fold(unicodedata.normalize("NFD", text)) == folded == fold(text.upper())


@given(VIETNAMESE)
def test_every_form_of_a_text_is_stored_as_one(text: str):
    assert nfc(unicodedata.normalize("NFD", text)) == nfc(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hoà", "hòa"),
        ("Thuý", "Thúy"),
        ("uỷ ban", "Ủy ban"),
        ("Nguyễn Văn Đức", "NGUYỄN  VĂN ÐỨC"),
        ("H’Hen Niê", "H'Hen Niê"),
        ("Hồng Ánh", unicodedata.normalize("NFD", "Hồng Ánh")),
    ],
)
def test_the_same_words_compare_equal(one: str, other: str):
    assert compare_key(one) == compare_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Hoa", "Hòa"), ("Hòa", "Hoá"), ("Dung", "Dũng"), ("Đan", "Dan"), ("Tân", "Tan")]
)
def test_other_tones_and_letters_compare_unequal(one: str, other: str):
    assert compare_key(one) != compare_key(other)


@given(VIETNAMESE)
def test_comparing_never_depends_on_form_or_capitals(text: str):
    assert compare_key(unicodedata.normalize("NFD", text)) == compare_key(text) == compare_key(text.upper())


@pytest.mark.parametrize(
    ("name", "called"), [("Nguyễn Văn An", "An"), ("H’Hen Niê", "Niê"), ("An", "An"), ("  ", "")]
)
def test_a_person_is_called_by_the_last_word(name: str, called: str):
    assert given_name(name) == called


def test_spaces_of_every_kind_become_one():
    assert collapse_spaces(" Nguyễn\u00a0 Văn\n\tAn\u2009") == "Nguyễn Văn An"


@pytest.mark.parametrize(
    "sign", ["\u200b", "\u202e", "\u2066", "\u0000", "\u00ad", "\ufeff", "\u2800", "\u3164", "\ue000"]
)
def test_signs_that_cannot_be_seen_are_found(sign: str):
    assert invisible(f"Nguyễn{sign} An") == (sign,)


def test_spaces_and_letters_are_not_invisible():
    assert invisible("Nguyễn\u00a0Thị\tHồng\nÁnh ơ̆") == ()


def test_an_invisible_sign_is_named_so_that_it_can_be_looked_for():
    assert describe_invisible("\u202e") == "U+202E (dấu ép chữ phải sang trái)"
    assert describe_invisible("\ue000") == "U+E000"


@pytest.mark.parametrize(
    ("written", "clean"),
    [
        ("  Nguyễn  Văn An ", CleanName("Nguyễn Văn An")),
        (unicodedata.normalize("NFD", "Hồng Ánh"), CleanName("Hồng Ánh")),
        ("Đỗ Ðức", CleanName("Đỗ Đức", ("chữ “Ð” (U+00D0) đã được thay bằng “Đ” của tiếng Việt",))),
        ("TRẦN THỊ BƯỞI", CleanName("Trần Thị Bưởi", ("“TRẦN THỊ BƯỞI” được ghi lại là “Trần Thị Bưởi”",))),
        ("H’Hen Niê", CleanName("H’Hen Niê")),
        ("Kpă Ơ̆i (Ma Thu)", CleanName("Kpă Ơ̆i (Ma Thu)")),
    ],
)
def test_a_name_is_made_clean_and_what_was_changed_is_told(written: str, clean: CleanName):
    assert clean_name(written) == clean


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("Nguyễn \u202eVăn An", "có ký tự ẩn U+202E"),
        ("Nguyễn Văn \u0410", "không thuộc bảng chữ Latinh"),
        ("Nguy?n V?n A", "đã mất chữ khi lưu"),
        ("Nguyễn Văn An 2", "có chữ số “2”"),
        ("Nguyễn Văn An <b>", "có dấu “<”"),
        ("Nguyễn Văn A\u0323\u0301\u0301\u0301", "quá nhiều dấu"),
        ("…", "có dấu “…”"),
        ("", "không có chữ nào"),
    ],
)
def test_what_cannot_be_a_name_is_refused_with_a_reason(written: str, why: str):
    with pytest.raises(ValueError, match=re.escape(why)):
        clean_name(written)


@given(st.text(max_size=30))
def test_a_clean_name_is_clean(text: str):
    try:
        name = clean_name(text).text
    except ValueError:
        return
    assert clean_name(name) == CleanName(name)
    assert invisible(name) == ()


def test_capitals_begin_words_and_parts_of_words():
    assert capitalise("h'hen niê, đỗ-ánh") == "H'Hen Niê, Đỗ-Ánh"

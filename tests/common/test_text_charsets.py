from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vinhdanh.common.charsets import (
    Charset,
    decode,
    decode_if_better,
    from_tcvn3,
    from_vni,
    is_syllable,
    legacy_charset,
    to_tcvn3,
    to_vni,
)
from vinhdanh.demo.names import make_name

LOWER = "àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵăâđêôơư"
TEXT = st.text(LOWER + "ĂÂĐÊÔƠƯ" + "abcdeghiklmnopqrstuvxy ABCDEGHIKLMNOPQRSTUVXY", max_size=60)


def names(count: int) -> list[str]:
    rng = Random(7)  # noqa: S311 -- plays, not secrets
    return [make_name(rng, gender=rng.choice(("male", "female"))) for _ in range(count)]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("NguyÔn V¨n H¶i", "Nguyễn Văn Hải"),
        ("§Æng ThÞ TuyÕt", "Đặng Thị Tuyết"),
        ("Hoµn thµnh xuÊt s¾c nhiÖm vô", "Hoàn thành xuất sắc nhiệm vụ"),
        ("Hä vµ tªn", "Họ và tên"),
        ("Tr­¬ng H÷u Ph­íc", "Trương Hữu Phước"),
    ],
)
def test_tcvn3_is_read(written: str, meant: str):
    assert from_tcvn3(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Nguyeãn Vaên Haûi", "Nguyễn Văn Hải"),
        ("Ñaëng Thò Tuyeát", "Đặng Thị Tuyết"),
        ("Hoaøn thaønh xuaát saéc nhieäm vuï", "Hoàn thành xuất sắc nhiệm vụ"),
        ("HOÏ VAØ TEÂN", "HỌ VÀ TÊN"),
        ("Tröông Höõu Phöôùc", "Trương Hữu Phước"),
    ],
)
def test_vni_windows_is_read(written: str, meant: str):
    assert from_vni(written) == meant


@given(TEXT)
def test_tcvn3_keeps_every_letter_it_has(text: str):
    assert from_tcvn3(to_tcvn3(text)) == text


@given(st.text(LOWER + LOWER.upper() + "abcdeghiklmnpqrstvxy ", max_size=60))
def test_vni_keeps_every_letter(text: str):
    assert from_vni(to_vni(text)) == text


def test_tcvn3_writes_capitals_with_a_tone_small_as_the_font_has_none():
    assert from_tcvn3(to_tcvn3("Ánh Ổn Đỗ")) == "ánh ổn Đỗ"


def test_old_fonts_are_told_from_columns_of_names():
    some = names(300)

    assert legacy_charset(map(to_tcvn3, some)) is Charset.TCVN3
    assert legacy_charset(map(to_vni, some)) is Charset.VNI


@pytest.mark.parametrize("count", [3, 10, 300])
def test_proper_unicode_is_never_taken_for_an_old_font(count: int):
    some = names(300)

    assert {legacy_charset(some[at : at + count]) for at in range(0, 300, count)} == {None}


@pytest.mark.parametrize(
    "texts", [["Nguyen Van An", "HTXSNV"], [], ["", "123"], ["José Müller", "François"], ["Hà", "Hòa Tú"]]
)
def test_ascii_and_western_names_are_never_taken_for_an_old_font(texts: list[str]):
    assert legacy_charset(texts) is None


@given(st.lists(st.text(max_size=20), max_size=10))
def test_telling_fonts_never_fails(texts: list[str]):
    assert legacy_charset(texts) in {None, *Charset}


def test_a_unicode_cell_in_an_old_column_is_left():
    assert decode("Nguyễn Văn Hải", Charset.TCVN3) == "Nguyễn Văn Hải"
    assert decode("Hµ V¨n Tó", Charset.TCVN3) == "Hà Văn Tú"


def test_a_title_near_an_old_column_is_converted_only_where_that_helps():
    assert decode_if_better("Danh s¸ch c¸n bé", Charset.TCVN3) == "Danh sách cán bộ"
    assert decode_if_better("Hòa Bình", Charset.TCVN3) == "Hòa Bình"
    assert decode_if_better("HTXSNV", Charset.TCVN3) == "HTXSNV"


@pytest.mark.parametrize(
    "word", ["nguyễn", "Thuỷ", "quốc", "gì", "giường", "khuya", "nghiêng", "ước", "Ý", "yêu", "oanh"]
)
def test_vietnamese_words_are_syllables(word: str):
    assert is_syllable(word)


@pytest.mark.parametrize(
    "word", ["nguyÔn", "V¨n", "José", "hoàà", "cạt̀", "thành1", "mùc", "bcd", "ếệ", "Haûi"]
)
def test_other_words_are_not(word: str):
    assert not is_syllable(word)


def test_every_name_we_make_is_made_of_syllables():
    assert [word for name in names(500) for word in name.split() if not is_syllable(word)] == []

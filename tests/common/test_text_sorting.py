from itertools import product
from random import Random

import duckdb
from hypothesis import given
from hypothesis import strategies as st

from vinhdanh.common.text import ALPHABET, sort_key
from vinhdanh.demo.names import make_name


def in_order_of_icu(texts: list[str]) -> list[str]:
    """Sort as ICU does for Vietnamese."""
    with duckdb.connect() as oracle:
        oracle.execute("CREATE TABLE t (x VARCHAR)")
        oracle.executemany("INSERT INTO t VALUES (?)", [[text] for text in texts])
        return [text for (text,) in oracle.execute("SELECT x FROM t ORDER BY x COLLATE vi").fetchall()]


def by_whole_name(name: str) -> str:
    """Return the key of a name taken as one: as if all of it were the part before the given name."""
    return sort_key(f"{name} x")


def test_single_letters_stand_as_icu_puts_them():
    letters = [*ALPHABET, *"àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"]

    assert sorted(letters, key=sort_key) == in_order_of_icu(letters)


def test_three_thousand_names_stand_as_icu_puts_them():
    rng = Random(5)  # noqa: S311 -- plays, not secrets
    names = sorted({make_name(rng, gender=gender) for gender in ("male", "female") for _ in range(1_500)})
    rng.shuffle(names)

    assert sorted(names, key=by_whole_name) == in_order_of_icu(names)


def test_letters_decide_before_tones_and_shorter_before_longer():
    words = ["Hoà An", "Hoa Ân", "Hoa", "Hòa Ăn", "Hoán", "Hoạ An", "Ha", "Hoa An"]

    assert sorted(words, key=by_whole_name) == in_order_of_icu(words)


def test_given_names_decide_before_surnames():
    names = ["Trần An", "Lê Văn Bình", "Nguyễn Thị Ân", "Đỗ Ánh", "Lê Anh", "Bùi Ái", "Nguyễn Văn An"]

    assert sorted(names, key=sort_key) == [
        "Bùi Ái",
        "Nguyễn Văn An",
        "Trần An",
        "Lê Anh",
        "Đỗ Ánh",
        "Nguyễn Thị Ân",
        "Lê Văn Bình",
    ]


def test_d_stands_before_d_with_stroke_and_the_horned_letters_are_not_last():
    assert sorted(["Ơn", "Đạt", "Ưng", "Duy", "Oanh", "Xuân", "Uyên", "Yến"], key=sort_key) == [
        "Duy", "Đạt", "Oanh", "Ơn", "Uyên", "Ưng", "Xuân", "Yến",
    ]  # fmt: skip


@given(st.text(max_size=120))
def test_a_key_fits_its_column_and_is_the_same_for_every_form(name: str):
    key = sort_key(name)

    assert len(key) <= 240
    assert sort_key(name.strip()) == key


@given(
    st.lists(
        st.sampled_from(
            [f"{one} {other}" for one, other in product(("Lê", "Trần", "Đỗ"), ("An", "Ân", "Đạt"))]
        )
    )
)
def test_sorting_by_key_is_sorting_by_given_name_then_surname(names: list[str]):
    ordered = sorted(names, key=sort_key)

    assert [name.split()[1] for name in ordered] == sorted(
        (name.split()[1] for name in names), key=["An", "Ân", "Đạt"].index
    )

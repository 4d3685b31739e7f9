from collections import Counter
from random import Random

import pytest

from vinhdanh.common.text import clean_name
from vinhdanh.demo.names import GIVEN, MIDDLE, SURNAMES, make_name


def made(gender: str, count: int = 2_000, seed: int = 1) -> list[str]:
    rng = Random(seed)  # noqa: S311 -- plays, not secrets
    return [make_name(rng, gender=gender) for _ in range(count)]


def test_the_same_seed_makes_the_same_names():
    assert made("female") == made("female")
    assert made("female", seed=2) != made("female", seed=3)


@pytest.mark.parametrize("gender", ["male", "female"])
def test_a_name_is_surname_middle_and_given_name(gender: str):
    for name in made(gender, 300):
        surname, *middle, given = name.split()
        assert surname in SURNAMES
        assert " ".join(middle) in MIDDLE[gender]
        assert given in GIVEN[gender]
        assert clean_name(name).remarks == ()


def test_surnames_come_as_often_as_in_the_country():
    surnames = Counter(name.split()[0] for name in made("male"))

    assert surnames.most_common(1)[0][0] == "Nguyễn"
    assert 0.25 < surnames["Nguyễn"] / 2_000 < 0.40


def test_no_word_comes_twice_in_a_name():
    assert [name for name in made("female") if len(set(name.split())) < len(name.split())] == []

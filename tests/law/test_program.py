"""One program, carried out in integers and in polars, whole and in two: the same truths."""

import random
from dataclasses import dataclass

import polars as pl
import pytest

from vinhdanh.law.frames import flag_name, in_year
from vinhdanh.law.integers import carry_out
from vinhdanh.law.many import WORD, bit
from vinhdanh.law.masks import Page, signed
from vinhdanh.law.program import Op, Program, gathered, joined
from vinhdanh.law.series import Flag, Series

YEARS, ROWS, TRUTHS, WORDY = (1990, 2001, 2025, 2053), 12, 45, 0.2


@dataclass(frozen=True)
class Word(Series):
    """A word that no page tells."""

    number: int

    def build(self, page: Page) -> int:
        raise NotImplementedError


@dataclass(frozen=True)
class Said(Flag):
    """A flag that no page tells."""

    number: int

    def build(self, page: Page) -> int:
        raise NotImplementedError


def random_program(pick: random.Random) -> tuple[Program, list[int]]:
    """Put truths down on each other, and return some of them."""
    program = Program()
    words = [program.load(Word(number)) for number in range(4)]
    words += [words[0] & words[1], words[1] & words[2], words[2] | words[3]]
    stretches = [word.back() for word in words]
    flags = [program.load(Said(number)) for number in range(5)]
    truths = list(flags)
    on_words = [
        lambda: pick.choice(words).at(),
        lambda: pick.choice(words).run(pick.randint(1, 4)),
        lambda: pick.choice(words).counted(pick.choice(stretches), pick.randint(1, 3)),
        lambda: gathered(pick.sample(words, 2), pick.choice(stretches), pick.randint(1, 3)),
    ]
    on_truths = [
        lambda: pick.choice(truths) & pick.choice(truths),
        lambda: pick.choice(truths) | pick.choice(truths),
        lambda: ~pick.choice(truths),
    ]
    while len(truths) < TRUTHS:
        truths.append(pick.choice(on_words if pick.random() < WORDY else on_truths)())
    return program, [term.place for term in pick.sample(truths, 12)]


def random_words(pick: random.Random, program: Program) -> dict[str, int]:
    """Make words up, with long stretches as people have them."""
    return {
        name: pick.getrandbits(64) | pick.getrandbits(64) | pick.getrandbits(64) for name in program.series
    }


def swept(program: Program, places: list[int], rows: list[dict[str, int]], year: int) -> list[list[bool]]:
    """Carry a program out in polars for one year, over words and flags by their names."""
    frame = pl.DataFrame(
        {
            (flag_name(step.series, year) if step.op is Op.FLAG else step.series): (
                [bool(row[step.series] & bit(year)) for row in rows]
                if step.op is Op.FLAG
                else pl.Series([signed(row[step.series]) for row in rows], dtype=pl.Int64)
            )
            for step in program.steps
            if step.series
        }
    ).lazy()
    stages = in_year(program, places, year)
    for columns in stages.columns:
        frame = frame.with_columns(**columns)
    found = {str(number): stages.expression(place) for number, place in enumerate(places)}
    return [list(row) for row in frame.select(**found).collect().rows()]


@pytest.mark.parametrize("seed", range(25))
def test_a_program_says_the_same_in_integers_and_in_polars_whole_and_in_two(seed: int):
    pick = random.Random(seed)  # noqa: S311 -- any programs will do
    program, places = random_program(pick)
    rows = [random_words(pick, program) for _ in range(ROWS)]
    split = program.split(places)
    results = [carry_out(program, row) for row in rows]
    made = [carry_out(split.flags, row) for row in rows]
    kept = [
        row | {name: result[term.place] for name, term in split.made.items()}
        for row, result in zip(rows, made, strict=True)
    ]

    for year in YEARS:
        said = [[bool(result[place] & bit(year)) for place in places] for result in results]
        assert swept(program, places, rows, year) == said
        assert swept(split.rest, [split.moved[place].place for place in places], kept, year) == said


def test_what_rests_on_flags_alone_is_one_flag_under_the_same_name_in_every_program():
    first, second = Program(), Program()
    one, other, word = (first.load(each) for each in (Said(1), Said(2), Word(1)))
    turned, again, longer = (second.load(each) for each in (Said(2), Said(1), Word(1)))

    alone = first.split([((one | ~other) & word.run(2)).place])
    among = second.split([((~turned | again) & longer.run(2)).place, (turned & again).place])

    name = joined(Op.OR, Said(1).name, f"~{Said(2).name}")
    assert [step.series for step in alone.rest.steps if step.op is Op.FLAG] == [name]
    assert set(among.made) == {name, joined(Op.AND, Said(1).name, Said(2).name)}
    assert (one.of_flags, word.of_flags, (one & word.at()).of_flags) == (True, False, False)
    assert carry_out(alone.flags, {Said(1).name: 0, Said(2).name: 5})[alone.made[name].place] == WORD ^ 5

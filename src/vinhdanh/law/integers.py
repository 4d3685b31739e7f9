"""A program carried out for one subject, in Python integers: each truth for all years at once."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import reduce
from operator import and_

from vinhdanh.law.many import WORD
from vinhdanh.law.program import Op, Program


def carry_out(program: Program, words: Mapping[str, int]) -> list[int]:
    """Return the result of each step of a program, over the words of its series by name."""
    both, either, invert, load, same = Op.AND, Op.OR, Op.NOT, (Op.LOAD, Op.FLAG), (Op.AT, Op.BACK)
    results: list[int] = []
    put = results.append
    for op, takes, number, series in program.steps:
        if op is both:
            put(results[takes[0]] & results[takes[1]])
        elif op in load:
            put(words[series])
        elif op is either:
            put(results[takes[0]] | results[takes[1]])
        elif op in same:  # read for all years, a word is its truth, and holds the stretches of all years
            put(results[takes[0]])
        elif op is invert:
            put(WORD ^ results[takes[0]])
        else:
            put(RARER[op]([results[place] for place in takes], number))
    return results


def _run(words: Sequence[int], number: int) -> int:
    return run(words[0], number)


def _counted(words: Sequence[int], number: int) -> int:
    word, stretch = words
    return counted(word, stretch, number)


def _gathered(words: Sequence[int], number: int) -> int:
    *several, stretch = words
    return gathered(several, stretch, number)


RARER: dict[Op, Callable[[Sequence[int], int], int]] = {
    Op.YEARS: lambda _words, number: number,
    Op.LATER: lambda words, number: words[0] >> number,
    Op.ONWARD: lambda words, _number: (1 << words[0].bit_length()) - 1,
    Op.RUN: _run,
    Op.COUNTED: _counted,
    Op.GATHERED: _gathered,
}
"""The rarer operations; the others are most of a program, and take one operation of Python."""


def run(word: int, years: int) -> int:
    """Return the years in which a run of so many years ends."""
    return reduce(and_, (word >> ago for ago in range(years)))


def stretches(word: int) -> Iterator[int]:
    """Yield the unbroken stretches of a word, the newest first."""
    while word:
        rest = word & word + (word & -word)
        yield word ^ rest
        word = rest


def counted(word: int, stretch: int, least: int) -> int:
    """Return the years of stretches by which so many of their years are set in ``word``."""
    found = 0
    if word and stretch:
        for one in stretches(stretch):
            found |= since_nth(word & one, least) & one
    return found


def since_nth(word: int, number: int) -> int:
    """Return the ``number``-th oldest year of a word and all years after it."""
    for _ in range(number - 1):
        word &= ~(1 << word.bit_length() >> 1)
    return (1 << word.bit_length()) - 1


def gathered(words: Sequence[int], stretch: int, least: int) -> int:
    """Return the stretches since whose first year so many years are set in all words together."""
    found = 0
    if any(words):
        for one in stretches(stretch):
            onward = (1 << one.bit_length()) - 1
            if sum((word & onward).bit_count() for word in words) >= least:
                found |= one
    return found

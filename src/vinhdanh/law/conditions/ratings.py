"""The scale of yearly ratings, for the conditions that read it."""

from vinhdanh.law.facts import vocabulary
from vinhdanh.law.many import Series, bit
from vinhdanh.law.masks import Page

SCALE = ("khong-hoan-thanh", "hoan-thanh", "tot", "xuat-sac")
RATINGS = {
    "hoàn thành": "hoan-thanh",
    "hoàn thành tốt": "tot",
    "hoàn thành xuất sắc": "xuat-sac",
}
"""The words of law files."""


def at_least(value: str, least: str) -> bool:
    """Tell whether a rating reaches another."""
    return SCALE.index(value) >= SCALE.index(least)


def rating_name(value: str) -> str:
    """Return a rating's official name."""
    return vocabulary().name("rating", value)


def asked_rating(least: str) -> str:
    """Say which ratings are asked: the best one alone, or one and those above it."""
    return rating_name(least) if least == SCALE[-1] else f"{rating_name(least)} trở lên"


def or_better(least: str) -> Series:
    """Return the column of years rated at least so."""

    def build(page: Page) -> int:
        word = 0
        for fact in page.history.of("rating"):
            if at_least(fact["value"], least):
                word |= bit(fact["year"])
        return word

    return Series(f"rating>={least}", build)


def known_ratings() -> Series:
    """Return the column of years that have a rating."""
    return Series("rating?", lambda page: page.by_year(page.history.of("rating")))

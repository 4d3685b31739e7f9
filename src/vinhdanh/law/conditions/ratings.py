"""The scale of yearly ratings, for the conditions that read it."""

from vinhdanh.law.facts import SCALE, Fact, vocabulary

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


def rated_so(fact: Fact) -> str:
    """Say which year was rated how."""
    return f"năm {fact['year']}: {rating_name(fact['value'])}"


def asked_rating(least: str) -> str:
    """Say which ratings are asked: the best one alone, or one and those above it."""
    return rating_name(least) if least == SCALE[-1] else f"{rating_name(least)} trở lên"

"""How far long work has come, as a share from 0 to 1 that whoever does the work tells."""

from collections.abc import Callable

Tell = Callable[[float], None]
"""Is told what share of the work is done."""


def untold(_share: float) -> None:
    """Tell nobody."""


def part(tell: Tell, start: float, end: float) -> Tell:
    """Return what a part of the work tells, so that the whole moves from one share to another."""
    return lambda share: tell(start + (end - start) * share)

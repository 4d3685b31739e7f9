"""A figure: what was measured, how much it was, and the bar it stands against."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

Given = TypeVar("Given")


@dataclass(frozen=True)
class Figure:
    """A measured figure; without a bar it is told for comparison only."""

    what: str
    value: float
    unit: str
    bar: float | None = None

    @property
    def ok(self) -> bool | None:
        """Whether the bar is met; None without a bar."""
        return None if self.bar is None else self.value <= self.bar

    def line(self) -> str:
        """Return the figure as the bench prints it."""
        if self.bar is None:
            return f"{self.what} | {self.value:,.3g} {self.unit}"
        verdict = "ok" if self.ok else "short"
        return f"{self.what} | {self.value:,.3g} {self.unit} | bar <= {self.bar:,g} {self.unit} | {verdict}"


def least(work: Callable[[], Given], times: int = 5) -> tuple[Given, float]:
    """Return what some work gives, and the least CPU seconds of a few runs."""
    spent = []
    for _ in range(times):
        begun = time.process_time()
        given = work()
        spent.append(time.process_time() - begun)
    return given, min(spent)

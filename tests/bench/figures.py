"""A figure: what was measured, how much it was, and the bar it stands against."""

from dataclasses import dataclass


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

"""The words of a page to come: built when they are loaded, and only where no other page has the same."""

from collections.abc import Mapping
from typing import Optional

from vinhdanh.law.masks import Page
from vinhdanh.law.series import Series


class Words(dict[str, int]):
    """The words of a page by the names of their series; ``base`` are those of a page that differs from it.

    A word is the base's own where it reads none of the kinds of fact in which the two pages ``differ``.
    """

    def __init__(
        self,
        series: Mapping[str, Series],
        page: Page,
        base: Optional["Words"] = None,
        differ: frozenset[str] = frozenset(),
    ) -> None:
        super().__init__()
        self.series, self.page, self.base, self.differ = series, page, base, differ

    def __missing__(self, name: str) -> int:
        one = self.series[name]
        if self.base is None or one.facts_read() & self.differ:
            word = one.build(self.page)
        else:
            word = self.base[name]
        self[name] = word
        return word

    def of(self, page: Page, differ: frozenset[str]) -> "Words":
        """Return the words of a page that differs from this one in some kinds of fact."""
        return Words(self.series, page, self, differ)

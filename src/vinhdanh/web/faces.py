"""The parts of a face: the tabs under the header, each a page that deserves a link."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Tab:
    """A part of a face: URL name of its first page, words, and the beginnings of its other pages' names."""

    name: str
    label: str | Promise
    prefixes: tuple[str, ...] = ()

    @property
    def url(self) -> str:
        return reverse(self.name)

    def holds(self, here: str) -> bool:
        """Tell whether a page is a part of this tab."""
        return here == self.name or any(here.startswith(prefix) for prefix in self.prefixes)


def tabs_of(parts: Sequence[Tab], here: str) -> list[tuple[Tab, bool]]:
    """Return the tabs of a face, each with whether one is in it."""
    return [(tab, tab.holds(here)) for tab in parts]

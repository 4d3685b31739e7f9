"""Looking names up in the register, without accents, the newest decisions first."""

import re
from dataclasses import dataclass

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import Exists, OuterRef, Q, QuerySet

from vinhdanh.common.text import fold
from vinhdanh.decisions.domain.queries.standing import Standing, standings, with_changes
from vinhdanh.decisions.enums import Change
from vinhdanh.decisions.models import Award, AwardChange

SHOWN = 25
COUNTED = 1_000
"""A count goes no further: "1.000+"."""
CORRECTED = 50


@dataclass(frozen=True, slots=True)
class Hits:
    """The newest lines that a search found, and how many there are, counted no further than 1.000."""

    lines: list[Standing]
    count: int

    @property
    def counted(self) -> str:
        """The count for people."""
        shown = f"{min(self.count, COUNTED):,}".replace(",", ".")
        return f"{shown}+" if self.count > COUNTED else shown


def words_of(typed: str) -> list[str]:
    """Return the words to look for: folded, letters and digits only."""
    return re.findall(r"[a-z0-9]+", fold(typed))[:8]


def matching(lines: QuerySet[Award], typed: str) -> QuerySet[Award]:
    """Keep the lines whose name, as decided or as corrected, holds every word; the last may be unfinished."""
    words = words_of(typed)
    if not words:
        return lines
    query = SearchQuery(" & ".join([*words[:-1], f"{words[-1]}:*"]), config="simple", search_type="raw")
    renamed = AwardChange.objects.exclude(folded="").annotate(words=SearchVector("folded", config="simple"))
    corrected = list(renamed.filter(words=query).values_list("award", flat=True)[:CORRECTED])
    found = Q(words=query) | Q(pk__in=corrected) if corrected else Q(words=query)
    return lines.annotate(words=SearchVector("folded", config="simple")).filter(found)


def newest(lines: QuerySet[Award], *, first: int = 0, shown: int = SHOWN) -> Hits:
    """Return the newest of lines as they stand, and their capped count."""
    count = lines.order_by().values("pk")[: COUNTED + 1].count()
    found = lines.select_related("decision__organ", "certificate").order_by("-decided_on", "-pk")
    return Hits(standings(with_changes(found)[first : first + shown]), count)


def standing_ones(lines: QuerySet[Award]) -> QuerySet[Award]:
    """Leave out what was annulled: nobody is shown as honoured who is not."""
    annulled = AwardChange.objects.filter(award=OuterRef("pk"), change=Change.ANNULLED)
    return lines.filter(~Exists(annulled))

"""Looking names up in the register, without accents, the newest decisions first.

The index of words knows nothing of days: for a common word it would fetch and sort millions of lines, while
walking back from the newest line for a rare one would pass through all of them. So the newest lines are
looked through first, a bounded number; what is rare among them is asked of the index, by pairs of words.
"""

import re
from dataclasses import dataclass
from uuid import UUID

from django.db.models import (
    BooleanField,
    DateField,
    Exists,
    ExpressionWrapper,
    F,
    Func,
    OuterRef,
    Q,
    QuerySet,
    Value,
)

from vinhdanh.common.text import fold
from vinhdanh.decisions.domain.queries.standing import Standing, standings, with_changes
from vinhdanh.decisions.enums import Change
from vinhdanh.decisions.models import Award, AwardChange

SHOWN = 25
COUNTED = 1_000
"""A count goes no further: "1.000+"."""
LOOKED_THROUGH = 5_000
"""So many of the newest lines are read before the index is asked."""
CORRECTED = 50
MOST_WORDS = 8


@dataclass(frozen=True, slots=True)
class Hits:
    """The newest lines that a search found, and how many there are, as far as they were counted."""

    lines: list[Standing]
    count: int
    whole: bool = True
    """Whether all lines were looked through; else there may be more than were counted."""

    @property
    def counted(self) -> str:
        """The count for people."""
        shown = f"{min(self.count, COUNTED):,}".replace(",", ".")
        return shown if self.whole and self.count <= COUNTED else f"{shown}+"


def words_of(typed: str) -> list[str]:
    """Return the words to look for: folded, letters and digits only."""
    return re.findall(r"[a-z0-9]+", fold(typed))[:MOST_WORDS]


def query_of(words: list[str]) -> str:
    """Return what the column of words must hold; the last word may be unfinished.

    Beside each word stands each pair of words of a name: both together are far rarer than each alone.
    """
    *whole, last = words
    whole = list(dict.fromkeys(whole))
    alone = [word for word in whole if word.startswith(last)]
    pairs = [f"'{one}+{other}'" for place, one in enumerate(whole) for other in whole[place + 1 :]]
    ends = [f"'{word}+{last}':*" for word in whole if word not in alone]
    return " & ".join([*pairs, *ends, *(f"'{word}'" for word in alone)]) or f"'{last}':*"


def holding(words: list[str]) -> Func:
    """Return the condition that a row's column of words holds these."""
    return Func(
        F("words"),
        Value(query_of(words)),
        template="(%(expressions)s::tsquery)",
        arg_joiner=" @@ ",
        output_field=BooleanField(),
    )


def matching(lines: QuerySet[Award], typed: str) -> QuerySet[Award]:
    """Keep the lines whose name, as decided or as corrected, holds every word; the last may be unfinished."""
    words = words_of(typed)
    if not words:
        return lines
    renamed = AwardChange.objects.exclude(folded="").filter(holding(words))
    corrected = list(renamed.values_list("award", flat=True)[:CORRECTED])
    return lines.filter(Q(holding(words)) | Q(pk__in=corrected) if corrected else Q(holding(words)))


def newest(lines: QuerySet[Award], *, typed: str = "", first: int = 0, shown: int = SHOWN) -> Hits:
    """Return the newest of the lines that hold what was typed, as they stand, and their count."""
    loaded = lines.select_related("decision__organ", "tenant", "certificate")
    if not words_of(typed):
        count = lines.order_by().values("pk")[: COUNTED + 1].count()
        found = loaded.order_by("-decided_on", "-pk")
        return Hits(standings(with_changes(found)[first : first + shown]), count)
    keys, whole = _found(lines, typed, enough=first + shown)
    page = loaded.filter(pk__in=keys[first : first + shown]).order_by("-decided_on", "-pk")
    return Hits(standings(with_changes(page)), len(keys), whole)


def _found(lines: QuerySet[Award], typed: str, *, enough: int) -> tuple[list[UUID], bool]:
    """Return the keys of the newest lines found, and whether all lines were looked through."""
    days = lines.order_by("-decided_on").values_list("decided_on", flat=True)
    since = days[LOOKED_THROUGH : LOOKED_THROUGH + 1].first()
    if since is not None:
        recent = matching(lines.filter(decided_on__gte=since), typed).order_by("-decided_on", "-pk")
        keys: list[UUID] = list(recent.values_list("pk", flat=True)[: COUNTED + 1])
        if len(keys) >= enough:
            return keys, False
    # Sorted by what no index has, so that the index of words finds them and nobody walks through all lines.
    day = ExpressionWrapper(F("decided_on") + Value(0), output_field=DateField())
    every = matching(lines, typed).order_by(day.desc(), "-pk")
    return list(every.values_list("pk", flat=True)[: COUNTED + 1]), True


def standing_ones(lines: QuerySet[Award]) -> QuerySet[Award]:
    """Leave out what was annulled: nobody is shown as honoured who is not."""
    annulled = AwardChange.objects.filter(award=OuterRef("pk"), change=Change.ANNULLED)
    return lines.filter(~Exists(annulled))

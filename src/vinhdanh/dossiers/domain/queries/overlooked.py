"""Who deserves and nobody has proposed: what the law found, less what stands on a list of that year."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, QuerySet

from vinhdanh.dossiers.enums import NominationState
from vinhdanh.dossiers.models import Nomination
from vinhdanh.records.domain.queries.grid import OVERLOOKED, tally
from vinhdanh.records.models import Finding, Subject

GONE = NominationState.WITHDRAWN


def with_proposal(subjects: QuerySet[Subject], *, year: int, award: str = "") -> QuerySet[Subject]:
    """Keep the subjects proposed for a year, for one award or for any."""
    found = Nomination.objects.filter(subject=OuterRef("pk"), year=year).exclude(state=GONE)
    return subjects.filter(Exists(found.filter(award=award) if award else found))


def overlooked(subjects: QuerySet[Subject], *, year: int, award: str = "") -> QuerySet[Subject]:
    """Keep the subjects who meet a standard for a year and are neither honoured nor proposed."""
    found = _unproposed(year).filter(subject=OuterRef("pk"))
    return subjects.filter(Exists(found.filter(award=award) if award else found))


def tally_of(subjects: QuerySet[Subject], *, year: int) -> Mapping[str, Mapping[str, int]]:
    """Count as the grid does, by award, with those ``proposed`` apart from those ``overlooked``."""
    keys = subjects.order_by().values("pk")
    left = _by_award(_unproposed(year).filter(subject__in=keys))
    proposed = _by_award(Nomination.objects.filter(subject__in=keys, year=year).exclude(state=GONE))
    found = tally(subjects, year=year)
    return {
        award: {
            **found.get(award, {}),
            "overlooked": left.get(award, 0),
            "proposed": proposed.get(award, 0),
        }
        for award in {*found, *proposed}
    }


def proposals_of(subjects: Iterable[UUID], *, year: int) -> Mapping[tuple[UUID, str], Nomination]:
    """Return the proposals that stand for some subjects in a year, by subject and award."""
    found = Nomination.objects.filter(subject__in=list(subjects), year=year).exclude(state=GONE)
    return {(one.subject_id, one.award): one for one in found.order_by("pk")}


def _unproposed(year: int) -> QuerySet[Finding]:
    there = Nomination.objects.filter(
        subject=OuterRef("subject"), award=OuterRef("award"), year=OuterRef("year")
    ).exclude(state=GONE)
    return Finding.objects.filter(OVERLOOKED, ~Exists(there), year=year)


def _by_award(found: QuerySet[Finding] | QuerySet[Nomination]) -> dict[str, int]:
    rows = found.order_by("award").values("award").annotate(number=Count("pk"))
    return {row["award"]: int(row["number"]) for row in rows}

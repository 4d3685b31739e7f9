"""Who deserves and nobody has proposed: what the law found, less what stands on a list of that year."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, QuerySet

from vinhdanh.dossiers.enums import NominationState
from vinhdanh.dossiers.models import Nomination
from vinhdanh.records.domain.queries.grid import OVERLOOKED, tally
from vinhdanh.records.models import Finding, Subject

MEETING = (Finding.Outcome.ELIGIBLE.value, Finding.Outcome.AWAITING.value)
GONE = NominationState.WITHDRAWN


def with_proposal(subjects: QuerySet[Subject], *, year: int, award: str = "") -> QuerySet[Subject]:
    """Keep the subjects proposed for a year, for one award or for any."""
    found = Nomination.objects.filter(subject=OuterRef("pk"), year=year).exclude(state=GONE)
    return subjects.filter(Exists(found.filter(award=award) if award else found))


def overlooked(
    subjects: QuerySet[Subject], *, year: int, award: str = "", outcome: str = ""
) -> QuerySet[Subject]:
    """Keep who meets a standard (with one ``outcome``, or any that meets) and is not honoured or proposed."""
    found = _unproposed(year).filter(subject=OuterRef("pk"))
    found = found.filter(outcome=outcome) if outcome else found
    return subjects.filter(Exists(found.filter(award=award) if award else found))


def tally_of(subjects: QuerySet[Subject], *, year: int) -> Mapping[str, Mapping[str, int]]:
    """Count as the grid does, by award; those ``proposed`` stand apart from who is ``overlooked``."""
    keys = subjects.order_by().values("pk")
    rows = _unproposed(year).filter(subject__in=keys).order_by("award").values("award", "outcome")
    left: dict[str, dict[str, int]] = {}
    for row in rows.annotate(number=Count("pk")):
        left.setdefault(row["award"], {})[row["outcome"]] = int(row["number"])
    proposed = _by_award(Nomination.objects.filter(subject__in=keys, year=year).exclude(state=GONE))
    found = tally(subjects, year=year)
    return {
        award: {
            **found.get(award, {}),
            **{outcome: left.get(award, {}).get(outcome, 0) for outcome in MEETING},
            "overlooked": sum(left.get(award, {}).values()),
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


def _by_award(found: QuerySet[Nomination]) -> dict[str, int]:
    rows = found.order_by("award").values("award").annotate(number=Count("pk"))
    return {row["award"]: int(row["number"]) for row in rows}

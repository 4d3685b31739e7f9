"""Asking the law about whoever is picked for a list: who may stand on it, who may not, by which article."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from vinhdanh import law
from vinhdanh.dossiers.domain.achievements import (
    already_honoured,
    also_proposed,
    form_for_merit,
    forms_of_year_for,
)
from vinhdanh.dossiers.domain.routes import WHO_PROPOSES
from vinhdanh.dossiers.enums import NominationState, RoundKind, SubmissionState
from vinhdanh.dossiers.models import Nomination, Round
from vinhdanh.law.catalogue import short_name
from vinhdanh.records.domain.subjects import places_of, read_history, standing_contents
from vinhdanh.records.models import Subject
from vinhdanh.units.models import Organisation

NEVER_ASKED = frozenset({RoundKind.SUDDEN, RoundKind.THEMATIC})
"""Kinds whose merit no yearly standard measures: the competent person's finding is the ground."""
UNSENT = frozenset({SubmissionState.PREPARING, SubmissionState.APPROVED})


@dataclass(frozen=True, slots=True)
class Pick:
    """Somebody picked for an award: what the law says today, and why they may not be listed (or nothing)."""

    page: Subject
    award: str
    place: Organisation
    history: law.History
    verdict: law.Verdict
    why_not: str
    carried: Nomination | None = None
    """the same proposal on the unsent list of a unit that the person has left, or that is no more"""
    remarks: tuple[str, ...] = ()
    """what speaks of one achievement honoured twice; nobody is kept off a list for it"""

    @property
    def name(self) -> str:
        return name_of(self.page)


def name_of(page: Subject) -> str:
    """Return the name of the person or collective of a page."""
    return str(page.person or page.collective)


def has_ended(unit: Organisation, on: date) -> bool:
    """Tell whether a unit is no more on a day."""
    return unit.valid_until is not None and unit.valid_until <= on


def bars(verdict: law.Verdict, opened: Round) -> bool:
    """Tell whether the law keeps somebody off a list: on hold, or a yearly standard that is not met."""
    return verdict.outcome == law.Outcome.ON_HOLD or (
        verdict.outcome == law.Outcome.NOT_ELIGIBLE and opened.kind not in NEVER_ASKED
    )


def judge_with_remarks(
    picks: Mapping[str, Collection[Subject]], *, opened: Round, unit: Organisation, on: date
) -> list[Pick]:
    """Judge a unit's picks, and tell of each form for merit which others honour the same year."""
    judged = judge_picks(picks, opened=opened, unit=unit, on=on)
    forms = [pick for pick in judged if not pick.why_not and form_for_merit(pick.award, opened)]
    if not forms:
        return judged
    standing = forms_of_year_for((pick.page for pick in forms), opened.year)
    beside = {
        pick.page.pk: [(one.award, one.round) for one in standing.get(pick.page.pk, ())] for pick in forms
    }
    for pick in forms:
        beside[pick.page.pk].append((pick.award, opened))
    remarks = {
        (pick.page.pk, pick.award): (
            *already_honoured(pick.history, opened.year, on),
            *also_proposed(pick.award, opened, beside[pick.page.pk], on),
        )
        for pick in forms
    }
    return [replace(pick, remarks=remarks.get((pick.page.pk, pick.award), ())) for pick in judged]


def judge_picks(
    picks: Mapping[str, Collection[Subject]], *, opened: Round, unit: Organisation, on: date
) -> list[Pick]:
    """Return what a unit's picks, by award, come to in a round: listed, or not and why."""
    pages = list({page.pk: page for award in picks for page in picks[award]}.values())
    places, contents, listed = places_of(pages, on), standing_contents(pages), listed_in(opened, pages)
    judged = []
    for award in picks:
        for page in picks[award]:
            place, there = places[page.pk], listed.get((page.pk, award))
            history = read_history(page, contents[page.pk])
            verdict = law.explain(history, award, on, year=opened.year)
            carried = there if there and may_be_carried(there, place, on) else None
            why_not = (
                why_barred(page, award, verdict)
                if bars(verdict, opened)
                else why_listed(there)
                if there and not carried
                else why_elsewhere(page, place, unit)
            )
            judged.append(Pick(page, award, place, history, verdict, why_not, carried))
    return judged


def listed_in(opened: Round, pages: Iterable[Subject]) -> dict[tuple[UUID, str], Nomination]:
    """Return the proposals that stand in a round for some subjects, by subject and award."""
    found = Nomination.objects.filter(round=opened, subject__in=pages).exclude(
        state=NominationState.WITHDRAWN
    )
    found = found.select_related("submission__unit", "subject__person", "subject__collective", "report")
    return {(one.subject_id, one.award): one for one in found}


def may_be_carried(there: Nomination, place: Organisation, on: date) -> bool:
    """Tell whether a proposal follows its subject: its list is unsent and that unit no longer theirs."""
    unit = there.submission.unit
    left = has_ended(unit, on) or not place.path.startswith(unit.path)
    return left and there.state == NominationState.DRAFT and there.submission.state in UNSENT


def why_barred(page: Subject, award: str, verdict: law.Verdict) -> str:
    """Say that the law keeps somebody off a list, with the article."""
    return (
        f"Chưa đưa {name_of(page)} vào danh sách đề nghị {short_name(award)} được: "
        f"{verdict.reason} ({verdict.cite})."
    )


def why_listed(there: Nomination) -> str:
    """Say on whose list somebody stands already."""
    return (
        f"{name_of(there.subject)} đã có trong danh sách đề nghị {short_name(there.award)} "
        f"của đợt này ({there.submission.unit.name})."
    )


def why_elsewhere(page: Subject, place: Organisation, unit: Organisation) -> str:
    """Say that somebody works elsewhere; nothing where they are the unit's."""
    if place.tenant_id == unit.tenant_id and place.path.startswith(unit.path):
        return ""
    return f"{name_of(page)} không thuộc {unit.name}."


def rejudge(nominations: Iterable[Nomination], *, opened: Round, unit: Organisation, on: date) -> list[str]:
    """Read the law again for a list about to go up; give each a new verdict, return why some cannot go."""
    nominations = list(nominations)
    pages = [one.subject for one in nominations]
    places, contents = places_of(pages, on), standing_contents(pages)
    wrong = []
    for one in nominations:
        page, place = one.subject, places[one.subject_id]
        verdict = law.explain(read_history(page, contents[page.pk]), one.award, on, year=opened.year)
        one.outcome, one.verdict, one.judged_on = verdict.outcome, kept(verdict), on
        who = f"{name_of(page)} ({short_name(one.award)})"
        if bars(verdict, opened):
            wrong.append(f"{who}: {verdict.reason} ({verdict.cite})")
        elif not place.path.startswith(unit.path):
            wrong.append(f"{who}: nay thuộc {place.name}, do đơn vị mới đề nghị ({WHO_PROPOSES})")
        elif page.collective and has_ended(page.collective, on):
            wrong.append(f"{who}: tập thể này không còn hoạt động ({WHO_PROPOSES})")
    return wrong


def kept(verdict: law.Verdict) -> dict[str, str]:
    """Return what of a verdict stays with a proposal."""
    return {"reason": verdict.reason, "cite": verdict.cite, "regime": verdict.regime}

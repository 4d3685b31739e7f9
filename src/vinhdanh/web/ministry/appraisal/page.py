"""What the page of one nomination shows: dossier and record beside the law's verdict then and now."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from vinhdanh.dossiers.domain.achievements import (
    RUNNING,
    already_honoured,
    also_proposed,
    form_for_merit,
    forms_of_year,
)
from vinhdanh.dossiers.domain.voting import vote_of
from vinhdanh.dossiers.models import Nomination
from vinhdanh.law import FactError
from vinhdanh.law.catalogue import catalogue, short_name
from vinhdanh.records.domain.subjects import read_history, standing_facts
from vinhdanh.records.models import Fact
from vinhdanh.web.history import history_of
from vinhdanh.web.ministry.office import Ministry
from vinhdanh.web.nominations import record_of, verdict_now


def others_of(nomination: Nomination) -> list[tuple[Nomination, str]]:
    """Return the other nominations of the same subject, the newest first."""
    found = Nomination.objects.filter(subject=nomination.subject_id).exclude(pk=nomination.pk)
    return [(one, short_name(one.award)) for one in found.select_related("round").order_by("-created_at")]


def remarks_on(
    nomination: Nomination, facts: Sequence[Fact], others: Sequence[Nomination], on: date
) -> list[str]:
    """Say, while it may still be awarded, which other forms for merit honour the year considered."""
    opened = nomination.round
    if nomination.state not in RUNNING or not form_for_merit(nomination.award, opened):
        return []
    try:
        history = read_history(nomination.subject, [fact.content for fact in facts])
    except FactError:
        return []
    beside = [(one.award, one.round) for one in reversed(forms_of_year(others, nomination.year))]
    return [
        *already_honoured(history, nomination.year, on),
        *also_proposed(nomination.award, opened, beside, on),
    ]


def remarks_on_all(nominations: Sequence[Nomination], on: date) -> dict[UUID, list[str]]:
    """Say the same of many, by nomination."""
    pages = [one.subject for one in nominations]
    facts, beside = standing_facts(pages), defaultdict[UUID, list[Nomination]](list)
    found = Nomination.objects.filter(subject__in=pages)
    for one in found.select_related("round").order_by("-created_at"):
        beside[one.subject_id].append(one)
    return {
        one.pk: remarks_on(
            one, facts[one.subject_id], [other for other in beside[one.subject_id] if other != one], on
        )
        for one in nominations
    }


def page_of(nomination: Nomination, ministry: Ministry) -> dict[str, Any]:
    """Return all that the page shows besides its forms."""
    facts = standing_facts([nomination.subject])[nomination.subject_id]
    words = verdict_now(nomination, facts, ministry.on)
    others = others_of(nomination)
    return words | {
        "ministry": ministry,
        "nomination": nomination,
        "name": str(nomination.subject.person or nomination.subject.collective),
        "award": catalogue()[nomination.award],
        "vote": vote_of(nomination, on=ministry.on),
        "record": record_of(facts),
        "others": others,
        "remarks": remarks_on(nomination, facts, [one for one, _name in others], ministry.on),
        "appraisals": list(nomination.appraisals.order_by("-created_at")),
        "proofs": list(nomination.proofs.order_by("created_at")),
        "history": history_of(nomination.pk, nomination.submission_id),
    }

"""What the page of one nomination shows: dossier and record beside the law's verdict then and now."""

from typing import Any

from vinhdanh.dossiers.domain.voting import vote_of
from vinhdanh.dossiers.models import Nomination
from vinhdanh.law.catalogue import catalogue, short_name
from vinhdanh.records.domain.subjects import standing_facts
from vinhdanh.web.history import history_of
from vinhdanh.web.ministry.office import Ministry
from vinhdanh.web.nominations import record_of, verdict_now


def others_of(nomination: Nomination) -> list[tuple[Nomination, str]]:
    """Return the other nominations of the same subject, the newest first."""
    found = Nomination.objects.filter(subject=nomination.subject_id).exclude(pk=nomination.pk)
    return [(one, short_name(one.award)) for one in found.select_related("round").order_by("-created_at")]


def page_of(nomination: Nomination, ministry: Ministry) -> dict[str, Any]:
    """Return all that the page shows besides its forms."""
    facts = standing_facts([nomination.subject])[nomination.subject_id]
    words = verdict_now(nomination, facts, ministry.on)
    return words | {
        "ministry": ministry,
        "nomination": nomination,
        "name": str(nomination.subject.person or nomination.subject.collective),
        "award": catalogue()[nomination.award],
        "vote": vote_of(nomination, on=ministry.on),
        "record": record_of(facts),
        "others": others_of(nomination),
        "appraisals": list(nomination.appraisals.order_by("-created_at")),
        "proofs": list(nomination.proofs.order_by("created_at")),
        "history": history_of(nomination.pk, nomination.submission_id),
    }

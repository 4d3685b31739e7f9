"""What only a head may say of the year considered: attestations, for many subjects in one act."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from functools import cache
from uuid import UUID

from django.db import transaction

from vinhdanh.common.domain.log import log, register_sentences
from vinhdanh.common.domain.permissions import require
from vinhdanh.common.errors import Refused
from vinhdanh.law import load_law
from vinhdanh.law.conditions.judged import Attestation
from vinhdanh.law.facts import vocabulary
from vinhdanh.records.domain.ledger import NewFact, lock_subjects, record_facts
from vinhdanh.records.domain.subjects import places_of
from vinhdanh.records.models import Fact, Subject
from vinhdanh.units.models import Organisation, User

register_sentences(
    {"fact.attested": "Thủ trưởng xác nhận {what} năm {year} cho {subjects} người, tập thể thuộc “{unit}”."}
)
OF_EVERYBODY = frozenset(
    {
        "chap-hanh",
        "guong-mau",
        "noi-bo-doan-ket",
        "vuot-chi-tieu",
        "tiet-kiem-chong-lang-phi",
        "tham-gia-phong-trao",
        "tieu-bieu",
    }
)
"""What a head says of many at once; what sets one apart, like an act of courage, is recorded one by one."""
OWN_CASE = "Không ai tự xác nhận cho chính mình. Hãy để cấp trên trực tiếp xác nhận cho {name}."


@cache
def attestations_for(kind: str) -> Mapping[str, str]:
    """Return what standards of a kind of subject ask heads to attest of many, by code with official names."""
    asked = OF_EVERYBODY & {
        leaf.condition.of
        for standard in load_law().standards
        if kind in standard.kinds
        for leaf in standard.tree.leaves()
        if isinstance(leaf.condition, Attestation)
    }
    return {code: name for code, name in vocabulary().lists["attestation"].items() if code in asked}


def attested(subjects: Iterable[Subject], *, year: int) -> Mapping[UUID, Mapping[str, bool]]:
    """Return what has been attested (or denied) of each subject for a year."""
    said: dict[UUID, dict[str, bool]] = {subject.pk: {} for subject in subjects}
    lines = Fact.objects.filter(subject__in=said, kind="attestation", year=year, voided_at=None)
    for subject, content in lines.values_list("subject", "content"):
        said[subject][content["of"]] = content["value"] and said[subject].get(content["of"], True)
    return said


@transaction.atomic
def attest(subjects: Collection[UUID], *, of: Collection[str], year: int, actor: User, on: date) -> int:
    """Attest ``of`` for subjects as their head, passing over what has been said; tell how many were new."""
    pages = lock_subjects(set(subjects))
    places = places_of(pages.values(), on)
    for unit in {place.pk: place for place in places.values()}.values():
        require(actor, "records.attest", unit)
    if own := next(
        (page for page in pages.values() if page.person_id and page.person_id == actor.person_id), None
    ):
        raise Refused(OWN_CASE.format(name=own.person))
    said = attested(pages.values(), year=year)
    batch = [
        NewFact(
            page.pk,
            {"kind": "attestation", "of": code, "year": year, "value": True, "on": on.isoformat()},
            "Thủ trưởng đơn vị xác nhận",
        )
        for page in pages.values()
        for code in of
        if code in attestations_for("person" if page.person_id else "collective")
        and code not in said[page.pk]
    ]
    recorded = record_facts(batch, actor=actor, on=on)
    _log_by_unit({new.subject for new in batch}, places, of=of, year=year, actor=actor)
    return recorded.added


def _log_by_unit(
    whose: set[UUID], places: Mapping[UUID, Organisation], *, of: Collection[str], year: int, actor: User
) -> None:
    """Write one sentence for each unit whose people or collectives were attested."""
    units = {places[key].pk: places[key] for key in whose}
    what = ", ".join(vocabulary().name("attestation", code) for code in sorted(of))
    for unit in units.values():
        count = sum(places[key] == unit for key in whose)
        log(actor, "fact.attested", unit, what=what, year=year, subjects=count, unit=unit.name)

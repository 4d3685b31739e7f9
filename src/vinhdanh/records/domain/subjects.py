"""Subjects of commendation and their histories as the law library reads them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q

from vinhdanh.law import History, parse_history
from vinhdanh.records.models import Fact, Subject
from vinhdanh.units.models import Organisation, Person, Post

Contents = Mapping[UUID, Sequence[Mapping[str, Any]]]
"""What standing facts say, by subject."""


def subjects_of(people: Iterable[Person], collectives: Iterable[Organisation] = ()) -> list[Subject]:
    """Return the ledger pages of people and collectives, opening those that are not there yet."""
    people, collectives = list(people), list(collectives)
    pages = [Subject(tenant_id=person.tenant_id, person=person) for person in people]
    pages += [Subject(tenant_id=unit.tenant_id, collective=unit) for unit in collectives]
    Subject.objects.bulk_create(pages, batch_size=2_000, ignore_conflicts=True)
    found = Subject.objects.filter(Q(person__in=people) | Q(collective__in=collectives))
    return list(found.select_related("person", "collective"))


def places_of(subjects: Iterable[Subject], on: date) -> dict[UUID, Organisation]:
    """Return where each subject belongs on a day: a collective to itself, who has left to the agency."""
    subjects = list(subjects)
    people = {subject.person_id: subject.pk for subject in subjects if subject.person_id}
    posts = Post.objects.filter(person__in=people, period__contains=on).select_related("organisation")
    places = {people[post.person_id]: post.organisation for post in posts}
    left = [subject for subject in subjects if subject.pk not in places]
    roots = Organisation.objects.in_bulk({subject.tenant_id for subject in left})
    return places | {subject.pk: subject.collective or roots[subject.tenant_id] for subject in left}


def standing_facts(subjects: Iterable[Subject]) -> dict[UUID, list[Fact]]:
    """Return the facts that stand, by subject, oldest entry first."""
    pages: dict[UUID, list[Fact]] = {subject.pk: [] for subject in subjects}
    for fact in Fact.objects.filter(subject__in=pages, voided_at=None).order_by("pk"):
        pages[fact.subject_id].append(fact)
    return pages


def standing_contents(subjects: Iterable[Subject]) -> dict[UUID, list[dict[str, Any]]]:
    """Return only what the standing facts say, by subject, oldest entry first."""
    pages: dict[UUID, list[dict[str, Any]]] = {subject.pk: [] for subject in subjects}
    lines = Fact.objects.filter(subject__in=pages, voided_at=None).order_by("pk")
    for subject, content in lines.values_list("subject", "content"):
        pages[subject].append(content)
    return pages


def standing_by_identity(subjects: Iterable[Subject]) -> dict[UUID, dict[str, dict[str, Any]]]:
    """Return the same, each fact under its identity."""
    pages: dict[UUID, dict[str, dict[str, Any]]] = {subject.pk: {} for subject in subjects}
    lines = Fact.objects.filter(subject__in=pages, voided_at=None).order_by("pk")
    for subject, about, content in lines.values_list("subject", "identity", "content"):
        pages[subject][about] = content
    return pages


def describe_subject(subject: Subject) -> dict[str, Any]:
    """Return who a subject is, in the shape of a facts file; needs ``person`` and ``collective`` loaded."""
    person, collective = subject.person, subject.collective
    if person is not None:
        who: dict[str, Any] = {
            "id": str(subject.pk),
            "kind": "person",
            "group": person.group,
            "name": person.name,
            "gender": person.gender,
            "born": person.born,
            "joined": person.joined,
            "direct_worker": person.direct_worker,
        }
    else:
        assert collective is not None  # noqa: S101 -- a check constraint says so
        who = {
            "id": str(subject.pk),
            "kind": "collective",
            "group": collective.kind,
            "name": collective.name,
            "founded": collective.founded,
            "flags": collective.flags,
        }
    who["record_from"] = subject.record_from
    return {key: value for key, value in who.items() if value not in (None, "")}


def read_history(subject: Subject, contents: Sequence[Mapping[str, Any]]) -> History:
    """Read a subject's page; raises the library's ``FactError`` where its facts contradict one another."""
    return parse_history({"subject": describe_subject(subject), "facts": list(contents)})

"""The lines that a decision would bring to the register: shown while it is drafted, entered when issued."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from vinhdanh.common.text import fold
from vinhdanh.decisions.domain.paying import pay
from vinhdanh.decisions.domain.register import honoured_years
from vinhdanh.decisions.enums import Recipient
from vinhdanh.decisions.models import Award, Decision, Line
from vinhdanh.dossiers.enums import RoundKind
from vinhdanh.dossiers.models import Nomination
from vinhdanh.law.catalogue import AwardKind, catalogue, kind_of
from vinhdanh.units.domain.queries.organisation import names_within
from vinhdanh.units.models import Organisation, Post

LONGEST = 300  # letters of the register's column for the unit


def register_lines(decision: Decision, listed: Sequence[Line], *, decided_on: date) -> list[Award]:
    """Return the register's lines of a list, with money, as they are on the day of decision; none is kept."""
    people = [line.nomination.subject.person_id for line in listed if line.nomination.subject.person_id]
    held = Post.objects.filter(person__in=people, period__contains=decided_on)
    posts = dict(held.values_list("person", "title"))
    places = {one.pk: _place(one.nomination) for one in listed}
    named = names_within(decision.organ, [place for place in places.values() if place])
    units = {key: named[place.pk][:LONGEST] if place else "" for key, place in places.items()}
    lines = [_line(decision, one, posts, units[one.pk], decided_on) for one in listed]
    pay(lines, decided=decided_on)
    return lines


def _place(nomination: Nomination) -> Organisation | None:
    """Return where a person works, or the unit above a collective."""
    collective = nomination.subject.collective
    return collective.parent if collective else nomination.place


def _line(
    decision: Decision, listed: Line, posts: dict[UUID, str], unit_name: str, decided_on: date
) -> Award:
    nomination = listed.nomination
    person, collective = nomination.subject.person, nomination.subject.collective
    name = person.name if person else collective.name if collective else ""
    yearly = kind_of(nomination.award) is AwardKind.TITLE or nomination.round.kind == RoundKind.MERIT
    return Award(
        tenant_id=decision.tenant_id,
        decision=decision,
        ordinal=listed.ordinal,
        award=nomination.award,
        level=catalogue()[nomination.award].level,
        basis=nomination.round.kind,
        years=honoured_years(nomination.award, nomination.year) if yearly else [],
        recipient=Recipient.PERSON if person else Recipient.COLLECTIVE,
        subject=nomination.subject,
        nomination=nomination,
        name=name,
        folded=fold(name),
        post=posts.get(person.pk, "") if person else "",
        unit=nomination.place,
        unit_name=unit_name,
        gender=person.gender if person else "",
        direct_worker=bool(person and person.direct_worker),
        achievement=nomination.summary,
        achievement_code=nomination.achievement,
        done_on=nomination.done_on,
        proposed_on=nomination.proposed_on,
        decided_on=decided_on,
    )

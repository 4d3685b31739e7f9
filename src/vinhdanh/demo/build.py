"""Building the demo ministry through the product's own actions, unit by unit."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection

from vinhdanh.common.errors import Refused
from vinhdanh.demo.drafting import SILENT_UNITS, Draft, draft_ministry
from vinhdanh.demo.offices import Offices, found_ministry, open_offices
from vinhdanh.demo.staff import Line, Staff
from vinhdanh.demo.stage import Stage
from vinhdanh.demo.staging import play
from vinhdanh.demo.tree import MINISTRY_CODE, TREES, Size
from vinhdanh.records.domain.attesting import attest, attestations_for
from vinhdanh.records.domain.findings import refresh_due
from vinhdanh.records.domain.ledger import NewFact, record_facts
from vinhdanh.records.domain.subjects import subjects_of
from vinhdanh.records.models import Fact, Finding, Subject
from vinhdanh.units.domain.person import NewPerson, add_people, move_person
from vinhdanh.units.models import Organisation, Person, Post, User

Progress = Callable[[int, int, str], None]
GOOD = {"xuat-sac", "tot"}


@dataclass(frozen=True, slots=True)
class Demo:
    """The demo ministry: its agency, how much the record holds of it, and whether it was there already."""

    agency: Organisation
    people: int
    collectives: int
    facts: int
    already: bool


def build_demo(size: Size, *, seed: int, on: date, progress: Progress) -> Demo:
    """Build the demo ministry in an empty database; where it is there already, leave it as it is."""
    if existing := _existing(size):
        progress(existing.people, existing.people, "Bộ trình diễn đã có sẵn")
        return existing
    draft = draft_ministry(size, seed=seed, on=on)
    total = sum(unit.size for unit in draft.tree)
    progress(0, total, "Lập Bộ và các đơn vị")
    administrator, places = found_ministry(draft)
    people = _enter_people(draft, places, actor=administrator, on=on)
    offices = open_offices(draft, people, places, actor=administrator, on=on)
    _record(draft.leadership, {}, people, actor=offices.recorder, on=on)
    done = 0
    for unit in draft.tree:
        progress(done, total, unit.name)
        staff, units = draft.staff[unit.code], {code: places[code] for code, _ in unit.places()}
        lines = {units[code]: draft.collectives[code] for code in units}
        pages = _record(staff, lines, people, actor=offices.recorder, on=on)
        if unit.code not in SILENT_UNITS:
            _attest(
                staff, pages, people, head=offices.heads[unit.code], offices=offices, year=on.year - 1, on=on
            )
        done += unit.size
    refresh_due(on=on)
    _tell_planner()
    progress(done, total, "Các đợt xét")
    leaders = [people[one.code] for one in draft.leadership]
    play(Stage(administrator.tenant, places, offices, leaders, on))
    _tell_planner()
    progress(total, total, "Xong")
    return _counted(administrator.tenant, already=False)


def _tell_planner() -> None:
    """Let PostgreSQL count what was loaded; until it does so by itself, questions about it are slow."""
    with connection.cursor() as cursor:
        for model in (Organisation, Person, Post, Subject, Fact, Finding):
            cursor.execute(f"ANALYZE {connection.ops.quote_name(model._meta.db_table)}")  # noqa: SLF001 -- Django's way


def demo_is_here() -> bool:
    """Tell whether the database holds the demo ministry."""
    return Organisation.objects.filter(parent=None, code=MINISTRY_CODE).exists()


def _existing(size: Size) -> Demo | None:
    """Return the demo ministry that is there; refuse beside a real agency, or beside one of another size."""
    agency = Organisation.objects.filter(parent=None, code=MINISTRY_CODE).first()
    if Organisation.objects.filter(parent=None).exclude(code=MINISTRY_CODE).exists():
        raise Refused(
            "Cơ sở dữ liệu này đã có dữ liệu của một cơ quan. Bộ trình diễn không nạp vào cùng chỗ, "
            "vì mật khẩu của các tài khoản trình diễn ai cũng biết; hãy dùng một cơ sở dữ liệu trống."
        )
    if agency is None:
        return None
    if agency.children.count() != len(TREES[size]):
        raise Refused(
            "Cơ sở dữ liệu này đã có bộ trình diễn ở quy mô khác. "
            "Để nạp bộ này, hãy dùng một cơ sở dữ liệu trống."
        )
    return _counted(agency, already=True)


def _counted(agency: Organisation, *, already: bool) -> Demo:
    """Count what the record holds."""
    return Demo(
        agency=agency,
        people=Person.objects.filter(tenant=agency).count(),
        collectives=Organisation.objects.filter(tenant=agency, parent__isnull=False).count(),
        facts=Fact.objects.filter(tenant=agency, voided_at=None).count(),
        already=already,
    )


def _enter_people(
    draft: Draft, places: Mapping[str, Organisation], *, actor: User, on: date
) -> Mapping[str, Person]:
    """Enter everybody where they began, then move those who moved; return them by staff code."""
    staff = list(draft.people)
    entered = add_people([_new_person(person, places) for person in staff], actor=actor, on=on)
    people = {person.staff_code: person for person in entered}
    for person in staff:
        if person.moved:
            move_person(
                people[person.code],
                to=places[person.place],
                title=person.title,
                actor=actor,
                on=person.moved[1],
            )
    return people


def _new_person(person: Staff, places: Mapping[str, Organisation]) -> NewPerson:
    """Return somebody as the action of entering takes them."""
    return NewPerson(
        organisation=places[person.moved[0] if person.moved else person.place],
        staff_code=person.code,
        name=person.name,
        gender=person.gender,
        born=person.born,
        joined=person.joined,
        group=person.group,
        direct_worker=person.group == "cong-nhan",
        title=person.title,
        since=person.since,
    )


def _record(
    staff: Sequence[Staff],
    collectives: Mapping[Organisation, Sequence[Line]],
    people: Mapping[str, Person],
    *,
    actor: User,
    on: date,
) -> Mapping[object, Subject]:
    """Record all facts of a unit's people and collectives; return the pages by person or organisation."""
    found = subjects_of([people[person.code] for person in staff], collectives)
    pages: dict[object, Subject] = {page.person_id or page.collective_id: page for page in found}
    batch = list(_new_facts([(pages[people[one.code].pk], one.lines) for one in staff]))
    batch += _new_facts([(pages[unit.pk], lines) for unit, lines in collectives.items()])
    record_facts(batch, actor=actor, on=on)
    return pages


def _new_facts(written: Sequence[tuple[Subject, Sequence[Line]]]) -> Iterator[NewFact]:
    """Yield facts as the action of recording takes them."""
    for page, lines in written:
        for line in lines:
            yield NewFact(page.pk, line.content, line.source)


def _attest(
    staff: Sequence[Staff],
    pages: Mapping[object, Subject],
    people: Mapping[str, Person],
    *,
    head: User,
    offices: Offices,
    year: int,
    on: date,
) -> None:
    """Let the head attest for the people who did well and for the collectives; the minister for the head."""
    well = {people[one.code].pk for one in staff if one.said_of_years().get(year, set()) & GOOD}
    whose = [
        page.pk
        for key, page in pages.items()
        if key != head.person_id and (key in well or page.collective_id)
    ]
    of = {*attestations_for("person"), *attestations_for("collective")}
    attest(whose, of=of, year=year, actor=head, on=on)
    own = [page.pk for key, page in pages.items() if key == head.person_id and key in well]
    attest(own, of=of, year=year, actor=offices.minister, on=on)

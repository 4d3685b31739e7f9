"""People of the record: entering them, moving them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from vinhdanh.common.domain.log import log, register_sentences
from vinhdanh.common.domain.permissions import require
from vinhdanh.common.errors import Refused
from vinhdanh.common.text import clean_name, fold, sort_key
from vinhdanh.units.enums import Gender, PersonGroup
from vinhdanh.units.models import Organisation, Person, Post, User

register_sentences(
    {
        "people.added": "Thêm {count} người vào “{organisation}”.",
        "person.moved": "Chuyển {name} từ “{before}” sang “{after}” từ ngày {since}.",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPerson:
    """Somebody to enter into the record: who they are, and where they work since when."""

    organisation: Organisation
    staff_code: str
    name: str
    gender: Gender | str = ""
    born: date | None = None
    joined: date | None = None
    group: PersonGroup | str = ""
    direct_worker: bool = False
    title: str = ""
    since: date | None = None


def add_person(new: NewPerson, *, actor: User, on: date) -> Person:
    """Enter one person and the post they hold."""
    return add_people([new], actor=actor, on=on)[0]


@transaction.atomic
def add_people(batch: Sequence[NewPerson], *, actor: User, on: date) -> list[Person]:
    """Enter many people and their posts, all or none; a post runs from ``since``, ``joined`` or ``on``."""
    units = {new.organisation.pk: new.organisation for new in batch}
    for unit in units.values():
        require(actor, "units.keep_people", unit)
    refuse_known_codes(batch)
    people = Person.objects.bulk_create([new_person(new) for new in batch], batch_size=2_000)
    posts = [
        Post(
            person=person,
            organisation=new.organisation,
            title=new.title,
            period=(new.since or new.joined or on, None),
        )
        for person, new in zip(people, batch, strict=True)
    ]
    Post.objects.bulk_create(posts, batch_size=2_000)
    for key, count in Counter(new.organisation.pk for new in batch).items():
        log(actor, "people.added", units[key], count=count, organisation=units[key].name)
    return people


def new_person(new: NewPerson) -> Person:
    """Build a person with the keys by which lists sort and searches find them."""
    return Person(
        tenant_id=new.organisation.tenant_id,
        staff_code=new.staff_code.strip(),
        **name_with_keys(new.name),
        gender=new.gender,
        born=new.born,
        joined=new.joined,
        group=new.group,
        direct_worker=new.direct_worker,
    )


def name_with_keys(written: str) -> dict[str, str]:
    """Return the columns that hold a name: as it is stored, sorted and searched."""
    try:
        name = clean_name(written).text
    except ValueError as error:
        raise Refused(str(error)) from error
    return {"name": name, "sort_key": sort_key(name), "folded": fold(name)}


def refuse_known_codes(batch: Sequence[NewPerson]) -> None:
    """Refuse a batch in which a staff code stands twice, or belongs to somebody already entered."""
    codes = Counter((new.organisation.tenant_id, new.staff_code.strip()) for new in batch)
    twice = [code for (_, code), count in codes.items() if count > 1]
    tenants = {tenant for tenant, _ in codes}
    known = Person.objects.filter(tenant__in=tenants, staff_code__in=[code for _, code in codes])
    taken = [person.staff_code for person in known if (person.tenant_id, person.staff_code) in codes]
    if twice or taken:
        shown = ", ".join(sorted({*twice, *taken})[:5])
        raise Refused(f"Mã cán bộ đã có người mang: {shown}. Mỗi người một mã; hãy kiểm tra lại danh sách.")


@transaction.atomic
def move_person(person: Person, *, to: Organisation, title: str, actor: User, on: date) -> Post:
    """Close the post that a person holds and open one in another unit, from a day on."""
    require(actor, "units.keep_people", to)
    person = Person.objects.select_for_update().get(pk=person.pk)
    before = Post.objects.select_related("organisation").filter(person=person, period__endswith=None).first()
    if before:
        require(actor, "units.keep_people", before.organisation)
    if person.tenant_id != to.tenant_id:
        raise Refused("Chỉ chuyển người giữa các đơn vị của cùng một cơ quan.")
    if before and before.period.lower >= on:
        raise Refused(
            f"{person.name} nhận vị trí hiện nay từ ngày {before.period.lower:%d/%m/%Y}; "
            "ngày chuyển phải sau ngày ấy."
        )
    if before:
        before.period = (before.period.lower, on)
        before.save(update_fields=["period"])
    after = Post.objects.create(person=person, organisation=to, title=title, period=(on, None))
    log(
        actor,
        "person.moved",
        person,
        name=person.name,
        before=before.organisation.name if before else "ngoài cơ quan",
        after=to.name,
        since=f"{on:%d/%m/%Y}",
    )
    return after

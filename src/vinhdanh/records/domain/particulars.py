"""Who a person is and where they work now, as the record says; putting right what was entered wrongly."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from hashlib import sha256
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Choices

from vinhdanh.common.dates import write_date
from vinhdanh.common.domain.log import log, register_sentences
from vinhdanh.common.domain.permissions import require
from vinhdanh.common.errors import Refused
from vinhdanh.records.domain.ledger import lock_subjects, renew
from vinhdanh.records.domain.reading.drafts import OLDEST, YOUNGEST
from vinhdanh.records.domain.subjects import describe_subject, places_of, standing_contents
from vinhdanh.records.models import Subject
from vinhdanh.units.domain.person import name_with_keys
from vinhdanh.units.domain.queries.person import post_of
from vinhdanh.units.enums import Gender, PersonGroup
from vinhdanh.units.models import Organisation, Person, Post, User

register_sentences({"person.corrected": "Sửa thông tin của {name}: {what}. Căn cứ: {reason}"})
NAMES = {
    "name": "họ và tên",
    "staff_code": "mã cán bộ",
    "gender": "giới tính",
    "born": "ngày sinh",
    "joined": "ngày vào cơ quan",
    "group": "đối tượng",
    "direct_worker": "lao động trực tiếp",
    "organisation": "đơn vị",
    "title": "chức vụ",
}
OF_POST = ("organisation", "title")
CODED: Mapping[str, type[Choices]] = {"gender": Gender, "group": PersonGroup}
CODE_TAKEN = "Mã cán bộ “{code}” đã có người khác mang. Mỗi người một mã; hãy kiểm tra lại."
STALE = (
    "Thông tin của người này vừa được người khác sửa trong lúc bạn mở trang nên chưa có gì được ghi. "
    "Hãy đối chiếu với điều hồ sơ đang ghi rồi bấm lưu lần nữa."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Particulars:
    """What a record says of a person; who has left the agency has no unit and no title."""

    name: str
    staff_code: str
    gender: str
    born: date | None
    joined: date | None
    group: str
    direct_worker: bool
    organisation: Organisation | None
    title: str

    @property
    def mark(self) -> str:
        """Return what only equal particulars share: by it a writer shows which ones were seen."""
        values = {one.name: getattr(self, one.name) for one in fields(self)}
        values["organisation"] = self.organisation and self.organisation.pk
        return sha256(repr([str(value) for value in values.values()]).encode()).hexdigest()


class Stale(Refused):
    """Somebody else has changed the particulars since they were read; ``theirs`` is what stands now."""

    def __init__(self, theirs: Particulars) -> None:
        super().__init__(STALE)
        self.theirs = theirs


def particulars_of(person: Person, post: Post | None) -> Particulars:
    """Return what the record says of a person who holds a post now, or none."""
    own = {one.name: getattr(person, one.name) for one in fields(Particulars) if one.name not in OF_POST}
    organisation, title = (post.organisation, post.title) if post else (None, "")
    return Particulars(**own, organisation=organisation, title=title)


def differing(before: Particulars, after: Particulars) -> dict[str, tuple[Any, Any]]:
    """Return what differs, by key: the value of either."""
    pairs = {one.name: (getattr(before, one.name), getattr(after, one.name)) for one in fields(before)}
    return {key: (old, new) for key, (old, new) in pairs.items() if old != new}


def particular_words(key: str, value: Any) -> str:
    """Write the value of a particular."""
    if isinstance(value, bool):
        return "có" if value else "không"
    if not value:
        return "trống"
    if isinstance(value, date):
        return write_date(value)
    return str(CODED[key](value).label) if key in CODED else str(value)


def faults_in(before: Particulars, said: Particulars, person: Person, *, on: date) -> dict[str, str]:
    """Say by key why particulars that are new cannot be true; what stands already is not asked again."""
    changed, faults = differing(before, said), {}
    if (code := said.staff_code) != before.staff_code:
        others = Person.objects.filter(tenant=person.tenant_id, staff_code__iexact=code).exclude(pk=person.pk)
        if others.exists():
            faults["staff_code"] = CODE_TAKEN.format(code=code)
    if "born" in changed and said.born and not YOUNGEST <= on.year - said.born.year <= OLDEST:
        faults["born"] = f"Năm sinh {said.born.year} không hợp lý. Hãy kiểm tra lại ngày sinh."
    if "joined" in changed and said.joined and said.joined > on:
        faults["joined"] = f"Ngày vào cơ quan {write_date(said.joined)} chưa đến. Hãy sửa lại ngày."
    if changed.keys() & {"born", "joined"} and said.born and said.joined:
        if said.joined <= said.born:
            faults["joined"] = "Ngày vào cơ quan đứng trước ngày sinh. Hãy kiểm tra lại cả hai ngày."
        elif (age := said.joined.year - said.born.year) < YOUNGEST:
            faults["joined"] = (
                f"Vào cơ quan khi mới {age} tuổi. Hãy kiểm tra lại ngày sinh, ngày vào cơ quan."
            )
    unit = said.organisation
    if "organisation" in changed and unit and unit.valid_until and unit.valid_until <= on:
        faults["organisation"] = f"“{unit}” đã kết thúc hoạt động. Hãy chọn đơn vị đang hoạt động."
    return faults


@transaction.atomic
def correct_person(
    subject: Subject, *, seen: str, said: Particulars, reason: str, actor: User, on: date
) -> bool:
    """Put particulars right over those whose mark the writer saw; tell whether anything was changed."""
    subject = lock_subjects({subject.pk})[subject.pk]
    require(actor, "records.write", places_of([subject], on)[subject.pk])
    person = Person.objects.select_for_update(of=("self",)).get(subject=subject)
    post = post_of(person, on)
    before = particulars_of(person, post)
    said = replace(said, name=name_with_keys(said.name)["name"], staff_code=said.staff_code.strip())
    changed = differing(before, said)
    if not changed:
        return False
    if before.mark != seen:
        raise Stale(before)
    if faults := faults_in(before, said, person, on=on):
        raise Refused(" ".join(faults.values()))
    if said.organisation and "organisation" in changed:
        require(actor, "records.write", said.organisation)
    _keep(subject, person, post, {key: new for key, (_, new) in changed.items()}, on=on)
    what = "; ".join(
        f"{NAMES[key]} từ “{particular_words(key, old)}” thành “{particular_words(key, new)}”"
        for key, (old, new) in changed.items()
    )
    log(actor, "person.corrected", subject, name=said.name, what=what, reason=reason)
    return True


def _keep(subject: Subject, person: Person, post: Post | None, new: Mapping[str, Any], *, on: date) -> None:
    """Write what is new, and ask the law again where it reads that."""
    of_post = {key: value for key, value in new.items() if key in OF_POST}
    if of_post:
        if post is None:
            raise Refused(f"{person} không còn vị trí công tác nào nên không có đơn vị, chức vụ để sửa.")
        Post.objects.filter(pk=post.pk).update(**of_post)
    of_person = {key: value for key, value in new.items() if key not in OF_POST}
    if "name" in new:
        of_person |= name_with_keys(new["name"])
    if not of_person:
        return
    subject.person = person
    read_before = describe_subject(subject)
    for key, value in of_person.items():
        setattr(person, key, value)
    try:
        with transaction.atomic():
            person.save(update_fields=[*of_person])
    except IntegrityError as error:
        raise Refused(CODE_TAKEN.format(code=person.staff_code)) from error
    if describe_subject(subject) != read_before:
        renew([subject], standing_contents([subject]), on=on)

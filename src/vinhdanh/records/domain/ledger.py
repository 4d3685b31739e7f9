"""The ledger's verbs: record facts, void a fact. Masks and findings follow in the same transaction."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from vinhdanh.common.domain.log import log, register_sentences
from vinhdanh.common.domain.permissions import require
from vinhdanh.common.errors import Refused
from vinhdanh.common.keys import uuid7
from vinhdanh.common.progress import Tell, part, untold
from vinhdanh.law import FactError
from vinhdanh.records.domain.findings import BATCH, renew_findings
from vinhdanh.records.domain.identity import identity, year_of
from vinhdanh.records.domain.keeping import keep_facts
from vinhdanh.records.domain.subjects import Contents, places_of, standing_by_identity, standing_contents
from vinhdanh.records.domain.wording import key_words, kind_words, value_words
from vinhdanh.records.models import Fact, Import, Subject
from vinhdanh.units.models import User

LINES_AT_ONCE = 5_000
COMPARED, WRITTEN = 0.1, 0.4  # how far recording is, of the time it takes

register_sentences(
    {
        "fact.recorded": "Ghi {added} dữ kiện vào hồ sơ của {subjects} người, tập thể thuộc “{unit}”.",
        "fact.voided": "Bỏ dữ kiện {what} của {whose}: {reason}",
    }
)


@dataclass(frozen=True, slots=True)
class NewFact:
    """A fact to record: whose, what (a fact of a facts file), and on which paper it stands."""

    subject: UUID
    content: dict[str, Any]
    source: str = ""


@dataclass(frozen=True, slots=True)
class Recorded:
    """How many facts were new, and how many already stood word for word."""

    added: int
    repeated: int


@transaction.atomic
def record_facts(
    batch: Sequence[NewFact],
    *,
    actor: User,
    on: date,
    importing: Import | None = None,
    tell: Tell = untold,
) -> Recorded:
    """Add facts to the ledger; what already stands is passed over, what contradicts it is refused."""
    pages = lock_subjects({new.subject for new in batch})
    places = places_of(pages.values(), on)
    units = {place.pk: place for place in places.values()}
    for unit, kind in {(places[new.subject], new.content["kind"]) for new in batch}:
        require(actor, right_over(kind), unit)
    standing = standing_by_identity(pages.values())
    lines: list[dict[str, Any]] = []
    for new in batch:
        page, about = standing[new.subject], identity(new.content)
        if about not in page:
            page[about] = new.content
            lines.append(new_line(pages[new.subject], new, about, actor=actor, importing=importing))
        elif page[about] != new.content:
            raise Refused(conflict_sentence(pages[new.subject], page[about], new.content))
    write_lines(lines, tell=part(tell, COMPARED, WRITTEN))
    touched = Counter(line["subject_id"] for line in lines)
    contents = {key: list(standing[key].values()) for key in touched}
    renew([pages[key] for key in touched], contents, on=on, tell=part(tell, WRITTEN, 1))
    subjects, added_to = Counter[UUID](), Counter[UUID]()
    for subject, added in touched.items():
        subjects[places[subject].pk] += 1
        added_to[places[subject].pk] += added
    for key, added in added_to.items():
        log(actor, "fact.recorded", units[key], added=added, subjects=subjects[key], unit=units[key].name)
    return Recorded(added=len(lines), repeated=len(batch) - len(lines))


@transaction.atomic
def void_fact(fact: Fact, *, reason: str, actor: User, on: date) -> None:
    """Take a wrong fact out of the reckoning; the line itself stays, with who, when and why."""
    subject = lock_subjects({fact.subject_id})[fact.subject_id]
    require(actor, right_over(fact.kind), places_of([subject], on)[subject.pk])
    if not void_lines([fact.pk], reason=reason, actor=actor):
        raise Refused("Dữ kiện này đã được bỏ trước đó.")
    renew([subject], standing_contents([subject]), on=on)
    log(actor, "fact.voided", subject, what=fact.identity, whose=str(whose(subject)), reason=reason)


def right_over(kind: str) -> str:
    """Return the right needed to record or take back a kind of fact: only a head attests."""
    return "records.attest" if kind == "attestation" else "records.write"


def lock_subjects(keys: set[UUID]) -> dict[UUID, Subject]:
    """Lock ledger pages in the order of their keys, with who they are about."""
    found = Subject.objects.select_for_update(of=("self",)).select_related("person", "collective")
    return {subject.pk: subject for subject in found.filter(pk__in=keys).order_by("pk")}


def void_lines(keys: Iterable[UUID], *, reason: str, actor: User) -> int:
    """Mark standing lines as voided; tell how many there were."""
    return Fact.objects.filter(pk__in=keys, voided_at=None).update(
        voided_at=timezone.now(), voided_by=actor.pk, void_reason=reason
    )


def write_lines(lines: Sequence[dict[str, Any]], *, tell: Tell) -> None:
    """Write lines of the ledger, some thousands a statement."""
    for start in range(0, len(lines), LINES_AT_ONCE):
        keep_facts(lines[start : start + LINES_AT_ONCE])
        tell(min(start + LINES_AT_ONCE, len(lines)) / len(lines))


def renew(subjects: Sequence[Subject], contents: Contents, *, on: date, tell: Tell = untold) -> None:
    """Renew findings, turning a contradiction among the facts into a refusal of the whole action."""
    try:
        for start in range(0, len(subjects), BATCH):
            renew_findings(subjects[start : start + BATCH], contents, on=on)
            tell(min(start + BATCH, len(subjects)) / len(subjects))
    except FactError as error:
        sentences = "; ".join(sentence for _, sentence in error.problems)
        raise Refused(f"Chưa ghi được vì hồ sơ sẽ mâu thuẫn: {sentences}") from error


def new_line(
    subject: Subject, new: NewFact, about: str, *, actor: User, importing: Import | None
) -> dict[str, Any]:
    """Build the ledger's line for a new fact."""
    return {
        "id": uuid7(),
        "tenant_id": subject.tenant_id,
        "subject_id": subject.pk,
        "kind": new.content["kind"],
        "year": year_of(new.content),
        "content": new.content,
        "identity": about,
        "source": new.source,
        "imported_by_id": importing and importing.pk,
        "recorded_by": actor.pk,
    }


def whose(subject: Subject) -> object:
    """Return the person or collective of a page."""
    return subject.person or subject.collective


def conflict_sentence(subject: Subject, stands: dict[str, Any], new: dict[str, Any]) -> str:
    """Say which fact of the record a new one contradicts, and what to do."""
    kind = stands["kind"]
    differing = sorted(key for key in stands.keys() | new.keys() if stands.get(key) != new.get(key))
    shown = "; ".join(
        f"{key_words(key)}: hồ sơ ghi “{value_words(kind, key, stands.get(key))}”, "
        f"bản mới ghi “{value_words(kind, key, new.get(key))}”"
        for key in differing
    )
    when = f" năm {year_of(stands)}" if year_of(stands) else ""
    return (
        f"{whose(subject)}: {kind_words(kind)}{when} đã có trong hồ sơ với nội dung khác ({shown}). "
        "Nếu bản mới đúng, hãy bỏ dữ kiện cũ trong hồ sơ rồi ghi lại."
    )

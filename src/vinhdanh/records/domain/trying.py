"""What if a standard were another: tried over an agency's ledger, of which nothing changes."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from vinhdanh.common.domain.permissions import require
from vinhdanh.common.domain.watching import MOST_ATTEMPTS, watched
from vinhdanh.common.errors import Refused
from vinhdanh.common.progress import Tell, part
from vinhdanh.law import History, Law, Standard, explain, load_law
from vinhdanh.law.adjusting import Value, parameters_of, with_values
from vinhdanh.records.domain.findings import BATCH
from vinhdanh.records.domain.queries.subjects import collectives_in, people_in
from vinhdanh.records.domain.subjects import places_of, read_history, standing_contents
from vinhdanh.records.models import Subject, Trial
from vinhdanh.units.models import Organisation, User

READ, SWEPT = 0.7, 0.9  # how far the work is, of the time it takes
KEPT = timedelta(days=30)
NO_STANDARD = (
    "Ngày này chưa có tiêu chuẩn nào đang áp dụng cho hình thức và đối tượng ấy; hãy chọn ngày khác."
)
LOST = (
    f"Việc thử đã dừng đột ngột {MOST_ATTEMPTS} lần nên không được làm lại nữa; hồ sơ vẫn như trước. "
    "Hãy thử lại, hoặc báo người quản trị hệ thống."
)
BROKE_DOWN = (
    "Việc thử dừng vì một lỗi của hệ thống; hồ sơ và quy định vẫn như trước. "
    "Hãy thử lại; nếu vẫn lỗi, hãy báo người quản trị hệ thống xem nhật ký."
)


def standard_tried(law: Law, award: str, kind: str, on: date) -> Standard:
    """Return the standard in force that is to be tried otherwise."""
    standard = law.standard(award, kind, on)
    if standard is None:
        raise Refused(NO_STANDARD)
    return standard


@transaction.atomic
def ask_trial(
    agency: Organisation,
    *,
    award: str,
    kind: str,
    on: date,
    year: int,
    values: Mapping[str, Value],
    actor: User,
) -> Trial:
    """Ask what other values would change; raises the law library's ``QuestionError`` for what cannot be."""
    require(actor, "records.try", agency)
    rules = load_law()
    standard = standard_tried(rules, award, kind, on)
    with_values(rules, standard, values, on)
    told = [
        {
            "name": one.name,
            "text": one.text,
            "cite": one.cite,
            "before": one.say(one.value),
            "after": one.say(values[one.key]),
        }
        for one in parameters_of(rules, standard, on)
        if values.get(one.key, one.value) != one.value
    ]
    return Trial.objects.create(
        tenant=agency,
        award=award,
        kind=kind,
        on=on,
        year=year,
        values=dict(values),
        told=told,
        asked_by=actor.pk,
    )


def carry_out_trial(trial: Trial) -> None:
    """Judge the ledger under the law in force and under the one tried; done by the worker."""
    trial = Trial.objects.select_related("tenant").get(pk=trial.pk)
    if trial.state != Trial.State.WAITING:
        return
    try:
        with watched(trial, lost=LOST) as tell:
            result = _outcome(trial, tell)
    except Refused as reason:
        stop_trial(trial, str(reason))
    else:
        waiting = Trial.objects.filter(pk=trial.pk, state=Trial.State.WAITING)
        waiting.update(state=Trial.State.DONE, result=result)


def stop_trial(trial: Trial, problem: str) -> None:
    """Say why a trial came to nothing."""
    waiting = Trial.objects.filter(pk=trial.pk, state=Trial.State.WAITING)
    waiting.update(state=Trial.State.STOPPED, problem=problem)


def forget_trials(*, now: datetime) -> int:
    """Delete trials that nobody will look at any more."""
    return Trial.objects.filter(created_at__lt=now - KEPT).delete()[0]


def _outcome(trial: Trial, tell: Tell) -> dict[str, Any]:
    from vinhdanh.law.simulating import price_of, simulate

    rules = load_law()
    standard = standard_tried(rules, trial.award, trial.kind, trial.on)
    tried = with_values(rules, standard, trial.values, trial.on)
    found = people_in if trial.kind == "person" else collectives_in
    subjects = {str(one.pk): one for one in found(trial.tenant, trial.on)}
    pages = {page.subject.id: page for page in _pages([*subjects.values()], part(tell, 0, READ))}
    answer = simulate(pages.values(), tried, trial.on, year=trial.year, law=rules, also=[trial.award])
    tell(SWEPT)
    changes = [one for one in answer.changes if one.award == trial.award]
    units = _units([subjects[one.subject] for one in changes], trial)
    return {
        "subjects": len(pages),
        "reached": answer.reached[trial.award],
        "price": price_of(trial.award, trial.kind, trial.on),
        "changes": [
            {
                "subject": one.subject,
                "unit": str(units[one.subject]),
                "step": one.step,
                "before": one.before,
                "after": one.after,
                **_why(pages[one.subject], trial, rules if one.step > 0 else tried),
            }
            for one in changes
        ],
        "others": [
            {"award": award, "gained": len(answer.of(award, 1)), "lost": len(answer.of(award, -1))}
            for award in answer.awards
            if award != trial.award
        ],
    }


def _pages(subjects: Sequence[Subject], tell: Tell) -> Iterator[History]:
    """Read the ledger's pages, some hundreds a question."""
    for start in range(0, len(subjects), BATCH):
        batch = subjects[start : start + BATCH]
        contents = standing_contents(batch)
        yield from (read_history(one, contents[one.pk]) for one in batch)
        tell((start + len(batch)) / len(subjects))


def _why(page: History, trial: Trial, law: Law) -> dict[str, str]:
    """Say on what it depends: what is lacking under the law that asks more."""
    verdict = explain(page, trial.award, trial.on, year=trial.year, law=law)
    return {"why": verdict.reason, "cite": verdict.cite}


def _units(subjects: Sequence[Subject], trial: Trial) -> dict[str, UUID]:
    """Return under which unit right below the agency each subject stands, or the agency itself."""
    tops = list(Organisation.objects.filter(parent=trial.tenant_id))
    return {
        str(pk): next((top.pk for top in tops if place.path.startswith(top.path)), trial.tenant_id)
        for pk, place in places_of(subjects, trial.on).items()
    }

"""What stands in the way of a decision, each with its article: shown live, refused at last."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Max, Q

from vinhdanh import law
from vinhdanh.common.errors import Refused
from vinhdanh.decisions.domain.queries.lines import lines_of
from vinhdanh.decisions.domain.queries.ready import APPROVED
from vinhdanh.decisions.enums import DecisionKind, DecisionState
from vinhdanh.decisions.models import Decision, Line
from vinhdanh.dossiers.domain.nomination import name_of
from vinhdanh.dossiers.domain.routes import STEPS_IN_ORDER, WHO_PROPOSES
from vinhdanh.dossiers.enums import Step
from vinhdanh.dossiers.models import Nomination, Proof
from vinhdanh.law.catalogue import short_name
from vinhdanh.law.facts import vocabulary
from vinhdanh.law.question import is_open
from vinhdanh.records.domain.subjects import read_history, standing_contents
from vinhdanh.records.models import Finding
from vinhdanh.units.models import User

SHOWN = 5


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that stands in the way, and by which article (empty where reason alone forbids)."""

    text: str
    cite: str = ""

    @property
    def sentence(self) -> str:
        return f"{self.text} ({self.cite})." if self.cite else f"{self.text}."


def refuse(faults: Iterable[Fault]) -> None:
    """Refuse with all faults, if there are any; what was entered is kept."""
    if found := list(faults):
        told = " ".join(fault.sentence for fault in found[:SHOWN])
        more = f" Và {len(found) - SHOWN} điều nữa." if len(found) > SHOWN else ""
        raise Refused(f"{told}{more} Những gì đã nhập vẫn được giữ.")


def faults_of_draft(decision: Decision, on: date, *, actor: User) -> Iterator[Fault]:
    """Yield what stands in the way of handing a draft up on a day."""
    if decision.kind != DecisionKind.AWARD:
        yield from faults_of_amendments(decision, on)
        return
    lines = lines_of(decision)
    if not lines:
        yield Fault("Danh sách chưa có tên nào nên chưa trình được")
    yield from own_case(lines, actor)
    yield from faults_of_authority(decision, {line.nomination.award for line in lines}, on)
    yield from not_approved(lines)
    yield from barred(lines, on)
    yield from ended_units(lines, on)


def own_case(lines: Sequence[Line], actor: User) -> Iterator[Fault]:
    """Yield that the actor's own name is on the list."""
    if any(line.nomination.concerns(actor) for line in lines):
        yield Fault(
            "Danh sách có tên chính bạn. Không ai tự trình, tự ban hành quyết định khen thưởng mình; hãy để "
            "người khác làm bước này"
        )


def faults_of_authority(decision: Decision, awards: Iterable[str], on: date) -> Iterator[Fault]:
    """Yield, for each award, that this signer may not decide on it on a day, and who may."""
    for award in sorted(awards):
        try:
            power = law.authority(award, signer=decision.signer, on=on, delegated=bool(decision.mandate))
        except law.NoRuleError as error:
            yield Fault(str(error).rstrip("."))
            continue
        if not power.allowed:
            signer = vocabulary().name("competent", decision.signer)
            who = "; ".join(dict.fromkeys(one.name for one in power.powers))
            yield Fault(
                f"{signer} không có thẩm quyền quyết định tặng {short_name(award)} ngày {on:%d/%m/%Y}; "
                f"người có thẩm quyền: {who}",
                power.cite,
            )


def not_approved(lines: Sequence[Line]) -> Iterator[Fault]:
    """Yield which names have left the approved ones since they were put on the list."""
    keys = [line.nomination_id for line in lines]
    fit = set(Nomination.objects.filter(APPROVED, pk__in=keys).values_list("pk", flat=True))
    for line in lines:
        if line.nomination_id not in fit:
            one = line.nomination
            yield Fault(
                f"{name_of(one.subject)} ({short_name(one.award)}) đang ở trạng thái "
                f"“{one.get_state_display()}”, không còn trong danh sách đã được duyệt; hãy bỏ tên này "
                "khỏi danh sách hoặc chờ kết luận",
                STEPS_IN_ORDER,
            )


def barred(lines: Sequence[Line], on: date) -> Iterator[Fault]:
    """Yield whom discipline or an open matter bars on a day; a matter that was concluded bars nobody."""
    regime = law.load_law().regime(on)
    articles = regime.guards if regime else {}
    pages = {line.nomination.subject_id: line.nomination.subject for line in lines}
    contents = standing_contents(pages.values())
    for key, page in pages.items():
        if not any(one["kind"] in WATCHED for one in contents[key]):
            continue
        history = read_history(page, contents[key])
        for fact in history.of("pending"):
            if is_open(fact, on):
                matter = vocabulary().name("matter", fact["matter"])
                text = f"{name_of(page)} đang {matter} từ {fact['from']:%d/%m/%Y}, chưa có kết luận"
                yield Fault(text, articles.get("tạm dừng", ""))
        for fact in history.of("discipline"):
            if fact["from"] <= on < fact.get("until", date.max):
                form = vocabulary().name("discipline", fact["form"])
                text = f"{name_of(page)} đang trong thời hạn kỷ luật ({form} từ {fact['from']:%d/%m/%Y})"
                yield Fault(text, articles.get("kỷ luật", ""))


WATCHED = frozenset({"discipline", "pending"})


def doubts_of(decision: Decision, lines: Sequence[Line], on: date) -> Iterator[Fault]:
    """Yield, of a list not yet issued, whose verdict on a day is open or against them; nothing is refused.

    Whom the kept findings call eligible is not read again.
    """
    if decision.state == DecisionState.ISSUED:
        return
    listed = [line.nomination for line in lines]
    clear = Finding.objects.filter(
        subject__in={one.subject_id for one in listed}, outcome=Finding.Outcome.ELIGIBLE
    )
    settled = set(clear.values_list("subject", "award", "year"))
    doubted = [one for one in listed if (one.subject_id, one.award, one.year) not in settled]
    contents = standing_contents({one.subject for one in doubted})
    for one in doubted:
        who = f"{name_of(one.subject)} ({short_name(one.award)})"
        try:
            history = read_history(one.subject, contents[one.subject_id])
        except law.FactError:
            yield Fault(f"{who}: hồ sơ có dữ kiện mâu thuẫn nên chưa soi lại được")
            continue
        verdict = law.explain(history, one.award, on, year=one.year)
        if verdict.outcome in UNSETTLED:
            yield Fault(f"{who}: {verdict.reason}", verdict.cite)


UNSETTLED = frozenset({law.Outcome.NOT_ELIGIBLE, law.Outcome.INSUFFICIENT, law.Outcome.AWAITING})
"""What a person should look at before signing; an open matter stands among the faults."""


def ended_units(lines: Sequence[Line], on: date) -> Iterator[Fault]:
    """Yield which collectives on the list are no more on a day."""
    for line in lines:
        unit = line.nomination.subject.collective
        if unit is not None and unit.valid_until is not None and unit.valid_until <= on:
            yield Fault(
                f"{unit.name} đã kết thúc hoạt động từ ngày {unit.valid_until:%d/%m/%Y} (sáp nhập hoặc "
                "giải thể); hãy bỏ tên này khỏi danh sách và đề nghị theo tên đơn vị kế thừa",
                WHO_PROPOSES,
            )


def faults_of_day(decision: Decision, lines: Sequence[Line], decided_on: date, on: date) -> Iterator[Fault]:
    """Yield that a decision cannot have a day: it has not come, or lies before what it rests on."""
    if decided_on > on:
        yield Fault(f"Ngày quyết định {decided_on:%d/%m/%Y} chưa đến")
        return
    if decision.round is not None and decided_on < decision.round.opens_on:
        yield Fault(
            f"Ngày quyết định {decided_on:%d/%m/%Y} trước ngày mở đợt xét {decision.round.opens_on:%d/%m/%Y}",
            STEPS_IN_ORDER,
        )
    keys = [line.nomination_id for line in lines]
    sent = {line.nomination.submission_id for line in lines}
    proofs = Proof.objects.filter(Q(nomination__in=keys) | Q(submission__in=sent))
    steps = proofs.values("step").annotate(day=Max("proved_on")).filter(day__gt=decided_on)
    if late := steps.order_by("day").last():
        yield Fault(
            f"Ngày quyết định {decided_on:%d/%m/%Y} trước ngày hoàn thành bước “{Step(late['step']).label}” "
            f"({late['day']:%d/%m/%Y}); sớm nhất ghi được ngày ấy",
            STEPS_IN_ORDER,
        )


def faults_of_list(decision: Decision, now: Sequence[Sequence[str]]) -> Iterator[Fault]:
    """Yield how the list differs from the one that was handed up for signature."""
    before, after = {tuple(one) for one in decision.listed}, {tuple(one) for one in now}
    if before == after:
        return
    gone = ", ".join(f"{name} ({unit})" for _, _, name, unit in sorted(before - after)[:SHOWN])
    come = ", ".join(f"{name} ({unit})" for _, _, name, unit in sorted(after - before)[:SHOWN])
    yield Fault(
        f"Danh sách đã khác với danh sách trình ký ngày {decision.submitted_on:%d/%m/%Y}: khi trình có "
        f"“{gone or 'không'}”, nay là “{come or 'không'}”; hãy rút về, xem lại rồi trình lại",
        STEPS_IN_ORDER,
    )


def faults_of_amendments(decision: Decision, on: date) -> Iterator[Fault]:
    """Yield what stands in the way of correcting or annulling: no line, or another organ's decision."""
    wanted = list(decision.amendments.select_related("award"))
    if not wanted:
        yield Fault("Dự thảo chưa có dòng nào được sửa đổi")
    if decision.kind == DecisionKind.ANNULMENT:
        yield from faults_of_authority(decision, {one.award.award for one in wanted}, on)

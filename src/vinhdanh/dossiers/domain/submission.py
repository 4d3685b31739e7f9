"""A unit's list on its way up: meeting, approval, sending, recall, reception."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone

from vinhdanh.common.domain.log import log, register_sentences
from vinhdanh.common.domain.permissions import require
from vinhdanh.common.domain.states import move
from vinhdanh.common.errors import NotAllowed, Refused
from vinhdanh.dossiers.domain.judging import has_ended, rejudge
from vinhdanh.dossiers.domain.proof import prove
from vinhdanh.dossiers.domain.report import unreported, unreported_words
from vinhdanh.dossiers.domain.routes import STEPS_IN_ORDER, WHO_PROPOSES
from vinhdanh.dossiers.domain.voting import faults_of_meeting, unit_votes
from vinhdanh.dossiers.enums import NominationState, RoundState, Step, SubmissionState
from vinhdanh.dossiers.models import Nomination, Round, Submission
from vinhdanh.records.domain.subjects import places_of
from vinhdanh.units.domain.queries.organisation import steps_of
from vinhdanh.units.models import Organisation, User

register_sentences(
    {
        "submission.started": "Lập danh sách đề nghị của {unit} cho đợt “{round}”.",
        "submission.met": "Ghi biên bản họp xét ngày {met}: {present}/{electorate} người dự.",
        "submission.approved": "Thủ trưởng {unit} duyệt danh sách {count} đề nghị.",
        "submission.approved_short": "Thủ trưởng {unit} duyệt danh sách {count} đề nghị, kể cả đề nghị không "
        "đủ số phiếu ở đơn vị: {outvoted}.",
        "submission.reopened": "Mở lại danh sách để sửa: {reason}",
        "submission.sent": "Gửi tờ trình số {number} và danh sách {count} đề nghị.",
        "submission.recalled": "Thu hồi danh sách trước khi được tiếp nhận: {reason}",
        "submission.extended": "Gia hạn cho {unit} đến {until}: {reason}",
        "submission.received": "Tiếp nhận danh sách của {unit} ngày {received}.",
    }
)


@transaction.atomic
def submission_of(opened: Round, unit: Organisation, *, actor: User) -> Submission:
    """Return the list of a unit in a round, starting it where there is none yet."""
    require(actor, "dossiers.nominate", unit)
    if unit.tenant_id != opened.tenant_id or not unit.path.startswith(opened.organ.path):
        raise NotAllowed("dossiers.nominate")
    if opened.state != RoundState.OPEN:
        raise Refused(f"Đợt xét “{opened.name}” hiện không nhận đề nghị.")
    found, created = Submission.objects.get_or_create(
        round=opened, unit=unit, defaults={"tenant_id": unit.tenant_id}
    )
    if created:
        log(actor, "submission.started", found, unit=unit.name, round=opened.name)
    return found


def changeable(submission: Submission) -> Submission:
    """Lock a list and return it, if it is still being made and its round takes submissions."""
    locked = Submission.objects.select_for_update(of=("self",)).select_related("round", "unit")
    submission = locked.get(pk=submission.pk)
    if submission.state != SubmissionState.PREPARING:
        raise Refused(
            f"Danh sách đang ở trạng thái “{submission.get_state_display()}” nên không sửa được. "
            "Hãy mở lại hoặc thu hồi danh sách trước khi sửa."
        )
    if submission.round.state != RoundState.OPEN:
        raise Refused(f"Đợt xét “{submission.round.name}” đã khép lại nên danh sách không sửa được nữa.")
    return submission


def refuse_ended(unit: Organisation, on: date) -> None:
    """Refuse to go on with the list of a unit that is no more; who took its people over lists them."""
    if has_ended(unit, on):
        raise Refused(
            f"{unit.name} đã kết thúc hoạt động từ ngày {unit.valid_until:%d/%m/%Y} nên không còn đề nghị "
            f"được ({WHO_PROPOSES}). Danh sách được giữ nguyên; đơn vị tiếp nhận đánh dấu "
            "những người này trong bảng xét của mình thì đề nghị và báo cáo đã viết chuyển theo."
        )


@transaction.atomic
def record_meeting(
    submission: Submission,
    *,
    met_on: date,
    electorate: int,
    present: int,
    votes: Mapping[UUID, int],
    note: str,
    actor: User,
    on: date,
) -> None:
    """Record the unit's meeting: who could vote, who came, and the votes for each nomination."""
    require(actor, "dossiers.nominate", submission.unit)
    submission = changeable(submission)
    refuse_ended(submission.unit, on)
    year = submission.round.year
    if faults := faults_of_meeting(
        met_on=met_on, electorate=electorate, present=present, votes=votes, year=year, on=on
    ):
        raise Refused(" ".join(faults.values()))
    nominations = list(submission.nominations.select_for_update())
    if unknown := set(votes) - {nomination.pk for nomination in nominations}:
        raise Refused(
            f"Có {len(unknown)} dòng phiếu không thuộc danh sách này. Hãy mở lại trang rồi nhập lại."
        )
    for nomination in nominations:
        nomination.votes_for = votes.get(nomination.pk)
    Nomination.objects.bulk_update(nominations, ["votes_for"])
    Submission.objects.filter(pk=submission.pk).update(
        met_on=met_on, electorate=electorate, present=present, meeting_note=note
    )
    log(
        actor,
        "submission.met",
        submission,
        met=f"{met_on:%d/%m/%Y}",
        present=present,
        electorate=electorate,
    )


@transaction.atomic
def approve_submission(submission: Submission, *, actor: User, on: date) -> None:
    """Approve a list as the unit's head: nothing empty, nobody without a vote where a meeting is a step."""
    require(actor, "dossiers.approve", submission.unit)
    submission = changeable(submission)
    refuse_ended(submission.unit, on)
    nominations = list(submission.nominations.select_related("subject__person", "subject__collective"))
    if not nominations:
        raise Refused("Danh sách chưa có đề nghị nào nên chưa duyệt được.")
    if own := next((one for one in nominations if one.concerns(actor)), None):
        raise Refused(
            f"Danh sách có tên {own.subject.person}. Không ai tự duyệt đề nghị cho chính mình; hãy để "
            "cấp phó được giao quyền Thủ trưởng của đơn vị duyệt danh sách này."
        )
    if Step.SELECT in submission.round.route:
        if submission.met_on is None:
            raise Refused("Chưa ghi cuộc họp xét của đơn vị. Hãy ghi ngày họp, số người dự và số phiếu.")
        if unvoted := [one for one in nominations if one.votes_for is None]:
            raise Refused(f"Còn {len(unvoted)} đề nghị chưa có số phiếu của cuộc họp xét.")
        _refuse_failed_votes(nominations, electorate=submission.electorate, on=submission.met_on)
        prove(
            submission,
            Step.SELECT,
            figures={"electorate": submission.electorate, "present": submission.present},
            cite=STEPS_IN_ORDER,
            document=submission.minutes,
            actor=actor,
            on=submission.met_on,
        )
    _follow_posts(nominations, submission.unit, on)
    move(submission, SubmissionState.APPROVED, approved_by=actor.pk, approved_at=timezone.now())
    prove(
        submission,
        Step.SIGN,
        figures={"nominations": len(nominations)},
        cite=STEPS_IN_ORDER,
        actor=actor,
        on=on,
    )
    _log_approval(submission, nominations, actor=actor, on=on)


def _follow_posts(nominations: list[Nomination], unit: Organisation, on: date) -> None:
    """Put each name under the department of the unit where its bearer works on the day of approval."""
    places = places_of([one.subject for one in nominations], on)
    for one in nominations:
        place = places[one.subject_id]
        if place.pk != one.place_id and unit.path in steps_of(place.path):
            Nomination.objects.filter(pk=one.pk).update(place=place)


def _log_approval(submission: Submission, nominations: list[Nomination], *, actor: User, on: date) -> None:
    """Tell in the journal who was approved though the unit's vote, which the law leaves open, fell short."""
    votes = unit_votes(nominations, electorate=submission.electorate, on=submission.met_on or on)
    words = {"unit": submission.unit.name, "count": len(nominations)}
    if outvoted := "; ".join(vote.shortfall for vote in votes if vote.passed is False):
        log(actor, "submission.approved_short", submission, outvoted=outvoted, **words)
    else:
        log(actor, "submission.approved", submission, **words)


def _refuse_failed_votes(nominations: list[Nomination], *, electorate: int | None, on: date) -> None:
    """Refuse a list with a name whose ballot, where the law asks for one, did not reach its threshold."""
    votes = unit_votes(nominations, electorate=electorate, on=on)
    if failed := [vote.sentence for vote in votes if vote.blocks]:
        raise Refused(
            f"Có {len(failed)} đề nghị không đạt số phiếu luật định nên chưa duyệt được: "
            f"{'; '.join(failed)}. Hãy bỏ các tên này khỏi danh sách, hoặc ghi lại kết quả họp nếu ghi nhầm."
        )


@transaction.atomic
def reopen_submission(submission: Submission, *, reason: str, actor: User) -> None:
    """Take an approval back before sending, so that the list may be mended."""
    require(actor, "dossiers.reopen", submission.unit)
    if submission.state != SubmissionState.APPROVED:
        raise Refused("Chỉ mở lại được danh sách đã duyệt mà chưa gửi.")
    move(submission, SubmissionState.PREPARING, approved_by=None, approved_at=None)
    log(actor, "submission.reopened", submission, reason=reason)


@transaction.atomic
def send_submission(submission: Submission, *, number: int, symbol: str, actor: User, on: date) -> None:
    """Send an approved list up before its deadline; the route of the round is frozen into it.

    Its papers are kept by the worker (:func:`vinhdanh.dossiers.tasks.keep_papers`): many reports take long.
    """
    require(actor, "dossiers.nominate", submission.unit)
    submission = (
        Submission.objects.select_for_update(of=("self",))
        .select_related("round__organ", "unit")
        .get(pk=submission.pk)
    )
    refuse_ended(submission.unit, on)
    due = submission.extended_until or submission.round.due_on
    if submission.round.state != RoundState.OPEN:
        raise Refused(f"Đợt xét “{submission.round.name}” đã khép lại nên không gửi được nữa.")
    if submission.state == SubmissionState.PREPARING:
        raise Refused("Danh sách chưa được Thủ trưởng đơn vị duyệt nên chưa gửi được.")
    if on > due:
        raise Refused(
            f"Đã quá hạn gửi {due:%d/%m/%Y} do {submission.round.organ.name} đặt để hồ sơ kịp thẩm định "
            f"({STEPS_IN_ORDER}). Danh sách vẫn được giữ nguyên; hãy đề nghị {submission.round.organ.name} "
            "gia hạn."
        )
    _number(submission, number, on.year)
    move(
        submission,
        SubmissionState.SENT,
        symbol=symbol,
        sent_at=timezone.now(),
        route=submission.round.route,
    )
    nominations = _still_right(submission, on)
    _refuse_unreported(nominations, submission, on)
    for nomination in nominations:
        nomination.state, nomination.proposed_on = NominationState.SENT, on
    Nomination.objects.bulk_update(
        nominations, ["state", "proposed_on", "outcome", "verdict", "judged_on"], batch_size=500
    )
    log(actor, "submission.sent", submission, number=f"{number:02}/{symbol}", count=len(nominations))


def _number(submission: Submission, number: int, year: int) -> None:
    """Give a tờ trình its number of the unit's book; each year a number is given once."""
    submission.number, submission.number_year = number, year
    try:
        with transaction.atomic():
            submission.save(update_fields=["number", "number_year"])
    except IntegrityError as error:
        taken = Submission.objects.select_related("round").get(
            unit=submission.unit_id, number=number, number_year=year
        )
        raise Refused(
            f"Số {number} đã lấy cho tờ trình năm {year} của {submission.unit.name} trong đợt "
            f"“{taken.round.name}”. Hãy xem lại sổ văn thư và ghi số khác."
        ) from error


def _still_right(submission: Submission, on: date) -> list[Nomination]:
    """Lock the names about to go up, judge each anew, and refuse the list where something has changed."""
    found = submission.nominations.select_for_update(of=("self",)).filter(state=NominationState.DRAFT)
    found = found.select_related("subject__person", "subject__collective", "report")
    nominations = list(found.order_by("pk"))
    if wrong := rejudge(nominations, opened=submission.round, unit=submission.unit, on=on):
        raise Refused(
            f"Từ khi lập danh sách, {len(wrong)} đề nghị không còn gửi được: {'; '.join(wrong)}. Hãy mở "
            "lại danh sách, bỏ các tên này (hoặc chờ kết luận), rồi duyệt và gửi lại. Mọi nội dung khác được "
            "giữ nguyên."
        )
    return nominations


def _refuse_unreported(nominations: list[Nomination], submission: Submission, on: date) -> None:
    """Refuse a list while a dossier lacks the report of achievements that the law asks for."""
    if missing := unreported(nominations, submission.round, on):
        raise Refused(
            f"{unreported_words(missing)} Hãy mở lại danh sách, viết báo cáo của các tên này hoặc bỏ các tên "
            "này khỏi danh sách, rồi duyệt và gửi lại. Mọi nội dung khác được giữ nguyên."
        )


@transaction.atomic
def recall_submission(submission: Submission, *, reason: str, actor: User) -> None:
    """Call a list back before it is received."""
    require(actor, "dossiers.nominate", submission.unit)
    if submission.state != SubmissionState.SENT:
        raise Refused("Chỉ thu hồi được danh sách đã gửi mà chưa được tiếp nhận.")
    move(
        submission,
        SubmissionState.PREPARING,
        sent_at=None,
        number=None,
        number_year=None,
        symbol="",
        approved_by=None,
        approved_at=None,
        petition=None,
        minutes=None,
    )
    submission.nominations.filter(state=NominationState.SENT).update(
        state=NominationState.DRAFT, proposed_on=None
    )
    log(actor, "submission.recalled", submission, reason=reason)


@transaction.atomic
def extend_deadline(submission: Submission, *, until: date, reason: str, actor: User) -> None:
    """Let one unit send later than the others, for a reason that stays."""
    require(actor, "dossiers.open_round", submission.round.organ)
    if until <= submission.round.due_on:
        raise Refused(f"Ngày gia hạn phải sau hạn chung {submission.round.due_on:%d/%m/%Y}.")
    Submission.objects.filter(pk=submission.pk).update(extended_until=until)
    log(
        actor,
        "submission.extended",
        submission,
        unit=submission.unit.name,
        until=f"{until:%d/%m/%Y}",
        reason=reason,
    )


@transaction.atomic
def receive_submission(submission: Submission, *, received_on: date, actor: User, on: date) -> None:
    """Register the day a list was received: that day picks the law; appraisal begins."""
    require(actor, "dossiers.appraise", submission.round.organ)
    submission = (
        Submission.objects.select_for_update(of=("self",))
        .select_related("round", "unit")
        .get(pk=submission.pk)
    )
    if received_on > on:
        raise Refused("Ngày tiếp nhận không được sau hôm nay.")
    sent = submission.nominations.filter(state=NominationState.SENT)
    sent_on = sent.aggregate(day=Max("proposed_on"))["day"]
    if sent_on is not None and received_on < sent_on:
        raise Refused(
            f"Ngày tiếp nhận {received_on:%d/%m/%Y} trước ngày đơn vị gửi {sent_on:%d/%m/%Y}. Quy định có "
            "hiệu lực vào ngày tiếp nhận được dùng để xét, nên ngày ấy không ghi lùi được."
        )
    move(submission, SubmissionState.RECEIVED, received_on=received_on)
    sent.update(state=NominationState.APPRAISING)
    prove(
        submission,
        Step.RECEIVE,
        figures={"nominations": submission.nominations.count()},
        actor=actor,
        on=received_on,
    )
    log(
        actor,
        "submission.received",
        submission,
        unit=submission.unit.name,
        received=f"{received_on:%d/%m/%Y}",
    )

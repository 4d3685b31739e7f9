"""One session for those who convene it: preparing, voting, closing, its papers."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vinhdanh.councils.domain.closing import close_session, note_discussion
from vinhdanh.councils.domain.counting import record_written
from vinhdanh.councils.domain.queries.agenda import ready_nominations, standing_items
from vinhdanh.councils.domain.queries.members import members_on
from vinhdanh.councils.domain.queries.roll import roll_of
from vinhdanh.councils.domain.roll import ask_in_writing, take_roll
from vinhdanh.councils.domain.session import (
    appoint_tellers,
    change_agenda,
    drop_session,
    open_voting,
    require_planned,
    return_to_planning,
    revise_session,
    withdraw_item,
)
from vinhdanh.councils.models import Session
from vinhdanh.law.catalogue import short_name
from vinhdanh.web.acting import done, handled, typed
from vinhdanh.web.ministry.council.acting import convened_session, small_form
from vinhdanh.web.ministry.council.forms import (
    DiscussionForm,
    MeetingForm,
    PaperForm,
    ReasonForm,
    RollForm,
    TellerForm,
    WrittenForm,
)
from vinhdanh.web.ministry.council.page import page_of
from vinhdanh.web.ministry.office import ministry_of

form_page = require_http_methods(["GET", "HEAD", "POST"])


def up_to(session: Session) -> tuple[str, str]:
    """Return the way back to a session's page."""
    return reverse("ministry_session", args=[session.pk]), session.title


@require_safe
def session(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show how far a session is, and what its votes came to."""
    shown = convened_session(request, pk)
    return render(request, "ministry/council/session.html", page_of(shown, ministry_of(request)))


@form_page
def edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Call a planned session otherwise, or hold it on another day or elsewhere."""
    shown = convened_session(request, pk)
    require_planned(shown)
    known = {name: getattr(shown, name) for name in MeetingForm.base_fields}
    return small_form(
        request,
        MeetingForm(typed(request), initial=known),
        lambda said: revise_session(shown, **said, actor=request.user),
        title=_("Sửa phiên họp"),
        lead=_("Nội dung của phiên họp giữ nguyên; đổi ngày họp thì xem lại điểm danh."),
        button=_("Lưu"),
        up=up_to(shown),
        said=_("Đã sửa phiên họp."),
    )


@require_POST
def drop(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Drop a session before its vote."""
    shown = convened_session(request, pk)
    said = _("Đã bỏ phiên họp; các đề nghị chờ phiên họp khác.")
    if done(request, lambda: drop_session(shown, actor=request.user), said=said):
        return redirect("ministry_council", shown.council_id)
    return redirect("ministry_session", pk)


@form_page
def agenda(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Choose which nominations a planned session votes on."""
    ministry, shown = ministry_of(request), convened_session(request, pk)
    require_planned(shown)
    ready = list(ready_nominations(shown.round, besides=shown))
    if request.method == "POST":
        ticked = set(request.POST.getlist("de_nghi"))
        chosen = [one.pk for one in ready if str(one.pk) in ticked]
        if done(
            request,
            lambda: change_agenda(shown, chosen, actor=request.user),
            said=_("Đã sửa nội dung phiên họp."),
        ):
            return redirect("ministry_session", pk)
    on_it = set(shown.items.values_list("nomination_id", flat=True))
    rows = [(one, short_name(one.award), one.pk in on_it) for one in ready]
    words = {"ministry": ministry, "session": shown, "rows": rows}
    return render(request, "ministry/council/agenda.html", words)


@form_page
def roll(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take the roll."""
    ministry, shown = ministry_of(request), convened_session(request, pk)
    known = {entry.member_id: entry for entry in shown.roll.all()}
    form = RollForm(typed(request), members=list(members_on(shown.council, shown.held_on)), known=known)
    if handled(
        request,
        form,
        lambda _said: take_roll(shown, form.entries, actor=request.user),
        said=_("Đã ghi điểm danh."),
    ):
        return redirect("ministry_session", pk)
    words = {"ministry": ministry, "session": shown, "form": form}
    return render(request, "ministry/council/roll.html", words)


@form_page
def tellers(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Name the two tellers."""
    shown = convened_session(request, pk)
    known = {"first": shown.first_teller_id, "second": shown.second_teller_id}
    return small_form(
        request,
        TellerForm(typed(request), session=shown, initial=known),
        lambda said: appoint_tellers(shown, **said, actor=request.user),
        title=_("Cử hai người kiểm phiếu"),
        lead=_("Mỗi người đếm độc lập trên tài khoản của mình; người có tên trong đề nghị không được cử."),
        button=_("Cử kiểm phiếu"),
        up=up_to(shown),
        said=_("Đã cử hai người kiểm phiếu."),
    )


@require_POST
def open_(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Begin the vote."""
    shown, on = convened_session(request, pk), ministry_of(request).on
    said = _("Đã bắt đầu bỏ phiếu. In phiếu, phát cho người dự họp; hai người kiểm phiếu nhập số đếm.")
    done(request, lambda: open_voting(shown, actor=request.user, on=on), said=said)
    return redirect("ministry_session", pk)


@form_page
def replan(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Stop a vote and plan again."""
    shown = convened_session(request, pk)
    return small_form(
        request,
        ReasonForm(typed(request)),
        lambda said: return_to_planning(shown, **said, actor=request.user),
        title=_("Dừng bỏ phiếu, trở về chuẩn bị"),
        lead=_("Các số đếm đã nhập bị bỏ; lý do được lưu."),
        button=_("Dừng bỏ phiếu"),
        up=up_to(shown),
        said=_("Phiên họp đã trở về bước chuẩn bị."),
    )


@form_page
def withdraw(request: HttpRequest, pk: UUID, item: UUID) -> HttpResponse:
    """Take one nomination out of a vote."""
    shown = convened_session(request, pk)
    items = shown.items.select_related(
        "session", "nomination__subject__person", "nomination__subject__collective"
    )
    found = get_object_or_404(items, pk=item)
    subject = found.nomination.subject
    return small_form(
        request,
        ReasonForm(typed(request)),
        lambda said: withdraw_item(found, **said, actor=request.user),
        title=_("Rút đề nghị khỏi phiên họp"),
        lead=f"{subject.person or subject.collective}, {short_name(found.nomination.award)}",
        button=_("Rút đề nghị"),
        up=up_to(shown),
        said=_("Đã rút đề nghị khỏi phiên họp; biên bản sẽ ghi lý do."),
    )


@form_page
def written(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Record the written opinions of absent members."""
    ministry, shown = ministry_of(request), convened_session(request, pk)
    form = WrittenForm(typed(request), items=standing_items(shown))
    if handled(
        request,
        form,
        lambda _said: record_written(shown, form.opinions, actor=request.user),
        said=_("Đã ghi ý kiến bằng văn bản."),
    ):
        return redirect("ministry_session", pk)
    words = {"ministry": ministry, "session": shown, "form": form, "roll": roll_of(shown)}
    return render(request, "ministry/council/written.html", words)


@form_page
def ask(request: HttpRequest, pk: UUID, entry: UUID) -> HttpResponse:
    """Ask an absent member in writing."""
    shown = convened_session(request, pk)
    whom = get_object_or_404(shown.roll.select_related("member__person", "session"), pk=entry)
    return small_form(
        request,
        PaperForm(typed(request)),
        lambda said: ask_in_writing(whom, **said, actor=request.user),
        title=_("Lấy ý kiến bằng văn bản"),
        lead=whom.member.person.name,
        button=_("Ghi đã lấy ý kiến"),
        up=up_to(shown),
        said=_("Đã ghi văn bản xin ý kiến."),
    )


@form_page
def discussion(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Note what was discussed."""
    shown = convened_session(request, pk)
    return small_form(
        request,
        DiscussionForm(typed(request), initial={"discussion": shown.discussion}),
        lambda said: note_discussion(shown, said["discussion"], actor=request.user),
        title=_("Nội dung thảo luận"),
        lead=shown.title,
        button=_("Lưu"),
        up=up_to(shown),
        said=_("Đã lưu nội dung thảo luận."),
    )


@require_POST
def close(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Close the session: papers are kept, nominations move on."""
    shown, on = convened_session(request, pk), ministry_of(request).on
    said = _("Đã kết thúc phiên họp; biên bản họp và biên bản kiểm phiếu đã được lưu.")
    done(request, lambda: close_session(shown, actor=request.user, on=on), said=said)
    return redirect("ministry_session", pk)

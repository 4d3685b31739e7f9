"""Councils and their seats."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from vinhdanh.councils.domain.council import change_council, end_seat, found_council, seat_member
from vinhdanh.councils.domain.queries.doors import visible_councils, visible_sessions
from vinhdanh.councils.domain.queries.members import members_on
from vinhdanh.councils.domain.session import plan_session
from vinhdanh.councils.enums import Office
from vinhdanh.web.acting import typed
from vinhdanh.web.history import history_of
from vinhdanh.web.ministry.council.acting import convened_council, small_form
from vinhdanh.web.ministry.council.forms import ChangeForm, CouncilForm, EndForm, SeatForm, SessionForm
from vinhdanh.web.ministry.office import ministry_of

form_page = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def councils(request: HttpRequest) -> HttpResponse:
    """List the councils of one's organs and their sessions, the newest first."""
    ministry = ministry_of(request)
    words = {
        "ministry": ministry,
        "councils": list(visible_councils(request.user, ministry.on)),
        "sessions": list(visible_sessions(request.user, ministry.on)[:50]),
    }
    return render(request, "ministry/council/list.html", words)


@form_page
def new_council(request: HttpRequest) -> HttpResponse:
    """Found a council."""
    ministry = ministry_of(request)
    return small_form(
        request,
        CouncilForm(typed(request)),
        lambda said: found_council(ministry.organ, **said, actor=request.user),
        title=_("Lập Hội đồng"),
        lead=ministry.organ.name,
        button=_("Lập Hội đồng"),
        up=(reverse("ministry_councils"), _("Hội đồng")),
        said=_("Đã lập Hội đồng. Hãy ghi các thành viên."),
    )


@require_safe
def council(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show a council: its members today, those who left, its sessions."""
    ministry, shown = ministry_of(request), convened_council(request, pk)
    sessions = visible_sessions(request.user, ministry.on).filter(council=shown)
    words = {
        "ministry": ministry,
        "council": shown,
        "members": list(members_on(shown, ministry.on)),
        "left": list(shown.members.filter(valid_until__lte=ministry.on).select_related("person")),
        "sessions": list(sessions[:50]),
        "history": history_of(pk),
    }
    return render(request, "ministry/council/council.html", words)


@form_page
def change(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Change a council's basis and its rule for members' own cases."""
    shown = convened_council(request, pk)
    known = {"basis": shown.basis, "own_case_votes": shown.own_case_votes}
    return small_form(
        request,
        ChangeForm(typed(request), initial=known),
        lambda said: change_council(shown, **said, actor=request.user),
        title=_("Sửa thông tin Hội đồng"),
        lead=shown.name,
        button=_("Lưu"),
        up=(reverse("ministry_council", args=[pk]), shown.name),
        said=_("Đã lưu."),
    )


@form_page
def seat(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Give somebody a seat."""
    ministry, shown = ministry_of(request), convened_council(request, pk)

    def act(said: dict[str, object]) -> None:
        said["office"] = Office(said["office"])
        seat_member(shown, **said, actor=request.user)

    return small_form(
        request,
        SeatForm(typed(request), council=shown, initial={"valid_from": ministry.on}),
        act,
        title=_("Thêm thành viên"),
        lead=shown.name,
        button=_("Thêm thành viên"),
        up=(reverse("ministry_council", args=[pk]), shown.name),
        said=_("Đã thêm thành viên."),
    )


@form_page
def unseat(request: HttpRequest, pk: UUID, member: UUID) -> HttpResponse:
    """End a seat."""
    ministry, shown = ministry_of(request), convened_council(request, pk)
    whose = get_object_or_404(shown.members.select_related("person", "council__organ"), pk=member)
    return small_form(
        request,
        EndForm(typed(request), initial={"until": ministry.on}),
        lambda said: end_seat(whose, **said, actor=request.user),
        title=_("Thôi làm thành viên"),
        lead=f"{whose.person.name}, {whose.get_office_display()}",
        button=_("Ghi ngày thôi"),
        up=(reverse("ministry_council", args=[pk]), shown.name),
        said=_("Đã ghi ngày thôi làm thành viên."),
    )


@form_page
def new_session(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Plan a session over all that is ready in a round."""
    ministry, shown = ministry_of(request), convened_council(request, pk)

    planned = []

    def act(said: dict[str, object]) -> None:
        planned.append(plan_session(shown, said.pop("round"), **said, actor=request.user))

    answer = small_form(
        request,
        SessionForm(typed(request), council=shown, initial={"held_on": ministry.on}),
        act,
        title=_("Lập phiên họp"),
        lead=_("Mọi đề nghị đủ điều kiện trình của đợt xét được đưa vào nội dung; sau đó có thể bớt."),
        button=_("Lập phiên họp"),
        up=(reverse("ministry_council", args=[pk]), shown.name),
        said=_("Đã lập phiên họp. Hãy xem nội dung, điểm danh và cử người kiểm phiếu."),
    )
    return redirect("ministry_session", planned[0].pk) if planned else answer

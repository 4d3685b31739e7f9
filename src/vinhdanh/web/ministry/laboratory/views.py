"""The laboratory: what if a standard were another? Tried over the ledger, of which nothing changes."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from django_htmx.http import HttpResponseClientRefresh

from vinhdanh.common.errors import NotAllowed, Refused
from vinhdanh.law import QuestionError, Standard, load_law
from vinhdanh.law.adjusting import parameters_of
from vinhdanh.law.values import READ_OTHERWISE, WORDS
from vinhdanh.records import tasks
from vinhdanh.records.domain.queries.trials import trial_for, visible_trials
from vinhdanh.records.domain.trying import ask_trial, standard_tried
from vinhdanh.records.models import Trial
from vinhdanh.web.acting import typed
from vinhdanh.web.ministry.laboratory.forms import ChoiceForm, ValuesForm
from vinhdanh.web.ministry.laboratory.page import GROUPS, award_of, kind_of, result_of, to_try_again
from vinhdanh.web.ministry.office import Ministry, overseer_of
from vinhdanh.web.spreadsheets import Sheet, spreadsheet

PER_PAGE = 50
SHOWN = 5
HEAD = ("STT", "Mã", "Họ tên, tập thể", "Đơn vị", "Theo quy định", "Theo phương án", "Vì", "Căn cứ")


@require_http_methods(["GET", "HEAD", "POST"])
def laboratory(request: HttpRequest) -> HttpResponse:
    """Choose a standard, see its values, and ask what others would change."""
    ministry = overseer_of(request)
    chosen = ChoiceForm(typed(request) or request.GET, on=ministry.on)
    words: dict[str, Any] = {"ministry": ministry, "chosen": chosen, "trials": _trials(request)}
    if chosen.is_valid():
        try:
            standard = standard_tried(
                load_law(), *(chosen.cleaned_data[key] for key in ("award", "kind", "ngay"))
            )
        except Refused as reason:
            chosen.add_error("ngay", str(reason))
        else:
            values = _values(request, standard, chosen)
            asked = _ask(request, ministry, chosen, values) if values.is_valid() else None
            if asked is not None:
                return redirect("ministry_trial", asked.pk)
            words |= {"values": values, "standard": standard, "unchanging": _unchanging(standard)}
    return render(request, "ministry/laboratory/laboratory.html", words)


def _values(request: HttpRequest, standard: Standard, chosen: ChoiceForm) -> ValuesForm:
    parameters = parameters_of(load_law(), standard, chosen.cleaned_data["ngay"])
    return ValuesForm(typed(request), parameters, request.GET)


@transaction.atomic
def _ask(request: HttpRequest, ministry: Ministry, chosen: ChoiceForm, values: ValuesForm) -> Trial | None:
    """Hand what is to be tried to the worker; what cannot stand together becomes an error beside it."""
    said = chosen.cleaned_data
    try:
        asked = ask_trial(
            ministry.organ,
            award=said["award"],
            kind=said["kind"],
            on=said["ngay"],
            year=said["nam"],
            values=values.values,
            actor=request.user,
        )
    except QuestionError as wrong:
        values.add_error(wrong.name, wrong.sentence)
        return None
    tasks.carry_out_trial.defer(key=str(asked.pk))
    return asked


def _unchanging(standard: Standard) -> list[Any]:
    """Return the open questions that are told, but cannot be read the other way yet."""
    return [load_law().settings[code] for code in standard.settings if code not in READ_OTHERWISE]


def _trials(request: HttpRequest) -> list[tuple[Trial, str]]:
    """Return the last trials, each with the award that it is about."""
    return [(one, award_of(one)) for one in visible_trials(request.user)[:SHOWN]]


@require_safe
def trial(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show what came of a trial; while it is under way, how far it is."""
    ministry, found = overseer_of(request), trial_for(request.user, pk)
    words: dict[str, Any] = {"ministry": ministry, "trial": found, "award": award_of(found)}
    if request.htmx:
        if found.state != Trial.State.WAITING:
            return HttpResponseClientRefresh()
        return render(request, "ministry/laboratory/_waiting.html", words)
    words |= {"kind": kind_of(found), "again": to_try_again(found)}
    if found.state == Trial.State.DONE:
        result, asked = result_of(found), request.GET.get("nhom", "")
        going = asked if asked in GROUPS else next((one.code for one in result.groups if one.number), "them")
        page = Paginator(result.going(going), PER_PAGE).get_page(request.GET.get("trang"))
        rows = result.rows(page.object_list, page.start_index())
        words |= {"result": result, "going": going, "page": page, "rows": rows}
    return render(request, "ministry/laboratory/trial.html", words)


@require_safe
def export(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Give who gains and who loses as a workbook."""
    overseer_of(request)
    found = trial_for(request.user, pk)
    if found.state != Trial.State.DONE:
        raise NotAllowed("records.try")
    result = result_of(found)
    tried = [[one[key] for key in ("name", "text", "before", "after", "cite")] for one in found.told]
    sheets = [
        Sheet(str(label), HEAD, [_line(row) for row in result.rows(result.going(code))])
        for code, (_step, label) in GROUPS.items()
    ]
    head = (_("Tham số"), _("Điều kiện"), _("Quy định"), _("Phương án"), _("Căn cứ"))
    return spreadsheet(f"thu-quy-dinh-{found.award}.xlsx", [*sheets, Sheet(_("Đã thử"), head, tried)])


def _line(row: Any) -> list[str | int]:
    before, after = WORDS[row.before], WORDS[row.after]
    return [row.number, row.code, row.name, row.unit, before, after, row.why, row.cite]

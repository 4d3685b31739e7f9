"""From the ticks of the grid onto the unit's list: first a page that shows exactly whom, then all at once."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from vinhdanh.common.domain.permissions import require
from vinhdanh.common.errors import Refused
from vinhdanh.dossiers.domain.nomination import nominate_many
from vinhdanh.dossiers.domain.queries.doors import round_for
from vinhdanh.dossiers.domain.submission import submission_of
from vinhdanh.web.errors import page_before
from vinhdanh.web.unit.nominating.selection import Selection
from vinhdanh.web.unit.office import office_of

NOTHING = gettext_lazy("Chưa đánh dấu ai. Hãy đánh dấu ô của những người, tập thể sẽ đề nghị.")


def selection_of(request: HttpRequest, pk: UUID) -> Selection:
    """Read whom an officer of the unit has ticked for a round."""
    office, opened = office_of(request), round_for(request.user, pk)
    require(request.user, "dossiers.nominate", office.unit)
    return Selection(office, opened, request.user, request.POST)


def grid_of(selection: Selection) -> str:
    """Return the address of the grid for the same round."""
    return f"{reverse('unit_grid')}?nam={selection.opened.year}&dot={selection.opened.pk}"


@require_POST
def preview(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show whom the law lets onto the list, whom it does not and why, before anything is done."""
    selection = selection_of(request, pk)
    grid = page_before(request) or grid_of(selection)  # as it was filtered
    if not selection.picks:
        messages.error(request, NOTHING)
        return redirect(grid)
    words = {"office": selection.office, "selection": selection, "grid": grid}
    return render(request, "unit/nominating/preview.html", words)


@require_POST
def nominate(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Put all who were previewed on the unit's list; whom the law bars by now is told by name."""
    selection = selection_of(request, pk)
    if not selection.picks:
        messages.error(request, NOTHING)
        return redirect(grid_of(selection))
    try:
        submission = submission_of(selection.opened, selection.office.unit, actor=request.user)
        added, left = nominate_many(submission, selection.picks, actor=request.user, on=selection.office.on)
    except Refused as reason:
        messages.error(request, str(reason))
        return redirect(grid_of(selection))
    if added:
        messages.success(request, _("Đã đưa %(count)d đề nghị vào danh sách.") % {"count": len(added)})
    for pick in left:
        messages.warning(request, pick.why_not)
    return redirect("unit_submission", submission.pk)

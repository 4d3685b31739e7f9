"""Sudden merit in one sitting: find who did it, write down the paper, and the decision may follow."""

from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from vinhdanh.common.errors import Refused
from vinhdanh.common.text import fold
from vinhdanh.dossiers.domain.sudden import Deed, report_sudden_merit
from vinhdanh.dossiers.models import Nomination
from vinhdanh.records.domain.queries.subjects import visible_subjects
from vinhdanh.records.domain.subjects import places_of
from vinhdanh.records.models import Subject
from vinhdanh.units.domain.queries.person import called
from vinhdanh.units.models import Organisation
from vinhdanh.web.ministry.office import Ministry, ministry_of
from vinhdanh.web.ministry.sudden.forms import SuddenForm

FOUND_AT_ONCE = 25
CHOSEN, TYPED = "ai", "tim"


@require_http_methods(["GET", "HEAD", "POST"])
def sudden(request: HttpRequest) -> HttpResponse:
    """Choose who did it, then enter the paper; the nomination is agreed at once and leads to its decision."""
    ministry = ministry_of(request)
    asked = request.POST if request.method == "POST" else request.GET
    chosen = _chosen(request, asked.getlist(CHOSEN), ministry)
    kinds = {"person" if page.person_id else "collective" for page in chosen}
    form = SuddenForm(request.POST or None, ministry=ministry, kinds=kinds)
    if chosen and form.is_valid() and (agreed := _reported(form, chosen, ministry, request)):
        said = _("Đã ghi thành tích và đồng ý trình %(count)d đề nghị. Lập quyết định được ngay.")
        messages.success(request, said % {"count": len(agreed)})
        return redirect(f"{reverse('ministry_decision_new')}?{urlencode({'dot': agreed[0].round_id})}")
    words = {
        "ministry": ministry,
        "form": form,
        "chosen": [(page, place, _without(page, chosen)) for page, place in _placed(chosen, ministry)],
        "typed": asked.get(TYPED, ""),
        "found": _placed(_found(request, asked.get(TYPED, ""), chosen, ministry), ministry),
        "keys": [page.pk for page in chosen],
    }
    return render(request, "ministry/sudden/sudden.html", words)


def _chosen(request: HttpRequest, keys: list[str], ministry: Ministry) -> list[Subject]:
    """Return the pages chosen so far, in the order of choosing; a key that opens nothing is passed over."""
    wanted = [UUID(key) for key in dict.fromkeys(keys) if _is_key(key)]
    found = visible_subjects(request.user, ministry.on).in_bulk(wanted)
    return [found[key] for key in wanted if key in found]


def _is_key(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True


def _found(request: HttpRequest, typed: str, chosen: list[Subject], ministry: Ministry) -> list[Subject]:
    """Return people and collectives whose name or code holds what was typed, without accents."""
    wanted = fold(typed).strip()
    if not wanted:
        return []
    named = called(wanted, "person__") | Q(person__staff_code__iexact=wanted)
    seen = visible_subjects(request.user, ministry.on).exclude(pk__in=[page.pk for page in chosen])
    people = list(seen.filter(named).order_by("person__sort_key", "pk")[:FOUND_AT_ONCE])
    collectives = [
        page
        for page in seen.filter(collective__isnull=False).order_by("collective__path")
        if wanted in fold(str(page.collective))
    ]
    return [*people, *collectives[:FOUND_AT_ONCE]]


def _placed(pages: list[Subject], ministry: Ministry) -> list[tuple[Subject, Organisation]]:
    places = places_of(pages, ministry.on)
    return [(page, places[page.pk]) for page in pages]


def _without(page: Subject, chosen: list[Subject]) -> str:
    """Return the address on which one of those chosen is chosen no longer."""
    left = [(CHOSEN, str(other.pk)) for other in chosen if other != page]
    return f"{reverse('ministry_sudden')}?{urlencode(left)}"


def _reported(
    form: SuddenForm, chosen: list[Subject], ministry: Ministry, request: HttpRequest
) -> list[Nomination]:
    """Carry out what the form says; a refusal becomes an error of the form, and nothing is returned."""
    said = form.cleaned_data
    try:
        return report_sudden_merit(
            chosen,
            Deed(said["deed"], said["summary"], said["done_on"], said["scope"]),
            unit=said["unit"],
            award=said["award"],
            paper_number=said["paper_number"],
            paper_symbol=said["paper_symbol"],
            found_by=said["found_by"],
            organ=ministry.organ,
            actor=request.user,
            on=ministry.on,
        )
    except Refused as reason:
        form.add_error(None, str(reason))
        return []

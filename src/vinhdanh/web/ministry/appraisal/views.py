"""The appraisal desk: the list, agreeing to many after a preview, one nomination beside its verdict."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from vinhdanh.common.domain.permissions import require
from vinhdanh.common.errors import NotAllowed
from vinhdanh.dossiers.domain.agreeing import agree_to_all
from vinhdanh.dossiers.domain.appraisal import appraise
from vinhdanh.dossiers.domain.queries.desk import at_the_desk, next_to_appraise
from vinhdanh.dossiers.domain.queries.doors import nomination_for
from vinhdanh.dossiers.domain.voting import vote_of
from vinhdanh.dossiers.enums import FindingKind, NominationState, Part
from vinhdanh.dossiers.models import Nomination
from vinhdanh.law.catalogue import short_name
from vinhdanh.web.acting import done, handled, typed
from vinhdanh.web.files import kept_file
from vinhdanh.web.ministry.appraisal.choice import Choice
from vinhdanh.web.ministry.appraisal.forms import FindingForm, offered
from vinhdanh.web.ministry.appraisal.page import page_of, remarks_on_all
from vinhdanh.web.ministry.office import Ministry, ministry_of

PER_PAGE = 50


@require_safe
def nominations(request: HttpRequest) -> HttpResponse:
    """Show what has come to the desk, under the filters."""
    ministry = ministry_of(request)
    choice = Choice(ministry, request.user, request.GET)
    page = Paginator(choice.nominations, PER_PAGE).get_page(request.GET.get("trang"))
    numbered = enumerate(page, start=page.start_index())
    rows = [(number, one, short_name(one.award), vote_of(one, on=ministry.on)) for number, one in numbered]
    words = {"ministry": ministry, "choice": choice, "page": page, "rows": rows}
    words["tickable"] = any(one.state == NominationState.APPRAISING for _number, one, _award, _vote in rows)
    return render(request, "ministry/appraisal/list.html", words)


@require_http_methods(["GET", "HEAD", "POST"])
def agree(request: HttpRequest) -> HttpResponse:
    """Show exactly which nominations were ticked; a POST agrees to all of them, or to none."""
    ministry = ministry_of(request)
    chosen = _ticked(request, ministry)
    if not chosen:
        messages.info(request, _("Hãy đánh dấu các đề nghị đang thẩm định rồi chọn “Đồng ý trình”."))
        return redirect("ministry_nominations")
    if request.method == "POST" and done(
        request,
        lambda: agree_to_all(chosen, actor=request.user, on=ministry.on),
        said=_("Đã đồng ý trình %(count)d đề nghị.") % {"count": len(chosen)},
    ):
        return redirect("ministry_nominations")
    remarks = remarks_on_all(chosen, ministry.on)
    rows = [(one, short_name(one.award), vote_of(one, on=ministry.on), remarks[one.pk]) for one in chosen]
    return render(request, "ministry/appraisal/agree.html", {"ministry": ministry, "rows": rows})


def _ticked(request: HttpRequest, ministry: Ministry) -> list[Nomination]:
    """Return the ticked nominations that wait at this desk."""
    said = request.POST if request.method == "POST" else request.GET
    try:
        keys = {UUID(key) for key in said.getlist("de_nghi")}
    except ValueError:
        return []
    found = at_the_desk(request.user, ministry.organ, ministry.on).filter(pk__in=keys)
    return list(found.filter(state=NominationState.APPRAISING))


def at_hand(request: HttpRequest, pk: UUID) -> Nomination:
    """Open the door to a nomination for those who appraise it."""
    found = nomination_for(request.user, pk)
    require(request.user, "dossiers.appraise", found.round.organ)
    return found


@require_http_methods(["GET", "HEAD", "POST"])
def nomination(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show one nomination beside its verdict; a POST records a finding."""
    ministry, shown = ministry_of(request), at_hand(request, pk)
    cite = str(shown.verdict.get("cite", ""))
    forms = {kind: FindingForm(finding=kind, cite=cite) for kind in offered(shown.state)}
    said = request.POST.get("ket_luan", "")
    if request.method == "POST":
        kind = FindingKind(said) if said in FindingKind else None
        if kind is None:
            raise NotAllowed("dossiers.appraise")
        forms[kind] = FindingForm(typed(request), finding=kind, cite=cite)
        if _found(request, forms[kind], shown, ministry):
            return redirect("ministry_nomination", pk)
    words = page_of(shown, ministry) | {"forms": list(forms.values()), "said": said}
    words["next"] = next_to_appraise(request.user, ministry.organ, shown, ministry.on)
    words["own"] = shown.concerns(request.user)
    return render(request, "ministry/appraisal/nomination.html", words)


def _found(request: HttpRequest, form: FindingForm, shown: Nomination, ministry: Ministry) -> bool:
    """Record the finding that the form says."""

    def act(said: dict[str, object]) -> None:
        said["parts"] = [Part(part) for part in said.get("parts", ())]
        appraise(shown, form.finding, actor=request.user, on=ministry.on, **said)

    return handled(
        request, form, act, said=_("Đã ghi: %(finding)s.") % {"finding": form.finding.label.lower()}
    )


@require_safe
def report(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Give the report of a nomination as it was sent."""
    return kept_file(at_hand(request, pk).report.pdf)

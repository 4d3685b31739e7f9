"""One subject's record: what the ledger says by kind and year, adding to it, voiding what is wrong."""

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from vinhdanh.common.domain.permissions import may, require
from vinhdanh.common.errors import NotAllowed, Refused
from vinhdanh.law import parse_fact
from vinhdanh.records.domain.ledger import NewFact, record_facts, right_over, void_fact
from vinhdanh.records.domain.queries.subjects import fact_for, subject_for
from vinhdanh.records.domain.subjects import places_of
from vinhdanh.records.models import Subject
from vinhdanh.units.models import User
from vinhdanh.web.fact_words import describe_fact
from vinhdanh.web.unit.history import history_of
from vinhdanh.web.unit.office import Office, office_of
from vinhdanh.web.unit.record.forms import ADDED_BY_HAND, FactForm, VoidForm
from vinhdanh.web.unit.record.page import chapters_of
from vinhdanh.web.unit.record.words import KINDS

KEEP = "records.write"
form_page = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def record(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show all that the ledger says of a person or a collective, and how it came there."""
    office, subject = office_of(request), subject_for(request.user, pk)
    words = whose(subject, office)
    words["keeps"] = may(request.user, KEEP, words["place"])
    words["corrects"] = words["keeps"] and subject.person_id is not None
    words["chapters"] = chapters_of(subject, partial(_may_void, request.user, words))
    words["history"] = history_of(*filter(None, (subject.pk, subject.person_id)))
    words["kinds"] = [(kind, KINDS[kind]) for kind in ADDED_BY_HAND[words["kind"]]]
    return render(request, "unit/record/record.html", words)


def _may_void(user: User, words: dict[str, Any], kind: str) -> bool:
    """Tell whether facts of a kind may be voided by whoever looks at their page."""
    right = right_over(kind)
    return words["keeps"] if right == KEEP else may(user, right, words["place"])


@form_page
def add_fact(request: HttpRequest, pk: UUID, kind: str) -> HttpResponse:
    """Add one fact to a record by hand."""
    office, subject = office_of(request), subject_for(request.user, pk)
    words = whose(subject, office)
    if kind not in ADDED_BY_HAND[words["kind"]]:
        raise NotAllowed(KEEP)
    require(request.user, KEEP, words["place"])
    form = FactForm(typed(request), kind=kind, of=words["kind"], on=office.on)
    if form.is_valid() and _recorded(request, form, subject, office):
        return redirect("unit_record", pk)
    return render(request, "unit/record/add.html", words | {"form": form, "what": KINDS[kind]})


def typed(request: HttpRequest) -> QueryDict | None:
    """Return what was typed into the form of a page, or nothing where it is only being opened."""
    return request.POST if request.method == "POST" else None


def _recorded(request: HttpRequest, form: FactForm, subject: Subject, office: Office) -> bool:
    """Record what the form says; a refusal becomes an error of the form."""
    new = NewFact(subject.pk, form.content, form.cleaned_data["source"] or _("Ghi trực tiếp trên hồ sơ"))
    try:
        done = record_facts([new], actor=request.user, on=office.on)
    except Refused as reason:
        form.add_error(None, str(reason))
        return False
    if done.added:
        messages.success(request, _("Đã ghi vào hồ sơ và đối chiếu lại với luật."))
    else:
        messages.info(request, _("Hồ sơ đã có đúng nội dung này nên không ghi thêm."))
    return True


@form_page
def void(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take a wrong fact out of the reckoning, with a reason."""
    office, fact = office_of(request), fact_for(request.user, pk)
    subject = subject_for(request.user, fact.subject_id)
    words = whose(subject, office)
    require(request.user, right_over(fact.kind), words["place"])
    form = VoidForm(typed(request))
    if form.is_valid():
        if fact.voided_at is None:
            void_fact(fact, reason=form.cleaned_data["reason"], actor=request.user, on=office.on)
            messages.success(
                request, _("Đã bỏ dữ kiện khỏi phần tính toán; dòng cũ vẫn được lưu để tra cứu.")
            )
        return redirect("unit_record", subject.pk)
    words |= {"form": form, "fact": fact, "words": describe_fact(parse_fact(fact.content))}
    return render(request, "unit/record/void.html", words)


def whose(subject: Subject, office: Office) -> dict[str, Any]:
    """Return what every page about a subject shows at its head."""
    return {
        "subject": subject,
        "name": str(subject.person or subject.collective),
        "code": subject.person.staff_code if subject.person else subject.collective.code,
        "kind": "person" if subject.person_id else "collective",
        "place": places_of([subject], office.on)[subject.pk],
        "office": office,
    }

"""A person's particulars: putting right what was entered wrongly, and writing down a move to another unit."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from vinhdanh.common.domain.permissions import require
from vinhdanh.common.errors import NotAllowed, Refused
from vinhdanh.records.domain.particulars import (
    Particulars,
    Stale,
    correct_person,
    differing,
    particular_words,
    particulars_of,
)
from vinhdanh.records.domain.queries.subjects import subject_for
from vinhdanh.records.models import Subject
from vinhdanh.units.domain.person import move_person
from vinhdanh.units.domain.queries.person import post_of
from vinhdanh.units.models import Person
from vinhdanh.web.acting import handled, typed
from vinhdanh.web.unit.office import Office, office_of
from vinhdanh.web.unit.record.particulars_forms import MoveForm, ParticularsForm, units_to_choose
from vinhdanh.web.unit.record.views import KEEP, form_page, whose


@form_page
def correct(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Put a person's particulars right, with what that rests on."""
    office, subject, person, words = _opened(request, pk)
    form = ParticularsForm(
        typed(request),
        now=particulars_of(person, post_of(person, office.on)),
        person=person,
        units=units_to_choose(office, words["place"]),
        on=office.on,
    )
    if form.is_valid() and _corrected(request, form, subject, office):
        return redirect("unit_record", pk)
    return render(request, "unit/record/correct.html", words | {"form": form})


def _corrected(request: HttpRequest, form: ParticularsForm, subject: Subject, office: Office) -> bool:
    """Write what the form says; a refusal becomes an error of the form."""
    seen, reason = form.cleaned_data["seen"], form.cleaned_data["reason"]
    try:
        changed = correct_person(
            subject, seen=seen, said=form.said, reason=reason, actor=request.user, on=office.on
        )
    except Stale as stale:
        form.add_error(None, str(stale))
        _show_theirs(form, stale.theirs)
        return False
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    if changed:
        messages.success(request, _("Đã sửa thông tin và đối chiếu lại với luật."))
    else:
        messages.info(request, _("Thông tin vẫn đúng như hồ sơ đang ghi nên không có gì thay đổi."))
    return True


def _show_theirs(form: ParticularsForm, theirs: Particulars) -> None:
    """Show what stands now beside each field that says otherwise; what was typed stays."""
    for key, (stands, _typed) in differing(theirs, form.said).items():
        form.add_error(key, _("Hồ sơ đang ghi: %(value)s.") % {"value": particular_words(key, stands)})
    form.data = form.data.copy()
    form.data["seen"] = theirs.mark


@form_page
def move(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write down that a person works in another unit from a day on."""
    office, _subject, person, words = _opened(request, pk)
    post = post_of(person, office.on)
    here = words["place"]
    form = MoveForm(
        typed(request),
        units=units_to_choose(office, here).exclude(pk=here.pk),
        today=office.on,
        initial={"title": post.title if post else ""},
    )
    if handled(
        request,
        form,
        lambda said: move_person(person, **said, actor=request.user),
        said=_("Đã ghi việc chuyển đơn vị. Hồ sơ và các dữ kiện đi theo người."),
    ):
        return redirect("unit_record", pk)
    return render(request, "unit/record/move.html", words | {"form": form})


def _opened(request: HttpRequest, pk: UUID) -> tuple[Office, Subject, Person, dict[str, Any]]:
    """Open the record of a person to whoever may write in it."""
    office, subject = office_of(request), subject_for(request.user, pk)
    words = whose(subject, office)
    require(request.user, KEEP, words["place"])
    if subject.person is None:
        raise NotAllowed(KEEP)
    return office, subject, subject.person, words

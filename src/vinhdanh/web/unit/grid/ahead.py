"""The years to come: in which year each subject of the grid could first reach each award."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from vinhdanh import law
from vinhdanh.law.catalogue import catalogue
from vinhdanh.law.projection import HORIZON
from vinhdanh.law.prospect import ASSUMED_OF_MANY
from vinhdanh.records.domain.subjects import places_of, read_history, standing_contents
from vinhdanh.records.models import Subject
from vinhdanh.web.unit.grid.choice import AWARDS, COLLECTIVES, PEOPLE, Choice
from vinhdanh.web.unit.grid.rows import Row
from vinhdanh.web.unit.office import office_of

PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class FirstYear:
    """The first year in which a subject could reach an award; none within the horizon."""

    award: str
    subject: UUID
    considered: int
    year: int | None

    @property
    def name(self) -> str:
        return catalogue()[self.award].name

    @property
    def is_near(self) -> bool:
        """Whether it is the year considered, or has passed."""
        return self.year is not None and self.year <= self.considered

    @property
    def url(self) -> str:
        return reverse("unit_verdict", args=[self.subject, self.award, self.considered])


@require_safe
def ahead(request: HttpRequest) -> HttpResponse:
    """Show in which year each subject could first reach each award, if good years follow."""
    choice = Choice(office_of(request), request.GET, request.user)
    page = Paginator(choice.everybody, PER_PAGE).get_page(request.GET.get("trang"))
    words = {
        "office": choice.office,
        "choice": choice,
        "page": page,
        "rows": rows_ahead(list(page), choice, first=page.start_index()),
        "awards": [catalogue()[award] for award in AWARDS[choice.group]],
        "fields": [choice.form[name] for name in ("tim", "phong")],
        "groups": (PEOPLE, COLLECTIVES),
        "assumed": ASSUMED_OF_MANY,
        "until": choice.office.on.year - 1 + HORIZON,
    }
    return render(request, "unit/grid/ahead.html", words)


def rows_ahead(
    subjects: Sequence[Subject], choice: Choice, *, first: int
) -> list[tuple[Row, tuple[FirstYear, ...] | None]]:
    """Return the rows of some subjects with their first years; none where facts contradict each other."""
    office, contents = choice.office, standing_contents(subjects)
    places = places_of(subjects, office.on)

    def years_of(subject: Subject) -> tuple[FirstYear, ...] | None:
        try:
            history = read_history(subject, contents[subject.pk])
        except law.FactError:
            return None
        prospects = law.project(history, office.on, awards=AWARDS[choice.group])
        return tuple(FirstYear(one.award, subject.pk, office.year, one.year) for one in prospects)

    return [
        (Row(number, subject, places[subject.pk], ()), years_of(subject))
        for number, subject in enumerate(subjects, start=first)
    ]

"""My road: where I stand, award by award, and the years behind it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from vinhdanh import law
from vinhdanh.law.prospect import ASSUMED
from vinhdanh.records.domain.findings import open_years
from vinhdanh.records.domain.queries.subjects import own_subject
from vinhdanh.units.domain.queries.person import post_of
from vinhdanh.web.person.asking.standing import standings_of
from vinhdanh.web.person.road.cards import look_ahead, read_card, read_cards
from vinhdanh.web.person.road.road import open_road
from vinhdanh.web.person.road.timeline import years_of


@require_safe
def road(request: HttpRequest) -> HttpResponse:
    """Show the years of whoever has signed in, and how far each award is."""
    visitor = request.visitor
    if visitor.person is None:
        return render(request, "person/road/nobody.html")
    post = post_of(visitor.person, visitor.on)
    page = {"person": visitor.person, "post": post}
    found = open_road(visitor.user)
    if found is None:
        return render(request, "person/road/nothing.html", page)
    year = chosen_year(request)
    page |= {
        "year": year,
        "open_years": open_years(visitor.on),
        "years": years_of(found, until=visitor.on.year),
        "cards": read_cards(
            found,
            year=year,
            on=visitor.on,
            standings=standings_of(own_subject(visitor.user), post.organisation, year=year) if post else {},
        ),
        "assumed": ASSUMED,
    }
    return render(request, "person/road/road.html", page)


@require_safe
def award(request: HttpRequest, award: str) -> HttpResponse:
    """Explain one award in full: every condition, its evidence and its article."""
    visitor = request.visitor
    found = open_road(visitor.user)
    if found is None or award not in law.load_law().awards_for("person"):
        raise Http404
    year = chosen_year(request)
    card = read_card(found, award, year=year, on=visitor.on)
    if card.is_far:
        (card,) = look_ahead(found, [card], on=visitor.on)
    page = {
        "person": visitor.person,
        "post": post_of(visitor.person, visitor.on),
        "card": card,
        "assumed": ASSUMED if card.prospect else "",
        "year": year,
        "open_years": open_years(visitor.on),
        "on": visitor.on,
    }
    return render(request, "person/road/award.html", page)


def chosen_year(request: HttpRequest) -> int:
    """Return the award year asked for, one of those open; the year that closed where none is."""
    years = open_years(request.visitor.on)
    asked = request.GET.get("nam", "")
    return next((year for year in years if str(year) == asked), years[0])

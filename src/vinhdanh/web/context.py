"""What every page knows."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from vinhdanh.units.domain.queries.organisation import agency_of
from vinhdanh.web.navigation import place_of, places_for


def page(request: HttpRequest) -> dict[str, object]:
    """Give templates the visitor, the agency and the places of the header, read only where they are used."""
    return {
        "visitor": request.visitor,
        "languages": settings.LANGUAGES,  # each by its own name
        "agency": SimpleLazyObject(lambda: agency_of(request.user)),
        "places": SimpleLazyObject(lambda: places_for(request.visitor)),
        "here": SimpleLazyObject(lambda: place_of(request.path, places_for(request.visitor))),
    }

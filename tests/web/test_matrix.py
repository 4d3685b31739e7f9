import pytest
from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import HttpResponse
from django.test import override_settings
from django.urls import path

from vinhdanh.units.domain.queries.organisation import organisation_for
from vinhdanh.units.models import Organisation
from vinhdanh.web import errors
from vinhdanh.web.urls import urlpatterns as ours
from web.matrix import EVERYTHING, MOST_TELLING, addresses, build_world, load_matrix, wrong_answers

pytestmark = [pytest.mark.integration, pytest.mark.django_db]
MATRIX = load_matrix()

handler404, handler500 = errors.not_found, errors.server_error


def guarded(request, pk):
    return HttpResponse(organisation_for(request.user, pk).name)


@login_not_required
def open_door(request, pk):
    return HttpResponse(Organisation.objects.get(pk=pk).name)


urlpatterns = [
    *ours,
    path("guarded/<uuid:pk>/", guarded, name="guarded"),
    path("open/<uuid:pk>/", open_door, name="open"),
    path("nameless/", open_door),
]

DOOR = load_matrix(
    """
    guarded:
      object: unit
      GET: &seen
        own: {person: 404, others: 200}
        other-unit: {ministry-officer: 200, leader: 200, administrator: 200, others: 404}
        other-tenant: 404
      POST: *seen
      PUT: *seen
      PATCH: *seen
      DELETE: *seen
      OPTIONS: *seen
    """
)


ABOUT = sorted({row.get("object", "") for row in MATRIX.values()})


@pytest.fixture
def world():
    return build_world()


def test_every_address_has_a_row_and_every_row_an_address():
    assert addresses() == set(MATRIX)


def wrong_about(thing, world, asked):
    """Ask every address of one kind of object, which is gone afterwards."""
    rows = {name: row for name, row in MATRIX.items() if row.get("object", "") == thing}
    with transaction.atomic():
        wrong = [line for name, row in rows.items() for line in wrong_answers(name, row, world, asked)]
        transaction.set_rollback(True)
    return wrong


def test_every_page_and_form_answers_those_whose_work_begins_there_as_the_matrix_says(world):
    assert [line for thing in ABOUT for line in wrong_about(thing, world, MOST_TELLING)] == []


@pytest.mark.faults
@pytest.mark.parametrize("thing", ABOUT)
def test_every_method_and_role_answers_as_the_matrix_says(thing, world):
    assert wrong_about(thing, world, EVERYTHING) == []


@override_settings(ROOT_URLCONF=__name__)
def test_an_address_without_a_row_is_found():
    assert addresses() - set(MATRIX) >= {"guarded", "open", "nameless/"}


@override_settings(ROOT_URLCONF=__name__)
def test_a_door_answers_each_role_and_relation_as_its_scopes_say(world):
    assert wrong_answers("guarded", DOOR["guarded"], world) == []


@override_settings(ROOT_URLCONF=__name__)
def test_a_view_without_its_door_is_caught(world):
    """The negative control: the same row against a view that forgot to ask."""
    wrong = wrong_answers("open", DOOR["guarded"], world)

    assert "open GET other-tenant unit-officer: 200, not 404" in wrong
    assert "open GET own anonymous: 200, not login" in wrong


def test_a_row_with_a_word_that_nobody_reads_is_refused():
    with pytest.raises(ValueError, match="GTE"):
        load_matrix("home: {GTE: 200}")

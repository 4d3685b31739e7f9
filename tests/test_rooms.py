"""String foreign keys escape the contract over imports: this one is over the models themselves."""

import tomllib
from collections.abc import Iterable
from pathlib import Path

from django.apps import apps
from django.db.models import Model

PROJECT = Path(__file__).parents[1] / "pyproject.toml"
CONTRACT = "Rooms stand on the rooms below them"


def floors() -> dict[str, int]:
    """Return the height of each room, read from the contract of import-linter; the lowest is 0."""
    contracts = tomllib.loads(PROJECT.read_text())["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["name"] == CONTRACT)
    return {
        room.strip(" ()"): height
        for height, layer in enumerate(reversed(layers))
        for room in layer.split("|")
    }


def room_of(model: type[Model]) -> str | None:
    """Return the room of a model of ours."""
    parts = model.__module__.split(".")
    return parts[1] if parts[0] == "vinhdanh" else None


def relations() -> Iterable[tuple[str, str, str]]:
    """Give every relation between models of ours: its name, the room it starts in, the room it leads to."""
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.get_fields(include_hidden=False):
            if field.concrete and field.is_relation and room_of(model) and room_of(field.related_model):
                yield f"{model.__name__}.{field.name}", room_of(model), room_of(field.related_model)


def upward(found: Iterable[tuple[str, str, str]]) -> list[str]:
    """Return the relations that lead to a room above the one they start in."""
    height = floors()
    return [name for name, start, end in found if height[end] > height[start]]


def test_no_foreign_key_leads_to_a_room_above():
    found = list(relations())

    assert ("Person.tenant", "units", "units") in found
    assert ("Subject.person", "records", "units") in found
    assert upward(found) == []


def test_the_ground_floor_has_no_foreign_key_to_any_room():
    assert [name for name, start, _ in relations() if start == "common"] == []


def test_a_foreign_key_upward_is_caught():
    """The negative control."""
    assert upward([("Person.subject", "units", "records"), ("Fact.unit", "records", "units")]) == [
        "Person.subject"
    ]

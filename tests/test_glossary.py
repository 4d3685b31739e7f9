"""Code and screens share their words through one table."""

import re
from pathlib import Path

from django.apps import apps
from django.db.models import TextChoices

from vinhdanh.councils import enums as councils
from vinhdanh.decisions import enums as decisions
from vinhdanh.documents import enums as documents
from vinhdanh.dossiers import enums as dossiers
from vinhdanh.records.models import Finding
from vinhdanh.units import enums as units

GLOSSARY = Path(__file__).parents[1] / "docs" / "glossary.md"
ROW = re.compile(r"^\| `([\w.-]+)` \| ([^|]+?) \|", re.MULTILINE)


def kind_of(kind, room):
    """Tell whether something in a room's enums is a list of codes of its own."""
    return isinstance(kind, type) and issubclass(kind, TextChoices) and kind.__module__ == room.__name__


ROOMS = [units, documents, dossiers, councils, decisions]
CODES = [
    *(kind for room in ROOMS for kind in vars(room).values() if kind_of(kind, room)),
    Finding.Outcome,
]


def test_every_noun_and_code_has_its_row_with_the_words_of_the_screen():
    nouns = {
        f"{model._meta.app_label}.{model.__name__}": str(model._meta.verbose_name)
        for model in apps.get_models()
        if model.__module__.startswith("vinhdanh.") and not hasattr(model, "pgh_tracked_model")
    }
    codes = {f"{kind.__name__}.{code}": str(words) for kind in CODES for code, words in kind.choices}

    assert dict(ROW.findall(GLOSSARY.read_text())) == nouns | codes


def test_no_term_has_two_rows():
    terms = [code for code, _ in ROW.findall(GLOSSARY.read_text())]

    assert sorted(terms) == sorted(set(terms))

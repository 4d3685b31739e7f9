"""Code and screens share their words through one table."""

import re
from pathlib import Path

from django.apps import apps
from django.db.models import TextChoices

from vinhdanh.documents.enums import DocumentKind
from vinhdanh.records.models import Finding
from vinhdanh.units import enums as units

GLOSSARY = Path(__file__).parents[1] / "docs" / "glossary.md"
ROW = re.compile(r"^\| `([\w.-]+)` \| ([^|]+?) \|", re.MULTILINE)
CODES = [enums.Role, enums.OrganisationKind, enums.PersonGroup, enums.Gender, DocumentKind, Finding.Outcome]


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

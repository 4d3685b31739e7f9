import pytest
from django.db import ProgrammingError, transaction

from factories import AdministratorFactory
from vinhdanh.common.domain.log import SENTENCES, log, register_sentences, sentence
from vinhdanh.common.models import LoggedAction

pytestmark = [pytest.mark.integration, pytest.mark.django_db]


@pytest.fixture
def said(monkeypatch):
    monkeypatch.setitem(SENTENCES, "test.said", "Nói “{words}” với {code}.")


def test_an_entry_is_read_back_as_its_sentence(said):
    actor = AdministratorFactory()

    entry = log(actor, "test.said", actor.tenant, words="xin chào", code="C1")

    entry.refresh_from_db()
    assert (entry.tenant, entry.actor, entry.subject) == (actor.tenant_id, actor.pk, actor.tenant.pk)
    assert sentence(entry) == "Nói “xin chào” với C1."


def test_an_entry_without_a_sentence_is_not_written():
    actor = AdministratorFactory()
    before = LoggedAction.objects.count()

    with pytest.raises(LookupError, match=r"test\.unknown"):
        log(actor, "test.unknown", actor.tenant)

    assert LoggedAction.objects.count() == before


def test_a_code_has_one_sentence(said):
    register_sentences({"test.said": SENTENCES["test.said"]})

    with pytest.raises(ValueError, match="two sentences"):
        register_sentences({"test.said": "Câu khác."})


@pytest.mark.parametrize(
    "change", [lambda rows: rows.update(code="agency.other"), lambda rows: rows.delete()]
)
def test_the_database_refuses_to_change_or_delete_the_journal(change):
    AdministratorFactory()
    rows = LoggedAction.objects.all()
    kept = list(rows.values_list("pk", "code"))

    with pytest.raises(ProgrammingError, match="Cannot update or delete"), transaction.atomic():
        change(rows)

    assert list(rows.values_list("pk", "code")) == kept

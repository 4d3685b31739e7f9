import pytest

from factories import OrganisationFactory
from factories.councils import Chamber
from factories.dossiers import Way


@pytest.fixture
def way(db):
    return Way(OrganisationFactory(code="A", name="Cục A"))


@pytest.fixture
def chamber(way):
    return Chamber(way)

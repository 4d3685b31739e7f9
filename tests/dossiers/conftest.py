import pytest

from factories import OrganisationFactory
from factories.dossiers import Way


@pytest.fixture(scope="module")
def built_way(build_once):
    yield from build_once(lambda: Way(OrganisationFactory(code="A", name="Cục A")).staffed())


@pytest.fixture
def way(built_way, mine):
    return mine(built_way)

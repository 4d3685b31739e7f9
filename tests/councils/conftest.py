import pytest

from factories import OrganisationFactory
from factories.councils import Chamber
from factories.dossiers import Way


@pytest.fixture(scope="module")
def built_way(build_once):
    yield from build_once(lambda: Way(OrganisationFactory(code="A", name="Cục A")).staffed())


@pytest.fixture(scope="module")
def built_chamber(built_way, build_once):
    yield from build_once(lambda way: Chamber(way).staffed(), built_way)


@pytest.fixture(scope="module")
def built_planned(built_chamber, build_once):
    yield from build_once(Chamber.planned, built_chamber)


@pytest.fixture(scope="module")
def built_voting(built_chamber, build_once):
    yield from build_once(Chamber.voting, built_chamber)


@pytest.fixture
def way(built_way, mine):
    return mine(built_way)


@pytest.fixture
def chamber(built_chamber, mine):
    return mine(built_chamber)


@pytest.fixture
def planned(built_planned, mine):
    """A session over one nomination that is agreed to; nobody is present yet."""
    return mine(built_planned)


@pytest.fixture
def voting(built_voting, mine):
    """A session over one nomination whose vote has begun, all being present."""
    return mine(built_voting)

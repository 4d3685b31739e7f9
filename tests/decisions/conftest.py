import pytest

from factories import OrganisationFactory
from factories.decisions import Desk


@pytest.fixture
def desk():
    made = Desk(OrganisationFactory(code="A", name="Cục A"))
    made.numbering()
    return made

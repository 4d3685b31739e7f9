import pytest

from factories.decisions import Desk, numbered_desk


@pytest.fixture(scope="module")
def built_desk(build_once):
    yield from build_once(lambda: numbered_desk("Cục A").staffed())


@pytest.fixture(scope="module")
def built_opened(built_desk, build_once):
    yield from build_once(lambda desk: desk.approved(1)[0].round, built_desk)


@pytest.fixture(scope="module")
def built_submitted(built_desk, built_opened, build_once):
    yield from build_once(Desk.submitted, built_desk, built_opened)


@pytest.fixture(scope="module")
def built_issued(built_desk, built_submitted, build_once):
    yield from build_once(Desk.issue, built_desk, built_submitted)


@pytest.fixture(scope="module")
def built_pair(built_desk, build_once):
    yield from build_once(lambda desk: desk.issued(2), built_desk)


@pytest.fixture
def desk(built_desk, mine):
    return mine(built_desk)


@pytest.fixture
def opened(built_opened, mine):
    """A round in which one name waits for the decision."""
    return mine(built_opened)


@pytest.fixture
def submitted(built_submitted, mine):
    """A decision of one name that waits for its number."""
    return mine(built_submitted)


@pytest.fixture
def issued(built_issued, mine):
    """An issued decision of one name."""
    return mine(built_issued)


@pytest.fixture
def pair(built_pair, mine):
    """An issued decision of two names."""
    return mine(built_pair)

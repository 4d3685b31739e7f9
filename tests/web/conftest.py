"""What every test of the web room begins with."""

import pytest
from django.utils import translation


@pytest.fixture(autouse=True)
def language_of_the_office():
    """A page asked for in English leaves no English to the test after it."""
    yield
    translation.deactivate()

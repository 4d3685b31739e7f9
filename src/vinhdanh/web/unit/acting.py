"""Doing what a page asks: the sentence of success or of refusal stands on the page that follows."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest

from vinhdanh.common.errors import Refused


def done(request: HttpRequest, act: Callable[[], object], *, said: str) -> bool:
    """Carry out an action; a refusal becomes a message, and nothing is lost."""
    try:
        act()
    except Refused as reason:
        messages.error(request, str(reason))
        return False
    messages.success(request, said)
    return True

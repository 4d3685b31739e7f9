"""Doing what a page asks: the sentence of success, or of refusal, stands on the page that follows."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, QueryDict

from vinhdanh.common.errors import Refused


def typed(request: HttpRequest) -> QueryDict | None:
    """Return what was typed into the form of a page, or nothing where it is only being opened."""
    return request.POST if request.method == "POST" else None


def done(request: HttpRequest, act: Callable[[], object], *, said: str) -> bool:
    """Carry out an action; a refusal becomes a message, and nothing is lost."""
    try:
        act()
    except Refused as reason:
        messages.error(request, str(reason))
        return False
    messages.success(request, said)
    return True


def handled(
    request: HttpRequest, form: forms.Form, act: Callable[[dict[str, Any]], object], *, said: str
) -> bool:
    """Carry out what a form says; a refusal becomes an error of the form, beside what was typed."""
    if not form.is_valid():
        return False
    try:
        act(form.cleaned_data)
    except Refused as reason:
        form.add_error(None, str(reason))
        return False
    messages.success(request, said)
    return True

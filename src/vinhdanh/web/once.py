"""A form that is sent twice has one effect: the second copy is led to where the first one led.

A page writes ``{% once %}`` into each form that changes something. Only an answer that leads on counts as an
effect; a page with errors, or a refusal, gives the key back, so that the same form may be sent again. A copy
says the same at the same address: whoever goes back and mends what was typed sends another form.
"""

import hashlib
import time
from collections.abc import Callable
from uuid import UUID, uuid5

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _

from vinhdanh.common.domain.receipts import claim, effect_of, finish, release
from vinhdanh.web import errors

FIELD = "lan_gui"
TOKENS = {FIELD, "csrfmiddlewaretoken"}  # what a form carries beside what it says
PATIENCE, PAUSE = 8, 0.1  # seconds: how long a second copy waits for the first, looking how often
LEADS_ON = range(300, 400)


class OnceMiddleware:
    """Let one copy of each form through; needs the account of the request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        key = key_of(request)
        if key is None:
            return self.get_response(request)
        if not claim(key, actor=request.user.pk, now=timezone.now()):
            return _second_copy(request, key)
        answer = self.get_response(request)
        if answer.status_code in LEADS_ON:
            finish(key, location=answer["Location"])
        else:
            release(key)
        return answer


def key_of(request: HttpRequest) -> UUID | None:
    """Return the key of the form that a signed-in person sends, if it carries one."""
    if request.method != "POST" or not request.user.is_authenticated:
        return None
    try:
        key = UUID(request.POST.get(FIELD, ""))
    except ValueError:
        return None
    return uuid5(key, _said(request))


def _said(request: HttpRequest) -> str:
    """Return the mark of what a form says, files included."""
    mark = hashlib.sha256(request.path.encode())
    for name, values in sorted(request.POST.lists()):
        if name not in TOKENS:
            mark.update(repr((name, values)).encode())
    for name, file in sorted(request.FILES.items()):
        mark.update(repr((name, file.name, file.size)).encode())
        for part in file.chunks():
            mark.update(part)
        file.seek(0)
    return mark.hexdigest()


def _second_copy(request: HttpRequest, key: UUID) -> HttpResponse:
    """Wait for the first copy and lead to where it led."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if location := effect_of(key, actor=request.user.pk):
            return HttpResponseRedirect(location)
        time.sleep(PAUSE)
    sentence = _("Biểu mẫu này đang được xử lý. Hãy đợi một lát rồi mở lại trang.")
    return errors.answer(409, sentence=sentence, back=errors.page_before(request))

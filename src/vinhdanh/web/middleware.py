"""What wraps every view: in which language, who asks, and what a refusal looks like."""

from collections.abc import Callable, Iterator

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.functional import SimpleLazyObject

from vinhdanh.common.errors import NotAllowed, Refused
from vinhdanh.web import errors
from vinhdanh.web.visitor import Visitor

View = Callable[[HttpRequest], HttpResponse]
NOT_ALLOWED_METHOD = 405


class LanguageMiddleware:
    """Speak Vietnamese, or English to whoever chose it; the language of the browser is not asked."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
        language = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        translation.activate(language)
        request.LANGUAGE_CODE = language
        response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


class VisitorMiddleware:
    """Give each request its visitor, and each refusal of an action its page."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if any("\0" in text for text in _sent(request)):  # which no column of a database can hold
            return errors.answer(400)
        request.visitor = SimpleLazyObject(lambda: Visitor(request))
        response = self.get_response(request)
        if response.status_code == NOT_ALLOWED_METHOD and not response.content:
            page = errors.answer(NOT_ALLOWED_METHOD)
            page["Allow"] = response["Allow"]
            return page
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer 404 where a right is missing (existence is not told), 409 where an action was refused."""
        if isinstance(exception, NotAllowed):
            return errors.not_found(request, exception)
        if isinstance(exception, Refused):
            return errors.answer(409, sentence=str(exception), back=errors.page_before(request))
        return None


def _sent(request: HttpRequest) -> Iterator[str]:
    """Yield the texts that a browser sent: the address, and what was asked and typed."""
    yield request.path_info
    for form in (request.GET, request.POST):
        for name, texts in form.lists():
            yield from (name, *texts)

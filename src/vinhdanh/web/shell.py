"""The addresses that belong to no face: where a day begins, for which unit one works, is the site well."""

from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from django.views.i18n import set_language as set_language_of_django

from vinhdanh.common.errors import NotAllowed
from vinhdanh.web.navigation import first_place

set_language = login_not_required(require_POST(set_language_of_django))


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Send whoever has signed in to where their day begins."""
    return redirect(first_place(request.visitor).url)


@require_POST
def choose_unit(request: HttpRequest) -> HttpResponse:
    """Work for another of one's units from now on."""
    if not request.visitor.choose_unit(request.POST.get("unit", "")):
        raise NotAllowed("units.work_for")
    return redirect("start")


@login_not_required
@never_cache
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """Answer 200 when pages can be served; without a database the handler of errors answers 503."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok\n", content_type="text/plain")

"""The page behind the QR code of a certificate: genuine or not, by which decision, standing today or not."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from vinhdanh.decisions.domain.certificates import grouped, read_code
from vinhdanh.decisions.domain.papers.lists import years_words
from vinhdanh.decisions.domain.queries.public import verified
from vinhdanh.decisions.domain.wording import issuer_of
from vinhdanh.documents.domain.naming import award_words


@login_not_required
@require_safe
def verify(request: HttpRequest) -> HttpResponse:
    """Take a code that somebody reads from a certificate."""
    typed = request.GET.get("ma", "").strip()
    if code := read_code(typed):
        return redirect("verify_code", code)
    return render(request, "public/verify/form.html")


@login_not_required
@never_cache
@require_safe
def code(request: HttpRequest, code: str) -> HttpResponse:
    """Say what a code proves today; an unknown one is answered kindly, and with 404."""
    found = verified(code)
    if found is None:
        return render(request, "public/verify/unknown.html", {"typed": code}, status=404)
    decision = found.line.award.decision
    words = {
        "certificate": found.certificate,
        "line": found.line,
        "decision": decision,
        "award": award_words(found.line.award.award, found.certificate.organ.tenant),
        "issuer": issuer_of(decision),
        "years": years_words(found.line.award, found.line.words["years"]),
        "code": grouped(found.certificate.code),
        "on": request.visitor.on,
    }
    return render(request, "public/verify/verified.html", words)

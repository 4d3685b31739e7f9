"""Asking one's own unit to be put on its list."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from vinhdanh.common.errors import Refused
from vinhdanh.dossiers.domain.self_proposal import propose_oneself
from vinhdanh.law.catalogue import catalogue
from vinhdanh.records.domain.queries.subjects import own_subject
from vinhdanh.units.domain.queries.person import post_of
from vinhdanh.web.person.asking.standing import standings_of
from vinhdanh.web.person.road.views import chosen_year


class NoteForm(forms.Form):
    """What one wants the unit to know."""

    note = forms.CharField(
        label=gettext_lazy("Điều muốn nói với đơn vị"),
        required=False,
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy(
            "Ví dụ: kết quả nổi bật trong năm, số quyết định công nhận sáng kiến. Có thể để trống."
        ),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: HttpRequest, award: str) -> HttpResponse:
    """Ask to be listed for an award of an open round."""
    visitor, year = request.visitor, chosen_year(request)
    page = own_subject(visitor.user)
    post = post_of(visitor.person, visitor.on) if page else None
    standing = standings_of(page, post.organisation, year=year).get(award) if post else None
    if standing is None or not standing.may_ask:
        raise Http404
    form = NoteForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            propose_oneself(
                standing.round,
                page,
                award=award,
                **form.cleaned_data,
                place=post.organisation,
                actor=request.user,
                on=visitor.on,
            )
        except Refused as reason:
            messages.error(request, str(reason))
        else:
            messages.success(request, _("Đã chuyển đề nghị của bạn tới cán bộ thi đua của đơn vị."))
        return redirect(f"{reverse('road')}?nam={year}")
    words = {"form": form, "award": catalogue()[award], "round": standing.round, "year": year}
    return render(request, "person/asking/propose.html", words)

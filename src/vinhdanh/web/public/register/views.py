"""The roll of honour: by year, searched without accents, the newest first."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from vinhdanh.decisions.domain.queries.public import honours_of, roll_of, years_with_honours
from vinhdanh.decisions.domain.queries.search import SHOWN, newest
from vinhdanh.documents.domain.naming import award_words
from vinhdanh.law.catalogue import catalogue
from vinhdanh.units.domain.queries.organisation import agency_of
from vinhdanh.web.public.register.roll import rows_of


@login_not_required
@require_safe
def roll(request: HttpRequest) -> HttpResponse:
    """Show who was honoured in a year, or whoever a search finds in any year."""
    agency, said = agency_of(request.user), request.GET.get
    years = years_with_honours(agency)
    sought, asked = said("tim", "").strip()[:120], said("nam", "")
    year = int(asked) if asked.isdecimal() and int(asked) in years else None
    year = year or (None if sought or not years else years[0])
    award = said("hinh_thuc", "") if said("hinh_thuc", "") in catalogue() else ""
    number = max(1, int(page)) if (page := said("trang", "")).isdecimal() else 1
    lines = roll_of(agency, year)
    honours = honours_of(lines, agency) if year else []
    lines = lines.filter(award=award) if award else lines
    hits = newest(lines, typed=sought, first=(number - 1) * SHOWN)
    words = {
        "rows": rows_of(hits.lines, agency),
        "hits": hits,
        "honours": honours,
        "years": years,
        "year": year,
        "award": award,
        "award_name": award_words(award, agency) if award else "",
        "sought": sought,
        "number": number,
        "more": hits.count > number * SHOWN or not hits.whole,
    }
    return render(request, "public/register/roll.html", words)

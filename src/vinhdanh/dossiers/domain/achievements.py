"""One achievement, one form: what stands beside a proposal of a form for merit (Điều 5 khoản 2 điểm c).

Nobody is barred by it: which achievement a form honours is a matter of judgement, so people are told.
"""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from vinhdanh.dossiers.enums import NominationState, RoundKind
from vinhdanh.dossiers.models import Nomination, Round
from vinhdanh.law.achievements import forms_for_merit, one_achievement
from vinhdanh.law.catalogue import AwardKind, catalogue, kind_of
from vinhdanh.law.facts import History
from vinhdanh.law.reading import years_text
from vinhdanh.records.models import Subject

RUNNING = frozenset(
    {
        NominationState.DRAFT,
        NominationState.SENT,
        NominationState.APPRAISING,
        NominationState.RETURNED,
        NominationState.HELD,
        NominationState.AGREED,
        NominationState.RECOMMENDED,
        NominationState.FORWARDED,
    }
)
"""A proposal that may still be awarded."""
BESIDE = RUNNING | {NominationState.AWARDED}
"""What stands beside it: also what was awarded, as the ledger keeps no years of a form given by decision."""


def form_for_merit(award: str, opened: Round) -> bool:
    """Tell whether a round looks at an award as a form for merit; titles are no forms."""
    return opened.kind == RoundKind.MERIT and kind_of(award) is AwardKind.FORM


def forms_of_year(nominations: Iterable[Nomination], year: int) -> list[Nomination]:
    """Keep the proposals of a form for merit of a year that stand; ``round`` is loaded."""
    return [
        one
        for one in nominations
        if one.year == year and one.state in BESIDE and form_for_merit(one.award, one.round)
    ]


def forms_of_year_for(pages: Iterable[Subject], year: int) -> dict[UUID, list[Nomination]]:
    """Return such proposals of several subjects, by subject, in the order of their entry."""
    by_page: dict[UUID, list[Nomination]] = {}
    found = Nomination.objects.filter(subject__in=pages, year=year, round__kind=RoundKind.MERIT)
    for one in forms_of_year(found.select_related("round").order_by("pk"), year):
        by_page.setdefault(one.subject_id, []).append(one)
    return by_page


def already_honoured(page: History, year: int, on: date) -> list[str]:
    """Say which forms for merit a subject holds that honour a year."""
    rule = one_achievement(on)
    if rule is None:
        return []
    told = []
    for fact in forms_for_merit(page, year, on):
        name, years = catalogue()[fact["award"]].name_on(fact["decided"]), sorted(fact["years"])
        span = f"các năm {years_text(years)}, trong đó có năm {year}" if len(years) > 1 else f"năm {year}"
        told.append(
            f"Đã được tặng {name} cho thành tích {span}: một thành tích không khen nhiều lần, "
            f"nhiều hình thức ({rule.cite})."
        )
    return told


def also_proposed(award: str, opened: Round, others: Iterable[tuple[str, Round]], on: date) -> list[str]:
    """Say for which other forms of the same year a subject stands; ``others`` are forms with their rounds."""
    rule = one_achievement(on)
    if rule is None:
        return []
    told = []
    for other, elsewhere in others:
        if other != award:
            where = "trong đợt này" if elsewhere.pk == opened.pk else f"trong đợt “{elsewhere.name}”"
            told.append(
                f"Cũng được đề nghị {catalogue()[other].name} {where}, cùng năm xét {opened.year}: một "
                f"thành tích không khen nhiều lần, nhiều hình thức ({rule.cite})."
            )
    return list(dict.fromkeys(told))

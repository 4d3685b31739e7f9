"""What OpenFisca is told of a person, and what it makes of it year by year: shared by all standards.

Told by year are facts (rating, titles, awards decided, works recognised, violations, years already honoured);
once and for all the group and some days; for the year asked what single conditions say (``Truth``), just what
a sweep reads as flags. What may count besides what surely does is a variable of its own, named ``maybe_…``.
"""

from openfisca_core.entities import build_entity
from openfisca_core.indexed_enums import Enum
from openfisca_core.periods import ETERNITY, YEAR
from openfisca_core.variables import Variable

Person = build_entity(key="person", plural="persons", label="", is_person=True)
FIRST, NEVER = 2001, 9999
"""Runs are followed back to the first year: before the oldest record it leaves five years of which nothing is
known, and no standard asks for more than five."""


def listed(name, words):
    """Return a list of named values, in their order."""
    return Enum(name, {word: word for word in words.split()})


Truth = listed("Truth", "failed insufficient awaiting met")
Rating = listed("Rating", "unknown khong_hoan_thanh hoan_thanh tot xuat_sac")
Group = listed(
    "Group",
    "unknown can_bo cong_chuc vien_chuc nguoi_lao_dong cong_nhan nong_dan "
    "quan_nhan cong_an doanh_nhan tri_thuc",
)

FROM_BASIS = {
    "bk_ttg": "bk_bo",
    "hcld_3": "bk_ttg",
    "hcld_2": "hcld_3",
    "hcld_1": "hcld_2",
    "hcbvtq_3": "bk_ttg",
    "hcbvtq_2": "hcbvtq_3",
}
"""Awards given for years after another award, which is their basis."""
SERVED = ("cstd_bo", "bk_bo", *FROM_BASIS)
"""Awards whose years may not serve them again."""
TITLES = ("ldtt", "cstd_co_so", "cstd_bo", "cstd_tq")

YEARLY = {
    "rating": Rating,
    "violated": bool,
    "given_cstd_bo": int,
    **dict.fromkeys(("initiatives", "maybe_initiatives", "studies", "maybe_studies"), int),
    **{f"titled_{title}": bool for title in TITLES},
    **{f"used_{award}": bool for award in SERVED},
    **dict.fromkeys(("discipline_in_force", "open_matter"), bool),
}
LASTING = {"group": Group, "record_from": int, "disciplined_until": int}


def variable(name, value_type, formula=None, *, period=YEAR, default=None):
    """Return a variable of a person."""
    about = {"value_type": value_type, "entity": Person, "definition_period": period, "label": name}
    if issubclass(value_type, Enum):
        about |= {"value_type": Enum, "possible_values": value_type, "default_value": next(iter(value_type))}
    if default is not None:
        about["default_value"] = default
    return type(name, (Variable,), about | ({"formula": formula} if formula else {}))


def allowed(person, period):
    """The year's merit may serve: after discipline, outside violations."""
    return (person("disciplined_until", period) < period.start.year) & ~person("violated", period)


def excellent(person, period):
    """Rated excellent."""
    return person("rating", period) == Rating.xuat_sac


def maybe_excellent(person, period):
    """Rated excellent, or not rated."""
    return person("excellent", period) | (person("rating", period) == Rating.unknown)


def good(person, period):
    """Rated good or better."""
    return person("excellent", period) | (person("rating", period) == Rating.tot)


def maybe_good(person, period):
    """Rated good or better, or not rated."""
    return person("good", period) | (person("rating", period) == Rating.unknown)


def maybe_titled(person, period):
    """The base title was held, or the year is not recorded."""
    return person("titled_cstd_co_so", period) | (person("record_from", period) > period.start.year)


def barred(person, period):
    """Discipline or a violation bars every award."""
    return person("discipline_in_force", period) | ~person("allowed", period)


def incomplete(person, period):
    """Early years of the record are not known."""
    return person("record_from", period) > 0


def fresh(person, period, award):
    """Tell whether a year may serve an award: allowed, and not honoured by it before."""
    return person("allowed", period) & ~person(f"used_{award}", period)


def run(name, serves):
    """Return the formula of the years in a row, up to this one, that serve."""

    def formula(person, period):
        if period.start.year < FIRST:
            return person.filled_array(0)
        return serves(person, period) * (person(name, period.last_year) + 1)

    return formula


def after_basis(award, basis, maybe):
    """Return what tells whether a year serves an award: well rated, fresh, after its basis was decided."""

    def serves(person, period):
        after = person(f"first_{basis}", period) < period.start.year
        if maybe:
            after |= person("incomplete", period)
        return person(f"{maybe}good", period) & fresh(person, period, award) & after

    return serves


def excellent_for_bk_bo(maybe):
    """Return what tells whether a year serves the ministry's certificate: rated excellent, fresh."""
    return lambda person, period: person(f"{maybe}excellent", period) & fresh(person, period, "bk_bo")


def runs():
    """Return the formulas of runs: surely and possibly, for each award that asks for one."""
    for maybe in ("", "maybe_"):
        name = f"{maybe}run_bk_bo"
        yield name, run(name, excellent_for_bk_bo(maybe))
        for award, basis in FROM_BASIS.items():
            name = f"{maybe}run_{award}"
            yield name, run(name, after_basis(award, basis, maybe))


def variables(conditions):
    """Return all variables but the standards themselves; of conditions it is told what they say."""
    yield from (variable(name, Truth) for name in conditions)
    yield from (variable(name, kind) for name, kind in YEARLY.items())
    yield from (variable(name, kind, period=ETERNITY) for name, kind in LASTING.items())
    for basis in set(FROM_BASIS.values()):
        yield variable(f"first_{basis}", int, period=ETERNITY, default=NEVER)
    truths = (allowed, excellent, maybe_excellent, good, maybe_good, maybe_titled, barred)
    yield from (variable(one.__name__, bool, one) for one in truths)
    yield variable("incomplete", bool, incomplete, period=ETERNITY)
    yield from (variable(name, int, formula) for name, formula in runs())

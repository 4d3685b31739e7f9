"""Eleven standards of persons as OpenFisca formulas: conditions as small numbers, all of them, one of them.

A condition says 0 failed, 1 evidence lacks, 2 somebody has still to judge, 3 met; ``all_of`` is the lowest,
``one_of`` the highest. A formula reads like the article.
"""

from functools import reduce

import numpy as np
from openfisca_core.indexed_enums import EnumArray
from variables import TITLES, Group, Truth, fresh, variable

HANDS, LEARNED, ARMED = ("cong_nhan", "nong_dan"), ("doanh_nhan", "tri_thuc"), ("quan_nhan", "cong_an")
STAFF, LABOUR = ("can_bo", "cong_chuc", "vien_chuc", "nguoi_lao_dong", *LEARNED), (*HANDS, "nguoi_lao_dong")


class Case:
    """Everybody in the year asked: what conditions say of them."""

    def __init__(self, person, period):
        self.person, self.period = person, period

    def __call__(self, name):
        """Return what a condition that OpenFisca is told says."""
        return np.asarray(self.person(name, self.period))

    def one(self, names):
        """Return what the best of some told conditions says."""
        return one_of(*map(self, names.split()))

    def of(self, *groups):
        """Tell whether they belong to one of some groups."""
        found, unknown = self._grouped(groups)
        return certain(found, found | unknown)

    def outside(self, *groups):
        """Tell whether they belong to none of some groups."""
        found, unknown = self._grouped(groups)
        return certain(~(found | unknown), ~found)

    def _grouped(self, groups):
        group = self.person("group", self.period)
        return reduce(np.logical_or, (group == Group[one] for one in groups)), group == Group.unknown

    def rated(self, name):
        """Tell whether the year asked was rated so."""
        return certain(self.person(name, self.period), self.person(f"maybe_{name}", self.period))

    def in_a_row(self, award, times):
        """Tell whether the base title was held so many times in a row, in years that may serve."""
        years = [self.period.offset(-ago) for ago in range(times)]
        served = reduce(np.logical_and, (fresh(self.person, year, award) for year in years))
        held = (
            reduce(np.logical_and, (self.person(name, year) for year in years))
            for name in ("titled_cstd_co_so", "maybe_titled")
        )
        return certain(*(served & each for each in held))

    def window(self, run):
        """Return the years of runs, the newest first, each with whose run it is in."""
        return [(self.period.offset(-ago), run > ago) for ago in range(run.max())]

    def years(self, window, name):
        """Count in how many years of their runs it was so."""
        count = np.zeros(self.person.count, np.uint8)
        for year, inside in window:
            count += (inside & self.person(name, year)).view(np.uint8)
        return count

    def since(self, window, name):
        """Sum up numbers since their runs began, to the day asked, which lies in the next year."""
        total = np.zeros(self.person.count, np.int32)
        for year, inside in window[:1]:
            total += inside * self.person(name, year.offset(1))
        for year, inside in window:
            total += inside * self.person(name, year)
        return total

    def unrecorded(self, run):
        """Tell whether years are not recorded since a run began."""
        start = self.period.start.year + 1 - run
        return (run > 0) & (self.person("record_from", self.period) > start)


def certain(sure, possible):
    """Return a value on which nobody has to judge."""
    return 2 * sure.view(np.uint8) + possible


def all_of(*values):
    """Return the lowest."""
    return reduce(np.minimum, values)


def one_of(*values):
    """Return the highest."""
    return reduce(np.maximum, values)


def advanced(person, period):
    """An advanced worker by merit: asked by two titles."""
    case = Case(person, period)
    value = one_of(
        all_of(case.of(*STAFF), case.rated("good"), case("takes_part")),
        all_of(case.of(*HANDS), case("takes_part"), case("exemplary")),
    )
    return EnumArray(value, Truth)


def ldtt(case):
    return case("advanced")


def cstd_co_so(case):
    soldier = all_of(case.of(*ARMED), case.rated("good"), case("takes_part"))
    return all_of(
        one_of(case("advanced"), soldier),
        one_of(case.rated("excellent"), case.one("unit_initiative unit_study unit_ruse")),
    )


def cstd_bo(case):
    works = case.one("ministry_initiative ministry_study ministry_ruse")
    return all_of(case.in_a_row("cstd_bo", 3), case("council_cstd_bo"), works)


def cstd_tq(case):
    works = case.one("national_initiative national_study national_ruse")
    return all_of(case("two_conferrals"), case("council_cstd_tq"), works)


def bk_bo(case):
    behaves = one_of(case("exemplary"), all_of(case.of(*LEARNED), case("law_abiding")))
    merits = one_of(
        case.one("movement_ministry many_sector sudden_sector contribution"),
        case.in_a_row("bk_bo", 2),
        excellent_with_works(case),
        all_of(case.of(*LABOUR), case("many")),
    )
    return all_of(behaves, merits)


def excellent_with_works(case):
    """Two excellent years in a row, and since they began two initiatives, or two studies."""
    run, maybe = case("run_bk_bo"), case("maybe_run_bk_bo")
    sure, some, unrecorded = case.window(run), case.window(maybe), case.unrecorded(maybe)
    works = (
        certain(case.since(sure, one) >= 2, (case.since(some, f"maybe_{one}") >= 2) | unrecorded)
        for one in ("initiatives", "studies")
    )
    return all_of(certain(run >= 2, maybe >= 2), one_of(*works))


def after_basis(case, award, *, titles=0, excellent=0, given=0):
    """Five good years in a row after the basis; in them titles, excellent years, awards since they began."""
    run, maybe = case(f"run_{award}"), case(f"maybe_run_{award}")
    sure, some = case.window(run), case.window(maybe)
    value = certain(run >= 5, maybe >= 5)
    for least, held, perhaps in (
        (titles, "titled_cstd_co_so", "maybe_titled"),
        (excellent, "excellent", "maybe_excellent"),
    ):
        if least:
            enough = certain(case.years(sure, held) >= least, case.years(some, perhaps) >= least)
            value = all_of(value, enough)
    if given:
        one, other = (case.since(window, "given_cstd_bo") >= given for window in (sure, some))
        value = all_of(value, certain(one, other | case.unrecorded(maybe)))
    return value


def bk_ttg(case):
    worker = all_of(case.of("cong_nhan"), case("effective_initiative"), case("teaches"))
    labour = all_of(case.of(*LABOUR), case.one("many_sector sudden_sector"))
    merits = one_of(
        case.one("movement many_ministry sudden_ministry prize contribution"),
        after_basis(case, "bk_ttg", titles=3),
        labour,
        worker,
        all_of(case.of("nong_dan"), case("model_farm")),
    )
    return all_of(case("law_abiding"), merits)


def labour_order(case, merits, years, service, worker, farmer):
    """The three classes of the Labour Order are built alike."""
    staff = all_of(case.outside(*HANDS), case.outside(*LEARNED), one_of(years, service))
    hands = all_of(case.of("cong_nhan"), case(worker), case("teaches"))
    farmers = all_of(case.of("nong_dan"), case.one(f"{farmer} model_farm"))
    return all_of(case("law_abiding"), one_of(case.one(merits), staff, hands, farmers))


def bands(award, count):
    """Return the names of bands of long service."""
    return " ".join(f"service_{award}_{number}" for number in range(1, count + 1))


def hcld_3(case):
    return labour_order(
        case,
        "movement_five_years invention_sector contribution sudden_sector prize",
        after_basis(case, "hcld_3", titles=3, excellent=1),
        case.one(bands("hcld_3", 4)),
        "farmer_one",
        "farmer_one",
    )


def hcld_2(case):
    chosen = all_of(case.one("service_hcld_2_5 service_hcld_2_6"), case("council_hcld_2"))
    return labour_order(
        case,
        "sudden_ministry prize invention_ministry contribution",
        after_basis(case, "hcld_2", excellent=2, given=1),
        one_of(case.one(bands("hcld_2", 4)), chosen),
        "worker_two",
        "farmer_two",
    )


def hcld_1(case):
    return labour_order(
        case,
        "sudden_exceptional prize invention_national contribution",
        after_basis(case, "hcld_1", excellent=3, given=2),
        case.one(bands("hcld_1", 6)),
        "worker_three",
        "farmer_three",
    )


def defence_order(case, award, merits, years):
    """The classes of the Order of National Defence are built alike."""
    commanded = all_of(case(f"service_{award}_1"), case(f"council_{award}"))
    return all_of(case.of(*ARMED), case("law_abiding"), one_of(case.one(merits), years, commanded))


def hcbvtq_3(case):
    years = after_basis(case, "hcbvtq_3", titles=3, excellent=1)
    return defence_order(case, "hcbvtq_3", "sudden_sector invention_ministry", years)


def hcbvtq_2(case):
    years = after_basis(case, "hcbvtq_2", excellent=2, given=1)
    return defence_order(case, "hcbvtq_2", "sudden_ministry invention_national", years)


STANDARDS = (ldtt, cstd_co_so, cstd_bo, cstd_tq, bk_bo, bk_ttg, hcld_3, hcld_2, hcld_1, hcbvtq_3, hcbvtq_2)


def outcome(standard):
    """Return the formula: 1 not eligible, 2 on hold, 3 evidence lacks, 4 somebody must judge, 5 eligible."""
    award = standard.__name__

    def formula(person, period):
        value = standard(Case(person, period))
        held = person("open_matter", period)
        barred = held | person("barred", period)
        if award in TITLES:
            barred |= person(f"titled_{award}", period)
        return 1 + held + (value + (value > 0)) * ~barred

    return formula


def outcomes():
    """Return the outcome of each standard as a variable, and what one takes from another."""
    yield variable("advanced", Truth, advanced)
    yield from (variable(f"outcome_{one.__name__}", int, outcome(one)) for one in STANDARDS)

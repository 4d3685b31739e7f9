"""The entered standards as pages: which there are, and each in plain words with its validity."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from vinhdanh.common.text import fold
from vinhdanh.law import Law, Standard
from vinhdanh.law.catalogue import Entry, catalogue
from vinhdanh.law.facts import vocabulary
from vinhdanh.law.lineage import Period, periods_of
from vinhdanh.law.plain import ALL, Clause, guards_in_words, in_words
from vinhdanh.law.standards import Setting
from vinhdanh.law.term import Term
from vinhdanh.law.terms import ballots, deciders, payments, proposers
from vinhdanh.law.verdict import PROVENANCE_WORDS
from vinhdanh.web.verdicts import STOCK_WORDS


@dataclass(frozen=True, slots=True)
class Listed:
    """An award of the list: what it is, for whom, and the version of its standard that holds."""

    entry: Entry
    kinds: str
    standard: Standard
    is_last_known: bool
    """whether no verified rule is entered for the days after it"""

    @property
    def names(self) -> str:
        """What people call the award: its name, then its short name."""
        return f"{self.entry.name} {self.entry.short}"

    @property
    def article(self) -> str:
        """The article as a whole, whatever clause concerns one kind of subject."""
        return self.standard.cite.split(" khoản ")[0]

    @property
    def trust(self) -> str:
        """How far the text was read; of what was not, the top of the page tells why."""
        provenance = self.standard.provenance
        return PROVENANCE_WORDS[provenance] if provenance == "verified" else "cần đối chiếu"


@dataclass(frozen=True, slots=True)
class Group:
    """Awards of one nature."""

    title: str
    awards: Sequence[Listed]


@dataclass(frozen=True, slots=True)
class Stage:
    """A period of a standard's past, in words."""

    period: Period
    on: date

    @property
    def trust(self) -> str:
        return PROVENANCE_WORDS[self.period.standard.provenance] if self.period.standard else ""

    @property
    def now(self) -> bool:
        return self.period.since <= self.on <= (self.period.until or date.max)

    @property
    def text(self) -> str:
        """Say what is to be said of it besides what changed."""
        if self.period.standard is None:
            return self.period.regime.remark or "Chưa nhập tiêu chuẩn cho thời gian này."
        if self.period.shifts is None:
            return "Thời gian đầu tiên được nhập."
        return "" if self.period.shifts else "Tiêu chuẩn không đổi."


@dataclass(frozen=True, slots=True)
class Part:
    """An award's standard for one kind of subject."""

    kind: str
    standard: Standard
    clause: Clause
    settings: Sequence[Setting]

    @property
    def kinds(self) -> str:
        return kind_names([self.kind])

    @property
    def in_ledger(self) -> bool:
        """Whether an agency's ledger has pages of such subjects."""
        return self.kind in ("person", "collective")


@dataclass(frozen=True, slots=True)
class AwardPage:
    """Everything that a person may want to know of an award's standard on a day."""

    entry: Entry
    on: date
    parts: Sequence[Part]
    histories: Sequence[tuple[str, Sequence[Stage]]]
    """by the names of the kinds of subject"""
    guards: Sequence[Clause]
    uncoded: Sequence[tuple[str, str]]
    terms: Sequence[tuple[str, Sequence[Term]]]
    is_last_known: bool
    """whether no verified rule is entered for the days after the standard shown"""

    @property
    def standard(self) -> Standard:
        return self.parts[0].standard

    @property
    def trust(self) -> str:
        return PROVENANCE_WORDS[self.standard.provenance]

    @property
    def article(self) -> str:
        return self.standard.cite.split(" khoản ")[0]

    @property
    def expired(self) -> bool:
        """Whether no standard is in force on the day, so that an earlier or later one is shown."""
        return not self.standard.in_force(self.on)


def nature_of(entry: Entry, kinds: Sequence[str]) -> str:
    """Return the heading under which an award is listed."""
    if entry.kind == "danh hiệu thi đua":
        return f"Danh hiệu thi đua của {'cá nhân' if 'person' in kinds else 'tập thể'}"
    return entry.kind[:1].upper() + entry.kind[1:]


def version_on(law: Law, award: str, kind: str, on: date) -> Standard | None:
    """Return the version in force on a day, else the last one before it, else the first to come."""
    known = sorted((one for one in law.versions(award) if kind in one.kinds), key=lambda one: one.since)
    begun = [one for one in known if one.since <= on]
    return next(iter([*reversed(begun), *known]), None)


def kinds_of(law: Law, award: str) -> list[str]:
    """Return the kinds of subject for which an award's standard is entered, in the order of the files."""
    return list(dict.fromkeys(kind for one in law.versions(award) for kind in sorted(one.kinds)))


def kind_names(kinds: Sequence[str]) -> str:
    """Name kinds of subject: cá nhân, tập thể."""
    return ", ".join(vocabulary().name("kind", kind) for kind in kinds)


def groups_on(law: Law, on: date) -> list[Group]:
    """Return the entered standards by nature, in the order of the catalogue."""
    groups: dict[str, list[Listed]] = {}
    for entry in catalogue().values():
        for one in listed_award(law, entry, on):
            groups.setdefault(nature_of(entry, kinds_of(law, entry.code)), []).append(one)
    return [Group(title, awards) for title, awards in groups.items()]


def groups_named(groups: Sequence[Group], typed: str) -> list[Group]:
    """Return the groups with only those awards whose name or short name has the words, accents or not."""
    words = fold(typed)
    found = [
        Group(group.title, [one for one in group.awards if words in fold(one.names)]) for group in groups
    ]
    return [group for group in found if group.awards]


def remarks_of(groups: Sequence[Group]) -> list[str]:
    """Return what must be said of listed standards, once each."""
    return list(
        dict.fromkeys(filter(None, (one.standard.remark for group in groups for one in group.awards)))
    )


def listed_award(law: Law, entry: Entry, on: date) -> Iterator[Listed]:
    """Give an award if its standard is entered."""
    kinds = kinds_of(law, entry.code)
    standard = version_on(law, entry.code, kinds[0], on) if kinds else None
    if standard is not None:
        yield Listed(entry, kind_names(kinds), standard, law.is_last_known(standard))


def awards_to_come(law: Law) -> list[str]:
    """Return the names of the catalogue's awards whose standards are not entered yet."""
    entered = {standard.award for standard in law.standards}
    return [entry.name for code, entry in catalogue().items() if code not in entered]


def award_page(law: Law, award: str, on: date) -> AwardPage:
    """Gather the page of an award; LookupError where no standard of it is entered."""
    found = [(kind, version_on(law, award, kind, on)) for kind in kinds_of(law, award)]
    parts = [part_of(law, kind, standard) for kind, standard in found if standard is not None]
    if not parts:
        raise LookupError(award)
    regime = law.regime(min(on, parts[0].standard.until or on)) or law.regimes[0]
    return AwardPage(
        entry=catalogue()[award],
        on=on,
        parts=parts,
        histories=[(kind_names([kind]), stages_of(law, award, kind, on)) for kind in kinds_of(law, award)],
        guards=guards_in_words(regime),
        uncoded=list(parts[0].standard.uncoded.items()),
        terms=terms_of(award, on),
        is_last_known=law.is_last_known(parts[0].standard),
    )


def part_of(law: Law, kind: str, standard: Standard) -> Part:
    """Tell one standard in words."""
    clause = said_once(in_words(standard.tree))
    whole = clause if clause.children else Clause(standard.title, "", standard.cite, ALL, (clause,))
    settings = [law.settings[code] for code in standard.settings]
    return Part(kind, standard, whole, settings)


def said_once(clause: Clause) -> Clause:
    """Leave a group without words of its own unnamed: the line above what stands below it says the same."""
    text = "" if clause.text in STOCK_WORDS and len(clause.children) > 1 else clause.text
    return replace(clause, text=text, children=tuple(map(said_once, clause.children)))


def stages_of(law: Law, award: str, kind: str, on: date) -> list[Stage]:
    """Tell the periods of a standard from the first to the last that is entered."""
    return [Stage(period, on) for period in periods_of(law, award, kind)]


def terms_of(award: str, on: date) -> list[tuple[str, Sequence[Term]]]:
    """Return who proposes, votes, decides and what is paid, leaving out what is not known of the day."""
    terms = (
        ("Đề nghị", proposers(award, on)),
        ("Hội đồng", ballots(award, on)),
        ("Quyết định", deciders(award, on)),
        ("Tiền thưởng", payments(award, on)),
    )
    return [(title, lines) for title, lines in terms if lines]


def settings_in_use(law: Law) -> list[tuple[Setting, list[Entry]]]:
    """Return each open question of interpretation with the awards whose standards name it."""
    used = {
        code: dict.fromkeys(one.award for one in law.standards if code in one.settings)
        for code in law.settings
    }
    return [(law.settings[code], [catalogue()[award] for award in awards]) for code, awards in used.items()]

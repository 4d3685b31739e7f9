"""The reading for one: regime, guards, tree, and the precedence of outcomes."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache, partial
from typing import NamedTuple

from vinhdanh.law.authority import deciding_rows
from vinhdanh.law.catalogue import Entry, catalogue, main_instrument
from vinhdanh.law.facts import History, vocabulary
from vinhdanh.law.loading import load_law
from vinhdanh.law.question import Question, Standing
from vinhdanh.law.reading import Distance, Evidence, Missing, Reading, day_text, show
from vinhdanh.law.standards import Law, Regime, Standard, standards_on
from vinhdanh.law.tree import ONE_SUFFICES, All, Node
from vinhdanh.law.tree import Any as OneOf
from vinhdanh.law.values import AWAITING, FAILED, INSUFFICIENT, OUTCOME_OF, Outcome, Value
from vinhdanh.law.verdict import Alternative, Note, Verdict

RANK = (
    Outcome.NO_RULE,
    Outcome.NOT_ELIGIBLE,
    Outcome.ON_HOLD,
    Outcome.INSUFFICIENT,
    Outcome.AWAITING,
    Outcome.ELIGIBLE,
)
"""From the least to the most favourable."""


def explain(
    history: History,
    award: str,
    on: date,
    *,
    received: date | None = None,
    year: int | None = None,
    law: Law | None = None,
) -> Verdict:
    """Answer whether ``award`` may be proposed for a subject on a day, and why.

    ``received`` (the day the appraising body received the file) selects the regime and defaults to ``on``;
    ``year`` is the year considered and defaults to the year before ``on``. Raises KeyError for an unknown
    award. Where ``on`` lies under a later regime than ``received`` whose law says so, both are read and the
    more favourable one is taken (Luật 06/2026/QH16, Điều 4 khoản 4).
    """
    law, received = law or load_law(), received or on
    if award not in vocabulary().awards:
        raise KeyError(award)
    asked = Asked(Standing(history, on, law.spans), award, on.year - 1 if year is None else year)
    way = _ways(law, history.subject.kind, received, on).get(award)
    return _answer(asked, way, received=received, law=law)


def explain_all(
    history: History,
    on: date,
    *,
    received: date | None = None,
    years: Sequence[int] | None = None,
    law: Law | None = None,
    awards: Collection[str] | None = None,
) -> Iterator[Verdict]:
    """Explain every award of the subject's kind, year by year; days and years as in :func:`explain`.

    Only ``awards`` are explained, if they are given.
    """
    law, received, kind = law or load_law(), received or on, history.subject.kind
    page, ways = Standing(history, on, law.spans), _ways(law, kind, received, on)
    for year in (on.year - 1,) if years is None else years:
        for award in law.awards_for(kind):
            if awards is None or award in awards:
                yield _answer(Asked(page, award, year), ways.get(award), received=received, law=law)


class Asked(NamedTuple):
    """What is asked of a page, whichever regime answers."""

    page: Standing
    award: str
    year: int


class Way(NamedTuple):
    """The standard of an award in a regime; ``later`` is that of a regime which may be more favourable."""

    standard: Standard
    regime: Regime
    day: date
    """of the law"""
    later: "Way | None" = None


@lru_cache(maxsize=64)
def _ways(law: Law, kind: str, received: date, on: date) -> Mapping[str, Way]:
    """Return by what a file received on a day is read, by award; none where no standard is in force."""
    first, last = law.regime(received), law.regime(on)
    if first is None:
        return {}
    changes = last is not None and last.since > first.since and last.transition
    after = standards_on(law, kind, on) if changes else {}
    later = {award: Way(one, last, on) for award, one in after.items() if last}
    return {
        award: Way(one, first, received, later.get(award))
        for award, one in standards_on(law, kind, received).items()
    }


def _answer(asked: Asked, way: Way | None, *, received: date, law: Law) -> Verdict:
    """Read under the regime of the day on which the file was received, or a later and more favourable one."""
    if way is None:
        return _without_standard(asked, received=received, law=law)
    read = _read(asked, way)
    verdict = _verdict(asked, way, read, received=received, law=law)
    if way.later is None:
        return verdict
    if not way.standard.asks_the_same(way.later.standard):
        read = _read(asked, way.later)
    later = _verdict(asked, way.later, read, received=received, law=law)
    best, other = verdict, later
    if RANK.index(later.outcome) > RANK.index(verdict.outcome):
        best, other = later, verdict
    return best._replace(alternatives=(Alternative(other.regime, other.outcome),))


def _without_standard(asked: Asked, *, received: date, law: Law) -> Verdict:
    """Answer where no standard is in force: not for such subjects, or no verified rule is entered."""
    kind, regime = asked.page.history.subject.kind, law.regime(received)
    entry = catalogue()[asked.award]
    article = _ground(entry, law, received)
    if regime is not None and law.has_rules(regime) and kind not in entry.data["chủ thể"]:
        wanted = ", ".join(vocabulary().name("kind", one) for one in entry.data["chủ thể"])
        text = f"chỉ để tặng cho {wanted}; đây là {vocabulary().name('kind', kind)}"
        return _bare(asked, Outcome.NOT_ELIGIBLE, text, article, received=received, regime=regime)
    known = [one for one in law.versions(asked.award) if kind in one.kinds]
    entered = regime is not None and law.has_rules(regime)
    verdict = _bare(
        asked,
        Outcome.NO_RULE,
        _why_no_rule(received, regime, known, kind),
        _nearest(known, received).cite if known and not entered else article,
        received=received,
        regime=regime,
    )
    last = max((one.until for one in known if one.until and one.until < received), default=None)
    before = _ways(law, kind, last, last).get(asked.award) if last and not entered else None
    if before is None:
        return verdict
    old = _verdict(asked, before, _read(asked, before), received=before.day, law=law)
    return verdict._replace(alternatives=(Alternative(old.regime, old.outcome),))


def _nearest(known: Sequence[Standard], day: date) -> Standard:
    """Return the version last in force before a day, or the first of all."""
    return max((one for one in known if one.since <= day), key=lambda one: one.since, default=known[0])


def _ground(entry: Entry, law: Law, day: date) -> str:
    """Return where the law of a day names an award: its article, else the rule by which it may be given."""
    for one in law.versions(entry.code):
        if one.in_force(day):
            return one.cite.partition(" khoản ")[0]
    if entry.data["điều"]:
        return f"{law.instruments[main_instrument()].cite}, Điều {entry.data['điều']}"
    ground: str = deciding_rows(entry)[-1]["căn cứ"]
    return ground


def _why_no_rule(received: date, regime: Regime | None, known: Sequence[Standard], kind: str) -> str:
    if not known:
        return f"tiêu chuẩn tặng cho {vocabulary().name('kind', kind)} chưa được nhập"
    if regime is not None and regime.remark:
        return regime.remark
    return f"chưa nhập quy định áp dụng cho ngày {day_text(received)}"


def _bare(
    asked: Asked, outcome: Outcome, text: str, cite: str, *, received: date, regime: Regime | None
) -> Verdict:
    """Return a verdict that no standard was read for."""
    failed = outcome is Outcome.NOT_ELIGIBLE
    value, gap = FAILED if failed else INSUFFICIENT, Missing(text, cite)
    return Verdict(
        subject=asked.page.history.subject.id,
        award=asked.award,
        on=asked.page.on,
        received=received,
        year=asked.year,
        regime=regime.code if regime else "-",
        outcome=outcome,
        tree=Reading(text, cite, value, lies=Distance((gap,))),
        notes=(),
        provenance="verified" if failed else "memory",
    )


class Read(NamedTuple):
    """The tree of a standard as a page is read by it."""

    question: Question
    body: Reading


def _read(asked: Asked, way: Way) -> Read:
    """Read the tree of a standard."""
    question = Question(*asked, way.standard.guards)
    return Read(question, way.standard.tree.read(question))


def _verdict(asked: Asked, way: Way, read: Read, *, received: date, law: Law) -> Verdict:
    """Put what was read behind the guards of a regime."""
    page, award, year = asked
    standard, regime, question, body = way.standard, way.regime, read.question, read.body
    value, children = body.value, _below_title(standard.tree, body)
    if guards := read_guards(question, standard, regime):
        guards.sort(key=lambda guard: guard.value, reverse=True)
        # what holds stands above what bars
        value = AWAITING if guards[0].value is AWAITING else FAILED
        children = (*guards, *children)
    lies = partial(_behind, guards, body)
    return Verdict(
        subject=page.history.subject.id,
        award=award,
        on=page.on,
        received=received,
        year=year,
        regime=regime.code,
        outcome=Outcome.ON_HOLD if guards and value is AWAITING else OUTCOME_OF[value],
        tree=Reading(standard.title, standard.cite, value, (), children, None, lies),
        notes=notes_of(frozenset(question.notes), law, way.day) if question.notes else (),
        provenance=standard.provenance,
    )


def _below_title(tree: Node, body: Reading) -> tuple[Reading, ...]:
    """Return what stands below a standard's title: all that it asks, or that one of several will do."""
    if isinstance(tree, All):
        return body.children
    if not isinstance(tree, OneOf):
        return (body,)
    return (Reading(ONE_SUFFICES, body.cite, body.value, (), body.children, None, body.lies),)


def _behind(guards: Sequence[Reading], body: Reading, _: Reading) -> Distance:
    """Say how far it is to a standard behind guards: they come first."""
    return Distance(tuple(gap for one in (*guards, body) for gap in one.missing))


def read_guards(question: Question, standard: Standard, regime: Regime) -> list[Reading]:
    """Read what stands before every standard; only guards that bar or hold are returned."""
    found = _already(question, standard, regime)
    if question.page.is_clear:
        return found
    return [*_pending(question, regime), *_disciplined(question, regime), *found]


def _pending(question: Question, regime: Regime) -> list[Reading]:
    found = question.page.open_matters
    if not found or "tạm dừng" not in question.guards:
        return []
    matters = ", ".join(sorted({vocabulary().name("matter", fact["matter"]) for fact in found}))
    text = f"tạm dừng xét vì đang {matters}, chưa có kết luận"
    evidence = tuple(show(fact, f"từ {day_text(fact['from'])}") for fact in found)
    return [_guard(text, regime.guards["tạm dừng"], AWAITING, evidence)]


def _disciplined(question: Question, regime: Regime) -> list[Reading]:
    in_force = question.page.disciplines_in_force
    if in_force and "kỷ luật" in question.guards:
        evidence = tuple(
            show(f, f"{vocabulary().name('discipline', f['form'])} từ {day_text(f['from'])}")
            for f in in_force
        )
        return [_guard("đang trong thời hạn kỷ luật", regime.guards["kỷ luật"], FAILED, evidence)]
    if question.counts(question.year):
        return []
    if question.year in question.page.violated:
        text, by = f"kết luận có vi phạm trong năm {question.year}", "tạm dừng"
    else:
        by = "kỷ luật"
        text = f"thành tích được tính sau khi hết thời hạn kỷ luật; năm {question.year} chưa được tính trọn"
        question.notes.add("setting.partial_year_after_discipline")
    return [_guard(text, regime.guards[by], FAILED, ())]


def _already(question: Question, standard: Standard, regime: Regime) -> list[Reading]:
    """Bar a title that the year considered has already been honoured with."""
    awarded = standard.award in question.page.awards
    if not awarded or not standard.span or "một thành tích" not in question.guards:
        return []
    held = question.titles(frozenset({standard.award})).get(question.year)
    if held is None:
        return []
    text = f"đã được tặng cho năm {question.year}; một thành tích chỉ khen một lần"
    evidence = (show(held, f"quyết định ngày {day_text(held['decided'])}"),)
    return [_guard(text, regime.guards["một thành tích"], FAILED, evidence)]


def _guard(text: str, cite: str, value: Value, evidence: Sequence[Evidence]) -> Reading:
    return Reading(text, cite, value, tuple(evidence), lies=Distance((Missing(text, cite),)))


@lru_cache(maxsize=256)
def notes_of(codes: frozenset[str], law: Law, day: date) -> tuple[Note, ...]:
    """Name the open questions on which a reading rests, as the law of a day answers them."""
    found = (law.settings[code] for code in sorted(codes))
    return tuple(Note(setting.code, setting.text, setting.cite_on(day)) for setting in found)

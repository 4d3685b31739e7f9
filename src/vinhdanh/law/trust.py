"""Trust in the law files: what must be true of them, checked."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from vinhdanh.law.conditions import Stretch
from vinhdanh.law.covering import State, places_in, state_of
from vinhdanh.law.facts import vocabulary
from vinhdanh.law.overlaying import loosened
from vinhdanh.law.proving import prove_examples
from vinhdanh.law.sources import read_shipped
from vinhdanh.law.standards import Law, Standard
from vinhdanh.law.tree import Leaf
from vinhdanh.law.trust_tables import TABLES, check_tables, cited_places
from vinhdanh.law.values import GUARDS

FRESH = timedelta(days=365)
"""How long a comparison with the instrument's text stays fresh."""


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """Something in the law files that must be mended: where, and what."""

    place: str
    text: str


def check_law(law: Law) -> list[Fault]:
    """Return every fault of the law files, by file; none means that they can be trusted.

    Of a law with a body's own rules, the statute is checked by itself, and then what those rules add.
    """
    if law.statute is not None:
        return sorted({*check_law(law.statute), *_check_own(law, law.statute)})
    checks: Sequence[Callable[[Law], Iterator[Fault]]] = (
        _check_cites,
        _check_settings,
        _check_points,
        _check_tabled,
        _check_versions,
        check_regimes,
        _check_fact_kinds,
        _check_examples,
        _check_tables,
    )
    return sorted({fault for check in checks for fault in check(law)})


def _check_own(law: Law, statute: Law) -> Iterator[Fault]:
    """A body's own rules are as sound as the statute's, and loosen nothing of it."""
    files = {one.file for one in law.own}
    articles = tuple(one for one in law.articles if one.file in files)
    only_own = replace(law, standards=law.own, articles=articles)
    for check in (_check_cites, _check_settings, _check_points, _check_tabled):
        yield from (fault for fault in check(only_own) if fault.place in files)
    for standard, text in loosened(statute.standards, law.own):
        yield Fault(standard.file, text)
    for standard, text in prove_examples(law, files=files):
        yield Fault(f"{standard.file}, {standard.award}", text)


def count_examples(law: Law) -> int:
    """Return how many worked examples the law files hold."""
    return sum({(one.file, one.award, one.kinds): len(one.examples) for one in law.standards}.values())


def stale_articles(law: Law, *, on: date) -> list[Fault]:
    """Return the articles whose last comparison with the text is more than a year old on a day."""
    return [
        Fault(article.file, f"đối chiếu lần cuối ngày {article.last_checked:%d/%m/%Y}, đã quá một năm")
        for article in law.articles
        if on - article.last_checked > FRESH
    ]


def _check_points(law: Law) -> Iterator[Fault]:
    """Every clause and lettered point of an entered article is coded, or says why not."""
    for article in law.articles:
        known = set(places_in(law.instruments[article.instrument], article.number)) | {"toàn điều"}
        for place in sorted((article.coded.keys() | article.uncoded.keys()) - known):
            yield Fault(article.file, f"Điều {article.number} không có {place}")
        for place in known - {"toàn điều"}:
            if state_of(article, place)[0] is State.UNSEEN:
                yield Fault(article.file, f"{place} chưa mã hóa và không nói vì sao")
        for place in article.coded.keys() & article.uncoded.keys():
            yield Fault(article.file, f"{place} vừa mã hóa vừa ghi là không mã hóa")
        used = {
            one.place.lower() for each in law.standards if each.file == article.file for one in each.sections
        }
        for place in article.coded.keys() - used:
            yield Fault(article.file, f"{place} được mã hóa nhưng không tiêu chuẩn nào dùng")
        for place, text in article.coded.items():
            if not text:
                yield Fault(article.file, f"{place} chưa có câu nêu ý")


def _check_tabled(law: Law) -> Iterator[Fault]:
    """A place that is said to be entered as a table is cited by a row of the tables."""
    cited = {place for name in TABLES for place in cited_places(read_shipped(name))}
    for article in law.articles:
        for place, reason in article.reasons.items():
            cite = f"{law.instruments[article.instrument].cite}, Điều {article.number}"
            cite += f" {place}" * (place != "toàn điều")
            if reason == "bang" and cite not in cited:
                yield Fault(article.file, f"{place} ghi là đã nhập thành bảng nhưng không dòng nào trích")


def _check_cites(law: Law) -> Iterator[Fault]:
    """Every citation stands in the index of its instrument; incomplete indexes know articles only."""
    for standard in law.standards:
        for node in standard.tree.nodes():
            if fault := _cite_fault(law, node.cite):
                yield Fault(standard.file, fault)
    for regime in law.regimes:
        for cite in regime.guards.values():
            if fault := _cite_fault(law, cite):
                yield Fault(f"chế độ {regime.code}", fault)
    for setting in law.settings.values():
        for cite in filter(None, (setting.cite, *(cite for _, cite in setting.earlier))):
            if ", Điều " in cite and (fault := _cite_fault(law, cite)):
                yield Fault(setting.code, fault)


def _check_settings(law: Law) -> Iterator[Fault]:
    """A standard lists every open question on which one of its own conditions rests."""
    for standard in law.standards:
        rests_on = {node.setting for node in standard.tree.nodes() if isinstance(node, Leaf | Stretch)}
        for code in sorted(rests_on - {"", *standard.settings}):
            yield Fault(
                standard.file, f"{standard.award} không liệt kê cách hiểu “{code}” mà điều kiện dùng đến"
            )
        for setting in (law.settings[code] for code in standard.settings):
            if all(standard.since < since for since in (setting.since, *(day for day, _ in setting.earlier))):
                yield Fault(
                    setting.code, f"dùng ở {standard.file} mà không ghi căn cứ ngày {standard.since:%d/%m/%Y}"
                )


def _cite_fault(law: Law, cite: str) -> str:
    """Return what is wrong with a citation; nothing if it can be found."""
    name, _, rest = cite.partition(", Điều ")
    instrument = next((one for one in law.instruments.values() if one.cite == name), None)
    number, _, place = rest.partition(" ")
    if instrument is None or not number.isdecimal():
        return f"“{cite}” không trích một điều của văn bản có mục lục"
    if int(number) not in instrument.articles:
        return f"“{cite}”: mục lục không có điều này"
    if place and instrument.complete and place not in set(places_in(instrument, int(number))):
        return f"“{cite}”: điều này không có {place}"
    return ""


def _check_versions(law: Law) -> Iterator[Fault]:
    """The versions of an award for a kind of subject follow one another, each span a regime's or several.

    A regime that says why it has no rules is a declared gap; nothing else may lie between two versions.
    """
    for award in {one.award for one in law.standards}:
        for kind in sorted({kind for one in law.versions(award) for kind in one.kinds}):
            versions = [one for one in law.versions(award) if kind in one.kinds]
            for text in _gaps(sorted(versions, key=lambda one: one.since), law):
                yield Fault(versions[0].file, f"{award} ({kind}): {text}")


def _gaps(versions: Sequence[Standard], law: Law) -> Iterator[str]:
    declared = {one.since: one.until for one in law.regimes if one.remark and not law.has_rules(one)}
    for one, other in pairwise(versions):
        after = one.until + timedelta(days=1) if one.until else date.max
        if other.since < after:
            yield f"hai bản cùng có hiệu lực ngày {other.since:%d/%m/%Y}"
        elif other.since > after and declared.get(after) != other.since - timedelta(days=1):
            yield f"không bản nào có hiệu lực ngày {after:%d/%m/%Y}"
    first, last = law.regime(versions[0].since), law.regime(versions[-1].until or date.max)
    if first is None or first.since != versions[0].since:
        yield f"không bản nào có hiệu lực ngày {first.since if first else versions[0].since:%d/%m/%Y}"
    end = (last and last.until) or date.max
    if (versions[-1].until or date.max) < end:
        yield f"không bản nào có hiệu lực ngày {end:%d/%m/%Y}"
    for one in versions:
        if one.until and one.until < one.since:
            yield f"bản từ {one.since:%d/%m/%Y} hết hiệu lực trước khi có hiệu lực"


def check_regimes(law: Law) -> Iterator[Fault]:
    """The regimes follow one another without a gap; each states where its guards stand and loses none."""
    for one, other in pairwise(law.regimes):
        if one.until is None or one.until + timedelta(days=1) != other.since:
            yield Fault(f"chế độ {other.code}", f"không nối liền chế độ {one.code}")
    so_far: set[str] = set()
    for regime in law.regimes:
        for word in sorted(regime.guards.keys() - GUARDS):
            yield Fault(f"chế độ {regime.code}", f"không có bảo vệ “{word}”")
        for word in sorted(so_far - regime.guards.keys() if law.has_rules(regime) else ()):
            yield Fault(f"chế độ {regime.code}", f"phải ghi nơi quy định “{word}”")
        so_far |= regime.guards.keys()


READ_BY_GUARDS = {"pending", "discipline", "award"}


def _check_fact_kinds(law: Law) -> Iterator[Fault]:
    """No kind of fact is read by nobody, but for those that are declared to wait."""
    read = READ_BY_GUARDS | {
        kind for one in law.standards for node in one.tree.nodes() for kind in node.facts_read()
    }
    waiting = vocabulary().waiting
    for kind in vocabulary().facts.keys() - read - waiting.keys():
        yield Fault("tu-vung.yaml", f"không tiêu chuẩn nào đọc dữ kiện “{kind}”")
    for kind in waiting.keys() & read:
        yield Fault("tu-vung.yaml", f"dữ kiện “{kind}” đã được đọc, không còn phải chờ")
    for kind in waiting.keys() - vocabulary().facts.keys():
        yield Fault("tu-vung.yaml", f"không có dữ kiện “{kind}” mà ghi là đang chờ")


def _check_tables(law: Law) -> Iterator[Fault]:
    """The dated tables of the package are whole: periods, citations, codes, coefficients."""
    tables = {name: read_shipped(name) for name in TABLES}
    for place, text in check_tables(tables, law.instruments.values()):
        yield Fault(f"bảng {place}", text)


def _check_examples(law: Law) -> Iterator[Fault]:
    """Examples give what they say in both readings, each condition decides one, each number is tried."""
    for standard, text in prove_examples(law):
        yield Fault(f"{standard.file}, {standard.award}", text)

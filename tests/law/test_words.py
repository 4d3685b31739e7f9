"""Words taken over from another page are those that the page itself would give."""

from datetime import date

import pytest
from law.agreement import histories
from law.careers import Kind

from vinhdanh.law import load_law
from vinhdanh.law.assuming import ASSUMED, good_years, grant, needs_of, title, with_assumed
from vinhdanh.law.columns import whole_law
from vinhdanh.law.masks import Page
from vinhdanh.law.series import Rated, Titled
from vinhdanh.law.words import Words

ON, LATER = date(2026, 1, 15), date(2031, 3, 31)
SPAN = 3


def parted(kind: Kind) -> set[str]:
    """Return the kinds of assumed fact that change a word which is said not to read them."""
    law = load_law()
    series = whole_law(law, kind).program.series
    standards = [one for one in law.standards if kind in one.kinds]
    needs = {needs_of(one, law) for one in standards}
    found = set()
    for history in histories(31, 12, kind=kind):
        words = Words(series, Page(history, LATER, law.spans))
        brought = [grant("cstd-bo", 2029, span=SPAN, day=ON), grant("bk-ttg", 2028, span=0, day=ON)]
        brought += [title(one.award, 2027, ON) for one in standards if one.span == 1]
        for one in needs:
            brought += good_years(history, one, on=ON, until=2030)
        for added in ASSUMED:
            page = Page(
                with_assumed(history, [fact for fact in brought if fact.kind == added]), LATER, law.spans
            )
            taken, built = words.of(page, frozenset({added})), Words(series, page)
            found |= {added for name in series if taken[name] != built[name]}
    return found


@pytest.mark.parametrize("kind", ["person", "collective"])
def test_words_taken_from_another_page_are_those_of_the_page_itself(kind: Kind):
    assert parted(kind) == set()


def test_a_word_that_hides_what_it_reads_is_caught(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(Rated, "reads", frozenset())
    monkeypatch.setattr(Titled, "reads", frozenset())

    assert parted("person") == {"rating", "award"}

from datetime import date

import pytest

from vinhdanh.law import load_law
from vinhdanh.law.plain import ALL, ASKED, NOT, ONE_OF, Clause, guards_in_words, in_words
from vinhdanh.law.tree import Leaf, Node, Not

ON = date(2026, 3, 2)
ARTICLE = "Luật 06/2022/QH15, Điều 44"


def clauses(clause):
    """Yield a clause and all below it."""
    yield clause
    for child in clause.children:
        yield from clauses(child)


def test_a_point_is_told_by_its_sentence_and_by_what_exactly_is_asked():
    told = in_words(load_law().standard("ldtt", "person", ON).tree)

    point = next(one for one in clauses(told) if one.cite.endswith("Điều 24 khoản 1 điểm a"))
    assert point == Clause(
        text="Năm xét hoàn thành tốt nhiệm vụ trở lên.",
        asked="năm xét được xếp loại hoàn thành tốt nhiệm vụ trở lên",
        cite="Luật 06/2022/QH15, Điều 24 khoản 1 điểm a",
        joined=ASKED,
    )


def test_a_stretch_of_years_is_told_by_what_comes_before_it_how_long_it_is_and_what_happens_in_it():
    told = in_words(load_law().standard("hcld-3", "person", ON).tree)

    stretch = next(one for one in clauses(told) if one.cite.endswith("khoản 1 điểm e") and one.joined == ALL)
    assert [child.text for child in stretch.children] == [
        "đã được tặng “BK TTg”",
        "sau đó, liên tục từ 05 năm trở lên đến năm xét được xếp loại hoàn thành tốt nhiệm vụ trở lên",
        "trong thời gian đó",
    ]
    assert len(stretch.children[-1].children) == 2


@pytest.mark.parametrize(
    "standard", load_law().standards, ids=lambda one: f"{one.award}-{min(one.kinds)}-{one.since}"
)
def test_every_standard_is_told_whole_with_a_citation_at_every_clause(standard):
    told = list(clauses(in_words(standard.tree)))

    assert all(one.text and one.cite for one in told)
    assert all(one.children for one in told if one.joined in {ALL, ONE_OF, NOT})
    assert {leaf.cite for leaf in standard.tree.leaves()} <= {one.cite for one in told}


def test_what_must_not_be_is_told_as_such():
    leaf = next(load_law().standard("ldtt", "person", ON).tree.leaves())
    assert isinstance(leaf, Leaf)

    told = in_words(Not("không bị kỷ luật", ARTICLE, leaf))

    assert (told.joined, len(told.children)) == (NOT, 1)


def test_a_node_without_words_is_refused():
    class Silent(Node):
        pass

    with pytest.raises(TypeError, match="no words for Silent"):
        in_words(Silent.__new__(type("Silent", (), {})))


def test_the_guards_of_a_regime_are_told_with_its_own_citations():
    law = load_law()

    before, after = (guards_in_words(law.regime(day)) for day in (date(2025, 1, 1), ON))

    assert [guard.cite for guard in before] == [
        "Nghị định 98/2023/NĐ-CP, Điều 4 khoản 4",
        "Nghị định 98/2023/NĐ-CP, Điều 4 khoản 4",
        "Nghị định 98/2023/NĐ-CP, Điều 4 khoản 3",
        "Luật 06/2022/QH15, Điều 5 khoản 2 điểm c",
    ]
    assert [guard.text for guard in before] == [guard.text for guard in after]
    assert after[0].cite == "Nghị định 152/2025/NĐ-CP, Điều 4 khoản 4"

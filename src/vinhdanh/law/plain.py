"""A standard in plain words: its tree as clauses for a person to read, without any subject."""

from dataclasses import dataclass

from vinhdanh.law.conditions import Stretch
from vinhdanh.law.conditions.common import award_names
from vinhdanh.law.standards import Regime
from vinhdanh.law.tree import All, Any, Leaf, Node, Not

UNDERSTOOD = " (theo cách hiểu đang dùng, tính từ sau khi được tặng)"
"""Said of a stretch whose point does not say that its years come after the award."""
ALL, ONE_OF, NOT, ASKED = "tất cả", "một trong", "không", "điều kiện"


@dataclass(frozen=True, slots=True)
class Clause:
    """A node in words: its sentence, what exactly is asked where that differs, how its children count."""

    text: str
    asked: str
    cite: str
    joined: str
    """one of ``ALL``, ``ONE_OF``, ``NOT``; ``ASKED`` for a single condition"""
    children: tuple["Clause", ...] = ()


def in_words(node: Node) -> Clause:
    """Return a standard's tree in words; the sentence of a point stands at the node that carries it."""
    if isinstance(node, Leaf):
        asked = node.condition.words()
        return Clause(node.text, asked if asked != node.text else "", node.cite, ASKED)
    if isinstance(node, Stretch):
        return _stretch(node)
    if isinstance(node, Not):
        return Clause(node.text, "", node.cite, NOT, (in_words(node.child),))
    if not isinstance(node, All | Any):
        raise TypeError(f"no words for {type(node).__name__}")
    joined = ALL if isinstance(node, All) else ONE_OF
    return Clause(node.text, "", node.cite, joined, tuple(map(in_words, node.children)))


def _stretch(node: Stretch) -> Clause:
    """Tell a stretch of years: what comes before it, how long it is, what happens within it."""
    demands = []
    if node.after:
        demands.append(f"đã được tặng {award_names(node.after)}")
    if node.least:
        if node.after and not node.setting:
            demands.append(f"sau đó, {node.words()}")
        else:
            demands.append(f"{node.words()}{UNDERSTOOD if node.setting else ''}")
    children = [Clause(text, "", node.cite, ASKED) for text in demands]
    if node.inside is not None:
        inner = in_words(node.inside)
        within = inner.children if inner.joined == ALL else (inner,)
        children.append(Clause("trong thời gian đó", "", node.cite, ALL, within))
    return Clause(node.text, "", node.cite, ALL, tuple(children))


GUARDS = {
    "tạm dừng": (
        "tạm dừng khi đang xem xét kỷ luật, điều tra, thanh tra, xác minh đơn thư hoặc vấn đề báo chí nêu "
        "mà chưa có kết luận"
    ),
    "kỷ luật": "không xét trong thời hạn kỷ luật; thành tích được tính từ sau khi hết thời hạn",
    "đột xuất": "khen đột xuất, khen theo chuyên đề không làm căn cứ xét khen theo công trạng",
    "một thành tích": "một thành tích chỉ được khen một lần",
}


def guards_in_words(regime: Regime) -> tuple[Clause, ...]:
    """Return what stands before every standard of a regime, each with its citation."""
    return tuple(Clause(GUARDS[word], "", cite, ASKED) for word, cite in regime.guards.items())

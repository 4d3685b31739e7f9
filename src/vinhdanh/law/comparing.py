"""What one standard asks otherwise than another, whatever articles they stand in.

Instruments number their articles anew, so that what is asked is compared, not where it stands.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass

from vinhdanh.law.conditions import Stretch
from vinhdanh.law.demands import Demand, Part, demands_of
from vinhdanh.law.facts import SCALE
from vinhdanh.law.many import spelled
from vinhdanh.law.standards import Standard
from vinhdanh.law.tree import All, Any, Node


@dataclass(frozen=True, slots=True)
class Place:
    """What is asked, in words, and where it is written."""

    text: str
    cite: str


@dataclass(frozen=True, slots=True)
class Shift:
    """Something that is asked otherwise than before: added, dropped or changed."""

    heading: str
    before: Place | None
    after: Place | None


ADDED = {
    Part.ASKED: "thêm điều kiện",
    Part.WAY: "thêm vào các cách đạt",
    Part.BAR: "thêm trường hợp bị loại",
    Part.EXCEPTION: "thêm ngoại lệ của một cách đạt",
}
DROPPED = {
    Part.ASKED: "bỏ điều kiện",
    Part.WAY: "bỏ khỏi các cách đạt",
    Part.BAR: "bỏ trường hợp bị loại",
    Part.EXCEPTION: "bỏ ngoại lệ của một cách đạt",
}
BECAME = {
    Part.ASKED: "nay là điều kiện bắt buộc",
    Part.WAY: "nay chỉ hỏi ở một trong các cách đạt",
    Part.BAR: "nay là trường hợp bị loại",
    Part.EXCEPTION: "nay chỉ là ngoại lệ của một cách đạt",
}
CHANGED, JOINED_OTHERWISE = "thay đổi", "các điều kiện được ghép với nhau khác trước"


def compare(old: Standard | None, new: Standard | None) -> tuple[Shift, ...]:
    """Return what a standard asks otherwise than another; the same under another article is no difference."""
    before, after = _by_what_is_asked(old), _by_what_is_asked(new)
    gone = [one for about, one in before.items() if about not in after]
    come = [one for about, one in after.items() if about not in before]
    pairs = list(_pairs(gone, come))
    paired = {id(one) for pair in pairs for one in pair}
    found = [
        *(_changed(one, other) for one, other in pairs),
        *(_added(one) for one in come if id(one) not in paired),
        *(_dropped(one) for one in gone if id(one) not in paired),
    ]
    if old and new and not found and _shape(old.tree) != _shape(new.tree):
        found = [Shift(JOINED_OTHERWISE, Place(old.title, old.cite), Place(new.title, new.cite))]
    return tuple(found)


def _shape(node: Node) -> str:
    """Spell how conditions are joined, in whatever order and groups the texts put them."""
    if not isinstance(node, All | Any):
        return spelled(node)
    joined = type(node)
    parts = sorted({_shape(one) for child in node.children for one in _of_one_sort(child, joined)})
    return f"{joined.__name__}({','.join(parts)})" if len(parts) > 1 else parts[0]


def _of_one_sort(node: Node, joined: type[Node]) -> Iterator[Node]:
    """Yield the members of a group whose groups of the same sort, or of one member, are no groups."""
    if isinstance(node, joined) or (isinstance(node, All | Any) and len(node.children) == 1):
        for child in node.below():
            yield from _of_one_sort(child, joined)
    else:
        yield node


def _by_what_is_asked(standard: Standard | None) -> dict[tuple[str, Part], Demand]:
    return {(one.spelled, one.part): one for one in demands_of(standard.tree)} if standard else {}


def _added(demand: Demand) -> Shift:
    return Shift(ADDED[demand.part], None, Place(demand.text, demand.cite))


def _dropped(demand: Demand) -> Shift:
    return Shift(DROPPED[demand.part], Place(demand.text, demand.cite), None)


def _changed(old: Demand, new: Demand) -> Shift:
    heading = CHANGED if old.part is new.part else BECAME[new.part]
    return Shift(heading, Place(old.text, old.cite), Place(new.text, new.cite))


def _pairs(gone: Sequence[Demand], come: Sequence[Demand]) -> Iterator[tuple[Demand, Demand]]:
    """Pair what was asked with what is asked instead, the likest first."""
    likest = sorted(
        ((_likeness(one, other), place, one, other) for place, one in enumerate(gone) for other in come),
        key=lambda pair: (-pair[0], pair[1]),
    )
    taken: set[int] = set()
    for likeness, _, one, other in likest:
        if likeness and not {id(one), id(other)} & taken:
            taken |= {id(one), id(other)}
            yield one, other


def _likeness(one: Demand, other: Demand) -> int:
    """Tell how alike two demands are: 0 unless they ask the same sort of thing about the same.

    Any stretch of years is like any other.
    """
    mine, theirs = one.condition, other.condition
    if type(mine) is not type(theirs) or one.part.excludes is not other.part.excludes:
        return 0
    assert is_dataclass(mine)  # noqa: S101 -- every condition is
    values = [(getattr(mine, field.name), getattr(theirs, field.name)) for field in fields(mine)]
    about = next((pair for pair in values if not _is_measure(pair[0])), None)
    if about is not None and about[0] != about[1] and not isinstance(mine, Stretch):
        return 0
    alike = sum(spelled(ours) == spelled(other) for ours, other in values)
    return 2 * alike + (one.part is other.part) + 1


def _is_measure(value: object) -> bool:
    """Tell whether a value says how much is asked, and not of what."""
    return value is None or isinstance(value, int) or value in SCALE

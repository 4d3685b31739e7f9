"""From the YAML of law files to the trees of standards."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any as Anything

from vinhdanh.law.conditions import CONDITIONS, ONLY_INSIDE_A_STRETCH, Stretch
from vinhdanh.law.standards import LawError, Section
from vinhdanh.law.tree import ALL_NEEDED, ONE_SUFFICES, All, Any, Leaf, Node, Not

LISTED = {"tất cả": All, "một trong": Any}
NAMED, SETTLED = "nêu", "theo cách hiểu"
"""The keys beside a condition: its own sentence, and the open question on which meeting it rests."""

Resolve = Callable[[str], Node]
"""Finds the tree of another standard of the same kind and day."""


def places_of(structure: Anything) -> Iterator[str]:
    """Yield the sections that a structure names."""
    if isinstance(structure, str):
        yield structure
        return
    parts = structure
    if isinstance(structure, Mapping):
        parts = [inner for word, inner in structure.items() if word != NAMED]
    for inner in parts:
        yield from places_of(inner)


def build_tree(
    structure: Anything, name: str, cite: str, sections: Mapping[str, Section], resolve: Resolve
) -> Node:
    """Build a standard's tree from its structure, in which sections stand for their points.

    Raises :class:`LawError` naming the section.
    """
    if isinstance(structure, str):
        section = sections.get(structure.lower())
        if section is None or section.data is None:
            raise LawError(f"không có mục “{structure}” được mã hóa")
        return _planted(section, resolve)
    rest = dict(structure)
    name = rest.pop(NAMED, "") or name
    ((word, inner),) = rest.items()
    if word not in LISTED:
        raise LawError(f"cấu trúc: không hiểu “{word}”; hãy ghi {' hoặc '.join(LISTED)}")
    children = tuple(build_tree(one, _default_of(one), cite, sections, resolve) for one in inner)
    return LISTED[word](name, cite, children)


def _default_of(structure: Anything) -> str:
    """Return the words of a list inside a structure; a section brings its own."""
    return (
        _default(next(word for word in structure if word != NAMED)) if isinstance(structure, Mapping) else ""
    )


def _planted(section: Section, resolve: Resolve) -> Node:
    try:
        return build_node(section.data, section, resolve, text=section.text)
    except KeyError as error:
        raise LawError(f"{section.place}: thiếu khóa {error}") from error
    except (LawError, ValueError, TypeError, AttributeError) as error:
        raise LawError(f"{section.place}: {error}") from error


def build_node(
    data: Anything, section: Section, resolve: Resolve, *, text: str = "", inside: bool = False
) -> Node:
    """Build the node that a section's YAML describes; some conditions stand only ``inside`` a stretch."""
    rest = dict(data)
    text = rest.pop(NAMED, "") or text
    setting = rest.pop(SETTLED, "")
    if len(rest) != 1:
        raise LawError(f"mỗi nút chỉ có một điều kiện, ở đây là {', '.join(map(str, rest)) or 'không có'}")
    ((word, inner),) = rest.items()
    if setting and word not in CONDITIONS:
        raise LawError(f"“{SETTLED}” chỉ đứng cạnh một điều kiện, không đứng cạnh “{word}”")
    if word in LISTED:
        children = tuple(build_node(one, section, resolve, inside=inside) for one in inner)
        return LISTED[word](text or _default(word), section.cite, children)
    if word == "không":
        return Not(text, section.cite, build_node(inner, section, resolve, inside=inside))
    if word == "đạt tiêu chuẩn":
        return resolve(inner["mã"])
    if word == "giai đoạn":
        return _stretch(inner, section, resolve, text=text)
    if word not in CONDITIONS or (word in ONLY_INSIDE_A_STRETCH and not inside):
        raise LawError(f"không có điều kiện “{word}” ở chỗ này")
    _only(inner, CONDITIONS[word].takes, word)
    condition = CONDITIONS[word].parse(inner or {})
    return Leaf(text or condition.words(), section.cite, condition, setting)


def _stretch(data: Mapping[str, Anything], section: Section, resolve: Resolve, *, text: str) -> Node:
    _only(data, Stretch.takes, "giai đoạn")
    within = data.get("trong thời gian đó")
    body = build_node(within, section, resolve, inside=True) if within else None
    for leaf in body.leaves() if body else ():
        if leaf.condition.judged:
            raise LawError(f"“{leaf.condition.key}” do con người xét, phải đứng ngoài giai đoạn")
    return Stretch.parse(data, text=text, cite=section.cite, inside=body)


def _only(data: Mapping[str, Anything] | None, known: frozenset[str], word: str) -> None:
    if unknown := (data or {}).keys() - known:
        hint = f"hãy dùng: {', '.join(sorted(known))}" if known else "điều kiện này không có tham số"
        raise LawError(f"“{word}” có khóa lạ {', '.join(map(str, sorted(unknown)))}; {hint}")


def _default(word: str) -> str:
    return ALL_NEEDED if word == "tất cả" else ONE_SUFFICES

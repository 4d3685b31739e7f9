"""What may be tried otherwise in a standard: its numbers, what stands before it, how it is read.

Nothing is written: a law in which values are others is built in memory, and the law files stay as they are.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any as Json

from vinhdanh.law.conditions import Stretch
from vinhdanh.law.conditions.ratings import RATINGS, rating_name
from vinhdanh.law.dated import QuestionError
from vinhdanh.law.demands import Demand, demands_of
from vinhdanh.law.facts import shown
from vinhdanh.law.plain import GUARDS
from vinhdanh.law.standards import Law, Standard, fingerprint
from vinhdanh.law.tree import All, Any, Leaf, Node, Not
from vinhdanh.law.values import READ_OTHERWISE

Value = int | str
YES, NO = "co", "khong"
STANDS = {YES: "áp dụng", NO: "không áp dụng"}
READ = {YES: "theo cách hiểu này", NO: "hiểu ngược lại"}
SCALE = {code: rating_name(code) for code in RATINGS.values()}
"""The ratings that a standard may ask."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A number of a condition: its name, what it counts, from how many to how many."""

    name: str
    unit: str
    least: int = 1
    most: int = 40


STRETCH = "giai đoạn"
YEARS = Measure("từ", "năm")
TIMES = Measure("số lần liên tục", "lần", most=20)
MEASURES: Mapping[str, Mapping[str, Measure]] = {
    STRETCH: {"least": Measure("giai đoạn từ", "năm")},
    "tuổi tập thể": {"least": YEARS},
    "niên hạn": {"least": YEARS, "under": Measure("đến dưới", "năm", most=60)},
    "số ngày nghỉ": {"limit": Measure("nghỉ dưới", "ngày làm việc", most=366)},
    "số lần được tặng": {"least": Measure("ít nhất", "lần", most=20)},
    "lần tặng liên tục": {"times": TIMES},
    "đã được tặng": {"least": Measure("sau đó đã qua", "năm")},
    "thời gian từ khi tuyển dụng": {"months": Measure("từ", "tháng", most=120)},
    "quá trình cống hiến": {"least": YEARS, "under": Measure("đến dưới", "năm", most=60)},
    "thành viên": {
        "percent": Measure("tỷ lệ từ", "%", 0, 100),
        "above": Measure("tỷ lệ trên", "%", 0, 99),
        "least": Measure("số người từ", "người", most=1_000),
        "most": Measure("số người nhiều nhất", "người", 0, 1_000),
    },
    "kết quả phong trào": {"duration": Measure("kéo dài từ", "năm")},
    "số năm xếp loại": {"least": Measure("ít nhất", "năm")},
    "thời gian công tác": {
        "men": Measure("đối với nam, từ", "năm", most=60),
        "women": Measure("đối với nữ, từ", "năm", most=60),
    },
    "danh hiệu liên tục": {"times": TIMES},
    "công trình được công nhận": {"least": Measure("ít nhất", "công trình", most=20)},
}
"""The numbers of conditions, by the words of law files and their fields; what is 0 or none is not asked."""
RATED: Mapping[str, str] = {"xếp loại năm xét": "least", "số năm xếp loại": "rating", STRETCH: "least_rating"}
"""Where a condition says which rating it asks."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One value that may be tried otherwise: a number between bounds, or one of some choices."""

    key: str
    name: str
    value: Value
    text: str
    """what is asked, for a person to read"""
    cite: str
    unit: str = ""
    least: int = 0
    most: int = 0
    choices: Mapping[str, str] = field(default_factory=dict)
    about: Demand | str = ""
    """where it stands: a condition, a guard or an open question"""

    @property
    def in_the_text(self) -> bool:
        """Whether a condition asks it; else it stands before all conditions, or is a way to read them."""
        return isinstance(self.about, Demand)

    @property
    def attribute(self) -> str:
        """The field of the condition that holds it."""
        return self.key.partition("-")[2]

    def read(self, word: str) -> Value:
        """Read what somebody wants to try; raises ValueError with a Vietnamese sentence."""
        if self.choices:
            if word not in self.choices:
                raise ValueError(f"không hiểu {shown(word)}; hãy chọn một trong: {self._listed()}.")
            return word
        try:
            number = int(word.strip())
        except ValueError:
            raise ValueError(
                f"{shown(word.strip())} không phải số nguyên; hãy ghi {self._bounds()}."
            ) from None
        if not self.least <= number <= self.most:
            raise ValueError(f"không thể là {number}; hãy ghi {self._bounds()}.")
        return number

    def _bounds(self) -> str:
        return f"một số từ {self.least} đến {self.most} ({self.unit})"

    def _listed(self) -> str:
        return ", ".join(self.choices.values())

    def say(self, value: Value) -> str:
        """Say a value: "2 lần", "hoàn thành tốt nhiệm vụ"."""
        return self.choices.get(str(value)) or f"{value}{'' if self.unit == '%' else ' '}{self.unit}"


def parameters_of(law: Law, standard: Standard, on: date) -> tuple[Parameter, ...]:
    """Return what may be tried otherwise in a standard in force on a day, in the order of its tree."""
    different = {one.node: one for one in demands_of(standard.tree)}
    found = [one for number, demand in enumerate(different.values()) for one in _numbers(number, demand)]
    return (*found, *_guards(law, standard, on), *_readings(law, standard, on))


def _numbers(number: int, demand: Demand) -> Iterator[Parameter]:
    """Yield the numbers and the rating of one condition."""
    condition = demand.condition
    word = STRETCH if isinstance(condition, Stretch) else condition.key
    for name, one in MEASURES.get(word, {}).items():
        value = getattr(condition, name)
        if value or (value == 0 and one.least == 0):
            yield Parameter(
                key=f"{number}-{name}",
                name=one.name,
                value=value,
                text=demand.text,
                cite=demand.cite,
                unit=one.unit,
                least=one.least,
                most=one.most,
                about=demand,
            )
    rated = RATED.get(word, "")
    if value := getattr(condition, rated, ""):
        key = f"{number}-{rated}"
        yield Parameter(key, "xếp loại từ", value, demand.text, demand.cite, choices=SCALE, about=demand)


def _guards(law: Law, standard: Standard, on: date) -> Iterator[Parameter]:
    """Yield what stands before a standard."""
    regime = law.regime(on)
    for number, word in enumerate(GUARDS):
        if regime is not None and word in standard.guards:
            text, cite = GUARDS[word], regime.guards[word]
            yield Parameter(f"nguyen-tac-{number}", "nguyên tắc", YES, text, cite, choices=STANDS, about=word)


def _readings(law: Law, standard: Standard, on: date) -> Iterator[Parameter]:
    """Yield the open questions of a standard that can be read the other way."""
    for code in standard.settings:
        if code in READ_OTHERWISE:
            setting, key = law.settings[code], code.replace("setting.", "cach-hieu-")
            cite = setting.cite_on(on)
            value = NO if code in standard.guards else YES
            yield Parameter(key, "cách hiểu", value, setting.text, cite, choices=READ, about=code)


def with_values(law: Law, standard: Standard, values: Mapping[str, Value], on: date) -> Law:
    """Return a law in which a standard in force on a day has other values; the same law where none is other.

    A point of the law is the same point wherever other standards of the day read it. Raises
    :class:`vinhdanh.law.dated.QuestionError` where values cannot stand together, KeyError for an unknown key.
    """
    known = {one.key: one for one in parameters_of(law, standard, on)}
    other = [(known[key], value) for key, value in values.items() if value != known[key].value]
    if not other:
        return law
    edits: dict[Node, dict[str, Json]] = {}
    for one, value in other:
        if isinstance(one.about, Demand):
            edits.setdefault(one.about.node, {})[one.attribute] = value
    for one, _ in other:
        if isinstance(one.about, Demand):
            _refuse_empty(one.key, one.about, edits[one.about.node])
    turned = frozenset(one.about for one, _ in other if isinstance(one.about, str))
    standards = tuple(
        _adjusted(one, edits, turned if one is standard else frozenset()) if one.in_force(on) else one
        for one in law.standards
    )
    version = fingerprint([law.version, *sorted(f"{one.key}={value}" for one, value in other)])
    return replace(law, standards=standards, version=version)


def _refuse_empty(key: str, demand: Demand, changes: Mapping[str, Json]) -> None:
    """Refuse a band that ends before it begins."""
    least, under = (changes.get(name, getattr(demand.condition, name, None)) for name in ("least", "under"))
    if under is not None and least is not None and under <= least:
        empty = f"từ {least} đến dưới {under} năm là một khoảng trống; hãy ghi lại một trong hai số."
        raise QuestionError(key, empty)


def _adjusted(
    standard: Standard, edits: Mapping[Node, Mapping[str, Json]], turned: frozenset[str]
) -> Standard:
    tree = _edited(standard.tree, edits)
    guards = standard.guards ^ turned
    if tree is standard.tree and guards == standard.guards:
        return standard
    return replace(standard, tree=tree, guards=guards)


def _edited(node: Node, edits: Mapping[Node, Mapping[str, Json]]) -> Node:
    """Return a tree with other values, or the same where nothing in it changes."""
    changes = edits.get(node, {})
    below = node.below()
    edited = tuple(_edited(child, edits) for child in below)
    same = all(one is other for one, other in zip(below, edited, strict=True))
    if same and not changes:
        return node
    if isinstance(node, Leaf):
        condition: Json = replace(node.condition, **changes)  # type: ignore[type-var]
        text = condition.words() if node.text == node.condition.words() else node.text
        return replace(node, condition=condition, text=text)
    if isinstance(node, Stretch):
        return replace(node, **changes, inside=edited[0] if edited else None)
    if isinstance(node, Not):
        return replace(node, child=edited[0])
    assert isinstance(node, All | Any)  # noqa: S101 -- there are no other nodes
    return replace(node, children=edited)

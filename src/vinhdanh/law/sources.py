"""Where law files are, and YAML without surprises: only ``true`` and ``false`` are truths, ``on`` a word."""

import re
from collections import Counter
from collections.abc import Hashable
from functools import cache
from pathlib import Path
from typing import Any

import yaml

try:
    from yaml import CSafeLoader as SafeLoader
except ImportError:  # PyYAML built without libyaml: the same, slower
    from yaml import SafeLoader  # type: ignore[assignment]

SHIPPED = Path(__file__).parent.parent / "luat"
"""The law files of the package."""
DEEPEST = 30
"""How many groups may stand inside one another."""


class PlainLoader(SafeLoader):
    """A safe loader that refuses a key given twice, and reads an impossible day as text."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:  # noqa: FBT001, FBT002 -- the base class's
        keys = (self.construct_object(key, deep=True) for key, _ in node.value)
        times = Counter(key for key in keys if isinstance(key, Hashable))
        if twice := next((key for key, number in times.items() if number > 1), None):
            raise yaml.constructor.ConstructorError(
                None, None, f"khóa “{twice}” ghi hai lần", node.start_mark
            )
        return super().construct_mapping(node, deep)

    def construct_day(self, node: yaml.ScalarNode) -> Any:
        """Read a day; 2025-02-30 stays text, so that its reader can name the place."""
        try:
            return self.construct_yaml_timestamp(node)
        except ValueError:
            return node.value


PlainLoader.yaml_implicit_resolvers = {
    sign: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for sign, resolvers in SafeLoader.yaml_implicit_resolvers.items()
}
PlainLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf"))
PlainLoader.add_constructor("tag:yaml.org,2002:timestamp", PlainLoader.construct_day)


def read_yaml(text: str) -> Any:
    """Read one YAML (or JSON) document, without aliases or deep nesting; raises ``yaml.YAMLError``."""
    depth = 0
    for event in yaml.parse(text, PlainLoader):
        if isinstance(event, yaml.AliasEvent):
            raise _refusal("không dùng được bí danh (dấu *)", event)
        if isinstance(event, yaml.CollectionStartEvent | yaml.CollectionEndEvent):
            depth += 1 if isinstance(event, yaml.CollectionStartEvent) else -1
        if depth > DEEPEST:
            raise _refusal("các nhóm lồng nhau quá sâu", event)
    return yaml.load(text, PlainLoader)  # noqa: S506 -- a SafeLoader, only plainer


def _refusal(problem: str, event: yaml.Event) -> yaml.YAMLError:
    mark: Any = event.start_mark
    return yaml.composer.ComposerError(None, None, problem, mark)


@cache
def read_shipped(name: str) -> Any:
    """Return a general file of the package, read once: ``tu-vung``, ``danh-muc``."""
    return read_yaml((SHIPPED / f"{name}.yaml").read_text("utf-8"))

"""What a fact is about, apart from what it says: two facts of one identity cannot both stand."""

from collections.abc import Mapping
from typing import Any

KEYS: dict[str, tuple[str, ...]] = {
    "rating": ("year",),
    "work": ("id",),
    "discipline": ("form", "from"),
    "pending": ("matter", "from"),
    "leave": ("reason", "from"),
    "post": ("title", "from"),
    "movement": ("launched_by", "on", "review"),
    "cluster": ("run_by", "year"),
    "finding": ("of", "on", "achievement"),
    "attestation": ("of", "year", "by"),
    "council": ("award", "on"),
    "members": ("year",),
    "service": ("of", "from"),
    "retirement": (),
}


def identity(content: Mapping[str, Any]) -> str:
    """Return the identity of a fact in the ledger's shape, such as ``rating:2024``."""
    kind = content["kind"]
    if kind == "award":
        when = "-".join(map(str, content["years"])) if content.get("years") else content.get("decided")
        return f"award:{content['award']}:{when}:{content.get('achievement', '')}".rstrip(":")
    return ":".join([kind, *(str(content.get(key, "")) for key in KEYS[kind])])


def year_of(content: Mapping[str, Any]) -> int | None:
    """Return the year under which people look a fact up, where it has one."""
    if "year" in content:
        return int(content["year"])
    if content.get("years"):
        return int(max(content["years"]))
    day = content.get("decided") or content.get("recognised") or content.get("on") or content.get("from")
    return int(str(day)[:4]) if day else None

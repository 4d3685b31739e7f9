"""Reading pages as people do: their visible words, and how many questions they ask of the database."""

import re
from collections.abc import Callable
from html.parser import HTMLParser
from math import inf
from unittest.mock import patch

from django.db import connection
from django.test.utils import CaptureQueriesContext

from vinhdanh.common.charsets import is_syllable
from vinhdanh.web import guarding

SILENT = {"script", "style", "svg", "code"}
READ_ALOUD = {"alt", "title", "placeholder", "aria-label"}
VOID = {"meta", "link", "input", "img", "br", "hr", "use", "path"}
LIKE_SYLLABLES = {
    "the",
    "not",
}  # English words that pass for Vietnamese; with these and the rest no sentence hides
ALLOWED = {"vinh", "danh", "english", "caps", "lock", "cookie", "qr", "excel", "word", "pdf", "apache"}
WORD = re.compile(r"[^\W\d_]+(?:[-.@][\w.@-]+)?")


class Words(HTMLParser):
    """Collects what is seen or read aloud; parts marked ``lang`` other than Vietnamese are passed over."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.passed: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        foreign = said.get("lang", "vi") != "vi"
        if not foreign and not self.passed:
            self.texts += [said[name] or "" for name in READ_ALOUD & set(said)]
        if tag not in VOID and (self.passed or foreign or tag in SILENT):
            self.passed.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.passed and self.passed[-1] == tag:
            self.passed.pop()

    def handle_data(self, data: str) -> None:
        if not self.passed:
            self.texts.append(data)


def visible_words(page: str) -> list[str]:
    """Return the words of a page that a person sees or hears."""
    reader = Words()
    reader.feed(page)
    return [word for text in reader.texts for word in WORD.findall(text)]


def english_words(page: str, *, names: frozenset[str] = frozenset()) -> set[str]:
    """Return the words that are neither Vietnamese syllables nor abbreviations nor allowed names."""
    return {word for word in visible_words(page) if is_foreign(word) and word.lower() not in ALLOWED | names}


def is_foreign(word: str) -> bool:
    """Tell whether a word cannot be Vietnamese: HTXSNV is an abbreviation, a@b.vn an address."""
    if word.isupper() or "@" in word:
        return False
    parts = [part.lower() for part in re.split(r"[-.]", word) if part]
    return word.lower() in LIKE_SYLLABLES or not all(map(is_syllable, parts))


def count_queries(act: Callable[[], object]) -> int:
    """Return how many questions an act asks of the database, the note about the session left out."""
    with CaptureQueriesContext(connection) as asked, patch.object(guarding, "NOTED_AFTER", inf):
        act()
    return len(asked)

"""How every command of the law reads its options, prints, and tells what is wrong in one sentence."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import Any, TypeVar

import typer

from vinhdanh.law.facts import shown
from vinhdanh.law.files import FileError

T = TypeVar("T")
FAULTY_INPUT = 2


class Format(StrEnum):
    """How an answer is printed."""

    TEXT = "text"
    JSON = "json"


@contextmanager
def told_plainly(code: int = FAULTY_INPUT) -> Iterator[None]:
    """Tell what cannot be read in one sentence, without a traceback."""
    try:
        yield
    except ValueError as error:
        tell(str(error))
        raise typer.Exit(code) from None
    except OSError as error:
        tell(f"{error.filename}: không mở được tệp này.")
        raise typer.Exit(code) from None


def tell(text: str) -> None:
    """Tell what is wrong as one sentence, apart from the answers."""
    typer.secho(sentence(text), err=True, fg="red")


def sentence(text: str) -> str:
    """Return one line that ends as a sentence does."""
    line = " ".join(text.encode("utf-8", "replace").decode().split())
    return line if line.endswith((".", "!", "?")) else f"{line}."


def option(name: str, value: Any, read: Callable[[Any], T]) -> T:
    """Read an option's value; raises :class:`FileError` naming the option."""
    if value == "":
        raise FileError(f"thiếu {name}.")
    try:
        return read(value)
    except ValueError as error:
        raise FileError(f"{name}: {error}") from None


def format_of(word: str) -> Format:
    """Read the format of an option; raises ValueError with a Vietnamese sentence."""
    if word not in set(Format):
        raise ValueError(f"không có cách in {shown(word)}; hãy ghi text hoặc json.")
    return Format(word)


def as_json(data: Any) -> str:
    """Return JSON for people and programs."""
    return json.dumps(data, ensure_ascii=False, indent=2)

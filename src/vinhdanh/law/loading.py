"""Reading law files: front matter, one section a point, worked examples. Data only; nothing is executed."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Any as Anything

import yaml

from vinhdanh.law.examples import read_examples
from vinhdanh.law.facts import vocabulary
from vinhdanh.law.overlaying import lay_over
from vinhdanh.law.planting import build_tree, places_of
from vinhdanh.law.sources import SHIPPED, read_yaml
from vinhdanh.law.standards import (
    Article,
    Example,
    Instrument,
    Law,
    LawError,
    Regime,
    Section,
    Setting,
    Standard,
    Worked,
    fingerprint,
)
from vinhdanh.law.tree import Node

HEADING = re.compile(r"^## (?P<title>[^\n]*)$\n(?P<body>.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
PLACE = re.compile(r"Khoản \d+(?: điểm \w)?|Toàn điều")
FENCE = re.compile(r"```yaml\n(?P<yaml>.*?)```", re.DOTALL)
HEAD = {"văn bản", "điều", "hiệu lực", "đối chiếu lần cuối", "tiêu chuẩn", "không mã hóa"}
STANDARD = {"mã", "tên", "chủ thể", "số năm", "trích", "cấu trúc", "cách hiểu", "giao quy định"}
VERSION = {"từ", "đến", "xác minh", "ghi chú"}
GENERAL = ("che-do", "cach-hieu", "khong-ma-hoa")
PROVENANCE = ("verified", "quoted", "paraphrased", "memory")


@dataclass(frozen=True, slots=True)
class LawFile:
    """One article as read: its front matter, sections and the text of its examples."""

    path: str
    cite: str
    head: Mapping[str, Anything]
    sections: Mapping[str, Section]
    text: str
    planted: dict[tuple[str, frozenset[str], date], Node] = field(default_factory=dict)
    """its trees by award, kinds of subject and day; a standard that refers to another takes the same tree"""
    worked: dict[tuple[str, frozenset[str]], Worked] = field(default_factory=dict)
    """its examples by award and kinds of subject, the same for all its versions"""

    def worked_examples(self, award: str, kinds: frozenset[str]) -> Worked:
        """Return the examples of one award and kinds of subject, not read yet."""

        def read() -> tuple[Example, ...]:
            try:
                return read_examples(self.text, award=award, kinds=kinds)
            except (LawError, ValueError, TypeError, AttributeError, KeyError) as error:
                raise LawError(f"{self.path}: {' '.join(str(error).split())}") from error

        return self.worked.setdefault((award, kinds), Worked(read))


@cache
def load_law(*overlays: Path) -> Law:
    """Return the shipped law, with a deploying body's own folders laid over it; read once for each choice.

    Raises :class:`LawError` naming file and place.
    """
    return read_law(SHIPPED, *overlays)


def read_law(root: Path, *overlays: Path) -> Law:
    """Read a folder of law files and those laid over it; raises :class:`LawError` naming file and place."""
    texts: list[str] = []
    general = {name: _yaml(root / f"{name}.yaml", texts) for name in GENERAL}
    texts += [(root / f"{name}.yaml").read_text("utf-8") for name in ("tu-vung", "danh-muc", "chuc-vu")]
    if absent := next((one for one in overlays if not one.is_dir()), None):
        raise LawError(f"{absent}: không có thư mục này; hãy ghi đúng tên thư mục quy định riêng")
    indexes = [path for folder in (root, *overlays) for path in sorted(folder.rglob("muc-luc.yaml"))]
    instruments = {path.parent.name: _instrument(path, texts) for path in indexes}
    files = _files((root,), instruments, texts)
    own_files = _files(overlays, instruments, texts)
    settings = {
        code: Setting(
            code,
            one["nghĩa"],
            one["căn cứ"],
            one["từ"],
            tuple((row["từ"], row["căn cứ"]) for row in one.get("trước đó", ())),
        )
        for code, one in general["cach-hieu"].items()
    }
    regimes = tuple(_regime(code, data) for code, data in general["che-do"].items())

    def law_of(files: Sequence[LawFile]) -> Law:
        articles = tuple(_article(file, general["khong-ma-hoa"]) for file in files)
        standards = tuple(_standards(files, settings, articles))
        return Law(standards, articles, regimes, settings, instruments, fingerprint(texts))

    law = law_of(files)
    law = replace(law, standards=tuple(replace(one, guards=_guards(one, regimes)) for one in law.standards))
    if not own_files:
        return law
    both = law_of([*files, *own_files])
    own = both.standards[len(law.standards) :]
    laid = tuple(lay_over(law.standards, own))
    return replace(both, standards=laid, own=own, statute=law)


def _files(folders: Sequence[Path], instruments: Mapping[str, Instrument], texts: list[str]) -> list[LawFile]:
    """Read the articles of some folders."""
    paths = [path for folder in folders for path in sorted(folder.rglob("dieu-*.md"))]
    return [_law_file(path, instruments, texts) for path in paths]


def _yaml(path: Path, texts: list[str]) -> Anything:
    try:
        text = path.read_text("utf-8")
        texts.append(text)
        return _parsed(text)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise LawError(f"{path.name}: không đọc được: {' '.join(str(error).split())}") from error


@lru_cache(maxsize=64)
def _parsed(text: str) -> Anything:
    """Read a general file or an index, once while it stays as it is; nobody may change what is returned."""
    return read_yaml(text)


def _instrument(path: Path, texts: list[str]) -> Instrument:
    data = _yaml(path, texts)
    articles = {int(number): one.get("khoản") or {} for number, one in data["điều"].items()}
    return Instrument(
        code=path.parent.name,
        cite=data["cách trích"],
        name=data["tên"],
        articles={
            a: {int(c): tuple(map(str, points)) for c, points in one.items()} for a, one in articles.items()
        },
        titles={
            int(number): one.get("tên") or one.get("nội dung", "") for number, one in data["điều"].items()
        },
        complete=data["đầy đủ"],
        kind=data["loại"],
        number=data["số hiệu"],
        issuer=data["cơ quan ban hành"],
        issued=data.get("ban hành"),
    )


def _regime(code: str, data: Mapping[str, Anything]) -> Regime:
    return Regime(
        code=code,
        since=data["từ"],
        until=data.get("đến"),
        name=data["tên"],
        law=data["luật"],
        decree=data.get("nghị định", ""),
        guards=data.get("bảo vệ", {}),
        remark=data.get("ghi chú", ""),
        transition=data.get("chuyển tiếp", ""),
    )


def _guards(standard: Standard, regimes: Sequence[Regime]) -> frozenset[str]:
    """Return the guards of the regimes that a version lives through; one version has one set of them."""
    found = {
        frozenset(one.guards)
        for one in regimes
        if one.since <= (standard.until or date.max) and standard.since <= (one.until or date.max)
    }
    if len(found) > 1:
        raise LawError(
            f"{standard.file}: một bản đi qua các chế độ có bảo vệ khác nhau, phải tách theo chế độ"
        )
    return next(iter(found), frozenset())


def _law_file(path: Path, instruments: Mapping[str, Instrument], texts: list[str]) -> LawFile:
    place = f"{path.parent.name}/{path.name}"
    try:
        text = path.read_text("utf-8")
        texts.append(text)
        _, _, rest = text.partition("---\n")
        front, _, body = rest.partition("\n---\n")
        head = read_yaml(front)
        _only(head, HEAD)
        cite = f"{instruments[head['văn bản']].cite}, Điều {head['điều']}"
        sections = {one.place.lower(): one for one in _sections(body, cite)}
    except LawError as error:
        raise LawError(f"{place}: {error}") from error
    except (OSError, UnicodeDecodeError, yaml.YAMLError, KeyError, TypeError, AttributeError) as error:
        raise LawError(f"{place}: không đọc được: {' '.join(str(error).split())}") from error
    return LawFile(place, cite, head, sections, body)


def _only(data: Mapping[str, Anything], known: set[str]) -> None:
    if unknown := data.keys() - known:
        raise LawError(
            f"khóa lạ {', '.join(map(str, sorted(unknown)))}; hãy dùng: {', '.join(sorted(known))}"
        )


def _sections(body: str, cite: str) -> Iterator[Section]:
    for found in HEADING.finditer(body):
        title, inside = found["title"].strip(), found["body"]
        if title.startswith("Ví dụ "):
            continue
        if not PLACE.fullmatch(title):
            raise LawError(f"không hiểu đề mục “{title}”; hãy ghi Khoản N, Khoản N điểm x hoặc Ví dụ <mã>")
        fence = FENCE.search(inside)
        where = cite if title == "Toàn điều" else f"{cite} {title[0].lower()}{title[1:]}"
        words = " ".join(inside[: fence.start() if fence else None].split())
        yield Section(title, where, words, read_yaml(fence["yaml"]) if fence else None)


def _standards(
    files: Sequence[LawFile], settings: Mapping[str, Setting], articles: Sequence[Article]
) -> Iterator[Standard]:
    for file, article in zip(files, articles, strict=True):
        try:
            for data in file.head["tiêu chuẩn"]:
                _check_standard(data, settings)
                for version in file.head["hiệu lực"]:
                    yield _standard(file, data, version, files, article.uncoded)
        except KeyError as error:
            raise LawError(f"{file.path}: thiếu khóa hoặc không có mã {error}") from error
        except (LawError, ValueError, TypeError, AttributeError) as error:
            raise LawError(f"{file.path}: {' '.join(str(error).split())}") from error


def _check_standard(data: Mapping[str, Anything], settings: Mapping[str, Setting]) -> None:
    _only(data, STANDARD)
    if data["mã"] not in vocabulary().awards:
        raise LawError(f"không có mã {data['mã']} trong danh mục")
    if unknown := set(data["chủ thể"]) - vocabulary().subjects.keys():
        raise LawError(f"{data['mã']}: không có chủ thể {', '.join(sorted(unknown))}")
    if unknown := set(data.get("cách hiểu", ())) - settings.keys():
        raise LawError(f"{data['mã']}: không có cách hiểu {', '.join(sorted(unknown))}")


def _standard(
    file: LawFile,
    data: Mapping[str, Anything],
    version: Mapping[str, Anything],
    files: Sequence[LawFile],
    uncoded: Mapping[str, str],
) -> Standard:
    _only(version, VERSION)
    if version["xác minh"] not in PROVENANCE:
        raise LawError(
            f"không hiểu “xác minh: {version['xác minh']}”; hãy ghi một trong: {', '.join(PROVENANCE)}"
        )
    kinds = frozenset(data["chủ thể"])
    places = {place.lower() for place in places_of(data["cấu trúc"])}
    return Standard(
        award=data["mã"],
        kinds=kinds,
        span=data.get("số năm", 0),
        cite=f"{file.cite} {data['trích']}" if "trích" in data else file.cite,
        file=file.path,
        title=data["tên"],
        since=version["từ"],
        until=version.get("đến"),
        provenance=version["xác minh"],
        remark=version.get("ghi chú", ""),
        last_checked=file.head["đối chiếu lần cuối"],
        tree=_tree(file, data, files, kinds=kinds, day=version["từ"]),
        sections=tuple(one for place, one in file.sections.items() if place in places),
        worked=file.worked_examples(data["mã"], kinds),
        settings=tuple(data.get("cách hiểu", ())),
        uncoded=uncoded,
        delegated=data.get("giao quy định", False),
    )


def _tree(
    file: LawFile, data: Mapping[str, Anything], files: Sequence[LawFile], *, kinds: frozenset[str], day: date
) -> Node:
    """Build a standard's tree; one that refers to another takes that of the same kind of subject and day.

    Versions that ask the same share one tree, which is then read once where two regimes are asked.
    """

    def resolve(award: str) -> Node:
        for other in files:
            for one in other.head["tiêu chuẩn"]:
                if one["mã"] == award and kinds <= frozenset(one["chủ thể"]) and _covers(other, day):
                    return _tree(other, one, files, kinds=kinds, day=day)
        raise LawError(f"không có tiêu chuẩn {award} có hiệu lực ngày {day:%d/%m/%Y}")

    about = (data["mã"], kinds, day)
    if about not in file.planted:
        tree = build_tree(data["cấu trúc"], data["tên"], file.cite, file.sections, resolve)
        file.planted[about] = next((one for one in file.planted.values() if one == tree), tree)
    return file.planted[about]


def _covers(file: LawFile, day: date) -> bool:
    return any(one["từ"] <= day <= one.get("đến", date.max) for one in file.head["hiệu lực"])


def _article(file: LawFile, reasons: Mapping[str, str]) -> Article:
    uncoded = {}
    for place, one in file.head.get("không mã hóa", {}).items():
        if one.get("lý do") not in reasons:
            raise LawError(
                f"{file.path}, không mã hóa {place}: lý do phải là một trong: {', '.join(reasons)}"
            )
        uncoded[place.lower()] = f"{reasons[one['lý do']]}: {one['nêu']}"
    return Article(
        instrument=file.head["văn bản"],
        number=file.head["điều"],
        file=file.path,
        coded={place: one.text for place, one in file.sections.items() if one.data is not None},
        uncoded=uncoded,
        reasons={place.lower(): one["lý do"] for place, one in file.head.get("không mã hóa", {}).items()},
        last_checked=file.head["đối chiếu lần cuối"],
    )

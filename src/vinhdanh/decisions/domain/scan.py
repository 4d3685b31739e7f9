"""The signed scan: kept, its text read in a confined child and compared with the register's lines."""

import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django.db import transaction

from vinhdanh.common.domain.log import log, register_sentences
from vinhdanh.common.domain.permissions import require
from vinhdanh.common.errors import Refused
from vinhdanh.common.text import collapse_spaces, compare_key, fold, nfc
from vinhdanh.decisions.domain.papers.keeping import PDF
from vinhdanh.decisions.domain.queries.standing import as_it_stands, with_changes
from vinhdanh.decisions.domain.scan_reader import LIMITS
from vinhdanh.decisions.enums import DecisionState
from vinhdanh.decisions.models import Decision
from vinhdanh.documents.domain.document import keep_document
from vinhdanh.documents.domain.guards import refuse_size
from vinhdanh.documents.domain.sandbox import Died, run_child
from vinhdanh.documents.enums import DocumentKind
from vinhdanh.units.models import User

register_sentences(
    {
        "scan.kept": "Tải bản quét đã ký của Quyết định {title}: {found}",
        "scan.confirmed": "Xác nhận đã đối chiếu bản quét của Quyết định {title} bằng mắt: {note}",
    }
)
READER = "vinhdanh.decisions.domain.scan_reader"
SHOWN = 200
FEWEST_LETTERS = 80
"""A page of a decision has more; a picture with a stamp of the system has fewer."""
DAY = re.compile(r"ngay(\d{1,2})thang(\d{1,2})nam(\d{4})")
NUMBERED = re.compile(r"^\s*\d{1,4}[.)]?\s+(?P<rest>\S.*)$")
NO_FILE = "Tệp không phải PDF. Hãy quét hoặc xuất quyết định đã ký thành PDF rồi tải lên."
GAVE_UP = (
    "Tệp PDF không đọc được trong giới hạn an toàn. Hãy giảm độ phân giải hoặc tách tệp rồi tải lên lại."
)


@dataclass(frozen=True, slots=True)
class Read:
    """What the child told of a scan."""

    text: str
    rows: list[list[str]]


@dataclass(frozen=True, slots=True)
class Found:
    """What the comparison found; without text a person must look."""

    text: bool
    number: bool = False
    day: bool = False
    signer: bool = False
    names: int = 0
    missing: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)

    @property
    def agrees(self) -> bool:
        """Tell whether number, day, signer and every name agree."""
        return self.text and not self.unseen and not self.missing and not self.extra

    @property
    def unseen(self) -> list[str]:
        """Return which of number, day and signer does not stand in the scan."""
        told = {"số": self.number, "ngày": self.day, "tên người ký": self.signer}
        return [words for words, seen in told.items() if not seen]

    def words(self) -> str:
        """Say it in a sentence."""
        if not self.text:
            return "bản quét không có lớp chữ, cần người đối chiếu."
        if self.agrees:
            return f"số, ngày, người ký và đủ {self.names} tên khớp."
        differs = [
            f"không thấy {', '.join(self.unseen)}" if self.unseen else "",
            f"không thấy {len(self.missing)} tên của sổ vàng" if self.missing else "",
            f"có {len(self.extra)} tên ngoài sổ vàng" if self.extra else "",
        ]
        return f"{'; '.join(filter(None, differs))}. Hãy xem đã tải đúng bản đã ký của quyết định này chưa."


@transaction.atomic
def keep_scan(decision: Decision, content: bytes, *, name: str, actor: User) -> Found:
    """Keep a signed scan and what comparing it found; an earlier scan stays among the documents."""
    require(actor, "decisions.issue", decision.organ)
    locked = Decision.objects.select_for_update(of=("self",)).select_related("organ", "tenant")
    decision = locked.get(pk=decision.pk)
    if decision.state != DecisionState.ISSUED:
        raise Refused("Chỉ tải bản quét của quyết định đã ban hành, để đối chiếu với sổ vàng.")
    refuse_size(len(content))
    if not content.startswith(b"%PDF-"):
        raise Refused(NO_FILE)
    found = compared(decision, read_scan(content))
    document = keep_document(
        content,
        tenant=decision.tenant,
        kind=DocumentKind.SCAN,
        title=f"Bản quét Quyết định {decision.title}",
        name=name,
        media_type=PDF,
        actor=actor,
    )
    Decision.objects.filter(pk=decision.pk).update(scan=document, scan_found=asdict(found))
    log(actor, "scan.kept", decision, title=decision.title, found=found.words())
    return found


@transaction.atomic
def confirm_scan(decision: Decision, *, note: str, actor: User, on: date) -> None:
    """Record that a person compared the scan with the list by eye."""
    require(actor, "decisions.issue", decision.organ)
    decision = Decision.objects.select_for_update(of=("self",)).select_related("organ").get(pk=decision.pk)
    if decision.scan_id is None:
        raise Refused("Chưa có bản quét nào để xác nhận.")
    if decision.scan_found["text"] and not note.strip():
        raise Refused(
            "Máy đọc thấy bản quét khác sổ vàng. Hãy ghi chú vì sao vẫn khớp (ví dụ chữ bị mờ), hoặc tải bản "
            "quét khác; ghi chú được lưu cùng tên người đối chiếu."
        )
    said = {"confirmed_on": on.isoformat(), "confirmed_by": str(actor), "note": note.strip()}
    Decision.objects.filter(pk=decision.pk).update(scan_found=decision.scan_found | said)
    log(actor, "scan.confirmed", decision, title=decision.title, note=note or "khớp")


def read_scan(content: bytes) -> Read:
    """Read the text of a PDF in a confined child; :class:`Refused` says why where it cannot."""
    texts, rows, ended = [], list[list[str]](), False
    with NamedTemporaryFile(suffix=".pdf") as file:
        Path(file.name).write_bytes(content)
        try:
            for line in map(json.loads, run_child(READER, [file.name], limits=LIMITS)):
                if "refused" in line:
                    raise Refused(line["refused"])
                ended = "end" in line
                texts.append(line.get("text") or "")
                rows += line.get("rows") or []
        except (Died, json.JSONDecodeError) as fault:
            raise Refused(GAVE_UP) from fault
    if not ended:
        raise Refused(GAVE_UP)
    return Read(nfc("\n".join(texts)), [[nfc(cell) for cell in row] for row in rows])


def compared(decision: Decision, read: Read) -> Found:
    """Compare what was read with the number, the day and every name of a decision."""
    if len(read.text.strip()) < FEWEST_LETTERS:
        return Found(text=False)
    names = names_of(decision)
    words, cells = compare_key(read.text), [compare_key(cell) for row in read.rows for cell in row]
    missing = [
        name for name, count in Counter(names).items() if _times(compare_key(name), words, cells) < count
    ]
    return Found(
        text=True,
        number=_has_number(decision, read.text),
        day=_has_day(decision, read.text),
        signer=compare_key(decision.signer_name) in words,
        names=len(names),
        missing=missing[:SHOWN],
        extra=_extra(read, {compare_key(name) for name in names})[:SHOWN],
    )


def names_of(decision: Decision) -> list[str]:
    """Return the names that the paper must hold."""
    if decision.amends_id is None:
        return [as_it_stands(line).name for line in with_changes(decision.awards.order_by("ordinal"))]
    return [one.award.name for one in decision.changes.select_related("award")]


def _times(name: str, words: str, cells: Sequence[str]) -> int:
    """Return how often a name stands by itself; a name broken in a cell is found in the cell."""
    in_text = len(re.findall(rf"(?<!\w){re.escape(name)}(?!\w)", words))
    return max(in_text, sum(cell == name for cell in cells))


def _has_number(decision: Decision, text: str) -> bool:
    joined = "".join(fold(text).split())
    wanted = "".join(fold(decision.symbol).split())
    return bool(re.search(rf"(?<!\d)0*{decision.number}/{re.escape(wanted)}", joined))


def _has_day(decision: Decision, text: str) -> bool:
    plain = re.sub(r"\W", "", fold(text))
    wanted = decision.decided_on
    days = {(int(day), int(month), int(year)) for day, month, year in DAY.findall(plain)}
    return wanted is not None and (wanted.day, wanted.month, wanted.year) in days


def _extra(read: Read, names: set[str]) -> list[str]:
    """Return numbered names of the paper's tables that no line of the register has."""
    found = dict[str, None]()
    for row in read.rows:
        cells = [collapse_spaces(cell) for cell in row if cell.strip()]
        if len(cells) > 1 and cells[0].rstrip(".").isdigit() and compare_key(cells[1]) not in names:
            found[cells[1]] = None
    if not read.rows:
        for line in read.text.splitlines():
            numbered = NUMBERED.match(line)
            rest = compare_key(numbered["rest"]) if numbered else ""
            if rest and rest[0].isalpha() and not any(rest.startswith(name) for name in names):
                found[collapse_spaces(line)] = None
    return list(found)


def scan_words(found: dict[str, Any]) -> str:
    """Say a kept comparison in a sentence."""
    return Found(**{key: value for key, value in found.items() if key in Found.__dataclass_fields__}).words()

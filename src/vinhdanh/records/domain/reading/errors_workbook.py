"""The user's own workbook given back with what is to be mended marked in it, made in a confined child."""

import json
from collections.abc import Iterable
from pathlib import Path

from vinhdanh.common.errors import Refused
from vinhdanh.documents.domain.sandbox import Died, run_child
from vinhdanh.records.domain.reading.marking import LIMITS
from vinhdanh.records.domain.reading.problems import Problem
from vinhdanh.records.domain.reading.recognition import Recognition

MARKER = "vinhdanh.records.domain.reading.marking"
NOT_MADE = (
    "Chưa ghi được lỗi vào bảng tính của bạn vì tệp quá lớn hoặc quá phức tạp. "
    "Hãy xem danh sách lỗi trên màn hình, hoặc tách tệp rồi tải lên lại."
)


def write_errors_workbook(
    source: Path, *, problems: Iterable[Problem], mapping: Recognition, target: Path
) -> None:
    """Write to ``target`` the workbook at ``source`` with its problems marked; else :class:`Refused`.

    An xlsx keeps its look; any other format comes back as a plain xlsx of the same rows.
    """
    headers = {sheet.name: sheet.header_bottom for sheet in mapping.sheets}
    told = [json.dumps(headers)]
    told += [json.dumps([one.sheet, one.row, one.column, one.sentence, one.blocks]) for one in problems]
    content = "\n".join(told).encode()
    for way in ("marked", "copied"):
        try:
            list(run_child(MARKER, [way, source, target], limits=LIMITS, stdin=content))
        except Died:
            continue
        return
    target.unlink(missing_ok=True)
    raise Refused(NOT_MADE)

"""Each file made to do harm gives a Vietnamese sentence; the parent lives, small and in time."""

import resource
import struct
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest
from documents.files import CELL, compound, ods, raw_xlsx, xls, xlsx

from vinhdanh.documents.domain.guards import LARGEST_FILE
from vinhdanh.documents.domain.reading import read_workbook
from vinhdanh.documents.domain.workbook import Unreadable

ONE = f'<row r="1">{CELL.format(place="A1", text="x")}</row>'
LAUGHS = (
    '<!DOCTYPE lolz [<!ENTITY lol "lol">'
    + "".join(f'<!ENTITY lol{level} "{f"&lol{level - 1 or str()};" * 10}">' for level in range(1, 10))
    + "]>"
)


def zip_bomb(path: Path) -> Path:
    return raw_xlsx(path, ONE, blanks=130 << 20)


def bomb_with_a_lying_list(path: Path) -> Path:
    """A part that holds far more than the archive's list says."""
    raw_xlsx(path, ONE, blanks=70 << 20)
    content = bytearray(path.read_bytes())
    for signature, offset in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        at = -1
        while (at := content.find(signature, at + 1)) >= 0:
            if struct.unpack_from("<I", content, at + offset)[0] > 1 << 20:
                struct.pack_into("<I", content, at + offset, 1000)
    path.write_bytes(content)
    return path


def far_cell(path: Path) -> Path:
    far = CELL.format(place="XFD1048576", text="y")
    return raw_xlsx(path, f'{ONE}<row r="1048576">{far}</row>')


def far_cell_told_otherwise(path: Path) -> Path:
    """The same cell, its place written so that a search for it in the text misses it."""
    far = '<c t="inlineStr" r="XFD1048576"><is><t>y</t></is></c>'
    return raw_xlsx(path, f'{ONE}<row r="1048576">{far}</row>')


def billion_laughs(path: Path) -> Path:
    return raw_xlsx(path, ONE, before=LAUGHS)


def sixty_thousand_parts(path: Path) -> Path:
    """An archive of empty parts, written by hand as the library takes its time over so many."""
    names = [f"xl/media/{number:05}".encode() for number in range(60_000)]
    one = struct.Struct("<4sHHHHHIIIHH")
    parts = [one.pack(b"PK\x03\x04", 20, 0, 0, 0, 33, 0, 0, 0, 14, 0) + name for name in names]
    each = len(parts[0])
    listed = struct.Struct("<4sHHHHHHIIIHHHHHII")
    lines = [
        listed.pack(b"PK\x01\x02", 20, 20, 0, 0, 0, 33, 0, 0, 0, 14, 0, 0, 0, 0, 0, place * each) + name
        for place, name in enumerate(names)
    ]
    body, table = b"".join(parts), b"".join(lines)
    end = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 60_000, 60_000, len(table), len(body), 0)
    path.write_bytes(body + table + end)
    assert len(zipfile.ZipFile(path).namelist()) == 60_000
    return path


def truncated(path: Path) -> Path:
    xlsx(path, ("Một", [["Họ tên"]] * 1000))
    path.write_bytes(path.read_bytes()[:-200])
    return path


def with_macros(path: Path) -> Path:
    return raw_xlsx(path, ONE, more=[("xl/vbaProject.bin", b"macro")])


def climbing_name(path: Path) -> Path:
    return raw_xlsx(path, ONE, more=[("../../etc/cron.d/x", b"* * * * *")])


def name_twice(path: Path) -> Path:
    with pytest.warns(UserWarning, match="Duplicate name"):
        return raw_xlsx(path, ONE, more=[("xl/workbook.xml", b"<a/>")])


def locked(path: Path) -> Path:
    return compound(path, {"EncryptedPackage": b"x" * 5000, "EncryptionInfo": b"y"})


def old_word(path: Path) -> Path:
    return compound(path, {"WordDocument": b"x"})


def empty_compound(path: Path) -> Path:
    return compound(path, {"Khac": b"x"})


def old_excel_with_macros(path: Path) -> Path:
    return compound(path, {"Workbook": b"x", "_VBA_PROJECT": b"y"})


def broken_old_excel(path: Path) -> Path:
    xls(path, [["x"]])
    content = path.read_bytes()
    path.write_bytes(content[:512] + b"\xff" * 4096 + content[4608:])
    return path


def endless_row_of_opendocument(path: Path) -> Path:
    ods(path, [["x"]])
    with zipfile.ZipFile(path) as archive:
        content = archive.read("content.xml").decode()
    more = content.replace(
        "<table:table-cell ", '<table:table-cell table:number-columns-repeated="100000000" '
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", more)
    return path


def written(content: bytes) -> Callable[[Path], Path]:
    def write(path: Path) -> Path:
        path.write_bytes(content)
        return path

    return write


def too_large(path: Path) -> Path:
    with path.open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    return path


HOSTILE: dict[str, tuple[Callable[[Path], Path], str]] = {
    "zip bomb": (zip_bomb, "nở ra quá lớn"),
    "bomb with a lying list": (bomb_with_a_lying_list, "hỏng"),
    "cell at XFD1048576": (far_cell, "nằm rất xa"),
    "cell at XFD1048576, hidden": (far_cell_told_otherwise, "giới hạn an toàn"),
    "billion laughs": (billion_laughs, "khai báo XML"),
    "60,000 parts": (sixty_thousand_parts, "quá nhiều thành phần"),
    "truncated": (truncated, "hỏng"),
    "macros": (with_macros, "macro"),
    "name that climbs out": (climbing_name, "tên bất thường"),
    "name twice": (name_twice, "tên bất thường"),
    "password": (locked, "mật khẩu"),
    "old Word": (old_word, "Word cũ"),
    "compound file of nothing": (empty_compound, "không có bảng tính"),
    "old Excel with macros": (old_excel_with_macros, "macro"),
    "broken old Excel": (broken_old_excel, "."),
    "endless row": (endless_row_of_opendocument, "."),
    "PDF named xlsx": (written(b"%PDF-1.7\n%\xe2\xe3"), "tệp PDF"),
    "web page named xls": (written(b"<html><table><tr><td>x</td></tr></table></html>"), "trang web"),
    "program": (written(b"MZ\x90\x00\x03"), "chương trình"),
    "noise": (written(bytes(range(256)) * 20), "Không nhận ra"),
    "empty": (written(b""), "rỗng"),
    "too large": (too_large, "25 MB"),
}


def refused_and_measured(path: Path) -> tuple[str, int, int]:
    """Return why a file is refused, by how many kB its caller grew, and the most that its reader took.

    Run in a process of its own: what is told of children is the most of all that this one ever had.
    """
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    try:
        read_workbook(path)
    except Unreadable as refusal:
        grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
        return str(refusal), grown, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return "", 0, 0


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_gives_a_sentence_quickly_and_the_reader_stays_small(name: str, tmp_path: Path):
    make, said = HOSTILE[name]
    path = make(tmp_path / "tep.xlsx")
    started = time.monotonic()

    with ProcessPoolExecutor(1, mp_context=get_context("forkserver")) as apart:
        sentence, grown, reader = apart.submit(refused_and_measured, path).result()

    assert said in sentence
    assert sentence.endswith(".")
    assert "Hãy" in sentence
    assert time.monotonic() - started < 25
    assert grown < 60_000  # kB
    assert reader < 560_000


def test_the_reader_goes_on_after_hostile_files(tmp_path: Path):
    for make in (far_cell_told_otherwise, endless_row_of_opendocument):
        with pytest.raises(Unreadable):
            read_workbook(make(tmp_path / "hai.xlsx"))

    assert read_workbook(xlsx(tmp_path / "lanh.xlsx", ("Một", [["x"]]))).sheets[0].rows == [("x",)]


def test_without_the_sandbox_the_far_cell_would_kill_the_reader(tmp_path: Path):
    """The negative control: the library itself aborts its whole process on this file."""
    path = far_cell(tmp_path / "xa.xlsx")
    script = (
        "import resource, sys, python_calamine\n"
        "resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))\n"
        "python_calamine.CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_index(0)\n"
    )

    ended = subprocess.run([sys.executable, "-c", script, path], capture_output=True, check=False)

    assert ended.returncode != 0
    assert b"Traceback" not in ended.stderr

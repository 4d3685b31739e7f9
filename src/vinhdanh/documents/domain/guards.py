"""What is asked of a file before any library opens it: its size, its kind, what its archive holds."""

import re
import struct
import zipfile
import zlib
from pathlib import PurePosixPath
from typing import IO

from vinhdanh.documents.domain.workbook import Unreadable

LARGEST_FILE = 25 << 20
MOST_ENTRIES = 2_000
LARGEST_UNPACKED = 60 << 20
LARGEST_RATIO = 200
SMALL = 1 << 20  # a part this small may be packed as tightly as it likes
END_OF_ARCHIVE = b"PK\x05\x06"
CHUNK = 1 << 20
OVERLAP = 64
FAR_CELL = re.compile(rb'<c r="(?:[A-Z]{3}[0-9]+|[A-Z]{1,2}[0-9]{7})"(?:[^>]*[^/])?><')

SAVE_AS = "Hãy mở tệp bằng Excel hoặc LibreOffice, chọn Lưu thành (Save As) dạng .xlsx rồi tải lên lại."
NOT_SPREADSHEETS = (
    (b"%PDF", "tệp PDF"),
    (b"\x89PNG", "tệp ảnh"),
    (b"\xff\xd8\xff", "tệp ảnh"),
    (b"GIF8", "tệp ảnh"),
    (b"Rar!", "tệp nén RAR"),
    (b"7z\xbc\xaf", "tệp nén 7z"),
    (b"\x1f\x8b", "tệp nén gzip"),
    (b"{\\rtf", "văn bản RTF"),
    (b"MZ", "chương trình chạy được"),
    (b"\x7fELF", "chương trình chạy được"),
)


def refuse_size(size: int) -> None:
    """Refuse an empty file and one over 25 MB."""
    if size == 0:
        raise Unreadable("Tệp rỗng, không có nội dung nào. Hãy kiểm tra lại tệp rồi tải lên lần nữa.")
    if size > LARGEST_FILE:
        megabytes = f"{size / (1 << 20):.1f}".replace(".", ",")
        raise Unreadable(
            f"Tệp nặng {megabytes} MB, quá mức 25 MB. Hãy xoá hình ảnh và các trang tính thừa, "
            "hoặc tách thành nhiều tệp, rồi tải lên lại."
        )


def real_format(file: IO[bytes]) -> str:
    """Return what the file really is (xlsx, xls, ods, docx or csv); refuse what is dangerous in it."""
    head = file.read(4096)
    file.seek(0)
    if head.startswith(b"PK\x03\x04"):
        return _archive_format(file)
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _compound_format(file)
    for signature, what in NOT_SPREADSHEETS:
        if head.startswith(signature):
            raise Unreadable(
                f"Đây là {what}, không phải bảng tính. Hãy tải lên tệp bảng tính (.xlsx, .xls, .ods, .csv)."
            )
    if re.match(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|\?xml|table|meta)", head, re.IGNORECASE):
        raise Unreadable(f"Đây là trang web hoặc tệp XML được đặt tên như bảng tính. {SAVE_AS}")
    if b"\0" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Unreadable(
            "Không nhận ra định dạng của tệp: nội dung không phải bảng tính và cũng không phải văn bản. "
            "Hãy tải lên tệp .xlsx, .xls, .ods hoặc .csv."
        )
    return "csv"


def _compound_format(file: IO[bytes]) -> str:
    """Tell an old Excel file from a locked new one and from an old Word file, by the names of its streams."""
    content = file.read()
    file.seek(0)
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise Unreadable(LOCKED)
    if "WordDocument".encode("utf-16-le") in content:
        raise Unreadable(
            "Đây là tệp Word cũ (.doc). Hãy lưu thành .docx hoặc chép bảng sang Excel rồi tải lên lại."
        )
    if "_VBA_PROJECT".encode("utf-16-le") in content:
        raise Unreadable(MACROS)
    if any(name.encode("utf-16-le") in content for name in ("Workbook", "Book")):
        return "xls"
    raise Unreadable(f"Tệp không có bảng tính nào bên trong hoặc đã hỏng. {SAVE_AS}")


LOCKED = (
    "Tệp được đặt mật khẩu nên không đọc được. Hãy mở tệp, bỏ mật khẩu "
    "(Tệp › Thông tin › Bảo vệ sổ làm việc), lưu lại rồi tải lên."
)
MACROS = f"Tệp có macro (chương trình chạy bên trong), vì an toàn nên không được nhận. {SAVE_AS}"
BROKEN = f"Tệp đã hỏng hoặc tải lên chưa trọn nên không mở được. {SAVE_AS}"
BLOWN_UP = (
    "Tệp nở ra quá lớn khi mở (quá 60 MB hoặc bị nén bất thường) nên không được đọc để giữ an toàn. "
    "Hãy chép riêng bảng dữ liệu sang một tệp mới rồi tải lên lại."
)
TOO_MANY_PARTS = (
    "Tệp có quá nhiều thành phần bên trong (quá 2.000), khác hẳn một bảng tính thường. " + SAVE_AS
)
STRANGE_PARTS = "Tệp có thành phần mang tên bất thường, giống một tệp bị sửa để gây hại. " + SAVE_AS
ENTITIES = "Tệp có khai báo XML không có trong bảng tính thường, giống một tệp bị sửa để gây hại. " + SAVE_AS
FAR = (
    "Bảng có ô chứa dữ liệu nằm rất xa (quá cột ZZ hoặc quá dòng 999.999), có thể do gõ nhầm. "
    "Hãy nhấn Ctrl+End để tìm ô ấy, xoá các dòng và cột thừa, lưu lại rồi tải lên."
)


def _archive_format(file: IO[bytes]) -> str:
    """Check the archive's list, then its parts while they are unpacked, and tell what document it is."""
    _refuse_crowd(file)
    try:
        with zipfile.ZipFile(file) as archive:
            parts = archive.infolist()
            _refuse_strange(parts)
            names = {part.filename for part in parts}
            found = _document(archive, names)
            left = LARGEST_UNPACKED
            for part in parts:
                left -= _unpacked(archive, part, left)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, OSError, struct.error, zlib.error) as fault:
        raise Unreadable(BROKEN) from fault
    except RuntimeError as fault:  # zipfile's word for a part that asks for a password
        raise Unreadable(LOCKED) from fault
    file.seek(0)
    return found


def _refuse_crowd(file: IO[bytes]) -> None:
    """Read the number of parts from the archive's end, before anything builds a list of them."""
    size = file.seek(0, 2)
    file.seek(max(0, size - (1 << 16) - 22))
    tail = file.read()
    file.seek(0)
    place = tail.rfind(END_OF_ARCHIVE)
    if place < 0 or len(tail) < place + 22:
        raise Unreadable(BROKEN)
    entries, list_size = struct.unpack_from("<HI", tail, place + 10)
    if entries > MOST_ENTRIES or list_size > MOST_ENTRIES * 512:
        raise Unreadable(TOO_MANY_PARTS)


def _refuse_strange(parts: list[zipfile.ZipInfo]) -> None:
    """Refuse by the list of parts: too much, too tight, macros, names that climb out or come twice."""
    if len(parts) > MOST_ENTRIES:
        raise Unreadable(TOO_MANY_PARTS)
    names = [part.filename for part in parts]
    if len(set(names)) < len(names) or any(map(_climbs, names)):
        raise Unreadable(STRANGE_PARTS)
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise Unreadable(MACROS)
    if sum(part.file_size for part in parts) > LARGEST_UNPACKED or any(map(_too_tight, parts)):
        raise Unreadable(BLOWN_UP)


def _climbs(name: str) -> bool:
    """Tell whether a part's name leaves the archive's own folder."""
    path = PurePosixPath(name.replace("\\", "/"))
    return path.is_absolute() or ".." in path.parts or ":" in name


def _too_tight(part: zipfile.ZipInfo) -> bool:
    """Tell whether a part claims to grow more than any honest one does."""
    return part.file_size > SMALL and part.file_size > LARGEST_RATIO * max(1, part.compress_size)


def _document(archive: zipfile.ZipFile, names: set[str]) -> str:
    """Tell a workbook, an OpenDocument spreadsheet and a Word document apart by their parts."""
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "word/document.xml" in names:
        return "docx"
    if "xl/workbook.bin" in names:
        raise Unreadable(f"Đây là bảng tính nhị phân (.xlsb), chưa đọc được. {SAVE_AS}")
    if "mimetype" in names and archive.getinfo("mimetype").file_size < CHUNK:
        kind = archive.read("mimetype")
        if kind.startswith(b"application/vnd.oasis.opendocument.spreadsheet"):
            return "ods"
    raise Unreadable(
        "Đây là tệp nén hoặc tài liệu khác, không phải bảng tính. Hãy tải lên tệp .xlsx, .xls, .ods, .csv."
    )


def _unpacked(archive: zipfile.ZipFile, part: zipfile.ZipInfo, left: int) -> int:
    """Unpack a part without keeping it and return its true size; refuse what the archive's list hid."""
    size, tail = 0, b""
    looked_at = part.filename.endswith((".xml", ".rels"))
    sheet = part.filename.startswith("xl/worksheets/")
    with archive.open(part) as content:
        while chunk := content.read(CHUNK):
            size += len(chunk)
            if size > left:
                raise Unreadable(BLOWN_UP)
            if looked_at:
                text = tail + chunk
                if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
                    raise Unreadable(ENTITIES)
                if sheet and FAR_CELL.search(text):
                    raise Unreadable(FAR)
                tail = chunk[-OVERLAP:]
    return size

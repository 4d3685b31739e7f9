"""Files for the tests of reading, made on the spot: honest ones, broken ones, hostile ones. None is kept."""

import struct
import zipfile
from collections.abc import Sequence
from pathlib import Path

import xlsxwriter

CONTENT_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'
)
RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" '
    'Target="{target}"/></Relationships>'
)
BOOK = (
    '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<sheets><sheet name="Danh sách" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
SHEET = (
    '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    "<sheetData>{rows}</sheetData></worksheet>"
)
CELL = '<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def raw_xlsx(
    path: Path, rows: str, *, more: Sequence[tuple[str, bytes]] = (), before: str = "", blanks: int = 0
) -> Path:
    """Write an xlsx whose one sheet has exactly this XML, then so many blanks."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", CONTENT_TYPES)
        archive.writestr("_rels/.rels", RELATIONS.format(kind="officeDocument", target="xl/workbook.xml"))
        archive.writestr("xl/workbook.xml", BOOK)
        archive.writestr(
            "xl/_rels/workbook.xml.rels", RELATIONS.format(kind="worksheet", target="worksheets/sheet1.xml")
        )
        with archive.open("xl/worksheets/sheet1.xml", "w") as sheet:
            sheet.write(SHEET.format(rows=rows).replace("?>", "?>" + before, 1).encode())
            for _ in range(blanks >> 20):
                sheet.write(b" " * (1 << 20))
        for name, content in more:
            archive.writestr(name, content)
    return path


def xlsx(path: Path, *sheets: tuple[str, Sequence[Sequence[object]]]) -> Path:
    """Write an honest xlsx; dates as dates."""
    with xlsxwriter.Workbook(
        path, {"strings_to_formulas": False, "default_date_format": "dd/mm/yyyy"}
    ) as book:
        for name, rows in sheets:
            sheet = book.add_worksheet(name)
            for place, row in enumerate(rows):
                for column, value in enumerate(row):
                    if value is not None:
                        sheet.write(place, column, value)
    return path


def compound(path: Path, streams: dict[str, bytes]) -> Path:
    """Write an OLE compound file with these streams (each padded to 4,096 bytes at least)."""
    sectors: list[bytes] = []
    chains: list[int] = []
    places: dict[str, tuple[int, int]] = {}
    for name, content in streams.items():
        padded = content.ljust(max(4096, -(-len(content) // 512) * 512), b"\0")
        start, count = len(sectors), len(padded) // 512
        places[name] = (start, len(padded))
        sectors += [padded[at : at + 512] for at in range(0, len(padded), 512)]
        chains += [*range(start + 1, start + count), 0xFFFFFFFE]
    directory = [_entry("Root Entry", 5, child=1, start=0xFFFFFFFE, size=0)]
    names = list(places)
    for place, name in enumerate(names, 1):
        after = place + 1 if place < len(names) else 0xFFFFFFFF
        directory.append(_entry(name, 2, right=after, start=places[name][0], size=places[name][1]))
    directory += [b"\0" * 128] * (-len(directory) % 4)
    listed = b"".join(directory)
    directory_at = len(sectors)
    sectors += [listed[at : at + 512] for at in range(0, len(listed), 512)]
    chains += [*range(directory_at + 1, len(sectors)), 0xFFFFFFFE]
    table_at = len(sectors)
    chains.append(0xFFFFFFFD)
    table = struct.pack(f"<{len(chains)}I", *chains).ljust(512, b"\xff")
    assert len(table) == 512, "these test files fit into one allocation sector"
    header = struct.pack(
        "<8s16sHHHHH6xIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\0" * 16, 0x3E, 3, 0xFFFE, 9, 6,
        0, 1, directory_at, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0,
    )  # fmt: skip
    path.write_bytes(header + struct.pack("<I", table_at).ljust(436, b"\xff") + b"".join(sectors) + table)
    return path


def _entry(
    name: str, kind: int, *, start: int, size: int, child: int = 0xFFFFFFFF, right: int = 0xFFFFFFFF
) -> bytes:
    """Return one line of a compound file's directory."""
    written = name.encode("utf-16-le")
    return struct.pack(
        "<64sHBBIII16sIQQIQ",
        written,
        len(written) + 2,
        kind,
        1,
        0xFFFFFFFF,
        right,
        child,
        b"\0" * 16,
        0,
        0,
        0,
        start,
        size,
    )


def xls(path: Path, rows: Sequence[Sequence[str | float]]) -> Path:
    """Write an old Excel file (BIFF8) with one sheet of texts and numbers."""
    body = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0))
    for place, row in enumerate(rows):
        for column, value in enumerate(row):
            if isinstance(value, str):
                text = struct.pack("<HB", len(value), 1) + value.encode("utf-16-le")
                body += _record(0x0204, struct.pack("<HHH", place, column, 0) + text)
            else:
                body += _record(0x0203, struct.pack("<HHHd", place, column, 0, value))
    body += _record(0x000A, b"")
    begin = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0))
    name = struct.pack("<BB", 9, 1) + "Danh sách".encode("utf-16-le")
    at = len(begin) + len(_record(0x0085, b"\0" * 6 + name)) + len(_record(0x000A, b""))
    sheets = _record(0x0085, struct.pack("<IBB", at, 0, 0) + name)
    return compound(path, {"Workbook": begin + sheets + _record(0x000A, b"") + body})


def _record(kind: int, content: bytes) -> bytes:
    """Return one record of an old Excel file."""
    return struct.pack("<HH", kind, len(content)) + content


def ods(path: Path, rows: Sequence[Sequence[str]]) -> Path:
    """Write an OpenDocument spreadsheet of texts."""
    lines = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
            for text in row
        )
        + "</table:table-row>"
        for row in rows
    )
    content = (
        '<?xml version="1.0"?><office:document-content '
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
        f'<table:table table:name="Danh sách">{lines}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr(
            "META-INF/manifest.xml",
            '<?xml version="1.0"?><manifest:manifest '
            'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
    return path


def docx(path: Path, table: str) -> Path:
    """Write a Word document with one table of this XML (prefix w)."""
    body = (
        '<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f"<w:body><w:p><w:r><w:t>DANH SÁCH</w:t></w:r></w:p><w:tbl>{table}</w:tbl></w:body></w:document>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", CONTENT_TYPES)
        archive.writestr("word/document.xml", body)
    return path

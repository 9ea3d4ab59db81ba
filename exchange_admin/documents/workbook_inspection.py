"""A look into the parts of a zipped workbook before its cells are read: size, secrecy, formulas without a value, hidden
rows and columns, cells that are crossed out.

Runs in the child process of `workbook_process`, so it imports nothing heavy at the top.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, field
from typing import IO, Any

from exchange_admin.documents.cell_places import cell_place
from exchange_admin.documents.workbook_comments import Comments, CommentsUnreadable, comments_beside
from exchange_admin.documents.workbook_crossed_out import struck_styles
from exchange_admin.documents.workbook_hidden_lines import HiddenLines
from exchange_admin.documents.workbook_older_lines import OpenLines

_CHUNK = 1 << 14
_LOOKED_THROUGH = ("xl/worksheets/", "xl/chartsheets/", "xl/dialogsheets/", "xl/macrosheets/")
_OPEN_CONTENT = "content.xml"  # of an OpenDocument file
_OPEN_STYLES, _MOST_STYLES = "styles.xml", 4 << 20  # bytes of it that are looked at
_LARGE = 16 << 20  # bytes; smaller parts may be packed as tightly as they like
_MOST_A_BYTE_INFLATES_TO = 1032  # the format's own bound, whatever size the directory declares
_ZEROS = re.compile("0{2,}")
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_RELATION_ID = re.compile(r"\{http.*/officeDocument/.*relationships\}id$")

Faults = dict[tuple[int, int], str]
Digits = dict[tuple[int, int], int]
"""(row, column), both from 0, to the code of what is wrong with the cell."""


class Refused(Exception):
    """The file is not read; `code` and `facts` become a Problem."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


@dataclass(frozen=True, slots=True)
class Inspection:
    """What the parts told. `faults` and `hidden` are per sheet name, `hidden` is None for a format that is not looked
    through for hidden lines; `days_from_1904` is the calendar of old Macintosh workbooks. `padded` are cells that show
    a number with zeros in front, and how many digits they show; `struck` those that are crossed out; `comments` what
    stands beside cells."""

    days_from_1904: bool = False
    faults: dict[str, Faults] = field(default_factory=dict)
    hidden: dict[str, HiddenLines] | None = None
    padded: dict[str, Digits] = field(default_factory=dict)
    struck: dict[str, set[tuple[int, int]]] = field(default_factory=dict)
    comments: dict[str, Comments] = field(default_factory=dict)
    unreadable_comments: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _PartSeen:
    """`may_be_faulty`: a formula or an error value may stand in it."""

    may_be_faulty: bool = False
    hidden: HiddenLines | None = None


_NOTHING_SEEN = _PartSeen()


def inspect_zip(file: IO[bytes], limits: Mapping[str, int]) -> Inspection:
    """Refuses locked files and bombs: over `unpacked` bytes, or a part packed tighter than `ratio`."""
    most_bytes = limits["unpacked"]
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as fault:
        raise Refused("workbook.damaged") from fault
    with archive:
        parts = archive.infolist()
        if len(parts) > 5_000 or sum(part.file_size for part in parts) > most_bytes:
            raise Refused("workbook.unpacks_too_large", limit=most_bytes >> 20)
        names = {part.filename for part in parts}
        if "META-INF/manifest.xml" in names and b"encryption-data" in archive.read("META-INF/manifest.xml"):
            raise Refused("workbook.locked")
        if any(part.flag_bits & 1 for part in parts):
            raise Refused("workbook.locked")
        if _OPEN_CONTENT in names and "xl/workbook.xml" not in names:
            lines = OpenLines(limits["rows"], limits["columns"], limits["sheets"])
            for part in parts:
                if part.filename == _OPEN_STYLES:
                    _see_styles(archive, part, lines)
            for part in parts:
                _unpacked_within_bounds(archive, part, limits, lines)
            return Inspection(hidden=lines.sheets, struck=lines.struck)
        seen = {part.filename: _unpacked_within_bounds(archive, part, limits) for part in parts}
        return _inspect_excel(archive, seen, limits["cells"]) if "xl/workbook.xml" in names else Inspection()


def _see_styles(archive: zipfile.ZipFile, part: zipfile.ZipInfo, lines: OpenLines) -> None:
    if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return
    seen = b""
    for chunk in _unpacked(archive, part):
        seen += chunk
        if len(seen) > _MOST_STYLES:
            break
    lines.see_styles(seen)


def _unpacked_within_bounds(
    archive: zipfile.ZipFile, part: zipfile.ZipInfo, limits: Mapping[str, int], open_lines: OpenLines | None = None
) -> _PartSeen:
    """Unpacks the part once without keeping it; `open_lines` sees what stands in an OpenDocument table."""
    if part.is_dir() or part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return _NOTHING_SEEN
    if part.file_size > _LARGE and part.file_size > limits["ratio"] * max(part.compress_size, 1):
        raise Refused("workbook.unpacks_too_large", limit=_LARGE >> 20)
    allowed = max(part.file_size, _LARGE)
    is_sheet = part.filename.startswith("xl/worksheets/")
    is_open = open_lines is not None and part.filename == _OPEN_CONTENT
    if not (is_sheet or is_open) and part.compress_size * _MOST_A_BYTE_INFLATES_TO <= allowed:
        return _NOTHING_SEEN
    size, tail, found = 0, b"", False
    hidden = HiddenLines(limits["rows"], limits["columns"])
    for chunk in _unpacked(archive, part):
        if is_sheet:
            found = found or _tells_of_formulas(tail + chunk) or (size == 0 and b"<worksheet" not in chunk)
            hidden.see(chunk)
        elif open_lines is not None and is_open:
            open_lines.see(chunk)
        size += len(chunk)
        tail = chunk[-8:]
        if size > allowed:
            raise Refused("workbook.unpacks_too_large", limit=allowed >> 20)
    return _PartSeen(found, hidden if hidden else None)


def _tells_of_formulas(xml: bytes) -> bool:
    """A plain search, several times faster than a pattern; sheets with a prefix on their tags are parsed anyway."""
    return any(mark in xml for mark in (b"<f>", b"<f ", b"<f/>", b't="e"', b"t='e'"))


def _unpacked(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """The real bytes of a part; `zipfile` itself would stop at the size that the directory declares."""
    raw = archive.fp
    if raw is None:
        return
    raw.seek(part.header_offset)
    header = raw.read(30)
    if len(header) < 30 or header[:4] != b"PK\x03\x04":
        raise Refused("workbook.damaged")
    raw.seek(
        part.header_offset + 30 + int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little")
    )
    left = part.compress_size
    inflate = zlib.decompressobj(-15) if part.compress_type == zipfile.ZIP_DEFLATED else None
    while left > 0 and (packed := raw.read(min(left, _CHUNK))):
        left -= len(packed)
        try:
            yield packed if inflate is None else inflate.decompress(packed)
        except zlib.error as fault:
            raise Refused("workbook.damaged") from fault


def _inspect_excel(archive: zipfile.ZipFile, seen: Mapping[str, _PartSeen], most_cells: int) -> Inspection:
    from lxml import etree

    book = _tree(archive, "xl/workbook.xml")
    from_1904 = any(element.get("date1904") in ("1", "true") for element in book.iter("{*}workbookPr"))
    parts = {}
    if "xl/_rels/workbook.xml.rels" in archive.namelist():
        for relation in _tree(archive, "xl/_rels/workbook.xml.rels").iter(_RELATION):
            target = relation.get("Target") or ""
            parts[relation.get("Id")] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    faults: dict[str, Faults] = {}
    padded: dict[str, Digits] = {}
    struck: dict[str, set[tuple[int, int]]] = {}
    comments: dict[str, Comments] = {}
    unreadable: set[str] = set()
    styles = _tree(archive, "xl/styles.xml") if "xl/styles.xml" in archive.namelist() else None
    digits = {} if styles is None else _styles_with_zeros(styles)
    crossed_out = frozenset[str]() if styles is None else struck_styles(styles)
    hidden: dict[str, HiddenLines] | None = {}
    for sheet in book.iter("{*}sheet"):
        id = next((value for name, value in sheet.attrib.items() if _RELATION_ID.match(name)), None)
        part = parts.get(id, "")
        told, name = seen.get(part, _NOTHING_SEEN), sheet.get("name") or ""
        if told.may_be_faulty:
            with archive.open(part) as stream:
                faults[name] = _faulty_cells(stream, etree)
        if (digits or crossed_out) and part in seen:
            with archive.open(part) as stream:
                cells = _styled_cells(stream, etree, crossed_out.union(digits), most_cells)
            padded[name] = {place: digits[style] for place, style in cells.items() if style in digits}
            struck[name] = {place for place, style in cells.items() if style in crossed_out}
        try:
            comments[name] = comments_beside(archive, part)
        except CommentsUnreadable:
            unreadable.add(name)
        if not part.startswith(_LOOKED_THROUGH):
            hidden = None  # it stands where nobody writes sheets, and was not looked through
        elif told.hidden and hidden is not None:
            hidden[name] = told.hidden
    return Inspection(from_1904, faults, hidden, padded, struck, comments, frozenset(unreadable))


def _tree(archive: zipfile.ZipFile, part: str) -> Any:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        return etree.fromstring(archive.read(part), parser)
    except etree.XMLSyntaxError as fault:
        raise Refused("workbook.damaged") from fault


def _styles_with_zeros(styles: Any) -> dict[str, int]:
    """Styles of cells with a format such as 0000, by their number in the file, and how many digits they show."""
    formats = {one.get("numFmtId"): one.get("formatCode") or "" for one in styles.iter("{*}numFmt")}
    digits = {id: len(code) for id, code in formats.items() if _ZEROS.fullmatch(code)}
    if not digits:
        return {}
    cells = styles.iterfind("{*}cellXfs/{*}xf")
    return {str(at): digits[id] for at, cell in enumerate(cells) if (id := cell.get("numFmtId")) in digits}


def _styled_cells(stream: IO[bytes], etree: Any, styles: Set[str], most: int) -> dict[tuple[int, int], str]:
    """Cells with something in them that have one of these styles; refuses more of them than a file may have."""
    found: dict[tuple[int, int], str] = {}
    cells = etree.iterparse(stream, tag=("{*}c", "{*}row"), resolve_entities=False, no_network=True, recover=True)
    for _, cell in cells:
        if cell.tag.endswith("}c"):
            style = cell.get("s") or "0"
            if style in styles and len(cell) and (place := cell_place(cell.get("r") or "")):
                found[place] = style
                if len(found) > most:
                    raise Refused("workbook.too_many_cells")
            continue
        cell.clear()
        while cell.getprevious() is not None:
            del cell.getparent()[0]
    return found


def _faulty_cells(stream: IO[bytes], etree: Any) -> Faults:
    """Cells with a formula that nobody has calculated yet, and cells that show an error such as #N/A.

    An empty cached text (`t="str"` with an empty value) is a result, not a missing one.
    """
    wanted = etree.XPath(
        "*[local-name()='c'][@t='e' or (*[local-name()='f'] and "
        "(not(*[local-name()='v']) or (*[local-name()='v']='' and not(@t='str'))))]"
    )
    found: Faults = {}
    rows = etree.iterparse(stream, tag="{*}row", resolve_entities=False, no_network=True, recover=True)
    for _, row in rows:
        for cell in wanted(row):
            if place := cell_place(cell.get("r") or ""):
                found[place] = "cell.error_value" if cell.get("t") == "e" else "cell.formula_without_value"
        row.clear()
        while row.getprevious() is not None:
            del row.getparent()[0]
    return found

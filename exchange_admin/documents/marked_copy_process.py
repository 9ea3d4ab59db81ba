"""The child process that opens somebody else's workbook, puts marks on it and writes it anew.

Started by `marked_copy` as `python -m exchange_admin.documents.marked_copy_process PATH LIMITS`, with the marks as JSON
on standard input. Answers with one line of JSON, `lost` and `bytes`, and the bytes of the workbook; with `no_room`
where the disk is full; with another exit code where it cannot be done.
"""

from __future__ import annotations

import errno
import json
import re
import sys
import zipfile
from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook

from exchange_admin.documents.cell_marks import SheetMarks, put_marks
from exchange_admin.documents.process_limits import limit_this_process
from exchange_admin.documents.workbook_bytes import workbook_bytes
from exchange_admin.documents.workbook_inspection import inspect_zip

LOST = (
    "formulas", "macros", "pictures", "charts", "shapes", "controls", "objects", "threads", "slicers", "links",
    "pivots", "newer",
)  # fmt: skip
"""What a copy may lack, in this order: `charts` also where they are there and drawn anew, `newer` are formats and lists
that only newer programs know."""
_PARTS = {
    "macros": re.compile(r"vbaProject\.bin$"),
    "pictures": re.compile(r"^xl/media/"),
    "controls": re.compile(r"^xl/(activeX|ctrlProps)/"),
    "objects": re.compile(r"^xl/embeddings/"),
    "threads": re.compile(r"^xl/threadedComments/"),
    "slicers": re.compile(r"^xl/(slicers|timelines)/"),
    "links": re.compile(r"^xl/(externalLinks|connections|queryTables)"),
    "pivots": re.compile(r"^xl/pivotTables/"),
}
_CHARTS = re.compile(r"^xl/charts/chart\w*\.xml$")
_DRAWING = re.compile(r"^xl/drawings/drawing\d+\.xml$")
_SHAPES = re.compile(rb"<xdr:(?:sp|cxnSp|grpSp)[ >/]|/diagram\"")
_SHEET = re.compile(r"^xl/worksheets/sheet\w*\.xml$")
_POINTS_OUT = re.compile(r"\[\d+\]")


def main(arguments: list[str]) -> int:
    path, limits = Path(arguments[0]), json.loads(arguments[1])
    marks = [SheetMarks.of_plain(one) for one in json.load(sys.stdin.buffer)]
    limit_this_process(limits["memory"], limits["seconds"], may_write=True)
    try:
        content, lost = _marked(path, marks, limits)
        head: dict[str, object] = {"lost": lost, "bytes": len(content)}
    except OSError as error:  # as Pillow says of a picture that it cannot open too
        if error.errno not in (errno.ENOSPC, errno.EDQUOT):
            raise
        content, head = b"", {"no_room": True}
    sys.stdout.buffer.write(json.dumps(head).encode() + b"\n" + content)
    sys.stdout.buffer.flush()
    return 0


def _marked(path: Path, marks: list[SheetMarks], limits: dict[str, int]) -> tuple[bytes, list[str]]:
    source = path.read_bytes() if path.stat().st_size <= limits["bytes"] else b""
    inspect_zip(BytesIO(source), limits)
    book = load_workbook(BytesIO(source), data_only=True, keep_links=False, rich_text=True)
    for one in marks:
        put_marks(book[one.name], one)
    _leave_out_links(book)
    content = workbook_bytes(book)
    return content, _lost(source, content)


def _leave_out_links(book: object) -> None:
    """Names, lists and formats that count in other files, which a copy without them would have to be mended for."""
    names = book.defined_names  # type: ignore[attr-defined]
    for name in [name for name, one in names.items() if _POINTS_OUT.search(one.value or "")]:
        del names[name]
    for page in book.worksheets:  # type: ignore[attr-defined]
        for name in [name for name, one in page.defined_names.items() if _POINTS_OUT.search(one.value or "")]:
            del page.defined_names[name]
        lists = page.data_validations
        lists.dataValidation = [
            one
            for one in lists.dataValidation
            if not any(_POINTS_OUT.search(told or "") for told in (one.formula1, one.formula2))
        ]


def _lost(source: bytes, copy: bytes) -> list[str]:
    with zipfile.ZipFile(BytesIO(source)) as before, zipfile.ZipFile(BytesIO(copy)) as after:
        names, kept = before.namelist(), after.namelist()
        lost = {
            what
            for what, part in _PARTS.items()
            if sum(1 for one in names if part.search(one)) > sum(1 for one in kept if part.search(one))
        }
        if any(map(_CHARTS.match, names)):
            lost.add("charts")
        if any(_SHAPES.search(before.read(one)) for one in names if _DRAWING.match(one)):
            lost.add("shapes")
        for sheet in filter(_SHEET.match, names):
            content = before.read(sheet)
            if b"<f>" in content or b"<f " in content:
                lost.add("formulas")
            if b"<extLst" in content:
                lost.add("newer")
    return [what for what in LOST if what in lost]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""The child process that reads somebody else's workbook, so that a hostile file can hurt nobody but this process.

Started by `workbook_reading` as `python -m exchange_admin.documents.workbook_process PATH LIMITS`. Answers on standard
output with one line of JSON for the workbook; then, for each sheet, one for every two thousand rows and one that ends
it: whoever reads a line stands still for so long. Values that JSON lacks travel beside the rows as
`[row, column, ISO text]`. Imports only the standard library and calamine, and lxml when a formula asks for it.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import IO, Any

from exchange_admin.documents.delimited_text import decoded, text_rows
from exchange_admin.documents.process_limits import limit_this_process
from exchange_admin.documents.workbook_crossed_out import with_value
from exchange_admin.documents.workbook_inspection import Faults, Inspection, Refused, inspect_zip
from exchange_admin.documents.workbook_markup import MarkedSheet, marked_sheets
from exchange_admin.documents.workbook_older_lines import lines_in_compound

_ZIP = b"PK\x03\x04"
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TEXT_SUFFIXES = (".csv", ".tsv", ".txt")
_DURATION = re.compile(r"PT(\d+)H(\d+)M\d+S")
_DIGITS_A_NUMBER_KEEPS = 15  # beyond them Excel has already put zeros
_LONGEST_TEXT = 32_767
_ROWS_A_LINE = 2_000


def main(arguments: list[str]) -> int:
    path, limits = arguments[0], json.loads(arguments[1])
    limit_this_process(limits["memory"], limits["seconds"])
    out = sys.stdout.buffer
    try:
        for part in _read(path, limits):
            out.write(json.dumps(part, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace") + b"\n")
    except Refused as refusal:
        _answer_refusal(out, refusal.code, refusal.facts)
    except MemoryError:
        _answer_refusal(out, "workbook.unpacks_too_large", {"limit": limits["memory"] >> 20})
    except BaseException:  # a panic of the Rust library is no Exception
        _answer_refusal(out, "workbook.damaged", {})
    out.flush()
    return 0


def _answer_refusal(out: IO[bytes], code: str, facts: dict[str, object]) -> None:
    out.write(json.dumps({"refused": code, "facts": facts}).encode() + b"\n")


def _read(path: str, limits: dict[str, int]) -> Iterable[dict[str, Any]]:
    if not os.path.isfile(path):  # a pipe would be waited for
        raise Refused("workbook.cannot_be_opened")
    try:
        file = open(path, "rb")  # noqa: SIM115
    except OSError as fault:
        raise Refused("workbook.cannot_be_opened") from fault
    with file:
        if os.fstat(file.fileno()).st_size > limits["bytes"]:
            raise Refused("workbook.file_too_large", limit=limits["bytes"] >> 20)
        start = file.read(8)
        file.seek(0)
        if start.startswith(_ZIP):
            inspection = inspect_zip(file, limits)
            file.seek(0)
            yield from _read_sheets(file, limits, inspection)
        elif start == _COMPOUND:
            data = _unlocked_compound(file)
            lines = lines_in_compound(data, limits["rows"], limits["columns"])
            del data
            yield from _read_sheets(file, limits, Inspection(hidden=lines.hidden, struck=lines.struck))
        elif (sheets := marked_sheets(data := file.read(), dict(limits))) is not None:
            yield from _read_marked(sheets, limits)
        elif path.lower().endswith(_TEXT_SUFFIXES):
            yield from _read_text(data, limits)
        else:
            raise Refused("workbook.not_a_workbook" if start else "workbook.empty_file")


def _unlocked_compound(file: IO[bytes]) -> bytes:
    """A modern workbook with a password is a compound file around an encrypted package, which is refused."""
    data = file.read()
    file.seek(0)
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise Refused("workbook.locked")
    return data


def _read_sheets(file: IO[bytes], limits: dict[str, int], inspection: Inspection) -> Iterable[dict[str, Any]]:
    import python_calamine as calamine

    try:
        book = calamine.CalamineWorkbook.from_filelike(file)
    except calamine.PasswordError as fault:
        raise Refused("workbook.locked") from fault
    except calamine.CalamineError as fault:
        raise Refused("workbook.damaged") from fault
    if len(book.sheets_metadata) > limits["sheets"]:
        raise Refused("workbook.too_many_sheets", limit=limits["sheets"])
    yield {"days_from_1904": inspection.days_from_1904}
    for entry in book.sheets_metadata:
        if entry.typ is not calamine.SheetTypeEnum.WorkSheet:
            continue
        try:
            sheet = book.get_sheet_by_name(entry.name)
        except calamine.CalamineError as fault:
            raise Refused("workbook.damaged") from fault
        last = sheet.end or (-1, -1)
        if last[0] >= limits["rows"] or last[1] >= limits["columns"]:
            raise Refused("workbook.sheet_too_large", sheet=entry.name, rows=limits["rows"], columns=limits["columns"])
        limits["cells"] -= (last[0] + 1) * (last[1] + 1)
        if limits["cells"] < 0:
            raise Refused("workbook.too_many_cells")
        merged = [[*top_left, *bottom_right] for top_left, bottom_right in sheet.merged_cell_ranges or ()]
        about: dict[str, Any] = {"merged": merged, "hidden": entry.visible is not calamine.SheetVisibleEnum.Visible}
        if inspection.hidden is not None:
            lines = inspection.hidden.get(entry.name)
            about |= {"hidden_rows": lines.rows() if lines else [], "hidden_columns": lines.columns() if lines else []}
        rows = sheet.to_python(skip_empty_area=False)
        about["struck"] = list(with_value(inspection.struck.get(entry.name, ()), rows).items())
        about["comments"] = [[*place, text] for place, text in inspection.comments.get(entry.name, {}).items()]
        about["comments_unreadable"] = entry.name in inspection.unreadable_comments
        _show_zeros(rows, inspection.padded.get(entry.name, {}))
        _fill_down(rows, merged, limits)
        yield from _plain_sheet(entry.name, rows, dict(inspection.faults.get(entry.name, {})), about)


def _show_zeros(rows: list[list[Any]], padded: Mapping[tuple[int, int], int]) -> None:
    """007, as the cell shows it, and not the 7 that stands in it."""
    for (at, column), digits in padded.items():
        value: Any = rows[at][column] if at < len(rows) and column < len(rows[at]) else None
        if type(value) in (int, float) and 0 <= value < 10**digits and value == int(value):
            rows[at][column] = str(int(value)).zfill(digits)


def _fill_down(rows: list[list[Any]], merged: Iterable[list[int]], limits: dict[str, int]) -> None:
    """A cell that is merged over several rows says the same of each of them."""
    for top, left, bottom, _ in merged:
        limits["cells"] -= bottom - top
        if limits["cells"] < 0:
            raise Refused("workbook.too_many_cells")
        value = rows[top][left] if top < len(rows) and left < len(rows[top]) else ""
        for row in rows[top + 1 : bottom + 1] if value != "" else ():
            if row[left] == "":
                row[left] = value


def _read_text(data: bytes, limits: dict[str, int]) -> Iterable[dict[str, Any]]:
    if b"\0" in data and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Refused("workbook.not_a_workbook")
    rows: list[list[Any]] = []
    for row in text_rows(decoded(data)):
        rows.append(list(row))
        limits["cells"] -= len(row)
        if len(rows) > limits["rows"] or len(row) > limits["columns"]:
            raise Refused("workbook.sheet_too_large", sheet="", rows=limits["rows"], columns=limits["columns"])
        if limits["cells"] < 0:
            raise Refused("workbook.too_many_cells")
    yield {"days_from_1904": False}
    yield from _plain_sheet("", rows, {}, {"hidden_rows": [], "hidden_columns": []})


def _read_marked(sheets: list[MarkedSheet], limits: dict[str, int]) -> Iterable[dict[str, Any]]:
    """Rows that stay empty and cells that even out what is merged count too: whoever reads the answer has them all."""
    limits["cells"] -= sum(max(len(row), 1) for sheet in sheets for row in sheet.rows)
    if limits["cells"] < 0:
        raise Refused("workbook.too_many_cells")
    yield {"days_from_1904": False}
    for sheet in sheets:
        about = {
            "merged": sheet.merged,
            "hidden": sheet.hidden,
            "hidden_rows": [[row, row] for row in sheet.hidden_rows],
            "hidden_columns": [[column, column] for column in sorted(sheet.hidden_columns)],
        }
        _fill_down(sheet.rows, sheet.merged, limits)
        yield from _plain_sheet(sheet.name, sheet.rows, sheet.faults, about)


def _plain_sheet(name: str, rows: list[list[Any]], faults: Faults, about: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The lines of a sheet; what a cell has lost is noted in `faults`, `about` is told with the last line."""
    for first in range(0, len(rows), _ROWS_A_LINE):
        yield _plain_rows(rows[first : first + _ROWS_A_LINE], first, faults)
    found = [[at, column, code] for (at, column), code in faults.items()]
    yield {"name": name, "faults": found, **about}


def _plain_rows(rows: list[list[Any]], first: int, faults: Faults) -> dict[str, Any]:
    """Replaces in place what JSON cannot say, makes whole floats whole numbers and notes what a cell has lost."""
    moments: list[list[Any]] = []
    for at, row in enumerate(rows, first):
        for column, value in enumerate(row):
            kind = type(value)
            if kind is str:
                if not value:
                    row[column] = None
                elif len(value) > _LONGEST_TEXT:
                    row[column] = value[:_LONGEST_TEXT]
                    faults[at, column] = "cell.text_cut"
                elif value.startswith("PT") and (length := _DURATION.fullmatch(value)):
                    row[column] = f"{int(length[1])}:{length[2]}"
            elif kind is float or kind is int:
                if abs(value) >= 10**_DIGITS_A_NUMBER_KEEPS:
                    faults[at, column] = "cell.digits_lost"
                if kind is float:
                    row[column] = _whole_if_whole(value)
            elif kind is dt.timedelta:
                minutes = round(value.total_seconds() / 60)
                row[column] = f"{minutes // 60}:{minutes % 60:02}"
            elif kind is not bool:
                moments.append([at, column, value.isoformat()])
                row[column] = None
    return {"rows": rows, "moments": moments}


def _whole_if_whole(value: float) -> float | int | None:
    if value != value or value in (float("inf"), float("-inf")):
        return None
    return int(value) if value.is_integer() and abs(value) < 1e18 else value


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

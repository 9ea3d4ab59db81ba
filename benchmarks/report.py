"""Excel report of 100,000 rows × 20 columns against openpyxl's write-only mode; memory of each."""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from measuring import Line, arguments, in_child, peak_megabytes, seconds, tell, work_folder

from exchange_admin.documents.table_cells import CellContent, Column, ColumnKind
from exchange_admin.documents.tables import BookFacts, TableSheet, write_tables

ROWS = 100_000
BARE = "openpyxl write-only with lxml"
KINDS = ((ColumnKind.IDENTIFIER,) * 3 + (ColumnKind.TEXT,) * 9 + (ColumnKind.DATE,) * 4 + (ColumnKind.INTEGER,) * 2) + (
    ColumnKind.DECIMAL,
    ColumnKind.HOURS,
)


def rows() -> Iterator[list[CellContent]]:
    """What a register holds: numbers of papers, names in three scripts, dates, counts."""
    for n in range(ROWS):
        day = dt.date(2004, 1, 1) + dt.timedelta(days=n % 1500)
        yield [
            f"E{91328449 + n}",
            f"P-2026-{n:06d}",
            f"+86 137 0000 {n % 10000:04d}",
            "欧阳娜娜",
            f"Соколова Дарья {n % 977}",
            f"SOKOLOVA Daria {n % 311}",
            "松花工程职业学院",
            "Приморский колледж транспорта и логистики",
            "机电一体化技术",
            "Семестр обмена в Сунхуа, осень 2026",
            "in residence",
            f"student{n}@example.ru",
            day,
            day + dt.timedelta(days=6000),
            day + dt.timedelta(days=7000),
            day + dt.timedelta(days=8000),
            n % 5,
            n,
            f"{n % 300 / 2:g}",
            (n % 120) * 45,
        ]


def ours(target: Path) -> None:
    columns = [Column(f"Column {number}", kind) for number, kind in enumerate(KINDS, 1)]
    facts = BookFacts("Register", "Exchange Admin", "en", made=dt.datetime(2026, 11, 24, tzinfo=dt.UTC))
    write_tables(target, [TableSheet("People", columns, rows())], facts)


def openpyxl_write_only(target: Path) -> None:
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("People")
    sheet.append([f"Column {number}" for number in range(1, 21)])
    for row in rows():
        sheet.append(row)
    book.save(target)


def xlsxwriter_constant_memory(target: Path) -> None:
    import xlsxwriter

    book = xlsxwriter.Workbook(target, {"constant_memory": True, "default_date_format": "yyyy-mm-dd"})
    sheet = book.add_worksheet("People")
    for n, row in enumerate(rows(), 1):
        sheet.write_row(n, 0, row)
    book.close()


WRITERS = {"ours": ours, "openpyxl": openpyxl_write_only, "xlsxwriter": xlsxwriter_constant_memory}


def measured(name: str) -> dict[str, float]:
    target = work_folder() / f"report_{name}.xlsx"
    before = peak_megabytes()
    spent = seconds(lambda: WRITERS[name](target))
    return {"seconds": spent, "megabytes": peak_megabytes(), "before": before, "bytes": target.stat().st_size}


def main() -> None:
    given = arguments(__doc__)
    if given.only:
        print(json.dumps(measured(given.only[0])))
        return
    names = [name for name in WRITERS if name != "xlsxwriter" or find_spec("xlsxwriter")]
    best: dict[str, dict[str, float]] = {}
    for name in names * 2:
        told = in_child("report.py", name)
        if name not in best or told["seconds"] < best[name]["seconds"]:
            best[name] = told
    us, bare = best["ours"], best["openpyxl"]
    peers = f"XlsxWriter constant memory {best['xlsxwriter']['seconds']:.1f} s" if "xlsxwriter" in best else ""
    lines = [
        Line("Excel report, 100,000 × 20", us["seconds"], "s", bare["seconds"], BARE, ratio_limit=1.3, peers=peers),
        Line("its memory", us["megabytes"], "MB", bare["megabytes"], BARE, limit=150),
    ]
    tell(lines, as_json=given.json)


if __name__ == "__main__":
    sys.exit(main())

"""Cells that somebody has crossed out in a partner's workbook are told, whatever its styles are like."""

from __future__ import annotations

import random
import zipfile
from collections.abc import Collection
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font

from exchange_admin.documents.marked_copy import write_same_cells
from exchange_admin.documents.workbook_reading import Limits, SheetCells, WorkbookCells, read_workbook
from exchange_admin.domain.problems import RuleBroken

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STYLES = "xl/styles.xml"
THREE_STYLES = '<cellXfs><xf fontId="0"/><xf fontId="1"/><xf fontId="2"/></cellXfs>'


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Two cells a row; of the second row both are struck, of the third the first, of the fifth an empty one."""
    made = Workbook()
    sheet = made.active
    for row in (["name", "day"], ["a", 1], ["b", 2], ["c", 3]):
        sheet.append(row)
    for place in ("A2", "B2", "A3", "A5"):
        sheet[place].font = Font(strike=True)
    sheet["A4"].font = Font(bold=True)
    made.create_sheet("none").append(["x"])
    made.save(tmp_path / "book.xlsx")
    return tmp_path / "book.xlsx"


def with_styles(source: Path, content: bytes | None) -> Path:
    target = source.with_name("other.xlsx")
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name != STYLES or content is not None:
                new.writestr(name, content if name == STYLES and content is not None else old.read(name))
    return target


def styles(fonts: str, cells: str = THREE_STYLES) -> bytes:
    return f'<styleSheet xmlns="{MAIN}"><fonts>{fonts}</fonts>{cells}</styleSheet>'.encode()


def struck(path: Path, limits: Limits | None = None) -> dict[int, Collection[int]]:
    return dict(read_workbook(path, limits=limits).sheets[0].struck)


def test_cells_that_are_crossed_out_are_told_where_something_stands_in_them(book: Path) -> None:
    first, other = read_workbook(book).sheets
    assert (first.struck, other.struck) == ({1: (0, 1), 2: (0,)}, {})


@pytest.mark.parametrize(
    ("mark", "is_struck"),
    [
        ("<strike/>", True),
        ('<strike val="1"/>', True),
        ("<strike val = 'true'></strike>", True),
        ('<strike val="0"/>', False),
        ('<strike val="false"/>', False),
        ("<b/>", False),
        ("<!-- <strike/> -->", False),
    ],
)
def test_a_font_is_struck_however_its_tag_is_written(book: Path, mark: str, is_struck: bool) -> None:
    found = struck(with_styles(book, styles(f"<font/><font><sz val='11'/>{mark}</font><font/>")))
    assert found == ({1: (0, 1), 2: (0,)} if is_struck else {})


def test_cells_without_a_style_have_the_first_one(book: Path) -> None:
    assert struck(with_styles(book, styles("<font><strike/></font><font/><font/>"))) == {0: (0, 1), 2: (1,), 3: (1,)}


def test_thousands_of_fonts_and_styles_are_read(book: Path) -> None:
    cells = "".join(f'<xf fontId="{at}"/>' for at in (0, 29_999, 2)) + '<xf fontId="5"/>' * 60_000
    many = styles("<font/>" * 29_999 + "<font><strike/></font>", f"<cellXfs>{cells}</cellXfs>")
    assert struck(with_styles(book, many)) == {1: (0, 1), 2: (0,)}


@pytest.mark.parametrize(
    "content",
    [
        None,
        styles("", ""),
        styles("<font><strike/></font>", ""),
        styles("<font/>", '<cellXfs><xf fontId="7"/><xf fontId="-1"/><xf fontId="x"/></cellXfs>'),
        f'<styleSheet xmlns="{MAIN}"/>'.encode(),
    ],
)
def test_styles_that_say_nothing_cross_nothing_out(book: Path, content: bytes | None) -> None:
    assert struck(with_styles(book, content)) == {}


def test_damaged_styles_are_refused_or_read_and_never_a_traceback(book: Path) -> None:
    with zipfile.ZipFile(book) as archive:
        whole = archive.read(STYLES)
    chance = random.Random(15)
    for _ in range(6):
        at = chance.randrange(len(whole))
        try:
            read_workbook(with_styles(book, whole[:at]))
        except RuleBroken as refused:
            assert refused.problem.code == "workbook.damaged"


def test_more_struck_cells_than_a_file_may_have_are_refused(book: Path) -> None:
    with pytest.raises(RuleBroken) as caught:
        read_workbook(book, limits=Limits(cells=2))
    assert caught.value.problem.code == "workbook.too_many_cells"


def test_a_copy_in_a_workbook_of_our_own_stays_crossed_out(tmp_path: Path) -> None:
    copied = SheetCells("S", [["name", "day"], ["a", 1]], struck={1: (0,)})
    write_same_cells(WorkbookCells("old.xls", (copied,)), tmp_path / "copy.xlsx", [])
    assert struck(tmp_path / "copy.xlsx") == {1: (0,)}

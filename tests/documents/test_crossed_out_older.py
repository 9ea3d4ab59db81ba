"""Crossed-out cells of OpenDocument workbooks and of the Excel of 1997 to 2003."""

from __future__ import annotations

import random
import zipfile
from pathlib import Path

import pytest

from exchange_admin.documents.workbook_older_lines import OpenLines, lines_in_compound
from exchange_admin.documents.workbook_reading import read_workbook

ROWS, COLUMNS, SHEETS = 1_000, 100, 10
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
NAMES = (
    f'xmlns:office="{OFFICE}" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
)
STYLES = (
    '<style:style style:name="ce1" style:family="table-cell"><style:text-properties {line}/></style:style>'
    '<style:style style:name="ce2" style:family="table-cell"><style:text-properties style:font-name="A"/></style:style>'
)
TABLE = (
    '<table:table table:name="S"><table:table-row>{one}{two}</table:table-row>'
    '<table:table-row table:number-rows-repeated="2">{two}{two}</table:table-row>'
    "<table:table-row>{two}{several}{one}</table:table-row></table:table>"
)
XLS = Path(__file__).parents[1] / "samples" / "lists_10" / "files" / "551_接机名单.xls"


def cell(style: str, more: str = "") -> str:
    told = f'table:style-name="{style}"{more} office:value-type="string"'
    return f"<table:table-cell {told}><text:p>x</text:p></table:table-cell>"


def content(line: str) -> bytes:
    several = cell("ce1", ' table:number-columns-repeated="2"')
    table = TABLE.format(one=cell("ce1"), two=cell("ce2"), several=several)
    styles = f"<office:automatic-styles>{STYLES.format(line=line)}</office:automatic-styles>"
    body = f"<office:body><office:spreadsheet>{table}</office:spreadsheet></office:body>"
    return f'<office:document-content {NAMES} office:version="1.2">{styles}{body}</office:document-content>'.encode()


@pytest.mark.parametrize(
    ("line", "is_struck"),
    [
        ('style:text-line-through-style="solid"', True),
        ("style:text-line-through-style='dash'", True),
        ('style:text-line-through-type="double"', True),
        ('style:text-line-through-style="none"', False),
        ('style:text-line-through-style="none" style:text-line-through-type="none"', False),
        ('style:text-underline-style="solid"', False),
    ],
)
@pytest.mark.parametrize("size", [7, 50, 100_000])
def test_cells_of_a_struck_style_are_told_wherever_the_chunks_are_cut(line: str, size: int, *, is_struck: bool) -> None:
    lines, xml = OpenLines(ROWS, COLUMNS, SHEETS), content(line)
    for at in range(0, len(xml), size):
        lines.see(xml[at : at + size])
    assert lines.struck == {"S": {(0, 0), (3, 1), (3, 2), (3, 3)} if is_struck else set()}


def test_a_workbook_of_opendocument_tells_them(tmp_path: Path) -> None:
    path = tmp_path / "book.ods"
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/></manifest:manifest>'
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", kind)
        archive.writestr("META-INF/manifest.xml", manifest)
        archive.writestr("content.xml", content('style:text-line-through-style="solid"'))
    (sheet,) = read_workbook(path).sheets
    assert dict(sheet.struck) == {0: (0,), 3: (1, 2, 3)}


def test_a_workbook_of_excel_97_tells_them() -> None:
    (sheet, *_) = read_workbook(XLS).sheets
    assert list(sheet.struck) == [7]
    assert "肖旭磊" in sheet.rows[7]


def test_damaged_workbooks_of_excel_97_tell_nothing_and_never_end_in_a_traceback() -> None:
    whole, chance = XLS.read_bytes(), random.Random(31)
    for _ in range(200):
        at, more = chance.randrange(len(whole)), chance.randbytes(chance.randrange(1, 40))
        lines_in_compound(whole[:at] + more + whole[at + len(more) :], ROWS, COLUMNS)
        lines_in_compound(whole[:at], ROWS, COLUMNS)


@pytest.mark.parametrize("name", ["crossed_out_small.xls", "crossed_out_columns.ods"])
def test_workbooks_as_libreoffice_writes_them_tell_them(name: str) -> None:
    """Of a short .xls in the small sectors of its file; in .ods by the style of the columns that most cells have."""
    (sheet,) = read_workbook(XLS.parents[2] / name).sheets
    assert sorted(sheet.struck) == [2, 3, 4, 5, 6, 7]
    assert sheet.hidden_rows == set()


def told(xml: str) -> set[tuple[int, int]]:
    lines = OpenLines(ROWS, COLUMNS, SHEETS)
    lines.see(xml.encode())
    return lines.struck["S"]


def test_a_cell_without_a_style_has_that_of_its_row_or_column_and_an_empty_one_none() -> None:
    styles = STYLES.format(line='style:text-line-through-style="solid"')
    columns = "".join(f'<table:table-column table:default-cell-style-name="{one}"/>' for one in ("ce2", "ce1"))
    bare = "<table:table-cell><text:p>x</text:p></table:table-cell>"
    own = '<table:table-cell table:style-name="ce2"><text:p>x</text:p></table:table-cell>'
    empty = '<table:table-cell table:style-name="ce1" table:number-columns-repeated="16000"/>'
    rows = (
        f"<table:table-row>{bare}{bare}{empty}</table:table-row>"
        f'<table:table-row table:default-cell-style-name="ce1">{bare}{own}</table:table-row>'
    )
    assert told(f'{styles}<table:table table:name="S">{columns}{rows}</table:table>') == {(0, 1), (1, 0)}


@pytest.mark.parametrize(("line", "is_struck"), [("", True), ('style:text-line-through-style="none"', False)])
def test_a_style_that_says_nothing_of_lines_is_as_its_parent(line: str, *, is_struck: bool) -> None:
    parent = STYLES.format(line='style:text-line-through-style="solid"')
    child = (
        '<style:style style:name="ce3" style:family="table-cell" style:parent-style-name="ce1">'
        f"<style:text-properties {line}/></style:style>"
    )
    table = f'<table:table table:name="S"><table:table-row>{cell("ce3")}</table:table-row></table:table>'
    assert told(parent + child + table) == ({(0, 0)} if is_struck else set())

"""HTML that calls itself a workbook, the XML Spreadsheet of 2003, and text tables in KOI8-R or drawn with lines."""

from __future__ import annotations

import datetime as dt
from html import escape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange_admin.documents.delimited_text import decoded
from exchange_admin.documents.workbook_inspection import Refused
from exchange_admin.documents.workbook_markup import marked_sheets
from exchange_admin.documents.workbook_reading import Limits, WorkbookCells, read_workbook
from exchange_admin.domain.problems import RuleBroken

LIMITS = {"rows": 200, "columns": 50, "cells": 4_000, "sheets": 5}
BOOK = '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">{}</Workbook>'  # noqa: E501
NAMES = "ФИО;Пол\nСОКОЛОВА Дарья Игоревна;ж\nерёмин фёдор;м\n"


def read(folder: Path, name: str, content: bytes) -> WorkbookCells:
    (folder / name).write_bytes(content)
    return read_workbook(folder / name)


def test_a_table_of_a_student_system_is_read_with_its_merged_cells_and_its_encoding(tmp_path: Path) -> None:
    page = (
        '<html><head><meta charset="gb2312"><style>.x{}</style></head><body><table>'
        "<tr><th colspan=3>学籍信息</th></tr><tr><th rowspan='2'>姓名</th><th colspan=2>证件</th></tr>"
        "<tr><th>类型</th><th>号码</th></tr>"
        "<tr><td>欧阳娜娜&nbsp;</td><td>身份证<br>（二代）</td><td>21019020050803409X</td></tr>"
        "<tr style='display:none'><td>尉迟恭<td>护照<td>E1</tr></table></body></html>"
    )
    (sheet,) = read(tmp_path, "export.xls", page.encode("gb18030")).sheets
    assert sheet.rows == [
        ["学籍信息", None, None],
        ["姓名", "证件", None],
        ["姓名", "类型", "号码"],
        ["欧阳娜娜", "身份证\n（二代）", "21019020050803409X"],
        ["尉迟恭", "护照", "E1"],
    ]
    assert sheet.merged == ((0, 0, 0, 2), (1, 0, 2, 0), (1, 1, 1, 2))
    assert sheet.hidden_rows == {4}


def test_each_table_of_a_page_is_a_sheet_also_one_in_a_cell_of_another_and_what_stands_between_is_none(
    tmp_path: Path,
) -> None:
    page = "<table><tr><td>1<table><tr><td>in</td></tr></table></td></tr></table><p>x</p><table><td>2</table>"
    sheets = read(tmp_path, "page.htm", page.encode()).sheets
    assert {sheet.name: sheet.rows for sheet in sheets} == {"1": [["1"]], "2": [["in"]], "3": [["2"]]}


def test_a_page_that_is_laid_out_by_a_table_has_the_list_alone(tmp_path: Path) -> None:
    page = "<table><tr><td><table><tr><th>ФИО</th></tr><tr><td>Ким Анна</td></tr></table></td></tr></table>"
    (sheet,) = read(tmp_path, "page.xls", page.encode()).sheets
    assert (sheet.name, sheet.rows) == ("page", [["ФИО"], ["Ким Анна"]])


def test_what_a_page_does_not_show_is_hidden_or_left_out(tmp_path: Path) -> None:
    page = (
        "<style>td{color:red}</style><table><tr><th>姓名</th><th style='display:none'>备注</th></tr>"
        "<tr><td>孔一<span style='display: none'>x<b>y</b><br></span><style>p{}</style></td><td hidden>旧</td></tr>"
        "<tr hidden><td>孔二</td><td></td></tr></table><table style='display:none'><tr><td>z</td></tr></table>"
    )
    shown, other = read(tmp_path, "page.htm", page.encode()).sheets
    assert shown.rows == [["姓名", "备注"], ["孔一", "旧"], ["孔二", None]]
    assert (shown.hidden_rows, shown.hidden_columns, other.hidden) == ({2}, {1}, True)


def test_the_list_of_an_accounting_program_is_read_with_its_types_gaps_and_hidden_lines(tmp_path: Path) -> None:
    content = BOOK.format(
        '<Worksheet ss:Name="TDSheet"><Table><Column/><Column ss:Index="3" ss:Hidden="1"/>'
        '<Row><Cell ss:MergeAcross="1"><Data ss:Type="String">Контингент</Data></Cell></Row>'
        '<Row ss:Index="3"><Cell ss:MergeDown="1"><Data ss:Type="Number">1</Data></Cell>'
        '<Cell ss:Index="3"><Data ss:Type="DateTime">2006-12-18T00:00:00.000</Data></Cell></Row>'
        '<Row ss:Hidden="1"><Cell><Data ss:Type="Boolean">1</Data></Cell>'
        '<Cell><Data ss:Type="Number">89630063933</Data></Cell></Row></Table></Worksheet>'
        '<Worksheet ss:Name="Тайный"><Table><Row><Cell><Data ss:Type="String">x</Data></Cell></Row></Table>'
        '<WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><Visible>SheetHidden</Visible>'
        "</WorksheetOptions></Worksheet>"
    )
    shown, hidden = read(tmp_path, "report.xml", content.encode()).sheets
    assert shown.rows == [
        ["Контингент", None],
        [],
        [1, None, dt.date(2006, 12, 18)],
        [1, True, 89630063933],
    ]
    assert (shown.name, shown.hidden_rows, shown.hidden_columns) == ("TDSheet", {3}, {2})
    assert (hidden.name, hidden.hidden) == ("Тайный", True)


def test_a_note_to_a_cell_is_not_its_value_and_an_error_or_a_formula_without_value_is_a_fault(tmp_path: Path) -> None:
    cells = (
        '<Cell><Data ss:Type="String">Ким</Data><Comment><ss:Data ss:Type="Number">7</ss:Data></Comment></Cell>'
        '<Cell><Data ss:Type="Error">#REF!</Data></Cell><Cell ss:Formula="=A1"/>'
        '<Cell ss:Formula="=1+1"><Data ss:Type="Number">2</Data></Cell>'
        '<Cell><Data ss:Type="Number">210190200508034091</Data></Cell>'
    )
    table = f'<Worksheet ss:Name="A"><Table><Row>{cells}</Row></Table></Worksheet>'
    (sheet,) = read(tmp_path, "a.xml", BOOK.format(table).encode()).sheets
    assert sheet.rows[0][:4] == ["Ким", "#REF!", None, 2]
    assert sheet.faults == {
        (0, 1): "cell.error_value",
        (0, 2): "cell.formula_without_value",
        (0, 4): "cell.digits_lost",
    }


@pytest.mark.parametrize("encoding", ["koi8_r", "cp1251", "utf-8"])
def test_russian_is_told_from_its_letters_whatever_it_was_written_in(encoding: str) -> None:
    assert decoded(NAMES.encode(encoding)) == NAMES


@pytest.mark.parametrize("people", ["поляков;юрий", "беляев;хюрем", "медведев;юлия", "хан;эмма"])
@pytest.mark.parametrize("encoding", ["koi8_r", "cp1251"])
def test_a_short_list_in_capitals_is_read_in_its_own_encoding(encoding: str, people: str) -> None:
    text = f"ФИО;КУРС\nИВАНОВА;АННА\nСЕРГЕЕВ;ЕГОР\n{people.upper()}\n"
    assert decoded(text.encode(encoding)) == text


def test_a_quotation_that_nobody_closed_swallows_no_students(tmp_path: Path) -> None:
    text = 'Name\tCollege\tCity\nIvanov\t"Romashka\tMoscow\nPetrov\t"A ""B"""\tKazan\nSidorov\tY\tTula\n'
    (sheet,) = read(tmp_path, "list.tsv", text.encode()).sheets
    assert sheet.rows[1:] == [["Ivanov", '"Romashka', "Moscow"], ["Petrov", 'A "B"', "Kazan"], ["Sidorov", "Y", "Tula"]]


def test_a_quotation_that_is_closed_goes_on_over_lines(tmp_path: Path) -> None:
    (sheet,) = read(tmp_path, "list.csv", b'a;b\nc;"d\ne"\nf;"g"').sheets
    assert sheet.rows == [["a", "b"], ["c", "d\ne"], ["f", "g"]]


SPARSE = '<Worksheet><Table><Row ss:Index="190000"><Cell><Data>1</Data></Cell></Row></Table></Worksheet>'
TALL = '<Row><Cell ss:Index="500" ss:MergeDown="190000"/></Row><Row ss:Index="190000"/>'


@pytest.mark.parametrize("inside", [SPARSE * 30, f"<Worksheet><Table>{TALL}</Table></Worksheet>"])
def test_a_small_file_of_millions_of_empty_cells_is_refused(tmp_path: Path, inside: str) -> None:
    with pytest.raises(RuleBroken, match=r"workbook\.too_many_cells"):
        read(tmp_path, "sparse.xml", BOOK.format(inside).encode())


@given(st.lists(st.sampled_from(["Иванов", "ПЕТРОВА", "студент", "Семёнов-Тян", "ЁЖ", "щука"]), min_size=4))
def test_words_of_any_case_come_out_as_they_went_in(words: list[str]) -> None:
    text = ";".join([*words, "группа, отчество"])
    assert decoded(text.encode("cp1251")) == text


def test_a_table_drawn_with_lines_loses_the_lines(tmp_path: Path) -> None:
    text = "Участники\n\n|---|:---:|\n| № | ФИО |\n|---|-----|\n| 1 | Яковлева Евгения |\n| 2 | Ким - |\n+---+----+\n"
    (sheet,) = read(tmp_path, "список.txt", text.encode()).sheets
    rows = [[cell for cell in row if cell] for row in sheet.rows]
    assert [row for row in rows if row] == [["Участники"], ["№", "ФИО"], ["1", "Яковлева Евгения"], ["2", "Ким -"]]


@pytest.mark.parametrize(
    "content",
    [
        '<!DOCTYPE a [<!ENTITY x "y">]>' + BOOK.format("<Worksheet>&x;</Worksheet>"),
        BOOK.format("<Worksheet><Table><Row></Worksheet>"),
        BOOK.format("<Worksheet><Table><Cell><Data>1</Data></Cell></Table></Worksheet>"),
        BOOK.format('<Worksheet><Table><Row ss:Index="x"/></Table></Worksheet>'),
        BOOK.format('<Worksheet><Table><Row ss:Index="99999999"/></Table></Worksheet>'),
        BOOK.format('<Worksheet><Table><Row><Cell ss:MergeAcross="9999999"/></Row></Table></Worksheet>'),
        BOOK.format('<Worksheet><Table><Row ss:Index="2"/><Row ss:Index="1"/></Table></Worksheet>'),
        BOOK.format('<Worksheet><Table><Row><Cell ss:Index="2"/><Cell ss:Index="1"/></Row></Table></Worksheet>'),
        BOOK.format("<Worksheet><Table/></Worksheet>" * 200),
        "<table>" * 200 + "</table>" * 200 + "<table></table>" * 200,
        "<table><tr><td colspan=600>1</table>",
        "<table>" + "<tr><td rowspan=999999>1" + "</table>",
    ],
)
def test_a_hostile_page_is_refused_with_a_reason(tmp_path: Path, content: str) -> None:
    with pytest.raises(RuleBroken, match=r"workbook\.(damaged|not_a_workbook|sheet_too_large|too_many)"):
        read(tmp_path, "evil.xml", content.encode())


def test_an_entity_in_another_encoding_is_not_expanded_either(tmp_path: Path) -> None:
    content = '<!DOCTYPE a [<!ENTITY x "y">]>' + BOOK.format("<Worksheet>&x;</Worksheet>").partition("?>")[2]
    with pytest.raises(RuleBroken, match=r"workbook\.damaged"):
        read(tmp_path, "evil.xml", content.encode("utf-16"))


@pytest.mark.parametrize("charset", ["undefined", "zlib", "no-such", "utf-16", "gbk"])
def test_a_page_that_declares_what_it_is_not_is_read_by_its_bytes(tmp_path: Path, charset: str) -> None:
    page = f'<meta charset="{charset}"><table><tr><td>Соколова</td></tr></table>'
    (sheet,) = read(tmp_path, "page.htm", page.encode()).sheets
    assert sheet.rows == [["Соколова"]]


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [
        ("gb2312", "cp1251"),
        ("windows-1251", "cp1251"),
        ("ibm866", "ibm866"),
        ("", "koi8_r"),
        ("", "utf-16"),
    ],
)
def test_a_russian_page_is_read_whatever_it_declares(tmp_path: Path, charset: str, encoding: str) -> None:
    page = f'<meta charset="{charset}"><table><tr><td>Соколова Дарья Игоревна, студент</td></tr></table>'
    (sheet,) = read(tmp_path, "page.htm", page.encode(encoding)).sheets
    assert sheet.rows == [["Соколова Дарья Игоревна, студент"]]


@given(st.text(alphabet="<>/= \"'tablrdhspnco123&;姓Ф\n", max_size=300))
def test_whatever_a_page_holds_it_is_read_or_refused(text: str) -> None:
    for start in ("<html><table>", BOOK.partition("{}")[0]):
        try:
            sheets = marked_sheets((start + text).encode(), dict(LIMITS))
        except Refused:
            continue
        assert sheets is None or sum(len(row) for sheet in sheets for row in sheet.rows) <= LIMITS["cells"]


@given(st.lists(st.lists(st.text(max_size=20), min_size=1, max_size=4), min_size=1, max_size=5))
def test_what_a_page_writes_comes_out(rows: list[list[str]]) -> None:
    cells = [["first"], *([" ".join(cell.split()) for cell in row] for row in rows)]
    page = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in cells)
    (sheet,) = marked_sheets(f"<table>{page}</table>".encode("utf-8", "ignore"), dict(LIMITS)) or ()
    assert [["".join(str(cell).split()) for cell in row] for row in sheet.rows] == [
        ["".join(cell.encode("utf-8", "ignore").decode().split()) for cell in row] for row in cells
    ]


def test_the_limits_of_a_reading_hold(tmp_path: Path) -> None:
    (tmp_path / "a.htm").write_text("<table>" + "<tr><td>1</td></tr>" * 30 + "</table>", "utf-8")
    with pytest.raises(RuleBroken, match=r"workbook\.sheet_too_large"):
        read_workbook(tmp_path / "a.htm", limits=Limits(rows=20))

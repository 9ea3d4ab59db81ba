"""Pages of reports, written to Excel and read back: what stands where, what repeats in print, what formulas say."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from datetime import date, datetime
from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.cell import Cell
from openpyxl.utils import column_index_from_string, get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

from exchange_admin.documents.report_pages.content import (
    UNKNOWN,
    Block,
    Cards,
    Chart,
    Link,
    ReportPage,
    Share,
    Table,
    Text,
)
from exchange_admin.documents.report_pages.measure import lines_of, text_width
from exchange_admin.documents.report_pages.sharing import pages_of
from exchange_admin.documents.table_cells import Column, ColumnKind
from exchange_admin.documents.tables import BookFacts, TableSheet, write_tables

COLUMNS = (
    Column("Name"),
    Column("Number", ColumnKind.IDENTIFIER),
    Column("Day", ColumnKind.DATE),
    Column("Hours", ColumnKind.HOURS),
    Column("Count", ColumnKind.INTEGER),
    Column("Share", ColumnKind.PERCENT),
)
ROWS = (
    ("=1+1", "0012", "2026-03-04", 90, 3, 0.5),
    ("@Иванова", "+7 900", date(2026, 3, 5), 45, 1, Fraction(1, 4)),
    ("曾毅 _x0041_", "-5", None, None, None, None),
)
FACTS = BookFacts("Report", "沈若兰", "en", mark="Contains personal data")


def page(*blocks: Block, **more: object) -> ReportPage:
    return ReportPage(
        "List", "Title", ("Office", "Period"), blocks, ("Signed",), total="Total", nothing="Nothing", **more
    )  # type: ignore[arg-type]


def written(folder: Path, *pages: ReportPage | TableSheet, language: str = "en") -> Path:
    target = folder / "report.xlsx"
    write_tables(target, pages, BookFacts("Report", "沈若兰", language, mark="Contains personal data"))
    return target


def first(path: Path, *, values: bool = False) -> Worksheet:
    return openpyxl.load_workbook(path, data_only=values).worksheets[0]


def test_both_readers_find_what_went_in_and_nothing_is_a_formula_that_was_none(tmp_path: Path) -> None:
    path = written(tmp_path, page(Table(COLUMNS, ROWS)))
    sheet = first(path)
    found = [[cell.value for cell in row] for row in sheet.iter_rows(5, 7)]
    assert [row[0] for row in found] == ["=1+1", "@Иванова", "曾毅 _x005F_x0041_"]  # openpyxl reads no escapes
    assert [cell.data_type for cell in sheet["A"][4:7]] == ["s", "s", "s"]
    assert [row[1] for row in found] == ["0012", "+7 900", "-5"]
    assert found[0][2:] == [datetime(2026, 3, 4), 2, 3, 0.5]
    assert found[1][2:] == [datetime(2026, 3, 5), 1, 1, 0.25]
    rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    assert rows[4] == ["=1+1", "0012", date(2026, 3, 4), 2.0, 3.0, 0.5]
    assert rows[6][:2] == ["曾毅 _x0041_", "-5"]


def test_heads_and_names_stay_in_sight_and_repeat_on_every_page_of_a4(tmp_path: Path) -> None:
    sheet = first(written(tmp_path, page(Table(COLUMNS, ROWS, sums=(4,)), frozen=2)))
    assert [sheet.cell(row, 1).value for row in range(1, 6)] == ["Title", "Office", "Period", "Total", "Name"]
    assert sheet.freeze_panes == "C6"
    assert (sheet.print_title_rows, sheet.print_title_cols) == ("$5:$5", "$A:$B")
    assert str(sheet.page_setup.paperSize) == sheet.PAPERSIZE_A4
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 1)
    assert sheet.cell(10, 1).value == "Signed"
    assert str(sheet.print_area).endswith("!$A$1:$F$10")


def rows_high(folder: Path, rows: int, *more: Block) -> int:
    sheet = first(written(folder, page(*more, Table((Column("Name"),), [(f"Row {n}",) for n in range(rows)]))))
    return int(sheet.page_setup.fitToHeight)


def test_what_little_is_left_over_for_a_last_page_stands_on_those_before_it(tmp_path: Path) -> None:
    assert [rows_high(tmp_path, rows) for rows in (40, 54, 90, 100)] == [1, 1, 2, 2]
    assert rows_high(tmp_path, 75) == 2  # half a page is no little
    assert rows_high(tmp_path, 2000) == 0  # a long list goes on for as many as it takes


def test_a_cover_stands_upright_where_it_can_be_read_so_and_its_heads_are_on_every_page(tmp_path: Path) -> None:
    cards = Cards([(n, "a figure of some sort") for n in range(4)])
    narrow = Table(COLUMNS, ROWS)
    cover = first(written(tmp_path, page(cards, narrow, Chart("columns", "Chart", 0, 0, (4,)))))
    assert (cover.page_setup.orientation, cover.page_setup.fitToHeight) == ("portrait", 1)
    heads = [Column(f"a long heading {n}") for n in range(12)]
    wide = Table(heads, [[f"a text of words {n}" for n in range(12)]] * 90)
    sheet = first(written(tmp_path, page(cards, wide)))
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.page_setup.fitToHeight != 1
    assert sheet.print_title_rows == "$7:$7"
    assert sheet.freeze_panes is None


def test_office_and_title_stand_below_each_other_in_the_header_and_the_mark_on_the_right(tmp_path: Path) -> None:
    path = written(tmp_path, page(Table(COLUMNS, ROWS), office="An office with a long name"))
    with zipfile.ZipFile(path) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
    header = re.search("<oddHeader>(.*?)</oddHeader>", sheet, re.DOTALL)
    assert header is not None
    assert "An office with a long name\nTitle" in header[1]
    assert header[1].endswith("Contains personal data")
    assert "_x00" not in header[1]


def test_every_row_of_a_column_looks_as_its_first_one_and_other_columns_do_not_follow_it(tmp_path: Path) -> None:
    rows = [(f"Row {n}", f"{n:04}", date(2026, 3, 4), 90, n, 0.5) for n in range(1, 40)]
    sheet = openpyxl.load_workbook(written(tmp_path, page(Table(COLUMNS, [*rows, ("=1", "-5", None, 0, 0, 0)]))))[
        "List"
    ]
    body = [row for row in sheet.iter_rows(min_row=5) if str(row[0].value).startswith("Row")]
    assert len(body) == len(rows)
    for at in range(len(COLUMNS)):
        looks = {(c.font.name, c.number_format, c.alignment.horizontal, c.border.bottom.style) for c in _at(body, at)}
        assert len(looks) == 1, COLUMNS[at].title
    assert [body[-1][at].alignment.horizontal for at in (0, 4)] == ["left", "right"]
    last = next(row for row in sheet.iter_rows(min_row=5) if row[0].value == "=1")
    assert (last[0].quotePrefix, last[1].quotePrefix, body[-1][0].quotePrefix) == (True, True, False)


def _at(rows: list[tuple[Cell, ...]], column: int) -> list[Cell]:
    return [row[column] for row in rows]


@pytest.mark.parametrize(("language", "font"), [("zh", "Microsoft YaHei"), ("ru", "Times New Roman"), ("en", "Arial")])
def test_widths_are_counted_in_digits_of_the_font_that_is_read(tmp_path: Path, language: str, font: str) -> None:
    with zipfile.ZipFile(written(tmp_path, page(Table(COLUMNS, ROWS)), language=language)) as parts:
        styles = parts.read("xl/styles.xml").decode()
    usual = int(re.findall('<cellStyleXfs.*?fontId="([0-9]+)"', styles)[0])
    assert re.findall(r"<font>.*?</font>", styles)[usual].count(f'"{font}"') == 1


def test_beside_columns_that_stand_on_several_pages_nothing_is_cut(tmp_path: Path) -> None:
    heads = (Column("Name"), *(Column(f"Heading {n}") for n in range(30)))
    rows = [("Name", *(f"a text of several words {n}" for n in range(30)))]
    sheet = first(written(tmp_path, page(Table(heads, rows))))
    assert [sheet.cell(row, 2).value for row in range(1, 4)] == ["Title", "Office", "Period"]
    assert [sheet.cell(row, 1).value for row in range(1, 6)] == [None, None, None, "Name", "Name"]


def test_no_word_is_parted_and_every_line_of_a_cell_has_room(tmp_path: Path) -> None:
    long = "Сунхуаский инженерно-технический профессиональный колледж"
    heads = [Column(f"Направляющая организация {n}") for n in range(14)]
    sheet = first(written(tmp_path, page(Table(heads, [[long] * 14] * 5)), language="ru"))
    least = text_width("профессиональный")
    assert all(one.width > least for one in sheet.column_dimensions.values())
    lines = {lines_of(long, one.width - 2.5) for one in sheet.column_dimensions.values()}
    assert sheet.row_dimensions[5].height >= 11.5 * max(lines)


def test_a_chart_is_no_wider_than_its_page_and_a_long_note_has_further_lines(tmp_path: Path) -> None:
    note = "A note of many words that goes on and on. " * 6
    table = Table((Column("Name"), Column("Count", ColumnKind.INTEGER)), [("one", 1), ("two", 2)])
    made = ReportPage("List", "Title", ("Office", note), (table, Chart("bars", "Chart", 0, 0, (1,))), ("Signed",))
    sheet = first(written(tmp_path, made))
    wide = sum(one.width for one in sheet.column_dimensions.values())
    assert sheet._charts[0].width <= wide * 0.18
    assert sheet.row_dimensions[3].height > 25


def points_of(sheet: Worksheet) -> float:
    """How large the letters of a page are on paper: 9 points, or less where it is wider or higher than it may be."""
    last = column_index_from_string(str(sheet.print_area).split("$")[-2])
    widths = [sheet.column_dimensions[get_column_letter(at)].width for at in range(1, last + 1)]
    repeated = column_index_from_string(sheet.print_title_cols.split("$")[-1]) if sheet.print_title_cols else 0
    room = max(widths)
    while len(pages_of(widths, repeated, room)) > sheet.page_setup.fitToWidth:
        room += 0.5
    return min(9.0, 9 * 770 / (room * 5.1))


@pytest.mark.parametrize("rows", [0, 1, 40])
@pytest.mark.parametrize("count", [8, 15, 30])
def test_no_list_is_printed_in_letters_that_nobody_can_read(tmp_path: Path, count: int, rows: int) -> None:
    heads = (Column("Name"), *(Column(f"A heading of words {n}") for n in range(count)))
    filled = [("Name", *("a text of several words that goes on" for _ in range(count)))] * rows
    sheet = first(written(tmp_path, page(Table(heads, filled))))
    assert points_of(sheet) >= 7
    assert sheet.print_title_cols == "$A:$A"


def test_a_chart_that_has_no_room_below_its_table_begins_a_page_and_is_not_cut(tmp_path: Path) -> None:
    table = Table((Column("Name"), Column("Count", ColumnKind.INTEGER)), [(f"Name {n}", n) for n in range(38)])
    sheet = first(written(tmp_path, page(table, Chart("bars", "Chart", 0, 0, (1,)))))
    (broken,) = sheet.row_breaks.brk
    assert broken.id == sheet._charts[0].anchor._from.row  # the last row above it
    assert not sheet.sheet_properties.pageSetUpPr.fitToPage  # Excel would leave the break out
    assert sheet.page_setup.scale >= 78
    together = first(written(tmp_path, page(table)))
    assert together.sheet_properties.pageSetUpPr.fitToPage
    assert not together.row_breaks.brk


def test_a_signature_stands_on_no_page_without_the_chart_above_it(tmp_path: Path) -> None:
    heads = (Column("Name"), *(Column(f"A number {n}", ColumnKind.INTEGER) for n in range(10)))
    table = Table(heads, [("A name of twenty letters and more", *range(10)) for _ in range(11)])
    chart = Chart("bars", "Chart", 0, 0, (1, 2), stacked=True)
    signed = replace(page(table, chart), signature=("Prepared", "Head", "Director", "Date"))
    sheet = first(written(tmp_path, signed))
    assert [broken.id for broken in sheet.row_breaks.brk] == [sheet._charts[0].anchor._from.row]


def test_a_signature_is_one_row_which_no_page_parts(tmp_path: Path) -> None:
    signed = replace(page(Table(COLUMNS, ROWS)), signature=("Prepared", "Head", "Director", "Date"))
    sheet = first(written(tmp_path, signed))
    assert sheet.cell(sheet.max_row, 1).value == "Prepared\n\nHead\n\nDirector\n\nDate"
    assert sheet.row_dimensions[sheet.max_row].height == 4 * 24
    assert sheet.print_area.endswith(f"${sheet.max_row}")


def test_lines_of_han_have_room_in_every_language(tmp_path: Path) -> None:
    heads = [Column(f"Heading {n}") for n in range(9)]
    said = "港口物流与船舶电气实训中心；与三家码头企业有实习协议，设有汉语中心。" * 2
    sheet = first(written(tmp_path, page(Table(heads, [[said] * 9])), language="ru"))
    lines = lines_of(said, sheet.column_dimensions["A"].width - 2.5)
    assert lines > 2
    assert sheet.row_dimensions[5].height >= lines * 10 * 1.4


def test_a_chart_shortens_names_that_would_leave_it_no_room(tmp_path: Path) -> None:
    long = "Федеральное государственное бюджетное образовательное учреждение «Технический университет № {}»"
    table = Table((Column("Name"), Column("Count", ColumnKind.INTEGER)), [(long.format(n), n) for n in range(3)])
    sheet = first(written(tmp_path, page(table, Chart("bars", "Chart", 0, 0, (1,)))))
    assert sheet._charts[0].series[0].cat.numRef.f == "'List'!$D$5:$D$7"
    names = [sheet.cell(row, 4).value for row in range(5, 8)]
    assert len(set(names)) == 3
    assert all(len(name) <= 57 and "…" in name for name in names)
    assert str(sheet.print_area).split("$")[-2] == "B"
    letters = sheet._charts[0].x_axis.txPr.p[0].pPr.defRPr.sz
    assert letters * 0.7 >= 700  # hundredths of a point, where the page is made smaller


def test_an_empty_list_says_so_in_one_line_and_has_one_page_with_the_headings_that_can_be_read(tmp_path: Path) -> None:
    heads = [Column(f"A heading of words {n}") for n in range(30)]
    sheet = first(written(tmp_path, page(Table(heads, []))))
    assert sheet.page_setup.fitToWidth == 1
    assert not str(sheet.print_area).split("$")[-2].startswith("AD")
    assert all(one.width > text_width("heading") + 2.5 for one in sheet.column_dimensions.values())
    (said,) = [cell for cell in sheet["A"] if cell.value == "Nothing"]
    assert not said.alignment.wrap_text


def test_a_page_is_squeezed_only_as_far_as_it_can_be_read(tmp_path: Path) -> None:
    heads = [Column(f"Column {n}") for n in range(8)]
    filled = [["twenty and some letters"] * 8 for _ in range(45)]
    sheet = first(written(tmp_path, page(Table(heads, filled))))
    assert points_of(sheet) < 9
    assert sheet.page_setup.fitToHeight == 2  # one page would take letters of 6 points


def test_the_column_whose_texts_are_long_gets_the_room_and_rows_are_low(tmp_path: Path) -> None:
    heads = (Column("Name"), *(Column(f"Number {n}", ColumnKind.INTEGER) for n in range(8)), Column("Said"))
    said = "The partner owes us five people. With the confirmed stays it owes us seven people and a half."
    sheet = first(written(tmp_path, page(Table(heads, [("A name", *range(8), said)] * 60))))
    assert sheet.row_dimensions[6].height < 42  # three lines


def test_a_word_of_one_row_is_not_parted_either(tmp_path: Path) -> None:
    heads = [Column(f"Гражданство {n}") for n in range(14)]
    rows = [["Китай"] * 14] * 60 + [["Великобритания"] * 14]
    sheet = first(written(tmp_path, page(Table(heads, rows)), language="ru"))
    needed = text_width("Великобритания") - 0.01  # a hundredth of a letter: 3.12 adds numbers more exactly
    assert all(one.width - 2.5 >= needed for one in sheet.column_dimensions.values())


def test_a_text_takes_the_lines_that_its_words_need() -> None:
    assert lines_of("one two three", 100) == 1
    assert lines_of("one two three", 8) == 2
    assert lines_of("инженерно-технический", 13) == 2
    assert lines_of("国际交流与合作处", 8) == 2
    assert lines_of("anna.pak289@example.ru", 8) == 3
    assert lines_of("one\ntwo", 100) == 2


def test_the_table_is_real_and_its_sums_stand_outside_of_it(tmp_path: Path) -> None:
    sheet = first(written(tmp_path, page(Table(COLUMNS, ROWS, sums=(3, 4)))))
    (table,) = sheet.tables.values()
    assert table.ref == "A5:F8"
    assert sheet["E4"].value == "=SUBTOTAL(109,E6:E8)"
    assert [column.name for column in table.tableColumns] == [cell.value for cell in sheet[5]]


def test_formulas_carry_the_values_that_they_come_to(tmp_path: Path) -> None:
    table = Table(COLUMNS, ROWS, sums=(3, 4), shares={5: Share((3,), (3, 4))})
    sheet = first(written(tmp_path, page(table)), values=True)
    assert [sheet.cell(4, column).value for column in (4, 5, 6)] == [3, 4, 3 / 7]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.integers(-9, 9), st.integers(0, 9)), max_size=8))
def test_a_sum_that_is_read_equals_the_cells_below_it(tmp_path_factory: pytest.TempPathFactory, rows: object) -> None:
    columns = (Column("A", ColumnKind.INTEGER), Column("B", ColumnKind.INTEGER))
    table = Table(columns, rows, sums=(0, 1))  # type: ignore[arg-type]
    path = written(tmp_path_factory.mktemp("sums"), page(table))
    sheet, shown = first(path), first(path, values=True)
    for letter in "AB":
        cells = [cell.value for cell in shown[letter][5 : 5 + len(rows)]]  # type: ignore[arg-type]
        assert shown[f"{letter}4"].value == sum(cells)
        assert not rows or sheet[f"{letter}4"].value == f"=SUBTOTAL(109,{letter}6:{letter}{5 + len(rows)})"  # type: ignore[arg-type]


def test_numbers_below_zero_are_red_wherever_a_row_is_sorted_to(tmp_path: Path) -> None:
    table = Table(
        (Column("Name"), Column("Free", ColumnKind.INTEGER)), [("A", 2), ("B", -1), ("C", None)], below_zero=(1,)
    )
    sheet = first(written(tmp_path, page(table)))
    ((area, (rule,)),) = ((one.sqref, one.rules) for one in sheet.conditional_formatting)
    assert (str(area), rule.operator, rule.formula) == ("B5:B7", "lessThan", ["0"])
    assert rule.dxf.font.color.rgb == "FFB42318"


def test_days_that_are_due_soon_are_amber_and_past_ones_red(tmp_path: Path) -> None:
    table = Table(
        (Column("Name"), Column("Left", ColumnKind.INTEGER)), [("A", 31), ("B", -1), ("C", None)], days_left={1: 30}
    )
    sheet = first(written(tmp_path, page(table)))
    ((area, (red, amber)),) = ((one.sqref, one.rules) for one in sheet.conditional_formatting)
    assert (str(area), red.operator, red.formula) == ("B5:B7", "lessThan", ["0"])
    assert amber.formula == ["AND(ISNUMBER(B5),B5>=0,B5<=30)"], "an empty cell is due never"
    assert (red.dxf.font.color.rgb, amber.dxf.font.color.rgb) == ("FFB42318", "FF8F5200")
    tones = [table.tone(1, days) for days in (-1, 0, 30, 31, None, "text")]
    assert tones == ["bad", "soon", "soon", "", "", ""]
    assert table.tone(0, -1) == ""


def test_a_list_without_rows_says_so_and_has_no_table(tmp_path: Path) -> None:
    chart = Chart("bars", "Chart", 0, 0, (4,))
    sheet = first(written(tmp_path, page(Table(COLUMNS, (), sums=(4,)), chart)))
    assert (sheet["A6"].value, sheet["E4"].value) == ("Nothing", 0)
    assert not sheet.tables
    assert not sheet._charts


def test_a_link_leads_to_its_row_within_the_book(tmp_path: Path) -> None:
    links = Table((Column("Check"), Column("Go")), (("a", Link("Show", 1, 1)), ("b", Link("Top", 1, None))))
    rows = Table(COLUMNS, ROWS, sums=(4,))
    sheet = first(written(tmp_path, page(links), ReportPage("It's", "Other", ("Office",), (rows,))))
    assert sheet["B5"].hyperlink.location == "'It''s'!A6"
    assert sheet["B6"].hyperlink.location == "'It''s'!A1"
    assert sheet["B5"].hyperlink.target is None


def test_what_the_records_cannot_tell_is_hatched_and_nothing_is_a_number(tmp_path: Path) -> None:
    sheet = first(written(tmp_path, page(Table(COLUMNS[:2], (("a", UNKNOWN), ("b", "0")), is_form=True))))
    assert (sheet["B5"].value, sheet["B5"].fill.fill_type) == (None, "lightUp")
    assert sheet["B6"].fill.fill_type is None
    assert not sheet.tables


def test_charts_have_axes_in_excel_and_draw_from_the_cells(tmp_path: Path) -> None:
    blocks = (Cards((("12", "abroad now"), (3, "here"))), Table(COLUMNS, ROWS), Text(("Note",)))
    charts = tuple(Chart(shape, shape, 0, 0, (4,)) for shape in ("bars", "columns", "line"))
    path = written(tmp_path, page(*blocks, *charts))
    with zipfile.ZipFile(path) as parts:
        found = [parts.read(name).decode() for name in parts.namelist() if re.match(r"xl/charts/chart\d", name)]
    assert len(found) == 3
    for xml in found:
        assert len(re.findall(r'<(?:c:)?delete val="0"\s*/>', xml)) == 2
        assert "'List'!$E$8:$E$10" in xml
    assert len(first(path)._charts) == 3


def test_numbers_are_whole_where_they_are_and_have_a_minus_as_it_is_printed(tmp_path: Path) -> None:
    heads = (Column("Name"), Column("Balance", ColumnKind.DECIMAL), Column("Count", ColumnKind.INTEGER))
    sheet = first(written(tmp_path, page(Table(heads, [("a", -7, -1), ("b", Fraction(-5, 2), 3)], sums=(1,)))))
    whole, part, count = sheet["B6"], sheet["B7"], sheet["C6"]
    assert (whole.value, part.value, count.value) == (-7, -2.5, -1)
    assert [cell.number_format for cell in (whole, part, count)] == ['0;"−"0', '0.##;"−"0.##', '0;"−"0']
    assert sheet["B4"].number_format == 'General;"−"General'


@pytest.mark.parametrize("language", ["zh", "ru", "en"])
def test_han_has_a_font_with_its_letters_in_every_language(tmp_path: Path, language: str) -> None:
    sheet = first(written(tmp_path, page(Table(COLUMNS, ROWS)), language=language))
    assert sheet["A7"].font.name == "Microsoft YaHei"
    assert sheet["C5"].number_format == {"zh": "yyyy-mm-dd", "ru": "dd.mm.yyyy", "en": "[$-409]d mmm yyyy"}[language]


def test_a_sheet_for_pivot_tables_stands_beside_pages_with_its_heads_in_the_first_row(tmp_path: Path) -> None:
    path = written(tmp_path, page(Table(COLUMNS, ROWS)), TableSheet("Data", COLUMNS, ROWS))
    sheet = openpyxl.load_workbook(path)["Data"]
    assert [cell.value for cell in sheet[1]] == [column.title for column in COLUMNS]
    assert {cell.font.name for cell in (*sheet[1], *sheet[2])} == {"Arial"}  # else each program takes another for heads
    assert sheet.max_row == 4


def test_a_book_with_personal_data_is_marked_on_every_sheet_and_in_its_properties(tmp_path: Path) -> None:
    path = written(tmp_path, page(Table(COLUMNS, ROWS)), TableSheet("Data", COLUMNS, ROWS))
    book = openpyxl.load_workbook(path)
    assert book.properties.category == "Contains personal data"
    said = [(sheet.oddHeader.right.text, sheet.oddHeader.center.text) for sheet in book.worksheets]
    assert said == [("Contains personal data", None), (None, "Contains personal data")]


def test_a_moment_has_room_for_its_hours_and_wide_lists_have_pages_beside_each_other(tmp_path: Path) -> None:
    sheet = first(written(tmp_path, page(Table((Column("At", ColumnKind.MOMENT),), [("2026-03-04T10:20:00Z",)]))))
    assert sheet.column_dimensions["A"].width >= 17
    heads = (Column("Name"), *(Column(f"Heading {n}") for n in range(30)))
    rows = [("Name", *(f"a text of several words {n}" for n in range(30)))]
    sheet = first(written(tmp_path, page(Table(heads, rows))))
    assert sheet.page_setup.fitToWidth > 1
    assert sheet.print_title_cols == "$A:$A"

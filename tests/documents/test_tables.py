"""Tables to Excel: read back, every cell has its type and format, and other programs find a real table."""

from __future__ import annotations

import csv
import datetime as dt
import errno
import os
import tempfile
import zipfile
from decimal import Decimal
from fractions import Fraction
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from exchange_admin.documents.files import FileNotWritten
from exchange_admin.documents.table_cells import Column, ColumnKind
from exchange_admin.documents.tables import MOST_ROWS, BookFacts, TableSheet, write_csv, write_tables
from exchange_admin.domain.problems import Problem, RuleBroken

FACTS = BookFacts(title="Реестр участников обмена", creator="Exchange Admin", language="en")


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "register.xlsx"


def one_column(target: Path, kind: ColumnKind, *values: object, language: str = "en", decimals: int | None = None):
    facts = BookFacts(title="t", creator="c", language=language)
    sheet = TableSheet("Sheet", [Column("Value", kind, decimals)], [[value] for value in values])
    written = write_tables(target, [sheet], facts)
    return [cell[0] for cell in load_workbook(target)["Sheet"].iter_rows(min_row=2)], written


def test_a_sheet_is_a_real_table_with_filter_frozen_header_and_print_set_up(target: Path) -> None:
    columns = [Column("Name"), Column("Passport", ColumnKind.IDENTIFIER), Column("Course", ColumnKind.INTEGER)]
    write_tables(target, [TableSheet("People", columns, [["王小明", "E1", 1], ["Ли", "E2", 2]])], FACTS)
    book = load_workbook(target)
    page = book["People"]
    table = page.tables["People"]
    assert table.ref == table.autoFilter.ref == "A1:C3"
    assert table.column_names == ["Name", "Passport", "Course"]
    assert page.freeze_panes == "A2"
    assert page.print_title_rows == "$1:$1"
    assert (page.page_setup.orientation, page.page_setup.fitToWidth, page.page_setup.fitToHeight) == ("landscape", 1, 0)
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert page.oddFooter.right.text == "&P / &N"
    assert page["A1"].font.bold
    assert (book.properties.title, book.properties.creator) == (FACTS.title, FACTS.creator)


@pytest.mark.parametrize(
    ("language", "format"), [("zh", "yyyy-mm-dd"), ("ru", "dd.mm.yyyy"), ("en", "[$-409]d mmm yyyy")]
)
def test_dates_are_dates_in_the_form_of_the_language(target: Path, language: str, format: str) -> None:
    day = dt.date(2005, 2, 28)
    cells, _ = one_column(target, ColumnKind.DATE, day, day.isoformat(), None, language=language)
    assert [cell.value for cell in cells] == [dt.datetime(2005, 2, 28), dt.datetime(2005, 2, 28)]
    assert {cell.number_format for cell in cells} == {format}


def test_a_moment_keeps_its_time(target: Path) -> None:
    cells, _ = one_column(target, ColumnKind.MOMENT, "2026-09-01T08:30:00Z", dt.datetime(2026, 9, 1, 8, 30))
    assert [cell.value for cell in cells] == [dt.datetime(2026, 9, 1, 8, 30)] * 2


def test_numbers_are_numbers_from_every_exact_form(target: Path) -> None:
    cells, _ = one_column(target, ColumnKind.DECIMAL, 3, 2.5, Decimal("0.1"), Fraction(7, 2), "7/2", "3.50", decimals=1)
    assert [cell.value for cell in cells] == [3, 2.5, 0.1, 3.5, 3.5, 3.5]
    assert {cell.number_format for cell in cells} == {"0.0"}


def test_shares_are_percent_and_minutes_are_academic_hours(target: Path) -> None:
    cells, _ = one_column(target, ColumnKind.PERCENT, 0.85)
    assert (cells[0].value, cells[0].number_format) == (0.85, "0%")
    cells, _ = one_column(target, ColumnKind.HOURS, 118 * 45, 60)
    assert [cell.value for cell in cells] == [118, 1.33]


def test_a_value_of_another_type_stays_as_text(target: Path) -> None:
    cells, _ = one_column(target, ColumnKind.DATE, "2005-02-30", "unknown", dt.date(1899, 1, 1))
    assert [cell.value for cell in cells] == ["2005-02-30", "unknown", "1899-01-01"]
    assert {cell.data_type for cell in cells} == {"s"}


@pytest.mark.parametrize("text", ["=1+1", '=HYPERLINK("x")', "+86 137", "-5", "@SUM(A1)", "\t=1"])
def test_text_that_looks_like_a_formula_stays_text(target: Path, text: str) -> None:
    cells, _ = one_column(target, ColumnKind.TEXT, text)
    assert (cells[0].value, cells[0].data_type, cells[0].quotePrefix) == (text, "s", True)
    with zipfile.ZipFile(target) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")


def test_identifiers_are_text_cells_in_text_format(target: Path) -> None:
    cells, _ = one_column(target, ColumnKind.IDENTIFIER, "0012345678901234567", 13900000000)
    assert [(cell.value, cell.data_type, cell.number_format) for cell in cells] == [
        ("0012345678901234567", "s", "@"),
        ("13900000000", "s", "@"),
    ]


def test_illegal_characters_and_overlong_text_are_left_out_with_notice(target: Path) -> None:
    cells, written = one_column(target, ColumnKind.TEXT, "a\x00b\x1f", "x" * 40_000, "line\r\nline", "a\ud800")
    assert [cell.value for cell in cells] == ["ab", "x" * 32_767, "line\nline", "a"]
    assert {(notice.code, notice.facts["n"]) for notice in written.notices} == {
        ("table.characters_dropped", 2),
        ("table.text_cut", 1),
    }


@given(st.lists(st.text(max_size=30), min_size=1, max_size=10))
def test_any_text_comes_back_as_it_was(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    path = tmp_path_factory.getbasetemp() / "any.xlsx"
    write_tables(path, [TableSheet("S", [Column("t")], [[f"|{text}|"] for text in texts])], FACTS)
    keep = "".maketrans({"\r": "\n"}) | dict.fromkeys((*range(9), 11, 12, *range(14, 32), 65534, 65535))
    expected = [f"|{text}|".replace("\r\n", "\n").translate(keep) for text in texts]
    assert [row[0] for row in CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()[1:]] == expected


def test_sheet_names_are_made_valid_and_different(target: Path) -> None:
    names = ["Обмен: 2025/2026", "обмен  2025 2026", "[*?]", "'quoted'", "History", "名" * 40, "😀" * 20, ""]
    write_tables(target, [TableSheet(name, [Column("a")], []) for name in names], FACTS)
    written = load_workbook(target).sheetnames
    assert written[0] == "Обмен 2025 2026"
    assert written[1] == "обмен 2025 2026 (2)"
    assert written[3] == "quoted"
    assert len({name.casefold() for name in written}) == len(names)
    for name in written:
        assert 0 < len(name.encode("utf-16-le")) // 2 <= 31
        assert not set(name) & set("[]:*?/\\")


def test_table_names_are_valid_and_different(target: Path) -> None:
    names = ["A1", "R1C1", "2026", "By partner and year", "По партнёрам"]
    write_tables(target, [TableSheet(name, [Column("a")], []) for name in names], FACTS)
    tables = [name for page in load_workbook(target) for name in page.tables]
    assert tables == ["_A1", "_R1C1", "_2026", "By_partner_and_year", "По_партнёрам"]


def test_headings_of_a_table_are_one_line_and_differ(target: Path) -> None:
    columns = [Column("Mark"), Column("mark"), Column("two\nlines"), Column("")]
    write_tables(target, [TableSheet("S", columns, [[1, 2, 3, 4]])], FACTS)
    page = load_workbook(target)["S"]
    assert page.tables["S"].column_names == [cell.value for cell in page[1]] == ["Mark", "mark 2", "two lines", "D"]


def test_a_reader_that_believes_the_stated_size_finds_every_row(target: Path) -> None:
    columns = [Column("Name"), Column("Age", ColumnKind.INTEGER)]
    sheets = [TableSheet("A", columns, [("Ли", 20)] * 3), TableSheet("B", columns, [("Ли", 21)] * 5)]
    write_tables(target, sheets, FACTS)
    book = load_workbook(target, read_only=True)
    assert [len(list(sheet.iter_rows(values_only=True))) for sheet in book.worksheets] == [4, 6]
    book.close()


def test_an_empty_sheet_keeps_its_table(target: Path) -> None:
    write_tables(target, [TableSheet("S", [Column("a"), Column("b")], [])], FACTS)
    assert load_workbook(target)["S"].tables["S"].ref == "A1:B2"


def test_han_counts_double_in_the_width_of_a_column(target: Path) -> None:
    rows = [["王小明王小明王小明", "abcdefghi", "x" * 500]]
    write_tables(target, [TableSheet("S", [Column("a"), Column("b"), Column("c")], rows)], FACTS)
    widths = load_workbook(target)["S"].column_dimensions
    assert widths["A"].width == pytest.approx(18 + 1.7, abs=0.1)
    assert widths["B"].width == pytest.approx(9 + 1.7, abs=0.1)
    assert widths["C"].width < 65


def test_more_rows_than_a_sheet_holds_are_refused_and_nothing_is_written(target: Path) -> None:
    sheet = TableSheet("S", [Column("a", ColumnKind.INTEGER)], ([1] for _ in range(MOST_ROWS + 1)))
    with pytest.raises(RuleBroken) as caught:
        write_tables(target, [sheet], FACTS)
    assert caught.value.problem.code == "table.too_many_rows"
    assert list(target.parent.iterdir()) == []


def test_progress_counts_the_rows_of_all_sheets_and_may_stop_the_writing(target: Path) -> None:
    class Enough(Exception):
        pass

    seen: list[int] = []

    def step(rows: int) -> None:
        seen.append(rows)
        if rows > 1500:
            raise Enough

    sheets = [TableSheet(name, [Column("a")], [["x"]] * 1200) for name in ("one", "two")]
    with pytest.raises(Enough):
        write_tables(target, sheets, FACTS, step)
    assert seen == [500, 1000, 1200, 1700]
    assert list(target.parent.iterdir()) == []


def test_a_row_of_the_wrong_length_is_a_mistake_of_the_program(target: Path) -> None:
    with pytest.raises(ValueError, match="argument"):
        write_tables(target, [TableSheet("S", [Column("a"), Column("b")], [["only one"]])], FACTS)


def test_memory_stays_flat_however_many_rows(target: Path) -> None:
    resource = pytest.importorskip("resource")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    rows = ([f"text {number}", number, "E0"] for number in range(60_000))
    columns = [Column("a"), Column("b", ColumnKind.INTEGER), Column("c", ColumnKind.IDENTIFIER)]
    assert write_tables(target, [TableSheet("S", columns, rows)], FACTS).rows == 60_000
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 40_000  # kB


@pytest.mark.parametrize(
    ("language", "separator", "number"), [("zh", ",", "2.5"), ("en", ",", "2.5"), ("ru", ";", "2,5")]
)
def test_a_text_table_opens_in_excel_of_that_language(
    tmp_path: Path, language: str, separator: str, number: str
) -> None:
    columns = [
        Column("姓名"),
        Column("n", ColumnKind.DECIMAL),
        Column("d", ColumnKind.DATE),
        Column("h", ColumnKind.HOURS),
    ]
    path = tmp_path / "list.csv"
    assert (
        write_csv(path, columns, [["=cmd|x", "5/2", dt.date(2026, 9, 1), 90], [None, None, None, None]], language) == 2
    )
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(path.read_text("utf-8-sig").splitlines(), delimiter=separator))
    assert rows == [["姓名", "n", "d", "h"], ["'=cmd|x", number, "2026-09-01", "2"], ["", "", "", ""]]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t"])
def test_no_text_of_a_text_table_is_taken_for_a_formula(tmp_path: Path, start: str) -> None:
    path = tmp_path / "list.csv"
    write_csv(path, [Column("n")], [[f"{start}SUM(A1)"]], "en")
    assert list(csv.reader(path.read_text("utf-8-sig").splitlines())) == [["n"], [f"'{start}SUM(A1)"]]


def test_a_disk_too_full_for_the_rows_is_told_with_the_name_of_the_workbook(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class FullDisk(BytesIO):
        def write(self, content) -> int:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(tempfile, "TemporaryFile", FullDisk)
    with pytest.raises(FileNotWritten) as told:
        one_column(target, ColumnKind.TEXT, "a")
    assert told.value.problem == Problem("file.disk_full", facts={"path": str(target)})
    assert not target.exists()


def test_that_no_temporary_file_can_be_made_is_told_with_the_name_of_the_workbook(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.setattr(tempfile._os, "open", no_room)
    with pytest.raises(FileNotWritten) as told:
        one_column(target, ColumnKind.TEXT, "a")
    assert told.value.problem == Problem("file.no_temporary", facts={"path": str(target)})
    assert not target.exists()

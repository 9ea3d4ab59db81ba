"""Other people's workbooks: what a cell says is read as it was meant, and no file can do harm."""

from __future__ import annotations

import datetime as dt
import os
import random
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from exchange_admin.documents.workbook_older_lines import lines_in_compound
from exchange_admin.documents.workbook_reading import Limits, WorkbookCells, read_workbook
from exchange_admin.domain.problems import Problem, RuleBroken

SAMPLES = Path(__file__).parents[1] / "samples"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def refusal(path: Path, limits: Limits | None = None) -> Problem:
    with pytest.raises(RuleBroken) as caught:
        read_workbook(path, limits=limits)
    assert len(caught.value.problems) == 1
    assert caught.value.problem.facts["file"] == path.name
    return caught.value.problem


def only_row(book: WorkbookCells) -> list[object]:
    return list(book.sheets[0].rows[0])


@pytest.fixture
def saved(tmp_path: Path):
    def save(values: list[object], name: str = "book.xlsx", epoch: object = None) -> Path:
        book = Workbook()
        if epoch is not None:
            book.epoch = epoch
        book.active.append(values)
        book.save(tmp_path / name)
        return tmp_path / name

    return save


def with_part(source: Path, target: Path, part: str, content: bytes) -> Path:
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, content if name == part else old.read(name))
    return target


def test_a_partner_workbook_gives_sheets_rows_and_merged_titles() -> None:
    book = read_workbook(SAMPLES / "partner_cn_autumn_2026.xlsx")
    assert [sheet.name for sheet in book.sheets] == ["2026秋季派出", "说明"]
    sheet = book.sheets[0]
    assert len(sheet.rows) == 51
    assert sheet.merged == ((0, 0, 0, 9),)
    assert sheet.rows[1][1] == "姓名"
    assert sheet.rows[2][4] == dt.date(2003, 9, 24)
    assert sheet.rows[2][5] == "Ｅ２１３９１３２６"
    assert sheet.rows[5][9] == 13900000000
    assert not sheet.faults


def test_values_keep_their_kind(saved) -> None:
    moment, hour = dt.datetime(2026, 9, 1, 8, 30), dt.time(8, 30)
    row = only_row(read_workbook(saved(["Ли", 3, 2.5, True, moment, dt.date(2026, 9, 1), hour, None, "end"])))
    assert row == ["Ли", 3, 2.5, True, moment, dt.date(2026, 9, 1), hour, None, "end"]
    assert [type(value) for value in row[1:4]] == [int, float, bool]


def test_a_number_that_shows_zeros_in_front_is_what_it_shows(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    for column, (value, shape) in enumerate([(7, "000"), (714, "0000"), (12345, "000"), (7, "0"), (1.5, "000")], 1):
        sheet.cell(1, column, value).number_format = shape
    book.save(tmp_path / "a.xlsx")
    assert only_row(read_workbook(tmp_path / "a.xlsx")) == ["007", "0714", 12345, 7, 1.5]


def test_a_length_of_time_is_hours_and_minutes(saved) -> None:
    assert only_row(read_workbook(saved([dt.timedelta(hours=30, minutes=5)]))) == ["30:05"]


def test_rows_and_columns_count_from_a1(saved) -> None:
    book = Workbook()
    book.active["C4"] = "far"
    path = saved([])
    book.save(path)
    rows = read_workbook(path).sheets[0].rows
    assert len(rows) == 4
    assert rows[3] == [None, None, "far"]


def test_a_formula_counts_by_its_cached_value_and_without_one_is_a_fault(tmp_path: Path, saved) -> None:
    plain = saved(["=1+1", "=A1", 5, "=A1"])
    with zipfile.ZipFile(plain) as archive:
        xml = archive.read("xl/worksheets/sheet1.xml").decode()
    xml = xml.replace("<f>1+1</f><v></v>", "<f>1+1</f><v>2</v>").replace("<f>1+1</f><v />", "<f>1+1</f><v>2</v>")
    assert "<v>2</v>" in xml
    last = xml.rindex('<c r="D1"')
    xml = xml[:last] + xml[last:].replace('<c r="D1"', '<c r="D1" t="str"', 1)
    path = with_part(plain, tmp_path / "cached.xlsx", "xl/worksheets/sheet1.xml", xml.encode())
    sheet = read_workbook(path).sheets[0]
    assert sheet.rows[0][:3] == [2, None, 5]
    assert sheet.faults == {(0, 1): "cell.formula_without_value"}


def test_an_error_value_and_lost_digits_are_faults(saved) -> None:
    book = Workbook()
    book.active["A1"] = "#DIV/0!"
    book.active["A1"].data_type = "e"
    book.active["B1"] = 110101200001011234
    path = saved([])
    book.save(path)
    assert read_workbook(path).sheets[0].faults == {(0, 0): "cell.error_value", (0, 1): "cell.digits_lost"}


def test_a_long_sheet_keeps_every_cell_and_fault_in_its_row(saved) -> None:
    book = Workbook(write_only=True)
    sheets = {"first": 4_100, "second": 3}
    for name, count in sheets.items():
        sheet = book.create_sheet(name)
        for n in range(count):
            sheet.append([n, dt.date(2000, 1, 1) + dt.timedelta(days=n), 110101200001011234 if n == count - 1 else "x"])
    path = saved([])
    book.save(path)
    for sheet in read_workbook(path).sheets:
        count = sheets[sheet.name]
        assert [row[0] for row in sheet.rows] == list(range(count))
        assert [row[1] for row in sheet.rows] == [dt.date(2000, 1, 1) + dt.timedelta(days=n) for n in range(count)]
        assert sheet.faults == {(count - 1, 2): "cell.digits_lost"}


def test_the_calendar_of_old_macintosh_workbooks_is_told(saved) -> None:
    book = read_workbook(saved([dt.date(2026, 9, 1)], epoch=CALENDAR_MAC_1904))
    assert book.days_from_1904
    assert only_row(book) == [dt.date(2026, 9, 1)]


def test_a_hidden_sheet_is_marked(tmp_path: Path) -> None:
    book = Workbook()
    book.create_sheet("lists").sheet_state = "hidden"
    book.save(tmp_path / "hidden.xlsx")
    assert [sheet.hidden for sheet in read_workbook(tmp_path / "hidden.xlsx").sheets] == [False, True]


def test_hidden_rows_and_columns_are_told(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    for number in range(1, 9):
        sheet.append([number, "a", "b", "c"])
    for number in (2, 3, 7):
        sheet.row_dimensions[number].hidden = True
    sheet.column_dimensions.group("B", "C", hidden=True)
    book.create_sheet("seen").append(["x"])
    book.save(tmp_path / "hidden.xlsx")
    first, seen = read_workbook(tmp_path / "hidden.xlsx").sheets
    assert (first.hidden_rows, first.hidden_columns) == ({1, 2, 6}, {1, 2})
    assert (seen.hidden_rows, seen.hidden_columns) == (frozenset(), frozenset())


@pytest.mark.parametrize(
    "start", ["<row r='2' hidden='true'>", '<row hidden="1" spans="1:1" r="2">', '<row r="2"\nhidden = "1">']
)
def test_a_row_is_hidden_however_its_tag_is_written(tmp_path: Path, saved, start: str) -> None:
    parts = f'<row r="1"><c r="A1"><v>1</v></c></row>{start}<c r="A2"><v>2</v></c></row>'
    sheet = f'<worksheet xmlns="{MAIN}"><sheetData>{parts}</sheetData></worksheet>'.encode()
    path = with_part(saved(["a"]), tmp_path / "b.xlsx", "xl/worksheets/sheet1.xml", sheet)
    assert read_workbook(path).sheets[0].hidden_rows == {1}


def test_a_sheet_that_stands_elsewhere_in_the_file_does_not_claim_that_nothing_is_hidden(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["a"])
    book.active.row_dimensions[1].hidden = True
    book.save(tmp_path / "usual.xlsx")
    moved = tmp_path / "moved.xlsx"
    with zipfile.ZipFile(tmp_path / "usual.xlsx") as old, zipfile.ZipFile(moved, "w") as new:
        for name in old.namelist():
            content = old.read(name).replace(b"worksheets/sheet1.xml", b"elsewhere/sheet1.xml")
            new.writestr(name.replace("worksheets/sheet1.xml", "elsewhere/sheet1.xml"), content)
    assert read_workbook(tmp_path / "usual.xlsx").sheets[0].hidden_rows == {0}
    assert read_workbook(moved).sheets[0].hidden_rows is None


def test_hidden_rows_of_an_open_document_are_told(tmp_path: Path) -> None:
    source = SAMPLES / "partner_ru_autumn_2026.ods"
    with zipfile.ZipFile(source) as archive:
        content = archive.read("content.xml")
    row, column = b"<table:table-row ", b"<table:table-column "
    first, *others = content.split(row)
    for at, visibility in ((6, b"collapse"), (7, b"filter"), (9, b"visible")):
        others[at] = b'table:visibility="' + visibility + b'" ' + others[at]
    content = row.join([first, *others]).replace(column, column + b'table:visibility="collapse" ', 1)
    path = with_part(source, tmp_path / "hidden.ods", "content.xml", content)
    (sheet,) = read_workbook(path).sheets
    assert (sheet.hidden_rows, sheet.hidden_columns) == ({6, 7}, {0})


def test_hidden_rows_of_the_excel_of_2003_are_told(tmp_path: Path) -> None:
    data = bytearray((SAMPLES / "partner_ru_autumn_2026.xls").read_bytes())
    start = b"\x08\x02\x10\x00"  # a row, and the length of its record
    at = data.index(start + (7).to_bytes(2, "little"))
    data[at + 16] |= 0x20
    path = tmp_path / "hidden.xls"
    path.write_bytes(data)
    (sheet,) = read_workbook(path).sheets
    assert sheet.hidden_rows == {7}


def test_a_damaged_old_workbook_hides_nothing_that_nobody_knows() -> None:
    whole = (SAMPLES / "partner_ru_autumn_2026.xls").read_bytes()
    chance = random.Random(4)
    for _ in range(300):
        data = bytearray(whole)
        for _ in range(chance.randrange(1, 6)):
            data[chance.randrange(8, 2048 if chance.random() < 0.5 else len(data))] = chance.randrange(256)
        lines_in_compound(bytes(data), 100, 50)
        lines_in_compound(bytes(data[: chance.randrange(len(data))]), 100, 50)
    assert lines_in_compound(whole[:600], 100, 50).hidden is None


def test_a_cell_that_is_merged_over_rows_says_the_same_of_each(tmp_path: Path) -> None:
    book = Workbook()
    for line in (["name", "college"], ["a", "north"], ["b", None], ["c", None], ["d", "south"]):
        book.active.append(line)
    book.active.merge_cells("B2:B4")
    book.save(tmp_path / "merged.xlsx")
    rows = read_workbook(tmp_path / "merged.xlsx").sheets[0].rows
    assert [row[1] for row in rows[1:]] == ["north", "north", "north", "south"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "gb18030", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_chinese_text_table_is_read_in_any_encoding(tmp_path: Path, encoding: str, separator: str) -> None:
    rows = [["姓名", "护照号码", "备注"], ["欧阳娜娜", "E66856101", "学生，二年级"], ["尉迟恭", "E40950967", ""]]
    path = tmp_path / "list.csv"
    path.write_bytes("\r\n".join(separator.join(row) for row in rows).encode(encoding))
    sheet = read_workbook(path).sheets[0]
    assert sheet.name == "list"
    assert sheet.rows == [rows[0], rows[1], ["尉迟恭", "E40950967", None]]


@pytest.mark.parametrize("encoding", ["utf-8", "cp1251"])
def test_a_russian_text_table_keeps_quoted_separators_and_lines(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "список.csv"
    path.write_bytes('ФИО;Адрес\r\nЕрёмин Фёдор;"ул. Ленина; д. 1\nкв. 2"\r\n'.encode(encoding))
    assert read_workbook(path).sheets[0].rows == [["ФИО", "Адрес"], ["Ерёмин Фёдор", "ул. Ленина; д. 1\nкв. 2"]]


def test_the_kind_of_file_is_told_by_its_content_not_its_name(tmp_path: Path, saved) -> None:
    disguised = tmp_path / "really_xlsx.xls"
    disguised.write_bytes(saved(["text"]).read_bytes())
    assert only_row(read_workbook(disguised)) == ["text"]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("empty.xlsx", b"", "workbook.empty_file"),
        ("letter.xlsx", b"Dear colleagues", "workbook.not_a_workbook"),
        ("page.xls", b"<html><table></table></html>", "workbook.not_a_workbook"),
        ("bytes.csv", b"a,b\0c\n", "workbook.not_a_workbook"),
        ("broken.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), "workbook.damaged"),
        ("cut.xlsx", b"PK\x03\x04" + bytes(100), "workbook.damaged"),
        (
            "password.xlsx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
            "workbook.locked",
        ),
    ],
)
def test_a_file_that_is_no_workbook_gives_one_problem(tmp_path: Path, name: str, content: bytes, code: str) -> None:
    (tmp_path / name).write_bytes(content)
    assert refusal(tmp_path / name).code == code


def test_a_missing_file_gives_one_problem(tmp_path: Path) -> None:
    assert refusal(tmp_path / "nowhere.xlsx").code == "workbook.cannot_be_opened"
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.xlsx")  # nobody will ever write into it
        assert refusal(tmp_path / "pipe.xlsx").code == "workbook.cannot_be_opened"


def test_a_workbook_cut_short_at_any_place_gives_one_problem_or_its_cells(tmp_path: Path) -> None:
    whole = (SAMPLES / "language_results_ru.xlsx").read_bytes()
    for length in range(1, len(whole), len(whole) // 7):
        path = tmp_path / f"cut{length}.xlsx"
        path.write_bytes(whole[:length])
        assert refusal(path).code in {"workbook.damaged", "workbook.not_a_workbook"}


def test_a_zip_of_something_else_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "photos.xlsx", "w") as archive:
        archive.writestr("photo.jpg", b"jpeg")
    assert refusal(tmp_path / "photos.xlsx").code == "workbook.damaged"


def test_a_zip_bomb_is_refused_before_it_unpacks(tmp_path: Path, saved) -> None:
    text = b'<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>' + b"A" * (64 << 20)
    path = with_part(saved(["x"]), tmp_path / "bomb.xlsx", "xl/worksheets/sheet1.xml", text)
    assert path.stat().st_size < 100_000
    assert refusal(path).code == "workbook.unpacks_too_large"


def test_a_zip_bomb_that_lies_about_its_size_is_counted(tmp_path: Path, saved) -> None:
    text = b"<worksheet>" + b"A" * (64 << 20)
    path = with_part(saved(["x"]), tmp_path / "liar.xlsx", "xl/worksheets/sheet1.xml", text)
    declared = len(text).to_bytes(4, "little")
    data = path.read_bytes()
    assert declared in data
    path.write_bytes(data.replace(declared, (1000).to_bytes(4, "little")))
    assert refusal(path).code == "workbook.unpacks_too_large"


def test_two_cells_at_the_far_corners_do_not_fill_the_memory(tmp_path: Path) -> None:
    book = Workbook()
    book.active["A1"] = book.active["XFD1048576"] = "far"
    book.save(tmp_path / "corners.xlsx")
    assert refusal(tmp_path / "corners.xlsx").code in {"workbook.unpacks_too_large", "workbook.sheet_too_large"}


def test_limits_are_told_with_the_number(tmp_path: Path, saved) -> None:
    path = saved(list(range(30)))
    assert refusal(path, Limits(columns=20)).facts["columns"] == 20
    assert refusal(path, Limits(cells=10)).code == "workbook.too_many_cells"
    assert refusal(path, Limits(bytes=100)).code == "workbook.file_too_large"


def test_a_sheet_with_entities_of_its_own_is_refused(tmp_path: Path, saved) -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    xml = bomb + (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">'
        b'<c r="A1" t="inlineStr"><f>1</f><is><t>&b;&b;</t></is></c></row></sheetData></worksheet>'
    )
    path = with_part(saved(["x"]), tmp_path / "entities.xlsx", "xl/worksheets/sheet1.xml", xml)
    assert refusal(path).code == "workbook.damaged"


def test_a_cell_text_beyond_what_a_workbook_may_hold_is_cut_and_named(tmp_path: Path, saved) -> None:
    xml = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">'
        b'<c r="A1" t="inlineStr"><is><t>' + b"A" * 40_000 + b"</t></is></c></row></sheetData></worksheet>"
    )
    sheet = read_workbook(with_part(saved(["x"]), tmp_path / "long.xlsx", "xl/worksheets/sheet1.xml", xml)).sheets[0]
    assert len(str(sheet.rows[0][0])) == 32_767
    assert sheet.faults == {(0, 0): "cell.text_cut"}


def test_a_reader_that_gives_up_ends_the_child(tmp_path: Path) -> None:
    class Enough(Exception):
        pass

    def give_up() -> None:
        raise Enough

    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for number in range(20_000):
        sheet.append([f"{number} {column}" for column in range(10)])
    book.save(tmp_path / "large.xlsx")
    with pytest.raises(Enough):
        read_workbook(tmp_path / "large.xlsx", step=give_up)


def test_a_child_that_takes_too_long_is_ended(saved) -> None:
    started = time.monotonic()
    assert refusal(saved(["x"]), Limits(seconds=0)).code == "workbook.takes_too_long"
    assert time.monotonic() - started < 5


def test_the_child_starts_without_the_program_around_it() -> None:
    code = (
        "import sys; import exchange_admin.documents.workbook_process; "
        "print([name for name in ('openpyxl', 'reportlab', 'PySide6', 'lxml', 'sqlite3') if name in sys.modules])"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env={**os.environ})
    assert shown.stdout.strip() == "[]"


@pytest.mark.parametrize("suffix", [".xls", ".ods"])
def test_older_and_open_formats_say_the_same_as_excel(suffix: str) -> None:
    expected = read_workbook(SAMPLES / "partner_ru_autumn_2026.xlsx").sheets[0]
    sheet = read_workbook(SAMPLES / f"partner_ru_autumn_2026{suffix}").sheets[0]
    assert sheet.name == expected.name
    assert sheet.rows == expected.rows


def test_a_damaged_byte_gives_one_problem_or_cells(tmp_path: Path) -> None:
    whole = (SAMPLES / "partner_cn_autumn_2026.xlsx").read_bytes()
    chance = random.Random(5)
    for number in range(12):
        damaged = bytearray(whole)
        damaged[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
        path = tmp_path / f"damaged{number}.xlsx"
        path.write_bytes(damaged)
        try:
            book = read_workbook(path)
        except RuleBroken as refused:
            assert len(refused.problems) == 1
        else:
            assert all(isinstance(sheet.rows, list) for sheet in book.sheets)

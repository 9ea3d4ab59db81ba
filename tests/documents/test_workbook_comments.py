"""What somebody wrote beside cells is told with its place; a part that cannot be read is told too."""

from __future__ import annotations

import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment

from exchange_admin.documents.cell_marks import AUTHOR
from exchange_admin.documents.cell_places import cell_place
from exchange_admin.documents.workbook_reading import read_workbook


@pytest.fixture
def book(tmp_path: Path) -> Path:
    made = openpyxl.Workbook()
    page = made.active
    page.append(["姓名", "护照"])
    page.append(["郭子睿", "EC4183293"])
    page["B2"].comment = Comment("已换发新护照：\nEM2336105", "王老师")
    page["A2"].comment = Comment("Check the name", AUTHOR)
    further = made.create_sheet("其他")
    further["AA30"].comment = Comment("здесь ничего нет", "")
    path = tmp_path / "list.xlsx"
    made.save(path)
    return path


def test_comments_are_told_by_their_cells_and_those_of_this_program_are_not(book: Path) -> None:
    first, second = read_workbook(book).sheets
    assert first.comments == {(1, 1): "已换发新护照： EM2336105"}
    assert second.comments == {(29, 26): "здесь ничего нет"}


THREADED = (
    "[Threaded comment]\n\nYour version of Excel allows you to read this threaded comment; however, any edits to it "
    "will get removed if the file is opened in a newer version of Excel. Learn more: "
    "https://go.microsoft.com/fwlink/?linkid=870924\n\nComment:\n    новый паспорт"
)


@pytest.mark.parametrize(
    ("written", "told"),
    [(THREADED, "новый паспорт"), ("нов\u202eый\u009b31m", "новый31m"), ("  a\n\n b ", "a b"), ("\n", None)],
)
def test_a_comment_is_told_on_one_line_without_what_excel_adds(tmp_path: Path, written: str, told: str | None) -> None:
    made = openpyxl.Workbook()
    made.active["A2"] = "Иванов"
    made.active["A2"].comment = Comment(written, "Кто-то")
    made.save(tmp_path / "list.xlsx")
    (sheet,) = read_workbook(tmp_path / "list.xlsx").sheets
    assert sheet.comments.get((1, 0)) == told


def test_a_number_of_an_author_that_nobody_can_count_to_is_nobodys(book: Path, tmp_path: Path) -> None:
    odd = tmp_path / "odd.xlsx"
    with zipfile.ZipFile(book) as whole, zipfile.ZipFile(odd, "w") as copy:
        for part in whole.namelist():
            content = whole.read(part)
            if "comments" in part and part.endswith(".xml"):
                content = content.replace(b'authorId="0"', b'authorId="' + b"9" * 5000 + b'"')
            copy.writestr(part, content)
    first, _ = read_workbook(odd).sheets
    assert (1, 1) in first.comments


@pytest.mark.parametrize("content", [b"<comments", b"", b"\x00\xff", b'<?xml version="1.0"?><a/>'])
def test_a_list_whose_comments_cannot_be_read_is_read_and_says_so(book: Path, tmp_path: Path, content: bytes) -> None:
    broken = tmp_path / "broken.xlsx"
    with zipfile.ZipFile(book) as whole, zipfile.ZipFile(broken, "w") as copy:
        for part in whole.namelist():
            copy.writestr(part, content if "comments" in part and part.endswith(".xml") else whole.read(part))
    first, _ = read_workbook(broken).sheets
    assert (first.comments, first.comments_unreadable) == ({}, True)
    assert first.rows[1][0] == "郭子睿"


def test_comments_that_begin_in_a_broken_way_are_told_and_the_list_is_read(book: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(book) as whole:
        comments = next(one for one in whole.infolist() if "comments" in one.filename and one.filename.endswith(".xml"))
    content = bytearray(book.read_bytes())
    content[comments.header_offset + 7] |= 0x08  # its name is in UTF-8,
    content[comments.header_offset + 30] = 0xFF  # which it is not
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(content)
    first, _ = read_workbook(broken).sheets
    assert (first.comments_unreadable, first.rows[1][0]) == (True, "郭子睿")


def test_comments_that_are_missing_or_too_large_are_told_and_those_of_nobody_are_not(
    book: Path, tmp_path: Path
) -> None:
    for content in (None, b"<comments>" + b" " * (17 << 20) + b"</comments>"):
        odd = tmp_path / "odd.xlsx"
        with zipfile.ZipFile(book) as whole, zipfile.ZipFile(odd, "w") as copy:
            for part in whole.namelist():
                is_one = "comments" in part and part.endswith(".xml")
                if not is_one or content is not None:
                    copy.writestr(part, content if is_one and content else whole.read(part))
        assert all(sheet.comments_unreadable for sheet in read_workbook(odd).sheets)
    plain = openpyxl.Workbook()
    plain.active["A1"] = "姓名"
    plain.save(tmp_path / "plain.xlsx")
    assert not any(sheet.comments_unreadable for sheet in read_workbook(tmp_path / "plain.xlsx").sheets)


@pytest.mark.parametrize(
    ("name", "place"), [("A1", (0, 0)), ("B3", (2, 1)), ("AA30", (29, 26)), ("a1", None), ("", None), ("A", None)]
)
def test_a_cell_is_found_by_its_name(name: str, place: tuple[int, int] | None) -> None:
    assert cell_place(name) == place

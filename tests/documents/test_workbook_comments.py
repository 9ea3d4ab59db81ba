"""What somebody wrote beside cells is told with its place; a part that cannot be read is left out, as Excel does."""

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


@pytest.mark.parametrize("content", [b"<comments", b"", b"\x00\xff", b'<?xml version="1.0"?><a/>'])
def test_a_list_whose_comments_cannot_be_read_is_read(book: Path, tmp_path: Path, content: bytes) -> None:
    broken = tmp_path / "broken.xlsx"
    with zipfile.ZipFile(book) as whole, zipfile.ZipFile(broken, "w") as copy:
        for part in whole.namelist():
            copy.writestr(part, content if "comments" in part and part.endswith(".xml") else whole.read(part))
    first, _ = read_workbook(broken).sheets
    assert first.comments == {}
    assert first.rows[1][0] == "郭子睿"


@pytest.mark.parametrize(
    ("name", "place"), [("A1", (0, 0)), ("B3", (2, 1)), ("AA30", (29, 26)), ("a1", None), ("", None), ("A", None)]
)
def test_a_cell_is_found_by_its_name(name: str, place: tuple[int, int] | None) -> None:
    assert cell_place(name) == place

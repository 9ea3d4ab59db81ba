"""Reports on paper: every word is there, headings stand on every page, numbers are written as their language does."""

from __future__ import annotations

import ctypes
from datetime import date
from fractions import Fraction
from pathlib import Path

import pypdfium2
import pytest

from exchange_admin.documents.fonts import Fonts
from exchange_admin.documents.report_pages.content import (
    UNKNOWN,
    Block,
    Cards,
    Chart,
    Formatted,
    ReportPage,
    Share,
    Table,
    Text,
)
from exchange_admin.documents.report_pages.paper import write_paper
from exchange_admin.documents.report_pages.paper_text import cell_text
from exchange_admin.documents.table_cells import Column, ColumnKind, Notices
from exchange_admin.documents.tables import BookFacts

FONTS = Fonts(Path(__file__).parents[2] / "resources" / "fonts")
NAMES = (Column("Name"), Column("Day", ColumnKind.DATE), Column("Count", ColumnKind.INTEGER))


def pages_of(folder: Path, *blocks: Block, language: str = "en", frozen: int = 1) -> list[str]:
    page = ReportPage(
        "List", "Title of it", ("Office", "Period"), blocks, ("Signed ____",), frozen, "Office", "Total", "Nothing"
    )
    facts = BookFacts("Report", "Shen", language, footer="Page {page} of {pages}", mark="Contains personal data")
    write_paper(folder / "x.pdf", [page], facts, FONTS)
    with pypdfium2.PdfDocument(folder / "x.pdf") as document:
        found = []
        for number in range(len(document)):
            text = document[number].get_textpage()
            found.append(text.get_text_bounded())
            text.close()
        return found


def test_headings_names_mark_and_number_stand_on_every_page(tmp_path: Path) -> None:
    rows = [(f"Person {n}", date(2026, 3, 4), n) for n in range(90)]
    pages = pages_of(tmp_path, Table(NAMES, rows, sums=(2,)))
    assert len(pages) > 2
    for number, text in enumerate(pages, 1):
        assert f"Page {number} of {len(pages)}" in text
        assert "Contains personal data" in text
        assert "Name" in text
    assert "4005" in pages[0]
    assert all(any(f"Person {n}" in text for text in pages) for n in range(90))
    assert "Signed" in pages[-1]


def test_what_is_too_wide_goes_on_beside_the_names_again(tmp_path: Path) -> None:
    heads = (Column("Name"), *(Column(f"Heading {n}") for n in range(40)))
    rows = [("Соколова", *(f"a text of several words {n}" for n in range(40)))]
    pages = pages_of(tmp_path, Table(heads, rows))
    assert len(pages) > 1
    assert all("Соколова" in text for text in pages if "Heading" in text)
    assert all(any(f"words {n}" in " ".join(text.split()) for text in pages) for n in range(40))


def test_no_word_becomes_so_small_that_nobody_can_read_it(tmp_path: Path) -> None:
    heads = (Column("ФИО"), *(Column(f"Категория участника {n}") for n in range(14)))
    rows = [("Китай",) * 15] * 30 + [("Сопровождающий",) * 15]
    text = " ".join(pages_of(tmp_path, Table(heads, rows)))
    assert text.count("Сопровождающий") >= 15  # in one piece, and not only in letters of four points
    with pypdfium2.PdfDocument(tmp_path / "x.pdf") as document:
        for number in range(len(document)):
            letters = document[number].get_textpage()
            sizes = [pypdfium2.raw.FPDFText_GetFontSize(letters.raw, n) for n in range(letters.count_chars())]
            letters.close()
            assert min(size for size in sizes if size > 1) >= 6


def test_every_sort_of_block_is_drawn_and_an_empty_table_says_so(tmp_path: Path) -> None:
    table = Table((Column("国家"), Column("人数", ColumnKind.INTEGER)), [("俄罗斯", 12), ("Unknown", UNKNOWN)])
    blocks = (Cards([(7, "here now")]), table, Chart("bars", "By country", 0, 0, (1,)), Text(("A note.",)))
    (text,) = pages_of(tmp_path, *blocks, Table(NAMES, []), language="zh")
    for word in ("7", "here now", "俄罗斯", "12", "By country", "A note.", "Nothing"):
        assert word in text


def test_a_character_that_no_font_has_is_told(tmp_path: Path) -> None:
    page = ReportPage("List", "T", (), (Table(NAMES, [("\U0001f600", None, 1)]),), ())
    told = write_paper(tmp_path / "x.pdf", [page], BookFacts("R", "S", "en"), FONTS)
    assert [(one.code, one.facts["characters"]) for one in told.notices] == [
        ("report.missing_glyph", "\U0001f600 (U+1F600)")
    ]


@pytest.mark.parametrize(
    ("kind", "decimals", "value", "language", "said"),
    [
        (ColumnKind.DECIMAL, None, Fraction(20, 9), "ru", "2,22"),
        (ColumnKind.DECIMAL, 1, -3, "en", "\u22123.0"),
        (ColumnKind.PERCENT, 1, 0.8536, "ru", "85,4\u00a0%"),
        (ColumnKind.PERCENT, None, 1, "zh", "100%"),
        (ColumnKind.HOURS, None, 90, "en", "2"),
        (ColumnKind.DATE, None, "2026-03-04", "ru", "04.03.2026"),
        (ColumnKind.INTEGER, None, Formatted(-5, '[Red]"▲" 0;[Green]"▼" 0;0'), "en", "▼ 5"),
        (ColumnKind.INTEGER, None, Formatted(0.126, "+0%;\u22120%;0%"), "en", "+13%"),
        (ColumnKind.INTEGER, None, Formatted(None, "0"), "en", "—"),
    ],
)
def test_cells_are_written_as_their_language_does(
    kind: ColumnKind, decimals: int | None, value: object, language: str, said: str
) -> None:
    assert cell_text(Column("x", kind, decimals), value, language, Notices()) == said  # type: ignore[arg-type]


def test_sums_of_the_paper_are_those_of_the_sheet(tmp_path: Path) -> None:
    heads = (
        Column("Name"),
        Column("Of", ColumnKind.INTEGER),
        Column("All", ColumnKind.INTEGER),
        Column("Share", ColumnKind.PERCENT),
    )
    table = Table(heads, [("a", 1, 2, 0.5), ("b", 1, 8, 0.125)], sums=(1, 2), shares={3: Share((1,), (2,))})
    (text,) = pages_of(tmp_path, table)
    assert "20%" in text


def test_who_stops_in_the_middle_has_no_file(tmp_path: Path) -> None:
    def stop(rows: int) -> None:
        raise InterruptedError

    page = ReportPage("List", "T", (), (Table(NAMES, [(f"Person {n}", None, n) for n in range(90)]),), ())
    with pytest.raises(InterruptedError):
        write_paper(tmp_path / "x.pdf", [page], BookFacts("R", "S", "en"), FONTS, stop)
    assert not [*tmp_path.iterdir()]


def test_days_are_as_red_and_amber_on_paper_as_in_the_workbook(tmp_path: Path) -> None:
    columns = (Column("Name"), Column("Left", ColumnKind.INTEGER))
    pages_of(tmp_path, Table(columns, [("A", -3), ("B", 7), ("C", 99)], days_left={1: 30}))
    with pypdfium2.PdfDocument(tmp_path / "x.pdf") as document:
        page = document[0]
        found = {colour for one in page.get_objects() if (colour := _filled(one))}
    assert {(0xB4, 0x23, 0x18), (0x8F, 0x52, 0x00)} <= found


def _filled(thing: pypdfium2.PdfObject) -> tuple[int, int, int] | None:
    parts = [ctypes.c_uint() for _ in range(4)]
    if not pypdfium2.raw.FPDFPageObj_GetFillColor(thing.raw, *map(ctypes.byref, parts)):
        return None
    red, green, blue = (one.value for one in parts[:3])
    return red, green, blue

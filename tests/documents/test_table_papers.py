"""Papers of tables: whatever stands in them, nothing leaves the page or is cut, and a hundred rows stay small."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import cache

import pypdfium2
import pytest
from transcript_sample import ROOT, WORDINGS

from exchange_admin.documents.certificates.facts import HolderName, Trilingual
from exchange_admin.documents.drawing import TextMark
from exchange_admin.documents.fonts import Fonts
from exchange_admin.documents.sheets.issue_facts import Issue
from exchange_admin.documents.table_papers.facts import PaperColumn, PaperTable, TablePaper
from exchange_admin.documents.table_papers.paper import TablePages, size_of

NAME = HolderName(
    "阿卜杜拉赫曼诺夫·穆罕默德优素福",
    "Абдурахманов-Константинопольский Мухаммадюсуф Абдулазизович",
    "ABDURAKHMANOV-KONSTANTINOPOLSKII Muhammadyusuf",
    "cyrillic",
)
LONG = Trilingual(
    "滨海交通物流职业技术学院（国际交流与合作处、留学生管理中心）",
    "Приморский колледж транспорта, логистики и международного сотрудничества",
    "Primorye College of Transport, Logistics and International Cooperation",
)
COLUMNS = tuple(
    PaperColumn(key, share)
    for key, share in (
        ("place", 4),
        ("holder", 24),
        ("birth_date", 12),
        ("passport", 15),
        ("programme", 25),
        ("level", 20),
    )
)
ROW = ("1", NAME, date(2005, 3, 14), "EJ1234567", LONG, "ТРКИ-1")
PAIRS = [("zh",), ("ru",), ("en",), ("zh", "ru"), ("ru", "en"), ("en", "zh")]


def paper(*languages: str, rows: int = 1, across: bool = True) -> TablePaper:
    return TablePaper(
        kind="nomination",
        languages=languages,
        institution=LONG,
        facts=(("partner", LONG), ("term", Trilingual("2026年春季", "Весна 2026", "Spring 2026"))),
        tables=(PaperTable("", COLUMNS, tuple((str(n), *ROW[1:]) for n in range(1, rows + 1)), ruled=True),),
        notes=("nomination.note",),
        design="list",
        across=across,
        issue=Issue(
            number="SHGC-2026-A0001-A",
            issued=date(2026, 11, 24),
            signatory=Trilingual("诸葛文远", "Чжугэ Вэньюань", "Zhuge Wenyuan"),
            position=LONG,
            place=Trilingual("哈尔滨", "Харбин", "Harbin"),
            stamp_mm=60,
        ),
    )


@cache
def pages() -> TablePages:
    return TablePages(Fonts(ROOT / "resources" / "fonts"), WORDINGS)


def texts(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [re.sub(r"\s+", "", page.get_textpage().get_text_range()) for page in document]
    finally:
        document.close()


@pytest.mark.parametrize("languages", PAIRS, ids="-".join)
@pytest.mark.parametrize("across", [True, False])
def test_names_of_sixty_characters_stay_on_the_page_and_are_whole(languages: tuple[str, ...], across: bool) -> None:
    made = paper(*languages, rows=3, across=across)
    width, height = size_of(made)
    for marks in pages().sheet(made).pages:
        for mark in marks:
            if isinstance(mark, TextMark):
                assert 40 < mark.x < mark.x + mark.line.width < width - 40, mark.line.text
                assert 20 < mark.y < height - 28, mark.line.text
    text = "".join(texts(pages().pdf(made)))
    for name in (NAME.han, NAME.cyrillic, NAME.latin, LONG.best(languages[0])):
        assert all(word in text for word in re.split("[ -]", name)), "a reader drops a hyphen where a line ends"


def test_a_hundred_rows_keep_their_head_and_are_signed_below_the_last_of_them() -> None:
    pdf = pages().pdf(paper("zh", "ru", rows=100))
    found = texts(pdf)
    assert len(pdf) <= 200_000
    for number, text in enumerate(found, 1):
        assert "护照号码" in text
        assert f"第{number}页，共{len(found)}页" in text
        assert "SHGC-2026-A0001-A" in text
    assert sum(text.count("EJ1234567") for text in found) == 100
    assert "EJ1234567" in found[-1]
    assert "ЧжугэВэньюань" in found[-1]


@pytest.mark.parametrize("across", [True, False])
def test_of_a_row_that_is_higher_than_a_page_nothing_is_lost_and_no_page_is_empty(across: bool) -> None:
    words = [f"слово{n}." for n in range(900)]
    row = (*ROW[:4], " ".join(words), ROW[5])
    tall = replace(paper("ru", across=across), tables=(PaperTable("", COLUMNS, (ROW, row, ROW)),))
    drawn = texts(pages().pdf(tall))
    assert [one for one in words if not any(one in page for page in drawn)] == []
    assert all("слово" in page for page in drawn[1:-1])
    lowest = min(mark.y for page in pages().sheet(tall).pages for mark in page if isinstance(mark, TextMark))
    assert lowest > 0


@pytest.mark.parametrize("rows", range(1, 9))
def test_a_short_second_table_is_not_parted_by_a_page(rows: int) -> None:
    """Whatever room the first one leaves, its two rows stand together."""
    made = paper("zh", "ru", rows=rows, across=False)
    second = replace(made.tables[0], rows=tuple((str(n), *ROW[1:3], "XY7654321", *ROW[4:]) for n in (1, 2)))
    found = texts(pages().pdf(replace(made, tables=(*made.tables, second))))
    assert sorted(text.count("XY7654321") for text in found)[-1] == 2


def test_the_same_facts_give_the_same_bytes() -> None:
    other = TablePages(Fonts(ROOT / "resources" / "fonts"), WORDINGS)
    assert other.pdf(paper("ru", "zh", rows=4)) == pages().pdf(paper("ru", "zh", rows=4))


def test_without_a_number_it_is_a_draft_that_nobody_signs() -> None:
    (text,) = texts(pages().pdf(replace(paper("en"), issue=Issue())))
    assert "DRAFT" in text
    assert "Seal" not in text

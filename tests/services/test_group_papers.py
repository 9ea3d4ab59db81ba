"""Sheets of a language group as PDF: what stands on them, in every language, over as many pages as they need."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path

import pypdfium2
import pytest
from language_office import LanguageOffice
from paper_office import WHO, wordings

from exchange_admin.documents.fonts import Fonts
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.rules.lessons.hours import Mark, Presence
from exchange_admin.services.lessons.group_papers import ACROSS, GroupPapers
from exchange_admin.services.lessons.testing import WantedPart
from exchange_admin.services.lists import Lists

FONTS = Path(__file__).parents[2] / "resources" / "fonts"


class Office(LanguageOffice):
    """Four lessons, two held; one test."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        first, second, *_ = self.plan()
        self.lessons.marking.mark(self.zh, {(self.a, first): Mark(Presence.LATE, 20)}, WHO)
        self.lessons.marking.mark(self.zh, {(self.b, second): Mark(Presence.ABSENT)}, WHO)
        self.lessons.testing.add(self.zh, {"title": "期中测验"}, [WantedPart("reading", "40")], WHO)
        (test,) = self.lessons.testing.sheets(self.zh)
        self.lessons.testing.score(self.zh, {(self.a, test.parts[0].id): Fraction(33)}, WHO)
        lists = Lists(self.store, REGISTRY, wordings())
        self.papers = GroupPapers(self.lessons, lists, wordings(), Fonts(FONTS), self.lessons._today)

    def text(self, sheet: str, language: str) -> list[str]:
        """Of each page."""
        pdf = pypdfium2.PdfDocument(self.papers.pdf(self.zh, sheet, language))
        return [page.get_textpage().get_text_range() for page in pdf]


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = Office(tmp_path / "office.exchange")
    yield made
    made.store.close()


@pytest.mark.parametrize(("language", "title"), [("zh", "签到表"), ("ru", "Лист подписей"), ("en", "Signing sheet")])
def test_a_sheet_to_sign_names_whoever_is_in_the_group(office: Office, language: str, title: str) -> None:
    office.set("language_enrolment", office.b, state="left", left_on="2026-09-10")
    (page,) = office.text("signing", language)
    assert title in page
    assert "Соколова Дарья" in page
    assert "Ерёмин" not in page


def test_attendance_has_letters_minutes_and_sums(office: Office) -> None:
    (page,) = office.text("attendance", "ru")
    for part in ("Посещаемость, группа ZH-1", "07.09", "08:30", "20", "Н", "3,56", "88,9 %", "50 %"):
        assert part in page


def test_many_lessons_go_on_over_several_pages_with_the_sums_on_the_last(office: Office) -> None:

    ids = office.plan(first=date(2026, 9, 21), last=date(2026, 12, 18))
    assert len(ids) > ACROSS
    office.lessons.planning.hold(ids, WHO)
    pages = office.text("attendance", "en")
    assert len(pages) == 2
    assert ["Due h" in page for page in pages] == [False, True]
    assert all("Соколова" in page for page in pages)


def test_the_final_sheet_says_whether_the_group_is_closed(office: Office) -> None:
    (test,) = office.lessons.testing.sheets(office.zh)
    office.lessons.testing.take_over(test.test.id, WHO)
    (page,) = office.text("final", "en")
    for part in ("期中测验", "82.5", "Passed", "not closed yet"):
        assert part in page
    office.lessons.planning.hold([one.id for one in office.sheet().lessons if one.state == "planned"], WHO)
    office.lessons.closing.close(office.zh, WHO)
    (page,) = office.text("final", "en")
    assert f"by {WHO}" in page


def test_the_same_group_gives_the_same_bytes(office: Office) -> None:
    assert office.papers.pdf(office.zh, "final", "zh") == office.papers.pdf(office.zh, "final", "zh")


def test_a_group_without_lessons_and_people_has_its_sheets(office: Office) -> None:
    empty = office.new_group("ZH-9")
    for sheet in ("signing", "attendance", "final"):
        assert office.papers.pdf(empty, sheet, "ru").startswith(b"%PDF")

"""Sheets of a language group as PDF: what stands on them, in every language, over as many pages as they need."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path

import pypdfium2
import pytest
from language_office import MONDAY, WEDNESDAY, LanguageOffice
from paper_office import WHO, wordings

from exchange_admin.documents.fonts import Fonts
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.rules.lessons.hours import Mark, Presence
from exchange_admin.domain.rules.lessons.timetable import Slot
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
        self.papers = GroupPapers(self.parts, self.lessons, lists, Fonts(FONTS))

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


def test_a_sheet_says_what_a_number_means_and_names_the_teacher_in_two_scripts(office: Office) -> None:
    names = {"family_han": "令狐", "given_han": "梓霞", "family_latin": "LINGHU", "given_latin": "ZIXIA"}
    teacher = office.add("person", role="teacher", **names)
    office.set("language_group", office.zh, teacher_id=teacher)
    (page,) = office.text("attendance", "ru")
    assert "число — опоздание в минутах" in page
    assert "令狐梓霞 · LINGHU Zixia" in page


def test_a_heading_of_another_script_is_never_broken_inside_a_word(office: Office) -> None:
    office.lessons.testing.add(office.zh, {"title": "Промежуточный тест"}, [WantedPart("reading", "40")], WHO)
    (page,) = office.text("results", "zh")
    assert "Промежуточный\r\nтест" in page


def test_long_words_below_a_sheet_go_on_in_another_line(office: Office) -> None:
    office.set("language_group", office.zh, closed_on="2026-11-20", closed_by="Очень Длинное Имя " * 11)
    page = pypdfium2.PdfDocument(office.papers.pdf(office.zh, "results", "ru"))[0]
    edges = [page.get_textpage().get_charbox(n)[2] for n in range(page.get_textpage().count_chars())]
    assert max(edges) < page.get_width() - 35


def test_many_lessons_go_on_over_several_pages_with_the_sums_on_the_last(office: Office) -> None:
    ids = office.plan(MONDAY, WEDNESDAY, Slot(5, "08:30", 90), last=date(2026, 11, 20))
    assert len(ids) > ACROSS
    office.lessons.planning.hold(ids, WHO)
    pages = office.text("attendance", "en")
    assert len(pages) == 2
    assert ["Due h" in page for page in pages] == [False, True]
    assert all("Соколова" in page for page in pages)


def test_a_draft_of_the_results_says_whether_the_group_is_closed(office: Office) -> None:
    (test,) = office.lessons.testing.sheets(office.zh)
    office.lessons.testing.take_over(test.test.id, WHO)
    (page,) = office.text("results", "en")
    for part in ("期中测验", "82.5", "Passed", "not closed yet"):
        assert part in page
    office.lessons.planning.hold([one.id for one in office.sheet().lessons if one.state == "planned"], WHO)
    office.lessons.closing.close(office.zh, WHO)
    (page,) = office.text("results", "en")
    assert f"by {WHO}" in page


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("zh", "草稿，不是正式签发的文件"),
        ("ru", "Черновик, не выданный документ"),
        ("en", "Draft, not an issued paper"),
    ],
)
def test_results_that_are_no_paper_of_the_register_say_so_on_every_page(
    office: Office, language: str, words: str
) -> None:
    for _ in range(40):
        office.enrolled(office.person("sokolova"))
    pages = office.text("results", language)
    assert len(pages) > 1
    assert all(words in page for page in pages)


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        ("zh", ("学习进度表", "有望合格", "尚无完整测验成绩", "82.5%", "阅读", "/ 40")),
        ("ru", ("Успеваемость, группа ZH-1", "Идёт к зачёту", "Полных тестов ещё нет", "82,5 %", "88,9 %", "3,56")),
        ("en", ("Progress, group ZH-1", "On the way to pass", "No full test yet", "82.5%", "33")),
    ],
)
def test_progress_has_hours_points_and_who_is_on_the_way(office: Office, language: str, parts: tuple[str, ...]) -> None:
    (page,) = office.text("progress", language)
    for part in parts:
        assert part in page


def test_progress_names_the_part_that_was_too_weak_and_believes_the_latest_test(office: Office) -> None:
    office.lessons.testing.add(
        office.zh,
        {"title": "Second", "date": "2026-10-01"},
        [WantedPart("listening", "20", least_percent="50"), WantedPart("speaking", "80")],
        WHO,
    )
    second = office.lessons.testing.sheets(office.zh)[-1]
    listening, speaking = (part.id for part in second.parts)
    office.lessons.testing.score(office.zh, {(office.a, listening): Fraction(9)}, WHO)
    assert "On the way to pass" in " ".join(office.text("progress", "en")), "a test half sat tells nothing"
    office.lessons.testing.score(office.zh, {(office.a, speaking): Fraction(80)}, WHO)
    assert "At risk: Listening" in " ".join(office.text("progress", "en")).replace("\r\n", " ")


def test_progress_says_what_was_decided_or_that_somebody_left(office: Office) -> None:
    office.set("language_enrolment", office.a, result="failed")
    office.set("language_enrolment", office.b, state="left", left_on="2026-09-10")
    (page,) = office.text("progress", "en")
    assert "Failed" in page
    assert "Left" in page
    assert "On the way to pass" not in page


def test_many_tests_go_on_over_several_sheets_and_none_is_lost(office: Office) -> None:
    for n in range(4):
        parts = [WantedPart(skill, "20") for skill in ("grammar", "reading", "listening", "writing", "speaking")]
        office.lessons.testing.add(office.zh, {"title": f"Quiz {n}", "date": f"2026-10-0{n + 1}"}, parts, WHO)
    pages = office.text("progress", "en")
    assert [f"Quiz {n}" in "".join(pages) for n in range(4)] == [True] * 4
    assert ["Level" in page for page in pages] == [False] * (len(pages) - 1) + [True]


def test_the_same_group_gives_the_same_bytes(office: Office) -> None:
    assert office.papers.pdf(office.zh, "results", "zh") == office.papers.pdf(office.zh, "results", "zh")


def test_a_group_without_lessons_and_people_has_its_sheets(office: Office) -> None:
    empty = office.new_group("ZH-9")
    for sheet in ("signing", "attendance", "progress", "results"):
        assert office.papers.pdf(empty, sheet, "ru").startswith(b"%PDF")


def test_a_very_long_name_stands_whole_in_a_narrow_column(office: Office) -> None:
    parts = [WantedPart(skill, "20") for skill in ("grammar", "reading", "listening", "writing")]
    office.lessons.testing.add(office.zh, {"title": "Quiz"}, parts, WHO)
    long = {"family_cyrillic": "Преображенская-Константинопольская", "given_cyrillic": "Александра-Виктория"}
    office.enrolled(office.add("person", role="student", **long, family_latin="PREOBRAZHENSKAIA", given_latin="A."))
    pages = "".join(office.text("progress", "ru")).replace("\r\n", " ")
    assert "PREOBRAZHENSKAIA" in pages.rpartition("прогноз")[0]


@pytest.mark.parametrize("language", ["zh", "ru", "en"])
@pytest.mark.parametrize("sheet", ["signing", "attendance", "progress", "results"])
def test_nothing_on_a_sheet_is_smaller_than_eight_points(office: Office, sheet: str, language: str) -> None:
    """Also with many parts, whose Russian names are wider than their columns."""
    skills = ("grammar", "reading", "listening", "writing", "speaking")
    office.lessons.testing.add(
        office.zh, {"title": "Промежуточный контроль"}, [WantedPart(skill, "20") for skill in skills], WHO
    )
    for page in pypdfium2.PdfDocument(office.papers.pdf(office.zh, sheet, language)):
        text = page.get_textpage()
        sizes = {pypdfium2.raw.FPDFText_GetFontSize(text.raw, n) for n in range(text.count_chars())} - {0.0, 1.0}
        assert min(sizes) >= 8, sorted(sizes)


def test_a_heading_wider_than_its_column_is_turned_and_still_read(office: Office) -> None:
    skills = ("grammar", "reading", "listening", "writing", "speaking")
    office.lessons.testing.add(office.zh, {"title": "Тест"}, [WantedPart(skill, "20") for skill in skills], WHO)
    for word in ("Аудирование", "Грамматика", "Посещаемость"):
        assert any(word in page for page in office.text("progress", "ru"))

"""An empty office by keys: what an institution says of itself, titles by the glossary in three languages, specialities
that correspond, and what Today says when the offer of a partner comes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest
from clerk import CONTROL, Clerk
from openpyxl import Workbook, load_workbook
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from exchange_admin.app.main import main
from exchange_admin.app.office_window import OfficeWindow
from exchange_admin.app.window import Application
from exchange_admin.domain.queries import Query
from exchange_admin.ui.forms.record_form import RecordForm
from exchange_admin.ui.listings.offers_page import OffersPage
from exchange_admin.ui.pages.import_page import CHECK, ImportPage
from exchange_admin.ui.pages.in_front import list_in_front
from exchange_admin.ui.today.row_shown import RowShown
from exchange_admin.ui.today.today_page import TodayPage

KEY = Qt.Key
ROBOT = {"name_zh": "工业机器人", "name_ru": "промышленный робот", "name_en": "industrial robot", "state": "agreed"}


@pytest.fixture(autouse=True)
def _nothing_is_asked() -> None:
    """Dialogs are answered here, by keys."""


@pytest.fixture
def opened(start: Callable[[], Application], tmp_path: Path) -> Callable[[str], OfficeWindow]:
    def open_(language: str = "en") -> OfficeWindow:
        file = tmp_path / "empty.exchange"
        assert main(["new", str(file), "--name", "Songhua College", "--country", "cn"]) == 0
        application = start()
        application.preferences.language = language
        application.show_office(application.program.open(file, writing=True))
        assert application.office is not None
        application.office.window.resize(1366, 768)
        application.office.window.activateWindow()
        return application.office

    return open_


def go(clerk: Clerk, shown: OfficeWindow, area: str) -> None:
    shown.window.activateWindow()
    clerk.wait(shown.window.isActiveWindow)
    shown.window.show_area(area)


def form(shown: OfficeWindow) -> RecordForm:
    page = list_in_front(shown.window)
    assert page is not None
    return page.panel.form


def into(clerk: Clerk, shown: OfficeWindow, name: str) -> None:
    """The field of that name gets the keyboard."""
    form(shown).editors[name].widget.setFocus()
    clerk.wait(lambda: form(shown).editors[name].widget.hasFocus())


@pytest.mark.parametrize(
    ("kind", "language"),
    [("programme", "en"), ("programme", "ru"), ("programme", "zh"), ("listing", "ru"), ("language_course", "zh")],
)
def test_a_title_is_completed_and_said_in_the_other_language(
    opened: Callable[[str], OfficeWindow], qtbot: QtBot, kind: str, language: str
) -> None:
    shown, clerk = opened(language), Clerk(qtbot)
    shown.desk.records.add("glossary_term", ROBOT, "Shen")
    go(clerk, shown, {"language_course": "language"}.get(kind, kind))
    page = shown.window.page({"language_course": "language"}.get(kind, kind))
    if kind == "language_course":
        page.show_kind(kind)  # type: ignore[union-attr]
    clerk.key(KEY.Key_N, with_=CONTROL)
    into(clerk, shown, "name_ru")
    clerk.type("пром")
    clerk.key(KEY.Key_Down, KEY.Key_Return)
    assert form(shown).editors["name_ru"].typed() == "промышленный робот"
    into(clerk, shown, "name_zh")
    clerk.key(KEY.Key_G, with_=CONTROL)
    assert form(shown).editors["name_zh"].typed() == "工业机器人"


def test_what_an_institution_says_of_itself_is_typed_and_stands_in_its_panel(
    opened: Callable[..., OfficeWindow], qtbot: QtBot
) -> None:
    shown, clerk = opened(), Clerk(qtbot)
    go(clerk, shown, "institution")
    page = list_in_front(shown.window)
    assert page is not None
    clerk.wait(lambda: page.panel.record is not None or page.list.table.model().rowCount())
    page.list.table.setFocus()
    clerk.key(KEY.Key_Home, KEY.Key_F2)
    said = {
        "strengths_zh": "工业机器人实训中心", "priority_fields": "0714", "teaching_languages": "Chinese, Russian",
        "students": "4200", "dormitory_places": "1500", "accreditations": "ISO 21001", "profile_as_of": "2026-09-01",
    }  # fmt: skip
    for name, text in said.items():
        into(clerk, shown, name)
        clerk.type(text)
    clerk.key(KEY.Key_Tab)
    own = shown.desk.records.get("institution", shown.desk.office.store.institution)
    assert {name: own[name] for name in said} == {
        **said, "teaching_languages": "zh;ru", "students": 4200, "dormitory_places": 1500,
    }  # fmt: skip


def test_specialities_that_correspond_are_proposed_and_agreed(
    opened: Callable[..., OfficeWindow], qtbot: QtBot
) -> None:
    shown, clerk = opened(), Clerk(qtbot)
    store = shown.desk.office.store
    theirs = {"name_ru": "Амурский колледж", "country": "RU", "kind": "college"}
    (amur,) = shown.desk.records.add("institution", theirs, "Shen").ids["institution"]
    go(clerk, shown, "listing")
    page = shown.window.page("listing")
    assert isinstance(page, OffersPage)
    page.show_tab("specialities")
    clerk.key(KEY.Key_N, with_=CONTROL)
    for name, text in (
        ("institution_id", "Songhua College"),
        ("speciality_id", "460305"),
        ("other_institution_id", "Амурский колледж"),
    ):
        into(clerk, shown, name)
        clerk.type(text)
        clerk.key(KEY.Key_Tab)
    line = form(shown).lines["other_speciality_id"]
    assert "15.02.18" in line.text()
    clerk.click(line._use)
    clerk.key(KEY.Key_Tab)
    clerk.wait(lambda: store.count(Query("speciality_link")) == 1)
    (link,) = store.records(Query("speciality_link"))
    assert (link["other_institution_id"], link["state"]) == (amur, "proposed")


def test_today_says_that_the_offer_of_a_partner_meets_a_need_and_leads_to_it(
    opened: Callable[..., OfficeWindow], qtbot: QtBot
) -> None:
    shown, clerk = opened(), Clerk(qtbot)
    records, until = shown.desk.records, (date.today() + timedelta(days=20)).isoformat()
    theirs = {"name_ru": "Амурский колледж", "country": "RU", "kind": "college"}
    (amur,) = records.add("institution", theirs, "Shen").ids["institution"]
    said = {
        "topic": "short_training", "state": "published", "isced_f": "0714", "valid_until": until,
        "languages": "ru", "format": "onsite", "name_zh": "机器人课程", "name_ru": "Курс по роботам", "places": 20,
    }  # fmt: skip
    own = shown.desk.office.store.institution
    shown.desk.feed.publish(records.add("listing", {**said, "side": "need", "institution_id": own}, "Shen"), None)
    page = shown.window.page("today")
    assert isinstance(page, TodayPage)
    go(clerk, shown, "today")
    clerk.wait(lambda: page.day is not None)
    shown.desk.feed.publish(records.add("listing", {**said, "side": "offer", "institution_id": amur}, "Shen"), None)

    def rows() -> dict[str, RowShown]:
        return {one.title: one for block in page.blocks.values() if not block.isHidden() for one in block.rows()}

    clerk.wait(lambda: "New matches" in rows())
    assert rows()["New matches"].right == "1"
    assert [title for title in rows() if "nd" in title and title != "New matches"] != [], "the own need ends in 20 days"
    shown.today.lead(rows()["New matches"].target)
    offers = shown.window.page("listing")
    assert isinstance(offers, OffersPage)
    clerk.wait(lambda: offers.matches.is_read and offers.matches.current() is not None)
    assert shown.window.area == "listing"


def book(path: Path, rows: Sequence[Sequence[str]]) -> Path:
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    made.save(path)
    return path


def heads(shown: OfficeWindow, kind: str, *names: str) -> tuple[str, ...]:
    """What the program calls these fields in Russian."""
    return tuple(shown.desk.wordings["ru"].field(kind, name) for name in names)


def take_in(shown: OfficeWindow, clerk: Clerk, file: Path, kind: str, qtbot: QtBot) -> None:
    """As somebody does who drops the file on the page and confirms what it is."""
    shown.window.show_area("import")
    page = shown.window.page("import")
    assert isinstance(page, ImportPage)

    def done() -> None:
        qtbot.waitUntil(lambda: not (shown.jobs.is_busy or page.session.is_busy), timeout=30_000)

    page.start.kind.setCurrentIndex(page.start.kind.findData(kind))
    page.open_file(file)
    done()
    qtbot.waitUntil(lambda: page.session.view is not None and page.session.view.sheets[0].kind == kind, timeout=30_000)
    page.show_step(CHECK)
    clerk.click(page.apply)
    done()


def test_a_glossary_and_profiles_come_in_from_excel_and_go_out_in_the_window(
    opened: Callable[..., OfficeWindow], qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown, clerk = opened(), Clerk(qtbot)
    store = shown.desk.office.store
    terms = heads(shown, "glossary_term", "name_zh", "name_ru", "name_en"), ("焊接", "сварка", "welding")
    profile = heads(shown, "institution", "name_ru", "country", "kind", "strengths_ru", "students", "profile_as_of")
    colleges = profile, ("Амурский колледж", "Россия", "Колледж", "Сварка и роботы", "3200", "01.09.2026")
    go(clerk, shown, "import")
    take_in(shown, clerk, book(tmp_path / "terms.xlsx", terms), "glossary_term", qtbot)
    assert [one["name_ru"] for one in store.records(Query("glossary_term"))] == ["сварка"]
    take_in(shown, clerk, book(tmp_path / "colleges.xlsx", colleges), "institution", qtbot)
    (amur,) = store.where("institution", "name_ru", ["Амурский колледж"])
    assert (amur["strengths_ru"], amur["students"]) == ("Сварка и роботы", 3200)

    go(clerk, shown, "listing")
    offers = shown.window.page("listing")
    assert isinstance(offers, OffersPage)
    offers.show_tab("glossary")
    target = tmp_path / "out.xlsx"
    monkeypatch.setattr(shown.desk.ask, "file_to_save", lambda *_: target)
    offers.page.export()
    qtbot.waitUntil(lambda: target.exists() and not shown.jobs.is_busy, timeout=30_000)
    cells = [value for row in load_workbook(target).worksheets[0].iter_rows(values_only=True) for value in row]
    assert {"焊接", "сварка", "welding"} <= set(cells)

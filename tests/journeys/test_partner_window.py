"""The built window over a partner's own file, packages that are dropped or double-clicked, a second PC."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from college_files import Place, Town
from openpyxl import Workbook
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from exchange_admin.app.office_window import OfficeWindow
from exchange_admin.app.program import Program
from exchange_admin.app.window import Application
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.queries import Query
from exchange_admin.ui.detail.files_card import FilesCard
from exchange_admin.ui.pages.area_page import AreaListPage
from exchange_admin.ui.pages.exchange_page import COPIES, DECISIONS, ExchangePage
from exchange_admin.ui.pages.import_page import CHECK, COLUMNS, ImportPage
from exchange_admin.ui.pages.list_page import ListPage
from exchange_admin.ui.today.targets import ToCommand, ToList
from exchange_admin.ui.today.today_page import TodayPage

Start = Callable[[], Application]


@pytest.fixture
def town(tmp_path: Path) -> Town:
    return Town(tmp_path)


def opened(start: Start, place: Place) -> OfficeWindow:
    """The window that the program shows for a file, with the clock of the town."""
    application = start()
    application.program = Program(application.program.paths, place.program.origin)
    assert application.open_file(place.path)
    assert application.office is not None
    application.office.window.show()
    return application.office


def exchange_page(shown: OfficeWindow, qtbot: QtBot) -> ExchangePage:
    shown.window.show_area("exchange")
    page = shown.window.page("exchange")
    assert isinstance(page, ExchangePage)
    quiet(shown, qtbot)
    return page


def quiet(shown: OfficeWindow, qtbot: QtBot) -> None:
    page = shown.window.page("exchange")
    assert isinstance(page, ExchangePage)
    for _ in range(3):
        qtbot.waitUntil(lambda: not (shown.jobs.is_busy or page.session.is_busy), timeout=30_000)


def list_page(shown: OfficeWindow, area: str) -> ListPage:
    shown.window.show_area(area)
    page = shown.window.page(area)
    assert isinstance(page, AreaListPage)
    return page.page


def usable(shown: OfficeWindow) -> set[str]:
    shown.window.refresh_commands()
    return {action.objectName() for action in shown.desk.actions.usable()}


# a partner's own file


def test_a_partners_file_shows_only_what_somebody_who_enters_data_needs(start: Start, town: Town) -> None:
    town.person(town.first, "Соколова")
    shown = opened(start, town.college(town.first, 11))
    assert shown.window.area_ids() == [
        "person",
        "mobility",
        "institution",
        "agreement",
        "language",
        "credit",
        "listing",
        "project",
        "import",
        "exchange",
        "settings",
        "today",
        "tasks",
    ]
    page = list_page(shown, "credit")
    assert page.kind == "transcript"
    offered = usable(shown)
    assert {"file.send", "file.receive", "file.import"} <= offered
    assert not {"tools.report", "records.certificate", "records.erase"} & offered


def test_today_in_a_new_file_of_a_partner_says_what_a_college_does_first(
    start: Start, town: Town, qtbot: QtBot
) -> None:
    shown = opened(start, town.college(town.first, 11))
    shown.window.show_area("today")
    page = shown.window.page("today")
    assert isinstance(page, TodayPage)
    qtbot.waitUntil(lambda: page.day is not None, timeout=30_000)
    assert [id for id, block in page.blocks.items() if not block.isHidden()] == ["first"]
    targets = [row.target for row in page.blocks["first"].rows()]
    commands = [target.id for target in targets if isinstance(target, ToCommand)]
    assert (targets[0], commands) == (ToList("person"), ["file.import", "file.send", "file.receive"])
    assert set(commands) <= usable(shown)
    shown.today.lead(targets[0])
    assert shown.window.area == "person"


def test_the_first_opening_makes_keys_and_says_what_to_do(start: Start, town: Town, qtbot: QtBot) -> None:
    college = town.college(town.first, 11)
    shown = opened(start, college)
    assert shown.office.store.keys.get() is not None
    assert "first package" in shown.window.banner.text()
    shown.window.banner.button.click()
    page = exchange_page_in_front(shown)
    quiet(shown, qtbot)
    stick = town.out()
    page.sending.folder.folder = stick
    page.sending.make.click()
    qtbot.waitUntil(lambda: page.sending.sent is not None, timeout=30_000)
    quiet(shown, qtbot)
    assert shown.window.banner.text() == ""
    (package,) = stick.iterdir()
    assert town.office.receive(package).info.answers_enrolment


def exchange_page_in_front(shown: OfficeWindow) -> ExchangePage:
    assert shown.window.area == "exchange"
    page = shown.window.page("exchange")
    assert isinstance(page, ExchangePage)
    return page


def test_what_belongs_to_others_is_read_only_with_the_reason(start: Start, town: Town) -> None:
    own = town.person(town.first, "Соколова")
    guest = town.person(town.office.institution, "Ли", "Вэй", consent=False)
    town.office.add("mobility", person_id=guest, direction="outgoing", activity="student_studies",
                    sending_institution_id=town.office.institution, receiving_institution_id=town.first,
                    sending_status="nominated", receiving_status="pending")  # fmt: skip
    shown = opened(start, town.college(town.first, 11, basis="contract"))
    page = list_page(shown, "person")
    page.open_record(guest)
    form = page.panel.form
    assert "Read-only" in page.panel._state.text()
    assert [type(card) for card in page.panel.addable_lines()] == [FilesCard], "a scan of whoever is here is taken"
    assert form.editors["email"].line.isReadOnly()  # type: ignore[attr-defined]
    assert not {"records.remove", "records.merge"} & usable(shown)
    with pytest.raises(RuleBroken, match="not_yours"):
        shown.desk.records.set("person", guest, {"email": "x@example.org"}, "me")
    with pytest.raises(RuleBroken, match="not_yours"):
        shown.desk.records.restore("person", guest, "me")
    page.open_record(own)
    assert page.panel._state.text() == ""
    assert {card.kind for card in page.panel.addable_lines()} >= {"identity_document", "consent", "mobility"}
    assert not form.editors["email"].line.isReadOnly()  # type: ignore[attr-defined]
    assert "records.remove" in usable(shown)


def test_a_college_keeps_its_own_profile_and_contacts_and_reads_those_of_others(start: Start, town: Town) -> None:
    shown = opened(start, town.college(town.first, 11))
    page = list_page(shown, "institution")
    page.open_record(town.office.institution)
    assert "Read-only" in page.panel._state.text()
    page.open_record(town.first)
    assert page.panel._state.text() == ""
    assert {card.kind for card in page.panel.addable_lines()} == {"contact", "unit"}
    editor = page.panel.form.editors["students"]
    editor.widget.setText("2400")  # type: ignore[attr-defined]
    editor.touch()
    editor.left.emit()
    assert shown.office.store.get("institution", town.first)["students"] == 2400
    assert shown.desk.limits.defaults("contact") == {"institution_id": town.first}
    assert shown.desk.limits.defaults("task") == {"share": "shared"}, "nothing is kept for oneself here"


def test_fields_that_the_other_side_decides_cannot_be_typed_into(start: Start, town: Town) -> None:
    person = town.person(town.first, "Соколова")
    stay = town.office.add("mobility", person_id=person, direction="incoming", activity="student_studies",
                           sending_institution_id=town.first, receiving_institution_id=town.office.institution,
                           sending_status="nominated", receiving_status="pending")  # fmt: skip
    shown = opened(start, town.college(town.first, 11))
    page = list_page(shown, "mobility")
    page.open_record(stay)
    editors = page.panel.form.editors
    assert editors["planned_start"].widget.isEnabled()
    assert not editors["receiving_status"].widget.isEnabled()
    assert "other side" in editors["receiving_status"].widget.toolTip()


def test_a_person_typed_in_at_a_college_arrives_at_the_office(start: Start, town: Town, qtbot: QtBot) -> None:
    college = town.college(town.first, 11)
    town.enrol(college)
    shown = opened(start, college)
    page = list_page(shown, "person")
    shown.desk.actions["records.new"].trigger()
    for name, text in (("family_cyrillic", "Новикова"), ("given_cyrillic", "Анна")):
        editor = page.panel.form.editors[name]
        editor.widget.setText(text)  # type: ignore[attr-defined]
        editor.touch()
        editor.left.emit()
    (new,) = (id for kind, id in shown.office.store.search("Новикова", ("person",)))
    assert shown.office.store.get("person", new)["home_institution_id"] == town.first
    exchange = exchange_page(shown, qtbot)
    exchange.send("")
    quiet(shown, qtbot)
    stick = town.out()
    exchange.sending.folder.folder = stick
    exchange.sending.make.click()
    qtbot.waitUntil(lambda: exchange.sending.sent is not None, timeout=30_000)
    assert exchange.sending.without.isHidden()
    (package,) = stick.iterdir()
    assert town.office.receive(package).new_people == 1


def test_a_college_imports_its_own_list_in_the_window(start: Start, town: Town, qtbot: QtBot) -> None:
    college = town.college(town.first, 11)
    town.enrol(college)
    application = start()
    shown = opened(lambda: application, college)
    application.check_file()  # with the backup of the day
    path = town.folder / "list.xlsx"
    book = Workbook()
    for line in (
        ("Фамилия", "Имя", "Дата рождения", "Загранпаспорт", "Колледж"),
        ("Новикова", "Анна", "14.03.2005", "751234567", ""),
        ("Орлов", "Лев", "15.03.2005", "751234568", "Байкальский колледж"),
    ):
        book.active.append(line)
    book.save(path)
    assert list_page(shown, "person").list._import.isVisible()  # nobody is there yet: the empty list offers it
    drop(shown, path)
    assert shown.window.area == "import"
    page = shown.window.page("import")
    assert isinstance(page, ImportPage)
    qtbot.waitUntil(lambda: page.session.view is not None and not page.session.is_busy, timeout=30_000)
    assert page._step == CHECK  # whose people they are needs no answer
    assert [row.state for row in page.session.view.rows] == ["new", "fix"]  # the second is somebody else's
    page.show_step(COLUMNS)
    home = page.columns.options.editors["institution_id"]
    assert (home.shown, home.widget.isEnabled()) == (town.first, False)
    offered = page.columns.kinds[0]
    assert "results" not in [offered.itemData(n) for n in range(offered.count())]  # the office enters them
    page.show_step(CHECK)
    backed_up = shown.window.status._backup.text()
    town.clock.wait(days=0.5)
    page.apply.click()
    qtbot.waitUntil(lambda: shown.office.store.count(Query("person")) == 1, timeout=30_000)
    qtbot.waitUntil(lambda: not (shown.jobs.is_busy or page.session.is_busy), timeout=30_000)
    assert shown.window.status._backup.text() not in ("", backed_up)  # one is made before an import
    (new,) = (id for kind, id in shown.office.store.search("Новикова", ("person",)))
    assert shown.office.store.get("person", new)["home_institution_id"] == town.first
    shown.desk.actions["edit.undo"].trigger()
    qtbot.waitUntil(lambda: shown.office.store.count(Query("person")) == 0, timeout=30_000)
    qtbot.waitUntil(lambda: not (shown.jobs.is_busy or page.session.is_busy), timeout=30_000)
    assert [row.state for row in page.session.view.rows] == ["new", "fix"]


def test_the_window_speaks_the_language_that_the_file_was_made_in(start: Start, town: Town) -> None:
    college = town.college(town.first, 11)
    application = start()
    application.preferences.language = ""
    assert application.open_file(college.path)
    assert application.languages.current == "ru"


def test_the_language_of_a_partners_file_goes_with_it(start: Start, town: Town) -> None:
    college = town.college(town.first, 11)
    application = start()
    application.program = Program(application.program.paths, town.office.program.origin)
    application.preferences.language = ""
    spoken = []
    for path in (town.office.path, college.path, town.office.path, college.path):
        assert application.open_file(path)  # the office before it is closed and hears no more
        spoken.append(application.languages.current)
    application.show_welcome()
    assert [*spoken, application.languages.current] == ["en", "ru", "en", "ru", "en"]
    assert application.open_file(college.path)
    assert application.office is not None
    application.office.commands.use_language("zh")
    assert application.open_file(town.office.path)
    assert application.languages.current == "zh"


# packages from outside


def drop(shown: OfficeWindow, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(shown.window, QDragEnterEvent(QPoint(5, 5), copy, data, left, none))
    QApplication.sendEvent(shown.window, QDropEvent(QPointF(5, 5), copy, data, left, none))


def test_a_package_dropped_anywhere_is_previewed_and_imported(start: Start, town: Town, qtbot: QtBot) -> None:
    college = town.college(town.first, 11)
    town.enrol(college)
    college.add("person", role="student", family_cyrillic="Новикова", home_institution_id=town.first)
    (package,) = college.send("", town.out())
    shown = opened(start, town.office)
    drop(shown, package)
    page = exchange_page_in_front(shown)
    qtbot.waitUntil(lambda: page.receiving.outcome is not None, timeout=30_000)
    assert shown.office.store.count(Query("person")) == 0
    page.receiving.take.click()
    qtbot.waitUntil(lambda: page.receiving.imported, timeout=30_000)
    assert shown.office.store.count(Query("person")) == 1
    quiet(shown, qtbot)
    assert list_page(shown, "person").list.model.rowCount() == 1


def test_a_double_clicked_package_goes_to_the_office_that_was_open_last(start: Start, town: Town, qtbot: QtBot) -> None:
    college = town.college(town.first, 11)
    (package,) = college.send("", town.out())
    application = start()
    application.preferences.remember_file(str(town.office.path))
    application.receive_package(package)
    assert application.office is not None
    page = exchange_page_in_front(application.office)
    qtbot.waitUntil(lambda: page.receiving.outcome is not None, timeout=30_000)


def test_a_double_clicked_package_without_an_office_says_what_to_do(start: Start, tmp_path: Path) -> None:
    application = start()
    package = tmp_path / "EXCH_a_b.exchpack"
    package.write_bytes(b"x")
    application.receive_package(package)
    assert application.office is None
    assert application.welcome_window().isVisible()


def test_decisions_that_wait_stand_beside_the_area(start: Start, town: Town, qtbot: QtBot) -> None:
    person = town.person(town.first, "Соколова")
    college = town.college(town.first, 11)
    town.enrol(college)
    town.office.set("person", person, phone="1")
    college.set("person", person, phone="2")
    town.up(college)
    shown = opened(start, town.office)
    shown.begin_exchanging()
    item = shown.window.sidebar._items["exchange"]
    qtbot.waitUntil(lambda: item.accessibleName().endswith(", 1"), timeout=30_000)


def test_ctrl_z_takes_a_decision_back(start: Start, town: Town, qtbot: QtBot) -> None:
    person = town.person(town.first, "Соколова")
    college = town.college(town.first, 11)
    town.enrol(college)
    town.office.set("person", person, phone="1")
    college.set("person", person, phone="2")
    town.up(college)
    shown = opened(start, town.office)
    page = exchange_page(shown, qtbot)
    page.show_tab(DECISIONS)
    page.decisions.card_view.press(1)
    quiet(shown, qtbot)
    assert page.decisions.total() == 0
    shown.window.refresh_commands()
    undo = shown.desk.actions["edit.undo"]
    assert undo.isEnabled()
    undo.trigger()
    quiet(shown, qtbot)
    assert page.decisions.total() == 1


# erasing


def test_a_person_is_erased_only_after_the_name_was_typed(start: Start, town: Town, qtbot: QtBot) -> None:
    person = town.person(town.first, "Соколова", email="secret@example.org")
    shown = opened(start, town.office)
    page = list_page(shown, "person")
    page.open_record(person)
    shown.window.refresh_commands()
    shown.desk.actions["records.erase"].trigger()
    panel = exchange_page_in_front(shown).erasing
    qtbot.waitUntil(lambda: panel.plan is not None, timeout=30_000)
    quiet(shown, qtbot)
    panel.typed.setText("соколова")
    assert not panel.erase.isEnabled()
    panel.do_it()
    assert shown.office.store.get("person", person) is not None
    panel.typed.setText("Соколова  дарья")
    assert panel.erase.isEnabled()
    panel.erase.click()
    qtbot.waitUntil(lambda: shown.office.store.get("person", person) is None, timeout=30_000)
    quiet(shown, qtbot)
    assert b"secret@example.org" not in town.office.bytes()


# several PCs


def test_two_pcs_exchange_through_a_folder_by_the_page(start: Start, town: Town, qtbot: QtBot, tmp_path: Path) -> None:
    share = tmp_path / "share"
    share.mkdir()
    other = replace(town.office, path=tmp_path / "pc2" / "office.exchange", who="somebody at pc2")
    other.path.parent.mkdir()
    other.path.write_bytes(town.office.path.read_bytes())
    with other.tools() as tools:
        tools.mailbox.use(share)
        tools.mailbox.exchange_once()
    person = other.add("person", role="student", family_cyrillic="Белова", home_institution_id=town.first)
    with other.tools() as tools:
        tools.mailbox.exchange_once()
    shown = opened(start, town.office)
    page = exchange_page(shown, qtbot)
    people = list_page(shown, "person")
    page = exchange_page(shown, qtbot)
    page.show_tab(COPIES)
    shown.mailbox.use(share)
    qtbot.waitUntil(lambda: not shown.mailbox.is_busy, timeout=30_000)
    with other.tools() as tools:  # now it knows whom to write to
        tools.mailbox.exchange_once()
    page.copies.now.click()
    qtbot.waitUntil(lambda: not shown.mailbox.is_busy, timeout=30_000)
    quiet(shown, qtbot)
    assert shown.office.store.get("person", person) is not None
    assert len(page.copies._lines) == 1
    qtbot.waitUntil(lambda: people.list.model.rowCount() == 1, timeout=10_000)  # the list followed
    share.rename(tmp_path / "gone")
    shown.mailbox.exchange()
    qtbot.waitUntil(lambda: not shown.mailbox.is_busy, timeout=30_000)
    assert "cannot be reached" in page.copies.notice.text()

"""The import page over a real office file: from a dropped workbook to records and back."""

from __future__ import annotations

from pathlib import Path

import pytest
from full_office import FullOffice, button, remove
from openpyxl import Workbook, load_workbook
from PySide6.QtCore import QCoreApplication, QItemSelectionModel, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from exchange_admin.documents.workbook_reading import SUFFIXES
from exchange_admin.domain.queries import Query
from exchange_admin.services.importing.draft import LEFT_OUT, ImportOptions
from exchange_admin.ui.clipboard import as_text
from exchange_admin.ui.formats import Formats
from exchange_admin.ui.forms.editors import Editor
from exchange_admin.ui.importing.staged_model import FIRST_CELL, WHAT, Tab
from exchange_admin.ui.pages.import_page import CHECK, COLUMNS, ImportPage
from exchange_admin.ui.widgets.file_drops import one_of
from exchange_admin.ui.widgets.floating import Popup

SAMPLES = Path(__file__).parents[1] / "samples"
CHINESE_LIST, RESULTS = SAMPLES / "partner_cn_autumn_2026.xlsx", SAMPLES / "language_results_ru.xlsx"
HEADINGS = ["Фамилия Имя Отчество", "Пол", "Дата рождения", "Загранпаспорт", "Колледж", "Общежитие"]
ROWS = [
    ["Соколова Дарья Игоревна", "ж", "14.03.2005", "75 1234567", "Приморский колледж", "2"],
    ["Петров Иван Петрович", "м", "31.02.2004", "75 2233445", "Приморский колледж", "2"],
    ["Ли Вэй", "м", 38412, "E12345679", "Приморский колледж", "1"],
]


@pytest.fixture
def office(open_copy, blank):
    return open_copy(blank)


@pytest.fixture
def page(qtbot, office):
    made = ImportPage(office.desk)
    made.resize(1140, 640)
    made.show()
    made.enter()
    yield made
    office.desk.jobs.drain()
    remove(made)


@pytest.fixture
def done(qtbot, page):
    """Waits until nobody waits for a job."""

    def wait() -> None:
        qtbot.waitUntil(lambda: not page.session.is_busy and page.session._job is None, timeout=20_000)

    return wait


@pytest.fixture
def workbook(tmp_path):
    book = Workbook()
    for line in (HEADINGS, *ROWS):
        book.active.append(line)
    path = tmp_path / "осень.xlsx"
    book.save(path)
    return path


@pytest.fixture
def staged(page, done, workbook) -> ImportPage:
    page.open_file(workbook)
    done()
    page.show_step(CHECK)
    return page


def people(office: FullOffice) -> int:
    return office.office.store.count(Query("person"))


def states(page: ImportPage) -> list[str]:
    return [row.state.value for row in page.session.view.rows]


def row_of(page: ImportPage, number: int) -> int:
    """Where the line `number` of the file is shown."""
    model = page.check.model
    return next(at for at in range(model.rowCount()) if model.staged(at).number == number)


def type_into_cell(page: ImportPage, number: int, key: str, text: str) -> None:
    page.check.table.go_to_row(row_of(page, number), key)
    page.check.table.edit_cell(key)
    line = page.check.table.findChild(QLineEdit)
    line.setText(text)
    QTest.keyClick(line, Qt.Key.Key_Return)
    QCoreApplication.sendPostedEvents()  # the editor closes after the key


def drop(page: ImportPage, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    none = Qt.KeyboardModifier.NoModifier
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    QApplication.sendEvent(page, QDragEnterEvent(QPoint(5, 5), copy, data, left, none))
    QApplication.sendEvent(page, QDropEvent(QPointF(5, 5), copy, data, left, none))


def test_a_dropped_partner_list_stands_ready_row_by_row_and_nothing_is_written(page, office, done):
    drop(page, CHINESE_LIST)
    done()
    assert page.session.view.ready() == 48
    assert page.check.model.rowCount() == 48
    assert people(office) == 0


def test_importing_writes_every_ready_row_in_one_step_that_the_toast_takes_back(page, office, done):
    drop(page, CHINESE_LIST)
    done()
    page.show_step(CHECK)
    page.apply.click()
    done()
    assert people(office) == 48
    assert page.session.view is None
    text, undo = office.said[-1]
    assert text == "48 rows imported"
    undo()
    done()
    assert people(office) == 0
    assert page.session.view.ready() == 48


def test_the_undo_of_the_window_puts_the_rows_of_the_last_import_back_with_their_answers(page, office, done):
    drop(page, CHINESE_LIST)
    done()
    page.show_step(CHECK)
    page.session.decide([3], LEFT_OUT)
    done()
    page.apply.click()
    done()
    assert people(office) == 47
    assert not page.take_back("somebody:1")
    assert page.take_back(office.desk.office.undoing.undoable()[0])
    done()
    assert people(office) == 0
    assert page.session.view.rows[3].decision == LEFT_OUT


def test_rows_are_compared_again_when_the_records_move(page, office, done, qtbot):
    drop(page, CHINESE_LIST)
    done()
    page.apply.click()
    done()
    drop(page, RESULTS)
    done()
    assert page.session.view.ready() == 6
    office.desk.feed.publish(office.desk.office.undoing.undo("Shen"), None)
    qtbot.waitUntil(lambda: page.session.view.ready() == 0, timeout=20_000)
    assert {problem.code for row in page.session.view.rows for problem in row.problems} == {"import.person_unknown"}


def test_the_focus_stays_on_the_page_after_an_import(page, done):
    drop(page, CHINESE_LIST)
    done()
    page.apply.setFocus()
    page.apply.click()
    assert page.check.table.hasFocus() or page.start.choose.hasFocus()
    done()
    assert page.start.choose.hasFocus()


def test_rows_copied_in_a_spreadsheet_are_staged_as_a_file_is(page, office, done):
    quoted = ["Сидорова Анна Павловна", "ж", "02.02.2006", "75 3344556", "Приморский колледж", "1"]
    QGuiApplication.clipboard().setText(as_text([HEADINGS, *ROWS[:1], quoted]))
    QTest.keyClick(page.start.choose, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    done()
    view = page.session.view
    assert (view.file, view.sheets[0].name) == ("Pasted rows", "Pasted rows")
    assert [row.cells["full_name"] for row in view.rows] == ["Соколова Дарья Игоревна", "Сидорова Анна Павловна"]
    assert [row.values["birth_date"] for row in view.rows] == ["2005-03-14", "2006-02-02"]
    assert people(office) == 0
    page.session.discard()
    done()
    QGuiApplication.clipboard().setText(" ")
    page.start.paste.click()
    assert page.notice.text().startswith("Nothing is copied.")
    assert page.session.view is None


def test_only_a_file_that_can_be_a_workbook_is_taken(page):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/tmp/letter.docx")])
    assert one_of(SUFFIXES)(data) == []
    data.setUrls([QUrl.fromLocalFile("/tmp/LIST.XLSX")])
    assert one_of(SUFFIXES)(data) == [Path("/tmp/LIST.XLSX")]


def test_a_file_that_is_no_workbook_says_why_and_leaves_the_page_as_it_was(page, done, tmp_path):
    broken = tmp_path / "broken.xlsx"
    broken.write_text("no workbook")
    page.open_file(broken)
    done()
    assert "broken.xlsx" in page.notice.text()
    assert page.session.view is None
    assert page.start.choose.isVisible()


def test_reading_can_be_given_up_and_then_nothing_is_there(page, done):
    page.open_file(CHINESE_LIST)
    page.start.cancel.click()
    done()
    assert page.session.view is None


def test_an_import_that_is_stopped_changes_nothing_and_its_rows_stand_there_still(page, done, office):
    page.open_file(CHINESE_LIST)
    done()
    steps = office.office.store.step_count()
    page.import_ready()
    assert page.cancel.isVisible()
    page.cancel.click()
    done()
    assert office.said[-1][0] == "Stopped. Nothing was changed."
    assert people(office) == 0
    assert office.office.store.step_count() == steps
    assert page.session.view.ready() == 48
    page.import_ready()
    done()
    assert people(office) == 48


def test_columns_that_nobody_understood_are_asked_about_before_the_rows(page, done, workbook):
    page.open_file(workbook)
    done()
    assert page._step == COLUMNS
    assert page.go_on.hasFocus()
    place = (0, HEADINGS.index("Общежитие"))
    combo = page.columns.combos[place]
    combo.setCurrentIndex(combo.findData("address"))
    combo.activated.emit(combo.currentIndex())
    done()
    assert [row.cells["address"] for row in page.session.view.rows] == ["2", "2", "1"]
    assert page.check.model.section_of("address") >= FIRST_CELL


def test_a_column_can_be_left_alone(page, done, workbook):
    page.open_file(workbook)
    done()
    combo = page.columns.combos[0, HEADINGS.index("Колледж")]
    combo.setCurrentIndex(combo.findText("Not read"))
    combo.activated.emit(combo.currentIndex())
    done()
    assert page.check.model.section_of("institution") == -1
    assert "question" not in states(page)


def test_a_day_number_of_excel_is_shown_back_as_the_day_it_means(staged):
    model = staged.check.model
    index = model.index(row_of(staged, 4), model.section_of("birth_date"))
    assert index.data() == "38412"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "38412, → 1 Mar 2005"


def test_a_wrong_cell_is_corrected_in_place_and_checked_at_once(staged, done):
    assert states(staged) == ["question", "fix", "question"]
    type_into_cell(staged, 3, "birth_date", "28.02.2004")
    assert staged.check.table.currentIndex().row() == row_of(staged, 3) + 1, "Enter goes on to the row below"
    done()
    row = staged.session.view.rows[1]
    assert row.values["birth_date"] == "2004-02-28"
    assert row.state == "question"  # its institution is still unknown


def test_a_corrected_row_stays_where_it_is_until_another_tab_is_chosen(staged, done):
    staged.check._show_tab(Tab.FIX.value)
    assert staged.check.model.rowCount() == 1
    type_into_cell(staged, 3, "birth_date", "28.02.2004")
    done()
    assert staged.check.model.rowCount() == 1
    staged.check._show_tab(Tab.FIX.value)
    assert staged.check.model.rowCount() == 0


def test_what_was_corrected_once_is_corrected_in_the_whole_column_on_request(staged, done):
    type_into_cell(staged, 2, "institution", "松花工程职业学院")
    done()
    assert "2 other rows" in staged.check.offer.text()
    staged.check.offer.button.click()
    done()
    assert {row.cells["institution"] for row in staged.session.view.rows} == {"松花工程职业学院"}
    assert states(staged) == ["new", "fix", "new"]


def test_what_is_taken_back_or_imported_is_offered_for_no_other_row(staged, done):
    section = staged.check.model.section_of("institution")
    type_into_cell(staged, 2, "institution", "松花工程职业学院")
    done()
    assert "2 other rows" in staged.check.offer.text()
    staged.check.model.take_back()
    done()
    assert staged.check.offer.text() == ""
    staged.check.model.put({(0, section): "松花工程职业学院", (1, section): "松花工程职业学院"})
    done()
    type_into_cell(staged, 2, "institution", "")
    done()
    assert "1 other row" in staged.check.offer.text()
    staged.check.model.put({(1, section): "Приморский колледж"})
    done()
    assert staged.check.offer.text() == ""


def test_ready_rows_go_in_and_the_others_stay_as_a_draft(staged, office, done):
    type_into_cell(staged, 2, "institution", "松花工程职业学院")
    done()
    assert staged.apply.text().strip() == "Import 1 row, keep 2 as draft"
    staged.apply.click()
    done()
    assert people(office) == 1
    assert states(staged) == ["fix", "question"]
    assert office.said[-1][0] == "1 row imported, 2 kept as draft"


def test_what_no_cell_can_tell_leads_back_to_the_columns(page, office, done, tmp_path):
    book, path = Workbook(), tmp_path / "list.xlsx"
    for line in (["Фамилия Имя Отчество", "Пол"], ["Соколова Дарья Игоревна", "ж"]):
        book.active.append(line)
    book.save(path)
    store = office.office.store
    term_id = store.id_of("term", store.ids(Query("term"))[0])
    page.open_file(path)
    done()
    page.session.set_options(ImportOptions(term_id=term_id))
    done()
    page.show_step(CHECK)
    panel = page.check.panel
    assert button(panel, "Choose from the list…").isEnabled()
    button(panel, "Back to “Columns”").click()
    assert page._step == COLUMNS


def test_a_namesake_is_asked_about_with_facts_and_settled_by_a_button(page, office, done):
    drop(page, CHINESE_LIST)
    done()
    page.import_ready()
    done()
    page.open_file(RESULTS)
    done()
    page.show_step(CHECK)
    assert states(page) == ["question", "question", *["known"] * 6]
    page.check.table.go_to_row(0)
    QCoreApplication.sendPostedEvents()
    buttons = page.check.panel.findChildren(type(page.apply))
    pressed = [one for one in buttons if one.text() == "Same person" and one.isVisible()]
    assert len(pressed) == 2
    assert "24 Sept 2003" in pressed[0].accessibleName() or "24 Sept 2003" in pressed[1].accessibleName()
    pressed[0].click()
    done()
    assert states(page)[0] == "known"
    assert page.session.view.rows[0].subject_id


def test_anybody_of_the_office_can_be_named_for_a_row_that_found_nobody(page, office, done, qtbot):
    values = {"role": "student", "family_latin": "Chen", "given_latin": "Siyuan", "citizenship": "CN"}
    (person,) = office.office.records.add("person", values, "Shen").ids["person"]
    page.open_file(RESULTS)
    done()
    page.show_step(CHECK)
    page.check.table.go_to_row(0)
    button(page.check.panel, "Choose a person…").click()
    popup = page.check.findChild(Popup)
    editor = Editor.of(popup.findChild(QLineEdit))
    editor._look_up("chen")
    editor.choose(0)
    done()
    row = page.session.view.rows[0]
    assert (row.decision, row.state.value) == (person, "known")


def test_what_was_read_is_said_in_words_of_the_window(page, done):
    page.open_file(RESULTS)
    done()
    page.show_step(CHECK)
    page.check.table.go_to_row(0)
    QCoreApplication.sendPostedEvents()
    said = " ".join(label.text() for label in page.check.panel.findChildren(QLabel) if label.isVisible())
    assert "Hours attended" in said
    assert "Passed" in said


def test_several_rows_are_left_out_at_once_and_can_come_back(staged, office, done):
    staged.check.table.selectAll()
    button(staged.check.panel, "Leave all out").click()
    done()
    assert {row.decision for row in staged.session.view.rows} == {LEFT_OUT}
    assert not staged.apply.isEnabled()
    flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
    staged.check.table.selectionModel().setCurrentIndex(staged.check.model.index(0, WHAT), flags)
    button(staged.check.panel, "Take it in again").click()
    done()
    assert staged.session.view.rows[0].decision == ""


def test_a_draft_is_kept_by_itself_and_goes_on_after_the_page_was_left(staged, office, qtbot, done):
    type_into_cell(staged, 3, "birth_date", "28.02.2004")
    done()
    staged.leave_fields()
    done()
    again = ImportPage(office.desk)
    again.show()
    again.enter()
    qtbot.waitUntil(lambda: bool(again.start._kept))
    button(again.start, "Go on").click()
    qtbot.waitUntil(lambda: again.session.view is not None)
    assert again.session.view.rows[1].cells["birth_date"] == "28.02.2004"
    office.desk.jobs.drain()
    remove(again)


def test_what_stands_in_an_open_cell_is_kept_when_the_window_goes(staged, office):
    staged.check.table.go_to_row(row_of(staged, 3), "birth_date")
    staged.check.table.edit_cell("birth_date")
    staged.check.table.findChild(QLineEdit).setText("28.02.2004")
    staged.leave_fields()
    QCoreApplication.sendPostedEvents()
    office.desk.jobs.drain()
    ((id, _, _),) = office.office.imports.kept()
    assert office.office.imports.open(id).rows[1].cells["birth_date"] == "28.02.2004"


def test_a_draft_is_thrown_away_only_after_asking(staged, office, done):
    office.answers.answers = [False, True]
    staged.show_step(CHECK)
    staged.discard.click()
    assert staged.session.view is not None
    staged.discard.click()
    done()
    assert staged.session.view is None
    assert office.office.imports.kept() == []


def test_the_rows_to_correct_are_written_for_the_partner_with_the_reasons(staged, office, done, tmp_path):
    target = tmp_path / "back.xlsx"
    office.answers.answers = [0, target]
    staged.send_back.click()
    done()
    sheet = load_workbook(target).active
    assert sheet.max_row == len(ROWS) + 1
    marked = {cell.coordinate: cell.comment.text for line in sheet for cell in line if cell.comment}
    assert "31.02.2004" in "".join(marked.values())
    assert "back.xlsx" in staged.notice.text()


def test_what_was_sent_back_is_known_when_it_returns(staged, office, done, tmp_path):
    target = tmp_path / "back.xlsx"
    office.answers.answers = [0, target]
    staged.send_back.click()
    done()
    staged.open_file(target)
    done()
    assert "осень.xlsx" in staged.notice.text()
    assert states(staged) == [
        row.state.value for row in office.office.imports.open(office.office.imports.kept()[-1][0]).rows
    ]


def test_rows_are_narrowed_to_what_they_wait_for_with_how_many_do(staged, done):
    offered, model = staged.check.problems, staged.check.model

    def choose(at: int) -> list[int]:
        offered.setCurrentIndex(at)
        offered.activated.emit(at)
        return [model.staged(row).number for row in range(model.rowCount())]

    told = ["Every problem", "Home institution · 3", "Date of birth · 1"]
    assert [offered.itemText(at) for at in range(offered.count())] == told
    assert choose(2) == [3]
    assert model.key_at(staged.check.table.currentIndex().column()) == "birth_date"
    type_into_cell(staged, 3, "birth_date", "21.02.2004")
    done()
    assert offered.currentText() == "Date of birth · 0"
    assert model.rowCount() == 1  # the row stays where it is until something else is chosen
    assert choose(0) == [2, 3, 4]
    assert choose(1) == [2, 3, 4]


def test_a_text_is_replaced_in_the_shown_cells_of_a_column_and_taken_back(staged, office, done, monkeypatch):
    model = staged.check.model
    staged.check.table.go_to_row(0, "institution")

    def answer(dialog):
        assert model.key_at(dialog.section) == "institution"
        assert dialog.read() == "Type what is to be found."
        dialog.sought.setText("ПРИМОРСКИЙ")
        dialog.new.setText("Байкальский")
        assert len(dialog.changed) == 3
        return dialog.read() == ""

    monkeypatch.setattr(office.desk.ask, "show", answer)
    QTest.keyClick(staged.check.table, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    done()
    section = model.section_of("institution")
    assert model.column_texts(section) == ["Байкальский колледж"] * 3
    assert [row.cells["full_name"] for row in staged.session.view.rows] == [line[0] for line in ROWS]
    model.take_back()
    done()
    assert model.column_texts(section) == ["Приморский колледж"] * 3


def test_rows_are_found_by_what_stands_in_them(staged, qtbot):
    staged.check.find_field.setText("петров")
    qtbot.waitUntil(lambda: staged.check.model.rowCount() == 1)
    assert staged.check.model.staged(0).number == 3


def test_the_same_list_again_is_known_and_changes_nothing(page, office, done):
    for _ in range(2):
        page.open_file(CHINESE_LIST)
        done()
        page.import_ready()
        done()
    assert people(office) == 48
    assert office.office.store.count(Query("identity_document")) == 48


@pytest.mark.parametrize(
    ("language", "words"), [("zh", ("导入", "待更正")), ("ru", ("Импорт", "Исправить")), ("en", ("Import", "To fix"))]
)
def test_the_page_speaks_the_language_of_the_window(staged, look, languages, language, words):
    look.change(formats=Formats(language, look.formats.today))
    languages.use(language)
    QCoreApplication.sendPostedEvents()
    assert staged.header.title.text() == words[0]
    model = staged.check.model
    assert model.index(row_of(staged, 3), WHAT).data() == words[1]


def test_keyboard_alone_reaches_the_answers_of_a_row(staged):
    staged.check.table.setFocus()
    staged.check.table.go_to_row(0)
    QCoreApplication.sendPostedEvents()
    assert staged.window().focusWidget() is staged.check.table
    focus, seen = staged.check.table.nextInFocusChain(), []
    while focus is not staged.check.table and len(seen) < 200:
        if focus.isVisible() and focus.focusPolicy() & Qt.FocusPolicy.TabFocus:
            seen.append(focus)
        focus = focus.nextInFocusChain()
    assert staged.check.panel.isAncestorOf(seen[0]), "the answers come before what the page can do"
    assert staged.apply in seen
    nameless = [widget for widget in seen if not (widget.accessibleName() or getattr(widget, "text", str)())]
    assert not nameless


def test_hidden_lines_are_told_first_and_left_out_by_a_tick(page, office, done, workbook):
    book = load_workbook(workbook)
    book.active.row_dimensions[2].hidden = True
    book.active.column_dimensions["F"].hidden = True
    book.save(workbook)
    page.open_file(workbook)
    done()
    assert page._step == COLUMNS

    def told() -> str:
        return " ".join(label.text() for label in page.columns.findChildren(QLabel) if not label.isHidden())

    assert "Hidden in the workbook, but read: row 2, column F (“Общежитие”)" in told()
    box = page.columns.options.hidden_box
    assert box.isVisible()
    box.click()
    done()
    assert [row.number for row in page.session.view.rows] == [3, 4]
    assert "Hidden in the workbook and left out: row 2" in told()
    box.click()
    done()
    assert [row.number for row in page.session.view.rows] == [2, 3, 4]

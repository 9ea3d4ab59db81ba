"""Transcripts in the window: lines by keyboard and from Excel, files in and out, nothing lost and nothing silent."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from pathlib import Path

import pytest
from office import OpenOffice, add
from PySide6.QtCore import QCoreApplication, QEvent, QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit

from exchange_admin.domain.steps import Record
from exchange_admin.services.attachments import LARGEST
from exchange_admin.services.records import Records
from exchange_admin.services.transcripts.line_cells import COLUMNS
from exchange_admin.services.transcripts.staged import TranscriptOptions
from exchange_admin.ui.grid.cell_choice import CellChoice
from exchange_admin.ui.pages.area_page import AreaListPage
from exchange_admin.ui.presentation import AREAS
from exchange_admin.ui.transcripts.lines_dialog import LinesDialog
from exchange_admin.ui.transcripts.take_over_dialog import TakeOverDialog
from exchange_admin.ui.transcripts.transcript_part import LanguagesDialog, TranscriptPart


class Window:
    """A transcript with one line on the list page of transcripts, with everything handed in as the program does."""

    def __init__(self, office: OpenOffice) -> None:
        self.office, store = office, office.store
        add(store, "office", institution_id=office.ids["ours"], sample=0)
        scale = add(store, "grading_scale", name_en="Percentage", best="100", worst="0", pass_mark="60")
        self.id = add(
            store,
            "transcript",
            person_id=office.ids["sokolova"],
            institution_id=office.ids["ours"],
            grading_scale_id=scale,
            number="2027/7",
            issued="2027-01-22",
        )
        self.line = add(
            store, "transcript_line", transcript_id=self.id, title_en="Welding", contact_minutes=2880, status="passed"
        )
        area = next(area for area in AREAS if area.id == "credit")
        self.area = AreaListPage(office.desk, area)
        self.area.show_kind("transcript")
        self.page = self.area.page
        self.part = TranscriptPart(office.desk, self.page)
        self.page.enter()
        self.page.open_record(self.id)

    def write_elmo(self, path: Path, languages: Sequence[str]) -> None:
        office = self.office.desk.office
        office.handing_on.write_elmo([office.transcripts.read(self.id)], path, languages)

    def lines(self) -> tuple[Record, ...]:
        return self.office.desk.office.transcripts.read(self.id).lines


@pytest.fixture
def window(office: OpenOffice, qtbot) -> Window:
    made = Window(office)
    qtbot.addWidget(made.area)
    made.area.resize(1200, 640)
    made.area.show()
    return made


@pytest.fixture
def grid(window: Window, qtbot) -> LinesDialog:
    dialog = LinesDialog(window.office.desk, window.id, window.area)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def go(grid: LinesDialog, row: int, key: str) -> None:
    index = grid.table.cells.index(row, COLUMNS.index(key))
    grid.table.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)


def type_into(qtbot, grid: LinesDialog, row: int, key: str, text: str) -> None:
    """As a person does: go there, F2, type, Enter."""
    go(grid, row, key)
    qtbot.keyClick(grid.table, Qt.Key.Key_F2)
    editor = grid.table.viewport().findChildren(QLineEdit)[-1]
    editor.selectAll()
    editor.insert(text)  # keyClicks knows ASCII only
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: grid.table.state() != grid.table.State.EditingState)
    qtbot.wait(10)  # what was typed is written when the editor has closed
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def hurry(grid: LinesDialog, row: int | None, key: str, text: str) -> None:
    """Faster than the program: all keys wait when it looks for the first. Without a row: where the keyboard is."""
    if row is not None:
        go(grid, row, key)
    keys = {"\t": Qt.Key.Key_Tab, "\r": Qt.Key.Key_Return}
    for letter in text:
        editors = [one for one in grid.table.viewport().findChildren(QLineEdit) if one.isVisible()]
        there = editors[-1] if editors else grid.table
        event = QKeyEvent(QEvent.Type.KeyPress, keys.get(letter, 0), Qt.KeyboardModifier.NoModifier, letter)
        QCoreApplication.sendEvent(there, event)


def shown(grid: LinesDialog, row: int, key: str) -> str:
    return grid.table.cells.cell(grid.table.cells.index(row, COLUMNS.index(key))).text


# the grid


def test_the_grid_shows_the_lines_and_a_row_for_a_new_one(grid: LinesDialog) -> None:
    assert [row.key for row in grid.table.cells.rows][-1] == ""
    assert (shown(grid, 0, "title_en"), shown(grid, 0, "contact_hours"), shown(grid, 0, "status")) == (
        "Welding",
        "64",
        "Passed",
    )
    assert "SOKOLOVA" in grid.about.text().upper() or "Соколова" in grid.about.text()


def test_a_cell_is_saved_when_enter_ends_it_and_the_keyboard_goes_down(
    window: Window, grid: LinesDialog, qtbot
) -> None:
    type_into(qtbot, grid, 0, "contact_hours", "72")
    assert window.lines()[0]["contact_minutes"] == 72 * 45
    assert (grid.table.currentIndex().row(), grid.table.currentIndex().column()) == (1, COLUMNS.index("contact_hours"))


def test_typing_in_the_last_row_begins_a_line_and_gives_another_row(window: Window, grid: LinesDialog, qtbot) -> None:
    type_into(qtbot, grid, 1, "title_ru", "Физика")
    assert [line["title_ru"] for line in window.lines()] == [None, "Физика"]
    assert len(grid.table.cells.rows) == 3
    type_into(qtbot, grid, 1, "credits", "4,5 з. е.")
    assert (window.lines()[1]["credits"], window.lines()[1]["credit_scheme"]) == ("4.5", "zet")


def test_tab_goes_on_to_the_next_cell_also_when_a_line_has_just_begun(window: Window, grid: LinesDialog, qtbot) -> None:
    go(grid, 1, "title_en")
    qtbot.keyClick(grid.table, Qt.Key.Key_F2)
    editor = grid.table.viewport().findChildren(QLineEdit)[-1]
    qtbot.keyClicks(editor, "Physics")
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: len(window.lines()) == 2)
    assert grid.table.currentIndex().column() == COLUMNS.index("title_en") + 1
    assert grid.table.state() == grid.table.State.EditingState


def test_keys_that_come_before_anything_is_saved_go_where_they_would_have_gone_later(
    window: Window, grid: LinesDialog, qtbot
) -> None:
    hurry(grid, 1, "code", "A.1\t\t\tPhysics\t\t72\r")
    hurry(grid, None, "", "A.2\t\t\tDrawing")
    assert len(window.lines()) == 2, "begun by Enter, which shows the next row"
    qtbot.waitUntil(lambda: len(window.lines()) == 3)
    assert grid.table.state() == grid.table.State.EditingState
    hurry(grid, None, "", " by hand\t\t36\r")
    qtbot.waitUntil(lambda: window.lines()[-1]["contact_minutes"] is not None)
    written = [(line["code"], line["title_en"], line["contact_minutes"]) for line in window.lines()[1:]]
    assert written == [("A.1", "Physics", 72 * 45), ("A.2", "Drawing by hand", 36 * 45)]
    assert [shown(grid, row, "code") for row in (1, 2, 3)] == ["A.1", "A.2", ""]


def test_a_cell_of_a_line_that_is_being_typed_stays_as_typed_while_the_one_before_is_saved(
    window: Window, grid: LinesDialog, qtbot
) -> None:
    hurry(grid, 0, "title_en", "Arc welding\t\t10")
    qtbot.waitUntil(lambda: window.lines()[0]["title_en"] == "Arc welding")
    hurry(grid, None, "", "8\r")
    assert window.lines()[0]["contact_minutes"] == 2880, "not saved yet"
    qtbot.waitUntil(lambda: window.lines()[0]["contact_minutes"] == 108 * 45)


def test_a_cell_in_red_goes_along_with_the_line_that_is_begun(window: Window, grid: LinesDialog, qtbot) -> None:
    type_into(qtbot, grid, 1, "contact_hours", "many")
    type_into(qtbot, grid, 1, "title_en", "Physics")
    assert [shown(grid, row, "contact_hours") for row in (1, 2)] == ["many", ""]
    type_into(qtbot, grid, 1, "contact_hours", "36")
    assert window.lines()[1]["contact_minutes"] == 36 * 45


def test_what_cannot_be_saved_stays_in_its_cell_until_it_is_mended(window: Window, grid: LinesDialog, qtbot) -> None:
    type_into(qtbot, grid, 0, "contact_hours", "many")
    assert shown(grid, 0, "contact_hours") == "many"
    assert window.lines()[0]["contact_minutes"] == 2880
    assert "“many” is not a number" in grid.said.text()
    type_into(qtbot, grid, 0, "contact_hours", "60")
    assert (shown(grid, 0, "contact_hours"), window.lines()[0]["contact_minutes"]) == ("60", 2700)


def test_lines_left_open_follow_their_marks_with_one_button_that_is_there_for_them_only(
    window: Window, grid: LinesDialog, qtbot
) -> None:
    type_into(qtbot, grid, 0, "original_mark", "B+")
    assert (shown(grid, 0, "status"), grid.settle_button.isVisible()) == ("In progress", False)
    assert "1 course stays in progress" in grid.said.text()
    add(window.office.store, "transcript_line", transcript_id=window.id, original_mark="77", status="in_progress")
    grid.refresh()
    qtbot.mouseClick(grid.settle_button, Qt.MouseButton.LeftButton)
    assert [line["status"] for line in window.lines()] == ["in_progress", "passed"]
    assert (grid.settle_button.isVisible(), grid.said.text()) == (False, "1 status set by its mark")


def test_the_status_follows_the_mark_and_another_one_is_saved_and_said(
    window: Window, grid: LinesDialog, qtbot
) -> None:
    type_into(qtbot, grid, 0, "original_mark", "41")
    assert (window.lines()[0]["original_mark"], shown(grid, 0, "status")) == ("41", "Failed")
    type_into(qtbot, grid, 0, "original_mark", "B+")
    assert window.lines()[0]["original_mark"] == "B+"
    assert "is not a mark of the scale" in grid.said.text()


def test_a_status_is_chosen_from_a_list_by_keyboard_alone(window: Window, grid: LinesDialog, qtbot) -> None:
    go(grid, 0, "status")
    qtbot.keyClick(grid.table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    (choice,) = grid.table.viewport().findChildren(CellChoice)
    assert [choice.itemText(n) for n in range(choice.count())] == ["Passed", "Failed", "In progress"]
    assert choice.view().isVisible()
    qtbot.keyClick(choice.view(), Qt.Key.Key_Down)
    qtbot.keyClick(choice.view(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.lines()[0]["status"] == "failed")
    assert grid.table.state() != grid.table.State.EditingState


def test_a_mark_is_typed_over_the_list_of_an_ordered_scale(window: Window, grid: LinesDialog, qtbot) -> None:
    store = window.office.store
    scale = window.office.desk.office.transcripts.read(window.id).record.text("grading_scale_id")
    for n, mark in enumerate(("5+", "5", "4"), 1):
        add(store, "scale_grade", grading_scale_id=scale, position=n, mark=mark, passing=1)
    grid.refresh()
    go(grid, 0, "original_mark")
    qtbot.keyClick(grid.table, Qt.Key.Key_F2)
    (choice,) = grid.table.viewport().findChildren(CellChoice)
    assert [choice.itemText(n) for n in range(choice.count())] == ["5+", "5", "4"]
    qtbot.keyClicks(choice, "5")
    qtbot.keyClick(choice, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.lines()[0]["original_mark"] == "5")


def test_another_length_of_an_hour_asks_what_stays(window: Window, grid: LinesDialog, qtbot) -> None:
    window.office.answers.answers = [0]
    grid.hour.setCurrentIndex(1)
    grid.hour.activated.emit(1)
    assert (window.lines()[0]["contact_minutes"], shown(grid, 0, "contact_hours")) == (64 * 60, "64")
    window.office.answers.answers = [None]
    grid.hour.setCurrentIndex(0)
    grid.hour.activated.emit(0)
    assert grid.hour.currentData() == "60", "what was not answered is not changed"


def test_a_block_from_excel_goes_in_with_one_undo(window: Window, grid: LinesDialog, qtbot) -> None:
    QGuiApplication.clipboard().setText("Course\tHours\tMark\nPhysics\t36\t88\nChemistry\t18\t41\n")
    go(grid, 1, "code")
    qtbot.keyClick(grid.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [line["title_en"] for line in window.lines()] == ["Welding", "Physics", "Chemistry"]
    assert window.lines()[2]["status"] == "failed"
    assert "2 lines pasted" in grid.said.text()
    assert grid.table.chosen_cells() == [(1, COLUMNS.index("code"))]  # although Ctrl is held
    window.office.store.undo("Shen")
    assert len(window.lines()) == 1


def test_ctrl_z_takes_back_what_was_done_in_the_dialog_and_nothing_from_before(
    window: Window, grid: LinesDialog, qtbot
) -> None:
    QGuiApplication.clipboard().setText("Course\tHours\tMark\nPhysics\t36\t88\nChemistry\t18\t41\n")
    type_into(qtbot, grid, 0, "contact_hours", "72")
    go(grid, 1, "code")
    qtbot.keyClick(grid.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    type_into(qtbot, grid, 1, "contact_hours", "many")
    for lines, hours in ((3, 72), (1, 72), (1, 64), (1, 64)):
        qtbot.keyClick(grid.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert (len(window.lines()), window.lines()[0]["contact_minutes"]) == (lines, hours * 45)
        assert shown(grid, 1, "contact_hours") == ("36" if lines == 3 else "")


def test_a_block_that_cannot_be_read_changes_nothing_and_says_where(window: Window, grid: LinesDialog, qtbot) -> None:
    QGuiApplication.clipboard().setText("10\nmany\n")
    go(grid, 0, "contact_hours")
    qtbot.keyClick(grid.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert grid.said.text().startswith("Row 2: “many”")
    assert window.lines()[0]["contact_minutes"] == 2880


def test_delete_empties_a_cell_and_the_button_deletes_lines(window: Window, grid: LinesDialog, qtbot) -> None:
    go(grid, 0, "contact_hours")
    qtbot.keyClick(grid.table, Qt.Key.Key_Delete)
    qtbot.wait(10)
    assert window.lines()[0]["contact_minutes"] is None
    grid.table.selectRow(0)
    grid.remove_button.click()
    assert window.lines() == ()
    assert not grid.remove_button.isEnabled()


def test_the_card_opens_the_grid(window: Window) -> None:
    window.office.answers.answers = [False]
    window.part.card.lines.click()
    (dialog,) = window.office.answers.asked
    assert isinstance(dialog, LinesDialog)


# files out


def chosen(first: str, second: str):
    def choose(dialog: LanguagesDialog) -> bool:
        dialog.first.setCurrentIndex(dialog.first.findData(first))
        dialog.second.setCurrentIndex(dialog.second.findData(second))
        return True

    return choose


def test_the_paper_is_written_in_the_languages_asked_for(window: Window, qtbot, tmp_path: Path) -> None:
    target = tmp_path / "paper.pdf"
    window.office.answers.answers = [chosen("ru", "zh"), target]
    window.part.card.pdf.click()
    qtbot.waitUntil(target.exists)
    qtbot.waitUntil(window.part.card.isEnabled)
    assert target.read_bytes().startswith(b"%PDF-")
    assert window.office.answers.asked[1] == "2027-7.pdf"


def test_elmo_is_written_with_the_paper_in_it(window: Window, qtbot, tmp_path: Path) -> None:
    target = tmp_path / "transcript.xml"
    window.office.answers.answers = [chosen("en", ""), target]
    window.part.card.elmo.click()
    qtbot.waitUntil(target.exists)
    qtbot.waitUntil(window.part.card.isEnabled)
    staged = window.office.desk.office.transcripts.stage(target, TranscriptOptions())
    assert staged.transcripts[0].subject_id == window.id
    assert len(staged.enclosed) == 1


def test_nothing_is_written_when_the_question_is_left(window: Window) -> None:
    window.office.answers.answers = [False]
    window.part.card.pdf.click()
    window.office.answers.answers = [chosen("ru", "ru"), None]
    window.part.card.elmo.click()
    assert not window.office.desk.jobs.is_busy


# files in


@pytest.fixture
def foreign(window: Window, tmp_path: Path) -> Path:
    """The transcript of somebody nobody here knows, from our own college."""
    path = tmp_path / "foreign.xml"
    window.write_elmo(path, ())
    text = path.read_text("utf-8").replace("Sokolova", "Petrova").replace("Соколова", "Петрова")
    path.write_text(text.replace("2027/7", "2027/8"), "utf-8")
    return path


def test_a_foreign_file_asks_who_it_is_shows_what_it_says_and_is_undone_at_once(
    window: Window, foreign: Path, qtbot
) -> None:
    seen: list[str] = []
    window.office.desk.notices.said.connect(lambda text, undo: seen.append(text))

    def take_over(dialog: TakeOverDialog) -> bool:
        assert dialog.name.text() == "Петрова Дарья · PETROVA Daria"
        assert not dialog.take.isEnabled(), "nobody said whose it is"
        assert [dialog.person.itemText(n) for n in range(dialog.person.count())] == ["Choose…", "A new person"]
        choose(qtbot, dialog.person, 1)
        assert dialog.take.isEnabled()
        assert [cell.text for cell in dialog.table.cells.rows[0].cells[:7]] == [
            "New", "", "Welding", "64", "", "", "Passed",
        ]  # fmt: skip
        assert "New: 1" in dialog.said.text()
        return True

    window.office.answers.answers = [foreign, take_over]
    window.part.card.load.click()
    qtbot.waitUntil(lambda: bool(seen))
    taken = window.page.panel.record
    assert taken is not None
    assert taken["number"] == "2027/8"
    window.office.store.undo("Shen")
    window.office.store.undo("Shen")


def test_a_file_that_comes_while_a_paper_is_written_is_read_and_the_paper_is_told(
    window: Window, foreign: Path, qtbot, tmp_path: Path
) -> None:
    seen: list[str] = []
    window.office.desk.notices.said.connect(lambda text, undo: seen.append(text))
    window.office.answers.answers = [chosen("ru", "zh"), tmp_path / "paper.pdf", False]
    window.part.card.pdf.click()
    window.part.take_in(foreign)
    qtbot.waitUntil(lambda: len(window.office.answers.asked) == 3, timeout=20_000)
    assert isinstance(window.office.answers.asked[2], TakeOverDialog)
    assert ["paper.pdf" in words for words in seen] == [True]
    qtbot.waitUntil(window.part.card.isEnabled)


def test_an_issuer_that_is_not_among_the_institutions_is_added_with_a_tick(
    window: Window, foreign: Path, qtbot
) -> None:
    text = foreign.read_text("utf-8")
    issuer = text[text.index("<issuer>") : text.index("</issuer>") + len("</issuer>")]
    stranger = '<issuer><country>NO</country><title xml:lang="en">University of the North</title></issuer>'
    foreign.write_text(text.replace(issuer, stranger), "utf-8")

    def add(dialog: TakeOverDialog) -> bool:
        choose(qtbot, dialog.person, dialog.person.count() - 1)
        assert not dialog.take.isEnabled()
        assert dialog.adds_issuer.text() == "Add “University of the North” to the institutions"
        dialog.adds_issuer.click()
        qtbot.waitUntil(dialog.isEnabled)
        assert dialog.take.isEnabled()
        dialog.adds_issuer.click()
        qtbot.waitUntil(dialog.isEnabled)
        assert not dialog.take.isEnabled(), "a tick is taken back"
        dialog.adds_issuer.click()
        qtbot.waitUntil(dialog.isEnabled)
        return True

    window.office.answers.answers = [foreign, add]
    with qtbot.waitSignal(window.office.desk.notices.said):
        window.part.card.load.click()
    assert window.office.store.search("University of the North", ("institution",))


def choose(qtbot, combo: QComboBox, row: int) -> None:
    """As a person does, until the file is read again."""
    combo.setCurrentIndex(row)
    combo.activated.emit(row)
    qtbot.waitUntil(combo.window().isEnabled)


def test_what_cannot_be_kept_is_listed_papers_first_also_when_all_lines_are_there(
    window: Window, qtbot, tmp_path: Path
) -> None:
    path = tmp_path / "same.xml"
    window.write_elmo(path, ())
    text = path.read_text("utf-8")
    end = text.rindex("<extension>")
    paper = b64encode(b"%PDF-1.4".ljust(LARGEST + 1)).decode()
    enclosed = f"<attachment><title>Diploma</title><content>data:;base64,{paper}</content></attachment>"
    before = text[:end].replace("</learner>", "<x>1</x>" * 30 + "</learner>")
    path.write_text(before + enclosed + text[end:], "utf-8")
    kept = window.office.desk.office.transcripts.stage(path, TranscriptOptions(person=window.office.ids["sokolova"]))
    window.office.desk.office.transcripts.take_over(kept, "Shen")  # the paper that is enclosed is kept now

    def look(dialog: TakeOverDialog) -> bool:
        lines = dialog.left.toPlainText().splitlines()
        assert "“Diploma” is larger than 10 MB" in lines[0]
        assert len(lines) > 10
        assert [row.cells[0].text for row in dialog.table.cells.rows] == ["Already there"]
        assert dialog.said.text() == "Everything in the file is there already."
        assert not dialog.take.isEnabled()
        return False

    window.office.answers.answers = [path, look]
    window.part.card.load.click()
    qtbot.waitUntil(lambda: len(window.office.answers.asked) == 2)


def test_a_paper_that_is_new_is_kept_although_every_line_is_there(window: Window, qtbot, tmp_path: Path) -> None:
    seen: list[str] = []
    window.office.desk.notices.said.connect(lambda text, undo: seen.append(text))
    path = tmp_path / "same.xml"
    window.write_elmo(path, ("en",))

    def take_over(dialog: TakeOverDialog) -> bool:
        assert "Kept with the person: " in dialog.papers.text()
        return dialog.take.isEnabled()

    window.office.answers.answers = [path, take_over]
    window.part.card.load.click()
    qtbot.waitUntil(lambda: bool(seen))
    kept = window.office.store.where("attachment", "person_id", [window.office.ids["sokolova"]])
    assert [one["media_type"] for one in kept] == ["application/pdf"]


def test_a_line_that_differs_is_ours_unless_the_file_is_called_right(window: Window, qtbot, tmp_path: Path) -> None:
    path = tmp_path / "lines.csv"
    path.write_text("Course,Hours,Mark\nWelding,72,90\n", "utf-8")

    def take_over(dialog: TakeOverDialog) -> bool:
        assert dialog.table.cells.rows[0].cells[-1].text, "what differs is said"
        assert not dialog.person.isEnabled(), "a workbook is for the transcript on screen"
        dialog.theirs.click()
        qtbot.waitUntil(dialog.isEnabled)
        assert dialog.theirs.isChecked()
        return True

    window.office.answers.answers = [path, take_over]
    window.part.card.load.click()
    qtbot.waitUntil(lambda: window.lines()[0]["contact_minutes"] == 72 * 45)


def test_a_hostile_file_is_refused_in_a_sentence(window: Window, qtbot, tmp_path: Path) -> None:
    seen: list[str] = []
    window.office.desk.notices.said.connect(lambda text, undo: seen.append(text))
    path = tmp_path / "laughs.xml"
    path.write_text('<!DOCTYPE elmo [<!ENTITY a "ha">]><elmo>&a;</elmo>', "utf-8")
    window.office.answers.answers = [path]
    window.part.card.load.click()
    qtbot.waitUntil(lambda: bool(seen))
    assert "document type" in seen[0]
    assert window.part.card.isEnabled()


def test_lines_of_a_workbook_are_for_the_transcript_on_screen(window: Window, qtbot, tmp_path: Path) -> None:
    seen: list[str] = []
    window.office.desk.notices.said.connect(lambda text, undo: seen.append(text))
    path = tmp_path / "lines.csv"
    path.write_text("Course,Hours,Mark\nWelding,64,90\nPhysics,36,88\n", "utf-8")
    window.office.answers.answers = [path, True]
    window.part.card.load.click()
    qtbot.waitUntil(lambda: bool(seen), timeout=20_000)
    assert [(line["title_en"], line["original_mark"]) for line in window.lines()] == [
        ("Welding", "90"),
        ("Physics", "88"),
    ]


def test_records_of_the_office_s_own_verbs_are_used(window: Window) -> None:
    assert isinstance(window.office.desk.records, Records)


def test_titles_of_courses_are_offered_and_said_in_the_other_language_by_the_glossary(
    grid: LinesDialog, window: Window, qtbot
) -> None:
    weld = {"name_zh": "焊接", "name_ru": "сварка", "name_en": "welding", "state": "agreed"}
    add(window.office.store, "glossary_term", **weld)
    assert list(grid.titles.offers(COLUMNS.index("title_ru"))) == ["сварка"]
    assert list(grid.titles.offers(COLUMNS.index("code"))) == []
    go(grid, 0, "title_ru")
    qtbot.keyClick(grid.table, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    assert window.lines()[0]["title_ru"] == "сварка"
    go(grid, 0, "title_zh")
    qtbot.keyClick(grid.table, Qt.Key.Key_F2)
    editor = grid.table.viewport().findChildren(QLineEdit)[-1]
    editor.insert("Сварка 2")
    qtbot.keyClick(editor, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    assert window.lines()[0]["title_zh"] == "焊接 2"
    go(grid, 0, "code")
    qtbot.keyClick(grid.table, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    assert window.lines()[0]["code"] is None

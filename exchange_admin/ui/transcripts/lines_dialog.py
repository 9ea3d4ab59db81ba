"""The lines of a transcript as a grid: typed by keyboard, pasted from Excel, each change saved at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QDialog, QWidget

from exchange_admin.domain import exact
from exchange_admin.domain.changes import Changes
from exchange_admin.domain.fields import Value
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.steps import Record
from exchange_admin.domain.vocabulary import words as words_of
from exchange_admin.services.importing.course_rows import FIELD_OF_COURSE
from exchange_admin.services.transcripts.line_cells import COLUMNS
from exchange_admin.services.transcripts.reading import ReadTranscript
from exchange_admin.ui.ask import Question
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.grid.grid import Grid, GridCell, GridColumn, GridRow
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.transcripts.title_cells import TitleCells
from exchange_admin.ui.typography import SEMIBOLD
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.labels import ElidedLabel, Label, column, row
from exchange_admin.ui.widgets.own_key import ctrl_enter, own_key
from exchange_admin.ui.widgets.quiet_combo import QuietCombo
from exchange_admin.ui.words import count

NEW = ""
"""Key of the last row, in which a new line begins."""

Typed = Mapping[tuple[str, str], str]
"""What was typed and could not be saved, by line and column."""

_WIDTHS = {
    "code": 88,
    "title_zh": 108,
    "title_ru": 136,
    "title_en": 112,
    "term": 72,
    "contact_hours": 76,
    "self_study_hours": 86,
    "credits": 66,
    "credit_scheme": 70,
    "original_mark": 92,
    "status": 76,
    "category": 96,
    "practice_hours": 82,
    "placement_weeks": 64,
}
_NUMBERS = frozenset(
    {"contact_hours", "practice_hours", "self_study_hours", "placement_weeks", "credits", "original_mark"}
)
READ_FROM = frozenset({"transcript", "transcript_line", "term", "grading_scale", "scale_grade"})


def columns(desk: Desk, transcript: ReadTranscript) -> list[GridColumn]:
    """Of the grid, all to be typed into."""
    choices = {
        "credit_scheme": tuple(_scheme(desk, word) for word in words_of("credit_scheme")),
        "original_mark": tuple(one.mark for one in transcript.scale.said.marks) if transcript.scale else (),
        "status": tuple(desk.words.choice("line_status", word) for word in words_of("line_status")),
        "category": tuple(desk.words.choice("course_category", word) for word in words_of("course_category")),
    }
    return [
        GridColumn(
            key,
            _title(desk, key),
            width,
            share=key.startswith("title_"),
            right=key in _NUMBERS,
            editable=True,
            choices=choices.get(key, ()),
        )
        for key, width in _WIDTHS.items()
    ]


def rows(desk: Desk, transcript: ReadTranscript, typed: Typed) -> list[GridRow]:
    """A row a line, and an empty one for a new line; what could not be saved stands in red."""
    made = [
        GridRow(line.id, tuple(_cell(desk, transcript, line, key, typed) for key in COLUMNS))
        for line in transcript.lines
    ]
    return [*made, GridRow(NEW, tuple(_unsaved(typed, NEW, key) or GridCell() for key in COLUMNS))]


def _title(desk: Desk, key: str) -> str:
    return desk.lists.title("transcript_line", FIELD_OF_COURSE.get(key, key), desk.language)


def _cell(desk: Desk, transcript: ReadTranscript, line: Record, key: str, typed: Typed) -> GridCell:
    if unsaved := _unsaved(typed, line.id, key):
        return unsaved
    value = line[FIELD_OF_COURSE.get(key, key)]
    if value is None:
        return GridCell()
    text = _said(desk, transcript, key, value)
    odd = key == "original_mark" and transcript.scale and transcript.scale.problem(text, line.text("status"))
    return GridCell(text, tone=Tone.AMBER if odd else None)


def _said(desk: Desk, transcript: ReadTranscript, key: str, value: Value) -> str:
    formats = desk.look.formats
    match key:
        case "contact_hours" | "practice_hours" | "self_study_hours":
            return written_hours(desk, int(value or 0), transcript.hour)
        case "credits" | "placement_weeks":
            return formats.decimal(str(value))
        case "term":
            return desk.label("term", str(value))
        case "credit_scheme":
            return _scheme(desk, value)
        case "category":
            return desk.words.choice("course_category", str(value))
        case "status":
            return desk.words.choice("line_status", value)
    return str(value)


def written_hours(desk: Desk, minutes: int, hour: int) -> str:
    """Hours of `hour` minutes as they are typed, with nothing lost: what is no short decimal stays a fraction."""
    hours = Fraction(minutes, hour)
    return desk.look.formats.decimal(exact.shown(hours)) if exact.is_decimal(hours, 4) else exact.as_text(hours)


def _scheme(desk: Desk, word: Value) -> str:
    """Short, and read back as it is written."""
    return desk.words.say(f"credit_unit.{word}")


def _unsaved(typed: Typed, line: str, key: str) -> GridCell | None:
    text = typed.get((line, key))
    return GridCell(text, tone=Tone.RED) if text is not None else None


class LinesDialog(QDialog):
    """A grid in which Ctrl+V pastes a block from here on, beyond the last line too, and Ctrl+Z takes back what was done
    here.

    What cannot be saved stays in its cell, in red, until it is mended. With `goes_on` Ctrl+Enter closes the dialog
    for the recognition of what was typed, which `wants_recognition` then says.
    """

    def __init__(self, desk: Desk, id: str, parent: QWidget, *, goes_on: bool = False) -> None:
        super().__init__(parent)
        self._desk, self._transcripts, self._id = desk, desk.office.transcripts, id
        self.wants_recognition = False
        self._noted: list[tuple[str, str, str]] = []
        self._typed: dict[tuple[str, str], str] = {}
        self._steps: dict[str, str] = {}  # of the journal that were done here, with their verbs
        look = desk.look
        self.about = ElidedLabel(look, 15, SEMIBOLD)
        self.said = Label(look, 12, tone="ink3", wraps=True)
        self.hour_label, self.scale = Label(look, 12, tone="ink3"), Label(look, 12, tone="ink2")
        self.hour = QuietCombo(self)
        self.titles = TitleCells(desk.office.glossary.usable, self)
        self.table = Grid(look, self, self.titles)
        self.paste_button, self.remove_button = Button(look, "download", "small"), Button(look, "trash-2", "small")
        self.settle_button = Button(look, "check", "small")
        self.close_button = Button(look, kind="plain" if goes_on else "primary")
        self.recognise_button = Button(look, "arrow-left-right", "primary")
        if not goes_on:
            self.recognise_button.hide()
        self.setWindowTitle(desk.words.kind("transcript_line", 2))
        self.resize(QSize(look.px(1320), look.px(560)).boundedTo(parent.window().size()))
        self._lay_out()
        self.table.setAccessibleName(self.windowTitle())
        self.table.cells.typed.connect(self._note_typed)
        # when the editor of the cell is gone: rows made anew would take it away while it is still in use
        self.table.cells.typed.connect(self._save_typed, Qt.ConnectionType.QueuedConnection)
        self.table.passed_end.connect(self._begin_line)
        self.table.pastes_cells = False
        self.table.pasted.connect(self.paste)
        self.table.chosen_changed.connect(self._limit)
        self.paste_button.clicked.connect(self.paste)
        self.remove_button.clicked.connect(self.remove_chosen)
        self.settle_button.clicked.connect(self.settle_open)
        self.close_button.clicked.connect(self.accept)
        self.recognise_button.clicked.connect(self.go_on)
        if goes_on:
            ctrl_enter(self).activated.connect(self.go_on)
        own_key(self, QKeySequence.StandardKey.Undo).activated.connect(self.take_back)
        own_key(self, "Ctrl+G").activated.connect(self.say_term)
        desk.feed.changed.connect(self._on_changes)
        self.hour.activated.connect(self._count_in)
        self.refresh()
        self._say_help()
        self.table.setFocus()

    def take_back(self) -> None:
        """What was done last in this dialog and nothing before it: that is of the undo of the window."""
        self._leave_cell()
        undoing = self._desk.office.undoing
        if self._typed:
            self._typed.popitem()
        elif (last := undoing.undoable()) is not None:
            for step in reversed(self._desk.feed.gesture_of(last[0])):
                if step in self._steps and undoing.undoable() == (step, self._steps[step]):
                    self._done(lambda who: undoing.undo(who) or Changes())
        self.refresh()

    def go_on(self) -> None:
        """Closes for the recognition, where there is a line."""
        self._leave_cell()
        if self.recognise_button.isEnabled():
            self.accept()
        self.wants_recognition = self.result() == QDialog.DialogCode.Accepted

    def done(self, result: int) -> None:
        """A cell that is being typed counts as typed; what could not be saved is not dropped unasked."""
        self._leave_cell()
        if self._typed and not self._desk.ask.confirm(self._discarding()):
            return
        super().done(result)

    def refresh(self) -> None:
        """Reads the lines anew; the keyboard stays in its cell, and so does typing that Tab has just begun there."""
        place, editing = self.table.currentIndex(), self.table.state() == Grid.State.EditingState
        at = (place.row(), max(place.column(), 0))
        read = self._transcripts.read(self._id)
        self._say_head(read)
        self.settle_button.setVisible(bool(self._desk.office.line_entry.open_lines(read)))
        made = rows(self._desk, read, self._typed)
        self.table.show_rows(columns(self._desk, read), made)
        last = len(made) - 1
        self.table.go_to_cell(last if at[0] < 0 else min(at[0], last), at[1])
        if editing and self.table.state() != Grid.State.EditingState:
            self.table.edit(self.table.currentIndex())
        self._limit()

    def paste(self) -> None:
        """What is on the clipboard, from the cell under the keyboard on."""
        self._save_typed()
        text = QGuiApplication.clipboard().text()
        index = self.table.currentIndex()
        lines = [one.key for one in self.table.cells.rows[index.row() :] if one.key != NEW]
        key = COLUMNS[max(index.column(), 0)]
        verb = partial(self._desk.office.line_entry.paste, self._id, lines, key, text)
        if changes := self._done(verb):
            words = count("LinesDialog", "%n line pasted", len(changes.ids.get("transcript_line", ())))
            self.said.say(self._desk.receipt(words, changes.problems), "amber" if changes.problems else "ink3")

    def say_term(self) -> None:
        """The title under the keyboard in its language, by the glossary."""
        self._leave_cell()
        place = self.table.currentIndex()
        said = self.titles.title_instead(place.row(), place.column())
        if said:
            self._note_typed(self.table.current_key(), self.titles.columns[place.column()].key, said)
            self._save_typed()
        elif said is not None:
            self.said.say(self.tr("No term of the glossary stands in this title."), "ink3")

    def remove_chosen(self) -> None:
        """Undo brings them back, so nobody is asked."""
        chosen = [key for key in self.table.chosen_keys() if key != NEW]
        if chosen and self._done(partial(self._desk.office.line_entry.remove, chosen)) is not None:
            self._typed = {place: text for place, text in self._typed.items() if place[0] not in chosen}
            self.said.say(
                count("LinesDialog", "%n line deleted. Ctrl+Z in the list brings it back.", len(chosen)), "ink3"
            )

    def settle_open(self) -> None:
        """The status of lines in progress by their marks, where the scale has come to know them."""
        self._leave_cell()
        if (changes := self._done(partial(self._desk.office.line_entry.settle_open, self._id))) is not None:
            self.refresh()
            self.table.setFocus()
            settled = len(changes.ids.get("transcript_line", ()))
            self.said.say(count("LinesDialog", "%n status set by its mark", settled), "ink3")

    def _leave_cell(self) -> None:
        if self.table.state() == Grid.State.EditingState:
            self.table.setFocus()
        self._save_typed()

    def _discarding(self) -> Question:
        words = count("LinesDialog", "%n cell in red could not be saved and will be lost.", len(self._typed))
        return Question(self.tr("Close the lines"), words, self.tr("Close"), grave=True)

    def _begin_line(self, section: int) -> None:
        """Enter in the last row: on to the empty one, unless something in it still waits to be mended."""
        self._save_typed()
        last = len(self.table.cells.rows) - 1
        if not any(line == NEW for line, _ in self._typed):
            self.table.go_to_cell(last, section)

    def _note_typed(self, line: str, key: str, text: str) -> None:
        self._noted.append((line, key, text))

    def _save_typed(self) -> None:
        """Whatever was typed since the rows were shown, in its order; all of the empty row belongs to one line."""
        if not self._noted:
            return
        begun = NEW
        with self._desk.feed.together():
            while self._noted:
                line, key, text = self._noted[0]
                if line == NEW and begun == NEW:
                    begun = self._begun(key, text)
                else:
                    self._save_cell(line or begun, key, text)
                del self._noted[0]
        self.refresh()

    def _begun(self, key: str, text: str) -> str:
        """The line that a cell of the empty row begins, which takes over what still waits there; NEW for none."""
        self._typed.pop((NEW, key), None)
        changes = self._save_cell(NEW, key, text) if text else None
        if changes is None:
            return NEW
        begun = next(iter(changes.ids["transcript_line"]))
        self._typed = {(line or begun, column): said for (line, column), said in self._typed.items()}
        self.table.cells.rename(NEW, begun)
        return begun

    def _save_cell(self, line: str, key: str, text: str) -> Changes | None:
        self._typed.pop((line, key), None)
        changes = self._done(partial(self._desk.office.line_entry.set_cell, self._id, line, key, text))
        if changes is None:
            self._typed[line, key] = text
        elif changes.problems:
            self.said.say(self._desk.sentence(changes.problems), "amber")
        else:
            self._say_help()
        return changes

    def _count_in(self) -> None:
        """Another length of an hour: where hours stand already, it is asked what stays, the numbers or the minutes."""
        read, chosen = self._transcripts.read(self._id), int(self.hour.currentData())
        keep: int | None = 0
        if chosen != read.hour and any(line["contact_minutes"] or line["self_study_minutes"] for line in read.lines):
            title = self.tr("Hours of {n} minutes").replace("{n}", str(chosen))
            text = self.tr("The transcript has hours already. What of them is right?")
            answers = [self.tr("The numbers of hours as they are written"), self.tr("The minutes they stand for now")]
            keep = self._desk.ask.choose(title, text, answers)
        if keep is not None:
            self._done(partial(self._desk.office.line_entry.set_hour, self._id, chosen, keep_numbers=keep == 0))
        self.refresh()

    def _done(self, verb: Callable[[str], Changes]) -> Changes | None:
        """Carries out a verb; None when it was refused, and then the reason is said."""
        try:
            changes = verb(self._desk.who())
        except RuleBroken as broken:
            self.said.say(self._desk.sentence(broken.problems), "red")
            return None
        self._steps[changes.step] = changes.verb
        self._desk.feed.publish(changes, self)
        return changes

    def _on_changes(self, changes: Changes, origin: object) -> None:
        is_busy = bool(self._noted) or self.table.state() == Grid.State.EditingState
        if READ_FROM & changes.ids.keys() and not is_busy:
            try:
                self.refresh()
            except RuleBroken:  # it was deleted elsewhere
                self.reject()

    def _limit(self) -> None:
        self.remove_button.setEnabled(any(key != NEW for key in self.table.chosen_keys()))
        self.recognise_button.setEnabled(len(self.table.cells.rows) > 1)

    def _say_head(self, read: ReadTranscript) -> None:
        desk = self._desk
        person = desk.label("person", read.person.id)
        issuer = read.facts.issuer.name.best(desk.language)
        self.about.setText(" · ".join(part for part in (person, issuer, read.record.text("number")) if part))
        self.hour.setCurrentIndex(self.hour.findData(str(read.hour)))
        self.scale.setText(read.scale.said.name.best(desk.language) if read.scale else self.tr("no grading scale"))

    def _say_help(self) -> None:
        typing = self.tr("Type into a cell, or paste a block from Excel with Ctrl+V. The last row begins a line.")
        lists = self.tr("Alt+Down opens the list of a cell that has one.")
        terms = self.tr("Ctrl+G says a title in the other language.")
        self.said.say(self._desk.words.in_turn((typing, lists, terms)), "ink3")

    def _lay_out(self) -> None:
        px = self._desk.look.px
        words = self._desk.words
        self.hour_label.setText(words.field("transcript", "hour"))
        self.hour.setAccessibleName(self.hour_label.text())
        self.hour.offer((words.choice("hour_length", word), word) for word in words_of("hour_length"))
        self.paste_button.say(self.tr("Paste"), "Ctrl+V")
        self.remove_button.say(self.tr("Delete lines"))
        self.settle_button.say(words.say("verb.transcript.statuses"))
        self.close_button.say(self.tr("Close"))
        self.recognise_button.say(self.tr("Recognise…"), "Ctrl+Enter")
        buttons = (self.settle_button, self.paste_button, self.remove_button, self.close_button, self.recognise_button)
        for button in buttons:
            button.setAutoDefault(False)
        head = row(margins=(px(20), px(16), px(20), px(8)), spacing=px(10)).add(
            (self.about, 1), self.scale, self.hour_label, self.hour
        )
        foot = row(margins=(px(20), px(10), px(20), px(14)), spacing=px(10)).add((self.said, 1), *buttons)
        column(self).add(head, (self.table, 1), foot)

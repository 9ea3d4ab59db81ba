"""The page of a matrix: people by requirements, what each cell means, on paper and as Excel."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from exchange_admin.domain.changes import Changes
from exchange_admin.services.casework.matrix import Matrix
from exchange_admin.services.casework.matrix_papers import matrix_about, matrix_notes, matrix_title
from exchange_admin.services.office import Office
from exchange_admin.ui.casework.matrix_headers import MatrixFoot
from exchange_admin.ui.casework.matrix_model import MatrixModel
from exchange_admin.ui.casework.matrix_table import MatrixTable
from exchange_admin.ui.casework.matrix_words import cell_words
from exchange_admin.ui.casework.task_acts import TaskActs
from exchange_admin.ui.casework.task_reader import READ_FROM
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.latest_job import LatestJob
from exchange_admin.ui.pages.plain_page import PlainPage
from exchange_admin.ui.printing.sheet_printing import Sheets, print_sheets
from exchange_admin.ui.saving import FileSaver
from exchange_admin.ui.typography import SEMIBOLD
from exchange_admin.ui.widgets.buttons import Button, IconButton
from exchange_admin.ui.widgets.empty_state import EmptyState
from exchange_admin.ui.widgets.labels import ElidedLabel, Label, Rule, column, row
from exchange_admin.ui.widgets.own_key import own_key

Reader = Callable[[Office, str], Matrix]
"""Reads a matrix in a language; runs in another thread and holds nothing of Qt."""


class MatrixPage(PlainPage):
    """Esc leaves; Space, A, W and the menu act on the tasks of the chosen cells, Enter opens the stay."""

    left = Signal()
    stay_wanted = Signal(str, str)  # stay, task or empty
    message_wanted = Signal(list)  # ids of tasks

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        look = desk.look
        self._read: Reader | None = None
        self.back = IconButton(look, "chevron-left", size=32)
        self.title, self.about = ElidedLabel(look, 20, SEMIBOLD), ElidedLabel(look, 12, tone="ink3")
        self.excel, self.print = Button(look, "upload"), Button(look, "printer")
        self.ask = Button(look, "send", "primary")
        self.model = MatrixModel(desk, self)
        self.table = MatrixTable(desk, self.model)
        self.foot = MatrixFoot(desk, self.model, self.table)
        self.words = Label(look, 12, tone="ink2", wraps=True)
        self.notes = Label(look, 11, tone="ink3", wraps=True)
        self.empty = EmptyState(look, "list-checks")
        self.acts = TaskActs(desk, self.table.chosen_tasks, self)
        self._rule = Rule()
        self._saver = FileSaver(desk, self)
        self._reading = LatestJob(desk.jobs, 0, self)
        self._lay_out()
        self._connect()
        self.retranslate()

    def show_people(self, read: Reader) -> None:
        """Another matrix; the keyboard begins with its first cell."""
        self._read = read
        self.model.show_matrix(None)
        self._say()
        self.refresh()

    def refresh(self) -> None:
        if (read := self._read) is not None:
            language = self._desk.language
            self._reading.ask(self._desk.apart(lambda apart, _: read(apart, language)))

    # What the window asks of a page

    def enter(self) -> None:
        self.refresh()
        self.table.setFocus()

    def panes(self) -> Sequence[QWidget]:
        return (self.table,)

    def status_words(self) -> str:
        return matrix_about(self.model.matrix, self._desk.words) if self.model.matrix else ""

    def key_hints(self) -> list[tuple[str, str]]:
        return [
            (self.tr("Space"), self.tr("done today")),
            ("A", self.tr("asked")),
            ("W", self.tr("waive")),
            ("Ctrl+M", self.tr("message")),
            ("Ctrl+E", self.tr("change")),
            ("Enter", self.tr("open the stay")),
            ("Esc", self.tr("back")),
        ]

    # Inside

    def _take(self, matrix: object) -> None:
        assert isinstance(matrix, Matrix)
        first = self.model.rowCount() == 0
        self.model.show_matrix(matrix)
        self.table.fit_columns()
        if self.model.rowCount() and (first or not self.table.currentIndex().isValid()):
            self.table.go_to_cell(0, 0)
        self._say()

    def _say(self) -> None:
        matrix, words = self.model.matrix, self._desk.words
        self.title.setText(matrix_title(matrix, words) if matrix else words.say("matrix.title"))
        self.about.setText(matrix_about(matrix, words) if matrix else "")
        notes = " ".join(matrix_notes(matrix, words)) if matrix else ""
        self.notes.setText(notes)
        self.notes.setVisible(bool(notes))
        there = matrix is not None and bool(matrix.rows and matrix.columns)
        for part in (self.table, self.foot, self.words):
            part.setVisible(there or matrix is None)
        self._rule.setVisible(there or bool(notes))
        for button in (self.excel, self.print):
            button.setEnabled(there)
        self._say_missing()
        self.empty.setVisible(matrix is not None and not there)
        if matrix is not None and not there:
            self._say_empty(matrix)
        self.table.legend.update()
        self.foot.update()
        self._say_cell()
        self.status_changed.emit()

    def _say_empty(self, matrix: Matrix) -> None:
        words = self._desk.words
        if matrix.rows:
            self.empty.say(words.say("matrix.no_rule"), self.tr("The rules"))
        elif matrix.left_out:
            self.empty.say(words.say("matrix.no_rule"))
        else:
            self.empty.say(words.say("matrix.empty" if matrix.title else "matrix.nobody"))

    def _say_cell(self, *_: object) -> None:
        """What the cell under the keyboard means, at once and without a mouse."""
        here = self.table.currentIndex()
        if self.model.matrix is None or not here.isValid() or here.row() >= self.model.rowCount():
            self.words.setText("")
            return
        person, requirement = self.model.person(here.row()), self.model.requirement(here.column())
        self.words.setText("\n".join(cell_words(self._desk, person, requirement, here.column())[:3]))

    def _say_missing(self) -> None:
        """Where there is somebody to ask; in a partner's file nobody is written to."""
        matrix = self.model.matrix
        missing = matrix.to_ask_for if matrix is not None else ()
        self.ask.setVisible(self._desk.limits.shows("message_template"))
        self.ask.setEnabled(bool(missing))

    def _write(self) -> None:
        """About the tasks of the chosen cells where several are chosen, else about all that is missing."""
        if (matrix := self.model.matrix) is None or not self.ask.isVisible():
            return
        several = len(self.table.chosen_cells()) > 1
        ids = [task.id for task in self.table.chosen_tasks()] if several else list(matrix.to_ask_for)
        if ids:
            self.message_wanted.emit(ids)
        else:
            self._desk.notices.say(self.tr("Nothing is missing that these people could be asked for."))

    def _act(self, verb: str) -> None:
        if self._has_tasks():
            self.acts.by_key(verb)

    def _has_tasks(self) -> bool:
        if self.table.chosen_tasks():
            return True
        self._desk.notices.say(self.tr("Nothing is to be done in these cells."))
        return False

    def _offer(self) -> None:
        spot = self.table.visualRect(self.table.currentIndex()).bottomLeft()
        self._menu(self.table.viewport().mapToGlobal(spot))

    def _menu(self, place: object) -> None:
        if self._has_tasks():
            self.acts.offer(place)  # type: ignore[arg-type]

    def _save(self) -> None:
        if (matrix := self.model.matrix) is None:
            return
        desk, language, who = self._desk, self._desk.language, self._desk.who()
        title = matrix_title(matrix, desk.words)
        write = desk.office.matrix_papers.write_book
        self._saver.save(
            self.tr("Save as Excel"), f"{title}.xlsx", "Excel (*.xlsx)", lambda path: write(matrix, language, path, who)
        )

    def _print(self) -> None:
        if (matrix := self.model.matrix) is None:
            return
        papers, language = self._desk.office.matrix_papers, self._desk.language
        heading, doing = self.tr("Print the matrix on A4 across"), self.tr("Printing the matrix")
        sheets = Sheets(heading, doing, matrix_title(matrix, self._desk.words), lambda: papers.pdf(matrix, language))
        print_sheets(self._desk, sheets, self._saver, self)

    def _open_rules(self) -> None:
        self._desk.actions["tools.settings"].trigger()

    def _on_changes(self, changes: Changes, origin: object) -> None:
        if self.isVisible() and READ_FROM & changes.ids.keys():
            self.refresh()

    def retranslate(self) -> None:
        self.back.say(self.tr("Back"), "Esc")
        self.excel.say(self.tr("Excel"))
        self.print.say(self.tr("Print…"), "Ctrl+P")
        self.ask.say(self.tr("Ask for what is missing"), "Ctrl+M")
        self.acts.name_actions()
        self.table.setAccessibleName(self._desk.words.say("matrix.title"))
        self.refresh()
        self._say()

    def _connect(self) -> None:
        self.back.clicked.connect(self.left)
        self.excel.clicked.connect(self._save)
        self.print.clicked.connect(self._print)
        self.ask.clicked.connect(self._write)
        self.empty.button.clicked.connect(self._open_rules)
        self.table.verb_wanted.connect(self._act)
        self.table.stay_wanted.connect(self.stay_wanted)
        self.table.menu_wanted.connect(self._menu)
        self.table.chosen_changed.connect(self._say_cell)
        self._reading.answered.connect(self._take)
        self._reading.refused.connect(self._desk.say_reason)
        self._desk.feed.changed.connect(self._on_changes)
        own_key(self, "Esc").activated.connect(self.left)
        own_key(self, "Ctrl+E").activated.connect(self._offer)
        own_key(self, "Ctrl+P").activated.connect(self._print)
        own_key(self, "Ctrl+M").activated.connect(self._write)
        own_key(self, "F5").activated.connect(self.refresh)

    def _lay_out(self) -> None:
        px = self._desk.look.px
        self.header.hide()
        names = column(spacing=px(1)).add(self.title, self.about)
        head = row(margins=(px(16), px(9), px(18), px(8)), spacing=px(8)).add(
            self.back, (names, 1), self.excel, self.print, self.ask
        )
        self.words.setMinimumHeight(px(36))
        below = column(margins=(px(22), px(6), px(18), px(8)), spacing=px(4)).add(self.words, self.notes)
        column(self).add(head, Rule(), (self.table, 1), (self.empty, 1), self.foot, self._rule, below)

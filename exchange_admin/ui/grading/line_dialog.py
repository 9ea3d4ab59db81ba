"""The grades of a scale, the counts of a distribution, the table or the limits of a rule: a sheet by keyboard."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QWidget

from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.steps import Record
from exchange_admin.services.grades.line_sheets import (
    COUNT,
    DECIMALS,
    FLAGS,
    SHEETS,
    Sheet,
    SheetRow,
    from_file,
    from_text,
    headings,
    pasted,
)
from exchange_admin.ui.ask import Question
from exchange_admin.ui.clipboard import OURS, block_of
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.grid.grid import Grid
from exchange_admin.ui.grid.model import GridCell, GridColumn, GridModel, GridRow, Place
from exchange_admin.ui.jobs import Task
from exchange_admin.ui.look import Look
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.labels import STRETCH, Label, column, row

_FEW = 3  # columns
_WIDTH, _FIRST_OF_FEW, _LAST_OF_FEW = 84, 200, 150  # pixels of the design
_REMEMBERED = 100


class SheetModel(GridModel):
    """`edited` tells that a person changed something. `decimal` writes a number as the language does."""

    edited = Signal()

    def __init__(
        self, sheet: Sheet, titles: Mapping[str, str], decimal: Callable[[str], str], *, locked: bool = False
    ) -> None:
        super().__init__()
        self._sheet, self._titles, self._decimal, self.locked = sheet, titles, decimal, locked
        self._names = sheet.kind.columns
        self._lines: list[SheetRow] = list(sheet.rows)
        self._past: list[list[SheetRow]] = []
        self._show()

    @property
    def grows(self) -> bool:
        return self._sheet.growing and not self.locked

    def filled(self) -> list[SheetRow]:
        """What stands there; rows without any text are left out."""
        return [line for line in self._lines if any(map(line.cells.get, self._names))]

    def take(self, lines: Sequence[SheetRow]) -> None:
        """Other lines by a person: typed, from the clipboard or a file."""
        self._past = [*self._past, self._lines][-_REMEMBERED:]
        self._lines = list(lines)
        self._show()
        self.edited.emit()

    def adopt(self, saved: Sequence[SheetRow]) -> None:
        """Ids and texts as they were saved, in the order of `filled`; nothing else moves."""
        rest = iter(saved)
        self._lines = [
            next(rest, line) if any(map(line.cells.get, self._names)) else line for line in self._lines
        ]  # fmt: skip
        self._show()

    def remove(self, row: int) -> None:
        if self.grows and row < len(self._lines):
            self.take([line for n, line in enumerate(self._lines) if n != row])

    def move(self, row: int, by: int) -> bool:
        """Swaps a row with its neighbour; whether there was one."""
        other = row + by
        if not (self.grows and self._sheet.kind.ordered) or not 0 <= row < len(self._lines) > other >= 0:
            return False
        lines = list(self._lines)
        lines[row], lines[other] = lines[other], lines[row]
        self.take(lines)
        return True

    # What a grid asks

    def put(self, texts: Mapping[Place, str]) -> None:
        lines = [*self._lines, *([SheetRow({})] if self.grows else [])]
        for (at, section), text in texts.items():
            lines[at] = SheetRow({**lines[at].cells, self._names[section]: text.strip()}, lines[at].id)
        if lines[len(self._lines) :] == [SheetRow({})]:
            del lines[-1]
        if lines != self._lines:
            self.take(lines)

    def reads(self, place: Place, text: str) -> bool:
        return super().reads(place, text) and (not self.columns[place[1]].flag or text in {"", "1"})

    @property
    def can_take_back(self) -> bool:
        return bool(self._past)

    def take_back(self) -> None:
        self._lines = self._past.pop()
        self._show()
        self.edited.emit()

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Vertical and role == Qt.ItemDataRole.DisplayRole:
            return str(section + 1) if section < len(self._lines) else "+"
        return super().headerData(section, orientation, role)

    # Inside

    def _show(self) -> None:
        lines = [*self._lines, *([SheetRow({})] if self.grows else [])]
        self.show(
            self._columns(),
            [GridRow(str(n), tuple(self._cell(line, name, n) for name in self._names)) for n, line in enumerate(lines)],
        )

    def _columns(self) -> list[GridColumn]:
        """A number at the far end of a wide cell would belong to no row: few columns share out no room."""
        few, last = len(self._names) <= _FEW, len(self._names) - 1
        return [
            GridColumn(
                name,
                self._titles[name],
                {0: _FIRST_OF_FEW, last: _LAST_OF_FEW}.get(n, _WIDTH) if few else _WIDTH,
                share=not few and n == last,
                right=name in DECIMALS or name == COUNT,
                editable=not self.locked and name not in self._sheet.fixed,
                choices=self._sheet.choices.get(name, ()),
                flag=name in FLAGS,
            )
            for n, name in enumerate(self._names)
        ]

    def _cell(self, line: SheetRow, name: str, row: int) -> GridCell:
        text = line.cells.get(name, "")
        if name in FLAGS:
            shown = "✓" if text == "1" else text or ("—" if row < len(self._lines) else "")
            return GridCell(shown, typed=text)
        return GridCell(self._decimal(text) if name in DECIMALS else text)


class SheetTable(Grid):
    """Ctrl+Delete removes a row, Alt+Up and Alt+Down move it. One value, or a part of a sheet, is pasted into cells."""

    inset = 10

    def __init__(self, look: Look, model: SheetModel, parent: QWidget) -> None:
        super().__init__(look, parent, model)
        self.sheet = model
        self.pastes_cells = False
        self.verticalHeader().show()

    def row_height(self) -> int:
        return self._look.px(32)

    def acts_on(self, event: QKeyEvent) -> bool:
        row, section = self.currentIndex().row(), self.currentIndex().column()
        if event.matches(QKeySequence.StandardKey.Paste):
            self.pastes_cells = self._holds_cells()
        match event.key(), event.modifiers():
            case Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier:
                self.sheet.remove(row)
            case (Qt.Key.Key_Up | Qt.Key.Key_Down) as key, Qt.KeyboardModifier.AltModifier:
                by = 1 if key == Qt.Key.Key_Down else -1
                if self.sheet.move(row, by):
                    self.go_to_cell(row + by, section)
            case _:
                return super().acts_on(event)
        return True

    def _holds_cells(self) -> bool:
        """Whether the clipboard holds cells to put somewhere, and not rows in place of those that are there."""
        clipboard = QGuiApplication.clipboard()
        block, held = block_of(clipboard.text()), clipboard.mimeData()
        if [len(line) for line in block] == [1]:
            return True
        copied_here = held is not None and held.hasFormat(OURS)
        return copied_here and bool(block) and len(block[0]) < len(self.sheet.columns)


class LineDialog(QDialog):
    """Saves whenever the sheet is whole and right; until then it says what is wrong and keeps what was typed."""

    def __init__(self, desk: Desk, parent_record: Record, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._record = desk, parent_record
        self._verbs = desk.office.line_sheets(desk.language)
        self.setObjectName("lines")
        self._sheet = self._verbs.read(parent_record)
        problems = self._verbs.problems(parent_record, self._sheet.rows)
        locked = [problem for problem in problems if problem.code == "grade.rule_used"]
        self.model = SheetModel(self._sheet, self._titles(), desk.look.formats.decimal, locked=bool(locked))
        self.table = SheetTable(desk.look, self.model, self)
        self.reason = Label(desk.look, 13, tone="red", wraps=True)
        self.hint = Label(desk.look, 12, tone="ink3", wraps=True)
        self.paste = Button(desk.look, "copy")
        self.file = Button(desk.look, "folder-open")
        self.leave = Button(desk.look, "", "primary")
        self._unsaved = False
        self._lay_out()
        self._say(problems)
        self.model.edited.connect(self._changed)
        self.table.pasted.connect(self.paste_clipboard)
        self.paste.clicked.connect(self.paste_clipboard)
        self.file.clicked.connect(self.choose_file)
        self.leave.clicked.connect(self.close)

    def paste_clipboard(self) -> None:
        """What stands on the clipboard, in place of the rows."""
        text = QGuiApplication.clipboard().text()
        if text.strip() and not self.model.locked:
            self._take(from_text(text))

    def choose_file(self) -> None:
        """A workbook or text table, read in a job."""
        path = self._desk.ask.file_to_open(
            self.tr("Take from a file"),
            "",
            self.tr("Tables (*.csv *.tsv *.txt *.xlsx *.xls *.ods)"),
        )
        if path is None:
            return

        def work(task: Task) -> list[list[str]]:
            return from_file(path)

        self._desk.jobs.read(work).start_telling(self._take, self._unreadable)

    def reject(self) -> None:
        """What could not be saved is only left when somebody says so."""
        if self._unsaved:
            words = self.tr("The last changes are not saved: {reason}").replace("{reason}", self.reason.text())
            if not self._desk.ask.confirm(Question(self.windowTitle(), words, self.tr("Discard them"), True)):
                return
        super().reject()

    def closeEvent(self, event: object) -> None:
        event.ignore()  # type: ignore[attr-defined]
        self.reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste_clipboard()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    # Inside

    def _take(self, table: list[list[str]]) -> None:
        if not self.model.locked:
            known = headings(self._record.kind, self._desk.wordings.values())
            self.model.take(pasted(self._sheet, table, known))

    def _unreadable(self, error: Exception) -> None:
        self._desk.ask.tell(self.tr("Take from a file"), self._desk.reason(error))

    def _changed(self) -> None:
        """Saved at once where everything is right, as one step."""
        verbs, rows = self._verbs, self.model.filled()
        try:
            changes = verbs.save(self._record, rows, self._desk.who())
        except RuleBroken as broken:
            self._unsaved = True
            self._say(broken.problems)
            return
        self._unsaved = False
        self._say(())
        if changes:
            self._sheet = verbs.read(self._record)
            self.model.adopt([row for row in self._sheet.rows if any(row.cells.values())])
            self._desk.feed.publish(changes, self)

    def _say(self, problems: Sequence[Problem]) -> None:
        self.reason.say(self._desk.sentence(problems[:2]))

    def _titles(self) -> dict[str, str]:
        kind, words = SHEETS[self._record.kind], self._desk.words
        own = "scale_grade" if self._record.kind == "grade_distribution" else kind.line
        return {name: words.field(kind.line if name == COUNT else own, name) for name in kind.columns}

    def _lay_out(self) -> None:
        px, words = self._desk.look.px, self._desk.words
        name = self._desk.label(self._record.kind, self._record.id)
        line = "scale_grade" if self._record.kind == "grade_distribution" else SHEETS[self._record.kind].line
        self.setWindowTitle(f"{words.kind(line, 2)} · {name}")
        self.resize(px(1020), px(520))
        self.hint.setText(
            self.tr("The best stands first. Rows of Excel can be pasted, with or without headings.")
            if SHEETS[self._record.kind].ordered or not self._sheet.growing
            else self.tr("Rows of Excel can be pasted, with or without headings.")
        )
        for button in (self.paste, self.file, self.leave):
            button.setAutoDefault(False)
            button.setEnabled(button is self.leave or not self.model.locked)
        below = row(spacing=px(8)).add(self.paste, self.file, STRETCH, self.leave)
        column(self, (px(16),) * 4, px(10)).add(self.hint, (self.table, 1), self.reason, below)
        self.paste.say(self.tr("Paste"), "Ctrl+V")
        self.file.say(self.tr("From a file…"))
        self.leave.say(self.tr("Close"))
        self.table.go_to_cell(0, self._first_typed())

    def _first_typed(self) -> int:
        return next(i for i, name in enumerate(SHEETS[self._record.kind].columns) if name not in self._sheet.fixed)

"""One table of a learning agreement: its courses, and a line below in which the next one is typed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QWidget

from exchange_admin.domain import exact
from exchange_admin.domain.labels import in_language
from exchange_admin.domain.steps import Record
from exchange_admin.services.learning_agreements.reading import remark
from exchange_admin.services.recognition.writing_down import are_credits
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.grid.grid import Grid
from exchange_admin.ui.grid.model import GridCell, GridColumn, GridModel, GridRow, Place
from exchange_admin.ui.look import Look
from exchange_admin.ui.typography import SEMIBOLD
from exchange_admin.ui.widgets.labels import Label, column

_WIDTHS = {"code": 92, "course": 130, "credits": 80, "remark": 176}


class ComponentModel(GridModel):
    """A deleted course is struck out; of the other ones in a draft all is typed into but the reason of a change."""

    names_columns = True

    def __init__(self, desk: Desk, table: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._table = desk, table
        self.components: tuple[Record, ...] = ()

    def show_components(self, components: Sequence[Record], *, draft: bool) -> None:
        self.components = tuple(components)
        columns = [
            GridColumn(
                name,
                self._desk.words.say(f"paper.course.column.{name}"),
                width,
                share=name == "course",
                right=name == "credits",
                editable=draft,
                most=width,
                wraps=name == "remark",
            )
            for name, width in _WIDTHS.items()
        ]
        self.show(columns, [self._row(one) for one in components])

    def reads(self, place: Place, text: str) -> bool:
        return super().reads(place, text) and (self.columns[place[1]].key != "credits" or are_credits(text))

    def _row(self, component: Record) -> GridRow:
        deleted = component["change"] == "deleted"
        conditions = self._table == "b" and not component["change"]  # else the reason of the change stands there
        cells = [
            GridCell(
                self._text(component, name),
                faint=deleted,
                struck=deleted and name != "remark",
                fixed=deleted or (name == "remark" and not conditions),
            )
            for name in _WIDTHS
        ]
        return GridRow(component.id, tuple(cells))

    def _text(self, component: Record, name: str) -> str:
        words = self._desk.words
        match name:
            case "course":
                return in_language(component.values, "title", words.language)
            case "credits":
                credits = component.text("credits")
                return self._desk.look.formats.decimal(exact.shown(exact.read(credits))) if credits else ""
        return component.text("code") if name == "code" else remark(component, words)


class ComponentGrid(Grid):
    """`taken_out` are the ids of the courses that were chosen when Delete was pressed."""

    taken_out = Signal(list)

    inset = 10

    def __init__(self, look: Look, model: ComponentModel) -> None:
        super().__init__(look, cells=model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def row_height(self) -> int:
        return self._look.px(38)

    def empty(self) -> None:
        if keys := self.chosen_keys():
            self.taken_out.emit(keys)


class ComponentTable(QWidget):
    """`typed`: table `a` or `b`, and the course that was typed. `changed`: course, column and text of a cell."""

    typed = Signal(str, str)
    changed = Signal(str, str, str)
    taken_out = Signal(list)

    def __init__(self, desk: Desk, table: str) -> None:
        super().__init__()
        self._desk, self._table = desk, table
        self._noted: list[tuple[str, str, str]] = []
        look = desk.look
        self.title = Label(look, 13, SEMIBOLD)
        self.model = ComponentModel(desk, table, self)
        self.grid = ComponentGrid(look, self.model)
        self.grid.together = desk.feed.together
        self.line = QLineEdit()
        self.sum = Label(look, 12, tone="ink3")
        column(self, spacing=look.px(6)).add(self.title, (self.grid, 1), self.sum, self.line)
        self.line.returnPressed.connect(self._enter)
        self.grid.taken_out.connect(self.taken_out)
        self.model.typed.connect(self._note_typed)
        # when the editor of the cell is gone: a question that is asked next would take the keyboard from it
        self.model.typed.connect(self._write_typed, Qt.ConnectionType.QueuedConnection)

    def show_components(self, components: Sequence[Record], *, draft: bool, total: str) -> None:
        self.title.setText(self._desk.words.say(f"paper.course.learning_agreement.table_{self._table}"))
        self.model.show_components(components, draft=draft)
        self.grid.fit_columns()
        self.grid.setAccessibleName(self.title.text())
        self.sum.setText(total)
        self.line.setVisible(draft)
        self.line.setPlaceholderText(self.tr("Type a course here: Title@CODE:3"))
        self.line.setAccessibleName(self.title.text())

    def leave_cell(self) -> None:
        """What is being typed counts as typed, and is written before anything else is done."""
        self.grid.leave_cell()
        self._write_typed()

    def clear_line(self) -> None:
        self.line.clear()
        self.line.setFocus()

    def _note_typed(self, course: str, column: str, text: str) -> None:
        self._noted.append((course, column, text))

    def _write_typed(self) -> None:
        noted, self._noted = self._noted, []
        with self._desk.feed.together():
            for typed in noted:
                self.changed.emit(*typed)

    def _enter(self) -> None:
        if self.line.text().strip():
            self.typed.emit(self._table, self.line.text().strip())

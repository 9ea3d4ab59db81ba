"""Paints every cell of a list and opens the editor of its field in place."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    Qt,
)
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from exchange_admin.domain.fields import Field
from exchange_admin.services.list_cells import Cell, Show
from exchange_admin.ui import painting
from exchange_admin.ui.forms.editors import Editor, MoneyEditor
from exchange_admin.ui.grid.delegate import CellDelegate
from exchange_admin.ui.look import Look
from exchange_admin.ui.models.lazy_table import NUMERIC, TICK, CellRole, LazyTable
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.tips import plain_tip
from exchange_admin.ui.typography import MEDIUM, REGULAR, SEMIBOLD

Index = QModelIndex | QPersistentModelIndex
MakeEditor = Callable[[Field, QWidget], Editor]


class RecordDelegate(CellDelegate):
    """`current_row` and `hovered_row` are told by the view."""

    def __init__(self, look: Look, make_editor: MakeEditor | None = None, parent: QObject | None = None) -> None:
        super().__init__(look, parent)
        self._make_editor = make_editor
        self.current_row = -1
        self.hovered_row = -1

    def paint_cell(self, painter: QPainter, box: QRectF, index: Index) -> None:
        model, row = index.model(), index.row()
        if not isinstance(model, LazyTable):
            return
        picked, current = model.is_picked(row), row == self.current_row
        self.paint_ground(painter, box, chosen=picked or current, hovered=row == self.hovered_row)
        if index.column() == TICK:
            self._paint_tick(painter, box, picked, current)
            return
        column, cell = model.column_at(index.column()), index.data(CellRole)
        if column and isinstance(cell, Cell):
            self._paint_shown(painter, box, cell, model.show_at(index.column()), column.key)

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """What was cut off stands whole in a tip; cells that fit stay quiet."""
        cell = index.data(CellRole)
        if event.type() == QEvent.Type.ToolTip and isinstance(cell, Cell):
            room = option.rect.width() - self._look.px(58 if index.column() == 1 else 18)
            lines = [cell.text, cell.second] if self._look.two_lines else [cell.text]
            cut = any(painting.advance(self._look.font(13, MEDIUM), line) > room for line in lines)
            QToolTip.showText(event.globalPos(), plain_tip("\n".join(filter(None, lines))) if cut else "", view)
            return True
        return super().helpEvent(event, view, option, index)

    # Editing

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        model = index.model()
        column = model.column_at(index.column()) if isinstance(model, LazyTable) else None
        if not isinstance(model, LazyTable) or column is None or self._make_editor is None:
            return None  # type: ignore[return-value]  # Qt's own sign for no editor
        editor = self._make_editor(model.kind[column.key], parent)
        if isinstance(editor, MoneyEditor):
            editor.currency = partial(model.currency_at, QPersistentModelIndex(index))
        editor.widget.setProperty("cell", True)
        editor.picked.connect(self._picked)
        return editor.widget

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """A cell is not left while its editor asks something."""
        held = Editor.of(editor) if isinstance(editor, QWidget) else None
        if held is not None and event.type() == QEvent.Type.FocusOut and held.is_asking:
            return False
        return super().eventFilter(editor, event)

    def enter(self, editor: QWidget, *, upwards: bool = False) -> None:
        if (held := Editor.of(editor)) is not None:
            held.enter()
            self.take(held.widget)
            self.entered.emit(upwards)

    def _picked(self) -> None:
        """What was picked from the list of a cell is taken at once."""
        held = self.sender()
        if isinstance(held, Editor):
            self.take(held.widget)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if (held := Editor.of(editor)) and not held.is_touched:
            held.show_value(index.data(Qt.ItemDataRole.EditRole))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if (held := Editor.of(editor)) and held.is_touched:
            model.setData(index, held.typed(), Qt.ItemDataRole.EditRole)

    # Painting

    def _paint_tick(self, painter: QPainter, box: QRectF, picked: bool, current: bool) -> None:
        look = self._look
        if current:
            self.paint_bar(painter, box)
        side = look.px(16)
        spot = QRectF(box.x() + look.px(22), box.center().y() - 0.5 - side / 2, side, side)
        painting.tick_box(painter, spot, Qt.CheckState.Checked if picked else Qt.CheckState.Unchecked, look.theme)

    def _paint_shown(self, painter: QPainter, box: QRectF, cell: Cell, show: Show, key: str) -> None:
        look = self._look
        theme = look.theme
        middle = box.center().y() - 0.5
        inner, texts = box.adjusted(look.px(10), 0, -look.px(8), 0), (cell.text, cell.second)
        x, room = inner.x(), inner.width()
        if not cell.text:
            self._paint_nothing(painter, box, show)
        elif show is Show.STATUS or (show is Show.CHOICE and cell.tone):
            painting.pill(painter, x, middle, room, cell.text, Tone(cell.tone or "grey"), look)
        elif show is Show.PERSON:
            side = look.px(30 if look.two_lines else 22)
            painting.avatar(painter, QRectF(x, middle - side / 2, side, side), cell.text, look)
            dx = side + look.px(10)
            self.paint_pair(painter, inner.adjusted(dx, 0, 0, 0), texts, look.font(13, MEDIUM), theme.ink)
        elif show in NUMERIC:
            font = look.font(13, figures=True)
            width = painting.advance(font, cell.text)
            painting.line_of_text(
                painter, max(x, box.right() - look.px(18) - width), middle, room, cell.text, font, theme.ink
            )
        elif show is Show.DATE:
            self._paint_day(painter, x, middle, room, cell)
        elif cell.second:
            weight = MEDIUM if key == "name" else REGULAR
            ink = theme.tones[Tone(cell.tone)].text if cell.tone else theme.ink
            self.paint_pair(painter, inner, texts, look.font(13, weight), ink)
        else:
            strong = key in {"name", "number", "code", "holder"}
            font = look.font(13, MEDIUM if strong else REGULAR, figures=show is Show.CODE)
            ink = theme.ink if strong else theme.ink2
            painting.line_of_text(painter, x, middle, room, cell.text, font, ink)

    def _paint_nothing(self, painter: QPainter, box: QRectF, show: Show) -> None:
        look = self._look
        font = look.font(13)
        width = painting.advance(font, "—")
        x = box.right() - look.px(18) - width if show in NUMERIC else box.x() + look.px(10)
        painting.line_of_text(painter, x, box.center().y() - 0.5, width + 1, "—", font, look.theme.ink4)

    def _paint_day(self, painter: QPainter, x: float, middle: float, room: float, cell: Cell) -> None:
        look, theme = self._look, self._look.theme
        colour = theme.tones[Tone(cell.tone)].text if cell.tone else ""
        figures = look.font(13, figures=True)
        if look.two_lines and cell.second:
            painting.line_of_text(painter, x, middle - look.scale * 8.3, room, cell.text, figures, theme.ink)
            below = look.font(11, SEMIBOLD if colour else REGULAR)
            painting.line_of_text(painter, x, middle + look.scale * 8.5, room, cell.second, below, colour or theme.ink3)
            return
        font = look.font(13, MEDIUM, figures=True) if colour and not look.two_lines else figures
        painting.line_of_text(painter, x, middle, room, cell.text, font, colour or theme.ink)

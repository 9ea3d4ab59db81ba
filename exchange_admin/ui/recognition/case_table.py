"""The grid of a case: cells edit in place; of several courses that are chosen, what is typed counts for all."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QComboBox,
    QCompleter,
    QFrame,
    QLineEdit,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from exchange_admin.domain.rules.recognition.decisions import NOT_RECOGNISED
from exchange_admin.domain.vocabulary import words as words_of
from exchange_admin.domain.wording import Wording
from exchange_admin.ui import painting
from exchange_admin.ui.look import Look
from exchange_admin.ui.recognition.case_model import (
    COURSE,
    CREDITS,
    DECISION,
    EDITABLE,
    HOME,
    HOME_MARK,
    HOURS,
    MARK,
    REASON,
    CaseModel,
)
from exchange_admin.ui.widgets.completions import dress
from exchange_admin.ui.widgets.quiet_combo import QuietCombo
from exchange_admin.ui.widgets.row_delegate import RowDelegate
from exchange_admin.ui.widgets.title_header import TitleHeader
from exchange_admin.ui.words import Retranslated

Index = QModelIndex | QPersistentModelIndex
_RIGHT = frozenset({HOURS, CREDITS})
_WIDTHS = {MARK: 76, HOURS: 64, CREDITS: 96, HOME_MARK: 118}
_SHARES = {COURSE: 0.38, HOME: 0.38, REASON: 0.24}
_LEAST = 130


class CaseDelegate(RowDelegate):
    """`offers` are home courses to complete what is typed."""

    def __init__(
        self, look: Look, model: CaseModel, wording: Callable[[], Wording], parent: QObject | None = None
    ) -> None:
        super().__init__(look, parent)
        self._model, self._wording = model, wording
        self.offers: Sequence[str] = ()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._look.px(80), self._look.row_height)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        if index.column() == DECISION:
            return self.dressed(self._choices(parent), index)
        line = QLineEdit(parent)
        if index.column() == HOME and self.offers:
            completer = dress(QCompleter(list(self.offers), line))
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            line.setCompleter(completer)
        return self.dressed(line, index)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(0, editor.findData(index.data(Qt.ItemDataRole.EditRole))))
            return
        super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData())
            return
        super().setModelData(editor, model, index)

    def has_ring(self, index: Index) -> bool:
        return index.column() in EDITABLE

    def paint_cell(self, painter: QPainter, box: QRectF, index: Index, *, chosen: bool) -> None:
        look, theme = self._look, self._look.theme
        row = self._model.row_at(index.row())
        if row is None:
            return
        if chosen and index.column() == COURSE:
            painter.fillRect(QRectF(box.x(), box.y(), look.px(3), box.height() - 1), QColor(theme.accent))
        if index.column() == DECISION:
            text, tone = self._model.decision_words(row)
            painting.pill(
                painter, box.x() + look.px(8), box.center().y() - 0.5, box.width() - look.px(12), text, tone, look
            )
        else:
            self._paint_text(painter, box, index)

    def _paint_text(self, painter: QPainter, box: QRectF, index: Index) -> None:
        look, theme = self._look, self._look.theme
        row = self._model.row_at(index.row())
        if row is None:
            return
        text, second = str(index.data() or ""), self._model.second_line(row, index.column())
        placeholder = (
            not text and index.column() == HOME and bool(self._model.flags(index) & Qt.ItemFlag.ItemIsEditable)
        )
        if placeholder:
            text = self._wording().say("recognition.window.type_to_match")
        mapping = row.mapping
        left = mapping is not None and (
            (index.column() == HOME and not mapping.courses)
            or (index.column() in {CREDITS, HOME_MARK} and mapping.decision == NOT_RECOGNISED)
        )
        quiet = placeholder or left  # what does not count at home
        font = look.font(13, figures=index.column() in _RIGHT | {MARK, HOME_MARK})
        room, middle = box.width() - look.px(18), box.center().y() - 0.5
        two = bool(second) and look.two_lines
        first = middle - look.scale * 8.3 if two else middle
        ink = theme.ink3 if quiet else theme.ink
        painting.line_of_text(painter, self._left(box, font, text, index.column()), first, room, text, font, ink)
        if two:
            below = look.font(11)
            x = self._left(box, below, second, index.column())
            painting.line_of_text(painter, x, middle + look.scale * 8.5, room, second, below, theme.ink3)

    def _left(self, box: QRectF, font: object, text: str, section: int) -> float:
        if section not in _RIGHT:
            return box.x() + self._look.px(10)
        width = min(painting.advance(font, text), int(box.width() - self._look.px(18)))  # type: ignore[arg-type]
        return box.right() - self._look.px(10) - width

    def _choices(self, parent: QWidget) -> QWidget:
        combo = QuietCombo(parent)
        for word in words_of("recognition_decision"):
            combo.addItem(self._wording().choice("recognition_decision", word), word)
        return combo


class CaseHeader(TitleHeader):
    """Titles without sorting: the order is that of the transcript."""

    def is_right(self, section: int) -> bool:
        return section in _RIGHT


class CaseTable(Retranslated, QTableView):
    """`unmapped`: the mapping of the current row is to be taken away; `chosen_changed`: other rows are chosen."""

    chosen_changed = Signal()
    unmapped = Signal()

    def __init__(self, look: Look, model: CaseModel, wording: Callable[[], Wording]) -> None:
        super().__init__()
        self._look, self.case_model, self._wording = look, model, wording
        self.setHorizontalHeader(CaseHeader(look, self))
        self.setModel(model)
        self.delegate = CaseDelegate(look, model, wording, self)
        self.setItemDelegate(self.delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setCornerWidget(QWidget())
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.EditKeyPressed | triggers.AnyKeyPressed | triggers.DoubleClicked)
        self.verticalHeader().hide()
        self.setTabKeyNavigation(False)
        model.refilled.connect(self._after_refill)
        look.changed.connect(self._dress)
        self._dress()

    def chosen_rows(self) -> list[int]:
        """In the order of the table; the current one when none is chosen."""
        rows = sorted({index.row() for index in self.selectionModel().selectedIndexes()})
        return rows or ([self.currentIndex().row()] if self.currentIndex().isValid() else [])

    def leave_cell(self) -> None:
        """What is being typed counts as typed."""
        if self.state() == QAbstractItemView.State.EditingState:
            self.setFocus()

    def go_to(self, row: int, section: int = HOME) -> None:
        if 0 <= row < self.case_model.rowCount():
            self.setCurrentIndex(self.case_model.index(row, section))

    def keyboardSearch(self, search: str) -> None:
        """Nothing: jumping to a typed letter would swallow what an input method composes."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() == QAbstractItemView.State.EditingState:
            return  # the editor lets Enter through while it closes
        index = self.currentIndex()
        editable = index.isValid() and bool(self.case_model.flags(index) & Qt.ItemFlag.ItemIsEditable)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if editable:
                self.edit(index)
            return
        if event.key() == Qt.Key.Key_Delete:
            if editable:
                self._clear(index)
            return
        super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Enter goes on to the row below, in the same column."""
        row, section = self.currentIndex().row(), self.currentIndex().column()
        down = hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache
        super().closeEditor(editor, hint)
        if down and row + 1 < self.case_model.rowCount():
            self.setCurrentIndex(self.case_model.index(row + 1, section))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.chosen_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_columns()

    def retranslate(self) -> None:
        self.case_model.reword()
        self.fit_columns()

    def fit_columns(self) -> None:
        """Numbers and decisions as wide as they are, the three columns of words share the rest."""
        px, words = self._look.px, self._wording()
        decisions = [words.choice("recognition_decision", word) for word in words_of("recognition_decision")]
        widths = {section: px(width) for section, width in _WIDTHS.items()}
        widths[DECISION] = max(painting.pill_width(word, self._look) for word in decisions) + px(20)
        for section, width in widths.items():
            self.setColumnWidth(section, width)
        rest = self.viewport().width() - sum(widths.values())
        for section, share in _SHARES.items():
            self.setColumnWidth(section, max(px(_LEAST), int(rest * share)))

    def _clear(self, index: QModelIndex) -> None:
        if index.column() == HOME:
            self.unmapped.emit()
        elif index.column() != DECISION:
            self.case_model.setData(index, "")

    def _after_refill(self) -> None:
        self.fit_columns()
        if self.case_model.rowCount() and not self.currentIndex().isValid():
            self.setCurrentIndex(self.case_model.index(0, HOME))
        self.chosen_changed.emit()

    def _dress(self) -> None:
        self.verticalHeader().setMinimumSectionSize(self._look.row_height)
        self.verticalHeader().setDefaultSectionSize(self._look.row_height)
        self.fit_columns()
        self.viewport().update()

"""A board: the states of a kind beside each other, arrows lead between its cards, Enter opens one, Ctrl with an arrow
or the mouse moves it on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QScrollArea, QSizePolicy, QWidget

from exchange_admin.ui.board.board_cards import MIME, BoardCard, BoardCards, CardDelegate
from exchange_admin.ui.look import Look
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.widgets.labels import STRETCH, Label, Pill, column, row

LEAST, EMPTY = 172, 124
"""Pixels: the width of a column with cards at least, and of one without."""
MOVES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


@dataclass(frozen=True, slots=True)
class BoardColumn:
    """`state` is the word that is kept, `title` that of the reader."""

    state: str
    title: str
    tone: Tone
    cards: Sequence[BoardCard]


class _Cards(QListView):
    """Keys that lead out of a column, and cards that are dropped into it."""

    left = Signal(int)  # to the column beside, -1 or 1
    moved = Signal(int)  # with the card in front
    dropped = Signal(str)
    in_hand = Signal()

    def __init__(self, look: Look, cards: BoardCards) -> None:
        super().__init__()
        self.cards = cards
        self.setModel(cards)
        self.setItemDelegate(CardDelegate(look, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setMouseTracking(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(False)

    @property
    def card(self) -> BoardCard | None:
        return self.cards.card_at(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = MOVES.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.moved.emit(step)
        else:
            self.left.emit(step)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.cards.rowCount():
            self.setCurrentIndex(self.cards.index(0))
        self.in_hand.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        event.setAccepted(event.mimeData().hasFormat(MIME))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.setAccepted(event.mimeData().hasFormat(MIME))

    def dropEvent(self, event: QDropEvent) -> None:
        """The record is written first: the card comes here once it was."""
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        self.dropped.emit(bytes(event.mimeData().data(MIME).data()).decode())


class ColumnView(QFrame):
    """One state: its word, how many there are, and their cards."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.state = ""
        self.setObjectName("boardColumn")
        self.pill, self.number = Pill(look), Label(look, 12, tone="ink3")
        self.cards = BoardCards(self)
        self.list = _Cards(look, self.cards)
        head = row(margins=(0, 0, look.px(4), 0), spacing=look.px(8)).add(self.pill, STRETCH, self.number)
        edge = look.px(8)
        column(self, (edge, edge, edge, 0), look.px(8)).add(head, (self.list, 1))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_column(self, shown: BoardColumn) -> None:
        self.state = shown.state
        self.pill.say(shown.title, shown.tone)
        self.number.setText(self._look.formats.number(len(shown.cards)))
        self.cards.show_cards(shown.cards)
        self.list.setAccessibleName(shown.title)
        has_cards = bool(shown.cards)
        word = self.pill.sizeHint().width() + self.number.sizeHint().width() + self._look.px(32)
        self.setMinimumWidth(max(self._look.px(LEAST if has_cards else EMPTY), word))
        self.list.setFocusPolicy(Qt.FocusPolicy.StrongFocus if has_cards else Qt.FocusPolicy.NoFocus)


class Board(QScrollArea):
    """`move_wanted` asks for another state of a record, `verbs_wanted` for what can be done with it."""

    opened = Signal(str)
    move_wanted = Signal(str, str)
    verbs_wanted = Signal(str, QPoint)
    current_changed = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.columns: list[ColumnView] = []
        self.current = ""
        self._inner = QWidget()
        self._inner.setObjectName("scrolled")
        self._line = row(self._inner, spacing=look.px(10))
        self.setViewport(QWidget())
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(self._inner)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(320), self._look.px(240))

    def show_columns(self, shown: Sequence[BoardColumn]) -> None:
        """The card that was in front stays so, also in another column."""
        had = any(one.list.hasFocus() for one in self.columns)
        while len(self.columns) < len(shown):
            self.columns.append(self._made())
        for view, one in zip(self.columns, shown, strict=False):
            view.show_column(one)
            self._line.setStretch(self._line.indexOf(view), 3 if one.cards else 1)
        for n, view in enumerate(self.columns):
            view.setVisible(n < len(shown))
        if had or self.current:
            self.go_to(self.current, keyboard=had)

    def go_to(self, id: str, *, keyboard: bool = True) -> bool:
        """To a card, else to the first one there is."""
        for view in self.columns:
            if (at := view.cards.place_of(id)) >= 0:
                self._choose(view, at, keyboard=keyboard)
                return True
        first = next((one for one in self.columns if one.cards.rowCount()), None)
        if first is not None and keyboard:
            self._choose(first, 0, keyboard=True)
        return False

    def take_keyboard(self) -> bool:
        """Whether there is a card to take it."""
        self.go_to(self.current)
        return any(one.cards.rowCount() for one in self.columns)

    def _choose(self, view: ColumnView, at: int, *, keyboard: bool) -> None:
        view.list.setCurrentIndex(view.cards.index(at))
        if keyboard:
            view.list.setFocus(Qt.FocusReason.OtherFocusReason)
            self.ensureWidgetVisible(view, self._look.px(10), 0)

    def _made(self) -> ColumnView:
        view = ColumnView(self._look)
        cards = view.list
        cards.activated.connect(self._opened)
        cards.left.connect(self._beside)
        cards.moved.connect(self._moved)
        cards.dropped.connect(self._dropped)
        cards.in_hand.connect(self._in_hand)
        cards.selectionModel().currentChanged.connect(self._in_hand)
        cards.customContextMenuRequested.connect(self._verbs)
        self._line.addWidget(view)
        return view

    def _focused(self) -> ColumnView | None:
        return next((one for one in self.columns if one.list.hasFocus()), None)

    def _in_hand(self, *_: object) -> None:
        view = self._focused()
        if view is not None and (card := view.list.card) is not None and card.id != self.current:
            self.current = card.id
            self.current_changed.emit(card.id)

    def _opened(self, index: QModelIndex) -> None:
        model = index.model()
        if isinstance(model, BoardCards) and (card := model.card_at(index)) is not None:
            self.opened.emit(card.id)

    def _beside(self, by: int) -> None:
        """To the next column that has cards, at the same height."""
        view = self._focused()
        if view is None:
            return
        at, height = self.columns.index(view) + by, view.list.currentIndex().row()
        while 0 <= at < len(self.columns):
            found = self.columns[at]
            if found.isVisible() and (n := found.cards.rowCount()):
                self._choose(found, min(max(height, 0), n - 1), keyboard=True)
                return
            at += by

    def _moved(self, by: int) -> None:
        view = self._focused()
        if view is None or (card := view.list.card) is None or not card.may_move:
            return
        at = self.columns.index(view) + by
        if 0 <= at < len(self.columns) and self.columns[at].isVisible():
            self.move_wanted.emit(card.id, self.columns[at].state)

    def _dropped(self, id: str) -> None:
        view = next((one for one in self.columns if one.list is self.sender()), None)
        if view is not None and id and view.cards.place_of(id) < 0:
            self.current = id
            self.move_wanted.emit(id, view.state)

    def _verbs(self, place: QPoint) -> None:
        view = next((one for one in self.columns if one.list is self.sender()), None)
        if view is not None and (card := view.list.card) is not None:
            self.verbs_wanted.emit(card.id, view.list.viewport().mapToGlobal(place))

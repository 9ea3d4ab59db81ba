"""Cards of one column of a board, painted: name, what it is and whose, and what is to be looked at in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from exchange_admin.ui import painting
from exchange_admin.ui.look import Look
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.tips import plain_tip
from exchange_admin.ui.typography import MEDIUM

Index = QModelIndex | QPersistentModelIndex
HEIGHT, GAP, _LINES = 110, 8, 5
"""Pixels: a card, and what lies between two; lines on a card."""
_CLOSING = frozenset("）)」》】、，。：；")
"""What never begins a line."""
MIME = "application/x-exchange-admin-card"


@dataclass(frozen=True, slots=True)
class BoardCard:
    """`second` and `third` stand below the title; `mark` is what to look at, in the colour of its tone."""

    id: str
    title: str
    second: str = ""
    third: str = ""
    mark: str = ""
    tone: Tone = Tone.AMBER
    may_move: bool = True

    @property
    def spoken(self) -> str:
        return ", ".join(part for part in (self.title, self.second, self.third, self.mark) if part)


class BoardCards(QAbstractListModel):
    """Those of one column."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.cards: Sequence[BoardCard] = ()

    def show_cards(self, cards: Sequence[BoardCard]) -> None:
        if list(cards) != list(self.cards):
            self.beginResetModel()
            self.cards = tuple(cards)
            self.endResetModel()

    def place_of(self, id: str) -> int:
        """The row of a card; -1 where it is in another column."""
        return next((at for at, one in enumerate(self.cards) if one.id == id), -1)

    def card_at(self, index: Index) -> BoardCard | None:
        return self.cards[index.row()] if 0 <= index.row() < len(self.cards) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.cards)

    def flags(self, index: Index) -> Qt.ItemFlag:
        card = self.card_at(index)
        if card is None:
            return Qt.ItemFlag.ItemIsDropEnabled
        drags = Qt.ItemFlag.ItemIsDragEnabled if card.may_move else Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | drags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        card = self.card_at(index)
        if card is None:
            return None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return card.spoken
        return plain_tip(card.spoken) if role == Qt.ItemDataRole.ToolTipRole else None

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data, card = QMimeData(), self.card_at(indexes[0]) if indexes else None
        data.setData(MIME, QByteArray((card.id if card else "").encode()))
        return data


class CardDelegate(QStyledItemDelegate):
    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self._look.px(HEIGHT + GAP))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, BoardCards)
        if (card := model.card_at(index)) is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect).adjusted(1, 1, -1, -self._look.px(GAP))
        self._paint(painter, box, card, option.state)
        painter.restore()

    def _paint(self, painter: QPainter, box: QRectF, card: BoardCard, state: QStyle.StateFlag) -> None:
        look, theme, px = self._look, self._look.theme, self._look.px
        has_keyboard = bool(state & QStyle.StateFlag.State_HasFocus)
        over = state & QStyle.StateFlag.State_MouseOver
        ground = theme.selection if has_keyboard else theme.hover if over else theme.surface
        painting.rounded(painter, box, px(8), ground, theme.line_strong)
        if has_keyboard:
            painting.focus_ring(painter, box, px(8), theme)
        x, room = box.x() + px(10), box.width() - px(20)
        strong, plain, marked = look.font(13, MEDIUM), look.font(12), look.font(12, MEDIUM)
        lines = [(text, strong, theme.ink) for text in _in_two(strong, card.title, room)]
        lines += [(text, plain, theme.ink3) for text in (card.second, card.third) if text]
        lines[3:] = [] if card.mark else lines[3:]  # what to look at has two lines of the five
        lines += [(text, marked, theme.tones[card.tone].text) for text in _in_two(marked, card.mark, room)]
        middle = box.y() + px(17)
        for text, font, ink in lines[:_LINES]:
            painting.line_of_text(painter, x, middle, room, text, font, ink)
            middle += px(19)


def _in_two(font: QFont, text: str, room: float) -> list[str]:
    """A long text on two lines, parted where there is a blank or a hyphen, else where the line is full."""
    if not text or painting.advance(font, text) <= room:
        return [text] if text else []
    fits = next((n for n in range(len(text), 0, -1) if painting.advance(font, text[:n]) <= room), 1)
    after = max(text.rfind(" ", 0, fits + 1), text.rfind("-", 0, fits)) + 1
    at = after if after > fits // 3 else fits
    while at > 1 and text[at : at + 1] in _CLOSING:
        at -= 1
    return [text[:at].rstrip(), text[at:].lstrip()]

"""Who gets a certificate: a list to tick, with the reason beside everybody who is left out."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QStyleOptionViewItem,
    QWidget,
)

from exchange_admin.domain.problems import Level, Problem
from exchange_admin.services.certificates.recipients import Recipient
from exchange_admin.ui import painting
from exchange_admin.ui.certificates.issue_session import IssueSession
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.look import Look
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.tips import plain_tip
from exchange_admin.ui.typography import MEDIUM
from exchange_admin.ui.widgets.entry_list import EntryDelegate, EntryList, EntryRole, Index, KeyedModel
from exchange_admin.ui.words import Retranslated

_LEFT_EDGE = 34  # up to here a press ticks


def against(recipient: Recipient) -> list[Problem]:
    """What speaks against a paper, the gravest first; not what only informs."""
    weighed = [problem for problem in recipient.problems if problem.level is not Level.INFORMS]
    return sorted(weighed, key=lambda problem: list(Level).index(problem.level))


def in_words(desk: Desk, problems: Iterable[Problem]) -> str:
    """Every sentence once: several facts may lack the same translation."""
    return " ".join(_sentences(desk, problems))


def listed_in_words(desk: Desk, problems: Iterable[Problem]) -> str:
    """As `in_words`, each sentence on a line of its own where there are several."""
    said = _sentences(desk, problems)
    return "\n".join(f"• {one}" for one in said) if len(said) > 1 else "".join(said)


def _sentences(desk: Desk, problems: Iterable[Problem]) -> list[str]:
    return list(dict.fromkeys(desk.words.problem(problem) for problem in problems))


class RecipientModel(KeyedModel):
    """`tick_wanted` asks for a box to be filled or emptied."""

    tick_wanted = Signal(str, bool)

    def __init__(self, desk: Desk, session: IssueSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._session = desk, session
        session.recipients_changed.connect(self._refill)
        session.ticks_changed.connect(self.reword)

    def recipient(self, row: int) -> Recipient | None:
        people = self._session.recipients
        return people[row] if 0 <= row < len(people) else None

    def key_at(self, row: int) -> str:
        recipient = self.recipient(row)
        return recipient.id if recipient else ""

    def row_of(self, key: str) -> int:
        return next((row for row, one in enumerate(self._session.recipients) if one.id == key), -1)

    def reword(self) -> None:
        """Ticks, numbers or the language are other ones."""
        if self._session.recipients:
            self.dataChanged.emit(self.index(0), self.index(len(self._session.recipients) - 1))

    def reason(self, recipient: Recipient) -> str:
        """In a few words; empty for those who get a paper without asking."""
        problems = [] if self.number(recipient) else against(recipient)
        return self._desk.words.reason(problems[0]) if problems else ""

    def number(self, recipient: Recipient) -> str:
        """Of the paper that was issued just now."""
        return self._session.issued_numbers.get(recipient.id, "")

    def is_ticked(self, recipient: Recipient) -> bool:
        return recipient.id in self._session.ticked

    # What Qt calls

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._session.recipients)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        recipient = self.recipient(index.row())
        if recipient is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return recipient.name
            case Qt.ItemDataRole.CheckStateRole:
                return Qt.CheckState.Checked if self.is_ticked(recipient) else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(self._told(recipient))
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return self._told(recipient)
        return recipient if role == EntryRole else None

    def _told(self, recipient: Recipient) -> str:
        """What speaks against a paper, else the other names."""
        return in_words(self._desk, against(recipient)) or recipient.other_names

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        recipient = self.recipient(index.row())
        if role != Qt.ItemDataRole.CheckStateRole or recipient is None:
            return False
        self.tick_wanted.emit(recipient.id, Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return usual | Qt.ItemFlag.ItemIsUserCheckable

    def _refill(self) -> None:
        self.beginResetModel()
        self.endResetModel()


class _RecipientDelegate(EntryDelegate):
    def __init__(self, look: Look, model: RecipientModel, parent: QWidget) -> None:
        super().__init__(look, parent)
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._look.px(180), self._look.px(44))

    def editorEvent(self, event: object, model: object, option: object, index: object) -> bool:
        return False  # the view says where a press ticks

    def paint_entry(self, painter: QPainter, box: QRectF, index: Index) -> None:
        recipient = index.data(EntryRole)
        if not isinstance(recipient, Recipient):
            return
        look, theme = self._look, self._look.theme
        ticked, reason = self._model.is_ticked(recipient), self._model.reason(recipient)
        number = self._model.number(recipient)
        middle, side = box.center().y(), look.px(16)
        spot = QRectF(box.x() + look.px(9), middle - side / 2, side, side)
        if not recipient.blocked:
            state = Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
            painting.tick_box(painter, spot, state, theme)
        face = look.px(26)
        painter.setOpacity(1.0 if ticked or number else 0.6)
        painting.avatar(
            painter, QRectF(spot.right() + look.px(10), middle - face / 2, face, face), recipient.name, look
        )
        painter.setOpacity(1.0)
        x = spot.right() + look.px(10) + face + look.px(9)
        room = box.right() - x - look.px(6)
        ink = theme.ink if ticked or number else theme.ink3
        first, second = middle - look.scale * 8, middle + look.scale * 8.5
        painting.line_of_text(painter, x, first, room, recipient.name, look.font(13, MEDIUM), ink)
        if number and not ticked:
            painting.line_of_text(painter, x, second, room, number, look.font(11, MEDIUM), theme.tones[Tone.GREEN].text)
        elif reason and not ticked:
            tone = theme.tones[Tone.RED if recipient.blocked else Tone.AMBER].text
            painting.line_of_text(painter, x, second, room, reason, look.font(11, MEDIUM), tone)
        else:
            painting.line_of_text(painter, x, second, room, recipient.other_names, look.font(11), theme.ink3)


class RecipientList(Retranslated, EntryList):
    """Space ticks; a press on the box ticks, elsewhere it makes a person current. The keys are ids of recipients."""

    def __init__(self, look: Look, model: RecipientModel) -> None:
        super().__init__(look, model)
        self._people = model
        self.setItemDelegate(_RecipientDelegate(look, model, self))
        self.setUniformItemSizes(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self._toggle(self.currentIndex().row())
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.position().x() < self._look.px(_LEFT_EDGE):
            self._toggle(index.row())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scrollTo(self.currentIndex())

    def retranslate(self) -> None:
        self._people.reword()

    def _toggle(self, row: int) -> None:
        recipient = self._people.recipient(row)
        if recipient is not None:
            self._people.tick_wanted.emit(recipient.id, not self._people.is_ticked(recipient))

"""The top of a card: whom it is about, what kind of question it is, and the way to the next one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from exchange_admin.services.exchange.cards import ConflictCard
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.typography import SEMIBOLD
from exchange_admin.ui.widgets.buttons import Button, IconButton
from exchange_admin.ui.widgets.labels import STRETCH, Avatar, ElidedLabel, Label, Pill, column, row


class CardHead(QWidget):
    record_wanted = Signal(str, str)
    step_wanted = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        look = desk.look
        self._record = ("", "")
        self._avatar = Avatar(look, 40)
        self._name, self._second = ElidedLabel(look, 17, SEMIBOLD), ElidedLabel(look, 12, tone="ink3")
        self._pill, self._place = Pill(look), Label(look, 12, tone="ink3")
        self.open = Button(look, kind="link")
        self.previous, self.next = IconButton(look, "chevron-up"), IconButton(look, "chevron-down")
        px = look.px
        names = column(spacing=px(1)).add(self._name, self._second)
        top = row(spacing=px(8)).add(self._pill, STRETCH, self._place, self.previous, self.next)
        subject = row(spacing=px(12)).add(self._avatar, (names, 1), (self.open, Qt.AlignmentFlag.AlignTop))
        column(self, spacing=px(12)).add(top, subject)
        self.open.clicked.connect(self._open)
        self.previous.clicked.connect(self._back)
        self.next.clicked.connect(self._on)

    def show_subject(self, card: ConflictCard, kind: str, tone: Tone) -> None:
        """Whom or what a card is about."""
        main = card.person or card.title
        kind_of_record = self._desk.words.kind(card.record_kind)
        second = card.title if card.title != main else ""
        self._record = ("person", card.person_id) if card.person_id else (card.record_kind, card.record)
        self.say(main, " · ".join(part for part in (kind_of_record, second) if part), kind, tone)
        self._avatar.setVisible(bool(card.person))

    def say(self, main: str, second: str, kind: str, tone: Tone, record: tuple[str, str] | None = None) -> None:
        """`record` is what the link opens."""
        self._record = record or self._record
        self._avatar.setText(main)
        self._name.setText(main)
        self._second.setText(second)
        self._second.setVisible(bool(second))
        self._pill.say(kind, tone)
        self.open.say(self.tr("Open the record"))
        self.open.setVisible(bool(self._record[1]))
        self.previous.say(self.tr("Previous"), "Alt+↑")
        self.next.say(self.tr("Next"), "Alt+↓")

    def say_place(self, place: str) -> None:
        """ "3 of 12" """
        self._place.setText(place)

    def place(self) -> str:
        return self._place.text()

    def _open(self) -> None:
        self.record_wanted.emit(*self._record)

    def _back(self) -> None:
        self.step_wanted.emit(-1)

    def _on(self) -> None:
        self.step_wanted.emit(1)

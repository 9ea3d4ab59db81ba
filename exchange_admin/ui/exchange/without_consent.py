"""Cards with things to tick, and the one for people without consent to a transfer abroad: who is left out, on which
basis the others go."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from exchange_admin.services.exchange.statuses import PersonToSend
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.look import Look
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.choice_list import ChoiceList
from exchange_admin.ui.widgets.labels import STRETCH, Card, Label, row
from exchange_admin.ui.widgets.segments import Segments

CONSENT = "consent"
BASES = ("contract", "office_decision")
"""On which people without consent may be sent all the same; noted in the log."""


def said_lacking(desk: Desk, person: PersonToSend) -> str:
    """Who it is, and how the consent stands that is not there."""
    standing = desk.words.say(f"exchange.standing.{person.standing}")
    return " · ".join(part for part in (person.name, person.other_names, standing) if part)


class TickCard(Card):
    """Hidden while there is nothing to tick. `offer` keeps the ticks of what stays."""

    changed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.explained = Label(look, 12, tone="ink3", wraps=True)
        self.choices = ChoiceList(look)
        self.every = Button(look, kind="link")
        self.head.addWidget(self.every)
        self.body.setSpacing(look.px(6))
        self.body.add(self.explained, self.choices)
        self.choices.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.choices.ticks_changed.connect(self._changed)
        self.every.clicked.connect(self._turn_all)
        self._keys: tuple[str, ...] = ()
        self._texts: dict[str, str] = {}
        self._total = 0
        self.hide()

    def offer(self, things: Sequence[tuple[str, str]], *, ticked: bool) -> None:
        """(key, text) pairs; what was not offered before begins `ticked` or not."""
        before, now = set(self.ticked()), {key for key, _ in things}
        known = set(self._keys)
        on = [key for key in now if (key in before if key in known else ticked)]
        self._keys = tuple(key for key, _ in things)
        self._texts = dict(things)
        self.choices.search.setPlaceholderText(self.tr("Find in this list"))
        self.choices.offer(things, on)
        self.setVisible(bool(things))
        self._say_every()

    def ticked(self) -> list[str]:
        return self.choices.ticked() if self._keys else []

    def _turn_all(self) -> None:
        full = len(self.ticked()) == len(self._keys)
        self.choices.offer(list(self._texts.items()), [] if full else list(self._keys))
        self._changed()

    def _changed(self) -> None:
        self._say_every()
        self.changed.emit()

    def _say_every(self) -> None:
        full = len(self.ticked()) == len(self._keys)
        self.every.say(self.tr("Tick none") if full else self.tr("Tick all"))
        self.every.setVisible(len(self._keys) > 1)


class WithoutConsent(TickCard):
    """Everybody begins ticked: left out. Unticking somebody asks for a basis."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.look)
        self._desk = desk
        look = desk.look
        self._line, self._words, self.bases = QWidget(), Label(look, 12, tone="ink3"), Segments(look, BASES)
        self.bases.set_current(BASES[0])
        row(self._line, spacing=look.px(8)).add(self._words, self.bases, STRETCH)
        self.body.addWidget(self._line)
        self.changed.connect(self._show_basis)

    def show_people(self, people: Sequence[PersonToSend]) -> None:
        """Those whose consent is missing, expired or withdrawn."""
        self.title.setText(self.tr("People without consent to a transfer abroad"))
        self.explained.setText(self.tr("Ticked people are left out."))
        self._words.setText(self.tr("The others go on the basis of:"))
        for basis in BASES:
            self.bases.say(basis, self._desk.words.choice("transfer_basis", basis))
        self.offer([(one.id, self._text(one)) for one in people], ticked=True)
        self._total = len(people)
        self._show_basis()

    def basis(self) -> str:
        """What is noted for those who go without consent; "consent" when nobody does."""
        return CONSENT if self._line.isHidden() else self.bases.current()

    def _show_basis(self) -> None:
        self._line.setVisible(len(self.ticked()) < self._total)

    def _text(self, person: PersonToSend) -> str:
        return said_lacking(self._desk, person)

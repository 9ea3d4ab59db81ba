"""People without consent to a transfer abroad: who is left out, and on which basis the others go."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from exchange_admin.services.exchange.statuses import PersonToSend
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.exchange.tick_list import TickCard
from exchange_admin.ui.widgets.labels import STRETCH, Label, row
from exchange_admin.ui.widgets.segments import Segments

CONSENT = "consent"
BASES = ("contract", "office_decision")
"""On which people without consent may be sent all the same; noted in the log."""


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
        standing = {
            "missing": self.tr("no consent"),
            "expired": self.tr("consent expired"),
            "withdrawn": self.tr("consent withdrawn"),
        }.get(person.standing, "")
        return " · ".join(part for part in (person.name, person.other_names, standing) if part)

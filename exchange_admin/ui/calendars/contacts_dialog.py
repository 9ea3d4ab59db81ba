"""Whose contacts go into a file for address books."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QCheckBox, QWidget

from exchange_admin.ui.desk import Desk
from exchange_admin.ui.widgets.dialogs import AnswerDialog, field_grid
from exchange_admin.ui.widgets.labels import Label, column
from exchange_admin.ui.widgets.quiet_combo import QuietCombo
from exchange_admin.ui.words import count


@dataclass(frozen=True, slots=True)
class ContactsWish:
    """The `chosen` contacts, else those of an institution, else all of partners."""

    chosen: tuple[str, ...] = ()
    institution: str = ""
    with_partners: bool = False


class ContactsDialog(AnswerDialog):
    """Offers the contacts or the partner that are chosen in the list in front, beside all of them."""

    def __init__(self, desk: Desk, chosen: Sequence[str], institution: str, parent: QWidget) -> None:
        super().__init__(desk, parent)
        look, px = desk.look, desk.look.px
        self.which, self.partners = (
            QuietCombo(self, letters=28),
            QCheckBox(self.tr("A card for each partner too"), self),
        )
        offered = [(self.tr("All contacts of partners"), ContactsWish())]
        if institution:
            offered.insert(0, (desk.label("institution", institution), ContactsWish(institution=institution)))
        if chosen:
            offered.insert(0, (count("ContactsDialog", "%n chosen contact", len(chosen)), ContactsWish(tuple(chosen))))
        self._offered = [wish for _, wish in offered]
        for text, _ in offered:
            self.which.addItem(text)
        self.which.setCurrentIndex(0 if len(chosen) > 1 else self.which.count() - 1)
        self.setWindowTitle(self.tr("Contacts file"))
        self.setFixedWidth(px(460))
        why = self.tr("Contacts of partners only: students and notes are never in the file.")
        self.record.say(self.tr("Save as…"), "Ctrl+Enter")
        column(self, (px(20),) * 4, px(14)).add(
            field_grid(look, ((self.tr("Whose"), self.which),)),
            self.partners,
            Label(look, 12, tone="ink3", wraps=True, text=why),
            self.reason,
            self.foot,
        )

    def wish(self) -> ContactsWish:
        """What is asked for."""
        of = self._offered[self.which.currentIndex()]
        return ContactsWish(of.chosen, of.institution, self.partners.isChecked())

"""The design in front: what it is for, how many papers were issued from it, and what can be done with it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from exchange_admin.services.certificates.design_catalogue import DesignState, ListedDesign
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.tips import plain_tip
from exchange_admin.ui.typography import SEMIBOLD
from exchange_admin.ui.widgets.buttons import Button, IconButton
from exchange_admin.ui.widgets.labels import STRETCH, ElidedLabel, Label, Pill, column, row
from exchange_admin.ui.words import Retranslated, count

KINDS_NAMED = 2
STATE_TONES: Mapping[str, Tone] = {
    DesignState.READY: Tone.GREY,
    DesignState.DRAFT: Tone.AMBER,
    DesignState.IN_USE: Tone.GREEN,
    DesignState.RETIRED: Tone.GREY,
}


class DesignCard(Retranslated, QWidget):
    """Verbs that make no sense for a design in its state are not there."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        look = desk.look
        self._entry: ListedDesign | None = None
        self.title, self.state = ElidedLabel(look, 17, SEMIBOLD), Pill(look)
        self.facts = Label(look, 12, tone="ink3", wraps=True)
        self.edit, self.copy = Button(look, "pencil", "primary"), Button(look, "copy")
        self.use, self.retire = Button(look, "circle-check"), Button(look, "history")
        self.export, self.delete = IconButton(look, "upload", size=32), IconButton(look, "trash-2", size=32)
        self._lay_out()
        self.retranslate()

    def show_design(self, entry: ListedDesign | None) -> None:
        self._entry = entry
        self.setVisible(entry is not None)
        if entry is None:
            return
        desk, state = self._desk, entry.state
        self.title.setText(entry.names.best(desk.language))
        self.state.say(desk.words.choice("design_state", state), STATE_TONES[state])
        self.facts.setText(self._facts_of(entry))
        own = state in (DesignState.IN_USE, DesignState.RETIRED)
        self.edit.setVisible(state is DesignState.DRAFT or own)
        self.edit.say(self.tr("Edit") if state is DesignState.DRAFT else self.tr("New version"))
        self.copy.setVisible(entry.editable)
        self.use.setVisible(state is DesignState.DRAFT)
        self.retire.setVisible(own)
        self.retire.say(self.tr("Retire") if state is DesignState.IN_USE else self.tr("Use again"))
        self.export.setVisible(entry.editable)
        self.delete.setVisible(state is DesignState.DRAFT or (own and not entry.papers))

    def retranslate(self) -> None:
        self.copy.say(self.tr("Copy to edit"))
        self.use.say(self.tr("Put in use"))
        self.export.say(self.tr("Export to a file…"))
        self.delete.say(self.tr("Delete"), self.tr("Del"))
        self.show_design(self._entry)

    def _facts_of(self, entry: ListedDesign) -> str:
        words, number = self._desk.words, self._desk.look.formats.number
        named = [words.choice("certificate_kind", kind) for kind in entry.kinds]
        if len(named) > KINDS_NAMED + 1:
            more = count("DesignCard", "%n more kind", len(named) - KINDS_NAMED)
            named = [*named[:KINDS_NAMED], more]
        kinds = words.listed(named)
        self.facts.setToolTip(plain_tip("\n".join(words.choice("certificate_kind", kind) for kind in entry.kinds)))
        version = self.tr("version {n}").replace("{n}", number(entry.version))
        room = count("DesignCard", "up to %n language", entry.languages)
        said = [kinds, version, entry.paper, room]
        if entry.papers:
            said.append(count("DesignCard", "%n paper issued from it", entry.papers))
        if not entry.editable:
            said.append(self.tr("drawn by the program, cannot be edited"))
        return " · ".join(said)

    def _lay_out(self) -> None:
        px = self._desk.look.px
        head = row(spacing=px(10)).add((self.title, 1), self.state)
        verbs = row(spacing=px(8)).add(self.edit, self.copy, self.use, self.retire, STRETCH, self.export, self.delete)
        column(self, spacing=px(8)).add(head, self.facts, verbs)

"""What belongs to this computer and not to the office: language, colours, density, text size, who works here."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QWidget

from exchange_admin.domain.queries import Filter, Query, Test
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.typography import MEDIUM
from exchange_admin.ui.widgets.labels import STRETCH, Card, Label, column
from exchange_admin.ui.widgets.quiet_combo import QuietCombo
from exchange_admin.ui.widgets.segments import LanguageSwitch, Segments

TEXT_SIZES = ("100", "110", "125", "150")


class WorkstationSection(QWidget):
    """`chosen` says which preference was set to what; the composition root makes it so."""

    chosen = Signal(str, object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        look = desk.look
        self.switches = {
            "language": LanguageSwitch(look),
            "theme": Segments(look, ("system", "light", "dark")),
            "density": Segments(look, ("comfortable", "compact")),
            "text_size": Segments(look, TEXT_SIZES),
        }
        self.person = QuietCombo()
        self._labels = {name: Label(look, 12, MEDIUM, "ink3") for name in (*self.switches, "person")}
        self._notes = {name: Label(look, 12, tone="ink3", wraps=True) for name in ("person", "text_size")}
        self._card = Card(look)
        self._lay_out()
        for name, switch in self.switches.items():
            switch.setProperty("preference", name)
            switch.chosen.connect(self._choose)
        self.person.activated.connect(self._choose_person)
        self.retranslate()

    def refresh(self) -> None:
        """Shows the preferences as they are; the staff list may have changed."""
        preferences = self._desk.preferences
        self.switches["language"].set_current(self._desk.language)
        self.switches["theme"].set_current(preferences.theme)
        self.switches["density"].set_current(preferences.density)
        self.switches["text_size"].set_current(str(preferences.text_size))
        self.person.clear()
        self.person.addItem(self.tr("Name of the computer's user"), "")
        ids = self._desk.lists.ids(Query("staff", filters=(Filter("active", Test.IS_NOT, (0,)),)))
        for line in self._desk.lists.rows("staff", ids, ("name",), self._desk.language).values():
            self.person.addItem(line.cells[0].text, line.cells[0].text)
        self.person.choose(preferences.person)

    def retranslate(self) -> None:
        self._card.title.setText(self.tr("This computer"))
        names = {
            "language": self.tr("Language"),
            "theme": self.tr("Colours"),
            "density": self.tr("Rows"),
            "text_size": self.tr("Text size"),
            "person": self.tr("Who works here"),
        }
        for name, text in names.items():
            self._labels[name].setText(text)
        self._notes["person"].setText(self.tr("This name stands in the journal beside every change."))
        self._notes["text_size"].setText(self.tr("A new text size counts from the next start."))
        for id, text in (("system", self.tr("As the system")), ("light", self.tr("Light")), ("dark", self.tr("Dark"))):
            self.switches["theme"].say(id, text)
        for id, text in (("comfortable", self.tr("Comfortable")), ("compact", self.tr("Compact"))):
            self.switches["density"].say(id, text)
        for size in TEXT_SIZES:
            self.switches["text_size"].say(size, f"{size} %")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self.refresh()

    def _choose(self, id: str) -> None:
        name = self.sender().property("preference")
        self.chosen.emit(name, int(id) if name == "text_size" else id)

    def _choose_person(self, _: int) -> None:
        self.chosen.emit("person", str(self.person.currentData() or ""))

    def _lay_out(self) -> None:
        px = self._desk.look.px
        body = self._card.body
        body.setSpacing(px(6))
        for name, label in self._labels.items():
            body.add(label, (self.switches.get(name, self.person), Qt.AlignmentFlag.AlignLeft))
            if name in self._notes:
                body.addWidget(self._notes[name])
            body.addSpacing(px(8))
        self.person.setMinimumWidth(px(260))
        column(self, (px(22), px(14), px(22), px(22))).add(self._card, STRETCH)

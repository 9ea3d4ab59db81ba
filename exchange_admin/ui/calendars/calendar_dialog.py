"""What a calendar file holds: arrivals, departures, lessons, of whom, from when to when, with names or without."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QCheckBox, QWidget

from exchange_admin.domain.fields import Field, FieldType
from exchange_admin.services.calendars.order import MOST_REMIND_DAYS, WHAT, CalendarOrder, Whose, usual_period
from exchange_admin.services.calendars.zones import OFFERED, offset
from exchange_admin.ui.designs.setting_editors import NumberBox
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.forms.making import make_editor
from exchange_admin.ui.forms.new_record_dialog import form_tools
from exchange_admin.ui.forms.reference_editor import ReferenceEditor
from exchange_admin.ui.widgets.dialogs import AnswerDialog, field_grid
from exchange_admin.ui.widgets.labels import Label, column, row
from exchange_admin.ui.widgets.quiet_combo import QuietCombo


class CalendarDialog(AnswerDialog):
    """`order` is what was asked for, once it was accepted."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, parent)
        self.order: CalendarOrder | None = None
        words, look, px = desk.words, desk.look, desk.look.px
        self.what = {word: QCheckBox(words.say(f"calendar.what.{word}"), self) for word in WHAT}
        for box in self.what.values():
            box.setChecked(True)
        self.days = {
            name: make_editor(Field(name=name, type=FieldType.DATE, required=True), form_tools(desk), self)
            for name in ("since", "until")
        }
        today = desk.office.program.today()
        usual = usual_period(today)
        for editor, day in zip(self.days.values(), usual, strict=True):
            editor.show_value(day.isoformat())
        self.whose = {
            kind: ReferenceEditor(
                Field(name=kind, type=FieldType.REFERENCE, refers=kind), form_tools(desk), self, makes=False
            )
            for kind in ("person", "staff")
        }
        self.remind = NumberBox(look, 0, MOST_REMIND_DAYS, decimals=0)
        self.remind.setValue(1)
        self.zone = QuietCombo(self, letters=24)
        self.zone.addItem(self.tr("As the country has it, else this PC"), "")
        for zone in OFFERED:
            self.zone.addItem(f"{offset(zone, today)} · {zone}", zone)
        self.zone.choose(desk.preferences.lesson_zone)
        self.names = QCheckBox(self.tr("With names of people, teachers and topics"), self)
        self.setWindowTitle(self.tr("Calendar file"))
        self.setFixedWidth(px(500))
        named: tuple[tuple[str, QWidget], ...] = (
            (self.tr("First day"), self.days["since"].widget),
            (self.tr("Last day"), self.days["until"].widget),
            (self.tr("Only of this person"), self.whose["person"].widget),
            (self.tr("Only coordinated by"), self.whose["staff"].widget),
            (self.tr("Remind, days before"), self.remind),
            (self.tr("Time of lessons"), self.zone),
        )
        why = self.tr("Calendars are often copied to servers of others. Without the tick nobody is named.")
        self.record.say(self.tr("Save as…"), "Ctrl+Enter")
        column(self, (px(20),) * 4, px(14)).add(
            row(spacing=px(18)).add(*self.what.values()),
            field_grid(look, named),
            self.names,
            Label(look, 12, tone="ink3", wraps=True, text=why),
            self.reason,
            self.foot,
        )

    def read(self) -> str:
        whose = {kind: editor.value() for kind, editor in self.whose.items()}
        if all(whose.values()):
            return self.tr("A calendar is of one person or of one coordinator. Empty one of the two.")
        first, last = (editor.value() for editor in self.days.values())
        if not (first and last):
            return self.tr("A calendar has a first and a last day. Fill in both.")
        order = CalendarOrder(
            frozenset(word for word, box in self.what.items() if box.isChecked()),
            date.fromisoformat(str(first)),
            date.fromisoformat(str(last)),
            next((Whose(kind, str(id)) for kind, id in whose.items() if id), None),
            self.names.isChecked(),
            round(self.remind.value()),
            str(self.zone.currentData()),
        )
        order.check()
        self._desk.preferences.lesson_zone = order.zone
        self.order = order
        return ""

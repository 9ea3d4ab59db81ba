"""What a person agreed to: recorded, seen at a glance whether it holds, withdrawn."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

from exchange_admin.domain.fields import Value
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.queries import Filter, Order, Query, Test
from exchange_admin.domain.steps import Record
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.detail.lines_card import EditedLines
from exchange_admin.ui.detail.record_line import RecordLine
from exchange_admin.ui.forms.new_record_dialog import form_tools
from exchange_admin.ui.forms.record_form import RecordForm
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.labels import STRETCH, Label, Pill, column, row

LINES_SHOWN = 8
ASKED = ("kind", "given_on", "valid_until", "receiver_id", "country", "purpose", "text_version", "language", "note")
OPEN, WITHDRAW, REMOVE = "open", "withdraw", "remove"
USUAL: dict[str, Value] = {"kind": "cross_border"}


class ConsentLine(QWidget):
    """One consent: pressed to open it, and withdrawn while it holds."""

    def __init__(self, desk: Desk, record: Record) -> None:
        super().__init__()
        look, formats, words = desk.look, desk.look.formats, desk.words
        self.id = record.id
        self.line = RecordLine(desk, OPEN, {Qt.Key.Key_F2: OPEN, Qt.Key.Key_Delete: REMOVE})
        receiver = desk.label("institution", record.text("receiver_id")) if record["receiver_id"] else ""
        country = words.choice("country", record["country"]) if record["country"] else ""
        facts = (formats.day(record.text("given_on")), receiver, country, record.text("text_version"))
        main = words.choice("consent_kind", record["kind"])
        self.line.say(record.id, main, " · ".join(fact for fact in facts if fact))
        self.state, self.withdraw = Pill(look), Button(look, kind="ghost")
        # first laid out: what is shown without a parent is a window for a moment, and takes the keyboard
        below = row(spacing=look.px(8)).add(self.state, STRETCH, self.withdraw)
        column(self, (0, 0, 0, look.px(3))).add(self.line, below)
        self.state.say(*self._standing(desk, record))
        self.withdraw.say(self.tr("Withdraw"))
        self.withdraw.setAccessibleName(f"{self.withdraw.text()}: {main}")
        self.withdraw.setVisible(not record["withdrawn_on"] and desk.limits.may_change(record))
        self.withdraw.clicked.connect(self._withdraw)

    def _standing(self, desk: Desk, record: Record) -> tuple[str, Tone]:
        formats, today = desk.look.formats, desk.look.formats.today().isoformat()
        if record["withdrawn_on"]:
            day = formats.day(record.text("withdrawn_on"))
            return self.tr("withdrawn {day}").replace("{day}", day), Tone.RED
        until = record.text("valid_until")
        if until and until < today:
            return self.tr("expired {day}").replace("{day}", formats.day(until)), Tone.AMBER
        if until:
            return self.tr("until {day}").replace("{day}", formats.day(until)), Tone.GREEN
        return self.tr("in force"), Tone.GREEN

    def _withdraw(self) -> None:
        self.line.wanted.emit(WITHDRAW, self.id)


class ConsentCard(EditedLines):
    """Stands on every person, also before there is a consent: nobody is sent abroad without one being looked for."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "consent", "person_id")
        look = desk.look
        self.lines: list[ConsentLine] = []
        self._none = Label(look, 12, tone="ink3", wraps=True)
        self.new_form: RecordForm | None = None
        self._form_place = column()
        self._buttons = QWidget()
        self.save, self.cancel = Button(look, kind="primary"), Button(look, kind="ghost")
        row(self._buttons, spacing=look.px(8)).add(self.save, self.cancel, STRETCH)
        self._lines = column()
        self.body.add(self._lines, self._none, self._form_place, self._buttons)
        self._buttons.hide()
        self.save.clicked.connect(self.record)
        self.cancel.clicked.connect(self.leave)

    def show_record(self, record: Record) -> None:
        desk = self._desk
        if self._around is None or self._around.id != record.id:
            self.leave()
        self._around = record
        self.title.setText(desk.words.kind("consent", 2))
        self.add.say(self.tr("Record…"))
        self.add.setVisible(self.may_add and self.new_form is None)
        self.save.say(self.tr("Save"))
        self.cancel.say(self.tr("Cancel"))
        self._none.setText(self.tr("None recorded. Data sent abroad needs one."))
        mine = Query("consent", filters=(Filter("person_id", Test.IS, (record.id,)),), order=Order("person_id"))
        numbers = desk.lists.ids(mine)
        rows = desk.lists.rows("consent", numbers[-LINES_SHOWN:], (), desk.language)
        records = [desk.records.get("consent", row.id) for row in rows.values()]
        self._fill(sorted(records, key=lambda one: (one.text("given_on"), one.id), reverse=True))
        if self._made is not None:
            self._made.refresh()

    # Verbs

    def begin(self) -> None:
        """Opens an empty form in the card."""
        self.leave()
        desk = self._desk
        form = RecordForm(desk.look, desk.registry["consent"], form_tools(desk), only=ASKED)
        if (layout := form.layout()) is not None:
            layout.setContentsMargins(0, 0, 0, 0)
        form.open({**USUAL, "given_on": desk.look.formats.today().isoformat(), "language": desk.language}, new=True)
        self.new_form = form
        self._form_place.addWidget(form)
        self._buttons.show()
        self.add.hide()
        form.focus_first()

    def record(self) -> None:
        """Writes the consent; what cannot be written is said at its field."""
        form, person, desk = self.new_form, self._around, self._desk
        if form is None or person is None:
            return
        try:
            changes = desk.records.add("consent", {**form.values(), "person_id": person.id}, desk.who())
        except RuleBroken as broken:
            form.show_problems(broken.problems)
            return
        self.leave()
        desk.feed.publish(changes, self)
        desk.notices.say(self.tr("Consent recorded"), desk.undo)

    def withdraw(self, consent: str) -> None:
        """From today it no longer holds."""
        desk = self._desk
        today = desk.look.formats.today().isoformat()
        changes = desk.attempt(lambda: desk.records.set("consent", consent, {"withdrawn_on": today}, desk.who()))
        if changes is not None:
            desk.feed.publish(changes, self)
            desk.notices.say(self.tr("Consent withdrawn"), desk.undo)

    def leave(self) -> None:
        super().leave()
        if self.new_form is not None:
            self._form_place.take_out(self.new_form)
            self.new_form = None
        self._buttons.hide()
        self.add.setVisible(self.may_add)

    def _closed(self, id: str) -> None:
        if line := next((line for line in self.lines if line.id == id), None):
            line.line.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _do(self, what: str, id: str) -> None:
        if what == WITHDRAW:
            self.withdraw(id)
        elif what == OPEN:
            self.edit(id)
        elif self._may_change(id):
            self.form.delete(id)

    def _offer(self, line: RecordLine, place: QPoint) -> None:
        offers = [(OPEN, self.tr("Open"), "file-text")]
        if self._may_change(line.id):
            offers.append((REMOVE, self.tr("Delete"), "trash-2"))
        self._show_menu(line, place, offers)

    def _fill(self, records: list[Record]) -> None:
        self._lines.take_out(*self.lines)
        self.lines = [ConsentLine(self._desk, record) for record in records]
        for line in self.lines:
            line.line.wanted.connect(self._do)
            line.line.menu_wanted.connect(self._offer)
            self._lines.addWidget(line)
        self._none.setVisible(not records)

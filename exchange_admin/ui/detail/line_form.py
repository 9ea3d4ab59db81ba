"""A record of a card, typed into where it is shown: begun, changed, deleted, closed again."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from exchange_admin.domain.fields import Value
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.steps import Record
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.forms.record_form import RecordForm, shown_fields
from exchange_admin.ui.forms.record_keeper import RecordKeeper
from exchange_admin.ui.forms.shown_form import form_of, limit
from exchange_admin.ui.forms.unwritten import unwritten_of
from exchange_admin.ui.presentation import presentation
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.into_view import bring_into_view
from exchange_admin.ui.widgets.labels import STRETCH, Label, Rule, column, row
from exchange_admin.ui.words import Retranslated, count


class LineForm(Retranslated, QWidget):
    """Saves as every form does. `by` names the record around it and is not asked for."""

    closed = Signal(str)  # id of the record that it was about, empty for one that is not in the file

    def __init__(self, desk: Desk, kind: str, by: str) -> None:
        super().__init__()
        self._desk, self._kind, self._by = desk, kind, by
        self.record: Record | None = None
        look, described, told = desk.look, desk.registry[kind], presentation(kind).told
        names = [field.name for field in shown_fields(described, told=told) if field.name != by]
        self._form = form_of(desk, described, only=names, told=told)
        self._state = Label(look, 12, tone="ink3", wraps=True)
        self.done, self.remove = Button(look, "check", "link"), Button(look, "trash-2", "link")
        self.keeper = RecordKeeper(desk, kind, self, self)
        self.keeper.writes_at_once = False  # a small record is entered in one step, and undone in one
        self._lay_out()
        self.keeper.serve(self.form)
        self.keeper.added.connect(self._added)
        self.done.clicked.connect(self.finish)
        self.remove.clicked.connect(self.take_away)
        self._say()
        self.hide()

    @property
    def form(self) -> RecordForm:
        return self._form

    @property
    def is_open(self) -> bool:
        return not self.isHidden()

    # What cards call

    def begin(self, around: str, given: Mapping[str, Value]) -> None:
        """A new record of the record `around`, with what was typed into its last unfinished one."""
        desk = self._desk
        self.keeper.unwritten = unwritten_of(self._by, around)
        self.keeper.begin({**desk.registry[self._kind].begins_with, **desk.limits.defaults(self._kind)}, given)
        self.say_state(self._needed())
        self._come_up()

    def open(self, id: str) -> None:
        """The record as it stands, to be changed."""
        desk = self._desk
        self.record = desk.records.get(self._kind, id)
        self.form.open(self.record.values, drafts=desk.office.drafts.of(self._kind, id))
        self.say_state(limit(self.form, self.record, desk))
        self._say()
        self._come_up()

    def refresh(self) -> None:
        """The file changed elsewhere; what is no longer there is no longer shown."""
        if not self.is_open or self.record is None:
            return
        try:
            self.record = self._desk.records.get(self._kind, self.record.id)
        except RuleBroken:
            self._go("")
            return
        if self.record.live:
            self.form.refresh(self.record.values)
        else:
            self._go("")

    def close_form(self) -> None:
        """What is typed is saved, or waits as a draft."""
        if self.is_open:
            self.keeper.leave()
            self._go(self.record.id if self.record else "")

    def finish(self) -> None:
        """Saves it and closes it, or says what is missing."""
        if self.keeper.finish():
            self.close_form()

    def take_away(self) -> None:
        """The record is deleted, or thrown away where it is not in the file yet."""
        if self.record is None:
            self.keeper.discard()
            self._go("")
        elif self.delete(self.record.id):
            self._go("")

    def delete(self, id: str) -> bool:
        """Undo brings it back, so nobody is asked."""
        desk = self._desk
        changes = desk.attempt(lambda: desk.records.remove(self._kind, id, desk.who()))
        if changes is None:
            return False
        desk.office.drafts.drop(self._kind, id)
        desk.feed.publish(changes, self)
        desk.notices.say(count("ListPage", "%n record deleted", 1), desk.undo)
        return True

    # What the keeper calls

    def show_new(self, values: Mapping[str, Value], title: str, drafts: Mapping[str, str]) -> None:
        self.record = None
        self.form.read_only(fixed=False)
        self.form.open(values, new=True, drafts=drafts)
        self._say()

    def say_state(self, words: str) -> None:
        self._state.say(words)

    def submit(self) -> None:
        if self.is_open:
            self.form.submit()

    def is_saved(self, values: Mapping[str, Value]) -> None:
        self.form.is_saved(values)

    # What Qt calls

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_form()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        self._say()

    # Inside

    def _needed(self) -> str:
        """What has to be filled in before “Done”, by the marks of the form."""
        kind = self._desk.registry[self._kind]
        if self.keeper.is_complete:
            return self.tr("Nothing more is needed: “Done” saves it.")
        if not kind.one_of:
            return self.tr("Fill in the fields marked *, then “Done”.")
        if not any(field.required and field.name != self._by for field in kind.fields):
            return self.tr("Fill in one of the fields marked (*), then “Done”.")
        return self.tr("Fill in all fields marked * and one of those marked (*), then “Done”.")

    def _added(self, id: str) -> None:
        self.record = self._desk.records.get(self._kind, id)
        self.say_state(limit(self.form, self.record, self._desk))
        self._say()

    def _come_up(self) -> None:
        """In sight with what saves it, then the field that is typed into."""
        self.show()
        bring_into_view(self)
        bring_into_view(self.done)
        self.form.focus_first()

    def _go(self, id: str) -> None:
        self.record = None
        self.hide()
        self.closed.emit(id)

    def _say(self) -> None:
        self.done.say(self.tr("Done"), "Esc")
        self.remove.say(self.tr("Delete") if self.record else self.tr("Throw away"))
        self.remove.setVisible(self.record is None or self._desk.limits.may_change(self.record))

    def _lay_out(self) -> None:
        px = self._desk.look.px
        if (layout := self.form.layout()) is not None:
            layout.setContentsMargins(0, px(4), 0, px(4))
        buttons = row(spacing=px(14)).add(self.done, self.remove, STRETCH)
        whole = column(self, (0, px(6), 0, 0), px(4)).add(Rule(), self._state, self.form)
        whole.insertLayout(2, buttons)  # in sight above long forms, and after the last field with Tab

"""A record that a reference needs and that is not there yet: its necessary fields, asked where one stands."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QWidget

from exchange_admin.domain.fields import Kind, Value
from exchange_admin.domain.labels import label_fields
from exchange_admin.domain.problems import RuleBroken, blocking
from exchange_admin.domain.rules.glossary import Terms
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.forms.editors import FormTools
from exchange_admin.ui.forms.offered import Offer
from exchange_admin.ui.forms.offered_among import offer_among
from exchange_admin.ui.forms.record_form import RecordForm
from exchange_admin.ui.presentation import PRESENTATIONS, presentation
from exchange_admin.ui.widgets.buttons import ENTER
from exchange_admin.ui.widgets.dialogs import DialogButtons
from exchange_admin.ui.widgets.labels import column, scrolled

WIDTH, HIGHEST = 520, 560


def form_tools(desk: Desk, kind: str = "") -> FormTools:
    """What the editors of a form need, with a dialog for a record that is not there yet. A record of a `kind` is
    offered what it can name in this file."""

    def find(refers: str, text: str, start: int = 0) -> Offer:
        among = desk.limits.among(kind, refers) if kind else None
        if among is None:
            return desk.offer(refers, text, start)
        return offer_among(desk, refers, among, text, start, second=partial(desk.told_apart, refers))

    def may_create(kind: str) -> bool:
        return kind in PRESENTATIONS and presentation(kind).addable and desk.limits.may_add(kind)

    def create(kind: str, typed: str, parent: QWidget) -> str:
        dialog = NewRecordDialog(desk, kind, typed, parent)
        return dialog.id if desk.ask.show(dialog) else ""

    def terms() -> Terms:
        return desk.office.glossary.usable()

    return FormTools(
        desk.look,
        lambda: desk.words,
        lambda: desk.look.formats,
        find,
        desk.label,
        may_create,
        create,
        terms,
        lambda: desk.office.program.reference.fields_of_education,
    )


class NewRecordDialog(QDialog):
    """`id` is that of the record, once it was written. It begins with what was `typed`, in the field of its script."""

    def __init__(self, desk: Desk, kind: str, typed: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._kind = desk, desk.registry[kind]
        self.id = ""
        self.form = RecordForm(desk.look, self._kind, form_tools(desk, kind), only=_asked(self._kind), parent=self)
        self._begun = {
            **desk.registry[kind].begins_with,
            **desk.limits.defaults(kind),
            **desk.office.choices.begin(kind, typed),
        }
        self.form.open(self._begun, new=True)
        self.form.field_left.connect(self._keep)
        self._lay_out()
        self.form.focus_first()

    def accept(self) -> None:
        """Writes the record; what cannot be written is said at its field, and the dialog stays."""
        desk = self._desk
        self.form.submit()
        values = {**self._begun, **self.form.values()}
        if unread := self.form.unsaved():
            _, found = desk.records.draft(self._kind.name, values)
            self.form.show_problems(one for one in blocking(found) if one.field not in unread)
            return
        try:
            changes = desk.records.add(self._kind.name, values, desk.who())
        except RuleBroken as broken:
            self.form.show_problems(broken.problems)
            return
        (self.id,) = changes.ids[self._kind.name]
        desk.feed.publish(changes, self)
        super().accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field creates the record; a button that has the keyboard takes its Enter before."""
        if event.key() in ENTER:
            self.accept()
        else:
            super().keyPressEvent(event)

    def _keep(self, name: str, value: Value) -> None:
        self.form.is_saved({name: value})

    def _lay_out(self) -> None:
        px = self._desk.look.px
        self.setWindowTitle(self.tr("New: {kind}").replace("{kind}", self._desk.words.kind(self._kind.name)))
        buttons = DialogButtons(self, self.tr("Create"))
        buttons.setContentsMargins(px(18), 0, px(18), 0)
        column(self, (0, 0, 0, px(16)), px(10)).add((scrolled(self.form), 1), buttons)
        self.resize(px(WIDTH), min(px(HIGHEST), self.form.sizeHint().height() + px(80)))


def _asked(kind: Kind) -> list[str]:
    """What a record cannot be without, what it is called by, and what it is of little use without."""
    needed = [field.name for field in kind.fields if field.required]
    more = presentation(kind.name).asked if kind.name in PRESENTATIONS else ()
    return [*needed, *label_fields(kind), *more]

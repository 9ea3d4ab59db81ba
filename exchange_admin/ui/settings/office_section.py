"""What papers and numbers need to know of the own office: its facts and its institution, saved field by field."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.fields import Value
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.queries import Query
from exchange_admin.domain.rules.usual_settings import usual_settings
from exchange_admin.domain.steps import Record
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.forms.new_record_dialog import form_tools
from exchange_admin.ui.forms.record_form import RecordForm
from exchange_admin.ui.forms.saved_changes import SavedChanges
from exchange_admin.ui.settings.pictures_card import PicturesCard
from exchange_admin.ui.widgets.labels import STRETCH, Card, column, row
from exchange_admin.ui.words import Retranslated

_INSTITUTION_FIELDS = (
    "name_zh",
    "name_ru",
    "name_en",
    "short_name",
    "city",
    "country",
    "website",
    "email",
    "phone",
    "address",
    "grading_scale_id",
)


class OfficeSection(Retranslated, QWidget):
    """What papers say of the office, with the pictures that they show."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.pictures = PicturesCard(desk)
        look, tools = desk.look, form_tools(desk)
        self.forms = {
            "office": RecordForm(look, desk.registry["office"], tools),
            "institution": RecordForm(look, desk.registry["institution"], tools, only=_INSTITUTION_FIELDS),
        }
        self._records: dict[str, Record] = {}
        self._cards = {kind: Card(look) for kind in self.forms}
        across = row(margins=(look.px(22), look.px(14), look.px(22), look.px(22)), spacing=look.px(16))
        for kind, form in self.forms.items():
            self._cards[kind].body.addWidget(form)
            side = column().add(self._cards[kind])
            if kind == "institution":
                side.addSpacing(look.px(14))
                side.addWidget(self.pictures)
            side.addStretch()
            across.addLayout(side, 1)
            form.field_left.connect(self._save)
            form.undo_wanted.connect(self._undo)
            form.redo_wanted.connect(self._redo)
            form.take_undo()
        self._saved = SavedChanges(desk, self)
        column(self).add(across, STRETCH)
        desk.feed.changed.connect(self._on_changes)
        self.retranslate()

    def refresh(self) -> None:
        ids = self._desk.lists.ids(Query("office"))
        rows = self._desk.lists.rows("office", ids[:1], (), self._desk.language)
        for row_ in rows.values():
            office = self._desk.records.get("office", row_.id)
            self._show("office", office)
            self._show("institution", self._desk.records.get("institution", office.text("institution_id")))
        self.pictures.refresh()

    def leave_fields(self) -> None:
        for form in self.forms.values():
            form.submit()

    def retranslate(self) -> None:
        for kind, card in self._cards.items():
            card.title.setText(self._desk.words.kind(kind))

    def _show(self, kind: str, record: Record) -> None:
        self._records[kind] = record
        self.forms[kind].open(record.values)
        self._show_usual()

    def _show_usual(self) -> None:
        if (institution := self._records.get("institution")) is not None:
            self.forms["office"].show_usual(usual_settings(institution.text("country")))

    def _save(self, name: str, value: Value) -> None:
        form = self.sender()
        assert isinstance(form, RecordForm)
        kind = form.kind.name
        record = self._records.get(kind)
        if record is None:
            return
        try:
            changes = self._desk.records.set(kind, record.id, {name: value}, self._desk.who(), seen=record.heads)
        except RuleBroken as broken:
            self.forms[kind].show_problems(broken.problems)
            return
        self._records[kind] = self._desk.records.get(kind, record.id)
        self.forms[kind].is_saved({name: value})
        self._show_usual()
        self._saved.note(kind, record.id, name, changes)
        self._desk.feed.publish(changes, self)

    def _undo(self) -> None:
        """The last change that was saved in the form with the keyboard."""
        self._turn(self._saved.take_back)

    def _redo(self) -> None:
        self._turn(self._saved.put_back)

    def _turn(self, turn: Callable[[str, str], tuple[str, Changes] | None]) -> None:
        form = self.sender()
        assert isinstance(form, RecordForm)
        record = self._records.get(form.kind.name)
        if record is not None and (taken := turn(form.kind.name, record.id)):
            self.refresh()
            self._desk.feed.publish(taken[1], self)

    def _on_changes(self, changes: Changes, origin: object) -> None:
        if origin is not self and self.isVisible() and changes.ids.keys() & self.forms.keys():
            self.refresh()

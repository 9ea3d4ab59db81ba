"""What happens when a field is left: it is saved, or kept as a draft with its reason. Nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.fields import Kind, Value
from exchange_admin.domain.money import currency_beside, draft_text
from exchange_admin.domain.problems import Problem, RuleBroken, blocking
from exchange_admin.domain.steps import Record
from exchange_admin.domain.values import parse
from exchange_admin.services.record_checks import kept_otherwise
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.forms.record_form import RecordForm
from exchange_admin.ui.forms.saved_changes import SavedChanges
from exchange_admin.ui.forms.unwritten import UNWRITTEN
from exchange_admin.ui.words import say


class ShowsForm(Protocol):
    """Where the form of a record stands: the panel beside a list, or a card in it. `record` is None for a new one."""

    record: Record | None

    @property
    def form(self) -> RecordForm: ...
    def show_new(self, values: Mapping[str, Value], title: str, drafts: Mapping[str, str]) -> None: ...
    def say_state(self, words: str) -> None: ...
    def is_saved(self, values: Mapping[str, Value]) -> None: ...
    def submit(self) -> None: ...


class RecordKeeper(QObject):
    """Between a form and the records of one kind. `owner` is named as the author of changes in the feed."""

    added = Signal(str)
    drafted = Signal()
    unsettled = Signal(str)  # a record whose cell could not take what was typed

    def __init__(self, desk: Desk, kind: str, panel: ShowsForm, owner: QObject) -> None:
        super().__init__(owner)
        self._desk, self._kind, self._panel, self._owner = desk, kind, panel, owner
        self._new: dict[str, Value] | None = None
        self._given: dict[str, Value] = {}
        self.unwritten = UNWRITTEN
        """Under which name a new record waits among the drafts."""
        self.writes_at_once = True
        """Whether a new record is written with the field that was still missing, else by `finish` or by leaving it."""
        self.is_adding = False
        """Whether the lists hear of a new record at the moment, which is shown right afterwards."""
        self._saved = SavedChanges(desk, self)

    def serve(self, form: RecordForm) -> None:
        """Hears what is left, refused and taken back in a form."""
        form.field_left.connect(self._left)
        form.field_refused.connect(self._refused)
        form.field_taken_back.connect(self._taken_back)
        form.undo_wanted.connect(self._undo)
        form.redo_wanted.connect(self._redo)
        form.take_undo()

    @property
    def is_new(self) -> bool:
        """Whether the form on screen belongs to a record that is not written yet."""
        return self._new is not None

    @property
    def is_complete(self) -> bool:
        """Whether the new record could be written as it stands."""
        return self._new is not None and not blocking(self._desk.records.problems(self._kind, self._new))

    def begin(self, values: Mapping[str, Value], given: Mapping[str, Value]) -> None:
        """A new record, with what was typed into the last unfinished one. If that is about something else than what is
        `given`, it comes itself, to be finished or thrown away: nobody's days are to stand with another person."""
        drafts = self._desk.office.drafts.of(self._kind, self.unwritten)
        stands_in_the_way = any(drafts.get(name) not in (None, "", value) for name, value in given.items())
        if stands_in_the_way:
            given = {}
        self._new, self._given = {**values, **given}, dict(given)
        drafts = {name: typed for name, typed in drafts.items() if name not in given}
        self._panel.show_new(self._new, self._desk.words.kind(self._kind), drafts)
        self._panel.say_state(
            self.tr("This one was begun earlier and is not saved. Finish it or throw it away, then add the other one.")
            if stands_in_the_way
            else say("RecordKeeper", "Nothing more is needed: saved with the first thing that you fill in.")
            if self.is_complete
            else needed(self._desk.registry[self._kind])
        )

    def discard(self) -> None:
        """The new record on screen is not wanted, nor what was typed into it."""
        self._new = None
        self._desk.office.drafts.drop(self._kind, self.unwritten)
        self.drafted.emit()

    def leave(self) -> None:
        """Saves or drafts what stands in the fields; another record may then come."""
        self.settle()
        self._new = None

    def settle(self) -> None:
        """Saves or drafts what stands in the fields, and the form stays as it is."""
        self._panel.submit()
        if self._is_typed and not self.writes_at_once and self.is_complete:
            self.write()

    def finish(self) -> bool:
        """Writes the new record, also where nothing was typed. What is missing is said at its field."""
        self._panel.submit()
        if self._new is None:
            return True
        if stopping := blocking(self._desk.records.problems(self._kind, self._new)):
            unread = self._panel.form.unsaved()  # has its reason already
            self._panel.form.show_problems(one for one in stopping if one.field not in unread)
            return False
        return self.write()

    def write(self) -> bool:
        """The new record as it stands, into the file; what is refused is said at its field."""
        assert self._new is not None
        desk = self._desk
        try:
            changes = desk.records.add(self._kind, self._new, desk.who())
        except RuleBroken as broken:
            self._panel.form.show_problems(broken.problems)
            return False
        (id,) = changes.ids[self._kind]
        typed, self._new = self._new, None
        desk.office.drafts.drop(self._kind, self.unwritten)
        for name, text in self._panel.form.unsaved().items():
            self._draft(id, name, text)  # what could not be read waits at its field still
        self._saved.note_beginning(self._kind, id)
        self._publish_new(id, changes)
        self._say_kept(id, typed)
        return True

    def type_into_cell(self, id: str, name: str, typed: object) -> None:
        field = self._desk.registry[self._kind][name]
        try:
            beside = currency_beside(field, self._desk.records.get(self._kind, id).values)
            value = parse(field, typed, today=self._desk.look.formats.today(), currency=beside)
        except RuleBroken as broken:
            self._draft(id, name, typed)
            self._desk.notices.say(self._desk.sentence(broken.problems))
            self.unsettled.emit(id)
            return
        if not self.save(id, {name: value}):
            self.unsettled.emit(id)

    def save(self, id: str, values: Mapping[str, Value]) -> bool:
        """One transaction, one undo step. What is refused stays on screen and in the drafts."""
        once = self._desk.registry[self._kind].begun_anew
        if not values.keys().isdisjoint(once) and not self._panel.form.anew.isdisjoint(values):
            return self._begin_anew(id, values)
        desk, shown = self._desk, self._panel.record
        seen = shown.heads if shown and shown.id == id else None
        try:
            changes = desk.records.set(self._kind, id, values, desk.who(), seen=seen)
        except RuleBroken as broken:
            self._panel.form.show_problems(_at_fields(broken.problems, values))
            for name, value in values.items():
                self._draft(
                    id, name, self._as_typed(name, value, {**desk.records.get(self._kind, id).values, **values})
                )
            return False
        for name in values:
            desk.office.drafts.drop(self._kind, id, name)
            self._saved.note(self._kind, id, name, changes)
        self._show_again(id, values)
        if not changes:
            self.drafted.emit()  # what stands in the file already: nobody else tells that nothing waits any more
        desk.feed.publish(changes, self._owner)
        self._advise()
        self._say_kept(id, values)
        return True

    def _begin_anew(self, id: str, values: Mapping[str, Value]) -> bool:
        """Another record takes the place of one that was written before anybody had looked whose it is."""
        desk = self._desk
        if all(desk.records.get(self._kind, id)[name] == value for name, value in values.items()):
            return True
        try:
            changes = desk.office.beginning_anew.begin(self._kind, id, values, desk.who())
        except RuleBroken as broken:
            self._panel.form.show_problems(_at_fields(broken.problems, values))
            return False
        (new,) = [one for one in changes.ids[self._kind] if one != id]
        self._saved.note_beginning(self._kind, new)
        self._publish_new(new, changes)
        return True

    def _publish_new(self, id: str, changes: Changes) -> None:
        self.is_adding = True
        self._desk.feed.publish(changes, self._owner)
        self.is_adding = False
        self.added.emit(id)  # the page shows the record now
        self._advise()

    def _say_kept(self, id: str, typed: Mapping[str, Value]) -> None:
        """A number that is kept without its signs is not changed behind the back of whoever typed it."""
        desk = self._desk
        told = kept_otherwise(desk.registry[self._kind], typed, desk.records.get(self._kind, id).values)
        if told:
            desk.notices.say(desk.sentence(told))

    @property
    def _shown_id(self) -> str:
        """Under which name what is typed into the form on screen waits; empty where it shows nothing."""
        if self._new is not None:
            return self.unwritten
        return self._panel.record.id if self._panel.record else ""

    @property
    def _is_typed(self) -> bool:
        return bool(self._desk.office.drafts.of(self._kind, self.unwritten))

    def _show_again(self, id: str, names: Collection[str]) -> None:
        record, shown = self._desk.records.get(self._kind, id), self._panel.record
        if shown and shown.id == id:
            self._panel.record = record
            kind = self._desk.registry[self._kind]
            amounts = [field.name for field in kind.money if field.currency in names]
            self._panel.is_saved({name: record[name] for name in (*names, *amounts)})

    def _undo(self) -> None:
        """The last change that was saved in the form on screen, unless somebody changed the field since."""
        self._turn(self._saved.take_back)

    def _redo(self) -> None:
        self._turn(self._saved.put_back)

    def _turn(self, turn: Callable[[str, str], tuple[str, Changes] | None]) -> None:
        record = self._panel.record
        if self._new is not None or record is None:
            return
        if taken := turn(self._kind, record.id):
            name, changes = taken
            self._show_again(record.id, (name,))
            self._desk.feed.publish(changes, self._owner)
            self._advise()

    def _left(self, name: str, value: Value) -> None:
        if self._new is not None:
            self._fill(name, value)
        elif self._panel.record:
            self.save(self._panel.record.id, {name: value})

    def _refused(self, name: str, typed: object, problems: Sequence[Problem]) -> None:
        if self._new is not None:
            self._draft_new(name, typed)
        elif self._panel.record:
            self._draft(self._panel.record.id, name, typed)

    def _taken_back(self, name: str) -> None:
        """What was typed and could not be saved no longer waits."""
        waiting = self._desk.office.drafts.of(self._kind, self._shown_id)
        if name not in waiting:
            return
        if self._new is not None:
            self._draft_new(name, self._as_typed(name, self._new.get(name), self._new))
        else:
            self._desk.office.drafts.drop(self._kind, self._shown_id, name)
            self.drafted.emit()

    def _fill(self, name: str, value: Value) -> None:
        """A new record is written when nothing blocks any more; until then its fields are drafts."""
        assert self._new is not None
        desk = self._desk
        self._new[name] = value
        self._draft_new(name, self._as_typed(name, value, self._new))
        self._panel.is_saved({name: value})
        stopping = blocking(desk.records.problems(self._kind, self._new))
        if stopping:
            self._panel.form.show_problems(self._to_say(stopping, name))
        elif self.writes_at_once:
            self.write()

    def _to_say(self, stopping: Sequence[Problem], name: str) -> list[Problem]:
        """Not that fields are empty which nobody has come to; what is wrong with those that are filled is said."""
        assert self._new is not None
        said = [one for one in stopping if not one.field or one.field == name or self._new.get(one.field) is not None]
        return _at_fields(said, {one.field: None for one in said if one.field} | {name: None})

    def _draft_new(self, name: str, typed: object) -> None:
        """With the first thing that is typed, what was given waits too: without it, nobody would know whose it is."""
        for given, value in self._given.items():
            self._draft(self.unwritten, given, value)
        self._given = {}
        self._draft(self.unwritten, name, typed)

    def _as_typed(self, name: str, value: Value, values: Mapping[str, Value]) -> object:
        """An amount as somebody would type it; what else is kept reads back as it stands."""
        field = self._desk.registry[self._kind].by_name.get(name)
        if field is None or not field.currency or not isinstance(value, int):
            return value
        return draft_text(value, currency_beside(field, values))

    def _draft(self, id: str, name: str, typed: object) -> None:
        kept = "" if typed is None else str(typed)
        # a full disk takes no drafts either; what was typed stands in its field
        self._desk.attempt(lambda: self._desk.office.drafts.keep(self._kind, id, name, kept))
        self.drafted.emit()

    def _advise(self) -> None:
        """Problems that do not block are said at their fields."""
        record = self._panel.record
        if record:
            found = self._desk.records.problems(self._kind, record.values, record)
            if asking := [problem for problem in found if problem not in blocking(found)]:
                self._panel.form.show_problems(asking)


def needed(kind: Kind) -> str:
    """When a new record is saved, by the marks of its form."""
    if not (kind.one_of or kind.of_one):
        return say("RecordKeeper", "Saved as soon as the fields marked * are filled in.")
    if not any(field.required for field in kind.fields):
        return say("RecordKeeper", "Saved as soon as one of the fields marked (*) is filled in.")
    return say("RecordKeeper", "Saved as soon as all fields marked * and one of those marked (*) are filled in.")


def _at_fields(problems: Sequence[Problem], values: Mapping[str, Value]) -> list[Problem]:
    """A problem of the whole record is said where somebody has just typed."""
    first = next(iter(values))
    return [p if p.field in values else Problem(p.code, first, p.facts, p.level) for p in problems]

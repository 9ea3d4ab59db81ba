"""The form in which a partner tells who came when: a row a stay, events of the stay as cells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from exchange_admin.documents.blank_form import FormField
from exchange_admin.documents.table_cells import ColumnKind
from exchange_admin.domain.dates import day_in
from exchange_admin.domain.fields import Value
from exchange_admin.domain.problems import Level, Problem
from exchange_admin.domain.rules.stays import days_of
from exchange_admin.domain.steps import Edit, Record
from exchange_admin.services.importing.answered import Answered, AnswerForm, Cells
from exchange_admin.services.importing.form_cells import Shown
from exchange_admin.services.importing.list_shapes import ARRIVALS, EVENT_DAYS, EVENT_HOURS
from exchange_admin.services.importing.moments import day_and_hour
from exchange_admin.services.importing.stays_meant import STAY

_ANSWERS = {
    "arrival_day": ("arrival", "date"),
    "arrival_time": ("arrival", "at"),
    "transport": ("arrival", "note"),
    "entry_day": ("entry", "date"),
    "entry_place": ("entry", "place"),
    "lodging_day": ("lodging", "date"),
    "address": ("lodging", "place"),
}
"""Columns, and the event and its field that each is for."""
_DAYS = dict(EVENT_DAYS)
_EXPECTED = "expected"
_NO_HOUR = "00:00"
"""What programs write behind a day."""


class ArrivalForm(AnswerForm):
    """A subject is the id of a stay."""

    list_kind = ARRIVALS
    known = (_EXPECTED,)
    answers = tuple(_ANSWERS)

    def begun(self) -> list[str]:
        """Stays that are not over, whichever way they go."""
        stays = self.all_stays("sending_institution_id", "receiving_institution_id")
        today = self.parts.today().isoformat()
        going = [stay for stay in stays if not (last := days_of(stay.values)[1]) or last >= today]
        order = {id: n for n, id in enumerate(self.by_name([stay.text("person_id") for stay in going]))}
        going.sort(key=lambda stay: (order.get(stay.text("person_id"), 0), days_of(stay.values), stay.id))
        return [stay.id for stay in going]

    def people(self, subjects: Collection[str]) -> Mapping[str, str]:
        return self.whose(self.their_stays(subjects).values())

    def field(self, key: str) -> FormField:
        field = super().field(key)
        return replace(field, column=replace(field.column, kind=ColumnKind.DATE)) if key == _EXPECTED else field

    def cells(self, subjects: Collection[str]) -> Mapping[str, Cells]:
        stays = self.their_stays(subjects)
        who = self.who([stay.text("person_id") for stay in stays.values()])
        events = self._events(list(stays))
        found: dict[str, Cells] = {}
        for id, stay in stays.items():
            if whose := who.get(stay.text("person_id")):
                answers = {key: _shown(events[id].get(kind), name) for key, (kind, name) in _ANSWERS.items()}
                found[id] = {**whose, _EXPECTED: day_in(stay.values, "planned_start"), **answers}
        return found

    def names(self, subjects: Sequence[str]) -> list[str]:
        return list(dict.fromkeys(str(one["full_name"] or "") for one in self.cells(subjects).values()))

    def problems(self, answered: Answered) -> Iterable[Problem]:
        yield from _out_of_order(answered)
        yield from _two_hours(answered)
        for record, values in self._wanted([answered]):
            if record is not None and (told := _hour_that_stays(answered, record)):
                yield told
            _, found = self._written(record, values)
            for one in found:
                yield Problem(one.code, _column(str(values["kind"]), one.field), one.facts, one.level)
            if record is None and "date" not in values:
                column = next(key for key in answered.taken if _ANSWERS[key][0] == values["kind"])
                facts = {"typed": answered.row.cells.get(column, "")}
                yield Problem("import.of_no_event", column, facts, Level.ASKS)

    def edits(self, answered: Sequence[Answered]) -> list[Edit]:
        edits = []
        for record, values in self._wanted(answered):
            written, _ = self._written(record, values)
            if record is None and "date" in values:
                edits.append(Edit(ARRIVALS, self.parts.origin.new_id(), written, new=True))
            elif record is not None and written:
                edits.append(Edit(ARRIVALS, record.id, written))
        return edits

    def _written(self, record: Record | None, values: Mapping[str, Value]) -> tuple[Mapping[str, Value], list[Problem]]:
        if record is None:
            return self.records.draft(ARRIVALS, values) if "date" in values else ({}, [])
        changed = {name: value for name, value in values.items() if name not in (STAY, "kind")}
        return self.records.change(record, changed)

    def _wanted(self, answered: Sequence[Answered]) -> Iterator[tuple[Record | None, dict[str, Value]]]:
        """The event that is known, with its stay, kind and what is new of it."""
        events = self._events([one.subject for one in answered])
        for one in answered:
            of_events: defaultdict[str, dict[str, Value]] = defaultdict(dict)
            for key, value in one.taken.items():
                if key in _ANSWERS:
                    of_events[_ANSWERS[key][0]][_ANSWERS[key][1]] = value
            for kind, values in of_events.items():
                record = events[one.subject].get(kind)
                if (hour := _hour_with_day(one, kind)) and (record is None or not record["at"]):
                    values.setdefault("at", hour)
                yield record, {STAY: one.subject, "kind": kind, **values}

    def _events(self, stays: Sequence[str]) -> defaultdict[str, dict[str, Record]]:
        """By stay and kind the last one."""
        found: defaultdict[str, dict[str, Record]] = defaultdict(dict)
        events = [one for one in self.store.where(ARRIVALS, STAY, stays) if one.live]
        for event in sorted(events, key=lambda one: (one.text("date"), one.id)):
            found[event.text(STAY)][event.text("kind")] = event
        return found


def _hour_with_day(answered: Answered, kind: str) -> Value:
    """The hour that stands in the cell of a day, where the form has no cell for it or an empty one."""
    day, row = _DAYS[kind], answered.row
    is_said = day in answered.taken and not row.cells.get(EVENT_HOURS[day])
    return row.values.get(EVENT_HOURS[day]) if is_said else None


def _out_of_order(answered: Answered) -> Iterator[Problem]:
    """Nobody moves in before coming, or comes before the border."""
    days = [(kind, key, day) for kind, key in EVENT_DAYS if (day := day_in(answered.row.values, key))]
    for at, (kind, key, day) in enumerate(days):
        for later, place, other in days[at + 1 :]:
            changed = next((one for one in (place, key) if one in answered.taken), "")
            if other < day and changed:
                facts = {
                    "first": f"choice.stay_event_kind.{kind}", "day": day.isoformat(),
                    "then": f"choice.stay_event_kind.{later}", "other": other.isoformat(),
                }  # fmt: skip
                yield Problem("import.form_days_order", changed, facts, Level.ASKS)


def _two_hours(answered: Answered) -> Iterator[Problem]:
    """The cell of a day and that of its hour say different hours."""
    row = answered.row
    for day, hour in EVENT_HOURS.items():
        said, typed = day_and_hour(row.cells.get(day, ""))[1], row.values.get(hour)
        if (
            said not in ("", _NO_HOUR)
            and row.cells.get(hour)
            and typed
            and said != typed
            and {day, hour} & set(answered.taken)
        ):
            yield Problem("import.form_two_hours", hour, {"one": said, "other": typed}, Level.ASKS)


def _hour_that_stays(answered: Answered, record: Record) -> Problem | None:
    kind = record.text("kind")
    hour = _hour_with_day(answered, kind)
    if not hour or not record["at"] or record["at"] == hour:
        return None
    return Problem("import.event_stays", _DAYS[kind], {"ours": record["at"], "theirs": hour}, Level.INFORMS)


def _shown(event: Record | None, name: str) -> Shown:
    value = event[name] if event is not None else None
    return date.fromisoformat(str(value)) if value and name == "date" else (str(value) if value else None)


def _column(kind: str, name: str) -> str:
    """Where the form says a field of an event; else at its day."""
    return next((key for key, place in _ANSWERS.items() if place == (kind, name)), _DAYS[kind])

"""Lists of arrivals: who entered, came and moved in when, as events of stays. An event that is known is not doubled."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from exchange_admin.domain.dates import day_in
from exchange_admin.domain.fields import Value
from exchange_admin.domain.problems import Level, Problem
from exchange_admin.domain.rules.casework.days_of_stay import SAME_WITHIN
from exchange_admin.domain.steps import Edit, Record
from exchange_admin.services.importing.draft import LEFT_OUT, ImportOptions, StagedRow, StagedSheet
from exchange_admin.services.importing.list_shapes import ARRIVALS, EVENT_DAYS, shape_of
from exchange_admin.services.importing.matching import same
from exchange_admin.services.importing.sources import Sources
from exchange_admin.services.importing.stays_meant import STAY, settle_stays

_DAYS = tuple(key for _, key in EVENT_DAYS)
_DETAILS = {
    "arrival_time": "at",
    "entry_time": "at",
    "lodging_time": "at",
    "transport": "note",
    "entry_place": "place",
    "address": "place",
}
"""Columns that say more of an event, and its field."""
_BELONGS_TO = {
    "arrival_time": ("arrival", "entry"),
    "entry_time": ("entry",),
    "lodging_time": ("lodging",),
    "transport": ("arrival", "entry"),
    "entry_place": ("entry",),
    "address": ("lodging", "arrival"),
}
"""The events that such a column may be about, the likelier first."""
_IN_ROW = "import.event_in_row"


@dataclass(frozen=True, slots=True)
class _Known:
    """`record` is None for an event that another row of the list brings."""

    kind: str
    day: date
    record: Record | None = None


@dataclass(slots=True)
class _Plan:
    """What a row adds, what it fills in at events that are there, and what is told of the rest."""

    added: list[dict[str, Value]] = field(default_factory=list)
    filled: list[tuple[Record, dict[str, Value]]] = field(default_factory=list)
    told: list[Problem] = field(default_factory=list)


class ArrivalLists:
    """The strategy for `ARRIVALS`."""

    def __init__(self, sources: Sources, options: ImportOptions) -> None:
        self._sources, self._records = sources, sources.records

    def check(self, sheet: StagedSheet, rows: Sequence[StagedRow], everyone: Sequence[StagedRow]) -> None:
        settle_stays(self._sources, shape_of(ARRIVALS), rows, _DAYS)
        known = self._known(rows)
        for row in rows:
            if not any(map(row.values.get, _DAYS)) and not any(one.field in _DAYS for one in row.problems):
                row.problems.append(Problem("import.no_day"))
            if not (stay := str(row.values.get(STAY) or "")):
                continue
            plan = self._plan(row, known[stay])
            row.problems += plan.told
            if not plan.added and not plan.filled:
                row.subject_id = stay
            for values in plan.added:
                self._tell(row, values)

    def find_repeated(self, sheets: Sequence[StagedSheet], everyone: Sequence[StagedRow]) -> None:
        """Of two lines with the same event of a stay the second one brings nothing of it."""
        seen: defaultdict[str, list[tuple[str, date, StagedRow]]] = defaultdict(list)
        for row in everyone:
            row.problems = [one for one in row.problems if one.code != _IN_ROW]
            if row.decision == LEFT_OUT or not (stay := str(row.values.get(STAY) or "")):
                continue
            for kind, key, day in _events(row):
                first = next((one for what, on, one in seen[stay] if what == kind and _is_near(day, on)), None)
                if first is not None:
                    facts = {"event": f"choice.stay_event_kind.{kind}", "row": first.number}
                    row.problems.append(Problem(_IN_ROW, key, facts, Level.INFORMS))
                seen[stay].append((kind, day, row))

    def edits(self, sheets: Sequence[StagedSheet], rows: Sequence[StagedRow]) -> list[Edit]:
        edits: list[Edit] = []
        known = self._known(rows)
        for row in rows:
            stay = str(row.values[STAY])
            plan = self._plan(row, known[stay])
            for values in plan.added:
                whole = self._records.draft(ARRIVALS, values)[0]
                edits.append(Edit(ARRIVALS, self._sources.origin.new_id(), whole, new=True))
                known[stay].append(_Known(str(values["kind"]), date.fromisoformat(str(values["date"]))))
            for record, values in plan.filled:
                if changed := self._records.change(record, values)[0]:
                    edits.append(Edit(ARRIVALS, record.id, changed))
            row.subject_id = stay
        return edits

    def _known(self, rows: Sequence[StagedRow]) -> defaultdict[str, list[_Known]]:
        stays = sorted({str(row.values[STAY]) for row in rows if row.values.get(STAY)})
        found: defaultdict[str, list[_Known]] = defaultdict(list)
        for record in self._sources.store.where(ARRIVALS, STAY, stays):
            if record.live and (day := day_in(record.values, "date")):
                found[record.text(STAY)].append(_Known(record.text("kind"), day, record))
        return found

    def _plan(self, row: StagedRow, known: Sequence[_Known]) -> _Plan:
        plan = _Plan()
        events = list(_events(row))
        details, plan.told = _details(row, [kind for kind, _, _ in events])
        for kind, key, day in events:
            near = [one for one in known if one.kind == kind and _is_near(day, one.day)]
            there = min(near, key=lambda one: abs(one.day - day), default=None)
            more = details.get(kind, {})
            if there is None:
                own = {_DETAILS[column]: row.values[column] for column in more.values()}
                plan.added.append({STAY: row.values[STAY], "kind": kind, "date": day.isoformat(), **own})
            elif there.day != day:
                facts = {"event": f"choice.stay_event_kind.{kind}", "day": there.day.isoformat()}
                plan.told.append(Problem("import.event_known", key, facts, Level.INFORMS))
            elif there.record is not None:
                _fill(plan, row, there.record, more)
        return plan

    def _tell(self, row: StagedRow, values: Mapping[str, Value]) -> None:
        """At the cell of the day what is wrong with an event."""
        key = dict(EVENT_DAYS)[str(values["kind"])]
        told = {(one.code, one.field) for one in row.problems}
        days = {(one.code, one.facts.get("day")) for one in row.problems if "day" in one.facts}
        found = [replace(one, field=key) for one in self._records.draft(ARRIVALS, values)[1]]
        new = [one for one in found if (one.code, one.field) not in told]
        row.problems += [one for one in new if (one.code, one.facts.get("day")) not in days]


def _events(row: StagedRow) -> Iterator[tuple[str, str, date]]:
    """(event, column, day) of what the row says."""
    for kind, key in EVENT_DAYS:
        if day := day_in(row.values, key):
            yield kind, key, day


def _is_near(one: date, other: date) -> bool:
    return abs(one - other) <= SAME_WITHIN


def _details(row: StagedRow, kinds: Sequence[str]) -> tuple[dict[str, dict[str, str]], list[Problem]]:
    """By event the columns that say more of it, by field, and what is told of those that no event of the row is for."""
    found: dict[str, dict[str, str]] = {}
    told = []
    for column, name in _DETAILS.items():
        if row.values.get(column) is None:
            continue
        kind = next((one for one in _BELONGS_TO[column] if one in kinds), "")
        if kind:
            found.setdefault(kind, {})[name] = column
        else:
            told.append(Problem("import.of_no_event", column, {"typed": row.cells.get(column, "")}, Level.INFORMS))
    return found, told


def _fill(plan: _Plan, row: StagedRow, record: Record, columns: Mapping[str, str]) -> None:
    """What is empty at an event of the same day is filled in; what is said otherwise stays, which is told."""
    taken: dict[str, Value] = {}
    for name, column in columns.items():
        theirs = row.values[column]
        if record[name] is None:
            taken[name] = theirs
        elif not same(record[name], theirs):
            facts = {"ours": record[name], "theirs": theirs}
            plan.told.append(Problem("import.event_stays", column, facts, Level.INFORMS))
    if taken:
        plan.filled.append((record, taken))

"""Lists of one kind of records: read by the types of its fields, matched by what records are known by, and held against
the same rules as a form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from exchange_admin.domain.fields import Field, FieldType, Kind, Value
from exchange_admin.domain.money import currency_beside, draft_text, read_money
from exchange_admin.domain.problems import Level, Problem, RuleBroken
from exchange_admin.domain.rules.listings import parts_in
from exchange_admin.domain.steps import Edit, Record, restoral
from exchange_admin.names import fold
from exchange_admin.names.scripts import is_of_one_script, language_of, names_by_language
from exchange_admin.services.importing.draft import (
    AS_SENT,
    LEFT_OUT,
    NEW_RECORD,
    Candidate,
    ImportOptions,
    StagedRow,
    StagedSheet,
)
from exchange_admin.services.importing.list_shapes import NAME, NAME_KEYS, shape_of
from exchange_admin.services.importing.matching import (
    Identity,
    Mark,
    Matching,
    find_repeated,
    same,
    subject_mark,
    value_differs,
)
from exchange_admin.services.importing.number_cells import hours_of
from exchange_admin.services.importing.sources import Sources

_OPTION_FIELDS = {
    "institution_id": "institution_id",
    "term_id": "term_id",
    "programme_id": "programme_id",
    "group_id": "language_group_id",
}


def option_fields(kind: Kind) -> dict[str, str]:
    """What the office says about a whole file, by the field of a record that it is for: the institution is whose word
    it is, where a record is one's word to another."""
    return _OPTION_FIELDS | ({"institution_id": kind.begun_by[0]} if kind.begun_by else {})


_MOST_CANDIDATES = 5
_REPEATED = "import.row_repeated"


class RecordLists:
    """The strategy for every kind that lists may hold and that has none of its own."""

    def __init__(self, kind: str, sources: Sources, options: ImportOptions) -> None:
        self._kind, self._sources = sources.registry[kind], sources
        self._shape, self._identity = shape_of(kind), Identity(sources.registry[kind])
        self._person = self._shape.person
        told = {field: str(getattr(options, option)) for option, field in option_fields(self._kind).items()}
        self._columns: frozenset[str] = frozenset()
        self._first_statuses = self._kind.first_statuses
        self._told = {field: id for field, id in told.items() if id and field in self._shape.own}

    def check(self, sheet: StagedSheet, rows: Sequence[StagedRow], everyone: Sequence[StagedRow]) -> None:
        self._columns = frozenset(column.key for column in sheet.columns if column.heading)
        self._point(rows)
        self._read_amounts(rows)
        matching = Matching(self._sources.store, self._kind, [row.values for row in rows])
        for row in rows:
            self._read_as_known(row, matching)
            if not matching.find(row.values):
                self._names_in_their_languages(row)
            before = self._find(row, matching)
            self._leave_known_names(row, before)
            self._names_in_their_languages(row)
            self._leave_known_names(row, before)
            if before is None:
                self._begin(row)
            if before is not None:
                self._compare(row, before)
            elif not row.candidates and not any(one.level is Level.BLOCKS for one in row.problems):
                self._tell(row, self._sources.records.draft(self._kind.name, self._own(row))[1])

    def among(self, column: str, row: StagedRow) -> list[str] | None:
        """Ids of the records that a cell of the row may sensibly point to; None for any of their kind."""
        return None

    def find_repeated(self, sheets: Sequence[StagedSheet], everyone: Sequence[StagedRow]) -> None:
        """A line that says the same as an earlier one, as agreements do before each of their conditions, is told of and
        written once; one that says something else asks. Two known records that share a name are two, where the lines
        say nothing new of them."""
        names = map(self._mark_by_name, self._identity.names)
        marks = (subject_mark, *map(_mark_of, self._identity.unique), self._known_by, *names)
        for row, first in find_repeated(sheets, everyone, marks, _REPEATED):
            if row.subject_id != first.subject_id and self._says_nothing_new(row) and self._says_nothing_new(first):
                row.problems = [one for one in row.problems if one.code != _REPEATED]
            elif self._own(row) == self._own(first):
                row.problems = [
                    replace(one, level=Level.INFORMS) if one.code == _REPEATED else one for one in row.problems
                ]

    def edits(self, sheets: Sequence[StagedSheet], rows: Sequence[StagedRow]) -> list[Edit]:
        kind, records = self._kind.name, self._sources.records
        known = self._sources.store.many(kind, [row.subject_id for row in rows if row.subject_id])
        edits: list[Edit] = []
        made: dict[object, str] = {}
        for row in rows:
            mark = self._known_by(row)
            if row.subject_id:
                before = known[row.subject_id]
                if changed := records.change(before, self._taken(row, before))[0]:
                    edits.append(Edit(kind, before.id, changed))
            elif any(one.code == _REPEATED for one in row.problems) and mark in made:
                row.subject_id = made[mark]
            else:
                row.subject_id = made[mark] = self._kind.own_id(self._own(row)) or self._sources.origin.new_id()
                edits += self._made(row)
        return edits

    def _made(self, row: StagedRow) -> list[Edit]:
        """A record of which there is one wherever it is made, comes back where it was deleted."""
        kind, own = self._kind.name, self._own(row)
        gone = self._sources.store.get(kind, row.subject_id)
        if gone is None:
            return [Edit(kind, row.subject_id, self._sources.records.draft(kind, own, id=row.subject_id)[0], new=True)]
        changed = self._sources.records.change(gone, own)[0]
        return [restoral(kind, gone.id), *([Edit(kind, gone.id, changed)] if changed else [])]

    def _says_nothing_new(self, row: StagedRow) -> bool:
        before = self._sources.store.get(self._kind.name, row.subject_id) if row.subject_id else None
        return before is not None and not self._taken(row, before)

    # What a row says

    def _own(self, row: StagedRow) -> dict[str, Value]:
        """The values that stand in fields of the record, without those that tell who its person is."""
        return {name: value for name, value in row.values.items() if name in self._kind}

    def _names_in_their_languages(self, row: StagedRow) -> None:
        """Names stand in the language that they are written in, whether the column said another one, none, or had names
        in several languages side by side."""
        if NAME in self._kind:
            return
        for key in (*self._identity.names, NAME):
            name = str(row.values.get(key) or "")
            told = names_by_language(name) or {language_of(name): name}
            if not name or (key != NAME and len(told) == 1 and (key in _fields_of(told) or not is_of_one_script(name))):
                continue
            del row.values[key]
            for field, one in _fields_of(told).items():
                if not same(row.values.setdefault(field, one), one):
                    facts = {"one": row.values[field], "other": one}
                    row.problems.append(Problem("import.second_name", key, facts, Level.ASKS))

    def _leave_known_names(self, row: StagedRow, before: Record | None) -> None:
        """What the record is called already stands in it, be it in another field."""
        if before is None:
            return
        for name in (*self._identity.names, *([NAME] if NAME not in self._kind else ())):
            theirs = row.values.get(name)
            is_there = name in self._kind and before[name] is not None
            if theirs and not is_there and any(same(before[one], theirs) for one in self._identity.names):
                del row.values[name]

    def _point(self, rows: Sequence[StagedRow]) -> None:
        """Puts ids in the place of what other records are called."""
        for field in self._kind.references:
            if field.name == self._person:
                self._point_to_people(rows, field)
                continue
            for row in rows:
                if typed := row.values.pop(field.name, None):
                    found = self._within(row, field, self._sources.references.find(field.refers, str(typed)))
                    self._settle(row, field, field.name, str(typed), found)
                elif field.name in self._told and not row.cells.get(field.name):
                    row.values[field.name] = self._told[field.name]

    def _read_amounts(self, rows: Sequence[StagedRow]) -> None:
        """What stands beside each other in a row is read together: the amount, and its currency from its own cell or
        from that of the amount. An amount without any stays out."""
        for field in self._kind.money:
            for row in rows:
                typed = row.values.pop(field.name, None)
                if typed is None:
                    continue
                try:
                    money = read_money(str(typed), currency_beside(field, row.values))
                except RuleBroken as refused:
                    row.problems += [replace(one, field=field.name) for one in refused.problems]
                    continue
                row.values |= {field.name: money.minor, field.currency: money.currency}

    def _within(self, row: StagedRow, field: Field, found: list[str]) -> list[str]:
        """Of several called alike those of what the row names besides: the department of that institution."""
        whole = row.values.get(field.within) if field.within else None
        if whole is None or len(found) < 2:
            return found
        parent = self._sources.registry[field.refers].parent
        parts = self._sources.store.many(field.refers, found)
        return [id for id in found if parts[id][parent] == whole] or found

    def _point_to_people(self, rows: Sequence[StagedRow], field: Field) -> None:
        asked = [row for row in rows if any(row.cells.get(key) for key in self._shape.who)]
        for row, found in zip(asked, self._sources.known.named([row.values for row in asked]), strict=True):
            column = next(key for key in (*sorted(NAME_KEYS), *sorted(self._shape.who)) if row.cells.get(key))
            self._settle(row, field, column, row.cells[column], found)

    def _settle(self, row: StagedRow, field: Field, column: str, typed: str, found: Sequence[str]) -> None:
        chosen = row.picked.get(field.name, "")
        if chosen:
            target = self._sources.store.get(field.refers, chosen)
            found = [chosen] if target is not None and target.live else found
        if len(found) == 1:
            row.values[field.name] = found[0]
            return
        code = "import.reference_alike" if found else "import.reference_unknown"
        facts = {"typed": typed, "n": len(found), "kind": f"kind.{field.refers}"}
        if field.left_unknown and not found:
            row.problems.append(Problem("import.reference_left", column, facts, Level.INFORMS))
            return
        row.problems.append(Problem(code, column, facts, Level.ASKS))

    def _begin(self, row: StagedRow) -> None:
        """A status that the list has no column for is that of a new record, and who sends tells the direction of a
        stay: both are told."""
        for name, value in {**self._first_statuses, **self._direction(row)}.items():
            if row.values.get(name) is None and name not in self._columns:
                row.values[name] = value
                facts = {"field": self._field_key(name), "value": self._said(name, row.values)}
                row.problems.append(Problem("import.begins_with", name, facts, Level.INFORMS))

    def _direction(self, row: StagedRow) -> dict[str, Value]:
        if not self._person or "sending_institution_id" not in self._kind:
            return {}
        ends = {
            row.values.get("sending_institution_id"): "outgoing",
            row.values.get("receiving_institution_id"): "incoming",
        }
        own = ends.get(self._sources.own_institution)
        return {"direction": own} if own is not None and len(ends) > 1 else {}

    def _same(self, name: str, ours: Value, theirs: Value) -> bool:
        """Of a field that names several, codes among them, in the same order, whatever stands between them."""
        if name in self._kind and (self._kind[name].several or self._kind[name].read_as is not None):
            ours, theirs = ("; ".join(parts_in(str(one or ""))) for one in (ours, theirs))
        return same(ours, theirs)

    # Which record it is

    def _known_by(self, row: StagedRow) -> object:
        values = self._own(row)
        return self._identity.mark(values) if self._identity.says_enough(values) else None

    def _mark_by_name(self, name: str) -> Mark:
        return lambda row: self._identity.mark(self._own(row), name) if row.values.get(name) else None

    def _read_as_known(self, row: StagedRow, matching: Matching) -> None:
        """A cell that says there is nothing (/, 0, 无) is what it says where a record of the office is known by it."""
        texts = (name for name in self._identity.fields if self._kind[name].type is FieldType.TEXT)
        said = {name: text for name in texts if row.values.get(name) is None and (text := row.cells.get(name, ""))}
        if not said or any(one.field in said for one in row.problems):
            return
        found = matching.find({**row.values, **said})
        if any(all(same(one[name], text) for name, text in said.items()) for one in found):
            row.values |= said

    def _find(self, row: StagedRow, matching: Matching) -> Record | None:
        """The record that the row is about; sets candidates and asks where there are several."""
        row.subject_id, row.candidates = "", ()
        if row.decision in (NEW_RECORD, LEFT_OUT):
            return None
        if row.decision:
            chosen = self._sources.store.get(self._kind.name, row.decision)
            if chosen is not None and chosen.live:
                row.subject_id = chosen.id
                return chosen
            row.problems.append(Problem("import.record_gone", "", {"id": row.decision}, Level.ASKS))
            return None
        found = matching.find(row.values)
        if len(found) == 1:
            row.subject_id = found[0].id
            return found[0]
        if found:
            row.candidates = tuple(Candidate(one.id, "label", 100) for one in found[:_MOST_CANDIDATES])
            row.problems.append(Problem("import.which_record", "", {"n": len(found)}, Level.ASKS))
        return None

    def _compare(self, row: StagedRow, before: Record) -> None:
        """Asks about values that differ; the rules are asked about those that would be written."""
        for name, theirs in self._own(row).items():
            if before[name] is not None and not self._same(name, before[name], theirs) and not row.said(name):
                ours, said = self._said(name, before.values), self._said(name, row.values)
                row.problems.append(value_differs(name, self._field_key(name), ours, said))
        if taken := self._taken(row, before):
            self._tell(row, self._sources.records.change(before, taken)[1])

    def _taken(self, row: StagedRow, before: Record) -> dict[str, Value]:
        """Empty fields are filled, differing ones set where `theirs` was chosen."""
        return {
            name: theirs
            for name, theirs in self._own(row).items()
            if (before[name] is None and row.said(name) != AS_SENT)
            or (before[name] is not None and row.said(name) == "theirs" and not self._same(name, before[name], theirs))
        }

    def _tell(self, row: StagedRow, problems: Iterable[Problem]) -> None:
        """What is told of a value at its cell already is not told twice."""
        told = {one.field for one in row.problems if one.field and one.level is not Level.INFORMS}
        if not told.isdisjoint(self._shape.who):
            told.add(self._person)
        row.problems += [one for one in problems if one.field not in told]

    def _field_key(self, name: str) -> str:
        own = f"field.{self._kind.name}.{name}"
        return own if own in self._sources.tables.words.wordings["en"] else f"field.{name}"

    def _said(self, name: str, values: Mapping[str, Value]) -> object:
        field, value = self._kind[name], values.get(name)
        match field.type:
            case FieldType.REFERENCE:
                return self._sources.references.label(field.refers, str(value))
            case FieldType.CHOICE | FieldType.COUNTRY | FieldType.LANGUAGE | FieldType.BOOLEAN:
                return f"choice.{field.vocabulary}.{value}"
            case FieldType.MINUTES:
                return hours_of(int(value or 0))
            case FieldType.MONEY:
                return draft_text(int(value or 0), currency_beside(field, values))
        return value


def _fields_of(names: Mapping[str, str]) -> dict[str, str]:
    return {f"{NAME}_{language}": name for language, name in names.items()}


def _mark_of(name: str) -> Mark:
    def mark(row: StagedRow) -> object:
        value = row.values.get(name)
        return fold(str(value)) if value else None

    return mark

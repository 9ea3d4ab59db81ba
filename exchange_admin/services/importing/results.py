"""Rows of language results: their people found by name across scripts, then enrolments and exam parts of a group."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from exchange_admin.domain.fields import Value
from exchange_admin.domain.ids import Origin
from exchange_admin.domain.problems import Level, Problem
from exchange_admin.domain.steps import Edit, Record
from exchange_admin.names import NameParts, fold
from exchange_admin.services.importing.cells import hours_of
from exchange_admin.services.importing.draft import (
    LEFT_OUT,
    NEW_RECORD,
    Candidate,
    ImportOptions,
    StagedRow,
    StagedSheet,
)
from exchange_admin.services.importing.known_people import KnownPeople
from exchange_admin.services.importing.language_groups import GroupWanted, LanguageGroups
from exchange_admin.services.importing.marks import outcomes
from exchange_admin.services.importing.matching import value_differs
from exchange_admin.services.importing.people import MARKS, PeopleEdits
from exchange_admin.services.importing.repeated import find_repeated
from exchange_admin.services.importing.sources import Sources
from exchange_admin.services.importing.words import ImportWords
from exchange_admin.store import Store

PARTS = ("grammar", "reading", "listening", "writing", "speaking", "score")
_ENROLMENT = {
    "attended_minutes": "attended_minutes_entered",
    "planned_minutes": "planned_minutes",
    "level_reached": "level_reached",
    "mark": "mark",
    "result": "result",
}
_COLUMNS = {"attended_minutes": "attended_hours", "planned_minutes": "planned_hours", "result": "mark"}
_MINUTES = frozenset({"attended_minutes_entered", "planned_minutes"})
_OUTCOMES = {"passed": "passed", "failed": "failed", "not_assessed": "absent"}


@dataclass(frozen=True, slots=True)
class _Existing:
    """What the office already holds of a person in a group."""

    enrolment: Record | None
    exam: Record | None


class ResultsCheck:
    """Finds out what each row of results means for the records."""

    def __init__(self, store: Store, known: KnownPeople, words: ImportWords) -> None:
        self._store, self._known, self._words = store, known, words

    def check(
        self, sheet: StagedSheet, rows: Sequence[StagedRow], groups: LanguageGroups, everyone: Sequence[StagedRow]
    ) -> None:
        """Adds problems, candidates and `subject_id` to rows whose cells are read; `everyone` shows the scale."""
        self._judge_marks(rows, everyone)
        for row in rows:
            groups.settle(sheet, row)
            if NameParts.of(row.values) == NameParts() and not row.values.get("passport_number"):
                row.problems.append(Problem("person.no_name", "full_name"))
        self._find(rows)
        self._look_again(rows)
        held = Held(self._store, rows, groups)
        for row in rows:
            row.problems += differences(row, held.of(row))
            planned, attended = row.values.get("planned_minutes"), row.values.get("attended_minutes")
            if isinstance(planned, int) and isinstance(attended, int) and attended > planned:
                row.problems.append(Problem("import.more_hours_than_planned", "attended_minutes", {}, Level.ASKS))

    def _judge_marks(self, rows: Sequence[StagedRow], everyone: Sequence[StagedRow]) -> None:
        marks = [row.cells.get("mark", "") for row in everyone]
        judged = dict(zip(marks, outcomes(marks, self._words), strict=True))
        for row in rows:
            if result := judged.get(row.cells.get("mark", "")):
                row.values["result"] = result

    def _find(self, rows: Sequence[StagedRow]) -> None:
        for row in rows:
            row.candidates = ()
            row.subject_id = "" if row.decision in (NEW_RECORD, LEFT_OUT) else row.decision
        asked = [row for row in rows if not row.decision]
        for row, found in zip(asked, self._known.named([row.values for row in asked]), strict=True):
            if len(found) == 1:
                row.subject_id = found[0]
            elif found or NameParts.of(row.values) != NameParts():
                row.candidates = tuple(Candidate(one, "name", 100) for one in found)
                code = "import.who_is_it" if found else "import.person_unknown"
                row.problems.append(Problem(code, "", {"n": len(found)}, Level.ASKS))

    def _look_again(self, rows: Sequence[StagedRow]) -> None:
        """A person chosen for a row may have gone since, or their entry may have been merged into another."""
        decided = [row for row in rows if row.decision and row.subject_id]
        standing = self._known.standing(row.subject_id for row in decided)
        for row in decided:
            chosen, row.subject_id = row.subject_id, standing.get(row.subject_id, "")
            if not row.subject_id:
                row.problems.append(Problem("import.person_gone", "", {"id": chosen}, Level.ASKS))


class Held:
    """Enrolments and exams that the people of the rows already have in their groups."""

    def __init__(self, store: Store, rows: Iterable[StagedRow], groups: LanguageGroups) -> None:
        people = sorted({row.subject_id for row in rows if row.subject_id})
        self._groups = groups
        self._enrolments = {
            (record.text("person_id"), record.text("language_group_id")): record
            for record in store.where("language_enrolment", "person_id", people)
            if record.live
        }
        self._exams = {
            (record.text("person_id"), record.text("language_group_id")): record
            for record in store.where("exam_result", "person_id", people)
            if record.live and record["exam"] == "own" and record["language_group_id"]
        }

    def of(self, row: StagedRow) -> _Existing:
        place = row.subject_id, self._groups.id_of(row)
        return _Existing(self._enrolments.get(place), self._exams.get(place))


def differences(row: StagedRow, held: _Existing) -> list[Problem]:
    """Values of the file that differ from what the office holds, where nobody has chosen yet."""
    found = []
    for column, name, ours, theirs in _pairs(row, held):
        if ours is not None and fold(str(ours)) != fold(str(theirs)) and column not in row.choices:
            found.append(value_differs(column, f"field.{name}", _said(name, ours), _said(name, theirs)))
    return found


def _said(name: str, value: Value) -> object:
    """Minutes as academic hours, words of a list by their key."""
    if name in _MINUTES and isinstance(value, int):
        return hours_of(value)
    return f"choice.enrolment_result.{value}" if name == "result" else value


def _pairs(row: StagedRow, held: _Existing) -> list[tuple[str, str, Value, Value]]:
    """(column, field, ours, theirs) of every value that the row brings."""
    pairs: list[tuple[str, str, Value, Value]] = []
    for record, fields in ((held.enrolment, _ENROLMENT), (held.exam, {part: part for part in PARTS})):
        for key, name in fields.items():
            theirs = row.values.get(key)
            if theirs is not None:
                pairs.append((_COLUMNS.get(key, key), name, record[name] if record else None, theirs))
    return pairs


class ResultLists:
    """The strategy for `results`."""

    def __init__(self, sources: Sources, options: ImportOptions) -> None:
        self._sources, self._options = sources, options

    def check(self, sheet: StagedSheet, rows: Sequence[StagedRow], everyone: Sequence[StagedRow]) -> None:
        sources = self._sources
        check = ResultsCheck(sources.store, sources.known, sources.tables.words)
        check.check(sheet, rows, self._groups(), everyone)

    def find_repeated(self, sheets: Sequence[StagedSheet], everyone: Sequence[StagedRow]) -> None:
        """Within each sheet: who is in two groups stands in both of their sheets."""
        for at in range(len(sheets)):
            find_repeated(sheets, [row for row in everyone if row.sheet == at], MARKS)

    def edits(self, sheets: Sequence[StagedSheet], rows: Sequence[StagedRow]) -> list[Edit]:
        sources, groups = self._sources, self._groups()
        for row in rows:
            groups.settle(sheets[row.sheet], row)
        people = PeopleEdits(sources.registry, sources.origin, sources.places, self._options.role)
        results = ResultsEdits(sources.origin, groups, Held(sources.store, rows, groups))
        edits: list[Edit] = []
        for row in rows:
            if not row.subject_id:
                edits += people.edits(row, None)
            edits += results.edits(row)
        return edits

    def _groups(self) -> LanguageGroups:
        return LanguageGroups(self._sources.store, self._sources.origin, self._options.group_id)


class ResultsEdits:
    """Turns ready rows into edits."""

    def __init__(self, origin: Origin, groups: LanguageGroups, held: Held) -> None:
        self._origin, self._groups, self._held = origin, groups, held

    def edits(self, row: StagedRow) -> list[Edit]:
        """An enrolment, an exam when there are parts, and their group when the office did not have it."""
        held = self._held.of(row)
        group, found = self._groups.made(row)
        taken = {
            name: theirs
            for column, name, ours, theirs in _pairs(row, held)
            if ours is None or (row.choices.get(column) == "theirs" and ours != theirs)
        }
        enrolment = {name: value for name, value in taken.items() if name in _ENROLMENT.values()}
        exam = {name: value for name, value in taken.items() if name in PARTS}
        people = {"person_id": row.subject_id, "language_group_id": group.id}
        if held.enrolment is None:
            found.append(self._new("language_enrolment", {**people, "state": "completed", **enrolment, **_note(row)}))
        elif enrolment:
            found.append(Edit("language_enrolment", held.enrolment.id, enrolment))
        if exam and held.exam is None:
            found.append(self._new("exam_result", {**people, **exam, **self._exam_facts(row, group)}))
        elif exam and held.exam is not None:
            found.append(Edit("exam_result", held.exam.id, exam))
        return found

    def _exam_facts(self, row: StagedRow, group: GroupWanted) -> dict[str, Value]:
        facts: dict[str, Value] = {
            "exam": "own",
            "language": group.language,
            "title": group.title or None,
            "date": row.values.get("exam_date"),
            "outcome": _OUTCOMES.get(str(row.values.get("result"))),
            "certificate_number": row.values.get("certificate_number"),
        }
        return {name: value for name, value in facts.items() if value is not None}

    def _new(self, kind: str, values: Mapping[str, Value]) -> Edit:
        return Edit(kind, self._origin.new_id(), values, new=True)


def _note(row: StagedRow) -> dict[str, Value]:
    note = row.values.get("note")
    return {"note": note} if note else {}

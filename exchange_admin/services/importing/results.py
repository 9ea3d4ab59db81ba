"""Rows of language results: their people found by name across scripts, then enrolments and exam parts of a group."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from exchange_admin.domain.fields import Value
from exchange_admin.domain.ids import Origin
from exchange_admin.domain.problems import Level, Problem
from exchange_admin.domain.queries import Query
from exchange_admin.domain.steps import Edit, Record, filled
from exchange_admin.names import PART_NAMES, NameParts, fold, normalise_document_number
from exchange_admin.names.scripts import language_of
from exchange_admin.services.importing.draft import (
    LEFT_OUT,
    NEW_RECORD,
    Candidate,
    ImportOptions,
    StagedRow,
    StagedSheet,
)
from exchange_admin.services.importing.known_people import KnownPeople
from exchange_admin.services.importing.level_cells import languages_called, letters_of
from exchange_admin.services.importing.matching import find_repeated, value_differs
from exchange_admin.services.importing.number_cells import hours_of
from exchange_admin.services.importing.people import PeopleCheck, usual_home
from exchange_admin.services.importing.people_edits import PeopleEdits
from exchange_admin.services.importing.people_found import MARKS
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


_NEW = "import.new_person"
_FEWEST_STRANGERS = 3
"""People who are new together: of fewer somebody may only be misspelt."""


class ResultsCheck:
    """Finds out what each row of results means for the records. `people` judges those whom the office does not know,
    `languages` says of which language a level is."""

    def __init__(
        self, store: Store, known: KnownPeople, words: ImportWords, people: PeopleCheck, languages: Mapping[str, str]
    ) -> None:
        self._store, self._known, self._words, self._people = store, known, words, people
        self._languages = languages

    def check(
        self,
        sheet: StagedSheet,
        rows: Sequence[StagedRow],
        groups: LanguageGroups,
        everyone: Sequence[StagedRow],
        institution: str = "",
    ) -> None:
        """Adds problems, candidates and `subject_id` to rows whose cells are read; `everyone` shows the scale.
        `institution` is the usual home of new people."""
        self._judge_marks(rows, everyone)
        for row in rows:
            groups.settle(sheet, row)
            self._ask_about_language(row, groups.language_of(row))
            if NameParts.of(row.values) == NameParts() and not row.values.get("passport_number"):
                row.problems.append(Problem("person.no_name", "full_name"))
        self._find(sheet, rows)
        self._people.check_new([row for row in rows if self._is_new(sheet, row)], institution)
        self._look_again(rows)
        self._compare(rows)
        held = Held(self._store, rows, groups)
        for row in rows:
            row.problems += differences(row, held.of(row))
            planned, attended = row.values.get("planned_minutes"), row.values.get("attended_minutes")
            if isinstance(planned, int) and isinstance(attended, int) and attended > planned:
                row.problems.append(Problem("import.more_hours_than_planned", "attended_minutes", {}, Level.ASKS))

    def _ask_about_language(self, row: StagedRow, language: str) -> None:
        """ТРКИ-1 in a group that learns Chinese."""
        typed = row.cells.get("level_reached", "")
        said = self._languages.get(letters_of(typed)) if language and row.values.get("level_reached") else None
        if said is not None and said != language:
            row.problems.append(Problem("import.level_of_another", "level_reached", {"typed": typed}, Level.ASKS))

    def _compare(self, rows: Sequence[StagedRow]) -> None:
        """What a list of results says of known people besides is not taken; where it differs it is told."""
        said = [row for row in rows if row.subject_id and row.values.get("sex")]
        details = self._known.details({row.subject_id for row in said})
        for row in said:
            theirs = row.values.pop("sex")
            ours = details[row.subject_id].person["sex"] if row.subject_id in details else None
            if ours is not None and ours != theirs:
                facts = {"ours": f"choice.sex.{ours}", "theirs": f"choice.sex.{theirs}"}
                row.problems.append(Problem("import.sex_kept", "sex", facts, Level.INFORMS))

    def _judge_marks(self, rows: Sequence[StagedRow], everyone: Sequence[StagedRow]) -> None:
        marks = [row.cells.get("mark", "") for row in everyone]
        judged = dict(zip(marks, outcomes(marks, self._words), strict=True))
        for row in rows:
            if result := judged.get(row.cells.get("mark", "")):
                row.values["result"] = result

    def _find(self, sheet: StagedSheet, rows: Sequence[StagedRow]) -> None:
        """Who the rows are about. While the office has nobody at all, those of a list are new people, which is told;
        when it has people, whoever is missing is asked about: the name may be misspelt, or in another script."""
        for row in rows:
            row.candidates = ()
            row.subject_id = "" if row.decision in (NEW_RECORD, LEFT_OUT) else row.decision
        asked = [row for row in rows if not row.decision]
        named = self._known.named([row.values for row in asked])
        if sheet.has_strangers_only is None:  # what was known once is not new when it has gone
            sheet.has_strangers_only = len(rows) >= _FEWEST_STRANGERS and self._store.count(Query("person")) == 0
        elif sheet.has_strangers_only and rows:
            sheet.has_strangers_only = self._store.count(Query("person")) == 0
        for row, found in zip(asked, named, strict=True):
            if len(found) == 1:
                row.subject_id = found[0]
            elif found or NameParts.of(row.values) != NameParts():
                row.candidates = tuple(Candidate(one, "name", 100) for one in found)
                is_new = bool(sheet.has_strangers_only) and _has_whole_name(row)
                code = _NEW if is_new else "import.who_is_it" if found else "import.person_unknown"
                level = Level.INFORMS if is_new else Level.ASKS
                row.problems.append(Problem(code, "", {"n": len(found)}, level))

    def _is_new(self, sheet: StagedSheet, row: StagedRow) -> bool:
        is_stranger = bool(sheet.has_strangers_only) and not (row.decision or row.subject_id)
        return row.decision == NEW_RECORD or (is_stranger and _has_whole_name(row))

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
        tables, role = sources.tables, self._options.role
        people = PeopleCheck(sources.known, tables.reference, sources.places, sources.today, tables.words, role)
        languages = languages_called(tables.reference)
        check = ResultsCheck(sources.store, sources.known, tables.words, people, languages)
        check.check(sheet, rows, self._groups(), everyone, usual_home(self._options, sheet))

    def find_repeated(self, sheets: Sequence[StagedSheet], everyone: Sequence[StagedRow]) -> None:
        """Within each sheet: who is in two groups stands in both of their sheets."""
        for at in range(len(sheets)):
            find_repeated(sheets, [row for row in everyone if row.sheet == at], MARKS)
        ask_about_new_ones(sheets, everyone)

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


def ask_about_new_ones(sheets: Sequence[StagedSheet], everyone: Sequence[StagedRow]) -> None:
    """Of a workbook with several lists nobody can say whether their people are the same, nor of two with one name."""
    new = [row for row in everyone if any(problem.code == _NEW for problem in row.problems)]
    called = Counter(map(_called, new))
    for row in new:
        if len(sheets) > 1 or called[_called(row)] > 1:
            row.problems = [problem for problem in row.problems if problem.code != _NEW]
            row.problems.append(Problem("import.person_unknown", "", {"n": 0}, Level.ASKS))


def _called(row: StagedRow) -> tuple[str, str]:
    """Family and given name, in whichever script they are written."""
    parts = {name: fold(str(row.values.get(name) or "")) for name in PART_NAMES}
    scripts = ((parts[f"family_{script}"], parts[f"given_{script}"]) for script in ("han", "cyrillic", "latin"))
    return next((pair for pair in scripts if all(pair)), ("", ""))


def _has_whole_name(row: StagedRow) -> bool:
    return all(_called(row))


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
        return filled(facts)

    def _new(self, kind: str, values: Mapping[str, Value]) -> Edit:
        return Edit(kind, self._origin.new_id(), values, new=True)


def _note(row: StagedRow) -> dict[str, Value]:
    note = row.values.get("note")
    return {"note": note} if note else {}


_FIVE_POINT_PASS, _HUNDRED_POINT_PASS = 3, 60
"""Russian five-point marks pass from 3, Chinese marks of a hundred from 60 (`china_russia.md` 2.2)."""


def outcomes(marks: Sequence[str], words: ImportWords) -> list[str | None]:
    """`passed`, `failed`, `not_assessed` for each mark, None where neither a word nor the scale says it."""
    numbers = [_number(mark) for mark in marks]
    highest = max((number for number in numbers if number is not None), default=Fraction(0))
    lowest = _pass_mark(highest)
    found: list[str | None] = []
    for mark, number in zip(marks, numbers, strict=True):
        if number is None:
            found.append(words.choice("enrolment_result", mark) if mark else None)
        else:
            found.append(("passed" if number >= lowest else "failed") if lowest else None)
    return found


def _pass_mark(highest: Fraction) -> int:
    """The lowest passing mark of the scale that the highest mark belongs to; 0 when no scale shows."""
    if highest <= 5:
        return _FIVE_POINT_PASS
    return _HUNDRED_POINT_PASS if 10 < highest <= 100 else 0


def _number(mark: str) -> Fraction | None:
    try:
        return Fraction(mark.replace(",", ".").removesuffix("%").strip())
    except (ValueError, ZeroDivisionError):
        return None


@dataclass(slots=True)
class GroupWanted:
    """A group by code. `id` is empty until the group is found or made. `title` is the line above the list."""

    code: str
    id: str = ""
    language: str = ""
    course: str = ""
    planned_minutes: Value = None
    title: str = ""


class LanguageGroups:
    """The groups of one file; those that the office lacks are made with the first row that needs them."""

    def __init__(self, store: Store, origin: Origin, given: str) -> None:
        self._store, self._origin, self._given = store, origin, given
        self._by_code: dict[str, list[Record]] = {}
        for record in store.records(Query("language_group")):
            self._by_code.setdefault(_plain(record.text("code")), []).append(record)
        self._wanted: dict[str, GroupWanted] = {}
        self._of_row: dict[int, GroupWanted] = {}

    def settle(self, sheet: StagedSheet, row: StagedRow) -> None:
        """Finds the group of a row, or says why there is none; fills the planned hours from the line above the list."""
        facts = sheet.facts
        if row.values.get("planned_minutes") is None and facts.get("planned_minutes") is not None:
            row.values["planned_minutes"] = facts["planned_minutes"]
        code = str(row.values.get("group") or facts.get("group") or "")
        if not code and not self._given:
            row.problems.append(Problem("import.no_group", "group"))
            return
        key = self._given or _plain(code)
        if key not in self._wanted:
            self._wanted[key] = self._look_up(code, sheet)
        wanted = self._wanted[key]
        self._of_row[id(row)] = wanted
        if len(self._by_code.get(_plain(code), ())) > 1 and not self._given:
            row.problems.append(Problem("import.group_ambiguous", "group", {"code": code}))
        elif not wanted.id and not wanted.language:
            row.problems.append(Problem("import.group_unknown", "group", {"code": code}))

    def id_of(self, row: StagedRow) -> str:
        """Empty for a group that is still to be made."""
        wanted = self._of_row.get(id(row))
        return wanted.id if wanted else ""

    def language_of(self, row: StagedRow) -> str:
        """Which language the group of a row learns; empty where nobody knows."""
        wanted = self._of_row.get(id(row))
        return wanted.language if wanted else ""

    def made(self, row: StagedRow) -> tuple[GroupWanted, list[Edit]]:
        """The group of a ready row, with the edits that make it when it is new."""
        wanted = self._of_row[id(row)]
        if wanted.id:
            return wanted, []
        edits = []
        course = self._course(wanted)
        if not course:
            course = self._origin.new_id()
            values: dict[str, Value] = {
                f"name_{language_of(wanted.course)}": wanted.course or wanted.code,
                "language": wanted.language,
                "planned_minutes": wanted.planned_minutes,
            }
            edits.append(Edit("language_course", course, {k: v for k, v in values.items() if v is not None}, new=True))
        wanted.id = self._origin.new_id()
        group: dict[str, Value] = {"language_course_id": course, "code": wanted.code}
        edits.append(Edit("language_group", wanted.id, group, new=True))
        return wanted, edits

    def _look_up(self, code: str, sheet: StagedSheet) -> GroupWanted:
        title = sheet.titles[0] if sheet.titles else ""
        wanted = GroupWanted(
            code,
            language=str(sheet.facts.get("language") or ""),
            course=str(sheet.facts.get("course") or ""),
            planned_minutes=sheet.facts.get("planned_minutes"),
            title=title[:200],
        )
        found = self._by_code.get(_plain(code), [])
        wanted.id = self._given or (found[0].id if len(found) == 1 else "")
        if wanted.id:
            group = self._store.get("language_group", wanted.id)
            course = self._store.get("language_course", group.text("language_course_id")) if group else None
            wanted.language = course.text("language") if course else wanted.language
        return wanted

    def _course(self, wanted: GroupWanted) -> str:
        """The id of a course of that name and language, empty when there is none."""
        if not wanted.course:
            return ""
        field = f"name_{language_of(wanted.course)}"
        found = self._store.where("language_course", field, [wanted.course])
        return next((one.id for one in found if one.live and one["language"] == wanted.language), "")


def _plain(code: str) -> str:
    """А2-1 with a Cyrillic А is A2-1."""
    return normalise_document_number(code)

"""Rows of people: checked against the rules and the office's people, and turned into edits when they are ready."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from exchange_admin.domain.fields import Registry, Value
from exchange_admin.domain.ids import Origin
from exchange_admin.domain.problems import Level, Problem
from exchange_admin.domain.reference import KnownNumbers, Reference
from exchange_admin.domain.rules.near_days import near_days
from exchange_admin.domain.rules.records import record_problems
from exchange_admin.domain.steps import Edit, Record
from exchange_admin.names import PART_NAMES, NameParts, fold
from exchange_admin.names.cyrillic import sex_by_patronymic
from exchange_admin.names.scripts import has_han
from exchange_admin.services.importing.draft import (
    AS_SENT,
    LEFT_OUT,
    NEW_RECORD,
    OTHER_TABLE,
    OTHERS_SHEET,
    TEACHERS,
    Candidate,
    ImportOptions,
    StagedRow,
    StagedSheet,
)
from exchange_admin.services.importing.known_people import ComparedName, KnownPeople, KnownPerson, PersonDetails
from exchange_admin.services.importing.matching import Mark, subject_mark, value_differs
from exchange_admin.services.importing.people_alike import Namesakes
from exchange_admin.services.importing.places import Places
from exchange_admin.services.importing.reading import DETAILS, NATIONAL_ID, PASSPORT, PASSPORTS
from exchange_admin.services.importing.teachers import ANSWERED, is_teacher, may_be_teacher
from exchange_admin.services.importing.words import ImportWords

PASSPORT_KEYS = {
    "passport_number": "number",
    "passport_valid_until": "valid_until",
    "passport_issued": "issued",
    "passport_issued_by": "issued_by",
}
CARD_KEYS = {f"national_{name}": name for name in DETAILS}
_MOST_CANDIDATES = 5


def usual_home(options: ImportOptions, sheet: StagedSheet) -> str:
    """The id of the institution of people whose row does not say it; empty when nobody said."""
    return options.institution_id or str(sheet.facts.get("institution") or "")


class PeopleCheck:
    """Finds out what each row of people means for the records. `today` is the office's date, `role` what people are
    whose row does not say it."""

    def __init__(
        self, known: KnownPeople, reference: Reference, places: Places, today: date, words: ImportWords, role: str = ""
    ) -> None:
        self._known, self._numbers, self._words = known, KnownNumbers(reference.document_shapes), words
        self._places, self._today, self._role = places, today, role

    def check(self, rows: Sequence[StagedRow], institution: str) -> None:
        """Adds problems, candidates and `subject_id` to rows whose cells are read. `institution` is the usual home."""
        for row in rows:
            self._places.settle(row, institution)
            self._check_alone(row)
        _Finder(self._known, rows).find()
        self._tell_apart(rows)
        details = self._known.details({row.subject_id for row in rows if row.subject_id})
        for row in rows:
            if row.subject_id:
                self._compare(row, details.get(row.subject_id))

    def check_new(self, rows: Sequence[StagedRow], institution: str) -> None:
        """The same of rows that are about new people, whoever else the office knows."""
        for row in rows:
            self._places.settle(row, institution)
            self._check_alone(row)

    def _tell_apart(self, rows: Sequence[StagedRow]) -> None:
        """Namesakes whom somebody has called different people before: the one who has everything that the row says."""
        asked = [
            row for row in rows if len(row.candidates) > 1 and all(one.why != "passport" for one in row.candidates)
        ]
        ids = {one.subject_id for row in asked for one in row.candidates}
        apart = self._known.told_apart(ids)
        details = self._known.details(ids) if apart else {}
        for row in asked if apart else ():
            here = [one.subject_id for one in row.candidates]
            fitting = [id for id in here if id in details and _has_all(row, details[id])]
            if len(fitting) == 1 and all(frozenset((fitting[0], id)) in apart for id in here if id != fitting[0]):
                row.subject_id, row.candidates = fitting[0], ()
                row.problems = [problem for problem in row.problems if problem.code != "import.who_is_it"]

    def _compare(self, row: StagedRow, details: PersonDetails | None) -> None:
        if details is None:
            row.problems.append(Problem("import.person_gone", "", {"id": row.subject_id}, Level.ASKS))
            row.subject_id = ""
        elif not row.decision and self._is_somebody_else(row, details.person):
            row.subject_id = ""
            _ask(row, [Candidate(details.person.id, "passport", 100)])
        else:
            row.problems += map(self._in_words, changes_of(row, details).differing)

    def _in_words(self, problem: Problem) -> Problem:
        """Institutions by name instead of by id."""
        if problem.facts.get("field") != "field.home_institution_id":
            return problem
        said = {side: self._places.label(str(problem.facts[side])) for side in ("ours", "theirs")}
        return dataclasses.replace(problem, facts={**problem.facts, **said})

    def _is_somebody_else(self, row: StagedRow, person: Record) -> bool:
        """Name and birth date both speak against the number of the passport (`sync.md` 7.4): a slip of the pen."""
        born, parts = row.values.get("birth_date"), NameParts.of(row.values)
        if not born or not person["birth_date"] or born == person["birth_date"] or parts == NameParts():
            return False
        return not self._known.compared(parts).agrees(self._known.compared(NameParts.of(person.values)))

    def _check_alone(self, row: StagedRow) -> None:
        values = row.values
        if not any(map(values.get, PART_NAMES)):
            if not any(problem.field in _NAME_COLUMNS for problem in row.problems):
                row.problems.append(Problem("person.no_name", "full_name"))
        else:
            row.problems += record_problems("person", values, self._today)
            if not any(problem.field in _NAME_COLUMNS for problem in row.problems) and (half := _half_a_name(row)):
                row.problems.append(Problem("import.half_a_name", _name_column(row), {"typed": half}, Level.ASKS))
        if problem := _against_patronymic(values):
            row.problems.append(problem)
        if values.get("passport_number"):
            self._check_passport(row)
        elif any(map(values.get, _PASSPORT_DETAILS)) and not any(one.field in _NUMBERS for one in row.problems):
            key = next(filter(values.get, _PASSPORT_DETAILS))
            row.problems.append(Problem("import.no_document_number", key, {}, Level.INFORMS))
        if values.get("national_id"):
            self._check_card(row)
        if "role" not in values and self._role == "student" and is_teacher(row, self._words, self._today):
            self._take_as_teacher(row)
        elif values.get("position") and "role" not in values and self._role == "student":
            row.problems.append(Problem("import.student_with_position", "position", {}, Level.ASKS))
        elif "role" not in values and self._role == "student" and may_be_teacher(row, self._words, self._today):
            row.problems.append(Problem("import.student_with_position", _name_column(row), {}, Level.ASKS))
        elif (said := row.cells.get(OTHERS_SHEET)) and "role" not in values and self._asks_of_others(row):
            row.problems.append(Problem("import.others_sheet", _name_column(row), {"typed": said}, Level.ASKS))
        until, issued = values.get("passport_valid_until"), values.get("passport_issued")
        if until and issued and str(until) < str(issued):
            facts = {"start": issued, "end": until}
            row.problems.append(Problem("period.reversed", "passport_valid_until", facts, Level.ASKS))
        elif until and str(until) < self._today.isoformat():
            row.problems.append(Problem("document.expired", "passport_valid_until", {"until": until}, Level.INFORMS))

    def _asks_of_others(self, row: StagedRow) -> bool:
        """Once: a further table is asked about by its title already."""
        return self._role == "student" and OTHER_TABLE not in row.cells

    def _take_as_teacher(self, row: StagedRow) -> None:
        table = row.cells[TEACHERS]
        row.values["role"] = "teacher"
        row.problems = [one for one in row.problems if one.code not in ANSWERED or one.facts.get("typed") != table]
        row.problems.append(Problem("import.taken_as_teacher", "position", {"typed": table}, Level.INFORMS))

    def _check_passport(self, row: StagedRow) -> None:
        """Which country and kind of passport it is; a number that no passport of the country has is asked about."""
        values, number = row.values, str(row.values["passport_number"])
        citizenship = values.get("citizenship")
        if citizenship and self._numbers.fits(PASSPORT, str(citizenship), number) and "passport_kind" not in values:
            values["passport_country"] = citizenship
            return
        home = self._places.country(str(values.get("home_institution_id") or ""))
        found = [(kind, country) for kind in PASSPORTS for country in self._numbers.countries(kind, number)]
        fitting = {country for _, country in found}
        country = citizenship or (next(iter(fitting)) if len(fitting) == 1 else home or None)
        if country:
            values["passport_country"] = country
        if values.get("passport_kind", "passport") not in PASSPORTS:
            return  # some other document, whose numbers nobody knows
        kind = next((kind for kind, one in found if one == country), "passport")
        if kind != "passport":
            values["passport_kind"] = kind
        if odd := self._numbers.odd(kind, country, fitting):
            row.problems.append(Problem(odd.code, _column_of(row, "passport_number"), odd.facts, odd.level))

    def _check_card(self, row: StagedRow) -> None:
        """An identity card of another shape than the country's, or of somebody born on another day or of the other sex
        (GB 11643: the 17th digit is odd for men)."""
        values, number, citizenship = row.values, str(row.values["national_id"]), row.values.get("citizenship")
        problem: Problem | None = None
        if not (citizenship and self._numbers.fits(NATIONAL_ID, str(citizenship), number)):
            problem = self._numbers.odd(NATIONAL_ID, citizenship, self._numbers.countries(NATIONAL_ID, number))
        if problem is None and len(number) == _CHINESE_CARD:
            problem = _against_card(number, values)
        if problem is not None:
            row.problems.append(dataclasses.replace(problem, field=_column_of(row, "national_id")))


def _half_a_name(row: StagedRow) -> str:
    """What is only a family name or only a given name: of the person, or of a whole name in a script beside another one
    that has both (王芳, Lily); and a part that stands twice (李伟, 李伟). Empty for names with both, and for those that
    have a dot inside (阿迪力·艾山)."""
    values, scripts = row.values, ("han", "cyrillic", "latin")
    pairs = {one: (str(values.get(f"family_{one}") or ""), str(values.get(f"given_{one}") or "")) for one in scripts}
    told = {one: pair for one, pair in pairs.items() if any(pair)}
    if twice := next((family for family, given in told.values() if family == given and _is_a_whole(family)), ""):
        return twice
    halves = {one: family or given for one, (family, given) in told.items() if not (family and given)}
    if not halves or any("·" in one for one in halves.values()):
        return ""
    if len(halves) == len(told):
        parts = [any(pair[n] for pair in told.values()) for n in (0, 1)]
        return "" if all(parts) else next(iter(halves.values()))
    whole = {
        row.cells.get(key, "").strip().casefold() for key in ("full_name", "name_han", "name_cyrillic", "name_latin")
    }
    return next((half for half in halves.values() if half.casefold() in whole), "")


def _is_a_whole(name: str) -> bool:
    """Whether a part of a name is more than one: 李伟, LI WEI, Соколов. YANG YANG has two alike."""
    longest = 1 if has_han(name) else _LONGEST_SYLLABLE
    return " " in name or len(name) > longest


def _against_patronymic(values: Mapping[str, Value]) -> Problem | None:
    told, sex = sex_by_patronymic(str(values.get("patronymic") or "")), values.get("sex")
    if not told or sex not in _SEXES or str(told) == sex:
        return None
    facts = {"patronymic": values["patronymic"], "sex": f"choice.sex.{sex}"}
    return Problem("import.other_sex", "sex", facts, Level.ASKS)


def _against_card(number: str, values: Mapping[str, Value]) -> Problem | None:
    """What else the row says of somebody with this Chinese card."""
    if (born := values.get("birth_date")) and number[6:14] != str(born).replace("-", ""):
        return Problem("document.other_birth_date", facts={"number": number, "born": born}, level=Level.ASKS)
    if (sex := values.get("sex")) in _SEXES and int(number[16]) % 2 != int(str(sex)) % 2:
        return Problem("document.other_sex", facts={"number": number, "sex": f"choice.sex.{sex}"}, level=Level.ASKS)
    return None


class _Finder:
    """Who the people of the rows are, among those of the office and among themselves."""

    def __init__(self, known: KnownPeople, rows: Sequence[StagedRow]) -> None:
        self._known, self._rows = known, rows
        self._names: dict[int, ComparedName] = {}

    def find(self) -> None:
        """Sets `subject_id`, candidates and questions."""
        numbers = [str(row.values["passport_number"]) for row in self._rows if row.values.get("passport_number")]
        owners = self._known.with_papers(numbers)
        left = [at for at, row in enumerate(self._rows) if not self._is_settled(row, owners)]
        self._find_by_name(left)

    def _is_settled(self, row: StagedRow, owners: Mapping[str, tuple[str, ...]]) -> bool:
        row.subject_id, row.candidates = "", ()
        if row.decision:
            row.subject_id = "" if row.decision in (NEW_RECORD, LEFT_OUT) else row.decision
            return True
        found = owners.get(str(row.values.get("passport_number") or ""), ())
        if len(found) == 1:
            row.subject_id = found[0]
        elif found:
            _ask(row, [Candidate(id, "passport", 100) for id in found])
        return bool(found)

    def _find_by_name(self, left: Sequence[int]) -> None:
        days = {str(self._rows[at].values["birth_date"]) for at in left if self._rows[at].values.get("birth_date")}
        near = {day: near_days(day) | {day} for day in days}
        born = self._known.born_on(frozenset[str]().union(*near.values()))
        everybody = Namesakes([person for day in sorted(born) for person in born[day]])
        same_day = {day: Namesakes(people) for day, people in born.items()}
        undated = self._known.without_birth_date() if left else []
        by_key: dict[str, list[KnownPerson]] = defaultdict(list)
        for person in undated:
            for key in person.name.keys:
                by_key[key].append(person)
        dateless = [at for at in left if not self._rows[at].values.get("birth_date") and self._has_name(at)]
        called = dict(zip(dateless, self._known.called([self._name(at) for at in dateless]), strict=True))
        for at in left:
            if self._has_name(at):
                day = str(self._rows[at].values.get("birth_date") or "")
                agreeing = everybody.agreeing(self._name(at), near[day]) if day else []
                self._judge(at, agreeing, same_day.get(day), called.get(at, []), by_key)

    def _judge(
        self,
        at: int,
        alike: Sequence[KnownPerson],
        same_day: Namesakes | None,
        called: Sequence[KnownPerson],
        undated: Mapping[str, Sequence[KnownPerson]],
    ) -> None:
        """`alike` are people with such a name who were born on the same day or near it."""
        row, name = self._rows[at], self._name(at)
        day = row.values.get("birth_date")
        agreeing = _different(person for person in alike if person.birth_date == day)
        if len(agreeing) == 1:
            row.subject_id = agreeing[0].id
            return
        maybe = [Candidate(person.id, "birth_date", 100) for person in agreeing]
        maybe += [Candidate(person.id, "name", 100) for person in called]
        if not agreeing:
            if same_day is not None:
                maybe += [Candidate(person.id, "birth_date", score) for person, score in same_day.alike(name)]
            maybe += [Candidate(person.id, "near_birth_date", 100) for person in _different(alike)]
        if not agreeing and undated:
            called_so = _different(person for key in name.keys for person in undated.get(key, ()))
            maybe += [Candidate(person.id, "name", 100) for person in called_so if name.agrees(person.name)]
        if maybe:
            _ask(row, maybe)

    def _has_name(self, at: int) -> bool:
        return any(map(self._rows[at].values.get, PART_NAMES))

    def _name(self, at: int) -> ComparedName:
        if at not in self._names:
            self._names[at] = self._known.compared(NameParts.of(self._rows[at].values))
        return self._names[at]


def _passport_mark(row: StagedRow) -> object:
    return row.values.get("passport_number")


def _card_mark(row: StagedRow) -> object:
    return row.values.get("national_id")


def _birth_mark(row: StagedRow) -> object:
    born = row.values.get("birth_date")
    return born and (born, *map(row.values.get, PART_NAMES))


MARKS: Sequence[Mark] = (subject_mark, _passport_mark, _card_mark, _birth_mark)
"""What two lines for one person have the same."""


def _different(people: Iterable[KnownPerson]) -> list[KnownPerson]:
    return list({person.id: person for person in people}.values())


def _ask(row: StagedRow, candidates: Iterable[Candidate]) -> None:
    best: dict[str, Candidate] = {}
    for one in candidates:
        if one.subject_id not in best or one.score > best[one.subject_id].score:
            best[one.subject_id] = one
    row.candidates = tuple(sorted(best.values(), key=lambda one: -one.score)[:_MOST_CANDIDATES])
    row.problems.append(Problem("import.who_is_it", "", {"n": len(row.candidates)}, Level.ASKS))


@dataclass(slots=True)
class PersonChanges:
    """What a row adds to a known person: empty fields filled, differing ones where `theirs` was chosen."""

    person: dict[str, Value] = field(default_factory=dict)
    passport: dict[str, Value] = field(default_factory=dict)
    passport_id: str = ""  # of the document to change; empty for a new one
    card: dict[str, Value] = field(default_factory=dict)
    differing: list[Problem] = field(default_factory=list)


def changes_of(row: StagedRow, details: PersonDetails) -> PersonChanges:
    """Compares a row with the person it is about. Differences name the column that they come from."""
    changes = PersonChanges()
    record = details.person
    for name, theirs in row.values.items():
        if name in _COMPARED:
            _take(changes, row, _column_of(row, name), name, record[name], theirs, into=changes.person)
    if number := row.values.get("passport_number"):
        _compare_passports(changes, row, number, details.documents)
    if number := row.values.get("national_id"):
        _compare_cards(changes, row, number, details.documents)
    return changes


def _has_all(row: StagedRow, details: PersonDetails) -> bool:
    """Whether nothing of the row speaks against the person and something beside the name speaks for them."""
    same = [name for name in _TELLING if row.values.get(name) and row.values[name] == details.person[name]]
    return bool(same) and not changes_of(row, details).differing


def _compare_passports(changes: PersonChanges, row: StagedRow, number: Value, documents: Sequence[Record]) -> None:
    same = next((document for document in documents if document["number"] == number), None)
    if same is not None:
        changes.passport_id = same.id
        for key, name in PASSPORT_KEYS.items():
            if row.values.get(key):
                _take(changes, row, key, name, same[name], row.values[key], into=changes.passport)
        return
    if _is_wanted(changes, row, "passport", _column_of(row, "passport_number"), number, documents):
        changes.passport = passport_values(row)


def _compare_cards(changes: PersonChanges, row: StagedRow, number: Value, documents: Sequence[Record]) -> None:
    known = any(document["number"] == number for document in documents if document["kind"] == NATIONAL_ID)
    if not known and _is_wanted(changes, row, NATIONAL_ID, _column_of(row, "national_id"), number, documents):
        changes.card = card_values(row)


def _is_wanted(
    changes: PersonChanges, row: StagedRow, kind: str, column: str, number: Value, documents: Sequence[Record]
) -> bool:
    """Whether another document of the kind goes in; asks where there is one already and nobody has decided."""
    ours = [document.text("number") for document in documents if document["kind"] == kind]
    choice = row.said(column)
    if ours and not choice:
        changes.differing.append(value_differs(column, f"choice.document_kind.{kind}", tuple(ours), number))
        return False
    return choice not in ("ours", AS_SENT)


def _take(
    changes: PersonChanges,
    row: StagedRow,
    column: str,
    name: str,
    ours: Value,
    theirs: Value,
    *,
    into: dict[str, Value],
) -> None:
    choice = row.said(column)
    if theirs is None or theirs == ours or (ours is not None and choice != "theirs" and _same(name, ours, theirs)):
        return
    if choice == "theirs" or (ours is None and choice != AS_SENT):
        into[name] = theirs
    elif not choice:
        changes.differing.append(value_differs(column, f"field.{name}", _said(name, ours), _said(name, theirs)))


def _column_of(row: StagedRow, name: str) -> str:
    """The filled column that a value came from."""
    return next((column for column in _CAME_FROM.get(name, ()) if row.cells.get(column)), name)


def _same(key: str, ours: Value, theirs: Value) -> bool:
    if key == "phone":
        return _digits(str(ours)) == _digits(str(theirs))
    return fold(str(ours)) == fold(str(theirs))


def _name_column(row: StagedRow) -> str:
    return next((name for name in _NAME_COLUMNS if row.cells.get(name)), "full_name")


def _digits(text: str) -> str:
    """The last ten: numbers are written with and without the code of the country."""
    return "".join(one for one in text if one.isdigit())[-10:]


def _said(key: str, value: Value) -> Value:
    return f"choice.{_VOCABULARIES[key]}.{value}" if key in _VOCABULARIES else value


def passport_values(row: StagedRow) -> dict[str, Value]:
    """The values of a new identity document."""
    told = row.values
    values: dict[str, Value] = {"kind": told.get("passport_kind") or "passport"}
    for key, name in _DOCUMENT_KEYS:
        if (value := told.get(key)) is not None:
            values[name] = value
    return values


def card_values(row: StagedRow) -> dict[str, Value]:
    """The values of a new identity card or internal passport."""
    told = {name: row.values[key] for key, name in CARD_KEYS.items() if row.values.get(key) is not None}
    return {"kind": NATIONAL_ID, "number": row.values["national_id"], **told}


class PeopleEdits:
    """Turns ready rows into edits. `role` is for people whose row does not say."""

    def __init__(self, registry: Registry, origin: Origin, places: Places, role: str) -> None:
        self._fields = frozenset(registry["person"].by_name)
        self._origin, self._places, self._role = origin, places, role

    def edits(self, row: StagedRow, details: PersonDetails | None) -> list[Edit]:
        """Sets `subject_id` of a new person."""
        if details is None:
            return self._new(row)
        changes = changes_of(row, details)
        person = {**self._places.derived(row, changes.person, details.person), **changes.person}
        person |= _sources(row, changes.person)
        found = [Edit("person", details.person.id, person)] if person else []
        if changes.passport and changes.passport_id:
            found.append(Edit("identity_document", changes.passport_id, changes.passport))
        elif changes.passport:
            found.append(self._document(details.person.id, changes.passport))
        if changes.card:
            found.append(self._document(details.person.id, changes.card))
        return [*self._places.new_units(), *found]

    def _new(self, row: StagedRow) -> list[Edit]:
        fields = self._fields
        values = {"role": self._role, **{name: value for name, value in row.values.items() if name in fields}}
        values |= self._places.derived(row, values, None)
        values |= _sources(row, values)
        row.subject_id = self._origin.new_id()
        found = [*self._places.new_units(), Edit("person", row.subject_id, values, new=True)]
        for other in row.rejected:
            marks: dict[str, Value] = {"person_id": row.subject_id, "other_id": other}
            found.append(Edit("distinct_people", self._origin.new_id(), marks, new=True))
        if row.values.get("passport_number"):
            found.append(self._document(row.subject_id, passport_values(row)))
        if row.values.get("national_id"):
            found.append(self._document(row.subject_id, card_values(row)))
        return found

    def _document(self, person_id: str, values: Mapping[str, Value]) -> Edit:
        return Edit("identity_document", self._origin.new_id(), {"person_id": person_id, **values}, new=True)


def _sources(row: StagedRow, values: Mapping[str, Value]) -> dict[str, Value]:
    """Where the names among `values` come from, by script."""
    from_passport = row.cells.get("name_latin") or row.cells.get("family_latin")
    return {
        source: "passport" if source == "latin_source" and from_passport else "imported"
        for source, name in _SOURCES
        if values.get(name)
    }


_DOCUMENT_KEYS = (*PASSPORT_KEYS.items(), ("passport_country", "country"))
_SOURCES = tuple((f"{script}_source", f"family_{script}") for script in ("han", "cyrillic", "latin"))
_NAME_COLUMNS = ("full_name", "name_han", "name_cyrillic", "name_latin", "family_name", "given_name")
_CAME_FROM: Mapping[str, tuple[str, ...]] = {
    "family_han": ("family_name", "name_han", "full_name"),
    "given_han": ("given_name", "name_han", "full_name"),
    "family_cyrillic": ("family_name", "name_cyrillic", "full_name"),
    "given_cyrillic": ("given_name", "name_cyrillic", "full_name"),
    "patronymic": ("patronymic", "name_cyrillic", "full_name"),
    "family_latin": ("family_latin", "name_latin", "family_name", "full_name"),
    "given_latin": ("given_latin", "name_latin", "given_name", "full_name"),
    "speciality_code": ("speciality_code", "speciality"),
    "speciality_name": ("speciality_name", "speciality"),
    "home_institution_id": ("institution",),
    "passport_number": ("passport_number", "document_number"),
    "national_id": ("national_id", "document_number"),
}
_PASSPORT_DETAILS = ("passport_valid_until", "passport_issued", "passport_issued_by")
_NUMBERS = frozenset({"passport_number", "document_number"})
_LONGEST_SYLLABLE = 6  # letters of zhuang, in Latin or Cyrillic
_SEXES = ("1", "2")
_CHINESE_CARD = 18  # characters; no other country that is known has as many
_TELLING = ("birth_date", "email", "phone", "home_institution_id", "speciality_code", "study_year", "address")
"""Fields that tell namesakes apart."""
_VOCABULARIES = {"sex": "sex", "role": "person_role", "level": "study_level", "citizenship": "country"}
_COMPARED = frozenset(
    {
        "family_han", "given_han", "family_cyrillic", "given_cyrillic", "patronymic", "family_latin", "given_latin",
        "sex", "birth_date", "birth_place", "citizenship", "home_institution_id", "level", "study_year",
        "speciality_code", "speciality_name", "language_level", "position", "email", "phone", "messenger", "address",
        "emergency_contact", "role", "note",
    }
)  # fmt: skip

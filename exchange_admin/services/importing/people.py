"""Rows of people, checked against the rules and the office's people."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping, Sequence
from datetime import date

from exchange_admin.domain.fields import Value
from exchange_admin.domain.problems import Level, Problem
from exchange_admin.domain.reference import KnownNumbers, Reference
from exchange_admin.domain.rules.records import record_problems
from exchange_admin.domain.steps import Record
from exchange_admin.names import PART_NAMES, NameParts
from exchange_admin.names.cyrillic import sex_by_patronymic
from exchange_admin.names.scripts import has_han
from exchange_admin.services.importing.draft import (
    FROM_TITLE,
    OTHER_TABLE,
    OTHERS_SHEET,
    TEACHERS,
    Candidate,
    ImportOptions,
    StagedRow,
    StagedSheet,
)
from exchange_admin.services.importing.known_people import KnownPeople, PersonDetails
from exchange_admin.services.importing.people_found import PeopleFinder, ask_who
from exchange_admin.services.importing.person_changes import changes_of, column_of, fits_all
from exchange_admin.services.importing.places import Places
from exchange_admin.services.importing.reading import NATIONAL_ID, PASSPORT, PASSPORTS
from exchange_admin.services.importing.teachers import (
    ANSWERED,
    called_teacher,
    is_teacher,
    is_young_participant,
    may_be_teacher,
)
from exchange_admin.services.importing.told_sex import against_title, leave_sex_of_title
from exchange_admin.services.importing.words import ImportWords


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
        PeopleFinder(self._known, rows).find()
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
            fitting = [id for id in here if id in details and fits_all(row, details[id])]
            if len(fitting) == 1 and all(frozenset((fitting[0], id)) in apart for id in here if id != fitting[0]):
                row.subject_id, row.candidates = fitting[0], ()
                row.problems = [problem for problem in row.problems if problem.code != "import.who_is_it"]

    def _compare(self, row: StagedRow, details: PersonDetails | None) -> None:
        if details is None:
            row.problems.append(Problem("import.person_gone", "", {"id": row.subject_id}, Level.ASKS))
            row.subject_id = ""
        elif not row.decision and self._is_somebody_else(row, details.person):
            row.subject_id = ""
            ask_who(row, [Candidate(details.person.id, "passport", 100)])
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
        if values.get("passport_number"):
            self._check_passport(row)
        elif any(map(values.get, _PASSPORT_DETAILS)) and not _asks_of_number(row):
            key = next(filter(values.get, _PASSPORT_DETAILS))
            row.problems.append(Problem("import.no_document_number", key, {}, Level.INFORMS))
        if values.get("national_id"):
            self._check_card(row)
        if values.get("role", _STUDENT) != _STUDENT and "sex" in row.cells.get(FROM_TITLE, "").split():
            leave_sex_of_title(row)
        against = _against_patronymic(values) or _against_family(values)
        row.problems += filter(None, (against, against_title(row, self._words)))
        if "role" not in values:
            self._find_role(row)
        elif values["role"] != _STUDENT and (table := row.cells.get(OTHER_TABLE)):
            self._settle_table_of_teachers(row, table)
        self._check_days_of_passport(row)

    def _find_role(self, row: StagedRow) -> None:
        """Takes for a teacher whom everything else in a list of students says to be one, or asks."""
        if is_young_participant(row, self._words, self._today):
            row.problems = [one for one in row.problems if one.field != "role"]  # as if no column said anything
        if self._role != _STUDENT:
            return
        is_open = not any(one.field == "role" for one in row.problems)
        may_be_one = is_open or self._words.is_in_delegation(row.cells.get("role", ""))
        if may_be_one and is_teacher(row, self._words, self._today):
            self._take_as_teacher(row)
        elif called := called_teacher(row, self._words, self._today):
            role, said = called
            row.values["role"] = role
            facts = {"role": f"choice.person_role.{role}", "typed": said}
            row.problems.append(Problem("import.called_so", _name_column(row), facts, Level.INFORMS))
        elif row.values.get("position"):
            row.problems.append(Problem("import.student_with_position", "position", {}, Level.ASKS))
        elif may_be_teacher(row, self._words, self._today):
            row.problems.append(Problem("import.student_with_position", _name_column(row), {}, Level.ASKS))
        elif (sheet := row.cells.get(OTHERS_SHEET)) and OTHER_TABLE not in row.cells:  # else asked already
            row.problems.append(Problem("import.others_sheet", _name_column(row), {"typed": sheet}, Level.ASKS))

    def _check_days_of_passport(self, row: StagedRow) -> None:
        values = row.values
        until, issued, born = (values.get(key) for key in ("passport_valid_until", "passport_issued", "birth_date"))
        for key in ("passport_issued", "national_issued"):
            on = str(values.get(key) or "")
            if on and born and on <= str(born):
                facts = {"issued": on, "born": born}
                row.problems.append(Problem("import.issued_before_birth", key, facts, Level.ASKS))
            elif on > self._today.isoformat() and on != until:
                row.problems.append(Problem("import.issued_ahead", key, {"issued": on}, Level.ASKS))
        if until and issued and str(until) < str(issued):
            facts = {"start": issued, "end": until}
            row.problems.append(Problem("period.reversed", "passport_valid_until", facts, Level.ASKS))
        elif until and until == issued:
            row.problems.append(Problem("import.same_days", "passport_valid_until", {"day": until}, Level.ASKS))
        elif until and str(until) < self._today.isoformat():
            row.problems.append(Problem(_EXPIRED, "passport_valid_until", {"until": until}, Level.INFORMS))

    def _settle_table_of_teachers(self, row: StagedRow, table: str) -> None:
        """«Руководители группы» over somebody who is told to be one says nothing more."""
        words = self._words
        others = (words.is_old, words.is_void, words.is_draft, words.says_gone, words.is_of_relatives)
        if words.is_of_teachers(table) and not any(is_one(table) for is_one in others):
            row.problems = [one for one in row.problems if one.code != _OTHER_TABLE or one.facts.get("typed") != table]

    def _take_as_teacher(self, row: StagedRow) -> None:
        table = row.cells[TEACHERS]
        row.values["role"] = "teacher"
        row.problems = [
            one
            for one in row.problems
            if one.field != "role" and (one.code not in ANSWERED or one.facts.get("typed") != table)
        ]
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
            row.problems.append(Problem(odd.code, column_of(row, "passport_number"), odd.facts, odd.level))

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
            row.problems.append(dataclasses.replace(problem, field=column_of(row, "national_id")))


def ask_about_expired(rows: Sequence[StagedRow], everyone: Sequence[StagedRow], today: date) -> None:
    """Asks of new people whose passport has run out where most of the list are valid: it is to be renewed, or a slip of
    the pen. Of lists of former years it is only told."""
    last = [str(day) for row in everyone if (day := row.values.get("passport_valid_until"))]
    expired = sum(1 for day in last if day < today.isoformat())
    for row in rows if 0 < 2 * expired < len(last) else ():
        if not row.subject_id:
            row.problems = [
                dataclasses.replace(one, level=Level.ASKS) if one.code == _EXPIRED else one for one in row.problems
            ]


def _half_a_name(row: StagedRow) -> str:
    """What is only a family name or only a given name: of the person, or of a whole name in a script beside another one
    that has both (王芳, Lily); and a part that stands twice (李伟, 李伟). Empty for names with both, and for those that
    have a dot inside (阿迪力·艾山)."""
    found = {one: (row.values.get(family), row.values.get(given)) for one, family, given in _IN_SCRIPTS}
    if all(family and given and family != given for family, given in found.values() if family or given):
        return ""  # as of nearly all rows
    pairs = {one: (str(pair[0] or ""), str(pair[1] or "")) for one, pair in found.items()}
    told = {one: pair for one, pair in pairs.items() if any(pair)}
    if twice := next((family for family, given in told.values() if family == given and _is_a_whole(family)), ""):
        return twice
    halves = {one: family or given for one, (family, given) in told.items() if not (family and given)}
    if halves.get("latin") and _is_undivided(pairs["han"]):
        return halves["latin"]
    if not halves or any("·" in one for one in halves.values()):
        return ""
    if len(halves) == len(told):
        parts = [any(pair[n] for pair in told.values()) for n in (0, 1)]
        return "" if all(parts) else next(iter(halves.values()))
    whole = {
        row.cells.get(key, "").strip().casefold() for key in ("full_name", "name_han", "name_cyrillic", "name_latin")
    }
    return next((half for half in halves.values() if half.casefold() in whole), "")


def _is_undivided(han: tuple[str, str]) -> bool:
    """Whether a name in Han stands whole as the family name: 乌云其木格, 古丽娜尔·艾力."""
    return not han[1] and ("·" in han[0] or len(han[0]) > _LONGEST_FAMILY)


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


def _against_family(values: Mapping[str, Value]) -> Problem | None:
    """Белов and a woman, Белова and a man: a slip of the pen, or of the sheet."""
    family, ends = str(values.get("family_cyrillic") or ""), _ENDS_IN_CYRILLIC
    if not family and "RU" in (values.get("passport_country"), values.get("citizenship")):
        family, ends = str(values.get("family_latin") or ""), _ENDS_IN_LATIN
    sex = values.get("sex")
    if sex not in _SEXES or not family or ends["1" if sex == "2" else "2"].fullmatch(family) is None:
        return None
    return Problem("import.family_other_sex", "sex", {"family": family, "sex": f"choice.sex.{sex}"}, Level.ASKS)


def _against_card(number: str, values: Mapping[str, Value]) -> Problem | None:
    """What else the row says of somebody with this Chinese card."""
    if (born := values.get("birth_date")) and number[6:14] != str(born).replace("-", ""):
        return Problem("document.other_birth_date", facts={"number": number, "born": born}, level=Level.ASKS)
    if (sex := values.get("sex")) in _SEXES and int(number[16]) % 2 != int(str(sex)) % 2:
        return Problem("document.other_sex", facts={"number": number, "sex": f"choice.sex.{sex}"}, level=Level.ASKS)
    return None


def _asks_of_number(row: StagedRow) -> bool:
    return any(one.field in _NUMBERS and one.level is not Level.INFORMS for one in row.problems)


def _name_column(row: StagedRow) -> str:
    return next((name for name in _NAME_COLUMNS if row.cells.get(name)), "full_name")


_NAME_COLUMNS = ("full_name", "name_han", "name_cyrillic", "name_latin", "family_name", "given_name")
_IN_SCRIPTS = tuple((one, f"family_{one}", f"given_{one}") for one in ("han", "cyrillic", "latin"))
_STUDENT, _OTHER_TABLE = "student", f"import.{OTHER_TABLE}"
_PASSPORT_DETAILS = ("passport_valid_until", "passport_issued", "passport_issued_by")
_NUMBERS = frozenset({"passport_number", "document_number"})
_EXPIRED = "document.expired"
_LONGEST_FAMILY = 2  # characters in Han
_LONGEST_SYLLABLE = 6  # letters of zhuang, in Latin or Cyrillic
_SEXES = ("1", "2")
_ENDS_IN_CYRILLIC = {
    "1": re.compile(r".{2,}(?:[оеё]в|[сц]кий)", re.IGNORECASE),
    "2": re.compile(r".{2,}(?:[оеё]ва|[сц]кая)", re.IGNORECASE),
}
_ENDS_IN_LATIN = {
    "1": re.compile(r".{2,}(?:[oe]v|ski[iyj])", re.IGNORECASE),
    "2": re.compile(r".{2,}(?:[oe]va|ska[iy]a)", re.IGNORECASE),
}
"""How Russian family names of men and of women end, where those of the other sex end otherwise."""
_CHINESE_CARD = 18  # characters; no other country that is known has as many

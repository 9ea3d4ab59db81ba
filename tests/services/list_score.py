"""How a list with an answer comes through the real import into a new office, person by person.

An answer says who stands in the list and where, see `tests/samples/lists/README.md`.
"""

from __future__ import annotations

import re
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from exchange_admin.documents.workbook_reading import WorkbookCells, read_workbook
from exchange_admin.domain.ids import Origin
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.reference import Reference
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.steps import Edit, Record, Step
from exchange_admin.domain.wording import LANGUAGES, Wording
from exchange_admin.names import Names, NameTables, fold
from exchange_admin.services.importing.draft import ImportDraft, StagedRow
from exchange_admin.services.importing.headings import Headings
from exchange_admin.services.importing.imports import Imports
from exchange_admin.services.importing.sources import ImportTables
from exchange_admin.services.importing.words import ImportWords
from exchange_admin.services.office_files import NewOffice, create_office
from exchange_admin.services.parts import Parts
from exchange_admin.store import Store

RESOURCES, TODAY, WHO = Path(__file__).parents[2] / "resources", date(2026, 11, 28), "clerk"
RIGHT, ASKED, NAMED, WRONG, LOST = "right", "asked", "named as not read", "wrong", "missing without a word"
SILENT = (WRONG, LOST)
_ABROAD = ("passport", "service_passport")
_DAY, _THREE_NUMBERS = re.compile(r"\d{4}-\d\d-\d\d"), re.compile(r"(\d{1,4})\D{1,2}(\d{1,2})\D{1,2}(\d{1,4})")
_STUDENT, _OTHER = "student", "teacher or accompanying"
_TRAVEL_FIELDS = ("number", "valid_until", "issued")

Person = Mapping[str, Any]


@dataclass
class Score:
    """`counts` by what became of people; `told` is what went wrong in silence, a line each."""

    counts: Counter[str] = field(default_factory=Counter)
    told: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Program:
    names: Names
    tables: ImportTables

    @classmethod
    def load(cls) -> Program:
        wordings = {language: Wording.load(RESOURCES / "wording", language) for language in LANGUAGES}
        words = ImportWords.load(RESOURCES / "import", wordings)
        tables = ImportTables(Headings.load(RESOURCES / "import"), words, Reference.load(RESOURCES / "reference"))
        return cls(Names(NameTables.load(RESOURCES / "names")), tables)


def judged(program: Program, path: Path, answer: Mapping[str, Any]) -> Score:
    """One list, into a new office of a college of the other country."""
    people: Sequence[Person] = answer["people"]
    is_russian = any("name_cyrillic" in one and one.get("citizenship") != "CN" for one in people)
    office = NewOffice("松花工程职业学院", "CN", "zh", "SHGC")
    if not is_russian:
        office = NewOffice("Амурский колледж", "RU", "ru", "AMUR")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "office.exchange"
        origin, reference = Origin.seeded(7), program.tables.reference
        with create_office(file, office, names=program.names, origin=origin, reference=reference, who=WHO) as store:
            _add_colleges(store, people, "RU" if is_russian else "CN")
            wordings = program.tables.words.wordings
            parts = Parts(store, REGISTRY, program.names, Origin.seeded(8), wordings, lambda: TODAY)
            return _imported(Imports(parts, program.tables), store, path, people)


def _add_colleges(store: Store, people: Sequence[Person], country: str) -> None:
    """Of `country`, but where an answer says another one: a college of Kazakhstan."""
    language = "ru" if country == "RU" else "zh"
    homes = {one["home_institution"]: one.get("home_country", country) for one in people if "home_institution" in one}
    for name, its_country in homes.items():
        values = {f"name_{language}": name, "country": its_country, "kind": "college", "is_partner": 1}
        store.record(Step(WHO, "institution.add", (Edit("institution", store.origin.new_id(), values, new=True),)))


def _imported(imports: Imports, store: Store, path: Path, people: Sequence[Person]) -> Score:
    score = Score()
    try:
        book = read_workbook(path)
        draft = imports.stage_cells(book)
    except RuleBroken as broken:
        score.counts[NAMED] = len(people)
        score.told.append(f"not read: {broken}")
        return score
    ready = [row for row in draft.rows if row.is_ready]
    unread, rows, used = _Unread(draft, book), _by_place(draft), set[int]()
    imports.apply(draft, WHO)
    for person in people:
        row = _row_of(person, rows, used)
        what, lines = _outcome(person, row, row is not None and any(one is row for one in ready), store, unread)
        score.counts[what] += 1
        score.told += [f"{what}: {_called(person)}: {line}" for line in lines]
        if row is not None:
            used.add(id(row))
    for row in ready:
        sheet = draft.sheets[row.sheet].name
        is_hidden = (sheet, row.number) in unread.hidden
        if id(row) not in used and not is_hidden and row.values.get("role", "student") == "student":
            score.counts[WRONG] += 1
            score.told.append(f"{WRONG}: row {row.number} of sheet {row.sheet}: nobody of the answers: {row.cells}")
    return score


Rows = Mapping[tuple[str, int], Sequence[StagedRow]]
"""By sheet and line, in which several people may stand."""


def _by_place(draft: ImportDraft) -> Rows:
    rows: dict[tuple[str, int], list[StagedRow]] = {}
    for row in draft.rows:
        rows.setdefault((draft.sheets[row.sheet].name, row.number), []).append(row)
    return rows


def _row_of(person: Person, rows: Rows, used: set[int]) -> StagedRow | None:
    """By its place where the answer and the draft name the same sheet and row, else by the name in its cells."""
    where, name = person["where"], fold(_called(person))
    sheets = {sheet for sheet, _ in rows}
    for sheet in (str(where.get("sheet", "")), *(sheets if len(sheets) == 1 else ())):
        there = rows.get((sheet, int(where.get("row", 0) or 0)), ())
        if len(there) == 1 and id(there[0]) not in used and "columns" not in where:
            return there[0]
    every = (row for some in rows.values() for row in some)
    return next((one for one in every if id(one) not in used and _holds(one, name)), None)


def _holds(row: StagedRow, name: str) -> bool:
    values = " ".join(str(row.values.get(key) or "") for key in sorted(row.values))
    cells = fold(" ".join(row.cells.values()) + " " + values)
    joined = cells.replace(" ", "")
    return name.replace(" ", "") in joined or all(part in cells for part in name.split())


def _called(person: Person) -> str:
    if "name_han" in person:
        return str(person["name_han"])
    parts = person.get("name_cyrillic") or person.get("name_latin") or {}
    return " ".join(str(parts[key]) for key in ("full", "family", "given") if parts.get(key))


class _Unread:
    """What the import names as not read: lines, columns with what stands in them, whole sheets."""

    def __init__(self, draft: ImportDraft, book: WorkbookCells) -> None:
        self.staged, self._draft = draft.sheets, draft
        self._cells = {sheet.name: sheet.rows for sheet in book.sheets}
        self.lines = {(sheet.name, line.row) for sheet in draft.sheets for line in sheet.left_out}
        self.hidden = {(sheet.name, row) for sheet in draft.sheets for row in sheet.hidden_rows}
        self.sheets = {sheet.name for sheet in book.sheets} - {sheet.name for sheet in draft.sheets}

    def beside(self, row: StagedRow) -> str:
        """The cells of a row below headings that nobody understood, folded, without blanks."""
        sheet = self._draft.sheets[row.sheet]
        if not (sheet.unread or sheet.ignored):
            return ""
        lines, read = sheet.layout.seen(self._cells[sheet.name]), {column.index for column in sheet.columns}
        cells = lines[row.number - 1]
        return " ".join(_text(cell).replace(" ", "") for at, cell in enumerate(cells) if at not in read)


def _text(cell: object) -> str:
    return cell.date().isoformat() if isinstance(cell, datetime) else "" if cell is None else str(cell)


def _outcome(
    person: Person, row: StagedRow | None, is_ready: bool, store: Store, unread: _Unread
) -> tuple[str, Sequence[str]]:
    if row is None:
        where = person["where"]
        sheet = str(where.get("sheet", ""))
        is_beside = "columns" in where and any(one.unread for one in unread.staged)
        is_page = sheet == "html" and bool(unread.sheets)
        is_form = "cells" in where and any(name == sheet for name, _ in unread.lines)
        is_named = (
            is_beside
            or is_page
            or is_form
            or any(line == where.get("row") for name, line in unread.lines if name == sheet or not sheet)
            or sheet in unread.sheets
        )
        return (NAMED, ()) if is_named else (LOST, [str(where)])
    if not is_ready:
        return ASKED, [f"{problem.code} {problem.field} {dict(problem.facts)}" for problem in row.problems]
    record = store.get("person", row.subject_id)
    if record is None:
        return LOST, ["ready, and not there"]
    wrong = list(_differences(person, _stored(store, record), row, unread))
    if "also_sheet" in person["where"] and all(": ''" in one for one in wrong):
        wrong = []  # the row of the other sheet waits, for it may be the same person
    return (WRONG, wrong) if wrong else (RIGHT, ())


def _stored(store: Store, record: Record) -> dict[str, str]:
    """What the office says now, by the names that the answers use."""
    found = {
        "name_han": record.text("family_han") + record.text("given_han"),
        **{f"cyrillic.{to}": record.text(name) for to, name in _CYRILLIC.items()},
        **{f"latin.{to}": record.text(f"{to}_latin") for to in ("family", "given")},
        **{name: record.text(name) for name in ("sex", "birth_date", "citizenship", "phone", "email")},
        "language_level": record.text("language_level") or _level_reached(store, record),
        "role": _OTHER if record.text("role") != _STUDENT else _STUDENT,
    }
    found["sex"] = {"1": "m", "2": "f"}.get(found["sex"], "")
    home = store.get("institution", record.text("home_institution_id")) if record["home_institution_id"] else None
    found["home_institution"] = home.text("name_zh") or home.text("name_ru") or home.text("name_en") if home else ""
    for document in store.where("identity_document", "person_id", [record.id]):
        if document["kind"] in _ABROAD:
            found |= {f"passport.{name}": document.text(name) for name in _TRAVEL_FIELDS}
        else:
            found["national_id"] = document.text("number")
    return found


def _level_reached(store: Store, person: Record) -> str:
    """Of a list of results, which says it of a course and not of the person."""
    levels = (one.text("level_reached") for one in store.where("language_enrolment", "person_id", [person.id]))
    return next(filter(None, levels), "")


_SHORT = {"name_latin": "latin", "name_cyrillic": "cyrillic"}
_CYRILLIC = {"family": "family_cyrillic", "given": "given_cyrillic", "patronymic": "patronymic"}


def _wanted(person: Person) -> dict[str, str]:
    found = {name: str(person.get(name) or "") for name in _PLAIN}
    found |= {f"cyrillic.{key}": str(value) for key, value in (person.get("name_cyrillic") or {}).items()}
    found |= {f"latin.{key}": str(value) for key, value in (person.get("name_latin") or {}).items()}
    found["role"] = _OTHER if person.get("role", _STUDENT) != _STUDENT else _STUDENT
    passport = person.get("passport") or {}
    return found | {f"passport.{name}": str(passport.get(name) or "") for name in _TRAVEL_FIELDS}


_EXTENSION = re.compile(r"\s*(?:доб|ext|转|#).*")
_MANY = 6  # digits by which a number is told, whatever stands between them
_SAME = frozenset({"同上", "〃", '"', "//", "тоже"})
_PLAIN = (
    *("name_han", "sex", "birth_date", "citizenship", "phone", "email", "language_level"),
    *("home_institution", "national_id"),
)


def _differences(person: Person, found: Mapping[str, str], row: StagedRow, unread: _Unread) -> Iterator[str]:
    wanted = _wanted(person)
    derivable = {key: str(one["value"]) for key, one in (person.get("derivable") or {}).items()}
    internal = " ".join(str(one.get("number", "")) for one in person.get("other_documents") or ())
    remarks, beside = {problem.field for problem in row.problems}, unread.beside(row)
    free = _free(person, found)
    for name in sorted({*wanted, *found} - free):
        right, stored = _plain(name, wanted.get(name, "")), _plain(name, found.get(name, ""))
        if right == stored or (not right and stored and stored == _plain(name, derivable.get(name, ""))):
            continue
        if name == "national_id" and stored and stored in _plain(name, internal):
            continue
        if name.startswith("latin") and "full" in (person.get("name_latin") or {}):
            continue  # nobody can know the order of its words
        if not stored and (
            {name, name.replace(".", "_")} & {"home_institution", *remarks} or _stands_in(right, beside)
        ):
            continue  # named as not read, or told of the row
        yield f"{name}: {found.get(name, '')!r} for {wanted.get(name, '')!r}"


def _free(person: Person, found: Mapping[str, str]) -> set[str]:
    """The fields of which the answer says that several values are right, and that have one of them; `None` is none."""
    free = set[str]()
    for name, values in (person.get("either") or {}).items():
        for value in values:
            parts = {f"{_SHORT[name]}.{key}": one for key, one in value.items()} if isinstance(value, dict) else {}
            told = parts or {name: value}
            if all(_plain(key, found.get(key, "")) == _plain(key, str(one or "")) for key, one in told.items()):
                free |= told.keys()
    return free


def _stands_in(value: str, cells: str) -> bool:
    """Whether the value is in the cells, a day in whatever order, with a year of two or four digits."""
    if not _DAY.fullmatch(value):
        signs = str.isdigit if sum(map(str.isdigit, value)) >= _MANY else str.isalnum
        plain, others = ("".join(filter(signs, fold(text))) for text in (value, cells))
        return plain in others or any(one.strip("-") in _SAME for one in cells.split())
    year, month, day = (int(part) for part in value.split("-"))
    found = [tuple(int(one) for one in part) for cell in cells.split() for part in _THREE_NUMBERS.findall(cell)]
    return any(sorted(one) in (sorted((year, month, day)), sorted((year % 100, month, day))) for one in found)


def _plain(name: str, value: str) -> str:
    if name == "phone":
        value = _EXTENSION.sub("", value)
        digits = "".join(filter(str.isdigit, value))
        return digits[-11:] if digits[-11:].startswith("1") else digits[-10:]
    if name in ("name_han", "national_id", "passport.number") or name.startswith("latin"):
        return fold(value).replace(" ", "").replace("-", "").replace("'", "")
    return fold(value)

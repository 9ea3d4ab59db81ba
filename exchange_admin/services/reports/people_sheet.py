"""The sheet People: everybody in the register, or everybody with a stay in the year or term asked for."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from exchange_admin.documents.table_cells import CellContent, ColumnKind
from exchange_admin.domain.dates import age
from exchange_admin.domain.fields import Value, Values
from exchange_admin.domain.labels import PERSON_NAME_FIELDS, cyrillic_name, han_name, latin_name, person_name
from exchange_admin.domain.queries import Filter, Having, Query, Test
from exchange_admin.services.reports.reading import Reading, Sheet, columns
from exchange_admin.services.reports.scope import Scope

_FIELDS = (
    "id",
    *PERSON_NAME_FIELDS,
    "role",
    "sex",
    "birth_date",
    "citizenship",
    "home_institution_id",
    "level",
    "study_year",
    "speciality_code",
    "speciality_name",
    "language_level",
    "email",
    "phone",
)


def people_sheet(reading: Reading, scope: Scope, as_of: date) -> Sheet:
    """One row a person; ages are those on the day `as_of`."""
    text, number = ColumnKind.TEXT, ColumnKind.INTEGER
    heads = columns(
        reading.words,
        ("row", number),
        ("full_name", text),
        ("name_han", text),
        ("name_cyrillic", text),
        ("name_latin", text),
        ("person.role", text),
        ("person.sex", text),
        ("person.birth_date", ColumnKind.DATE),
        ("age", number),
        ("person.citizenship", text),
        ("person.home_institution_id", text),
        ("person.level", text),
        ("person.study_year", number),
        ("person.speciality_code", ColumnKind.IDENTIFIER),
        ("person.speciality_name", text),
        ("person.language_level", text),
        ("passport", ColumnKind.IDENTIFIER),
        ("passport_until", ColumnKind.DATE),
        ("person.email", text),
        ("person.phone", ColumnKind.IDENTIFIER),
    )
    ns = _people(reading, scope)
    rows = ((number, *row) for number, row in enumerate(_rows(reading, ns, as_of), 1))
    return Sheet("people", heads, rows, len(ns))


def _people(reading: Reading, scope: Scope) -> array[int]:
    """Row numbers in the order of names; whoever was entered twice counts as the entry that is kept."""
    store = reading.store
    if scope.whole:
        return store.ids(Query("person", once=True))
    stays = [Having("mobility", "person_id", filters) for filters in scope.filters("term_id", "planned_start")]
    asked = [store.ids(Query("person", once=True, having=(stay,))) for stay in stays]
    twice = [store.ids(Query("person", filters=(Filter("same_as_id", Test.FILLED),), having=(stay,))) for stay in stays]
    if len(asked) == 1 and not any(twice):
        return asked[0]
    wanted, hidden = {n for ns in asked for n in ns}, store.entries().hidden
    for ns in twice:
        wanted |= {hidden.get(n, n) for n in ns}
    return array("q", (n for n in store.ids(Query("person", once=True)) if n in wanted))


def _rows(reading: Reading, ns: Sequence[int], as_of: date) -> Iterator[tuple[CellContent, ...]]:
    say = reading.words.choice
    for block in reading.rows("person", ns, _FIELDS):
        passports = _passports(reading, [str(row["id"]) for row in block])
        homes = reading.called("institution", (row["home_institution_id"] for row in block))
        for row in block:
            passport, until = passports.get(str(row["id"]), (None, None))
            yield (
                person_name(row)[0],
                han_name(row),
                cyrillic_name(row),
                latin_name(row),
                say("person_role", row["role"]),
                say("sex", row["sex"]),
                row["birth_date"],
                _age(row, as_of),
                say("country", row["citizenship"]),
                homes.get(str(row["home_institution_id"])),
                say("study_level", row["level"]),
                row["study_year"],
                row["speciality_code"],
                row["speciality_name"],
                row["language_level"],
                passport,
                until,
                row["email"],
                row["phone"],
            )


def _passports(reading: Reading, ids: Sequence[str]) -> Mapping[str, tuple[Value, Value]]:
    """Person id to number and last day of the passport that is valid longest, those of double entries included."""
    entries = reading.store.entries()
    kept = {entry: id for id in ids for entry in entries.of(id)}
    found: dict[str, tuple[str, str]] = {}
    for document in reading.store.where("identity_document", "person_id", list(kept)):
        if document.live and document["kind"] == "passport":
            person = kept[document.text("person_id")]
            found[person] = max(found.get(person, ("", "")), (document.text("valid_until"), document.text("number")))
    return {person: (number, until or None) for person, (until, number) in found.items()}


def _age(row: Values, as_of: date) -> int | None:
    born = row["birth_date"]
    return age(date.fromisoformat(str(born)), as_of) if born else None

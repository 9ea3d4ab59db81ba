"""The sheet People: everybody in the register, or everybody with a stay in the year or term asked for."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from exchange_admin.documents.table_cells import CellContent, ColumnKind
from exchange_admin.domain.dates import age
from exchange_admin.domain.fields import Value, Values
from exchange_admin.domain.labels import PERSON_NAME_FIELDS, han_name, latin_name, person_name
from exchange_admin.domain.queries import Filter, Having, Query, Test
from exchange_admin.services.reports.person_names import cyrillic_of
from exchange_admin.services.reports.reading import Reading, Scope, Sheet, columns
from exchange_admin.services.reports.speciality_names import SpecialityNames

_FIELDS = (
    *("id", *PERSON_NAME_FIELDS, "cyrillic_source", "latin_source"),
    *("role", "sex", "birth_date", "citizenship", "home_institution_id", "level"),
    *("study_year", "speciality_code", "speciality_name", "language_level", "email", "phone"),
)


@dataclass(frozen=True, slots=True)
class _Person:
    """`passport` is its number and last day, `cyrillic` the name with where it comes from; `as_of` the day of ages."""

    row: Values
    say: Callable[[str, object], str]
    home: str | None
    passport: tuple[Value, Value]
    cyrillic: tuple[str, Value]
    speciality: str | None
    as_of: date

    @property
    def age(self) -> int | None:
        born = self.row["birth_date"]
        return age(date.fromisoformat(str(born)), self.as_of) if born else None


_TEXT, _NUMBER, _CODE, _DAY = ColumnKind.TEXT, ColumnKind.INTEGER, ColumnKind.IDENTIFIER, ColumnKind.DATE
_COLUMNS: Sequence[tuple[str, ColumnKind, Callable[[_Person], CellContent]]] = (
    ("full_name", _TEXT, lambda one: person_name(one.row)[0]),
    ("name_han", _TEXT, lambda one: han_name(one.row)),
    ("name_cyrillic", _TEXT, lambda one: one.cyrillic[0]),
    ("person.cyrillic_source", _TEXT, lambda one: one.say("name_source", one.cyrillic[1])),
    ("name_latin", _TEXT, lambda one: latin_name(one.row)),
    ("person.latin_source", _TEXT, lambda one: one.say("name_source", one.row["latin_source"])),
    ("person.role", _TEXT, lambda one: one.say("person_role", one.row["role"])),
    ("person.sex", _TEXT, lambda one: one.say("sex", one.row["sex"])),
    ("person.birth_date", _DAY, lambda one: one.row["birth_date"]),
    ("age", _NUMBER, lambda one: one.age),
    ("person.citizenship", _TEXT, lambda one: one.say("country", one.row["citizenship"])),
    ("person.home_institution_id", _TEXT, lambda one: one.home),
    ("person.level", _TEXT, lambda one: one.say("study_level", one.row["level"])),
    ("person.study_year", _NUMBER, lambda one: one.row["study_year"]),
    ("person.speciality_code", _CODE, lambda one: one.row["speciality_code"]),
    ("person.speciality_name", _TEXT, lambda one: one.speciality),
    ("person.language_level", _TEXT, lambda one: one.row["language_level"]),
    ("passport", _CODE, lambda one: one.passport[0]),
    ("passport_until", _DAY, lambda one: one.passport[1]),
    ("person.email", _TEXT, lambda one: one.row["email"]),
    ("person.phone", _CODE, lambda one: one.row["phone"]),
)


def people_sheet(reading: Reading, scope: Scope, as_of: date) -> Sheet:
    """One row a person; ages are those on the day `as_of`."""
    heads = columns(reading.words, ("row", _NUMBER), *((key, kind) for key, kind, _ in _COLUMNS))
    ns = _people(reading, scope)
    rows = ((n, *(cell(one) for _, _, cell in _COLUMNS)) for n, one in enumerate(_read(reading, ns, as_of), 1))
    return Sheet("people", heads, rows, len(ns))


def _people(reading: Reading, scope: Scope) -> array[int]:
    """Row numbers in the order of names; whoever was entered twice counts as the entry that is kept."""
    store = reading.store
    if scope.whole and not reading.narrowing.partner:
        return store.ids(Query("person", once=True))
    periods, partners = scope.filters("term_id", "planned_start"), reading.partner_filters("mobility") or [()]
    stays = [Having("mobility", "person_id", (*period, *partner)) for period in periods for partner in partners]
    asked = [store.ids(Query("person", once=True, having=(stay,))) for stay in stays]
    twice = [store.ids(Query("person", filters=(Filter("same_as_id", Test.FILLED),), having=(stay,))) for stay in stays]
    if len(asked) == 1 and not any(twice):
        return asked[0]
    wanted, hidden = {n for ns in asked for n in ns}, store.entries().hidden
    for ns in twice:
        wanted |= {hidden.get(n, n) for n in ns}
    return array("q", (n for n in store.ids(Query("person", once=True)) if n in wanted))


def _read(reading: Reading, ns: Sequence[int], as_of: date) -> Iterator[_Person]:
    specialities = SpecialityNames(reading)
    for block in reading.rows("person", ns, _FIELDS):
        specialities.read(row["speciality_code"] for row in block)
        passports = _passports(reading, [str(row["id"]) for row in block])
        homes = reading.called("institution", (row["home_institution_id"] for row in block))
        for row in block:
            home, passport = homes.get(str(row["home_institution_id"])), passports.get(str(row["id"]), (None, None))
            speciality = specialities.said(row["speciality_code"], row["speciality_name"])
            cyrillic = cyrillic_of(row, reading.shipped.names)
            yield _Person(row, reading.words.choice, home, passport, cyrillic, speciality, as_of)


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

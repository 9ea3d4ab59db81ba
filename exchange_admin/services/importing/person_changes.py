"""What a row says otherwise of a person who is known, or adds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from exchange_admin.domain.fields import Value
from exchange_admin.domain.problems import Problem
from exchange_admin.domain.steps import Record
from exchange_admin.names import fold
from exchange_admin.services.importing.draft import AS_SENT, StagedRow
from exchange_admin.services.importing.known_people import PersonDetails
from exchange_admin.services.importing.matching import value_differs
from exchange_admin.services.importing.reading import DETAILS, NATIONAL_ID

PASSPORT_KEYS = {
    "passport_number": "number",
    "passport_valid_until": "valid_until",
    "passport_issued": "issued",
    "passport_issued_by": "issued_by",
}
CARD_KEYS = {f"national_{name}": name for name in DETAILS}


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
            _take(changes, row, column_of(row, name), name, record[name], theirs, into=changes.person)
    if number := row.values.get("passport_number"):
        _compare_passports(changes, row, number, details.documents)
    if number := row.values.get("national_id"):
        _compare_cards(changes, row, number, details.documents)
    return changes


def fits_all(row: StagedRow, details: PersonDetails) -> bool:
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
    if _is_wanted(changes, row, "passport", column_of(row, "passport_number"), number, documents):
        changes.passport = passport_values(row)


def _compare_cards(changes: PersonChanges, row: StagedRow, number: Value, documents: Sequence[Record]) -> None:
    known = any(document["number"] == number for document in documents if document["kind"] == NATIONAL_ID)
    if not known and _is_wanted(changes, row, NATIONAL_ID, column_of(row, "national_id"), number, documents):
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


def column_of(row: StagedRow, name: str) -> str:
    """The filled column that a value came from."""
    return next((column for column in _CAME_FROM.get(name, ()) if row.cells.get(column)), name)


def _same(key: str, ours: Value, theirs: Value) -> bool:
    if key == "phone":
        return _digits(str(ours)) == _digits(str(theirs))
    return fold(str(ours)) == fold(str(theirs))


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


_DOCUMENT_KEYS = (*PASSPORT_KEYS.items(), ("passport_country", "country"))
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
_TELLING = ("birth_date", "email", "phone", "home_institution_id", "speciality_code", "study_year", "address")
"""Fields that tell namesakes apart."""
_VOCABULARIES = {"sex": "sex", "role": "person_role", "level": "study_level", "citizenship": "country"}
_COMPARED = frozenset(
    {
        "family_han", "given_han", "family_cyrillic", "given_cyrillic", "patronymic", "family_latin", "given_latin",
        "sex", "birth_date", "birth_place", "citizenship", "home_institution_id", "level", "study_year",
        "speciality_code", "speciality_name", "language_level", "position", "teaching_languages",
        "intercultural_training", "intercultural_minutes", "intercultural_year", "email", "phone", "messenger",
        "address", "emergency_contact", "role", "note",
    }
)  # fmt: skip

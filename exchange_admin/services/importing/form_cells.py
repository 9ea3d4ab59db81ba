"""What a form with the data of people shows of each of them, in the language of the partner; columns of all forms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from exchange_admin.documents.blank_form import FormField
from exchange_admin.documents.table_cells import Column, ColumnKind
from exchange_admin.domain.fields import Field, FieldType, Value
from exchange_admin.domain.labels import cyrillic_name, han_name
from exchange_admin.domain.said_words import listed_words
from exchange_admin.domain.steps import Record
from exchange_admin.domain.vocabulary import words as words_of
from exchange_admin.domain.wording import Wording
from exchange_admin.names import fold
from exchange_admin.services.importing.known_people import PersonDetails
from exchange_admin.services.importing.list_shapes import PEOPLE, ListShape, shape_of
from exchange_admin.services.importing.reading import PASSPORTS

Shown = date | int | str | None
COLUMNS = (
    "name_han", "name_cyrillic", "family_latin", "given_latin", "sex", "birth_date", "birth_place", "citizenship",
    "passport_number", "passport_issued", "passport_valid_until", "passport_issued_by", "level", "study_year",
    "speciality_code", "speciality_name", "language_level", "email", "phone", "messenger", "address",
    "emergency_contact",
)  # fmt: skip
"""Keys of the columns, in their order."""
IDENTITY = (
    "name_han", "name_cyrillic", "family_latin", "given_latin", "birth_date", "citizenship", "passport_number",
)  # fmt: skip
"""Columns that say who somebody is: where two of them say something else, the row may be somebody else's."""
_FIRST = ("CN", "RU")
_NUMBERS = {"study_year": tuple(str(year) for year in range(1, 7))}
"""What is offered of whole numbers, by field."""
_KINDS = {FieldType.DATE: ColumnKind.DATE, FieldType.INTEGER: ColumnKind.INTEGER}
_NAMES = {"name_han": han_name, "name_cyrillic": cyrillic_name}
_OF_PASSPORT = {
    "passport_number": "number",
    "passport_issued": "issued",
    "passport_valid_until": "valid_until",
    "passport_issued_by": "issued_by",
}


def cells_of(details: PersonDetails, words: Wording) -> dict[str, Shown]:
    """By column, as it is written into the form."""
    person, passport = details.person, _passport(details.documents)
    found: dict[str, Shown] = {}
    for key in COLUMNS:
        if key in _NAMES:
            found[key] = _NAMES[key](person.values) or None
        elif key in _OF_PASSPORT:
            found[key] = _shown(key, passport[_OF_PASSPORT[key]] if passport else None, words)
        else:
            found[key] = _shown(key, person[key], words)
    return found


def texts_of(cells: Mapping[str, Shown]) -> dict[str, str]:
    """The same as an import reads it."""
    return {
        key: "" if value is None else value.isoformat() if isinstance(value, date) else str(value)
        for key, value in cells.items()
    }


def form_field(shape: ListShape, key: str, words: Wording, *, hint: str = "", **more: Any) -> FormField:
    """A column of a form that comes back as a list of that shape; `more` as in FormField."""
    field = shape.field(key)
    kind = _KINDS.get(field.type, ColumnKind.IDENTIFIER) if field else ColumnKind.IDENTIFIER
    said = words.say(hint) if hint in words else ""
    longest = (field.longest or 0) if field else 0
    column = Column(shape.label(key, words), kind)
    return FormField(column, words=_offered(field, words), hint=said, longest=longest, is_open=_is_open(field), **more)


def _offered(field: Field | None, words: Wording) -> tuple[str, ...]:
    """What is chosen from in a column: of closed lists all that may stand there, of countries those that most are from
    first."""
    if field is None:
        return ()
    if field.name in _NUMBERS:
        return _NUMBERS[field.name]
    if field.type is FieldType.COUNTRY:
        others = sorted({*listed_words(field, words)} - {*_FIRST}, key=lambda one: fold(words.choice("country", one)))
        return tuple(words.choice("country", one) for one in (*_FIRST, *others))
    if field.type is not FieldType.CHOICE:
        return ()
    return tuple(words.choice(field.choices, one) for one in words_of(field.choices))


def _is_open(field: Field | None) -> bool:
    """Whether something else may be typed, after a question: a country by another name, a seventh year."""
    return field is not None and (field.type is FieldType.COUNTRY or field.name in _NUMBERS)


def _passport(documents: Sequence[Record]) -> Record | None:
    """The one that counts longest."""
    passports = [one for one in documents if one["kind"] in PASSPORTS]
    return max(passports, key=lambda one: (one.text("valid_until"), one.id), default=None)


def _shown(key: str, value: Value, words: Wording) -> Shown:
    field = shape_of(PEOPLE).field(key)
    if value is None or field is None:
        return value
    if field.type is FieldType.DATE:
        return date.fromisoformat(str(value))
    if field.vocabulary:
        return words.choice(field.vocabulary, value)
    return value

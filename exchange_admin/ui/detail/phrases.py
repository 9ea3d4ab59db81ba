"""Values of a record as a person reads them, and their colours."""

from __future__ import annotations

from collections.abc import Mapping

from exchange_admin.domain.fields import FieldType, Kind, Value
from exchange_admin.domain.money import currency_beside, write_money
from exchange_admin.domain.said_words import said
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.presentation import CHOICE_TONES


def value_phrase(desk: Desk, kind: Kind, name: str, value: Value, currency: str = "") -> str:
    """One value as a person reads it; an amount is of the `currency`. Where amounts are compared with a number, that is
    a text and has no currency."""
    if value is None:
        return ""
    field, formats = kind.asked_for[name], desk.look.formats
    if field.read_as is not None:
        return desk.office.named_parts.said(field.read_as, str(value), desk.language)
    if field.names_town:
        return desk.lists.town_said(str(value), desk.language)
    match field.type:
        case FieldType.DATE:
            return formats.day(str(value))
        case FieldType.MOMENT:
            return formats.moment(str(value))
        case FieldType.MINUTES:
            return formats.hours(int(value))
        case FieldType.INTEGER:
            return str(value) if field.is_year else formats.number(int(value))
        case FieldType.DECIMAL:
            return formats.decimal(str(value))
        case FieldType.MONEY:
            written = write_money(value, currency, formats.language)
            return written if isinstance(value, int) else formats.decimal(str(value))
        case FieldType.REFERENCE:
            return desk.label(field.refers, str(value)) or desk.words.say("history.not_here")
    return said(field, value, desk.words)


def field_phrase(desk: Desk, kind: Kind, name: str, values: Mapping[str, Value]) -> str:
    """What stands in a field of a record, as a person reads it."""
    return value_phrase(desk, kind, name, values.get(name), currency_beside(kind[name], values))


def tone_of(kind: Kind, field: str, value: Value) -> str:
    """Colour of a word that is a state."""
    choices = kind.asked_for[field].choices if field in kind.asked_for else ""
    return CHOICE_TONES.get(choices, {}).get(str(value), "grey")

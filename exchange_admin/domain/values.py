"""One value of one field: read from what a person typed, checked before it is written, shown as text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction

from exchange_admin.domain.dates import read_date
from exchange_admin.domain.fields import Field, FieldType, Kind, Value
from exchange_admin.domain.ids import is_id
from exchange_admin.domain.money import currency_beside, read_money, read_number
from exchange_admin.domain.patterns import pattern
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.vocabulary import words

ACADEMIC_HOUR = 45
"""Minutes of one academic hour (学时, академический час) in both countries; `china_russia.md` 2.1."""

LONGEST_REASON = 1000
"""Characters of a reason for a waiver or a correction."""

_TRUE = {"1", "true", "yes", "y", "да", "是", "x", "✓"}
_FALSE = {"0", "false", "no", "n", "нет", "否", "-"}
_DECIMAL = pattern(r"[+-]?\d{1,15}(\.\d{1,10})?$")
_FRACTION = pattern(r"[+-]?\d{1,9}/[1-9]\d{0,8}$")
_MOMENT = pattern(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")
_CLOCK = pattern(r"(\d{1,2})[:.：ч时点h-]?(\d\d)分?$")
_TIME = pattern(r"([01]\d|2[0-3]):[0-5]\d$")
_BAD_CHARACTER = pattern(
    "[\x00-\x1f\x7f-\x9f"  # controls
    "\ud800-\udfff"  # halves of pairs
    "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"  # private use
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"  # those that turn the direction of writing
)
_BAD_IN_LINES = pattern(f"(?![\n\t]){_BAD_CHARACTER.pattern}")


_Parser = Callable[[Field, str, date | None], Value]


def parse(field: Field, typed: object, *, today: date | None = None, currency: str = "") -> Value:
    """What the file holds for what a person or a script gave. Empty text is None. Raises RuleBroken.

    An amount of money is of the `currency`, or of the one that its text names; a number that is no text are its
    smallest units.
    """
    if typed is None:
        return None
    if isinstance(typed, bool):
        typed = int(typed)
    if field.type is FieldType.MONEY and isinstance(typed, int):
        return typed
    if isinstance(typed, date):
        typed = typed.isoformat()[:10]
    text = clean(str(typed), lines=field.type in {FieldType.MEMO, FieldType.JSON})
    if not text:
        return None
    try:
        if field.type is FieldType.MONEY:
            return read_money(text, currency).minor
        return _PARSERS[field.type](field, text, today)
    except RuleBroken as refused:
        raise RuleBroken(*(Problem(p.code, field.name, p.facts, p.level) for p in refused.problems)) from None


def parse_compared(field: Field, typed: object, *, today: date | None = None) -> Value:
    """As `parse`, for what a list is asked for: amounts of whatever currency are compared with a number."""
    if field.type is not FieldType.MONEY:
        return parse(field, typed, today=today)
    text = clean(str(typed))
    try:
        return read_number(text) if text else None
    except RuleBroken as refused:
        raise RuleBroken(*(replace(problem, field=field.name) for problem in refused.problems)) from None


def problems_of(field: Field, value: Value) -> list[Problem]:
    """Why `value` may not stand in `field`; the same test for forms, verbs and the projection of foreign edits."""
    if value is None:
        return [Problem("value.required", field.name)] if field.required else []
    if field.type in _WHOLE:
        return _number_problems(field, value)
    if not isinstance(value, str):
        return [Problem("value.unknown_word", field.name, {"typed": value})]
    found = _character_problems(field, value)
    if len(value) > field.longest and field.type not in {FieldType.REFERENCE, FieldType.CHOICE}:
        found.append(Problem("value.too_long", field.name, {"longest": field.longest}))
    code, fits = _SHAPES.get(field.type, ("", None))
    if not found and fits is not None and not fits(field, value):
        found.append(Problem(code, field.name, {"typed": value}))
    if not found and field.type is FieldType.DECIMAL:
        found += _bound_problems(field, Fraction(value))
    return found


def check(kind: Kind, values: Mapping[str, Value], *, whole: bool) -> list[Problem]:
    """Problems of the values of a record, field by field. `whole` asks for required ones too."""
    found = [Problem("value.unknown_field", name, {"field": name}) for name in values if name not in kind]
    for field in kind.fields:
        value = values.get(field.name)
        if value is not None or (field.required and (whole or field.name in values)):
            found += problems_of(field, value)
    if whole:
        found += _without_currency(kind, values)
    return found


def _without_currency(kind: Kind, values: Mapping[str, Value]) -> Iterator[Problem]:
    for field in kind.money:
        if values.get(field.name) is not None and not currency_beside(field, values):
            facts = {"amount": f"field.{kind.name}.{field.name}"}
            yield Problem("money.currency_missing", field.currency, facts)


def clean(text: str, *, lines: bool = False) -> str:
    """NFC, trimmed, inner white space made single spaces; with `lines` line breaks and tabs stay."""
    text = unicodedata.normalize("NFC", text)
    if lines:
        return "\n".join(line.rstrip() for line in text.splitlines()).strip()
    return " ".join(text.split())


def reason_text(typed: str, name: str) -> str:
    """A reason as it is kept in the field of that name, on one line; empty for none. Raises RuleBroken with
    `value.too_long` or `value.bad_character`."""
    text = clean(typed)
    if text and (found := problems_of(Field(name=name, longest=LONGEST_REASON), text)):
        raise RuleBroken(*found)
    return text


def number(value: Value) -> Fraction | None:
    """A DECIMAL value as an exact number."""
    return None if value is None else Fraction(str(value))


def academic_hours(minutes: int) -> Fraction:
    """Academic hours of 45 minutes."""
    return Fraction(minutes, ACADEMIC_HOUR)


def _is_day(field: Field, value: str) -> bool:
    try:
        return len(value) == 10 and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _is_word(field: Field, value: str) -> bool:
    return value in words(field.choices)


def _number_problems(field: Field, value: Value) -> list[Problem]:
    if not isinstance(value, int) or abs(value) >= 1 << 53:
        return [Problem("value.not_a_number", field.name, {"typed": value})]
    if field.type is FieldType.BOOLEAN:
        field = replace(field, low=0, high=1)
    return _bound_problems(field, value)


def _bound_problems(field: Field, value: int | Fraction) -> list[Problem]:
    if field.low is not None and value < field.low:
        return [_out_of_bounds("value.too_small", field, low=field.low)]
    if field.high is not None and value > field.high:
        return [_out_of_bounds("value.too_large", field, high=field.high)]
    return []


def _out_of_bounds(code: str, field: Field, **bound: int) -> Problem:
    """Of minutes in academic hours as well: on screen nobody sees minutes."""
    if field.type is not FieldType.MINUTES:
        return Problem(code, field.name, bound)
    (minutes,) = bound.values()
    hours = f"{float(academic_hours(minutes)):.2f}".rstrip("0").rstrip(".")
    return Problem(f"{code}_hours", field.name, {"hours": hours, "minutes": minutes})


def _character_problems(field: Field, value: str) -> list[Problem]:
    bad = _BAD_IN_LINES if field.type in {FieldType.MEMO, FieldType.JSON} else _BAD_CHARACTER
    if not (found := bad.search(value)):
        return []
    character = found[0]
    facts = {"character": character if character.isprintable() else "", "code": f"U+{ord(character):04X}"}
    return [Problem("value.bad_character", field.name, facts)]


def _text(field: Field, text: str, today: date | None) -> Value:
    return text


def _day(field: Field, text: str, today: date | None) -> Value:
    return read_date(text, today=today).day.isoformat()


def _plain_number(text: str) -> str:
    text = unicodedata.normalize("NFKC", text).replace(" ", "").replace("−", "-")
    return text.replace(",", ".") if text.count(",") == 1 and "." not in text else text


def _integer(field: Field, text: str, today: date | None) -> Value:
    plain = _plain_number(text)
    if not re.fullmatch(r"[+-]?\d{1,15}(\.0+)?", plain):
        raise RuleBroken(Problem("value.not_a_number", facts={"typed": text}))
    return int(plain.partition(".")[0])


def _decimal(field: Field, text: str, today: date | None) -> Value:
    plain = _plain_number(text)
    if not (_DECIMAL.match(plain) or _FRACTION.match(plain)):
        raise RuleBroken(Problem("value.not_a_number", facts={"typed": text}))
    plain = plain.removeprefix("+")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def _boolean(field: Field, text: str, today: date | None) -> Value:
    folded = text.casefold()
    if folded in _TRUE or folded in _FALSE:
        return int(folded in _TRUE)
    raise RuleBroken(Problem("value.unknown_word", facts={"typed": text}))


def _choice(field: Field, text: str, today: date | None) -> Value:
    for word in words(field.choices):
        if word.casefold() == text.casefold():
            return word
    raise RuleBroken(Problem("value.unknown_word", facts={"typed": text}))


def _shaped(shape: str, code: str, change: Callable[[str], str] = str) -> _Parser:
    """Reads what looks so, in the case in which it is kept."""
    expected = pattern(shape)

    def parser(field: Field, text: str, today: date | None) -> Value:
        if expected.fullmatch(text):
            return change(text)
        raise RuleBroken(Problem(code, facts={"typed": text}))

    return parser


def _reference(field: Field, text: str, today: date | None) -> Value:
    if is_id(text.lower()):
        return text.lower()
    raise RuleBroken(Problem("value.unknown_reference", facts={"typed": text}))


def _time(field: Field, text: str, today: date | None) -> Value:
    found = _CLOCK.match(unicodedata.normalize("NFKC", text).replace(" ", "").casefold())
    shown = f"{int(found[1]):02}:{found[2]}" if found else ""
    if _TIME.match(shown):
        return shown
    raise RuleBroken(Problem("value.not_a_time", facts={"typed": text}))


_WHOLE = {FieldType.INTEGER, FieldType.BOOLEAN, FieldType.MINUTES, FieldType.MONEY}
_PARSERS: Mapping[FieldType, _Parser] = {
    FieldType.TEXT: _text,
    FieldType.MEMO: _text,
    FieldType.JSON: _text,
    FieldType.DATE: _day,
    FieldType.INTEGER: _integer,
    FieldType.MINUTES: _integer,
    FieldType.BOOLEAN: _boolean,
    FieldType.DECIMAL: _decimal,
    FieldType.CHOICE: _choice,
    FieldType.COUNTRY: _shaped("[A-Za-z]{2}", "value.unknown_country", str.upper),
    FieldType.LANGUAGE: _shaped("[A-Za-z]{2}", "value.unknown_language", str.lower),
    FieldType.REFERENCE: _reference,
    FieldType.MOMENT: _shaped(_MOMENT.pattern, "value.not_a_date"),
    FieldType.TIME: _time,
}
_SHAPES: Mapping[FieldType, tuple[str, Callable[[Field, str], object]]] = {
    FieldType.DATE: ("value.not_a_date", _is_day),
    FieldType.CHOICE: ("value.unknown_word", _is_word),
    FieldType.COUNTRY: ("value.unknown_country", lambda field, value: re.fullmatch("[A-Z]{2}", value)),
    FieldType.LANGUAGE: ("value.unknown_language", lambda field, value: re.fullmatch("[a-z]{2}", value)),
    FieldType.DECIMAL: ("value.not_a_number", lambda field, value: _DECIMAL.match(value) or _FRACTION.match(value)),
    FieldType.REFERENCE: ("value.unknown_reference", lambda field, value: is_id(value)),
    FieldType.MOMENT: ("value.not_a_date", lambda field, value: _MOMENT.match(value)),
    FieldType.TIME: ("value.not_a_time", lambda field, value: _TIME.match(value)),
}
"""The problem of a value that does not look as it has to, and whether it does."""

"""What lines of a catalogue say of an offer, a need or an institution, and whether that can stand in a record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from exchange_admin.domain.dates import day_in
from exchange_admin.domain.fields import FieldType, Kind, Value, Values
from exchange_admin.domain.labels import in_language
from exchange_admin.domain.problems import Level, Problem
from exchange_admin.domain.rules.catalogue import INSTITUTION_FIELDS, LISTING_FIELDS
from exchange_admin.domain.rules.listings import LONGEST_LIFE, SHARED_STATES
from exchange_admin.domain.rules.records import record_problems
from exchange_admin.domain.values import clean, problems_of
from exchange_admin.domain.vocabulary import words

FIELDS: Mapping[str, tuple[str, ...]] = {"listing": LISTING_FIELDS, "institution": INSTITUTION_FIELDS}
_KNOWN = {kind: frozenset(names) for kind, names in FIELDS.items()}
_LONGEST_NAME = 200
_LINES = {FieldType.MEMO, FieldType.JSON}
_CLOCKS_DIFFER = 31
"""Days by which the clock of another office may be ahead of this one's."""
_OF_THE_OWNER = frozenset({"listing.valid_too_long", "institution.counted_in_future"})
"""What rests on the day on which somebody looks: clocks differ."""


def content_of(kind: str, values: Values) -> dict[str, Value]:
    """What a line says of a record: the fields that travel, where something stands in them."""
    return {name: values[name] for name in FIELDS[kind] if values.get(name) is not None}


def title_of(content: Values, language: str) -> str:
    """What it is called, fit to be shown: nobody has checked the lines that need a later program."""
    return shown(in_language(content, "name", language))


def shown(called: object) -> str:
    """A name on one line that is not too long, without what cannot be seen."""
    return "".join(one if one.isprintable() else " " for one in str(called)[:_LONGEST_NAME])


def is_newer(kind: Kind, content: Values) -> bool:
    """Whether it says something that a later program knows: a field, or a word of a closed list."""
    if not _KNOWN[kind.name].issuperset(content):
        return True
    chosen = (kind[name] for name in content if kind[name].type is FieldType.CHOICE)
    return any(isinstance(content[one.name], str) and content[one.name] not in words(one.choices) for one in chosen)


def lasts_too_long(content: Values, today: date) -> bool:
    """Whether an offer or a need would stay for longer than any may, by some weeks more than clocks differ."""
    last = day_in(content, "valid_until")
    return last is not None and (last - today).days > LONGEST_LIFE + _CLOCKS_DIFFER


def faults(kind: Kind, content: Values, today: date) -> Iterator[Problem]:
    """Why no hub may say this. What a later program knows is no fault."""
    for name in FIELDS[kind.name]:
        field, value = kind[name], content.get(name)
        if value is None and not field.required:
            continue
        yield from problems_of(field, value)
        if isinstance(value, str) and clean(value, lines=field.type in _LINES) != value:
            yield Problem("value.bad_character", name, {"character": "", "code": ""})
    if kind.one_of and not any(content.get(name) for name in kind.one_of):
        yield Problem("value.required", kind.one_of[0])
    if kind.name == "listing" and content.get("state") not in SHARED_STATES:
        yield Problem("value.unknown_word", "state", {"typed": content.get("state")})
    found = record_problems(kind.name, content, today)
    yield from (one for one in found if one.level is Level.BLOCKS and one.code not in _OF_THE_OWNER)

"""What lines of a catalogue say of an offer, a need or an institution, and whether that can stand in a record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache

from exchange_admin.domain.dates import day_in
from exchange_admin.domain.fields import Field, FieldType, Kind, Value, Values
from exchange_admin.domain.labels import in_language
from exchange_admin.domain.problems import Level, Problem
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.registry.institutions import LONGEST_NAME
from exchange_admin.domain.rules.catalogue import INSTITUTION_FIELDS, LISTING_FIELDS
from exchange_admin.domain.rules.listings import LONGEST_LIFE, SHARED_STATES
from exchange_admin.domain.rules.records import record_problems
from exchange_admin.domain.values import clean, problems_of
from exchange_admin.domain.vocabulary import words

FIELDS: Mapping[str, tuple[str, ...]] = {"listing": LISTING_FIELDS, "institution": INSTITUTION_FIELDS}
_KNOWN = {kind: frozenset(names) for kind, names in FIELDS.items()}
_MOST_KEPT = 20_000
"""Values of which is kept that they were looked at."""
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
    name = str(called)[:LONGEST_NAME]
    return name if name.isprintable() else "".join(one if one.isprintable() else " " for one in name)


def is_newer(kind: Kind, content: Values) -> bool:
    """Whether it says something that a later program knows: a field, or a word of a closed list."""
    if not _KNOWN[kind.name].issuperset(content):
        return True
    said = ((content.get(name), known) for name, known in _chosen_of(kind.name))
    return any(isinstance(word, str) and word not in known for word, known in said)


@cache
def _chosen_of(kind: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """The fields that are chosen from closed lists, with the words of those."""
    fields = (REGISTRY[kind][name] for name in FIELDS[kind])
    return tuple((one.name, frozenset(words(one.choices))) for one in fields if one.type is FieldType.CHOICE)


def lasts_too_long(content: Values, today: date) -> bool:
    """Whether an offer or a need would stay for longer than any may, by some weeks more than clocks differ."""
    last = day_in(content, "valid_until")
    return last is not None and (last - today).days > LONGEST_LIFE + _CLOCKS_DIFFER


class Faults:
    """Why no hub may say what lines say. What a later program knows is no fault. One of these serves for a file: most
    values come in it again and again, and are looked at once."""

    def __init__(self, today: date) -> None:
        self._today = today
        self._looked_at: dict[tuple[str, str, Value], tuple[Problem, ...]] = {}

    def of(self, kind: Kind, content: Values) -> Iterator[Problem]:
        for name in FIELDS[kind.name]:
            yield from self._of_value(kind, name, content.get(name))
        if kind.one_of and not any(content.get(name) for name in kind.one_of):
            yield Problem("value.required", kind.one_of[0])
        if kind.name == "listing" and content.get("state") not in SHARED_STATES:
            yield Problem("value.unknown_word", "state", {"typed": content.get("state")})
        found = record_problems(kind.name, content, self._today)
        yield from (one for one in found if one.level is Level.BLOCKS and one.code not in _OF_THE_OWNER)

    def _of_value(self, kind: Kind, name: str, value: Value) -> tuple[Problem, ...]:
        place = kind.name, name, value
        found = self._looked_at.get(place)
        if found is None:
            found = tuple(_faults_of(kind[name], value))
            if len(self._looked_at) < _MOST_KEPT:
                self._looked_at[place] = found
        return found


def _faults_of(field: Field, value: Value) -> Iterator[Problem]:
    if value is None and not field.required:
        return
    yield from problems_of(field, value)
    if isinstance(value, str) and clean(value, lines=field.type in _LINES) != value:
        yield Problem("value.bad_character", field.name, {"character": "", "code": ""})

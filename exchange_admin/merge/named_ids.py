"""Ids of other records in the values of an entry, of which a reader may get the hash alone (decision 33).

In the text of the values such an id stands as `{"id":"…"}`. The hash of the values stands over `{"hash":"…"}` instead,
SHA-256 over the salt of the entry and the id, so whoever passes the entry on may put that in the id's place: the id is
then *hidden*, and the hashes of values, entry and step are what they were. Nobody can guess the id of a record that was
made by chance; who has the record finds its id by hashing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from typing import Any

from exchange_admin.domain.fields import Registry
from exchange_admin.domain.patterns import pattern
from exchange_admin.domain.rules.partner_scope import may_hold_id

ID, HASH = "id", "hash"
SHOWN, HIDDEN = '{"id":"', '{"hash":"'
"""How it begins in a text. In the text of a string both would be spelled with backslashes."""
_AN_ID = b"\0id1"
_named = pattern(r'\{"(?:id":"[0-9A-Za-z][0-9A-Za-z_-]{0,99}|hash":"[0-9a-f]{64})"\}')
_value = rf'(?:"[^"\\]*+(?:\\.[^"\\]*+)*+"|null|-?[0-9]++|{_named.pattern})'
_well_spelled = pattern(rf"\[(?:{_value}(?:,{_value})*+)?\]", re.DOTALL)


class SomeHidden(list[Any]):
    """Values of which some are hidden ids, at the places `hidden`: None stands there."""

    __slots__ = ("hidden",)

    def __init__(self, values: Iterable[Any], hidden: Sequence[int]) -> None:
        super().__init__(values)
        self.hidden = hidden


def spelled(quoted: str) -> str:
    """How an id, given as JSON, stands in the text of values."""
    return f'{{"id":{quoted}}}'


def hash_of(salt: bytes, id: str) -> str:
    return sha256(salt + _AN_ID + id.encode()).hexdigest()


def hashed(text: str, salt: bytes) -> str:
    """The text of values with every id hidden: what their hash stands over."""
    at = text.find(SHOWN)
    if at < 0:
        return text
    parts: list[str] = []
    start = 0
    while at >= 0 and (end := text.find('"}', at)) >= 0:  # as `_places`, in two thirds of the time
        parts += (text[start:at], HIDDEN, hash_of(salt, text[at + len(SHOWN) : end]))
        start, at = end, text.find(SHOWN, end)
    return "".join((*parts, text[start:]))


def hiding(text: str, salt: bytes, shown: Iterable[bool]) -> str:
    """The text with those ids hidden for which `shown`, in their order, says no. However odd a text is, `hashed` stays
    what it was."""
    told, parts, start = iter(shown), list[str](), 0
    for at, end in _places(text):
        if not next(told, False):
            parts += (text[start:at], HIDDEN, hash_of(salt, text[at + len(SHOWN) : end]))
            start = end
    return "".join((*parts, text[start:]))


def shown_in(text: str) -> list[str]:
    """The ids that are shown in a text."""
    return [text[at + len(SHOWN) : end] for at, end in _places(text)]


def _places(text: str) -> Iterator[tuple[int, int]]:
    """Where named ids begin in any text, however odd, and where the ids in them end. Whatever looks for ids that are
    shown goes by this: a text that is read in two ways would lose its hash on the way."""
    at = text.find(SHOWN)
    while at >= 0 and (end := text.find('"}', at)) >= 0:
        yield at, end
        at = text.find(SHOWN, end)


def showing(text: str, salt: bytes, id: str) -> str:
    """The text with one id shown, should it be hidden in it."""
    return _if_the_same(text, text.replace(f'{HIDDEN}{hash_of(salt, id)}"}}', f'{SHOWN}{id}"}}'), salt)


def together(text: str, other: str, salt: bytes) -> str:
    """Two texts of the same values: with every id that is shown in one of them. With other values nothing is added."""
    if hashed(text, salt) != hashed(other, salt):
        return text
    theirs = iter(_named.findall(other))
    more = _named.sub(lambda match: min(match[0], next(theirs, match[0]), key=hides), text)
    return _if_the_same(text, more, salt)


def _if_the_same(text: str, more: str, salt: bytes) -> str:
    """`more`; where a text is so odd that it would have another hash with that, the text as it is."""
    return more if hashed(more, salt) == hashed(text, salt) else text


def hides(text: str) -> bool:
    """Whether an id is hidden in the text."""
    return HIDDEN in text


def is_well_spelled(text: str) -> bool:
    """Whether plain values and named ids, shown or hidden, stand in the text just as a program of ours spells them."""
    return _well_spelled.fullmatch(text) is not None


def may_travel(registry: Registry, kind: str, named: Sequence[str], text: str, *, leaves: bool) -> bool:
    """Whether readers of packages take an entry in whose fields `named` ids are named. `leaves`: its step has them; who
    writes the one writes the other."""
    if named and not (leaves and is_well_spelled(text)):
        return False
    return all(may_hold_id(registry, kind, wire) for wire in named)


def fields_named(fields: Iterable[str], values: Sequence[Any]) -> list[str]:
    """Those of the fields of an entry, its values as they were read from JSON, in which no plain value stands."""
    return [wire for wire, value in zip(fields, values, strict=True) if type(value) is dict]


def unwrapped(values: Sequence[Any]) -> list[Any]:
    """Values as they were read from JSON, with ids in the place of named ids. What else is no plain value stays."""
    told = [_id_of(value) if type(value) is dict else value for value in values]
    hidden = [at for at, value in enumerate(told) if value is _hidden_id]
    if not hidden:
        return told
    return SomeHidden((None if value is _hidden_id else value for value in told), hidden)


_hidden_id = object()


def _id_of(value: dict[str, Any]) -> Any:
    if len(value) == 1 and isinstance(value.get(ID), str):
        return value[ID]
    return _hidden_id if len(value) == 1 and isinstance(value.get(HASH), str) else value

"""Ids of other records in the values of an entry, of which a reader may get the hash alone (decision 33).

In the text of the values such an id stands as `{"id":"…"}`. The hash of the values stands over `{"hash":"…"}` instead,
SHA-256 over the salt of the entry and the id, so whoever passes the entry on may put that in the id's place: the id is
then *hidden*, and the hashes of values, entry and step are what they were. Nobody can guess the id of a record that was
made by chance; who has the record finds its id by hashing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import Any

ID, HASH = "id", "hash"
SHOWN, HIDDEN = '{"id":"', '{"hash":"'
"""How it begins in a text. In the text of a string both would be spelled with backslashes."""
_AN_ID = b"\0id1"
_shown = re.compile(r'\{"id":"([^"\\]+)"\}')
_named = re.compile(r'\{"(?:id|hash)":"[^"\\]+"\}')


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
    while at >= 0:  # in half the time of `_shown.sub`
        if (end := text.find('"}', at)) < 0:
            break
        parts += (text[start:at], HIDDEN, hash_of(salt, text[at + len(SHOWN) : end]))
        start, at = end, text.find(SHOWN, end)
    return "".join((*parts, text[start:]))


def hiding(text: str, salt: bytes, shown: Iterable[bool]) -> str:
    """The text with those ids hidden for which `shown`, in their order, says no."""
    told = iter(shown)
    return _shown.sub(lambda match: match[0] if next(told) else _hash_in_place(salt, match[1]), text)


def shown_in(text: str) -> list[str]:
    """The ids that are shown in a text."""
    return _shown.findall(text)


def showing(text: str, salt: bytes, id: str) -> str:
    """The text with one id shown, should it be hidden in it."""
    return text.replace(_hash_in_place(salt, id), spelled(f'"{id}"'))


def together(text: str, other: str) -> str:
    """Two texts of the same values: with every id that is shown in one of them."""
    theirs = (match[0] for match in _named.finditer(other))
    return _named.sub(lambda match: min(match[0], next(theirs), key=_is_hash), text)


def hides(text: str) -> bool:
    """Whether an id is hidden in the text."""
    return HIDDEN in text


def is_well_spelled(text: str, values: Sequence[Any]) -> bool:
    """Whether all named ids among the values of a text, shown or hidden, are spelled so that they can be hidden."""
    return len(_named.findall(text)) == sum(type(value) is dict for value in values)


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


def _hash_in_place(salt: bytes, id: str) -> str:
    return f'{{"hash":"{hash_of(salt, id)}"}}'


def _is_hash(named: str) -> bool:
    return named.startswith(HIDDEN)

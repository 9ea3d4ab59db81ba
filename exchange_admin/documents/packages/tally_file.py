"""`tally.json`: how the sender's records stand, for the receiver to compare (decision 24). It is no part of the first
format, and stands in the last part of a package in several parts."""

from __future__ import annotations

import json
import re
from base64 import b64decode, b64encode
from binascii import Error
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from exchange_admin.documents.packages.json_parsing import decoded, read_json
from exchange_admin.documents.packages.refusals import Refused
from exchange_admin.merge.tallies import HEADS_BYTES, ID_BYTES, Ends, KindTally, Tally, whole

_AUTHOR = re.compile("[A-Za-z0-9_.-]{1,60}")
_KIND = re.compile("[a-z][a-z0-9_]{0,59}")
_FIELD = re.compile("_live|[a-z][a-z0-9_]{0,59}")
_DIGEST = re.compile("[0-9a-f]{32}")
_SALT = re.compile("([0-9a-f]{2}){0,32}")
_DEEPEST = 5
_MOST = 1 << 53
_MOST_HEADS = 1 << 21
"""Heads of single fields in one package, four times as many as a sender ever tells (`store.comparing`). Records of
which all fields are alike take ten bytes however many there are, so the size of the file limits nothing."""


def encoded(tally: Tally) -> bytes:
    """With a salt the kinds stand where an older program does not look: it would compare names that it cannot make."""
    plain = {
        "ends": dict(tally.ends),
        "share": list(tally.share),
        "salt": tally.salt.hex(),
        "kinds": {},
        ("salted" if tally.salt else "kinds"): {
            kind: {
                "fields": list(one.fields),
                "count": one.count,
                "digest": one.digest.hex(),
                **{part: _packed(items) for part, items in _parts(one).items()},
            }
            for kind, one in tally.kinds.items()
        },
    }
    return json.dumps(plain, separators=(",", ":")).encode()


def _parts(one: KindTally) -> dict[str, list[bytes]]:
    """Records as a whole; records of which all fields have the same heads; and those of which each has its own."""
    parts: dict[str, list[bytes]] = {"records": [], "alike": [], "each_field": []}
    for name, heads in sorted(one.records.items()):
        each = one.each_field.get(name, ())
        if not each:
            parts["records"].append(name + heads)
        elif len(set(each)) == 1:
            parts["alike"].append(name + each[0])
        else:
            parts["each_field"].append(name + b"".join(each))
    return parts


def read(data: bytes) -> Tally:
    """Raises Refused: `manifest_shape`, or what is wrong with the JSON."""
    try:
        plain = read_json(decoded(data), deepest=_DEEPEST)
        k, of = (_number(one, 1) for one in plain["share"])
        if k > of:
            raise ValueError("share")
        heads, salt = 0, bytes.fromhex(_named(plain.get("salt", ""), _SALT))
        kinds = plain["salted" if salt else "kinds"]
        for kind, one in kinds.items():
            _named(kind, _KIND)
            heads += _look_at(one)
            if heads > _MOST_HEADS:
                raise ValueError("heads")
        return Tally(_ends(plain["ends"]), _Kinds(kinds), (k, of), salt)
    except (KeyError, TypeError, ValueError, AttributeError, Error):
        raise Refused("manifest_shape", key="tally") from None


class _Kinds(Mapping[str, KindTally]):
    """Kinds that are taken apart when they are asked for, one at a time: 100,000 records take 20 MB then, for which
    there is no room while the steps of a package are merged."""

    def __init__(self, plain: Mapping[str, Any]) -> None:
        self._plain = plain
        self._last: tuple[str, KindTally] | None = None

    def __getitem__(self, kind: str) -> KindTally:
        if self._last is None or self._last[0] != kind:
            self._last = kind, _kind(self._plain[kind])
        return self._last[1]

    def __iter__(self) -> Iterator[str]:
        return iter(self._plain)

    def __len__(self) -> int:
        return len(self._plain)


def _ends(plain: Any) -> Ends:
    return {_named(author, _AUTHOR): _number(seq, 0) for author, seq in plain.items()}


def _look_at(plain: Any) -> int:
    """How many heads of single fields `_kind` would answer with. Raises what it would."""
    fields = _fields(plain)
    _number(plain["count"], 0)
    _named(plain["digest"], _DIGEST)
    counts = {
        part: sum(1 for _ in _items(plain[part], heads))
        for part, heads in (("records", 1), ("alike", 1), ("each_field", len(fields)))
    }
    return len(fields) * (counts["alike"] + counts["each_field"])


def _kind(plain: Any) -> KindTally:
    fields = _fields(plain)
    each_field = {one[:ID_BYTES]: (one[ID_BYTES:],) * len(fields) for one in _items(plain["alike"], 1)}
    each_field |= {one[:ID_BYTES]: _cut(one[ID_BYTES:]) for one in _items(plain["each_field"], len(fields))}
    records = {one[:ID_BYTES]: one[ID_BYTES:] for one in _items(plain["records"], 1)}
    records |= {name: whole(each) for name, each in each_field.items()}
    return KindTally(fields, plain["count"], bytes.fromhex(plain["digest"]), records, each_field)


def _fields(plain: Any) -> tuple[str, ...]:
    if type(plain["fields"]) is not list:
        raise TypeError("fields")
    fields = tuple(_named(one, _FIELD) for one in plain["fields"])
    if len(set(fields)) != len(fields):
        raise ValueError("fields")
    return fields


def _items(text: str, heads: int) -> Iterator[bytes]:
    data = b64decode(text, validate=True)
    size = ID_BYTES + heads * HEADS_BYTES
    if len(data) % size:
        raise ValueError("size")
    return (data[at : at + size] for at in range(0, len(data), size))


def _cut(data: bytes) -> tuple[bytes, ...]:
    return tuple(data[at : at + HEADS_BYTES] for at in range(0, len(data), HEADS_BYTES))


def _packed(items: Iterable[bytes]) -> str:
    return b64encode(b"".join(items)).decode()


def _named(value: Any, shape: re.Pattern[str]) -> str:
    if not isinstance(value, str) or not shape.fullmatch(value):
        raise ValueError("name")
    return value


def _number(value: Any, low: int) -> int:
    if type(value) is not int or not low <= value < _MOST:
        raise ValueError("number")
    return value

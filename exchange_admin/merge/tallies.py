"""What a site says of the heads of its records, short enough to go along with every package (decision 24).

Two sites that know the same steps have the same heads. So whoever gets a package works out its own heads as of the
step numbers that the package names: whatever differs was lost, left out or worked out wrongly on one side.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from exchange_admin.merge.clock import RowClock
from exchange_admin.merge.dots import split_dot

ID_BYTES, HEADS_BYTES, SALT_BYTES = 6, 4, 8
"""Of a record's name and of its heads. Six bytes keep 100,000 names of a kind apart but once in 50,000 packages, unless
somebody chooses ids that have the same name: therefore each tally has a salt of its own."""
NOT_COMPARED = bytes(HEADS_BYTES)
"""In the place of the heads of a record of which the sender keeps something to itself."""
EVERYTHING = (1, 1)

Ends = Mapping[str, int]
"""The last step of each author."""


@dataclass(frozen=True, slots=True)
class KindTally:
    """The records of one kind. `fields` are the wire names of those compared.

    `records` has the heads of each record as a whole, by its short name, of those records that are told of at all;
    `each_field` those of each field, where there was room for them. `count` and `digest` are over all records of the
    kind, also over those that are told of in another package.
    """

    fields: tuple[str, ...]
    count: int
    digest: bytes
    records: Mapping[bytes, bytes]
    each_field: Mapping[bytes, tuple[bytes, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Tally:
    """What a site has, as of the steps `ends`. `share` (k, of) says which records are told of one by one: all of them
    for (1, 1), else those whose short names without `salt` leave k - 1 when divided by `of`. One of an older program
    has none."""

    ends: Ends
    kinds: Mapping[str, KindTally]
    share: tuple[int, int] = EVERYTHING
    salt: bytes = b""


class Shortener:
    """Shortens the heads of records of one kind, of the fields named."""

    def __init__(self, fields: Sequence[str]) -> None:
        self._fields = tuple(fields)

    def each_field(self, clock: RowClock) -> tuple[bytes, ...]:
        """The heads of each field in their order."""
        usual = short_heads(clock.inserts)
        own = clock.fields
        return tuple(short_heads(own[name]) if name in own else usual for name in self._fields)

    def record(self, clock: RowClock) -> bytes:
        """The heads of the whole record."""
        return whole(self.each_field(clock))

    def text(self, text: str) -> bytes:
        """The same for a clock as it stands in a table."""
        if text.startswith("{"):
            return self.record(RowClock.read(text))
        return whole((short_heads((text,)),) * len(self._fields))


def short_name(id: str, salt: bytes = b"") -> bytes:
    return sha256(salt + id.encode()).digest()[:ID_BYTES]


def short_heads(dots: Iterable[str]) -> bytes:
    return sha256("\n".join(sorted(dots)).encode()).digest()[:HEADS_BYTES]


def whole(each_field: Sequence[bytes]) -> bytes:
    """The heads of a record out of those of its fields; never `NOT_COMPARED`."""
    short = sha256(b"".join(each_field)).digest()[:HEADS_BYTES]
    return short if short != NOT_COMPARED else b"\0\0\0\1"


def digest(records: Mapping[bytes, bytes]) -> bytes:
    """Over all records of a kind, in whatever order they come. 16 bytes."""
    return sha256(b"".join(name + records[name] for name in sorted(records))).digest()[:16]


def is_told(id: str, share: tuple[int, int]) -> bool:
    """Whether a record is among those that are told of one by one."""
    k, of = share
    return of == 1 or int.from_bytes(short_name(id), "big") % of == k - 1


def is_within(dot: str, ends: Ends) -> bool:
    """Whether an entry belongs to the steps up to `ends`."""
    author, seq, _ = split_dot(dot)
    return seq <= ends.get(author, 0)


def all_within(clock: RowClock, ends: Ends) -> bool:
    """Whether a row stands as it stood then: whatever was written later would be a head now, or under one."""
    return all(is_within(dot, ends) for dot in clock.row_heads())

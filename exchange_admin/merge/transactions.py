"""What one step is on the wire: a hashed body that names records, fields and parents, and the values beside it.

The body holds only the hash of each entry's values, so that values can be erased while the chain still verifies
(`sync.md` R18) or left out for a reader who may not see them (R19), with all that is said of the entry where the body
has leaves (`bodies.py`), or but for the ids of records that are not for him (`named_ids.py`). Unknown kinds, fields and
keys pass through untouched (R16).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from sys import intern
from typing import Any

from exchange_admin.merge.bodies import (
    AT_ONCE,
    body_hash,
    encode_body,
    has_leaves,
    is_hidden,
    load_body,
    load_json,
    sealed,
    with_leaves,
)
from exchange_admin.merge.dots import dot_of, is_dot, split_dot
from exchange_admin.merge.named_ids import SomeHidden, hashed, unwrapped

LONGEST_ID = 100
_MOST_ENTRIES = 1 << 24
_USUAL_FIELDS = 200
_OPS = '"ops":['
encode_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode

Parents = tuple[tuple[str, ...], ...]
"""For each field of an entry the dots that it replaces; a delete names every head of the row that its author saw."""


class Unreadable(Exception):
    """A line of a journal is not what it should be; the text says where."""


@dataclass(slots=True)
class Entry:
    """What a step does to one record. `values` and `parents` stand in the order of `fields` (wire names).

    A `new` entry makes the record and has no parents. Of the fields `hidden` only the hash of an id is here.
    """

    dot: str
    author: str
    hlc: int
    kind: str
    id: str
    fields: tuple[str, ...]
    values: Sequence[Any]
    parents: Parents
    new: bool
    hidden: tuple[str, ...] = ()

    def value(self, field: str) -> Any:
        """None also for a field that the entry does not name, or whose value is hidden: see `asserts`."""
        return self.values[self.fields.index(field)] if field in self.fields else None

    def asserts(self, field: str) -> bool:
        """Whether the entry says what stands in the field; a record made without it says nothing."""
        return field in self.fields and field not in self.hidden

    def says(self, field: str, *, whole: bool) -> bool:
        """The same; of a kind that is said as a whole a record made without a field says that nothing stands in it."""
        return self.asserts(field) or (whole and self.new and field not in self.hidden)

    def parents_of(self, field: str) -> tuple[str, ...]:
        return self.parents[self.fields.index(field)] if self.parents and field in self.fields else ()

    def repeated(self, field: str, replaced: Mapping[str, Entry]) -> list[str]:
        """Those of the entries (by dot) which it replaced that said the same of the field."""
        before = [replaced[dot] for dot in self.parents_of(field) if dot in replaced]
        return [one.dot for one in before if one.asserts(field) and one.value(field) == self.value(field)]


Withheld = tuple[str, str] | None
"""(salt in hex, JSON array) of one entry; None where the values were erased or are not for the receiver."""


@dataclass(frozen=True, slots=True)
class TxnLine:
    """One transaction as it travels. `hash`, `prev` and `signature` are lower-case hex; the last one may be empty.

    A line without a body stands for the transactions `first` to `seq`, of which the receiver gets nothing but the hash
    of the last one, and its signature.
    """

    site: str
    seq: int
    hash: str
    prev: str
    body: str
    values: tuple[Withheld, ...]
    first: int = 0
    signature: str = ""

    @classmethod
    def skip(cls, site: str, first: int, seq: int, hash: str, signature: str = "") -> TxnLine:
        return cls(site, seq, hash, "", "", (), first, signature)

    @property
    def skipped(self) -> bool:
        return not self.body

    def unsigned(self) -> TxnLine:
        return replace(self, signature="")

    def without_values(self) -> TxnLine:
        """As a reader gets it who sees no record in it."""
        return replace(self, values=(None,) * len(self.values))

    def text(self) -> str:
        """One line of `changes.jsonl`, without its end."""
        if self.skipped:
            return encode_json(
                {"site": self.site, "first": self.first, "seq": self.seq, "hash": self.hash, **self._signed()}
            )
        return encode_json({**self.head(), "body": self.body, "values": self.values})

    def head(self) -> dict[str, object]:
        """The keys of a line with a body that stand before it."""
        return {"site": self.site, "seq": self.seq, "hash": self.hash, "prev": self.prev, **self._signed()}

    def _signed(self) -> dict[str, str]:
        return {"signature": self.signature} if self.signature else {}

    @classmethod
    def read(cls, text: str) -> TxnLine:
        """Raises Unreadable."""
        plain = _load(text)
        try:
            if "body" not in plain:
                line = cls.skip(plain["site"], plain["first"], plain["seq"], plain["hash"])
            else:
                values = tuple(None if pair is None else _pair(*pair) for pair in plain["values"])
                line = cls(plain["site"], plain["seq"], plain["hash"], plain["prev"], plain["body"], values)
            line = replace(line, signature=plain.get("signature", ""))
        except (TypeError, KeyError, ValueError):
            raise Unreadable("line") from None
        _check_line(line, whole="body" in plain)
        return line


def _pair(salt: str, text: str) -> tuple[str, str]:
    return salt, text


def _check_line(line: TxnLine, *, whole: bool) -> None:
    """Raises Unreadable for a line with parts of the wrong type, or without a number."""
    texts = [line.site, line.hash, line.prev, line.body, line.signature]
    texts += [part for pair in line.values if pair is not None for part in pair]
    if whole is line.skipped or type(line.seq) is not int or type(line.first) is not int:
        raise Unreadable("line")
    if not all(isinstance(part, str) for part in texts):
        raise Unreadable("line")
    if line.skipped and not 1 <= line.first <= line.seq < 1 << 63:
        raise Unreadable("line")


@dataclass(frozen=True, slots=True)
class Txn:
    """A readable body. `entries` are [shape, id, sha256 of salt and values] and, unless the record is new, parents; in
    a body with `leaves` the leaf (hex) stands for an entry that is hidden.

    The first step that its author signs names the public key in `key`, and in `unsigned` former lives of its site that
    never signed, each with its last step.
    """

    author: str
    seq: int
    hlc: int
    deps: Mapping[str, int]
    who: str
    verb: str
    institution: str
    undoes: str
    shapes: tuple[tuple[str, tuple[str, ...]], ...]
    entries: Sequence[Sequence[Any]] = field(repr=False)
    key: str = ""
    unsigned: Mapping[str, int] = field(default_factory=dict)
    leaves: bool = False

    def is_hidden(self, i: int) -> bool:
        """Whether nothing is known of entry `i`."""
        return self.leaves and is_hidden(self.entries[i])

    def records(self) -> int:
        """How many records the entries are about that are not hidden."""
        return len({entry[1] for entry in self.entries if not is_hidden(entry)})

    def entry(self, i: int, values: Sequence[Any]) -> Entry:
        """Entry `i`, which is not hidden, with its values."""
        shape, id, _, *parents = self.entries[i]
        kind, fields = self.shapes[shape]
        known = spread_parents(parents[0], len(fields)) if parents else ()
        hidden = tuple(fields[at] for at in values.hidden) if type(values) is SomeHidden else ()
        return Entry(
            dot_of(self.author, self.seq, i),
            self.author,
            self.hlc,
            kind,
            id,
            fields,
            values,
            known,
            not parents,
            hidden,
        )

    def record_of(self, i: int) -> tuple[str, str]:
        """(kind, id) of entry `i`; empty when it is hidden."""
        return ("", "") if self.is_hidden(i) else (self.shapes[self.entries[i][0]][0], self.entries[i][1])

    def replaced_by(self, i: int) -> set[str]:
        """The dots that entry `i` replaced, which is not hidden; none where it made the record."""
        _, _, _, *parents = self.entries[i]
        return set().union(*spread_parents(parents[0], len(self.fields_of(i)))) if parents else set()

    def fields_of(self, i: int) -> tuple[str, ...]:
        """The wire names of the fields of entry `i`."""
        if self.is_hidden(i):
            return ()
        fields: tuple[str, ...] = self.shapes[self.entries[i][0]][1]
        return fields

    def needs(self, entries: Iterable[Entry]) -> dict[str, int]:
        """How far the chains of others must be applied: what the author had applied, and what the entries replace.

        The second counts because an author tells only once what he had applied, and that may stand in a transaction
        which was skipped for this reader.
        """
        needed = replaced_by(entries)
        for author, seq in self.deps.items():
            needed[author] = max(seq, needed.get(author, 0))
        return needed

    def with_values(self, values: Sequence[Sequence[Any] | None]) -> Iterator[Entry]:
        """The entries whose values are there."""
        for i, one in enumerate(values):
            if one is not None:
                yield self.entry(i, one)


def replaced_by(entries: Iterable[Entry]) -> dict[str, int]:
    """How far each chain goes that the entries replace something of."""
    needed: dict[str, int] = {}
    last: tuple[str, ...] = ()
    for entry in entries:
        for dots in entry.parents:
            if dots is last:
                continue
            last = dots
            for dot in dots:
                author, seq, _ = split_dot(dot)
                if seq > needed.get(author, 0):
                    needed[author] = seq
    return needed


def write_body(txn: Txn) -> str:
    """The canonical JSON of a body; keys without a value are left out."""
    if txn.leaves:
        return with_leaves(encode_body(_head(txn)), txn.shapes, txn.entries)
    plain = {**_head(txn), "shapes": [[kind, list(fields)] for kind, fields in txn.shapes], "ops": txn.entries}
    if len(txn.entries) <= AT_ONCE:
        return encode_body(plain)
    before, _, after = encode_body({**plain, "ops": []}).partition(_OPS)
    whole = [before, _OPS]
    for at in range(0, len(txn.entries), AT_ONCE):
        whole += (encode_body(txn.entries[at : at + AT_ONCE])[1:-1], ",")
    whole[-1] = after
    return "".join(whole)


def sealed_body(txn: Txn, prev: bytes) -> tuple[str, bytes]:
    """The body and the hash of the step that follows one with the hash `prev`."""
    if txn.leaves:
        return sealed(prev, encode_body(_head(txn)), txn.shapes, txn.entries)
    body = write_body(txn)
    return body, body_hash(prev, body)


def _head(txn: Txn) -> dict[str, Any]:
    head: dict[str, Any] = {
        "site": txn.author,
        "seq": txn.seq,
        "hlc": txn.hlc,
        "deps": dict(txn.deps),
        "who": txn.who,
        "verb": txn.verb,
    }
    if txn.institution:
        head["institution"] = txn.institution
    if txn.undoes:
        head["undoes"] = txn.undoes
    if txn.key:
        head["key"] = txn.key
    if txn.unsigned:
        head["unsigned"] = dict(txn.unsigned)
    return head


def read_body(body: str) -> Txn:
    """Raises Unreadable when the body is not one that this or a later version could have written."""
    plain, leaves = _load(body, load_body), has_leaves(body)
    try:
        head = plain["head"] if leaves else plain
        txn = Txn(
            author=intern(_text(head["site"], 60)),
            seq=_number(head["seq"], 1),
            hlc=_number(head["hlc"], 0),
            deps={_text(author, 60): _number(seq, 1) for author, seq in head["deps"].items()},
            who=intern(_text(head["who"], 1000)),
            verb=intern(_text(head["verb"], 1000)),
            institution=_text(head.get("institution", ""), LONGEST_ID),
            undoes=_text(head.get("undoes", ""), 100),
            shapes=tuple(_shape(shape) for shape in plain["shapes"]),
            entries=plain["ops"],
            key=_text(head.get("key", ""), 64),
            unsigned={_text(author, 60): _number(seq, 0) for author, seq in head.get("unsigned", {}).items()},
            leaves=leaves,
        )
        _check_entries(txn)
    except (TypeError, KeyError, ValueError, AttributeError, IndexError):
        raise Unreadable("body") from None
    return txn


def value_hash(salt: bytes, json_text: str) -> str:
    return hashlib.sha256(salt + hashed(json_text, salt).encode()).hexdigest()


def read_values(json_text: str, count: int) -> list[Any]:
    """The values of one entry. Raises Unreadable when there are not `count` of them."""
    values = _load(json_text)
    if not isinstance(values, list) or len(values) != count:
        raise Unreadable("values")
    return unwrapped(values) if '":"' in json_text else values


def pack_parents(parents: Parents) -> object:
    """The shortest wire form: one dot when each field replaces that alone."""
    first = parents[0] if parents else ()
    if len(first) == 1 and all(dots == first for dots in parents):
        return first[0]
    return [dots[0] if len(dots) == 1 else list(dots) for dots in parents]


def spread_parents(packed: object, count: int) -> Parents:
    """The inverse of `pack_parents` for `count` fields. Raises ValueError."""
    if isinstance(packed, str):
        return ((packed,),) * count
    if not isinstance(packed, list) or len(packed) != count:
        raise ValueError("parents")
    return tuple((dots,) if isinstance(dots, str) else tuple(dots) for dots in packed)


def _check_entries(txn: Txn) -> None:
    if not isinstance(txn.entries, list) or len(txn.entries) > _MOST_ENTRIES:
        raise ValueError("ops")
    for entry in txn.entries:
        if txn.leaves and is_hidden(entry):
            continue
        shape, id, digest, *parents = entry
        fields = txn.shapes[_number(shape, 0)][1]
        _text(id, LONGEST_ID)
        if not id or len(_text(digest, 64)) != 64 or len(parents) > 1:
            raise ValueError("op")
        if parents and not all(is_dot(dot) for dots in spread_parents(parents[0], len(fields)) for dot in dots):
            raise ValueError("parents")


def _shape(plain: Any) -> tuple[str, tuple[str, ...]]:
    kind, fields = plain
    return _usual_shape(kind, *fields) if len(fields) <= _USUAL_FIELDS else _named(kind, fields)


def _named(kind: Any, fields: Iterable[Any]) -> tuple[str, tuple[str, ...]]:
    names = tuple(_text(name, 100) for name in fields)
    if len(set(names)) != len(names):
        raise ValueError("shape")
    return _text(kind, 100), names


@lru_cache(maxsize=256)
def _usual_shape(kind: Any, *fields: Any) -> tuple[str, tuple[str, ...]]:
    """The same few stand in most steps of a package, which are held by the thousand."""
    return _named(kind, fields)


def _text(value: Any, longest: int) -> str:
    if not isinstance(value, str) or len(value) > longest:
        raise ValueError("text")
    if not value.isascii():
        value.encode()  # refuses lone surrogates, which no table can hold
    return value


def _number(value: Any, low: int) -> int:
    if type(value) is not int or not low <= value < 1 << 63:
        raise ValueError("number")
    return value


def _load(text: str, load: Callable[[str], Any] = load_json) -> Any:
    try:
        return load(text)
    except (ValueError, RecursionError):
        raise Unreadable("json") from None

"""What stands in a transaction, held against everything that can be known without the receiver's file.

Kinds and fields of a newer version pass (R16); names that could only be meant for the file itself do not. Whether a
value fits its field is not asked: one that does not is told as an issue of the record (R15).
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from exchange_admin.documents.packages.json_parsing import read_json
from exchange_admin.documents.packages.limits import LONGEST_LINE_OF_TEXT, LONGEST_VALUE, MOST_OPS
from exchange_admin.documents.packages.refusals import Refused
from exchange_admin.domain.fields import FieldType
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.merge.bodies import body_hash, has_leaves, is_hidden
from exchange_admin.merge.named_ids import fields_named, may_travel
from exchange_admin.merge.transactions import TxnLine, value_hash

_DEEPEST = 8
_AUTHOR = re.compile("[A-Za-z0-9_.-]{1,60}")
_KIND = re.compile("(?!sqlite_|sync_)[a-z][a-z0-9_]{0,59}")
_FIELD = re.compile("_live|(?!(?:n|id|rowid|oid)$)[a-z][a-z0-9_]{0,59}")
_ID = re.compile("[0-9A-Za-z][0-9A-Za-z_-]{0,99}")
_DIGEST = re.compile("[0-9a-f]{64}")
_KEY = re.compile("[0-9a-f]{64}|")
_DOT = re.compile("[A-Za-z0-9_.-]{1,60}:[1-9][0-9]{0,15}:[0-9]{1,8}")
_BAD = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_SEVERAL_LINES = {FieldType.MEMO, FieldType.JSON}

_Shape = tuple[str, Sequence[str], Sequence[int]]
"""Kind, fields, and how many characters each may hold."""


@dataclass(slots=True)
class Contents:
    """What a package carries. `kinds` counts entries with values, `new` those that make a record; `authors` names the
    first and last step of each author that stands in it. `signed` counts lines with a signature of their own."""

    transactions: int = 0
    skipped: int = 0
    entries: int = 0
    signed: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    new: Counter[str] = field(default_factory=Counter)
    authors: dict[str, tuple[int, int]] = field(default_factory=dict)
    heads: dict[str, str] = field(default_factory=dict)

    @property
    def ends(self) -> Mapping[str, int]:
        """The last step of each author."""
        return {author: last for author, (_, last) in self.authors.items()}

    def take(self, line: TxnLine) -> None:
        """Checks one more transaction and counts it. Raises Refused."""
        first = line.first or line.seq
        if line.skipped:
            self.skipped += line.seq - line.first + 1
        else:
            self._take_entries(line)
        self.signed += bool(line.signature)
        low, high = self.authors.get(line.site, (first, 0))
        self.authors[line.site] = (min(low, first), max(high, line.seq))
        if line.seq >= high:
            self.heads[line.site] = line.hash

    def _take_entries(self, line: TxnLine) -> None:
        shapes, ops = _checked_body(line)
        leaves = has_leaves(line.body)
        self.transactions += 1
        self.entries += len(ops)
        if self.entries > MOST_OPS:
            raise _fault(line, "too_many_ops")
        for op, pair in zip(ops, line.values, strict=True):
            if pair is None:
                continue
            if is_hidden(op):
                raise _fault(line, "op_shape")
            kind = shapes[op[0]][0]
            if value_hash(bytes.fromhex(pair[0]), pair[1]) != op[2]:
                raise _fault(line, "value_hash", op)
            try:
                _check_values(pair[1], shapes[op[0]], leaves=leaves)
            except Refused as refused:
                raise _fault(line, refused.reason, op) from None
            self.kinds[kind] += 1
            self.new[kind] += len(op) == 3


def _fault(line: TxnLine, reason: str, op: Sequence[Any] = ()) -> Refused:
    """`reason`, and where in the package it was found."""
    return Refused(reason, author=line.site, seq=line.seq, **({"id": op[1]} if op else {}))


def _checked_body(line: TxnLine) -> tuple[list[_Shape], list[Any]]:
    """Shapes and entries of a body that fits its line and its hash. Of a body with leaves the hash is known only when
    its entries are what they should be."""
    if bool(line.prev) is (line.seq == 1):
        raise _fault(line, "txn_id")
    leaves = has_leaves(line.body)
    if not leaves and not _is_hashed(line):
        raise _fault(line, "txn_hash")
    plain = read_json(line.body, deepest=_DEEPEST)
    head = plain.get("head") if leaves and isinstance(plain, dict) else plain
    if not isinstance(head, dict) or (head.get("site"), head.get("seq")) != (line.site, line.seq):
        raise _fault(line, "body_shape")
    if not _is_head(head) or not all(isinstance(plain.get(key), list) for key in ("shapes", "ops")):
        raise _fault(line, "body_shape")
    shapes = [_shape(line, shape) for shape in plain["shapes"]]
    ops: list[Any] = plain["ops"]
    if len(ops) != len(line.values):
        raise _fault(line, "body_shape")
    for op in ops:
        if not (leaves and is_hidden(op)) and not _is_op(op, shapes):
            raise _fault(line, "op_shape")
    if leaves and not _is_hashed(line, plain["shapes"], ops):
        raise _fault(line, "txn_hash")
    return shapes, ops


def _is_hashed(line: TxnLine, shapes: Sequence[Any] = (), ops: Sequence[Any] | None = None) -> bool:
    try:
        return body_hash(bytes.fromhex(line.prev), line.body, shapes, ops).hex() == line.hash
    except ValueError:
        return False


def _is_head(plain: Mapping[str, Any]) -> bool:
    seq, hlc, deps = plain.get("seq"), plain.get("hlc"), plain.get("deps")
    if type(seq) is not int or type(hlc) is not int or not 0 <= hlc < 1 << 63 or not isinstance(deps, dict):
        return False
    if not all(_AUTHOR.fullmatch(author) and _is_count(seq, 1) for author, seq in deps.items()):
        return False
    key, unsigned = plain.get("key", ""), plain.get("unsigned", {})
    if not isinstance(key, str) or not _KEY.fullmatch(key) or not isinstance(unsigned, dict):
        return False
    if not all(_AUTHOR.fullmatch(author) and _is_count(seq, 0) for author, seq in unsigned.items()):
        return False
    texts = (plain.get("who"), plain.get("verb"), plain.get("institution", ""), plain.get("undoes", ""))
    longest = (1000, 1000, 100, 100)
    if not all(isinstance(text, str) and len(text) <= most for text, most in zip(texts, longest, strict=True)):
        return False
    return not any(_BAD.search(str(text)) for text in texts)


def _shape(line: TxnLine, plain: Any) -> _Shape:
    """Kind and fields of some entries of a body."""
    if not (isinstance(plain, list) and len(plain) == 2 and isinstance(plain[1], list)):
        raise _fault(line, "body_shape")
    kind, fields = plain
    if not all(isinstance(name, str) for name in (kind, *fields)) or not _KIND.fullmatch(kind):
        raise _fault(line, "op_shape")
    if len(set(fields)) != len(fields) or not all(_FIELD.fullmatch(name) for name in fields):
        raise _fault(line, "op_shape")
    return kind, fields, [_longest(kind, name) for name in fields]


def _longest(kind: str, wire: str) -> int:
    known = REGISTRY[kind].by_wire.get(wire) if kind in REGISTRY else None
    return LONGEST_VALUE if known is None or known.type in _SEVERAL_LINES else LONGEST_LINE_OF_TEXT


def _is_op(op: Any, shapes: Sequence[_Shape]) -> bool:
    """[shape, id, digest] makes a record; a fourth part names the parents of a change."""
    if type(op) is not list or not 3 <= len(op) <= 4 or not _is_count(op[0], 0) or op[0] >= len(shapes):
        return False
    if not all(isinstance(text, str) for text in op[1:3]) or not _ID.fullmatch(op[1]) or not _DIGEST.fullmatch(op[2]):
        return False
    return len(op) == 3 or _are_parents(op[3], len(shapes[op[0]][1]))


def _are_parents(packed: Any, count: int) -> bool:
    """One dot for all fields, or for each field a dot or a list of dots. Dots that nobody knows are legal."""
    if isinstance(packed, str):
        return _is_dot(packed)
    if not isinstance(packed, list) or len(packed) != count:
        return False
    return all(all(map(_is_dot, dots)) if isinstance(dots, list) else _is_dot(dots) for dots in packed)


def _is_dot(text: Any) -> bool:
    return isinstance(text, str) and len(text) <= 80 and _DOT.fullmatch(text) is not None


def _is_count(number: Any, low: int) -> bool:
    return type(number) is int and low <= number < 1 << 53


def _check_values(text: str, shape: _Shape, *, leaves: bool) -> None:
    """Whether a JSON array holds one text, whole number, null or named id for each field, in characters that may
    travel. Named ids stand only in steps with `leaves`, and where a record may be named (decision 33)."""
    values, (kind, wires, longest) = read_json(text, deepest=_DEEPEST), shape
    if type(values) is not list or len(values) != len(longest):
        raise Refused("op_shape")
    escaped, has_ids = "\\" in text, False
    if not escaped:
        _check_characters(text)  # what joins values in JSON changes neither: one look for all of them
    for value, most in zip(values, longest, strict=True):
        if value is None:
            continue
        if type(value) is not str:
            if type(value) is dict:
                has_ids = True
                continue
            if type(value) is not int:
                raise Refused("op_value_type")
            if not -(1 << 63) <= value < 1 << 63:
                raise Refused("json_big_int")
            continue
        if len(value) > most:
            raise Refused("value_too_long")
        if escaped:
            _check_characters(value)
    if has_ids and not may_travel(REGISTRY, kind, fields_named(wires, values), text, leaves=leaves):
        raise Refused("op_value_type")


def _check_characters(text: str) -> None:
    if text.isascii() and text.isprintable():
        return
    if _BAD.search(text):
        raise Refused("value_bad_char")
    if not unicodedata.is_normalized("NFC", text):
        raise Refused("value_not_nfc")

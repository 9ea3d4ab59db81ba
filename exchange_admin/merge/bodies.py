"""The text of a step's body, in one of two forms, and what the step's hash stands over (decision 32).

The first form is one JSON object that is hashed as it stands. In the second one, `{"head":{…},"shapes":[…],"ops":[…]}`,
the head is hashed as it stands and each entry for itself: its *leaf* stands over kind, fields, id, hash of the values,
and parents. Whoever passes a step on may put the leaf in an entry's place: the entry is then *hidden*, and the step's
hash and signature are what they were. The hash of the values, which only that entry tells, is salted; so nobody can
try out which record a leaf may stand for. A body with leaves is spelled in one way only.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from json.encoder import encode_basestring as quoted
from typing import Any

AT_ONCE = 2_000
"""Entries that are read or written in one go: while many thousand are, no other thread gets its turn."""
_LONG = 150 * AT_ONCE
"""Characters of so many entries."""
_HEAD, _SHAPES, _OPS = '{"head":', ',"shapes":', '"ops":['
_USUAL_FIELDS = 200
_ELSEWHERE = "the entries stand elsewhere"
_LEAVES = b"\0leaves1"
"""Stands where no body of the first form begins, so that a hash is of one form only."""
_USUAL = json.JSONDecoder()
_decode = _USUAL.raw_decode
encode_body = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True, allow_nan=False).encode

Shapes = Sequence[Sequence[Any]]
"""[kind, names of fields] of some entries; an entry names its shape by the place in this list."""


def load_json(text: str) -> Any:
    """As `json.loads`, in half the time for a short text with nothing around it. Raises ValueError, RecursionError."""
    return decoded_by(_USUAL, text)


def decoded_by(decoder: json.JSONDecoder, text: str) -> Any:
    """As `decoder.decode`. Raises what that raises."""
    try:
        value, end = decoder.raw_decode(text)
    except ValueError:
        end = -1
    return value if end == len(text) else decoder.decode(text)


def has_leaves(body: str) -> bool:
    """Whether a body is of the second form."""
    return body.startswith(_HEAD)


def is_hidden(op: object) -> bool:
    """Whether only the leaf of an entry is here."""
    return type(op) is str


def load_body(body: str) -> Any:
    """The JSON of a body, not looked at any further. Raises ValueError or RecursionError."""
    if len(body) > _LONG and body.count('"ops"') == 1 and (at := body.find(_OPS)) >= 0:
        entries, end = _one_by_one(body, at + len(_OPS))
        rest = json.loads(f'{body[:at]}"ops":"{_ELSEWHERE}"{body[end:]}') if end else None
        if isinstance(rest, dict) and rest.get("ops") == _ELSEWHERE:
            return {**rest, "ops": entries}
    return load_json(body)


def _one_by_one(text: str, at: int) -> tuple[list[Any], int]:
    """The elements of a JSON array that begins before `at`, and where it ends: 0 when there are spaces between them."""
    elements = []
    while True:
        try:
            element, at = _decode(text, at)
        except ValueError:
            return [], 0
        elements.append(element)
        if text.startswith("]", at):
            return elements, at + 1
        if not text.startswith(",", at):
            return [], 0
        at += 1


def with_leaves(head: str, shapes: Shapes, ops: Sequence[Any]) -> str:
    """A body of the second form."""
    return sealed(b"", head, shapes, ops)[0]


def sealed(prev: bytes, head: str, shapes: Shapes, ops: Sequence[Any]) -> tuple[str, bytes]:
    """A body of the second form and its hash, in one go. Raises ValueError where the shapes are not just those of the
    entries, in the order of their first use."""
    digest, texts = hashlib.sha256(_before_leaves(prev, head)), list[str]()
    for leaves, text in _leaves([_spelled_shape(kind, fields) for kind, fields in shapes], ops):
        digest.update(leaves)
        texts.append(text)
    return _spelled(head, texts, shapes), digest.digest()


def _before_leaves(prev: bytes, head: str) -> bytes:
    """What the hash of a step stands over, before its leaves."""
    return prev + _LEAVES + hashlib.sha256(head.encode()).digest()


def _texts(ops: Iterable[Any]) -> Iterator[str]:
    """How the entries stand in a body, many at once."""
    coming, before = iter(ops), ""
    while some := list(islice(coming, AT_ONCE)):
        yield before + encode_body(some)[1:-1]
        before = ","


def _spelled(head: str, texts: Sequence[str], shapes: Shapes) -> str:
    return "".join((_HEAD, head, _SHAPES, encode_body(shapes), ",", _OPS, *texts, "]}"))


def body_hash(prev: bytes, body: str, shapes: Shapes = (), ops: Sequence[Any] | None = None) -> bytes:
    """The hash of a step. `shapes` and `ops` are those of the body, should they have been read already; they must be of
    the right types. Raises ValueError for a body with leaves that is spelled otherwise than `with_leaves` does.
    """
    if not has_leaves(body):
        digest = hashlib.sha256(prev)
        digest.update(body.encode())
        return digest.digest()
    if ops is None:
        plain = load_body(body)
        shapes, ops = plain["shapes"], plain["ops"]
    head, spelled = _head_of(body), [_spelled_shape(kind, fields) for kind, fields in shapes]
    digest = hashlib.sha256(_before_leaves(prev, head))
    at = _after(body, len(_HEAD) + len(head), f"{_SHAPES}[{','.join(spelled)}],{_OPS}")
    for leaves, text in _leaves(spelled, ops):
        at = _after(body, at, text)
        digest.update(leaves)
    if body[at:] != "]}":
        raise ValueError("body")
    return digest.digest()


def hiding(body: str, shown: Collection[int]) -> str:
    """A body with leaves as a reader gets it for whom only these entries are; one of the first form stays as it is."""
    if not has_leaves(body):
        return body
    plain = load_body(body)
    shapes, starts = plain["shapes"], _starts(map(encode_body, plain["shapes"]))
    ops = enumerate(_letting_go(plain["ops"]))
    kept = (op if is_hidden(op) or i in shown else _leaf(starts, op).hex() for i, op in ops)
    return _rewritten(body, ((shapes, op) for op in kept))


def together(body: str, other: str) -> str:
    """Two bodies of one step: with every entry that is not hidden in both of them."""
    if not has_leaves(body):
        return body
    one, two = load_body(body), load_body(other)
    pairs = zip(_letting_go(one["ops"]), _letting_go(two["ops"]), strict=True)
    return _rewritten(body, ((two["shapes"], b) if is_hidden(a) else (one["shapes"], a) for a, b in pairs))


def _letting_go(ops: list[Any]) -> Iterator[Any]:
    """The entries, of which the list keeps none that was given."""
    ops.reverse()
    while ops:
        yield ops.pop()


def _rewritten(body: str, ops: Iterable[tuple[Shapes, Any]]) -> str:
    """The body with other entries, each given with the shapes of which it names one."""
    numbers: dict[tuple[str, ...], int] = {}

    def numbered(shapes: Shapes, op: Any) -> Any:
        if is_hidden(op):
            return op
        kind, fields = shapes[op[0]]
        return [numbers.setdefault((kind, *fields), len(numbers)), *op[1:]]

    texts = list(_texts(numbered(shapes, op) for shapes, op in ops))
    return _spelled(_head_of(body), texts, [(kind, fields) for kind, *fields in numbers])


def _head_of(body: str) -> str:
    """Raises ValueError."""
    end = body.find(_SHAPES)  # within a text of the head its quotes would be written otherwise
    if end < 0 or body.find(_SHAPES, end + 1) >= 0:
        _, end = _decode(body, len(_HEAD))
    return body[len(_HEAD) : end]


def _spelled_shape(kind: str, fields: Sequence[str]) -> str:
    return _spelled_before(kind, *fields) if len(fields) <= _USUAL_FIELDS else encode_body([kind, fields])


@lru_cache(maxsize=256)
def _spelled_before(kind: str, *fields: str) -> str:
    """Most steps of a package have the same few shapes."""
    return encode_body([kind, fields])


def _after(body: str, at: int, text: str) -> int:
    """Where the body goes on behind a text that stands at a place. Raises ValueError when it does not stand there."""
    if not body.startswith(text, at):
        raise ValueError("body")
    return at + len(text)


def _starts(spelled: Iterable[str]) -> list[str]:
    """What the leaf of an entry begins with, for each shape."""
    return [f"[{shape}," for shape in spelled]


def _leaf(starts: Sequence[str], op: Sequence[Any]) -> bytes:
    return hashlib.sha256((starts[op[0]] + _told(op)).encode()).digest()


def _leaves(spelled: Sequence[str], ops: Sequence[Any]) -> Iterator[tuple[bytes, str]]:
    """The leaves of some entries at once, and how these entries are spelled. Raises ValueError when the shapes are not
    just those of the entries, in the order of their first use."""
    starts, used, before = _starts(spelled), 0, ""
    for at in range(0, len(ops), AT_ONCE):
        leaves, texts = [], []
        for op in ops[at : at + AT_ONCE]:
            if is_hidden(op):
                leaves.append(_hidden_leaf(op))
                texts.append(f'"{op}"')
                continue
            if op[0] >= used:
                if op[0] > used:
                    raise ValueError("shapes")
                used += 1
            told = _told(op)
            leaves.append(hashlib.sha256((starts[op[0]] + told).encode()).digest())
            texts.append(f"[{op[0]},{told}")
        yield b"".join(leaves), before + ",".join(texts)
        before = ","
    if used != len(spelled) or len(set(starts)) != used:
        raise ValueError("shapes")


def _told(op: Sequence[Any]) -> str:
    """What stands of an entry behind its shape."""
    if len(op) == 3:
        return f"{quoted(op[1])},{quoted(op[2])}]"
    parents = op[3]
    return f"{quoted(op[1])},{quoted(op[2])},{quoted(parents) if type(parents) is str else encode_body(parents)}]"


def _hidden_leaf(op: str) -> bytes:
    """Raises ValueError for what is no leaf."""
    leaf = bytes.fromhex(op)
    if leaf.hex() != op or len(leaf) != hashlib.sha256().digest_size:
        raise ValueError("leaf")
    return leaf

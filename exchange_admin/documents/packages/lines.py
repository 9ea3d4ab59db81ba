"""`changes.jsonl`: one transaction on a line, spelled in one way only.

A line is `{"site","seq","hash","prev","signature","body","values":[["salt","values"]|null,…]}` or, for a run of
transactions that the receiver does not get, `{"site","first","seq","hash","signature"}`: these keys in this order,
without blanks. A step from before steps were signed has no `signature`. So two readers cannot understand a line in two
ways, and a line of 60 MB is read entry by entry instead of being built twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from sys import intern

from exchange_admin.documents.packages.json_parsing import decoded, read_json
from exchange_admin.documents.packages.limits import LONGEST_LINE
from exchange_admin.documents.packages.refusals import Refused
from exchange_admin.merge.bodies import load_json
from exchange_admin.merge.transactions import TxnLine, Withheld, encode_json

_AUTHOR = rb'\{"site":"([A-Za-z0-9_.-]{1,60})",'
_NUMBER = rb"([1-9][0-9]{0,15})"
_HASH = rb'"hash":"([0-9a-f]{64})"'
_SIGNATURE = rb'"signature":"([0-9a-f]{128})"'
_FULL = re.compile(_AUTHOR + rb'"seq":%b,%b,"prev":"([0-9a-f]{64}|)",(?:%b,)?"body":' % (_NUMBER, _HASH, _SIGNATURE))
_SKIP = re.compile(_AUTHOR + rb'"first":%b,"seq":%b,%b(?:,%b)?\}' % (_NUMBER, _NUMBER, _HASH, _SIGNATURE))
_TEXT = rb'"(?:[^"\\\x00-\x1f]++|\\["\\/bfnrtu])*+"'
_STRING = re.compile(_TEXT)
_ENTRY = re.compile(rb'(?:null|\["((?:[0-9a-f]{2}){8,64})",(%b)\])([,\]])' % _TEXT)
_VALUES = b',"values":['
_LAST_SEQ = 1 << 53
_DIAGNOSED = 1 << 20  # bytes of a refused line that are worth a second look for the reason
_AT_ONCE = 500

Line = bytes | bytearray


def raw_lines(pieces: Iterable[bytes]) -> Iterator[Line]:
    """The lines of a file that comes in `pieces`. Raises Refused: `line_too_long`, `txn_shape` for a cut last line."""
    begun = bytearray()
    for piece in pieces:
        at = 0
        while (end := piece.find(b"\n", at)) >= 0:
            if begun:
                begun += piece[at:end]
                yield begun
                begun = bytearray()
            else:
                yield piece[at:end]
            at = end + 1
        begun += piece[at:]
        if len(begun) > LONGEST_LINE:
            raise Refused("line_too_long")
    if begun:
        raise Refused("txn_shape")


def read_line(data: Line) -> TxnLine:
    """One transaction. Says nothing yet about what is in it. Raises Refused."""
    if len(data) > LONGEST_LINE:
        raise Refused("line_too_long")
    head = _FULL.match(data)
    if not head:
        return _skip(data)
    body, at = _body(data, head.end())
    if not data.startswith(_VALUES, at):
        raise _why_not(data)
    values = tuple(_values(data, at + len(_VALUES)))
    site, seq, hash, prev, signature = (part.decode() for part in head.groups(default=b""))
    return TxnLine(intern(site), _number(seq), hash, prev, body, values, signature=signature)


def written(line: TxnLine) -> Iterator[bytes]:
    """The bytes of `line.text()` and the line's end, some at a time."""
    if line.skipped:
        yield line.text().encode() + b"\n"
        return
    yield encode_json(line.head()).encode()[:-1] + b',"body":'
    yield encode_json(line.body).encode() + _VALUES
    for at in range(0, len(line.values), _AT_ONCE):
        yield (b"," if at else b"") + encode_json(line.values[at : at + _AT_ONCE])[1:-1].encode()
    yield b"]}\n"


def _skip(data: Line) -> TxnLine:
    found = _SKIP.fullmatch(data)
    if not found:
        raise _why_not(data)
    site, first, seq, hash, signature = (part.decode() for part in found.groups(default=b""))
    line = TxnLine.skip(site, _number(first), _number(seq), hash, signature)
    if line.first > line.seq:
        raise Refused("txn_id")
    return line


def _body(data: Line, at: int) -> tuple[str, int]:
    """The body, which stands quoted from `at` on, and where it ends."""
    found = _STRING.match(data, at)
    body = _unquoted(found[0]) if found else ""
    if not found or not body:
        raise _why_not(data)
    return body, found.end()


def _values(data: Line, at: int) -> Iterator[Withheld]:
    """Entry by entry; `at` is behind the opening bracket."""
    ended = data[at : at + 1] == b"]"
    at += ended
    while not ended:
        found = _ENTRY.match(data, at)
        if not found:
            raise _why_not(data)
        salt, text, stop = found.groups()
        yield None if salt is None else (salt.decode(), _unquoted(text))
        ended, at = stop == b"]", found.end()
    if data[at:] != b"}":
        raise _why_not(data)


def _unquoted(token: bytes) -> str:
    try:
        text: str = load_json(decoded(token))
        if "\\u" in text or b"\\u" in token:
            text.encode()  # refuses lone surrogates, which have no bytes to hash
    except ValueError:
        raise Refused("json_invalid") from None
    return text


def _number(digits: str) -> int:
    number = int(digits)
    if number >= _LAST_SEQ:
        raise Refused("txn_id")
    return number


def _why_not(data: Line) -> Refused:
    """The reason that says most about a line that is not spelled as it should be."""
    if len(data) > _DIAGNOSED:
        return Refused("txn_shape")
    try:
        plain = read_json(decoded(data), deepest=4)
    except Refused as refused:
        return refused
    named = isinstance(plain, dict) and isinstance(plain.get("site"), str) and type(plain.get("seq")) is int
    if not named:
        return Refused("txn_shape")
    numbers = (plain["seq"], plain.get("first", 1))
    whole = all(type(number) is int and 1 <= number < _LAST_SEQ for number in numbers)
    known = re.fullmatch("[A-Za-z0-9_.-]{1,60}", plain["site"])
    return Refused("txn_shape" if whole and known else "txn_id")

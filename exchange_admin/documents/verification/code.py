"""The text of a code on a paper, of whatever format: `EXC`, the number of the format, `:`, base32 of bytes and an
Ed25519 signature (rulings 28). A program that meets a later format says that it has to be updated.
"""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from exchange_admin.documents.packages.keys import is_signed
from exchange_admin.documents.verification import first_format, second_format
from exchange_admin.documents.verification.statement import Fact, Line
from exchange_admin.domain.problems import Problem, RuleBroken

SIGNATURE = 64
FORMATS = (1, 2)
_LONGEST_CODE = 4_000
"""Letters that are looked at; the largest symbol that we print holds far fewer."""
_MOST_CODES = 5_000
_TEXTS = ("kind", "number", "latin", "native", "programme", "issuer")
_BEGINNING = re.compile(r"EXC[1-9][0-9]{0,3}:")
_BETWEEN = re.compile(r"(?=EXC[1-9][0-9]{0,3}:)")
_SHAPE = re.compile(r"EXC([12]):([A-Z2-7]+)")


@dataclass(frozen=True, slots=True)
class CodeFacts:
    """What every code states of a paper. `native` is empty where the own script is Latin."""

    kind: str
    number: str
    latin: str
    native: str
    programme: str
    issuer: str
    issued: date
    starts: date | None = None
    ends: date | None = None


@dataclass(frozen=True, slots=True)
class ReadCode:
    """A code as it was read: nothing of it is proved before `is_signed_by`.

    `place` of `parts`; `digest` has 32 hex digits, none in the first format.
    """

    format: int
    lines: tuple[Line, ...]
    key_id: str
    payload: bytes
    signature: bytes
    place: int = 1
    parts: int = 1
    digest: str = ""

    @property
    def facts(self) -> CodeFacts:
        return facts_in(self.lines)

    def is_signed_by(self, sign_key: str) -> bool:
        """Whether the holder of this key (64 hex digits) stated exactly these facts."""
        told = f"EXC{self.format}\0".encode() + self.payload
        return key_id(sign_key) == self.key_id and is_signed(sign_key, self.signature, told)


def key_id(sign_key: str) -> str:
    """16 hex digits that name a signing key in codes and lists."""
    return sha256(bytes.fromhex(sign_key)).hexdigest()[:16]


def is_code(text: str) -> bool:
    """Whether the text begins as a code does, of any format."""
    return bool(_BEGINNING.match("".join(text[:20].split()).upper()))


def codes_in_text(text: str) -> list[str]:
    """Each code in a text that begins with one, without the blanks that a mail program put in, each once."""
    letters = "".join(text[: _LONGEST_CODE * _MOST_CODES].split()).upper()
    return list(dict.fromkeys(one for one in _BETWEEN.split(letters) if one)) if is_code(letters) else []


def read_code(text: str) -> ReadCode:
    """Reads a code in any case and with blanks. Raises RuleBroken with `code.unreadable`, `code.newer`."""
    letters = "".join(text[:_LONGEST_CODE].split()).upper()
    found = _SHAPE.fullmatch(letters)
    if not found:
        raise RuleBroken(Problem("code.newer" if _is_newer(letters) else "code.unreadable"))
    try:
        whole = _bytes(found[2])
        return _read(int(found[1]), whole[:-SIGNATURE], whole[-SIGNATURE:])
    except (binascii.Error, ValueError, IndexError, OverflowError):
        raise RuleBroken(Problem("code.unreadable")) from None


def facts_in(lines: tuple[Line, ...]) -> CodeFacts:
    """Raises ValueError when the day of issue is none."""
    said = {line.key: line.value for line in reversed(lines) if isinstance(line, Fact)}
    kind, number, latin, native, programme, issuer = (said.get(name, "") for name in _TEXTS)
    starts, ends = (date.fromisoformat(said[name]) if name in said else None for name in ("starts", "ends"))
    issued = date.fromisoformat(said.get("issued", ""))
    return CodeFacts(kind, number, latin, native, programme, issuer, issued, starts, ends)


def _is_newer(letters: str) -> bool:
    begun = _BEGINNING.match(letters)
    return begun is not None and int(begun[0][3:-1]) not in FORMATS


def _bytes(letters: str) -> bytes:
    whole = base64.b32decode(letters + "=" * (-len(letters) % 8))
    if base64.b32encode(whole).decode().rstrip("=") != letters:
        raise ValueError("bits beyond the end")
    return whole


def _read(format: int, payload: bytes, signature: bytes) -> ReadCode:
    key = payload[:8].hex()
    if format == 1:
        return ReadCode(1, first_format.lines_of(payload), key, payload, signature)
    part = second_format.part_of(payload)
    facts_in(part.lines)
    return ReadCode(2, part.lines, key, payload, signature, part.place, part.parts, part.digest.hex())

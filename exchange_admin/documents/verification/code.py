"""The text of the code on a paper: `EXC1:` and base32 of its facts in bytes and an Ed25519 signature (rulings 28).

The bytes, all numbers with the high byte first: key id (8), kind (1), days since 2000-01-01 of issue, start and end
(2 each, 65535 for none), then number, name in Latin, name in its own script, programme and issuer, each as its length
(1) and UTF-8. The signature (64) stands over `EXC1`, a zero byte and these bytes. `resources/verification/verify.html`
reads the same layout; a later layout gets another prefix.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from hashlib import sha256

from exchange_admin.documents.packages.keys import is_signed
from exchange_admin.domain.problems import Problem, RuleBroken

PREFIX = "EXC1:"
SIGNATURE = 64
KINDS = (
    "participation",
    "language_course",
    "invitation",
    "transcript",
    "attendance",
    "arrival",
    "departure",
    "teacher_exchange",
    "advanced_training",
    "completion",
    "acceptance",
    "nomination",
    "learning_agreement",
    "recognition",
    "handover_list",
    "retraining",
    "accompanying",
    "academic",
)
"""What the byte of the kind stands for. Printed codes rely on these places: only add at the end. A later one than these
is read as `kind_99`."""

LETTERS = {13: 483, 17: 734}
"""Alphanumeric characters in a QR symbol of this version, level M (ISO/IEC 18004, table 7)."""
_KEPT = {13: 60, 17: 0}
"""Bytes of the programme that are not given up to fit into the symbol; else the next one is tried."""
_LONGEST_ISSUER, _LONGEST_TEXT = 80, 255
_LONGEST_CODE = 4_000
"""Letters that are looked at; the largest symbol that we print holds far fewer."""
_EPOCH = date(2000, 1, 1)
_NO_DAY = 0xFFFF
_SIGNED = b"EXC1\0"
_TEXTS = ("number", "latin", "native", "programme", "issuer")
_SHAPE = re.compile(r"EXC1:([A-Z2-7]+)")


@dataclass(frozen=True, slots=True)
class CodeFacts:
    """What a code states. `native` is empty where the own script is Latin; a `programme` that was cut ends in `…`."""

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
    """A code as it was read: nothing of it is proved before `is_signed_by`."""

    facts: CodeFacts
    key_id: str
    payload: bytes
    signature: bytes

    def is_signed_by(self, sign_key: str) -> bool:
        """Whether the holder of this key (64 hex digits) stated exactly these facts."""
        return key_id(sign_key) == self.key_id and is_signed(sign_key, self.signature, _SIGNED + self.payload)


def key_id(sign_key: str) -> str:
    """16 hex digits that name a signing key in codes and lists."""
    return sha256(bytes.fromhex(sign_key)).hexdigest()[:16]


def signed_code(facts: CodeFacts, sign_key: str, sign: Callable[[bytes], bytes]) -> str:
    """The text of the code, white space made single spaces, a long programme cut before it is signed. `sign` answers
    64 bytes.

    Raises RuleBroken with `certificate.code_too_long`, `certificate.code_kind`.
    """
    payload = _cut_to_fit(_plainly_spaced(facts), key_id(sign_key))
    return PREFIX + base64.b32encode(payload + sign(_SIGNED + payload)).decode().rstrip("=")


def read_code(text: str) -> ReadCode:
    """Reads a code in any case and with blanks that a mail program put in. Raises RuleBroken with `code.unreadable`."""
    found = _SHAPE.fullmatch("".join(text[:_LONGEST_CODE].split()).upper())
    if not found:
        raise RuleBroken(Problem("code.unreadable"))
    letters = found[1]
    try:
        whole = base64.b32decode(letters + "=" * (-len(letters) % 8))
        if base64.b32encode(whole).decode().rstrip("=") != letters:
            raise ValueError("bits beyond the end")
        payload, signature = whole[:-SIGNATURE], whole[-SIGNATURE:]
        return ReadCode(_facts_of(payload), payload[:8].hex(), payload, signature)
    except (binascii.Error, ValueError, IndexError, OverflowError):
        raise RuleBroken(Problem("code.unreadable")) from None


def _plainly_spaced(facts: CodeFacts) -> CodeFacts:
    """With the spaces that the page shows; others would make the code unreadable for `_facts_of`."""
    latin, native = " ".join(facts.latin.split()), " ".join(facts.native.split())
    programme, issuer = " ".join(facts.programme.split()), " ".join(facts.issuer.split())
    return replace(facts, latin=latin, native=native, programme=programme, issuer=issuer)


def _cut_to_fit(facts: CodeFacts, key: str) -> bytes:
    if facts.kind not in KINDS:
        raise RuleBroken(Problem("certificate.code_kind", "kind", {"kind": f"choice.certificate_kind.{facts.kind}"}))
    whole = replace(facts, issuer=_cut(facts.issuer, _LONGEST_ISSUER), programme=_cut(facts.programme, _LONGEST_TEXT))
    bare = len(_payload(replace(whole, programme=""), key))
    for version, letters in LETTERS.items():
        room = (letters - len(PREFIX)) * 5 // 8 - SIGNATURE - bare
        if room >= min(_KEPT[version], len(whole.programme.encode())):
            return _payload(replace(whole, programme=_cut(whole.programme, room)), key)
    raise RuleBroken(Problem("certificate.code_too_long", "number", {"holder": facts.native or facts.latin}))


def _cut(text: str, room: int) -> str:
    """As much of the text as fits into `room` bytes, with `…` where something is missing."""
    if len(text.encode()) <= room:
        return text
    kept = text.encode()[: max(0, room - 3)].decode(errors="ignore").rstrip(" …")
    return kept + "…" if room >= 3 else ""


def _payload(facts: CodeFacts, key: str) -> bytes:
    days = b"".join(_day(day).to_bytes(2) for day in (facts.issued, facts.starts, facts.ends))
    texts = [_cut(getattr(facts, name), _LONGEST_TEXT).encode() for name in _TEXTS]
    return bytes([*bytes.fromhex(key), KINDS.index(facts.kind)]) + days + b"".join(bytes([len(t)]) + t for t in texts)


def _day(day: date | None) -> int:
    """A day outside of the count is not stated: better none than another one."""
    counted = (day - _EPOCH).days if day else _NO_DAY
    return counted if 0 <= counted < _NO_DAY else _NO_DAY


def _facts_of(payload: bytes) -> CodeFacts:
    """Raises ValueError or IndexError when the bytes are not exactly what `_payload` makes."""
    kind = KINDS[payload[8]] if payload[8] < len(KINDS) else f"kind_{payload[8]}"
    issued, starts, ends = (int.from_bytes(payload[at : at + 2]) for at in (9, 11, 13))
    texts, at = [], 15
    for _ in _TEXTS:
        length = payload[at]
        text = payload[at + 1 : at + 1 + length]
        if len(text) != length:
            raise ValueError("cut off")
        texts.append(text.decode())
        at += 1 + length
    if at != len(payload) or issued == _NO_DAY:
        raise ValueError("more than the facts")
    if any(not character.isprintable() for text in texts for character in text):
        raise ValueError("a sign that no paper has")
    number, latin, native, programme, issuer = texts
    return CodeFacts(kind, number, latin, native, programme, issuer, _read(issued), _or_none(starts), _or_none(ends))


def _read(days: int) -> date:
    return _EPOCH + timedelta(days=days)


def _or_none(days: int) -> date | None:
    return None if days == _NO_DAY else _read(days)

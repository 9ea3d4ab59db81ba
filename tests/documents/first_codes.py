"""Codes of the first format as the program once made them: papers with such codes go on verifying."""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from exchange_admin.documents.verification.code import SIGNATURE, CodeFacts, key_id
from exchange_admin.documents.verification.first_format import KINDS

PREFIX = "EXC1:"
LETTERS = {13: 483, 17: 734}
_KEPT = {13: 60, 17: 0}
_LONGEST_ISSUER, _LONGEST_TEXT = 80, 255
_EPOCH = date(2000, 1, 1)
_NO_DAY = 0xFFFF
_TEXTS = ("number", "latin", "native", "programme", "issuer")


def signed_code(facts: CodeFacts, sign_key: str, sign: Callable[[bytes], bytes]) -> str:
    """The text of the code, white space made single spaces, a long programme cut before it is signed."""
    payload = _cut_to_fit(_plainly_spaced(facts), key_id(sign_key))
    return PREFIX + base64.b32encode(payload + sign(b"EXC1\0" + payload)).decode().rstrip("=")


def _plainly_spaced(facts: CodeFacts) -> CodeFacts:
    """With the spaces that the page shows; others would make the code unreadable for `_facts_of`."""
    latin, native = " ".join(facts.latin.split()), " ".join(facts.native.split())
    programme, issuer = " ".join(facts.programme.split()), " ".join(facts.issuer.split())
    return replace(facts, latin=latin, native=native, programme=programme, issuer=issuer)


def _cut_to_fit(facts: CodeFacts, key: str) -> bytes:
    whole = replace(facts, issuer=_cut(facts.issuer, _LONGEST_ISSUER), programme=_cut(facts.programme, _LONGEST_TEXT))
    bare = len(_payload(replace(whole, programme=""), key))
    for version, letters in LETTERS.items():
        room = (letters - len(PREFIX)) * 5 // 8 - SIGNATURE - bare
        if room >= min(_KEPT[version], len(whole.programme.encode())):
            return _payload(replace(whole, programme=_cut(whole.programme, room)), key)
    raise ValueError(facts)


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

"""Addresses of mail as people type them: which of them a message can be sent to."""

from __future__ import annotations

import re
from dataclasses import dataclass

LONGEST = 254
"""Characters of an address (RFC 5321)."""

_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_ADDRESS = re.compile(rf"(?=.{{1,64}}@){_ATOM}(?:\.{_ATOM})*@(?:{_LABEL}\.)+(?!\d+$){_LABEL}")
_NAMED = re.compile(r"[^<>]*<([^<>]*)>")
_BETWEEN = re.compile(r"[\s,;，；、]+")


@dataclass(frozen=True, slots=True)
class TypedAddress:
    """`address` is the one to write to, empty where what was `typed` holds none; `others` stand beside it."""

    typed: str
    address: str = ""
    others: tuple[str, ...] = ()


def read_address(typed: str) -> TypedAddress:
    """What a field says: one address, several, or `Name <address>`. Where anything in it is no address that every
    mail program can write to, none is taken: half of what somebody typed is not guessed at."""
    text = typed.strip()
    named = _NAMED.fullmatch(text)
    found = [named[1].strip()] if named else [one for one in _BETWEEN.split(text) if one]
    if not found or not all(is_address(one) for one in found):
        return TypedAddress(text)
    first, *others = dict.fromkeys(found)
    return TypedAddress(text, first, tuple(others))


def is_address(text: str) -> bool:
    """Letters of an address are those of ASCII: others do not reach everybody."""
    return len(text) <= LONGEST and _ADDRESS.fullmatch(text) is not None

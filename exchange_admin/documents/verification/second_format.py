"""Codes of the second format, `EXC2:`: lines of a paper, and a digest of everything that it prints.

The bytes: key id (8), which part this is (1) of how many (1), the digest of the whole paper (16), its lines as text
(`statement.py`) made small (`packing.py`). The signature (64) stands over `EXC2`, a zero byte and these bytes.
`resources/verification/verify.html` reads the same layout.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from exchange_admin.documents.verification.packing import packed, unpacked
from exchange_admin.documents.verification.statement import Line, read, written

PREFIX = "EXC2:"
DIGEST, MOST_PARTS = 16, 255
_SIGNED = b"EXC2\0"
_SIGNATURE, _HEAD = 64, 26

LETTERS = {11: 366, 12: 419, 13: 483, 15: 600, 17: 734, 18: 816, 20: 970, 25: 1451}
"""Alphanumeric characters in a QR symbol of this version, level M (ISO/IEC 18004, table 7)."""


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs: the public key, the 8 bytes that name it, and what signs bytes with 64 bytes."""

    key_id: bytes
    sign: Callable[[bytes], bytes]


@dataclass(frozen=True, slots=True)
class Part:
    """`place` counts from 1."""

    place: int
    parts: int
    digest: bytes
    lines: tuple[Line, ...]


def signed_part(part: Part, signer: Signer) -> str:
    """The text of the code."""
    payload = signer.key_id + bytes([part.place, part.parts]) + part.digest + packed(written(part.lines))
    signature = signer.sign(_SIGNED + payload)
    return PREFIX + base64.b32encode(payload + signature).decode().rstrip("=")


def is_room_for(lines: Sequence[Line], version: int) -> bool:
    """Whether a symbol of this version holds the lines."""
    room = (LETTERS[version] - len(PREFIX)) * 5 // 8 - _SIGNATURE - _HEAD
    return len(packed(written(lines))) <= room


def part_of(payload: bytes) -> Part:
    """Raises ValueError or IndexError for bytes of another layout."""
    place, parts = payload[8], payload[9]
    if not 1 <= place <= parts:
        raise ValueError("a part of nothing")
    return Part(place, parts, payload[10:_HEAD], read(unpacked(payload[_HEAD:])))

"""The files inside a package, read without faith in what the archive says about itself.

The standard library builds an object for whatever a directory claims before anybody can object, and stops reading where
the directory says; here every number is held against the limits and against the bytes.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from exchange_admin.documents.packages.limits import (
    LARGEST_BLOB,
    LARGEST_ENTRY,
    LARGEST_MANIFEST,
    LARGEST_PLAIN,
    LARGEST_TALLY,
    MOST_ENTRIES,
)
from exchange_admin.documents.packages.refusals import Refused
from exchange_admin.documents.packages.zip_writing import DEFLATED, END, LOCAL, RECORD, STORED

MANIFEST, SIGNATURE, CHANGES, BLOBS = "manifest.json", "manifest.sig", "changes.jsonl", "blobs/"
TALLY = "tally.json"
PIECE = 256 << 10

_BLOB = re.compile(r"blobs/[0-9a-f]{64}")
_LIMITS = {MANIFEST: LARGEST_MANIFEST, SIGNATURE: 64, CHANGES: LARGEST_ENTRY, TALLY: LARGEST_TALLY}
_ENCRYPTED = 1
_SUSPECT_SIZE, _SUSPECT_RATIO = 8 << 20, 200  # hashes stand on every line of ours: it never shrinks to a hundredth


@dataclass(frozen=True, slots=True)
class _Entry:
    """What the directory says about a file; sizes and offset in bytes."""

    method: int
    crc: int
    packed: int
    size: int
    offset: int


class Archive:
    """The archive in `plain`. Raises Refused for any name, number or size that a package does not have."""

    def __init__(self, plain: bytes) -> None:
        self._plain = plain
        self._entries = _directory(plain)
        if sum(entry.size for entry in self._entries.values()) > LARGEST_PLAIN:
            raise Refused("zip_total")

    @property
    def names(self) -> frozenset[str]:
        return frozenset(self._entries)

    def size(self, name: str) -> int:
        """Bytes of a file as the directory says."""
        return self._entries[name].size

    def read(self, name: str) -> bytes:
        """A whole file. Raises Refused: `zip_missing`, `zip_corrupt`, `zip_bomb`."""
        return b"".join(self.pieces(name))

    def pieces(self, name: str) -> Iterator[bytes]:
        """A file, some 256 KiB at a time; that it was whole is known when the last piece is out."""
        entry = self._entries.get(name)
        if entry is None:
            raise Refused("zip_missing", entry=name)
        packed = memoryview(self._plain)[(start := self._start(name, entry)) : start + entry.packed]
        size = crc = 0
        for piece in _inflated(packed) if entry.method == DEFLATED else _cut(packed):
            size += len(piece)
            if size > entry.size:
                raise Refused("zip_bomb", entry=name)
            crc = zlib.crc32(piece, crc)
            yield piece
        if (size, crc) != (entry.size, entry.crc):
            raise Refused("zip_corrupt", entry=name)

    def _start(self, name: str, entry: _Entry) -> int:
        """Where the bytes of a file begin, behind its local header."""
        try:
            sign, *_, name_length, extra_length = LOCAL.unpack_from(self._plain, entry.offset)
        except struct.error:
            raise Refused("zip_corrupt", entry=name) from None
        begin = entry.offset + LOCAL.size
        start: int = begin + name_length + extra_length
        named = self._plain[begin : begin + name_length] == name.encode()
        if sign != b"PK\3\4" or not named or start + entry.packed > len(self._plain):
            raise Refused("zip_corrupt", entry=name)
        return start


def _directory(plain: bytes) -> Mapping[str, _Entry]:
    """Name by name what the directory at the end of the archive lists."""
    if len(plain) < END.size:
        raise Refused("zip_invalid")
    sign, disk, first_disk, here, count, size, offset, comment = END.unpack_from(plain, len(plain) - END.size)
    if sign != b"PK\5\6" or disk or first_disk or here != count or comment:
        raise Refused("zip_invalid")
    if count > MOST_ENTRIES:
        raise Refused("zip_too_many")
    if offset + size != len(plain) - END.size:
        raise Refused("zip_invalid")
    entries: dict[str, _Entry] = {}
    at = offset
    for _ in range(count):
        name, entry, at = _record(plain, at)
        if name in entries:
            raise Refused("zip_duplicate_name", entry=name)
        entries[name] = entry
    if at != offset + size:
        raise Refused("zip_invalid")
    return entries


def _record(plain: bytes, at: int) -> tuple[str, _Entry, int]:
    """One line of the directory and where the next one begins."""
    try:
        sign, _, _, flags, method, _, _, *numbers = RECORD.unpack_from(plain, at)
    except struct.error:
        raise Refused("zip_invalid") from None
    if sign != b"PK\1\2":
        raise Refused("zip_invalid")
    crc, packed, size, name_length, extra, comment, _, _, _, offset = numbers
    begin = at + RECORD.size
    name = plain[begin : begin + name_length].decode("ascii", "replace")
    limit = LARGEST_BLOB if _BLOB.fullmatch(name) else _LIMITS.get(name)
    if limit is None:
        raise Refused("zip_unexpected_name", entry=name[:40])
    squeezed = size > _SUSPECT_SIZE and size > packed * _SUSPECT_RATIO
    if size > limit or squeezed or method not in {STORED, DEFLATED} or flags & _ENCRYPTED:
        raise Refused("zip_entry_limit", entry=name)
    return name, _Entry(method, crc, packed, size, offset), begin + name_length + extra + comment


def _cut(packed: memoryview) -> Iterator[bytes]:
    for at in range(0, len(packed), PIECE):
        yield bytes(packed[at : at + PIECE])


def _inflated(packed: memoryview) -> Iterator[bytes]:
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        for at in range(0, len(packed), PIECE):
            rest: bytes | memoryview = packed[at : at + PIECE]
            while rest and not inflate.eof:
                if piece := inflate.decompress(rest, PIECE):
                    yield piece
                rest = inflate.unconsumed_tail
        while not inflate.eof and (piece := inflate.decompress(b"", PIECE)):
            yield piece
    except zlib.error:
        raise Refused("zip_corrupt") from None
    if not inflate.eof or inflate.unused_data:
        raise Refused("zip_corrupt")

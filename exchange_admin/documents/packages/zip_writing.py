"""The archive inside a package: an ordinary ZIP that any program opens, written with the manifest in front.

The standard library writes a file before its size is known and cannot put another one before it afterwards; here files
are packed first and joined when all of them are known.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

LOCAL = struct.Struct("<4s5H3L2H")
RECORD = struct.Struct("<4s6H3L5H2L")
END = struct.Struct("<4s4H2LH")
STORED, DEFLATED = 0, 8
_VERSION = 20
_NEW_YEAR_1980 = (1 << 5) | 1  # the hour would tell when somebody works


@dataclass(frozen=True, slots=True)
class Packed:
    """A file in the form in which it stands in the archive; `size` is that of the file itself."""

    name: str
    method: int
    crc: int
    size: int
    data: bytes | bytearray


class Packing:
    """A file that is packed while it is being written."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._deflate = zlib.compressobj(wbits=-zlib.MAX_WBITS)
        self._data = bytearray()
        self._crc = 0
        self.size = 0

    @property
    def packed_size(self) -> int:
        """Bytes so far, but for some that are still being thought about."""
        return len(self._data)

    def write(self, piece: bytes) -> None:
        self._crc = zlib.crc32(piece, self._crc)
        self._data += self._deflate.compress(piece)
        self.size += len(piece)

    def ended(self) -> Packed:
        self._data += self._deflate.flush()
        return Packed(self._name, DEFLATED, self._crc, self.size, self._data)


def packed(name: str, content: bytes) -> Packed:
    """A whole file."""
    packing = Packing(name)
    packing.write(content)
    return packing.ended()


def stored(name: str, content: bytes) -> Packed:
    """A file as it is."""
    return Packed(name, STORED, zlib.crc32(content), len(content), content)


def archived(files: Sequence[Packed]) -> bytes:
    """The archive of `files` in their order."""
    pieces: list[bytes | bytearray] = []
    directory: list[bytes] = []
    offset = 0
    for file in files:
        name = file.name.encode("ascii")
        about = (_VERSION, 0, file.method, 0, _NEW_YEAR_1980, file.crc, len(file.data), file.size, len(name), 0)
        pieces += LOCAL.pack(b"PK\3\4", *about), name, file.data
        directory += RECORD.pack(b"PK\1\2", _VERSION, *about, 0, 0, 0, 0, offset), name
        offset += LOCAL.size + len(name) + len(file.data)
    size = sum(map(len, directory))
    end = END.pack(b"PK\5\6", 0, 0, len(files), len(files), size, offset, 0)
    return b"".join((*pieces, *directory, end))

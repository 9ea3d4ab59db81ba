"""The code as a QR symbol, error correction M (rulings 28)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import zxingcpp

_SMALL_MM, _LARGE_MM = 20, 25
_SMALL_MODULES = 17 + 4 * 13
"""Modules a side of version 13, the largest that 20 mm can hold."""


@dataclass(frozen=True, slots=True)
class Symbol:
    """`size` modules a side without the quiet zone; `rows` from the top, dark is 1, padded with 0 to whole bytes."""

    size: int
    rows: tuple[bytes, ...]

    @property
    def millimetres(self) -> int:
        """The side on paper."""
        return _SMALL_MM if self.size <= _SMALL_MODULES else _LARGE_MM


def symbol_of(text: str) -> Symbol:
    """The same text gives the same modules."""
    made = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    picture: Any = made.to_image(scale=1, add_quiet_zones=False)  # a buffer, which its annotations do not say
    grey: Any = memoryview(picture).tolist()
    across = -(-len(grey) // 8)
    rows = (int("".join("01"[shade < 128] for shade in row).ljust(8 * across, "0"), 2) for row in grey)
    return Symbol(len(grey), tuple(row.to_bytes(across) for row in rows))

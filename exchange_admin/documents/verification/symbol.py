"""The code as a QR symbol, error correction M (rulings 28)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import zxingcpp

_SMALL_MM, _LARGE_MM = 20, 25
_SMALL_MODULES = 17 + 4 * 13
"""Modules a side of version 13, the largest that 20 mm can hold."""
_DIGITS = b"1" * 128 + b"0" * 128
"""The digit of every shade of grey, 1 where it is dark."""


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
    digits = bytes(memoryview(picture)).translate(_DIGITS)
    size = math.isqrt(len(digits))
    padding = -size % 8
    rows = (int(digits[start : start + size], 2) << padding for start in range(0, size * size, size))
    return Symbol(size, tuple(row.to_bytes((size + padding) // 8) for row in rows))

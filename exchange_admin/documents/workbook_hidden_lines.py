"""Rows and columns of an Excel sheet that nobody sees, told by the start tags of its XML while that passes in chunks.

Runs in the child process of `workbook_process`, over files of which nothing is known: one pass, and what is kept grows
with the rows and columns that a sheet may have, not with the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

Ranges = list[tuple[int, int]]
"""First and last of lines in a row, from 0."""

_START = re.compile(rb"<(?:[\w.-]{1,40}:)?(row|col)\s([^<>]*)>")
_HIDDEN = re.compile(rb"(?<![\w:])hidden\s*=\s*[\"'](?:1|true)[\"']")
_NUMBER = re.compile(rb"(?<![\w:])(r|min|max)\s*=\s*[\"'](\d{1,7})[\"']")
_LONGEST_TAG = 4096  # bytes; real ones have some hundred


class HiddenLines:
    """Fed with the chunks of a sheet in their order; up to `rows` and `columns` of it count."""

    def __init__(self, rows: int, columns: int) -> None:
        self._most_rows, self._most_columns = rows, columns
        self._rows: set[int] = set()
        self._columns: set[int] = set()
        self._cut = b""  # a tag that the end of a chunk has cut off

    def see(self, chunk: bytes) -> None:
        if b"hidden" in chunk or b"hidden" in self._cut + chunk[:_LONGEST_TAG]:
            for tag in _START.finditer(self._cut + chunk):
                if _HIDDEN.search(tag[2]):
                    self._note(tag[1], dict(_NUMBER.findall(tag[2])))
        end = (self._cut + chunk)[-_LONGEST_TAG:] if len(chunk) < _LONGEST_TAG else chunk[-_LONGEST_TAG:]
        begun = end.rfind(b"<")
        self._cut = end[begun:] if begun >= 0 and end.find(b">", begun) < 0 else b""

    def rows(self) -> Ranges:
        return ranges(self._rows)

    def columns(self) -> Ranges:
        return ranges(self._columns)

    def __bool__(self) -> bool:
        return bool(self._rows or self._columns)

    def hide_rows(self, first: int, last: int) -> None:
        self._rows.update(range(max(first, 0), min(last + 1, self._most_rows)))

    def hide_columns(self, first: int, last: int) -> None:
        self._columns.update(range(max(first, 0), min(last + 1, self._most_columns)))

    def _note(self, what: bytes, numbers: dict[bytes, bytes]) -> None:
        if what == b"row":
            row = int(numbers.get(b"r", b"0"))
            self.hide_rows(row - 1, row - 1)
        else:
            self.hide_columns(int(numbers.get(b"min", b"0")) - 1, int(numbers.get(b"max", b"0")) - 1)


def ranges(numbers: Iterable[int]) -> Ranges:
    """1, 2, 3, 7 are (1, 3) and (7, 7)."""
    found: Ranges = []
    for number in sorted(numbers):
        if found and found[-1][1] == number - 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found

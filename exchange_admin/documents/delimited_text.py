"""Text tables (`.csv`, `.tsv`): which encoding, which separator, then rows of text.

Runs in the child process of `workbook_process`, so it imports only the standard library.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

_SEPARATORS = (",", ";", "\t")


def decoded(data: bytes) -> str:
    """The text, from UTF-8, UTF-16 with its mark, GB 18030 or Windows-1251, whichever the bytes speak for."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    for encoding in ("utf-8-sig", "gb18030", "cp1251"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding != "gb18030" or _reads_as_chinese(text):
            return text
    return data.decode("cp1251", "replace")


def _reads_as_chinese(text: str) -> bool:
    """Cyrillic bytes read as GB 18030 give rare characters; real Chinese is mostly of the 3,755 common ones."""
    foreign = [letter for letter in text if letter > "\x7f"]
    common = sum(1 for letter in foreign if 0xA1 <= letter.encode("gb18030")[0] <= 0xD7)
    return common >= 0.8 * len(foreign)


def text_rows(text: str) -> Iterator[list[str]]:
    """Rows of cells; quoted cells may hold separators and line ends."""
    csv.field_size_limit(1 << 20)
    return csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text))


def _separator(text: str) -> str:
    """The separator that splits the first lines into the most columns that stay the same from line to line."""
    head = text[: 1 << 16]

    def evenness(separator: str) -> tuple[int, int]:
        widths = [len(row) for row in csv.reader(io.StringIO(head, newline=""), delimiter=separator) if row][:50]
        split = [width for width in widths if width > 1]
        usual = max(set(split), key=split.count, default=1)
        return (split.count(usual), usual)

    return max(_SEPARATORS, key=evenness)

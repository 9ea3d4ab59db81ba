"""Text tables (`.csv`, `.tsv`, `.txt`): which encoding, which separator, then rows of text.

Runs in the child process of `workbook_process`, so it imports only the standard library.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

_PIPE = "|"
_SEPARATORS = (",", ";", "\t", _PIPE)
_RULE = re.compile(r"[\s+|=:-]*")
_OFTEN = frozenset("оеаинтсрвл")
"""The letters that half of any Russian text consists of."""
_UPSIDE_DOWN = re.compile(r"(?<!\w)[а-яё][А-ЯЁ]+")
_MORE = 1.5  # times as much must speak for the rarer encoding


def decoded(data: bytes) -> str:
    """The text, from UTF-8, UTF-16 with its mark, GB 18030, Windows-1251 or KOI8-R, whichever the bytes speak for."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    for encoding in ("utf-8-sig", "gb18030", "cp1251"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding == "cp1251":
            break
        if encoding != "gb18030" or reads_as_chinese(text):
            return text
    windows, koi8 = data.decode("cp1251", "replace"), data.decode("koi8_r")
    return koi8 if _russian(koi8) > _MORE * _russian(windows) else windows


def _russian(text: str) -> int:
    """How much a text looks Russian: frequent letters, less the words that begin small and go on in capitals."""
    plain = text[: 1 << 16]
    return sum(map(plain.lower().count, _OFTEN)) - sum(map(len, _UPSIDE_DOWN.findall(plain)))


def reads_as_chinese(text: str) -> bool:
    """Cyrillic bytes read as GB 18030 give rare characters; real Chinese is mostly of the 3,755 common ones."""
    foreign = [letter for letter in text if letter > "\x7f"]
    common = sum(1 for letter in foreign if 0xA1 <= letter.encode("gb18030")[0] <= 0xD7)
    return common >= 0.8 * len(foreign)


def text_rows(text: str) -> Iterator[list[str]]:
    """Rows of cells; quoted cells may hold separators and line ends."""
    csv.field_size_limit(1 << 20)
    separator = _separator(text)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    return _without_rules(rows) if separator == _PIPE else rows


def _without_rules(rows: Iterator[list[str]]) -> Iterator[list[str]]:
    """Of a table drawn with | and ---: its cells without the blanks around them. A line that only draws is empty."""
    for row in rows:
        is_drawn = all(map(_RULE.fullmatch, row)) and any(cell.strip() for cell in row)
        yield [] if is_drawn else [cell.strip() for cell in row]


def _separator(text: str) -> str:
    """The separator that splits the first lines into the most columns that stay the same from line to line."""
    head = text[: 1 << 16]

    def evenness(separator: str) -> tuple[int, int]:
        widths = [len(row) for row in csv.reader(io.StringIO(head, newline=""), delimiter=separator) if row][:50]
        split = [width for width in widths if width > 1]
        usual = max(set(split), key=split.count, default=1)
        return (split.count(usual), usual)

    return max(_SEPARATORS, key=evenness)

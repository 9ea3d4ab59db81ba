"""Text tables (`.csv`, `.tsv`, `.txt`): which encoding, which separator, then rows of text.

Runs in the child process of `workbook_process`, so it imports only the standard library.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter, deque
from collections.abc import Iterator
from math import log

_PIPE = "|"
_SEPARATORS = (",", ";", "\t", _PIPE)
_RULE = re.compile(r"[\s+|=:-]*")
_LETTERS = "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё"
_COMMON = (110, 85, 80, 74, 67, 63, 55, 47, 45, 43, 35, 32, 30, 28, 26, 20, 19, 17, 17, 16, 16, 14, 12, 10, 9, 7, 6, 5)
_WEIGHT = dict(zip(_LETTERS, map(log, (*_COMMON, 4, 4, 4, 1, 1)), strict=True))
"""How common each letter is in Russian, of a thousand (National Corpus, rounded), as a logarithm."""
_SIGNS = "№«»—–…\xa0"
_UPSIDE_DOWN = re.compile(r"(?<!\w)[а-яё][А-ЯЁ]+")
_WORD_UPSIDE_DOWN, _RARE = 5.0, -1.0
_END = "\x1f"
_LONGEST_CELL = 1 << 20
_MORE = 3.0  # must speak for the rarer encoding


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
    return koi8 if _russian(koi8) > _russian(windows) + _MORE else windows


def _russian(text: str) -> float:
    """How much a text looks Russian: by how common its letters are, less the words that begin small and go on in
    capitals. To be held only against the same bytes in another encoding of one byte a letter.
    """
    plain = text[: 1 << 16]
    letters = Counter(letter for letter in plain.lower() if letter > "\x7f" and letter not in _SIGNS)
    seen = sum(n * _WEIGHT.get(letter, _RARE) for letter, n in letters.items())
    return seen - _WORD_UPSIDE_DOWN * len(_UPSIDE_DOWN.findall(plain))


def reads_as_chinese(text: str) -> bool:
    """Cyrillic bytes read as GB 18030 give rare characters; real Chinese is mostly of the 3,755 common ones."""
    foreign = [letter for letter in text if letter > "\x7f"]
    common = sum(1 for letter in foreign if 0xA1 <= letter.encode("gb18030")[0] <= 0xD7)
    return common >= 0.8 * len(foreign)


def text_rows(text: str) -> Iterator[list[str]]:
    """Rows of cells; quoted cells may hold separators and line ends. Where quotations are not closed as they should be,
    no cell goes on over a line end: it would hold everybody below it."""
    csv.field_size_limit(_LONGEST_CELL)
    separator = _separator(text)
    if open_quotation(text):
        lines = io.StringIO(text, newline="")
        rows: Iterator[list[str]] = (row for line in lines for row in _line_alone(line.rstrip("\r\n"), separator))
    else:
        rows = iter(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    return _without_rules(rows) if separator == _PIPE else rows


def open_quotation(text: str) -> int:
    """The line, from 1, by whose end a reader knows that a quotation is not closed as it should be; 0 where all are."""
    if '"' not in text:
        return 0
    csv.field_size_limit(_LONGEST_CELL)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=True)
    try:
        deque(rows, maxlen=0)
    except csv.Error:
        return rows.line_num
    return 0


def _line_alone(line: str, separator: str) -> Iterator[list[str]]:
    *_, last = csv.reader([line + "\n", _END], delimiter=separator)
    is_closed = last == [_END]
    return csv.reader([line], delimiter=separator, quoting=csv.QUOTE_MINIMAL if is_closed else csv.QUOTE_NONE)


def _without_rules(rows: Iterator[list[str]]) -> Iterator[list[str]]:
    """Of a table drawn with | and ---: its cells without the blanks around them. A line that only draws is empty."""
    for row in rows:
        is_drawn = all(map(_RULE.fullmatch, row)) and any(cell.strip() for cell in row)
        yield [] if is_drawn else [cell.strip() for cell in row]


def _separator(text: str) -> str:
    """The separator that stands in the same number from line to line, most often in all of the first lines: a comma in
    an address parts less than the semicolons around it."""
    head = text[: 1 << 16]

    def evenness(separator: str) -> tuple[int, int]:
        widths = [len(row) for row in csv.reader(io.StringIO(head, newline=""), delimiter=separator) if row][:50]
        split = [width for width in widths if width > 1]
        usual = max(set(split), key=split.count, default=1)
        return (split.count(usual) * (usual - 1), usual)

    return max(_SEPARATORS, key=evenness)

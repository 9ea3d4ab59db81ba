"""How wide a text is in digits of its font, and how many lines it takes: close enough for heights that fit, without a
font being there."""

from __future__ import annotations

from functools import lru_cache

from exchange_admin.domain.patterns import pattern

_HAN = r"\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6"
_PIECES = pattern(rf"[{_HAN}]|\s+|[^\s\-{_HAN}]+-*|-+")
_WIDE = pattern(rf"[{_HAN}]")
_NARROW = frozenset(" .,:;!|'’\u00a0()[]/ijlItf·")
_BROAD = frozenset("mwMW—@%№жшщюмфыЖШЩЮМФЫ")
_CAPITAL, _SMALL, _SMALL_CYRILLIC = 1.28, 0.92, 1.02
BOLD = 1.07
"""How much wider bold letters are."""


class _Widths(dict[str, float]):
    def __missing__(self, letter: str) -> float:
        self[letter] = found = _width_of(letter)
        return found


def _width_of(letter: str) -> float:
    if _WIDE.match(letter):
        return 2.0
    if letter in _NARROW:
        return 0.6
    if letter in _BROAD:
        return 1.6 if letter.isupper() or letter in "—@%№" else 1.35
    if letter.isalpha():
        return _CAPITAL if letter.isupper() else _SMALL_CYRILLIC if "\u0430" <= letter <= "\u045f" else _SMALL
    return 1.0


_WIDTHS = _Widths()


@lru_cache(maxsize=8192)
def text_width(text: str) -> float:
    """In widths of a digit."""
    return sum(map(_WIDTHS.__getitem__, text))


@lru_cache(maxsize=8192)
def lines_of(text: str, room: float) -> int:
    """Lines that a text takes where a line has so much room: it breaks behind words, hyphens and Han letters, and
    where a word has more than a line, anywhere."""
    return sum(_lines_of(part, room) for part in text.split("\n"))


@lru_cache(maxsize=8192)
def longest_piece(text: str) -> float:
    """The width of what is not broken at the end of a line."""
    return max(map(text_width, _PIECES.findall(text)), default=0.0)


def _lines_of(text: str, room: float) -> int:
    if text_width(text) <= room:
        return 1
    lines, at = 1, 0.0
    for piece in _PIECES.findall(text):
        width = text_width(piece)
        if at + width <= room:
            at += width
        elif piece.isspace():
            at = room
        else:
            lines += bool(at)
            more = int(width // room) if width > room else 0
            lines, at = lines + more, width - more * room
    return lines

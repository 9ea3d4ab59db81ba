"""Which script a piece of text is in, and the parts of a cell that holds a name in several."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from enum import Enum

from exchange_admin.domain.patterns import pattern
from exchange_admin.names.folding import HAN

MIDDLE_DOTS = "·•‧∙⋅・᛫"
"""Signs that part the names of foreigners written in Han (U+00B7 is the usual one)."""

_HAN_CHARACTER = pattern(f"[{HAN}]")
_HAN_NAME = pattern(f"[{HAN}](?:[\\s{MIDDLE_DOTS}]*[{HAN}])*")
_HAN_PAIR = pattern(f"(?=[{HAN}]{{2}})")
_CYRILLIC_LETTER = pattern("[\u0400-\u04ff\u0500-\u052f\u1c80-\u1c88]")
_LATIN_LETTER = pattern("[a-zA-Z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff]")
_WIDE = {one: chr(one - 0xFEE0) for one in range(0xFF01, 0xFF5F)} | {0x3000: " "}
_WIDE_LETTERS = {one: plain for one, plain in _WIDE.items() if plain.isalnum() or plain.isspace()}
_JOINERS = {",", "-", "–", "—", "‐"}
_LOOK_CYRILLIC = "АВЕКМНОРСТУХІЈЅаеорсухіјѕё"
_LOOK_LATIN = "ABEKMHOPCTYXIJSaeopcyxijsë"
_TO_CYRILLIC = str.maketrans(_LOOK_LATIN, _LOOK_CYRILLIC)
_TO_LATIN = str.maketrans(_LOOK_CYRILLIC, _LOOK_LATIN)


_SIDE_BY_SIDE = pattern(
    r"\s*[/|\n;；、（）()]+\s*"
    f"|(?<=[{HAN}])\\s+(?=[a-zA-Z\u0400-\u052f])|(?<=[a-zA-Z\u0400-\u052f])\\s+(?=[{HAN}])"
)
_LANGUAGE_LETTERS = {"zh": _HAN_CHARACTER, "ru": _CYRILLIC_LETTER, "en": _LATIN_LETTER}


class Script(Enum):
    CYRILLIC = _CYRILLIC_LETTER
    LATIN = _LATIN_LETTER


_LETTER_OF = {script: script.value for script in Script}
"""`Script.value` for code that runs for every cell of a list: asking an Enum costs more than the search itself."""


def has_han(text: str) -> bool:
    return _HAN_CHARACTER.search(text) is not None


def han_pairs(text: str) -> Iterator[int]:
    """Where two characters of Han stand side by side."""
    return (found.start() for found in _HAN_PAIR.finditer(text))


def language_of(text: str) -> str:
    """`zh`, `ru` or `en`: the language of the program that is written in the script of the text."""
    if has_han(text):
        return "zh"
    return "ru" if _CYRILLIC_LETTER.search(text) else "en"


def as_written(text: str) -> str:
    """The text with full-width signs as usual ones; in a text with Han the punctuation stays Chinese. Whatever else
    there is stays: № 1, CO₂, ½."""
    return text if text.isascii() else text.translate(_WIDE_LETTERS if has_han(text) else _WIDE)


def names_by_language(text: str) -> dict[str, str]:
    """The names of one thing that stand side by side in a cell, by language: Пекинский колледж / 北京学院. Empty unless
    every part is a name in a language of its own; letters such as КФУ are no name."""
    parts = [part.strip(" -–—,;:") for part in _SIDE_BY_SIDE.split(as_written(text))]
    found: dict[str, str] = {}
    for part in filter(None, parts):
        scripts = [script for script in ("zh", "ru", "en") if _LANGUAGE_LETTERS[script].search(part)]
        if len(scripts) != 1 or scripts[0] in found or _is_abbreviation(part):
            return {}
        found[scripts[0]] = part
    return found if len(found) > 1 else {}


def is_of_one_script(text: str) -> bool:
    return sum(1 for letters in _LANGUAGE_LETTERS.values() if letters.search(text)) == 1


def _is_abbreviation(part: str) -> bool:
    return not has_han(part) and " " not in part and part.upper() == part


def tidy(text: str) -> str:
    """NFKC, with anything that takes no room on paper turned into a space."""
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text)
    if plain.isprintable():
        return plain
    return "".join(
        one if one.isprintable() or has_han(one) else "" if unicodedata.category(one) == "Cf" else " " for one in plain
    )


def han_part(text: str) -> str:
    """The first run of Han in tidy `text`, without spaces, with middle dots as U+00B7; empty when there is none."""
    found = _HAN_NAME.search(text)
    if found is None:
        return ""
    pieces = re.split(f"[{MIDDLE_DOTS}]+", "".join(found.group().split()))
    return "·".join(filter(None, pieces))


def part_in(script: Script, text: str) -> str:
    """The words of tidy `text` that are written in `script`, one space apart, with their commas and hyphens.

    Letters that only look right are mended: a Latin C inside a Cyrillic word counts as Cyrillic. Words without
    letters (numbers, bullets) belong to no script.
    """
    letter = _LETTER_OF[script]
    if not letter.search(text):
        return ""
    words: list[str] = []
    was_ours = False
    for word in _HAN_CHARACTER.sub(" ", text).split():
        mended = _mended(word)
        if letter.search(mended):
            was_ours = _script_of(mended) is script
        elif mended not in _JOINERS:
            was_ours = False
        if was_ours:
            words.append(mended)
    part = " ".join(words).strip(" ,;:/[]«»-–—")
    return part.strip("() ") if part.startswith("(") or part.count("(") != part.count(")") else part


def _script_of(word: str) -> Script | None:
    """The script of the first letter."""
    for one in word:
        for script, letter in _LETTER_OF.items():
            if letter.match(one):
                return script
    return None


def _mended(word: str) -> str:
    if word.isascii():
        return word
    cyrillic = len(_CYRILLIC_LETTER.findall(word))
    latin = len(_LATIN_LETTER.findall(word))
    if not cyrillic or not latin:
        return word
    other = word.translate(_TO_CYRILLIC) if cyrillic >= latin else word.translate(_TO_LATIN)
    left_over = _LATIN_LETTER if cyrillic >= latin else _CYRILLIC_LETTER
    return word if left_over.search(other) else other

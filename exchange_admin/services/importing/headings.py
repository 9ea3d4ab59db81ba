"""What stands below a heading, told by a table of headings as partners write them in three languages."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from exchange_admin.names import fold

PEOPLE, RESULTS = "people", "results"
KINDS = (PEOPLE, RESULTS)
"""Kinds of sheets that list people, the more usual one first."""

COURSES = "courses"
"""The kind of a sheet with the lines of one transcript; what counts for lists of people does not count for it."""

_BRACKETS = re.compile(r"[(（\[【][^)）\]】]*[)）\]】]?")
_PARTS = re.compile(r"\s*[/|\n\\]\s*|\s+[-–—]\s+")
_NOTHING_SAID = re.compile(r"[\W_]+")
_LONGEST = 80
_SHORTEST_INSIDE_HAN, _SHORTEST_INSIDE = 2, 4  # characters; shorter words stand inside too many others


@dataclass(frozen=True, slots=True)
class Meaning:
    """`key` names the column; `exact` when the whole heading is known, not only a word inside it."""

    key: str
    exact: bool


class Headings:
    """The headings of `resources/import/headings.toml`."""

    def __init__(self, known: Mapping[str, Mapping[str, Iterable[str]]]) -> None:
        common = known.get("any", {})
        tables = {kind: {**common, **known.get(kind, {})} for kind in KINDS} | {COURSES: known.get(COURSES, {})}
        self._of_kind = {kind: _index(table) for kind, table in tables.items()}
        self.keys = {kind: tuple(table) for kind, table in tables.items()}
        self.meaning = lru_cache(maxsize=4096)(self._meaning)

    @classmethod
    def load(cls, folder: Path) -> Headings:
        """Raises OSError when the file is missing and ValueError when a kind gives one heading to two keys."""
        return cls(tomllib.loads((folder / "headings.toml").read_text("utf-8")))

    def _meaning(self, kind: str, text: str) -> Meaning | None:
        """What the column below `text` holds in a sheet of `kind`; None when nobody knows."""
        if not text or len(text) > _LONGEST:
            return None
        index = self._of_kind[kind]
        spoken = [text, _BRACKETS.sub(" ", text)]
        spoken += [part for whole in tuple(spoken) for part in _PARTS.split(whole)]
        for words in spoken:
            if key := index.get(plain_heading(words)):
                return Meaning(key, exact=True)
        inside = max(_inside(index, plain_heading(spoken[1])), default=None)
        return Meaning(inside[1], exact=False) if inside else None


def plain_heading(text: str) -> str:
    """Folded letters and digits only: "Ф. И. О." is "фио". A lone № or # stays."""
    folded = fold(text)
    return _NOTHING_SAID.sub("", folded) or folded


def _index(known: Mapping[str, Iterable[str]]) -> dict[str, str]:
    index: dict[str, str] = {}
    for key, headings in known.items():
        for heading in headings:
            plain = plain_heading(heading)
            if index.setdefault(plain, key) != key:
                raise ValueError(f"headings.toml: {heading} stands for {index[plain]} and {key}")
    return index


def _inside(index: Mapping[str, str], plain: str) -> Iterable[tuple[int, str]]:
    """(length, key) of known headings that stand inside an unknown one."""
    for heading, key in index.items():
        shortest = _SHORTEST_INSIDE_HAN if heading[:1] >= "\u2e80" else _SHORTEST_INSIDE
        if shortest <= len(heading) < len(plain) and heading in plain and key != "row_number":
            yield len(heading), key

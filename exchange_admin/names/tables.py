"""The tables behind the readings: `resources/names/*.tsv`, read once."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0304\u030c"))


@dataclass(frozen=True, slots=True)
class Readings:
    """Pinyin of a surname or of a character in a given name, without tones, `ü` as ü, written as one word.

    `others` are readings that people of that name also use: then a person has to be asked.
    """

    usual: str
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NameTables:
    """What the office knows about names, as data; sources and confidence stand beside the rows in the files.

    `palladius`: syllable → Cyrillic, with `rare_syllables` naming those that no name contains. `spellings`: passport
    and keyboard spelling → syllable (lyu, lv → lü). `palladius_variants`: older Cyrillic → syllable. `surnames` and
    `given_names`: Han → readings. `icao_letters` and `nearest_letters`: Cyrillic letters outside Russian → Latin.
    """

    palladius: Mapping[str, str]
    rare_syllables: frozenset[str]
    spellings: Mapping[str, str]
    palladius_variants: tuple[tuple[str, str], ...]
    surnames: Mapping[str, Readings]
    given_names: Mapping[str, Readings]
    icao_letters: Mapping[str, str]
    nearest_letters: Mapping[str, str]

    @classmethod
    def load(cls, folder: Path) -> NameTables:
        """Read the six tables in `folder`. OSError when one is missing, ValueError naming a row that is cut short."""
        syllables = list(_rows(folder / "palladius.tsv"))
        letters = list(_rows(folder / "cyrillic_letters.tsv"))
        return cls(
            palladius={pinyin: cyrillic for pinyin, cyrillic, *_ in syllables},
            rare_syllables=frozenset(pinyin for pinyin, _, kind, *_ in syllables if kind == "rare"),
            spellings={spelling: pinyin for spelling, pinyin, *_ in _rows(folder / "pinyin_spellings.tsv")},
            palladius_variants=tuple(
                (cyrillic, pinyin) for cyrillic, pinyin, *_ in _rows(folder / "palladius_variants.tsv")
            ),
            surnames=_readings(folder / "surnames.tsv"),
            given_names=_readings(folder / "given_names.tsv"),
            icao_letters={letter: icao for letter, icao, *_ in letters if icao},
            nearest_letters={letter: nearest for letter, _, nearest, *_ in letters},
        )


def without_tones(pinyin: str) -> str:
    """Pinyin without tone marks, lower case; the two dots of ü stay."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", pinyin).translate(_TONES)).lower()


def _readings(path: Path) -> dict[str, Readings]:
    return {
        han: Readings(without_tones(usual), tuple(without_tones(others).split()))
        for han, usual, others, *_ in _rows(path)
    }


def _rows(path: Path) -> Iterator[list[str]]:
    """The rows below the heading; each has a cell for every heading."""
    heading, *lines = path.read_text("utf-8").splitlines()
    width = heading.count("\t") + 1
    for number, line in enumerate(lines, start=2):
        cells = line.split("\t")
        if len(cells) != width:
            raise ValueError(f"{path.name}, line {number}: {width} columns expected, {len(cells)} found")
        yield cells

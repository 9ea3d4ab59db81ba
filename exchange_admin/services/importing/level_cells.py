"""What levels of a language are called, by the letters of the name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from exchange_admin.domain.reference import Reference
from exchange_admin.names import fold


@dataclass(frozen=True, slots=True)
class _LevelCalled:
    """The level of the common scale that a name stands for; the lowest where it may stand for several."""

    common: str
    is_certain: bool


def letters_of(level: str) -> str:
    """HSK3, ТРКИ 1 and ТРКИ-1 as the tables have them."""
    return "".join(filter(str.isalnum, fold(level)))


def languages_called(reference: Reference) -> Mapping[str, str]:
    """By the letters of what a level is called the one language that it is of, ru or zh; A1 is of any."""
    found: dict[str, set[str]] = {}
    for level in reference.language_levels:
        for name in filter(None, (level.values[name] for name in ("level", "name_zh", "name_ru", "name_en"))):
            found.setdefault(letters_of(name), set()).add(level.values["language"])
    scale = {letters_of(level.values["cefr"]) for level in reference.language_levels if level.values["cefr"]}
    return {name: said.pop() for name, said in found.items() if len(said) == 1 and name not in scale}


def levels_called(reference: Reference) -> Mapping[str, _LevelCalled]:
    """By the letters of what a level is called."""
    found: dict[str, dict[str, bool]] = {}
    for level in reference.language_levels:
        names = (level.values[name] for name in ("level", "name_zh", "name_ru", "name_en", "cefr"))
        for name in filter(None, names if level.values["cefr"] else ()):
            found.setdefault(letters_of(name), {})[level.values["cefr"]] = level.values["cefr_confidence"] == "high"
    return {name: _LevelCalled(min(said), len(said) == 1 and all(said.values())) for name, said in found.items()}

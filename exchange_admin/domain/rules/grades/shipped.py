"""Facts about marks that ship with the program as editable examples, read from `resources/reference`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from exchange_admin.domain.rules.grades.marks import PassOnlyMark, PassOnlyMarks


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a fact comes from and how far it can be trusted (a word of the vocabulary `confidence`)."""

    source: str
    source_date: str
    confidence: str


def marks_without_rank(folder: Path) -> PassOnlyMarks:
    """The words that only say passed or not. Raises OSError without the file, KeyError for another shape."""
    return PassOnlyMarks(mark for mark, _ in marks_with_origin(folder))


def marks_with_origin(folder: Path) -> tuple[tuple[PassOnlyMark, Origin], ...]:
    """The same words with their sources."""
    return tuple(
        (
            PassOnlyMark(
                raw["mark"], raw["passing"], tuple(raw.get("rank_beside", ())), tuple(raw.get("rank_unless", ()))
            ),
            origin(raw),
        )
        for raw in tomllib.loads((folder / "marks_without_rank.toml").read_text("utf-8"))["mark"]
    )


def origin(raw: Mapping[str, Any]) -> Origin:
    """The three keys that every shipped fact has."""
    return Origin(raw["source"], raw["source_date"], raw["confidence"])

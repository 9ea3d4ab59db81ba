"""A letter design as it stands in `resources/designs/`: what is said in which order, and on which condition."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from exchange_admin.documents.designs.spec import Condition


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A text of the wording or, without one, the table of particulars. `when` are details and what they must be."""

    text: str = ""
    when: tuple[Condition, ...] = ()

    @property
    def is_table(self) -> bool:
        return not self.text


@dataclass(frozen=True, slots=True)
class LetterSpec:
    """`rows` are the details in the table, in order."""

    id: str
    kinds: tuple[str, ...]
    rows: tuple[str, ...]
    paragraphs: tuple[Paragraph, ...]


def letter_specs(folder: Path) -> tuple[LetterSpec, ...]:
    """Every design in the folder, the newest of a kind first. Raises ValueError for a file that is no design."""
    found = [_spec(path) for path in sorted(folder.glob("*.toml"))]
    return tuple(sorted(found, key=lambda spec: int(spec.id.rpartition("/")[2]), reverse=True))


def _spec(path: Path) -> LetterSpec:
    plain = tomllib.loads(path.read_text("utf-8"))
    try:
        paragraphs = tuple(_paragraph(each) for each in plain["paragraph"])
        return LetterSpec(plain["id"], tuple(plain["kinds"]), tuple(plain["rows"]), paragraphs)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"{path.name}: {error}") from error


def _paragraph(plain: Mapping[str, Any]) -> Paragraph:
    when = tuple(Condition(fact=name, value=value) for name, value in plain.get("when", {}).items())
    return Paragraph(plain.get("text", ""), when)

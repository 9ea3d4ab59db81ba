"""What can be set about each part of a design, as data: the panel at the right is made from it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from exchange_admin.services.certificates.design_parts import (
    CODE_SIDES,
    GROUPS,
    SIGNED_ABOVE,
    SIGNED_ACROSS,
    SIGNED_BELOW,
    STAMP_SIDES,
    Group,
)

Sort = Literal["number", "choice", "flag", "colour", "image", "line", "kinds"]
_FARTHEST = 420.0
_BOUNDS: Mapping[tuple[str, str], tuple[float, float]] = {
    ("signatories", "across"): (SIGNED_ACROSS, _FARTHEST),
    ("signatories", "above"): SIGNED_ABOVE,
    ("signatories", "below"): SIGNED_BELOW,
    ("stamp", "across"): STAMP_SIDES,
    ("code", "across"): CODE_SIDES,
}
"""What the designs themselves keep."""


@dataclass(frozen=True, slots=True)
class Setting:
    """`path` leads into the part, `label` is a word of `design_setting`.

    `low`, `high` and `step` are those of a number, `choices` the name of a list in `design_choice`, `offered` its words
    in order. A `wide` one takes a line of its own; a `head` stands above the first of several that belong together.
    """

    path: str
    sort: Sort
    label: str
    low: float = 0.0
    high: float = _FARTHEST
    step: float = 1.0
    choices: str = ""
    offered: tuple[str, ...] = ()
    wide: bool = False
    head: str = ""


def read_settings(resources: Path) -> Mapping[Group, tuple[Setting, ...]]:
    """By group of the part, in the order of the panel."""
    groups = tomllib.loads((resources / "designs" / "editor" / "settings.toml").read_text("utf-8"))
    lists = groups.pop("choices")
    found: dict[Group, tuple[Setting, ...]] = {}
    for group in GROUPS:
        made = []
        for path, told in groups[group].items():
            if bounds := _BOUNDS.get((group, path)):
                told |= dict(zip(("low", "high"), bounds, strict=True))
            made.append(Setting(path, offered=tuple(lists.get(told.get("choices"), ())), **told))
        found[group] = tuple(made)
    return found

"""Mr, Ms and others before or behind a name in Latin letters."""

from __future__ import annotations

import re
from dataclasses import dataclass

_TITLE = "MR|MRS|MS|MISS|MSTR"
_NAME = r"[A-Za-z\u00c0-\u024f](?:[A-Za-z\u00c0-\u024f'’/ ,-]*[A-Za-z\u00c0-\u024f])?"
_BEHIND = re.compile(
    rf"(?P<name>{_NAME})(?:\s*[,/]\s*|\s+)(?P<title>{_TITLE})\.?|(?P<outside>{_NAME})\s*[(（]\s*(?P<inside>{_TITLE})\.?\s*[)）]",
    re.IGNORECASE,
)
_BEFORE = re.compile(rf"(?P<title>{_TITLE})(?:\.\s*|\s+)(?P<name>{_NAME})", re.IGNORECASE)
_SOME_TITLE = re.compile(rf"(?<![^\W\d_])(?:{_TITLE})(?![^\W\d_])", re.IGNORECASE)
_LONGEST = 100  # characters


@dataclass(frozen=True, slots=True)
class TitledName:
    """`is_before`: as English has it, so that the given name may stand first: “Ms. Fang Wang”."""

    name: str
    title: str
    is_before: bool


def parted_title(text: str) -> TitledName | None:
    """A name and the one title beside it: WANG FANG MS, “Ms. Wang Fang”, “Wang Fang (Ms)”; None for any other text."""
    text = text.strip()
    if len(text) > _LONGEST or len(_SOME_TITLE.findall(text)) != 1:
        return None
    if found := _BEHIND.fullmatch(text):
        return TitledName(found["name"] or found["outside"], found["title"] or found["inside"], is_before=False)
    found = _BEFORE.fullmatch(text)
    return TitledName(found["name"], found["title"], is_before=True) if found else None


def without_title(text: str) -> str:
    """The name of such a text; any other one as it is."""
    titled = parted_title(text)
    return titled.name if titled else text

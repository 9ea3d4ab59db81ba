"""Designs as JSON text: the same design gives the same text, and text from outside becomes a design or is refused."""

from __future__ import annotations

import json

from exchange_admin.documents.designs.spec import DesignSpec
from exchange_admin.documents.plain import Unreadable, plain_of, read_plain
from exchange_admin.domain.problems import Problem, RuleBroken

LONGEST_JSON = 60_000
"""Characters of a design."""
_MOST_PARTS = 80
_LONGEST_TEXT = 4_000
_LARGEST_NUMBER = 1e6


def to_json(spec: DesignSpec) -> str:
    """Canonical text. What is as it is when left out is left out, so that older designs keep their text."""
    return json.dumps(to_plain(spec), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def from_json(text: str) -> DesignSpec:
    """Raises RuleBroken with `design.unreadable`."""
    if len(text) > LONGEST_JSON:
        raise _unreadable("length")
    try:
        plain = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _unreadable(type(error).__name__) from error
    return from_plain(plain)


def to_plain(spec: DesignSpec) -> dict[str, object]:
    """Texts, numbers, lists and tables only."""
    plain: dict[str, object] = plain_of(spec)
    return plain


def from_plain(plain: object) -> DesignSpec:
    """Raises RuleBroken with `design.unreadable` for a part that is unknown, missing, too large or of another type."""
    _refuse_too_large(plain)
    try:
        spec = read_plain(DesignSpec, plain, "design")
    except Unreadable as unreadable:
        raise _unreadable(unreadable.where) from unreadable
    assert isinstance(spec, DesignSpec)
    return spec


def _refuse_too_large(plain: object) -> None:
    waiting = [("design", plain)]
    while waiting:
        where, part = waiting.pop()
        large, inside = False, list[tuple[str, object]]()
        match part:
            case list():
                large, inside = len(part) > _MOST_PARTS, [(where, one) for one in part]
            case dict():
                inside = [(f"{where}.{name}"[:80], one) for name, one in part.items()]
            case str():
                large = len(part) > _LONGEST_TEXT
            case int() | float():
                large = not abs(part) < _LARGEST_NUMBER  # of what is no number either
        if large:
            raise _unreadable(where)
        waiting += inside


def _unreadable(where: str) -> RuleBroken:
    return RuleBroken(Problem("design.unreadable", facts={"part": where}))

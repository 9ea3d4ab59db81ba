"""Designs as JSON text: the same design gives the same text, and text from outside becomes a design or is refused."""

from __future__ import annotations

import json
import math
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import lru_cache
from types import NoneType, UnionType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from exchange_admin.documents.designs.spec import DesignSpec
from exchange_admin.domain.problems import Problem, RuleBroken

LONGEST_JSON = 60_000
"""Characters of a design."""
_MOST_PARTS = 80
_LONGEST_TEXT = 4_000


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
    return _plain_fields(spec)


def from_plain(plain: object) -> DesignSpec:
    """Raises RuleBroken with `design.unreadable` for a part that is unknown, missing or of the wrong type."""
    spec = _read(DesignSpec, plain, "design")
    assert isinstance(spec, DesignSpec)
    return spec


def _plain(value: object) -> object:
    if is_dataclass(value):
        return _plain_fields(value)
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if isinstance(value, float):
        rounded = round(value, 2)
        return int(rounded) if rounded.is_integer() else rounded
    return value


def _plain_fields(part: Any) -> dict[str, object]:
    told = ((described, getattr(part, described.name)) for described in fields(part))
    return {described.name: _plain(value) for described, value in told if value != _default(described)}


def _default(described: Field[Any]) -> object:
    return described.default


@lru_cache(maxsize=64)
def _types(part: type) -> dict[str, Any]:
    return get_type_hints(part)


def _read(wanted: Any, value: object, where: str) -> object:
    origin = get_origin(wanted)
    if origin is UnionType:
        (some,) = (one for one in get_args(wanted) if one is not NoneType)
        return None if value is None else _read(some, value, where)
    if origin is Literal and value in get_args(wanted) and isinstance(value, str):
        return value
    if origin is tuple and isinstance(value, list) and len(value) <= _MOST_PARTS:
        return tuple(_read(get_args(wanted)[0], one, where) for one in value)
    if is_dataclass(wanted) and isinstance(wanted, type) and isinstance(value, dict):
        return _read_fields(wanted, value, where)
    if wanted is float and type(value) in (int, float) and math.isfinite(value) and abs(value) < 1e6:  # type: ignore[arg-type]
        return round(float(value), 2)  # type: ignore[arg-type]
    if wanted is int and type(value) is int and abs(value) < 1e6:
        return value
    if (wanted is bool and type(value) is bool) or (wanted is str and isinstance(value, str)):
        if isinstance(value, str) and len(value) > _LONGEST_TEXT:
            raise _unreadable(where)
        return value
    raise _unreadable(where)


def _read_fields(wanted: type, value: dict[object, object], where: str) -> object:
    types = _types(wanted)
    described = {one.name: one for one in fields(wanted)}
    if unknown := next((name for name in value if name not in described), None):
        raise _unreadable(f"{where}.{unknown}"[:80])
    if lost := next((n for n, one in described.items() if one.default is MISSING and n not in value), None):
        raise _unreadable(f"{where}.{lost}")
    return wanted(**{str(name): _read(types[str(name)], part, f"{where}.{name}") for name, part in value.items()})


def _unreadable(where: str) -> RuleBroken:
    return RuleBroken(Problem("design.unreadable", facts={"part": where}))

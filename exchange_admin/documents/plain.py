"""Frozen dataclasses as texts, numbers, lists and tables, and back: nothing is lost and nothing is guessed.

What has its default is left out, so that a field that comes later changes no text that was written before. A value of a
field that may be of several kinds says which it is, unless it is a text: `{"date": "2026-11-24"}`. Floats are measures:
two decimals are kept.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from types import MappingProxyType, NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from exchange_admin.domain.rules.reasons import read_number


class Unreadable(ValueError):
    """`where` names the field: `design.blocks.gap`."""

    def __init__(self, where: str) -> None:
        super().__init__(where)
        self.where = where


def plain_of(value: Any, kind: Any = None) -> Any:
    """`value` as JSON writes it; `kind` is the annotation of the field that it stands in."""
    members = _members(kind)
    if len(members) > 1 and value is not None:
        return value if isinstance(value, str) else {type(value).__name__: plain_of(value)}
    if is_dataclass(value) and not isinstance(value, type):
        hints = _hints(type(value))
        return {
            one.name: plain_of(told, hints[one.name])
            for one in fields(value)
            if (told := getattr(value, one.name)) != one.default
        }
    match value:
        case date():
            return value.isoformat()
        case Fraction():
            return str(value)
        case float():
            rounded = round(value, 2)
            return int(rounded) if rounded.is_integer() else rounded
        case tuple():
            return [plain_of(part, _part(members, place)) for place, part in enumerate(value)]
    return value


def read_plain(kind: Any, plain: Any, where: str) -> Any:
    """The value of the annotation `kind` that `plain_of` wrote; `where` names it. Anything else raises Unreadable."""
    members = _members(kind)
    if plain is None and NoneType in get_args(kind):
        return None
    if len(members) > 1:
        return _read_one_of(members, plain, where)
    (only,) = members
    if is_dataclass(only):
        return _read_fields(only, plain, where)
    if get_origin(only) is tuple:
        return _read_parts(members, plain, where)
    return _read_single(only, plain, where)


def _read_one_of(members: tuple[Any, ...], plain: Any, where: str) -> Any:
    if isinstance(plain, str) and str in members:
        return plain
    if not isinstance(plain, Mapping) or len(plain) != 1:
        raise Unreadable(where)
    ((name, told),) = plain.items()
    for member in members:
        if getattr(member, "__name__", "") == name and member is not str:
            return read_plain(member, told, where)
    raise Unreadable(where)


def _read_fields(made: Any, plain: Any, where: str) -> Any:
    if not isinstance(plain, Mapping):
        raise Unreadable(where)
    hints = _hints(made)
    if unknown := next((name for name in plain if name not in hints), None):
        raise Unreadable(f"{where}.{unknown}"[:80])
    if lost := next((one.name for one in fields(made) if one.default is MISSING and one.name not in plain), None):
        raise Unreadable(f"{where}.{lost}")
    return made(**{name: read_plain(hints[name], told, f"{where}.{name}") for name, told in plain.items()})


def _read_parts(members: tuple[Any, ...], plain: Any, where: str) -> tuple[Any, ...]:
    parts = get_args(members[0])
    if not isinstance(plain, list) or (parts[-1] is not Ellipsis and len(parts) != len(plain)):
        raise Unreadable(where)
    return tuple(read_plain(_part(members, place), part, where) for place, part in enumerate(plain))


def _read_single(kind: Any, plain: Any, where: str) -> Any:
    if get_origin(kind) is Literal:
        if isinstance(plain, str) and plain in get_args(kind):
            return plain
        raise Unreadable(where)
    written, read = _SINGLES.get(kind, ((kind,), None))
    if type(plain) not in written:
        raise Unreadable(where)
    try:
        return read(plain) if read else plain
    except (ValueError, OverflowError) as error:
        raise Unreadable(where) from error


def _measure(plain: float) -> float:
    if not math.isfinite(plain):
        raise ValueError(plain)
    return round(float(plain), 2)


_SINGLES: Mapping[type, tuple[tuple[type, ...], Callable[[Any], object]]] = MappingProxyType(
    {date: ((str,), date.fromisoformat), Fraction: ((str,), read_number), float: ((int, float), _measure)}
)
"""What stands in JSON for a value of some types, and how it is read."""


@cache
def _members(kind: Any) -> tuple[Any, ...]:
    """What a field may hold beside None."""
    if get_origin(kind) in (Union, UnionType):
        return tuple(one for one in get_args(kind) if one is not NoneType)
    return (kind,)


def _part(members: tuple[Any, ...], place: int) -> Any:
    """The annotation of the part of a tuple at `place`."""
    if len(members) != 1 or get_origin(members[0]) is not tuple:
        return None
    parts = get_args(members[0])
    return parts[0] if parts[-1] is Ellipsis else parts[place]


@cache
def _hints(made: type) -> dict[str, Any]:
    return get_type_hints(made)

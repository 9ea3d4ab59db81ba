"""Frozen dataclasses as texts, lists and tables for the register, and back: nothing is lost and nothing is guessed.

What has its default is left out, so that a fact that comes later changes no text that was frozen before. A value of a
field that may be of several kinds says which it is, unless it is a text: `{"date": "2026-11-24"}`.
"""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints


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
            if (told := getattr(value, one.name)) != _default(one)
        }
    match value:
        case date():
            return value.isoformat()
        case Fraction():
            return str(value)
        case tuple():
            return [plain_of(part, _part(members, place)) for place, part in enumerate(value)]
    return value


def read_plain(kind: Any, plain: Any) -> Any:
    """The value of the annotation `kind` that `plain_of` wrote. Raises ValueError for anything else."""
    members = _members(kind)
    if plain is None:
        if kind is None or type(None) in get_args(kind):
            return None
        raise ValueError(f"nothing for {kind}")
    if len(members) > 1:
        return _read_one_of(members, plain)
    (only,) = members
    if is_dataclass(only):
        return _read_facts(only, plain)
    if get_origin(only) is tuple:
        if not isinstance(plain, list):
            raise ValueError(plain)
        parts = get_args(only)
        if parts[-1] is not Ellipsis and len(parts) != len(plain):
            raise ValueError(plain)
        return tuple(read_plain(_part(members, place), part) for place, part in enumerate(plain))
    if only in (date, Fraction):
        if not isinstance(plain, str):
            raise ValueError(plain)
        return date.fromisoformat(plain) if only is date else _fraction(plain)
    if type(plain) is not only:
        raise ValueError(f"{plain!r} is no {only}")
    return plain


def _read_one_of(members: tuple[Any, ...], plain: Any) -> Any:
    if isinstance(plain, str) and str in members:
        return plain
    if not isinstance(plain, Mapping) or len(plain) != 1:
        raise ValueError(plain)
    ((name, told),) = plain.items()
    for member in members:
        if getattr(member, "__name__", "") == name and member is not str:
            return read_plain(member, told)
    raise ValueError(name)


def _read_facts(made: Any, plain: Any) -> Any:
    if not isinstance(plain, Mapping):
        raise ValueError(plain)
    hints = _hints(made)
    known = {one.name: one for one in fields(made)}
    if unknown := plain.keys() - known.keys():
        raise ValueError(f"unknown: {', '.join(sorted(unknown))}")
    missing = [name for name, one in known.items() if _default(one) is MISSING and name not in plain]
    if missing:
        raise ValueError(f"missing: {', '.join(missing)}")
    return made(**{name: read_plain(hints[name], told) for name, told in plain.items()})


def _fraction(plain: str) -> Fraction:
    try:
        return Fraction(plain)
    except ZeroDivisionError as error:
        raise ValueError(plain) from error


def _members(kind: Any) -> tuple[Any, ...]:
    """What a field may hold beside None."""
    if get_origin(kind) in (Union, types.UnionType):
        return tuple(one for one in get_args(kind) if one is not type(None))
    return (kind,)


def _part(members: tuple[Any, ...], place: int) -> Any:
    """The annotation of the part of a tuple at `place`."""
    if len(members) != 1 or get_origin(members[0]) is not tuple:
        return None
    parts = get_args(members[0])
    return parts[0] if parts[-1] is Ellipsis else parts[place]


def _default(one: Field[Any]) -> Any:
    return one.default


@cache
def _hints(made: type) -> dict[str, Any]:
    return get_type_hints(made)

"""JSON as strangers send it: one meaning per text, nothing that Python alone would accept, no depth without end."""

from __future__ import annotations

import json
import re
from typing import Any, NoReturn

from exchange_admin.documents.packages.refusals import Refused
from exchange_admin.merge.bodies import decoded_by

_LONGEST_NUMBER = 19  # digits of 2^63
_STRUCTURE = re.compile(r'"(?:[^"\\]++|\\.)*+"|[\[{]|[\]}]', re.DOTALL)


def decoded(data: bytes | bytearray) -> str:
    """Raises Refused: `json_invalid` for bytes that are not UTF-8."""
    try:
        return data.decode()
    except UnicodeDecodeError:
        raise Refused("json_invalid") from None


def read_json(text: str, *, deepest: int) -> Any:
    """The value of `text`, whose brackets may stand `deepest` in each other. Numbers with a point come as float.

    Raises Refused: `json_too_deep`, `json_duplicate_key`, `json_nan`, `json_big_int` (beyond 64 bits), `json_invalid`.
    """
    if text.count("[") + text.count("{") > deepest and _depth_exceeds(text, deepest):
        raise Refused("json_too_deep")
    try:
        return decoded_by(_STRICT, text)
    except RecursionError:
        raise Refused("json_too_deep") from None
    except ValueError:
        raise Refused("json_invalid") from None


def _depth_exceeds(text: str, deepest: int) -> bool:
    depth = 0
    for found in _STRUCTURE.finditer(text):
        sign = text[found.start()]
        if sign == '"':
            continue
        depth += 1 if sign in "[{" else -1
        if depth > deepest:
            return True
    return False


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise Refused("json_duplicate_key")
    return found


def _whole_number(digits: str) -> int:
    if len(digits.lstrip("-")) > _LONGEST_NUMBER or not -(1 << 63) <= (number := int(digits)) <= 1 << 63:
        raise Refused("json_big_int")
    return number


def _no_constant(_: str) -> NoReturn:
    raise Refused("json_nan")


_STRICT = json.JSONDecoder(object_pairs_hook=_once, parse_int=_whole_number, parse_constant=_no_constant)

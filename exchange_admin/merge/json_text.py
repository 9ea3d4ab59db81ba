"""JSON of many short texts, one after the other."""

from __future__ import annotations

import json
from typing import Any

_decode = json.JSONDecoder().raw_decode


def load_json(text: str) -> Any:
    """As `json.loads`, in half the time for a short text with nothing around it. Raises ValueError, RecursionError."""
    try:
        value, end = _decode(text)
    except ValueError:
        end = -1
    return value if end == len(text) else json.loads(text)

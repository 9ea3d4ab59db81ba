"""The hash that an approval or a decision names, so that nobody signs what has changed meanwhile."""

from __future__ import annotations

import hashlib
import json


def content_hash(content: object) -> str:
    """SHA-256 of plain JSON values in their one canonical writing: 64 hexadecimal digits."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def shown_hash(text: str) -> str:
    """As people compare it: the first twelve digits in groups of four."""
    return " ".join(text[place : place + 4] for place in range(0, min(len(text), 12), 4))

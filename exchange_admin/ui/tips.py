"""Tips over what stands in records: words, never markup, whoever sent the record."""

from __future__ import annotations

import html


def plain_tip(text: str) -> str:
    """`text` as a tip. Qt would take `<img src="//host/x.png">` for markup and fetch the picture."""
    return f"<qt>{html.escape(text)}</qt>".replace("\n", "<br>") if "<" in text else text

"""Tips over what stands in records: words, never markup, whoever sent the record."""

from __future__ import annotations


def plain_tip(text: str) -> str:
    """`text` as a tip. Qt would take `<img src="//host/x.png">` for markup and fetch the picture."""
    if "<" not in text:
        return text
    import html  # with a table of all that pages of the web may name

    return f"<qt>{html.escape(text)}</qt>".replace("\n", "<br>")

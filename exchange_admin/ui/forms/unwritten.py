"""What stands in the drafts for a record that is not in the file yet."""

from __future__ import annotations

UNWRITTEN = "new"
"""Stands in the drafts for the record that is not in the file yet; there is one of each kind."""


def unwritten_of(by: str, id: str) -> str:
    """Stands in the drafts for the new record that points to `id` through `by`: there is one for each such record."""
    return f"{UNWRITTEN} {by} {id}"


def told_apart(draft: str) -> tuple[str, str] | None:
    """What `unwritten_of` was made of, None for other drafts."""
    first, *rest = draft.split(" ")
    return (rest[0], rest[1]) if first == UNWRITTEN and len(rest) == 2 else None

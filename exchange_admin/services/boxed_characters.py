"""What is said of a paper of texts that others wrote, when no font has a character of them."""

from __future__ import annotations

from collections.abc import Sequence

from exchange_admin.documents.fonts import named
from exchange_admin.documents.table_papers.paper import Boxed
from exchange_admin.domain.problems import Level, Problem
from exchange_admin.domain.wording import Wording

_NAMED = 5


def boxed_said(boxed: Sequence[Boxed], words: Wording) -> str:
    """In which texts a box is printed for which characters; empty where there are none."""
    if not boxed:
        return ""
    told = [words.labelled(one.name, named(one.characters)) for one in boxed[:_NAMED]]
    more = [f"+{len(boxed) - _NAMED}"] if len(boxed) > _NAMED else []
    facts = {"characters": words.set_apart((*told, *more))}
    return words.problem(Problem("report.missing_glyph", facts=facts, level=Level.INFORMS))


def boxed_plain(boxed: Sequence[Boxed]) -> list[dict[str, object]]:
    """As commands print it."""
    return [one._asdict() for one in boxed]

"""Papers about the same that somebody has already: they are told, and a further one is a duplicate of the first."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from typing import TypeVar

from exchange_admin.documents.papers import Paper
from exchange_admin.domain.problems import Level, Problem
from exchange_admin.domain.rules.certificate_states import REVOKED
from exchange_admin.domain.steps import Record

AnyPaper = TypeVar("AnyPaper", bound=Paper)


def still_held(papers: Iterable[Record], kind: str) -> list[Record]:
    """Those of a kind that were not revoked."""
    return [paper for paper in papers if paper["kind"] == kind and paper["state"] != REVOKED]


def issued_before(paper: Record) -> Problem:
    """Somebody has to say why there is to be another one."""
    facts = {"number": paper.text("number"), "date": paper.text("issued_on")}
    return Problem("certificate.issued_before", facts=facts, level=Level.ASKS)


def as_duplicate(facts: AnyPaper, earlier: Sequence[Record]) -> AnyPaper:
    """The facts with the number of the paper that was issued first, none where there is no earlier one."""
    first = min(earlier, key=lambda paper: (paper.text("issued_on"), paper.text("number")), default=None)
    return dataclasses.replace(facts, duplicate_of=first.text("number") if first else "")

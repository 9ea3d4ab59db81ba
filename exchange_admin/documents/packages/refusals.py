"""Why a package is not taken, by the names of `sync.md` 13; the sentence of a reason is `problem.package.<reason>`."""

from __future__ import annotations

from pathlib import Path

from exchange_admin.domain.problems import Problem, RuleBroken


class Refused(Exception):
    """A part of a package breaks the rules. `facts` never hold a value of a record."""

    def __init__(self, reason: str, **facts: object) -> None:
        super().__init__(reason, facts)
        self.reason, self.facts = reason, facts


def refusal(refused: Refused, path: Path, *hints: str) -> RuleBroken:
    """What the caller of this floor gets: the reason first, then what may have led to it."""
    facts = {"file": path.name, **refused.facts}
    return RuleBroken(*(Problem(f"package.{reason}", facts=facts) for reason in (refused.reason, *hints)))

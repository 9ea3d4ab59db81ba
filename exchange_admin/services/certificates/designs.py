"""What this floor asks of a certificate design of the documents floor."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import BinaryIO, Protocol

from exchange_admin.documents.certificates.facts import ParticipationFacts
from exchange_admin.domain.problems import Problem

Progress = Callable[[int, int], None]
"""Papers drawn and papers in all; may raise to stop, and then nothing is issued and no file is left behind."""


class Design(Protocol):
    """A certificate design of the documents floor; once issued from, it never changes."""

    @property
    def id(self) -> str: ...
    @property
    def kinds(self) -> Sequence[str]: ...
    def problems(self, facts: ParticipationFacts) -> list[Problem]: ...
    def draw(
        self, certificates: Sequence[ParticipationFacts], stream: BinaryIO, *, progress: Progress | None = None
    ) -> int: ...
    def pdf(self, certificates: Sequence[ParticipationFacts]) -> bytes: ...

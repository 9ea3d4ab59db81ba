"""What this floor asks of a certificate design of the documents floor."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, BinaryIO, Protocol, runtime_checkable

from exchange_admin.domain.problems import Problem

Progress = Callable[[int, int], None]
"""Papers drawn and papers in all; may raise to stop, and then nothing is issued and no file is left behind."""


class Design(Protocol):
    """A certificate design of the documents floor; once issued from, it never changes.

    It is given facts of the class that `documents.papers.read_paper` makes for its `kinds`.
    """

    @property
    def id(self) -> str: ...
    @property
    def kinds(self) -> Sequence[str]: ...
    def problems(self, facts: Any) -> list[Problem]: ...
    def draw(self, certificates: Sequence[Any], stream: BinaryIO, *, progress: Progress | None = None) -> int: ...
    def pdf(self, certificates: Sequence[Any]) -> bytes: ...


@runtime_checkable
class Paged(Protocol):
    """A design whose papers have as many pages as they need; those of others have one."""

    def pages_of(self, facts: Any) -> int: ...

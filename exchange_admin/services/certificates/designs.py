"""What this floor asks of a certificate design of the documents floor."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, BinaryIO, Protocol, runtime_checkable

from exchange_admin.documents.paper_files import Progress
from exchange_admin.domain.problems import Problem, RuleBroken


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


@runtime_checkable
class Sized(Protocol):
    """A design whose pages may be larger than A4."""

    @property
    def paper(self) -> str: ...


class DesignShelf(Protocol):
    """Every design of an office, those that came with the program and its own."""

    def called(self, id: str) -> Design | None:
        """The design that papers name as theirs, also when it is retired; None when this program has never heard of it.

        Raises RuleBroken with `design.altered` when it is no longer what was put in use.
        """

    def for_kind(self, kind: str, wanted: str = "") -> Design:
        """What new papers of the kind are drawn with: the `wanted` design, else the one that the office uses.

        Raises RuleBroken: `certificate.unknown_kind`, `design.not_in_use`.
        """


class ReadyDesigns:
    """The designs of the program alone, the newest first: new papers take the first one that prints their kind."""

    def __init__(self, designs: Sequence[Design]) -> None:
        self._designs = designs

    def called(self, id: str) -> Design | None:
        return next((design for design in self._designs if design.id == id), None)

    def for_kind(self, kind: str, wanted: str = "") -> Design:
        for design in self._designs:
            if kind in design.kinds and wanted in ("", design.id):
                return design
        raise RuleBroken(unknown_kind(kind))


def unknown_kind(kind: str) -> Problem:
    return Problem("certificate.unknown_kind", "kind", {"kind": f"choice.certificate_kind.{kind}"})

"""What every design of papers does in the same way: papers one after another in one PDF, and pages that fit or not."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Sequence, Sized
from dataclasses import dataclass, field
from io import BytesIO
from typing import BinaryIO, Generic, Protocol, TypeVar

from exchange_admin.documents.certificates.facts import ParticipationFacts
from exchange_admin.documents.drawing import Mark, PdfPages, TextMark
from exchange_admin.documents.fonts import Fonts
from exchange_admin.documents.paper_files import Progress
from exchange_admin.documents.papers import Paper
from exchange_admin.documents.typesetting import Line
from exchange_admin.domain.problems import Problem, RuleBroken, blocking

P = TypeVar("P", bound=Paper)
PagesOf = Callable[[P], Iterable[Iterable[Mark]]]


class PaperDesign(ABC, Generic[P]):
    """A design draws papers of one size; the same facts give the same bytes."""

    kinds: Sequence[str]

    def __init__(self, fonts: Fonts, size: tuple[float, float]) -> None:
        """`size` in points."""
        self._fonts, self._size = fonts, size

    @property
    @abstractmethod
    def id(self) -> str: ...

    @abstractmethod
    def problems(self, facts: P) -> list[Problem]:
        """What keeps this paper from being printed, and what a person should know before."""

    @abstractmethod
    def _pages(self, facts: P) -> Iterable[Iterable[Mark]]:
        """Raises RuleBroken when `problems` has one that blocks."""

    @abstractmethod
    def _title(self, facts: P) -> str: ...

    def pdf(self, certificates: Iterable[P]) -> bytes:
        """The papers in memory."""
        return self._in_memory(certificates, self._pages)

    def _in_memory(self, papers: Iterable[P], pages_of: PagesOf[P]) -> bytes:
        stream = BytesIO()
        self._draw(papers, stream, pages_of)
        return stream.getvalue()

    def draw(self, certificates: Iterable[P], stream: BinaryIO, *, progress: Progress | None = None) -> int:
        """The pages of each paper as one PDF; answers how many. Papers are asked for one by one and not kept.

        The first paper says the language and the author of the PDF, and its title together with the last number. Raises
        RuleBroken with `certificate.none`, or what a paper is refused with: `stream` then holds a part of a PDF.
        """
        return self._draw(certificates, stream, self._pages, progress)

    def _draw(
        self, papers: Iterable[P], stream: BinaryIO, pages_of: PagesOf[P], progress: Progress | None = None
    ) -> int:
        total = len(papers) if isinstance(papers, Sized) else 0
        pages: PdfPages | None = None
        first = last = None
        for done, paper in enumerate(papers, 1):
            last = paper
            if first is None or pages is None:
                first, pages = paper, PdfPages(self._fonts, stream, self._size, paper.languages[0])
            for marks in pages_of(paper):
                pages.add(marks)
            if progress:
                progress(done, total)
        if pages is None or first is None or last is None:
            raise RuleBroken(Problem("certificate.none"))
        upto = "" if first is last else f" … {last.number}"
        pages.end(title=f"{self._title(first)}{upto}", author=first.issuer.best(first.languages[0]))
        return pages.count


@dataclass(slots=True)
class DrawnSheet:
    """The marks of a page and the texts that did not fit."""

    marks: list[Mark] = field(default_factory=list)
    too_long: list[str] = field(default_factory=list)

    def put(self, line: Line, x: float, baseline: float) -> None:
        self.marks.append(TextMark(x, baseline, line))

    def problems(self) -> list[Problem]:
        return [Problem("certificate.too_long", facts={"text": text}) for text in self.too_long]


class Drawn(Protocol):
    """A page that may not have got all its texts."""

    marks: list[Mark]

    def problems(self) -> list[Problem]: ...


class OnePageDesign(PaperDesign[ParticipationFacts]):
    """One page for each paper; the first language of the facts leads."""

    def problems(self, facts: ParticipationFacts) -> list[Problem]:
        found = self._obstacles(facts)
        return found if blocking(found) else found + self._sheet(facts).problems()

    def page(self, facts: ParticipationFacts) -> list[Mark]:
        """The marks of the paper. Raises RuleBroken when `problems` has one that blocks."""
        if found := blocking(self._obstacles(facts)):
            raise RuleBroken(*found)
        sheet = self._sheet(facts)
        if found := blocking(sheet.problems()):
            raise RuleBroken(*found)
        return sheet.marks

    @abstractmethod
    def _obstacles(self, facts: ParticipationFacts) -> list[Problem]:
        """What speaks against the facts before anything is drawn."""

    @abstractmethod
    def _sheet(self, facts: ParticipationFacts) -> Drawn: ...

    def _pages(self, facts: ParticipationFacts) -> Iterable[Iterable[Mark]]:
        return [self.page(facts)]

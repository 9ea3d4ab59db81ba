"""Papers of one design after another in one PDF: what every design does in the same way."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sized
from io import BytesIO
from typing import BinaryIO, TypeVar

from exchange_admin.documents.drawing import Mark, PdfPages
from exchange_admin.documents.fonts import Fonts
from exchange_admin.documents.paper_files import Progress
from exchange_admin.documents.papers import Paper
from exchange_admin.domain.problems import Problem, RuleBroken

P = TypeVar("P", bound=Paper)


def draw_papers(
    papers: Iterable[P],
    stream: BinaryIO,
    pages_of: Callable[[P], Iterable[Iterable[Mark]]],
    *,
    fonts: Fonts,
    size: tuple[float, float],
    title: Callable[[P], str],
    progress: Progress | None = None,
) -> int:
    """The pages of each paper; answers how many. `papers` are asked for one by one and not kept.

    The first paper says the language and the author of the PDF, and its title together with the last number. Raises
    RuleBroken with `certificate.none`, or what `pages_of` raises: `stream` then holds a part of a PDF.
    """
    total = len(papers) if isinstance(papers, Sized) else 0
    pages: PdfPages | None = None
    first = last = None
    for done, paper in enumerate(papers, 1):
        last = paper
        if first is None or pages is None:
            first, pages = paper, PdfPages(fonts, stream, size, paper.languages[0])
        for marks in pages_of(paper):
            pages.add(marks)
        if progress:
            progress(done, total)
    if pages is None or first is None or last is None:
        raise RuleBroken(Problem("certificate.none"))
    upto = "" if first is last else f" … {last.number}"
    pages.end(title=f"{title(first)}{upto}", author=first.issuer.best(first.languages[0]))
    return pages.count


def in_memory(draw: Callable[[BinaryIO], object]) -> bytes:
    """What `draw` writes."""
    stream = BytesIO()
    draw(stream)
    return stream.getvalue()

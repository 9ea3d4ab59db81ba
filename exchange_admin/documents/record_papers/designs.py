"""Designs of transcripts, agreements, recognitions and lists. Once papers were issued from one, it never changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import BinaryIO, Protocol

from exchange_admin.documents.drawing import A4_LANDSCAPE, A4_PORTRAIT, MM
from exchange_admin.documents.fonts import Fonts
from exchange_admin.documents.paper_files import Progress
from exchange_admin.documents.paper_pdf import draw_papers, in_memory
from exchange_admin.documents.record_papers.facts import RecordPaper, TranscriptContent
from exchange_admin.documents.sheets.issue_facts import Issue
from exchange_admin.documents.sheets.sheet import LEFT, Sheet
from exchange_admin.documents.table_papers.facts import TablePaper
from exchange_admin.documents.table_papers.paper import TablePages
from exchange_admin.documents.transcripts.facts import TranscriptPaper
from exchange_admin.documents.transcripts.paper import TranscriptPages
from exchange_admin.documents.verification.statement import Line
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.wording import Wording

_ACROSS = frozenset({"nomination", "handover_list"})


class Drawing(Protocol):
    """How the content of one kind gets on pages."""

    def problems(self, paper: RecordPaper) -> list[Problem]: ...
    def sheet(self, paper: RecordPaper) -> Sheet: ...
    def title(self, paper: RecordPaper) -> str: ...


class RecordDesign:
    """The design `<kind>/1` of one kind; a paper has as many pages as it needs."""

    def __init__(self, kind: str, drawing: Drawing, fonts: Fonts) -> None:
        self._kind, self._drawing, self._fonts = kind, drawing, fonts

    @property
    def id(self) -> str:
        return f"{self._kind}/1"

    @property
    def kinds(self) -> Sequence[str]:
        return (self._kind,)

    def problems(self, facts: RecordPaper) -> list[Problem]:
        """What keeps this paper from being printed."""
        found = []
        if facts.kind != self._kind:
            kind = f"choice.certificate_kind.{facts.kind}"
            found.append(Problem("certificate.unknown_kind", "kind", {"kind": kind}))
        if not facts.signatory and not facts.position:
            found.append(Problem("certificate.no_signatory", "signatory"))
        return found or self._drawing.problems(facts)

    def pages_of(self, facts: RecordPaper) -> int:
        """How many pages the paper has. Raises RuleBroken as `draw`."""
        return len(self._sheet(facts).pages)

    @property
    def across(self) -> float:
        """Millimetres between the margins of a page."""
        return (self._size[0] - 2 * LEFT) / MM

    def stated(self, facts: RecordPaper, code_mm: float, beside: int) -> list[list[Line]]:
        """What the codes of each page say, where there is room for codes of so many millimetres. Raises as `draw`."""
        return self._sheet(replace(facts, code="", codes=(), code_mm=code_mm, codes_beside=beside)).stated

    def pdf(self, certificates: Iterable[RecordPaper]) -> bytes:
        """The papers in memory."""
        return in_memory(partial(self.draw, certificates))

    def draw(self, certificates: Iterable[RecordPaper], stream: BinaryIO, *, progress: Progress | None = None) -> int:
        """One PDF with all papers; see `draw_papers`."""
        return draw_papers(
            certificates,
            stream,
            lambda facts: self._sheet(facts).pages,
            fonts=self._fonts,
            size=self._size,
            title=self._drawing.title,
            progress=progress,
        )

    @property
    def _size(self) -> tuple[float, float]:
        return A4_LANDSCAPE if self._kind in _ACROSS else A4_PORTRAIT

    def _sheet(self, facts: RecordPaper) -> Sheet:
        if found := self.problems(facts):
            raise RuleBroken(*found)
        return self._drawing.sheet(facts)


def record_designs(fonts: Fonts, wordings: Mapping[str, Wording]) -> tuple[RecordDesign, ...]:
    """Every one that ever was, the newest first."""
    tables = _Tables(TablePages(fonts, wordings))
    kinds = ("learning_agreement", "recognition", "nomination", "handover_list", "group_results")
    transcripts = RecordDesign("transcript", _Transcripts(TranscriptPages(fonts, wordings)), fonts)
    return (transcripts, *(RecordDesign(kind, tables, fonts) for kind in kinds))


class _Transcripts:
    def __init__(self, pages: TranscriptPages) -> None:
        self._pages = pages

    def problems(self, paper: RecordPaper) -> list[Problem]:
        return self._pages.problems(_transcript(paper))

    def sheet(self, paper: RecordPaper) -> Sheet:
        return self._pages.sheet(_transcript(paper))

    def title(self, paper: RecordPaper) -> str:
        return self._pages.title(_transcript(paper))


class _Tables:
    def __init__(self, pages: TablePages) -> None:
        self._pages = pages

    def problems(self, paper: RecordPaper) -> list[Problem]:
        return self._pages.problems(_table_paper(paper))

    def sheet(self, paper: RecordPaper) -> Sheet:
        return self._pages.sheet(_table_paper(paper))

    def title(self, paper: RecordPaper) -> str:
        return self._pages.title(_table_paper(paper))


def _transcript(paper: RecordPaper) -> TranscriptPaper:
    if not isinstance(paper.content, TranscriptContent):
        raise RuleBroken(Problem("certificate.facts_unreadable", facts={"reason": paper.kind}))
    return TranscriptPaper(
        facts=paper.content.facts, languages=paper.languages, home=paper.content.home, issue=_issue(paper)
    )


def _table_paper(paper: RecordPaper) -> TablePaper:
    if not isinstance(paper.content, TablePaper):
        raise RuleBroken(Problem("certificate.facts_unreadable", facts={"reason": paper.kind}))
    return replace(paper.content, issue=_issue(paper))


def _issue(paper: RecordPaper) -> Issue:
    return Issue(
        number=paper.number,
        issued=paper.issued,
        signatory=paper.signatory,
        position=paper.position,
        place=paper.place,
        stamp_mm=paper.stamp_mm,
        code=paper.code,
        duplicate_of=paper.duplicate_of,
        codes=paper.codes,
        code_mm=paper.code_mm,
        codes_beside=paper.codes_beside,
    )

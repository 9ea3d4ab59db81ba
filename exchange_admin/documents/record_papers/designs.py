"""Designs of transcripts, agreements, recognitions and lists. Once papers were issued from one, it never changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any, Generic, Protocol, TypeVar

from exchange_admin.documents.drawing import A4_LANDSCAPE, A4_PORTRAIT, MM, Mark
from exchange_admin.documents.fonts import Fonts
from exchange_admin.documents.paper_pdf import PaperDesign
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


C = TypeVar("C")
D = TypeVar("D", contravariant=True)


class Drawing(Protocol[D]):
    """How the content of one kind gets on pages."""

    def problems(self, paper: D) -> list[Problem]: ...
    def sheet(self, paper: D) -> Sheet: ...
    def title(self, paper: D) -> str: ...


class RecordDesign(PaperDesign[RecordPaper], Generic[C]):
    """The design `<kind>/1` of one kind; a paper has as many pages as it needs."""

    def __init__(self, kind: str, drawing: Drawing[C], content: Callable[[RecordPaper], C], fonts: Fonts) -> None:
        """`content` is what of a paper is drawn."""
        super().__init__(fonts, A4_LANDSCAPE if kind in _ACROSS else A4_PORTRAIT)
        self._kind, self._drawing, self._content, self.kinds = kind, drawing, content, (kind,)

    @property
    def id(self) -> str:
        return f"{self._kind}/1"

    def problems(self, facts: RecordPaper) -> list[Problem]:
        found = []
        if facts.kind != self._kind:
            kind = f"choice.certificate_kind.{facts.kind}"
            found.append(Problem("certificate.unknown_kind", "kind", {"kind": kind}))
        if not facts.signatory and not facts.position:
            found.append(Problem("certificate.no_signatory", "signatory"))
        return found or self._drawing.problems(self._content(facts))

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

    def _pages(self, facts: RecordPaper) -> Sequence[Sequence[Mark]]:
        return self._sheet(facts).pages

    def _title(self, facts: RecordPaper) -> str:
        return self._drawing.title(self._content(facts))

    def _sheet(self, facts: RecordPaper) -> Sheet:
        if found := self.problems(facts):
            raise RuleBroken(*found)
        return self._drawing.sheet(self._content(facts))


def record_designs(fonts: Fonts, wordings: Mapping[str, Wording]) -> tuple[RecordDesign[Any], ...]:
    """Every one that ever was, the newest first."""
    tables = TablePages(fonts, wordings)
    lists = ("nomination", "handover_list", "group_results")
    kinds = ("learning_agreement", "recognition", *lists, "balance_statement", "renewal_protocol")
    transcripts = RecordDesign("transcript", TranscriptPages(fonts, wordings), _transcript, fonts)
    return (transcripts, *(RecordDesign(kind, tables, _table_paper, fonts) for kind in kinds))


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
    return Issue(**{one.name: getattr(paper, one.name) for one in fields(Issue)})

"""Draws papers of tables on A4, upright or across, in one language or two."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import NamedTuple

from exchange_admin.documents.drawing import A4_LANDSCAPE, A4_PORTRAIT, MM, pdf_of
from exchange_admin.documents.fonts import SERIF, SERIF_STRONG, Fonts
from exchange_admin.documents.sheets.codes import bottom_above, draw_codes
from exchange_admin.documents.sheets.frame import (
    draw_facts,
    draw_feet,
    draw_names,
    draw_top,
    drawing_problems,
)
from exchange_admin.documents.sheets.issue import draw_issue, issue_height, mark_pages
from exchange_admin.documents.sheets.sheet import BOTTOM, INK, LEFT, LINE, MUTED, Sheet
from exchange_admin.documents.sheets.words import SheetWords, beside
from exchange_admin.documents.table_papers.body import draw_table, names_of, owner_of, running_head
from exchange_admin.documents.table_papers.facts import NOBODY, Cell, PaperSignature, TablePaper
from exchange_admin.documents.table_papers.parts import Contents, draw_parts
from exchange_admin.documents.table_papers.table import said_in, stated_in
from exchange_admin.documents.typesetting import Style, Typesetter
from exchange_admin.documents.verification.statement import Fact
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.wording import Wording

_TOP = (
    Style(SERIF_STRONG, 12, INK, leading=1.35),
    Style(SERIF, 9, MUTED, leading=1.4),
    Style(SERIF_STRONG, 18, INK, leading=1.6),
    Style(SERIF_STRONG, 11, MUTED, leading=1.5),
)
_NAME = Style(SERIF_STRONG, 11.5, INK, leading=1.35)
_SPOKEN = Style(SERIF, 10.5, INK, leading=1.5)
_SPOKEN_BELOW = Style(SERIF, 9, MUTED, leading=1.5)
_NOTE = Style(SERIF, 7.5, MUTED, leading=1.45)
_SIGNED = Style(SERIF, 9, INK, leading=1.35)
_SIGNATURES = 32 * MM  # so much room, so that they stay together


class Boxed(NamedTuple):
    """Characters that no font has, in what is called so."""

    name: str
    characters: tuple[str, ...]


class TablePages:
    """The same facts give the same bytes."""

    def __init__(self, fonts: Fonts, wordings: Mapping[str, Wording]) -> None:
        self._fonts, self._wordings, self._set = fonts, wordings, Typesetter(fonts)

    def pdf(self, paper: TablePaper) -> bytes:
        """Raises RuleBroken: `transcript.paper_languages`, `transcript.missing_glyph`."""
        if found := self.problems(paper):
            raise RuleBroken(*found)
        lead = paper.languages[0]
        title, author = self.title(paper), paper.institution.best(lead)
        pages = self.sheet(paper).pages
        return pdf_of(self._fonts, pages, title=title, author=author, size=size_of(paper), language=lead)

    def title(self, paper: TablePaper) -> str:
        """What the paper is called, and whose it is or which number it has."""
        title = self._words(paper).say(f"{paper.kind}.title")[0][0]
        return f"{title} {owner_of(paper)}".strip()

    def problems(self, paper: TablePaper) -> list[Problem]:
        """What keeps the paper from being drawn."""
        return drawing_problems(paper, paper.languages, self._fonts, boxed=paper.boxed)

    def boxes(self, paper: TablePaper) -> tuple[Boxed, ...]:
        """The characters for which a box is printed, each row of a table once."""
        words, found = self._words(paper), dict[Boxed, None]()

        def note(name: str, cells: Iterable[Cell]) -> None:
            if missing := self._fonts.missing(*(text for cell in cells for text, _ in said_in(cell, words))):
                found[Boxed(name, missing)] = None

        note(self.title(paper), (paper.institution, paper.number, *(value for _, value in paper.facts)))
        for part in paper.parts:
            note(words.say(part.title)[0][0], (*part.said, *part.notes))
        for table in (*paper.tables, *(table for part in paper.parts for table in part.tables)):
            for row in table.rows:
                note(" ".join(text for text, _ in said_in(row[table.named_by], words)[:1]), row)
        return tuple(found)

    def sheet(self, paper: TablePaper) -> Sheet:
        """The pages of a paper without problems."""
        words = self._words(paper)
        sheet = Sheet(self._set, size=size_of(paper), bottom=bottom_above(paper.issue))
        sheet.y = sheet.top
        draw_top(sheet, words.text(paper.institution), words.say(f"{paper.kind}.title"), _TOP, 5 * MM)
        _facts(sheet, paper, words)
        _opening(sheet, paper, words)
        contents = Contents(sheet, paper, words) if paper.parts else None
        below = 0.0 if paper.parts else _height_of_end(sheet, paper, words)
        for place, table in enumerate(paper.tables, 1):
            draw_table(sheet, paper, table, words, below if place == len(paper.tables) else 0.0, further=place > 1)
        if contents is not None:
            contents.number(draw_parts(sheet, paper, words))
        sheet.on_new_page = partial(running_head, paper=paper, words=words)
        _end(sheet, paper, words)
        draw_feet(sheet, owner_of(paper), words)
        if paper.registered:
            mark_pages(sheet, paper.issue, words)
        draw_codes(sheet, paper.issue, words)
        return sheet

    def _words(self, paper: TablePaper) -> SheetWords:
        return SheetWords(self._wordings, paper.languages, paper.design)


def size_of(paper: TablePaper) -> tuple[float, float]:
    """Of its pages, in points."""
    return A4_LANDSCAPE if paper.across else A4_PORTRAIT


def _facts(sheet: Sheet, paper: TablePaper, words: SheetWords) -> None:
    """The name across the page, the other facts in two columns or, across, in four."""
    if paper.name != NOBODY:
        draw_names(sheet, words.say("name"), names_of(paper), _NAME)
    said = [(words.say(key), said_in(value, words)) for key, value in _all_facts(paper)]
    draw_facts(sheet, [(label, value) for label, value in said if value], 4 if paper.across else 2)
    sheet.state(*(Fact(key, text) for key, value in paper.facts if (text := stated_in(value, words))))


def _all_facts(paper: TablePaper) -> Iterator[tuple[str, Cell]]:
    if paper.issue.number:
        yield "register_number", paper.issue.number
    yield from paper.facts


def _opening(sheet: Sheet, paper: TablePaper, words: SheetWords) -> None:
    """All of it in the leading language, then in the second one."""
    if paper.opening:
        sheet.y -= 2 * MM
        for place, (text, language) in enumerate(words.together(paper.opening)):
            sheet.paragraph(text, _SPOKEN_BELOW if place else _SPOKEN, language)
            sheet.y -= 1.5 * MM


def _end(sheet: Sheet, paper: TablePaper, words: SheetWords) -> None:
    """Notes, the signatures of the sides, then who issued the paper."""
    sheet.y -= 3 * MM
    for key in paper.notes:
        for text, language in words.say(key):
            sheet.paragraph(text, _NOTE, language)
    if paper.signatures:
        sheet.room_for(_height_of_signing(sheet, paper, words))
        if paper.issue.codes_beside:  # this is the last page
            sheet.bottom = BOTTOM
        _signatures(sheet, paper, words)
    if paper.issue.number:
        draw_issue(sheet, paper.issue, words)


def _height_of_end(sheet: Sheet, paper: TablePaper, words: SheetWords) -> float:
    """Of notes and signatures: nobody signs a page on which nothing else stands."""
    lines = sum(
        len(sheet.set.paragraph(text, _NOTE, language, sheet.measure))
        for key in paper.notes
        for text, language in words.say(key)
    )
    return 3 * MM + lines * _NOTE.size * _NOTE.leading + _height_of_signing(sheet, paper, words)


def _height_of_signing(sheet: Sheet, paper: TablePaper, words: SheetWords) -> float:
    issue = issue_height(paper.issue) if paper.issue.number else 0.0
    signatures = _SIGNATURES if paper.signatures else 0.0
    if paper.signatures and paper.issue.codes_beside:  # the issue must follow on this very page
        tried = Sheet(sheet.set, size=sheet.size, y=sheet.top)
        _signatures(tried, paper, words)
        signatures = sheet.top - tried.y
    return issue + signatures


def _signatures(sheet: Sheet, paper: TablePaper, words: SheetWords) -> None:
    """Side by side."""
    sheet.y -= 5 * MM
    top, ends = sheet.y, []
    width = sheet.measure / len(paper.signatures)
    for place, signature in enumerate(paper.signatures):
        sheet.y = top
        _signature(sheet, signature, words, LEFT + place * width, width - 5 * MM)
        ends.append(sheet.y)
    sheet.y = min(ends)


def _signature(sheet: Sheet, signature: PaperSignature, words: SheetWords, x: float, width: float) -> None:
    for place, (text, language) in enumerate(words.say(f"signature.{signature.key}")):
        sheet.paragraph(text, _NOTE if place else _SIGNED, language, x=x, width=width)
    sheet.y -= 9 * MM
    sheet.rule(sheet.y, 0.6, LINE, x, x + width)
    for cell in (signature.signer, signature.position):
        if said := said_in(cell, words):
            sheet.paragraph(beside(said), _SIGNED, "", x=x, width=width)
    if signature.day is not None:
        sheet.paragraph(beside(words.day(signature.day)), _NOTE, "", x=x, width=width)
    told = (stated_in(one, words) for one in (signature.signer, signature.position, signature.day or ""))
    if text := " · ".join(one for one in told if one):
        sheet.state(Fact(f"signature.{signature.key}", text))

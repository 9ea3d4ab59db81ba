"""A transcript of records on A4, upright, in one language or two: person, courses, scale, signature and seal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from exchange_admin.documents.drawing import A4_PORTRAIT, MM, pdf_of
from exchange_admin.documents.fonts import SERIF, SERIF_STRONG, Fonts, plain
from exchange_admin.documents.sheets.codes import bottom_above, draw_codes
from exchange_admin.documents.sheets.frame import (
    draw_facts,
    draw_feet,
    draw_names,
    draw_running_head,
    draw_top,
    drawing_problems,
    names_said,
)
from exchange_admin.documents.sheets.issue import draw_issue, mark_pages
from exchange_admin.documents.sheets.sheet import BOTTOM, INK, LEFT, MEASURE, MUTED, TOP, Sheet
from exchange_admin.documents.sheets.words import Said, SheetWords, beside
from exchange_admin.documents.transcripts.course_table import CourseTable, table_names_terms
from exchange_admin.documents.transcripts.facts import ScaleMark, TranscriptPaper
from exchange_admin.documents.typesetting import Style, Typesetter
from exchange_admin.documents.verification.statement import Fact
from exchange_admin.domain import exact
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.wording import Wording

_ISSUER = Style(SERIF_STRONG, 13, INK, leading=1.35)
_ISSUER_BELOW = Style(SERIF, 9.5, MUTED, leading=1.4)
_TITLE = Style(SERIF_STRONG, 20, INK, leading=1.6)
_TITLE_HAN = Style(SERIF_STRONG, 24, INK, tracking=8, leading=1.6)
_TITLE_BELOW = Style(SERIF_STRONG, 11, MUTED, leading=1.5)
_VALUE_STRONG = Style(SERIF_STRONG, 11.5, INK, leading=1.35)
_NOTE = Style(SERIF, 7.5, MUTED, leading=1.45)
_SCALE = Style(SERIF, 8, INK, leading=1.45)
_SCALE_TITLE = Style(SERIF_STRONG, 8.5, INK, leading=1.5)


class TranscriptPages:
    """Draws transcripts; the same facts give the same bytes. What was set once is kept for the next."""

    def __init__(self, fonts: Fonts, wordings: Mapping[str, Wording]) -> None:
        self._fonts, self._wordings, self._set = fonts, wordings, Typesetter(fonts)

    def pdf(self, papers: Sequence[TranscriptPaper]) -> bytes:
        """One PDF, each transcript beginning a page. Raises RuleBroken: `transcript.paper_languages`,
        `transcript.nothing_to_print`, `transcript.missing_glyph`."""
        if not papers:
            raise RuleBroken(Problem("transcript.nothing_to_print"))
        if found := [problem for paper in papers for problem in self.problems(paper)]:
            raise RuleBroken(*found)
        first = papers[0]
        lead = first.languages[0]
        pages = (marks for paper in papers for marks in self.sheet(paper).pages)
        title, author = self.title(first), first.facts.issuer.name.best(lead)
        return pdf_of(self._fonts, pages, title=title, author=author, size=A4_PORTRAIT, language=lead)

    def title(self, paper: TranscriptPaper) -> str:
        """What the paper is called, and its number."""
        title = self._wordings[paper.languages[0]].say("paper.transcript.title")
        return f"{title} {_number(paper)}".strip()

    def problems(self, paper: TranscriptPaper) -> list[Problem]:
        """What keeps the paper from being drawn."""
        return drawing_problems(paper, paper.languages, self._fonts)

    def sheet(self, paper: TranscriptPaper) -> Sheet:
        """The pages of a paper without problems."""
        words = SheetWords(self._wordings, paper.languages)
        sheet = Sheet(self._set, bottom=bottom_above(paper.issue))
        title = _TITLE_HAN if words.lead.language == "zh" else _TITLE
        styles = (_ISSUER, _ISSUER_BELOW, title, _TITLE_BELOW)
        draw_top(sheet, words.text(paper.facts.issuer.name), words.say("title"), styles, 6 * MM)
        _person(sheet, paper, words)
        table = CourseTable(paper.facts, words, self._set)
        sheet.on_new_page = partial(_running_head, paper=paper, words=words, table=table)
        table.state_head(sheet)
        table.draw(sheet, _height_of_end(paper, words, table, self._set))
        sheet.on_new_page = partial(_running_head, paper=paper, words=words, table=None)
        _notes(sheet, paper, words, table)
        _end(sheet, paper, words)
        draw_feet(sheet, " · ".join(_owner(paper)), words)
        if not paper.keeper:
            mark_pages(sheet, paper.issue, words)
        draw_codes(sheet, paper.issue, words)
        return sheet


def _person(sheet: Sheet, paper: TranscriptPaper, words: SheetWords) -> None:
    """Labels and values in two columns; the name across both."""
    facts = paper.facts
    draw_names(sheet, words.say("name"), _names(paper), _VALUE_STRONG)
    pairs: list[tuple[Said, Said]] = []
    if facts.learner.birth_date is not None:
        pairs.append((words.say("birth_date"), words.day(facts.learner.birth_date)))
        sheet.state(Fact("birth_date", facts.learner.birth_date.isoformat()))
    if paper.issue.number:
        pairs.append((words.say("number"), ((paper.issue.number, ""),)))
    if facts.number and facts.number != paper.issue.number:
        pairs.append((words.say("own_number" if paper.issue.number else "number"), ((facts.number, ""),)))
        sheet.state(Fact("own_number", facts.number))
    if paper.home:
        pairs.append((words.say("home"), words.text(paper.home)))
        sheet.state(Fact("home", words.text(paper.home)[0][0]))
    if facts.term is not None and facts.term.name and not table_names_terms(facts):
        pairs.append((words.say("term"), words.text(facts.term.name)))
        sheet.state(Fact("term", words.text(facts.term.name)[0][0]))
    if facts.scale is not None and facts.scale.name:
        sheet.state(Fact("scale_name", words.text(facts.scale.name)[0][0]))
    if paper.keeper and facts.issued is not None:  # else it stands with the signature
        pairs.append((words.say("issue_day"), words.day(facts.issued)))
    draw_facts(sheet, pairs, 2)
    sheet.y -= 2 * MM


def _names(paper: TranscriptPaper) -> Said:
    """The name in every script it has, that of the leading language first."""
    return names_said(paper.facts.learner.name, paper.languages) or (("—", ""),)


def _number(paper: TranscriptPaper) -> str:
    return paper.issue.number or paper.facts.number


def _owner(paper: TranscriptPaper) -> tuple[str, ...]:
    """Number, where it has one, and name."""
    return tuple(part for part in (_number(paper), _names(paper)[0][0]) if part)


def _running_head(sheet: Sheet, *, paper: TranscriptPaper, words: SheetWords, table: CourseTable | None) -> None:
    """Whose transcript a further page belongs to, and the headings of the table where it goes on."""
    draw_running_head(sheet, (words.say("title")[0][0], *_owner(paper)), words.lead.language)
    if table is not None:
        table.draw_head(sheet)
        table.state_head(sheet)


def _notes(sheet: Sheet, paper: TranscriptPaper, words: SheetWords, table: CourseTable) -> None:
    """How long an hour is, what the credits are, and the scale of the marks."""
    facts = paper.facts
    sheet.y -= 2 * MM
    notes: list[str] = []
    if any(one.contact_minutes is not None or one.self_study_minutes is not None for one in facts.courses):
        notes.append(f"hours_note_{facts.hour}")
    if table.one_scheme:
        notes.append(f"credits_note_{table.one_scheme}")
    for text, language in words.together(notes) if notes else ():
        sheet.paragraph(text, _NOTE, language)


def _end(sheet: Sheet, paper: TranscriptPaper, words: SheetWords) -> None:
    """The scale, then signature and seal, on one page: they do not stand alone on a last one."""
    pages, marks, y = len(sheet.pages), len(sheet.marks), sheet.y
    _scale(sheet, paper, words)
    _signature(sheet, paper, words)
    if len(sheet.pages) > pages:
        del sheet.pages[pages:]
        del sheet.stated[pages:]
        del sheet.marks[marks:]
        sheet.y = y
        sheet.new_page()
        _scale(sheet, paper, words)
        _signature(sheet, paper, words)


def _height_of_end(paper: TranscriptPaper, words: SheetWords, table: CourseTable, setter: Typesetter) -> float:
    """Of all that stands below the table, so that nobody signs a page without courses; 0 when it fills a page alone."""
    tried = Sheet(setter, bottom=bottom_above(paper.issue))
    _notes(tried, paper, words, table)
    _scale(tried, paper, words)
    _signature(tried, paper, words)
    height = TOP - tried.y - 4 * MM  # the signature moves up so far where there is little room
    if tried.beside:
        height -= bottom_above(paper.issue) - BOTTOM
    return height if len(tried.pages) == 1 and height < TOP / 2 else 0.0


def _scale(sheet: Sheet, paper: TranscriptPaper, words: SheetWords) -> None:
    """What the marks mean: the range of a scale, and each of its marks."""
    scale = paper.facts.scale
    if scale is None or not scale.name:
        return
    sheet.y -= 2.5 * MM
    sheet.room_for(_SCALE_TITLE.size * 1.5 + 3 * _SCALE.size * _SCALE.leading)
    sheet.one_line_or_more(words.named("scale", "scale", scale.name), _SCALE_TITLE)
    if scale.best is not None and scale.pass_mark is not None:
        told = {"best": words.number(scale.best), "pass": words.number(scale.pass_mark)}
        for text, language in words.say("scale_range", told):
            sheet.paragraph(text, _NOTE, language)
    sheet.y -= 1 * MM
    shares = (0.12, 0.12, 0.5, 0.26) if any(mark.low is not None for mark in scale.marks) else (0.12, 0, 0.5, 0.38)
    for mark in scale.marks:
        _scale_mark(sheet, mark, words, shares)


def _scale_mark(sheet: Sheet, mark: ScaleMark, words: SheetWords, shares: Sequence[float]) -> None:
    """A mark, the numbers it stands for, what it is called, and whether it passes."""
    height = _SCALE.size * _SCALE.leading
    sheet.room_for(height)
    sheet.y -= height
    band = ""
    if mark.low is not None and mark.high is not None:
        band = exact.shown(mark.low) if mark.low == mark.high else f"{exact.shown(mark.low)}–{exact.shown(mark.high)}"
    called = tuple(one for one in words.text(mark.label) if one[0] != plain(mark.mark))
    cells = (plain(mark.mark), band, beside(called), beside(words.say("passes" if mark.passing else "fails")))
    x = LEFT
    for text, share in zip(cells, shares, strict=True):
        if text:
            line = sheet.set.shrunk(text, _SCALE, "", MEASURE * share - 6, smallest=5.5, lines=1)[0]
            sheet.put(line, x, sheet.y + 2.2)
        x += MEASURE * share


def _signature(sheet: Sheet, paper: TranscriptPaper, words: SheetWords) -> None:
    """Signatory and seal of the issuer; a copy from the records of somebody else says so instead."""
    if paper.keeper:
        sheet.y -= 4 * MM
        for text, language in words.named("copy", "keeper", paper.keeper):
            sheet.paragraph(text, _NOTE, language)
        return
    draw_issue(sheet, paper.issue, words)

"""The explanation of a converted mark on A4, upright: result, picture, arithmetic, alternatives, both tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from exchange_admin.documents.drawing import A4_PORTRAIT, MM, RuleMark, pdf_of
from exchange_admin.documents.explanations.facts import Axes, Bars, ExplanationFacts, Pairs, Part, Stress, Table
from exchange_admin.documents.explanations.flow import BOTTOM, LEFT, MEASURE, Flow
from exchange_admin.documents.explanations.pictures import (
    ACCENT,
    FILL,
    INK,
    LINE,
    MUTED,
    draw_axes,
    draw_bars,
    draw_pairs,
)
from exchange_admin.documents.files import written_whole
from exchange_admin.documents.fonts import SANS, SANS_STRONG, Fonts
from exchange_admin.documents.typesetting import Line, Style, Typesetter

_TITLE = Style(SANS_STRONG, 17, INK, leading=1.3)
_HEADING = Style(SANS_STRONG, 11, INK, leading=1.5)
_BODY = Style(SANS, 9.5, INK, leading=1.5)
_RESULT = Style(SANS, 10.5, INK, leading=1.5)
_ABOUT = Style(SANS, 8.5, INK, leading=1.5)
_SMALL = Style(SANS, 8, MUTED, leading=1.45)
_LABEL = Style(SANS, 8, MUTED)
_MARK = Style(SANS_STRONG, 24, INK)
_GRADE = Style(SANS_STRONG, 24, ACCENT)
_CELL = Style(SANS, 8.5, INK)
_CELL_STRONG = Style(SANS_STRONG, 8.5, INK)
_CELL_HEAD = Style(SANS, 7.5, MUTED)
_ROW = 5.2 * MM
_TABLE_TITLE = Style(SANS_STRONG, 9, INK, leading=1.4)
_MOST_BESIDE, _BETWEEN = 14, 8 * MM


class ExplanationPages:
    """Draws explanations; what was set once is kept for the next."""

    def __init__(self, fonts: Fonts) -> None:
        self._fonts, self._setter = fonts, Typesetter(fonts)

    def pdf(self, explanations: Sequence[ExplanationFacts]) -> bytes:
        """One PDF, each explanation beginning a page. The same facts give the same bytes."""
        first = explanations[0]
        pages = (marks for facts in explanations for marks in self._flow(facts).pages)
        return pdf_of(
            self._fonts,
            pages,
            title=first.title,
            author="Exchange Admin",
            size=A4_PORTRAIT,
            language=first.language,
        )

    def save(self, explanations: Sequence[ExplanationFacts], target: Path) -> None:
        """The same PDF as a file, whole or not at all. Raises FileNotWritten when the disk refuses."""
        with written_whole(target) as draft:
            draft.write_bytes(self.pdf(explanations))

    def _flow(self, facts: ExplanationFacts) -> Flow:
        flow = Flow(self._setter, facts.language)
        flow.text(facts.title, _TITLE)
        flow.space(3 * MM)
        _result(flow, facts)
        _about(flow, facts.about)
        if facts.picture:
            _heading(flow, facts.picture_title, 60 * MM)
            _picture(flow, facts.picture)
        for part in facts.parts:
            _part(flow, part)
        if facts.comparison:
            _table(flow, facts.comparison, LEFT, MEASURE)
        _tables(flow, facts.tables)
        if facts.notes:
            flow.space(3 * MM)
        for note in facts.notes:
            flow.text(note, _SMALL)
        return flow


def _picture(flow: Flow, picture: Bars | Axes | Pairs) -> None:
    match picture:
        case Bars():
            draw_bars(flow, picture)
        case Axes():
            draw_axes(flow, picture)
        case Pairs():
            draw_pairs(flow, picture)


def _result(flow: Flow, facts: ExplanationFacts) -> None:
    """The mark of the host and that of the home, large, with what they are; the sentence below."""
    half = MEASURE / 2
    top = flow.y
    for x, label, text, style in (
        (LEFT, facts.mark_label, facts.mark, _MARK),
        (LEFT + half, facts.grade_label, facts.grade, _GRADE),
    ):
        _line(flow, flow.fitted(label, _LABEL, half - 8, 5.5), x, top - 9)
        _line(flow, flow.fitted(text, style, half - 8, 9), x, top - 36)
    flow.y = top - 46
    flow.text(facts.result, _RESULT)


def _about(flow: Flow, about: Iterable[tuple[str, str]]) -> None:
    flow.space(1.5 * MM)
    for label, text in about:
        if not label:
            flow.text(text, _ABOUT)
            continue
        _line(flow, flow.fitted(label, _LABEL, 38 * MM, 5.5), LEFT, flow.y - 9.5)
        flow.text(text, _ABOUT, x=LEFT + 40 * MM, width=MEASURE - 40 * MM)


def _heading(flow: Flow, title: str, below: float) -> None:
    """A heading that does not part from what stands below it."""
    flow.space(4 * MM)
    flow.room_for(_HEADING.size * _HEADING.leading + below)
    flow.text(title, _HEADING)
    flow.space(1.5 * MM)


def _part(flow: Flow, part: Part) -> None:
    _heading(flow, part.title, 10 * MM)
    indent = 6 * MM if part.numbered else 0
    for number, paragraph in enumerate(part.paragraphs, 1):
        if part.numbered:
            flow.room_for(_BODY.size * _BODY.leading * len(flow.lines(paragraph, _BODY, MEASURE - indent)))
            first = flow.y - _BODY.size * _BODY.leading + _BODY.size * ((_BODY.leading - 1) / 2 + 0.16)
            _line(flow, flow.setter.line(f"{number}.", _BODY, flow.language), LEFT, first)
        flow.text(paragraph, _BODY, x=LEFT + indent, width=MEASURE - indent)
        flow.space(1)


def _tables(flow: Flow, tables: Sequence[Table]) -> None:
    """Two short tables beside each other, others one below the other."""
    if len(tables) != 2 or any(len(table.rows) > _MOST_BESIDE for table in tables):
        for table in tables:
            _table(flow, table, LEFT, MEASURE)
        return
    flow.space(4 * MM)
    across = (MEASURE - _BETWEEN) / 2
    titles = max(len(flow.lines(table.title, _TABLE_TITLE, across)) for table in tables)
    rows = max(len(table.rows) for table in tables) + 1
    flow.room_for(titles * _TABLE_TITLE.size * _TABLE_TITLE.leading + rows * _ROW + 2 * MM)
    top, ends = flow.y, []
    for place, table in enumerate(tables):
        flow.y = top
        _table(flow, table, LEFT + place * (across + _BETWEEN), across, titles)
        ends.append(flow.y)
    flow.y = min(ends)


def _table(flow: Flow, table: Table, x: float, across: float, title_lines: int = 0) -> None:
    """`title_lines` is how many lines the title takes up at least."""
    if not title_lines:
        flow.space(4 * MM)
        flow.room_for(4 * _ROW)
    lines = len(flow.lines(table.title, _TABLE_TITLE, across))
    flow.text(table.title, _TABLE_TITLE, x=x, width=across)
    flow.space(max(0, title_lines - lines) * _TABLE_TITLE.size * _TABLE_TITLE.leading + 1 * MM)
    _heads(flow, table, x, across)
    for cells, stress in zip(table.rows, table.stresses, strict=True):
        if flow.y - _ROW < BOTTOM:
            flow.room_for(_ROW)
            _heads(flow, table, x, across)
        if stress is not Stress.PLAIN:
            flow.box(x, flow.y - _ROW, across, _ROW, "E3EEFB" if stress is Stress.CHOSEN else "F2F6FC")
            flow.box(x, flow.y - _ROW, 1.6, _ROW, FILL[stress])
        _row(flow, table, cells, _CELL_STRONG if stress is Stress.CHOSEN else _CELL, x, across)


def _heads(flow: Flow, table: Table, x: float, across: float) -> None:
    _row(flow, table, table.headings, _CELL_HEAD, x, across)
    flow.marks.append(RuleMark(x, flow.y, x + across, flow.y, 0.5, LINE))


def _row(flow: Flow, table: Table, cells: Sequence[str], style: Style, left: float, across: float) -> None:
    """Cells of a row; texts stand left, numbers right in their column."""
    x = left
    baseline = flow.y - _ROW * 0.68
    for place, (text, share) in enumerate(zip(cells, table.shares, strict=True)):
        room = across * share
        line = flow.fitted(text, style, room - 5, 6 if table.words > 1 else 5) if text else None
        if line:
            _line(flow, line, x + 4 if place < table.words else x + room - 2 - line.width, baseline)
        x += room
    flow.space(_ROW)


def _line(flow: Flow, line: Line | None, x: float, y: float) -> None:
    if line is not None:
        flow.put(line, x, y)

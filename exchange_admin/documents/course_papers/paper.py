"""Draws learning agreements and recognition sheets on A4, upright, in one language or two."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from functools import partial
from io import BytesIO

from exchange_admin.documents.certificates.facts import Trilingual
from exchange_admin.documents.course_papers.facts import Cell, CoursePaper, PaperSignature, PaperTable
from exchange_admin.documents.drawing import A4_PORTRAIT, MM, BoxMark, PdfPages
from exchange_admin.documents.fonts import SERIF, SERIF_STRONG, Fonts, named, plain
from exchange_admin.documents.transcripts.course_table import INK, LINE, MUTED, SHADE
from exchange_admin.documents.transcripts.sheet import LEFT, MEASURE, TOP, Block, Sheet, block
from exchange_admin.documents.transcripts.wording import PaperWords, Said, beside
from exchange_admin.documents.typesetting import Style, Typesetter
from exchange_admin.domain.labels import cyrillic_name, han_name, latin_name
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.wording import LANGUAGES, Wording

_TAGS = {"zh": "zh-CN", "ru": "ru-RU", "en": "en-GB"}
_INSTITUTION = Style(SERIF_STRONG, 12, INK, leading=1.35)
_INSTITUTION_BELOW = Style(SERIF, 9, MUTED, leading=1.4)
_TITLE = Style(SERIF_STRONG, 18, INK, leading=1.6)
_TITLE_BELOW = Style(SERIF_STRONG, 11, MUTED, leading=1.5)
_LABEL = Style(SERIF, 7.5, MUTED)
_VALUE = Style(SERIF, 10, INK, leading=1.35)
_NAME = Style(SERIF_STRONG, 11.5, INK, leading=1.35)
_SECTION = Style(SERIF_STRONG, 10, INK, leading=1.4)
_SECTION_BELOW = Style(SERIF, 8, MUTED, leading=1.4)
_HEAD, _HEAD_BELOW = Style(SERIF_STRONG, 7.5, INK, leading=1.2), Style(SERIF, 6.5, MUTED, leading=1.2)
_CELL, _CELL_BELOW = Style(SERIF, 8.5, INK, leading=1.3), Style(SERIF, 7, MUTED, leading=1.3)
_SUM = Style(SERIF_STRONG, 8.5, INK, leading=1.3)
_NOTE = Style(SERIF, 7.5, MUTED, leading=1.45)
_SIGNED = Style(SERIF, 9, INK, leading=1.35)
_PADDING, _AIR = 2.2, 2.6
_SIGNATURES = 40 * MM  # so much room, so that they stay together


class CourseWords(PaperWords):
    """Sentences of these papers stand under `paper.course`."""

    def say(self, key: str, facts: Mapping[str, object] | None = None) -> Said:
        found: dict[str, str] = {}
        for words in self._words:
            found.setdefault(plain(words.say(f"paper.course.{key}", facts)), words.language)
        return tuple((text, language) for text, language in found.items() if text)

    def cell(self, cell: Cell) -> Said:
        """A cell in the languages of the paper."""
        if isinstance(cell, date):
            return self.day(cell)
        if isinstance(cell, Trilingual):
            return self.text(cell)
        return ((plain(cell), ""),) if cell else ()


class CoursePages:
    """The same facts give the same bytes."""

    def __init__(self, fonts: Fonts, wordings: Mapping[str, Wording]) -> None:
        self._fonts, self._wordings, self._set = fonts, wordings, Typesetter(fonts)

    def pdf(self, paper: CoursePaper) -> bytes:
        """Raises RuleBroken: `transcript.paper_languages`, `transcript.missing_glyph`."""
        self._check(paper)
        words = CourseWords(self._wordings, paper.languages)
        sheet = Sheet(self._set)
        _heading(sheet, paper, words)
        _facts(sheet, paper, words)
        for table in paper.tables:
            _table(sheet, paper, table, words)
        sheet.on_new_page = partial(_running_head, paper=paper, words=words)
        _end(sheet, paper, words)
        _feet(sheet, paper, words)
        pages = PdfPages(self._fonts, A4_PORTRAIT, _TAGS[paper.languages[0]])
        for marks in sheet.pages:
            pages.add(marks)
        stream = BytesIO()
        title = f"{words.say(f'{paper.kind}.title')[0][0]} {_names(paper)[0][0]}".strip()
        pages.write(stream, title=title, author=paper.institution.best(paper.languages[0]))
        return stream.getvalue()

    def _check(self, paper: CoursePaper) -> None:
        asked = set(paper.languages)
        if not 1 <= len(asked) == len(paper.languages) <= 2 or not asked <= set(LANGUAGES):
            raise RuleBroken(Problem("transcript.paper_languages"))
        if missing := self._fonts.missing(*map(plain, _texts(asdict(paper)))):
            raise RuleBroken(Problem("transcript.missing_glyph", facts={"characters": named(missing)}))


def _heading(sheet: Sheet, paper: CoursePaper, words: CourseWords) -> None:
    for place, (text, language) in enumerate(words.text(paper.institution)):
        sheet.centred(text, _INSTITUTION_BELOW if place else _INSTITUTION, language, smallest=7)
    sheet.y -= 2.5 * MM
    sheet.rule(sheet.y, 0.8, INK)
    sheet.y -= 3 * MM
    for place, (text, language) in enumerate(words.say(f"{paper.kind}.title")):
        sheet.centred(text, _TITLE_BELOW if place else _TITLE, language, smallest=9)
    sheet.y -= 5 * MM


def _facts(sheet: Sheet, paper: CoursePaper, words: CourseWords) -> None:
    """The name across the page, the other facts in two columns."""
    names = _names(paper)
    _pair(sheet, words.say("name"), names[:1], LEFT, MEASURE, _NAME)
    if names[1:]:
        sheet.paragraph(beside(names[1:]), _VALUE, "", x=LEFT)
    sheet.y -= 1.6 * MM
    said = [(words.say(key), words.cell(value)) for key, value in paper.facts]
    pairs = [(label, value) for label, value in said if value]
    for place in range(0, len(pairs), 2):
        top, ends = sheet.y, []
        for column, (label, value) in enumerate(pairs[place : place + 2]):
            sheet.y = top
            _pair(sheet, label, value, LEFT + column * (MEASURE / 2), MEASURE / 2 - 3 * MM, _VALUE)
            ends.append(sheet.y)
        sheet.y = min(ends) - 1.6 * MM


def _pair(sheet: Sheet, label: Said, value: Said, x: float, width: float, style: Style) -> None:
    """The label small above its value."""
    sheet.y -= _LABEL.size * 1.3
    sheet.put(sheet.set.shrunk(beside(label), _LABEL, "", width, smallest=5.5, lines=1)[0], x, sheet.y + 1.5)
    for text, language in value:
        for line in sheet.set.paragraph(text, style, language, width):
            sheet.y -= style.size * style.leading
            sheet.put(line, x, sheet.y + style.size * 0.3)


def _table(sheet: Sheet, paper: CoursePaper, table: PaperTable, words: CourseWords) -> None:
    """Title, head, rows that never part, sums; the head is repeated on every page."""
    sheet.on_new_page = partial(_running_head, paper=paper, words=words)
    rows = [_row(sheet, table, row, words, _CELL) for row in table.rows]
    sheet.room_for(26 * MM + (_height(rows[0]) if rows else 0))
    sheet.y -= 3 * MM
    for place, (text, language) in enumerate(words.say(table.title)):
        sheet.paragraph(text, _SECTION_BELOW if place else _SECTION, language)
    sheet.y -= 1.5 * MM
    _table_head(sheet, table, words)
    sheet.on_new_page = partial(_running_head, paper=paper, words=words, table=table)
    for blocks in rows:
        _draw(sheet, table, blocks)
    if table.sums:
        _draw(sheet, table, _row(sheet, table, table.sums, words, _SUM))
    sheet.rule(sheet.y, 0.8, INK)


def _table_head(sheet: Sheet, table: PaperTable, words: CourseWords) -> None:
    blocks = [
        block(sheet.set, words.say(f"column.{one.key}"), _HEAD, _HEAD_BELOW, one.share * MEASURE - 2 * _PADDING)
        for one in table.columns
    ]
    height = _height(blocks) + 1
    sheet.marks.append(BoxMark(LEFT, sheet.y - height, MEASURE, height, SHADE))
    sheet.rule(sheet.y, 0.8, INK)
    _put(sheet, table, blocks, height)
    sheet.y -= height
    sheet.rule(sheet.y, 0.5, INK)


def _row(sheet: Sheet, table: PaperTable, row: Sequence[Cell], words: CourseWords, lead: Style) -> list[Block]:
    return [
        block(sheet.set, words.cell(cell), lead, _CELL_BELOW, column.share * MEASURE - 2 * _PADDING)
        for column, cell in zip(table.columns, row, strict=True)
    ]


def _draw(sheet: Sheet, table: PaperTable, blocks: Sequence[Block]) -> None:
    height = _height(blocks)
    sheet.room_for(height)
    _put(sheet, table, blocks, height)
    sheet.y -= height
    sheet.rule(sheet.y, 0.3, LINE)


def _put(sheet: Sheet, table: PaperTable, blocks: Sequence[Block], height: float) -> None:
    x = LEFT
    for column, cell in zip(table.columns, blocks, strict=True):
        width, y = column.share * MEASURE, sheet.y - (height - cell.height) / 2
        for line in cell.lines:
            y -= line.style.size * line.style.leading
            sheet.put(line, x + (width - line.width) / 2 if column.middle else x + _PADDING, y + line.style.size * 0.32)
        x += width


def _end(sheet: Sheet, paper: CoursePaper, words: CourseWords) -> None:
    """Notes, then the signatures side by side, never parted from each other."""
    sheet.y -= 3 * MM
    for key in paper.notes:
        for text, language in words.say(key):
            sheet.paragraph(text, _NOTE, language)
    if not paper.signatures:
        return
    sheet.room_for(_SIGNATURES)
    sheet.y -= 5 * MM
    top, ends = sheet.y, []
    width = MEASURE / len(paper.signatures)
    for place, signature in enumerate(paper.signatures):
        sheet.y = top
        _signature(sheet, signature, words, LEFT + place * width, width - 5 * MM)
        ends.append(sheet.y)
    sheet.y = min(ends)


def _signature(sheet: Sheet, signature: PaperSignature, words: CourseWords, x: float, width: float) -> None:
    for place, (text, language) in enumerate(words.say(f"signature.{signature.key}")):
        sheet.paragraph(text, _NOTE if place else _SIGNED, language, x=x, width=width)
    sheet.y -= 9 * MM
    sheet.rule(sheet.y, 0.6, LINE, x, x + width)
    for cell in (signature.signer, signature.position):
        if said := words.cell(cell):
            sheet.paragraph(beside(said), _SIGNED, "", x=x, width=width)
    if signature.day is not None:
        sheet.paragraph(beside(words.day(signature.day)), _NOTE, "", x=x, width=width)


def _names(paper: CoursePaper) -> Said:
    """The name in every script it has, that of the leading language first."""
    parts = asdict(paper.name)
    said = {"zh": han_name(parts), "ru": cyrillic_name(parts), "en": latin_name(parts)}
    order = [*paper.languages, *(language for language in ("en", "ru", "zh") if language not in paper.languages)]
    found: dict[str, str] = {}
    for language in order:
        if text := plain(said[language]):
            found.setdefault(text, language)
    return tuple(found.items()) or (("—", ""),)


def _running_head(sheet: Sheet, *, paper: CoursePaper, words: CourseWords, table: PaperTable | None = None) -> None:
    """What a further page belongs to, and the headings of a table that goes on."""
    said = " · ".join(part for part in (words.say(f"{paper.kind}.title")[0][0], _names(paper)[0][0]) if part)
    sheet.put(sheet.set.shrunk(said, _LABEL, words.lead.language, MEASURE, smallest=5.5, lines=1)[0], LEFT, TOP)
    sheet.y = TOP - 4 * MM
    if table is not None:
        _table_head(sheet, table, words)


def _feet(sheet: Sheet, paper: CoursePaper, words: CourseWords) -> None:
    total = len(sheet.pages)
    for number, marks in enumerate(sheet.pages, 1):
        foot = Sheet(sheet.set, [marks])
        foot.rule(13.5 * MM, 0.4, LINE)
        page = sheet.set.line(beside(words.say("page", {"page": number, "pages": total})), _LABEL)
        foot.put(page, LEFT + MEASURE - page.width, 9.5 * MM)
        owner = " · ".join(part for part in (paper.number, _names(paper)[0][0]) if part)
        room = MEASURE - page.width - 8 * MM
        foot.put(sheet.set.shrunk(owner, _LABEL, "", room, smallest=5.5, lines=1)[0], LEFT, 9.5 * MM)


def _height(blocks: Sequence[Block]) -> float:
    return max((one.height for one in blocks), default=0.0) + 2 * _AIR


def _texts(plain_facts: object) -> Iterator[str]:
    if isinstance(plain_facts, str):
        yield plain_facts
    elif isinstance(plain_facts, Mapping):
        for value in plain_facts.values():
            yield from _texts(value)
    elif isinstance(plain_facts, list | tuple):
        for value in plain_facts:
            yield from _texts(value)

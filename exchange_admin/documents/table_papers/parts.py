"""Papers collected in one: contents with page numbers, then each part under its number."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import zip_longest

from exchange_admin.documents.drawing import MM, Mark, TextMark
from exchange_admin.documents.fonts import SERIF, SERIF_STRONG
from exchange_admin.documents.sheets.sheet import INK, LEFT, LINE, MUTED, Sheet, block
from exchange_admin.documents.sheets.words import SheetWords
from exchange_admin.documents.table_papers.body import draw_table, running_head, unparted_height
from exchange_admin.documents.table_papers.facts import PaperPart, TablePaper
from exchange_admin.documents.typesetting import Style

_CONTENTS = Style(SERIF_STRONG, 10, INK, leading=1.4), Style(SERIF, 8, MUTED, leading=1.4)
_LINE, _LINE_BELOW = Style(SERIF, 10, INK, leading=1.3), Style(SERIF, 8, MUTED, leading=1.3)
_TITLE = Style(SERIF_STRONG, 13, INK, leading=1.4), Style(SERIF, 9.5, MUTED, leading=1.4)
_SAID = Style(SERIF, 9, INK, leading=1.4), Style(SERIF, 8, MUTED, leading=1.4)
_NOTE = Style(SERIF, 7.5, MUTED, leading=1.45)
_NUMBER_WIDE, _AIR = 7 * MM, 1.2 * MM
_ABOVE_PART, _LEAST_WITH_TABLE = 7 * MM, 55 * MM


class Contents:
    """The titles of the parts with their numbers; their pages are filled in once all of them are drawn."""

    def __init__(self, sheet: Sheet, paper: TablePaper, words: SheetWords) -> None:
        self._sheet = sheet
        self._places: list[tuple[list[Mark], int, float]] = []
        sheet.y -= 2 * MM
        for (text, language), style in zip(words.say("contents"), _CONTENTS, strict=False):
            sheet.paragraph(text, style, language)
        sheet.y -= _AIR
        sheet.rule(sheet.y, 0.8, INK)
        for number, part in enumerate(paper.parts, 1):
            self._line(number, part, words)
        sheet.y -= 3 * MM

    def number(self, pages: Sequence[int]) -> None:
        """On which page each part begins; said behind its title also to whoever copies the text."""
        for (marks, place, y), page in reversed([*zip(self._places, pages, strict=True)]):
            line = self._sheet.set.line(str(page), _LINE)
            marks.insert(place, TextMark(LEFT + self._sheet.measure - line.width, y, line))

    def _line(self, number: int, part: PaperPart, words: SheetWords) -> None:
        sheet = self._sheet
        drawn = block(sheet.set, words.say(part.title), _LINE, _LINE_BELOW, sheet.measure - 3 * _NUMBER_WIDE)
        sheet.room_for(drawn.height + 2 * _AIR)
        sheet.y -= _AIR
        first = sheet.y - _LINE.size * _LINE.leading + _LINE.size * 0.32
        sheet.put(sheet.set.line(f"{number}.", _LINE), LEFT, first)
        for line in drawn.lines:
            sheet.y -= line.style.size * line.style.leading
            sheet.put(line, LEFT + _NUMBER_WIDE, sheet.y + line.style.size * 0.32)
        self._places.append((sheet.marks, len(sheet.marks), first))
        sheet.y -= _AIR
        sheet.rule(sheet.y, 0.3, LINE)


def draw_parts(sheet: Sheet, paper: TablePaper, words: SheetWords) -> list[int]:
    """The page on which each of them begins."""
    pages = []
    for number, part in enumerate(paper.parts, 1):
        sheet.on_new_page = partial(running_head, paper=paper, words=words)
        least = _LEAST_WITH_TABLE if part.tables else 0.0
        sheet.room_for(_ABOVE_PART + max(least, _height_of_beginning(sheet, paper, part, words)))
        pages.append(len(sheet.pages))
        _part(sheet, paper, part, number, words)
    sheet.on_new_page = partial(running_head, paper=paper, words=words)
    return pages


def _height_of_beginning(sheet: Sheet, paper: TablePaper, part: PaperPart, words: SheetWords) -> float:
    """Of the title, what is said and a short first table: a title does not stand alone."""
    tried = Sheet(sheet.set, size=sheet.size, bottom=float("-inf"))
    top = tried.y
    _beginning(tried, part, 1, words)
    if part.tables:
        tried.y -= unparted_height(tried, paper, part.tables[0], words)
    return top - tried.y


def _part(sheet: Sheet, paper: TablePaper, part: PaperPart, number: int, words: SheetWords) -> None:
    """Its number and title, what is said of it, its tables, its notes."""
    sheet.y -= _ABOVE_PART
    _beginning(sheet, part, number, words)
    for table in part.tables:
        draw_table(sheet, paper, table, words, 0.0, further=True)
    sheet.on_new_page = partial(running_head, paper=paper, words=words)
    for said in zip_longest(*map(words.text, part.notes)):  # all of them in one language, then in the other
        sheet.y -= 1.5 * MM
        for text, language in filter(None, said):
            sheet.paragraph(text, _NOTE, language)


def _beginning(sheet: Sheet, part: PaperPart, number: int, words: SheetWords) -> None:
    for (text, language), style in zip(words.say(part.title), _TITLE, strict=False):
        sheet.paragraph(text if style is _TITLE[1] else f"{number}. {text}", style, language)
    sheet.y -= _AIR
    sheet.rule(sheet.y, 0.8, INK)
    sheet.y -= 1.5 * MM
    for one in part.said:
        for (text, language), style in zip(words.text(one), _SAID, strict=False):
            sheet.paragraph(text, style, language)
        sheet.y -= 0.8 * MM

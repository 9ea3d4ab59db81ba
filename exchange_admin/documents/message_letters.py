"""Messages as letters on paper: one PDF in which each begins a new page, below the letterhead of the office."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import BinaryIO

from exchange_admin.documents.drawing import A4_PORTRAIT, MM, Mark, PdfPages, TextMark
from exchange_admin.documents.fonts import SERIF, SERIF_STRONG, Fonts, plain
from exchange_admin.documents.paper_files import Progress
from exchange_admin.documents.sheets.frame import draw_running_head
from exchange_admin.documents.sheets.sheet import INK, LEFT, LINE, MUTED, Sheet
from exchange_admin.documents.typesetting import Style, Typesetter

_ISSUER = Style(SERIF_STRONG, 15, INK, leading=1.3)
_BELOW = Style(SERIF, 9.5, MUTED, leading=1.35)
_TO = Style(SERIF, 11, INK, leading=1.4)
_DAY = Style(SERIF, 10.5, MUTED)
_SUBJECT = Style(SERIF_STRONG, 12.5, INK, leading=1.4)
_BODY = Style(SERIF, 11.5, INK, leading=1.6)
_FOOT = Style(SERIF, 8, MUTED)
_BETWEEN = 0.5 * MM
_SIDE = 7 * MM
"""How far text stands inside the margins of papers: a letter is read, not looked up in."""
_WIDTH = A4_PORTRAIT[0] - 2 * (LEFT + _SIDE)


@dataclass(frozen=True, slots=True)
class MessageLetter:
    """`head` is the name of the issuer, then what stands below it; `to` the lines of the recipient. `text` has a line a
    paragraph. `page` says which of how many, for letters of several pages, with `{page}` and `{pages}`."""

    language: str
    head: tuple[str, ...]
    day: str
    to: tuple[str, ...]
    subject: str
    text: str
    page: str = "{page} / {pages}"


def undrawable(letter: MessageLetter, fonts: Fonts) -> tuple[str, ...]:
    """Characters that no font has, each once: such a letter would have holes."""
    texts = (*letter.head, *letter.to, letter.day, letter.subject, letter.text)
    return fonts.missing(*(plain(line) for text in texts for line in text.split("\n")))


def write_letters(
    letters: Sequence[MessageLetter], stream: BinaryIO, fonts: Fonts, title: str, progress: Progress
) -> None:
    """The same letters give the same bytes. The first one says the language of the PDF and its author."""
    setter, first = Typesetter(fonts), letters[0]
    pages = PdfPages(fonts, stream, A4_PORTRAIT, first.language)
    for n, letter in enumerate(letters):
        progress(n, len(letters))
        for marks in letter_pages(letter, setter):
            pages.add(marks)
    pages.end(title=title, author=next(iter(first.head), ""))


def letter_pages(letter: MessageLetter, setter: Typesetter) -> list[list[Mark]]:
    """The pages of one letter; those behind the first say what they belong to."""
    sheet = Sheet(setter)
    sheet.on_new_page = lambda one: _running_head(one, letter)
    _head(sheet, letter)
    _recipient(sheet, letter)
    _words(sheet, letter)
    total = len(sheet.pages)
    for n, marks in enumerate(sheet.pages, 1):
        if total > 1:
            said = letter.page.replace("{page}", str(n)).replace("{pages}", str(total))
            line = setter.line(said, _FOOT, letter.language)
            marks.append(TextMark((A4_PORTRAIT[0] - line.width) / 2, 9.5 * MM, line))
    return sheet.pages


def _running_head(sheet: Sheet, letter: MessageLetter) -> None:
    draw_running_head(sheet, (*letter.to[:1], letter.subject, letter.day), letter.language)
    sheet.y -= 4 * MM


def _head(sheet: Sheet, letter: MessageLetter) -> None:
    for place, text in enumerate(letter.head):
        style = _BELOW if place else _ISSUER
        sheet.centred(text, style, letter.language, smallest=7 if place else 10)
    sheet.y -= 3.5 * MM
    sheet.rule(sheet.y, 0.8, INK, LEFT + _SIDE, LEFT + _SIDE + _WIDTH)
    sheet.y -= 9 * MM


def _recipient(sheet: Sheet, letter: MessageLetter) -> None:
    """At the left, with the day at the right of its first line."""
    day, top = sheet.set.line(letter.day, _DAY, letter.language), sheet.y
    room = _WIDTH - day.width - 8 * MM
    for text in letter.to:
        for line in sheet.set.paragraph(text, _TO, letter.language, room):
            sheet.y -= _TO.size * _TO.leading
            sheet.put(line, LEFT + _SIDE, sheet.y)
    sheet.put(day, LEFT + _SIDE + _WIDTH - day.width, top - _TO.size * _TO.leading)
    sheet.y = min(sheet.y, top - _TO.size * _TO.leading) - 9 * MM


def _words(sheet: Sheet, letter: MessageLetter) -> None:
    sheet.paragraph(letter.subject, _SUBJECT, letter.language, x=LEFT + _SIDE, width=_WIDTH)
    sheet.y -= 2 * MM
    sheet.rule(sheet.y, 0.4, LINE, LEFT + _SIDE, LEFT + _SIDE + _WIDTH)
    sheet.y -= 4 * MM
    for paragraph in letter.text.split("\n"):
        if paragraph.strip():
            sheet.paragraph(paragraph, _BODY, letter.language, x=LEFT + _SIDE, width=_WIDTH)
            sheet.y -= _BETWEEN
        else:
            sheet.y -= _BODY.size

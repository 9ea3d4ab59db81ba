"""The tables of a paper one below the other, each with its title, and the head of further pages."""

from __future__ import annotations

from functools import partial

from exchange_admin.documents.certificates.facts import Trilingual
from exchange_admin.documents.drawing import MM
from exchange_admin.documents.fonts import SERIF, SERIF_STRONG
from exchange_admin.documents.sheets.frame import draw_running_head, names_said
from exchange_admin.documents.sheets.sheet import INK, MUTED, Sheet
from exchange_admin.documents.sheets.words import Said, SheetWords
from exchange_admin.documents.table_papers.facts import NOBODY, PaperTable, TablePaper
from exchange_admin.documents.table_papers.table import DrawnTable
from exchange_admin.documents.typesetting import Style

_SECTION = Style(SERIF_STRONG, 10, INK, leading=1.4)
_SECTION_BELOW = Style(SERIF, 8, MUTED, leading=1.4)
_ABOVE_TABLE, _BELOW_TITLE, _SHORT_TABLE = 3 * MM, 1.5 * MM, 90 * MM
_MANY_ROWS = 20  # no table of so many is short


def draw_table(
    sheet: Sheet, paper: TablePaper, table: PaperTable, words: SheetWords, below: float, *, further: bool
) -> None:
    """Its title, then head and rows, the last of them on one page with what is `below` high.

    A short table below another one is not parted, so that no row of it stands alone.
    """
    sheet.on_new_page = partial(running_head, paper=paper, words=words)
    drawn = DrawnTable(sheet, table, words)
    if further and not table.flows and drawn.height <= _SHORT_TABLE:
        sheet.room_for(_height_with_title(paper, drawn) + below)
    sheet.room_for(26 * MM + drawn.first_height)
    sheet.y -= _ABOVE_TABLE
    if table.title:
        for place, (text, language) in enumerate(_titled(table, words)):
            sheet.paragraph(text, _section(place), language)
        sheet.y -= _BELOW_TITLE
    drawn.draw_head()
    drawn.state_head()
    sheet.on_new_page = partial(running_head, paper=paper, words=words, table=drawn)
    drawn.draw_rows(below)


def unparted_height(sheet: Sheet, paper: TablePaper, table: PaperTable, words: SheetWords) -> float:
    """Of a table that is not parted, with its title; 0 for one that may go on overleaf."""
    if table.flows or len(table.rows) > _MANY_ROWS:
        return 0.0
    drawn = DrawnTable(sheet, table, words)
    return _height_with_title(paper, drawn) if drawn.height <= _SHORT_TABLE else 0.0


def _height_with_title(paper: TablePaper, drawn: DrawnTable) -> float:
    title = sum(_section(place).size * _section(place).leading for place, _ in enumerate(paper.languages))
    return _ABOVE_TABLE + title + _BELOW_TITLE + drawn.height


def _titled(table: PaperTable, words: SheetWords) -> Said:
    return words.text(table.title) if isinstance(table.title, Trilingual) else words.say(table.title)


def _section(place: int) -> Style:
    return _SECTION_BELOW if place else _SECTION


def names_of(paper: TablePaper) -> Said:
    """The name in every script it has, that of the leading language first; none of a list."""
    return names_said(paper.name, paper.languages) or (() if paper.name == NOBODY else (("—", ""),))


def owner_of(paper: TablePaper) -> str:
    """Number and name, as far as the paper has them."""
    names = [text for text, _ in names_of(paper)[:1]]
    return " · ".join(part for part in (paper.issue.number or paper.number, *names) if part)


def running_head(sheet: Sheet, *, paper: TablePaper, words: SheetWords, table: DrawnTable | None = None) -> None:
    """What a further page belongs to, and the headings of a table that goes on."""
    draw_running_head(sheet, (words.say(f"{paper.kind}.title")[0][0], owner_of(paper)), words.lead.language)
    if table is not None:
        table.draw_head()
        table.state_head()

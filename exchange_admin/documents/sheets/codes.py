"""The codes on the pages of a paper of tables: what stands on a page stands in its codes too."""

from __future__ import annotations

from exchange_admin.documents.drawing import MM, CodeMark
from exchange_admin.documents.fonts import SERIF
from exchange_admin.documents.sheets.issue_facts import Issue
from exchange_admin.documents.sheets.sheet import BOTTOM, LEFT, MUTED, Sheet
from exchange_admin.documents.sheets.words import SheetWords, beside
from exchange_admin.documents.typesetting import Style
from exchange_admin.documents.verification.coding import GAP_MM
from exchange_admin.documents.verification.symbol import symbol_of

_CAPTION = Style(SERIF, 7, MUTED)
_FOOT = 16.5 * MM
_ABOVE = 2 * MM
_IN_MARGIN = 2.5 * MM  # so far a code beside the signatory may reach below the text
_CAPTION_HIGH = 4.5 * MM


def bottom_above(issue: Issue) -> float:
    """Where text ends on pages with codes at their foot, in points; without codes as ever."""
    return _FOOT + issue.code_mm * MM + _ABOVE + _CAPTION_HIGH if issue.code_mm else BOTTOM


def room_beside(issue: Issue) -> tuple[float, float]:
    """Width and height, in points, that codes take up beside the signatory."""
    count, side = issue.codes_beside, issue.code_mm * MM
    return (count * side + (count - 1) * GAP_MM * MM, side - _IN_MARGIN) if count else (0.0, 0.0)


def draw_codes(sheet: Sheet, issue: Issue, words: SheetWords) -> None:
    """From left to right, with a line that says which of all the codes of the paper these are.

    A paper that has another number of pages than when it was issued, because words of the program are longer now, keeps
    all of its codes: those without a page of their own get one at the end.
    """
    is_as_issued = len(issue.codes) == len(sheet.pages)
    while len(sheet.pages) < len(issue.codes):
        sheet.pages.append([])
    side, last = issue.code_mm * MM, 0
    total = sum(map(len, issue.codes))
    for number, (marks, codes) in enumerate(zip(sheet.pages, issue.codes, strict=False), 1):
        first, last = last + 1, last + len(codes)
        page = Sheet(sheet.set, [marks], size=sheet.size)
        left, foot = LEFT, _FOOT
        is_beside = sheet.beside is not None and is_as_issued and number == len(sheet.pages)
        if sheet.beside is not None and is_beside:
            left, foot = sheet.beside[0], sheet.beside[1] - side
        for place, code in enumerate(codes):
            symbol = symbol_of(code)
            x = left + place * (side + GAP_MM * MM)
            page.marks.append(CodeMark(x, foot, side, symbol.size, symbol.rows))
        told = {"first": first, "last": last, "total": total}
        said = beside(words.say(f"{'codes' if last > first else 'one_code'}{'_beside' if is_beside else ''}", told))
        width = room_beside(issue)[0] if is_beside else sheet.measure
        line = sheet.set.shrunk(said, _CAPTION, "", width, smallest=4.5, lines=1)[0]
        page.put(line, left, foot + side + (_ABOVE / 2 if is_beside else _ABOVE))

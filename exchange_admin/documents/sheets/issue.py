"""What marks a paper as issued: number, signatory, seal and code; or as a draft or a duplicate of another."""

from __future__ import annotations

from exchange_admin.documents.drawing import MM, CodeMark, FrameMark, RingMark
from exchange_admin.documents.fonts import SERIF, SERIF_STRONG
from exchange_admin.documents.sheets.codes import bottom_above, room_beside
from exchange_admin.documents.sheets.issue_facts import Issue
from exchange_admin.documents.sheets.sheet import BOTTOM, INK, LEFT, LINE, MUTED, Sheet
from exchange_admin.documents.sheets.words import SheetWords, beside
from exchange_admin.documents.typesetting import Style
from exchange_admin.documents.verification.symbol import symbol_of

_SIGNED = Style(SERIF, 9.5, INK, leading=1.35)
_NOTE = Style(SERIF, 7.5, MUTED, leading=1.45)
_SEAL = Style(SERIF, 8, "A5ABB6")
_MARK = Style(SERIF_STRONG, 9, INK, tracking=0.6)
_FIRST = Style(SERIF, 7.5, MUTED)
_MARK_TOP, _MARK_HIGH = 7 * MM, 6.4 * MM  # in the upper margin, where no printer is too narrow
_GAP = 5 * MM
_LOWEST = 36 * MM
_BESIDES = 4 * MM  # what `draw_issue` needs besides
_SIGNATURE = 11 * MM


def draw_issue(sheet: Sheet, issue: Issue, words: SheetWords) -> None:
    """Signatory at the left, room for the seal at the right, the code between them; never parted by a page."""
    across, high = room_beside(issue)
    if across:  # then no codes stand at the foot of this page
        sheet.bottom = BOTTOM
    stamp = issue.stamp_mm * MM
    height = max(stamp, _LOWEST, high)
    sheet.room_for(height + _BESIDES)
    sheet.y -= min(8 * MM, sheet.y - sheet.bottom - height)
    top, right = sheet.y, LEFT + sheet.measure - stamp - 2 * MM
    if issue.code:
        right = _draw_code(sheet, issue.code, right - _GAP, top)
    elif across:
        right -= _GAP + across
        sheet.beside = (right, top)
    _draw_signatory(sheet, issue, words, min(100 * MM, right - _GAP - LEFT))
    middle = LEFT + sheet.measure - stamp / 2 - 2 * MM
    sheet.marks.append(RingMark(middle, top - stamp / 2, stamp / 2, 0.7, "B4BAC5"))
    seal = sheet.set.line(beside(words.seal()), _SEAL)
    sheet.put(seal, middle - seal.width / 2, top - stamp / 2 - 3)
    sheet.y = min(sheet.y, top - stamp, top - high)


def issue_height(issue: Issue) -> float:
    """What `draw_issue` needs, in points; less what codes at the foot of its page would have needed otherwise."""
    _, high = room_beside(issue)
    freed = bottom_above(issue) - BOTTOM if high else 0.0
    return max(issue.stamp_mm * MM, high) + _BESIDES - freed


def _draw_code(sheet: Sheet, code: str, right: float, top: float) -> float:
    """The symbol with its right edge at `right`; where it begins."""
    symbol = symbol_of(code)
    side = symbol.millimetres * MM
    sheet.marks.append(CodeMark(right - side, top - 4 * MM - side, side, symbol.size, symbol.rows))
    return right - side


def _draw_signatory(sheet: Sheet, issue: Issue, words: SheetWords, across: float) -> None:
    for text, language in words.text(issue.position):
        sheet.paragraph(text, _SIGNED, language, width=across)
    sheet.y -= _SIGNATURE
    sheet.rule(sheet.y, 0.6, LINE, LEFT, LEFT + across)
    if issue.signatory:
        sheet.paragraph(beside(words.text(issue.signatory)), _SIGNED, words.lead.language, width=across)
    if issue.issued is not None:
        for text, language in words.dated("issued", issue.issued, issue.place):
            sheet.paragraph(text, _NOTE, language, width=across)


def mark_pages(sheet: Sheet, issue: Issue, words: SheetWords) -> None:
    """In the upper margin of every page: that it is a draft, or a duplicate and of which paper."""
    if issue.number and not issue.duplicate_of:
        return
    said = beside(words.say("duplicate" if issue.number else "draft"))
    first = f"{beside(words.say('first_number'))} {issue.duplicate_of}" if issue.number else ""
    top, right = sheet.size[1] - _MARK_TOP, LEFT + sheet.measure
    line = sheet.set.line(said, _MARK)
    for marks in sheet.pages:
        page = Sheet(sheet.set, [marks], size=sheet.size)
        page.put(line, right - line.width - 2.5 * MM, top - _MARK_HIGH + 5.6)
        box = (right - line.width - 5 * MM, top - _MARK_HIGH, line.width + 5 * MM, _MARK_HIGH)
        page.marks.append(FrameMark(*box, 0.8, INK))
        if first:
            room = box[0] - LEFT - 3 * MM
            told = sheet.set.shrunk(first, _FIRST, "", room, smallest=5.5, lines=1)[0]
            page.put(told, box[0] - 3 * MM - told.width, top - _MARK_HIGH + 5.6)

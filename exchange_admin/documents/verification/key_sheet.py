"""The public key of an office on paper: digits to compare with a screen, and the key file as a code to scan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from exchange_admin.documents.certificates.facts import Trilingual
from exchange_admin.documents.drawing import A4_PORTRAIT, MM, CodeMark, pdf_of
from exchange_admin.documents.fonts import SANS_STRONG, SERIF, SERIF_STRONG, Fonts
from exchange_admin.documents.sheets.issue import draw_issue
from exchange_admin.documents.sheets.issue_facts import Issue
from exchange_admin.documents.sheets.sheet import INK, LEFT, LINE, MUTED, Sheet
from exchange_admin.documents.sheets.words import SheetWords, beside
from exchange_admin.documents.typesetting import Style, Typesetter
from exchange_admin.documents.verification.office_key import OfficeKey
from exchange_admin.documents.verification.symbol import symbol_of
from exchange_admin.domain.wording import Wording

_ISSUER, _ISSUER_BELOW = Style(SERIF_STRONG, 12, INK, leading=1.35), Style(SERIF, 9, MUTED, leading=1.4)
_TITLE, _TITLE_BELOW = Style(SERIF_STRONG, 20, INK, leading=1.5), Style(SERIF_STRONG, 11, MUTED, leading=1.5)
_ABOUT = Style(SERIF, 10, INK, leading=1.5)
_LABEL = Style(SERIF, 8, MUTED, leading=1.4)
_DIGITS = Style(SANS_STRONG, 24, INK, tracking=1.2, leading=1.5)
_CODE = 42 * MM  # a phone reads some 80 modules from paper at this size
_IN_A_ROW = 4


def key_sheet(
    fonts: Fonts,
    wordings: Mapping[str, Wording],
    languages: Sequence[str],
    key: OfficeKey,
    issuer: Trilingual,
    day: date,
) -> bytes:
    """A PDF of one page in `languages`, with room for signature and seal."""
    words = SheetWords(wordings, languages, "key_sheet")
    sheet = Sheet(Typesetter(fonts))
    for place, (text, language) in enumerate(words.text(issuer)):
        sheet.centred(text, _ISSUER_BELOW if place else _ISSUER, language, smallest=7)
    sheet.y -= 2.5 * MM
    sheet.rule(sheet.y, 0.8, INK)
    sheet.y -= 5 * MM
    title, *others = words.say("title")
    sheet.centred(title[0], _TITLE, title[1], smallest=12)
    sheet.centred(beside(tuple(others)), _TITLE_BELOW, "", smallest=8)
    sheet.y -= 5 * MM
    for text, language in words.say("about"):
        sheet.paragraph(text, _ABOUT, language)
        sheet.y -= 2 * MM
    _digits(sheet, words, key)
    _code(sheet, words, key)
    draw_issue(sheet, Issue(issued=day), words)
    named = f"{title[0]} · {key.name}"
    return pdf_of(fonts, [sheet.marks], title=named, author=key.name, size=A4_PORTRAIT, language=languages[0])


def _digits(sheet: Sheet, words: SheetWords, key: OfficeKey) -> None:
    sheet.y -= 3 * MM
    sheet.rule(sheet.y, 0.5, LINE)
    sheet.y -= 2 * MM
    sheet.centred(beside(words.say("digits")), _LABEL, "", smallest=6)
    groups = key.fingerprint.split()
    for first in range(0, len(groups), _IN_A_ROW):
        sheet.centred("  ".join(groups[first : first + _IN_A_ROW]), _DIGITS, "", smallest=14)
    sheet.y -= 4 * MM
    sheet.rule(sheet.y, 0.5, LINE)


def _code(sheet: Sheet, words: SheetWords, key: OfficeKey) -> None:
    symbol = symbol_of(key.to_text())
    sheet.y -= 7 * MM + _CODE
    sheet.marks.append(CodeMark(LEFT + (sheet.measure - _CODE) / 2, sheet.y, _CODE, symbol.size, symbol.rows))
    sheet.y -= 3 * MM
    for text, language in words.say("code"):
        sheet.centred(text, _LABEL, language, smallest=6)
    sheet.y -= 4 * MM

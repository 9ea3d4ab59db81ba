"""The page by which a printer is measured: crosses at known places, to be held against a ruler."""

from __future__ import annotations

from collections.abc import Iterator

from exchange_admin.documents.drawing import A4_LANDSCAPE, MM, Mark, RuleMark, TextMark, pdf_of
from exchange_admin.documents.fonts import SANS, SANS_STRONG, Fonts
from exchange_admin.documents.typesetting import Style, Typesetter
from exchange_admin.domain.wording import Wording

INSET = 20
"""Millimetres from both edges of the sheet to the middle of a cross."""

_WIDTH, _HEIGHT = A4_LANDSCAPE
_INK, _GREY = "20242D", "6B6F78"
_TITLE = Style(SANS_STRONG, 20, _INK)
_TEXT = Style(SANS, 11.5, _INK, leading=1.5)
_SMALL = Style(SANS, 9.5, _GREY, leading=1.5)
_ARM = 12  # millimetres
_LEFT, _MEASURE = 62 * MM, 172 * MM


def calibration_page(fonts: Fonts, words: Wording, printer: str, right: int, down: int) -> bytes:
    """A PDF of one A4 sheet. `right` and `down` say how far, in tenths of a millimetre, pages are moved now."""
    page = [*_crosses(), *_text(fonts, words, printer, right, down)]
    title = words.say("paper.test_page.title")
    return pdf_of(fonts, [page], title=title, author="Exchange Admin", language=words.language)


def _crosses() -> Iterator[Mark]:
    for x in (INSET * MM, _WIDTH - INSET * MM):
        for y in (INSET * MM, _HEIGHT - INSET * MM):
            arm = _ARM * MM
            yield RuleMark(x - arm, y, x + arm, y, 0.5, _INK)
            yield RuleMark(x, y - arm, x, y + arm, 0.5, _INK)
            for n in range(-_ARM, _ARM + 1):
                half = (1.6 if n % 5 == 0 else 0.8) * MM
                yield RuleMark(x + n * MM, y - half, x + n * MM, y + half, 0.3, _INK)
                yield RuleMark(x - half, y + n * MM, x + half, y + n * MM, 0.3, _INK)


def _text(fonts: Fonts, words: Wording, printer: str, right: int, down: int) -> Iterator[Mark]:
    point = words.say("paper.decimal_point")
    moved = {"right": _millimetres(right, point), "down": _millimetres(down, point)}
    setter = Typesetter(fonts)
    baseline = _HEIGHT - 62 * MM
    texts = (
        (words.say("paper.test_page.title"), _TITLE),
        (words.say("paper.test_page.measure", {"mm": INSET}), _TEXT),
        (words.say("paper.test_page.correct", {"mm": INSET}), _TEXT),
        (words.say("paper.test_page.moved", moved), _TEXT),
        (printer, _SMALL),
    )
    for text, style in texts:
        for line in setter.paragraph(text, style, words.language, _MEASURE) if text else ():
            yield TextMark(_LEFT, baseline, line)
            baseline -= style.size * style.leading
        baseline -= 9


def _millimetres(tenths: int, point: str) -> str:
    sign = "−" if tenths < 0 else ""
    whole, tenth = divmod(abs(tenths), 10)
    return f"{sign}{whole}{point}{tenth}"

"""The participation certificate, design 1. A design that has been issued is never changed: a new one is a new class."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from exchange_admin.documents.certificates.checks import problems_of_facts
from exchange_admin.documents.certificates.facts import ParticipationFacts
from exchange_admin.documents.certificates.wording import Sentences
from exchange_admin.documents.drawing import (
    A4_LANDSCAPE,
    MM,
    CodeMark,
    FrameMark,
    RingMark,
    RuleMark,
)
from exchange_admin.documents.fonts import SERIF, SERIF_STRONG, Fonts
from exchange_admin.documents.line_breaking import FIRST_WORDS, NBSP
from exchange_admin.documents.paper_pdf import DrawnSheet, OnePageDesign
from exchange_admin.documents.typesetting import Line, Style, Typesetter, sized
from exchange_admin.documents.verification.symbol import symbol_of
from exchange_admin.domain.problems import Problem
from exchange_admin.domain.wording import Wording

_WIDTH, _HEIGHT = A4_LANDSCAPE
_MIDDLE = _WIDTH / 2
_INK, _MUTED, _GREY = "20242D", "4A4F59", "6B6F78"
_GOLD, _GOLD_TEXT, _GOLD_SOFT = "A8894A", "86682C", "D9CFB6"
_FAINT, _FAINT_TEXT = "B4BAC5", "A5ABB6"

_COLUMN = 216 * MM  # widest line of the paper
_MEASURE = 196 * MM  # widest line of its paragraphs
_ISSUER = Style(SERIF_STRONG, 17, _INK)
_ISSUER_BELOW = Style(SERIF, 10, _GREY, tracking=0.3)
_TITLE_HAN = Style(SERIF_STRONG, 46, _INK, tracking=15)
_TITLE = Style(SERIF_STRONG, 33, _INK, tracking=0.4)
_TITLE_BELOW = Style(SERIF_STRONG, 14.5, _GOLD_TEXT)
_NAME = Style(SERIF_STRONG, 28, _INK)
_NAME_HAN = Style(SERIF_STRONG, 31, _INK, tracking=5)  # two to four characters ask for air
_NAME_BELOW = Style(SERIF, 13, _MUTED)
_BODY = Style(SERIF, 12, _INK, leading=1.5)
_BODY_ALONE = Style(SERIF, 13.5, _INK, leading=1.55)
_BODY_BELOW = Style(SERIF, 10.5, _MUTED, leading=1.45)
_SIGNED = Style(SERIF, 9.5, _INK)
_SMALL = Style(SERIF, 8.5, _MUTED, leading=1.3)
_LABEL = Style(SERIF, 7.5, _GREY)
_NUMBER = Style(SERIF_STRONG, 11.5, _INK, tracking=0.3)
_SEAL = Style(SERIF, 8, _FAINT_TEXT)
_DUPLICATE = Style(SERIF_STRONG, 9, _GOLD_TEXT, tracking=0.6)
_FIRST = Style(SERIF, 6.5, _GREY)
_SEPARATOR = f"{NBSP}{NBSP}·{NBSP} "


class _Sheet(DrawnSheet):
    def centred(self, line: Line, baseline: float) -> None:
        self.put(line, _MIDDLE - line.width / 2, baseline)


class ParticipationV1(OnePageDesign):
    """A4 landscape in one to three languages; the first language of the facts leads.

    Papers whose facts name no seal, no first paper and no code are as they always were.
    """

    id = "participation/1"
    kinds = (
        "participation",
        "language_course",
        "completion",
        "teacher_exchange",
        "accompanying",
        "advanced_training",
        "retraining",
        "academic",
    )

    def __init__(self, fonts: Fonts, wording: Mapping[str, Wording]) -> None:
        super().__init__(fonts, A4_LANDSCAPE)
        self._wording = wording
        self._set = Typesetter(fonts, FIRST_WORDS)

    def _obstacles(self, facts: ParticipationFacts) -> list[Problem]:
        return list(problems_of_facts(facts, self._fonts, self.kinds))

    def _title(self, facts: ParticipationFacts) -> str:
        return f"{Sentences(facts, self._wording[facts.languages[0]]).title()} {facts.number}"

    def _sheet(self, facts: ParticipationFacts) -> _Sheet:
        sheet = _Sheet()
        said = [Sentences(facts, self._wording[language]) for language in facts.languages]
        _frame(sheet)
        if facts.duplicate_of:
            self._duplicate(sheet, facts, said)
        self._heading(sheet, facts, said)
        self._middle(sheet, facts, said)
        self._foot(sheet, facts, said)
        return sheet

    def _duplicate(self, sheet: _Sheet, facts: ParticipationFacts, said: Sequence[Sentences]) -> None:
        """In the corner at the top right: that it is one, and the number of the first paper."""
        mark = self._set.joined([(words.duplicate(), words.language) for words in said], "  ·  ", _DUPLICATE)
        labels = [(words.first_number_label(), words.language) for words in said]
        first = self._set.joined([*labels, (facts.duplicate_of, "")], _SEPARATOR, _FIRST)
        for line, top in ((mark, 19), (first, 23)):
            sheet.put(line, _WIDTH - 18 * MM - line.width, _from_top(top))

    def _heading(self, sheet: _Sheet, facts: ParticipationFacts, said: Sequence[Sentences]) -> None:
        lead = said[0].language
        issuers = facts.issuer.different(facts.languages)
        if issuers:
            style = replace(_ISSUER, tracking=4) if lead == "zh" else _ISSUER
            self._one_line(sheet, issuers[0], style, _from_top(30), smallest=9)
            self._in_one_line(sheet, issuers[1:], _ISSUER_BELOW, _from_top(36.5), smallest=7)
        title = _TITLE_HAN if lead == "zh" else _TITLE
        self._one_line(sheet, (said[0].title(), lead), title, _from_top(58 if len(said) > 1 else 61), smallest=18)
        below = [(words.title(), words.language) for words in said[1:]]
        self._in_one_line(sheet, below, self._title_below(below), _from_top(67.5), smallest=9)

    def _title_below(self, titles: Sequence[tuple[str, str]]) -> Style:
        """As large as titles of two languages fit beside each other: there is room for one line only."""
        sizes = (_TITLE_BELOW.size - n / 2 for n in range(10))
        styles = (sized(_TITLE_BELOW, size) for size in sizes)
        fitting = (style for style in styles if self._set.joined(titles, _SEPARATOR, style).width <= _COLUMN)
        return next(fitting, _TITLE_BELOW) if titles else _TITLE_BELOW

    def _middle(self, sheet: _Sheet, facts: ParticipationFacts, said: Sequence[Sentences]) -> None:
        """Name and paragraphs, together a little above the middle of the room between title and signature."""
        top, bottom = _from_top(75 if len(said) > 1 else 70), _from_top(min(142, 162 - facts.stamp_mm / 2))
        name = self._name(facts)
        bodies = [(words.body(), words.language) for words in said]
        room = top - bottom - sum(row.above for row in name)
        scale = next((n / 100 for n in range(100, 58, -4) if self._height(bodies, n / 100) <= room), 0.0)
        if not scale:
            sheet.too_long.append(max(bodies, key=lambda body: len(body[0]))[0])
            scale = 0.6
        spare = max(room - self._height(bodies, scale), 0)
        baseline = top - spare * 0.4
        for row in [*name, *self._paragraphs(bodies, scale)]:
            baseline -= row.above
            if row.line:
                sheet.centred(row.line, baseline)
            else:
                half = 70 * MM
                sheet.marks.append(RuleMark(_MIDDLE - half, baseline, _MIDDLE + half, baseline, 0.7, _GOLD_SOFT))

    def _name(self, facts: ParticipationFacts) -> list[_Row]:
        """The name large in its own script, in the others below, and the rule that ends it."""
        (script, native), *others = facts.holder.in_order()
        airy = script == "han" and len(native) < 5 and max(native) <= "\uffff"  # else copying it would add spaces
        style = _NAME_HAN if airy else _NAME
        lines = self._set.shrunk(native, style, _habits(script), _COLUMN, smallest=14)
        rows = [_Row(line.style.size * (1.25 if place else 0.8), line) for place, line in enumerate(lines)]
        below = [(name, _habits(script)) for script, name in others]
        rows += [_Row(line.style.size * 1.75, line) for line in self._side_by_side(below, _NAME_BELOW, smallest=8)]
        return [*rows, _Row(14, None)]

    def _height(self, bodies: Sequence[tuple[str, str]], scale: float) -> float:
        height = 0.0
        for style, gap, text, language in _set_off(bodies, scale):
            height += gap + style.size * style.leading * self._set.lines_needed(text, style, language, _MEASURE)
        return height

    def _paragraphs(self, bodies: Sequence[tuple[str, str]], scale: float) -> Iterator[_Row]:
        for style, gap, text, language in _set_off(bodies, scale):
            for place, line in enumerate(self._set.paragraph(text, style, language, _MEASURE)):
                yield _Row(style.size * style.leading + (0 if place else gap), line)

    def _foot(self, sheet: _Sheet, facts: ParticipationFacts, said: Sequence[Sentences]) -> None:
        rule = _from_top(168)
        left, right, across = (28 * MM, 176 * MM, 62 * MM) if facts.code else (37 * MM, 198 * MM, 62 * MM)
        if facts.code:
            sheet.marks.append(_code(facts.code))
        for x in (left, right):
            sheet.marks.append(RuleMark(x, rule, x + across, rule, 0.6, "9AA0AB"))
        sheet.marks.append(RingMark(_MIDDLE, _from_top(165), facts.stamp_mm / 2 * MM, 0.7, _FAINT))
        seal = self._set.joined([(words.seal(), words.language) for words in said], "  ·  ", _SEAL)
        sheet.centred(seal, _from_top(166))

        self._column(sheet, left, across, rule, self._signatory(facts))
        label = self._set.joined([(words.number_label(), words.language) for words in said], " · ", _LABEL)
        if label.width > across:
            label = self._set.shrunk(label.text, _LABEL, "", across, smallest=5, lines=1)[0]
        sheet.put(label, right, rule + 19)
        number = self._set.shrunk(facts.number, _NUMBER, "", across, smallest=6, lines=1)
        if len(number) > 1:
            sheet.too_long.append(facts.number)
        sheet.put(number[0], right, rule + 5.5)
        issued = [_Caption(words.issued(), words.language, _SMALL) for words in said]
        issued[:0] = [_Caption(words.academic_number(), words.language, _SMALL, narrowest=0.7) for words in said]
        place = _side(text for text, _ in facts.place.different(facts.languages))
        self._column(sheet, right, across, rule, [*issued, _Caption(place, facts.languages[0], _SMALL, narrowest=0.8)])

    def _signatory(self, facts: ParticipationFacts) -> list[_Caption]:
        names = facts.signatory.different(facts.languages)
        positions = facts.position.different(facts.languages)
        return [
            _Caption(_side(name for name, _ in names), names[0][1] if names else "", _SIGNED, narrowest=0.8),
            *(_Caption(text, language, _SMALL) for text, language in positions),
        ]

    def _column(self, sheet: _Sheet, x: float, across: float, rule: float, captions: Sequence[_Caption]) -> None:
        """Lines under a signature rule, smaller when they are many."""
        room = rule - _from_top(193)
        for percent in range(100, 60, -5):
            lines = [line for caption in captions for line in self._caption(caption, percent / 100, across)]
            if sum(line.style.size * 1.32 for line in lines) + 2 <= room:
                break
        else:
            sheet.too_long.append(max((caption.text for caption in captions), key=len))
        baseline = rule - 2
        for line in lines:
            baseline -= line.style.size * 1.32
            sheet.put(line, x, baseline)

    def _caption(self, caption: _Caption, scale: float, across: float) -> Sequence[Line]:
        if not caption.text:
            return ()
        style = sized(caption.style, caption.style.size * scale)
        smallest = style.size * caption.narrowest
        lines = self._set.shrunk(caption.text, style, caption.language, across, smallest=smallest)
        return lines if len(lines) == 1 else self._set.paragraph(caption.text, style, caption.language, across)

    def _one_line(
        self, sheet: _Sheet, text: tuple[str, str], style: Style, baseline: float, *, smallest: float
    ) -> None:
        lines = self._set.shrunk(text[0], style, text[1], _COLUMN, smallest=smallest, lines=1)
        sheet.centred(lines[0], baseline)
        if len(lines) > 1:
            sheet.too_long.append(text[0])

    def _in_one_line(
        self, sheet: _Sheet, texts: Sequence[tuple[str, str]], style: Style, baseline: float, *, smallest: float
    ) -> None:
        for line in self._side_by_side(texts, style, smallest=smallest):
            sheet.centred(line, baseline)
            baseline -= line.style.size * 1.35

    def _side_by_side(self, texts: Sequence[tuple[str, str]], style: Style, *, smallest: float) -> list[Line]:
        """The texts beside each other, else one below the other, shrunk and wrapped where they must be."""
        if not texts:
            return []
        together = self._set.joined(texts, _SEPARATOR, style)
        if together.width <= _COLUMN:
            return [together]
        return [
            line
            for text, language in texts
            for line in self._set.shrunk(text, style, language, _COLUMN, smallest=smallest)
        ]


@dataclass(frozen=True, slots=True)
class _Row:
    """A line, or the thin rule when there is none, `above` points below what stands before it."""

    above: float
    line: Line | None


def _set_off(bodies: Sequence[tuple[str, str]], scale: float) -> Iterator[tuple[Style, float, str, str]]:
    """(style, gap above, text, language) of the paragraphs; the leading language is larger and darker."""
    for place, (text, language) in enumerate(bodies):
        style = _BODY_BELOW if place else _BODY if len(bodies) > 1 else _BODY_ALONE
        yield sized(style, style.size * scale), (7 if place else 10) * scale, text, language


@dataclass(frozen=True, slots=True)
class _Caption:
    """A text under a signature rule: made smaller down to `narrowest` while that keeps it on one line."""

    text: str
    language: str
    style: Style
    narrowest: float = 1.0


def _code(text: str) -> CodeMark:
    """At the right end of the foot, its top at the rule of the number, as far from the frame as the signature."""
    symbol = symbol_of(text)
    side = symbol.millimetres * MM
    return CodeMark(_WIDTH - 28 * MM - side, _from_top(168) - side, side, symbol.size, symbol.rows)


def _frame(sheet: _Sheet) -> None:
    for inset, width in ((11 * MM, 2.4), (13.2 * MM, 0.7)):
        across, high = _WIDTH - 2 * inset, _HEIGHT - 2 * inset
        sheet.marks.append(FrameMark(inset, inset, across, high, width, _GOLD))


def _from_top(millimetres: float) -> float:
    return _HEIGHT - millimetres * MM


def _side(texts: Iterable[str]) -> str:
    """Texts beside each other; a line that has no room for all ends after a dot, not inside a name."""
    return f"{NBSP}· ".join(text.replace(" ", NBSP) for text in texts)


def _habits(script: str) -> str:
    """The language whose habits of setting a name in this script follows."""
    return "zh" if script == "han" else ""

"""Draws letters of any design: letterhead, number and date, a column for each language, signature, seal and code."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from exchange_admin.documents.certificates.checks import problems_of_facts
from exchange_admin.documents.certificates.facts import ParticipationFacts, Trilingual
from exchange_admin.documents.designs.paper_words import PaperWords
from exchange_admin.documents.drawing import A4_PORTRAIT, MM, CodeMark, RingMark, RuleMark
from exchange_admin.documents.fonts import SERIF, SERIF_STRONG, Fonts
from exchange_admin.documents.letters.spec import LetterSpec
from exchange_admin.documents.paper_pdf import DrawnSheet, OnePageDesign
from exchange_admin.documents.typesetting import Line, Style, Typesetter, aligned, sized
from exchange_admin.documents.verification.symbol import symbol_of
from exchange_admin.domain.problems import Problem
from exchange_admin.domain.wording import Wording

MOST_LANGUAGES = 2
_WIDTH, _HEIGHT = A4_PORTRAIT
_LEFT, _RIGHT = 25 * MM, _WIDTH - 18 * MM
_MEASURE = _RIGHT - _LEFT
_GUTTER = 9 * MM
_BODY_TOP, _BODY_BOTTOM = _HEIGHT - 60 * MM, 72 * MM
_HEAD_HIGH, _HEAD_LEADING = 49.5, 1.3  # points of the issuer's names above the rule; type sizes
_SIGNED_AT, _SEALED_AT = 54 * MM, 42 * MM
_INK, _MUTED, _LINE = "20242D", "5A606B", "9AA0AB"

_ISSUER = Style(SERIF_STRONG, 15, _INK)
_ISSUER_HAN = Style(SERIF_STRONG, 17, _INK, tracking=3)
_ISSUER_BELOW = Style(SERIF, 9.5, _MUTED)
_CONTACT = Style(SERIF, 8.5, _MUTED)
_NUMBER = Style(SERIF, 10, _INK)
_TITLE = Style(SERIF_STRONG, 16, _INK)
_TITLE_HAN = Style(SERIF_STRONG, 20, _INK, tracking=6)
_TITLE_LINE = 26  # points that a line of the title takes up, so that both columns begin at one height
_BODY = Style(SERIF, 12, _INK, leading=1.6)
_BESIDE = Style(SERIF, 10.5, _INK, leading=1.5)
_LABEL = Style(SERIF, 8, _MUTED, leading=1.3)
_VALUE = Style(SERIF, 10.5, _INK, leading=1.35)
_NAME = Style(SERIF_STRONG, 12, _INK, leading=1.35)
_SIGNED = Style(SERIF, 10, _INK, leading=1.35)
_SEAL = Style(SERIF, 8, "A5ABB6")
_DUPLICATE = Style(SERIF_STRONG, 9, _MUTED, tracking=0.6)


@dataclass(frozen=True, slots=True)
class _Row:
    """A line `above` points below the one before; `centred` in its column."""

    above: float
    line: Line
    centred: bool = False


_Part = list[_Row]
"""A title, a paragraph or a line of the table: what both languages say side by side."""


class LetterDesign(OnePageDesign):
    """The leading language stands at the left."""

    def __init__(self, spec: LetterSpec, fonts: Fonts, wording: Mapping[str, Wording]) -> None:
        super().__init__(fonts, A4_PORTRAIT)
        self._spec, self._wording, self.kinds = spec, wording, spec.kinds
        self._set = Typesetter(fonts)

    @property
    def id(self) -> str:
        return self._spec.id

    def _title(self, facts: ParticipationFacts) -> str:
        return f"{_Words(facts, self._wording[facts.languages[0]]).say('title')} {facts.number}"

    def _obstacles(self, facts: ParticipationFacts) -> list[Problem]:
        found = list(problems_of_facts(facts, self._fonts, self.kinds))
        if len(facts.languages) > MOST_LANGUAGES:
            found.append(Problem("certificate.two_languages", "languages"))
        return found

    def _sheet(self, facts: ParticipationFacts) -> DrawnSheet:
        sheet = DrawnSheet()
        said = [_Words(facts, self._wording[language]) for language in facts.languages]
        self._head(sheet, facts, said)
        width = _MEASURE if len(said) == 1 else (_MEASURE - _GUTTER) / 2
        columns = self._fitting(sheet, said, width)
        y = _BODY_TOP
        for beside in zip(*columns, strict=True):
            for place, part in enumerate(beside):
                self._put(sheet, part, _LEFT + place * (width + _GUTTER), y, width)
            y -= max(map(_height, beside))
        self._foot(sheet, facts, said)
        return sheet

    def _head(self, sheet: DrawnSheet, facts: ParticipationFacts, said: Sequence[_Words]) -> None:
        if facts.duplicate_of:
            self._duplicate(sheet, facts, said)
        y = _HEIGHT - 22 * MM
        for line in self._issuer(facts):
            sheet.put(line, _LEFT + (_MEASURE - line.width) / 2, y)
            y -= line.style.size * _HEAD_LEADING
        places = [text for text, _ in facts.place.different(facts.languages)]
        contact = " · ".join([*places, *filter(None, [dict(facts.details).get("contact", Trilingual()).best("en")])])
        if contact:
            line = self._set.shrunk(contact, _CONTACT, "", _MEASURE, smallest=6, lines=1)[0]
            sheet.put(line, _LEFT + (_MEASURE - line.width) / 2, y)
        rule = _HEIGHT - 41 * MM
        sheet.marks.append(RuleMark(_LEFT, rule, _RIGHT, rule, 0.9, _INK))
        lead = said[0]
        sheet.put(self._set.line(lead.number(), _NUMBER, lead.language), _LEFT, rule - 18)
        days = self._set.joined([(words.values["issued"], words.language) for words in said], " · ", _NUMBER)
        sheet.put(days, _RIGHT - days.width, rule - 18)

    def _issuer(self, facts: ParticipationFacts) -> list[Line]:
        """A long name wraps rather than shrinks, as far as there is room above the rule."""
        lines: list[Line] = []
        for smallest in (12, 10, 8, 7):
            lines = []
            for place, (text, language) in enumerate(facts.issuer.different(facts.languages)):
                style = _ISSUER_BELOW if place else _ISSUER_HAN if language == "zh" else _ISSUER
                lines += self._set.shrunk(text, style, language, _MEASURE, smallest=min(smallest, style.size * 0.85))
            if sum(line.style.size for line in lines) * _HEAD_LEADING <= _HEAD_HIGH:
                break
        return lines

    def _duplicate(self, sheet: DrawnSheet, facts: ParticipationFacts, said: Sequence[_Words]) -> None:
        """Below the date: that it is one, and the number of the first letter."""
        mark = self._set.joined([(words.duplicate(), words.language) for words in said], " · ", _DUPLICATE)
        labels = [(words.first_number_label(), words.language) for words in said]
        first = self._set.joined([*labels, (facts.duplicate_of, "")], " · ", _CONTACT)
        for line, below in ((mark, 34), (first, 45)):
            sheet.put(line, _RIGHT - line.width, _HEIGHT - 41 * MM - below)

    def _put(self, sheet: DrawnSheet, part: _Part, x: float, y: float, width: float) -> None:
        for row in part:
            y -= row.above
            sheet.put(row.line, aligned(row.line, x, width, "centre" if row.centred else "left"), y)

    def _fitting(self, sheet: DrawnSheet, said: Sequence[_Words], width: float) -> list[list[_Part]]:
        """The columns as large as they fit; what says the same in two languages begins at one height."""
        columns: list[list[_Part]] = []
        for percent in range(100, 66, -4):
            columns = [list(self._column(words, width, percent / 100, alone=len(said) == 1)) for words in said]
            if sum(max(map(_height, beside)) for beside in zip(*columns, strict=True)) <= _BODY_TOP - _BODY_BOTTOM:
                return columns
        sheet.too_long.append(max((words.say("opening") for words in said), key=len))
        return columns

    def _column(self, words: _Words, width: float, scale: float, *, alone: bool) -> Iterator[_Part]:
        language = words.language
        title = _TITLE_HAN if language == "zh" else _TITLE
        lines = self._set.shrunk(words.say("title"), sized(title, title.size * scale), language, width, smallest=9)
        yield [_Row(_TITLE_LINE * scale, line, centred=True) for line in lines]
        body = _BODY if alone else _BESIDE
        style = sized(body, body.size * scale)
        for number, paragraph in enumerate(self._spec.paragraphs):
            if not words.holds(paragraph.when):
                continue
            gap = (10 if number else 14) * scale
            if paragraph.is_table:
                yield from self._table(words, width, scale)
                continue
            lines = self._set.paragraph(words.say(paragraph.text), style, language, width)
            yield [_Row(style.size * style.leading + (0 if place else gap), line) for place, line in enumerate(lines)]

    def _table(self, words: _Words, width: float, scale: float) -> Iterator[_Part]:
        """Label small above its value, so that both columns have room for long names."""
        for place, (name, label, values) in enumerate(words.rows(("name", *self._spec.rows))):
            above = (7 if place else 13) * scale
            small = sized(_LABEL, _LABEL.size * scale)
            told = self._set.shrunk(label, small, words.language, width, smallest=5)
            part = [_Row(small.size * small.leading + (0 if n else above), line) for n, line in enumerate(told)]
            kind = _NAME if name == "name" else _VALUE
            for text, look in ((values[0], kind), *((other, _VALUE) for other in values[1:])):
                style = sized(look, look.size * scale)
                lines = self._set.paragraph(text, style, "", width)
                part += [_Row(style.size * style.leading, line) for line in lines]
            yield part

    def _foot(self, sheet: DrawnSheet, facts: ParticipationFacts, said: Sequence[_Words]) -> None:
        across = 62 * MM
        sheet.marks.append(RuleMark(_LEFT, _SIGNED_AT, _LEFT + across, _SIGNED_AT, 0.6, _LINE))
        y = _SIGNED_AT - 3
        names = facts.signatory.different(facts.languages)
        texts = [*([(" · ".join(text for text, _ in names), names[0][1])] if names else [])]
        for text, language in [*texts, *facts.position.different(facts.languages)]:
            for line in self._set.shrunk(text, _SIGNED, language, across, smallest=8):
                y -= line.style.size * _SIGNED.leading
                sheet.put(line, _LEFT, y)
        middle = _LEFT + across + 8 * MM + facts.stamp_mm / 2 * MM
        sheet.marks.append(RingMark(middle, _SEALED_AT, facts.stamp_mm / 2 * MM, 0.7, "B4BAC5"))
        seal = self._set.joined([(words.seal(), words.language) for words in said], "  ·  ", _SEAL)
        sheet.put(seal, middle - seal.width / 2, _SEALED_AT - 3)
        if facts.code:
            symbol = symbol_of(facts.code)
            side = symbol.millimetres * MM
            sheet.marks.append(CodeMark(_RIGHT - side, _SIGNED_AT - side, side, symbol.size, symbol.rows))


class _Words(PaperWords):
    """The sentences of a letter: those of its kind, else those that any may use, with the facts in them."""

    def say(self, key: str) -> str:
        any_kind = f"paper.letter.any.{key}"
        return self._words.say(self.key(f"paper.letter.{self._facts.kind}.{key}", any_kind) or any_kind, self.values)

    def number(self) -> str:
        return self._say("paper.letter.number", {"number": self._facts.number})


def _height(part: _Part) -> float:
    return sum(row.above for row in part)

"""What every such paper has, whatever it states: names, facts in columns, heads of further pages, feet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from exchange_admin.documents.drawing import MM
from exchange_admin.documents.fonts import SERIF, Fonts, named, plain
from exchange_admin.documents.sheets.sheet import INK, LEFT, LINE, MUTED, Sheet
from exchange_admin.documents.sheets.words import Said, SheetWords, beside
from exchange_admin.documents.typesetting import Style
from exchange_admin.domain.labels import cyrillic_name, han_name, latin_name
from exchange_admin.domain.problems import Problem
from exchange_admin.domain.wording import LANGUAGES
from exchange_admin.names import NameParts

LABEL = Style(SERIF, 7.5, MUTED)
VALUE = Style(SERIF, 10, INK, leading=1.35)


def drawing_problems(paper: Any, languages: Sequence[str], fonts: Fonts, *, boxed: bool = False) -> list[Problem]:
    """What keeps a paper, which is a dataclass, from being drawn: its languages, or characters that no font has unless
    they are `boxed`."""
    asked = set(languages)
    if not 1 <= len(asked) == len(languages) <= 2 or not asked <= set(LANGUAGES):
        return [Problem("transcript.paper_languages")]
    if not boxed and (missing := fonts.missing(*map(plain, _texts(asdict(paper))))):
        return [Problem("transcript.missing_glyph", facts={"characters": named(missing)})]
    return []


def _texts(plain_facts: object) -> Iterator[str]:
    if isinstance(plain_facts, str):
        yield plain_facts
    elif isinstance(plain_facts, Mapping):
        for value in plain_facts.values():
            yield from _texts(value)
    elif isinstance(plain_facts, list | tuple):
        for value in plain_facts:
            yield from _texts(value)


def names_said(name: NameParts, languages: Sequence[str]) -> Said:
    """The name in every script it has, that of the leading language first."""
    parts = asdict(name)
    said = {"zh": han_name(parts), "ru": cyrillic_name(parts), "en": latin_name(parts)}
    order = [*languages, *(language for language in ("en", "ru", "zh") if language not in languages)]
    found: dict[str, str] = {}
    for language in order:
        if text := plain(said[language]):
            found.setdefault(text, language)
    return tuple(found.items())


def draw_top(sheet: Sheet, issuer: Said, title: Said, styles: Sequence[Style], below: float) -> None:
    """Whose paper it is, a rule and what it is called, each in a style of its own for either language."""
    _centred(sheet, issuer, styles[:2], 7)
    sheet.y -= 2.5 * MM
    sheet.rule(sheet.y, 0.8, INK)
    sheet.y -= 3 * MM
    _centred(sheet, title, styles[2:], 9)
    sheet.y -= below


def _centred(sheet: Sheet, said: Said, styles: Sequence[Style], smallest: float) -> None:
    for (text, language), style in zip(said, styles, strict=False):
        sheet.centred(text, style, language, smallest=smallest)


def draw_names(sheet: Sheet, label: Said, names: Said, style: Style) -> None:
    """The first name across the page, in `style`, those in other scripts below it."""
    sheet.pair(label, names[:1], LEFT, sheet.measure, (LABEL, style))
    if names[1:]:
        sheet.paragraph(beside(names[1:]), VALUE, "")
    sheet.y -= 1.6 * MM


def draw_facts(sheet: Sheet, facts: Sequence[tuple[Said, Said]], columns: int) -> None:
    """Labels above their values, from left to right in so many columns of equal width."""
    width = sheet.measure / columns
    for place in range(0, len(facts), columns):
        top, ends = sheet.y, []
        for column, (label, value) in enumerate(facts[place : place + columns]):
            sheet.y = top
            sheet.pair(label, value, LEFT + column * width, width - 3 * MM, (LABEL, VALUE))
            ends.append(sheet.y)
        sheet.y = min(ends) - 1.6 * MM


def draw_running_head(sheet: Sheet, parts: Sequence[str], language: str) -> None:
    """What a further page belongs to, on one line; empty parts are left out."""
    said = " · ".join(part for part in parts if part)
    line = sheet.set.shrunk(said, LABEL, language, sheet.measure, smallest=5.5, lines=1)[0]
    sheet.put(line, LEFT, sheet.top)
    sheet.y = sheet.top - 4 * MM


def draw_feet(sheet: Sheet, owner: str, words: SheetWords) -> None:
    """At the foot of every page whose it is, and which of how many."""
    total = len(sheet.pages)
    for number, marks in enumerate(sheet.pages, 1):
        foot = Sheet(sheet.set, [marks], size=sheet.size)
        foot.rule(13.5 * MM, 0.4, LINE)
        page = sheet.set.line(beside(words.say("page", {"page": number, "pages": total})), LABEL)
        foot.put(page, LEFT + sheet.measure - page.width, 9.5 * MM)
        room = sheet.measure - page.width - 8 * MM
        if owner:
            foot.put(sheet.set.shrunk(owner, LABEL, "", room, smallest=5.5, lines=1)[0], LEFT, 9.5 * MM)

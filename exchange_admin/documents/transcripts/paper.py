"""A transcript of records on A4, upright, in one language or two: person, courses, scale, signature and seal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from functools import partial
from io import BytesIO

from exchange_admin.documents.drawing import A4_PORTRAIT, MM, PdfPages, RingMark
from exchange_admin.documents.fonts import SERIF, SERIF_STRONG, Fonts, named, plain
from exchange_admin.documents.transcripts.course_table import INK, LINE, MUTED, CourseTable, table_names_terms
from exchange_admin.documents.transcripts.facts import ScaleMark, TranscriptPaper
from exchange_admin.documents.transcripts.sheet import BOTTOM, LEFT, MEASURE, TOP, Sheet
from exchange_admin.documents.transcripts.wording import PaperWords, Said, beside
from exchange_admin.documents.typesetting import Style, Typesetter
from exchange_admin.domain import exact
from exchange_admin.domain.labels import cyrillic_name, han_name, latin_name
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.wording import LANGUAGES, Wording

_TAGS = {"zh": "zh-CN", "ru": "ru-RU", "en": "en-GB"}
_ISSUER = Style(SERIF_STRONG, 13, INK, leading=1.35)
_ISSUER_BELOW = Style(SERIF, 9.5, MUTED, leading=1.4)
_TITLE = Style(SERIF_STRONG, 20, INK, leading=1.6)
_TITLE_HAN = Style(SERIF_STRONG, 24, INK, tracking=8, leading=1.6)
_TITLE_BELOW = Style(SERIF_STRONG, 11, MUTED, leading=1.5)
_LABEL = Style(SERIF, 7.5, MUTED)
_VALUE = Style(SERIF, 10, INK, leading=1.35)
_VALUE_STRONG = Style(SERIF_STRONG, 11.5, INK, leading=1.35)
_NOTE = Style(SERIF, 7.5, MUTED, leading=1.45)
_SCALE = Style(SERIF, 8, INK, leading=1.45)
_SCALE_TITLE = Style(SERIF_STRONG, 8.5, INK, leading=1.5)
_SIGNED = Style(SERIF, 9.5, INK, leading=1.35)
_FOOT = Style(SERIF, 7.5, MUTED)
_SEAL = Style(SERIF, 8, "A5ABB6")


class TranscriptPages:
    """Draws transcripts; the same facts give the same bytes. What was set once is kept for the next."""

    def __init__(self, fonts: Fonts, wordings: Mapping[str, Wording]) -> None:
        self._fonts, self._wordings, self._set = fonts, wordings, Typesetter(fonts)

    def pdf(self, papers: Sequence[TranscriptPaper]) -> bytes:
        """One PDF, each transcript beginning a page. Raises RuleBroken: `transcript.paper_languages`,
        `transcript.nothing_to_print`, `transcript.missing_glyph`."""
        if not papers:
            raise RuleBroken(Problem("transcript.nothing_to_print"))
        for paper in papers:
            self._check(paper)
        pages = PdfPages(self._fonts, A4_PORTRAIT, _TAGS[papers[0].languages[0]])
        for paper in papers:
            for marks in self._sheet(paper).pages:
                pages.add(marks)
        first = papers[0]
        words = PaperWords(self._wordings, first.languages)
        stream = BytesIO()
        title = f"{words.say('title')[0][0]} {first.facts.number}".strip()
        pages.write(stream, title=title, author=first.facts.issuer.name.best(first.languages[0]))
        return stream.getvalue()

    def _check(self, paper: TranscriptPaper) -> None:
        if not 1 <= len(set(paper.languages)) == len(paper.languages) <= 2 or not set(paper.languages) <= set(
            LANGUAGES
        ):
            raise RuleBroken(Problem("transcript.paper_languages"))
        if missing := self._fonts.missing(*map(plain, _texts(asdict(paper)))):
            raise RuleBroken(Problem("transcript.missing_glyph", facts={"characters": named(missing)}))

    def _sheet(self, paper: TranscriptPaper) -> Sheet:
        words = PaperWords(self._wordings, paper.languages)
        sheet = Sheet(self._set)
        _heading(sheet, paper, words)
        _person(sheet, paper, words)
        table = CourseTable(paper.facts, words, self._set)
        sheet.on_new_page = partial(_running_head, paper=paper, words=words, table=table)
        table.draw(sheet)
        sheet.on_new_page = partial(_running_head, paper=paper, words=words, table=None)
        _notes(sheet, paper, words, table)
        _end(sheet, paper, words)
        _feet(sheet, paper, words)
        return sheet


def _heading(sheet: Sheet, paper: TranscriptPaper, words: PaperWords) -> None:
    for place, (text, language) in enumerate(words.text(paper.facts.issuer.name)):
        sheet.centred(text, _ISSUER_BELOW if place else _ISSUER, language, smallest=7)
    sheet.y -= 2.5 * MM
    sheet.rule(sheet.y, 0.8, INK)
    sheet.y -= 3 * MM
    for place, (text, language) in enumerate(words.say("title")):
        lead = _TITLE_HAN if language == "zh" else _TITLE
        sheet.centred(text, _TITLE_BELOW if place else lead, language, smallest=9)
    sheet.y -= 6 * MM


def _person(sheet: Sheet, paper: TranscriptPaper, words: PaperWords) -> None:
    """Labels and values in two columns; the name across both."""
    facts = paper.facts
    names = _names(paper)
    _pair(sheet, words.say("name"), (names[0],), LEFT, MEASURE, _VALUE_STRONG)
    if names[1:]:
        sheet.paragraph(beside(names[1:]), _VALUE, "", x=LEFT)
    sheet.y -= 1.6 * MM
    pairs: list[tuple[Said, Said]] = []
    if facts.learner.birth_date is not None:
        pairs.append((words.say("birth_date"), words.day(facts.learner.birth_date)))
    if facts.number:
        pairs.append((words.say("number"), ((facts.number, ""),)))
    if paper.home:
        pairs.append((words.say("home"), words.text(paper.home)))
    if facts.term is not None and facts.term.name and not table_names_terms(facts):
        pairs.append((words.say("term"), words.text(facts.term.name)))
    if paper.keeper and facts.issued is not None:  # else it stands with the signature
        pairs.append((words.say("issue_day"), words.day(facts.issued)))
    half = MEASURE / 2 - 3 * MM
    for place in range(0, len(pairs), 2):
        top, ends = sheet.y, []
        for column, (label, value) in enumerate(pairs[place : place + 2]):
            sheet.y = top
            _pair(sheet, label, value, LEFT + column * (MEASURE / 2), half, _VALUE)
            ends.append(sheet.y)
        sheet.y = min(ends) - 1.6 * MM
    sheet.y -= 2 * MM


def _pair(sheet: Sheet, label: Said, value: Said, x: float, width: float, style: Style) -> None:
    """The label small above its value."""
    sheet.y -= _LABEL.size * 1.3
    sheet.put(sheet.set.shrunk(beside(label), _LABEL, "", width, smallest=5.5, lines=1)[0], x, sheet.y + 1.5)
    for text, language in value:
        for line in sheet.set.paragraph(text, style, language, width):
            sheet.y -= style.size * style.leading
            sheet.put(line, x, sheet.y + style.size * 0.3)


def _names(paper: TranscriptPaper) -> Said:
    """The name in every script it has, that of the leading language first."""
    parts = asdict(paper.facts.learner.name)
    said = {"zh": han_name(parts), "ru": cyrillic_name(parts), "en": latin_name(parts)}
    order = [*paper.languages, *(language for language in ("en", "ru", "zh") if language not in paper.languages)]
    found: dict[str, str] = {}
    for language in order:
        if text := plain(said[language]):
            found.setdefault(text, language)
    return tuple(found.items()) or (("—", ""),)


def _running_head(sheet: Sheet, *, paper: TranscriptPaper, words: PaperWords, table: CourseTable | None) -> None:
    """Whose transcript a further page belongs to, and the headings of the table where it goes on."""
    said = " · ".join(part for part in (words.say("title")[0][0], paper.facts.number, _names(paper)[0][0]) if part)
    line = sheet.set.shrunk(said, _FOOT, words.lead.language, MEASURE, smallest=5.5, lines=1)[0]
    sheet.put(line, LEFT, TOP)
    sheet.y = TOP - 4 * MM
    if table is not None:
        table.draw_head(sheet)


def _notes(sheet: Sheet, paper: TranscriptPaper, words: PaperWords, table: CourseTable) -> None:
    """How long an hour is, what the credits are, and the scale of the marks."""
    facts = paper.facts
    sheet.y -= 2 * MM
    notes: list[str] = []
    if any(one.contact_minutes is not None or one.self_study_minutes is not None for one in facts.courses):
        notes.append(f"hours_note_{facts.hour}")
    if table.one_scheme:
        notes.append(f"credits_note_{table.one_scheme}")
    for text, language in words.together(notes) if notes else ():
        sheet.paragraph(text, _NOTE, language)


def _end(sheet: Sheet, paper: TranscriptPaper, words: PaperWords) -> None:
    """The scale, then signature and seal, on one page: they do not stand alone on a last one."""
    pages, marks, y = len(sheet.pages), len(sheet.marks), sheet.y
    _scale(sheet, paper, words)
    _signature(sheet, paper, words)
    if len(sheet.pages) > pages:
        del sheet.pages[pages:]
        del sheet.marks[marks:]
        sheet.y = y
        sheet.new_page()
        _scale(sheet, paper, words)
        _signature(sheet, paper, words)


def _scale(sheet: Sheet, paper: TranscriptPaper, words: PaperWords) -> None:
    """What the marks mean: the range of a scale, and each of its marks."""
    scale = paper.facts.scale
    if scale is None or not scale.name:
        return
    sheet.y -= 2.5 * MM
    sheet.room_for(_SCALE_TITLE.size * 1.5 + 3 * _SCALE.size * _SCALE.leading)
    for text, language in words.named("scale", "scale", scale.name):
        sheet.paragraph(text, _SCALE_TITLE, language)
    if scale.best is not None and scale.pass_mark is not None:
        told = {"best": words.number(scale.best), "pass": words.number(scale.pass_mark)}
        for text, language in words.say("scale_range", told):
            sheet.paragraph(text, _NOTE, language)
    sheet.y -= 1 * MM
    shares = (0.12, 0.12, 0.5, 0.26) if any(mark.low is not None for mark in scale.marks) else (0.12, 0, 0.5, 0.38)
    for mark in scale.marks:
        _scale_mark(sheet, mark, words, shares)


def _scale_mark(sheet: Sheet, mark: ScaleMark, words: PaperWords, shares: Sequence[float]) -> None:
    """A mark, the numbers it stands for, what it is called, and whether it passes."""
    height = _SCALE.size * _SCALE.leading
    sheet.room_for(height)
    sheet.y -= height
    band = ""
    if mark.low is not None and mark.high is not None:
        band = exact.shown(mark.low) if mark.low == mark.high else f"{exact.shown(mark.low)}–{exact.shown(mark.high)}"
    called = tuple(one for one in words.text(mark.label) if one[0] != plain(mark.mark))
    cells = (plain(mark.mark), band, beside(called), beside(words.say("passes" if mark.passing else "fails")))
    x = LEFT
    for text, share in zip(cells, shares, strict=True):
        if text:
            line = sheet.set.shrunk(text, _SCALE, "", MEASURE * share - 6, smallest=5.5, lines=1)[0]
            sheet.put(line, x, sheet.y + 2.2)
        x += MEASURE * share


def _signature(sheet: Sheet, paper: TranscriptPaper, words: PaperWords) -> None:
    """Signatory and seal of the issuer; a copy from the records of somebody else says so instead."""
    if paper.keeper:
        sheet.y -= 4 * MM
        for text, language in words.named("copy", "keeper", paper.keeper):
            sheet.paragraph(text, _NOTE, language)
        return
    stamp = paper.stamp_mm * MM
    sheet.room_for(max(stamp, 36 * MM) + 4 * MM)
    sheet.y -= min(8 * MM, sheet.y - BOTTOM - max(stamp, 36 * MM))
    top, across = sheet.y, 100 * MM
    _signatory(sheet, paper, words, across)
    middle = LEFT + MEASURE - stamp / 2 - 4 * MM
    sheet.marks.append(RingMark(middle, top - stamp / 2, stamp / 2, 0.7, "B4BAC5"))
    seal = sheet.set.line(beside(words.say("seal")), _SEAL)
    sheet.put(seal, middle - seal.width / 2, top - stamp / 2 - 3)
    sheet.y = min(sheet.y, top - stamp)


def _signatory(sheet: Sheet, paper: TranscriptPaper, words: PaperWords, across: float) -> None:
    for text, language in words.text(paper.position):
        sheet.paragraph(text, _SIGNED, language, width=across)
    sheet.y -= 11 * MM
    sheet.rule(sheet.y, 0.6, LINE, LEFT, LEFT + across)
    if paper.signatory:
        sheet.paragraph(beside(words.text(paper.signatory)), _SIGNED, words.lead.language, width=across)
    if paper.facts.issued is not None:
        for text, language in words.dated("issued", paper.facts.issued, paper.place):
            sheet.paragraph(text, _NOTE, language, width=across)


def _feet(sheet: Sheet, paper: TranscriptPaper, words: PaperWords) -> None:
    total = len(sheet.pages)
    for number, marks in enumerate(sheet.pages, 1):
        foot = Sheet(sheet.set, [marks])
        foot.rule(13.5 * MM, 0.4, LINE)
        said = beside(words.say("page", {"page": number, "pages": total}))
        page = sheet.set.line(said, _FOOT)
        foot.put(page, LEFT + MEASURE - page.width, 9.5 * MM)
        owner = " · ".join(part for part in (paper.facts.number, _names(paper)[0][0]) if part)
        room = MEASURE - page.width - 8 * MM
        foot.put(sheet.set.shrunk(owner, _FOOT, "", room, smallest=5.5, lines=1)[0], LEFT, 9.5 * MM)


def _texts(plain_facts: object) -> Iterator[str]:
    if isinstance(plain_facts, str):
        yield plain_facts
    elif isinstance(plain_facts, Mapping):
        for value in plain_facts.values():
            yield from _texts(value)
    elif isinstance(plain_facts, list | tuple):
        for value in plain_facts:
            yield from _texts(value)

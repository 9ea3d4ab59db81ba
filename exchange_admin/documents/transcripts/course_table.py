"""The table of courses: columns that the courses need, rows that never part, a head that is repeated on every page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial

from exchange_admin.documents.drawing import MM, BoxMark
from exchange_admin.documents.fonts import SERIF, SERIF_STRONG, plain
from exchange_admin.documents.sheets.sheet import INK, LEFT, LINE, MEASURE, MUTED, SHADE, Block, Sheet, block, heading
from exchange_admin.documents.sheets.words import Said, SheetWords, beside
from exchange_admin.documents.transcripts.facts import Course, Term, TranscriptFacts, amount
from exchange_admin.documents.typesetting import Style, Typesetter
from exchange_admin.documents.verification.statement import Columns, Row
from exchange_admin.domain.dates import LATEST_DAY
from exchange_admin.domain.wording import Wording

_CELL = Style(SERIF, 9, INK, leading=1.3)
_BELOW = Style(SERIF, 7.5, MUTED, leading=1.3)
_HEADS = Style(SERIF_STRONG, 7.5, INK, leading=1.2), Style(SERIF, 6.5, MUTED, leading=1.2)
_STRONG = Style(SERIF_STRONG, 9, INK, leading=1.3)
_PADDING = 2.2
_AIR = 2.6  # above and below the text of a row


@dataclass(frozen=True, slots=True)
class Column:
    """`key` of its heading; `width` in points; numbers stand in the middle."""

    key: str
    width: float
    cell: Callable[[int, Course], Said]
    middle: bool = True


class CourseTable:
    """Draws the courses of `facts` on a sheet."""

    def __init__(self, facts: TranscriptFacts, words: SheetWords, setter: Typesetter) -> None:
        self._facts, self._words, self._set = facts, words, setter
        schemes = {course.scheme for course in facts.courses if course.credits is not None}
        self.one_scheme = schemes.pop() if len(schemes) == 1 else ""
        self._several_schemes = bool(schemes)
        self._columns = self._needed_columns()

    def draw(self, sheet: Sheet, below: float) -> None:
        """Head, courses by term where there are several, sums; the last of them stay with what is `below` high."""
        self.draw_head(sheet)
        number, sums = 0, self._sum_blocks()
        for term, courses in self._by_term():
            if term is not None:
                first = self._row_blocks(number + 1, courses[0])
                self._draw_term(sheet, term, _height(first))
            for course in courses:
                number += 1
                blocks = self._row_blocks(number, course)
                if number == len(self._facts.courses):
                    sheet.room_for(_height(blocks) + _height(sums) + below)
                self._draw_row(sheet, blocks)
                sheet.state(Row(tuple(self._stated(column, number, course) for column in self._columns)))
        self._draw_row(sheet, sums)
        sheet.state(Row(tuple(map(self._stated_sum, self._columns))))
        sheet.rule(sheet.y, 0.8, INK)

    def draw_head(self, sheet: Sheet) -> None:
        """The headings, as often as pages begin."""
        blocks = [
            heading(self._set, self._words.say(column.key), _HEADS, column.width - 2 * _PADDING, whole_han=True)
            for column in self._columns
        ]
        height = _height(blocks) + 1
        sheet.marks.append(BoxMark(LEFT, sheet.y - height, MEASURE, height, SHADE))
        sheet.rule(sheet.y, 0.8, INK)
        self._put(sheet, blocks, height)
        sheet.y -= height
        sheet.rule(sheet.y, 0.5, INK)

    def state_head(self, sheet: Sheet) -> None:
        """Which columns the rows have that are stated after it."""
        sheet.state(Columns(tuple(column.key for column in self._columns)))

    def _stated(self, column: Column, number: int, course: Course) -> str:
        """What a code says of a cell: the leading language, a title with what kind of work it is."""
        said = column.cell(number, course)
        if column.key != "course":
            return said[0][0] if said else ""
        work = _work(course, self._facts.hour, self._words.lead)
        return " · ".join(one for one in (said[0][0] if said else "", plain(work)) if one)

    def _stated_sum(self, column: Column) -> str:
        """The label in the leading language, credits of each kind."""
        said = [text for text, _ in self._sums.get(column.key, ())]
        return " + ".join(said[:1] if column.key == "course" else said)

    def _needed_columns(self) -> tuple[Column, ...]:
        courses, hour = self._facts.courses, 60 if self._facts.hour == 60 else 45
        narrow = 17 * MM
        made = [Column("place", 8 * MM, self._place)]
        if any(course.code for course in courses):
            made.append(Column("code", 23 * MM, self._code, middle=False))
        made.append(Column("course", 0, self._title, middle=False))
        if any(course.contact_minutes is not None for course in courses):
            made.append(Column(f"contact_{hour}", narrow, self._contact))
        if any(course.self_study_minutes is not None for course in courses):
            made.append(Column(f"self_study_{hour}", narrow, self._self_study))
        if any(course.credits is not None for course in courses):
            made.append(Column("credits", 22 * MM if self._several_schemes else 15 * MM, self._credits))
        made += [Column("mark", 20 * MM, self._mark), Column("status", 21 * MM, self._status)]
        rest = MEASURE - sum(column.width for column in made)
        return tuple(Column(one.key, one.width or rest, one.cell, one.middle) for one in made)

    def _by_term(self) -> list[tuple[Term | None, list[Course]]]:
        """One group without a heading where all courses are of the term of the whole."""
        whole = self._facts.term
        grouped: dict[Term | None, list[Course]] = defaultdict(list)
        for course in self._facts.courses:
            grouped[course.term or whole].append(course)
        if len(grouped) <= 1:
            return [(None, courses) for courses in grouped.values()]
        return sorted(grouped.items(), key=_by_first_day)

    def _row_blocks(self, number: int, course: Course) -> list[Block]:
        blocks = []
        for column in self._columns:
            said = column.cell(number, course)
            blocks.append(block(self._set, said, _CELL, _BELOW, column.width - 2 * _PADDING))
        return blocks

    def _draw_row(self, sheet: Sheet, blocks: Sequence[Block]) -> None:
        height = _height(blocks)
        sheet.room_for(height)
        self._put(sheet, blocks, height)
        sheet.y -= height
        sheet.rule(sheet.y, 0.3, LINE)

    def _put(self, sheet: Sheet, blocks: Sequence[Block], height: float) -> None:
        cells = zip(blocks, self._columns, strict=True)
        sheet.row(((cell, column.width, column.middle) for cell, column in cells), height, _PADDING)

    def _draw_term(self, sheet: Sheet, term: Term, row_below: float) -> None:
        """The name of a term across the table, never alone at the end of a page."""
        said = beside(self._words.text(term.name)) or f"{term.starts:%Y-%m-%d} – {term.ends:%Y-%m-%d}"
        line = self._set.shrunk(said, _STRONG, self._words.lead.language, MEASURE - 2 * _PADDING, smallest=7)[0]
        height = line.style.size * 1.3 + 2 * _AIR
        sheet.room_for(height + row_below)
        sheet.put(line, LEFT + _PADDING, sheet.y - height + _AIR + line.style.size * 0.3)
        name = self._words.text(term.name)[:1] or ((said, ""),)
        sheet.state(Row(tuple(name[0][0] if one.key == "course" else "" for one in self._columns)))
        sheet.y -= height
        sheet.rule(sheet.y, 0.3, LINE)

    @property
    def _sums(self) -> Mapping[str, Said]:
        """Hours of all courses, credits of those that were passed."""
        return {
            "course": self._words.say("total"),
            f"contact_{self._facts.hour}": self._hours(_total(one.contact_minutes for one in self._facts.courses)),
            f"self_study_{self._facts.hour}": self._hours(
                _total(one.self_study_minutes for one in self._facts.courses)
            ),
            "credits": self._credits_earned(),
        }

    def _sum_blocks(self) -> list[Block]:
        sums = self._sums
        return [
            block(self._set, sums.get(one.key, ()), _STRONG, _BELOW, one.width - 2 * _PADDING) for one in self._columns
        ]

    def _credits_earned(self) -> Said:
        earned: dict[str, Fraction] = defaultdict(Fraction)
        for course in self._facts.courses:
            if course.credits is not None and course.status == "passed":
                earned[course.scheme] += course.credits
        return tuple((self._credit_text(number, scheme), self._lead) for scheme, number in earned.items())

    @property
    def _lead(self) -> str:
        return self._words.lead.language

    def _place(self, number: int, course: Course) -> Said:
        return ((str(number), self._lead),)

    def _code(self, number: int, course: Course) -> Said:
        return ((plain(course.code), ""),) if course.code else ()

    def _title(self, number: int, course: Course) -> Said:
        """The title, and what kind of work it is on one line below."""
        title = self._words.text(course.title)
        work = beside(self._words.each(partial(_work, course, self._facts.hour)))
        return (*title, (work, "")) if title and work else title

    def _contact(self, number: int, course: Course) -> Said:
        return self._hours(course.contact_minutes)

    def _self_study(self, number: int, course: Course) -> Said:
        return self._hours(course.self_study_minutes)

    def _hours(self, minutes: int | None) -> Said:
        if minutes is None:
            return ()
        return ((self._words.number(Fraction(minutes, self._facts.hour)), self._lead),)

    def _credits(self, number: int, course: Course) -> Said:
        return () if course.credits is None else ((self._credit_text(course.credits, course.scheme), self._lead),)

    def _credit_text(self, number: Fraction, scheme: str) -> str:
        """The number, with what it counts where the paper has several kinds."""
        shown = self._words.number(number)
        if not self._several_schemes or not scheme:
            return shown
        return self._words.lead.say("paper.transcript.credit_of", {
            "n": shown, "scheme": self._words.lead.say(f"paper.transcript.scheme_{scheme}")
        })  # fmt: skip

    def _mark(self, number: int, course: Course) -> Said:
        return ((plain(course.mark), ""),) if course.mark else ()

    def _status(self, number: int, course: Course) -> Said:
        return self._words.choice("line_status", course.status)


def _work(course: Course, hour: int, words: Wording) -> str:
    """Below the title: kind of course, how much of the hours was practice, weeks of a placement."""
    parts = [words.choice("course_category", course.category)]
    if course.practice_minutes:
        hours = amount(Fraction(course.practice_minutes, hour), words)
        parts.append(words.say("paper.transcript.of_practice", {"hours": hours}))
    if course.placement_weeks:
        parts.append(words.say("paper.transcript.weeks", {"n": amount(course.placement_weeks, words)}))
    return " · ".join(part for part in parts if part)


def table_names_terms(facts: TranscriptFacts) -> bool:
    """Whether the courses are of several terms, so that the table is parted by them."""
    return len({course.term or facts.term for course in facts.courses}) > 1


def _height(blocks: Sequence[Block]) -> float:
    return max((one.height for one in blocks), default=0.0) + 2 * _AIR


def _total(minutes: Iterable[int | None]) -> int | None:
    known = [one for one in minutes if one is not None]
    return sum(known) if known else None


def _by_first_day(group: tuple[Term | None, list[Course]]) -> str:
    """Courses of no term come last."""
    return group[0].starts.isoformat() if group[0] is not None else LATEST_DAY

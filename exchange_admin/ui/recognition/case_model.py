"""A case as a table: a row for each mapping, then one for each course of the host that is still open."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from exchange_admin.domain import exact
from exchange_admin.domain.rules.recognition.decisions import NOT_RECOGNISED
from exchange_admin.domain.steps import Record
from exchange_admin.domain.vocabulary import words as words_of
from exchange_admin.domain.wording import Wording
from exchange_admin.services.grades import written
from exchange_admin.services.recognition.case import CourseMapping, HostSource, RecognitionCase, source_title
from exchange_admin.services.recognition.writing_down import are_credits, courses_written
from exchange_admin.ui.formats import Formats
from exchange_admin.ui.grid.model import GridCell, GridColumn, GridModel, GridRow, Place
from exchange_admin.ui.theme import Tone

COURSE, MARK, HOURS, HOME, CREDITS, HOME_MARK, DECISION, REASON = range(8)
COLUMNS = ("host_course", "host_mark", "hours", "home_course", "credits", "mark", "decision", "reason")
"""Keys of the columns in their order, and of their titles."""

EDITABLE = frozenset({HOME, CREDITS, HOME_MARK, DECISION, REASON})
_RIGHT, _FIGURES, _TIPS = frozenset({HOURS, CREDITS}), frozenset({MARK, HOME_MARK}), frozenset({COURSE, HOME, REASON})
_WIDTHS = {MARK: 76, HOURS: 64, CREDITS: 96, HOME_MARK: 118, REASON: 82}
_SHARES = {COURSE: 38, HOME: 38, REASON: 24}
_LEAST = 130
_WIDEST_DECISION = 260
_TONES = {
    "recognised": Tone.GREEN,
    "reassessed": Tone.TEAL,
    "partly": Tone.AMBER,
    "not_recognised": Tone.GREY,
}


@dataclass(frozen=True)
class CaseRow:
    """`mapping` None: a course that is still open."""

    sources: tuple[HostSource, ...]
    mapping: CourseMapping | None = None

    @property
    def lines(self) -> list[Record]:
        return [one.line for one in self.sources if one.line is not None]


class CaseModel(GridModel):
    """What is typed into a cell is written by the page, or it says why not. `unmapped`: the mapping of the row of that
    key is to be taken away."""

    unmapped = Signal(str)

    names_columns = True

    def __init__(
        self, wording: Callable[[], Wording], formats: Callable[[], Formats], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._wording, self._formats = wording, formats
        self.case: RecognitionCase | None = None
        self.held: list[CaseRow] = []
        self._offers: Sequence[str] = ()

    def show_case(self, case: RecognitionCase, offers: Sequence[str] = ()) -> None:
        """Rows keep the order of the transcript. `offers` are home courses to complete what is typed."""
        rows = [CaseRow(one.sources, one) for one in case.mappings]
        rows += [CaseRow((HostSource(line),)) for line in case.open_lines]
        place = {line.id: n for n, line in enumerate(case.lines)}
        rows.sort(key=lambda row: min((place.get(line.id, 0) for line in row.lines), default=len(place)))
        self.case, self.held, self._offers = case, rows, offers
        self.reword()

    def reword(self) -> None:
        """Also in another language."""
        self.show([self._column(n) for n in range(len(COLUMNS))], [self._row(row) for row in self.held])

    def offers(self, section: int) -> Sequence[str]:
        return self._offers if section == HOME else ()

    def row_at(self, row: int) -> CaseRow | None:
        return self.held[row] if 0 <= row < len(self.held) else None

    def row_with(self, line: str) -> int:
        """The row in which a line of the transcript stands, -1 for none."""
        return next((n for n, row in enumerate(self.held) if any(one.id == line for one in row.lines)), -1)

    def reads(self, place: Place, text: str) -> bool:
        return super().reads(place, text) and (place[1] != CREDITS or are_credits(text))

    def reads_all(self, texts: Mapping[Place, str]) -> bool:
        """An open course takes credits, a mark and a decision with its home course only."""
        begun = {row for (row, section), text in texts.items() if section == HOME and text.strip()}
        left_out = self._wording().choice("recognition_decision", NOT_RECOGNISED).casefold()
        return super().reads_all(texts) and all(
            self.held[row].mapping is not None
            or row in begun
            or section in {HOME, REASON}
            or text.strip().casefold() in {"", left_out if section == DECISION else ""}
            for (row, section), text in texts.items()
        )

    def clear(self, places: Sequence[Place]) -> None:
        """An emptied home course is no mapping; a decision is not emptied. Mappings go last: then rows move."""
        gone = {row for row, section in places if section == HOME}
        keys = [self.row(row).key for row in sorted(gone)]
        super().clear([place for place in places if place[0] not in gone and place[1] != DECISION])
        for key in keys:
            self.unmapped.emit(key)

    def decision_words(self, row: CaseRow) -> tuple[str, Tone]:
        """The word of a row's state and its tone."""
        if row.mapping is None:
            return self._wording().say("recognition.window.open"), Tone.AMBER
        if not row.mapping.decision:
            return self._wording().say("recognition.window.undecided"), Tone.AMBER
        return self._wording().choice("recognition_decision", row.mapping.decision), _TONES[row.mapping.decision]

    def second_line(self, row: CaseRow, section: int) -> str:
        """The smaller line below: codes, how a mark came about, that credits lie far apart."""
        words, mapping = self._wording(), row.mapping
        if section == COURSE:
            return " + ".join(line.text("code") for line in row.lines if line["code"])
        if section == HOME and mapping is not None:
            remembered = words.say("recognition.window.remembered") if mapping.record["course_equivalence_id"] else ""
            codes = " + ".join(one.code for one in mapping.courses if one.code)
            return " · ".join(part for part in (codes, remembered) if part)
        if section == HOME_MARK and mapping is not None and mapping.courses:
            return self._how(mapping)
        if section == CREDITS and mapping is not None and mapping.courses:
            return self._credits_from(mapping)
        return ""

    # Inside

    def _column(self, section: int) -> GridColumn:
        words, width = self._wording(), _WIDTHS.get(section, _LEAST)
        decisions = tuple(words.choice("recognition_decision", word) for word in words_of("recognition_decision"))
        return GridColumn(
            COLUMNS[section],
            words.say(f"recognition.column.{COLUMNS[section]}"),
            _WIDTHS[HOURS] if section == DECISION else width,
            share=_SHARES.get(section, 0),
            right=section in _RIGHT,
            editable=self.case is not None and self.case.draft and section in EDITABLE,
            choices=decisions if section == DECISION else (),
            listed=section == DECISION,
            most=_WIDEST_DECISION if section == DECISION else width,
            figures=section in _FIGURES,
        )

    def _row(self, row: CaseRow) -> GridRow:
        return GridRow(" ".join(_key(row)), tuple(self._cell(row, section) for section in range(len(COLUMNS))))

    def _cell(self, row: CaseRow, section: int) -> GridCell:
        mapping, text = row.mapping, self._text(row, section)
        left = mapping is not None and (  # what does not count at home
            (section == HOME and not mapping.courses)
            or (section in {CREDITS, HOME_MARK} and mapping.decision == NOT_RECOGNISED)
        )
        is_open = section == HOME and self.case is not None and self.case.draft
        return GridCell(
            text,
            self.second_line(row, section),
            pill=self.decision_words(row)[1] if section == DECISION else None,
            typed=self._typed_text(row, section),
            hint=self._wording().say("recognition.window.type_to_match") if is_open else "",
            faint=left,
            tip=text if section in _TIPS else "",
        )

    def _text(self, row: CaseRow, section: int) -> str:
        language, mapping = self._wording().language, row.mapping
        if section == COURSE:
            return " + ".join(source_title(one, language) for one in row.sources)
        if section == MARK:
            return " · ".join(line.text("original_mark") for line in row.lines if line["original_mark"])
        if section == HOURS:
            minutes = [line["contact_minutes"] for line in row.lines]
            return self._formats().hours(sum(one for one in minutes if isinstance(one, int))) if any(minutes) else ""
        if section == DECISION:
            return self.decision_words(row)[0]
        if mapping is None:
            return ""
        if section == HOME:
            shown = " + ".join(one.title for one in mapping.courses)
            return shown or self._wording().say("recognition.window.not_transferred")
        if section == CREDITS:
            return " + ".join(self._number(one.credits) for one in mapping.shown_courses if one.credits)
        if section == HOME_MARK:
            return self._mark(mapping)
        return mapping.reason

    def _mark(self, mapping: CourseMapping) -> str:
        if not mapping.courses:
            return ""
        words = self._wording()
        if mapping.pass_only:
            return words.say("recognition.window.pass_only")
        return written.pointed(mapping.shown_mark, words.language)

    def _typed_text(self, row: CaseRow, section: int) -> str:
        mapping = row.mapping
        if mapping is None:
            return ""
        if section == HOME:
            return courses_written(mapping.courses)
        if section == DECISION:
            return self.decision_words(row)[0] if mapping.decision else ""
        if section == HOME_MARK:
            return written.pointed(mapping.shown_mark, self._wording().language)
        if section == CREDITS:
            return " + ".join(self._exactly(one.credits) for one in mapping.shown_courses if one.credits)
        return mapping.reason if section == REASON else ""

    def _how(self, mapping: CourseMapping) -> str:
        words, given = self._wording(), mapping.mark.mark if mapping.mark else None
        own = mapping.record.text("converted_mark")
        if mapping.mark is None and self.case is not None and not self.case.draft:
            return words.say("recognition.window.stored_mark") if own else ""
        if own and own != given:
            return words.say("recognition.window.own_mark")
        if mapping.mark is None:
            return words.say("recognition.window.no_rule")
        return words.say(f"recognition.window.how.{mapping.mark.how}")

    def _credits_from(self, mapping: CourseMapping) -> str:
        """Typed, or what limits and rounding did to what follows from the hours."""
        words = self._wording()
        if mapping.record["home_credits"] and self.case is not None and self.case.draft:
            return words.say("recognition.window.typed")
        if mapping.worth is None or not mapping.by_hours:
            return ""
        said = {
            "barred": not mapping.worth.transferable,
            "limited": mapping.worth.cut,
            "rounded": mapping.worth.rounding,
        }
        return next((words.say(f"recognition.window.{key}") for key, acted in said.items() if acted), "")

    def _number(self, text: str) -> str:
        return written.brief(exact.read(text), self._wording().language)

    def _exactly(self, text: str) -> str:
        return self._formats().decimal(exact.shown(exact.read(text)))


def _key(row: CaseRow) -> tuple[str, ...]:
    """What stays the same while a row is mapped: its lines, else its mapping."""
    lines = tuple(one.line_id for one in row.sources if one.line_id)
    return lines or (row.mapping.id if row.mapping else "",)

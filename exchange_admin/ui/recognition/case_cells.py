"""The grid of a case, and the verbs that typing into it becomes: home courses, credits, marks, decisions, reasons."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.rules.grades.marks import mark_key
from exchange_admin.domain.rules.recognition.decisions import NOT_RECOGNISED
from exchange_admin.domain.vocabulary import words as words_of
from exchange_admin.services.recognition.case import HomeCourse, source_title
from exchange_admin.services.recognition.mapping import MappingCourses, NewMapping, Source
from exchange_admin.services.recognition.writing_down import read_all_credits, read_courses
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.grid.grid import Grid
from exchange_admin.ui.look import Look
from exchange_admin.ui.recognition.case_model import (
    COLUMNS,
    CREDITS,
    DECISION,
    HOME,
    HOME_MARK,
    REASON,
    CaseModel,
    CaseRow,
)
from exchange_admin.ui.words import Retranslated


class CaseTable(Retranslated, Grid):
    inset = 10

    def __init__(self, look: Look, model: CaseModel) -> None:
        super().__init__(look, cells=model)
        self.case_model = model
        self.delegate.has_bar = True
        self.setCornerWidget(QWidget())
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        model.modelReset.connect(self._after_refill)

    def go_to_line(self, line: str, section: int = HOME) -> None:
        """To the row in which a line of the transcript stands."""
        self.go_to_cell(self.case_model.row_with(line), section)

    def retranslate(self) -> None:
        self.case_model.reword()
        self.fit_columns()

    def _after_refill(self) -> None:
        self.fit_columns()
        self.go_to_cell(0, HOME)


Write = Callable[[], Changes]


class CaseCells(QObject):
    """`write` runs a verb and shows what it refused."""

    def __init__(self, desk: Desk, table: CaseTable, write: Callable[[Write], Changes], parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._table, self._write = desk, table, write
        self._model = table.case_model

    @property
    def _mapping(self) -> MappingCourses:
        return self._desk.office.recognition.mapping

    def typed(self, key: str, column: str, text: str) -> None:
        shown, case, section = self._model.row_at(self._model.row_of(key)), self._model.case, COLUMNS.index(column)
        if shown is None or case is None:
            return
        if section == DECISION:
            self._decide(shown, text)
        elif shown.mapping is None and section in {HOME, REASON}:
            self._begin(shown, section, text)
        elif shown.mapping is None:
            self._say_open(shown, text)
        elif section == HOME:
            mapping = shown.mapping
            self._write(lambda: self._mapping.set_courses(mapping.id, read_courses(text, case), self._desk.who()))
        elif section == CREDITS:
            self._set_credits(shown, text)
        elif section == HOME_MARK:
            self._set_mark(shown, text)
        else:
            self._judge(shown, {"reason": text or None})

    def _begin(self, shown: CaseRow, section: int, text: str) -> None:
        """The first word about open courses: a home course, or that and why they are not transferred. What is typed
        into one of several rows that are chosen counts for all of them; what is pasted or filled in, for its own."""
        case = self._model.case
        if case is None or not text:
            return
        is_typed = self._table.is_editing()
        rows = [self._model.row_at(one) for one in self._table.chosen_rows()]
        chosen = [one for one in rows if one is not None and one.mapping is None]
        together = chosen if section == HOME and is_typed and shown in chosen else [shown]
        sources = [Source(line.id) for one in together for line in one.lines]
        reason = text if section == REASON else ""

        def write() -> Changes:
            courses = read_courses(text, case) if section == HOME else []
            return self._mapping.add_all(case.id, [NewMapping(sources, courses, reason)], self._desk.who())

        if self._write(write) and is_typed:
            self._table.go_to_line(sources[0].line_id, section)

    def _set_credits(self, shown: CaseRow, text: str) -> None:
        mapping, case = shown.mapping, self._model.case
        if mapping is None or case is None or not mapping.courses:
            return

        def write() -> Changes:
            credits = read_all_credits(text, mapping.courses)
            scheme = mapping.shown_courses[0].scheme or case.balance.scheme or "other"
            changed = [
                HomeCourse(one.title, one.code, said, (one.scheme or scheme) if said else "", one.minutes)
                for one, said in zip(mapping.courses, credits, strict=True)
            ]
            return self._mapping.set_courses(mapping.id, changed, self._desk.who())

        self._write(write)

    def _set_mark(self, shown: CaseRow, text: str) -> None:
        """Another mark than the rule's asks for its reason at once; the rule's own clears both."""
        mapping = shown.mapping
        if mapping is None or not mapping.courses:
            return
        given = mapping.mark.mark if mapping.mark else None
        if not text or (given is not None and mark_key(text) == mark_key(given)):
            self._judge(shown, {"converted_mark": None, "mark_reason": None})
            return
        reason = mapping.record.text("mark_reason")
        if given is not None:
            said = self._desk.ask.words(self.tr("Another mark"), self.tr("Why not the mark of the rule?"), reason)
            if not said:
                return
            reason = said
        self._judge(shown, {"converted_mark": text, "mark_reason": reason or None})

    def _judge(self, shown: CaseRow, values: dict[str, str | None]) -> None:
        mapping = shown.mapping
        if mapping is not None:
            self._write(lambda: self._mapping.judge(mapping.id, values, self._desk.who()))

    def _decide(self, shown: CaseRow, text: str) -> None:
        """By a word of the list."""
        say = self._desk.words.choice
        meant = {say("recognition_decision", word).casefold(): word for word in words_of("recognition_decision")}
        word = meant.get(text.casefold())
        if text and word is None:
            unknown = Problem("value.unknown_word", "decision", {"typed": text})
            self._write(partial(_refuse, unknown))
        elif shown.mapping is not None:
            self._judge(shown, {"decision": word})
        elif word == NOT_RECOGNISED:
            self._begin(shown, DECISION, text)
        else:
            self._say_open(shown, text)

    def _say_open(self, shown: CaseRow, text: str) -> None:
        """What was typed about a course needs its home course first."""
        if text:
            still = Problem(
                "recognition.line_open",
                "transcript_line_id",
                {"course": source_title(shown.sources[0], self._desk.language)},
            )
            self._write(partial(_refuse, still))

    def unmap(self, key: str) -> None:
        shown = self._model.row_at(self._model.row_of(key))
        if shown is None or shown.mapping is None or self._model.case is None or not self._model.case.draft:
            return
        mapping, line = shown.mapping, shown.lines[0].id if shown.lines else ""
        if self._write(lambda: self._mapping.remove(mapping.id, self._desk.who())) and line:
            self._table.go_to_line(line)

    def join(self) -> None:
        """The chosen rows become one mapping; where none of them has a home course yet, it is typed next."""
        case, rows = self._model.case, [self._model.row_at(one) for one in self._table.chosen_rows()]
        if case is None or not case.draft:
            return
        self._table.leave_cell()
        mapped = [row.mapping for row in rows if row is not None and row.mapping is not None]
        lines = [line.id for row in rows if row is not None and row.mapping is None for line in row.lines]
        first = next((line.id for row in rows if row is not None for line in row.lines), "")
        if self._write(lambda: self._mapping.join(case.id, mapped, lines, self._desk.who())):
            self._table.go_to_line(first)

    def split(self) -> None:
        """The mapping of the current row, course by course."""
        self._table.leave_cell()
        shown = self._model.row_at(self._table.currentIndex().row())
        if shown is None or shown.mapping is None or self._model.case is None or not self._model.case.draft:
            return
        mapping, line = shown.mapping, shown.lines[0].id if shown.lines else ""
        if self._write(lambda: self._mapping.split(mapping, self._desk.who())):
            self._table.go_to_line(line)

    def add_competence(self) -> None:
        case = self._model.case
        said = self._desk.ask.words(self.tr("Competence"), self.tr("What can the student do?"))
        if said and case is not None:
            new = NewMapping([Source(competence=said)])
            self._write(lambda: self._mapping.add_all(case.id, [new], self._desk.who()))
            self._table.go_to_cell(self._model.rowCount() - 1, HOME)


def _refuse(problem: Problem) -> Changes:
    raise RuleBroken(problem)

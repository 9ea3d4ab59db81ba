"""What a decision needs: who, by which minutes, which day, what of each course, until when the rest is made up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from PySide6.QtWidgets import QLineEdit, QWidget

from exchange_admin.domain.dates import read_date
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.services.recognition.case import RecognitionCase
from exchange_admin.services.recognition.deciding import Owed, Ruling, Verdict
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.recognition.verdict_rows import VerdictRows
from exchange_admin.ui.typography import SEMIBOLD
from exchange_admin.ui.widgets.completions import completer
from exchange_admin.ui.widgets.dialogs import AnswerDialog, field_grid, grid_layout, scrolling
from exchange_admin.ui.widgets.labels import Label, Rule, column, take_away
from exchange_admin.ui.words import count

_ROW = 38
_MOST_ROWS, _MOST_OWED = 7, 4  # on screen at once


_MADE_UP_IN = timedelta(days=60)

Course = tuple[str, str]
"""A home course and the word of `owed_form` for how it is made up."""


class OwedRows(QWidget):
    """A day that was typed stays with its course when the decisions change."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("scrolled")
        self._desk = desk
        self._days: dict[Course, QLineEdit] = {}
        self._parts: list[QWidget] = []
        self._grid = grid_layout(desk.look, (10, 5), (0,), self, 12)

    def show_owed(self, owed: Sequence[Course]) -> None:
        """A row each."""
        typed = {course: line.text() for course, line in self._days.items()}
        take_away(self._parts, self._grid)
        self._days, self._parts = {}, []
        usual = self._desk.look.formats.day((self._desk.look.formats.today() + _MADE_UP_IN).isoformat())
        for number, course in enumerate(dict.fromkeys(owed)):
            self._add(number, course, typed.get(course, usual))
        self.setVisible(bool(self._days))

    def owed(self) -> tuple[Owed, ...]:
        """Those with a day. Raises RuleBroken where one is no date."""
        today = self._desk.look.formats.today()
        return tuple(
            Owed(title, form, read_date(line.text(), today=today).day)
            for (title, form), line in self._days.items()
            if line.text().strip()
        )

    def _add(self, number: int, course: Course, day: str) -> None:
        title, form = course
        said = self._desk.words.labelled(self._desk.words.choice("owed_form", form), title)
        label, line = Label(self._desk.look, 13, wraps=True, text=said), QLineEdit(day)
        label.setBuddy(line)
        line.setAccessibleName(f"{self._desk.words.field('owed_course', 'due')}: {said}")
        line.setFixedWidth(self._desk.look.px(130))
        self._grid.addWidget(label, number, 0)
        self._grid.addWidget(line, number, 1)
        self._days[course] = line
        self._parts += [label, line]


@dataclass(frozen=True, slots=True)
class Decided:
    """The answer of the dialog: `owed` without those to which no day was given."""

    ruling: Ruling
    verdicts: Mapping[str, Verdict]
    owed: tuple[Owed, ...]


class DecideDialog(AnswerDialog):
    """Who decides, what of each course, and by when the rest is made up."""

    def __init__(self, desk: Desk, case: RecognitionCase, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._case = case
        self.answer: Decided | None = None
        self.setWindowTitle(self.tr("Decide"))
        self.record.say(self.tr("Decide"), "Ctrl+Enter")
        look, today = desk.look, desk.look.formats.today()
        self.name, self.position, self.minutes = QLineEdit(), QLineEdit(), QLineEdit()
        self.day = QLineEdit(look.formats.day(today.isoformat()))
        self.name.setCompleter(completer(desk.office.recognition.staff(), self))
        self.rows, self.owed = VerdictRows(desk, case), OwedRows(desk)
        self.otherwise = Label(look, 12, tone="amber", wraps=True)
        self.asked = Label(look, 12, tone="amber", wraps=True)
        self.asked.hide()
        self._asked: Sequence[Problem] = []
        self._lay_out()
        self.rows.changed.connect(self._follow)
        self._follow()
        self.name.setFocus()

    def accept(self) -> None:
        try:
            answer = self._answer()
        except RuleBroken as broken:
            self._refuse(broken.problems[:2])
            return
        asked = self._desk.office.recognition.deciding.questions(self._case, answer.ruling, answer.verdicts)
        if asked != self._asked:
            self._ask(asked)
            return
        self.answer = answer
        super().accept()

    def _ask(self, asked: Sequence[Problem]) -> None:
        """Each question once, before anything is written: to decide again answers that it is so."""
        self._asked = asked
        self._refuse(())
        self.asked.say(self._desk.sentence([*asked, Problem("recognition.decide_again")]) if asked else "")
        if not self.rows.go_to_lacking_mark():
            self.record.setFocus()

    def _refuse(self, problems: Sequence[Problem]) -> None:
        """Each with the name of its field; that is marked, and the first of them has the keyboard."""
        lines = {"decided_by": self.name, "minutes_number": self.minutes, "decided_on": self.day}
        said, wrong = [], [lines[one.field] for one in problems if one.field in lines]
        for problem in problems:
            line, sentence = lines.get(problem.field), self._desk.sentence([problem])
            said.append(self._desk.words.labelled(line.accessibleName(), sentence) if line else sentence)
        for line in lines.values():
            line.setProperty("wrong", line in wrong)
            line.style().polish(line)
        self.reason.say(" ".join(said))
        if wrong:
            wrong[0].setFocus()

    def _answer(self) -> Decided:
        """Raises RuleBroken where something is missing or no date."""
        if not self.name.text().strip():
            raise RuleBroken(Problem("value.required", "decided_by"))
        if not self.minutes.text().strip():
            raise RuleBroken(Problem("recognition.no_minutes", "minutes_number"))
        day, verdicts = self._day(self.day), self.rows.verdicts()
        ruling = Ruling(self.name.text().strip(), self.minutes.text().strip(), day, self.position.text().strip())
        self._desk.office.recognition.deciding.check(self._case, ruling, verdicts)
        return Decided(ruling, verdicts, self.owed.owed())

    def _day(self, line: QLineEdit) -> date:
        try:
            return read_date(line.text(), today=self._desk.look.formats.today()).day
        except RuleBroken as broken:
            raise RuleBroken(*(replace(one, field="decided_on") for one in broken.problems)) from broken

    def _follow(self) -> None:
        """What the decisions leave to do, and how many are not as proposed."""
        n = self.rows.otherwise
        self.otherwise.say(count("DecideDialog", "%n course decided otherwise than proposed", n) if n else "")
        left = self._desk.office.recognition.deciding.owed_after(self._case, self.rows.decisions())
        self.owed.show_owed(left)
        for part in self._about_owed:
            part.setVisible(bool(left))
        self._about_owed[1].setFixedHeight(self._desk.look.px(_ROW * min(len(set(left)), _MOST_OWED) + 4))

    def _lay_out(self) -> None:
        desk, look, px = self._desk, self._desk.look, self._desk.look.px
        named = (
            (self.tr("Decided by"), self.name),
            (self.tr("Position"), self.position),
            (self.tr("Minutes number"), self.minutes),
            (self.tr("Date of the decision"), self.day),
        )
        head = field_grid(look, named, across=2, tone="ink2", gaps=(12, 8))
        area = scrolling(self.rows)
        area.setFixedHeight(px(_ROW * (min(len(self.rows.rows), _MOST_ROWS) + 1)))
        self._about_owed = (
            Label(look, 13, SEMIBOLD, text=desk.words.kind("owed_course", 2)),
            scrolling(self.owed),
            Label(
                look, 12, tone="ink3", wraps=True, text=self.tr("A course without a day is not written down as owed.")
            ),
        )
        whole = column(self, (px(20), px(18), px(20), px(16)), px(12)).add(head, Rule(), area, self.otherwise)
        whole.add(*self._about_owed, self.asked, self.reason, self.foot)
        self.setFixedWidth(px(1080))

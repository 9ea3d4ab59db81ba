"""What a decision needs, course by course, by whom and by which minutes; and later which owed courses are done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from exchange_admin.domain import exact
from exchange_admin.domain.dates import read_date
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.rules.grades.marks import mark_key
from exchange_admin.domain.rules.recognition.decisions import RECOGNISED
from exchange_admin.domain.steps import Record
from exchange_admin.domain.vocabulary import words as words_of
from exchange_admin.services.grades import written
from exchange_admin.services.recognition.case import CourseMapping, RecognitionCase, source_title
from exchange_admin.services.recognition.deciding import Owed, Ruling, Settled, Verdict
from exchange_admin.services.recognition.writing_down import read_credits
from exchange_admin.ui.ask import Question
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.tips import plain_tip
from exchange_admin.ui.typography import SEMIBOLD
from exchange_admin.ui.widgets.completions import completer
from exchange_admin.ui.widgets.dialogs import AnswerDialog, field_grid, grid_layout, heading_row
from exchange_admin.ui.widgets.labels import ElidedLabel, Label, Rule, column, scrolled, take_away
from exchange_admin.ui.widgets.quiet_combo import QuietCombo
from exchange_admin.ui.words import count

_ROW = 38  # pixels of the design
_MOST_ROWS, _MOST_OWED, _MOST_WAITING = 7, 4, 8  # on screen at once
_COLUMNS = ("host_course", "home_course", "decision", "credits", "mark", "reason")
_WIDTHS = {2: 222, 3: 76, 4: 76, 5: 180}
"""Of the fields, by their place among the columns."""
_MADE_UP_IN = timedelta(days=60)

Course = tuple[str, str]
"""A home course and the word of `owed_form` for how it is made up."""


class SettleDialog(AnswerDialog):
    """A row with a mark or a day is done, on that day or else today; the others go on waiting."""

    def __init__(self, desk: Desk, waiting: Sequence[Record], parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._waiting = waiting
        self.answer: tuple[Settled, ...] = ()
        self.marks = [QLineEdit() for _ in waiting]
        self.days = [QLineEdit() for _ in waiting]
        self.setWindowTitle(desk.words.kind("owed_course", 2))
        self.record.say(self.tr("Record"), "Ctrl+Enter")
        px = desk.look.px
        area = scrolled(self._rows())
        area.setFixedHeight(px(_ROW * (min(len(waiting), _MOST_WAITING) + 1)))
        column(self, (px(20), px(18), px(20), px(16)), px(12)).add(area, self.reason, self.foot)
        self.setFixedWidth(px(720))
        self.marks[0].setFocus()

    def read(self) -> str:
        today = self._desk.look.formats.today()
        found = []
        for owed, mark, day in zip(self._waiting, self.marks, self.days, strict=True):
            said, typed = mark.text().strip(), day.text().strip()
            if said or typed:
                found.append(Settled(owed.id, read_date(typed, today=today).day if typed else today, said))
        self.answer = tuple(found)
        return "" if found else self.tr("Type the mark or the day of a course that is done.")

    def _rows(self) -> QWidget:
        look, words = self._desk.look, self._desk.words
        rows = QWidget()
        grid = grid_layout(look, (10, 5), (0,), rows, 12)
        headings = [words.field("owed_course", name) for name in ("home_course", "mark", "settled_on")]
        heading_row(grid, look, headings)
        today = look.formats.day(look.formats.today().isoformat())
        for number, (owed, mark, day) in enumerate(zip(self._waiting, self.marks, self.days, strict=True), 1):
            said = words.labelled(words.choice("owed_form", owed.text("form")), owed.text("home_course"))
            course = Label(look, 13, wraps=True, text=said)
            course.setBuddy(mark)
            day.setPlaceholderText(today)
            for line, heading, width in ((mark, headings[1], 90), (day, headings[2], 130)):
                line.setAccessibleName(f"{heading}: {owed.text('home_course')}")
                line.setFixedWidth(look.px(width))
            for section, part in enumerate((course, mark, day)):
                grid.addWidget(part, number, section)
        grid.setRowStretch(len(self._waiting) + 1, 1)
        return rows


@dataclass(frozen=True, slots=True)
class _Row:
    """The fields of one mapping and the texts that stood in them at first."""

    mapping: CourseMapping
    decision: QuietCombo
    credits: QLineEdit
    mark: QLineEdit
    reason: QLineEdit
    first: tuple[str, str, str, str]

    def said(self) -> tuple[str, str, str, str]:
        texts = (self.credits.text().strip(), self.mark.text().strip(), self.reason.text().strip())
        return (str(self.decision.currentData()), *texts)


class VerdictRows(QWidget):
    """`changed`: something was said otherwise than proposed, or back again."""

    changed = Signal()

    def __init__(self, desk: Desk, case: RecognitionCase) -> None:
        super().__init__()
        self._desk = desk
        self._grid = grid_layout(desk.look, (8, 5), (0, 1), self, 12)
        heading_row(self._grid, desk.look, [desk.words.say(f"recognition.column.{name}") for name in _COLUMNS])
        self.rows = [self._make(number, one) for number, one in enumerate(case.mappings, 1)]
        self._grid.setRowStretch(len(self.rows) + 1, 1)

    def verdicts(self) -> Mapping[str, Verdict]:
        """What is decided otherwise than proposed, by mapping. Raises RuleBroken where credits are no number."""
        given: dict[str, Verdict] = {}
        for one in self.rows:
            said, first = one.said(), one.first
            if said != first:
                decision, credits, mark, reason = said
                other = read_credits(credits) if credits and credits != first[1] else ""
                same = mark_key(mark) == mark_key(first[2])
                given[one.mapping.id] = Verdict(decision, reason, other, "" if same else mark)
        return given

    def decisions(self) -> Mapping[str, Verdict]:
        """The decisions alone, whatever else is still being typed."""
        return {one.mapping.id: Verdict(one.said()[0]) for one in self.rows}

    def go_to_lacking_mark(self) -> bool:
        """Gives the keyboard to the mark of the first course that is recognised without one."""
        for one in self.rows:
            decision, _, mark, _ = one.said()
            if decision == RECOGNISED and one.mapping.courses and not mark and not one.mapping.pass_only:
                one.mark.setFocus()
                return True
        return False

    @property
    def otherwise(self) -> int:
        """How many rows are not as proposed."""
        return sum(one.said() != one.first for one in self.rows)

    def _make(self, number: int, mapping: CourseMapping) -> _Row:
        desk = self._desk
        host = " + ".join(source_title(one, desk.language) for one in mapping.sources)
        home = " + ".join(one.title for one in mapping.courses) or desk.words.say("recognition.window.not_transferred")
        for section, text in enumerate((host, home)):
            label = ElidedLabel(desk.look, 13, tone="ink" if section == 0 or mapping.courses else "ink3", text=text)
            label.setToolTip(plain_tip(text))
            self._grid.addWidget(label, number, section)
        decision = self._choices(mapping.decision)
        shown = written.pointed(mapping.shown_mark, desk.language)
        credits, mark, reason = self._credits(mapping), QLineEdit(shown), QLineEdit(mapping.reason)
        if mapping.pass_only:
            mark.setPlaceholderText(desk.words.say("recognition.window.pass_only"))
        fields = (decision, credits, mark, reason)
        for section, field in enumerate(fields, 2):
            field.setFixedWidth(desk.look.px(_WIDTHS[section]))
            field.setAccessibleName(f"{desk.words.say(f'recognition.column.{_COLUMNS[section]}')}: {host}")
            self._grid.addWidget(field, number, section)
        for line in (credits, mark):
            line.setAlignment(Qt.AlignmentFlag.AlignRight)
            line.setEnabled(bool(mapping.courses))
        decision.currentIndexChanged.connect(self.changed)
        for line in (credits, mark, reason):
            line.textEdited.connect(self.changed)
        texts = (credits.text(), mark.text(), reason.text())
        return _Row(mapping, decision, credits, mark, reason, (mapping.decision, *texts))

    def _credits(self, mapping: CourseMapping) -> QLineEdit:
        """Of the first home course; those of a group are decided as they were proposed."""
        first = mapping.shown_courses[0].credits if mapping.courses else ""
        number = self._desk.look.formats.decimal(exact.shown(exact.read(first))) if first else ""
        return QLineEdit(number)

    def _choices(self, decision: str) -> QuietCombo:
        combo = QuietCombo()
        say = self._desk.words.choice
        combo.offer((say("recognition_decision", word), word) for word in words_of("recognition_decision"))
        combo.choose(decision)
        return combo


class OwedRows(QWidget):
    """A day that was typed stays with its course when the decisions change."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
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
        for line in (self.name, self.minutes, self.day):
            line.textEdited.connect(self._typed_anew)
        self.rows.changed.connect(self._follow)
        self._follow()
        self._first = self._typed()
        self.name.setFocus()

    def reject(self) -> None:
        """Nothing that was typed is dropped unasked."""
        words = self.tr("What you typed here will be lost.")
        question = Question(self.windowTitle(), words, self.tr("Discard it"), grave=True)
        if self._typed() == self._first or self._desk.ask.confirm(question):
            super().reject()

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

    def _typed(self) -> list[str]:
        """What stands in the fields."""
        lines = [line.text() for line in self.findChildren(QLineEdit)]
        return [*lines, *(one.said()[0] for one in self.rows.rows)]

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
            _mark(line, line in wrong)
        self.reason.say(" ".join(said))
        if wrong:
            wrong[0].setFocus()

    def _typed_anew(self) -> None:
        """What was said about the text before no longer holds."""
        line = self.sender()
        assert isinstance(line, QLineEdit)
        if line.property("wrong"):
            _mark(line, False)
            self.reason.say("")

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
        area = scrolled(self.rows)
        area.setFixedHeight(px(_ROW * (min(len(self.rows.rows), _MOST_ROWS) + 1)))
        self._about_owed = (
            Label(look, 13, SEMIBOLD, text=desk.words.kind("owed_course", 2)),
            scrolled(self.owed),
            Label(
                look, 12, tone="ink3", wraps=True, text=self.tr("A course without a day is not written down as owed.")
            ),
        )
        whole = column(self, (px(20), px(18), px(20), px(16)), px(12)).add(head, Rule(), area, self.otherwise)
        whole.add(*self._about_owed, self.asked, self.reason, self.foot)
        self.setFixedWidth(px(1080))


def _mark(line: QLineEdit, wrong: bool) -> None:
    line.setProperty("wrong", wrong)
    line.style().polish(line)

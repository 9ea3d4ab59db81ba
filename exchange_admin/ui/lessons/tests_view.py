"""Tests of the group: points typed cell by cell or pasted from a sheet, what they come to, taking them over."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QWidget

from exchange_admin.domain import exact
from exchange_admin.domain.changes import Changes
from exchange_admin.domain.fields import Value
from exchange_admin.domain.problems import Problem
from exchange_admin.services.lessons.group_sheet import Member
from exchange_admin.services.lessons.testing import (
    PointsSheet,
    ScorePlace,
    SheetPart,
    WantedPart,
    points_problem,
    read_pasted,
)
from exchange_admin.ui.ask import Question
from exchange_admin.ui.grid.grid import Grid, GridCell, GridColumn, GridModel, GridRow
from exchange_admin.ui.lessons.group_session import GroupSession
from exchange_admin.ui.lessons.new_test_dialog import NewTestDialog
from exchange_admin.ui.lessons.verb_bar import VerbBar, new_command
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.widgets.empty_state import EmptyState
from exchange_admin.ui.widgets.labels import column
from exchange_admin.ui.widgets.quiet_combo import QuietCombo
from exchange_admin.ui.words import Retranslated, count

USUAL_PARTS = tuple(WantedPart(skill, "20") for skill in ("grammar", "reading", "listening", "writing", "speaking"))
STRANGER = "stranger:"


class PointsModel(GridModel):
    """Ctrl+Z takes back what was typed or pasted last, as long as something that was not taken stands there."""

    undo_wanted = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.before: list[tuple[dict[ScorePlace, tuple[str, Problem]], list[tuple[str, int]], str]] = []
        """What was not taken, cells and names, before each gesture, and the step that the gesture wrote."""

    @property
    def can_take_back(self) -> bool:
        return bool(self.before)

    def take_back(self) -> None:
        self.undo_wanted.emit()


class TestsView(Retranslated, QWidget):
    """What cannot be taken stays in its cell, coloured, until it is typed right; only right points are written."""

    def __init__(self, session: GroupSession) -> None:
        super().__init__()
        self._session = session
        look = session.desk.look
        self.sheets: list[PointsSheet] = []
        self._current = ""
        self._wrong: dict[ScorePlace, tuple[str, Problem]] = {}
        self._strangers: list[tuple[str, int]] = []
        self.paste_action, self.take_action = new_command(self, self.paste), new_command(self, self.take_over)
        self.add_action, self.retake_action = new_command(self, self.add_test), new_command(self, self.retake_test)
        self.change_action = new_command(self, self.change_test)
        self.remove_action = new_command(self, self.remove_test)
        verbs = [self.paste_action, self.take_action, self.add_action]
        more = [self.retake_action, self.change_action, self.remove_action]
        self.bar = VerbBar(look, [*verbs, *more])
        self.choice = QuietCombo(self)
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.choice.setMinimumWidth(look.px(150))
        self.bar.begin_with(self.choice)
        self.points = PointsModel(self)
        self.table = Grid(look, self, self.points)
        self.table.together = session.desk.feed.together
        self.empty = EmptyState(look, "clipboard-check")
        column(self).add(self.bar, (self.table, 1), (self.empty, 1))
        self._connect()
        self.retranslate()

    @property
    def sheet(self) -> PointsSheet | None:
        """The test on screen."""
        return next((one for one in self.sheets if one.test.id == self._current), None)

    def enter(self) -> None:
        self.refresh()
        (self.table if self.table.isVisible() else self.empty.button).setFocus()

    def forget(self) -> None:
        """Another group: what was not taken of a paste is gone with it."""
        self._current = ""
        self._forget_wrong()

    def refresh(self) -> None:
        group = self._session.sheet
        self.sheets = self._session.verbs.testing.sheets(group.group.id) if group else []
        ids = [one.test.id for one in self.sheets]
        if self._current not in ids:
            self._current = ids[-1] if ids else ""
            self._forget_wrong()
        self._show_choice()
        sheet = self.sheet
        if sheet is not None and group is not None:
            strangers = [self._stranger(n) for n in range(len(self._strangers))]
            rows = [*strangers, *(self._row(sheet, one) for one in group.members)]
            self.table.show_rows(self._columns(sheet), rows)
            if self.table.currentIndex().column() == 0 and len(strangers) < len(rows):
                self.table.go_to_cell(len(strangers), 1)
        self.table.setVisible(sheet is not None)
        self.bar.setVisible(sheet is not None)
        self.empty.setVisible(sheet is None)

    def status_words(self) -> str:
        sheet = self.sheet
        if sheet is None:
            return ""
        marked = sum(1 for one in sheet.points if sheet.outcome(one).passed is not None)
        words = count("TestsView", "%n result", marked)
        waiting = len(self._wrong) + len(self._strangers)
        return f"{words} · {count('TestsView', '%n value not taken', waiting)}" if waiting else words

    # Points

    def paste(self) -> None:
        """From the clipboard, beginning at the current cell; with names, wherever the people stand. Whole or not."""
        sheet, group = self.sheet, self._session.sheet
        if sheet is None or group is None:
            return
        row = max(self.table.currentIndex().row() - len(self._strangers), 0)
        at = min(max(self.table.currentIndex().column() - 1, 0), len(sheet.parts) - 1)
        found = read_pasted(QGuiApplication.clipboard().text(), group.members, sheet.parts, row, at)
        if found.beyond:
            self.table.refuse_block()
            return
        words = count("TestsView", "%n value pasted", len(found.ready))
        self._take(found.ready, found.wrong, found.strangers, words)
        left = len(self._wrong) + len(self._strangers)
        if left:
            self._session.desk.notices.say(f"{words}. {count('TestsView', '%n value needs you', left)}")

    def _typed(self, row: str, key: str, text: str) -> None:
        if row.startswith(STRANGER):
            return
        part = next((one for one in self.sheet.parts if one.id == key), None) if self.sheet else None
        if part is None:
            return
        number = exact.read_or_none(text)
        problem = points_problem(number, part.counted.most)
        if text and number is None:
            problem = Problem("value.not_a_number", "points", {"typed": text})
        place = row, key
        self._take({} if problem else {place: number}, {place: (text, problem)} if problem else {}, self._strangers)

    def _take(
        self,
        ready: Mapping[ScorePlace, Fraction | None],
        wrong: Mapping[ScorePlace, tuple[str, Problem]],
        strangers: list[tuple[str, int]],
        said: str = "",
    ) -> None:
        """What was typed or pasted in one gesture."""
        before = dict(self._wrong), list(self._strangers)
        self._strangers = strangers
        self._wrong = {place: one for place, one in self._wrong.items() if place not in ready} | dict(wrong)
        wrote = bool(ready) and self._session.do(
            partial(self._session.verbs.testing.score, self._session.id, ready), said
        )
        if self.points.before or any(before) or self._wrong or self._strangers:
            last = self._session.desk.office.undoing.undoable()
            self.points.before.append((*before, last[0] if wrote and last else ""))
        if not wrote:
            self.refresh()

    def _take_back(self) -> None:
        self._wrong, self._strangers, step = self.points.before.pop()
        last = self._session.desk.office.undoing.undoable()
        if step and last and last[0] == step:
            self._session.desk.actions["edit.undo"].trigger()
        self.refresh()

    def _forget_wrong(self) -> None:
        self._wrong, self._strangers = {}, []
        self.points.before.clear()

    # Tests

    def add_test(self) -> None:
        today = self._session.desk.look.formats.today().isoformat()
        begun: dict[str, Value] = {"date": today, "pass_percent": "60", "level": self._target_level()}
        parts = [_wanted(part) for part in self.sheet.parts] if self.sheet else USUAL_PARTS
        self._ask(self.tr("New test"), begun, parts, {})

    def retake_test(self) -> None:
        """A test like this one for whoever sits it again; the first one keeps its points."""
        sheet = self.sheet
        if sheet is None:
            return
        title = self.tr("{title}, retake").replace("{title}", sheet.test.text("title"))
        begun = {**{name: sheet.test[name] for name in ("pass_percent", "level")}, "title": title}
        begun["date"] = self._session.desk.look.formats.today().isoformat()
        self._ask(self.tr("Retake"), begun, [_wanted(part) for part in sheet.parts], {"retake_of_id": sheet.test.id})

    def change_test(self) -> None:
        sheet, desk = self.sheet, self._session.desk
        if sheet is None:
            return
        parts = [_wanted(part) for part in sheet.parts]
        dialog = NewTestDialog(desk, self.tr("Change test"), sheet.test.values, parts, self)
        if desk.ask.show(dialog):
            self._session.do(
                partial(self._session.verbs.testing.change, sheet.test.id, dialog.values, dialog.parts),
                self.tr("Test changed"),
            )

    def remove_test(self) -> None:
        sheet = self.sheet
        if sheet is None:
            return
        text = self.tr("The test “{title}” goes with all its points. You can undo this.")
        question = Question(
            self.tr("Delete test"), text.replace("{title}", sheet.test.text("title")), self.tr("Delete test")
        )
        if self._session.desk.ask.confirm(question):
            self._session.do(partial(self._session.verbs.testing.remove, sheet.test.id), self.tr("Test deleted"))

    def take_over(self) -> None:
        """Mark, result and level of everybody with points in all parts go to their enrolments."""
        if self.sheet is not None:
            self._session.do(
                partial(self._session.verbs.testing.take_over, self.sheet.test.id), self.tr("Results taken over")
            )

    def _ask(
        self, title: str, begun: Mapping[str, Value], parts: list[WantedPart] | tuple[WantedPart, ...],
        more: Mapping[str, Value],
    ) -> None:  # fmt: skip
        desk = self._session.desk
        dialog = NewTestDialog(desk, title, begun, parts, self)
        if desk.ask.show(dialog):
            self._current = ""  # the new one comes to the front
            self._session.do(partial(self._added, {**dialog.values, **more}, dialog.parts), self.tr("Test added"))

    def _added(self, values: Mapping[str, Value], parts: list[WantedPart], who: str, reason: str) -> Changes:
        changes = self._session.verbs.testing.add(self._session.id, values, parts, who, reason)
        self._current = next(iter(changes.ids.get("language_test", ())), "")
        return changes

    def _target_level(self) -> Value:
        group = self._session.sheet
        if group is None:
            return None
        course = self._session.desk.records.get("language_course", group.group.text("language_course_id"))
        return course["level_to"]

    # What is shown

    def _columns(self, sheet: PointsSheet) -> list[GridColumn]:
        words = self._session.desk.words
        shown = [
            GridColumn(
                part.id,
                f"{words.choice('language_skill', part.skill)} / {exact.shown(part.counted.most)}",
                104,
                right=True,
                editable=True,
            )
            for part in sheet.parts
        ]
        return [
            GridColumn("name", self.tr("Person"), 200, share=3),
            *shown,
            GridColumn("percent", self.tr("Result, %"), 90, right=True),
            GridColumn("outcome", self.tr("Outcome"), 130),
        ]

    def _row(self, sheet: PointsSheet, member: Member) -> GridRow:
        desk, points = self._session.desk, sheet.points.get(member.id, {})
        result = sheet.outcome(member.id)
        cells = [GridCell(member.name, member.others)]
        for part in sheet.parts:
            wrong = self._wrong.get((member.id, part.id))
            number = points.get(part.id)
            if wrong is not None:
                cells.append(GridCell(wrong[0], desk.words.problem(wrong[1]), tone=Tone.RED))
            else:
                shown = "" if number is None else desk.look.formats.decimal(exact.shown(number))
                cells.append(GridCell(shown, tone=Tone.AMBER if part.id in result.below else None))
        cells.append(GridCell(desk.look.formats.decimal(sheet.mark(member.id))))
        word = "" if result.passed is None else "passed" if result.passed else "failed"
        tone = Tone.GREEN if result.passed else Tone.RED
        cells.append(GridCell(desk.words.choice("enrolment_result", word), pill=tone))
        return GridRow(member.id, tuple(cells), faint=member.enrolment["state"] in {"left", "transferred"})

    def _stranger(self, n: int) -> GridRow:
        """A pasted name that fits nobody, or several."""
        name, fitting = self._strangers[n]
        several = count("TestsView", "%n person of the group is called so: type the points below", fitting)
        why = several if fitting else self.tr("nobody in this group is called so")
        sheet = self.sheet
        rest = (GridCell(),) * (2 + len(sheet.parts) if sheet else 0)
        return GridRow(f"{STRANGER}{n}", (GridCell(name, why, tone=Tone.AMBER), *rest))

    def _show_choice(self) -> None:
        formats = self._session.desk.look.formats
        self.choice.blockSignals(True)
        self.choice.clear()
        for one in self.sheets:
            day = formats.day(one.test.text("date")) if one.test["date"] else ""
            self.choice.addItem(" · ".join(part for part in (one.test.text("title"), day) if part), one.test.id)
        self.choice.setCurrentIndex(self.choice.findData(self._current))
        self.choice.blockSignals(False)

    def _choose(self) -> None:
        self._current = str(self.choice.currentData() or "")
        self._forget_wrong()
        self.refresh()

    def _after_reading(self) -> None:
        if self.isVisible():
            self.refresh()

    # Words

    def retranslate(self) -> None:
        self.add_action.setText(self.tr("New test…"))
        self.change_action.setText(self.tr("Change…"))
        self.retake_action.setText(self.tr("Retake…"))
        self.remove_action.setText(self.tr("Delete…"))
        self.paste_action.setText(self.tr("Paste points"))
        self.take_action.setText(self.tr("Take results over"))
        self.choice.setAccessibleName(self.tr("Test"))
        self.empty.say(
            self.tr("No test yet. A test has parts with points and weights; points can be pasted from Excel."),
            self.tr("New test…"),
        )
        self.refresh()

    def _connect(self) -> None:
        self._session.read.connect(self._after_reading)
        self.choice.activated.connect(self._choose)
        self.table.cells.typed.connect(self._typed)
        self.table.pastes_cells = False
        self.table.pasted.connect(self.paste)
        self.points.undo_wanted.connect(self._take_back)
        self.empty.button.clicked.connect(self.add_test)


def _wanted(part: SheetPart) -> WantedPart:
    record = part.record
    return WantedPart(part.skill, record.text("most_points"), record.text("weight"), record.text("least_percent"))

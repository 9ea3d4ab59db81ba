"""What an agreement or a committee asks for, on its card: a line for each task, with the keys and verbs of tasks."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QPoint

from exchange_admin.domain.steps import Record
from exchange_admin.services.casework.case_task import CaseTask
from exchange_admin.ui.casework.task_acts import TaskActs
from exchange_admin.ui.casework.task_line import TaskLine
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.detail.cards import RecordCard
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.labels import LEFT, column, take_away


class TasksCard(RecordCard):
    """Empty until its tasks were read, so that it never shows those of another record. A task can be added in it, which
    names the record in the field `by`; without one none is added."""

    def __init__(self, desk: Desk, by: str = "") -> None:
        super().__init__(desk.look)
        self._desk, self._by = desk, by
        self._about = ""
        self._acting: CaseTask | None = None
        self.tasks: tuple[CaseTask, ...] = ()
        self.lines: list[TaskLine] = []
        self.acts = TaskActs(desk, lambda: [self._acting] if self._acting else [], self)
        self._rows = column(spacing=desk.look.px(1))
        self.add_button = Button(desk.look, "plus", "ghost")
        self.add_button.clicked.connect(self._add)
        self.body.setSpacing(desk.look.px(4))
        self.body.add(self._rows, (self.add_button, LEFT))

    def show_record(self, record: Record) -> None:
        if self._about != record.id or not record.live:
            self.hide()
        self._about = record.id

    def show_tasks(self, tasks: Sequence[CaseTask]) -> None:
        """Lines of the same tasks keep the keyboard."""
        self.title.setText(self.tr("Tasks"))
        n = sum(task.is_open for task in tasks)
        self.aside.setText(self.tr("to do: {n}").replace("{n}", str(n)) if n else "")
        self.add_button.say(self.tr("Add a task"))
        self.add_button.setVisible(bool(self._by))
        self.acts.name_actions()
        self.tasks = tuple(tasks)
        if [line.key for line in self.lines] != [task.id for task in tasks]:
            self._build()
        for line, task in zip(self.lines, tasks, strict=True):
            line.show_task(task)
        self.setVisible(bool(self._by or self.tasks))

    def _build(self) -> None:
        at = next((line.key for line in self.lines if line.hasFocus()), "")
        take_away(self.lines, self._rows)
        self.lines = []
        for task in self.tasks:
            line = TaskLine(self._desk, "", task.id)
            line.verb_wanted.connect(self._by_key)
            line.menu_wanted.connect(self._offer)
            line.dropped.connect(self._dropped)
            self.lines.append(line)
            self._rows.addWidget(line)
            if task.id == at:
                line.setFocus()

    def _by_key(self, verb: str, key: str) -> None:
        self._acting = self._task_of(key)
        self.acts.by_key(verb)

    def _offer(self, key: str, place: QPoint) -> None:
        self._acting = self._task_of(key)
        if self._acting is not None:
            self.acts.offer(place)

    def _dropped(self, key: str, paths: list[Path]) -> None:
        if (task := self._task_of(key)) is not None:
            self.acts.attach(task, paths)

    def _task_of(self, key: str) -> CaseTask | None:
        return next((task for task in self.tasks if task.id == key), None)

    def _add(self) -> None:
        self.acts.add({self._by: self._about})

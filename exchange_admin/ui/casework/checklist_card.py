"""What a stay needs, on its card: phases with their tasks, what proves each, keys and files dropped on a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QWidget

from exchange_admin.domain.fields import Value
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.rules.casework.requirements import Requirement
from exchange_admin.domain.steps import Record
from exchange_admin.domain.wording import best_of
from exchange_admin.services.casework.case_task import CaseTask
from exchange_admin.services.casework.checklists import Checklist, PhaseTasks
from exchange_admin.services.casework.working_out import Question
from exchange_admin.ui.casework.same_event import SameEvent
from exchange_admin.ui.casework.scan_sorter import ScanSorter
from exchange_admin.ui.casework.task_acts import TaskActs
from exchange_admin.ui.casework.task_line import PhaseButton, TaskLine
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.detail.cards import RecordCard
from exchange_admin.ui.lessons.fields_dialog import FieldsDialog, ask_fields
from exchange_admin.ui.printing.sheet_printing import Sheets, print_sheets
from exchange_admin.ui.saving import FileSaver
from exchange_admin.ui.widgets.buttons import Button, IconButton
from exchange_admin.ui.widgets.labels import STRETCH, Label, column, row, take_away, take_margins


class ChecklistCard(RecordCard):
    """Phases of which nothing is left to do are folded until somebody opens them. An `inner` one stands in another
    card."""

    message_wanted = Signal(list)  # ids of tasks

    def __init__(self, desk: Desk, *, inner: bool = False) -> None:
        super().__init__(desk.look)
        if inner:
            self.setObjectName("")
            take_margins(self)
            self.title.hide()
            self.aside.hide()
        self._desk, look = desk, desk.look
        self.checklist: Checklist | None = None
        self.lines: list[TaskLine] = []
        self.phases: list[PhaseButton] = []
        self._turned: dict[str, bool] = {}
        self._acting: CaseTask | None = None
        self._wanted: Record | None = None
        self._is_bringing_up = False
        self.acts = TaskActs(desk, self._chosen, self)
        self._scans = QAction(self)
        self._scans.setIcon(look.icon("paperclip", look.theme.ink3))
        self._scans.triggered.connect(self._choose_scans)
        self._rows = column(spacing=look.px(1))
        self._ready = Label(look, 12, tone="ink2", wraps=True)
        self.ask_button, self.list_button = Button(look, "send", "small"), IconButton(look, "printer")
        self.ask_button.clicked.connect(self._ask_for_missing)
        self.list_button.clicked.connect(self._print_list)
        self._saver = FileSaver(desk, self)
        self._questions = Label(look, 12, tone="amber", wraps=True)
        self._nothing = Label(look, 12, tone="ink3", wraps=True)
        self.add_button = Button(look, "plus", "ghost")
        self.add_button.clicked.connect(self._add)
        self.event_button = Button(look, "calendar-clock", "ghost")
        self.event_button.clicked.connect(self.add_event)
        self.scans = ScanSorter(desk, self)
        self.body.setSpacing(look.px(4))
        buttons = row().add(self.add_button, self.event_button, STRETCH)
        self.same_event = SameEvent(desk)
        above = row(spacing=look.px(6)).add(self.ask_button, self.list_button, STRETCH)
        self.body.add(self._ready, above, self._rows, self.same_event, self._questions, self._nothing, buttons)
        self.body.add(self.scans.field, self.scans.sorted)

    def show_record(self, record: Record) -> None:
        """In a file of which nothing is worked out yet, after a job that does it."""
        self._wanted = record
        if self._desk.office.casework.upkeep.is_far_behind():
            self.hide()
            self._bring_up()
            return
        try:
            self.checklist = self._desk.office.casework.checklists.of_stay(record.id, self._desk.language)
        except RuleBroken:  # it was deleted a moment ago
            self.hide()
            return
        self.show()
        self._show(self.checklist)

    def go_to(self, id: str) -> QWidget | None:
        """The line of a task, in a phase that is opened for it."""
        phases = self.checklist.phases if self.checklist else ()
        phase = next((one for one in phases if any(task.id == id for task in one.tasks)), None)
        if phase is None:
            return None
        self._turned[phase.phase] = True
        self._fill(phases)
        line = next(one for one in self.lines if one.key == id)
        line.setFocus(Qt.FocusReason.OtherFocusReason)
        return line

    # Inside

    def _bring_up(self) -> None:
        if not self._is_bringing_up:
            self._is_bringing_up = True
            job = self._desk.write(lambda apart, task: apart.casework.upkeep.bring_up(lambda: task.step(0)))
            job.start_telling(self._brought_up, self._not_brought_up)

    def _brought_up(self, _: object) -> None:
        self._is_bringing_up = False
        if self._wanted is not None:
            self.show_record(self._wanted)

    def _not_brought_up(self, error: Exception) -> None:
        self._is_bringing_up = False
        self._desk.say_reason(error)

    def _show(self, found: Checklist) -> None:
        self.title.setText(self.tr("Checklist"))
        self.add_button.say(self.tr("Add a task"))
        self.event_button.say(self.tr("Add event"), "Alt+E")
        self.acts.name_actions()
        self.scans.show_tasks(found)
        self._scans.setText(self.tr("Add scans…"))
        words = self.tr("{n} of {all}").replace("{n}", str(found.ready))
        self.aside.setText(words.replace("{all}", str(found.needed)) if found.needed else "")
        self._ready.say(found.said_ready(self._desk.words))
        self.ask_button.say(self.tr("Ask for what is missing"))
        self.ask_button.setVisible(bool(found.to_ask_for) and self._desk.limits.shows("message_template"))
        self.list_button.say(self.tr("List of papers"))
        self.list_button.setVisible(any(task.kind == "document" for task in found.tasks))
        self._fill(found.phases)
        self.same_event.show_pairs(found.doubled)
        said = [*map(self._desk.words.problem, found.recounted), *map(self._asked, found.questions)]
        self._questions.say("\n".join([*said, *map(self._ended, found.ended)]))
        self._nothing.say(self._said_of_nothing(found))

    def _fill(self, phases: Sequence[PhaseTasks]) -> None:
        """The same lines with new words keep the keyboard where it is."""
        wanted = [(phase.phase, task.id) for phase in phases for task in self._open_tasks(phase)]
        heads = [phase.phase for phase in phases]
        if wanted != [(line.phase, line.key) for line in self.lines] or heads != [one.phase for one in self.phases]:
            self._build(phases)
        tasks = [task for phase in phases for task in self._open_tasks(phase)]
        for line, task in zip(self.lines, tasks, strict=True):
            line.show_task(task)
        for head, phase in zip(self.phases, phases, strict=True):
            done = sum(not task.is_open for task in phase.tasks)
            head.say(self._phase_words(phase.phase), done, len(phase.tasks), self._is_open(phase))

    def _build(self, phases: Sequence[PhaseTasks]) -> None:
        at = next((line.key for line in self.lines if line.hasFocus()), "")
        head = next((one.phase for one in self.phases if one.hasFocus()), None)
        take_away([*self.lines, *self.phases], self._rows)
        self.lines, self.phases = [], []
        for phase in phases:
            button = PhaseButton(self._desk.look, phase.phase)
            button.clicked.connect(self._turn)
            self.phases.append(button)
            self._rows.addWidget(button)
            for task in self._open_tasks(phase):
                self._add_line(phase.phase, task)
        for line in self.lines:
            if line.key == at:
                line.setFocus()
        for button in self.phases:
            if button.phase == head:
                button.setFocus()

    def _add_line(self, phase: str, task: CaseTask) -> None:
        line = TaskLine(self._desk, phase, task.id)
        line.verb_wanted.connect(self._by_key)
        line.menu_wanted.connect(self._offer)
        line.dropped.connect(self._dropped)
        self.lines.append(line)
        self._rows.addWidget(line)

    def _open_tasks(self, phase: PhaseTasks) -> Sequence[CaseTask]:
        return phase.tasks if self._is_open(phase) else ()

    def _is_open(self, phase: PhaseTasks) -> bool:
        return self._turned.get(phase.phase, any(task.is_open for task in phase.tasks))

    def _turn(self) -> None:
        button = self.sender()
        assert isinstance(button, PhaseButton)
        self._turned[button.phase] = not button.is_open
        if self.checklist is not None:
            self._fill(self.checklist.phases)

    def _phase_words(self, phase: str) -> str:
        return self._desk.words.choice("case_phase", phase) if phase else self.tr("Other tasks")

    def _asked(self, question: Question) -> str:
        """A rule of which nobody knows whether it applies, and what would tell."""
        words = self._desk.words
        fields = [words.field("person" if name in _OF_PEOPLE else "mobility", _OF_PEOPLE.get(name, name))
                  for name in question.asks]  # fmt: skip
        said = self.tr("{rule}: depends on {fields}, which is not entered")
        name = best_of(question.requirement.names, self._desk.language)
        return said.replace("{rule}", name).replace("{fields}", ", ".join(fields))

    def _ended(self, rule: Requirement) -> str:
        return self._desk.words.explained("task.ended", {"rule": rule.names, "day": rule.in_force_until})

    def _said_of_nothing(self, found: Checklist) -> str:
        if found.takes_none:
            return self.tr("The rules ask for nothing: this stay is closed, was not accepted or came to nothing.")
        return "" if found.phases or found.questions else self.tr("No rule in use applies to this stay.")

    # Verbs

    def _ask_for_missing(self) -> None:
        if self.checklist is not None:
            self.message_wanted.emit(self.checklist.to_ask_for)

    def _print_list(self) -> None:
        """A printer or a file is asked for."""
        if self.checklist is None:
            return
        desk, language, stay = self._desk, self._desk.language, self.checklist.stay

        def draw() -> bytes:
            with desk.office.beside(writing=False) as apart:
                return apart.paper_lists.pdf(stay.id, language)

        heading, doing = self.tr("Print the list of papers"), self.tr("Printing the list of papers")
        title = desk.office.paper_lists.title(stay, language)
        print_sheets(desk, Sheets(heading, doing, title, draw), self._saver, self)

    def _chosen(self) -> list[CaseTask]:
        return [self._acting] if self._acting else []

    def _task_of(self, key: str) -> CaseTask | None:
        tasks = self.checklist.tasks if self.checklist else []
        return next((task for task in tasks if task.id == key), None)

    def _by_key(self, verb: str, key: str) -> None:
        self._acting = self._task_of(key)
        self.acts.by_key(verb)

    def _offer(self, key: str, place: QPoint) -> None:
        self._acting = task = self._task_of(key)
        if task is not None:
            self.acts.offer(place, *([] if task.is_sensitive else [self._scans]))

    def _dropped(self, key: str, paths: list[Path]) -> None:
        """A scan is kept and the task received; of what is sensitive the sentence says why it is not."""
        if (task := self._task_of(key)) is not None:
            self.acts.attach(task, paths)

    def _choose_scans(self) -> None:
        if self._acting is not None:
            self.acts.choose_scans(self._acting)

    def _add(self) -> None:
        if self.checklist is not None:
            self.acts.add({"mobility_id": self.checklist.stay.id})

    def add_event(self) -> None:
        """A dated fact of the stay: an entry, a move, an order."""
        if self.checklist is None:
            return
        kind, words = self._desk.registry["stay_event"], self._desk.words
        fields = [replace(kind[name], required=name in {"kind", "date"}) for name in ("kind", "date", "at", "place")]
        asked = [(field, words.field("stay_event", field.name)) for field in fields]
        begun: dict[str, Value] = {"kind": "arrival", "date": self._desk.look.formats.today().isoformat()}
        ask_fields(self._desk, self.tr("Add event"), self.tr("Add"), asked, begun, self, self._add_event)

    def _add_event(self, dialog: FieldsDialog) -> bool:
        assert self.checklist is not None
        desk, values, stay = self._desk, dialog.values, self.checklist.stay.id
        given = {name: str(values[name] or "") for name in ("kind", "date", "at", "place")}
        on = date.fromisoformat(given["date"])
        try:
            events = desk.office.casework.events
            changes = events.add(stay, given["kind"], on, desk.who(), at=given["at"], place=given["place"])
        except RuleBroken as broken:
            dialog.refuse(desk.sentence(broken.problems))
            return False
        desk.feed.publish(changes, self)
        desk.notices.say(desk.receipt(desk.words.say(f"verb.{changes.verb}"), changes.problems), desk.undo)
        return True

    def event(self, event: QEvent) -> bool:
        """Alt+E belongs to the card while the keyboard is in it, and not to the menu of that letter."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _adds_event(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down lead from line to line."""
        if _adds_event(event):
            self.add_event()
            return
        by = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        stops = [one for phase in self.phases for one in (phase, *self._lines_of(phase.phase))]
        here = next((n for n, one in enumerate(stops) if one.hasFocus()), None)
        if by is None or here is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif 0 <= here + by < len(stops):
            stops[here + by].setFocus(Qt.FocusReason.TabFocusReason)

    def _lines_of(self, phase: str) -> list[TaskLine]:
        return [line for line in self.lines if line.phase == phase]


def _adds_event(event: QKeyEvent) -> bool:
    """By its place on the keyboard too, so that it works under a Russian layout."""
    alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
    return alt and (event.key() == Qt.Key.Key_E or event.text().casefold() == "у" or event.key() == 0x423)


_OF_PEOPLE = {"birth_date": "birth_date", "citizenship": "citizenship"}
"""What is asked of the person and not of the stay."""

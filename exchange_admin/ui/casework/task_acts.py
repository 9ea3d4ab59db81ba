"""What a clerk does with tasks, wherever they are shown: asks what a verb needs, carries it out, says what was done."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.fields import Field, Value
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.services.casework.case_task import CaseTask
from exchange_admin.ui.casework.task_keys import ASK, DONE, WAIVE
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.lessons.verb_bar import new_command
from exchange_admin.ui.words import count

if TYPE_CHECKING:
    from exchange_admin.services.casework.task_verbs import TaskVerbs
    from exchange_admin.ui.lessons.fields_dialog import FieldsDialog

_NOTHING: Mapping[str, Value] = MappingProxyType({})
OWN, CANCEL = "manual", "cancel"
ABOUT = ("person_id", "institution_id")
"""What a task of no rule can be about where nothing is given."""


class TaskActs(QObject):
    """`chosen` tells which tasks a verb is for at that moment; each verb is one step, so Ctrl+Z takes it back whole."""

    def __init__(self, desk: Desk, chosen: Callable[[], Sequence[CaseTask]], view: QWidget) -> None:
        super().__init__(view)
        self._desk, self._chosen, self._view = desk, chosen, view
        self.actions = self._new_actions()
        self.name_actions()

    def by_key(self, verb: str) -> None:
        {DONE: self.done_today, ASK: self.ask, WAIVE: self.waive}[verb]()

    def done_today(self) -> None:
        self._do(lambda verbs, ids, who: verbs.done(ids, who))

    def ask(self) -> None:
        self._do(lambda verbs, ids, who: verbs.ask(ids, who))

    def receive(self) -> None:
        self._do(lambda verbs, ids, who: verbs.receive(ids, who))

    def submit(self) -> None:
        self._do(lambda verbs, ids, who: verbs.submit(ids, who))

    def reopen(self) -> None:
        self._do(lambda verbs, ids, who: verbs.reopen(ids, who))

    def done_on(self) -> None:
        """Of one task with a proof of its own also number and end; of what is sensitive the day alone."""
        tasks = self._chosen()
        one = tasks[0] if len(tasks) == 1 and not tasks[0].is_sensitive else None
        names = ("done_on", "number", "valid_until") if one else ("done_on",)
        begun: dict[str, Value] = {"done_on": self._today().isoformat()}
        begun |= {"number": one.number, "valid_until": _iso(one.valid_until)} if one else {}
        self._ask(self.tr("Done on a day"), names, begun, self._done_on, {"done_on"})

    def waive(self) -> None:
        words = self.tr("Why is it not asked for? The reason is kept.")
        self._for_a_reason(self.tr("Waive"), words, lambda verbs, ids, why, who: verbs.waive(ids, why, who))

    def not_applicable(self) -> None:
        words = self.tr("Why does the rule not fit? The reason is kept.")
        title = self.tr("Not applicable")
        self._for_a_reason(title, words, lambda verbs, ids, why, who: verbs.not_applicable(ids, why, who))

    def cancel(self) -> None:
        """Of tasks that somebody here made up: what a rule asks for is waived, with a reason."""
        self._do(lambda verbs, ids, who: verbs.cancel(ids, who))

    def send_back(self) -> None:
        words = self.tr("What is wrong with it? The reason is kept.")
        self._for_a_reason(self.tr("Send back"), words, lambda verbs, ids, why, who: verbs.send_back(ids, why, who))

    def move(self) -> None:
        """An empty day gives it back to the rule."""
        tasks = self._chosen()
        begun = {"due": _iso(tasks[0].due)} if len(tasks) == 1 else {}
        about = self.tr("No change of the rule moves it then. Without a day the rule counts again.")
        self._ask(self.tr("Move to another day"), ("due",), begun, self._move, about=about)

    def assign(self) -> None:
        tasks = self._chosen()
        begun = {"assigned_to_id": tasks[0].assigned_to or None} if len(tasks) == 1 else {}
        self._ask(self.tr("Assign"), ("assigned_to_id",), begun, self._assign)

    def add(self, given: Mapping[str, Value] = _NOTHING) -> None:
        """A task of no rule."""
        about = () if given else ABOUT
        names = ("title", "due", *about, "assigned_to_id")
        self._show(self.tr("Add a task"), self.tr("Add"), names, {}, partial(self._add, given), {"title"})

    def choose_scans(self, task: CaseTask) -> None:
        desk = self._desk
        kinds = self.tr("All files (*);;PDF and pictures (*.pdf *.jpg *.jpeg *.png *.tif *.tiff)")
        if paths := desk.ask.files_to_open(self.tr("Add scans"), desk.preferences.files_folder, kinds):
            desk.preferences.files_folder = str(paths[0].parent)
            self.attach(task, paths)

    def attach(self, task: CaseTask, paths: Sequence[Path]) -> None:
        """Keeps scans with a task; of what is sensitive none, and the sentence says so."""
        self._carry_out(lambda verbs, who: verbs.attach(task.id, paths, who), 1)

    def name_actions(self) -> None:
        """In the language of the window."""
        words = {
            DONE: self.tr("Done today"),
            "done_on": self.tr("Done on…"),
            ASK: self.tr("Asked"),
            "receive": self.tr("Received"),
            WAIVE: self.tr("Waive…"),
            "move": self.tr("Move to…"),
            "assign": self.tr("Assign…"),
            "submit": self.tr("With the authority"),
            "send_back": self.tr("Send back…"),
            "not_applicable": self.tr("Not applicable…"),
            CANCEL: self.tr("Cancel the task"),
            "reopen": self.tr("Back to “to do”"),
        }
        for name, action in self.actions.items():
            action.setText(words[name])

    def offer(self, place: QPoint, *more: QAction) -> None:
        """A menu of all verbs, with the first one in front."""
        menu = QMenu(self._view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        own = all(task.kind == OWN for task in self._chosen())
        shown = [action for name, action in self.actions.items() if own or name != CANCEL]
        menu.addActions([*shown, *more])
        menu.popup(place)
        menu.setActiveAction(menu.actions()[0])

    # Inside

    def _new_actions(self) -> dict[str, QAction]:
        look, made = (
            self._desk.look,
            {
                DONE: ("circle-check", new_command(self, self.done_today)),
                "done_on": ("check", new_command(self, self.done_on)),
                ASK: ("send", new_command(self, self.ask)),
                "receive": ("download", new_command(self, self.receive)),
                WAIVE: ("minus", new_command(self, self.waive)),
                "move": ("calendar-clock", new_command(self, self.move)),
                "assign": ("users", new_command(self, self.assign)),
                "submit": ("stamp", new_command(self, self.submit)),
                "send_back": ("undo-2", new_command(self, self.send_back)),
                "not_applicable": ("ban", new_command(self, self.not_applicable)),
                CANCEL: ("x", new_command(self, self.cancel)),
                "reopen": ("refresh-cw", new_command(self, self.reopen)),
            },
        )
        for drawing, action in made.values():
            action.setProperty("drawing", drawing)
            action.setIcon(look.icon(drawing, look.theme.ink3))
        return {name: action for name, (_, action) in made.items()}

    def _do(self, verb: Callable[[TaskVerbs, list[str], str], Changes]) -> bool:
        ids = [task.id for task in self._chosen()]
        return bool(ids) and self._carry_out(lambda verbs, who: verb(verbs, ids, who), len(ids))

    def _for_a_reason(self, title: str, label: str, verb: Callable[[TaskVerbs, list[str], str, str], Changes]) -> None:
        if not self._chosen():
            return
        reason = self._desk.ask.words(title, label)
        if reason is not None:
            self._do(lambda verbs, ids, who: verb(verbs, ids, reason, who))

    def _ask(
        self,
        title: str,
        names: Sequence[str],
        begun: Mapping[str, Value],
        carry_out: Callable[[FieldsDialog], bool],
        required: set[str] | None = None,
        about: str = "",
    ) -> None:
        if tasks := self._chosen():
            which = tasks[0].title if len(tasks) == 1 else count("TaskActs", "%n task", len(tasks))
            said = f"{which}\n{about}" if about else which
            self._show(title, self.tr("Save"), names, begun, carry_out, required, said)

    def _show(
        self,
        title: str,
        verb: str,
        names: Sequence[str],
        begun: Mapping[str, Value],
        carry_out: Callable[[FieldsDialog], bool],
        required: set[str] | None = None,
        about: str = "",
    ) -> None:
        from exchange_admin.ui.lessons.fields_dialog import ask_fields

        fields = [self._field(name, name in (required or ())) for name in names]
        asked = [(field, self._desk.words.field("task", field.name)) for field in fields]
        ask_fields(self._desk, title, verb, asked, begun, self._view, carry_out, about)

    def _field(self, name: str, required: bool) -> Field:
        return replace(self._desk.registry["task"][name], required=required)

    def _done_on(self, dialog: FieldsDialog) -> bool:
        on, until = _day(dialog.values["done_on"]), _day(dialog.values.get("valid_until"))
        number = str(dialog.values.get("number") or "")
        ids = [task.id for task in self._chosen()]
        return self._within(
            dialog, lambda verbs, who: verbs.done(ids, who, on, number=number, valid_until=until), len(ids)
        )

    def _move(self, dialog: FieldsDialog) -> bool:
        to, ids = _day(dialog.values["due"]), [task.id for task in self._chosen()]
        return self._within(dialog, lambda verbs, who: verbs.move(ids, to, who), len(ids))

    def _assign(self, dialog: FieldsDialog) -> bool:
        staff, ids = str(dialog.values["assigned_to_id"] or ""), [task.id for task in self._chosen()]
        return self._within(dialog, lambda verbs, who: verbs.assign(ids, staff, who), len(ids))

    def _add(self, given: Mapping[str, Value], dialog: FieldsDialog) -> bool:
        values = {name: value for name, value in dialog.values.items() if value is not None and name != "title"}
        title = str(dialog.values["title"])
        return self._within(dialog, lambda verbs, who: verbs.add(title, {**given, **values}, who), 1)

    def _within(self, dialog: FieldsDialog, verb: Callable[[TaskVerbs, str], Changes], n: int) -> bool:
        """Carries out what a dialog asked for; what is refused is said there."""
        try:
            changes = verb(self._desk.office.casework.verbs, self._desk.who())
        except RuleBroken as broken:
            dialog.refuse(self._desk.sentence(broken.problems))
            return False
        self._done(changes, n)
        return True

    def _carry_out(self, verb: Callable[[TaskVerbs, str], Changes], n: int) -> bool:
        changes = self._desk.attempt(lambda: verb(self._desk.office.casework.verbs, self._desk.who()))
        if changes is None:
            return False
        self._done(changes, n)
        return True

    def _done(self, changes: Changes, n: int) -> None:
        desk = self._desk
        if not changes:
            return
        desk.feed.publish(changes, self)
        said = desk.words.say(f"verb.{changes.verb}")
        said = f"{said}: {count('TaskActs', '%n task', n)}" if n > 1 else said
        desk.notices.say(desk.receipt(said, changes.problems), desk.undo)

    def _today(self) -> date:
        return self._desk.look.formats.today()


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(value: Value) -> date | None:
    return date.fromisoformat(str(value)) if value else None

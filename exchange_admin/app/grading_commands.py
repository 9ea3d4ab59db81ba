"""The commands on scales, distributions and rules: their lines, trying a rule, its next version."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

from exchange_admin.app.list_commands import ListCommands
from exchange_admin.ui.ask import Question
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.main_window import MainWindow
from exchange_admin.ui.pages.in_front import list_in_front
from exchange_admin.ui.words import count, say

if TYPE_CHECKING:
    from exchange_admin.services.grades.examples import Example

_MOST_NAMED = 5
_TERM = "glossary_term"


class GradingCommands(ListCommands):
    """What they need is loaded when one is first used."""

    def __init__(self, desk: Desk, window: MainWindow) -> None:
        super().__init__(desk, window)
        desk.actions.bind("records.lines", self.edit_lines)
        desk.actions.bind("records.explain", self.try_rule)
        desk.actions.bind("records.new_version", self.next_version)
        desk.actions.bind("records.examples", self.add_examples)

    def edit_lines(self) -> None:
        """The grades of the scale on screen, the counts, the table or the limits."""
        from exchange_admin.ui.grading.line_dialog import LineDialog

        if record := self._on_screen():
            self._show(LineDialog(self._desk, record, self._window))

    def try_rule(self) -> None:
        """What the rule on screen makes of a mark or of hours, on the page that explains it."""
        from exchange_admin.ui.grading.explanation_dialog import ExplanationDialog
        from exchange_admin.ui.grading.rule_source import rule_source

        if record := self._on_screen():
            self._show(ExplanationDialog(self._desk, rule_source(self._desk, record), self._window))

    def next_version(self) -> None:
        """The rule on screen as its next version, open to changes and shown at once."""
        page, record = list_in_front(self._window), self._on_screen()
        if page is None or record is None:
            return
        verb = partial(self._office.rule_versions.next_version, record.kind, record.id, self._desk.who())
        if (changes := self._attempt(verb)) is None:
            return
        page.open_record(next(iter(changes.ids[record.kind])))
        self._desk.notices.say(self._desk.words.say(f"verb.{changes.verb}"), self._desk.actions["edit.undo"].trigger)

    def add_examples(self) -> None:
        """Shipped examples that the office lacks: named first, then added as one step. Terms come by themselves."""
        page, desk = list_in_front(self._window), self._desk
        is_glossary = page is not None and page.kind == _TERM
        verbs = self._office.term_examples if is_glossary else self._office.examples
        missing = verbs.missing()
        if not missing:
            desk.notices.say(say("Grading", "All examples are in the file already."))
            return
        text = count("Grading", "%n example is not in the file yet:", len(missing))
        title, verb = say("Grading", "Add examples"), say("Grading", "Add")
        if not desk.ask.confirm(Question(title, text, verb, details=_named(missing, desk))):
            return
        if self._attempt(partial(verbs.add, desk.who())) is None:
            return
        desk.notices.say(count("Grading", "%n example added", len(missing)), desk.actions["edit.undo"].trigger)

    def _show(self, dialog: QDialog) -> None:
        self._desk.ask.show(dialog)
        dialog.deleteLater()


def _named(missing: Sequence[Example], desk: Desk) -> str:
    """A line for each kind, with the first of its examples."""
    lines = []
    for kind in dict.fromkeys(one.kind for one in missing):
        names = [one.name(desk.language) for one in missing if one.kind == kind]
        more = f" … (+{len(names) - _MOST_NAMED})" if len(names) > _MOST_NAMED else ""
        lines.append(f"{desk.words.kind(kind, len(names))}: {'; '.join(names[:_MOST_NAMED])}{more}")
    return "\n".join(lines)

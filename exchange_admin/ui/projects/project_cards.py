"""What stands first on the panels of a project and of an output: who takes part and who is missing, what it rests on,
what can follow."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from exchange_admin.domain.steps import Record
from exchange_admin.domain.vocabulary import words as words_of
from exchange_admin.services.portfolio.boards import by_country, lacking
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.detail.cards import RecordCard
from exchange_admin.ui.forms.editors import TickBox
from exchange_admin.ui.projects.project_acts import ProjectActs
from exchange_admin.ui.widgets.buttons import Button, ElidedButton
from exchange_admin.ui.widgets.labels import STRETCH, Label, column, row

ROOTS = ("agreement", "decision", "listing")
"""What a project may have come of: the kinds, in the order of the card."""


_BESIDE = 2
"""Buttons in a row: more of them are wider than the panel in Russian."""


class _Said(ElidedButton):
    """A small button that tells what it stands for."""

    pressed_for = Signal(str)

    def __init__(self, desk: Desk, what: str, kind: str = "small") -> None:
        super().__init__(desk.look, kind=kind)
        self._what = what
        self.clicked.connect(self._tell)

    def _tell(self) -> None:
        self.pressed_for.emit(self._what)


class StateButtons(QWidget):
    """The states that may follow, one button each, two beside each other."""

    def __init__(self, desk: Desk, acts: ProjectActs, vocabulary: str) -> None:
        super().__init__()
        self._desk, self._acts, self._vocabulary = desk, acts, vocabulary
        self._record: Record | None = None
        self.buttons = {state: _Said(desk, state) for state in words_of(vocabulary)}
        px = desk.look.px
        self.heading = Label(desk.look, 12, tone="ink3")
        self._grid = QGridLayout()
        self._grid.setSpacing(px(6))
        self._grid.setColumnStretch(_BESIDE, 1)
        column(self, spacing=px(4)).add(self.heading, self._grid)
        for button in self.buttons.values():
            button.pressed_for.connect(self._press)

    def show_record(self, record: Record) -> None:
        self._record, words = record, self._desk.words
        following = self._acts.following(record) if self._desk.limits.may_change(record) else ()
        self.setVisible(bool(following))
        self.heading.say(words.say("portfolio.window.following"))
        for n, state in enumerate(following):
            self._grid.addWidget(self.buttons[state], n // _BESIDE, n % _BESIDE)
        for state, button in self.buttons.items():
            button.say(words.choice(self._vocabulary, state))
            button.setVisible(state in following)

    def _press(self, state: str) -> None:
        if self._record is not None:
            self._acts.set_state(self._record, state)


class ProjectCard(RecordCard):
    """Institutions by country, who is missing, what the project came of, what can follow, and its way onto paper."""

    paper_wanted = Signal(str, bool)  # with its coordinator
    record_wanted = Signal(str, str)

    def __init__(self, desk: Desk, acts: ProjectActs) -> None:
        super().__init__(desk.look)
        self._desk, look = desk, desk.look
        self._acts = acts
        self._record: Record | None = None
        self.countries = Label(look, 13, wraps=True)
        self.lacks = Label(look, 13, tone="amber", wraps=True)
        self.silence = Label(look, 13, tone="amber", wraps=True)
        self.confirm = Button(look, "check", "small")
        self.confirm.clicked.connect(self._confirm)
        self.roots = {kind: _Said(desk, kind, "link") for kind in ROOTS}
        for button in self.roots.values():
            button.pressed_for.connect(self._open_root)
        self.paper = Button(look, "printer", "small")
        self.paper.clicked.connect(self._print)
        self.coordinator = TickBox(look)
        self.states = StateButtons(desk, acts, "project_state")
        links = column(spacing=look.px(2)).add(*(row().add(one, STRETCH) for one in self.roots.values()))
        self.body.add(
            self.countries,
            self.lacks,
            self.silence,
            row().add(self.confirm, STRETCH),
            look.px(4),
            links,
            look.px(6),
            self.states,
            look.px(6),
            row().add(self.paper, STRETCH),
            look.px(4),
            self.coordinator,
        )

    @property
    def names_coordinator(self) -> bool:
        """Whether somebody asked for that on the paper of the project on screen."""
        return self.coordinator.isVisibleTo(self) and self.coordinator.isChecked()

    def show_record(self, record: Record) -> None:
        if self._record is None or self._record.id != record.id:
            self.coordinator.setChecked(False)  # asked for project by project
        self._record, words = record, self._desk.words
        self.setVisible(record.live)
        if not record.live:
            return
        sheet = self._desk.office.project_boards.sheet(record.id)
        self.title.setText(words.say("portfolio.window.takes_part"))
        self.countries.say(by_country(words, sheet))
        self.lacks.say(lacking(words, sheet))
        silence = self._desk.office.project_boards.silence(record, self._desk.language)
        self.silence.say(silence)
        self.confirm.say(words.say("portfolio.window.still_running"))
        self.confirm.setVisible(bool(silence) and self._desk.limits.may_change(record))
        for kind, button in self.roots.items():
            id = record.text(f"{kind}_id")
            name = self._desk.label(kind, id) if id else ""
            button.say(words.labelled(words.kind(kind), name) if name else "")
            button.setVisible(bool(name))
        self.states.show_record(record)
        self.paper.say(words.say("portfolio.window.print"))
        self.coordinator.setText(words.say("portfolio.window.coordinator"))
        self.coordinator.setVisible(bool(record["coordinator_id"]))

    def _print(self) -> None:
        if self._record is not None:
            self.paper_wanted.emit(self._record.id, self.names_coordinator)

    def _confirm(self) -> None:
        if self._record is not None:
            self._acts.confirm(self._record.id)

    def _open_root(self, kind: str) -> None:
        if self._record is not None:
            self.record_wanted.emit(kind, self._record.text(f"{kind}_id"))

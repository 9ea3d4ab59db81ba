"""Projects on a board, one column for each state; what is moved asks for its reason where one is needed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from exchange_admin.domain.changes import Changes
from exchange_admin.services.office import Office
from exchange_admin.services.portfolio.boards import ProjectOnBoard
from exchange_admin.services.projects.silence import SIGNS
from exchange_admin.ui.actions import Context
from exchange_admin.ui.board.board import Board, BoardColumn
from exchange_admin.ui.board.board_cards import BoardCard
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.jobs import Task
from exchange_admin.ui.latest_job import LatestJob
from exchange_admin.ui.presentation import CHOICE_TONES, PROJECT_AREA, presentation
from exchange_admin.ui.projects.project_acts import ProjectActs
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.empty_state import EmptyState
from exchange_admin.ui.widgets.filter_bar import Chip, FilterChip
from exchange_admin.ui.widgets.header import PageHeader
from exchange_admin.ui.widgets.labels import STRETCH, column, row, take_away
from exchange_admin.ui.widgets.view_tabs import Tab, ViewTabs
from exchange_admin.ui.words import Retranslated, count, say

PROJECT, BOARD_TAB, SILENT_TAB = "project", "board.all", "board.silent"
"""The last is the board with nothing but projects of which nothing was heard: no tab of its own, a chip says it."""
READ_FROM = frozenset({"project", "institution", *SIGNS})
"""Kinds of which a change may change a card."""

Shown = Mapping[str, Sequence[ProjectOnBoard]]


def _read(language: str, office: Office, task: Task) -> Shown:
    return office.project_boards.read(language)


class BoardView(Retranslated, QWidget):
    """Arrows lead from card to card, Ctrl with one moves it to the next state, Enter opens. All projects, or those of
    which nothing was heard: a chip says so then, and takes it away again."""

    view_wanted = Signal(str)
    add_wanted = Signal()
    record_wanted = Signal(str)
    context_changed = Signal()
    status_changed = Signal()

    def __init__(self, desk: Desk, acts: ProjectActs) -> None:
        super().__init__()
        self._desk, self._acts, look = desk, acts, desk.look
        self.shown: Shown = {}
        self._all: Shown = {}
        self.is_narrowed = False
        self.chip: FilterChip | None = None
        self._told: Mapping[str, int] = {}
        self._is_current, self._language = False, ""
        self.header, self.tabs, self.board = PageHeader(look), ViewTabs(look), Board(look)
        self.add_button = Button(look, "plus", "primary")
        self.empty = EmptyState(look, "briefcase")
        self._stack = QStackedWidget()
        self._reading = LatestJob(desk.jobs, 0, self)
        self._lay_out()
        self._connect()
        self.retranslate()

    # What the page asks of it

    def enter(self) -> None:
        self.refresh()
        self.take_keyboard()

    def narrow(self, *, silent: bool) -> None:
        """To projects of which nothing was heard, or to all of them."""
        if silent != self.is_narrowed:
            self.is_narrowed = silent
            self._show_chip()
            self._show()

    def refresh(self) -> None:
        """Reads the projects anew where something changed since."""
        if not self._is_current or self._language != self._desk.language:
            self._is_current, language = True, self._desk.language
            self._language = language
            self._reading.ask(self._desk.apart(lambda apart, task: _read(language, apart, task)))

    def panes(self) -> Sequence[QWidget]:
        return (self.board,)

    def tell_counts(self, counts: Mapping[str, int]) -> None:
        self._told = counts
        self._show_tabs()

    def page_context(self) -> Context:
        return Context(kind=PROJECT, projects=True, addable=self._desk.limits.may_add(PROJECT))

    def status_words(self) -> str:
        """How many there are, and of how many where the chip hides some."""
        words, total = count("Projects", "%n project", self._total()), sum(map(len, self._all.values()))
        if not self.is_narrowed:
            return words
        of = self.tr("{projects}, of {total} in all")
        return of.replace("{projects}", words).replace("{total}", self._desk.look.formats.number(total))

    def key_hints(self) -> list[tuple[str, str]]:
        if not self._total():
            return []
        return [("←→", self.tr("column")), ("Ctrl ←→", self.tr("move on")), ("Enter", self.tr("open"))]

    def take_keyboard(self) -> None:
        if self._total():
            self.board.take_keyboard()
        elif self.empty.button.isVisibleTo(self):
            self.empty.button.setFocus()
        else:
            self.tabs.setFocus()

    def current(self) -> str:
        """Id of the project in front."""
        return self.board.current

    # Inside

    def _total(self) -> int:
        return sum(map(len, self.shown.values()))

    def _came(self, shown: object) -> None:
        assert isinstance(shown, dict)
        self._all = shown
        self._show()

    def _show(self) -> None:
        had_keyboard = self.isAncestorOf(self.window().focusWidget() or self.window())
        self.shown = {
            state: [one for one in found if one.silence or not self.is_narrowed] for state, found in self._all.items()
        }
        words = self._desk.words
        tones = CHOICE_TONES["project_state"]
        self.board.show_columns(
            [
                BoardColumn(
                    state, words.choice("project_state", state), Tone(tones[state]), [self._card(one) for one in found]
                )
                for state, found in self.shown.items()
            ]
        )
        self._stack.setCurrentWidget(self.board if self._total() else self.empty)
        self._say_empty()
        self._show_tabs()
        if had_keyboard:
            self.take_keyboard()
        self.status_changed.emit()
        self.context_changed.emit()

    def _card(self, one: ProjectOnBoard) -> BoardCard:
        may_move = self._desk.limits.may_change(one.project)
        mark = one.silence if self.is_narrowed else one.mark
        return BoardCard(one.project.id, one.name or "—", one.who, one.takes_part, mark, may_move=may_move)

    def _project(self, id: str) -> ProjectOnBoard | None:
        return next((one for found in self.shown.values() for one in found if one.project.id == id), None)

    def _move(self, id: str, state: str) -> None:
        """What was refused stays where it was."""
        one = self._project(id)
        if one is not None and self._desk.limits.may_change(one.project):
            self._acts.set_state(one.project, state)

    def _offer_verbs(self, id: str, place: QPoint) -> None:
        one = self._project(id)
        if one is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Open")).setData((id, ""))
        if self._desk.limits.may_change(one.project):
            for state in self._acts.following(one.project):
                action = menu.addAction(self._desk.words.choice("project_state", state))
                action.setData((id, state))
        menu.triggered.connect(self._verb_chosen)
        menu.popup(place)

    def _verb_chosen(self, action: QAction) -> None:
        id, state = action.data()
        if state:
            self._move(id, state)
        else:
            self.record_wanted.emit(id)

    def _failed(self, error: Exception) -> None:
        self._is_current = False
        self._desk.say_reason(error)

    def _say_empty(self) -> None:
        if self.is_narrowed:
            self.empty.say(self.tr("Of every project that goes on something was heard."), self.tr("Show all"))
            return
        nothing = next(view.nothing for view in presentation(PROJECT).views if view.nothing)
        self.empty.say(say("Views", nothing), self.tr("Add") if self._desk.limits.may_add(PROJECT) else "")

    def _show_tabs(self) -> None:
        tabs = [
            Tab(one.id, say("Views", one.title), self._told.get(f"{PROJECT}.{one.id}"), Tone(one.tone))
            if not one.elsewhere
            else Tab(one.id, say("Views", one.title), self._told.get(one.id), Tone(one.tone))
            for one in presentation(PROJECT).views
        ]
        self.tabs.show_tabs(tabs, BOARD_TAB)

    def _show_chip(self) -> None:
        had_keyboard = self.chip is not None and self.window().focusWidget() in (self.chip, self.chip.cross)
        take_away(filter(None, [self.chip]), self._chip_line)
        self.chip = None
        if self.is_narrowed:
            said = Chip(0, self.tr("From Today"), say("Today", "Projects without news"))
            self.chip = FilterChip(self._desk.look, said, self)
            self.chip.clicked.connect(self._take_chip_away)
            self.chip.removed.connect(self._take_chip_away)
            self._chip_line.insertWidget(0, self.chip)
            self.chip.show()
        self._chips.setVisible(self.is_narrowed)
        self._say_empty()
        if had_keyboard:
            self.take_keyboard()

    def _take_chip_away(self) -> None:
        self.narrow(silent=False)

    def _empty_pressed(self) -> None:
        if self.is_narrowed:
            self.narrow(silent=False)
        else:
            self.add_wanted.emit()

    def _tab_chosen(self, id: str) -> None:
        if id != BOARD_TAB:
            self.tabs.set_current(BOARD_TAB)
            self.view_wanted.emit(id)

    def _on_changes(self, changes: Changes, origin: object) -> None:
        if READ_FROM & changes.ids.keys():
            self._is_current = False
            if self.isVisible():
                self.refresh()

    def retranslate(self) -> None:
        self.header.title.setText(say("Areas", PROJECT_AREA.title))
        self.add_button.say(self.tr("Add"), "Ctrl+N")
        self._show_chip()
        self._show_tabs()
        if self.isVisible():
            self.refresh()

    def _connect(self) -> None:
        self.header.search_wanted.connect(self._desk.actions["edit.find"].trigger)
        self.add_button.clicked.connect(self.add_wanted)
        self.empty.button.clicked.connect(self._empty_pressed)
        self.tabs.chosen.connect(self._tab_chosen)
        self.board.opened.connect(self.record_wanted)
        self.board.move_wanted.connect(self._move)
        self.board.verbs_wanted.connect(self._offer_verbs)
        self._reading.answered.connect(self._came)
        self._reading.refused.connect(self._failed)
        self._desk.feed.changed.connect(self._on_changes)

    def _lay_out(self) -> None:
        px = self._desk.look.px
        self.header.add(self.add_button)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.board)
        around = row(margins=(px(18), px(12), px(18), px(14))).add((self._stack, 1))
        self._chip_line = row(margins=(px(18), px(10), px(18), 0)).add(STRETCH)
        self._chips = QWidget()
        self._chips.setLayout(self._chip_line)
        self._chips.hide()
        column(self).add(self.header, self.tabs, self._chips, (around, 1))

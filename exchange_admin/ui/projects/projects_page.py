"""Projects, their outputs and members as lists, and the board; one row of tabs over all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from exchange_admin.domain.changes import Changes
from exchange_admin.ui.actions import Context
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.latest_job import pause
from exchange_admin.ui.pages.area_page import AreaListPage
from exchange_admin.ui.pages.list_page import ListPage
from exchange_admin.ui.pages.list_state import ListState
from exchange_admin.ui.presentation import Area, Presentation, presentation
from exchange_admin.ui.presentation.projects import BOARD, MEMBERS, TABS
from exchange_admin.ui.projects.board_view import SILENT_TAB, BoardView
from exchange_admin.ui.projects.output_card import OutputCard
from exchange_admin.ui.projects.project_acts import ProjectActs
from exchange_admin.ui.projects.project_cards import ProjectCard
from exchange_admin.ui.projects.project_papers import ProjectPapers
from exchange_admin.ui.projects.share_card import ShareCard

PROJECT, OUTPUT, MEMBERSHIP = "project", "output", "membership"
_KINDS = (PROJECT, OUTPUT, MEMBERSHIP)
COUNTED_AFTER = 200
"""Milliseconds after an edit."""


class ProjectsPage(AreaListPage):
    """Begins with the list of projects."""

    has_switch = False

    def __init__(self, desk: Desk, area: Area) -> None:
        self._counts: Mapping[str, int] = {}
        self._card: ProjectCard | None = None
        super().__init__(desk, area)
        self.acts = ProjectActs(desk, self)
        self.papers = ProjectPapers(desk, self)
        self.board = BoardView(desk, self.acts)
        self.addWidget(self.board)
        self.board.view_wanted.connect(self.show_tab)
        self.board.add_wanted.connect(self.add)
        self.board.record_wanted.connect(self._open_project)
        self.board.context_changed.connect(self.context_changed)
        self.board.status_changed.connect(self.status_changed)
        self.list_made.connect(self._list_made)
        self._list_made(self.page)
        self._count = pause(self, COUNTED_AFTER, self._count_all)
        desk.feed.changed.connect(self._on_changes)

    def presented(self, kind: str) -> Presentation:
        return MEMBERS if kind == MEMBERSHIP else presentation(kind)

    def show_tab(self, id: str) -> None:
        """`kind.view`, as the tabs are called on the lists of other kinds."""
        kind, _, view = id.rpartition(".")
        self.page.leave_fields()
        if kind == BOARD:
            self.board.narrow(silent=id == SILENT_TAB)
            self.setCurrentWidget(self.board)
        else:
            self.show_kind(kind or PROJECT)
            self.page.list.show_view(view)
        self.enter()
        self.context_changed.emit()
        self.status_changed.emit()

    def add(self) -> None:
        """On the board a project; in a list whatever it lists."""
        if self._is_board:
            self.show_tab(f"{PROJECT}.all")
        self.page.add()

    def print_card(self) -> None:
        """Of the project on screen; with its coordinator where its panel says so."""
        names_coordinator = False
        if self._is_board:
            project = self.board.current()
        else:
            record = self.page.panel.record
            project = "" if record is None else record.id if record.kind == PROJECT else record.text("project_id")
            names_coordinator = self.page.kind == PROJECT and self._card is not None and self._card.names_coordinator
        if project:
            self.papers.card(project, names_coordinator)

    # What the window asks of a page

    @property
    def _is_board(self) -> bool:
        return self.currentWidget() is self.board

    def panes(self) -> Sequence[QWidget]:
        return self.board.panes() if self._is_board else super().panes()

    def enter(self) -> None:
        self._count_all()
        if self._is_board:
            self.board.enter()
        else:
            super().enter()

    def page_context(self) -> Context:
        return self.board.page_context() if self._is_board else replace(super().page_context(), projects=True)

    def status_words(self) -> str:
        return self.board.status_words() if self._is_board else super().status_words()

    def key_hints(self) -> list[tuple[str, str]]:
        return self.board.key_hints() if self._is_board else super().key_hints()

    # Inside

    def _list_made(self, page: ListPage) -> None:
        page.list.view_wanted.connect(self.show_tab)
        if page.kind == PROJECT:
            page.panel.add_card(ShareCard(self._desk))  # below the next one
            self._card = card = ProjectCard(self._desk, self.acts)
            card.paper_wanted.connect(self.papers.card)
            card.record_wanted.connect(self.record_wanted)
            page.panel.add_card(card)
        elif page.kind == OUTPUT:
            page.panel.add_card(OutputCard(self._desk, self.acts))
        self._tell(page)

    def _open_project(self, id: str) -> None:
        self.show_tab(f"{PROJECT}.all")
        self.page.open_record(id)

    def _on_changes(self, changes: Changes, origin: object) -> None:
        if set(_KINDS) & changes.ids.keys():
            self._count.start()

    def _count_all(self, *_: object) -> None:
        if not self.isVisible():
            return
        desk = self._desk
        here = (desk.look.formats.today(), desk.limits.own, desk.language)
        self._counts = {
            f"{kind}.{view.id}": desk.lists.count(ListState(view.id).query(self.presented(kind), *here))
            for kind, view in TABS
            if kind != BOARD
        }
        for page in self._made.values():
            self._tell(page)
        self.board.tell_counts(self._counts)

    def _tell(self, page: ListPage) -> None:
        page.list.tell_counts(self._counts)

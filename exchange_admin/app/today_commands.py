"""Where the rows of Today lead, and the number of what is overdue beside Tasks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from exchange_admin.services.exchange.at_a_glance import OpenDecisions
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.main_window import MainWindow
from exchange_admin.ui.pages.in_front import list_in_front
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.today.targets import (
    Target,
    ToClass,
    ToCommand,
    ToList,
    ToMessage,
    ToMonth,
    ToPage,
    ToRecord,
    ToTask,
    ToTasks,
)
from exchange_admin.ui.widgets.filter_bar import Chip
from exchange_admin.ui.window_commands import WindowCommands

if TYPE_CHECKING:
    from exchange_admin.ui.casework.tasks_page import TasksPage
    from exchange_admin.ui.committee.committee_page import CommitteePage
    from exchange_admin.ui.lessons.language_page import LanguagePage
    from exchange_admin.ui.listings.offers_page import OffersPage
    from exchange_admin.ui.pages.certificates_page import CertificatesPage
    from exchange_admin.ui.pages.exchange_page import ExchangePage
    from exchange_admin.ui.projects.projects_page import ProjectsPage
    from exchange_admin.ui.today.today_page import TodayPage

TODAY, TASKS, LANGUAGE, CERTIFICATES = "today", "tasks", "language", "certificates"


class TodayCommands(QObject):
    """Lists are opened for all terms: that is what the numbers count."""

    ask_wanted = Signal(list)  # ids of tasks to write about

    def __init__(self, desk: Desk, window: MainWindow, commands: WindowCommands) -> None:
        super().__init__(window)
        self._desk, self._window, self._commands = desk, window, commands
        self._page: TodayPage | None = None

    def make_page(self) -> QWidget:
        from exchange_admin.ui.today.today_page import TodayPage

        page = TodayPage(self._desk)
        page.search_wanted.connect(self._commands.search)
        page.wanted.connect(self.lead)
        page.overdue_counted.connect(self.show_overdue)
        self._page = page
        return page

    def show_decisions(self, decisions: OpenDecisions) -> None:
        if self._page is not None:
            self._page.show_decisions(decisions)

    def show_overdue(self, n: int) -> None:
        self._window.sidebar.count(TASKS, self._desk.look.formats.number(n) if n else "", Tone.RED)

    def lead(self, target: Target) -> None:
        match target:
            case ToTasks():
                self._show_tasks(target)
            case ToTask():
                self.show_task(target)
            case ToRecord():
                self._commands.open_record(target.kind, target.id)
            case ToList():
                self._commands.use_all_terms()
                self._show_list(target)
            case ToClass():
                self._open_class(target.group)
            case ToPage():
                self._show_page(target)
            case ToMonth():
                self._show_month()
            case ToMessage():
                self.ask_wanted.emit(self._asked_of(target))
            case ToCommand():
                self._desk.actions[target.id].trigger()

    def _show_list(self, target: ToList) -> None:
        if target.kind == "certificate":
            self._window.show_area(CERTIFICATES)
            cast("CertificatesPage", self._window.page(CERTIFICATES)).show_papers(target.filters)
        else:
            self._commands.show_list(target.kind, target.filters, named=target.named)

    def _open_class(self, group: str) -> None:
        """Whoever comes back to the area finds the list of groups behind the group."""
        self._window.show_area(LANGUAGE)
        page = cast("LanguagePage", self._window.page(LANGUAGE))
        page.show_kind("language_group")
        page.open_group(group)
        page.enter()

    def _show_page(self, target: ToPage) -> None:
        self._window.show_area(target.area)
        if target.tab:
            cast("ExchangePage | OffersPage | CommitteePage | ProjectsPage", self._window.page(target.area)).show_tab(
                target.tab
            )

    def show_task(self, target: ToTask) -> None:
        """In the checklist of its stay; one of no stay with the person it is about, else in the list of tasks."""
        if target.stay:
            self.show_stay(target.stay, target.task)
        elif target.person:
            self._commands.open_record("person", target.person)
        else:
            self._show_tasks(ToTasks(target.part))

    def show_stay(self, stay: str, task: str) -> None:
        """With its checklist, at the line of the task."""
        self._commands.open_record("mobility", stay)
        if (page := list_in_front(self._window)) is not None:
            page.panel.go_to_line(task)

    def _asked_of(self, target: ToMessage) -> list[str]:
        """All that the person was asked for as long ago, more of it than Today names."""
        tasks = self._desk.office.casework.tasks
        ns = tasks.ns(target.part.tab, replace(target.part.wanted, person=target.person)) if target.person else []
        return [one.id for one in tasks.tasks(ns, self._desk.language)] or [target.task]

    def _show_month(self) -> None:
        self._commands.use_all_terms()
        self._window.show_area(TASKS)
        cast("TasksPage", self._window.page(TASKS)).show_month()

    def _show_tasks(self, target: ToTasks) -> None:
        self._commands.use_all_terms()
        page = cast("TasksPage", self._window.page(TASKS))
        said = Chip(0, self.tr("From Today"), target.said) if target.said else None
        page.show_part(target.part.tab, target.part.wanted, said)
        self._window.show_area(TASKS)

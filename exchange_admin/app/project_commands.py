"""The area of projects: the commands of its page, and memberships that are of projects."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject

from exchange_admin.ui.desk import Desk
from exchange_admin.ui.main_window import MainWindow
from exchange_admin.ui.presentation import COMMITTEE_AREA, PROJECT_AREA
from exchange_admin.ui.window_commands import WindowCommands

if TYPE_CHECKING:
    from exchange_admin.ui.pages.area_page import AreaListPage

PROJECTS = PROJECT_AREA.id
"""Id of the area."""
_MEMBERSHIP = "membership"


class ProjectCommands(QObject):
    def __init__(self, desk: Desk, window: MainWindow, commands: WindowCommands) -> None:
        super().__init__(window)
        self._desk, self._window = desk, window
        desk.actions.bind("view.projects", self.show_area)
        desk.actions.bind("file.project_card", self.print_card)
        commands.lead(_MEMBERSHIP, self.show_membership)

    def show_area(self) -> None:
        self._window.choose_area(PROJECTS)

    def print_card(self) -> None:
        page = self._window.current_page()
        from exchange_admin.ui.projects.projects_page import ProjectsPage

        if isinstance(page, ProjectsPage):
            page.print_card()

    def show_membership(self, id: str) -> None:
        """Where it belongs: with projects, or with committees."""
        record = self._desk.office.store.get(_MEMBERSHIP, id)
        of_project = record is not None and bool(record["project_id"])
        area = PROJECTS if of_project else COMMITTEE_AREA.id
        self._window.choose_area(area)
        cast("AreaListPage", self._window.page(area)).open_record(_MEMBERSHIP, id)

"""The area of committees and others that not every office needs: when they stand in the sidebar; the commands of its
page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from exchange_admin.app.today_commands import TODAY
from exchange_admin.domain.changes import Changes
from exchange_admin.services.shown_areas import brings_together, choose_area, is_shown, is_used
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.main_window import MainWindow
from exchange_admin.ui.presentation import COMMITTEE_AREA, Area
from exchange_admin.ui.words import say

if TYPE_CHECKING:
    from exchange_admin.ui.committee.committee_page import CommitteePage

COMMITTEE = COMMITTEE_AREA.id
"""Id of the area."""


class CommitteeCommands(QObject):
    """The menu leads to the area before there is any committee, and puts it into the sidebar by that."""

    def __init__(self, desk: Desk, window: MainWindow) -> None:
        super().__init__(window)
        self._desk, self._window = desk, window
        desk.actions.bind("view.committee", self.show_area)
        desk.actions.bind("file.minutes", self.print_minutes)
        desk.actions.bind("file.session_pack", self.print_pack)
        desk.actions.bind("file.control", self.print_control)
        window.area_shown.connect(self._shown)
        window.sidebar.menu_wanted.connect(self._offer_areas)
        desk.feed.changed.connect(self._on_changes)
        self.refresh()

    def refresh(self) -> None:
        """Chosen, or there is a record of it."""
        store = self._desk.office.store
        for area in self._optional:
            shown = area.id == self._window.area or is_shown(store, area.id, area.used_by or area.kinds)
            self._window.sidebar.want(area.id, wanted=shown)

    def show_area(self) -> None:
        choose_area(self._desk.office.store, COMMITTEE, chosen=True)
        self._window.choose_area(COMMITTEE)

    def print_minutes(self) -> None:
        if (page := self._page()) is not None:
            page.minutes.print_minutes()

    def print_pack(self) -> None:
        if (page := self._page()) is not None:
            page.minutes.print_pack()

    def print_control(self) -> None:
        if (page := self._page()) is not None:
            page.print_control()

    @property
    def _optional(self) -> Sequence[Area]:
        return [area for area in self._desk.limits.areas if area.optional]

    def _offer_areas(self, place: QPoint) -> None:
        """Which areas stand in the sidebar; one with records stays."""
        menu, store, sidebar = QMenu(self._window.sidebar), self._desk.office.store, self._window.sidebar
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for area in self._optional:
            action = menu.addAction(say("Sidebar", "Show {area} here").replace("{area}", sidebar.title(area.id)))
            action.setData(area.id)
            action.setCheckable(True)
            action.setChecked(sidebar.is_wanted(area.id))
            action.setEnabled(not (is_used(store, area.used_by or area.kinds) or brings_together(store)))
        menu.triggered.connect(self._choose)
        if menu.actions():
            menu.popup(place)

    def _choose(self, action: QAction) -> None:
        area, chosen = str(action.data()), action.isChecked()
        choose_area(self._desk.office.store, area, chosen=chosen)
        if not chosen and area == self._window.area:
            self._window.choose_area(TODAY)
        self.refresh()

    def _shown(self, area: str) -> None:
        self.refresh()

    def _on_changes(self, changes: Changes, origin: object) -> None:
        if any({*area.kinds, "institution"} & changes.ids.keys() for area in self._optional):
            self.refresh()

    def _page(self) -> CommitteePage | None:
        from exchange_admin.ui.committee.committee_page import CommitteePage

        page = self._window.current_page()
        return page if isinstance(page, CommitteePage) else None

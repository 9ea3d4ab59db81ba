"""The area of committees: when it stands in the sidebar, and the commands of its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from exchange_admin.domain.changes import Changes
from exchange_admin.services.shown_areas import choose_area, is_shown
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.main_window import MainWindow
from exchange_admin.ui.presentation import COMMITTEE_AREA

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
        desk.actions.bind("file.control", self.print_control)
        window.area_shown.connect(self._shown)
        desk.feed.changed.connect(self._on_changes)
        self.refresh()

    def refresh(self) -> None:
        """Chosen, or there is a record of it."""
        store = self._desk.office.store
        for area in self._desk.limits.areas:
            if area.optional:
                shown = area.id == self._window.area or is_shown(store, area.id, area.used_by or area.kinds)
                self._window.sidebar.want(area.id, wanted=shown)

    def show_area(self) -> None:
        choose_area(self._desk.office.store, COMMITTEE, chosen=True)
        self._window.choose_area(COMMITTEE)

    def print_minutes(self) -> None:
        if (page := self._page()) is not None:
            page.minutes.print_minutes()

    def print_control(self) -> None:
        if (page := self._page()) is not None:
            page.print_control()

    def _shown(self, area: str) -> None:
        if area == COMMITTEE:
            self.refresh()

    def _on_changes(self, changes: Changes, origin: object) -> None:
        optional = (area for area in self._desk.limits.areas if area.optional)
        if any(set(area.kinds) & changes.ids.keys() for area in optional):
            self.refresh()

    def _page(self) -> CommitteePage | None:
        from exchange_admin.ui.committee.committee_page import CommitteePage

        page = self._window.current_page()
        return page if isinstance(page, CommitteePage) else None

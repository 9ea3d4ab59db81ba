"""What commands on the list in front of a window have in common."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.steps import Record
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.main_window import MainWindow
from exchange_admin.ui.pages.in_front import list_in_front


class ListCommands(QObject):
    """What a command needs is loaded when it is first used."""

    def __init__(self, desk: Desk, window: MainWindow) -> None:
        super().__init__(window)
        self._desk, self._window = desk, window
        self._office = desk.office

    def _on_screen(self) -> Record | None:
        """The record beside the list in front; what stands in its form is saved first."""
        page = list_in_front(self._window)
        if page is None or page.panel.record is None:
            return None
        page.leave_fields()
        return page.panel.record

    def _attempt(self, verb: Callable[[], Changes]) -> Changes | None:
        """What a verb has changed, told to everybody who shows it; None where it was refused, which is said."""
        changes = self._desk.attempt(verb)
        if changes is not None:
            self._desk.feed.publish(changes, self)
        return changes

    def _shown(self, area: str) -> QWidget:
        """The page of an area, in front."""
        self._window.show_area(area)
        return self._window.page(area)

"""What the scenes of a snapshot have in common: a running program and what is brought into view in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from exchange_admin.app.idle_wait import wait_until_idle
from exchange_admin.app.office_window import OfficeWindow
from exchange_admin.app.window import Application
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.services.office import Office
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.main_window import MainWindow
from exchange_admin.ui.pages.area_page import AreaListPage

T = TypeVar("T")
P = TypeVar("P", bound=QWidget)

Scene = tuple[str, Callable[[], QWidget]]
"""The name of the picture and what brings it into view. Raises RuleBroken where the file has nothing to show in it."""


@dataclass
class Stage:
    """A running program and the office file that is shown in a window of so many pixels."""

    running: Application
    file: Path
    size: tuple[int, int]

    def scene(self, name: str, prepare: Callable[..., QWidget], *arguments: object) -> Scene:
        """`prepare` answers with what is to be seen; that is shown, and everything it has set off comes to its end."""

        def shown() -> QWidget:
            widget = prepare(self, *arguments)
            widget.show()
            self.settle()
            return widget

        return name, shown

    def settle(self) -> None:
        """Waits for the end of what was set off."""
        wait_until_idle(self.running.is_busy)

    @property
    def shown(self) -> OfficeWindow:
        """The office, opened when it is first asked for. Raises RuleBroken when its file is refused."""
        if self.running.office is None:
            self.running.show_office(self.running.program.open(self.file, writing=True))
            self.running.check_file()
        assert self.running.office is not None
        self.running.office.window.resize(*self.size)
        return self.running.office

    @property
    def office(self) -> Office:
        return self.shown.office

    @property
    def desk(self) -> Desk:
        return self.shown.desk

    @property
    def window(self) -> MainWindow:
        return self.shown.window

    def page(self, area: str, page_type: type[P]) -> P:
        """The page of an area, in front. Raises RuleBroken with `snapshot.no_page` where the window has none."""
        window = self.window
        window.show_area(area)
        if window.area != area:
            raise RuleBroken(Problem("snapshot.no_page"))
        page = window.page(area)
        assert isinstance(page, page_type)
        return page

    def list_page(self, area: str, kind: str = "") -> AreaListPage:
        """The list of an area, of one of its kinds where that is told. Raises RuleBroken as `page` does."""
        page = self.page(area, AreaListPage)
        if kind:
            page.show_kind(kind)
            page.enter()
            self.settle()
        return page


def needed(found: T | None, kind: str) -> T:
    """What a scene shows. Raises RuleBroken with `snapshot.no_records` where the file has no such record of `kind`."""
    if not found:
        raise RuleBroken(Problem("snapshot.no_records", facts={"kind": f"kinds.{kind}"}))
    return found

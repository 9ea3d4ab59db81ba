"""What the scenes of a snapshot have in common: a running program, what is brought into view in it, and when that has
become what it will be: nothing is asked for any more, everything has its place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

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

LONGEST_PAUSE = 1_000
"""Milliseconds. A timer of one shot up to here gathers a burst of changes or of typing before something is done about
it; a longer one hides a message or notes that somebody has looked at a record, and is not waited for."""
LONGEST_WAIT = 120_000
_JOB_ENDS = 3  # milliseconds between two looks at whether it has
_ROUNDS = 3  # without anything waiting: what was laid out may have asked for something, which moves its neighbours


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


def wait_until_idle(is_busy: Callable[[], bool], at_most: int = LONGEST_WAIT) -> bool:
    """Lets jobs, pauses before them and layouts come to their end.

    `is_busy` tells whether a job waits or runs. No pause is waited for: nobody types on, so what it holds back is done
    at once. Answers False when something was still going on after `at_most` milliseconds: a picture of that is better
    than none, and than a command that never ends.
    """
    limit = QDeadlineTimer(at_most)
    calm = 0
    while calm < _ROUNDS and not limit.hasExpired():
        _let_run(_JOB_ENDS if is_busy() else 0)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        if is_busy() or (calm == _ROUNDS - 1 and _end_pauses()):  # last: it looks at every object of the windows
            calm = 0
        else:
            calm += 1
    return calm == _ROUNDS


def _let_run(milliseconds: int) -> None:
    """What is due now, or within so long."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _end_pauses() -> bool:
    """Does at once what pauses hold back; whether there were any."""
    pauses = [
        timer
        for window in QApplication.topLevelWidgets()
        if window.parent() is None  # its dialogs are looked at with it
        for timer in window.findChildren(QTimer)
        if timer.isActive() and timer.isSingleShot() and timer.interval() <= LONGEST_PAUSE
    ]
    for pause in pauses:
        if pause.isActive():  # another one may have stopped it
            pause.stop()
            pause.timeout.emit()
    return bool(pauses)

"""The window: a frame around pages. It owns menus, status and closing; it owns no data."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QByteArray, QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QFrame,
    QMainWindow,
    QMenu,
    QStackedWidget,
    QWidget,
)
from shiboken6 import isValid

from exchange_admin.ui.actions import MENUS, Actions, Context
from exchange_admin.ui.jobs import JobRunner
from exchange_admin.ui.look import Look
from exchange_admin.ui.preferences import Preferences
from exchange_admin.ui.screen_room import place_on_screen, room_for
from exchange_admin.ui.toast import Toast
from exchange_admin.ui.widgets.banner import Banner
from exchange_admin.ui.widgets.labels import column, row
from exchange_admin.ui.widgets.sidebar import AreaEntry, Sidebar
from exchange_admin.ui.widgets.status_line import StatusLine
from exchange_admin.ui.words import say

FOLD_BELOW = 1200  # window width under which the sidebar shows icons only


class Page(Protocol):
    """What the window asks of a page; every page is a QWidget that has these."""

    def enter(self) -> None: ...
    def page_context(self) -> Context: ...
    def status_words(self) -> str: ...
    def key_hints(self) -> Sequence[tuple[str, str]]: ...
    def leave_fields(self) -> None: ...


@runtime_checkable
class AnswersBelow(Protocol):
    """A page on whose lower half an answer stands to be read, which no short message may cover."""

    def kept_clear(self) -> Iterable[QWidget]: ...


@dataclass(frozen=True, slots=True)
class AreaPage:
    """One area and how its page is made; a page is made when it is first shown.

    A page `under` another area has no entry of its own in the sidebar: that area stays marked there.
    """

    entry: AreaEntry
    make: Callable[[], QWidget]
    under: str = ""


class MainWindow(QMainWindow):
    """`undo_names` gives what undo and redo would do, in words. Areas without a page do not appear."""

    area_shown = Signal(str)
    status_changed = Signal()  # a page has something new to say about its rows or fields

    def __init__(
        self,
        look: Look,
        areas: Sequence[AreaPage],
        actions: Actions,
        jobs: JobRunner,
        preferences: Preferences,
        undo_names: Callable[[], tuple[str, str]],
    ) -> None:
        super().__init__()
        self._look, self._actions, self._jobs = look, actions, jobs
        self._preferences, self._undo_names = preferences, undo_names
        self._makers = {area.entry.id: area.make for area in areas}
        self._optional = {area.entry.id for area in areas if area.entry.optional}
        self._under = {area.entry.id: area.under for area in areas if area.under}
        self._pages: dict[str, QWidget] = {}
        self.area = ""
        self.sidebar = Sidebar(look, [area.entry for area in areas if not area.under])
        self.status = StatusLine(look)
        self.banner = Banner(look)
        self._frame = QFrame()
        self._frame.setObjectName("page")
        self._stack = QStackedWidget(self._frame)
        self.toast = Toast(look, self._frame)
        KeptKeyboard(self._frame)
        self._lay_out()
        self.sidebar.chosen.connect(self.choose_area)
        jobs.busy_changed.connect(self._refresh)
        self.fill_menus()
        self.setWindowTitle("Exchange Admin")
        self.setMinimumSize(QSize(look.px(900), look.px(560)).boundedTo(room_for(self)))
        if not self.restoreGeometry(QByteArray.fromBase64(preferences.geometry.encode())):
            place_on_screen(self, QSize(look.px(1280), look.px(760)))

    # What the composition root calls

    def fill_menus(self) -> None:
        """Menus hold the bound commands; call again after binding."""
        for old in self.menuBar().findChildren(QMenu):
            old.deleteLater()
        self.menuBar().clear()
        self.menuBar().setNativeMenuBar(False)
        self.menuBar().setFont(self._look.font(12))
        for name, title in MENUS:
            actions = list(self._actions.menu(name))
            if actions:
                menu = self.menuBar().addMenu(say("Menus", title))
                menu.setToolTipsVisible(True)  # only commands that cannot be used now have one: why
                menu.addActions(actions)
                menu.setObjectName(name)
                menu.aboutToShow.connect(self._fit_menu)
            self.addActions([action for action in actions if not action.isSeparator()])

    def _fit_menu(self) -> None:
        """Commands for other kinds of records are left out: all of them together are higher than a small screen."""
        menu = self.sender()
        assert isinstance(menu, QMenu)
        menu.clear()
        menu.addActions([*self._actions.menu(menu.objectName(), fitting=True)])

    def choose_area(self, id: str) -> None:
        """An entry of the sidebar, and its key, lead to what it is called, whatever of the area was looked at last."""
        if begin_anew := getattr(self._pages.get(id), "begin_anew", None):
            begin_anew()
        self.show_area(id)

    def show_area(self, id: str) -> None:
        if id not in self._makers:
            return
        if (old := self.current_page()) is not None:
            old.leave_fields()
        self.area = id
        page = self.page(id)
        self._stack.setCurrentWidget(page)
        self.toast.keep_clear(page.kept_clear() if isinstance(page, AnswersBelow) else ())
        self.sidebar.show_area(self._under.get(id, id))
        page.enter()  # type: ignore[attr-defined]
        self._refresh()
        self.area_shown.emit(id)

    def page(self, id: str) -> QWidget:
        """The page of an area, made now if it was not yet."""
        if id not in self._pages:
            page = self._makers[id]()
            self._pages[id] = page
            self._stack.addWidget(page)
            for name in ("context_changed", "status_changed"):
                if signal := getattr(page, name, None):
                    signal.connect(self._refresh)
            if signal := getattr(page, "status_changed", None):
                signal.connect(self.status_changed)
        return self._pages[id]

    def pages(self) -> list[QWidget]:
        """Those made so far."""
        return list(self._pages.values())

    def area_ids(self) -> list[str]:
        """In the order of the sidebar, without those that come and go there: keys count on the others."""
        return [id for id in self._makers if id not in self._under and id not in self._optional]

    def put_under(self, id: str, area: str) -> None:
        """While a page without an entry of its own is shown, the area that somebody came from stays marked."""
        self._under[id] = self._under.get(area, area)

    def current_page(self) -> Page | None:
        return self._pages.get(self.area)  # type: ignore[return-value]

    def refresh_commands(self) -> None:
        self._refresh()

    # What Qt calls

    def closeEvent(self, event: QCloseEvent) -> None:
        """Fields that can be saved are saved, jobs are stopped whole; nothing is asked and nothing is lost."""
        for page in self._pages.values():
            page.leave_fields()  # type: ignore[attr-defined]
        self._preferences.geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        self._jobs.drain(5000)
        for page in self._pages.values():
            if release := getattr(page, "release", None):
                release()
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The key of a command that waits until something is written does not pass in silence."""
        command = self._actions.kept_waiting(QKeySequence(event.keyCombination()))
        if command:
            words = self.tr("“{command}” can be used in a moment: other changes are being saved.")
            self.status.say_waiting(words.replace("{command}", command))
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.sidebar.fold(self.width() < self._look.px(FOLD_BELOW))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._actions.retranslate()
            self.fill_menus()
            self._refresh()

    # Inside

    def _refresh(self, *_: object) -> None:
        page = self.current_page()
        if page is None:
            return
        undo, redo = self._undo_names()
        context = replace(page.page_context(), area=self.area, busy=self._jobs.is_writing, undo=undo, redo=redo)
        self._actions.refresh(context)
        if not context.busy:
            self.status.say_waiting("")
        self.status.say_count(page.status_words())
        self.status.say_keys(page.key_hints())

    def _lay_out(self) -> None:
        px = self._look.px
        root = QWidget()
        root.setObjectName("root")
        column(self._frame, (1, 1, 1, 1)).add(self._stack)
        right = column(margins=(0, px(2), px(10), 0), spacing=px(6)).add(self.banner, (self._frame, 1))
        middle = row().add(self.sidebar, (right, 1))
        column(root).add((middle, 1), self.status)
        self.setCentralWidget(root)


def go_to(window: MainWindow, id: str) -> Callable[[], None]:
    """A handler that shows an area."""
    return partial(window.show_area, id)


class KeptKeyboard(QObject):
    """The keyboard stays on the page when what had it is hidden, switched off or gone.

    Watches what has the keyboard in `region`. Qt hands it on to the next thing in the window, at the end of a page
    to the first one of the sidebar; this gives it to what people work in, as near as possible to where it was."""

    def __init__(self, region: QWidget) -> None:
        super().__init__(region)
        self._region = region
        self._way: tuple[QWidget, ...] = ()
        """What had it last, and what that stands in, up to the region. Empty once somebody has left the page."""
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._moved)

    def _moved(self, _: QWidget | None, now: QWidget | None) -> None:
        if not isValid(self._region):  # the window is being taken down
            return
        if now is not None and self._region.isAncestorOf(now):
            self._way = tuple(self._outwards(now))
        elif self._is_in_front(now) and self._way:
            way, self._way = self._way, ()
            if not _is_usable(way[0]) and (place := self._place_near(way)) is not None:
                place.setFocus(Qt.FocusReason.OtherFocusReason)

    def _is_in_front(self, now: QWidget | None) -> bool:
        """Not while a dialog, a menu or another program is."""
        window = self._region.window()
        return now.window() is window if now is not None else window.isActiveWindow()

    def _outwards(self, widget: QWidget) -> Iterator[QWidget]:
        at: QWidget | None = widget
        while at is not None and at is not self._region:
            yield at
            at = at.parentWidget()
        yield self._region

    def _place_near(self, way: tuple[QWidget, ...]) -> QWidget | None:
        """In the smallest part of the page that is still there: its list or table, else the field that comes next."""
        buttons: list[QWidget] = []
        for scope in filter(_is_usable, way):
            found = [one for one in _from(way[0], scope.findChildren(QWidget)) if _takes_keyboard(one)]
            fields = [one for one in found if not isinstance(one, QAbstractButton)]
            buttons += found[:1]
            if fields:
                return next((one for one in fields if isinstance(one, QAbstractItemView)), fields[0])
        return next(iter(buttons), None)


def _from(start: QWidget, widgets: list[QWidget]) -> list[QWidget]:
    """Those after it first. Not by `nextInFocusChain`: PySide takes what that answers for a part of what was asked, and
    for gone with it."""
    after = widgets.index(start) + 1 if start in widgets else 0
    return widgets[after:] + widgets[:after]


def _is_usable(widget: QWidget) -> bool:
    return isValid(widget) and widget.isVisible() and widget.isEnabled()


def _takes_keyboard(widget: QWidget) -> bool:
    # most of them are hidden, and flags of Qt are slow to compare
    return widget.isVisible() and widget.isEnabled() and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)

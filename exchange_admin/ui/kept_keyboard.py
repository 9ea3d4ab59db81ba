"""The keyboard stays on the page when what had it is hidden, switched off or gone."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QWidget
from shiboken6 import isValid


class KeptKeyboard(QObject):
    """Watches what has the keyboard in `region`. Qt hands it on to the next thing in the window, at the end of a page
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
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and _is_usable(widget)

"""Files that come from outside and are dropped on a part of the window."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget


def files_of(dragged: QMimeData) -> list[Path]:
    """The files on this computer among what is dragged; folders and addresses of the web are none."""
    paths = [Path(url.toLocalFile()) for url in dragged.urls() if url.isLocalFile()]
    return [path for path in paths if path.is_file()]


def one_of(suffixes: Collection[str]) -> Callable[[QMimeData], list[Path]]:
    """Takes one file with such a name, and nothing where more or anything else is dragged."""

    def fitting(dragged: QMimeData) -> list[Path]:
        urls = dragged.urls()
        path = Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
        return [path] if path is not None and path.suffix.lower() in suffixes else []

    return fitting


def _nothing(lit: bool) -> None:
    pass


class FileDrops(QObject):
    """`take` is called with those of the dropped files that are `fitting` on `target`, which is asked at that moment;
    `light_up` shows while they hang over it that they would be taken."""

    def __init__(
        self,
        target: QWidget,
        fitting: Callable[[QMimeData], list[Path]],
        take: Callable[..., None],
        light_up: Callable[[bool], None] = _nothing,
    ) -> None:
        super().__init__(target)
        self._fitting, self._take, self._light_up = fitting, take, light_up
        target.setAcceptDrops(True)
        target.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DragLeave:
            self._light_up(False)
        elif isinstance(event, QDragEnterEvent):
            if self._fitting(event.mimeData()):
                event.acceptProposedAction()
                self._light_up(True)
                return True
        elif isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            self._light_up(False)
            if paths := self._fitting(event.mimeData()):
                event.acceptProposedAction()
                self._take(*paths)
                return True
        return False

"""What comes to the running window from outside: further starts of the program, and files that macOS hands it."""

from __future__ import annotations

import logging
import sys

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QApplication, QWidget

from exchange_admin.app.running import ANSWER, LONGEST_REQUEST, Asked

log = logging.getLogger(__name__)

LOOK_AGAIN = 200  # milliseconds: a dialog is open, and what it is about must not go away under it


class SecondStarts(QObject):
    """Listens at `place`, where none but this user can speak. What is asked for comes when no dialog is open; `shown`
    brings the window to the front at once."""

    asked = Signal(object)  # Asked
    shown = Signal()

    def __init__(self, place: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: list[Asked] = []
        self._later = QTimer(self)
        self._later.setInterval(LOOK_AGAIN)
        self._later.timeout.connect(self._hand_on)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._greet)
        QLocalServer.removeServer(place)  # of a program that died: nobody else holds the lock of this user
        if not self._server.listen(place):
            log.info("further starts are not heard: %s", self._server.errorString())
        application = QApplication.instance()
        if sys.platform == "darwin" and application is not None:
            application.installEventFilter(self)

    @property
    def hears(self) -> bool:
        return self._server.isListening()

    def close(self) -> None:
        self._server.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A file that was double-clicked on macOS comes as an event, also with the first start."""
        if event.type() == QEvent.Type.FileOpen and isinstance(event, QFileOpenEvent) and event.file():
            self._take(Asked(event.file()))
            return True
        return super().eventFilter(watched, event)

    def _greet(self) -> None:
        while (end := self._server.nextPendingConnection()) is not None:
            end.disconnected.connect(end.deleteLater)
            end.readyRead.connect(self._hear)
        self._hear()

    def _hear(self) -> None:
        for end in self._server.findChildren(QLocalSocket):
            self._hear_one(end)

    def _hear_one(self, end: QLocalSocket) -> None:
        if not end.canReadLine():
            if end.bytesAvailable() > LONGEST_REQUEST:
                end.abort()
            return
        asked = Asked.understood(bytes(end.readLine(LONGEST_REQUEST).data()))
        if asked is None:
            end.abort()
            return
        end.write(ANSWER)
        end.flush()
        end.disconnectFromServer()
        self._take(asked)

    def _take(self, asked: Asked) -> None:
        self.shown.emit()
        if asked != Asked():
            self._waiting.append(asked)
            self._later.start()
            QTimer.singleShot(0, self, self._hand_on)

    def _hand_on(self) -> None:
        if QApplication.activeModalWidget() is not None or QApplication.activePopupWidget() is not None:
            return
        self._later.stop()
        waiting, self._waiting = self._waiting, []
        for asked in waiting:
            self.asked.emit(asked)


def bring_to_front(window: QWidget | None) -> None:
    """Also out of the task bar. Windows lets it happen because the second start may do it (`launcher.c`)."""
    if window is not None:
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()

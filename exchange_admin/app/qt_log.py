"""What Qt has to say goes into the program's log instead of the terminal."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

log = logging.getLogger("exchange_admin.qt")

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.INFO,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def log_qt_messages(cannot_open: Callable[[], int] | None = None) -> None:
    """From now on. A warning of Qt is nothing a person can act on, so it is logged as information.

    `cannot_open` is called where Qt gives up before there is a window: it tells the person and answers the exit code.
    Qt itself would abort the process.
    """
    qInstallMessageHandler(partial(_write, cannot_open))


def _write(cannot_open: Callable[[], int] | None, kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    if cannot_open is None or kind is not QtMsgType.QtFatalMsg:
        log.log(_LEVELS.get(kind, logging.INFO), "%s", text)
    else:
        log.info("%s", text)  # the person gets one sentence
        code = cannot_open()
        logging.shutdown()
        os._exit(code)  # an exception would not pass through Qt

"""The mail program of this computer."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def open_mail(link: str) -> bool:
    """Opens a new mail by a link of `mail_link`; False where the computer has no program for it."""
    return QDesktopServices.openUrl(QUrl.fromEncoded(link.encode("ascii"), QUrl.ParsingMode.StrictMode))

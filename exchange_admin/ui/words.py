"""Marking and saying translated words outside a widget's own tr()."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # lupdate finds it by this name
    return text


def say(context: str, marked: str) -> str:
    """The words of the interface language for a text marked with QT_TRANSLATE_NOOP, or written as literals here."""
    return QCoreApplication.translate(context, marked)


def count(context: str, marked: str, n: int) -> str:
    """A sentence with `%n` in the right plural form. tr() loses plurals in base-class methods, so all come here."""
    return QCoreApplication.translate(context, marked, "", n)


class Retranslated:
    """To stand before a widget that says its words in `retranslate`: it says them anew when the language changes."""

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)  # type: ignore[misc]
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()  # type: ignore[attr-defined]

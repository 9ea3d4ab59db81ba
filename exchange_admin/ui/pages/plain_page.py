"""What pages that are no list have in common: the header, what they tell the window, answers of those with nothing to
say."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from exchange_admin.ui.actions import Context
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.widgets.header import PageHeader
from exchange_admin.ui.words import Retranslated


class PlainPage(Retranslated, QWidget):
    context_changed = Signal()
    status_changed = Signal()
    record_wanted = Signal(str, str)
    search_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.header = PageHeader(desk.look)
        self.header.search_wanted.connect(self.search_wanted)

    def page_context(self) -> Context:
        return Context()

    def status_words(self) -> str:
        return ""

    def key_hints(self) -> list[tuple[str, str]]:
        return []

    def leave_fields(self) -> None:
        """Nothing is typed here."""

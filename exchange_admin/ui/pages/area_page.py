"""An area with several kinds of record: one list page for each, a switch beside the title."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from exchange_admin.ui.actions import Context
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.pages.list_page import ListPage
from exchange_admin.ui.presentation import Area, Presentation, presentation


class AreaListPage(QStackedWidget):
    """Behaves as the list page that is in front. Pages of the other kinds are made when they are first wanted."""

    has_switch = True
    """Whether the kinds stand beside each other over the list; else the tabs of the lists lead to one another."""

    context_changed = Signal()
    status_changed = Signal()
    record_wanted = Signal(str, str)
    message_wanted = Signal(list)  # about these tasks (ids)
    list_made = Signal(object)  # the list page of a kind that was not wanted before

    def __init__(self, desk: Desk, area: Area) -> None:
        super().__init__()
        self._desk, self._area = desk, area
        self._term = ""
        self._made: dict[str, ListPage] = {}
        self._kind = area.kinds[0]
        self.show_kind(self._kind)

    @property
    def page(self) -> ListPage:
        """The list that is in front, or was last."""
        return self._made[self._kind]

    @property
    def kinds(self) -> Sequence[str]:
        return self._area.kinds

    def panes(self) -> Sequence[QWidget]:
        """List and panel; none while something else is in front of them."""
        return self.page.panes() if self.currentWidget() is self.page else ()

    def show_kind(self, kind: str) -> None:
        page = self.list_of(kind)
        self._kind = kind
        self.setCurrentWidget(page)

    def list_of(self, kind: str) -> ListPage:
        if kind not in self._made:
            kinds = self._area.kinds if self.has_switch else ()
            page = ListPage(self._desk, self.presented(kind), kinds, self._area.title)
            page.scope(self._term)
            page.context_changed.connect(self.context_changed)
            page.status_changed.connect(self.status_changed)
            page.record_wanted.connect(self.record_wanted)
            page.message_wanted.connect(self.message_wanted)
            page.kind_wanted.connect(self._switch)
            self._made[kind] = page
            self.addWidget(page)
            self.list_made.emit(page)
        return self._made[kind]

    def presented(self, kind: str) -> Presentation:
        """How the area shows a kind; one that stands in two areas may look otherwise here."""
        return presentation(kind)

    def open_record(self, kind: str, id: str) -> None:
        self.show_kind(kind)
        self.page.open_record(id)

    def scope(self, term: str) -> None:
        self._term = term
        for page in self._made.values():
            page.scope(term)

    # What the window asks of a page

    def enter(self) -> None:
        self.page.enter()

    def page_context(self) -> Context:
        return self.page.page_context()

    def status_words(self) -> str:
        return self.page.status_words()

    def key_hints(self) -> list[tuple[str, str]]:
        return self.page.key_hints()

    def leave_fields(self) -> None:
        for page in self._made.values():
            page.leave_fields()

    def release(self) -> None:
        for page in self._made.values():
            page.release()

    def _switch(self, kind: str) -> None:
        self.page.list.switch_back()
        self.show_kind(kind)
        self.page.enter()
        self.context_changed.emit()

"""The area of language training: its lists, and one group over the whole page."""

from __future__ import annotations

from PySide6.QtCore import Signal

from exchange_admin.ui.actions import Context
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.latest_job import pause
from exchange_admin.ui.lessons.exam_card import ExamCard
from exchange_admin.ui.lessons.group_page import ATTENDANCE, GroupPage
from exchange_admin.ui.pages.area_page import AreaListPage
from exchange_admin.ui.pages.list_page import ListPage
from exchange_admin.ui.presentation import Area
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.words import Retranslated

READY_AFTER = 150  # milliseconds


class LanguagePage(Retranslated, AreaListPage):
    """Enter on a group, and the button of its panel, open the group."""

    results_wanted = Signal(str)  # of a group, as a paper of the register

    def __init__(self, desk: Desk, area: Area) -> None:
        self._group: GroupPage | None = None
        self.open_button = Button(desk.look, "list-checks", "small")
        self.exam_card: ExamCard | None = None
        super().__init__(desk, area)
        self.list_made.connect(self._list_made)
        groups = self.list_of("language_group")
        groups.opener = self.open_group
        groups.panel.add_action(self.open_button)
        self.open_button.clicked.connect(self.open_current)
        self._getting_ready = pause(self, READY_AFTER, self._get_ready)
        self.retranslate()

    @property
    def group(self) -> GroupPage:
        """Made a moment after the area was first shown, so that a group opens at once."""
        if self._group is None:
            self._group = GroupPage(self._desk)
            self._group.left.connect(self.close_group)
            self._group.record_wanted.connect(self.record_wanted)
            self._group.status_changed.connect(self.status_changed)
            self._group.results_wanted.connect(self.results_wanted)
            self.addWidget(self._group)
        return self._group

    def open_group(self, id: str, tab: str = ATTENDANCE) -> None:
        self.page.leave_fields()
        self.setCurrentWidget(self.group)
        self.group.open(id, tab)
        self.context_changed.emit()

    def open_current(self) -> None:
        """The group whose panel is on screen, or that of the enrolment there, else the one under the keyboard."""
        record = self.page.panel.record
        if self.page.kind == "language_enrolment" and record:
            self.open_group(record.text("language_group_id"))
        elif self.page.kind == "language_group":
            id = record.id if record else self.page.list.table.current_id()
            if id:
                self.open_group(id)

    def close_group(self) -> None:
        """Back to the list."""
        self.group.leave()
        self.setCurrentWidget(self.page)
        self.page.enter()
        self.context_changed.emit()
        self.status_changed.emit()

    # What the window asks of a page

    def enter(self) -> None:
        if self._in_group():
            self.group.enter()
        else:
            super().enter()
            if self._group is None:
                self._getting_ready.start()

    def page_context(self) -> Context:
        return Context() if self._in_group() else super().page_context()

    def status_words(self) -> str:
        return self.group.status_words() if self._in_group() else super().status_words()

    def key_hints(self) -> list[tuple[str, str]]:
        return self.group.key_hints() if self._in_group() else super().key_hints()

    def retranslate(self) -> None:
        self.open_button.say(self.tr("Open group"), "Enter")

    def _list_made(self, page: ListPage) -> None:
        """Exam results have attempts and retakes."""
        if page.kind == "exam_result":
            self.exam_card = ExamCard(self._desk)
            self.exam_card.entered.connect(page.open_record)
            page.panel.add_card(self.exam_card)

    def _get_ready(self) -> None:
        self.group.ensurePolished()

    def _in_group(self) -> bool:
        return self._group is not None and self.currentWidget() is self._group

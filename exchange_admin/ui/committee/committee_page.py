"""Committees: members, meetings with their minutes, decisions under control; one row of tabs over all lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.queries import Test
from exchange_admin.ui.actions import Context
from exchange_admin.ui.committee.body_tasks import BodyTasks
from exchange_admin.ui.committee.committee_acts import CommitteeActs
from exchange_admin.ui.committee.committee_cards import BodyCard, DecisionCard, MeetingCard
from exchange_admin.ui.committee.committee_papers import CommitteePapers
from exchange_admin.ui.committee.forum_card import ForumCard
from exchange_admin.ui.committee.minutes_view import MinutesView
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.latest_job import pause
from exchange_admin.ui.pages.area_page import AreaListPage
from exchange_admin.ui.pages.list_page import ListPage
from exchange_admin.ui.pages.list_state import ListState
from exchange_admin.ui.presentation import Area, presentation
from exchange_admin.ui.presentation.committee import TABS
from exchange_admin.ui.widgets.buttons import Button

BODY, MEETING, DECISION, MINUTES = "body", "meeting", "decision", "minutes"
COUNTED_AFTER = 200
"""Milliseconds after an edit."""


class CommitteePage(AreaListPage):
    """Begins with the committees. A meeting opens as its minutes."""

    has_switch = False
    stays_wanted = Signal(str)  # of this programme
    papers_wanted = Signal(list)  # for these stays

    def __init__(self, desk: Desk, area: Area) -> None:
        self._counts: Mapping[str, int] = {}
        self._control_buttons: list[Button] = []
        super().__init__(desk, area)
        self.acts = CommitteeActs(desk, self)
        self.papers = CommitteePapers(desk, self)
        self.minutes = MinutesView(desk, self.acts, self.papers)
        self.addWidget(self.minutes)
        self.minutes.left.connect(self._leave_minutes)
        self.minutes.record_wanted.connect(self._open_from_minutes)
        self.minutes.meeting_edited.connect(self._edit_meeting)
        self.minutes.control_wanted.connect(self._show_control)
        self.minutes.context_changed.connect(self.context_changed)
        self.minutes.status_changed.connect(self.status_changed)
        self.list_made.connect(self._list_made)
        self._list_made(self.page)
        self._count = pause(self, COUNTED_AFTER, self._count_all)
        desk.feed.changed.connect(self._on_changes)

    def show_tab(self, id: str) -> None:
        """`kind.view`, as the tabs are called on the lists of other kinds; `minutes.` and a meeting."""
        kind, _, view = id.rpartition(".")
        if kind == MINUTES:
            self.open_minutes(view)
            return
        self.page.leave_fields()
        self.show_kind(kind or self.page.kind)
        self.page.list.show_view(view)
        self.enter()
        self.context_changed.emit()
        self.status_changed.emit()

    def begin_anew(self) -> None:
        """The sidebar leads to the lists, whatever minutes are open."""
        if self._is_reading:
            self._leave_minutes()

    def open_minutes(self, meeting: str) -> None:
        self.page.leave_fields()
        self.minutes.show_meeting(meeting)
        if self.minutes.sheet is None:
            return
        self.setCurrentWidget(self.minutes)
        self.minutes.take_keyboard()
        self.context_changed.emit()
        self.status_changed.emit()

    def print_control(self, body: str = "") -> None:
        """What the list of decisions is narrowed to, late ones first; without a list of one committee, or of all."""
        desk = self._desk
        institution = ""
        if not body and self.page.kind == DECISION:
            chosen = self.page.list.filters_of("responsible_institution_id")
            if len(chosen) == 1 and chosen[0].test is Test.IS and len(chosen[0].values) == 1:
                institution = str(chosen[0].values[0])
        control = desk.office.decision_control
        self.papers.control(control.decisions(desk.language, body=body, institution=institution))

    def add(self) -> None:
        self.page.add()

    # What the window asks of a page

    @property
    def _is_reading(self) -> bool:
        return self.currentWidget() is self.minutes

    def panes(self) -> Sequence[QWidget]:
        return self.minutes.panes() if self._is_reading else super().panes()

    def enter(self) -> None:
        self._count_all()
        if self._is_reading:
            self.minutes.enter()
        else:
            super().enter()

    def page_context(self) -> Context:
        if self._is_reading:
            return replace(self.minutes.page_context(), minutes=True)
        return replace(super().page_context(), committee=True)

    def status_words(self) -> str:
        return self.minutes.status_words() if self._is_reading else super().status_words()

    def key_hints(self) -> list[tuple[str, str]]:
        return self.minutes.key_hints() if self._is_reading else super().key_hints()

    # Inside

    def _list_made(self, page: ListPage) -> None:
        page.list.view_wanted.connect(self.show_tab)
        if page.kind == BODY:
            page.panel.add_card(BodyTasks(self._desk))  # below the next one
            card = BodyCard(self._desk)
            card.meeting_wanted.connect(self._add_meeting)
            card.control_wanted.connect(self.print_control)
            page.panel.add_card(card)
        elif page.kind == MEETING:
            meeting = MeetingCard(self._desk)
            meeting.minutes_wanted.connect(self.open_minutes)
            meeting.pack_wanted.connect(self.papers.pack)
            page.panel.add_card(meeting)
            forum = ForumCard(self._desk, self.acts)
            forum.stays_wanted.connect(self.stays_wanted)
            forum.papers_wanted.connect(self.papers_wanted)
            page.panel.add_card(forum)
            page.opener = self.open_minutes
        elif page.kind == DECISION:
            decision = DecisionCard(self._desk, self.acts)
            decision.minutes_wanted.connect(self.open_minutes)
            page.panel.add_card(decision)
            self._add_control_button(page)
        self._tell(page)

    def _add_control_button(self, page: ListPage) -> None:
        button = Button(self._desk.look, "printer")
        button.clicked.connect(self._print_listed)
        page.list.header.add_before_main(button)
        self._control_buttons.append(button)
        self._say_buttons()

    def _say_buttons(self) -> None:
        for button in self._control_buttons:
            button.say(self._desk.words.say("committee.window.control_paper"))

    def _print_listed(self) -> None:
        self.print_control()

    def _add_meeting(self, body: str) -> None:
        self.show_tab(f"{MEETING}.all")
        self.page.add(self._desk.office.sessions.offered(body))

    def _edit_meeting(self, meeting: str) -> None:
        self.open_record(MEETING, meeting)
        self.page.edit()
        self.context_changed.emit()

    def _show_control(self) -> None:
        self.show_tab(f"{DECISION}.open")

    def _open_from_minutes(self, kind: str, id: str) -> None:
        self.show_tab(f"{kind}.all")
        self.page.open_record(id)

    def _leave_minutes(self) -> None:
        meeting = self.minutes.sheet.meeting.id if self.minutes.sheet is not None else ""
        self.show_kind(MEETING)
        if meeting:
            self.page.open_record(meeting)
        self.enter()
        self.context_changed.emit()
        self.status_changed.emit()

    def _on_changes(self, changes: Changes, origin: object) -> None:
        if set(self._area.kinds) & changes.ids.keys():
            self._count.start()

    def _count_all(self, *_: object) -> None:
        if not self.isVisible():
            return
        desk = self._desk
        here = (desk.look.formats.today(), desk.limits.own, desk.language)
        self._counts = {
            f"{kind}.{view.id}": desk.lists.count(ListState(view.id).query(presentation(kind), *here))
            for kind, view in TABS
        }
        for page in self._made.values():
            self._tell(page)
        self._say_buttons()

    def _tell(self, page: ListPage) -> None:
        page.list.tell_counts(self._counts)

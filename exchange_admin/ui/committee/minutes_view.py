"""A meeting: the text of its minutes in both languages, who approved it, and what became of its decisions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.fields import LIVE, Value
from exchange_admin.domain.labels import in_language
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.rules.committee.control import Urgency, meets_for, urgency
from exchange_admin.domain.rules.committee.minutes import Standing
from exchange_admin.domain.rules.committee.states import DONE
from exchange_admin.domain.rules.content_hash import shown_hash
from exchange_admin.domain.steps import Record
from exchange_admin.domain.wording import Wording
from exchange_admin.services.committee.committees import DECLINED
from exchange_admin.services.committee.controlling import BodyAhead, Controlled, text_in
from exchange_admin.services.committee.reported import report_said
from exchange_admin.services.committee.sheets import MeetingSheet
from exchange_admin.services.committee.text_changes import ChangedSince
from exchange_admin.services.office import Office
from exchange_admin.ui.actions import Context
from exchange_admin.ui.committee.approvals_card import ApprovalsCard
from exchange_admin.ui.committee.committee_acts import CommitteeActs
from exchange_admin.ui.committee.committee_papers import CommitteePapers
from exchange_admin.ui.committee.decision_rows import URGENCY_TONES, ControlBar, DecisionRows, DecisionShown
from exchange_admin.ui.committee.minutes_sheet import MinutesSheet
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.jobs import Task
from exchange_admin.ui.latest_job import LatestJob
from exchange_admin.ui.presentation import CHOICE_TONES
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.typography import SEMIBOLD
from exchange_admin.ui.widgets.buttons import Button, IconButton
from exchange_admin.ui.widgets.labels import STRETCH, ElidedLabel, Label, Pill, Rule, column, row, scrolled
from exchange_admin.ui.widgets.own_key import own_key
from exchange_admin.ui.words import Retranslated

READ_FROM = frozenset({"meeting", "body", "membership", "decision", "approval", "institution"})
EARLIER_SHOWN = 20
"""Decisions still open from other meetings, late ones first: the list of all is one press away."""
PILLS = {
    Standing.OPEN: Tone.GREY,
    Standing.WAITING: Tone.VIOLET,
    Standing.AGREED: Tone.GREEN,
    Standing.CHANGED: Tone.AMBER,
    Standing.DECLINED: Tone.AMBER,
}
_Ahead = tuple[Sequence[Controlled], Sequence[BodyAhead], Sequence[ChangedSince]]


class MinutesView(Retranslated, QWidget):
    """Keyboard: arrows from decision to decision, Space carried out, Enter opens it, Ctrl+N adds one, Ctrl+P prints,
    Escape leaves."""

    context_changed = Signal()
    status_changed = Signal()
    left = Signal()
    record_wanted = Signal(str, str)
    meeting_edited = Signal(str)
    control_wanted = Signal()

    def __init__(self, desk: Desk, acts: CommitteeActs, papers: CommitteePapers) -> None:
        super().__init__()
        self._desk, self._acts, self._papers = desk, acts, papers
        self.sheet: MeetingSheet | None = None
        self._has_moved = False
        look = desk.look
        self.back = IconButton(look, "chevron-left", size=32)
        self.title, self.second = ElidedLabel(look, 20, SEMIBOLD), ElidedLabel(look, 12, tone="ink3")
        self.state = Pill(look)
        self.edit, self.print = Button(look, "pencil"), Button(look, "printer", "primary")
        self.text = MinutesSheet(look)
        self.approvals = ApprovalsCard(desk)
        self.decided, self.earlier = DecisionRows(look), DecisionRows(look)
        self.bar = ControlBar(look)
        self._control, self._counts = Label(look, 14, SEMIBOLD), ElidedLabel(look, 12, tone="ink3")
        self._counts.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._nothing = Label(look, 13, tone="ink3", wraps=True)
        self._earlier_head = Label(look, 12, SEMIBOLD)
        self.all_open = Button(look, "", "link")
        self._next = ElidedLabel(look, 12, tone="ink2")
        self.add = Button(look, "plus", "link")
        self._ahead = LatestJob(desk.jobs, 0, self)
        self._lay_out()
        self._connect()
        self.retranslate()

    # What the page calls

    def show_meeting(self, id: str) -> None:
        """Raises nothing: what was deleted meanwhile is left."""
        self.sheet, self._has_moved = None, False
        self.decided.current = self.earlier.current = ""
        self.earlier.show_decisions(())
        self._show_changes(())
        self._earlier_head.hide()
        self.all_open.hide()
        self._next.setText("")
        self.refresh(id)
        for area in (self._left, self._right):
            area.verticalScrollBar().setValue(0)

    def refresh(self, id: str = "") -> None:
        id = id or (self.sheet.meeting.id if self.sheet else "")
        if not id:
            return
        try:
            self.sheet = self._desk.office.committees.sheet(id)
        except RuleBroken:
            self.sheet = None
            self.left.emit()
            return
        self._say()
        self._ahead.ask(self._desk.apart(partial(_ahead, self.sheet.body.id, id, self._desk.language)))
        self.context_changed.emit()

    # What the window asks of a page

    def panes(self) -> Sequence[QWidget]:
        return (self._right,)

    def enter(self) -> None:
        self.refresh()
        self.take_keyboard()

    def take_keyboard(self) -> None:
        if not self.decided.take_keyboard():
            (self.approvals.first_button() or self.add if self.add.isVisible() else self.back).setFocus()

    def page_context(self) -> Context:
        return Context()

    def status_words(self) -> str:
        if self.sheet is None:
            return ""
        number = self._desk.look.formats.number(len(self.sheet.decisions))
        return self.tr("Decisions: {n}").replace("{n}", number)

    def key_hints(self) -> list[tuple[str, str]]:
        writing = [(self.tr("Space"), self.tr("carried out")), ("Ctrl+N", self.tr("add"))]
        return [
            ("↑↓", self.tr("decision")),
            *(writing if self._may_write() else ()),
            ("Ctrl+P", self.tr("print")),
            (self.tr("Esc"), self.tr("back")),
        ]

    def retranslate(self) -> None:
        words = self._desk.words
        self.back.say(self.tr("Back"), "Esc")
        self.edit.say(self.tr("Edit meeting"), "Ctrl+Enter")
        self.print.say(words.say("committee.window.print"), "Ctrl+P")
        self.add.say(words.say("committee.window.add_decision"), "Ctrl+N")
        self._control.setText(words.say("committee.window.control"))
        self._nothing.setText(words.say("committee.window.no_decisions"))
        self.refresh()

    # Verbs

    def add_decision(self) -> None:
        if self.sheet is not None and self._may_write():
            self._acts.decide(self.sheet)

    def print_minutes(self) -> None:
        if self.sheet is not None:
            self._papers.minutes(self.sheet.meeting.id)

    def print_pack(self) -> None:
        if self.sheet is not None:
            self._papers.pack(self.sheet.meeting)

    def _edit(self) -> None:
        if self.sheet is not None:
            self.meeting_edited.emit(self.sheet.meeting.id)

    def _approve(self, institution: str) -> None:
        if self.sheet is not None:
            self._acts.approve(self.sheet, institution)

    def _decline(self, institution: str) -> None:
        if self.sheet is not None:
            self._acts.approve(self.sheet, institution, DECLINED)

    def _agree(self) -> None:
        if self.sheet is not None:
            self._acts.agree(self.sheet.meeting.id)

    def _carried_out(self, decision: str) -> None:
        record = self._desk.records.get("decision", decision)
        if self._desk.limits.may_change(record):
            self._acts.settle(record, DONE)

    def _open(self, decision: str) -> None:
        self.record_wanted.emit("decision", decision)

    # Inside

    def _may_write(self) -> bool:
        return self.sheet is not None and self._desk.limits.may_change(self.sheet.meeting)

    def _say(self) -> None:
        sheet = self.sheet
        assert sheet is not None
        words, formats, meeting = self._desk.words, self._desk.look.formats, sheet.meeting
        name, kind = in_language(meeting.values, "name", self._desk.language), meeting["kind"]
        facts = {"kind": words.choice("meeting_kind", kind), "number": meeting.text("number"), "name": name}
        facts["day"] = formats.day(meeting.text("starts"))
        self.title.setText(words.say(f"committee.window.{'named' if name else 'title'}", facts))
        body = in_language(sheet.body.values, "name", self._desk.language)
        place = self._desk.lists.town_said(meeting.text("place"), self._desk.language)
        self.second.setText(" · ".join(part for part in (body, place, _votes(words, sheet)) if part))
        self._say_state(sheet)
        self._say_text(sheet)
        self.approvals.show_sheet(sheet)
        self._say_decisions(sheet)
        may = self._may_write()
        self.add.setVisible(may)
        self.edit.setVisible(may)
        self.print.setVisible(sheet.has_minutes)
        self.status_changed.emit()

    def _say_state(self, sheet: MeetingSheet) -> None:
        words, now, state = self._desk.words, sheet.standing.standing, sheet.meeting.text("state")
        if sheet.has_minutes:
            self.state.say(words.say(f"committee.short.{now}"), PILLS[now])
        else:
            self.state.say(words.choice("meeting_state", state), Tone(CHOICE_TONES["meeting_state"].get(state, "grey")))

    def _say_text(self, sheet: MeetingSheet) -> None:
        desk = self._desk
        number = sheet.meeting.text("number")
        key = f"paper.committee.minutes.{'numbered' if number else 'title'}"
        title = " · ".join(desk.wordings[one].say(key, {"number": number}) for one in ("zh", "ru"))
        names = (in_language(sheet.body.values, "name", "zh"), in_language(sheet.body.values, "name", "ru"))
        names = (names[0], "" if names[1] == names[0] else names[1])
        self.text.say_head(names, title, f"SHA-256  {shown_hash(sheet.standing.hash)}" if sheet.has_minutes else "")
        self.text.show_rows(desk.office.committee_reading.text(sheet))

    def _say_decisions(self, sheet: MeetingSheet) -> None:
        wanted = {one.text("responsible_institution_id") for one in sheet.decisions} - {""}
        names = self._desk.lists.labels("institution", tuple(wanted), self._desk.language)
        done = self._desk.office.decision_control.reported(sheet.decisions)
        shown = [self._shown(one, self._who(one, names, done)) for one in sheet.decisions]
        self.decided.show_decisions(shown)
        self.bar.show_urgencies([one.urgency for one in shown])
        self._nothing.setVisible(not shown)
        words, number = self._desk.words, self._desk.look.formats.number
        parts = [(how, sum(one.urgency is how for one in shown)) for how in Urgency]
        said = (words.say(f"committee.urgency.{how}", {"n": number(n)}) for how, n in parts if n)
        self._counts.setText(words.listed(said))

    def _who(self, one: Record, names: Mapping[str, str], done: Mapping[str, date | None]) -> str:
        responsible = names.get(one.text("responsible_institution_id"), "")
        return self._reported(responsible, done[one.id]) if one.id in done else responsible

    def _reported(self, who: str, on: date | None) -> str:
        """Whoever carries a decision out, with that it has said so."""
        return " · ".join(filter(None, (report_said(self._desk.words, on), who)))

    def _shown(self, one: Record, responsible: str) -> DecisionShown:
        desk, today = self._desk, self._desk.look.formats.today()
        return self._row(
            one.id,
            one.text("number"),
            " ".join(text_in(one, desk.language).split()),
            responsible,
            one["due"],
            urgency(one.values, today),
            one.text("state"),
            one.text("kind"),
        )

    def _row(
        self, id: str, number: str, text: str, who: str, due: Value, how: Urgency, state: str, kind: str
    ) -> DecisionShown:
        words, formats = self._desk.words, self._desk.look.formats
        counts = how in (Urgency.LATE, Urgency.IN_TIME)
        below = formats.deadline(str(due))[0] if due and counts else ""
        pill, tone = words.choice("decision_state", state), Tone(CHOICE_TONES["decision_state"].get(state, "grey"))
        if how is Urgency.INFORMATION:
            pill, tone = words.choice("decision_kind", kind), URGENCY_TONES[how]
        day = formats.day(str(due)) if due else "—"
        return DecisionShown(
            id, _short(number, self.sheet), text, who, day, below, pill, how is Urgency.LATE, tone, how
        )

    def _show_ahead(self, found: object) -> None:
        earlier, ahead, changed = cast("_Ahead", found)
        if self.sheet is None:
            return
        self._show_changes(changed)
        words, formats = self._desk.words, self._desk.look.formats
        rows = [
            self._row(
                *(one.id, one.number, " ".join(one.text.split())),
                self._reported(one.responsible, one.reported_on) if one.reported else one.responsible,
                one.due.isoformat() if one.due else None,
                *(one.urgency, one.state, ""),
            )
            for one in earlier[:EARLIER_SHOWN]
        ]
        self.earlier.show_decisions(rows)
        self._earlier_head.say(words.say("committee.window.earlier") if rows else "")
        self.all_open.say(words.say("committee.window.earlier_all", {"n": formats.number(len(earlier))}))
        self.all_open.setVisible(len(earlier) > len(rows))
        body = next((one for one in ahead if one.id == self.sheet.body.id), None)
        if body is not None:
            key = f"next_{meets_for(self.sheet.body.values)}_{'set' if body.is_set else 'by'}"
            self._next.setText(words.say(f"committee.window.{key}", {"day": formats.day(body.day.isoformat())}))
        else:
            self._next.setText("")

    def _show_changes(self, found: Sequence[ChangedSince]) -> None:
        self.approvals.changes.show_changes(found)
        meeting = self.sheet.meeting.id if self.sheet is not None else ""
        told = (one for since in found for one in since.changes or ())
        marked = (("" if one.id == meeting else one.id, "" if one.field == LIVE else one.field) for one in told)
        self.text.show_changes(frozenset(marked))

    def _mark(self, decision: str) -> None:
        """The page stays at its head as long as nobody has gone on from the first decision."""
        place = self.text.mark(decision)
        if place >= 0 and (self._has_moved or decision != self.sheet_decisions()[0]):
            self._has_moved = True
            self._left.ensureVisible(0, self.text.y() + place, 0, self._left.height() // 3)

    def sheet_decisions(self) -> list[str]:
        return [one.id for one in self.sheet.decisions] if self.sheet is not None else []

    def _leave(self) -> None:
        self.left.emit()

    def _on_changes(self, changes: Changes, origin: object) -> None:
        if self.sheet is not None and READ_FROM & changes.ids.keys():
            self.refresh()

    def _connect(self) -> None:
        self.back.clicked.connect(self._leave)
        self.edit.clicked.connect(self._edit)
        self.print.clicked.connect(self.print_minutes)
        self.add.clicked.connect(self.add_decision)
        self.approvals.approve_wanted.connect(self._approve)
        self.approvals.decline_wanted.connect(self._decline)
        self.approvals.agree_wanted.connect(self._agree)
        for rows in (self.decided, self.earlier):
            rows.opened.connect(self._open)
            rows.done_wanted.connect(self._carried_out)
        self.decided.in_hand.connect(self._mark)
        self.all_open.clicked.connect(self.control_wanted)
        self._ahead.answered.connect(self._show_ahead)
        self._ahead.refused.connect(self._desk.say_reason)
        self._desk.feed.changed.connect(self._on_changes)
        own_key(self, "Esc").activated.connect(self._leave)
        own_key(self, "Ctrl+N").activated.connect(self.add_decision)
        own_key(self, "Ctrl+P").activated.connect(self.print_minutes)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            own_key(self, keys).activated.connect(self._edit)

    def _lay_out(self) -> None:
        px = self._desk.look.px
        names = column(spacing=px(1)).add(self.title, self.second)
        head = row(margins=(px(16), px(8), px(18), px(10)), spacing=px(8)).add(
            self.back, (names, 1), self.state, self.edit, self.print
        )
        paper = QWidget()
        column(paper, (px(18), px(16), px(18), px(18))).add(self.text, STRETCH)
        beside = QWidget()
        control = row(spacing=px(8)).add(self._control, (self._counts, 1))
        foot = row(spacing=px(8)).add((self._next, 1), self.add)
        column(beside, (px(18), px(16), px(18), px(14)), px(8)).add(
            *(self.approvals, px(4), control, self.bar, self.decided, self._nothing),
            *(self._earlier_head, self.earlier, row().add(self.all_open, STRETCH), px(2), Rule(), foot, STRETCH),
        )
        self._left, self._right = scrolled(paper), scrolled(beside)
        self._left.setObjectName("pages")
        self._right.setMinimumWidth(px(470))
        line = row().add((self._left, 10), (self._right, 11))
        column(self).add(head, Rule(), (line, 1))


def _short(number: str, sheet: MeetingSheet | None) -> str:
    """Without the short name of the committee, which stands above."""
    code = sheet.body.text("code") if sheet is not None else ""
    return number.removeprefix(f"{code}-") if code else number


def _votes(words: Wording, sheet: MeetingSheet) -> str:
    present, quorum = sheet.meeting["votes_present"], sheet.body["quorum"]
    if present is None:
        return ""
    if quorum is None:
        return words.say("committee.window.votes", {"present": present})
    return words.say("committee.window.votes_of", {"present": present, "quorum": quorum})


def _ahead(body: str, meeting: str, language: str, apart: Office, task: Task) -> _Ahead:
    """What is still open from other meetings of the committee, and its next session."""
    control = apart.decision_control
    found = [one for one in control.decisions(language, body=body) if one.meeting != meeting]
    changed = apart.text_changes.of(apart.committees.sheet(meeting), language)
    return found, control.next_sessions(language, body, after=meeting), changed

"""What can be done next, on the panels of a committee, of a meeting and of a decision."""

from __future__ import annotations

from PySide6.QtCore import Signal

from exchange_admin.domain.dates import day_in
from exchange_admin.domain.rules.committee.control import FORUM, SESSION, meets_for
from exchange_admin.domain.rules.committee.states import DONE, IN_WORK, INFORMATION, LAPSED, following_states
from exchange_admin.domain.steps import Record
from exchange_admin.services.committee.reported import report_said
from exchange_admin.ui.committee.approvals_card import TONES, seats_of
from exchange_admin.ui.committee.committee_acts import CommitteeActs
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.detail.cards import RecordCard
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.labels import STRETCH, Label, column, row


class BodyCard(RecordCard):
    """When a committee meets next, and whether it has the two chairs whose institutions agree on minutes."""

    meeting_wanted = Signal(str)  # of this committee
    control_wanted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.look)
        self._desk, look = desk, desk.look
        self._id = ""
        self.next, self.chairs = Label(look, 13, wraps=True), Label(look, 12, tone="amber", wraps=True)
        self.begin, self.control = Button(look, "plus", "small"), Button(look, "printer", "small")
        self.begin.clicked.connect(self._begin)
        self.control.clicked.connect(self._control)
        # below each other: beside each other they are wider than the panel in Russian
        verbs = [row().add(one, STRETCH) for one in (self.begin, self.control)]
        self.body.add(self.next, self.chairs, look.px(6), column(spacing=look.px(6)).add(*verbs))

    def show_record(self, record: Record) -> None:
        self._id, desk, words = record.id, self._desk, self._desk.words
        self.setVisible(record.live)
        found = desk.office.committee_reading.body(record)
        kind = meets_for(record.values)
        self.title.setText(words.say(f"committee.window.{kind}"))
        if found.day is None:
            self.next.say(words.say(f"committee.window.no_{kind}"), "ink3")
        else:
            facts = {"day": desk.look.formats.day(found.day.isoformat())}
            is_late = found.day < desk.look.formats.today()
            self.next.say(
                words.say(f"committee.window.next_{kind}_{'set' if found.is_set else 'by'}", facts),
                "red" if is_late else "ink",
            )
        needs_chairs = kind != FORUM and not found.has_both_chairs  # an edition of a forum has no minutes to agree on
        self.chairs.say(words.say("problem.minutes.one_chair") if needs_chairs else "")
        self.begin.say(words.say("committee.window.add_" + ("forum" if kind == FORUM else "meeting")))
        self.begin.setVisible(desk.limits.may_change(record))
        self.control.say(words.say("committee.window.control_paper"))

    def _begin(self) -> None:
        self.meeting_wanted.emit(self._id)

    def _control(self) -> None:
        self.control_wanted.emit(self._id)


class MeetingCard(RecordCard):
    """How far the minutes are, the way to them, and what everybody gets before."""

    minutes_wanted = Signal(str)
    pack_wanted = Signal(object)  # for this meeting

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.look)
        self._desk, look = desk, desk.look
        self._record: Record | None = None
        self.said = Label(look, 13, wraps=True)
        self.who = Label(look, 12, tone="ink3", wraps=True)
        self.open, self.pack = Button(look, "file-text", "small"), Button(look, "printer", "small")
        self.open.clicked.connect(self._open)
        self.pack.clicked.connect(self._pack)
        verbs = [row().add(one, STRETCH) for one in (self.open, self.pack)]
        self.body.add(self.said, self.who, look.px(6), column(spacing=look.px(6)).add(*verbs))

    def show_record(self, record: Record) -> None:
        self._record, words = record, self._desk.words
        self.setVisible(record.live)
        if not record.live:
            return
        sheet = self._desk.office.committees.sheet(record.id)
        standing = sheet.standing.standing
        self.title.setText(words.say("paper.committee.minutes.title"))
        self.said.say(words.say(f"committee.standing.{standing}"), TONES[standing])
        self.who.say(
            "\n".join(
                self._said_of(one.institution, one.how) for one in seats_of(sheet) if sheet.has_minutes and one.how
            )
        )
        self.open.say(words.say("committee.window.open"), "Enter")
        is_session = record["kind"] == SESSION
        self.pack.say(words.say("pack.window" if is_session else "pack.window_of_event"))

    def _said_of(self, institution: str, how: str) -> str:
        name, said = self._desk.label("institution", institution), self._desk.words.say(f"committee.how.{how}")
        return self._desk.words.labelled(name, said)

    def _open(self) -> None:
        if self._record:
            self.minutes_wanted.emit(self._record.id)

    def _pack(self) -> None:
        if self._record:
            self.pack_wanted.emit(self._record)


class DecisionCard(RecordCard):
    """How far it is carried out, whether it was reported as done or its text was changed since it was approved, and the
    states that may follow, one button each."""

    minutes_wanted = Signal(str)

    def __init__(self, desk: Desk, acts: CommitteeActs) -> None:
        super().__init__(desk.look)
        self._desk, self._acts, look = desk, acts, desk.look
        self._record: Record | None = None
        self.said, self.report = Label(look, 13, wraps=True), Label(look, 13, wraps=True)
        self.changed = Label(look, 12, tone="amber", wraps=True)
        self.states = {
            state: Button(look, icon, "small") for state, icon in ((DONE, "check"), (IN_WORK, ""), (LAPSED, ""))
        }
        self.minutes = Button(look, "file-text", "link")
        self.minutes.clicked.connect(self._open)
        self.states[DONE].clicked.connect(self._done)
        self.states[IN_WORK].clicked.connect(self._begun)
        self.states[LAPSED].clicked.connect(self._lapsed)
        first = row(spacing=look.px(8)).add(self.states[DONE], self.states[IN_WORK], STRETCH)
        last = row(spacing=look.px(8)).add(self.states[LAPSED], self.minutes, STRETCH)
        self.body.add(self.said, self.report, self.changed, look.px(6), column(spacing=look.px(6)).add(first, last))

    def show_record(self, record: Record) -> None:
        self._record, words = record, self._desk.words
        self.setVisible(record.live)
        due, state = day_in(record.values, "due"), record.text("state")
        is_open = state in (IN_WORK, "agreed") and record["kind"] != INFORMATION
        left, tone = self._desk.look.formats.deadline(due.isoformat()) if due and is_open else ("", "")
        self.title.setText(words.say("committee.paper.control"))
        self.said.say(left, tone or "ink2")
        done = self._desk.office.decision_control.reported((record,))
        self.report.say(report_said(words, done[record.id]) if record.id in done else "")
        is_changed = self._desk.office.committees.is_changed_since(record)
        self.changed.say(words.say("committee.standing.changed") if is_changed else "")
        following = following_states("decision_state", state)
        may = self._desk.limits.may_change(record) and record["kind"] != INFORMATION
        for one, button in self.states.items():
            button.say(words.say(f"committee.window.do_{one}"))
            button.setVisible(may and one in following and one != state)
        self.minutes.say(words.say("committee.window.open"))

    def _done(self) -> None:
        self._settle(DONE)

    def _begun(self) -> None:
        self._settle(IN_WORK)

    def _lapsed(self) -> None:
        self._settle(LAPSED)

    def _settle(self, state: str) -> None:
        if self._record:
            self._acts.settle(self._record, state)

    def _open(self) -> None:
        if self._record:
            self.minutes_wanted.emit(self._record.text("meeting_id"))

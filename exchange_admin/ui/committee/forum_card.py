"""Who was at a forum: two numbers, whoever is known by name, and their papers."""

from __future__ import annotations

from PySide6.QtCore import Signal

from exchange_admin.domain.rules.committee.control import FORUM
from exchange_admin.domain.steps import Record
from exchange_admin.services.committee.forums import Participants
from exchange_admin.ui.committee.committee_acts import CommitteeActs
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.detail.cards import RecordCard
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.labels import STRETCH, Label, column, row


class ForumCard(RecordCard):
    """Only on the panel of a forum. Its participants by name are stays; in the file of a college there is no list."""

    stays_wanted = Signal(str)  # of this programme
    papers_wanted = Signal(list)  # for these stays

    def __init__(self, desk: Desk, acts: CommitteeActs) -> None:
        super().__init__(desk.look)
        self._desk, self._acts, look = desk, acts, desk.look
        self._id, self._found = "", Participants(None, None)
        self.numbers, self.named = Label(look, 13, wraps=True), Label(look, 12, tone="ink2", wraps=True)
        self.lacking = Label(look, 12, tone="amber", wraps=True)
        self.begin, self.list = Button(look, "plus", "small"), Button(look, "users", "small")
        self.papers = Button(look, "award", "small")
        self.begin.clicked.connect(self._begin)
        self.list.clicked.connect(self._show_list)
        self.papers.clicked.connect(self._issue)
        verbs = [row().add(one, STRETCH) for one in (self.begin, self.list, self.papers)]
        self.body.add(self.numbers, self.named, self.lacking, look.px(6), column(spacing=look.px(6)).add(*verbs))

    def show_record(self, record: Record) -> None:
        is_shown = record.live and record["kind"] == FORUM
        self.setVisible(is_shown)
        if not is_shown:
            return
        desk, words, number = self._desk, self._desk.words, self._desk.look.formats.number
        self._id, found = record.id, desk.office.forums.participants(record.id)
        self._found = found
        self.title.setText(words.say("committee.window.participants_title"))
        sides = {
            side: "—" if n is None else number(n) for side, n in (("home", found.home), ("partner", found.partner))
        }
        self.numbers.say(words.say("committee.window.participants", sides))
        n = len(found.people)
        self.named.say(words.say("committee.said.named", {"n": n}) if found.programme else "")
        lacking = len(found.unconsented)
        self.lacking.say(words.say("committee.window.unconsented", {"n": lacking}) if lacking else "")
        may_begin = not found.programme and not desk.office.is_partner and desk.limits.may_change(record)
        self.begin.say(words.say("verb.meeting.begin_list"))
        self.begin.setVisible(may_begin)
        self.list.say(words.say("committee.window.show_list"))
        self.list.setVisible(bool(found.programme))
        self.papers.say(words.say("committee.window.papers"))
        self.papers.setVisible(bool(found.stays))

    def _begin(self) -> None:
        self._acts.begin_list(self._id)

    def _show_list(self) -> None:
        self.stays_wanted.emit(self._found.programme)

    def _issue(self) -> None:
        self.papers_wanted.emit(list(self._found.stays))

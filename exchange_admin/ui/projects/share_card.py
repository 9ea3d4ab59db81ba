"""Milestones of a project that only the office sees, and the button that shows them to everybody who takes part."""

from __future__ import annotations

from exchange_admin.domain.rules.projects.states import SHARED_STATES
from exchange_admin.domain.steps import Record
from exchange_admin.ui.ask import Question
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.detail.cards import RecordCard
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.labels import STRETCH, Label, row

_NAMED = 4
"""Milestones that are called by their titles."""


class ShareCard(RecordCard):
    """Hidden where nothing is to be shared, as long as nobody sees the project, and where others lead it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.look)
        self._desk = desk
        self._record: Record | None = None
        self.said = Label(desk.look, 13, tone="ink2", wraps=True)
        self.share = Button(desk.look, "send", "small")
        self.share.clicked.connect(self._share)
        self.body.add(self.said, desk.look.px(6), row().add(self.share, STRETCH))

    def show_record(self, record: Record) -> None:
        self._record, desk = record, self._desk
        is_seen = record.live and record["state"] in SHARED_STATES and desk.limits.may_change(record)
        kept = desk.office.projects.kept_milestones(record.id) if is_seen else []
        self.setVisible(bool(kept))
        self.title.setText(self._say("share_title"))
        titles = [one.text("title") for one in kept[:_NAMED]]
        if len(kept) > _NAMED:
            titles.append(desk.words.say("portfolio.more", {"n": len(kept) - _NAMED}))
        facts = {"n": len(kept), "what": desk.words.listed(titles)}
        self.said.say(desk.words.say("portfolio.window.share_said", facts))
        self.share.say(self._say("share_do"))

    def _share(self) -> None:
        """Asks in any case: what others were shown is not hidden again."""
        desk, record = self._desk, self._record
        if record is None:
            return
        problems = map(desk.words.problem, desk.office.projects.asked_of_sharing(record.id))
        asked = "\n\n".join((self._say("share_asked"), *problems))
        if not desk.ask.confirm(Question(self._say("share_title"), asked, self._say("share_do"))):
            return
        changes = desk.attempt(lambda: desk.office.projects.share_milestones(record.id, desk.who()))
        if changes:
            desk.feed.publish(changes, self)
            desk.notices.say(desk.words.say(f"verb.{changes.verb}"))
            self.show_record(record)

    def _say(self, what: str) -> str:
        return self._desk.words.say(f"portfolio.window.{what}")

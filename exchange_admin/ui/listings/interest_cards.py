"""What can be said now, on the panel of an interest and on that of an offer or need of somebody else."""

from __future__ import annotations

from exchange_admin.domain.rules.interests import (
    ACCEPTED,
    ANSWERED,
    AT_HOME,
    DECLINED,
    DISMISSED,
    LED_TO_ONE,
    SENT,
    WITHDRAWN,
    interest_status,
)
from exchange_admin.domain.rules.listings import PUBLISHED
from exchange_admin.domain.steps import Record
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.detail.cards import RecordCard
from exchange_admin.ui.listings.interest_acts import InterestActs
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.labels import STRETCH, Label, column, row

_NAMED = 5  # institutions on the panel; all stand in the list of interests


def _came_of(desk: Desk, interest: Record) -> str:
    """Which agreement and which project; empty where nothing came of it, or nothing that is in this file."""
    words = desk.words
    agreement = desk.label("agreement", interest.text("led_to_agreement_id"))
    project = desk.label("project", interest.text("led_to_project_id"))
    said = (
        words.say("listings.window.led_to_agreement", {"number": agreement}) if agreement else "",
        words.say("listings.window.led_to_project", {"project": project}) if project else "",
    )
    return words.in_turn(said)


class InterestCard(RecordCard):
    """Answering what another institution asks, taking back what the own one asked, and what follows from yes."""

    def __init__(self, desk: Desk, acts: InterestActs) -> None:
        super().__init__(desk.look)
        self._desk, self._acts, look = desk, acts, desk.look
        self._record: Record | None = None
        self._said = Label(look, 13, tone="ink2", wraps=True)
        self.begin, self.accept = Button(look, "handshake", "primary"), Button(look, "check", "primary")
        self.decline, self.answer, self.withdraw, self.keep = (Button(look, "", "small") for _ in range(4))
        self.project = Button(look, "briefcase", "small")
        self.project.clicked.connect(self._begin_project)
        self.begin.clicked.connect(self._begin)
        self.accept.clicked.connect(self._accept)
        self.decline.clicked.connect(self._decline)
        self.answer.clicked.connect(self._answer)
        self.withdraw.clicked.connect(self._withdraw)
        self.keep.clicked.connect(self._keep)
        px = look.px
        first = row(spacing=px(8)).add(self.begin, self.accept, self.decline, STRETCH)
        second = row(spacing=px(8)).add(self.answer, self.project, self.keep, STRETCH)
        last = row(spacing=px(8)).add(STRETCH, self.withdraw)  # where none of the others ever stands
        self.body.add(self._said, px(8), first, px(6), second, px(6), last)

    def show_record(self, record: Record) -> None:
        self._record, words = record, self._desk.words
        own, status = self._desk.limits.own, interest_status(record.values)
        asks, answers = (record[name] == own for name in ("asking_institution_id", "answering_institution_id"))
        office = self._desk.office
        is_reached = office.interests.is_reached(record.text("answering_institution_id"))
        may_answer = answers or not (office.is_partner or (asks and is_reached))  # the office writes for others too
        is_open = record["state"] == SENT and not any(record[name] for name in LED_TO_ONE)
        open_ = may_answer and is_open
        may_draft, may_begin = office.interests.may_begin(record)
        self.title.setText(words.say("listings.window.next"))
        heard = "heard" if asks else "do"  # the answer of somebody else is noted, not given
        side = "asks" if asks else "answers" if answers else "others"
        unheard = asks and status == SENT and not is_reached
        waits = (asks or answers) and status == ACCEPTED and office.is_partner  # for a draft of the office
        focused = self.window().focusWidget()
        said = "unheard" if unheard else "waits" if waits else status
        self._said.say(_came_of(self._desk, record) or words.say(f"listings.window.{side}_{said}"))
        for button, key, shown in (
            (self.begin, "do_agreement", may_draft),
            (self.project, "do_project", may_begin),
            (self.accept, f"{heard}_accepted", open_ and status != ACCEPTED),
            (self.decline, f"{heard}_declined", open_ and status != DECLINED),
            (self.answer, f"{heard}_answered", open_ and status in {SENT, ANSWERED}),
            (self.withdraw, "withdraw", asks and is_open),
        ):
            button.say(words.say(f"listings.window.{key}"))
            button.setVisible(bool(shown))
        self.keep.say(words.say("verb.interest.shortlist"))
        self.keep.setVisible(asks and status == DISMISSED)
        if focused is self.accept and (begins := [one for one in (self.begin, self.project) if not one.isHidden()]):
            begins[0].setFocus()  # the keyboard would go on to the button that declines
            self._acts.goes_on_at = begins[0]
        self.setVisible(record.live and self._desk.limits.may_change(record))

    def _begin(self) -> None:
        if self._record:
            self._acts.begin_agreement(self._record)

    def _begin_project(self) -> None:
        if self._record:
            self._acts.begin_project(self._record)

    def _accept(self) -> None:
        self._reply(ACCEPTED)

    def _decline(self) -> None:
        self._reply(DECLINED)

    def _answer(self) -> None:
        self._reply(ANSWERED)

    def _reply(self, reply: str) -> None:
        if self._record:
            self._acts.answer(self._record, reply)

    def _keep(self) -> None:
        """What was put aside is among the matches again."""
        if self._record:
            self._acts.shortlist(self._record.text("listing_id"), self._record.text("own_listing_id"))

    def _withdraw(self) -> None:
        if self._record:
            self._acts.withdraw(self._record)


class ListingCard(RecordCard):
    """Interest in what another institution has published; and, for the office, that of an institution which wrote or
    called, in whosever offer or need."""

    def __init__(self, desk: Desk, acts: InterestActs) -> None:
        super().__init__(desk.look)
        self._desk, self._acts, look = desk, acts, desk.look
        self._record: Record | None = None
        self._said = Label(look, 13, tone="ink2", wraps=True)
        self.send, self.keep, self.note = (
            Button(look, "send", "small"),
            Button(look, "", "small"),
            Button(look, "", "link"),
        )
        self.send.clicked.connect(self._send)
        self.keep.clicked.connect(self._keep)
        self.note.clicked.connect(self._note)
        # below each other: beside each other they are wider than the panel in Russian
        verbs = [row().add(one, STRETCH) for one in (self.send, self.keep, self.note)]
        self.body.add(self._said, column(margins=(0, look.px(6), 0, 0), spacing=look.px(6)).add(*verbs))

    def show_record(self, record: Record) -> None:
        self._record, words = record, self._desk.words
        own, is_partner = self._desk.limits.own, self._desk.office.is_partner
        is_published = record.live and record["state"] == PUBLISHED
        is_others = bool(own) and record["institution_id"] != own
        self.setVisible(is_published and (is_others or not is_partner))
        if not is_published:
            return
        interest = self._desk.office.interests.of(record.id) if is_others else None
        status = interest_status(interest.values) if interest is not None else ""
        self.title.setText(words.kind("interest"))
        if is_others:
            unheard = status == SENT and not self._desk.office.interests.is_reached(record.text("institution_id"))
            came_of = _came_of(self._desk, interest) if interest is not None else ""
            self._said.say(came_of or words.say(f"listings.window.asks_{'unheard' if unheard else status or 'none'}"))
        else:
            self._said.say("\n".join([*self._asked(record.id), words.say("listings.window.note_own")]))
        self.send.say(words.say("listings.window.do_send"))
        self.send.setVisible(is_others and status in {"", *AT_HOME, WITHDRAWN})
        self.keep.say(words.say("verb.interest.shortlist"))
        self.keep.setVisible(is_others and status in {"", DISMISSED})
        self.note.say(words.say("listings.window.note"))
        self.note.setVisible(not is_partner)

    def _asked(self, listing: str) -> list[str]:
        """Who is interested, and how far it has come, a line each."""
        words, asked = self._desk.words, self._desk.office.interests.asked(listing)
        more = [words.say("listings.window.asked_more", {"n": len(asked) - _NAMED})] if len(asked) > _NAMED else []
        named = [
            f"{self._desk.label('institution', one.text('asking_institution_id'))}: "
            f"{words.choice('interest_status', interest_status(one.values))}"
            for one in asked[:_NAMED]
        ]
        return [*named, *more]

    def _send(self) -> None:
        if self._record:
            self._acts.send(self._record.id)

    def _keep(self) -> None:
        if self._record:
            self._acts.shortlist(self._record.id)

    def _note(self) -> None:
        if self._record:
            self._acts.note(self._record.id)

"""What people do with committees beside all else in the partner machine, and what must hold of it (decision 85)."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule
from offer_ends import Market
from offer_work import HOME, one_of, owner, pick
from offices import NORTH, OFFICE, SOUTH
from partner_files import PARTNERS, who, word

from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.rules.committee.states import DECISION_STATES, DECISION_TASK, SHARED_STATES
from exchange_admin.domain.steps import Edit, Record, removal, restoral

state_of_meeting = st.sampled_from(("planned", *SHARED_STATES))


class Sittings(Market):
    """The machine: the market with committees that the office and colleges lead. Every text names its record."""

    @initialize()
    def open_files(self) -> None:
        super().open_files()
        self.bodies: dict[str, str] = {}  # who leads
        self.seats: dict[str, tuple[str, str]] = {}  # of which committee, and whose
        self.meetings: dict[str, str] = {}  # of which committee
        self.decisions: dict[str, str] = {}  # of which meeting
        self.approvals: dict[str, str] = {}  # of which meeting
        self.ticks: dict[str, str] = {}  # whose
        for number, (lead, named) in enumerate(((OFFICE, NORTH), (NORTH, SOUTH))):
            self.sit(0 if lead == OFFICE else PARTNERS[lead], lead, named, number)

    def sit(self, number: int, lead: str, named: str, nth: int) -> None:
        """A committee with a member, a session that is only planned, and a decision of one that was announced."""
        self.found(number, lead, "first")
        self.seat(number, nth, named, "first")
        for state in ("planned", "announced"):
            self.call(number, nth, state, "first")
        self.decide_something(number, len(self.of_led(number)) - 1, named, "first")

    def led(self, number: int) -> dict[str, str]:
        """Committees that whoever sits before a file may write."""
        return {id: lead for id, lead in self.bodies.items() if number not in PARTNERS.values() or lead == HOME[number]}

    def of_led(self, number: int) -> dict[str, str]:
        return {id: body for id, body in self.meetings.items() if body in self.led(number)}

    @rule(number=who, named=owner, value=word)
    def found(self, number: int, named: str, value: str) -> None:
        id, lead = self.new_id(), self.whose(number, named)
        told = {"kind": "committee", "lead_institution_id": lead, "name_en": f"{value} {id}"}
        if self.record(number, Edit("body", id, told, new=True)):
            self.bodies[id] = lead
            self.told["committees"] += 1

    @rule(number=who, n=pick, named=owner, value=word)
    def seat(self, number: int, n: int, named: str, value: str) -> None:
        body, id = one_of(self.led(number), n), self.new_id()
        if body:
            told = {"body_id": body, "institution_id": named, "role": "partner", "position": f"{value} {id}"}
            if self.record(number, Edit("membership", id, told, new=True)):
                self.seats[id] = body, named
                self.told["seats"] += 1
            self.look()

    @rule(number=who, n=pick, state=state_of_meeting, value=word)
    def call(self, number: int, n: int, state: str, value: str) -> None:
        body, id = one_of(self.led(number), n), self.new_id()
        if body:
            told = {"kind": "session", "state": state, "starts": "2026-09-01", "place": f"{value} {id}"}
            if self.record(number, Edit("meeting", id, {**told, "body_id": body}, new=True)):
                self.meetings[id] = body
                self.told["meetings"] += 1
            self.look()

    @rule(number=who, n=pick, state=state_of_meeting)
    def move_meeting(self, number: int, n: int, state: str) -> None:
        """Also back to planned, as no form does."""
        if id := one_of(self.of_led(number), n):
            self.record(number, Edit("meeting", id, {"state": state}))
            self.look()

    @rule(number=who, n=pick, named=owner, value=word)
    def decide_something(self, number: int, n: int, named: str, value: str) -> None:
        meeting, id = one_of(self.of_led(number), n), self.new_id()
        if meeting:
            told = {"number": id[-6:], "kind": "resolution", "state": "agreed", "text_en": f"{value} {id}"}
            of = {"meeting_id": meeting, "responsible_institution_id": named, "due": "2027-03-01"}
            if self.record(number, Edit("decision", id, {**told, **of}, new=True)):
                self.decisions[id] = meeting
                self.told["decisions"] += 1

    @rule(number=who, n=pick, state=st.sampled_from(DECISION_STATES), value=word)
    def settle_decision(self, number: int, n: int, state: str, value: str) -> None:
        mine = {id: meeting for id, meeting in self.decisions.items() if meeting in self.of_led(number)}
        if id := one_of(mine, n):
            self.record(number, Edit("decision", id, {"state": state, "result": f"{value} {id}"}))

    @rule(number=who, n=pick, value=word)
    def approve(self, number: int, n: int, value: str) -> None:
        """An institution what it sees, for itself."""
        meeting = one_of(self.meetings, n)
        if not meeting or self.stores[number].get("meeting", meeting) is None:
            return
        named = {"meeting_id": meeting, "institution_id": HOME[number]}
        id = REGISTRY["approval"].own_id(named)
        said = {"verdict": "approved", "content_hash": "a" * 64, "signer": f"{value} {id}", "signed_on": "2026-09-01"}
        new = self.stores[number].get("approval", id) is None
        if self.record(number, Edit("approval", id, {**named, **said} if new else said, new=new)):
            self.approvals[id] = meeting

    @rule(number=who, n=pick, value=word)
    def tick_decision(self, number: int, n: int, value: str) -> None:
        """The task of a decision that is seen there: it goes to the office, and nowhere else."""
        decision = one_of(self.decisions, n)
        if not decision or self.stores[number].get("decision", decision) is None:
            return
        told = {"decision_id": decision, "institution_id": HOME[number], "occurrence": f"{DECISION_TASK}:start"}
        id = REGISTRY["task"].own_id(told)
        new = self.stores[number].get("task", id) is None
        share = "shared" if number in PARTNERS.values() else "office"
        begun = {**told, "title": "Carry it out", "kind": "committee", "share": share} if new else {}
        if self.record(number, Edit("task", id, {**begun, "state": "done", "reason": f"{value} {id}"}, new=new)):
            self.ticks[id] = HOME[number]
            self.told["ticked decisions"] += 1

    @rule(number=who, n=pick, back=st.booleans())
    def take_a_seat_away_or_give_it_back(self, number: int, n: int, back: bool) -> None:
        mine = {id: body for id, (body, _) in self.seats.items() if body in self.led(number)}
        if id := one_of(mine, n):
            self.record(number, restoral("membership", id) if back else removal("membership", id))
            self.look()

    # what must hold

    def note_shared(self, store: object) -> None:
        super().note_shared(store)  # type: ignore[arg-type]
        self.let_out |= {one.id for one in store.where("meeting", "state", list(SHARED_STATES))}  # type: ignore[attr-defined]

    def ours(self) -> tuple[str, ...]:
        of_committees = (self.bodies, self.seats, self.meetings, self.decisions, self.approvals, self.ticks)
        return (*super().ours(), *(id for known in of_committees for id in known))

    def parties(self, id: str) -> set[str]:
        """Whoever leads or was ever seated; of what stands in no meeting that was announced only who leads."""
        if id in self.ticks:
            return {self.ticks[id]}
        body = self._body_of(id)
        if not body:
            return super().parties(id)
        meeting = self.decisions.get(id) or self.approvals.get(id) or (id if id in self.meetings else "")
        if meeting and meeting not in self.let_out:
            return {self.bodies[body]}
        return {self.bodies[body], *(whose for of, whose in self.seats.values() if of == body)}

    def _body_of(self, id: str) -> str:
        if id in self.bodies:
            return id
        if id in self.seats:
            return self.seats[id][0]
        return self.meetings.get(self.decisions.get(id) or self.approvals.get(id) or id, "")

    def finish(self) -> None:
        super().finish()
        office = self.stores[0]
        for id in self.meetings:
            record = office.get("meeting", id)
            if record is not None:
                self.is_where_it_belongs(record, is_shared=record["state"] in SHARED_STATES)
        for id, institution in self.ticks.items():
            if (record := office.get("task", id)) is not None and institution != OFFICE:
                assert record["institution_id"] == institution

    def wanted_by(self, record: Record, *, is_shared: bool) -> set[str]:
        if record.kind != "meeting":
            return super().wanted_by(record, is_shared=is_shared)
        body = self.stores[0].get("body", record.text("body_id"))
        if body is None or not body.live:
            return set()
        lead = {body.text("lead_institution_id")}
        return lead | set(self._seated(body.id)) if is_shared else lead

    def _seated(self, body: str) -> Iterator[str]:
        for seat in self.stores[0].where("membership", "body_id", [body]):
            if seat.live and not self.is_open(self.stores[0], seat):
                yield seat.text("institution_id")

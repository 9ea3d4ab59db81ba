"""What people at the office and at the partners do with records, in the partner machine."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

from hypothesis import strategies as st
from hypothesis.stateful import rule
from offices import NORTH, OFFICE, SITES, SOUTH
from partner_files import (
    AGREEMENTS,
    INTERNAL,
    MARK,
    PARTNERS,
    RULE,
    TASKS,
    TRESPASS,
    PartnerFiles,
    hub,
    journey,
    partner,
    person,
    who,
    word,
)
from replicas import uid

from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.steps import Edit, removal, restoral
from exchange_admin.store.writing import Planned


class PartnerWork(PartnerFiles):
    @rule(number=who, id=person, value=word)
    def write(self, number: int, id: str, value: str) -> None:
        self.record(number, Edit("person", id, {"email": f"{value}@{MARK[id]}.example"}))

    @rule(number=who, id=person, value=word)
    def note(self, number: int, id: str, value: str) -> None:
        text = f"{INTERNAL} {value}" if number < 2 else value
        self.record(number, Edit("person", id, {"note": text}))

    @rule(number=who, id=person)
    def add_paper(self, number: int, id: str) -> None:
        values = {"person_id": id, "kind": "passport", "number": f"X{self.made}"}
        self.record(number, Edit("identity_document", self.new_id(), values, new=True))

    @rule(number=who, status=st.sampled_from(("nominated", "live", "withdrawn")), stay=st.sampled_from(("51", "54")))
    def move_on(self, number: int, status: str, stay: str) -> None:
        self.record(number, Edit("mobility", uid(stay), {"sending_status": status, "receiving_comment": status}))

    @rule(number=who, stay=st.sampled_from(("51", "54")), agreement=st.sampled_from(AGREEMENTS))
    def agree_on(self, number: int, stay: str, agreement: str | None) -> None:
        """A stay names an agreement that one partner sees, or the other, or nobody's."""
        self.record(number, Edit("mobility", uid(stay), {"agreement_id": agreement}))

    @rule(number=who, stay=journey, shared=st.booleans(), value=word)
    def tick(self, number: int, stay: str, shared: bool, value: str) -> None:
        """Whoever acts first makes the task; a partner has nothing for itself alone."""
        store, id = self.stores[number], TASKS[stay]
        said = {"state": "done", "number": f"{id} {value}"}
        if store.get("task", id) is not None:
            self.record(number, Edit("task", id, said))
        elif store.get("mobility", stay) is not None:
            named = {"kind": "requirement", "requirement_id": RULE, "mobility_id": stay, "occurrence": "start"}
            share = "shared" if shared or number in PARTNERS.values() else "office"
            self.record(number, Edit("task", id, {"title": "Registration", "share": share, **named, **said}, new=True))
        self.look()

    @rule(number=hub, stay=journey, shared=st.booleans())
    def publish(self, number: int, stay: str, shared: bool) -> None:
        """Or withdraw what was published: that comes too late."""
        self.record(number, Edit("task", TASKS[stay], {"share": "shared" if shared else "office"}))
        self.look()

    @rule(number=hub, institution=partner, stay=journey, value=word)
    def lost_publication(self, number: int, institution: str, stay: str, value: str) -> None:
        """A draft goes by, is published, the package that says so is lost, and work goes on."""
        self.tick(number, stay, shared=False, value=value)
        self.carry(number, institution)
        self.publish(number, stay, shared=True)
        self.packed(self.stores[number], self.stores[PARTNERS[institution]])
        self.tick(number, stay, shared=False, value=value)
        self.told["published"] += 1

    @rule(number=who, one=person, other=person)
    def tell_apart(self, number: int, one: str, other: str) -> None:
        """A record that is seen by whoever sees either of two people names both."""
        self.record(number, Edit("distinct_people", self.new_id(), {"person_id": one, "other_id": other}, new=True))

    @rule(number=who, id=person)
    def delete(self, number: int, id: str) -> None:
        self.record(number, removal("person", id))

    @rule(number=who, id=person)
    def bring_back(self, number: int, id: str) -> None:
        self.record(number, restoral("person", id))

    @rule(number=who)
    def undo(self, number: int) -> None:
        with suppress(RuleBroken):
            self.stores[number].undo("x")

    @rule(institution=partner, home=st.booleans(), value=word)
    def newcomer(self, institution: str, home: bool, value: str) -> None:
        """Whom the partner enters stays in its sight, and what the office says of him comes back."""
        id = self.new_id()
        values = {"role": "student", "given_latin": "New", "home_institution_id": institution if home else None}
        self.record(PARTNERS[institution], Edit("person", id, values, new=True))
        self.carry_up(0, institution)
        self.record(0, Edit("person", id, {"email": f"{value}@office.example"}))

    @rule(number=hub, id=person, home=st.sampled_from((OFFICE, NORTH, SOUTH)))
    def move(self, number: int, id: str, home: str) -> None:
        """Somebody comes into the sight of one partner, or leaves that of another."""
        self.record(number, Edit("person", id, {"home_institution_id": home}))
        self.look()

    @rule(number=hub, id=person, host=partner)
    def go_abroad(self, number: int, id: str, host: str) -> None:
        values = {"person_id": id, "sending_institution_id": OFFICE, "receiving_institution_id": host}
        states = {"sending_status": "draft", "receiving_status": "none"}
        self.record(number, Edit("mobility", self.new_id(), {**values, **states}, new=True))
        self.look()

    @rule(number=hub, id=person, institution=partner, value=word, keep=st.integers(0, 3))
    def erase(self, number: int, id: str, institution: str, value: str, keep: int) -> None:
        """While a package about the person is on its way."""
        if keep:
            return
        self.told["erasures"] += 1
        self.write(PARTNERS[institution], id, value)
        late = self.packed(self.stores[PARTNERS[institution]], self.stores[number])
        with suppress(RuleBroken):
            self.stores[number].erase([("person", id)], "x", "request", "2026-10-01")
        self.take(number, late)

    @rule(number=hub, state=st.sampled_from(("let_in", "refused", "waiting")))
    def decide(self, number: int, state: str) -> None:
        for one in self.stores[number].where("held_change", "state", ["waiting", "refused"])[:1]:
            self.record(number, Edit("held_change", one.id, {"state": state}))
        self.decided(number)

    def decided(self, number: int) -> None:
        self.look()

    @rule(number=hub)
    def settle(self, number: int) -> None:
        for dispute in self.stores[number].history.conflicts()[:1]:
            value = 1 if dispute.field == "_live" else dispute.choices[-1].value
            seen = {dispute.field: tuple(choice.dot for choice in dispute.choices)}
            self.record(number, Edit(dispute.kind, dispute.id, {dispute.field: value}, seen=seen))
        self.look()

    @rule(institution=partner, id=person, new=st.booleans())
    def trespass(self, institution: str, id: str, new: bool) -> None:
        """A partner's program writes about somebody whom the partner has never seen."""
        store = self.stores[PARTNERS[institution]]
        if id in self.shown_to[institution] or store.get("person", id) is not None:
            return
        values = Planned("person", id, ("email",), [f"{TRESPASS}@{SITES[institution]}.example"], ((),), new=False)
        if new:
            values = replace(values, parents=(), new=True)
        with store._atomic():
            store._writer.write("x", "raw", [values], store._writer.projector())

    @rule(institution=partner, id=person, value=word, theirs=word)
    def slow_form(self, institution: str, id: str, value: str, theirs: str) -> None:
        """A form is open at the partner while the office's package comes in."""
        number = PARTNERS[institution]
        record = self.stores[number].get("person", id)
        if record is None:
            return
        self.write(0, id, theirs)
        self.carry(0, institution)
        step = self.record(number, Edit("person", id, {"email": f"{value}@slow.example"}, seen=record.heads))
        if step:
            self.saw[f"{step}:0"] = set(record.heads["email"])

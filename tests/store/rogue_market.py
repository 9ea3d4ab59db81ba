"""A college with genuine keys that lies about offers, interests and terms: it writes in the name of others, answers
interests that are not its own, calls its terms agreed and says what two colleges agreed on."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import strategies as st
from hypothesis.stateful import rule
from offer_ends import GATES, Market
from offer_work import BEGUN, SPECIALITIES, one_of, pick
from offices import NORTH, OFFICE, SOUTH
from partner_files import AGREEMENT_OF, hub, word
from rogue import Writes
from rogue_machine import AT, SITE, Rogues

from exchange_admin.domain.fields import LIVE, Side
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.steps import Record
from exchange_admin.merge.clock import RowClock
from exchange_admin.merge.dots import site_of
from exchange_admin.store import Store

STATES = st.sampled_from(("draft", "published", "withdrawn", "proposed", "agreed", "shortlisted", "sent"))
WAYS = (
    *("offer in another's name", "change another's offer", "answer for another", "ask for another", "agree to a term"),
    *("new term that is agreed", "agreed speciality", "another's profile", "take away", "its own back to a draft"),
    *("agreement of others", "agreement of the office", "project of others"),
    *("agree for another", "settle a pair"),
)
FALSE = "not so"


class RogueMarket(Market, Rogues):
    """North is the rogue."""

    @rule(number=hub, way=st.sampled_from(WAYS), n=pick, named=st.sampled_from((SOUTH, OFFICE)), state=STATES)
    def speak_for_others(self, number: int, way: str, n: int, named: str, state: str) -> None:
        """It knows the ids of all records: people talk."""
        self.write_all([[one] for one in self.said(way, n, named, state)])
        self.told[way] += 1
        self.take(number, self.packed(self.stores[AT], self.stores[number]))
        self.carry(number, NORTH)

    @rule(number=hub, value=word)
    def speak_for_everybody(self, number: int, value: str) -> None:
        """It answers what it asks itself, agrees to its own term, and writes into what others offer."""
        self.deal(number, NORTH, SOUTH, losing=(), value=value)
        for id, offered in self.offers.items():
            if offered != NORTH:
                self.write_all([[Writes("listing", id, {"name_en": f"{FALSE} {id}"})]])
        self.propose_term(AT, NORTH, value)
        for id, parties in self.interests.items():
            if parties[0] == NORTH:
                self.write_all([[Writes("interest", id, {"reply": "accepted", "answer": f"{FALSE} {id}"})]])
        for id, proposed in self.terms.items():
            if proposed == NORTH:
                self.write_all([[Writes("glossary_term", id, {"state": "agreed"})]])
        self.take(number, self.packed(self.stores[AT], self.stores[number]))

    def said(self, way: str, n: int, named: str, state: str) -> Iterator[Writes]:
        offer, interest, term = one_of(self.offers, n), one_of(self.interests, n), one_of(self.terms, n)
        new = self.new_id()
        told = {"side": "offer", "topic": "course", "name_en": f"{FALSE} {new}"}
        sides = {"institution_id": NORTH, "other_institution_id": named}
        if way == "offer in another's name":
            yield Writes("listing", new, {**told, "institution_id": named, "state": state}, new=True)
        elif way == "change another's offer" and offer:
            yield Writes("listing", offer, {"state": state, "name_en": f"{FALSE} {offer}"})
        elif way == "answer for another" and interest:
            yield Writes("interest", interest, {"reply": "accepted", "answer": f"{FALSE} {interest}"})
        elif way == "ask for another" and offer:
            asked = {"listing_id": offer, "asking_institution_id": named, "answering_institution_id": NORTH}
            yield Writes("interest", REGISTRY["interest"].own_id(asked), {**asked, "state": state}, new=True)
            yield Writes("interest", interest or new, {"state": state, "message": f"{FALSE} {interest}"})
        elif way == "agree to a term" and term:
            yield Writes("glossary_term", term, {"state": state, "name_en": f"{FALSE} {term}"})
        elif way == "new term that is agreed":
            word = {"name_en": f"{FALSE} {new}", "institution_id": NORTH, "state": "agreed"}
            yield Writes("glossary_term", new, word, new=True)
        elif way == "agreed speciality":
            both = {"speciality_id": SPECIALITIES[0], "other_speciality_id": SPECIALITIES[1]}
            yield Writes("speciality_link", new, {**sides, **both, "state": "agreed"}, new=True)
        elif way in {"agreement of others", "project of others"} and interest:
            yield from self.begun_falsely(way.split()[0], interest, named)
        elif way == "agreement of the office":
            taken = {"interest_id": interest or new, "institution_id": NORTH, "title_en": FALSE}
            yield Writes("agreement", AGREEMENT_OF[SOUTH], taken)
            seat = {"agreement_id": AGREEMENT_OF[SOUTH], "institution_id": NORTH, "role": "party"}
            yield Writes("membership", new, seat, new=True)
        elif way in {"agree for another", "settle a pair"} and (link := one_of(self.links, n)):
            false = {"other_word": "agreed"} if way == "agree for another" else {"state": "agreed"}
            yield Writes("speciality_link", link, {**false, "decision": f"{FALSE} {link}"})
        elif way == "another's profile":
            yield Writes("institution", named, {"strengths_en": FALSE})
        elif way == "take away":
            yield from (Writes(kind, id, {LIVE: 0}) for kind, id in (("listing", offer), ("interest", interest)) if id)
        elif way == "its own back to a draft" and self.offers.get(offer) == NORTH:
            yield Writes("listing", offer, {"state": "draft"})

    def begun_falsely(self, kind: str, interest: str, named: str) -> Iterator[Writes]:
        """A project of an interest that it did not answer, any agreement, under the id that everybody can work out; and
        itself as a member."""
        if kind == "project" and self.interests[interest][1] == NORTH:
            return
        of, leads, told = BEGUN[kind]
        id = REGISTRY[kind].own_id({"interest_id": interest})
        yield Writes(kind, id, {**told, leads: NORTH, "interest_id": interest}, new=True)
        yield Writes(kind, id, {**told, leads: named}, new=True)
        seat = {of: id, "institution_id": NORTH, "interest_id": interest, "role": "partner"}
        yield Writes("membership", REGISTRY["membership"].own_id(seat), seat, new=True)

    def finish(self) -> None:
        super().finish()
        for store in (*self.of_office(), *(one for place in self.honest for one in self.of_partner(place))):
            counted = list(self.counted_of_others(store))
            assert counted == [], counted

    def counted_of_others(self, store: Store) -> Iterator[str]:
        """What the rogue said that was not its own to say and that nobody let in."""
        let_in = {one["entry"] for one in self.stores[0].where("held_change", "state", ["let_in"])}
        for kind in (*GATES, *BEGUN, "institution"):
            for id, clock in store._db.execute(f'SELECT id, _clock FROM "{kind}"').fetchall():  # noqa: S608
                record, written = store.get(kind, id), RowClock.read(clock).fields
                for field, dots in record.heads.items() if record else ():
                    wire = self.wire(kind, field)
                    by_rogue = store._journal.entries({dot for dot in dots if site_of(dot) == SITE} - let_in)
                    said = {dot for dot, one in by_rogue.items() if one.asserts(wire)}
                    is_there = record and (record[field] is not None or wire in written)
                    if record and said and is_there and not self.may_say(record, field):
                        yield f"{kind} {id}: {field} by {said}"

    @staticmethod
    def wire(kind: str, field: str) -> str:
        known = REGISTRY[kind].by_name.get(field)
        return known.wire_name if known else field

    @staticmethod
    def may_say(record: Record, field: str) -> bool:
        """By plain words: what is its own, of an interest its side, of a term what was said before it was agreed."""
        if record.kind == "institution":
            return record.id == NORTH
        if record.kind == "listing":
            return record["institution_id"] in (NORTH, None)  # none while its making is held
        if record.kind == "glossary_term":
            agreed = field == "state" and record["state"] != "proposed"
            return record["institution_id"] == NORTH and not agreed
        if record.kind == "speciality_link":
            own = field != "other_word" if record["institution_id"] == NORTH else field != "institution_word"
            sides = (record["institution_id"], record["other_institution_id"])
            return NORTH in sides and own and (field != "state" or record["state"] == "proposed")
        if record.kind == "project":
            return record["lead_institution_id"] == NORTH
        if record.kind == "interest":
            described = REGISTRY["interest"].by_name.get(field)
            if not record["asking_institution_id"]:  # its making was lost with a disk and given up, after it counted
                return True
            asks, answers = (record[side] == NORTH for side in ("asking_institution_id", "answering_institution_id"))
            if described is None or described.owner is Side.SENDING:
                return asks
            return answers if described.owner is Side.RECEIVING else asks or answers
        return False

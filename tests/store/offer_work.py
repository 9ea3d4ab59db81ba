"""What people do with offers, needs, interests, terms and specialities that correspond, beside all else in the partner
machine (decisions 56 to 58)."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule
from offices import NORTH, OFFICE, SOUTH
from partner_files import AGREEMENT_OF, PARTNERS, hub, partner, who, word
from partner_machine import CopiedPartners
from replicas import uid

from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.rules.interests import AT_HOME, SHARED
from exchange_admin.domain.rules.listings import DECLINED_LINK, LINKED_STATES, PUBLISHED, SHARED_STATES
from exchange_admin.domain.steps import Edit, removal, restoral

OWNERS = (NORTH, SOUTH, OFFICE)
SPECIALITIES = (uid("81"), uid("82"))
HOME = {0: OFFICE, 1: OFFICE, **{number: institution for institution, number in PARTNERS.items()}}
"""Whose people sit before each file."""
BEGUN: Mapping[str, tuple[str, str, Mapping[str, str]]] = {
    "agreement": ("agreement_id", "institution_id", {"number": "A-1", "kind": "exchange", "state": "draft"}),
    "project": ("project_id", "lead_institution_id", {"kind": "research", "state": "idea"}),
}
"""What comes of an interest: the field that names it, the one that says who leads, and what it begins with."""
PAIR_WORDS = (*LINKED_STATES, DECLINED_LINK)
PAIR_SIDES = {NORTH: "institution_word", SOUTH: "other_word"}
"""Who says what of a pair for itself."""
owner = st.sampled_from(OWNERS)
pick = st.integers(0, 59)
"""One of those there are, counted round."""


class OfferWork(CopiedPartners):
    """Every text names the record that it is of, so that it is known wherever it turns up."""

    @initialize()
    def open_files(self) -> None:
        super().open_files()
        self.offers: dict[str, str] = {}  # whose
        self.interests: dict[str, tuple[str, str]] = {}  # who asks whom
        self.terms: dict[str, str] = {}  # who proposed it
        self.links: dict[str, str] = {}  # of which two
        self.begun: dict[str, tuple[str, ...]] = {}  # who may hear of what came of an interest
        for id in SPECIALITIES:
            self.record(0, Edit("speciality", id, {"code": f"S-{id[-2:]}", "country": "CN"}, new=True))

    def whose(self, number: int, named: str) -> str:
        """A college writes for itself, an office for any."""
        return HOME[number] if number in PARTNERS.values() else named

    def theirs(self, number: int, known: Mapping[str, str]) -> Mapping[str, str]:
        """Those that whoever sits before a file may write: a college its own alone, as its program sees to."""
        return {id: of for id, of in known.items() if number not in PARTNERS.values() or of == HOME[number]}

    def asked(self, side: int) -> Mapping[str, str]:
        """Interests by who asks (0), or who is asked (1)."""
        return {id: parties[side] for id, parties in self.interests.items()}

    # offers and needs

    @rule(number=who, named=owner, at_once=st.booleans(), value=word)
    def draft(self, number: int, named: str, at_once: bool, value: str) -> None:
        self.drafted(number, named, PUBLISHED if at_once else "draft", value)

    def drafted(self, number: int, named: str, state: str, value: str) -> str:
        id, institution = self.new_id(), self.whose(number, named)
        told = {"side": "offer", "topic": "course", "institution_id": institution, "name_en": f"{value} {id}"}
        step = self.record(number, Edit("listing", id, {**told, "state": state}, new=True))
        assert step, f"{institution} may not draft its own"
        self.offers[id] = institution
        self.told["offers"] += 1
        self.look()
        return id

    @rule(number=who, n=pick, state=st.sampled_from((*SHARED_STATES, "published", "draft")))
    def move_offer(self, number: int, n: int, state: str) -> None:
        """Also back to a draft, as no form does."""
        if id := one_of(self.theirs(number, self.offers), n):
            self.record(number, Edit("listing", id, {"state": state}))
        self.look()

    @rule(number=who, n=pick, value=word, places=st.integers(1, 3))
    def change_offer(self, number: int, n: int, value: str, places: int) -> None:
        if id := one_of(self.theirs(number, self.offers), n):
            self.record(number, Edit("listing", id, {"name_en": f"{value} {id}", "places": places}))

    @rule(number=hub, institution=partner, named=owner, value=word, back=st.booleans())
    def published_by_a_lost_package(self, number: int, institution: str, named: str, value: str, back: bool) -> None:
        """Draft → package → publish → lost package → withdraw and publish again → package."""
        theirs = PARTNERS[institution]
        writer = theirs if named == institution else number
        id = self.drafted(writer, named, "draft", value)
        self.both_ways(number, institution)
        self.record(writer, Edit("listing", id, {"state": PUBLISHED}))
        self.packed(self.stores[theirs], self.stores[number])
        self.packed(self.stores[number], self.stores[theirs])
        self.record(writer, Edit("listing", id, {"name_en": f"later {id}"}))
        for state in ("withdrawn", PUBLISHED) if back else ():
            self.record(writer, Edit("listing", id, {"state": state}))
        self.look()
        self.both_ways(number, institution)
        self.told["published by a lost package"] += 1

    # interests

    @rule(number=who, named=owner, n=pick, m=pick, state=st.sampled_from((*AT_HOME, *SHARED, "sent")), value=word)
    def be_interested(self, number: int, named: str, n: int, m: int, state: str, value: str) -> None:
        """Noted, sent, taken back; with an own offer, which may be a draft."""
        listing, asking = one_of(self.offers, n), self.whose(number, named)
        if not listing or self.offers[listing] == asking or self.stores[number].get("listing", listing) is None:
            return
        answering = self.offers[listing]
        named_ones = {"listing_id": listing, "asking_institution_id": asking}
        id = REGISTRY["interest"].own_id(named_ones)
        own = one_of({one: of for one, of in self.offers.items() if of == asking}, m)
        said = {"state": state, "message": f"{value} {id}", "own_listing_id": own or None}
        new = self.stores[number].get("interest", id) is None
        whole = {**named_ones, "answering_institution_id": answering, **said} if new else said
        if self.record(number, Edit("interest", id, whole, new=new)):
            self.interests[id] = asking, answering
            self.told["interests"] += new
        self.look()

    @rule(number=hub, asking=partner, named=owner, losing=st.sets(st.integers(0, 3)), value=word)
    def deal(self, number: int, asking: str, named: str, losing: Collection[int], value: str) -> None:
        """Noted beside a draft of one's own, sent, said otherwise, answered; of the packages between some are lost."""
        if asking == named:
            return
        files = {OFFICE: number, **PARTNERS}
        listing = self.drafted(files[named], named, PUBLISHED, value)
        own = self.drafted(files[asking], asking, "draft", value)
        self.to_everybody(number)
        id = REGISTRY["interest"].own_id({"asking_institution_id": asking, "listing_id": listing})
        sides = {"asking_institution_id": asking, "answering_institution_id": named}
        note = {"state": "shortlisted", "message": f"{value} {id}", "own_listing_id": own, "listing_id": listing}
        if not self.record(files[asking], Edit("interest", id, {**sides, **note}, new=True)):
            return
        self.interests[id] = asking, named
        said = (
            *((asking, "message", f"more {id}"), (asking, "state", "sent")),
            *((named, "reply", "accepted"), (asking, "state", "withdrawn")),
        )
        for at, (institution, field, words) in enumerate(said):
            self.record(files[institution], Edit("interest", id, {field: words}))
            self.look()
            if at in losing:
                for theirs in PARTNERS.values():
                    self.packed(self.stores[theirs], self.stores[number])
                    self.packed(self.stores[number], self.stores[theirs])
            else:
                self.to_everybody(number)
            if not at:
                self.nothing_leaked()  # as long as it is a note
        self.told["deals"] += 1

    @rule(number=who, n=pick, reply=st.sampled_from(("answered", "accepted", "declined")), value=word)
    def answer(self, number: int, n: int, reply: str, value: str) -> None:
        if id := one_of(self.theirs(number, self.asked(1)), n):
            self.record(number, Edit("interest", id, {"reply": reply, "answer": f"{value} {id}"}))

    @rule(number=hub, n=pick, institution=partner)
    def make_agreement(self, number: int, n: int, institution: str) -> None:
        """An agreement that one partner sees comes of what perhaps two others said."""
        if id := one_of(self.interests, n):
            self.record(number, Edit("interest", id, {"led_to_agreement_id": AGREEMENT_OF[institution]}))

    @rule(number=who, n=pick, kind=st.sampled_from(tuple(BEGUN)), value=word)
    def begin_of_interest(self, number: int, n: int, kind: str, value: str) -> None:
        """By an office or, a project, by whoever answered, perhaps in several files at once."""
        if interest := one_of(self.theirs(number, self.asked(1)), n):
            self.begun_at(number, interest, kind, value)

    def begun_at(self, number: int, interest: str, kind: str, value: str) -> None:
        if self.stores[number].get("interest", interest) is None:
            return
        asking, answering = self.interests[interest]
        if kind == "agreement" and (OFFICE in (asking, answering) or number in PARTNERS.values()):
            return
        of, leads, told = BEGUN[kind]
        id, named = REGISTRY[kind].own_id({"interest_id": interest}), {"interest_id": interest, leads: answering}
        if self.stores[number].get(kind, id) is not None:
            return
        titled = {"title_en" if kind == "agreement" else "name_en": f"{value} {id}"}
        edits = [Edit(kind, id, {**told, **named, **titled}, new=True)]
        for institution in (asking, answering):
            seat = {of: id, "institution_id": institution, "interest_id": interest, "role": "partner"}
            edits.append(Edit("membership", REGISTRY["membership"].own_id(seat), seat, new=True))
        if not self.record(number, *edits, Edit("interest", interest, {f"led_to_{kind}_id": id})):
            return
        self.begun[id] = (answering,) if kind == "project" else (asking, answering)
        self.told["begun"] += 1
        self.look()

    @rule(number=hub, asking=partner, value=word, losing=st.sets(st.integers(0, 3)), kind=st.sampled_from(tuple(BEGUN)))
    def begin_twice(self, number: int, asking: str, value: str, losing: Collection[int], kind: str) -> None:
        """Of an accepted interest of two colleges, here and in the file of the one that answered, before they meet; an
        agreement here and on the other PC of the office."""
        (answering,) = (one for one in PARTNERS if one != asking)
        self.deal(number, asking, answering, losing, value)
        parties = asking, answering
        for interest in [id for id, sides in self.interests.items() if sides == parties][-1:]:
            for file in (number, PARTNERS[answering] if kind == "project" else 1 - number):
                self.begun_at(file, interest, kind, value)
        self.to_everybody(number)
        self.told["begun twice"] += 1

    # words and specialities

    @rule(number=who, named=owner, value=word)
    def propose_term(self, number: int, named: str, value: str) -> None:
        id, institution = self.new_id(), self.whose(number, named)
        told = {"institution_id": institution, "state": "proposed", "name_en": f"{value} {id}"}
        if self.record(number, Edit("glossary_term", id, told, new=True)):
            self.terms[id] = institution
            self.told["terms"] += 1

    @rule(number=hub, n=pick, state=st.sampled_from(("agreed", "deprecated", "proposed")))
    def agree_to_term(self, number: int, n: int, state: str) -> None:
        if id := one_of(self.terms, n):
            self.record(number, Edit("glossary_term", id, {"state": state}))
        self.look()

    @rule(number=who, n=pick, value=word)
    def change_term(self, number: int, n: int, value: str) -> None:
        if id := one_of(self.theirs(number, self.terms), n):
            self.record(number, Edit("glossary_term", id, {"name_en": f"{value} {id}"}))

    @rule(number=hub, state=st.sampled_from(("proposed", "agreed", "ended")), n=pick, new=st.booleans(), value=word)
    def link(self, number: int, state: str, n: int, new: bool, value: str) -> None:
        id = one_of(self.links, n)
        said = {"state": state, "decision": ""}
        if new or not id:
            id = self.new_id()
            sides = {"institution_id": NORTH, "other_institution_id": SOUTH}
            said |= {**sides, "speciality_id": SPECIALITIES[0], "other_speciality_id": SPECIALITIES[1]}
            new = True
        if self.record(number, Edit("speciality_link", id, {**said, "decision": f"{value} {id}"}, new=new)):
            self.links[id] = state
        self.look()

    @rule(
        number=who,
        n=pick,
        side=st.sampled_from(tuple(PAIR_SIDES)),
        said=st.sampled_from((*LINKED_STATES, DECLINED_LINK)),
        value=word,
    )
    def agree_to_pair(self, number: int, n: int, side: str, said: str, value: str) -> None:
        """A college says its own word, of what nobody has settled; the office says that of either."""
        id, whose = one_of(self.links, n), self.whose(number, side)
        pair = self.stores[number].get("speciality_link", id) if id and whose in PAIR_SIDES else None
        if pair is not None and pair["state"] == "proposed":
            paper = {} if number in PARTNERS.values() else {"decision": f"{value} {id}"}  # of both, once both agreed
            self.record(number, Edit("speciality_link", id, {PAIR_SIDES[whose]: said, **paper}))
        self.look()

    @rule(number=hub, institution=partner, value=word)
    def agree_both(self, number: int, institution: str, value: str) -> None:
        """One proposes and agrees, the other agrees once it has heard of it."""
        (other,) = (one for one in PARTNERS if one != institution)
        id, sides = self.new_id(), {"institution_id": NORTH, "other_institution_id": SOUTH}
        both = {"speciality_id": SPECIALITIES[0], "other_speciality_id": SPECIALITIES[1]}
        said = {**sides, **both, "state": "proposed", PAIR_SIDES[institution]: "agreed", "decision": f"{value} {id}"}
        if not self.record(PARTNERS[institution], Edit("speciality_link", id, said, new=True)):
            return
        self.links[id] = "proposed"
        self.to_everybody(number)
        if self.stores[PARTNERS[other]].get("speciality_link", id) is not None:
            self.record(PARTNERS[other], Edit("speciality_link", id, {PAIR_SIDES[other]: "agreed"}))
        self.look()
        self.to_everybody(number)
        self.told["pairs of both"] += 1

    @rule(number=who, named=owner, value=word)
    def profile(self, number: int, named: str, value: str) -> None:
        self.record(number, Edit("institution", self.whose(number, named), {"strengths_en": value}))

    @rule(number=who, n=pick, back=st.booleans())
    def take_away_or_bring_back(self, number: int, n: int, back: bool) -> None:
        own = {"listing": self.offers, "interest": self.asked(0), "glossary_term": self.terms}
        own |= {} if number in PARTNERS.values() else {"speciality_link": self.links}
        kinds = {id: kind for kind, known in own.items() for id in self.theirs(number, known)}
        if id := one_of(kinds, n):
            self.record(number, restoral(kinds[id], id) if back else removal(kinds[id], id))

    def to_everybody(self, number: int) -> None:
        for institution in (*PARTNERS, *PARTNERS):
            self.both_ways(number, institution)

    def both_ways(self, number: int, institution: str) -> None:
        self.take(number, self.packed(self.stores[PARTNERS[institution]], self.stores[number]))
        self.carry(number, institution)


def one_of(known: Mapping[str, object], n: int) -> str:
    """One id of those there are; empty where there is none."""
    return list(known)[n % len(known)] if known else ""

"""Interest in offers and needs, between an office and its colleges: noted at home, sent, answered, lost on the way; and
each rule behind it broken on purpose, so that it is known that a story notices."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack

import pytest
from exchanging import NORTH, OFFICE, SOUTH, a_partner, add, an_office, meet, pack, set_, take, whole
from replicas import uid
from rogue import Rogue, Writes

from exchange_admin.domain.fields import Kind
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.rules import partner_scope
from exchange_admin.domain.steps import Step, removal
from exchange_admin.names import Names
from exchange_admin.store import Store, partner_writes
from exchange_admin.store.partner_writes import PartnerWrites

OFFERS = {SOUTH: uid("91"), OFFICE: uid("92"), NORTH: uid("94")}
DRAFT = uid("93")
INSIDE = "FOR-THE-OFFICE-32"


def interest_of(asking: str, listing: str) -> str:
    return REGISTRY["interest"].own_id({"asking_institution_id": asking, "listing_id": listing})


ASKED = interest_of(NORTH, OFFERS[SOUTH])


class Cast:
    """An office and two colleges of it, each with a published offer that all of them see; the north drafts a need."""

    def __init__(self, names: Names, stack: ExitStack) -> None:
        self.office = stack.enter_context(an_office(names))
        self.north = stack.enter_context(a_partner(names, self.office, NORTH))
        self.south = stack.enter_context(a_partner(names, self.office, SOUTH))
        for owner, id in OFFERS.items():
            store = {NORTH: self.north, SOUTH: self.south, OFFICE: self.office}[owner]
            told = {"side": "offer", "topic": "course", "institution_id": owner, "state": "published"}
            add(store, "listing", id, **told, name_en="Robots")
        need = {"side": "need", "topic": "course", "institution_id": NORTH, "state": "draft", "name_en": "Wanted"}
        add(self.north, "listing", DRAFT, **need)
        self.meet()

    def ask(self, store: Store, asking: str, answering: str, state: str = "sent", **more: object) -> str:
        listing = OFFERS[answering]
        told = {"listing_id": listing, "asking_institution_id": asking, "answering_institution_id": answering}
        id = interest_of(asking, listing)
        add(store, "interest", id, **told, state=state, **more)
        return id

    def meet(self) -> None:
        for college in (self.north, self.south, self.north):
            meet(self.office, college)

    def at(self, store: Store, id: str = ASKED) -> Mapping[str, object]:
        record = store.get("interest", id)
        return record.values if record else {}

    def said(self, field: str = "state", id: str = ASKED) -> list[object]:
        return [self.at(store, id).get(field) for store in (self.office, self.north, self.south)]


@pytest.fixture
def cast(names: Names) -> Iterator[Cast]:
    with ExitStack() as stack:
        yield Cast(names, stack)


Story = Callable[[Cast], None]


def a_note_stays_at_home_until_it_is_sent(cast: Cast) -> None:
    cast.ask(cast.north, NORTH, SOUTH, "shortlisted", message="To be thought over")
    cast.meet()
    assert cast.said() == ["shortlisted", "shortlisted", None]
    set_(cast.north, "interest", ASKED, state="dismissed")
    cast.meet()
    assert cast.said() == ["dismissed", "dismissed", None]
    set_(cast.north, "interest", ASKED, state="sent")
    cast.meet()
    assert cast.said() == ["sent"] * 3
    assert cast.at(cast.south)["message"] == "To be thought over"
    assert cast.south.get("institution", NORTH) is not None
    whole(cast.office, cast.north, cast.south)


def a_note_of_the_office_is_nobody_elses(cast: Cast) -> None:
    id = cast.ask(cast.office, OFFICE, SOUTH, "shortlisted")
    cast.meet()
    assert cast.said(id=id) == ["shortlisted", None, None]
    set_(cast.office, "interest", id, state="sent")
    cast.meet()
    assert cast.said(id=id) == ["sent", None, "sent"]
    whole(cast.office, cast.north, cast.south)


def a_note_that_the_office_writes_for_a_college_is_seen_by_it_alone(cast: Cast) -> None:
    cast.ask(cast.office, NORTH, SOUTH, "shortlisted")
    cast.meet()
    assert cast.said() == ["shortlisted", "shortlisted", None]
    set_(cast.north, "interest", ASKED, state="sent")
    cast.meet()
    assert cast.said() == ["sent"] * 3
    whole(cast.office, cast.north, cast.south)


def it_is_answered_and_the_answer_comes_back(cast: Cast) -> None:
    cast.ask(cast.north, NORTH, SOUTH, message="May we come?")
    cast.meet()
    set_(cast.south, "interest", ASKED, reply="accepted", answer="Come in March")
    cast.meet()
    assert cast.said("reply") == ["accepted"] * 3
    assert cast.said("answer") == ["Come in March"] * 3
    whole(cast.office, cast.north, cast.south)


def what_is_taken_back_while_it_is_accepted_is_both(cast: Cast) -> None:
    cast.ask(cast.north, NORTH, SOUTH)
    cast.meet()
    set_(cast.north, "interest", ASKED, state="withdrawn")
    set_(cast.south, "interest", ASKED, reply="accepted")
    cast.meet()
    cast.meet()
    assert (cast.said(), cast.said("reply")) == (["withdrawn"] * 3, ["accepted"] * 3)
    set_(cast.north, "interest", ASKED, state="sent")
    cast.meet()
    set_(cast.north, "interest", ASKED, state="shortlisted")  # as no form does
    cast.meet()
    assert cast.said() == ["sent"] * 3
    whole(cast.office, cast.north, cast.south)


def packages_are_lost_and_nothing_else(cast: Cast) -> None:
    cast.ask(cast.north, NORTH, SOUTH, "shortlisted")
    take(cast.office, pack(cast.north, cast.office))
    set_(cast.north, "interest", ASKED, state="sent", message="First")
    pack(cast.north, cast.office)  # never arrives
    set_(cast.north, "interest", ASKED, message="Second")
    take(cast.office, pack(cast.north, cast.office))
    pack(cast.office, cast.south)  # nor does this
    cast.meet()
    assert cast.said("message") == ["Second"] * 3
    set_(cast.south, "interest", ASKED, reply="answered", answer="Which month?")
    pack(cast.south, cast.office)  # nor this
    set_(cast.south, "interest", ASKED, reply="declined")
    cast.meet()
    assert (cast.said("reply"), cast.said("answer")) == (["declined"] * 3, ["Which month?"] * 3)
    whole(cast.office, cast.north, cast.south)


def nobody_else_hears_of_it(cast: Cast) -> None:
    id = cast.ask(cast.north, NORTH, OFFICE, own_listing_id=DRAFT, message=INSIDE)
    cast.meet()
    set_(cast.office, "interest", id, reply="accepted", reason=INSIDE)
    cast.meet()
    assert cast.said("reply", id) == ["accepted", "accepted", None]
    assert INSIDE not in "".join(cast.south._db.iterdump())
    assert cast.at(cast.north, id)["reason"] is None
    whole(cast.office, cast.north, cast.south)


def it_brings_nothing_else_into_sight(cast: Cast) -> None:
    cast.ask(cast.north, NORTH, SOUTH, own_listing_id=DRAFT)
    cast.meet()
    assert cast.said() == ["sent"] * 3
    assert cast.at(cast.south)["own_listing_id"] is None
    assert cast.south.get("listing", DRAFT) is None
    assert DRAFT not in "".join(cast.south._db.iterdump())
    set_(cast.north, "listing", DRAFT, state="published")
    cast.meet()
    assert cast.at(cast.south)["own_listing_id"] == DRAFT
    whole(cast.office, cast.north, cast.south)


def nobody_speaks_in_the_name_of_another(cast: Cast) -> None:
    forged = cast.ask(cast.north, NORTH, SOUTH)
    cast.meet()
    rogue = Rogue(cast.north)
    rogue.write(Writes("interest", forged, {"reply": "accepted", "answer": "Gladly"}))
    take(cast.office, rogue.pack(cast.office))
    other = Rogue(cast.south)
    theirs = {"listing_id": OFFERS[SOUTH], "asking_institution_id": OFFICE, "answering_institution_id": SOUTH}
    in_our_name = interest_of(OFFICE, OFFERS[SOUTH])
    other.write(Writes("interest", in_our_name, {**theirs, "state": "sent"}, new=True))
    other.write(Writes("interest", forged, {"message": "False"}))
    other.write(Writes("interest", forged, {"state": "withdrawn"}))
    other.write(Writes("interest", forged, {"_live": 0}))
    wrong = {"listing_id": OFFERS[OFFICE], "asking_institution_id": SOUTH, "answering_institution_id": OFFICE}
    other.write(Writes("interest", uid("95"), {**wrong, "state": "sent"}, new=True))
    invented = interest_of(SOUTH, OFFERS[OFFICE])
    answering = {"listing_id": OFFERS[OFFICE], "asking_institution_id": SOUTH, "answering_institution_id": SOUTH}
    other.write(Writes("interest", invented, {**answering, "state": "sent", "reply": "accepted"}, new=True))
    take(cast.office, other.pack(cast.office))
    found = cast.office.get("interest", forged)
    assert found is not None
    assert found.live
    assert [found[name] for name in ("state", "reply", "answer", "message")] == ["sent", None, None, None]
    assert [cast.at(cast.office, id) for id in (in_our_name, uid("95"), invented)] == [{}, {}, {}]


def whoever_asked_begins_no_project_of_it(cast: Cast) -> None:
    """Neither under the id that follows from it, nor by saying so of another one, nor before it is accepted."""
    cast.ask(cast.north, NORTH, SOUTH)
    cast.meet()
    told = {"kind": "research", "state": "idea"}
    of_it = REGISTRY["project"].own_id({"interest_id": ASKED})
    north, south = Rogue(cast.north), Rogue(cast.south)
    south.write(Writes("project", of_it, {**told, "lead_institution_id": SOUTH, "interest_id": ASKED}, new=True))
    take(cast.office, south.pack(cast.office))
    assert cast.office.get("project", of_it) is None
    set_(cast.office, "interest", ASKED, reply="accepted")
    north.write(Writes("project", of_it, {**told, "lead_institution_id": NORTH, "interest_id": ASKED}, new=True))
    north.write(Writes("project", uid("96"), {**told, "lead_institution_id": NORTH}, new=True))
    north.write(Writes("project", uid("96"), {"interest_id": ASKED}))
    take(cast.office, north.pack(cast.office))
    own = cast.office.get("project", uid("96"))
    assert cast.office.get("project", of_it) is None
    assert own is not None
    assert own["interest_id"] is None


def whoever_answered_begins_a_project_of_it(cast: Cast) -> None:
    cast.ask(cast.north, NORTH, SOUTH)
    cast.meet()
    set_(cast.north, "interest", ASKED, state="withdrawn")  # not heard of yet where it is accepted
    set_(cast.south, "interest", ASKED, reply="accepted")
    id = REGISTRY["project"].own_id({"interest_id": ASKED})
    add(cast.south, "project", id, kind="research", state="idea", lead_institution_id=SOUTH, interest_id=ASKED)
    cast.meet()
    found = cast.office.get("project", id)
    assert found is not None
    assert found["interest_id"] == ASKED


def nobody_turns_what_was_written_once(cast: Cast) -> None:
    """Shown as it was begun, it would be judged as the stranger says."""
    asked = cast.ask(cast.north, NORTH, SOUTH)
    cast.meet()
    both = {"answering_institution_id": NORTH}
    begun = {"listing_id": OFFERS[SOUTH], "asking_institution_id": NORTH, "state": "sent"}
    turned = Writes("interest", asked, both)
    emptied = Writes("interest", asked, {"answering_institution_id": None})
    for first in ((turned,), (Writes("interest", asked, {**begun, **both}, new=True),), (emptied, turned)):
        rogue = Rogue(cast.north)
        for one in first:
            rogue.write(one)
        rogue.write(Writes("interest", asked, {"reply": "accepted"}))
        take(cast.office, rogue.pack(cast.office))
    other = Rogue(cast.south)
    other.write(Writes("interest", asked, {"asking_institution_id": SOUTH}))
    other.write(Writes("interest", asked, {"_live": 0}))
    take(cast.office, other.pack(cast.office))
    found = cast.office.get("interest", asked)
    assert found is not None
    assert found.live
    names = ("asking_institution_id", "answering_institution_id", "reply")
    assert [found[name] for name in names] == [NORTH, SOUTH, None]


def nobody_writes_what_never_leaves_an_office(cast: Cast) -> None:
    asked = cast.ask(cast.north, NORTH, OFFICE)
    cast.meet()
    set_(cast.office, "interest", asked, reason=INSIDE)
    rogue = Rogue(cast.north)
    rogue.write(Writes("interest", asked, {"reason": "False"}))
    take(cast.office, rogue.pack(cast.office))
    assert cast.at(cast.office, asked)["reason"] == INSIDE


def who_asked_takes_it_away(cast: Cast) -> None:
    cast.ask(cast.north, NORTH, SOUTH)
    cast.meet()
    found = cast.north.get("interest", ASKED)
    assert found is not None
    cast.north.record(Step("x", "interest.remove", (removal("interest", ASKED, found.heads),)))
    cast.meet()
    records = [store.get("interest", ASKED) for store in (cast.office, cast.north, cast.south)]
    assert [one is not None and one.live for one in records] == [False] * 3
    whole(cast.office, cast.north, cast.south)


STORIES = (
    a_note_stays_at_home_until_it_is_sent,
    a_note_of_the_office_is_nobody_elses,
    a_note_that_the_office_writes_for_a_college_is_seen_by_it_alone,
    it_is_answered_and_the_answer_comes_back,
    what_is_taken_back_while_it_is_accepted_is_both,
    packages_are_lost_and_nothing_else,
    nobody_else_hears_of_it,
    it_brings_nothing_else_into_sight,
    nobody_speaks_in_the_name_of_another,
    whoever_asked_begins_no_project_of_it,
    whoever_answered_begins_a_project_of_it,
    nobody_turns_what_was_written_once,
    nobody_writes_what_never_leaves_an_office,
    who_asked_takes_it_away,
)


@pytest.mark.parametrize("story", STORIES)
def test_it_goes_as_it_is_told(story: Story, cast: Cast) -> None:
    story(cast)


def test_words_in_the_name_of_another_are_noticed(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(partner_writes, "writes_for_others", lambda *_: False)
    with pytest.raises(AssertionError):
        nobody_speaks_in_the_name_of_another(cast)


@pytest.mark.parametrize("story", [whoever_asked_begins_no_project_of_it, nobody_speaks_in_the_name_of_another])
def test_what_says_otherwise_than_what_it_names_is_noticed(
    story: Story, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(partner_writes, "contradicts_itself", lambda *_, **__: False)
    with pytest.raises(AssertionError):
        story(cast)


def test_what_is_written_once_and_turned_is_noticed(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PartnerWrites, "_is_turned", lambda *_: False)
    monkeypatch.setattr(PartnerWrites, "_shown", lambda _self, _kind, _before, told: told)
    monkeypatch.setattr(partner_writes, "contradicts_itself", lambda *_, **__: False)  # which sees this one too
    with pytest.raises(AssertionError):
        nobody_turns_what_was_written_once(cast)


def test_a_note_that_the_other_side_may_read_is_noticed(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Kind, "drafted_by", property(lambda kind: kind.theirs))
    with pytest.raises(AssertionError):
        a_note_stays_at_home_until_it_is_sent(cast)


def test_a_note_that_is_not_the_askers_own_to_write_is_noticed(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(partner_scope, "_belongs_to", lambda *_: False)
    with pytest.raises(AssertionError):
        a_note_stays_at_home_until_it_is_sent(cast)

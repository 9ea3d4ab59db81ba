"""Committees between an office and its colleges: who sees what of them and who writes it; and rules behind it broken on
purpose, so that it is known that a story notices."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from exchanging import NORTH, OFFICE, SOUTH, a_partner, add, an_office, meet, pack, set_, take, whole
from replicas import uid
from rogue import Rogue, Writes

from exchange_admin.domain.fields import Value
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.rules import partner_scope
from exchange_admin.domain.steps import Step, removal
from exchange_admin.names import Names
from exchange_admin.store import Store
from exchange_admin.store.scoping import Scoping

HUB_BODY, NORTH_BODY = uid("b801"), uid("b802")
"""One that the office leads, with the north as its member; one that the north leads."""
SESSION, NORTH_SESSION = uid("b811"), uid("b812")
DECISION = uid("b821")
NORTHS_SEAT, SOUTHS_SEAT = uid("b831"), uid("b832")
NEW = uid("b899")
AGREEMENT_OF_SOUTH, AGREEMENT_OF_NORTH = uid("b2"), uid("b1")
SECRET = "WHAT-THE-COMMITTEE-SAID"


def approval_of(meeting: str, institution: str) -> str:
    return REGISTRY["approval"].own_id({"meeting_id": meeting, "institution_id": institution})


def approved(meeting: str, institution: str, hash: str = "a" * 64) -> dict[str, Value]:
    named: dict[str, Value] = {"meeting_id": meeting, "institution_id": institution, "verdict": "approved"}
    return {**named, "content_hash": hash, "signer": "Somebody", "signed_on": "2026-09-01"}


class Cast:
    """An office and two colleges of it. The north sits in the committee of the office; the south in none."""

    def __init__(self, names: Names, stack: ExitStack) -> None:
        self.office = stack.enter_context(an_office(names))
        self.north = stack.enter_context(a_partner(names, self.office, NORTH))
        self.south = stack.enter_context(a_partner(names, self.office, SOUTH))
        self.body(self.office, HUB_BODY, OFFICE)
        self.seat(self.office, NORTHS_SEAT, NORTH, body_id=HUB_BODY)
        self.session(self.office, SESSION, HUB_BODY, "planned")
        self.decide(self.office, DECISION, SESSION)
        self.meet()

    @staticmethod
    def body(store: Store, id: str, lead: str) -> None:
        add(store, "body", id, name_en="Committee", kind="committee", lead_institution_id=lead)

    @staticmethod
    def seat(store: Store, id: str, institution: str, **of: str) -> None:
        add(store, "membership", id, institution_id=institution, role="partner", **of)

    @staticmethod
    def session(store: Store, id: str, body: str, state: str) -> None:
        add(store, "meeting", id, body_id=body, kind="session", state=state, starts="2026-09-01", place=SECRET)

    @staticmethod
    def decide(store: Store, id: str, meeting: str) -> None:
        told = {"number": "1/1", "kind": "resolution", "state": "proposed", "text_zh": SECRET}
        add(store, "decision", id, meeting_id=meeting, **told)

    def meet(self) -> None:
        for college in (self.north, self.south, self.north):
            meet(self.office, college)

    def of_the_north(self) -> None:
        """The north makes a committee of its own, seats itself and the south, and meets."""
        self.body(self.north, NORTH_BODY, NORTH)
        self.seat(self.north, uid("b833"), NORTH, body_id=NORTH_BODY)
        self.session(self.north, NORTH_SESSION, NORTH_BODY, "announced")
        self.meet()

    def raw(self, *entries: Writes) -> None:
        """The north writes past every rule of its program."""
        rogue = Rogue(self.north)
        rogue.write(*entries)
        take(self.office, rogue.pack(self.office))
        self.meet()

    def held(self) -> set[str]:
        return {one.text("record") for one in self.office.where("held_change", "state", ["waiting"]) if one.live}


@pytest.fixture
def cast(names: Names) -> Iterator[Cast]:
    with ExitStack() as stack:
        yield Cast(names, stack)


def there(store: Store, kind: str, id: str) -> bool:
    return store.get(kind, id) is not None


Story = Callable[[Cast], None]


def a_member_sees_what_was_announced_and_nobody_else_anything(cast: Cast) -> None:
    assert there(cast.north, "body", HUB_BODY)
    assert not there(cast.north, "meeting", SESSION)
    assert not there(cast.north, "decision", DECISION)
    set_(cast.office, "meeting", SESSION, state="announced")
    cast.meet()
    assert there(cast.north, "meeting", SESSION)
    assert there(cast.north, "decision", DECISION)
    for kind, id in (("body", HUB_BODY), ("membership", NORTHS_SEAT), ("meeting", SESSION), ("decision", DECISION)):
        assert not there(cast.south, kind, id)
    assert SECRET not in "\n".join(cast.south._db.iterdump())
    whole(cast.office, cast.north, cast.south)


def a_college_that_leads_plans_in_quiet_and_its_office_knows(cast: Cast) -> None:
    cast.of_the_north()
    planned = uid("b813")
    cast.session(cast.north, planned, NORTH_BODY, "planned")
    cast.seat(cast.office, SOUTHS_SEAT, SOUTH, body_id=NORTH_BODY)
    cast.meet()
    assert there(cast.office, "meeting", planned)
    assert there(cast.north, "meeting", planned)
    assert there(cast.south, "meeting", NORTH_SESSION)
    assert not there(cast.south, "meeting", planned)
    set_(cast.north, "meeting", planned, state="held")
    cast.decide(cast.north, uid("b822"), planned)
    cast.meet()
    assert there(cast.south, "decision", uid("b822"))
    assert cast.held() == set()
    whole(cast.office, cast.north, cast.south)


def what_the_office_plans_for_a_committee_of_a_college_that_college_writes(cast: Cast) -> None:
    cast.of_the_north()
    planned = uid("b813")
    cast.session(cast.office, planned, NORTH_BODY, "planned")
    cast.meet()
    assert there(cast.north, "meeting", planned)
    assert not there(cast.south, "meeting", planned)
    set_(cast.north, "meeting", planned, place="Harbin")
    cast.meet()
    assert cast.office.get("meeting", planned)["place"] == "Harbin"
    assert cast.held() == set()


def a_member_approves_for_itself(cast: Cast) -> None:
    set_(cast.office, "meeting", SESSION, state="held")
    cast.meet()
    id = approval_of(SESSION, NORTH)
    add(cast.north, "approval", id, **approved(SESSION, NORTH))
    cast.meet()
    assert there(cast.office, "approval", id)
    assert cast.held() == set()
    set_(cast.north, "approval", id, content_hash="b" * 64)
    cast.meet()
    assert cast.office.get("approval", id)["content_hash"] == "b" * 64
    whole(cast.office, cast.north, cast.south)


def nobody_approves_for_another_or_what_it_does_not_see(cast: Cast) -> None:
    set_(cast.office, "meeting", SESSION, state="held")
    cast.meet()
    for meeting, institution in ((SESSION, OFFICE), (SESSION, SOUTH)):
        id = approval_of(meeting, institution)
        cast.raw(Writes("approval", id, approved(meeting, institution), new=True))
        assert id in cast.held()
    elsewhere, foreign = uid("b803"), uid("b814")
    cast.body(cast.office, elsewhere, OFFICE)
    cast.session(cast.office, foreign, elsewhere, "held")
    cast.raw(Writes("approval", approval_of(foreign, NORTH), approved(foreign, NORTH), new=True))
    assert approval_of(foreign, NORTH) in cast.held()
    assert not there(cast.north, "meeting", foreign)


def nobody_seats_itself(cast: Cast) -> None:
    elsewhere = uid("b803")
    cast.body(cast.office, elsewhere, OFFICE)
    cast.of_the_north()
    for at, of in enumerate(
        (
            {"body_id": elsewhere},
            {"agreement_id": AGREEMENT_OF_SOUTH},
            {"agreement_id": AGREEMENT_OF_NORTH},
            {"agreement_id": AGREEMENT_OF_SOUTH, "body_id": NORTH_BODY},
            {"agreement_id": AGREEMENT_OF_NORTH, "body_id": NORTH_BODY},
            {"agreement_id": None, "body_id": None},
        )
    ):
        id = uid(f"b84{at}")
        cast.raw(Writes("membership", id, {"institution_id": NORTH, "role": "chair", **of}, new=True))
        assert id in cast.held(), of
    assert not there(cast.north, "body", elsewhere)
    assert not there(cast.north, "agreement", AGREEMENT_OF_SOUTH)
    assert SECRET not in "\n".join(cast.south._db.iterdump())


def a_seat_of_ones_own_committee_leads_to_nothing_else(cast: Cast) -> None:
    """Two steps: a membership that is the north's to write, then what it is of."""
    elsewhere, seat = uid("b803"), uid("b833")
    cast.body(cast.office, elsewhere, OFFICE)
    cast.of_the_north()
    cast.raw(Writes("membership", seat, {"agreement_id": AGREEMENT_OF_SOUTH}))
    cast.raw(Writes("membership", seat, {"body_id": elsewhere}))
    assert seat in cast.held()
    assert not there(cast.north, "agreement", AGREEMENT_OF_SOUTH)
    assert not there(cast.north, "body", elsewhere)


def a_member_writes_nothing_of_the_committee(cast: Cast) -> None:
    set_(cast.office, "meeting", SESSION, state="held")
    cast.meet()
    cast.raw(
        Writes("body", HUB_BODY, {"lead_institution_id": NORTH}),
        Writes("meeting", SESSION, {"place": "elsewhere", "state": "agreed"}),
        Writes("decision", DECISION, {"text_zh": "other", "state": "done"}),
        Writes("membership", NORTHS_SEAT, {"role": "chair"}),
        Writes("decision", NEW, {"meeting_id": SESSION, "number": "9", "text_zh": "x"}, new=True),
        Writes("meeting", uid("b898"), {"body_id": HUB_BODY, "state": "held", "starts": "2026-09-01"}, new=True),
    )
    assert cast.held() == {HUB_BODY, SESSION, DECISION, NORTHS_SEAT, NEW, uid("b898")}
    assert cast.office.get("meeting", SESSION)["place"] == SECRET
    assert cast.office.get("membership", NORTHS_SEAT)["role"] == "partner"


def nobody_takes_the_committee_of_another_over(cast: Cast) -> None:
    cast.raw(Writes("body", HUB_BODY, {"lead_institution_id": NORTH, "name_en": "Ours"}, new=True))
    cast.raw(Writes("meeting", SESSION, {"body_id": NORTH_BODY, "state": "held"}, new=True))
    assert {HUB_BODY, SESSION} <= cast.held()
    assert not there(cast.north, "meeting", SESSION)


def whoever_is_no_member_any_more_is_told_of_the_end(cast: Cast) -> None:
    set_(cast.office, "meeting", SESSION, state="announced")
    cast.meet()
    cast.office.record(removal_of(NORTHS_SEAT))
    cast.meet()
    seat = cast.north.get("membership", NORTHS_SEAT)
    assert seat is not None
    assert not seat.live
    whole(cast.office, cast.north)


def removal_of(id: str) -> Step:
    return Step("office", "delete", (removal("membership", id),))


STORIES: tuple[Story, ...] = (
    a_member_sees_what_was_announced_and_nobody_else_anything,
    a_college_that_leads_plans_in_quiet_and_its_office_knows,
    what_the_office_plans_for_a_committee_of_a_college_that_college_writes,
    a_member_approves_for_itself,
    nobody_approves_for_another_or_what_it_does_not_see,
    nobody_seats_itself,
    a_seat_of_ones_own_committee_leads_to_nothing_else,
    a_member_writes_nothing_of_the_committee,
    nobody_takes_the_committee_of_another_over,
    whoever_is_no_member_any_more_is_told_of_the_end,
)


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.__name__)
def test_committees_go_to_their_members_and_are_written_by_whoever_leads(cast: Cast, story: Story) -> None:
    story(cast)


def open_gate(self: Scoping, kind: object) -> str:
    return ""


BROKEN: dict[str, tuple[object, str, object]] = {
    "members see what is planned": (Scoping, "_gate", open_gate),
    "whoever leads does not see what is planned for it": (Scoping, "_add_drafts_of", lambda *_: 0),
    "a membership of two things is of both": (partner_scope, "names_one", lambda *_: True),
}


@pytest.mark.parametrize("broken", BROKEN)
def test_a_broken_rule_is_noticed(names: Names, monkeypatch: pytest.MonkeyPatch, broken: str) -> None:
    place, name, instead = BROKEN[broken]
    monkeypatch.setattr(place, name, instead)
    for story in STORIES:
        with ExitStack() as stack:
            try:
                story(Cast(names, stack))
            except AssertionError:
                return
    raise AssertionError(f"no story notices: {broken}")


def test_the_seat_of_a_college_is_told_in_its_own_package(cast: Cast) -> None:
    """Whatever is written about a committee, its packages name only what their reader sees."""
    cast.of_the_north()
    said = pack(cast.office, cast.south)
    assert not any(id in str(said.lines) for id in (HUB_BODY, NORTH_BODY, SESSION, NORTHS_SEAT, DECISION))

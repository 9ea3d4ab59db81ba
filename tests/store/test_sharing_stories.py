"""What is drafted, published, withdrawn and lost on its way, told as short stories; and each rule behind them broken on
purpose, so that it is known that a story notices.

`partner_machine.py` plays the same at random among everything else; what a broken gate does is told here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

import pytest
from exchanging import NORTH, OFFICE, SOUTH, a_partner, add, an_office, meet, pack, set_, take, tell, whole
from offices import SECRET
from replicas import SIGNING, opened, uid
from rogue import Rogue, Writes

from exchange_admin.domain.fields import Kind
from exchange_admin.domain.ids import Origin, derived_id
from exchange_admin.merge.transactions import Entry
from exchange_admin.names import Names
from exchange_admin.store import Store
from exchange_admin.store.identity import begin_incarnation
from exchange_admin.store.outgoing import Dispatch
from exchange_admin.store.partner_writes import Held, PartnerWrites
from exchange_admin.store.parts import Using
from exchange_admin.store.peers import Packages
from exchange_admin.store.scoping import Scoping

RULE, STAY, OTHER_STAY = uid("71"), uid("51"), uid("59")
TASK = derived_id("task", RULE, STAY, "start")
SHARED = {"share": "shared"}


class Cast:
    """An office, another PC of it, and a college whose student is at the office."""

    def __init__(self, names: Names, stack: ExitStack) -> None:
        self.names, self._stack = names, stack
        self.office = stack.enter_context(an_office(names))
        add(self.office, "requirement", RULE, code="registration", name_en="Registration")
        sides = {"sending_institution_id": SOUTH, "receiving_institution_id": OFFICE}
        states = {"sending_status": "nominated", "receiving_status": "none"}
        add(self.office, "mobility", OTHER_STAY, person_id=uid("a2"), **sides, **states)
        self.north = stack.enter_context(a_partner(names, self.office, NORTH))

    def other_pc(self) -> Store:
        using = Using(names=self.names, origin=Origin.seeded(99), signing=SIGNING)
        copy = self._stack.enter_context(Store(opened(self.office._db.serialize()), Path(), using))
        with copy._atomic():
            begin_incarnation(copy._journal, copy.origin, "")
        return copy

    def draft(self, store: Store | None = None, share: str = "office", **more: object) -> None:
        named = {"requirement_id": RULE, "mobility_id": STAY, "occurrence": "start"}
        told = {"title": "Registration", "kind": "requirement", "state": "open", "share": share, **named}
        add(store or self.office, "task", TASK, **told, **more)

    def down(self) -> None:
        take(self.north, pack(self.office, self.north))

    def up(self) -> None:
        take(self.office, pack(self.north, self.office))

    def at_north(self) -> Mapping[str, object] | None:
        record = self.north.get("task", TASK)
        return record.values if record else None


@pytest.fixture
def cast(names: Names) -> Iterator[Cast]:
    with ExitStack() as stack:
        yield Cast(names, stack)


Story = Callable[[Cast], None]


def a_draft_stays_and_arrives_whole_once_it_is_published(cast: Cast) -> None:
    cast.draft(reason=SECRET)
    set_(cast.office, "task", TASK, number="N-1")
    meet(cast.office, cast.north)
    assert cast.at_north() is None
    assert SECRET not in "".join(cast.north._db.iterdump())
    set_(cast.office, "task", TASK, **SHARED)
    meet(cast.office, cast.north)
    assert (cast.at_north() or {}).get("number") == "N-1"
    whole(cast.office, cast.north)


def the_package_that_says_so_is_lost_and_nothing_else(cast: Cast) -> None:
    cast.draft()
    cast.down()
    cast.up()
    set_(cast.office, "task", TASK, **SHARED, number="N-1")
    pack(cast.office, cast.north)  # never arrives
    set_(cast.office, "task", TASK, state="asked")
    cast.down()
    told = cast.at_north() or {}
    assert (told.get("title"), told.get("number"), told.get("state")) == ("Registration", "N-1", "asked")
    whole(cast.north)


def what_was_withdrawn_stays_published_and_goes_on(cast: Cast) -> None:
    cast.draft(share="shared")
    cast.down()
    set_(cast.office, "task", TASK, share="office")
    set_(cast.office, "task", TASK, state="asked")
    meet(cast.office, cast.north)
    assert ((cast.at_north() or {})["share"], (cast.at_north() or {})["state"]) == ("shared", "asked")
    assert cast.office.get("task", TASK)["share"] == "shared"


def one_pc_that_shares_is_enough_whatever_the_other_says_later(cast: Cast) -> None:
    other = cast.other_pc()
    cast.draft(share="shared")
    cast.draft(other, share="office")
    for _ in range(3):
        set_(other, "task", TASK, share="office", number="N-2")
    tell(other, cast.office)
    tell(cast.office, other)
    meet(cast.office, cast.north)
    assert (cast.at_north() or {}).get("number") == "N-2"
    assert cast.office.history.conflicts() == []


def what_a_college_keeps_for_itself_arrives_held_and_is_not_lost(cast: Cast) -> None:
    """There is no gate upward: a draft that stayed behind would never come, whatever became of it."""
    cast.draft(cast.north, share="office", number="N-3")
    cast.up()
    held = cast.office.where("held_change", "state", ["waiting"])
    assert [(one.text("record"), one.text("reason")) for one in held] == [(TASK, "not_theirs")]
    set_(cast.north, "task", TASK, **SHARED)
    cast.up()
    for one in cast.office.where("held_change", "state", ["waiting"]):
        set_(cast.office, "held_change", one.id, state="let_in")
    assert (cast.office.get("task", TASK)["number"], cast.office.get("task", TASK)["share"]) == ("N-3", "shared")
    meet(cast.office, cast.north)
    assert (cast.at_north() or {}).get("number") == "N-3"
    whole(cast.office, cast.north)


def nobody_shares_a_task_of_the_office_by_saying_so(cast: Cast) -> None:
    cast.draft(reason=SECRET)
    rogue = Rogue(cast.north)
    rogue.write(Writes("task", TASK, SHARED))
    take(cast.office, rogue.pack(cast.office))
    assert cast.office.get("task", TASK)["share"] == "office"
    cast.down()
    assert SECRET not in "".join(cast.north._db.iterdump())


def nobody_takes_the_id_of_a_task_to_come(cast: Cast) -> None:
    place = derived_id("task", RULE, OTHER_STAY, "start")
    rogue = Rogue(cast.north)
    own = {"title": "x", "kind": "manual", "state": "open", "mobility_id": STAY, **SHARED}
    rogue.write(Writes("task", place, own, new=True))
    take(cast.office, rogue.pack(cast.office))
    assert cast.office.get("task", place) is None


STORIES = (
    a_draft_stays_and_arrives_whole_once_it_is_published,
    the_package_that_says_so_is_lost_and_nothing_else,
    what_was_withdrawn_stays_published_and_goes_on,
    one_pc_that_shares_is_enough_whatever_the_other_says_later,
    what_a_college_keeps_for_itself_arrives_held_and_is_not_lost,
    nobody_shares_a_task_of_the_office_by_saying_so,
    nobody_takes_the_id_of_a_task_to_come,
)


@pytest.mark.parametrize("story", STORIES)
def test_it_goes_as_it_is_told(story: Story, cast: Cast) -> None:
    story(cast)


# each rule broken


def no_gate(self: Scoping, kind: Kind) -> str:
    return ""


def nothing_again(*_: object) -> None:
    return None


def everything_is_let_out(*_: object) -> bool:
    return True


def nothing_is_of_others(*_: object) -> list[str]:
    """A task that somebody else asked for is no partner's to share either."""
    return []


def everything_is_theirs(
    self: PartnerWrites, institution: str, entries: Sequence[Entry]
) -> tuple[list[Entry], list[Held]]:
    return list(entries), []


def any_name_is_right(self: PartnerWrites, *_: object) -> bool:
    return True


def a_gate_upward(plan: Callable[..., object]) -> Callable[..., object]:
    """As it was tried first: what is not shared stays behind."""

    def broken(self: Dispatch, *rest: object) -> object:
        def wanted(other: Dispatch, into: object, n: int, body: str, *more: object, **named: object) -> object:
            return frozenset() if '"share"' in body else _wanted(other, into, n, body, *more, **named)

        Dispatch._wanted = wanted  # type: ignore[method-assign, assignment]
        try:
            return plan(self, *rest)
        finally:
            Dispatch._wanted = _wanted  # type: ignore[method-assign]

    return broken


_wanted = Dispatch._wanted

BROKEN = {
    "drafts go along": (Scoping, "_gate", no_gate, STORIES[0]),
    "what was published later is not sent again": (Dispatch, "_plan_again", nothing_again, STORIES[0]),
    "what a lost package had counts as there": (Packages, "confirmed_records", Packages.shared, STORIES[1]),
    "a college keeps back what is not shared": (Dispatch, "_plan_own", a_gate_upward(Dispatch._plan_own), STORIES[4]),
    "a partner opens the gate": (PartnerWrites, "sift", everything_is_theirs, STORIES[5]),
    "a partner takes any id": (PartnerWrites, "_is_named_right", any_name_is_right, STORIES[6]),
}
"""Where, what, what stands there instead, and the story that notices."""


@pytest.mark.parametrize("broken", BROKEN)
def test_a_broken_rule_is_noticed(broken: str, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    place, name, instead, story = BROKEN[broken]
    monkeypatch.setattr(place, name, instead)
    with pytest.raises(AssertionError):
        story(cast)


@pytest.mark.parametrize("story", STORIES[2:4])
def test_a_word_that_does_not_last_is_noticed(story: Story, names: Names, monkeypatch: pytest.MonkeyPatch) -> None:
    from exchange_admin.store import tables

    plain = tables.KindTable.__init__

    def without(self: tables.KindTable, *rest: object) -> None:
        plain(self, *rest)  # type: ignore[arg-type]
        self.lasting, self.lasting_texts = {}, {}

    monkeypatch.setattr(tables.KindTable, "__init__", without)
    monkeypatch.setattr("exchange_admin.store.parts.tables_for", tables.Tables)
    with ExitStack() as stack, pytest.raises(AssertionError):
        story(Cast(names, stack))


def test_what_stays_in_the_office_is_not_a_partners_to_write_or_it_is_noticed(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("exchange_admin.domain.rules.partner_scope.is_let_out", everything_is_let_out)
    monkeypatch.setattr("exchange_admin.store.others_words.OthersWords.overwritten_by", nothing_is_of_others)
    with pytest.raises(AssertionError):
        nobody_shares_a_task_of_the_office_by_saying_so(cast)

"""Offers and needs between an office and its colleges: drafted, published, withdrawn, lost on the way; and each rule
behind it broken on purpose, so that it is known that a story notices."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack

import pytest
from exchanging import NORTH, OFFICE, SOUTH, a_partner, add, an_office, meet, pack, set_, take, whole
from replicas import uid
from rogue import Rogue, Writes

from exchange_admin.domain.fields import Kind
from exchange_admin.domain.rules import partner_scope
from exchange_admin.domain.steps import Edit, Step
from exchange_admin.names import Names
from exchange_admin.store import Store
from exchange_admin.store.scoping import Scoping

LISTING, OTHER = uid("91"), uid("92")
INSIDE = "FOR-THE-OFFICE-31"


class Cast:
    """An office and two colleges of it."""

    def __init__(self, names: Names, stack: ExitStack) -> None:
        self.office = stack.enter_context(an_office(names))
        self.north = stack.enter_context(a_partner(names, self.office, NORTH))
        self.south = stack.enter_context(a_partner(names, self.office, SOUTH))

    def draft(self, store: Store, owner: str, id: str = LISTING, **more: object) -> None:
        told = {"side": "offer", "topic": "course", "institution_id": owner, "state": "draft", "name_en": "Robots"}
        add(store, "listing", id, **{**told, **more})

    def meet(self) -> None:
        for college in (self.north, self.south, self.north):
            meet(self.office, college)

    def at(self, store: Store, id: str = LISTING) -> Mapping[str, object]:
        record = store.get("listing", id)
        return record.values if record else {}

    def states(self) -> list[object]:
        return [self.at(store).get("state") for store in (self.office, self.north, self.south)]


@pytest.fixture
def cast(names: Names) -> Iterator[Cast]:
    with ExitStack() as stack:
        yield Cast(names, stack)


Story = Callable[[Cast], None]


def the_draft_of_a_college_is_seen_by_its_office_and_published_by_everybody(cast: Cast) -> None:
    cast.draft(cast.north, NORTH)
    cast.meet()
    assert cast.states() == ["draft", "draft", None]
    set_(cast.north, "listing", LISTING, state="published", places=20)
    cast.meet()
    assert cast.states() == ["published"] * 3
    assert (cast.at(cast.south)["name_en"], cast.at(cast.south)["places"]) == ("Robots", 20)
    assert cast.south.get("institution", NORTH) is not None
    whole(cast.office, cast.north, cast.south)


def a_draft_of_the_office_stays_and_arrives_whole(cast: Cast) -> None:
    cast.draft(cast.office, OFFICE)
    cast.meet()
    assert cast.states() == ["draft", None, None]
    set_(cast.office, "listing", LISTING, state="published")
    cast.meet()
    assert cast.states() == ["published"] * 3
    whole(cast.office, cast.north, cast.south)


def a_draft_that_the_office_writes_for_a_college_is_seen_by_it_alone(cast: Cast) -> None:
    cast.draft(cast.office, NORTH)
    cast.meet()
    assert cast.states() == ["draft", "draft", None]
    set_(cast.north, "listing", LISTING, state="published")
    cast.meet()
    assert cast.states() == ["published"] * 3
    whole(cast.office, cast.north, cast.south)


def what_is_withdrawn_is_withdrawn_everywhere_and_may_come_back(cast: Cast) -> None:
    cast.draft(cast.north, NORTH, state="published")
    cast.meet()
    for state in ("withdrawn", "published", "withdrawn"):
        set_(cast.north, "listing", LISTING, state=state)
        cast.meet()
        assert cast.states() == [state] * 3
    set_(cast.north, "listing", LISTING, state="draft")  # as no form does
    cast.meet()
    assert cast.states() == ["withdrawn"] * 3
    whole(cast.office, cast.north, cast.south)


def the_package_that_publishes_is_lost_and_nothing_else(cast: Cast) -> None:
    cast.draft(cast.north, NORTH)
    take(cast.office, pack(cast.north, cast.office))
    set_(cast.north, "listing", LISTING, state="published", places=20)
    pack(cast.north, cast.office)  # never arrives
    set_(cast.north, "listing", LISTING, places=25)
    take(cast.office, pack(cast.north, cast.office))
    pack(cast.office, cast.south)  # nor does this
    set_(cast.north, "listing", LISTING, state="withdrawn")
    cast.meet()
    assert cast.states() == ["withdrawn"] * 3
    assert (cast.at(cast.south)["name_en"], cast.at(cast.south)["places"]) == ("Robots", 25)
    whole(cast.office, cast.north, cast.south)


def nobody_writes_in_the_name_of_another(cast: Cast) -> None:
    cast.draft(cast.north, NORTH, state="published")
    cast.meet()
    rogue = Rogue(cast.south)
    own = {"side": "offer", "topic": "course", "state": "published", "name_en": "False"}
    rogue.write(Writes("listing", OTHER, {**own, "institution_id": NORTH}, new=True))
    rogue.write(Writes("listing", LISTING, {"name_en": "False"}))
    take(cast.office, rogue.pack(cast.office))
    assert (cast.at(cast.office, OTHER), cast.at(cast.office)["name_en"]) == ({}, "Robots")


def what_the_office_writes_into_it_is_a_proposal(cast: Cast) -> None:
    cast.draft(cast.north, NORTH, state="published")
    cast.meet()
    set_(cast.office, "listing", LISTING, name_en="Robots and more")
    cast.meet()
    assert {cast.at(store)["name_en"] for store in (cast.office, cast.north, cast.south)} == {"Robots"}
    whole(cast.office, cast.north, cast.south)


def the_expert_and_the_note_stay_where_they_were_written(cast: Cast) -> None:
    cast.draft(cast.office, OFFICE, state="published")
    kept = {"note": INSIDE, "person_id": uid("a3")}
    cast.office.record(Step("x", "listing.set", (Edit("listing", LISTING, kept),)))
    cast.meet()
    for college in (cast.north, cast.south):
        assert (cast.at(college)["note"], cast.at(college)["person_id"]) == (None, None)
        assert INSIDE not in "".join(college._db.iterdump())
    assert uid("a3") not in "".join(cast.south._db.iterdump())


def a_teacher_of_a_college_goes_to_its_office_as_its_own_person_and_to_nobody_else(cast: Cast) -> None:
    """Whom a college enters among its people is for its exchange with the office. Which offer means this teacher stays
    in its file, and no other college hears of either."""
    teacher, called = uid("a9"), "Zhukovskaya-17"
    told = {"role": "teacher", "family_latin": called, "home_institution_id": NORTH}
    add(cast.north, "person", teacher, **told)
    cast.draft(cast.north, NORTH, state="published", topic="expert")
    cast.north.record(Step("x", "listing.set", (Edit("listing", LISTING, {"person_id": teacher, "note": INSIDE}),)))
    cast.meet()
    person = cast.office.get("person", teacher)
    assert person is not None
    assert person["family_latin"] == called
    assert (cast.at(cast.office)["note"], cast.at(cast.office)["person_id"]) == (None, None)
    assert INSIDE not in "".join(cast.office._db.iterdump())
    for inside in (called, teacher, INSIDE):
        assert inside not in "".join(cast.south._db.iterdump())
    whole(cast.office, cast.north, cast.south)


STORIES = (
    the_draft_of_a_college_is_seen_by_its_office_and_published_by_everybody,
    a_draft_of_the_office_stays_and_arrives_whole,
    a_draft_that_the_office_writes_for_a_college_is_seen_by_it_alone,
    what_is_withdrawn_is_withdrawn_everywhere_and_may_come_back,
    the_package_that_publishes_is_lost_and_nothing_else,
    nobody_writes_in_the_name_of_another,
    what_the_office_writes_into_it_is_a_proposal,
    a_teacher_of_a_college_goes_to_its_office_as_its_own_person_and_to_nobody_else,
    the_expert_and_the_note_stay_where_they_were_written,
)


@pytest.mark.parametrize("story", STORIES)
def test_it_goes_as_it_is_told(story: Story, cast: Cast) -> None:
    story(cast)


def test_a_gate_that_stands_open_is_noticed(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    def open_to_all(self: Scoping, kind: Kind) -> str:
        return ""

    monkeypatch.setattr(Scoping, "_gate", open_to_all)
    with pytest.raises(AssertionError):
        a_draft_of_the_office_stays_and_arrives_whole(cast)


def test_a_draft_that_is_not_the_colleges_own_to_write_is_noticed(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(partner_scope, "_belongs_to", lambda *_: False)
    with pytest.raises(AssertionError):
        the_draft_of_a_college_is_seen_by_its_office_and_published_by_everybody(cast)


def test_drafts_that_do_not_come_back_to_their_owner_are_noticed(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Scoping, "_add_drafts_of", lambda *_: 0)
    with pytest.raises(AssertionError):
        a_draft_that_the_office_writes_for_a_college_is_seen_by_it_alone(cast)

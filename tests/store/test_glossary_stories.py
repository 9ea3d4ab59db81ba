"""Terms between an office and its colleges: proposed, agreed, deprecated, lost on the way, called agreed by one who
may not."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from exchanging import NORTH, SOUTH, a_partner, add, an_office, meet, pack, set_, take, whole
from replicas import uid
from rogue import Rogue, Writes

from exchange_admin.domain.fields import Kind
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.names import Names
from exchange_admin.store import Store

TERM, OTHER = uid("91"), uid("92")
ROBOT = {"name_zh": "机器人", "name_ru": "робот"}


class Cast:
    """An office and two colleges of it; the term is the northern one's."""

    def __init__(self, names: Names, stack: ExitStack) -> None:
        self.office = stack.enter_context(an_office(names))
        self.north = stack.enter_context(a_partner(names, self.office, NORTH))
        self.south = stack.enter_context(a_partner(names, self.office, SOUTH))

    def propose(self) -> None:
        add(self.north, "glossary_term", TERM, institution_id=NORTH, state="proposed", **ROBOT)

    def meet(self) -> None:
        for college in (self.north, self.south, self.north):
            meet(self.office, college)

    def told(self, store: Store, field: str = "state", id: str = TERM) -> object:
        record = store.get("glossary_term", id)
        return record[field] if record else None

    def states(self) -> list[object]:
        return [self.told(store) for store in (self.office, self.north, self.south)]


@pytest.fixture
def cast(names: Names) -> Iterator[Cast]:
    with ExitStack() as stack:
        yield Cast(names, stack)


def test_a_proposal_is_seen_by_the_office_alone_and_what_it_agrees_to_by_everybody(cast: Cast) -> None:
    cast.propose()
    cast.meet()
    assert cast.states() == ["proposed", "proposed", None]
    set_(cast.office, "glossary_term", TERM, state="agreed")
    cast.meet()
    assert cast.states() == ["agreed"] * 3
    assert cast.told(cast.south, "name_ru") == "робот"
    set_(cast.office, "glossary_term", TERM, state="deprecated")
    cast.meet()
    assert cast.states() == ["deprecated"] * 3
    whole(cast.office, cast.north, cast.south)


def test_the_package_that_agrees_is_lost_and_nothing_else(cast: Cast) -> None:
    cast.propose()
    take(cast.office, pack(cast.north, cast.office))
    set_(cast.office, "glossary_term", TERM, state="agreed", name_en="robot")
    pack(cast.office, cast.south)  # never arrives
    pack(cast.office, cast.north)  # nor does this
    cast.meet()
    assert cast.states() == ["agreed"] * 3
    assert cast.told(cast.south, "name_en") == "robot"
    whole(cast.office, cast.north, cast.south)


def test_until_it_is_agreed_its_college_corrects_it_and_afterwards_only_the_office(cast: Cast) -> None:
    cast.propose()
    cast.meet()
    set_(cast.north, "glossary_term", TERM, name_en="robot")
    cast.meet()
    assert cast.told(cast.office, "name_en") == "robot"
    set_(cast.office, "glossary_term", TERM, state="agreed")
    cast.meet()
    rogue = Rogue(cast.north)
    rogue.write(Writes("glossary_term", TERM, {"name_en": "android"}))
    take(cast.office, rogue.pack(cast.office))
    assert cast.told(cast.office, "name_en") == "robot"


def called_agreed_by_its_college(cast: Cast) -> None:
    cast.propose()
    cast.meet()
    rogue = Rogue(cast.north)
    rogue.write(Writes("glossary_term", TERM, {"state": "agreed"}))
    rogue.write(Writes("glossary_term", OTHER, {**ROBOT, "institution_id": NORTH, "state": "agreed"}, new=True))
    take(cast.office, rogue.pack(cast.office))
    meet(cast.office, cast.south)
    assert cast.told(cast.office) == "proposed"
    assert [cast.told(store, id=OTHER) for store in (cast.office, cast.south)] == [None, None]


def test_nobody_agrees_to_its_own_term(cast: Cast) -> None:
    called_agreed_by_its_college(cast)


def test_a_term_of_another_college_is_nobody_elses_to_write(cast: Cast) -> None:
    cast.propose()
    cast.meet()
    rogue = Rogue(cast.south)
    rogue.write(Writes("glossary_term", TERM, {"name_en": "android"}))
    rogue.write(Writes("glossary_term", OTHER, {**ROBOT, "institution_id": NORTH, "state": "proposed"}, new=True))
    take(cast.office, rogue.pack(cast.office))
    assert (cast.told(cast.office, "name_en"), cast.told(cast.office, id=OTHER)) == (None, None)


def test_a_rule_that_lets_colleges_agree_is_noticed(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    kind: Kind = REGISTRY["glossary_term"]
    monkeypatch.setitem(kind.__dict__, "theirs_while", ())
    with pytest.raises(AssertionError):
        called_agreed_by_its_college(cast)

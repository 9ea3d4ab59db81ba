"""Whatever a partner with genuine keys writes, no package tells it or another partner of a person whom nobody at the
office let it see; and the test would notice."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from exchanging import a_partner, add, an_office, pack, set_, take
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from offices import ANN, BEN, CID, NORTH, OFFICE, OTHER, SOUTH
from replicas import SIGNING, Clockwork, opened, uid
from rogue import Rogue, Writes, entries, stay

from exchange_admin.domain.fields import Value
from exchange_admin.domain.steps import Edit, Step
from exchange_admin.names import Names
from exchange_admin.store import Store, partner_writes
from exchange_admin.store.own_word import OwnWord
from exchange_admin.store.partner_writes import PartnerWrites
from exchange_admin.store.parts import Using

HIDDEN = {NORTH: "NotForNorth", SOUTH: "NotForSouth"}
"""Stands in everything that a partner was never shown."""
IDS = {
    "staff": uid("2001"),
    "language_course": uid("2002"),
    "language_group": uid("2003"),
    "language_lesson": uid("2004"),
    "programme": uid("2005"),
    "contact": uid("2006"),
    "agreement": uid("2007"),
    "language_enrolment": uid("2008"),
    "exam_result": uid("2009"),
    "transcript": uid("2010"),
    "mobility": uid("2011"),
}
"""Of the office or of Cid: North was shown nothing of either."""
GAIL, GAILS_STAY, HUGO = uid("2100"), uid("2101"), uid("2102")
"""North's own people until the office said that they are elsewhere; about Hugo North said at once that he is not."""
QUICK = settings(
    max_examples=30,
    phases=[Phase.generate],
    database=None,
    print_blob=False,
    report_multiple_bugs=False,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
USUAL_SEED = 1
"""Every run writes the same; `long_run.py` has a rogue at work too."""

HEARD_OF = {
    **{kind: (id,) for kind, id in IDS.items()},
    "person": (GAIL, HUGO),
    "mobility": (IDS["mobility"], GAILS_STAY),
}
steps = st.lists(entries(HEARD_OF), min_size=1, max_size=3)
packages = st.lists(st.lists(steps, max_size=4), min_size=1, max_size=3)


class World:
    """The office, the rogue at North, and South, each as it stood at the start."""

    def __init__(self, names: Names, start: Sequence[bytes]) -> None:
        clock = Clockwork()
        self.office, north, self.south = (
            Store(opened(one), Path(), Using(names=names, origin=clock.origin(n), signing=SIGNING))
            for n, one in enumerate(start)
        )
        self.rogue = Rogue(north)

    def close(self) -> None:
        for store in (self.office, self.rogue.store, self.south):
            store.close()

    def is_told_nothing(self) -> None:
        for partner in (self.rogue.store, self.south):
            text = "\n".join(line.text() for line in pack(self.office, partner).lines)
            assert HIDDEN[partner.institution] not in text, text


@pytest.fixture(scope="module")
def start(names: Names) -> Sequence[bytes]:
    with (
        an_office(names) as office,
        a_partner(names, office, NORTH) as north,
        a_partner(names, office, SOUTH) as south,
    ):
        hide_from(office, north)
        return [store._db.serialize() for store in (office, north, south)]


def hide_from(office: Store, north: Store) -> None:
    """What North wrote of people whom the office then moved away, and what the office knows of them."""
    gail = {"role": "student", "given_latin": "Gail", "home_institution_id": NORTH}
    rogue = Rogue(north)
    rogue.write(Writes("person", GAIL, gail, new=True))
    rogue.write(stay(GAILS_STAY, GAIL))
    rogue.write(Writes("person", HUGO, gail, new=True))
    take(office, rogue.pack(office))
    seen = office.get("person", HUGO).heads
    rogue.write(Writes("person", HUGO, {"home_institution_id": NORTH}))
    take(office, rogue.pack(office))
    office.record(Step("x", "set", (Edit("person", HUGO, {"home_institution_id": OFFICE}, seen=seen),)))
    hide(office)


def hide(office: Store) -> None:
    north, both = HIDDEN[NORTH], " ".join(HIDDEN.values())
    set_(office, "person", GAIL, home_institution_id=OFFICE, email=both)
    set_(office, "person", HUGO, email=both)
    set_(office, "person", BEN, email=north, phone=north)
    set_(office, "person", CID, email=both)
    set_(office, "person", ANN, address=HIDDEN[SOUTH])
    for n, person in enumerate((BEN, CID)):
        text = north if person == BEN else both
        add(office, "identity_document", uid(f"300{n}"), person_id=person, kind="passport", number=text)
    group = {"language_group_id": IDS["language_group"]}
    made: dict[str, dict[str, Value]] = {
        "staff": {"name": both, "role": "coordinator"},
        "language_course": {"name_en": both, "language": "zh"},
        "language_group": {"code": both, "language_course_id": IDS["language_course"]},
        "language_lesson": {**group, "date": "2026-09-01", "minutes": 90, "state": "held", "topic": both},
        "programme": {"name_en": both, "kind": "short_course"},
        "contact": {"institution_id": SOUTH, "name": north},
        "agreement": {"institution_id": SOUTH, "number": north, "kind": "exchange", "state": "signed"},
        "language_enrolment": {**group, "person_id": CID, "state": "enrolled", "mark": both},
        "exam_result": {"person_id": CID, "exam": "hsk_3", "language": "zh", "title": both},
        "transcript": {"person_id": CID, "institution_id": OFFICE, "number": both},
        "mobility": {**stay("", CID, OFFICE, OTHER).values, "topic_en": both},
    }
    edits = tuple(Edit(kind, IDS[kind], values, new=True) for kind, values in made.items())
    office.record(Step("x", "add", edits))


def whatever_is_written(world: World, written: Sequence[Sequence[Sequence[Writes]]]) -> None:
    for package in written:
        for step in package:
            world.rogue.write(*step)
        take(world.office, world.rogue.pack(world.office))
        world.is_told_nothing()
        take(world.rogue.store, pack(world.office, world.rogue.store))


def hunt(names: Names, start: Sequence[bytes], how: settings) -> None:
    def holds(written: Sequence[Sequence[Sequence[Writes]]]) -> None:
        world = World(names, start)
        try:
            whatever_is_written(world, written)
        finally:
            world.close()

    seed(USUAL_SEED)(how(given(packages)(holds)))()


@pytest.mark.timeout(600)
def test_whatever_a_partner_writes_nobody_is_told_more_than_the_office_lets_see(
    names: Names, start: Sequence[bytes]
) -> None:
    hunt(names, start, QUICK)


def test_a_paper_that_is_called_new_again_tells_nobody_whose_it_is_said_to_be(
    names: Names, start: Sequence[bytes]
) -> None:
    """The paper is one of Ben's, which South sees; North says that it is Ann's, of whom South has never heard."""
    world = World(names, start)
    try:
        assert world.south.get("identity_document", uid("d1")) is not None
        assert world.south.get("person", ANN) is None
        world.rogue.write(Writes("identity_document", uid("d1"), {"person_id": ANN, "number": "x"}, new=True))
        take(world.office, world.rogue.pack(world.office))
        assert ANN not in "\n".join(line.text() for line in pack(world.office, world.south).lines)
    finally:
        world.close()


def nothing_is_too_far(*_: object) -> str:
    return ""


def everything_is_seen(*_: object) -> bool:
    return True


def nobody(*_: object) -> set[str]:
    return set()


BROKEN_LINES: dict[str, tuple[object, str, Callable[..., object]]] = {
    "records point where they like": (partner_writes, "why_not", nothing_is_too_far),
    "everything counts as seen": (PartnerWrites, "sees", everything_is_seen),
    "a stay of one's own word brings its person": (OwnWord, "unconfirmed", nobody),
}
"""Where, what, and what stands there instead."""


ENROLLED: dict[str, Value] = {"person_id": ANN, "language_group_id": IDS["language_group"], "state": "enrolled"}
BY_HAND: dict[str, Sequence[Writes]] = {
    "records point where they like": [Writes("language_enrolment", uid("2500"), ENROLLED, new=True)],
    "everything counts as seen": [Writes("mobility", uid("51"), {"coordinator_id": IDS["staff"]})],
    "a stay of one's own word brings its person": [],
}
"""What is written where the line holds and where it is broken: chance meets it too seldom to be waited for."""


@pytest.mark.timeout(600)
@pytest.mark.parametrize("broken", BROKEN_LINES)
def test_a_broken_line_is_noticed(
    broken: str, names: Names, start: Sequence[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    place, name, instead = BROKEN_LINES[broken]
    for is_broken in (False, True):
        world = World(names, start)
        try:
            if is_broken:
                monkeypatch.setattr(place, name, instead)
                with pytest.raises(AssertionError):
                    whatever_is_written(world, [[BY_HAND[broken]]])
            else:
                whatever_is_written(world, [[BY_HAND[broken]]])
        finally:
            world.close()


@pytest.mark.parametrize("live", [None, "", 2])
def test_what_the_office_deleted_is_not_there_again_by_a_word_that_is_neither_yes_nor_no(
    names: Names, live: Value
) -> None:
    contact = uid("2200")
    with an_office(names) as office, a_partner(names, office, NORTH) as north:
        rogue = Rogue(north)
        rogue.write(Writes("contact", contact, {"name": "A", "institution_id": NORTH}, new=True))
        take(office, rogue.pack(office))
        set_(office, "contact", contact, _live=0)
        rogue.write(Writes("contact", contact, {"_live": live}))
        take(office, rogue.pack(office))
        assert not office.get("contact", contact).live
        (held,) = office.where("held_change", "record", [contact])
        assert held["reason"] == "not_theirs"

"""Who gets to see rules, tasks and events of stays: what stays in the office, and what a partner cannot open by its own
word."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from exchanging import a_partner, add, an_office, meet, pack, set_, take, tell, whole
from offices import ANN, NORTH, OFFICE, SECRET, SOUTH
from replicas import SIGNING, opened, uid
from rogue import Rogue, Writes

from exchange_admin.domain.ids import Origin, derived_id
from exchange_admin.names import Names
from exchange_admin.store import Store
from exchange_admin.store.identity import begin_incarnation
from exchange_admin.store.parts import Using

RULE, HEALTH, OF_SOUTH = uid("71"), uid("72"), uid("73")
STAY, OTHER_STAY = uid("51"), uid("59")
"""Ann of North is at the office; Ben of South is, too."""
SHARED = {"share": "shared"}


def task_of(rule: str, stay: str = STAY, occurrence: str = "start") -> str:
    return derived_id("task", rule, stay, occurrence)


def values_of(rule: str, stay: str = STAY, **more: str) -> dict[str, str]:
    named = {"requirement_id": rule, "mobility_id": stay, "occurrence": "start"}
    return {"title": "Registration", "kind": "requirement", "state": "open", "share": "office", **named, **more}


@pytest.fixture
def office(names: Names) -> Iterator[Store]:
    with an_office(names) as made:
        rule = {"kind": "act", "phase": "on_arrival", "actor": "receiving", "event": "arrival", "relation": "on"}
        add(made, "requirement", RULE, code="ru.registration", name_en="Registration", evidence="file", **rule)
        add(made, "requirement", HEALTH, code="ru.hiv", name_en="Test", evidence="yes_date", sensitive=1, **rule)
        add(made, "requirement", OF_SOUTH, code="s.own", name_en="Own", evidence="file", agreement_id=uid("b2"), **rule)
        stay = {"person_id": uid("a2"), "sending_institution_id": SOUTH, "receiving_institution_id": OFFICE}
        add(made, "mobility", OTHER_STAY, **stay, sending_status="nominated", receiving_status="none")
        yield made


def rows(store: Store, kind: str) -> set[str]:
    return {id for (id,) in store._db.execute(f'SELECT id FROM "{kind}"')}  # noqa: S608


def another_pc(office: Store, names: Names) -> Store:
    """Of the office, with everything that is in its file so far."""
    copy = Store(opened(office._db.serialize()), Path(), Using(names=names, origin=Origin.seeded(99), signing=SIGNING))
    with copy._atomic():
        begin_incarnation(copy._journal, copy.origin, "")
    return copy


def held(office: Store) -> set[tuple[str, str]]:
    return {(one.text("record"), one.text("reason")) for one in office.where("held_change", "state", ["waiting"])}


def bring(office: Store, rogue: Rogue, *entries: Writes) -> None:
    rogue.write(*entries)
    take(office, rogue.pack(office))


# down


def test_rules_go_to_every_partner_but_those_of_an_agreement_only_to_whoever_sees_it(office: Store) -> None:
    assert office.exchange.scoping.of(NORTH)["requirement"] == {RULE, HEALTH}
    assert office.exchange.scoping.of(SOUTH)["requirement"] == {RULE, HEALTH, OF_SOUTH}


def test_a_rule_of_a_programme_shows_nobody_the_programme(office: Store) -> None:
    summer, unseen = uid("b3"), uid("b4")
    add(office, "programme", unseen, name_en="Winter", kind="short_course")
    for n, programme in enumerate((summer, unseen)):
        add(office, "requirement", uid(f"7{n + 4}"), code=f"p{n}", name_en="Own", programme_id=programme)
    north, south = office.exchange.scoping.of(NORTH), office.exchange.scoping.of(SOUTH)
    assert (uid("74") in north["requirement"], uid("75") in north["requirement"]) == (True, False)
    assert not {uid("74"), uid("75")} & south["requirement"]
    assert "programme" not in south


def test_a_task_of_the_office_stays_there_until_it_is_shared(office: Store, north: Store) -> None:
    task = task_of(RULE)
    add(office, "task", task, **values_of(RULE, reason=SECRET))
    meet(office, north)
    assert rows(north, "task") == set()
    set_(office, "task", task, **SHARED)
    meet(office, north)
    assert north.get("task", task).values["title"] == "Registration"
    whole(office, north)


def test_an_event_of_a_stay_goes_to_both_sides_and_to_nobody_else(office: Store, names: Names, north: Store) -> None:
    event = uid("81")
    add(north, "stay_event", event, mobility_id=STAY, kind="arrival", date="2026-09-01")
    with a_partner(names, office, SOUTH) as south:
        meet(office, north, south)
        assert rows(office, "stay_event") == rows(north, "stay_event") == {event}
        assert rows(south, "stay_event") == set()


def test_a_task_about_health_never_leaves_whatever_it_says_of_itself(office: Store, north: Store) -> None:
    add(office, "task", task_of(HEALTH), **values_of(HEALTH, **SHARED))
    meet(office, north)
    assert rows(north, "task") == set()
    set_(office, "requirement", HEALTH, sensitive=0)
    meet(office, north)
    assert office.get("requirement", HEALTH)["sensitive"] == 1, "there is no way back from it"
    assert rows(north, "task") == set()


def test_a_scan_of_a_task_goes_where_the_task_goes(office: Store, north: Store) -> None:
    task, scan = task_of(RULE), uid("91")
    add(office, "task", task, **values_of(RULE))
    add(office, "attachment", scan, task_id=task, title="Scan", file_name="a.pdf")
    meet(office, north)
    assert rows(north, "attachment") == set()
    set_(office, "task", task, **SHARED)
    meet(office, north)
    assert rows(north, "attachment") == {scan}


def test_a_scan_of_a_task_about_health_stays_in_the_office_whoever_it_is_of(office: Store, north: Store) -> None:
    """Also one of a person whom the partner sees, and of a task that says of itself that it is shared."""
    task, scan = task_of(HEALTH), uid("91")
    add(office, "task", task, **values_of(HEALTH, **SHARED))
    add(office, "attachment", scan, task_id=task, person_id=ANN, title=f"Result {SECRET}", file_name="a.pdf")
    meet(office, north)
    assert scan not in rows(north, "attachment")
    assert SECRET not in "".join(north._db.iterdump())


def test_what_hangs_on_a_rule_stays_from_the_day_on_which_the_rule_is_about_health(office: Store, north: Store) -> None:
    task, scan = task_of(RULE), uid("91")
    add(office, "task", task, **values_of(RULE, **SHARED))
    meet(office, north)
    set_(office, "requirement", RULE, sensitive=1)
    set_(office, "task", task, number=SECRET)
    add(office, "attachment", scan, task_id=task, person_id=ANN, title=SECRET, file_name="a.pdf")
    meet(office, north)
    assert rows(north, "attachment").isdisjoint({scan})
    assert SECRET not in "".join(north._db.iterdump())
    bring(office, Rogue(north), Writes("task", task, {"state": "done"}))
    assert held(office) == {(task, "not_theirs")}


# two sites


def test_both_sides_tick_the_same_thing_and_write_one_task(office: Store, north: Store) -> None:
    """What the person has to do: what the host has to, only the host ticks."""
    set_(office, "requirement", RULE, actor="person")
    meet(office, north)
    task = task_of(RULE)
    add(office, "task", task, **values_of(RULE, state="done", done_on="2026-09-03", **SHARED))
    add(north, "task", task, **values_of(RULE, state="done", number="N 1", **SHARED))
    meet(office, north)
    for store in (office, north):
        assert rows(store, "task") == {task}
        assert (store.get("task", task)["number"], store.get("task", task)["done_on"]) == ("N 1", "2026-09-03")
        assert not [one for one in store.history.conflicts() if one.kind == "task"]
    whole(office, north)


@pytest.mark.parametrize("later", ["office", "shared"])
def test_what_was_shared_stays_shared_whoever_wrote_last(office: Store, north: Store, names: Names, later: str) -> None:
    """Two PCs of the office made the same task, one of them for itself: no clock closes the gate."""
    task, first = task_of(RULE), "shared" if later == "office" else "office"
    with another_pc(office, names) as other:
        add(office, "task", task, **values_of(RULE, share=first))
        add(other, "task", task, **values_of(RULE, share=later))
        tell(other, office)
    set_(office, "task", task, share="office")
    set_(office, "task", task, state="asked")
    assert office.get("task", task)["share"] == "shared"
    meet(office, north)
    assert north.get("task", task)["state"] == "asked"
    assert office.history.conflicts() == []
    whole(office, north)


def test_sharing_cannot_be_undone(office: Store, north: Store) -> None:
    task = task_of(RULE)
    add(office, "task", task, **values_of(RULE))
    set_(office, "task", task, share="shared", state="asked")
    meet(office, north)
    undone = office.undo("x")
    assert undone.kept == (("task", task, "share"),)
    assert (office.get("task", task)["share"], office.get("task", task)["state"]) == ("shared", "open")


# a partner with keys of its own and a program of its own


def test_a_partner_does_not_open_a_task_of_the_office_by_saying_that_it_is_shared(office: Store, north: Store) -> None:
    task, rogue = task_of(RULE), Rogue(north)
    add(office, "task", task, **values_of(RULE, reason=SECRET))
    bring(office, rogue, Writes("task", task, values_of(RULE, **SHARED), new=True))
    bring(office, rogue, Writes("task", task, SHARED))
    assert held(office) == {(task, "not_theirs")}
    assert task not in office.exchange.scoping.of(NORTH).get("task", ())
    take(north, pack(office, north))
    assert SECRET not in "".join(north._db.iterdump())


def test_a_partner_makes_no_task_about_health(office: Store, north: Store) -> None:
    task = task_of(HEALTH)
    bring(office, Rogue(north), Writes("task", task, values_of(HEALTH, **SHARED), new=True))
    assert rows(office, "task") == set()
    assert held(office) == {(task, "not_theirs")}


def test_a_partner_makes_no_task_of_a_stay_that_it_does_not_see(office: Store, north: Store) -> None:
    task = task_of(RULE, OTHER_STAY)
    bring(office, Rogue(north), Writes("task", task, values_of(RULE, OTHER_STAY, **SHARED), new=True))
    assert rows(office, "task") == set()
    assert held(office) == {(task, "not_in_sight")}


def test_a_partner_does_not_take_the_place_of_a_task_of_somebody_elses_stay(office: Store, north: Store) -> None:
    """Else the office would write into it what it writes about that stay."""
    task = task_of(RULE, OTHER_STAY)
    own = {"title": "x", "kind": "manual", "state": "open", "mobility_id": STAY, **SHARED}
    bring(
        office,
        Rogue(north),
        Writes("task", task, values_of(RULE, STAY, **SHARED), new=True),
        Writes("task", task, own, new=True),
    )
    assert rows(office, "task") == set()
    add(office, "task", task, **values_of(RULE, OTHER_STAY, reason=SECRET, **SHARED))
    assert task not in office.exchange.scoping.of(NORTH).get("task", ())
    assert task in office.exchange.scoping.of(SOUTH)["task"]


def test_a_partner_points_a_task_at_nobody_elses_stay_afterwards(office: Store, north: Store) -> None:
    task, rogue = uid("82"), Rogue(north)
    own = {"title": "x", "kind": "manual", "state": "open", "mobility_id": STAY, **SHARED}
    bring(office, rogue, Writes("task", task, own, new=True))
    bring(office, rogue, Writes("task", task, {"mobility_id": OTHER_STAY}))
    assert office.get("task", task)["mobility_id"] == STAY
    assert held(office) == {(task, "not_in_sight")}


def test_a_partner_hides_no_task_that_was_shared(office: Store, north: Store) -> None:
    task, rogue = task_of(RULE), Rogue(north)
    add(office, "task", task, **values_of(RULE, **SHARED))
    meet(office, north)
    bring(office, rogue, Writes("task", task, {"share": "office"}))
    assert office.get("task", task)["share"] == "shared"
    assert task in office.exchange.scoping.of(NORTH)["task"]


def test_a_partner_writes_no_rules(office: Store, north: Store) -> None:
    bring(office, Rogue(north), Writes("requirement", RULE, {"sensitive": 0, "active": 0}))
    assert held(office) == {(RULE, "not_their_kind")}


def test_a_scan_is_hung_on_no_task_of_the_office(office: Store, north: Store) -> None:
    task, scan = task_of(RULE), uid("92")
    add(office, "task", task, **values_of(RULE))
    bring(office, Rogue(north), Writes("attachment", scan, {"task_id": task, "title": "x"}, new=True))
    assert held(office) == {(scan, "not_in_sight")}


def test_nobody_is_seen_by_a_task(office: Store) -> None:
    """A task of the office about somebody whom a partner does not see, for which that partner is responsible."""
    add(
        office,
        "task",
        uid("83"),
        title="x",
        kind="manual",
        state="open",
        mobility_id=OTHER_STAY,
        responsible_institution_id=NORTH,
        share="shared",
    )
    north = office.exchange.scoping.of(NORTH)
    assert uid("83") not in north.get("task", ())
    assert north["person"] == {ANN, uid("a4")}


def test_a_partner_writes_no_events_of_a_stay_that_it_does_not_see(office: Store, north: Store) -> None:
    event, own = uid("84"), uid("85")
    rogue = Rogue(north)
    said = {"kind": "entry", "date": "2026-09-01"}
    bring(office, rogue, Writes("stay_event", event, {"mobility_id": OTHER_STAY, **said}, new=True))
    bring(office, rogue, Writes("stay_event", own, {"mobility_id": STAY, **said}, new=True))
    bring(office, rogue, Writes("stay_event", own, {"mobility_id": OTHER_STAY}))
    assert rows(office, "stay_event") == {own}
    assert office.get("stay_event", own)["mobility_id"] == STAY
    assert held(office) == {(event, "not_in_sight"), (own, "not_in_sight")}


def test_a_partner_makes_a_shared_task_of_the_office_anew_and_opens_nothing_by_it(office: Store, north: Store) -> None:
    """With another stay, another rule, or for itself: each as if the record were a new one."""
    task, rogue = task_of(RULE), Rogue(north)
    add(office, "task", task, **values_of(RULE, number="N-1", **SHARED))
    meet(office, north)
    for values in (
        values_of(RULE, OTHER_STAY, **SHARED),
        values_of(HEALTH, STAY, **SHARED),
        {"title": "x", "kind": "manual", "state": "open", "mobility_id": OTHER_STAY, **SHARED},
    ):
        bring(office, rogue, Writes("task", task, values, new=True))
    stored = office.get("task", task)
    assert (stored["mobility_id"], stored["requirement_id"], stored["number"]) == (STAY, RULE, "N-1")
    assert {record for record, _ in held(office)} == {task}
    assert uid("a2") not in office.exchange.scoping.of(NORTH)["person"]


def test_many_tasks_of_a_partner_for_itself_are_held_each_and_show_nothing(office: Store, north: Store) -> None:
    own = {"title": "x", "kind": "manual", "state": "open", "mobility_id": STAY, "share": "office"}
    bring(office, Rogue(north), *(Writes("task", uid(f"8{n:05}"), own, new=True) for n in range(1_000)))
    assert len(held(office)) == 1_000
    assert rows(office, "task") == set()
    assert not office.exchange.scoping.of(NORTH).get("task")

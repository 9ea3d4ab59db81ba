"""A decision that is taken back leaves both answers side by side, on every replica, and can be made again."""

from __future__ import annotations

import pytest
from college_files import Town

from exchange_admin.services.exchange.conflicts import Conflicts


@pytest.fixture
def town(tmp_path):
    return Town(tmp_path)


@pytest.fixture
def disputed(town):
    person = town.person(town.first, "Соколова", phone="0")
    college = town.college(town.first, 11)
    town.enrol(college)
    town.office.set("person", person, phone="1")
    college.set("person", person, phone="2")
    town.up(college)
    return person, college


def answers(conflicts: Conflicts) -> list[str]:
    return sorted(one.text for card in conflicts.cards("en") for one in card.candidates)


@pytest.mark.parametrize("choice", ["1", "2"])
def test_undoing_a_decision_opens_the_card_again(town, disputed, choice):
    person, _ = disputed
    with town.office.open() as office:
        conflicts, store = office.exchange.conflicts, office.store
        (card,) = conflicts.cards("en")
        shown = store.get("person", person)["phone"]
        key = next(one.key for one in card.candidates if one.text == choice)
        changes = conflicts.settle(card, key, "Shen")
        assert (answers(conflicts), store.get("person", person)["phone"]) == ([], choice)
        store.undo_step(changes.step, "Shen")
        assert (answers(conflicts), store.get("person", person)["phone"]) == (["1", "2"], shown)
        assert store.checks.verify() == store.checks.compare_with_rebuild() == []


def test_redoing_decides_again_and_undoing_that_opens_it_once_more(town, disputed):
    person, _ = disputed
    with town.office.open() as office:
        conflicts, store = office.exchange.conflicts, office.store
        (card,) = conflicts.cards("en")
        conflicts.settle(card, "", "Shen", other="3")
        for _ in range(2):
            store.undo("Shen")
            assert answers(conflicts) == ["1", "2"]
            store.redo("Shen")
            assert (answers(conflicts), store.get("person", person)["phone"]) == ([], "3")
        assert len(store.get("person", person).heads["phone"]) == 1
        assert store.checks.verify() == store.checks.compare_with_rebuild() == []


def test_the_college_sees_the_same_open_question_after_an_undo(town, disputed):
    _, college = disputed
    with town.office.open() as office:
        conflicts = office.exchange.conflicts
        (card,) = conflicts.cards("en")
        changes = conflicts.settle(card, card.candidates[0].key, "Shen")
    town.down(college)
    with college.tools() as tools:
        assert answers(tools.conflicts) == []
    with town.office.open() as office:
        office.store.undo_step(changes.step, "Shen")
    town.down(college)
    with college.tools() as tools:
        assert answers(tools.conflicts) == ["1", "2"]
    assert college.sound() == []

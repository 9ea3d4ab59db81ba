"""An office and a college of the last program before casework, to which newer programs wrote: what they could not read
is kept, and judged once they are updated."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from make_casework import EVENT, HIDDEN_TASK, OWN_TASK, RULE, SCAN, STAY, TASK_OF_OFFICE
from test_museum_partners import Places

from exchange_admin.app.main import main
from exchange_admin.domain.problems import RuleBroken

MUSEUM = Path(__file__).parent / "casework"


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path, MUSEUM, ("office", "college", "newer_college"))


def held(places: Places, name: str) -> dict[tuple[str, str], str]:
    """Kind and last digits of the record to why it is held."""
    with places.program.open(places.files[name], writing=True) as office:
        found = office.store.where("held_change", "state", ["waiting"])
        return {(one.text("record_kind"), one.text("record")[-2:]): one.text("reason") for one in found if one.live}


def ids(places: Places, name: str, kind: str) -> set[str]:
    with places.program.open(places.files[name], writing=True) as office:
        return {id for (id,) in office.store._db.execute(f'SELECT id FROM "{kind}" WHERE _live = 1')}  # noqa: S608


def test_what_an_office_could_not_read_counts_once_it_is_updated(places: Places) -> None:
    assert ids(places, "office", "stay_event") == {EVENT}
    assert ids(places, "office", "task") == {OWN_TASK}
    with places.program.open(places.files["office"], writing=False) as office:
        task = office.store.get("task", OWN_TASK)
        assert (task["title"], task["number"], task["mobility_id"]) == ("Send the insurance", "P-17", STAY)


def test_a_scan_of_a_kind_of_task_that_was_not_known_counts_too(places: Places) -> None:
    """The older program held it as somebody else's: of what it hangs on it knew no field."""
    assert ids(places, "office", "attachment") == {SCAN}


def test_what_the_rule_holds_stays_held_for_its_own_reason_and_waits_for_a_person(places: Places) -> None:
    assert held(places, "office") == {("task", HIDDEN_TASK[-2:]): "not_theirs"}
    with places.program.open(places.files["office"], writing=True) as office:
        (card,) = office.exchange.conflicts.held("en")
        assert (card.is_open, card.waits_for_update, card.why) == (True, False, "Record of another institution")
        assert office.exchange.conflicts.open().held == 1
        office.exchange.conflicts.let_in([card.id], "x")
        assert office.store.get("task", HIDDEN_TASK)["title"] == "For ourselves"


def test_it_is_judged_once_and_nobody_takes_that_back(places: Places) -> None:
    with places.program.open(places.files["office"], writing=True) as office:
        steps, before = office.store.step_count(), office.store.undoable()
        assert before is None or before[1] != "package.judge"
        with pytest.raises(RuleBroken):
            office.store.undo_step(f"{office.store.author}:{office.store.exchange.known()[office.store.author]}", "x")
    with places.program.open(places.files["office"], writing=True) as office:
        assert office.store.step_count() == steps
        assert office.store.rebuild().ids == {}
    assert [one for one in places.sound("office") if one.code != "journal.unsigned"] == []


def test_a_college_reads_what_its_office_wrote_once_it_is_updated(places: Places) -> None:
    assert ids(places, "college", "requirement") == {RULE}
    assert ids(places, "college", "task") == {TASK_OF_OFFICE}
    assert places.sound("college") == []


def test_a_newer_college_is_told_what_waits_for_its_older_office_and_has_it_back_after_the_update(
    places: Places,
) -> None:
    places.take("newer_college", MUSEUM / "reply.exchpack")
    assert set(held(places, "newer_college").values()) == {"not_their_kind", "not_theirs"}
    with places.program.open(places.files["newer_college"], writing=True) as office:
        cards = {card.record: card for card in office.exchange.conflicts.held("en")}
        assert cards[EVENT].why == "Waits until the office has updated its program"
        assert not cards[EVENT].is_open
        (status,) = office.exchange.partners.statuses("en")
        assert [one.code for one in status.for_update] == ["journal.for_update_at_office"]
    institution = the_partner(places)
    with places.program.open(places.files["office"], writing=True) as office:
        (path,) = office.exchange.sending.send(institution, places.folder, "x", basis="contract").paths
    places.take("newer_college", path)
    assert ids(places, "newer_college", "stay_event") == {EVENT}
    assert ids(places, "newer_college", "task") == {OWN_TASK}
    assert held(places, "newer_college") == {("task", HIDDEN_TASK[-2:]): "not_theirs"}
    places.take("office", places.send("newer_college"))
    for name in ("office", "newer_college"):
        with places.program.open(places.files[name], writing=True) as office:
            faults = [one.code for one in office.store.checks.faults()]
            assert [code for code in faults if code != "journal.attachment_gone"] == []
            assert office.exchange.conflicts.cards("en") == ()
            assert office.store.exchange.mismatches() == []


def the_partner(places: Places) -> str:
    with places.program.open(places.files["office"], writing=True) as office:
        (status,) = office.exchange.partners.statuses("en")
    return status.institution_id


def test_the_package_that_an_older_office_held_comes_again_after_the_update_and_changes_nothing(
    places: Places,
) -> None:
    held(places, "office")
    outcome = places.take("office", MUSEUM / "up.exchpack")
    assert (outcome.held, outcome.for_update, outcome.problems) == ((), (), ())
    assert held(places, "office") == {("task", HIDDEN_TASK[-2:]): "not_theirs"}


def test_the_lists_of_the_command_line_say_what_waits_for_an_update(
    places: Places, capsys: pytest.CaptureFixture[str]
) -> None:
    """In the file of the newer college: what its office could not read is nothing to decide."""
    places.take("newer_college", MUSEUM / "reply.exchpack")
    file = str(places.files["newer_college"])
    listed = told(capsys, "conflicts", "list", file)
    by_record = {one["id"]: one for one in listed["held"]}
    assert by_record[EVENT]["waits_for_update"] is True
    assert told(capsys, "info", file)["for_update"] == 4
    assert "journal.for_update_at_office" in [one["code"] for one in told(capsys, "check", file)["remarks"]]
    assert main(["info", file, "--language", "en"]) == 0
    assert "4 changes written here wait until the office has updated its program" in capsys.readouterr().out


def told(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, list[dict[str, object]]]:
    main([*words, "--json"])
    answer: dict[str, list[dict[str, object]]] = json.loads(capsys.readouterr().out)
    return answer

"""Taking back a step with very many records does not hold the window up."""

from __future__ import annotations

import pytest
from office import OpenOffice, add
from PySide6.QtCore import Qt

from exchange_admin.domain.steps import Edit, Step
from exchange_admin.ui.window_commands import MANY_RECORDS

pytestmark = pytest.mark.usefixtures("people_shown")


@pytest.fixture
def crowd(office: OpenOffice) -> list[str]:
    """A step that added more people than are taken back in a moment."""
    store = office.store
    ids = [store.origin.new_id() for _ in range(MANY_RECORDS + 1)]
    edits = tuple(Edit("person", id, {"family_latin": "Wang", "role": "student"}, new=True) for id in ids)
    office.desk.feed.publish(store.record(Step("Shen", "people.import", edits)))
    return ids


def test_undo_runs_as_a_job_and_the_list_follows_when_it_is_done(office, crowd, qtbot):
    people = office.area("person").page
    assert people.list.model.rowCount() == 3 + len(crowd)
    with qtbot.waitSignal(office.desk.feed.changed, timeout=20_000):
        office.desk.actions["edit.undo"].trigger()
        assert office.desk.jobs.is_writing
        assert people.list.model.rowCount() == 3 + len(crowd)  # nothing happened yet: the window is free
        assert not office.desk.actions["edit.undo"].isEnabled()
    assert people.list.model.rowCount() == 3
    assert office.window.toast.text().startswith("Undone")


def test_redo_of_it_runs_as_a_job_too(office, crowd, qtbot):
    with qtbot.waitSignal(office.desk.feed.changed, timeout=20_000):
        office.desk.actions["edit.undo"].trigger()
    qtbot.waitUntil(lambda: not office.desk.jobs.is_busy)
    with qtbot.waitSignal(office.desk.feed.changed, timeout=20_000):
        office.desk.actions["edit.redo"].trigger()
    assert office.store.get("person", crowd[0]).live
    assert office.window.toast.text().startswith("Done again: ")


def test_while_it_runs_the_line_says_so_and_can_stop_it_whole(office, crowd, qtbot):
    told = []
    office.desk.notices.working.connect(lambda job, text: told.append((job, text)))
    before = office.store.count(office.area("person").page.list.query())
    office.desk.actions["edit.undo"].trigger()
    ((job, text),) = told
    assert text.startswith("Undoing: ")
    with qtbot.waitSignal(job.cancelled, timeout=20_000):
        job.cancel()
    assert office.store.count(office.area("person").page.list.query()) == before
    assert office.store.undoable()[1] == "people.import"
    assert not office.store.checks.verify()


def test_a_small_step_is_taken_back_at_once(office):
    id = add(office.store, "person", family_latin="Wang", role="student")
    office.window.refresh_commands()
    office.desk.actions["edit.undo"].trigger()
    assert not office.store.get("person", id).live
    assert not office.desk.jobs.is_writing


def test_the_key_of_a_command_that_waits_for_the_saving_says_so_until_it_is_done(office, crowd, qtbot):
    actions, line, table = office.desk.actions, office.window.status, office.area("person").page.list.table
    with qtbot.waitSignal(office.desk.feed.changed, timeout=20_000):
        actions["edit.undo"].trigger()
        qtbot.keyClick(table, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
        assert line.waiting_words().startswith("“New record” can be used in a moment")
        assert actions["records.new"].toolTip() == "Other changes are being saved."
    qtbot.waitUntil(lambda: not office.desk.jobs.is_busy)
    assert line.waiting_words() == ""
    assert actions["records.new"].toolTip() == "New record"


def test_what_one_gesture_wrote_in_several_steps_is_taken_back_by_one_undo(office):
    desk, daria, fedor = office.desk, office.ids["sokolova"], office.ids["eremin"]
    desk.feed.publish(desk.records.set("person", daria, {"study_year": 3}, "Shen"))
    with desk.feed.together():
        for person in (daria, fedor):
            desk.feed.publish(desk.records.set("person", person, {"study_year": 4}, "Shen"))
    office.window.refresh_commands()
    desk.actions["edit.undo"].trigger()
    assert [office.store.get("person", one)["study_year"] for one in (daria, fedor)] == [3, 2]
    desk.actions["edit.undo"].trigger()
    assert office.store.get("person", daria)["study_year"] == 2, "what came before is a gesture of its own"

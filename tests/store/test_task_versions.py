"""Tasks of projects and committees where one program knows what they are of and another does not: what is done with one
there is not lost, and what it is of comes back with the update."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from exchanging import NORTH, OFFICE, add, meet, pack, set_, take, tell, whole
from replicas import uid
from test_committee_versions import older as without_committees
from test_judging_again import Pc, north, office, pc, rows, updated  # noqa: F401  (fixtures)
from test_project_versions import _learned
from test_project_versions import older as without_projects

from exchange_admin.domain.fields import Registry
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.rules.committee.states import DECISION_TASK
from exchange_admin.store import Store

PROJECT, MILESTONE, BODY, MEETING, DECISION = uid("d801"), uid("d802"), uid("d803"), uid("d804"), uid("d805")
_TICKED = {"decision_id": DECISION, "institution_id": NORTH, "occurrence": f"{DECISION_TASK}:start"}
OF = {"project_id": PROJECT, "decision_id": DECISION}
TICK = REGISTRY["task"].own_id(_TICKED)


def milestone(office: Store) -> str:  # noqa: F811
    """Of a project that a college leads."""
    add(office, "project", PROJECT, name_en="Lab", kind="laboratory", state="agreed", lead_institution_id=NORTH)
    told = {"title": "Rooms", "kind": "manual", "state": "open", "share": "shared"}
    add(office, "task", MILESTONE, **told, project_id=PROJECT, responsible_institution_id=NORTH)
    return MILESTONE


def ticked_decision(office: Store) -> str:  # noqa: F811
    """Of a decision that a college carries out."""
    add(office, "body", BODY, name_en="Committee", kind="committee", lead_institution_id=OFFICE)
    add(office, "membership", uid("d807"), institution_id=NORTH, body_id=BODY, role="chair")
    add(office, "meeting", MEETING, body_id=BODY, kind="session", state="held", starts="2026-09-01")
    decided = {"number": "1", "kind": "resolution", "state": "agreed", "text_en": "Publish", "due": "2027-03-01"}
    add(office, "decision", DECISION, **decided, meeting_id=MEETING, responsible_institution_id=NORTH)
    add(office, "task", TICK, **_TICKED, title="Carry it out", kind="committee", state="open", share="shared")
    return TICK


KINDS = pytest.mark.parametrize(
    ("begin", "older", "of"),
    [(milestone, without_projects, "project_id"), (ticked_decision, without_committees, "decision_id")],
)
Begin, Older = Callable[[Store], str], Callable[[], Registry]


@KINDS
def test_an_older_file_of_a_college_does_a_task_and_knows_after_its_update_what_it_is_of(
    office: Store,  # noqa: F811
    north: Store,  # noqa: F811
    pc: Pc,  # noqa: F811
    begin: Begin,
    older: Older,
    of: str,
) -> None:
    old = pc(north._db.serialize(), older(), same=True)
    task = begin(office)
    take(old, pack(office, old))
    assert of not in old.get("task", task).values
    set_(old, "task", task, state="done", reason="by the older one")
    new = _learned(old, pc)
    meet(office, new)
    for one in (office, new):
        record = one.get("task", task)
        assert (record["state"], record["reason"], record[of]) == ("done", "by the older one", OF[of])
    whole(office, new)


@KINDS
def test_what_an_older_file_of_a_college_did_before_its_update_counts_in_the_office_at_once(
    office: Store,  # noqa: F811
    north: Store,  # noqa: F811
    pc: Pc,  # noqa: F811
    begin: Begin,
    older: Older,
    of: str,
) -> None:
    old = pc(north._db.serialize(), older(), same=True)
    task = begin(office)
    take(old, pack(office, old))
    set_(old, "task", task, state="done", reason="by the older one")
    take(office, pack(old, office))
    record = office.get("task", task)
    assert (record["state"], record["reason"], record[of]) == ("done", "by the older one", OF[of])
    whole(office, _learned(old, pc))


@KINDS
def test_an_older_pc_of_the_office_finishes_a_task_and_loses_nothing_of_it(
    office: Store,  # noqa: F811
    north: Store,  # noqa: F811
    pc: Pc,  # noqa: F811
    begin: Begin,
    older: Older,
    of: str,
) -> None:
    old = pc(office._db.serialize(), older())
    task = begin(office)
    tell(office, old)
    set_(old, "task", task, state="done", reason="by the older one")
    tell(old, office)
    new = updated(old, pc)
    for one in (office, new):
        record = one.get("task", task)
        assert (record["state"], record["reason"], record[of]) == ("done", "by the older one", OF[of])
    whole(office, new)

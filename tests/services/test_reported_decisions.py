"""What the responsible college ticks off reaches whoever leads the committee, who closes the decision."""

from __future__ import annotations

from datetime import date

from college_files import Place, Town

from exchange_admin.domain.fields import Value
from exchange_admin.services.casework.task_list import TaskFilter, TaskTab
from exchange_admin.services.exchange.at_a_glance import OpenDecisions


def desk(place: Place) -> dict[str, int]:
    with place.open() as file:
        lines = file.today_on(date(2026, 11, 24)).desk(OpenDecisions(0, 0, 0, 0))
        return {line.key: line.n for line in lines if line.key.endswith("_decisions")}


def test_a_decision_reported_as_done_is_late_for_nobody_and_waits_for_whoever_leads(town: Town) -> None:
    office, ours = town.office, town.office.institution
    college = town.college(town.first, 11)
    town.enrol(college)
    body = office.add("body", kind="committee", name_zh="委", name_ru="К", lead_institution_id=ours, active=1)
    for institution, role in ((ours, "chair"), (town.first, "co_chair")):
        seat: dict[str, Value] = {"body_id": body, "institution_id": institution, "role": role, "voting": 1}
        office.add("membership", from_date="2026-01-01", **seat)
    told: dict[str, Value] = {"kind": "session", "number": "1", "state": "agreed", "starts": "2026-10-20"}
    meeting = office.add("meeting", body_id=body, **told)
    text: dict[str, Value] = {"kind": "resolution", "number": "1/1", "text_zh": "一", "text_ru": "Раз"}
    carried: dict[str, Value] = {"state": "agreed", "responsible_institution_id": town.first, "due": "2026-11-20"}
    decision = office.add("decision", meeting_id=meeting, **text, **carried)
    town.meet(college)
    assert (desk(office), desk(college)) == ({"late_decisions": 1}, {"late_decisions": 1})
    with college.open() as file:
        (task,) = (one for one in file.casework.tasks.tasks(file.casework.tasks.ns(TaskTab.ALL, TaskFilter()), "ru"))
        file.casework.verbs.done([task.id], "Orlova")
    town.meet(college)
    assert (desk(office), desk(college)) == ({"reported_decisions": 1}, {})
    said = office.value("task", task.id, "done_on")
    with office.open() as file:
        (row,) = file.decision_control.decisions("en")
        assert (row.reported, str(row.reported_on), row.is_late) == (True, said, True)
    office.set("decision", decision, state="done")
    assert desk(office) == {}

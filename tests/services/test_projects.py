"""Projects in an office: of which nothing is heard, who is missing, what an office that is neither side begins."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook

from exchange_admin.app.paths import Paths
from exchange_admin.app.program import Program
from exchange_admin.domain.fields import LIVE, Value
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.queries import Filter, Query, Test
from exchange_admin.domain.rules.bilingual import BILINGUAL, is_bilingual
from exchange_admin.domain.rules.casework.terms import add_months
from exchange_admin.domain.rules.committee.minutes import Standing
from exchange_admin.domain.rules.projects.outputs import is_unapproved
from exchange_admin.domain.steps import Edit, Step
from exchange_admin.services.committee.committees import Signed, approval_edit
from exchange_admin.services.committee.text_changes import change_said
from exchange_admin.services.office import Office
from exchange_admin.services.office_files import NewOffice
from exchange_admin.services.portfolio.sheets import read_projects
from exchange_admin.services.projects.sheets import read_output

WHO = "Shen"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    new = NewOffice("松花工程职业学院", "CN", "zh", "SHGC")
    with Program(Paths.find()).make_office(tmp_path / "a.exchange", new, WHO) as made:
        yield made


def add(office: Office, of: str, /, **values: str | int | None) -> str:
    return next(iter(office.records.add(of, values, WHO).ids[of]))


def institution(office: Office, name: str, country: str = "RU", kind: str = "college") -> str:
    return add(office, "institution", name_en=name, country=country, kind=kind)


def project(office: Office, lead: str = "", state: str = "running", **more: str) -> str:
    said = {"name_en": "Joint laboratory", "kind": "laboratory", "state": state, "reason": "x", **more}
    return add(office, "project", lead_institution_id=lead or office.store.institution, **said)


def offer(office: Office, owner: str) -> str:
    said = {"name_zh": "实验室", "name_ru": "Лаборатория", "topic": "laboratory", "side": "offer", "isced_f": "0714"}
    until = (date.today() + timedelta(days=90)).isoformat()
    return add(office, "listing", institution_id=owner, state="published", valid_until=until, **said)


def silent(office: Office, on: date) -> list[str]:
    return [one.id for one in office.silent_projects.all(on)]


def test_it_is_asked_about_what_goes_on_and_was_not_heard_of_for_six_months(office: Office) -> None:
    going, standing = project(office), project(office, state="paused")
    today = date.fromisoformat(office.store.history.last_changes("project", [going])[going][:10])
    asked = add_months(today, 6)
    assert silent(office, asked - timedelta(days=1)) == []
    assert silent(office, asked) == [going]
    assert standing not in silent(office, asked)
    later = (today + timedelta(days=40)).isoformat()
    office.records.set("project", going, {"starts": later}, WHO)
    assert silent(office, asked) == []
    office.records.set("project", going, {"starts": None}, WHO)
    assert silent(office, asked) == [going]
    office.records.set("project", going, {"confirmed_on": later}, WHO)
    assert silent(office, asked) == []


def test_milestones_are_shown_to_the_members_in_one_step_and_for_good(office: Office) -> None:
    going, other = project(office), project(office)
    own = {"kind": "manual", "state": "open", "share": "office"}
    kept = [add(office, "task", title=f"Milestone {n}", project_id=going, **own) for n in range(2)]
    seen = add(office, "task", title="Seen", project_id=going, **{**own, "share": "shared"})
    apart = add(office, "task", title="Of another project", project_id=other, **own)
    gone = add(office, "task", title="Given up", project_id=going, **own)
    office.records.remove("task", gone, WHO)
    assert [one.id for one in office.projects.kept_milestones(going)] == kept
    changes = office.projects.share_milestones(going, WHO)
    assert (changes.verb, set(changes.ids["task"])) == ("task.share", set(kept))
    assert [problem.code for problem in changes.problems] == ["task.earlier_goes_along"], "said once"
    assert [office.records.get("task", id)["share"] for id in (*kept, seen, apart)] == ["shared"] * 3 + ["office"]
    assert not office.projects.share_milestones(going, WHO), "nothing is left to show"
    with pytest.raises(RuleBroken):
        office.records.set("task", kept[0], {"share": "office"}, WHO)
    with pytest.raises(RuleBroken) as refused:
        office.undoing.undo(WHO)
    assert refused.value.problems[0].code == "undo.for_good", "what others were shown is not hidden again"


@pytest.mark.parametrize("kind", ["output", "membership", "task"])
def test_what_is_written_beside_a_project_is_a_sign_of_it(office: Office, kind: str) -> None:
    """Told by the records alone: the project itself was last written long before."""
    one = project(office)
    beside: dict[str, dict[str, str]] = {
        "output": {"name_en": "Textbook", "kind": "textbook", "state": "planned"},
        "membership": {"institution_id": office.store.institution, "role": "lead"},
        "task": {"title": "Milestone", "kind": "manual", "state": "open", "share": "office"},
    }
    id = add(office, kind, project_id=one, **beside[kind])
    moments = office.store.history.last_changes
    assert moments(kind, [id])[id] >= moments("project", [one])[one]
    assert moments(kind, ["unknown"]) == {}


def test_an_office_that_is_neither_side_begins_a_project_of_both(office: Office) -> None:
    north, south = institution(office, "North"), institution(office, "South", "CN")
    sent = office.interests.send(offer(office, north), "", WHO, asking=south)
    (interest,) = sent.ids["interest"]
    with pytest.raises(RuleBroken, match="interest.not_accepted"):
        office.projects.begin(interest, WHO)
    office.interests.answer(interest, "accepted", "", WHO)
    (begun,) = office.projects.begin(interest, WHO).ids["project"]
    sheet = office.projects.sheet(begun)
    assert (sheet.project["lead_institution_id"], sheet.project["state"]) == (north, "idea")
    assert (sheet.project["kind"], sheet.project["isced_f"]) == ("laboratory", "0714")
    assert {(one["institution_id"], one["role"]) for one in sheet.members} == {(north, "lead"), (south, "partner")}
    with pytest.raises(RuleBroken, match="interest.has_project"):
        office.projects.begin(interest, WHO)
    with pytest.raises(RuleBroken, match="project.idea_first_agreed"):  # nobody was shown it yet
        office.projects.move(begun, "running", WHO)
    office.projects.move(begun, "agreed", WHO)
    with pytest.raises(RuleBroken, match="project.way_not_open"):
        office.projects.move(begun, "finished", WHO)
    with pytest.raises(RuleBroken, match="project.state_not_reachable"):
        office.projects.move(begun, "idea", WHO)
    with pytest.raises(RuleBroken, match="project.no_reason"):
        office.projects.move(begun, "paused", WHO)


def test_undo_takes_a_project_and_what_names_it_back_together(office: Office) -> None:
    north = institution(office, "North")
    (interest,) = office.interests.send(offer(office, north), "", WHO).ids["interest"]
    office.interests.answer(interest, "accepted", "", WHO)
    changes = office.projects.begin(interest, WHO)
    (begun,) = changes.ids["project"]
    office.undoing.undo_step(changes.step, WHO)
    record = office.store.get("project", begun)
    assert record is None or not record.live
    assert office.records.get("interest", interest)["led_to_project_id"] is None


def test_an_output_is_agreed_by_whoever_is_asked_and_by_nobody_else(office: Office) -> None:
    north, other = institution(office, "North"), institution(office, "Other")
    one = project(office)
    add(office, "membership", project_id=one, institution_id=north, role="partner")
    made = add(office, "output", project_id=one, name_en="Textbook", kind="textbook", state="drafting")
    with pytest.raises(RuleBroken, match="output.not_reviewed"):
        office.projects.approve(made, Signed("Shen"), WHO)
    office.projects.move_output(made, "reviewing", WHO)
    with pytest.raises(RuleBroken, match="output.not_asked"):
        office.projects.approve(made, Signed("Ivanov", other), WHO)
    with pytest.raises(RuleBroken, match="minutes.other_text"):
        office.projects.approve(made, Signed("Shen"), WHO, named="0" * 12)
    with pytest.raises(RuleBroken, match="approval.signed_in_future"):
        office.projects.approve(made, Signed("Shen", signed_on=date.today() + timedelta(days=2)), WHO)
    office.projects.approve(made, Signed("Shen"), WHO)
    for verb in (lambda: office.projects.move_output(made, "agreed", WHO), lambda: _set_agreed(office, made)):
        with pytest.raises(RuleBroken, match="output.not_approved"):
            verb()
    office.projects.approve(made, Signed("Orlov", north), WHO)
    office.projects.move_output(made, "agreed", WHO)
    office.records.set("output", made, {"version": "2"}, WHO)
    with pytest.raises(RuleBroken, match="output.not_approved"):
        office.projects.move_output(made, "published", WHO)
    office.records.set("output", made, {"version": None}, WHO)
    told = office.projects.move_output(made, "published", WHO)
    assert [one.code for one in told.problems] == ["material.no_licence"]


def test_nothing_becomes_agreed_past_a_member_that_came_after_the_day_of_signing(office: Office) -> None:
    north = institution(office, "North")
    one, today = project(office), date.today()
    joined = (today - timedelta(days=9)).isoformat()
    add(office, "membership", project_id=one, institution_id=north, role="partner", from_date=joined)
    made = add(office, "output", project_id=one, name_en="Textbook", kind="textbook", state="reviewing")
    office.projects.approve(made, Signed("Shen", signed_on=today - timedelta(days=20)), WHO)
    for verb in (lambda: office.projects.move_output(made, "agreed", WHO), lambda: _set_agreed(office, made)):
        with pytest.raises(RuleBroken, match="output.not_approved"):
            verb()
    office.projects.approve(made, Signed("Orlov", north), WHO)
    office.projects.move_output(made, "agreed", WHO)


def test_what_is_agreed_by_its_verb_counts_as_agreed(office: Office) -> None:
    """Whoever left before it is written down is not asked, whatever day was signed."""
    gone = institution(office, "Gone")
    one, today = project(office), date.today()
    left = (today - timedelta(days=9)).isoformat()
    add(office, "membership", project_id=one, institution_id=gone, role="partner", until_date=left)
    made = add(office, "output", project_id=one, name_en="Textbook", kind="textbook", state="reviewing")
    office.projects.approve(made, Signed("Shen", signed_on=today - timedelta(days=20)), WHO)
    office.projects.move_output(made, "agreed", WHO)
    assert office.projects.output(made).standing.standing is Standing.AGREED


def test_what_of_an_output_was_changed_since_somebody_approved_it_is_told_in_words(office: Office) -> None:
    made = add(office, "output", project_id=project(office), name_en="Case", kind="case", state="reviewing")
    office.projects.approve(made, Signed("Shen"), WHO)
    office.records.set("output", made, {"languages": "zh; ru", "name_ru": "Кейсы", "learners": 5}, WHO)
    (since,) = office.text_changes.of_output(office.projects.output(made), "en")
    assert since.institutions == (office.store.institution,)
    told = [change_said(office.program.wordings["en"], one) for one in since.changes or ()]
    assert told == ["Name in Russian: “—” → “Кейсы”", "Languages: “—” → “Chinese, Russian”"], "not how many use it"
    office.projects.approve(made, Signed("Shen"), WHO)
    assert office.text_changes.of_output(office.projects.output(made), "en") == ()


@pytest.mark.parametrize("said", ["approved", "declined"])
def test_what_was_said_of_an_output_and_undone_is_said_again(office: Office, said: str) -> None:
    made = add(office, "output", project_id=project(office), name_en="Case", kind="case", state="reviewing")
    for verdict in (said, said, "approved"):
        office.projects.approve(made, Signed("Shen", comment=verdict), WHO, verdict=verdict)
        office.undoing.undo(WHO)
        assert office.projects.output(made).approvals == ()
    office.projects.approve(made, Signed("Orlov"), WHO)
    sheet = office.projects.output(made)
    (given,) = sheet.approvals
    assert (sheet.standing.standing, given["signer"], given["comment"]) == (Standing.AGREED, "Orlov", None)


def test_whoever_joins_later_is_not_asked_about_what_was_agreed_before(office: Office) -> None:
    one, tomorrow = project(office), date.today() + timedelta(days=2)
    made = add(office, "output", project_id=one, name_en="Textbook", kind="textbook", state="reviewing")
    office.projects.approve(made, Signed("Shen"), WHO)
    office.projects.move_output(made, "agreed", WHO)
    late = institution(office, "Late")
    add(office, "membership", project_id=one, institution_id=late, role="partner", from_date=tomorrow.isoformat())
    later = tomorrow + timedelta(days=20)
    assert read_output(office.store, made, later).standing.chairs == (office.store.institution,)
    (sheet,) = read_projects(office.store, [office.records.get("project", one)], later)
    assert sheet.standings[made].standing is Standing.AGREED


def test_the_office_gives_no_approval_of_whoever_works_with_the_program(office: Office) -> None:
    north = institution(office, "North")
    one = project(office)
    add(office, "membership", project_id=one, institution_id=north, role="partner")
    made = add(office, "output", project_id=one, name_en="Textbook", kind="textbook", state="reviewing")
    file, told = office.store.origin.new_id(), {"site": "NORTH", "institution_id": north, "state": "made"}
    office.store.record(Step(WHO, "partner_file.add", (Edit("partner_file", file, told, new=True),)))
    assert office.committees.speaks_for(north), "nobody has opened it yet"
    assert office.committees.waits_for_file(north)
    office.store.record(Step(WHO, "partner_file.set", (Edit("partner_file", file, {"state": "confirmed"}),)))
    assert not office.committees.speaks_for(north)
    assert not office.committees.waits_for_file(north)
    with pytest.raises(RuleBroken, match="approval.in_its_own_file"):
        office.projects.approve(made, Signed("Orlov", north), WHO)
    office.store.record(Step(WHO, "partner_file.set", (Edit("partner_file", file, {"state": "revoked"}),)))
    office.projects.approve(made, Signed("Orlov", north), WHO)
    assert office.committees.speaks_for(office.store.institution)


@pytest.mark.parametrize("state", ["agreed", "published"])
def test_no_output_begins_as_one_that_all_have_approved(office: Office, state: str) -> None:
    one = project(office)
    add(office, "membership", project_id=one, institution_id=institution(office, "North"), role="partner")
    with pytest.raises(RuleBroken, match="output.begins_unapproved"):
        add(office, "output", project_id=one, name_en="Textbook", kind="textbook", state=state)
    assert list(office.store.records(Query("output"))) == []


def _set_agreed(office: Office, output: str) -> object:
    return office.records.set("output", output, {"state": "agreed"}, WHO)


def test_approvals_are_given_by_their_verb_and_a_membership_names_one_thing(office: Office) -> None:
    one, made = project(office), ""
    made = add(office, "output", project_id=one, name_en="Case", kind="case", state="reviewing")
    with pytest.raises(RuleBroken, match="approval.by_verb"):
        add(office, "approval", output_id=made, institution_id=office.store.institution, verdict="approved")
    body = add(office, "body", name_en="Team", kind="working_group", lead_institution_id=office.store.institution)
    both = {"project_id": one, "body_id": body, "institution_id": office.store.institution, "role": "lead"}
    with pytest.raises(RuleBroken, match="membership.of_one"):
        add(office, "membership", **both)


def test_who_declines_after_an_output_was_agreed_is_still_asked(office: Office) -> None:
    north, today = institution(office, "North"), date.today()
    one = project(office)
    joined = (today - timedelta(days=9)).isoformat()
    add(office, "membership", project_id=one, institution_id=north, role="partner", from_date=joined)
    made = add(office, "output", project_id=one, name_en="Textbook", kind="textbook", state="reviewing")
    office.projects.approve(made, Signed("Shen", signed_on=today - timedelta(days=20)), WHO)
    office.projects.approve(made, Signed("Orlov", north, signed_on=today - timedelta(days=5)), WHO)
    office.projects.move_output(made, "agreed", WHO)
    of = {"output_id": made, "institution_id": north}  # a package of North, in whose file it was still under review
    said = Signed("Orlov", north).said("declined", office.projects.output(made).standing.hash, today)
    office.store.record(Step(WHO, "approval.decline", (approval_edit(office.parts, of, said),)))
    sheet = office.projects.output(made)
    assert is_unapproved(sheet.output.values, sheet.standing)
    with pytest.raises(RuleBroken):
        office.projects.move_output(made, "published", WHO)


def declined_by_a_member(office: Office, seat: dict[str, str], said: dict[str, Value]) -> tuple[str, str, str]:
    """A project's output that the North declined; then its seat says otherwise, and all others approve."""
    north, one = institution(office, "North"), project(office)
    made = add(office, "output", project_id=one, name_en="Textbook", kind="textbook", state="reviewing")
    sitting = add(office, "membership", project_id=one, institution_id=north, role="partner", **seat)
    of = {"output_id": made, "institution_id": north}
    told = Signed("Orlov", north).said("declined", office.projects.output(made).standing.hash, date.today())
    office.store.record(Step(WHO, "approval.decline", (approval_edit(office.parts, of, told),)))
    office.store.record(Step(WHO, "membership.change", (Edit("membership", sitting, said),)))
    office.projects.approve(made, Signed("Shen"), WHO)
    return one, north, made


@pytest.mark.parametrize(
    "said", [{"until_date": "2026-02-01"}, {LIVE: 0}, {"role": "observer"}], ids=["ended", "deleted", "observer"]
)
def test_whoever_declined_as_a_member_is_not_shut_out_afterwards(office: Office, said: dict[str, Value]) -> None:
    one, north, made = declined_by_a_member(office, {}, said)
    with pytest.raises(RuleBroken, match="output.not_approved"):
        office.projects.move_output(made, "agreed", WHO)
    office.store.record(Step(WHO, "output.change", (Edit("output", made, {"state": "agreed"}),)))  # as by a package
    (sheet,) = read_projects(office.store, [office.records.get("project", one)], date.today())
    for standing in (office.projects.output(made).standing, sheet.standings[made]):
        assert (standing.standing, standing.declined) == (Standing.DECLINED, (north,))
    office.store.record(Step(WHO, "output.change", (Edit("output", made, {"state": "reviewing", "version": "2"}),)))
    office.projects.approve(made, Signed("Shen"), WHO)
    office.projects.move_output(made, "agreed", WHO)
    assert office.projects.output(made).standing.standing is Standing.AGREED, "that is another text"


def test_whoever_declines_after_its_seat_has_ended_is_not_asked(office: Office) -> None:
    _, _, made = declined_by_a_member(office, {"until_date": "2026-02-01"}, {"note": "x"})
    office.projects.move_output(made, "agreed", WHO)
    assert office.projects.output(made).standing.standing is Standing.AGREED


def test_outputs_are_filtered_by_whether_they_are_there_in_both_languages(office: Office) -> None:
    made = project(office, office.store.institution)
    told = {"zh;ru": True, "en; ru ;zh": True, "zh": False, "uz;zha": False, "": None}
    more = {"project_id": made, "name_en": "Case", "kind": "case", "state": "drafting"}
    named = {add(office, "output", **more, languages=one or None): one for one in told}
    for wanted in (True, False):
        asked = Query("output", filters=(Filter(BILINGUAL, Test.IS, (int(wanted),)),))
        found = {named[one.id] for one in office.store.records(asked)}
        assert found == {one for one, both in told.items() if both is wanted}
        assert all(is_bilingual(one) is wanted for one in found)


def test_what_says_no_state_stands_at_the_end_of_the_report(office: Office, tmp_path: Path) -> None:
    running = project(office)
    new = [office.store.origin.new_id() for _ in range(3)]
    told: dict[str, Value] = {"lead_institution_id": office.store.institution, "kind": "research", "name_en": "Q"}
    of_project: dict[str, Value] = {"project_id": running, "kind": "textbook"}
    edits = [
        Edit("project", new[0], told, new=True),
        Edit("output", new[1], {**of_project, "name_en": "Of no state"}, new=True),
        Edit("output", new[2], {**of_project, "name_en": "Withdrawn", "state": "withdrawn"}, new=True),
    ]
    office.store.record(Step(WHO, "raw", edits))
    office.reports.write("project-portfolio", tmp_path / "p.xlsx", language="en")
    book = load_workbook(tmp_path / "p.xlsx")
    names = [[str(cell.value) for cell in sheet["B"]] for sheet in (book.worksheets[0], book.worksheets[-1])]
    listed = [
        [name for name in column if name in {"Joint laboratory", "Q", "Of no state", "Withdrawn"}] for column in names
    ]
    assert listed == [["Joint laboratory", "Q"], ["Withdrawn", "Of no state"]]

"""What the window of a college offers: what it may write, and beside it who keeps the rest."""

from __future__ import annotations

from pathlib import Path

from college_files import Town

from exchange_admin.app.partner_mode import PartnerLimits
from exchange_admin.domain.queries import Query
from exchange_admin.domain.steps import Edit, Step


def test_a_college_adds_meetings_and_decisions_once_it_leads_a_committee(tmp_path: Path) -> None:
    town = Town(tmp_path)
    names = {"name_zh": "委员会", "name_ru": "Комитет", "kind": "committee"}
    body = town.office.add("body", **names, lead_institution_id=town.office.institution)
    town.office.add("membership", body_id=body, institution_id=town.first, role="partner")
    with town.college(town.first, 5).open() as file:
        limits = PartnerLimits(file.store, file.program.registry)
        of_whoever_leads = ("membership", "meeting", "decision")
        assert not any(map(limits.may_add, of_whoever_leads))
        assert {limits.why_not_add(one) for one in of_whoever_leads} == {"committee.window.leads_none"}
        assert {limits.keeper(one) for one in of_whoever_leads} == {""}, "not the office alone writes them"
        assert (limits.may_add("body"), limits.why_not_add("body")) == (True, "")
        assert (limits.may_add("agreement"), limits.why_not_add("agreement")) == (False, ""), "those it never adds"
        file.records.add("body", {**names, "lead_institution_id": town.first}, "Orlova")
        assert all(map(limits.may_add, of_whoever_leads))
        assert {limits.why_not_add(one) for one in of_whoever_leads} == {""}


def test_a_college_that_leads_one_committee_adds_nothing_to_another_one(tmp_path: Path) -> None:
    town = Town(tmp_path)
    names = {"name_zh": "委员会", "name_ru": "Комитет", "kind": "committee"}
    body = town.office.add("body", **names, lead_institution_id=town.office.institution)
    town.office.add("membership", body_id=body, institution_id=town.first, role="partner")
    held = {"kind": "session", "number": "1", "starts": "2026-10-22", "state": "announced"}
    meeting = town.office.add("meeting", body_id=body, **held)
    with town.college(town.first, 5).open() as file:
        assert file.store.records(Query("meeting")), "it sees the foreign one"
        limits = PartnerLimits(file.store, file.program.registry)
        (own,) = file.records.add("body", {**names, "lead_institution_id": town.first}, "Orlova").ids["body"]
        (met,) = file.records.add("meeting", {**held, "body_id": own}, "Orlova").ids["meeting"]
        assert (limits.among("meeting", "body"), limits.among("decision", "meeting")) == ({own}, {met})
        assert limits.among("membership", "body") == {own}
        assert limits.among("membership", "project") == limits.among("membership", "agreement") == frozenset()
        assert limits.among("membership", "institution") is None, "whoever it likes"
        assert limits.among("output", "project") is None, "of a project that it takes part in it is the author"
        foreign = {"decision": {"meeting_id": meeting}, "meeting": {"body_id": body}, "membership": {"body_id": body}}
        led = {"decision": {"meeting_id": met, "number": "7"}, "meeting": {"body_id": own}, "membership": {}}
        assert {limits.why_not_add(*one) for one in foreign.items()} == {"committee.window.led_by_another"}
        assert {limits.why_not_add(*one) for one in led.items()} == {""}


def test_a_college_is_proposed_no_stay_at_a_secretariat(tmp_path: Path) -> None:
    town = Town(tmp_path)
    file_of = town.college(town.first, 5)
    with file_of.open() as file:
        limits = PartnerLimits(file.store, file.program.registry)
        assert limits.defaults("mobility")["receiving_institution_id"] == town.office.institution
        assert "direction" not in limits.defaults("mobility")
        edit = Edit("institution", town.office.institution, {"kind": "authority"})
        file.store.record(Step("x", "institution.set", (edit,)))
        assert limits.defaults("mobility")["receiving_institution_id"] is None
        assert limits.defaults("mobility")["direction"] == "outgoing", "it sends, and nobody there receives"


def test_an_agreement_is_kept_by_the_office_and_takes_a_scan_of_the_college_that_signed_it(tmp_path: Path) -> None:
    town = Town(tmp_path)
    agreed = town.office.add("agreement", number="7", institution_id=town.first, kind="exchange", state="draft")
    scan = tmp_path / "signed.pdf"
    scan.write_bytes(b"%PDF-1.4 signed")
    college = town.college(town.first, 5)
    with college.open() as file:
        limits = PartnerLimits(file.store, file.program.registry)
        agreement = file.records.get("agreement", agreed)
        assert not limits.may_change(agreement)
        assert limits.keeper("agreement") == file.store.peers[file.store.hub].institution
        assert limits.keeper("contact") == ""
        assert limits.may_attach(agreement, "agreement_id")
        file.attachments.add_several([scan], {"agreement_id": agreed}, "Orlova")
    town.up(college)
    with town.office.open() as office:
        (kept,) = office.store.where("attachment", "agreement_id", [agreed])
        assert kept["title"] == "signed"

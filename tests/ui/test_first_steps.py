"""What an office where nothing was entered yet is told to do first."""

from __future__ import annotations

from office import OWN, OpenOffice

from exchange_admin.ui.today.first_steps import first_steps
from exchange_admin.ui.today.targets import ToCommand, ToPage


def test_a_secretariat_is_told_of_members_committee_and_their_offers_and_no_students(own_office: OpenOffice) -> None:
    records, office = own_office.desk.records, own_office.desk.office
    records.set("institution", OWN, {"kind": "authority"}, "Shen")
    rows = first_steps(office).rows
    assert [one.title for one in rows][1:4] == [
        "Enter your members",
        "Begin the committee",
        "Collect what members offer and need",
    ]
    targets = [one.target for one in rows]
    assert ToCommand("view.committee") in targets
    assert ToPage("listing", "all") in targets
    records.set("institution", OWN, {"kind": "college"}, "Shen")
    assert "Enter your partners" in [one.title for one in first_steps(office).rows]

"""What an office where nothing was entered yet is told to do first."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from office import OpenOffice, open_office
from PySide6.QtCore import QCoreApplication, QEvent

from exchange_admin.domain.steps import Edit, Step
from exchange_admin.ui.today.first_steps import first_steps
from exchange_admin.ui.today.targets import ToCommand, ToPage

OWN = "01900000-0000-7000-8000-0000000000aa"


@pytest.fixture
def office(qtbot, look, languages, wordings, names, tmp_path) -> Iterator[OpenOffice]:
    """As the one of all tests, of an institution."""
    made = open_office(look, languages, wordings, names, tmp_path, OWN)
    own = {"name_en": "Secretariat", "country": "CN", "kind": "authority"}
    made.store.record(Step("Shen", "institution.add", (Edit("institution", OWN, own, new=True),)))
    yield made
    made.window.close()
    made.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    made.desk.jobs.finish()
    made.store.close()


def test_a_secretariat_is_told_of_members_committee_and_their_offers_and_no_students(office: OpenOffice) -> None:
    rows = first_steps(office.desk.office).rows
    assert [one.title for one in rows][1:4] == [
        "Enter your members",
        "Begin the committee",
        "Collect what members offer and need",
    ]
    targets = [one.target for one in rows]
    assert ToCommand("view.committee") in targets
    assert ToPage("listing", "all") in targets
    office.desk.records.set("institution", OWN, {"kind": "college"}, "Shen")
    assert "Enter your partners" in [one.title for one in first_steps(office.desk.office).rows]

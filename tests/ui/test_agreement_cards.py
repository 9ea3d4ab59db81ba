"""The tasks of an agreement on its card: what is to be done, with the keys that tasks have."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from office import OpenOffice, add
from pypdfium2 import PdfDocument
from PySide6.QtCore import Qt

from exchange_admin.domain.queries import Query
from exchange_admin.ui.agreements.cards import AgreementCards, StepCard
from exchange_admin.ui.agreements.parties_card import PartiesCard
from exchange_admin.ui.casework.tasks_card import TasksCard
from exchange_admin.ui.detail.lines_card import LinesCard


@pytest.fixture
def card(office: OpenOffice, qtbot) -> TasksCard:
    """Of an agreement that ends on 31 January 2027, beside the list. Today is 24 November 2026."""
    add(office.store, "office", code="SHC", institution_id=office.ids["ours"])
    days = {"valid_from": "2022-02-01", "valid_until": "2027-01-31", "notice_days": 60, "next_review": "2026-11-20"}
    values = {"institution_id": office.ids["theirs"], "kind": "exchange", "state": "in_force"}
    id = add(office.store, "agreement", number="2022/03", **values, **days)
    page = office.area("agreement")
    AgreementCards(office.desk, page.page)
    page.open_record("agreement", id)
    (found,) = page.page.panel.findChildren(TasksCard)
    qtbot.waitUntil(lambda: bool(found.lines))
    return found


def lines(card: TasksCard) -> list[tuple[str, str, str]]:
    return [(line.text(), line._second, line._day) for line in card.lines]


def test_what_presses_stands_first_with_its_day_and_what_would_settle_it(card: TasksCard) -> None:
    assert lines(card) == [
        ("Review the agreement", "4 d overdue · Not ticked yet", "20 Nov 2026"),
        ("Decide on renewal", "in 8 d · Nothing continues it yet", "2 Dec 2026"),
        ("Before the agreement ends", "Nothing continues it yet", "29 Jan 2027"),
    ]
    assert card.aside.text() == "to do: 3"


def test_space_on_a_line_is_done_and_undo_takes_it_back(card: TasksCard, office: OpenOffice, qtbot) -> None:
    qtbot.keyClick(card.lines[1], Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: card.aside.text() == "to do: 2")
    assert [line.text() for line in card.lines][-1] == "Decide on renewal"
    office.desk.undo()
    qtbot.waitUntil(lambda: card.aside.text() == "to do: 3")


def test_letting_it_end_asks_first_and_says_what_becomes_of_stays(
    card: TasksCard, office: OpenOffice, monkeypatch: pytest.MonkeyPatch, qtbot
) -> None:
    (agreement,) = office.store.records(Query("agreement"))
    (step,) = office.area("agreement").page.panel.findChildren(StepCard)
    assert step.let_end.text() == "Let it end…"
    asked: list[str] = []
    monkeypatch.setattr(office.desk.ask, "confirm", lambda question: asked.append(question.text))  # None is no
    step.let_end.click()
    assert asked == ["2022/03 is not renewed and ends on 31 Jan 2027. It can be undone."]
    assert office.store.get("agreement", agreement.id)["renewal"] != "none"
    monkeypatch.setattr(office.desk.ask, "confirm", lambda _: True)
    step.let_end.click()
    assert office.store.get("agreement", agreement.id)["renewal"] == "none"


def test_edit_is_not_offered_where_nothing_may_be_changed(
    card: TasksCard, office: OpenOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    (agreement,) = office.store.records(Query("agreement"))
    page = office.area("agreement").page
    assert not page._edit.isHidden()
    assert ("F2", "edit") in page.key_hints()
    monkeypatch.setattr(office.desk.limits, "may_change", lambda record: False)
    page.open_record(agreement.id)
    assert page._edit.isHidden()
    assert ("F2", "edit") not in page.key_hints()


def test_of_several_parties_it_says_who_signed_when_and_who_is_missing(
    card: TasksCard, office: OpenOffice, qtbot, tmp_path: Path
) -> None:
    (agreement,) = office.store.records(Query("agreement"))
    panel = office.area("agreement").page.panel
    (parties,) = panel.findChildren(PartiesCard)
    assert parties.isHidden(), "an agreement of two says nothing of it"
    of = {"agreement_id": agreement.id, "role": "party", "voting": 0}
    third = add(office.store, "institution", name_en="Third College", country="RU", kind="college")
    signed = office.desk.records.add(
        "membership", {**of, "institution_id": office.ids["theirs"], "signed_on": "2026-10-12"}, "Shen"
    )
    office.desk.feed.publish(signed, None)
    office.desk.feed.publish(office.desk.records.add("membership", {**of, "institution_id": third}, "Shen"), None)
    qtbot.waitUntil(lambda: parties.aside.text() == "1 / 2")
    assert parties.signed.text().endswith(": signed 12 Oct 2026")
    assert parties.lacks.text() == "Not signed yet: Third College"
    target = tmp_path / "parties.pdf"
    office.answers.answers.append(target)
    parties.print.click()
    qtbot.waitUntil(target.exists, timeout=30_000)
    with closing(PdfDocument(target)) as paper:
        printed = "".join(paper[0].get_textpage().get_text_range().split())
    assert printed.index("签署方") < printed.index("Стороны"), "Chinese first in China, on an English screen too"


def test_an_agreement_of_two_has_no_empty_card_of_members_but_takes_one(card: TasksCard, office: OpenOffice) -> None:
    (agreement,) = office.store.records(Query("agreement"))
    panel = office.area("agreement").page.panel
    (members,) = [one for one in panel.findChildren(LinesCard) if one.kind == "membership"]
    assert agreement["kind"] == "exchange"
    assert members.isHidden()
    assert members in panel.addable_lines()
    office.desk.feed.publish(office.desk.records.set("agreement", agreement.id, {"kind": "framework"}, "Shen"), None)
    assert not members.isHidden()


def test_a_new_party_begins_as_one_that_signs(card: TasksCard, office: OpenOffice) -> None:
    panel = office.area("agreement").page.panel
    (members,) = [one for one in panel.findChildren(LinesCard) if one.kind == "membership"]
    members.begin()
    editors = members.form.form.editors
    assert editors["role"].value() == "party"
    assert {name for name in ("signed_on", "body_id", "voting") if not editors[name].widget.isHidden()} == {"signed_on"}


def test_a_new_party_does_not_begin_as_the_partner_who_is_one_already(card: TasksCard, office: OpenOffice) -> None:
    panel = office.area("agreement").page.panel
    (members,) = [one for one in panel.findChildren(LinesCard) if one.kind == "membership"]
    members.begin()
    assert members.form.form.editors["institution_id"].value() is None

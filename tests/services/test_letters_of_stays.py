"""Letters about a stay: to whom, what they state of a guest, and what a person is asked about before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pypdfium2
import pytest
from paper_office import RESOURCES, WHO, PaperOffice, gates, order, wordings

from exchange_admin.documents.certificates.facts import ParticipationFacts
from exchange_admin.documents.fonts import Fonts
from exchange_admin.documents.letters.letter_design import LetterDesign
from exchange_admin.documents.letters.spec import letter_specs
from exchange_admin.documents.verification.labels import all_labels
from exchange_admin.domain.fields import Value
from exchange_admin.domain.rules.paper_kinds import PAPER_KINDS
from exchange_admin.services.certificates.designs import ReadyDesigns
from exchange_admin.services.certificates.issuing import Issuing
from exchange_admin.services.certificates.recipients import Recipient
from exchange_admin.services.certificates.selection import Selection

BEFORE = date(2026, 2, 10)


@cache
def letters() -> tuple[LetterDesign, ...]:
    fonts = Fonts(RESOURCES / "fonts")
    return tuple(LetterDesign(spec, fonts, wordings()) for spec in letter_specs(RESOURCES / "designs"))


@pytest.fixture
def office(tmp_path: Path) -> Iterator[PaperOffice]:
    made = PaperOffice(tmp_path / "office.exchange")
    old = made.issuing
    made.issuing = Issuing(made.parts, ReadyDesigns(letters()), old._codes, gates=gates())
    yield made
    made.store.close()


def guest(office: PaperOffice, *, passport: str | None = "2030-01-01", **more: Value) -> str:
    """A stay that is still to come."""
    person = office.person(birth_date="2005-03-14")
    if passport is not None:
        document = {"kind": "passport", "number": f"75 {person[-7:]}", "country": "RU"}
        office.add("identity_document", person_id=person, **document, valid_until=passport)
    ahead: dict[str, Value] = {"receiving_status": "verified", "actual_start": None, "actual_end": None}
    return office.stay(person, **{**ahead, **more})


def found(office: PaperOffice, stay: str, issued: date = BEFORE) -> Recipient:
    (recipient,) = office.issuing.recipients(Selection(mobilities=(stay,)), order("invitation", issued=issued))
    return recipient


def codes(recipient: Recipient) -> list[str]:
    return [problem.code for problem in recipient.problems]


def test_a_guest_is_invited_before_coming_with_what_the_consulate_asks_for(office: PaperOffice) -> None:
    office.set("office", office.office, phone="+86 451 0000 0118", email="io@example.cn")
    stay = guest(office)
    assert found(office, stay).ready
    issued = office.issuing.issue(Selection(mobilities=(stay,)), order("invitation", issued=BEFORE), WHO)
    record = office.store.get("certificate", issued.ids[0])
    assert record is not None
    assert (record["kind"], record["design"], record["mobility_id"]) == ("invitation", "invitation/1", stay)
    facts = ParticipationFacts.from_json(record.text("facts"))
    details = dict(facts.details)
    assert details["birth_date"].ru == "14 марта 2005 г.".replace(" ", "\u00a0")
    assert (details["citizenship"].zh, details["host_country"].en) == ("俄罗斯", "CN")
    assert details["document"].en.startswith("75 ")
    assert details["contact"].en == "+86 451 0000 0118 · io@example.cn"
    assert not facts.result
    document = pypdfium2.PdfDocument(next(one for one in letters() if "invitation" in one.kinds).pdf([facts]))
    assert issued.numbers[0] in document[0].get_textpage().get_text_bounded()
    document.close()


@pytest.mark.parametrize(
    ("more", "issued", "code"),
    [
        ({"passport": None}, BEFORE, "certificate.no_detail"),
        ({"passport": "2026-06-30"}, BEFORE, "certificate.passport_ends"),
        ({}, date(2026, 3, 3), "certificate.after_the_start"),
        ({"sending_status": "cancelled"}, BEFORE, "certificate.status"),
        ({"receiving_status": "rejected"}, BEFORE, "certificate.status"),
    ],
)
def test_what_speaks_against_a_letter_is_asked_about(
    office: PaperOffice, more: dict[str, str], issued: date, code: str
) -> None:
    recipient = found(office, guest(office, **more), issued)  # type: ignore[arg-type]
    assert codes(recipient) == [code]
    assert not recipient.blocked


def test_another_institution_is_not_invited_to_in_our_name(office: PaperOffice) -> None:
    stay = guest(office, sending_institution_id=office.own, receiving_institution_id=office.partner)
    assert "certificate.not_our_guest" in codes(found(office, stay))


def test_the_passport_that_is_valid_longest_is_the_one_stated(office: PaperOffice) -> None:
    stay = guest(office, passport="2026-03-15")
    person = found(office, stay).person_id
    office.add("identity_document", person_id=person, kind="passport", number="76 0000001", valid_until="2031-01-01")
    office.add("identity_document", person_id=person, kind="national_id", number="999", valid_until="2040-01-01")
    recipient = found(office, stay)
    assert recipient.facts is not None
    assert dict(recipient.facts.details)["document"].zh == "76 0000001"
    assert recipient.ready


def letter(office: PaperOffice, kind: str, issued: date, **more: Value) -> list[str]:
    stay = office.stay(office.person(birth_date="2005-03-14"), **more)
    (recipient,) = office.issuing.recipients(Selection(mobilities=(stay,)), order(kind, issued=issued))
    assert not recipient.blocked
    return codes(recipient)


@pytest.mark.parametrize(
    ("kind", "more", "issued", "asked"),
    [
        ("arrival", {"receiving_status": "arrived", "actual_end": None}, date(2026, 3, 4), []),
        ("arrival", {"receiving_status": "arrived"}, date(2026, 3, 3), ["certificate.before_the_start"]),
        ("arrival", {"receiving_status": "arrived", "actual_end": None, "fee_state": "due"}, date(2026, 3, 4), []),
        ("arrival", {"actual_start": None}, date(2026, 3, 9), ["certificate.day_unknown"]),
        ("arrival", {"receiving_status": "pending"}, date(2026, 3, 9), ["certificate.status"]),
        ("attendance", {"receiving_status": "in_residence", "actual_end": None}, date(2026, 5, 1), []),
        ("departure", {}, date(2026, 7, 3), []),
        ("departure", {}, date(2026, 7, 2), ["certificate.before_the_end"]),
        ("departure", {"actual_end": None}, date(2026, 7, 6), ["certificate.day_unknown"]),
        ("acceptance", {"receiving_status": "pending", "actual_start": None}, date(2026, 3, 1), []),
        ("acceptance", {"sending_status": "withdrawn"}, date(2026, 3, 1), ["certificate.status"]),
    ],
)
def test_each_letter_about_a_stay_asks_for_what_it_states(
    office: PaperOffice, kind: str, more: dict[str, Value], issued: date, asked: list[str]
) -> None:
    assert letter(office, kind, issued, **more) == asked


def test_every_kind_is_named_where_papers_are_verified() -> None:
    named = all_labels(wordings()["ru"])
    assert all(named[f"kind.{kind}"][:1].isupper() for kind in PAPER_KINDS)

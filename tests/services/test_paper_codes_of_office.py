"""Every issued paper carries a signed code; a preview never carries a genuine one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from paper_office import TODAY, WHO, PaperOffice, order, wordings

from exchange_admin.documents.certificates.facts import ParticipationFacts
from exchange_admin.documents.verification.verdict import Verdict
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.wording import LANGUAGES
from exchange_admin.services.certificates.codes import with_codes, write_key, write_revocations
from exchange_admin.services.certificates.selection import Selection
from exchange_admin.services.certificates.verdict_words import told
from exchange_admin.services.certificates.verifying import Verifying
from exchange_admin.services.exchange.key_session import KeySession
from exchange_admin.services.exchange.office_keys import OfficeKeys


@pytest.fixture
def office(tmp_path: Path) -> Iterator[PaperOffice]:
    made = PaperOffice(tmp_path / "office.exchange")
    yield made
    made.store.close()


@pytest.fixture
def stays(office: PaperOffice) -> Selection:
    return Selection(mobilities=tuple(office.stay(person) for person in (office.person(), office.person("zeng"))))


def code_of(store, number: str) -> str:
    (record,) = store.where("certificate", "number", [number])
    return str(json.loads(record.text("facts"))["code"])


def test_an_issued_paper_verifies_with_its_facts(office, stays) -> None:
    issued = office.issuing.issue(stays, order(), WHO)
    verifying = Verifying.by_office(office.store, office.codes, TODAY, "en")
    for number in issued.numbers:
        judged = verifying.code(code_of(office.store, number))
        (record,) = office.store.where("certificate", "number", [number])
        facts = ParticipationFacts.from_json(record.text("facts"))
        assert judged.verdict is Verdict.GENUINE
        assert (judged.facts.number, judged.facts.latin) == (number, facts.holder.latin)
        assert (judged.facts.starts, judged.facts.ends, judged.facts.issued) == (facts.starts, facts.ends, facts.issued)


def test_the_code_is_on_the_page_of_every_paper(office, stays, tmp_path) -> None:
    issued = office.issuing.issue(stays, order(), WHO)
    path = tmp_path / "papers.pdf"
    path.write_bytes(office.register.pdf(issued.ids))
    verifying = Verifying.by_office(office.store, office.codes, TODAY, "en")
    judged = verifying.source(str(path))
    assert [one.facts.number for one in judged] == list(issued.numbers)
    assert {one.verdict for one in judged} == {Verdict.GENUINE}


def test_a_preview_verifies_as_altered(office, stays, tmp_path) -> None:
    path = tmp_path / "preview.pdf"
    path.write_bytes(office.issuing.preview(office.issuing.recipients(stays, order()), order()))
    verifying = Verifying.by_office(office.store, office.codes, TODAY, "en")
    assert {one.verdict for one in verifying.source(str(path))} == {Verdict.ALTERED}


def test_a_revoked_and_a_taken_back_paper_are_told_by_office_and_list(office, stays, tmp_path) -> None:
    issued = office.issuing.issue(stays, order(), WHO)
    first, second, *_ = issued.numbers
    office.register.revoke(issued.ids[:1], "wrong name", WHO)
    office.register.take_back(issued.ids[1:2], "unsigned", WHO)
    codes = [json.loads(_facts(office.store, id))["code"] for id in issued.ids[:2]]
    own = Verifying.by_office(office.store, office.codes, TODAY, "en")
    assert [own.code(code).verdict for code in codes] == [Verdict.REVOKED, Verdict.REVOKED]
    key, told = tmp_path / "office.pub", tmp_path / "list.txt"
    write_key(office.codes, key)
    assert write_revocations(office.codes, told, TODAY) == tuple(sorted((first, second)))
    elsewhere = Verifying.by_files([key], [told])
    judged = elsewhere.code(codes[0])
    assert (judged.verdict, judged.list_made) == (Verdict.REVOKED, TODAY)
    unaware = Verifying.by_files([key], [], [office.codes.public_key().fingerprint])
    assert unaware.code(codes[0]).verdict is Verdict.GENUINE  # nobody has told it yet


def test_papers_that_were_undone_are_told_at_once_and_no_longer_when_they_are_back(office, stays) -> None:
    issued = office.issuing.issue(stays, order(), WHO)
    code = code_of(office.store, issued.numbers[0])

    def verdict() -> Verdict:
        return Verifying.by_office(office.store, office.codes, TODAY, "en").code(code).verdict

    office.store.undo(WHO)
    assert office.codes.revoked().keys() == set(issued.numbers)
    assert verdict() is Verdict.REVOKED
    office.store.redo(WHO)
    assert verdict() is Verdict.GENUINE
    office.store.undo(WHO)
    office.issuing.issue(stays, order(), WHO)
    office.store.undo(WHO)
    office.store.undo(WHO)
    assert len(office.codes.revoked()) == 2 * len(issued.numbers)


def _facts(store, id: str) -> str:
    return store.many("certificate", [id])[id].text("facts")


def test_the_office_learns_whether_its_register_holds_exactly_this_paper(office, stays) -> None:
    issued = office.issuing.issue(stays, order(), WHO)
    own = Verifying.by_office(office.store, office.codes, TODAY, "en")
    assert own.code(code_of(office.store, issued.numbers[0])).is_in_register
    (record,) = office.store.where("certificate", "number", [issued.numbers[0]])
    facts = ParticipationFacts.from_json(record.text("facts"))
    twin = replace(facts, holder=replace(facts.holder, latin="IVANOV Ivan"), code="")
    design, keys = office.register._designs.called(record.text("design")), office.codes._keys.private()
    (forged,) = with_codes([twin], keys, design)
    assert own.code(forged.code).is_in_register is False
    unknown = replace(twin, number="SHGC-2026-AP0999-4")
    (forged,) = with_codes([unknown], keys, design)
    assert own.code(forged.code).is_in_register is None


def test_every_kind_of_verdict_says_what_it_means_in_three_languages(office, stays) -> None:
    issued = office.issuing.issue(stays, order(), WHO)
    judged = Verifying.by_office(office.store, office.codes, TODAY, "en").code(code_of(office.store, issued.numbers[0]))
    stranger = replace(judged.issuer, is_compared=False, signature="")
    for verdict in Verdict:
        for changes in ({}, {"is_number_twice": True}, {"issuer": stranger}, {"missing": (2, 3), "parts": 3}):
            said = [told(replace(judged, verdict=verdict, **changes), wordings()[one]) for one in LANGUAGES]
            assert not any("verify." in one or "{" in one for one in said)
            assert len(set(said)) == 3
            if verdict is not Verdict.ALTERED or changes:
                assert all(judged.issuer.fingerprint in one for one in said)


def test_locked_keys_refuse_before_a_number_is_used(office, stays) -> None:
    keys = OfficeKeys(office.store, KeySession())
    keys.public()
    keys.set_passphrase("река")
    office.codes._keys = OfficeKeys(office.store, KeySession())
    before = office.issuing.numbers(order(), 3)
    with pytest.raises(RuleBroken) as refused:
        office.issuing.issue(stays, order(), WHO)
    assert refused.value.problems[0].code == "keys.locked"
    assert office.issuing.numbers(order(), 3) == before
    assert list(office.register.register()) == []


def test_papers_from_before_there_were_codes_are_drawn_as_they_were() -> None:
    plain = {"code": "EXC1:AAAA"}
    assert "code" not in ParticipationFacts.from_plain(_old_facts()).as_plain()
    assert ParticipationFacts.from_plain({**_old_facts(), **plain}).as_plain()["code"] == "EXC1:AAAA"


def _old_facts() -> dict[str, object]:
    return {
        "number": "SHGC-2026-A0001-A",
        "holder": {"latin": "SOKOLOVA Daria", "native": "latin"},
        "programme": {"en": "Summer school"},
        "host": {"en": "College"},
        "starts": None,
        "ends": None,
        "issued": date(2026, 11, 24).isoformat(),
        "signatory": {"en": "Wen"},
        "position": {"en": "Director"},
        "languages": ["en"],
    }

"""Papers about an agreement: its statement of balance and the protocol by which it goes on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from paper_office import WHO, wordings
from record_office import RecordOffice
from test_record_papers import codes, facts, row, texts

from exchange_admin.documents.table_papers.facts import PaperTable, TablePaper
from exchange_admin.documents.verification.statement import Row
from exchange_admin.documents.verification.verdict import Verdict, judge_all
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.rules.agreements.languages import paper_languages
from exchange_admin.services.certificates.selection import Selection

STATEMENT, PROTOCOL = "balance_statement", "renewal_protocol"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[RecordOffice]:
    made = RecordOffice(tmp_path / "office.exchange")
    yield made
    made.store.close()


def content(office: RecordOffice, id: str) -> TablePaper:
    found = facts(office, id).content
    assert isinstance(found, TablePaper)
    return found


def table(office: RecordOffice, id: str, title: str) -> PaperTable:
    return next(one for one in content(office, id).tables if one.title == f"{STATEMENT}.{title}")


def going(office: RecordOffice, name: str = "zeng", **more: str | None) -> str:
    days = {"planned_start": "2026-09-01", "planned_end": "2027-01-15", "actual_start": None, "actual_end": None}
    return office.outgoing_of(office.person(name), **{**days, **more})


def test_a_statement_counts_the_stays_and_says_who_owes(office: RecordOffice) -> None:
    coming = going(office, "eremin", planned_start="2027-02-20", receiving_status="verified")
    agreement = office.balanced(office.incoming, going(office), coming)
    (id,) = office.issue(STATEMENT, agreement).ids
    record = row(office, id)
    assert (record["number"], record["design"]) == ("SHGC-2026-AX0001-7", "balance_statement/1")
    assert record["holder"] == "SHGC–PKTL 2022/03 · 滨海交通物流学院"
    assert record["person_id"] is None
    said = dict(content(office, id).facts)
    assert said["result"].ru == "сошёлся"
    assert said["result_confirmed"].ru == "Задолженность: Приморский колледж транспорта и логистики, 1 человек"
    assert table(office, id, "sums").rows[0][1:] == ("1", "1", "0")
    assert table(office, id, "sums").rows[1][1:] == ("2", "1", "1")
    assert [(one[5].en, one[6]) for one in table(office, id, "stays").rows] == [
        ("done", "1"),
        ("done", "1"),
        ("confirmed", "1"),
    ]


def test_sums_are_exact(office: RecordOffice) -> None:
    agreement = office.balanced(going(office), balance_unit="week", balance_ratio="2/3")
    (id,) = office.issue(STATEMENT, agreement, languages=("ru", "en")).ids
    assert table(office, id, "stays").rows[0][6] == "19 4/7"
    assert dict(content(office, id).facts)["ratio"] == "2/3 : 1"


def test_what_is_in_no_balance_is_named_and_asked_about(office: RecordOffice) -> None:
    """A stay of the partner that names no agreement, and one of no weight where semesters are counted."""
    agreement = office.balanced(going(office), balance_unit="semester")
    going(office, "eremin")
    (told,) = office.asked(STATEMENT, agreement)
    assert codes(told) == ["certificate.stays_left_out"]
    with pytest.raises(RuleBroken, match=r"certificate\.nobody"):
        office.issue(STATEMENT, agreement)
    (id,) = office.issue(STATEMENT, agreement, anyway="checked by hand").ids
    assert {one[5].en for one in table(office, id, "left_out").rows} == {
        "names no agreement",
        "days or weight not known",
    }
    assert content(office, id).notes[0] == "balance_statement.no_stays"
    assert facts(office, id).against == ("certificate.stays_left_out",)


def test_without_a_unit_nothing_can_be_balanced(office: RecordOffice) -> None:
    (told,) = office.asked(STATEMENT, office.balanced(balance_unit=None))
    assert told.blocked
    assert codes(told) == ["certificate.no_balance_unit"]
    said = wordings()["en"].problem(told.problems[0])
    assert said == "Agreement SHGC–PKTL 2022/03 has no unit of balance. Choose what is counted in it first."


def test_a_statement_that_lists_more_than_a_paper_holds_is_refused_with_what_to_do(
    office: RecordOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("exchange_admin.services.record_papers.agreements.LARGEST", 500)
    (told,) = office.asked(STATEMENT, office.balanced(going(office)))
    assert told.blocked
    assert codes(told) == ["certificate.balance_too_long"]
    said = wordings()["en"].problem(told.problems[0])
    assert said.endswith("Set a later “Balance from year”, or export the list of its stays instead.")


def test_nobodys_documents_stand_on_a_statement(office: RecordOffice) -> None:
    person = office.person("zeng")
    office.add("identity_document", person_id=person, kind="passport", number="EJ7654321")
    stay = office.outgoing_of(person, planned_start="2026-09-01")
    (id,) = office.issue(STATEMENT, office.balanced(office.incoming, stay)).ids
    read = "\n".join(texts(office.register.pdf([id])))
    assert "曾毅" in read
    assert "EJ7654321" not in read + row(office, id).text("facts")
    assert facts(office, id).people == (office.sokolova, person)


@pytest.mark.parametrize("count", [0, 1, 60])
def test_as_many_stays_as_there_are_find_room(office: RecordOffice, count: int) -> None:
    stays = [going(office, ("zeng", "eremin")[n % 2]) for n in range(count)]
    (id,) = office.issue(STATEMENT, office.balanced(office.incoming, *stays)).ids
    pages = texts(office.register.pdf([id]))
    assert str(count + 1) in "".join(pages)
    assert len(facts(office, id).codes) == len(pages)
    assert all(facts(office, id).codes)


def test_a_statement_verifies_reprints_what_was_frozen_and_can_be_revoked(office: RecordOffice) -> None:
    agreement = office.balanced(office.incoming)
    (id,) = office.issue(STATEMENT, agreement).ids
    first = office.register.pdf([id])
    office.set("agreement", agreement, balance_unit="week", number="another")
    assert office.register.pdf([id]) == first
    codes = [code for page in facts(office, id).codes for code in page]
    (judged,) = judge_all(codes, [replace(office.codes.public_key(), is_compared=True)])
    assert judged.verdict is Verdict.GENUINE
    assert [line.cells[-1] for line in judged.lines if isinstance(line, Row)][-1] == "1"
    office.register.revoke([id], "counted wrong", WHO)
    assert row(office, id)["state"] == "revoked"


def test_a_later_statement_is_no_duplicate_of_an_earlier_one(office: RecordOffice) -> None:
    agreement = office.balanced(office.incoming)
    office.issue(STATEMENT, agreement)
    (id,) = office.issue(STATEMENT, agreement).ids
    assert facts(office, id).duplicate_of == ""


def test_a_protocol_names_both_agreements_and_the_conditions(office: RecordOffice) -> None:
    new = office.renewed()
    (id,) = office.issue(PROTOCOL, new, languages=("ru", "zh")).ids
    assert row(office, id)["number"] == "SHGC-2026-AY0001-C"
    said = dict(content(office, id).facts)
    assert (said["old_number"], said["new_number"]) == ("SHGC–PKTL 2022/03", "SHGC–PKTL 2022/03/R1")
    assert said["new_valid"] == "01.02.2027\xa0– 31.01.2032"
    (conditions,) = content(office, id).tables
    assert [(one[1].ru, one[4], one[5].ru) for one in conditions.rows] == [
        ("Исходящая", "4", "5 месяцев"),
        ("Входящая", "4", "5 месяцев"),
    ]
    (told,) = office.asked(PROTOCOL, new)
    assert "certificate.issued_before" in codes(told)


@pytest.mark.parametrize(("more", "code"), [({}, "continues_nothing"), ({"valid_until": None}, "no_new_end")])
def test_a_protocol_needs_what_it_renews_and_until_when(office: RecordOffice, more: dict, code: str) -> None:
    agreement = office.renewed() if more else office.balanced()
    if more:
        office.set("agreement", agreement, **more)
    (told,) = office.asked(PROTOCOL, agreement)
    assert codes(told) == [f"certificate.{code}"]


def test_an_agreement_is_chosen_by_its_number(office: RecordOffice) -> None:
    agreement = office.balanced()
    for typed in ("agreement:SHGC–PKTL 2022/03", "SHGC–PKTL 2022/03", agreement):
        assert office.selector.select([typed]) == Selection(records=(("agreement", agreement),))


@pytest.mark.parametrize(
    ("stated", "own", "partner", "languages"),
    [
        ("", "CN", "RU", ("zh", "ru")),
        ("", "RU", "CN", ("ru", "zh")),
        ("", "CN", "DE", ("zh", "en")),
        ("", "RU", "FR", ("ru", "en")),
        ("", "CN", "CN", ("zh", "en")),
        ("", "DE", "FR", ("en",)),
        ("ru, zh", "CN", "DE", ("zh", "ru")),
        ("en; ru", "RU", "CN", ("ru", "en")),
        ("zh", "CN", "RU", ("zh", "ru")),
        ("", "CN", "CN RU", ("zh", "ru")),
        ("", "CN", "CN DE RU", ("zh", "ru")),
        ("", "CN", "CN DE", ("zh", "en")),
    ],
)
def test_papers_speak_the_languages_of_both_sides(
    stated: str, own: str, partner: str, languages: tuple[str, ...]
) -> None:
    assert paper_languages(stated, own, *partner.split()) == languages

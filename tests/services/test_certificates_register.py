"""The register: printing again from what was frozen, and what becomes of a paper."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from paper_office import TODAY, WHO, PaperOffice, order

from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.queries import Query
from exchange_admin.domain.rules.certificate_numbers import CertificateNumber
from exchange_admin.domain.steps import Record
from exchange_admin.services.certificates.issuing import Issued
from exchange_admin.services.certificates.selection import Selection


@pytest.fixture
def office(tmp_path: Path) -> Iterator[PaperOffice]:
    made = PaperOffice(tmp_path / "office.exchange")
    yield made
    made.store.close()


def issued_to(office: PaperOffice, *people: str, target: Path | None = None) -> Issued:
    stays = tuple(office.stay(person) for person in people)
    return office.issuing.issue(Selection(mobilities=stays), order(), WHO, target=target)


def record(office: PaperOffice, id: str) -> Record:
    found = office.store.get("certificate", id)
    assert found is not None
    return found


def test_a_reprint_has_the_same_bytes_whatever_the_records_say_now(office: PaperOffice, tmp_path: Path) -> None:
    person = office.person()
    issued = issued_to(office, person, office.person("zeng"), target=tmp_path / "first.pdf")
    office.set("person", person, family_cyrillic="Петрова", family_latin="PETROVA")
    office.set("programme", office.programme, name_zh="改名的项目")
    office.set("office", office.office, city_zh="北京")
    office.register.print(issued.ids, tmp_path / "again.pdf", WHO)
    first = (tmp_path / "first.pdf").read_bytes()
    assert (tmp_path / "again.pdf").read_bytes() == first
    assert office.register.pdf(issued.ids) == first


def test_printing_is_noted_once(office: PaperOffice, tmp_path: Path) -> None:
    issued = issued_to(office, office.person())
    changes = office.register.print(issued.ids, tmp_path / "papers.pdf", WHO)
    assert record(office, issued.ids[0])["state"] == "printed"
    assert changes.verb == "certificate.print"
    assert not office.register.print(issued.ids, tmp_path / "papers.pdf", WHO)


def test_a_paper_goes_from_issued_to_handed_over(office: PaperOffice) -> None:
    (id,) = issued_to(office, office.person()).ids
    office.register.printed([id], WHO)
    office.register.signed([id], WHO)
    assert record(office, id)["state"] == "signed"
    office.register.hand_over([id], WHO, to="Соколова Д. И.")
    paper = record(office, id)
    assert (paper["state"], paper["handed_over_on"], paper["handed_over_to"]) == (
        "handed_over",
        TODAY.isoformat(),
        "Соколова Д. И.",
    )
    office.register.printed([id], WHO)  # another copy from the printer takes nothing back
    assert record(office, id)["state"] == "handed_over"


def test_steps_may_be_left_out_but_not_gone_back(office: PaperOffice) -> None:
    first, second = issued_to(office, office.person(), office.person("zeng")).ids
    office.register.hand_over([first], WHO, on=date(2026, 11, 20))
    with pytest.raises(RuleBroken) as refused:
        office.register.signed([second, first], WHO)
    assert refused.value.problem.code == "certificate.state_not_reachable"
    assert refused.value.problem.facts["from"] == "choice.certificate_state.handed_over"
    assert record(office, second)["state"] == "issued"


def test_only_papers_that_may_go_there_fit_a_state(office: PaperOffice) -> None:
    first, second, third = issued_to(office, office.person(), office.person("zeng"), office.person()).ids
    office.register.signed([first], WHO)
    office.register.revoke([second], "错误", WHO)
    everybody = (third, second, first)
    assert office.register.fitting(everybody, "signed") == (third,)
    assert office.register.fitting(everybody, "handed_over") == (third, first)
    assert office.register.fitting(everybody, "revoked") == (third, first)
    assert office.register.fitting(("0190a000-0000-7000-8000-000000000000",), "signed") == ()


def test_nothing_is_handed_over_or_revoked_on_a_day_to_come(office: PaperOffice) -> None:
    (id,) = issued_to(office, office.person()).ids
    tomorrow = date(2026, 11, 25)
    for verb in (
        lambda: office.register.hand_over([id], WHO, on=tomorrow),
        lambda: office.register.revoke([id], "错误", WHO, on=tomorrow),
    ):
        with pytest.raises(RuleBroken) as refused:
            verb()
        assert refused.value.problem.code == "certificate.day_ahead"
    assert record(office, id)["state"] == "issued"


@pytest.mark.parametrize(("day", "refused"), [(date(2025, 11, 24), True), (date(2026, 11, 20), False)])
def test_nothing_happens_to_a_paper_long_before_there_was_one(office: PaperOffice, day: date, refused: bool) -> None:
    (id,) = issued_to(office, office.person()).ids
    for verb, state in (
        (lambda: office.register.hand_over([id], WHO, on=day), "handed_over"),
        (lambda: office.register.revoke([id], "错误", WHO, on=day), "revoked"),
    ):
        if refused:
            with pytest.raises(RuleBroken, match="certificate.day_before_issue"):
                verb()
        else:
            verb()
        assert record(office, id)["state"] == ("issued" if refused else state)


def test_a_number_with_a_slip_is_told_from_one_that_is_not_there(office: PaperOffice) -> None:
    (number,) = issued_to(office, office.person()).numbers
    slip = number[:-1] + ("A" if number[-1] != "A" else "B")
    with pytest.raises(RuleBroken, match="certificate.number_mistyped"):
        office.register.chosen([slip])
    with pytest.raises(RuleBroken, match="selection.unknown"):
        office.register.chosen([str(CertificateNumber("SHGC", 2026, "Q", 9))])


def test_each_step_of_a_paper_is_undone_by_itself(office: PaperOffice) -> None:
    (id,) = issued_to(office, office.person()).ids
    office.register.signed([id], WHO)
    office.register.hand_over([id], WHO, to="Ерёмин Ф.")
    office.register.revoke([id], "姓名拼写错误", WHO)
    for state in ("handed_over", "signed", "issued"):
        office.store.undo(WHO)
        paper = record(office, id)
        assert paper["state"] == state
        assert (paper["handed_over_to"] is None) is (state != "handed_over")
        assert (paper["revoked_on"], paper["revocation_reason"]) == (None, None)


def test_revoking_needs_a_reason_and_is_for_good(office: PaperOffice) -> None:
    (id,) = issued_to(office, office.person()).ids
    with pytest.raises(RuleBroken) as refused:
        office.register.revoke([id], "  ", WHO)
    assert refused.value.problem.code == "certificate.no_reason"
    office.register.revoke([id], "姓名拼写错误", WHO)
    paper = record(office, id)
    assert (paper["state"], paper["revoked_on"], paper["revocation_reason"]) == (
        "revoked",
        TODAY.isoformat(),
        "姓名拼写错误",
    )
    for verb in (lambda: office.register.hand_over([id], WHO), lambda: office.register.pdf([id])):
        with pytest.raises(RuleBroken) as refused:
            verb()
        assert refused.value.problem.code == "certificate.revoked"


def test_a_paper_nobody_signed_can_be_taken_back_and_its_number_is_voided(office: PaperOffice) -> None:
    person = office.person()
    issued = issued_to(office, person)
    before = office.store.step_count()
    office.register.take_back(issued.ids, "打印错误", WHO)
    assert office.store.step_count() == before + 1
    assert office.store.count(Query("certificate")) == 0
    (voided,) = office.store.where("voided_number", "number", [issued.numbers[0]])
    assert voided["reason"] == "打印错误"
    again = issued_to(office, person)
    assert again.numbers[0].startswith("SHGC-2026-AP0002-")
    assert office.store.count(Query("voided_number")) == 1


def test_a_signed_paper_cannot_be_taken_back(office: PaperOffice) -> None:
    first, second = issued_to(office, office.person(), office.person("zeng")).ids
    office.register.signed([second], WHO)
    with pytest.raises(RuleBroken) as refused:
        office.register.take_back([first, second], "打印错误", WHO)
    assert refused.value.problem.code == "certificate.too_late"
    assert office.store.count(Query("certificate")) == 2


def test_altered_facts_are_not_printed(office: PaperOffice, tmp_path: Path) -> None:
    other = office.stay(office.person())
    good = issued_to(office, office.person("zeng"))
    facts = record(office, good.ids[0]).text("facts").replace("曾毅", "曾义")
    forged = {name: value for name, value in record(office, good.ids[0]).values.items() if value is not None}
    number = office.issuing.numbers(order(), 1)[0]
    id = office.add("certificate", **{**forged, "number": number, "facts": facts, "mobility_id": other})
    with pytest.raises(RuleBroken) as refused:
        office.register.print([id], tmp_path / "papers.pdf", WHO)
    assert refused.value.problem.code == "certificate.facts_altered"
    assert not (tmp_path / "papers.pdf").exists()


def test_a_design_this_program_lacks_is_named(office: PaperOffice) -> None:
    good = issued_to(office, office.person())
    values = {name: value for name, value in record(office, good.ids[0]).values.items() if value is not None}
    number = office.issuing.numbers(order(), 1)[0]
    id = office.add("certificate", **{**values, "number": number, "design": "participation/9"})
    with pytest.raises(RuleBroken) as refused:
        office.register.pdf([id])
    assert refused.value.problem.code == "certificate.unknown_design"


def test_a_paper_that_is_not_there_is_refused(office: PaperOffice) -> None:
    with pytest.raises(RuleBroken) as refused:
        office.register.signed(["0193f0a0-0000-7000-8000-000000000000"], WHO)
    assert refused.value.problem.code == "record.missing"
    with pytest.raises(RuleBroken) as refused:
        office.register.pdf([])
    assert refused.value.problem.code == "certificate.none"


def test_a_number_that_undo_took_back_is_told_at_once_and_with_its_reason_once_it_is_voided(
    office: PaperOffice,
) -> None:
    (undone,) = issued_to(office, office.person()).numbers
    assert (office.register.gone_count(), office.register.gone()) == (0, [])
    office.store.undo("Wen")
    (gone,) = office.register.gone()
    assert (gone.number, gone.reason, gone.who, office.register.gone_count()) == (undone, "", "Wen", 1)
    assert gone.when
    issued_to(office, office.person("zeng"))
    (voided,) = office.register.gone()
    assert (voided.number, voided.reason, office.register.gone_count()) == (undone, "证书已从登记簿中删除", 1)


def test_a_number_whose_paper_came_back_is_not_told_as_gone(office: PaperOffice) -> None:
    issued_to(office, office.person())
    office.store.undo(WHO)
    office.store.redo(WHO)
    assert (office.register.gone_count(), office.register.gone()) == (0, [])


def test_papers_that_were_taken_back_are_told_with_the_reason_that_was_given(office: PaperOffice) -> None:
    issued = issued_to(office, office.person())
    office.register.take_back(issued.ids, "打印错误", WHO)
    assert [(one.number, one.reason, one.who) for one in office.register.gone()] == [
        (issued.numbers[0], "打印错误", WHO)
    ]

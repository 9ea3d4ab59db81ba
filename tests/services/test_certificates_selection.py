"""Who is meant by ids, groups, programmes and field=value."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from paper_office import WHO, PaperOffice, order

from exchange_admin.domain.problems import RuleBroken
from exchange_admin.services.certificates.selection import Selection


@pytest.fixture
def office(tmp_path: Path) -> Iterator[PaperOffice]:
    made = PaperOffice(tmp_path / "office.exchange")
    yield made
    made.store.close()


def test_an_id_means_the_record_it_names(office: PaperOffice) -> None:
    person = office.person()
    stay, enrolment = office.stay(person), office.enrolment(person)
    assert office.selector.select([stay, person, enrolment, stay]) == Selection((person,), (stay,), (enrolment,))


def test_a_programme_means_its_stays_and_the_courses_that_belong_to_it(office: PaperOffice) -> None:
    person = office.person()
    stay, enrolment = office.stay(person), office.enrolment(person)
    office.stay(person, programme_id=None)
    expected = Selection((), (stay,), (enrolment,))
    for word in (f"programme:{office.programme}", "programme:IN-SEM", "programme:Семестр обмена в Сунхуа, весна 2026"):
        assert office.selector.select([word]) == expected


def test_a_group_is_a_group_of_travellers_or_of_learners(office: PaperOffice) -> None:
    person = office.person()
    travellers = office.add("mobility_group", name_zh="暑期团组", programme_id=office.programme)
    stay, enrolment = office.stay(person, mobility_group_id=travellers), office.enrolment(person)
    assert office.selector.select([f"group:{travellers}"]) == Selection(mobilities=(stay,))
    assert office.selector.select(["group:暑期团组"]) == Selection(mobilities=(stay,))
    assert office.selector.select(["group:ZH-B1-2"]) == Selection(enrolments=(enrolment,))


def test_a_field_alone_asks_everybody(office: PaperOffice) -> None:
    zeng, sokolova = office.person("zeng"), office.person()
    here, gone = office.stay(zeng, receiving_status="in_residence"), office.stay(sokolova)
    assert office.selector.select(["receiving_status=departed"]) == Selection(mobilities=(gone,))
    assert office.selector.select(["citizenship=cn"]) == Selection(people=(zeng,))
    assert office.selector.select(["programme_id=IN-SEM", "citizenship=CN"]) == Selection(mobilities=(here,))


def test_a_field_narrows_what_is_named(office: PaperOffice) -> None:
    zeng, sokolova = office.person("zeng"), office.person()
    stays = [office.stay(zeng), office.stay(sokolova)]
    passed, failed = office.enrolment(zeng), office.enrolment(sokolova, result="failed")
    assert office.selector.select(["programme:IN-SEM", "citizenship=RU"]) == Selection((), (stays[1],), (failed,))
    assert office.selector.select(["group:ZH-B1-2", "result=passed"]) == Selection(enrolments=(passed,))
    assert office.selector.select([zeng, "receiving_status=departed"]) == Selection(mobilities=(stays[0],))


def test_a_code_needs_no_word_before_it_while_only_one_has_it(office: PaperOffice) -> None:
    enrolled = office.enrolment(office.person("zeng"))
    assert office.selector.select(["ZH-B1-2"]) == Selection(enrolments=(enrolled,))
    office.add("programme", code="ZH-B1-2", kind="semester")
    assert office.selector.select(["group:ZH-B1-2"]) == Selection(enrolments=(enrolled,))
    with pytest.raises(RuleBroken) as refused:
        office.selector.select(["ZH-B1-2"])
    assert refused.value.problem.code == "selection.several"


def test_deleted_records_are_not_meant(office: PaperOffice) -> None:
    person = office.person()
    kept, gone = office.stay(person), office.stay(person)
    office.set("mobility", gone, _live=0)
    assert office.selector.select(["programme:IN-SEM"]).mobilities == (kept,)
    with pytest.raises(RuleBroken) as refused:
        office.selector.select([gone])
    assert refused.value.problem.code == "selection.unknown"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["0193f0a0-0000-7000-8000-000000000000"], "selection.unknown"),
        (["programme:nothing"], "selection.unknown"),
        (["group:"], "selection.unknown"),
        (["planet=Mars"], "value.unknown_field"),
        (["receiving_status=lost"], "value.unknown_word"),
        (["citizenship=KZ"], "selection.nothing"),
        ([], "selection.nothing"),
    ],
)
def test_what_means_nobody_is_refused(office: PaperOffice, words: list[str], code: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        office.selector.select(words)
    assert refused.value.problem.code == code


def test_issued_papers_are_meant_by_number_field_person_or_programme(office: PaperOffice) -> None:
    zeng, sokolova = office.person("zeng"), office.person()
    chosen = Selection(mobilities=(office.stay(zeng), office.stay(sokolova)))
    issued = office.issuing.issue(chosen, order(), WHO)
    first, second = issued.ids
    spoken = issued.numbers[1].lower().replace("-", "–")
    assert office.register.chosen([spoken]) == (second,)
    assert office.register.chosen([second, first]) == (second, first)
    assert office.register.chosen(["state=issued"]) == (first, second)
    assert office.register.chosen([zeng]) == (second,)
    assert office.register.chosen(["programme:IN-SEM"]) == (first, second)
    with pytest.raises(RuleBroken) as refused:
        office.register.chosen(["state=revoked"])
    assert refused.value.problem.code == "selection.nothing"

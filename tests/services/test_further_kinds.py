"""Papers of staff, further training, short programmes and academic certificates: what they state and ask for."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from paper_office import TODAY, WHO, PaperOffice, Services, names, order, wordings

from exchange_admin.documents.certificates.facts import ParticipationFacts
from exchange_admin.domain.fields import Value
from exchange_admin.domain.ids import Origin
from exchange_admin.domain.problems import Level, RuleBroken
from exchange_admin.domain.queries import Query
from exchange_admin.domain.rules.academic_numbers import SERIALS, AcademicNumber
from exchange_admin.domain.steps import Edit, Step
from exchange_admin.services.certificates import Issued, Recipient, Selection
from exchange_admin.services.exchange.agreed_blocks import AgreedBlocks
from exchange_admin.store import Store
from exchange_admin.store.peers import Peer

TOPIC = {"topic_zh": "物流管理", "topic_ru": "Логистика", "topic_en": "Logistics"}
TEACHING: dict[str, Value] = {"activity": "teaching", "taught_minutes": 16 * 45, **TOPIC}
SCHOOL = "10213"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[PaperOffice]:
    made = PaperOffice(tmp_path / "office.exchange")
    yield made
    made.store.close()


def found(office: Services, kind: str, stay: str, issued: date = TODAY) -> Recipient:
    (recipient,) = office.issuing.recipients(Selection(mobilities=(stay,)), order(kind, issued=issued))
    return recipient


def codes(office: Services, kind: str, stay: str, issued: date = TODAY) -> list[str]:
    return [problem.code for problem in found(office, kind, stay, issued).problems]


def issue(office: Services, kind: str, *stays: str, anyway: str = "", issued: date = TODAY) -> Issued:
    return office.issuing.issue(Selection(mobilities=stays), order(kind, issued=issued), WHO, anyway=anyway)


def frozen(office: Services, id: str) -> ParticipationFacts:
    record = office.store.get("certificate", id)
    assert record is not None
    return ParticipationFacts.from_json(record.text("facts"))


# Staff


def test_a_teacher_exchange_paper_states_topic_and_hours_taught(office: PaperOffice) -> None:
    stay = office.stay(office.person(role="teacher"), **TEACHING)
    (id,) = issue(office, "teacher_exchange", stay).ids
    facts = frozen(office, id)
    assert dict(facts.details)["topic"].ru == "Логистика"
    assert facts.minutes == 16 * 45


@pytest.mark.parametrize(
    ("more", "asked"),
    [
        ({"topic_zh": None, "topic_ru": None, "topic_en": None}, ["certificate.no_detail"]),
        ({"taught_minutes": None}, ["certificate.no_detail"]),
        ({"topic_ru": None}, ["certificate.untranslated"]),
        ({"activity": "student_studies"}, ["certificate.other_activity"]),
        (
            {
                "activity": "staff_training",
                "taught_minutes": None,
                "topic_ru": None,
                "topic_zh": None,
                "topic_en": None,
            },
            [],
        ),
        ({"participation": "accompanying"}, ["certificate.other_part"]),
    ],
)
def test_what_a_teacher_exchange_paper_lacks_is_asked_about(
    office: PaperOffice, more: dict[str, Value], asked: list[str]
) -> None:
    assert codes(office, "teacher_exchange", office.stay(office.person(), **{**TEACHING, **more})) == asked


@pytest.mark.parametrize("language", ["zh", "ru", "en"])
def test_what_is_missing_is_named_in_words(office: PaperOffice, language: str) -> None:
    stay = office.stay(office.person(), activity="teaching")
    for problem in found(office, "teacher_exchange", stay).problems:
        assert "paper." not in wordings()[language].problem(problem)


def test_who_came_with_a_group_gets_a_paper_of_their_own(office: PaperOffice) -> None:
    with_group = office.stay(office.person(), participation="accompanying")
    assert codes(office, "accompanying", with_group) == []
    assert codes(office, "participation", with_group) == ["certificate.other_part"]
    assert codes(office, "accompanying", office.stay(office.person())) == ["certificate.other_part"]


# Hours and fees


@pytest.mark.parametrize(("kind", "least"), [("advanced_training", 16), ("retraining", 250)])
def test_a_russian_office_is_asked_when_a_programme_is_shorter_than_the_law_allows(
    office: PaperOffice, kind: str, least: int
) -> None:
    stay = office.stay(office.person(), activity="staff_training")
    office.set("programme", office.programme, planned_minutes=(least - 1) * 45)
    assert codes(office, kind, stay) == []
    office.set("institution", office.own, country="RU")
    assert codes(office, kind, stay) == ["certificate.fewer_hours_than_the_law"]
    issued = issue(office, kind, stay, anyway="Решение директора")
    assert frozen(office, issued.ids[0]).against == ("certificate.fewer_hours_than_the_law",)
    office.set("programme", office.programme, planned_minutes=least * 45)
    assert codes(office, kind, stay) == ["certificate.issued_before"]


@pytest.mark.parametrize(("state", "asked"), [("due", True), ("part_paid", True), ("paid", False), ("waived", False)])
def test_who_has_not_paid_is_left_out_with_the_reason(office: PaperOffice, state: str, asked: bool) -> None:
    stay = office.stay(office.person(), fee_state=state)
    enrolment = office.enrolment(office.person("zeng"), fee_state=state)
    (course,) = office.issuing.recipients(Selection(enrolments=(enrolment,)), order("language_course"))
    for problems in (found(office, "completion", stay).problems, course.problems):
        assert [problem.code for problem in problems] == ["certificate.unpaid"] * asked


def test_a_day_of_issue_that_can_hardly_be_meant_is_asked_about(office: PaperOffice) -> None:
    stay = office.stay(office.person())
    assert codes(office, "completion", stay, date(2027, 11, 24)) == ["certificate.issued_ahead"]


def test_a_paper_of_the_time_before_the_office_file_is_issued_without_a_question(office: PaperOffice) -> None:
    stay = office.stay(office.person(), actual_start="2026-02-24", actual_end="2026-03-30")
    assert issue(office, "completion", stay, issued=date(2026, 4, 1)).numbers


# Academic certificates of foreign students


@pytest.fixture
def school(office: PaperOffice) -> PaperOffice:
    office.set("institution", office.own, national_code=SCHOOL)
    return office


def graduate(office: PaperOffice, **more: Value) -> str:
    return office.stay(office.person(**{"sex": "2", "level": "short_cycle", **more}))


def academic(office: Services, issued: Issued) -> list[str]:
    return [frozen(office, id).as_plain()["details"][-1][1]["zh"] for id in issued.ids]  # type: ignore[index]


def test_an_academic_certificate_has_a_number_of_18_digits_beside_that_of_the_register(school: PaperOffice) -> None:
    issued = issue(school, "academic", graduate(school), graduate(school))
    assert academic(school, issued) == ["102139202606000001", "102139202606000002"]
    records = [school.store.get("certificate", id) for id in issued.ids]
    assert [record["academic_number"] for record in records if record] == academic(school, issued)
    facts = frozen(school, issued.ids[0])
    assert dict(facts.details)["sex"].zh == "女"
    assert dict(facts.details)["study_level"].ru == "высшее профессиональное (КНР), 3 года"


def test_levels_and_years_have_series_of_their_own(school: PaperOffice) -> None:
    first = issue(school, "academic", graduate(school), graduate(school, level="bachelor"))
    assert sorted(academic(school, first)) == ["102139202605000001", "102139202606000001"]
    second = issue(school, "academic", graduate(school), anyway="2025年补发", issued=date(2025, 12, 30))
    assert academic(school, second) == ["102139202506000001"]


@pytest.mark.parametrize(
    ("more", "asked"),
    [({"sex": None}, "certificate.no_detail"), ({"level": None}, "certificate.no_detail")],
)
def test_what_the_ministry_asks_for_is_asked_for(school: PaperOffice, more: dict[str, Value], asked: str) -> None:
    assert codes(school, "academic", graduate(school, **more)) == [asked]


@pytest.mark.parametrize("code", [None, "1021", "SHGC1"])
def test_without_a_school_code_the_office_is_asked_and_the_paper_has_its_own_number_only(
    office: PaperOffice, code: str | None
) -> None:
    office.set("institution", office.own, national_code=code)
    stay = graduate(office)
    assert codes(office, "academic", stay) == ["academic_number.no_school"]
    issued = issue(office, "academic", stay, anyway="院内使用")
    record = office.store.get("certificate", issued.ids[0])
    assert record is not None
    assert record["academic_number"] is None


def test_a_russian_office_issues_no_chinese_academic_certificates_unasked(school: PaperOffice) -> None:
    school.set("institution", school.own, country="RU")
    assert "certificate.other_country" in codes(school, "academic", graduate(school))


def test_the_number_of_a_deleted_paper_is_voided_and_never_given_again(school: PaperOffice) -> None:
    first, second = graduate(school), graduate(school)
    issued = issue(school, "academic", first)
    school.store.undo(WHO)
    again = issue(school, "academic", second)
    assert academic(school, again) == ["102139202606000002"]
    (voided,) = [r for r in school.store.where("voided_number", "number", ["102139202606000001"]) if r.live]
    assert voided["reason"] == "证书已从登记簿中删除"
    school.register.take_back(again.ids, "打印错误", WHO)
    assert academic(school, issue(school, "academic", first)) == ["102139202606000003"]
    assert school.store.count(Query("voided_number")) == 4, "both numbers of both papers"
    assert issued.numbers[0] != again.numbers[0]


def test_a_copied_file_gives_no_numbers_of_18_digits_before_the_other_copies_have_agreed(
    school: PaperOffice, tmp_path: Path
) -> None:
    issue(school, "academic", graduate(school))
    stay = graduate(school)
    first = school.store.author
    with copied(school, tmp_path) as store:
        services = Services(store)
        (refused,) = found(services, "academic", stay).problems
        assert (refused.code, refused.level) == ("academic_number.not_agreed", Level.BLOCKS)
        assert refused.facts["copies"] == first
        with pytest.raises(RuleBroken):
            issue(services, "academic", stay, anyway="急用")
        assert issue(services, "completion", stay).numbers, "other papers need no such block"
        ask(store)
        assert codes(services, "academic", stay) == ["academic_number.not_agreed"]
        heard(store, school.store)
        assert codes(services, "academic", stay) == []
        (given,) = academic(services, issue(services, "academic", stay))
    assert AcademicNumber.parse(given).serial % SERIALS == 1
    assert AcademicNumber.parse(given).serial > SERIALS, "and not one of the first file"


def test_two_copies_that_ask_for_the_same_block_both_get_another_one(school: PaperOffice, tmp_path: Path) -> None:
    stay = graduate(school)
    with copied(school, tmp_path) as store:
        services = Services(store)
        ask(store)
        (asked,) = store.where("number_block", "author", [store.author])
        theirs = {**asked.values, "author": f"{store.site}.2-zzzzz"}
        rival = Edit("number_block", school.store.origin.new_id(), theirs, new=True)
        school.store.record(Step(WHO, "number_block.add", (rival,)))
        heard(store, school.store)
        assert codes(services, "academic", stay) == ["academic_number.not_agreed"]
        ask(store)
        heard(store, school.store)
        issue(services, "academic", stay)
        blocks = {record.text("block") for record in store.where("number_block", "author", [store.author])}
    assert len({block for block in blocks if len(block) < 5}) == 2


def test_a_restored_file_that_is_alone_has_a_block_once_the_former_life_is_known_to_be_over(
    school: PaperOffice, tmp_path: Path
) -> None:
    issue(school, "academic", graduate(school))
    stay, first = graduate(school), school.store.author
    with copied(school, tmp_path) as store:
        store.end_lives({first: school.store.known()[first]}, WHO)
        (given,) = academic(Services(store), issue(Services(store), "academic", stay))
    assert AcademicNumber.parse(given).serial > SERIALS


@contextmanager
def copied(office: Services, folder: Path) -> Iterator[Store]:
    (folder / "elsewhere").mkdir()
    copy = Path(shutil.copy(office.store.backup(folder / "backup"), folder / "elsewhere" / "copy.exchange"))
    with Store.open(copy, names=names(), origin=Origin.seeded(9)) as store:
        yield store


def ask(store: Store) -> None:
    edits = AgreedBlocks(store, store.origin).wanted("SHGC", 2026)
    store.record(Step(WHO, "number_block.add", edits))


def heard(store: Store, other: Store) -> None:
    """Both exchange, and the answer of the other one comes home."""
    other.receive(list(store.slices(other.known())))
    store.receive(list(other.slices(store.known())))
    store.peers.save(Peer(other.author, known=other.known()))


def test_a_block_that_is_full_is_told_and_nothing_is_issued(school: PaperOffice) -> None:
    issue(school, "academic", graduate(school))
    school.add("voided_number", number="102139202606009999", reason="盖章时损坏")
    with pytest.raises(RuleBroken) as refused:
        issue(school, "academic", graduate(school))
    assert refused.value.problem.code == "academic_number.no_block"
    assert school.store.count(Query("certificate")) == 1

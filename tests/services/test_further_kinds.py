"""Papers of staff, further training, short programmes and academic certificates: what they state and ask for."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from paper_office import LOGISTICS, TODAY, WHO, PaperOffice, Services, names, order, wordings

from exchange_admin.documents.certificates.facts import ParticipationFacts
from exchange_admin.domain.fields import Value
from exchange_admin.domain.ids import Origin
from exchange_admin.domain.problems import Level, RuleBroken
from exchange_admin.domain.queries import Query
from exchange_admin.domain.rules.academic_numbers import SERIALS, AcademicNumber
from exchange_admin.domain.rules.certificate_numbers import CertificateNumber
from exchange_admin.domain.steps import Edit, Step
from exchange_admin.services.certificates.issuing import Issued
from exchange_admin.services.certificates.recipients import Recipient
from exchange_admin.services.certificates.selection import Selection
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
def test_a_russian_office_issues_no_paper_for_fewer_hours_than_the_law_asks_for(
    office: PaperOffice, kind: str, least: int
) -> None:
    office.set("institution", office.own, country="RU")
    stay = office.stay(office.person(level="bachelor"), activity="staff_training", **TOPIC)
    for minutes, code in ((None, "hours_must_be_known"), ((least - 1) * 45, "refused_by_hours")):
        office.set("programme", office.programme, planned_minutes=minutes)
        assert codes(office, kind, stay) == [f"certificate.{code}"]
        with pytest.raises(RuleBroken):
            issue(office, kind, stay, anyway="Решение директора")
    office.set("programme", office.programme, planned_minutes=least * 45)
    assert codes(office, kind, stay) == []


def test_an_office_that_asks_for_fewer_hours_than_the_law_is_asked_why(office: PaperOffice) -> None:
    office.set("institution", office.own, country="RU")
    office.set("office", office.office, advanced_training_minutes=8 * 45)
    office.set("programme", office.programme, planned_minutes=12 * 45)
    stay = office.stay(office.person(level="bachelor"), activity="staff_training")
    assert codes(office, "advanced_training", stay) == ["certificate.fewer_hours_than_the_law"]
    issued = issue(office, "advanced_training", stay, anyway="Новый порядок")
    assert frozen(office, issued.ids[0]).against == ("certificate.fewer_hours_than_the_law",)


# Gates of a country


@pytest.mark.parametrize("kind", ["advanced_training", "retraining"])
def test_a_chinese_office_issues_no_paper_under_a_name_of_russian_law(office: PaperOffice, kind: str) -> None:
    stay = office.stay(office.person(role="teacher"), activity="staff_training", **TOPIC)
    (refused,) = found(office, kind, stay).problems
    assert (refused.code, refused.level) == ("certificate.only_there_in", Level.BLOCKS)
    with pytest.raises(RuleBroken):
        issue(office, kind, stay, anyway="领导同意")
    said = [wordings()[language].problem(refused) for language in ("zh", "ru", "en")]
    assert ["俄罗斯" in said[0], "Россия" in said[1], "Russia" in said[2]] == [True] * 3
    in_chinese = office.issuing.recipients(Selection(mobilities=(stay,)), order(kind, languages=("zh",)))
    asked = [problem.code for one in in_chinese for problem in one.problems]
    assert asked == (["certificate.other_country"] if kind == "retraining" else [])


def test_who_never_studied_beyond_school_is_asked_about_for_a_russian_paper_on_qualification(
    office: PaperOffice,
) -> None:
    office.set("institution", office.own, country="RU")
    student = office.stay(office.person(), **TOPIC)
    assert codes(office, "advanced_training", student) == ["certificate.no_detail"]
    trainee = office.stay(office.person(level="short_course"), **TOPIC)
    assert codes(office, "advanced_training", trainee) == ["certificate.other_level"]
    teacher = office.stay(office.person(role="teacher"), activity="staff_training", **TOPIC)
    assert codes(office, "advanced_training", teacher) == []


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
    office.logistics()
    return office


def graduate(office: PaperOffice, **more: Value) -> str:
    known = {"sex": "2", "level": "short_cycle", "speciality_code": LOGISTICS}
    return office.graduation(office.person(**{**known, **more}))


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


def test_levels_and_years_of_graduation_have_series_of_their_own(school: PaperOffice) -> None:
    first = issue(school, "academic", graduate(school), graduate(school, level="bachelor"))
    assert sorted(academic(school, first)) == ["102139202605000001", "102139202606000001"]
    last_year = school.graduation(
        school.person(sex="2", level="short_cycle", speciality_code=LOGISTICS), actual_end="2025-07-03"
    )
    assert academic(school, issue(school, "academic", last_year)) == ["102139202506000001"]


@pytest.mark.parametrize("field", ["sex", "level", "birth_date", "citizenship", "family_latin"])
def test_what_the_ministry_asks_for_must_be_known(school: PaperOffice, field: str) -> None:
    more: dict[str, Value] = {field: None, **({"given_latin": None} if field == "family_latin" else {})}
    stay = graduate(school, **more)
    told = found(school, "academic", stay)
    assert "certificate.must_be_known" in [problem.code for problem in told.problems if problem.level is Level.BLOCKS]
    with pytest.raises(RuleBroken):
        issue(school, "academic", stay, anyway="领导同意")


@pytest.mark.parametrize("day", ["actual_start", "actual_end"])
def test_nobody_graduates_on_a_day_that_was_only_planned(school: PaperOffice, day: str) -> None:
    stay = graduate(school)
    school.set("mobility", stay, **{day: None})
    assert "certificate.day_must_be_known" in codes(school, "academic", stay)
    assert found(school, "academic", stay).blocked


@pytest.mark.parametrize("kind", ["summer_school", "short_course", "semester", "language_year"])
def test_guests_of_an_exchange_get_no_graduation_certificate_unasked(school: PaperOffice, kind: str) -> None:
    school.set("programme", school.programme, kind=kind)
    guest = school.person(sex="2", level="short_cycle", speciality_code=LOGISTICS)
    assert codes(school, "academic", school.stay(guest)) == ["certificate.other_programme", "certificate.too_short"]


def test_the_speciality_on_the_paper_is_that_of_the_person_and_never_the_programme(school: PaperOffice) -> None:
    school.set("programme", school.programme, kind="other")
    stay = school.graduation(
        school.person(sex="2", level="short_cycle", speciality_code=LOGISTICS), programme_id=school.programme
    )
    facts = frozen(school, issue(school, "academic", stay).ids[0])
    assert (facts.programme.zh, facts.minutes) == ("现代物流管理", None), "nor do its hours stand in the code"
    nothing = graduate(school, speciality_code=None)
    assert codes(school, "academic", nothing) == ["certificate.no_speciality"]
    with pytest.raises(RuleBroken):
        issue(school, "academic", nothing, anyway="领导同意")


@pytest.mark.parametrize(
    ("more", "asked"),
    [
        ({"speciality_code": "999999", "speciality_name": "物流"}, "speciality_not_listed"),
        ({"speciality_name": "物流工程"}, "speciality_differs"),
        ({"speciality_code": "38.02.03", "speciality_name": "物流"}, "speciality_of_another_country"),
        ({"speciality_code": "460303"}, "speciality_unverified"),
    ],
)
def test_a_speciality_that_is_not_sure_is_asked_about(school: PaperOffice, more: dict[str, Value], asked: str) -> None:
    names = {"name_zh": "某专业", "name_ru": "Специальность", "name_en": "Speciality"}
    school.add("speciality", country="RU", code="38.02.03", confidence="high", **names)
    school.add("speciality", country="CN", code="460303", confidence="unverified", **names)
    told = found(school, "academic", graduate(school, **more)).problems
    assert f"certificate.{asked}" in [problem.code for problem in told if problem.level is Level.ASKS]


def test_a_paper_issued_again_has_the_number_of_the_graduation(school: PaperOffice) -> None:
    stay, other = graduate(school), graduate(school)
    first = issue(school, "academic", stay)
    again = issue(school, "academic", stay, anyway="遗失补发", issued=date(2026, 11, 30))
    assert academic(school, first) == academic(school, again) == ["102139202606000001"]
    school.register.revoke(again.ids, "名字写错", WHO)
    assert academic(school, issue(school, "academic", stay, anyway="更正")) == ["102139202606000001"]
    assert academic(school, issue(school, "academic", other)) == ["102139202606000002"]
    assert not list(school.store.history.issues("certificate")), "one graduation may have its number on several papers"
    assert frozen(school, again.ids[0]).duplicate_of == first.numbers[0]


def test_two_graduations_with_one_number_are_told(school: PaperOffice) -> None:
    (id,) = issue(school, "academic", graduate(school)).ids
    twin = school.store.get("certificate", id)
    assert twin is not None
    number = str(CertificateNumber("SHGC", 2026, "BD", 1))
    more = {"number": number, "academic_number": twin["academic_number"], "kind": "academic", "state": "issued"}
    school.add("certificate", person_id=school.person(), mobility_id=graduate(school), issued_on="2026-11-24", **more)
    assert {issue.field for issue in school.store.history.issues("certificate")} == {"academic_number"}


@pytest.mark.parametrize("code", [None, "1021", "SHGC1"])
def test_without_a_school_code_the_office_is_asked_and_the_paper_has_its_own_number_only(
    office: PaperOffice, code: str | None
) -> None:
    office.set("institution", office.own, national_code=code)
    office.logistics()
    stay = graduate(office)
    assert codes(office, "academic", stay) == ["academic_number.no_school"]
    issued = issue(office, "academic", stay, anyway="院内使用")
    record = office.store.get("certificate", issued.ids[0])
    assert record is not None
    assert record["academic_number"] is None


def test_a_russian_office_issues_no_chinese_academic_certificates(school: PaperOffice) -> None:
    stay = graduate(school)
    school.set("institution", school.own, country="RU")
    assert "certificate.only_there" in codes(school, "academic", stay)
    with pytest.raises(RuleBroken):
        issue(school, "academic", stay, anyway="Решение директора")


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
    stay, guest = graduate(school), school.stay(school.person("zeng"))
    first = school.store.author
    lost = graduate(school)
    (known,) = academic(school, issue(school, "academic", lost))
    with copied(school, tmp_path) as store:
        services = Services(store)
        (refused,) = found(services, "academic", stay).problems
        assert (refused.code, refused.level) == ("academic_number.not_agreed", Level.BLOCKS)
        assert refused.facts["copies"] == (f"{WHO} ({first})",)
        with pytest.raises(RuleBroken):
            issue(services, "academic", stay, anyway="急用")
        assert issue(services, "completion", guest).numbers, "other papers need no such block"
        assert academic(services, issue(services, "academic", lost, anyway="遗失补发")) == [known], (
            "nor does a duplicate"
        )
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
        store.exchange.end_lives({first: school.store.exchange.known()[first]}, WHO)
        (given,) = academic(Services(store), issue(Services(store), "academic", stay))
    assert AcademicNumber.parse(given).serial > SERIALS


@contextmanager
def copied(office: Services, folder: Path) -> Iterator[Store]:
    (folder / "elsewhere").mkdir()
    copy = Path(shutil.copy(office.store.backups.make(folder / "backup"), folder / "elsewhere" / "copy.exchange"))
    with Store.open(copy, names=names(), origin=Origin.seeded(9)) as store:
        yield store


def ask(store: Store) -> None:
    edits = AgreedBlocks(store, store.origin).wanted("SHGC", 2026)
    store.record(Step(WHO, "number_block.add", edits))


def heard(store: Store, other: Store) -> None:
    """Both exchange, and the answer of the other one comes home."""
    other.exchange.receive(list(store.exchange.slices(other.exchange.known())))
    store.exchange.receive(list(other.exchange.slices(store.exchange.known())))
    store.peers.save(Peer(other.author, known=other.exchange.known()))


def test_a_block_that_is_full_is_told_and_nothing_is_issued(school: PaperOffice) -> None:
    issue(school, "academic", graduate(school))
    school.add("voided_number", number="102139202606009999", reason="盖章时损坏")
    with pytest.raises(RuleBroken) as refused:
        issue(school, "academic", graduate(school))
    assert refused.value.problem.code == "academic_number.no_block"
    assert school.store.count(Query("certificate")) == 1

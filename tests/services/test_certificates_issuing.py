"""Issuing: who gets a paper, what it states, which number it has, and that nothing is lost on the way."""

from __future__ import annotations

import json
import random
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

import pypdfium2
import pytest
from paper_office import TODAY, WHO, PaperOffice, Services, design, names, order, wordings

from exchange_admin.documents.certificates.facts import ParticipationFacts
from exchange_admin.documents.certificates.wording import Sentences
from exchange_admin.documents.files import FileNotWritten
from exchange_admin.domain.fields import Value
from exchange_admin.domain.ids import Origin
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.queries import Query
from exchange_admin.domain.rules.certificate_numbers import CertificateNumber, block_for
from exchange_admin.domain.steps import Edit, Step
from exchange_admin.services.certificates import numbering
from exchange_admin.services.certificates.issuing import Issued
from exchange_admin.services.certificates.paper_facts import PaperOrder, holder_name
from exchange_admin.services.certificates.recipients import Recipient
from exchange_admin.services.certificates.selection import Selection
from exchange_admin.store import Store


@pytest.fixture
def office(tmp_path: Path) -> Iterator[PaperOffice]:
    made = PaperOffice(tmp_path / "office.exchange")
    yield made
    made.store.close()


def selected(*mobilities: str) -> Selection:
    return Selection(mobilities=mobilities)


def issue(office: Services, *mobilities: str, paper: PaperOrder | None = None, **more: object) -> Issued:
    return office.issuing.issue(selected(*mobilities), paper or order(), WHO, **more)  # type: ignore[arg-type]


def one(office: PaperOffice, mobility: str, paper: PaperOrder | None = None) -> Recipient:
    (recipient,) = office.issuing.recipients(selected(mobility), paper or order())
    return recipient


def codes(recipient: Recipient) -> list[str]:
    return [problem.code for problem in recipient.problems]


def pages(pdf: Path | bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [re.sub(r"\s+", " ", page.get_textpage().get_text_range()) for page in document]
    finally:
        document.close()


def facts_of(office: Services, certificate: str) -> ParticipationFacts:
    record = office.store.get("certificate", certificate)
    assert record is not None
    return ParticipationFacts.from_json(record.text("facts"))


# What a paper states


def test_a_paper_states_what_the_records_say(office: PaperOffice) -> None:
    person = office.person()
    office.enrolment(person)
    (id,) = issue(office, office.stay(person)).ids
    facts = facts_of(office, id)
    assert (facts.holder.han, facts.holder.cyrillic, facts.holder.latin) == (
        "索科洛娃·达里娅",
        "Соколова Дарья Игоревна",
        "SOKOLOVA Daria",
    )
    assert facts.holder.native == "cyrillic"
    assert facts.programme.ru == "Семестр обмена в Сунхуа, весна 2026"
    assert (facts.host.zh, facts.home.en) == ("松花工程职业学院", "Primorye College of Transport and Logistics")
    assert (facts.starts, facts.ends) == (date(2026, 3, 4), date(2026, 7, 3))
    assert facts.minutes == 360 * 45
    assert (facts.result.zh, facts.result.ru, facts.result.en) == ("B1（合格）", "B1 (зачтено)", "B1 (passed)")
    assert (facts.signatory.ru, facts.position.zh, facts.place.en) == ("Чжугэ Вэньюань", "校长", "Harbin")
    assert (facts.issued, facts.languages) == (TODAY, ("zh", "ru"))


def test_a_mark_says_more_than_passed(office: PaperOffice) -> None:
    person = office.person()
    office.enrolment(person, mark="87", level_reached=None)
    facts = one(office, office.stay(person)).facts
    assert facts is not None
    assert (facts.result.zh, facts.result.ru) == ("87", "87")


def test_planned_dates_stand_in_for_actual_ones(office: PaperOffice) -> None:
    stay = office.stay(office.person(), actual_start=None, actual_end=None, receiving_status="in_residence")
    facts = one(office, stay).facts
    assert facts is not None
    assert (facts.starts, facts.ends) == (date(2026, 3, 2), date(2026, 7, 5))


def test_a_course_that_is_not_of_the_programme_gives_no_result(office: PaperOffice) -> None:
    person = office.person()
    office.enrolment(person)
    office.set("language_course", office.course, programme_id=None)
    facts = one(office, office.stay(person)).facts
    assert facts is not None
    assert not facts.result


def test_a_course_paper_states_the_course_and_the_hours_attended(office: PaperOffice) -> None:
    person = office.person()
    enrolment = office.enrolment(person)
    issued = office.issuing.issue(Selection(enrolments=(enrolment,)), order("language_course"), WHO)
    facts = facts_of(office, issued.ids[0])
    assert (facts.kind, facts.programme.zh, facts.minutes) == ("language_course", "汉语综合（B1）", 152 * 45)
    assert (facts.starts, facts.ends) == (date(2026, 3, 2), date(2026, 7, 5))
    record = office.store.get("certificate", issued.ids[0])
    assert record is not None
    assert (record["mobility_id"], record["programme_id"]) == (None, office.programme)


@pytest.mark.parametrize(("name", "native"), [("zeng", "han"), ("sokolova", "cyrillic"), ("nguyen", "latin")])
def test_without_a_citizenship_the_name_that_is_no_transcription_is_printed_large(
    office: PaperOffice, name: str, native: str
) -> None:
    person = office.store.get("person", office.person(name, citizenship=None))
    assert person is not None
    assert holder_name(person).native == native


@pytest.mark.parametrize(
    ("name", "native"), [("sokolova", "cyrillic"), ("zeng", "han"), ("nguyen", "latin"), ("eremin", "cyrillic")]
)
def test_the_name_of_the_own_country_is_printed_large(office: PaperOffice, name: str, native: str) -> None:
    facts = one(office, office.stay(office.person(name))).facts
    assert facts is not None
    assert facts.holder.native == native


# Who is left out


def test_somebody_who_took_part_is_ready(office: PaperOffice) -> None:
    recipient = one(office, office.stay(office.person()))
    assert recipient.ready
    assert (recipient.name, recipient.other_names) == (
        "Соколова Дарья Игоревна",
        "SOKOLOVA Daria · 索科洛娃·达里娅",
    )


def test_who_did_not_come_is_asked_about_though_the_sender_has_recognised_the_stay(office: PaperOffice) -> None:
    stay = office.stay(office.person(), sending_status="recognised", receiving_status="no_show")
    assert codes(one(office, stay)) == ["certificate.status"]


@pytest.mark.parametrize(
    ("sending", "receiving", "status"),
    [
        ("withdrawn", "verified", "choice.sending_status.withdrawn"),
        ("cancelled", "departed", "choice.sending_status.cancelled"),
        ("live", "no_show", "choice.receiving_status.no_show"),
        ("live", "early_return", "choice.receiving_status.early_return"),
        ("nominated", "rejected", "choice.receiving_status.rejected"),
        ("draft", "none", "choice.sending_status.draft"),
    ],
)
def test_who_did_not_take_part_is_asked_about(office: PaperOffice, sending: str, receiving: str, status: str) -> None:
    stay = office.stay(office.person(), sending_status=sending, receiving_status=receiving)
    recipient = one(office, stay)
    assert codes(recipient) == ["certificate.status"]
    assert recipient.problems[0].facts["status"] == status
    assert not recipient.ready
    assert not recipient.blocked


def test_a_partner_that_notes_no_arrival_is_no_obstacle(office: PaperOffice) -> None:
    assert one(office, office.stay(office.person(), sending_status="closed", receiving_status="verified")).ready


def test_the_longest_names_of_a_person_stop_no_paper(office: PaperOffice) -> None:
    long = {"given_cyrillic": "Ж" * 40, "given_latin": "Z" * 45, "given_han": "长" * 100}
    (id,) = issue(office, office.stay(office.person(**long))).ids
    assert len(office.store.get("certificate", id).text("holder")) > 200


def test_names_that_no_code_can_hold_leave_out_that_person_and_no_other(office: PaperOffice) -> None:
    chance = random.Random(1)
    family, given = ("".join(chance.choices("абвгдежзийклмнопрстуфхцчшщъыьэюяАБВГДЕЖЗИКЛМН", k=75)) for _ in range(2))
    latin = ["".join(chance.choices("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", k=85)) for _ in range(2)]
    names = {"family_cyrillic": family, "given_cyrillic": given, "family_latin": latin[0], "given_latin": latin[1]}
    issued = issue(office, office.stay(office.person("zeng")), office.stay(office.person(**names)))
    assert len(issued.ids) == 1
    (left,) = issued.left_out
    assert codes(left) == ["certificate.code_too_long"]


def test_nobody_without_a_name_gets_a_paper(office: PaperOffice) -> None:
    recipient = one(office, office.stay(office.person("silent")))
    assert recipient.blocked
    assert codes(recipient) == ["certificate.no_name"]


def test_a_character_that_no_font_has_is_named_before(office: PaperOffice) -> None:
    recipient = one(office, office.stay(office.person("zeng", given_han="毅\U0003134f")))
    assert recipient.blocked
    assert codes(recipient) == ["certificate.missing_glyph"]
    assert "U+3134F" in str(recipient.problems[0].facts["characters"])


def test_no_paper_without_dates(office: PaperOffice) -> None:
    nothing = {"planned_start": None, "planned_end": None, "actual_start": None, "actual_end": None}
    recipient = one(office, office.stay(office.person(), **nothing))
    assert recipient.blocked
    assert codes(recipient) == ["certificate.no_dates"]


def test_somebody_without_a_stay_is_left_out(office: PaperOffice) -> None:
    (recipient,) = office.issuing.recipients(Selection(people=(office.person(),)), order())
    assert recipient.blocked
    assert codes(recipient) == ["certificate.no_mobility"]


def test_a_title_without_translation_is_asked_about(office: PaperOffice) -> None:
    office.set("programme", office.programme, name_ru=None)
    recipient = one(office, office.stay(office.person()))
    assert codes(recipient) == ["certificate.untranslated"]
    assert not recipient.ready
    assert one(office, recipient.id, order(languages=("zh", "en"))).ready


def test_an_institution_without_a_name_in_a_language_of_the_paper_issues_none_in_it(office: PaperOffice) -> None:
    """Whatever reason is given: its other name would stand there a second time."""
    office.set("institution", office.own, name_ru=None)
    stay = office.stay(office.person())
    recipient = one(office, stay)
    assert (recipient.blocked, codes(recipient)) == (True, ["certificate.no_issuer_name"])
    assert recipient.problems[0].facts == {"institution": "松花工程职业学院", "language": "choice.language.ru"}
    with pytest.raises(RuleBroken, match=r"certificate\.no_issuer_name"):
        office.issuing.issue(Selection(mobilities=(stay,)), order(), WHO, anyway="先发后补")
    assert one(office, stay, order(languages=("zh", "en"))).ready


def test_a_paper_issued_without_that_name_before_is_printed_again(office: PaperOffice) -> None:
    (id,) = office.issuing.issue(Selection(mobilities=(office.stay(office.person()),)), order(), WHO).ids
    row = office.store.get("certificate", id)
    frozen = ParticipationFacts.from_json(row.text("facts"))
    before = replace(frozen, issuer=replace(frozen.issuer, ru=""))
    assert design().pdf([before]).startswith(b"%PDF")


def test_a_paper_before_the_end_is_asked_about(office: PaperOffice) -> None:
    stay = office.stay(office.person(), actual_end=None, planned_end="2027-01-20", receiving_status="in_residence")
    recipient = one(office, stay)
    assert codes(recipient) == ["certificate.before_the_end"]
    assert not recipient.ready
    assert not recipient.blocked


def course_codes(office: PaperOffice, enrolment: str) -> list[str]:
    (recipient,) = office.issuing.recipients(Selection(enrolments=(enrolment,)), order("language_course"))
    return codes(recipient)


def test_who_attended_less_than_the_office_asks_for_is_left_out_with_the_share(office: PaperOffice) -> None:
    enrolment = office.enrolment(office.person(), planned_minutes=1000, attended_minutes_entered=669)
    chosen = Selection(enrolments=(enrolment,))
    (recipient,) = office.issuing.recipients(chosen, order("language_course"))
    assert codes(recipient) == ["certificate.attendance"]
    assert recipient.problems[0].facts == {"share": 66, "needed": 67}
    office.set("office", office.office, attendance_needed=66)
    assert course_codes(office, enrolment) == []
    office.set("office", office.office, attendance_needed=90)
    assert course_codes(office, enrolment) == ["certificate.attendance"]
    office.set("office", office.office, attendance_needed=0)
    office.set("language_enrolment", enrolment, attended_minutes_entered=0)
    assert course_codes(office, enrolment) == []


def test_lessons_that_were_held_count_before_what_somebody_typed(office: PaperOffice) -> None:
    enrolment = office.enrolment(office.person(), attended_minutes_entered=160 * 45)
    for day, mark in (("2026-03-03", "present"), ("2026-03-05", "absent"), ("2026-03-10", "absent")):
        lesson = office.add("language_lesson", language_group_id=office.group, date=day, minutes=90, state="held")
        office.add("attendance", language_enrolment_id=enrolment, language_lesson_id=lesson, state=mark)
    (recipient,) = office.issuing.recipients(Selection(enrolments=(enrolment,)), order("language_course"))
    assert recipient.problems[0].facts == {"share": 33, "needed": 67}


def test_the_note_and_what_it_overrules_are_frozen_with_the_paper_and_not_printed(office: PaperOffice) -> None:
    enrolment = office.enrolment(office.person(), attended_minutes_entered=0, result="failed")
    other = office.enrolment(office.person("zeng"))
    chosen = Selection(enrolments=(enrolment, other))
    issued = office.issuing.issue(chosen, order("language_course"), WHO, notes={enrolment: "因病缺课，经院长批准"})
    found = {facts_of(office, id).anyway: facts_of(office, id) for id in issued.ids}
    assert found["因病缺课，经院长批准"].against == ("certificate.not_passed", "certificate.attendance")
    assert found[""].against == ()
    office.set("certificate", issued.ids[0], note="改过的备注")
    assert not any("批准" in page for page in pages(office.register.pdf(issued.ids)))


@pytest.mark.parametrize(
    ("values", "course_level", "level", "result"),
    [
        ({"level_reached": "B2", "mark": "87"}, "B1", "B2", "87"),
        ({"level_reached": None, "mark": "87"}, "B1", "B1", "87"),
        ({"level_reached": "B1"}, None, "B1", "зачтено"),
        ({"level_reached": "B2", "result": "failed"}, "B1", "B1", ""),
        ({"level_reached": None}, None, "", "зачтено"),
        ({"level_reached": None, "mark": "Passed"}, None, "", "зачтено"),
    ],
)
def test_a_course_paper_states_level_hours_and_result(
    office: PaperOffice, values: dict[str, Value], course_level: str | None, level: str, result: str
) -> None:
    office.set("language_course", office.course, level_to=course_level, name_ru="Китайский язык")
    chosen = Selection(enrolments=(office.enrolment(office.person(), **values),))
    issued = office.issuing.issue(chosen, order("language_course", ("ru",)), WHO, anyway="Решение директора")
    facts = facts_of(office, issued.ids[0])
    word = wordings()["ru"].choice("enrolment_result", "passed").lower()
    assert (facts.level, facts.result.ru) == (level, word if result == "зачтено" else result)
    (text,) = pages(office.register.pdf(issued.ids))
    assert (f"(уровень {level})" in text) is bool(level)
    assert "Объём: 152 академических часа" in text
    assert ("Результат:" in text) is bool(result)


def test_a_second_paper_for_the_same_stay_is_asked_about(office: PaperOffice) -> None:
    person = office.person()
    stay = office.stay(person)
    (number,) = issue(office, stay).numbers
    recipient = one(office, stay)
    assert codes(recipient) == ["certificate.issued_before"]
    assert recipient.problems[0].facts["number"] == number
    other = office.stay(person, actual_start="2025-09-01", actual_end="2026-01-18")
    assert one(office, other).ready


def test_a_second_paper_for_the_same_course_is_asked_about(office: PaperOffice) -> None:
    chosen = Selection(enrolments=(office.enrolment(office.person()),))
    office.issuing.issue(chosen, order("language_course"), WHO)
    (recipient,) = office.issuing.recipients(chosen, order("language_course"))
    assert codes(recipient) == ["certificate.issued_before"]


def test_after_revoking_a_new_paper_needs_no_reason(office: PaperOffice) -> None:
    stay = office.stay(office.person())
    office.register.revoke(issue(office, stay).ids, "名字写错", WHO)
    assert one(office, stay).ready


@pytest.mark.parametrize(("result", "shown"), [("failed", "failed"), (None, "not_assessed")])
def test_a_course_that_was_not_passed_is_asked_about(office: PaperOffice, result: str | None, shown: str) -> None:
    chosen = Selection(enrolments=(office.enrolment(office.person(), result=result),))
    (recipient,) = office.issuing.recipients(chosen, order("language_course"))
    assert codes(recipient) == ["certificate.not_passed"]
    assert recipient.problems[0].facts["result"] == f"choice.enrolment_result.{shown}"


def test_two_answers_about_the_name_stop_the_paper_until_one_is_chosen(office: PaperOffice, tmp_path: Path) -> None:
    person = office.person()
    stay = office.stay(person)
    twin = tmp_path / "twin"
    twin.mkdir()
    with Store.create(twin / "twin.exchange", origin=Origin.seeded(7), names=names(), institution=office.own) as other:
        other.exchange.receive(office.store.exchange.slices({}))
        other.record(Step("宋安琪", "person.set", (Edit("person", person, {"family_latin": "SOKOLOWA"}),)))
        office.set("person", person, family_latin="SOKOLOVA-M")
        office.store.exchange.receive(other.exchange.slices(office.store.exchange.known()))
    recipient = one(office, stay)
    assert recipient.blocked
    assert codes(recipient) == ["certificate.two_answers"]
    assert recipient.problems[0].facts["fields"] == "field.family_latin"
    office.set("person", person, family_latin="SOKOLOVA")
    assert one(office, stay).ready


def test_recipients_stand_in_the_order_of_names(office: PaperOffice) -> None:
    stays = [office.stay(office.person(name)) for name in ("zeng", "nguyen", "sokolova")]
    found = office.issuing.recipients(selected(*stays), order())
    assert [r.name.split()[0] for r in found] == ["NGUYỄN", "Соколова", "曾毅"]


def test_a_person_entered_twice_gets_one_paper_with_the_kept_name(office: PaperOffice) -> None:
    kept = office.person()
    twice = office.person("eremin", same_as_id=kept)
    stay = office.stay(twice)
    (recipient,) = office.issuing.recipients(Selection(people=(twice, kept)), order())
    assert (recipient.person_id, recipient.id) == (kept, stay)
    assert recipient.name.startswith("Соколова")


def test_of_several_stays_the_last_that_came_to_something_is_meant(office: PaperOffice) -> None:
    person = office.person()
    office.stay(person, actual_end="2025-01-20")
    last = office.stay(person, actual_end="2026-07-03")
    office.stay(person, actual_end=None, planned_end="2027-07-03", sending_status="withdrawn")
    (recipient,) = office.issuing.recipients(Selection(people=(person,)), order())
    assert recipient.mobility_id == last


# What an order lacks


@pytest.mark.parametrize("year", [1999, 2179])
def test_a_year_that_numbers_and_codes_do_not_have_is_refused(office: PaperOffice, year: int) -> None:
    office.set("signatory", office.signatory, valid_from=None)
    stay = office.stay(office.person())
    with pytest.raises(RuleBroken) as refused:
        issue(office, stay, paper=order(issued=date(year, 6, 1)), anyway="旧档案")
    assert refused.value.problem.code == "certificate.issue_year"
    assert issue(office, stay, paper=order(issued=date(2000, 1, 1)), anyway="旧档案").numbers


@pytest.mark.parametrize("languages", [(), ("zh", "kk")])
def test_an_order_needs_languages_of_papers(office: PaperOffice, languages: tuple[str, ...]) -> None:
    with pytest.raises(RuleBroken) as refused:
        one(office, office.stay(office.person()), order(languages=languages))
    assert refused.value.problem.code == "certificate.no_language"


def test_a_former_signatory_signs_nothing_new(office: PaperOffice) -> None:
    former = office.add("signatory", name_zh="曾宪林", position_zh="校长", valid_until="2023-08-31")
    paper = PaperOrder("participation", ("zh",), TODAY, former)
    with pytest.raises(RuleBroken) as refused:
        one(office, office.stay(office.person()), paper)
    assert refused.value.problem.code == "certificate.signatory_not_in_office"


def test_the_only_signatory_signs_where_the_office_has_set_none_and_of_two_one_has_to_be_named(
    office: PaperOffice,
) -> None:
    office.set("office", office.office, signatory_id=None)
    stay, paper = office.stay(office.person()), PaperOrder("participation", ("zh",), TODAY)
    assert one(office, stay, paper).facts.signatory.zh
    office.add("signatory", name_zh="曾宪林", position_zh="校长")
    with pytest.raises(RuleBroken) as refused:
        one(office, stay, paper)
    assert refused.value.problem.code == "certificate.no_signatory"


def test_an_office_code_in_cyrillic_is_refused_before_anything_is_written(office: PaperOffice, tmp_path: Path) -> None:
    office.set("office", office.office, code="СИК")
    before = office.store.step_count()
    with pytest.raises(RuleBroken) as refused:
        issue(office, office.stay(office.person()), target=tmp_path / "papers.pdf")
    assert refused.value.problem.code == "certificate.office_code"
    assert office.store.step_count() == before + 2  # person and stay
    assert not (tmp_path / "papers.pdf").exists()


# Issuing


def test_a_stack_is_one_step_one_undo_and_one_pdf(office: PaperOffice, tmp_path: Path) -> None:
    stays = [office.stay(office.person(name)) for name in ("sokolova", "zeng", "nguyen")]
    before = office.store.step_count()
    issued = issue(office, *stays, target=tmp_path / "papers.pdf")
    assert office.store.step_count() == before + 1
    assert issued.changes.verb == "certificate.issue"
    printed = pages(tmp_path / "papers.pdf")
    assert len(printed) == 3
    for number, name, text in zip(issued.numbers, ("NGUYỄN", "Соколова", "曾毅"), printed, strict=True):
        assert number in text
        assert name in text
    office.store.undo(WHO)
    assert office.store.count(Query("certificate")) == 0


def test_numbers_run_without_gaps_and_carry_a_check_character(office: PaperOffice) -> None:
    first = issue(office, *(office.stay(office.person()) for _ in range(3)))
    second = issue(office, office.stay(office.person()))
    numbers = [CertificateNumber.parse(number) for number in (*first.numbers, *second.numbers)]
    assert [(n.office, n.year, n.block, n.serial) for n in numbers] == [("SHGC", 2026, "AP", i) for i in range(1, 5)]


def test_numbers_shown_before_are_those_given(office: PaperOffice) -> None:
    stays = [office.stay(office.person()) for _ in range(2)]
    shown = office.issuing.numbers(order(), 2)
    previewed = pages(office.issuing.preview(office.issuing.recipients(selected(*stays), order()), order()))
    assert office.store.count(Query("number_block")) == 0
    assert issue(office, *stays).numbers == shown
    assert all(number in text for number, text in zip(shown, previewed, strict=True))


def test_another_year_counts_anew(office: PaperOffice) -> None:
    issue(office, office.stay(office.person()))
    paper = order(issued=date(2027, 1, 22))
    (number,) = issue(office, office.stay(office.person()), paper=paper).numbers
    assert number.startswith("SHGC-2027-AP0001-")


def test_who_is_asked_about_gets_a_paper_with_the_reason_kept(office: PaperOffice) -> None:
    early = office.stay(office.person(), receiving_status="early_return")
    silent = office.stay(office.person("silent"))
    issued = issue(office, early, silent, notes={early: "提前回国，课程已修完", silent: "照发"})
    record = office.store.get("certificate", issued.ids[0])
    assert record is not None
    assert record["note"] == "提前回国，课程已修完"
    assert [r.id for r in issued.left_out] == [silent]


def test_one_reason_can_speak_for_all(office: PaperOffice) -> None:
    stays = [office.stay(office.person(), receiving_status="early_return") for _ in range(2)]
    ready = office.stay(office.person("zeng"))
    issued = issue(office, *stays, ready, anyway="经处长批准")
    notes = {office.store.get("certificate", id)["note"] for id in issued.ids}  # type: ignore[index]
    assert notes == {"经处长批准", None}


def test_when_nobody_is_left_nothing_is_written_and_the_reasons_are_told(office: PaperOffice, tmp_path: Path) -> None:
    stay = office.stay(office.person(), receiving_status="no_show")
    before = office.store.step_count()
    with pytest.raises(RuleBroken) as refused:
        issue(office, stay, target=tmp_path / "papers.pdf")
    assert [p.code for p in refused.value.problems] == ["certificate.nobody", "certificate.status"]
    assert office.store.step_count() == before
    assert list(tmp_path.glob("*.pdf")) == []


def test_a_refusal_tells_each_reason_once_and_with_a_note_only_what_no_note_overrules(office: PaperOffice) -> None:
    stays = [office.stay(office.person(), receiving_status="no_show") for _ in range(3)]
    with pytest.raises(RuleBroken) as refused:
        issue(office, *stays)
    assert [p.code for p in refused.value.problems] == ["certificate.nobody", "certificate.status"]
    nameless = office.stay(office.person(family_han="𠮷"), receiving_status="no_show")
    with pytest.raises(RuleBroken) as refused:
        issue(office, nameless, anyway="Решение директора")
    assert [p.code for p in refused.value.problems] == ["certificate.nobody", "certificate.missing_glyph"]


def test_the_register_keeps_the_facts_with_their_hash(office: PaperOffice) -> None:
    (id,) = issue(office, office.stay(office.person())).ids
    record = office.store.get("certificate", id)
    assert record is not None
    assert record["facts_sha256"] == sha256(record.text("facts").encode()).hexdigest()
    assert json.loads(record.text("facts"))["number"] == record["number"]
    assert (record["design"], record["state"], record["issued_by"]) == ("participation/1", "issued", WHO)
    assert record["holder"] == "Соколова Дарья Игоревна · 索科洛娃·达里娅 · SOKOLOVA Daria"
    assert [r.id for r in office.register.register()] == [id]
    assert office.store.search("达里娅", ("certificate",)) == [("certificate", id)]


# Nothing is lost on the way


class Stopped(Exception):
    pass


def left_behind(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if not path.name.startswith("office.exchange")]


def test_cancelling_uses_no_number_and_leaves_no_file(office: PaperOffice, tmp_path: Path) -> None:
    stays = [office.stay(office.person()) for _ in range(3)]

    def stop(done: int, total: int) -> None:
        assert total == 3
        if done == 2:
            raise Stopped

    with pytest.raises(Stopped):
        issue(office, *stays, target=tmp_path / "papers.pdf", step=stop)
    assert left_behind(tmp_path) == []
    assert issue(office, *stays).numbers[0].startswith("SHGC-2026-AP0001-")


def test_a_folder_that_refuses_uses_no_number(office: PaperOffice, tmp_path: Path) -> None:
    stay = office.stay(office.person())
    with pytest.raises(FileNotWritten):
        issue(office, stay, target=tmp_path / "missing" / "papers.pdf")
    assert office.store.count(Query("number_block")) == 0


def test_a_file_refused_after_recording_leaves_papers_that_print_from_the_register(
    office: PaperOffice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "papers.pdf"
    target.write_bytes(b"what was there before")

    def held(*_: object, **__: object) -> None:
        raise PermissionError(13, "held by another program", str(target))

    with monkeypatch.context() as patched:
        patched.setattr("exchange_admin.documents.files.replaced", held)
        issued = issue(office, office.stay(office.person()), target=target)
    assert issued.path is None
    assert [p.code for p in issued.problems] == ["file.no_permission", "certificate.kept_in_register"]
    assert target.read_bytes() == b"what was there before"
    assert left_behind(tmp_path) == ["papers.pdf"]
    office.register.print(issued.ids, target, WHO)
    assert issued.numbers[0] in pages(target)[0]


def test_an_undone_number_is_not_given_again_but_voided(office: PaperOffice) -> None:
    stay = office.stay(office.person())
    (undone,) = issue(office, stay).numbers
    office.store.undo(WHO)
    (given,) = issue(office, stay).numbers
    assert CertificateNumber.parse(given).serial == 2
    (voided,) = office.store.where("voided_number", "number", [undone])
    assert voided["reason"] == "证书已从登记簿中删除"
    assert one(office, stay).problems[0].facts["number"] == given


def test_an_undo_that_is_taken_back_unvoids_the_number(office: PaperOffice) -> None:
    first = issue(office, office.stay(office.person()))
    edit = Edit("certificate", first.ids[0], {"_live": 0})
    office.store.record(Step(WHO, "certificate.remove", (edit,)))
    issue(office, office.stay(office.person()))
    assert office.store.count(Query("voided_number")) == 1
    office.store.record(Step(WHO, "certificate.restore", (Edit("certificate", first.ids[0], {"_live": 1}),)))
    (third,) = issue(office, office.stay(office.person())).numbers
    assert office.store.count(Query("voided_number")) == 0
    assert CertificateNumber.parse(third).serial == 3


def test_own_students_of_a_course_with_us_are_sent_by_nobody(office: PaperOffice) -> None:
    enrolment = office.enrolment(office.person("zeng", home_institution_id=office.own))
    guest = office.enrolment(office.person(home_institution_id=office.partner))
    pages = {}
    for id in (enrolment, guest):
        chosen = Selection(enrolments=(id,))
        (paper,) = office.issuing.recipients(chosen, order("language_course"))
        assert isinstance(paper.facts, ParticipationFacts)
        pages[id] = Sentences(paper.facts, wordings()["zh"]).body()
    assert pages[enrolment].startswith("系我校学生，于2026年3月2日至2026年7月5日在我校修读")
    assert pages[guest].startswith("由滨海交通物流学院派出，于2026年3月2日至2026年7月5日在我校修读")


def test_a_copied_file_opens_its_own_block(office: PaperOffice, tmp_path: Path) -> None:
    stay, other = office.stay(office.person()), office.stay(office.person("zeng"))
    issue(office, stay)
    office.store.close()
    copy = tmp_path / "elsewhere"
    copy.mkdir()
    shutil.copy(tmp_path / "office.exchange", copy / "copy.exchange")
    with Store.open(copy / "copy.exchange", names=names(), origin=Origin.seeded(9)) as store:
        own = block_for(store.author, {"A"})
        (number,) = issue(Services(store), other).numbers
    assert own != "A"
    assert number.startswith(f"SHGC-2026-{own}P0001-")


def test_the_letter_of_a_kind_takes_no_block_from_a_copied_file(
    office: PaperOffice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else two copies that never heard of each other would take the same block twice as often."""
    asked: list[set[str]] = []

    def opened(author: str, taken: set[str]) -> str:
        asked.append(taken)
        return "B"

    monkeypatch.setattr(numbering, "block_for", opened)
    issue(office, office.stay(office.person()))
    office.add("certificate", number=str(CertificateNumber("SHGC", 2027, "AP", 1)), kind="participation")
    issue(office, office.stay(office.person("zeng")), paper=order(issued=date(2027, 1, 22)))
    assert (asked[0], asked[-1]) == (set(), {"A"})


def test_each_kind_of_paper_is_counted_on_its_own(office: PaperOffice) -> None:
    stays = office.stay(office.person()), office.stay(office.person("zeng"))
    first = issue(office, *stays).numbers
    others = issue(office, *stays, paper=order(kind="completion"), anyway="补发").numbers
    again = issue(office, office.stay(office.person())).numbers
    shown = [number.rpartition("-")[0] for number in (*first, *others, *again)]
    assert shown == [f"SHGC-2026-{serial}" for serial in ("AP0001", "AP0002", "AC0001", "AC0002", "AP0003")]
    assert office.store.count(Query("number_block")) == 1


def test_papers_numbered_before_kinds_were_counted_apart_keep_their_numbers(office: PaperOffice) -> None:
    old = str(CertificateNumber("SHGC", 2026, "A", 7))
    office.add("voided_number", number=old, reason="盖章时损坏")
    (number,) = issue(office, office.stay(office.person())).numbers
    assert number.startswith("SHGC-2026-AP0001-")
    assert office.store.where("voided_number", "number", [old])


def test_the_ten_thousandth_number_of_a_block_has_five_digits(office: PaperOffice) -> None:
    issue(office, office.stay(office.person()))
    office.add("voided_number", number=str(CertificateNumber("SHGC", 2026, "AP", 9999)), reason="盖章时损坏")
    (number,) = issue(office, office.stay(office.person("zeng"))).numbers
    assert number.startswith("SHGC-2026-AP10000-")


def test_blocks_whose_letters_begin_alike_count_apart(office: PaperOffice) -> None:
    issue(office, office.stay(office.person()))
    office.add("voided_number", number=str(CertificateNumber("SHGC", 2026, "APB", 40)), reason="盖章时损坏")
    (number,) = issue(office, office.stay(office.person("zeng"))).numbers
    assert number.startswith("SHGC-2026-AP0002-")


def frozen_of(office: PaperOffice, issued: Issued) -> ParticipationFacts:
    record = office.store.get("certificate", issued.ids[0])
    assert record is not None
    return ParticipationFacts.from_json(record.text("facts"))


def test_the_seal_of_the_office_is_among_the_facts(office: PaperOffice) -> None:
    stay = office.stay(office.person())
    office.set("office", office.office, stamp_ru="Сунхуаский инженерный колледж · г. Харбин", stamp_mm=45)
    facts = frozen_of(office, office.issuing.issue(selected(stay), order(), WHO))
    assert (facts.stamp.ru, facts.stamp_mm) == ("Сунхуаский инженерный колледж · г. Харбин", 45)


def test_a_second_paper_about_the_same_stay_is_a_duplicate_of_the_first(office: PaperOffice) -> None:
    stay = office.stay(office.person())
    first = office.issuing.issue(selected(stay), order(), WHO)
    second, third = (office.issuing.issue(selected(stay), order(), WHO, anyway="утерян") for _ in range(2))
    assert frozen_of(office, first).duplicate_of == ""
    assert {frozen_of(office, paper).duplicate_of for paper in (second, third)} == {first.numbers[0]}
    other = office.stay(office.person("zeng"))
    assert frozen_of(office, office.issuing.issue(selected(other), order(), WHO)).duplicate_of == ""


def test_what_replaces_a_revoked_paper_is_no_duplicate(office: PaperOffice) -> None:
    stay = office.stay(office.person())
    first = office.issuing.issue(selected(stay), order(), WHO)
    office.register.revoke(first.ids, "опечатка", WHO)
    assert frozen_of(office, office.issuing.issue(selected(stay), order(), WHO)).duplicate_of == ""


def test_days_that_nobody_typed_are_asked_about_until_somebody_enters_or_corrects_them(office: PaperOffice) -> None:
    term = office.store.origin.new_id()
    days: dict[str, Value] = {"starts": "2026-03-02", "ends": "2026-07-05"}
    values: dict[str, Value] = {
        "academic_year_id": office.year,
        "season": "spring",
        "name_zh": "2026年春季学期",
        **days,
    }
    office.store.record(Step(WHO, "office.add", (Edit("term", term, values, new=True),)))
    from_term: dict[str, Value] = {"planned_start": days["starts"], "planned_end": days["ends"], "term_id": term}
    stays = [
        office.stay(office.person(who), **from_term, actual_start=None, actual_end=None) for who in ("zeng", "eremin")
    ]

    def asked(stay: str) -> list[tuple[str, str]]:
        codes = {"certificate.days_of_term"}
        return [(p.code, p.field) for p in one(office, stay).problems if p.code in codes]

    first, second = stays
    assert asked(first) == asked(second) == [("certificate.days_of_term", "planned_start")]
    assert not one(office, first).ready
    office.set("mobility", first, actual_start="2026-03-02")
    assert asked(first) == [("certificate.days_of_term", "planned_end")]
    office.set("mobility", first, actual_end="2026-07-01")
    assert asked(first) == []
    office.set("term", term, starts="2026-03-03")
    office.set("term", term, starts="2026-03-02", ends="2026-07-04")
    assert asked(second) == [], "the days of the term were looked at"

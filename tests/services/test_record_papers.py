"""Transcripts, agreements, recognitions and lists in the register: numbered, frozen, printed again, verified."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pypdfium2
import pytest
from paper_office import RESOURCES, TODAY, WHO, order, wordings
from recognition_office import RULING
from record_office import RecordOffice

from exchange_admin.documents.fonts import Fonts
from exchange_admin.documents.papers import read_paper
from exchange_admin.documents.record_papers.facts import RecordPaper
from exchange_admin.documents.transcripts.paper import TranscriptPages
from exchange_admin.documents.verification.code import read_code
from exchange_admin.documents.verification.statement import Fact, Row
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.rules.content_hash import shown_hash
from exchange_admin.domain.rules.paper_kinds import RECORD_KINDS
from exchange_admin.domain.steps import Record
from exchange_admin.services.certificates.recipients import Recipient
from exchange_admin.services.certificates.selection import Selection
from exchange_admin.services.recognition.deciding import Owed, Verdict
from exchange_admin.services.record_papers.finding import newest_issued
from exchange_admin.services.transcripts.reading import ReadTranscript
from exchange_admin.services.transcripts.transcripts import TranscriptExport

GOLDEN = Path(__file__).parent / "record_papers"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RecordOffice]:
    made = RecordOffice(tmp_path_factory.mktemp("records") / "office.exchange")
    yield made
    made.store.close()


@pytest.fixture
def own(tmp_path: Path) -> Iterator[RecordOffice]:
    """One whose numbers and records are this test's alone."""
    made = RecordOffice(tmp_path / "office.exchange")
    yield made
    made.store.close()


def row(office: RecordOffice, id: str) -> Record:
    found = office.store.get("certificate", id)
    assert found is not None
    return found


def facts(office: RecordOffice, id: str) -> RecordPaper:
    record = row(office, id)
    paper = read_paper(record.text("kind"), record.text("facts"))
    assert isinstance(paper, RecordPaper)
    return paper


def texts(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [re.sub(r"\s+", " ", page.get_textpage().get_text_range()) for page in document]
    finally:
        document.close()


def codes(*recipients: Recipient) -> list[str]:
    return [problem.code for one in recipients for problem in one.problems]


# Transcripts


def test_a_transcript_gets_a_number_and_is_no_draft_any_more(office: RecordOffice) -> None:
    person = office.person()
    stay = office.stay_of(person)
    (id,) = office.issue("transcript", office.transcript_of(person, stay)).ids
    record, (text,) = row(office, id), texts(office.register.pdf([id]))
    assert record["design"] == "transcript/1"
    assert (record["person_id"], record["mobility_id"]) == (person, stay)
    assert record["holder"] == "Соколова Дарья Игоревна · 索科洛娃·达里娅 · SOKOLOVA Daria"
    for stated in (
        record.text("number"),
        "机车构造（1）",
        "Конструкция подвижного состава 1",
        "诸葛文远",
        "24 ноября 2026 г.",
    ):
        assert stated in text
    assert "草稿" not in text


def test_a_transcript_printed_again_is_the_same_whatever_its_lines_say_now(own: RecordOffice) -> None:
    person = own.person()
    transcript = own.transcript_of(person, own.stay_of(person))
    (id,) = own.issue("transcript", transcript).ids
    first = own.register.pdf([id])
    own.add("transcript_line", transcript_id=transcript, title_zh="新课程", status="passed")
    own.set("person", person, family_latin="PETROVA")
    own.set("signatory", own.signatory, name_zh="他人")
    assert own.register.pdf([id]) == first


def test_its_code_states_number_holder_programme_and_days(office: RecordOffice) -> None:
    person = office.person()
    (id,) = office.issue("transcript", office.transcript_of(person, office.stay_of(person))).ids
    ((first, *_), *_) = facts(office, id).codes
    read = read_code(first)
    sign_key, _ = office.codes._keys.public()
    assert read.is_signed_by(sign_key)
    stated = read.facts
    assert (stated.kind, stated.number, stated.latin) == ("transcript", row(office, id)["number"], "SOKOLOVA Daria")
    assert stated.native == "Соколова Дарья Игоревна"
    assert stated.programme == "2026年春季学期来华交换生项目"
    assert (stated.issued, stated.starts, stated.ends) == (TODAY, date(2026, 3, 4), date(2026, 7, 3))


def test_another_college_s_transcript_gets_no_number_of_ours(office: RecordOffice) -> None:
    (told,) = office.asked("transcript", office.transcript)
    assert told.blocked
    assert "certificate.not_own_transcript" in codes(told)


def test_people_and_stays_stand_for_their_transcripts(office: RecordOffice) -> None:
    paper = order("transcript")
    (by_stay,) = office.issuing.recipients(Selection(mobilities=(office.incoming,)), paper)
    (by_person,) = office.issuing.recipients(Selection(people=(office.sokolova,)), paper)
    assert by_stay.id == by_person.id == office.own_transcript
    (nobody,) = office.issuing.recipients(Selection(people=(office.person("eremin"),)), paper)
    assert (nobody.blocked, codes(nobody)) == (True, ["certificate.no_transcript"])


def test_a_course_that_goes_on_asks_and_the_reason_stays_with_the_paper(office: RecordOffice) -> None:
    person = office.person()
    transcript = office.transcript_of(person, office.stay_of(person), status="in_progress")
    with pytest.raises(RuleBroken, match=r"certificate\.nobody"):
        office.issue("transcript", transcript)
    (id,) = office.issue("transcript", transcript, anyway="学生提前回国").ids
    assert facts(office, id).against == ("certificate.courses_open",)
    assert row(office, id)["note"] == facts(office, id).anyway == "学生提前回国"


def test_a_transcript_without_lines_is_refused(office: RecordOffice) -> None:
    person = office.person()
    (told,) = office.asked("transcript", office.transcript_of(person, office.stay_of(person), courses=0))
    assert told.blocked
    assert "certificate.no_lines" in codes(told)


def test_a_second_one_is_a_duplicate_of_the_first(office: RecordOffice) -> None:
    person = office.person()
    transcript = office.transcript_of(person, office.stay_of(person))
    (first,) = office.issue("transcript", transcript).numbers
    (id,) = office.issue("transcript", transcript, anyway="遗失").ids
    (text,) = texts(office.register.pdf([id]))
    assert facts(office, id).duplicate_of == first
    assert "补发 · ДУБЛИКАТ" in text
    assert first in text


def test_a_hundred_lines_keep_head_and_pages_and_stay_small(office: RecordOffice) -> None:
    person = office.person()
    title = "Технология обработки деталей на станках с числовым программным управлением"
    transcript = office.transcript_of(person, office.stay_of(person), courses=100, title_ru=title)
    (id,) = office.issue("transcript", transcript).ids
    pdf = office.register.pdf([id])
    pages = texts(pdf)
    assert len(pdf) <= 200_000
    assert all("课程名称" in page for page in pages[:-1])
    for number, page in enumerate(pages, 1):
        assert f"第{number}页，共{len(pages)}页" in page
        assert row(office, id).text("number") in page
    assert sum(page.count("GD0") for page in pages) == 100
    assert office.issuing.pages(office.asked("transcript", transcript), order("transcript")) == (transcript,) * len(
        pages
    )


def test_three_languages_are_refused_before_anything_is_written(office: RecordOffice) -> None:
    (told,) = office.asked("transcript", office.own_transcript, languages=("zh", "ru", "en"))
    assert told.blocked
    assert "certificate.two_languages" in codes(told)


@pytest.mark.parametrize(("days", "asked"), [(62, False), (63, True)])
def test_a_day_of_issue_that_can_hardly_be_meant_is_asked_about(own: RecordOffice, days: int, asked: bool) -> None:
    papers = {
        "transcript": own.own_transcript,
        "learning_agreement": own.agreed(),
        "recognition": own.decided(),
        "nomination": own.nominee("zeng"),
        "handover_list": own.participation(own.stay_of(own.sokolova))[0],
        "group_results": own.finished_group("eremin")[0],
    }
    day = TODAY + timedelta(days=days)
    told = {kind: codes(*own.asked(kind, id, issued=day)) for kind, id in papers.items()}
    assert [kind for kind, found in told.items() if "certificate.issued_ahead" in found] == list(papers) * asked


def test_the_paper_of_the_register_travels_in_the_elmo_file(own: RecordOffice, tmp_path: Path) -> None:
    transcripts = own.transcripts
    pages = TranscriptPages(Fonts(RESOURCES / "fonts"), wordings())

    def paper(read: ReadTranscript) -> bytes | None:
        return newest_issued(own.store, own.register, "transcript", read.record.id, read.person.id)

    handing_on = TranscriptExport(own.parts, pages, paper)
    read = transcripts.read(own.own_transcript)
    handing_on.write_elmo([read], tmp_path / "draft.xml", ("zh",))
    assert paper(read) is None
    (id,) = own.issue("transcript", own.own_transcript).ids
    handing_on.write_elmo([read], tmp_path / "issued.xml", ("zh",))
    assert b64encode(own.register.pdf([id])).decode() in "".join((tmp_path / "issued.xml").read_text("utf-8").split())
    assert b64encode(own.register.pdf([id])).decode() not in "".join(
        (tmp_path / "draft.xml").read_text("utf-8").split()
    )
    own.register.revoke([id], "姓名拼写错误", WHO)
    assert paper(read) is None


def test_names_that_a_paper_of_tables_states_in_another_language_are_asked_about_or_refused(own: RecordOffice) -> None:
    own.set("signatory", own.signatory, position_ru=None)
    (told,) = own.asked("transcript", own.own_transcript)
    assert (told.blocked, codes(told)) == (False, ["certificate.untranslated"])
    own.set("institution", own.own, name_ru=None)
    (told,) = own.asked("transcript", own.own_transcript)
    assert (told.blocked, "certificate.no_issuer_name" in codes(told)) == (True, True)


# Learning agreements and recognitions


def test_an_agreement_names_the_version_and_hash_that_it_prints(own: RecordOffice) -> None:
    agreement = own.agreed()
    (id,) = own.issue("learning_agreement", agreement).ids
    current = own.agreements.sheet(agreement).current
    (text,) = texts(own.register.pdf([id]))
    assert shown_hash(current.hash) in text
    assert "版本 · Версия 1" in text
    assert text.count("Signer") == 3
    assert "草稿" not in text
    assert facts(own, id).source == current.id


def test_an_agreement_that_not_every_side_signed_asks(own: RecordOffice) -> None:
    agreement = own.agreement()
    (told,) = own.asked("learning_agreement", agreement)
    assert (told.blocked, codes(told)) == (False, ["certificate.agreement_open"])
    assert own.issue("learning_agreement", agreement, anyway="打印签署").ids


def test_a_recognition_is_issued_once_it_is_decided(own: RecordOffice) -> None:
    case = own.proposed()
    (told,) = own.asked("recognition", case)
    assert "certificate.not_decided" in codes(told)
    own.recognition.deciding.decide(case, RULING, WHO)
    (id,) = own.issue("recognition", case, languages=("ru",)).ids
    (text,) = texts(own.register.pdf([id]))
    assert "Ведомость перезачёта" in text
    assert "переаттестации" not in text
    assert row(own, id).text("number") in text


def test_a_recognition_after_an_examination_says_so(own: RecordOffice) -> None:
    case = own.proposed()
    verdicts = {own.mapping(case, "汉语综合").id: Verdict("reassessed", "考核")}
    owed = [Owed("汉语综合", "reassessment", date(2027, 1, 20))]
    own.recognition.deciding.decide(case, RULING, WHO, verdicts=verdicts, owed=owed)
    (id,) = own.issue("recognition", case, languages=("ru",)).ids
    (text,) = texts(own.register.pdf([id]))
    assert "Ведомость перезачёта и переаттестации" in text
    assert "Переаттестовано" in text


# Lists


def test_people_of_one_partner_and_term_are_nominated_on_one_paper(own: RecordOffice) -> None:
    stays = [own.nominee(name) for name in ("zeng", "sokolova", "eremin")]
    other = own.add("institution", name_zh="伏尔加学院", name_ru="Волжский колледж", country="RU", kind="college")
    stays.append(own.nominee("zeng", receiving_institution_id=other))
    issued = own.issue("nomination", *stays)
    assert len(issued.numbers) == 2
    (large, small) = sorted((facts(own, id) for id in issued.ids), key=lambda paper: -len(paper.people))
    assert (len(large.people), len(small.people)) == (3, 1)
    (text,) = texts(own.register.pdf([issued.ids[0]]))
    for stated in ("Ерёмин", "ZENG Yi", "EJ0", "2004-05-01", "滨海交通物流学院", "2026年春季学期"):
        assert stated in text


def test_a_nomination_covers_the_days_of_those_whose_days_are_known(own: RecordOffice) -> None:
    days = {"planned_start": "2027-02-15", "planned_end": "2027-06-30"}
    stays = [own.nominee("zeng", term_id=None, **days)]
    stays.append(own.nominee("sokolova", term_id=None, planned_start=None, planned_end=None))
    (id,) = own.issue("nomination", *stays).ids
    assert (facts(own, id).starts, facts(own, id).ends) == (date(2027, 2, 15), date(2027, 6, 30))


def test_days_of_a_nomination_are_written_as_the_leading_language_does(own: RecordOffice) -> None:
    stay = own.nominee("zeng")
    said = {}
    for languages in (("zh", "ru"), ("ru", "en"), ("en",)):
        (id,) = own.issue("nomination", stay, languages=languages).ids
        (said[languages[0]],) = texts(own.register.pdf([id]))
    assert "2004-05-01" in said["zh"]
    assert "2004-05-01" in said["en"]
    assert "01.05.2004" in said["ru"]
    assert "2004-05-01" not in said["ru"]


def test_who_is_left_out_is_not_on_the_list_and_the_reason_is_told(own: RecordOffice) -> None:
    stays = [own.nominee("zeng"), own.nominee("sokolova", sending_status="withdrawn"), own.incoming]
    issued = own.issue("nomination", *stays)
    assert len(facts(own, issued.ids[0]).people) == 1
    assert {one.id: codes(one) for one in issued.left_out} == {
        stays[1]: ["certificate.status"],
        stays[2]: ["certificate.not_our_student", "certificate.no_detail"],
    }


def test_a_nomination_without_a_passport_asks(own: RecordOffice) -> None:
    stay = own.outgoing_of(own.person("zeng"), sending_status="nominated", receiving_status="none", actual_start=None)
    (told,) = own.asked("nomination", stay)
    assert codes(told) == ["certificate.no_detail"]


def test_a_handover_list_is_made_of_printed_papers_and_hands_them_over(own: RecordOffice) -> None:
    papers = own.participation(own.incoming, own.stay_of(own.person("zeng")))
    (id,) = own.issue("handover_list", *papers).ids
    (text,) = texts(own.register.pdf([id]))
    for paper in papers:
        assert row(own, paper).text("number") in text
    assert facts(own, id).papers == tuple(sorted(papers, key=lambda one: text.index(row(own, one).text("number"))))
    before = own.store.step_count()
    own.register.hand_over([id], WHO)
    assert own.store.step_count() == before + 1
    assert {row(own, one)["state"] for one in (id, *papers)} == {"handed_over"}
    own.store.undo(WHO)
    assert {row(own, one)["state"] for one in papers} == {"printed"}


def test_a_revoked_paper_is_on_no_list_and_one_revoked_later_is_not_handed_over(own: RecordOffice) -> None:
    first, second = own.participation(own.incoming, own.stay_of(own.person("zeng")))
    (list_,) = own.issue("handover_list", first, second).ids
    own.register.revoke([first], "姓名拼写错误", WHO)
    own.register.hand_over([list_], WHO)
    assert (row(own, first)["state"], row(own, second)["state"]) == ("revoked", "handed_over")
    assert "certificate.revoked" in codes(*own.asked("handover_list", first))
    assert "certificate.handed_over_before" in codes(*own.asked("handover_list", second))


def test_a_paper_that_came_out_of_no_printer_asks_before_it_is_listed(own: RecordOffice) -> None:
    (id,) = own.issuing.issue(Selection(mobilities=(own.incoming,)), order(), WHO).ids
    assert codes(*own.asked("handover_list", id)) == ["certificate.not_printed"]


# Results of language groups


def test_the_results_of_a_group_are_one_paper_on_which_everybody_has_a_row(own: RecordOffice) -> None:
    issued = own.issue("group_results", *own.finished_group("sokolova", "eremin"))
    (id,), (text,) = issued.ids, texts(own.register.pdf(issued.ids))
    assert issued.numbers == ("SHGC-2026-AB0001-8",)
    assert row(own, id)["design"] == "group_results/1"
    assert len(facts(own, id).people) == 2
    for stated in ("ZH-7", "Соколова Дарья", "Ерёмин", "86.5", "87.5", "B1", "期末测验", "曾毅", "草稿"):
        assert (stated in text) == (stated != "草稿")


def test_the_codes_of_results_hold_the_row_of_everybody(own: RecordOffice) -> None:
    (id,) = own.issue("group_results", *own.finished_group("sokolova", "eremin")).ids
    lines = [line for page in facts(own, id).codes for code in page for line in read_code(code).lines]
    shown = sorted(line.cells[1:] for line in lines if isinstance(line, Row))
    assert [(cells[0].split(" · ")[0], *cells[1:]) for cells in shown] == [
        ("Ерёмин Фёдор", "4", "4", "100%", "期末测验 87.5", "87.5", "B1", "合格"),
        ("Соколова Дарья Игоревна", "4", "4", "100%", "期末测验 86.5", "86.5", "B1", "合格"),
    ]
    said = {line.key: line.value for line in lines if isinstance(line, Fact)}
    assert (said["group"], said["in_group"], said["people"], said["kind"]) == ("ZH-7", "2", "2", "group_results")


def test_two_groups_are_two_papers(own: RecordOffice) -> None:
    ids = (*own.finished_group("sokolova"), *own.finished_group("eremin", code="ZH-8"))
    assert len(own.issue("group_results", *ids).numbers) == 2


def test_results_of_a_group_that_goes_on_are_asked_about(own: RecordOffice) -> None:
    (enrolment,) = own.finished_group("eremin", closed=None)
    (told,) = own.asked("group_results", enrolment)
    assert (told.blocked, codes(told)) == (False, ["certificate.group_open"])


def test_somebody_without_a_result_is_asked_about_and_missed_on_the_list(own: RecordOffice) -> None:
    """Whoever reads the paper sees how many the group has."""
    first, second = own.finished_group("sokolova", "eremin")
    own.set("language_enrolment", second, result=None)
    issued = own.issue("group_results", first, second)
    assert {one.id: codes(one) for one in issued.left_out} == {second: ["certificate.no_result"]}
    (text,) = texts(own.register.pdf(issued.ids))
    assert "班级总人数 · Всего в группе 2" in text
    assert "人数 · Количество человек 1" in text


def test_whoever_left_the_group_is_on_its_list_and_nobody_is_asked(own: RecordOffice) -> None:
    (enrolment,) = own.finished_group("eremin")
    own.set("language_enrolment", enrolment, result=None, mark=None, level_reached=None, state="left")
    (text,) = texts(own.register.pdf(own.issue("group_results", enrolment).ids))
    assert "中途退出" in text


def test_a_second_list_of_results_is_a_duplicate_until_the_first_is_revoked(own: RecordOffice) -> None:
    ids = own.finished_group("sokolova", "eremin")
    first = own.issue("group_results", *ids)
    told = own.asked("group_results", *ids)
    assert [codes(one) for one in told] == [["certificate.issued_before"]] * 2
    again = own.issue("group_results", *ids, anyway="遗失")
    assert facts(own, *again.ids).duplicate_of == first.numbers[0]
    own.register.revoke((*first.ids, *again.ids), "成绩录入错误", WHO)
    assert facts(own, *own.issue("group_results", *ids).ids).duplicate_of == ""


def test_results_printed_again_are_the_same_whatever_the_group_says_now(own: RecordOffice) -> None:
    first, second = own.finished_group("sokolova", "eremin")
    (id,) = own.issue("group_results", first, second).ids
    before = own.register.pdf([id])
    own.set("language_enrolment", second, mark="59", result="failed")
    assert own.register.pdf([id]) == before


def test_people_stand_for_their_language_groups(own: RecordOffice) -> None:
    (enrolment,) = own.finished_group("eremin")
    person = own.store.get("language_enrolment", enrolment).text("person_id")
    (told,) = own.issuing.recipients(Selection(people=(person,)), order("group_results"))
    assert told.id == enrolment
    (nobody,) = own.issuing.recipients(Selection(people=(own.person("zeng"),)), order("group_results"))
    assert codes(nobody) == ["certificate.no_enrolment"]


# The whole page


@pytest.mark.parametrize("kind", sorted(RECORD_KINDS))
def test_the_page_reads_as_it_was_looked_at(own: RecordOffice, kind: str) -> None:
    made = {
        "transcript": lambda: [own.own_transcript],
        "learning_agreement": lambda: [own.agreed()],
        "recognition": lambda: [own.decided()],
        "nomination": lambda: [own.nominee("zeng"), own.nominee("sokolova")],
        "handover_list": lambda: own.participation(own.incoming),
        "group_results": lambda: own.finished_group("sokolova", "eremin"),
        "balance_statement": lambda: [own.balanced(own.incoming, own.outgoing_of(own.person("zeng")))],
        "renewal_protocol": lambda: [own.renewed()],
    }
    issued = own.issue(kind, *made[kind]())
    read = "\n".join(texts(own.register.pdf(issued.ids))) + "\n"
    assert read == (GOLDEN / f"{kind}.txt").read_text("utf-8")

"""Recognition sheets and learning agreements as real PDF pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import pytest
from paper_office import RESOURCES, WHO, wordings
from pypdfium2 import PdfDocument
from recognition_office import RULING, RecognitionOffice

from exchange_admin.documents.certificates.facts import Trilingual
from exchange_admin.documents.fonts import Fonts
from exchange_admin.documents.table_papers.paper import TablePages
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.rules.content_hash import shown_hash
from exchange_admin.domain.rules.learning_agreements import SIDES
from exchange_admin.services.recognition.case import HomeCourse
from exchange_admin.services.recognition.deciding import Owed, Verdict
from exchange_admin.services.recognition.papers import CoursePapers


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RecognitionOffice]:
    """A decided case with something owed, and an agreement in force."""
    made = RecognitionOffice(tmp_path_factory.mktemp("papers") / "office.exchange")
    made.agreed()
    case = made.proposed()
    verdicts = {made.mapping(case, "汉语综合").id: Verdict("partly", "课时不足")}
    owed = [Owed("汉语综合", "difference", date(2027, 1, 20))]
    made.recognition.deciding.decide(case, RULING, WHO, verdicts=verdicts, owed=owed)
    yield made
    made.store.close()


def papers(office: RecognitionOffice) -> CoursePapers:
    return CoursePapers(office.store, wordings(), TablePages(Fonts(RESOURCES / "fonts"), wordings()))


def sheet(office: RecognitionOffice, languages: Sequence[str]) -> bytes:
    case = office.case(office.recognition.of_transcript(office.transcript))
    return papers(office).sheet_pdf(case, languages)


def texts(pdf: bytes) -> list[str]:
    document = PdfDocument(pdf)
    try:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    finally:
        document.close()


@pytest.mark.parametrize(
    ("languages", "words"),
    [
        (("zh",), ("学分认定表", "部分认定", "待补课程", "周敏", "2026-17")),
        (("ru",), ("Ведомость перезачёта", "Перезачтено частично", "Академическая разница", "2026-17")),
        (("en",), ("Recognition statement", "Partly recognised", "Courses still owed", "2026-17")),
        (("zh", "ru"), ("学分认定表", "Ведомость перезачёта", "汉语综合", "Страноведение России")),
    ],
)
def test_a_sheet_says_what_was_decided_in_each_language(office, languages, words) -> None:
    (text,) = texts(sheet(office, languages))
    for word in words:
        assert word in text


def test_a_language_that_is_not_asked_for_does_not_stand_on_the_sheet(office) -> None:
    (text,) = texts(sheet(office, ("en",)))
    assert "Ведомость" not in text
    assert "认定表" not in text


def test_the_same_case_gives_the_same_bytes(office) -> None:
    assert sheet(office, ("zh", "ru")) == sheet(office, ("zh", "ru"))


@pytest.mark.parametrize("languages", [(), ("zh", "zh"), ("zh", "ru", "en"), ("de",)])
def test_one_language_or_two_of_the_three(office, languages) -> None:
    with pytest.raises(RuleBroken, match=r"transcript\.paper_languages"):
        sheet(office, languages)


def test_an_agreement_shows_both_tables_the_hash_and_who_signed(office) -> None:
    found = office.agreements.sheet(office.agreements.of_mobility(office.stay))
    (text,) = texts(papers(office).agreement_pdf(found, found.current, ("en",)))
    for word in ("Table A", "Table B", "Основы логистики", "物流管理", shown_hash(found.current.hash)):
        assert word in text
    assert text.count("Signer") == 3


def rows(office: RecognitionOffice, case: str) -> dict[str, tuple[object, ...]]:
    """Lines of the sheet by their home course."""
    table, *_ = papers(office).recognition(office.case(case), ("zh",)).tables
    return {str(row[3]).partition(" (")[0]: row for row in (*table.rows, table.sums)}


def returned(office: RecognitionOffice, marks: dict[str, str], minutes: int) -> tuple[str, list[str]]:
    """A case of somebody who is back with these courses."""
    person = office.person("zeng", given_han="华")
    stay = office.outgoing(person)
    transcript = office.add("transcript", person_id=person, institution_id=office.partner, mobility_id=stay)
    for title, mark in marks.items():
        about = {"title_zh": title, "original_mark": mark, "contact_minutes": minutes, "status": "passed"}
        office.add("transcript_line", transcript_id=transcript, **about)
    (case,) = office.recognition.mapping.begin(transcript, WHO).ids["recognition"]
    return case, [line.id for line in office.case(case).lines]


def test_what_is_not_recognised_brings_neither_credits_nor_a_mark(office) -> None:
    case, (line,) = returned(office, {"物流": "5"}, 64 * 45)
    office.map(case, [line], [HomeCourse("物流基础", "", "4", "xuefen")], decision="not_recognised", reason="差异大")
    said = rows(office, case)
    assert said["物流基础"][4:6] == ("—", "—")
    assert said[""][4] == "0"


def test_a_pass_without_a_rank_is_said_in_the_words_of_the_paper(office) -> None:
    case, (line,) = returned(office, {"体育": "зачтено"}, 36 * 45)
    office.map(case, [line], [HomeCourse("体育", "", "1", "xuefen")])
    mark = rows(office, case)["体育"][5]
    assert mark == Trilingual(zh="合格", ru="зачтено", en="pass")


def test_credits_that_no_decimal_says_are_added_up_exactly_and_shown_as_about(office) -> None:
    case, lines = returned(office, {"A": "5", "B": "4"}, 64 * 45)
    for line, title in zip(lines, "AB", strict=True):
        office.map(case, [line], [HomeCourse(title, "", "20/9", "xuefen")])
    said = rows(office, case)
    assert (said["A"][4], said[""][4]) == ("20/9", "≈\N{NO-BREAK SPACE}4.44")
    facts = dict(papers(office).recognition(office.case(case), ("ru",)).facts)
    assert facts["asked"].ru == "≈\N{NO-BREAK SPACE}4,44 (сюэфэнь)"


def test_numbers_have_the_decimal_sign_of_the_first_language(office) -> None:
    case, (line,) = returned(office, {"物流": "5"}, 64 * 45)
    office.map(case, [line], [HomeCourse("物流基础", "", "4.5", "xuefen")], converted_mark="3.65", mark_reason="考试")
    for languages, credits, mark in ((("ru", "en"), "4,5", "3,65"), (("zh", "ru"), "4.5", "3.65")):
        table, *_ = papers(office).recognition(office.case(case), languages).tables
        assert table.rows[0][4:6] == (credits, mark)


def test_the_days_of_what_is_owed_are_written_out(office) -> None:
    (text,) = texts(sheet(office, ("ru",)))
    assert "20 января 2027 г." in text


def test_an_agreement_names_the_kind_of_its_credits_and_another_reason_in_its_words(office) -> None:
    drafting = office.agreements.drafting
    (id,) = drafting.begin(office.outgoing(office.person("zeng", given_han="丽")), WHO).ids["learning_agreement"]
    first = office.agreements.sheet(id).current
    for table, scheme in (("a", "zet"), ("b", "xuefen")):
        drafting.add_course(first.id, table, {"title_zh": "物流", "credits": "3", "credit_scheme": scheme}, WHO)
    office.agreements.approving.propose(first.id, WHO)
    for side in SIDES:
        office.sign(id, side)
    drafting.next_version(id, WHO)
    current = office.agreements.sheet(id).current
    (old,) = current.table("b")
    drafting.take_out(old.id, WHO, reason="other", text="培养方案已调整")
    new = {"title_zh": "供应链", "credits": "3", "credit_scheme": "xuefen", "recognition_conditions": "补考"}
    drafting.add_course(current.id, "b", {**new, "reason_code": "substituting_deleted"}, WHO)
    found = office.agreements.sheet(id)
    (text,) = texts(papers(office).agreement_pdf(found, found.current, ("zh",)))
    for words in ("培养方案已调整", "替代被删除的课程 · 补考", "中国学分", "俄罗斯学分"):
        assert words in text


def test_a_long_case_goes_on_with_its_headings_on_the_next_page(office) -> None:
    other = office.person("zeng", given_han="明")
    stay = office.outgoing(other)
    transcript = office.add("transcript", person_id=other, institution_id=office.partner, mobility_id=stay)
    for number in range(60):
        office.add("transcript_line", transcript_id=transcript, title_zh=f"课程{number}", status="failed")
    (case,) = office.recognition.mapping.begin(transcript, WHO).ids["recognition"]
    for line in office.case(case).lines:
        office.map(case, [line.id], [])
    pages = texts(papers(office).sheet_pdf(office.case(case), ("en",)))
    assert len(pages) > 1
    assert all("Course at the host" in page for page in pages[:-1])
    assert "Draft" in pages[-1]

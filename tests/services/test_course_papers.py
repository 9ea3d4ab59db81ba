"""Recognition sheets and learning agreements as real PDF pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import pytest
from paper_office import RESOURCES, WHO, wordings
from pypdfium2 import PdfDocument
from recognition_office import RULING, RecognitionOffice

from exchange_admin.documents.fonts import Fonts
from exchange_admin.documents.table_papers.paper import TablePages
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.rules.content_hash import shown_hash
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
        (("ru",), ("Лист перезачёта", "Перезачтено частично", "Академическая разница", "2026-17")),
        (("en",), ("Recognition statement", "Partly recognised", "Courses still owed", "2026-17")),
        (("zh", "ru"), ("学分认定表", "Лист перезачёта", "汉语综合", "Страноведение России")),
    ],
)
def test_a_sheet_says_what_was_decided_in_each_language(office, languages, words) -> None:
    (text,) = texts(sheet(office, languages))
    for word in words:
        assert word in text


def test_a_language_that_is_not_asked_for_does_not_stand_on_the_sheet(office) -> None:
    (text,) = texts(sheet(office, ("en",)))
    assert "Лист" not in text
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

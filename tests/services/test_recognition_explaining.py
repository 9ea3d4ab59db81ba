"""The pages on a mapping: every course of a group, how the marks make one, how the hours became credits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from paper_office import RESOURCES, WHO, wordings
from recognition_office import RecognitionOffice

from exchange_admin.documents.explanations.page import ExplanationPages
from exchange_admin.documents.fonts import Fonts
from exchange_admin.services.grades.explanation_pages import Explained, Explanations
from exchange_admin.services.recognition.case import CourseMapping, HomeCourse
from exchange_admin.services.recognition.explaining import explained_mapping
from exchange_admin.services.recognition.mapping import Source


@pytest.fixture
def office(tmp_path: Path) -> Iterator[RecognitionOffice]:
    made = RecognitionOffice(tmp_path / "office.exchange")
    yield made
    made.store.close()


def texts(pages: Sequence[Explained], language: str) -> list[str]:
    explanations = Explanations(ExplanationPages(Fonts(RESOURCES / "fonts")), wordings())
    pdf = pypdfium2.PdfDocument(BytesIO(explanations.pdf(pages, [language])))
    return [pdf[page].get_textpage().get_text_bounded().replace("\r\n", " ") for page in range(len(pdf))]


def group(office: RecognitionOffice) -> CourseMapping:
    case = office.begin()
    office.map(case, office.lines[:2], [HomeCourse("俄语")], decision="recognised")
    return office.mapping(case, "俄语")


@pytest.mark.parametrize("language", ["zh", "ru", "en"])
def test_all_courses_of_a_group_are_explained_then_the_group_then_its_credits(office, language: str) -> None:
    pages = texts(explained_mapping(group(office)), language)
    assert len(pages) == 4
    words = wordings()[language]
    assert "95" in pages[0]
    assert "85" in pages[1]
    assert words.say("explanation.group_title") in pages[2].replace("  ", " ")
    assert "92" in pages[2]
    assert words.say("explanation.sheet") in pages[3].replace("  ", " ")


def test_a_single_course_has_a_page_on_its_mark_and_one_on_its_credits(office) -> None:
    case = office.mapped()
    assert len(explained_mapping(office.mapping(case, "俄罗斯概况"))) == 2


def test_a_proposal_is_explained_from_what_is_stored_with_it(office) -> None:
    case = office.mapped()
    before = texts(explained_mapping(office.mapping(case, "俄罗斯概况")), "en")
    office.recognition.deciding.propose(case, WHO)
    rule = {
        "name_zh": "新规则",
        "credit_scheme": "xuefen",
        "hour": "45",
        "theory_hours": "20",
        "self_study": "not_counted",
    }
    office.add("credit_rule", institution_id=office.own, **rule)
    assert texts(explained_mapping(office.mapping(case, "俄罗斯概况")), "en") == before


def test_a_competence_alone_has_nothing_to_explain(office) -> None:
    case = office.begin()
    office.recognition.mapping.add(case, [Source(competence="导游实践")], [HomeCourse("实践", credits="2")], WHO)
    assert explained_mapping(office.case(case).mappings[0]) == []

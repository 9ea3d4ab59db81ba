"""The transcript on paper: everything that the facts state can be read on it, whoever reads it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

import pypdfium2 as pdfium
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from transcript_sample import COLLEGE, COURSES, FACTS, LEARNER, ROOT, SCALE, SPRING, TRANSCRIPTS, WORDINGS

from exchange_admin.documents.certificates.facts import Trilingual
from exchange_admin.documents.drawing import A4_PORTRAIT, TextMark
from exchange_admin.documents.fonts import Fonts
from exchange_admin.documents.sheets.issue_facts import Issue
from exchange_admin.documents.transcripts.facts import TranscriptFacts, TranscriptPaper
from exchange_admin.documents.transcripts.paper import TranscriptPages
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.names import NameParts

PAIRS = [("zh",), ("ru",), ("en",), ("zh", "ru"), ("ru", "zh"), ("zh", "en"), ("en", "zh"), ("ru", "en"), ("en", "ru")]
LONG = Trilingual(
    "智能制造装备安装与调试综合实训及职业技能等级认定考核（含顶岗实习安全教育）",
    "Технология обработки деталей на станках с числовым программным управлением и монтаж промышленного оборудования",
    "Installation, commissioning and maintenance of intelligent manufacturing equipment, with occupational safety",
)


@cache
def pages() -> TranscriptPages:
    return TranscriptPages(Fonts(ROOT / "resources" / "fonts"), WORDINGS)


def paper(*languages: str, facts: TranscriptFacts = FACTS, **more: object) -> TranscriptPaper:
    issue = Issue(
        number=facts.number,
        issued=facts.issued,
        signatory=Trilingual("文志远", "Вэнь Чжиюань", "Wen Zhiyuan"),
        position=Trilingual("处长", "Начальник отдела", "Head of office"),
        place=Trilingual("哈尔滨", "Харбин", "Harbin"),
    )
    usual = {"issue": issue, "home": Trilingual("喀山理工学院", "Казанский колледж", "Kazan College")}
    return TranscriptPaper(facts=facts, languages=languages, **{**usual, **more})  # type: ignore[arg-type]


def read(data: bytes) -> list[str]:
    """The text of each page as a reader finds it, without the places where lines end."""
    document = pdfium.PdfDocument(data)
    try:
        return ["".join(page.get_textpage().get_text_range().split()) for page in document]
    finally:
        document.close()


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("languages", PAIRS, ids="-".join)
def test_everything_stated_can_be_read(languages: tuple[str, ...]) -> None:
    (text,) = read(pages().pdf([paper(*languages)]))
    for language in languages:
        words = WORDINGS[language]
        assert squeezed(words.say("paper.transcript.title")) in text
        assert squeezed(COLLEGE.name.get(language)) in text
        assert squeezed(words.choice("line_status", "in_progress")) in text
        assert squeezed(SCALE.name.get(language)) in text
        assert squeezed(words.say("paper.record.seal")) in text
        for course in COURSES:
            assert squeezed(course.title.best(language)) in text
    assert "SOKOLOVADaria" in text
    assert "СоколоваДарьяАндреевна" in text
    for stated in ("2027-0412", "ME-204", "64", "32", "92", "不及格", "90–100"):
        assert stated in text


def test_the_leading_language_writes_the_numbers() -> None:
    assert "2,33" in read(pages().pdf([paper("ru", "zh")]))[0]
    assert "2.33" in read(pages().pdf([paper("zh", "ru")]))[0]


def test_hours_are_as_long_as_the_transcript_says() -> None:
    (academic,) = read(pages().pdf([paper("en")]))
    (clock,) = read(pages().pdf([paper("en", facts=replace(FACTS, hour=60))]))
    assert "academichoursof45minutes" in academic
    assert "clockhoursof60minutes" in clock
    assert "48" in clock, "64 hours of 45 minutes"


def test_credits_count_where_a_course_was_passed() -> None:
    (text,) = read(pages().pdf([paper("en")]))
    assert "6.33" in text, "4 and 7/3; the course that goes on and the failed one add nothing"


def test_several_kinds_of_credits_are_told_apart_and_never_added() -> None:
    courses = (COURSES[0], replace(COURSES[0], scheme="zet"))
    (text,) = read(pages().pdf([paper("en", facts=replace(FACTS, courses=courses))]))
    assert "4xuefen" in text
    assert "4z.e." in text
    assert "128644xuefen4z.e." in text, "hours are added, credits stand beside each other"


def test_a_long_table_goes_on_with_its_headings_and_whose_it_is() -> None:
    courses = tuple(replace(COURSES[0], title=LONG, code=f"ME-{n:03}") for n in range(40))
    found = read(pages().pdf([paper("zh", "ru", facts=replace(FACTS, courses=courses))]))
    assert len(found) > 2
    for text in found[:-1]:
        assert "课程名称" in text
    for number, text in enumerate(found, 1):
        assert "2027-0412" in text
        assert f"第{number}页，共{len(found)}页" in text
    together = "".join(found)
    assert all(f"ME-{n:03}" in together for n in range(40))
    assert "盖章" in found[-1]
    assert "评分制" in found[-1], "the signature does not stand alone"


def test_courses_of_several_terms_stand_below_their_terms() -> None:
    (text,) = read(pages().pdf([paper("en")]))
    assert text.index("Autumn2026") < text.index("CNCmachining") < text.index("Spring2027")
    (one,) = read(pages().pdf([paper("en", facts=replace(FACTS, courses=COURSES[:1]))]))
    assert "Spring2027" not in one
    assert SPRING.name.en == "Spring 2027"


def test_a_copy_of_another_college_s_transcript_bears_no_place_for_a_seal() -> None:
    (text,) = read(pages().pdf([paper("ru", keeper=Trilingual("x", "Казанский колледж", "y"))]))
    assert "Копияиззаписейорганизации«Казанскийколледж»" in text
    assert "М.П." not in text
    assert "ВэньЧжиюань" not in text
    assert "22января2027" in text, "the day on which it was issued is told all the same"


def test_the_same_facts_give_the_same_bytes() -> None:
    other = TranscriptPages(Fonts(ROOT / "resources" / "fonts"), WORDINGS)
    assert pages().pdf([paper("zh", "ru")]) == other.pdf([paper("zh", "ru")])


def test_several_transcripts_make_one_file() -> None:
    second = replace(FACTS, number="2027-0413")
    found = read(pages().pdf([paper("en"), paper("en", facts=second)]))
    assert ["2027-0412" in found[0], "2027-0413" in found[1]] == [True, True]


def test_what_has_no_number_says_on_every_page_that_it_is_a_draft() -> None:
    courses = tuple(replace(COURSES[0], title=LONG, code=f"ME-{n:03}") for n in range(40))
    draft = Issue(signatory=Trilingual("文志远", "", ""))
    found = read(pages().pdf([paper("zh", "ru", facts=replace(FACTS, courses=courses), issue=draft)]))
    assert len(found) > 2
    assert all("草稿·ЧЕРНОВИК" in text for text in found)
    assert all("草稿" not in text for text in read(pages().pdf([paper("zh", "ru")])))


def test_a_duplicate_says_so_and_names_the_first_paper() -> None:
    again = Issue(number="SHGC-2026-A0002-X", duplicate_of="SHGC-2026-A0001-P", position=LONG)
    (text,) = read(pages().pdf([paper("ru", "en", issue=again)]))
    assert "ДУБЛИКАТ·DUPLICATE" in text
    assert "SHGC-2026-A0001-P" in text
    assert "2027-0412" in text, "the number that its issuer typed stands beside that of the register"


@settings(max_examples=40)
@given(TRANSCRIPTS, st.sampled_from(PAIRS))
def test_nothing_leaves_the_page(facts: TranscriptFacts, languages: tuple[str, ...]) -> None:
    try:
        sheet = pages().sheet(paper(*languages, facts=facts))
    except RuleBroken:
        return
    across, high = A4_PORTRAIT
    for marks in sheet.pages:
        for mark in marks:
            if isinstance(mark, TextMark):
                assert mark.x > 40, mark.line.text
                assert mark.x + mark.line.width < across - 40, mark.line.text
                assert 20 < mark.y < high - 30, mark.line.text


def test_long_names_and_institutions_stay_on_the_page() -> None:
    name = NameParts(
        "",
        "",
        "Абдурахманов-Константинопольский",
        "Мухаммадюсуф",
        "Абдулазизович",
        "ABDURAKHMANOV" * 3,
        "MUKHAMMAD" * 3,
    )
    facts = replace(FACTS, learner=replace(LEARNER, name=name), issuer=replace(COLLEGE, name=LONG))
    for languages in PAIRS:
        sheet = pages().sheet(paper(*languages, facts=facts, home=LONG, issue=Issue(number="1", position=LONG)))
        widest = max(m.x + m.line.width for marks in sheet.pages for m in marks if isinstance(m, TextMark))
        assert widest < A4_PORTRAIT[0] - 40


@pytest.mark.parametrize(
    ("made", "code"),
    [
        ([], "transcript.nothing_to_print"),
        ([paper()], "transcript.paper_languages"),
        ([paper("zh", "ru", "en")], "transcript.paper_languages"),
        ([paper("ru", "ru")], "transcript.paper_languages"),
        ([paper("fr")], "transcript.paper_languages"),
        ([paper("en", facts=replace(FACTS, number="\U0001f600"))], "transcript.missing_glyph"),
    ],
)
def test_what_cannot_be_printed_is_refused_by_name(made: list[TranscriptPaper], code: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        pages().pdf(made)
    assert refused.value.problem.code == code


def test_a_transcript_without_courses_scale_and_dates_is_still_a_paper() -> None:
    bare = TranscriptFacts(replace(LEARNER, birth_date=None), COLLEGE, ())
    (text,) = read(pages().pdf([TranscriptPaper(facts=bare, languages=("en",))]))
    assert "SonghuaVocationalCollege" in text
    assert date.today().isoformat() not in text

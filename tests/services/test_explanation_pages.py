"""The page that explains a result: what it says and shows in each language, read back from the PDF."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import pytest
from grading_office import GradingOffice
from paper_office import RESOURCES, wordings

from exchange_admin.documents.explanations.facts import Axes, Bars, Stress
from exchange_admin.documents.explanations.page import ExplanationPages
from exchange_admin.documents.fonts import Fonts
from exchange_admin.documents.pages import Pages
from exchange_admin.domain.rules.credits.work import CourseWork, Work
from exchange_admin.domain.rules.grades.by_distribution import ByDistribution, Rule
from exchange_admin.domain.rules.grades.distributions import GradeCount, GradeTable
from exchange_admin.domain.wording import LANGUAGES
from exchange_admin.services.grades.explanation_pages import Explanations, mark_facts
from exchange_admin.services.grades.frozen import ConvertedMark, FrozenCredits, Names, RuleName

NAMES = {"name_zh": "机械类规则", "name_ru": "Правило для техников", "name_en": "Rule for technicians"}


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GradingOffice]:
    made = GradingOffice(tmp_path_factory.mktemp("pages") / "office.exchange")
    yield made
    made.store.close()


@pytest.fixture(scope="module")
def explanations() -> Explanations:
    return Explanations(ExplanationPages(Fonts(RESOURCES / "fonts")), wordings())


@pytest.fixture(scope="module")
def compared(office: GradingOffice) -> ConvertedMark:
    rule = office.rule("distribution", office.five_level, office.five, variant="MID", **NAMES)
    return office.converting.convert(rule, "良好")


def text_of(pdf: bytes) -> list[str]:
    with Pages(pdf) as pages:
        return [" ".join(pages.text(number).split()) for number in range(len(pages))]


def test_both_distributions_stand_in_the_picture_with_the_interval_of_the_mark(compared: ConvertedMark) -> None:
    picture = mark_facts(compared, wordings()["en"]).picture
    assert isinstance(picture, Bars)
    assert (picture.low, picture.high) == (Fraction(6, 35), Fraction(19, 35))
    assert [(one.label, one.stress) for one in picture.host.segments] == [
        ("优秀", Stress.PLAIN),
        ("良好", Stress.CHOSEN),
        ("中等", Stress.PLAIN),
        ("及格", Stress.PLAIN),
    ]
    assert [(one.label, one.stress) for one in picture.home.segments] == [
        ("5", Stress.COMPARED),
        ("4", Stress.CHOSEN),
        ("3", Stress.PLAIN),
    ]
    for bar in (picture.host, picture.home):
        assert bar.segments[0].low == 0
        assert bar.segments[-1].high == 1


def test_a_formula_is_shown_as_two_ranges_with_the_mark_at_the_same_place(office: GradingOffice) -> None:
    for method, target, variant in (("linear", office.five, None), ("bavarian", None, "half-up")):
        found = office.converting.convert(office.rule(method, office.hundred, target, variant=variant), "73")
        picture = mark_facts(found, wordings()["ru"]).picture
        assert isinstance(picture, Axes)
        assert picture.place == Fraction(13, 40)
        assert picture.host.mark == "73"
        assert "," in picture.home.mark, "decimals as Russian writes them"


@pytest.mark.parametrize("mark", ["不及格", "合格"])
def test_what_was_not_compared_has_no_picture(office: GradingOffice, mark: str) -> None:
    rule = office.rule("distribution", office.five_level, office.five, variant="MID")
    assert mark_facts(office.converting.convert(rule, mark), wordings()["zh"]).picture is None


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("zh", ["成绩转换说明", "机械类规则，版本 1", "五级制", "俄罗斯五分制", "54.29%", "4.35"]),
        ("ru", ["Как пересчитана оценка", "Правило для техников, версия 1", "Пятибалльная", "54,29 %", "4,35"]),
        (
            "en",
            ["How this mark was converted", "Rule for technicians, version 1", "Five-point scale", "54.29%", "4.35"],
        ),
    ],
)
def test_the_page_can_be_read_and_searched_in_each_language(
    explanations: Explanations, compared: ConvertedMark, language: str, expected: list[str]
) -> None:
    (text,) = text_of(explanations.pdf([compared], [language]))
    for words in (*expected, "良好", "19/35"):
        assert words in text
    assert "{" not in text


def test_the_same_result_gives_the_same_bytes_also_when_it_was_stored(
    explanations: Explanations, compared: ConvertedMark
) -> None:
    again = ConvertedMark.read(compared.as_plain())
    assert explanations.pdf([again], LANGUAGES) == explanations.pdf([compared], LANGUAGES)


def test_languages_follow_each_other_each_on_a_page_of_its_own(
    explanations: Explanations, compared: ConvertedMark
) -> None:
    texts = text_of(explanations.pdf([compared], ["ru", "zh"]))
    assert [text[:8] for text in texts] == ["Как пере", "成绩转换说明 接"]


def test_credits_are_explained_with_their_exact_number(explanations: Explanations, office: GradingOffice) -> None:
    rule = office.converting.prepared_credits(office.rule_by_name("credit_rule", "Russian credit of 36"))
    found = rule.credits(CourseWork(titles=("Гидравлика",), contact={Work.THEORY: 64 * 45}))
    (text,) = text_of(explanations.pdf([FrozenCredits.read(found.as_plain())], ["en"]))
    for words in ("Гидравлика", "32/9", "Russian credit of 36 academic hours, version 1", "self-study"):
        assert words.casefold() in text.casefold()


def test_long_tables_and_long_words_stay_on_the_paper(explanations: Explanations) -> None:
    grades = [f"чрезвычайно удовлетворительно {number}" for number in range(40)]
    table = GradeTable.build("длинная " * 9, [GradeCount(grade, 1 + i, True) for i, grade in enumerate(grades)])
    found = ByDistribution(table, table, Rule.MID).convert(grades[20])
    result = ConvertedMark(RuleName("", 1, Names()), found, Names(), Names())
    pdf = explanations.pdf([result], ["ru"])
    with Pages(pdf) as pages:
        assert len(pages) > 1
        whole = " ".join(pages.text(number) for number in range(len(pages)))
    assert whole.count("820") >= 2, "both tables say how many marks there are"

"""How credits came about is said whole in every language."""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path

import pytest

from exchange_admin.domain.rules.credits.conversion import course_credits, near_enough
from exchange_admin.domain.rules.credits.rules import Cap, CreditRule, Direction, Rounding, SelfStudy
from exchange_admin.domain.rules.credits.sheet import final_sheet
from exchange_admin.domain.rules.credits.work import CourseWork, Work
from exchange_admin.domain.rules.reasons import Reason
from exchange_admin.domain.wording import LANGUAGES, Wording
from exchange_admin.services.grades.explaining import credit_steps

FOLDER = Path(__file__).parents[2] / "resources" / "wording"
SPOKEN = {language: Wording.load(FOLDER, language) for language in LANGUAGES}
PER = {Work.THEORY: Fraction(18), Work.PRACTICE: Fraction(36)}


def every_step() -> list[Reason]:
    """Steps of rules and courses that between them use every sentence."""
    found: list[Reason] = []
    both = CourseWork("B1", ("课程",), "elective", {Work.THEORY: 1700, Work.PRACTICE: 900}, 600, Fraction(2))
    for direction in Direction:
        for self_study in SelfStudy:
            rule = CreditRule(
                "r",
                "xuefen",
                PER,
                weeks_per_credit=Fraction(2),
                self_study=self_study,
                self_study_ratio=Fraction(1, 2),
                rounding=Rounding(Fraction(1, 2), direction),
                caps=(Cap("elective", Fraction(3)), Cap("elective", Fraction("3.2"), in_all=True)),
                not_transferable=("X",),
                tolerance=Fraction(1, 4),
            )
            plain = CourseWork("B2", ("课程",), "", {Work.THEORY: 1700})
            made = [course_credits(one, rule) for one in (both, both, plain, CourseWork("X"))]
            found += [step for one in made for step in one.steps]
            found += [step for line in final_sheet([[one] for one in made], rule).lines for step in line.steps]
            found += [
                *near_enough(Fraction(3), Fraction(4), rule).steps,
                *near_enough(Fraction(2), Fraction(4), rule).steps,
            ]
    return found


STORED = [
    Reason("cap_course", {"category": "elective", "limit_number": "2"}),
    Reason("cap_in_all", {"category": "选修课", "limit_number": "2", "credits_number": "1/2"}),
]
"""As results have them that were stored before a step said how much a limit took."""

STEPS = [*every_step(), *STORED]


def test_every_step_that_has_words_is_tried() -> None:
    keys = SPOKEN["en"].keys()
    assert {step.code for step in STEPS} == {
        key.removeprefix("credit.step.") for key in keys if key.startswith("credit.step.")
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_step_is_a_whole_sentence(language: str) -> None:
    for sentence in credit_steps(STEPS, SPOKEN[language]):
        assert sentence.endswith("。" if language == "zh" else "."), sentence
        assert not re.search(r"[{}]|None|credit\.|xuefen\b(?!\))", sentence), sentence


def test_numbers_are_exact_and_written_as_the_language_writes_them() -> None:
    rule = CreditRule("r", "zet", {Work.THEORY: Fraction(36)})
    steps = course_credits(CourseWork(contact={Work.THEORY: 64 * 45}), rule).steps
    assert credit_steps(steps, SPOKEN["ru"]) == (
        "Теория: 64 ч по 45 мин ÷ 36 = 16/9 ≈ 1,7778.",
        "Зачётные единицы (з. е.), всего: 16/9 ≈ 1,7778.",
    )

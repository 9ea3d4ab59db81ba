"""A mapping as a script writes it: `CODE+CODE=TITLE@CODE:CREDITS+TITLE`; a verdict.

A verdict is `COURSE=DECISION@CREDITS/MARK:REASON`. The colon may be a Chinese one.
"""

from __future__ import annotations

from collections.abc import Sequence

from exchange_admin.domain import exact
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.rules.grades.marks import mark_key
from exchange_admin.domain.vocabulary import words
from exchange_admin.services.recognition.case import HomeCourse, RecognitionCase, source_title
from exchange_admin.services.recognition.deciding import Verdict
from exchange_admin.services.recognition.equivalences import line_keys
from exchange_admin.services.recognition.mapping import NewMapping, Source


def read_mapping(text: str, case: RecognitionCase) -> NewMapping:
    """Lines by id, code or title, home courses with code and credits where wanted; credits count in the home scheme.

    Raises RuleBroken with `recognition.unreadable_mapping` or `recognition.unknown_line`.
    """
    left, sign, right = text.partition("=")
    courses = read_courses(right, case)
    if not sign or not left.strip() or not courses or not all(one.title for one in courses):
        raise RuleBroken(Problem("recognition.unreadable_mapping", facts={"typed": text}))
    sources = [Source(line_named(part, case)) for part in left.split("+")]
    return NewMapping(sources, courses)


def read_courses(text: str, case: RecognitionCase) -> list[HomeCourse]:
    """`TITLE@CODE:CREDITS+TITLE`; none for an empty text. Raises RuleBroken where credits are no number from 0 on."""
    return [_course(part, case) for part in text.split("+")] if text.strip() else []


def read_credits(text: str) -> str:
    """An exact number from 0 on. Raises RuleBroken: `value.not_a_number`, `value.too_small`."""
    number = exact.read(text)
    if number < 0:
        raise RuleBroken(Problem("value.too_small", "home_credits", {"low": 0}))
    return exact.as_text(number)


def read_all_credits(text: str, courses: Sequence[HomeCourse]) -> list[str]:
    """Credits of each course, parted by + as they are shown; those of the first alone where only one number is typed.

    Empty where nothing is typed. Raises RuleBroken as `read_credits`, and `recognition.credits_of_each` for another
    count.
    """
    said = [read_credits(part) for part in text.split("+")] if text.strip() else [""] * len(courses)
    if len(said) == 1:
        said += [one.credits for one in courses[1:]]
    if len(said) != len(courses):
        raise RuleBroken(Problem("recognition.credits_of_each", "home_credits", {"n": len(courses), "typed": text}))
    return said


def are_credits(text: str) -> bool:
    """Whether `read_all_credits` can read it for as many courses."""
    try:
        for part in text.split("+") if text.strip() else ():
            read_credits(part)
    except RuleBroken:
        return False
    return True


def courses_written(courses: Sequence[HomeCourse]) -> str:
    """As `read_courses` reads them."""
    parts = []
    for one in courses:
        code = f"@{one.code}" if one.code else ""
        parts.append(f"{one.title}{code}:{one.credits}" if one.credits else f"{one.title}{code}")
    return " + ".join(parts)


def read_leaving(text: str, case: RecognitionCase) -> NewMapping:
    """`LINE=REASON`: a course that is not transferred."""
    line, _, reason = text.partition("=")
    return NewMapping([Source(line_named(line, case))], (), reason.strip())


def line_named(typed: str, case: RecognitionCase) -> str:
    """The id of the one line of the transcript that is called so. Raises RuleBroken with `recognition.unknown_line`."""
    key = mark_key(typed)
    found = [line.id for line in case.lines if line.id == typed.strip() or key in line_keys(line)]
    if len(found) != 1:
        raise RuleBroken(Problem("recognition.unknown_line", "transcript_line_id", {"typed": typed.strip()}))
    return found[0]


def read_verdict(text: str, case: RecognitionCase) -> tuple[str, Verdict]:
    """The id of a mapping, named by id or by a course of either side, and what is decided about it.

    After the decision may stand other credits and another mark: `partly@3/90`, `partly@3`, `partly@/90`.
    """
    named, sign, said = text.partition("=")
    decided, _, reason = said.replace("：", ":").partition(":")
    decision, _, other = decided.partition("@")
    credits, _, mark = other.partition("/")
    if not sign or decision.strip() not in words("recognition_decision"):
        known = ", ".join(words("recognition_decision"))
        raise RuleBroken(Problem("recognition.unreadable_verdict", "decision", {"typed": text, "known": known}))
    key = mark_key(named)
    found = [one.id for one in case.mappings if one.id == named.strip() or key in _names_of(case, one.id)]
    if len(found) != 1:
        raise RuleBroken(Problem("recognition.unknown_line", "transcript_line_id", {"typed": named.strip()}))
    exact_credits = read_credits(credits) if credits.strip() else ""
    return found[0], Verdict(decision.strip(), reason.strip(), exact_credits, mark.strip())


def _names_of(case: RecognitionCase, id: str) -> set[str]:
    mapping = next(one for one in case.mappings if one.id == id)
    lines = [key for source in mapping.sources if source.line for key in line_keys(source.line)]
    typed = [source_title(source) for source in mapping.sources if source.line is None]
    courses = [text for course in mapping.courses for text in (course.title, course.code) if text]
    return {*lines, *(mark_key(text) for text in (*typed, *courses))}


def _course(text: str, case: RecognitionCase) -> HomeCourse:
    """`TITLE@CODE:CREDITS`; code and credits may be missing."""
    title, _, credits = text.replace("：", ":").partition(":")
    title, _, code = title.partition("@")
    if not credits.strip():
        return HomeCourse(title.strip(), code.strip())
    return HomeCourse(title.strip(), code.strip(), read_credits(credits), case.balance.scheme or "other")

"""Credits of a course by a rule, exact until the final sheet, with every step; whether they come near enough to those
of the home course."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from exchange_admin.domain import exact
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.rules.credits.rules import CreditRule, SelfStudy
from exchange_admin.domain.rules.credits.work import CourseWork, Work, hours
from exchange_admin.domain.rules.reasons import Reason, read_number, read_reasons

VERSION = 1
"""Of the arithmetic below."""


@dataclass(frozen=True, slots=True)
class CourseCredits:
    """What a course is worth; nothing is rounded here. Not `transferable`: the rule bars the course, worth nothing.

    `cut` is what the limit for a single course took, so that `exact + cut` are the credits of its hours.
    """

    course: str
    category: str
    rule: str
    edition: str
    scheme: str
    exact: Fraction
    transferable: bool
    steps: tuple[Reason, ...]
    cut: Fraction = Fraction(0)

    def as_plain(self) -> dict[str, object]:
        """The shape that is stored with a result."""
        return {
            "course": self.course,
            "category": self.category,
            "rule": self.rule,
            "edition": self.edition,
            "version": VERSION,
            "scheme": self.scheme,
            "exact": exact.as_text(self.exact),
            "cut": exact.as_text(self.cut),
            "transferable": self.transferable,
            "steps": [step.as_plain() for step in self.steps],
        }

    @classmethod
    def read(cls, plain: Mapping[str, Any]) -> CourseCredits:
        """Back from `as_plain`. Raises RuleBroken with `credit.explanation_unreadable` for anything else."""
        try:
            amount = read_number(plain["exact"])
            if amount is None:
                raise ValueError("credits are a number")
            return cls(
                course=str(plain["course"]),
                category=str(plain["category"]),
                rule=str(plain["rule"]),
                edition=str(plain["edition"]),
                scheme=str(plain["scheme"]),
                exact=amount,
                transferable=bool(plain["transferable"]),
                steps=read_reasons(plain["steps"]),
                cut=read_number(plain.get("cut")) or Fraction(0),
            )
        except (KeyError, TypeError, ValueError, AttributeError) as damage:
            raise RuleBroken(Problem("credit.explanation_unreadable")) from damage


def course_credits(course: CourseWork, rule: CreditRule) -> CourseCredits:
    """Raises RuleBroken when the course has hours of a kind that the rule says nothing about."""
    if rule.bars(course):
        return _worth(course, rule, Fraction(0), (Reason("not_transferable", {"course": course.name}),), False)
    parts = [*_contact(course, rule), *_self_study(course, rule), *_weeks(course, rule)]
    total = sum((credits for credits, _ in parts), Fraction(0))
    steps = [reason for _, reason in parts]
    steps.append(Reason("total", {"credits_number": exact.as_text(total), "scheme": rule.scheme}))
    limit = rule.caps_of(course.category, in_all=False)
    if limit is not None and total > limit:
        numbers = {"limit_number": exact.as_text(limit), "taken_number": exact.as_text(total - limit)}
        steps.append(Reason("limit_course", {"category": course.category, **numbers}))
        return _worth(course, rule, limit, tuple(steps), True, total - limit)
    return _worth(course, rule, total, tuple(steps), True)


def _worth(
    course: CourseWork,
    rule: CreditRule,
    amount: Fraction,
    steps: tuple[Reason, ...],
    transferable: bool,
    cut: Fraction = Fraction(0),
) -> CourseCredits:
    return CourseCredits(
        course.name, course.category, rule.name, rule.edition, rule.scheme, amount, transferable, steps, cut
    )


def _contact(course: CourseWork, rule: CreditRule) -> Iterator[tuple[Fraction, Reason]]:
    for work, amount in _given(course):
        per = _per_credit(rule, work)
        given = hours(amount, rule.hour)
        yield given / per, Reason(work.value, _facts(given, per, given / per) | {"hour": rule.hour})


def _self_study(course: CourseWork, rule: CreditRule) -> Iterator[tuple[Fraction, Reason]]:
    if rule.self_study is SelfStudy.NOT_COUNTED:
        if course.self_study:
            yield Fraction(0), Reason("self_study_not_counted", {})
        return
    if rule.self_study is SelfStudy.AS_RECORDED and course.self_study is not None:
        given = hours(course.self_study, rule.hour)
        if given:
            per = _per_credit(rule, Work.THEORY)
            yield given / per, Reason("self_study_recorded", _facts(given, per, given / per) | {"hour": rule.hour})
        return
    for work, amount in _given(course) if rule.self_study_ratio else ():
        given = hours(amount, rule.hour) * rule.self_study_ratio
        per = _per_credit(rule, work)
        ratio = {"ratio_number": exact.as_text(rule.self_study_ratio)}
        yield given / per, Reason("self_study_ratio", _facts(given, per, given / per) | ratio)


def _weeks(course: CourseWork, rule: CreditRule) -> Iterator[tuple[Fraction, Reason]]:
    if not course.weeks:
        return
    per = rule.weeks_per_credit
    if per is None:
        raise RuleBroken(Problem("credit.no_weeks", facts={"rule": rule.name, "course": course.name}))
    facts = {"weeks_number": course.weeks, "per_number": per, "credits_number": course.weeks / per}
    yield course.weeks / per, Reason("weeks", {name: exact.as_text(value) for name, value in facts.items()})


def _given(course: CourseWork) -> Iterator[tuple[Work, int]]:
    """Kinds of contact hours that the course has, always in the same order."""
    return ((work, course.contact[work]) for work in Work if course.contact.get(work))


def _per_credit(rule: CreditRule, work: Work) -> Fraction:
    per = rule.hours_per_credit.get(work)
    if per is None:
        code = "credit.no_theory_hours" if work is Work.THEORY else "credit.no_practice_hours"
        raise RuleBroken(Problem(code, facts={"rule": rule.name}))
    return per


def _facts(given: Fraction, per: Fraction, credits: Fraction) -> dict[str, str | int | None]:
    numbers = {"hours_number": given, "per_number": per, "credits_number": credits}
    return {name: exact.as_text(value) for name, value in numbers.items()}


@dataclass(frozen=True, slots=True)
class Nearness:
    """`near` None: the rule does not ask."""

    near: bool | None
    steps: tuple[Reason, ...] = ()


def near_enough(host: Fraction, home: Fraction, rule: CreditRule) -> Nearness:
    """They may differ, both ways, by at most `tolerance` of the home credits (¼ in one published rule).

    Both are exact credits of the same scheme; of several courses mapped together, their sums.
    """
    if rule.tolerance is None:
        return Nearness(None)
    difference, allowed = abs(host - home), rule.tolerance * home
    numbers = {
        "host_number": host,
        "home_number": home,
        "difference_number": difference,
        "allowed_number": allowed,
        "tolerance_share": rule.tolerance,
    }
    near = difference <= allowed
    facts = {name: exact.as_text(value) for name, value in numbers.items()}
    return Nearness(near, (Reason("near" if near else "not_near", facts),))

"""The rules of the office file by which a case converts marks and hours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property

from exchange_admin.domain import exact
from exchange_admin.domain.fields import Value
from exchange_admin.domain.rules.credits.work import CourseWork, Work
from exchange_admin.domain.rules.grades.kept import KeepOriginal
from exchange_admin.domain.steps import Record
from exchange_admin.services.grades.converting import Converting, Distributions, PreparedCredits, PreparedRule
from exchange_admin.services.grades.frozen import ConvertedMark, Names, RuleName


@dataclass(frozen=True, slots=True)
class Sides:
    """Who gave the marks on which scale, who takes them over on which, and on which day the rules are asked."""

    host: Record
    home: Record
    host_scale: str
    home_scale: str
    day: date
    isced_f: str = ""
    level: str = ""


class CaseRules:
    """Of one case: the first rule that fits, the home institution's own before examples.

    Answers None where no rule applies; then a person says what counts.
    """

    def __init__(self, converting: Converting, sides: Sides) -> None:
        self._converting, self._sides = converting, sides

    def mark(self, mark: str) -> ConvertedMark | None:
        """As it is where both have one scale and no rule. Raises RuleBroken where the rule refuses the mark."""
        if self._marks is not None:
            return self._marks.convert(mark)
        if self._sides.host_scale and self._sides.host_scale == self._sides.home_scale:
            kept = KeepOriginal(self._converting.scale(self._sides.host_scale))
            return ConvertedMark(RuleName("", 1, Names()), kept.convert(mark), Names(), Names())
        return None

    @cached_property
    def _marks(self) -> PreparedRule | None:
        sides = self._sides
        if not sides.host_scale or not sides.home_scale:
            return None
        found = self._converting.rules_between(sides.host_scale, sides.home_scale, sides.day, sides.home.id)
        group = Distributions(isced_f=sides.isced_f, level=sides.level)
        return self._converting.prepared(found[0].id, group, sides.host.id) if found else None

    @cached_property
    def credits(self) -> PreparedCredits | None:
        """The institution's own, else the first of its country, else the first of no country.

        Raises RuleBroken where the rule is wrong.
        """
        home = self._sides.home
        known = self._converting.credit_rules(home.id, self._sides.day)
        for country in (home["country"], None):
            for rule in known:
                if rule["institution_id"] == home.id or rule["country"] == country:
                    return self._converting.prepared_credits(rule.id)
        return None


def course_work(line: Mapping[str, Value]) -> CourseWork:
    """A transcript line as the credit rules see it: contact hours count as theory as far as they are not practice."""
    contact, practice, alone = map(_minutes, ("contact_minutes", "practice_minutes", "self_study_minutes"), [line] * 3)
    done = practice or 0
    kinds = {Work.THEORY: max(0, (contact or 0) - done), Work.PRACTICE: done}
    return CourseWork(
        code=str(line.get("code") or ""),
        titles=tuple(str(line[name]) for name in ("title_zh", "title_ru", "title_en") if line.get(name)),
        category=str(line.get("category") or ""),
        contact={work: amount for work, amount in kinds.items() if amount},
        self_study=alone,
        weeks=exact.read_or_none(str(line.get("placement_weeks") or "")) or Fraction(0),
    )


def _minutes(name: str, line: Mapping[str, Value]) -> int | None:
    value = line.get(name)
    return value if isinstance(value, int) else None

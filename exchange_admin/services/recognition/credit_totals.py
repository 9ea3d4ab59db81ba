"""What the hours of a case are worth: every course by the home rule, all mappings together on one final sheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import cached_property

from exchange_admin.domain import exact
from exchange_admin.domain.fields import Value
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.rules.credits.sheet import SheetLine
from exchange_admin.domain.rules.credits.work import CourseWork, Work
from exchange_admin.domain.rules.grades.kept import KeepOriginal
from exchange_admin.domain.rules.recognition.decisions import NOT_RECOGNISED
from exchange_admin.domain.steps import Record
from exchange_admin.services.grades.converting import Converting, Distributions, PreparedCredits, PreparedRule
from exchange_admin.services.grades.frozen import ConvertedMark, FrozenCredits, Names, RuleName
from exchange_admin.services.recognition.case import CourseMapping, CreditWorth, HostSource, summed


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


@dataclass(frozen=True, slots=True)
class Earned:
    """What passed courses of the host are worth, without limits and not rounded. `credits` None: no rule says it."""

    scheme: str
    credits: Fraction | None


NOTHING = Earned("", None)


def with_credit_totals(mappings: Sequence[CourseMapping], rule: PreparedCredits) -> tuple[CourseMapping, ...]:
    """Mappings with the credits of their hours, or why the rule refuses them.

    Limits for several courses are used up by what is taken over; what stays out is worked out by itself.
    """
    worked: dict[str, list[FrozenCredits]] = {}
    refused: dict[str, Problem] = {}
    for one in mappings:
        try:
            if found := _courses(one.sources, rule):
                worked[one.id] = found
        except RuleBroken as broken:
            refused[one.id] = broken.problem
    together = [one.id for one in mappings if one.id in worked and is_taken(one)]
    lines = dict(zip(together, _lines([worked[id] for id in together], rule), strict=True))
    for id in worked.keys() - lines.keys():
        (lines[id],) = _lines([worked[id]], rule)
    return tuple(
        replace(one, worth=_worth(one, worked[one.id], lines[one.id], rule))
        if one.id in worked
        else replace(one, refused=one.refused or refused.get(one.id))
        for one in mappings
    )


def resheeted(mappings: Sequence[CourseMapping], rule: PreparedCredits) -> Iterator[CourseMapping]:
    """Mappings with the credits that a final sheet of what is stored with them gives, where these are others.

    A verdict that takes a course over, or does not, changes what limits leave for the rest.
    """
    known = [one for one in mappings if one.worth and one.worth.courses and "within" in one.worth.plain]
    taken = [one for one in known if is_taken(one)]
    groups = [one.worth.courses for one in taken if one.worth]
    lines = dict(zip((one.id for one in taken), _lines(groups, rule), strict=True))
    for one in known:
        assert one.worth is not None
        line = lines.get(one.id) or _lines([one.worth.courses], rule)[0]
        plain = {**one.worth.plain, **_sheet_plain(line)}
        if plain != one.worth.plain:
            yield replace(one, worth=CreditWorth.read(plain, rule.rule.id))


def is_taken(mapping: CourseMapping) -> bool:
    """Whether the mapping uses up limits: it carries credits home, or may yet."""
    return bool(mapping.courses) and mapping.decision != NOT_RECOGNISED and mapping.passed is not False


def earned(mappings: Sequence[CourseMapping], open_lines: Iterable[Record], rule: PreparedCredits | None) -> Earned:
    """Of every passed course, mapped or not: as it is stored with its mapping, else by the rule of today."""
    parts = [part for one in mappings for part in _earned_by(one, rule)]
    parts += [_worth_of(line, rule) for line in open_lines if line["status"] == "passed"]
    known = [part for part in parts if part is not None]
    schemes = {part.scheme for part in known}
    if len(schemes) != 1 or len(known) < len(parts):
        return Earned(rule.credit_rule.scheme, None) if rule else NOTHING
    return Earned(schemes.pop(), sum((part.credits or Fraction(0) for part in known), Fraction(0)))


def _courses(sources: Sequence[HostSource], rule: PreparedCredits) -> list[FrozenCredits]:
    """None where a competence or a course without hours is among them. Raises RuleBroken."""
    works = [course_work(one.line.values) for one in sources if one.line is not None]
    if not works or len(works) != len(sources) or not all(work.contact or work.weeks for work in works):
        return []
    return [rule.credits(work) for work in works]


def _sheet_plain(line: SheetLine) -> dict[str, object]:
    return {
        "cut": exact.as_text(line.cut),
        "within": exact.as_text(line.within),
        "rounded": exact.as_text(line.credits),
        "sheet_steps": [step.as_plain() for step in line.steps],
    }


def _lines(groups: Sequence[Sequence[FrozenCredits]], rule: PreparedCredits) -> tuple[SheetLine, ...]:
    return rule.sheet([[one.credits for one in group] for group in groups]).lines


def _worth(
    mapping: CourseMapping, courses: Sequence[FrozenCredits], line: SheetLine, rule: PreparedCredits
) -> CreditWorth:
    total = sum((one.exact for one in courses), Fraction(0))
    scheme = rule.credit_rule.scheme
    asked = summed(mapping.courses, scheme)
    nearness = rule.near_enough(total, asked) if asked else None
    plain: dict[str, object] = {
        "courses": [one.as_plain() for one in courses],
        "exact": exact.as_text(total),
        **_sheet_plain(line),
        "scheme": scheme,
        "near": nearness.near if nearness else None,
        "near_steps": [step.as_plain() for step in nearness.steps] if nearness else [],
    }
    return CreditWorth.read(plain, rule.rule.id)


def _earned_by(mapping: CourseMapping, rule: PreparedCredits | None) -> list[Earned | None]:
    """A part for each passed line of a mapping."""
    passed = [one.line for one in mapping.sources if one.line is not None and one.line["status"] == "passed"]
    worth = mapping.worth
    if worth is None or len(worth.courses) != len(mapping.sources):
        return [_worth_of(line, rule) for line in passed]
    found = zip(worth.courses, mapping.sources, strict=True)
    return [Earned(worth.scheme, course.exact + course.credits.cut) for course, one in found if one.line in passed]


def _worth_of(line: Record, rule: PreparedCredits | None) -> Earned | None:
    try:
        found = _courses([HostSource(line)], rule) if rule else []
    except RuleBroken:
        return None
    return Earned(found[0].credits.scheme, found[0].exact + found[0].credits.cut) if found else None

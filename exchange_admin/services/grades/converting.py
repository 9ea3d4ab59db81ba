"""Converting marks and hours by the rules of the office file; each result carries all that explains it later.

Whoever keeps a result stores `as_plain()` and points to the rule (`conversion_rule_id`, `credit_rule_id`): a rule that
is pointed to no longer changes (`used_rules.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from exchange_admin.domain import exact
from exchange_admin.domain.fields import Value
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.queries import Query
from exchange_admin.domain.rules.credits.conversion import CourseCredits, Nearness, course_credits, near_enough
from exchange_admin.domain.rules.credits.rules import CreditRule, rule_of
from exchange_admin.domain.rules.credits.sheet import FinalSheet, final_sheet
from exchange_admin.domain.rules.credits.work import ACADEMIC_HOUR, CourseWork, Work, minutes
from exchange_admin.domain.rules.grades.by_distribution import METHOD, SMALLEST_SAMPLE
from exchange_admin.domain.rules.grades.conversion_rules import RuleMethod, Side, method_of
from exchange_admin.domain.rules.grades.distributions import GradeTable
from exchange_admin.domain.rules.grades.marks import PassOnlyMarks
from exchange_admin.domain.rules.grades.scales import GradingScale
from exchange_admin.domain.steps import Record
from exchange_admin.services.grades.frozen import ConvertedMark, FrozenCredits, Names, RuleName, names_of
from exchange_admin.services.stored import pointing, there
from exchange_admin.store import Store


@dataclass(frozen=True, slots=True)
class Distributions:
    """Which distributions a conversion compares, by id; empty: the one that fits best (`distribution_for`).

    `isced_f` and `level` are those of the study programme: marks are compared within a field (`domain.md` 5.1).
    """

    host: str = ""
    home: str = ""
    isced_f: str = ""
    level: str = ""


_NEWEST = Distributions()


@dataclass(frozen=True)
class PreparedRule:
    """One version of a conversion rule with its scales and distributions read: converts any number of marks."""

    rule: RuleName
    method: RuleMethod
    host: Names
    home: Names

    def convert(self, mark: str) -> ConvertedMark:
        """Raises RuleBroken with the reason why a mark cannot be converted."""
        return ConvertedMark(self.rule, self.method.convert(mark), self.host, self.home)


@dataclass(frozen=True)
class PreparedCredits:
    """One version of a credit rule: credits of any number of courses, exact until the final sheet."""

    rule: RuleName
    credit_rule: CreditRule

    def credits(self, course: CourseWork) -> FrozenCredits:
        """Raises RuleBroken where the rule says nothing about hours that the course has."""
        return FrozenCredits(self.rule, course_credits(course, self.credit_rule))

    def sheet(self, groups: Sequence[Sequence[CourseCredits]]) -> FinalSheet:
        """The only place where credits are rounded; courses of a group stand on one line."""
        return final_sheet(groups, self.credit_rule)

    def near_enough(self, host: Fraction, home: Fraction) -> Nearness:
        """Whether credits of the host may stand for those of the home course."""
        return near_enough(host, home, self.credit_rule)


class Converting:
    """Reads only. `words` are the marks that carry no rank (`shipped.marks_without_rank`).

    `language` is that in which refusals name scales and rules.
    """

    def __init__(self, store: Store, words: PassOnlyMarks, language: str = "en") -> None:
        self._store, self._words, self._language = store, words, language

    def rules_between(self, host_scale: str, home_scale: str, day: date, institution: str = "") -> list[Record]:
        """Conversion rules from one scale to another in force on a day, the institution's own before examples.

        Rules that a later version replaces are left out, those of other institutions too.
        """
        found = self._in_force(self._live("conversion_rule", "from_scale_id", host_scale), day, institution)
        fitting = [rule for rule in found if rule["to_scale_id"] in (None, home_scale)]
        return sorted(fitting, key=_own_first)

    def rules_like(self, rule: Record) -> list[Record]:
        """Other conversion rules between the same scales, their newest versions, the institution's own first."""
        known = self._live("conversion_rule", "from_scale_id", rule.text("from_scale_id"))
        replaced = {one.text("replaces_id") for one in known}
        same = [one for one in known if one["to_scale_id"] == rule["to_scale_id"] and one.id not in replaced]
        return sorted((one for one in same if one.id != rule.id), key=_own_first)

    def credit_rules(self, institution: str, day: date) -> list[Record]:
        """Credit rules that an institution may use on a day, its own before those of nobody, newest first."""
        return sorted(self._in_force(self._store.records(Query("credit_rule")), day, institution), key=_own_first)

    def distribution_for(
        self, scale: str, *, institution: str = "", isced_f: str = "", level: str = ""
    ) -> Record | None:
        """The distribution of a scale that fits best: own institution, then field, then level, then the newest.

        A field is also met by a broader one, 0714 by 071 and 07; one of no field goes before one of another field.
        """
        known = self._live("grade_distribution", "grading_scale_id", scale)
        fitting = [one for one in known if not institution or one["institution_id"] in (None, institution)]
        if not fitting:
            return None

        def fits(one: Record) -> tuple[bool | int | str, ...]:
            own = bool(institution) and one["institution_id"] == institution
            field, studied = one.text("isced_f"), one.text("level")
            in_field = 1 + len(field) if isced_f.startswith(field) else not isced_f
            at_level = 1 + bool(studied) if studied in {"", level} else not level
            return (own, in_field, at_level, int(one["last_year"] or 0), one.id)

        return max(fitting, key=fits)

    def distributions(self, scale: str) -> list[str]:
        """Those that there are of a scale."""
        return [one.id for one in self._live("grade_distribution", "grading_scale_id", scale)]

    def prepared(self, rule_id: str, distributions: Distributions = _NEWEST, host: str = "") -> PreparedRule:
        """Raises RuleBroken where the rule, a scale or a distribution is missing or wrong.

        `host` is the institution that gave the marks; it says which distribution of the host's scale is compared.
        """
        rule = there(self._store, "conversion_rule", rule_id)
        rows = [row.values for row in self._live("conversion_row", "conversion_rule_id", rule_id)]
        return self._prepared(rule, rows, distributions, host)

    def prepared_method(
        self, like: Record, method: str, variant: str | None, distributions: Distributions = _NEWEST, host: str = ""
    ) -> PreparedRule:
        """A method that needs no rows of its own between the scales of a rule. Raises as `prepared`."""
        values = {
            **like.values,
            "method": method,
            "variant": variant,
            "name_zh": None,
            "name_ru": None,
            "name_en": None,
        }
        return self._prepared(Record(like.kind, "", values), (), distributions, host)

    def _prepared(
        self, rule: Record, rows: Sequence[Mapping[str, Value]], distributions: Distributions, host: str
    ) -> PreparedRule:
        group = distributions if rule["method"] == METHOD else None
        host_side, host_names = self._side(rule.text("from_scale_id"), host, distributions.host, group)
        home_side, home_names = None, Names()
        if home_scale := rule.text("to_scale_id"):
            owner = rule.text("institution_id")
            home_side, home_names = self._side(home_scale, owner, distributions.home, group)
        names = names_of(rule.values)
        values: Mapping[str, Value] = {
            **rule.values,
            "minimum": rule["minimum"] or self.smallest_sample,
            "name": names.said(self._language),
            "version": rule["version"] or 1,
        }
        method = method_of(values, rows, host_side, home_side, self._words)
        return PreparedRule(RuleName(rule.id, int(rule["version"] or 1), names), method, host_names, home_names)

    def convert(self, rule_id: str, mark: str, distributions: Distributions = _NEWEST, host: str = "") -> ConvertedMark:
        """One mark; for several of one transcript take `prepared`."""
        return self.prepared(rule_id, distributions, host).convert(mark)

    def prepared_credits(self, rule_id: str) -> PreparedCredits:
        """Raises RuleBroken where the rule is missing or wrong."""
        rule = there(self._store, "credit_rule", rule_id)
        names = names_of(rule.values)
        caps = [cap.values for cap in self._live("credit_cap", "credit_rule_id", rule_id)]
        made = rule_of(names.said(self._language), rule.values, caps)
        return PreparedCredits(RuleName(rule.id, int(rule["version"] or 1), names), made)

    def scale(self, id: str) -> GradingScale:
        """A scale with its grades. Raises RuleBroken where it is missing or wrong."""
        record = there(self._store, "grading_scale", id)
        grades = self._live("scale_grade", "grading_scale_id", id)
        return GradingScale.of(
            names_of(record.values).said(self._language), record.values, [grade.values for grade in grades], self._words
        )

    def table(self, distribution_id: str) -> GradeTable:
        """A distribution over the grades of its scale. Raises RuleBroken where either is missing or wrong."""
        record = there(self._store, "grade_distribution", distribution_id)
        return self._table(self.scale(record.text("grading_scale_id")), distribution_id)

    @property
    def smallest_sample(self) -> int:
        """Passing marks that a distribution needs where the rule names no number: the office's setting, else 30."""
        own = self._store.where("office", "institution_id", [self._store.institution])
        said = next((one["smallest_sample"] for one in own if one.live), None)
        return int(said or SMALLEST_SAMPLE)

    def _side(
        self, scale_id: str, institution: str, distribution: str, group: Distributions | None
    ) -> tuple[Side, Names]:
        """The scale of a side and how it is called; with its distribution where the method compares those of a `group`.

        That of `distribution` where it is given.
        """
        scale, names = self.scale(scale_id), names_of(there(self._store, "grading_scale", scale_id).values)
        if group is None:
            return Side(scale), names
        if not distribution:
            found = self.distribution_for(scale_id, institution=institution, isced_f=group.isced_f, level=group.level)
            distribution = found.id if found else ""
        if not distribution:
            return Side(scale), names
        record = there(self._store, "grade_distribution", distribution)
        if record["grading_scale_id"] != scale_id:
            raise RuleBroken(Problem("grade.distribution_of_other_scale", facts={"scale": names.said(self._language)}))
        owner = self._store.get("institution", record.text("institution_id"))
        whole = names.beside(names_of(owner.values) if owner else Names(), _told_apart(record))
        return Side(scale, self._table(scale, distribution)), whole

    def _table(self, scale: GradingScale, distribution: str) -> GradeTable:
        lines = self._live("grade_count", "grade_distribution_id", distribution)
        grades = self._store.many("scale_grade", [line.text("scale_grade_id") for line in lines])
        counts: dict[str, int] = {}
        for line in lines:
            if (grade := grades.get(line.text("scale_grade_id"))) is not None and grade.live:
                mark = grade.text("mark")
                counts[mark] = counts.get(mark, 0) + int(line["count"] or 0)
        return scale.table(counts)

    def _in_force(self, rules: Iterable[Record], day: date, institution: str) -> list[Record]:
        """Of each rule the newest version, where it applies on the day to the institution or to nobody in special."""
        known = list(rules)
        replaced = {rule.text("replaces_id") for rule in known}
        iso = day.isoformat()
        return [
            rule
            for rule in known
            if rule.id not in replaced
            and rule.text("valid_from") <= iso
            and (not rule["valid_until"] or iso <= rule.text("valid_until"))
            and (not institution or rule["institution_id"] in (None, institution))
        ]

    def _live(self, kind: str, field: str, value: str) -> list[Record]:
        return pointing(self._store, kind, field, value)


def _own_first(rule: Record) -> tuple[bool, bool, bool, str]:
    """The institution's own rules, then those that somebody has approved, then examples; newest first."""
    return rule["institution_id"] is None, bool(rule["example"]), rule["valid_from"] is None, rule.id


def _told_apart(distribution: Record) -> str:
    """Field and years: what tells distributions of one institution apart."""
    years = dict.fromkeys(year for year in map(distribution.text, ("first_year", "last_year")) if year)
    field = distribution.text("isced_f")
    return " · ".join(part for part in (f"ISCED-F {field}" if field else "", "–".join(years)) if part)


@dataclass(frozen=True, slots=True)
class TriedHours:
    """Texts of a person; hours are academic ones of 45 minutes, empty where there are none."""

    theory: str = ""
    practice: str = ""
    self_study: str = ""
    weeks: str = ""
    course: str = ""
    category: str = ""


def tried_course(typed: TriedHours) -> CourseWork:
    """Raises RuleBroken for what is no number, or no whole minutes."""
    contact = {Work.THEORY: _minutes(typed.theory), Work.PRACTICE: _minutes(typed.practice)}
    return CourseWork(
        titles=(typed.course,) if typed.course else (),
        category=typed.category,
        contact={work: amount for work, amount in contact.items() if amount},
        self_study=_minutes(typed.self_study) if typed.self_study else None,
        weeks=exact.read(typed.weeks) if typed.weeks else Fraction(0),
    )


def _minutes(typed: str) -> int:
    return minutes(exact.read(typed), ACADEMIC_HOUR) if typed else 0

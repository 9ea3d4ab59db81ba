"""Grading scales, how often their grades are given, and the rules by which marks and credits are converted.

The rules are imported where they are first asked for: whoever opens a file needs the description alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from exchange_admin.domain.fields import Field, FieldType, Kind, ReadAs, Scope, Values
from exchange_admin.domain.problems import Level, Problem, RuleBroken
from exchange_admin.domain.registry.parts import choice, kept, names, note, period, reference, trilingual


def _origin() -> tuple[Field, ...]:
    """Where a fact comes from; `example` marks what shipped with the program and nobody has approved yet."""
    return (
        Field(name="source", longest=400, section="source"),
        choice("confidence", "confidence", section="source", listed=True),
        Field(name="example", type=FieldType.BOOLEAN, section="source", listed=True),
    )


def _versions(kind: str) -> tuple[Field, ...]:
    """A rule that a decision rests on is never changed; the next version takes its place."""
    return (
        kept("version", type=FieldType.INTEGER, unsummed=True, low=1, high=9999, listed=True, section="validity"),
        reference("replaces_id", kind, section="validity", immutable=True, written_by_program=True),
    )


def _check_scale(values: Values, today: date) -> Iterator[Problem]:
    """A scale is typed in field by field: until it is whole it can be saved, and a conversion says what lacks."""
    from exchange_admin.domain.rules.grades.scales import GradingScale

    for problem in GradingScale.draft(values).problems():
        yield replace(problem, level=Level.ASKS)


def _check_distribution(values: Values, today: date) -> Iterator[Problem]:
    first, last = values.get("first_year"), values.get("last_year")
    if isinstance(first, int) and isinstance(last, int) and last < first:
        yield Problem("period.reversed", "last_year", {"start": str(first), "end": str(last)})


def _check_conversion_rule(values: Values, today: date) -> Iterator[Problem]:
    from exchange_admin.domain.rules.grades.conversion_rules import rule_problems

    yield from rule_problems(values)


def _check_credit_rule(values: Values, today: date) -> Iterator[Problem]:
    from exchange_admin.domain.rules.credits.rules import rule_of

    try:
        rule_of("", values)
    except RuleBroken as broken:
        for problem in broken.problems:
            if problem.code != "period.reversed":  # said of every period already
                yield replace(problem, level=Level.ASKS)


KINDS = (
    Kind(
        name="grading_scale",
        words={"scale_direction": ("higher_is_better", "lower_is_better")},
        fields=(
            *names(),
            reference("institution_id", "institution", listed=True),
            Field(name="country", type=FieldType.COUNTRY, listed=True),
            choice("direction", "scale_direction", required=True, listed=True, begins="higher_is_better"),
            Field(name="best", type=FieldType.DECIMAL, unsummed=True, listed=True),
            Field(name="worst", type=FieldType.DECIMAL, unsummed=True),
            Field(name="pass_mark", type=FieldType.DECIMAL, unsummed=True, listed=True),
            *period("valid_from", "valid_until", section="source"),
            *_origin(),
        ),
        scope=Scope.SHARED,
        check=_check_scale,
    ),
    Kind(
        name="scale_grade",
        fields=(
            reference("grading_scale_id", "grading_scale", required=True, immutable=True),
            Field(name="position", type=FieldType.INTEGER, unsummed=True, required=True, low=1, high=1000),  # 1 = best
            Field(name="mark", required=True, listed=True, longest=40),
            *trilingual("label", listed=True),
            Field(name="from_percent", type=FieldType.DECIMAL, unsummed=True),
            Field(name="to_percent", type=FieldType.DECIMAL, unsummed=True),
            Field(name="passing", type=FieldType.BOOLEAN, listed=True),
        ),
        label=("mark",),
        parent="grading_scale_id",
        scope=Scope.SHARED,
    ),
    Kind(
        name="grade_distribution",
        fields=(
            reference("grading_scale_id", "grading_scale", required=True, immutable=True, listed=True),
            reference("institution_id", "institution", listed=True),
            Field(name="isced_f", longest=4, listed=True, read_as=ReadAs.FIELDS_OF_EDUCATION),
            choice("level", "study_level", listed=True),
            Field(name="first_year", type=FieldType.INTEGER, low=1990, high=2999, listed=True),
            Field(name="last_year", type=FieldType.INTEGER, low=1990, high=2999, listed=True),
            *_origin(),
            note(),
        ),
        label=("institution_id", "grading_scale_id", "isced_f", "last_year"),
        scope=Scope.SHARED,
        check=_check_distribution,
    ),
    Kind(
        name="grade_count",
        fields=(
            reference("grade_distribution_id", "grade_distribution", required=True, immutable=True),
            reference("scale_grade_id", "scale_grade", required=True, immutable=True, listed=True),
            Field(name="count", type=FieldType.INTEGER, required=True, low=0, high=999_999_999, listed=True),
        ),
        label=("scale_grade_id",),
        parent="grade_distribution_id",
        scope=Scope.SHARED,
    ),
    Kind(
        name="conversion_rule",
        words={
            "grade_method": ("distribution", "table", "linear", "bavarian", "kept"),
            # of the comparison of distributions, then of the modified Bavarian formula
            "grade_variant": ("MIN", "MAX", "MID", "LARGEST", "WAVG", "truncate", "half-up", "nearest"),
        },
        fields=(
            *names(),
            reference("institution_id", "institution", listed=True),  # of the home side: it alone converts
            reference("from_scale_id", "grading_scale", required=True, listed=True),
            reference("to_scale_id", "grading_scale", listed=True),
            choice("method", "grade_method", required=True, listed=True, begins="distribution"),
            choice("variant", "grade_variant", listed=True, begins="MID"),
            Field(name="minimum", type=FieldType.INTEGER, unsummed=True, low=1, high=1_000_000),
            *period("valid_from", "valid_until", section="validity", listed=True),
            *_versions("conversion_rule"),
            *_origin(),
            note(),
        ),
        scope=Scope.SHARED,
        check=_check_conversion_rule,
    ),
    Kind(
        name="conversion_row",
        fields=(
            reference("conversion_rule_id", "conversion_rule", required=True, immutable=True),
            Field(name="position", type=FieldType.INTEGER, unsummed=True, required=True, low=1, high=1000),  # 1 = best
            Field(name="marks", longest=400, listed=True),  # parted by semicolons
            Field(name="lowest", type=FieldType.DECIMAL, unsummed=True, listed=True),
            Field(name="highest", type=FieldType.DECIMAL, unsummed=True, listed=True),
            Field(name="grade", longest=40, listed=True),
            Field(name="passing", type=FieldType.BOOLEAN, listed=True),
        ),
        label=("grade",),
        parent="conversion_rule_id",
        scope=Scope.SHARED,
    ),
    Kind(
        name="credit_rule",
        words={
            "self_study": ("not_counted", "by_ratio", "as_recorded"),
            "credit_rounding": ("down", "half_up", "up"),
        },
        fields=(
            *names(),
            reference("institution_id", "institution", listed=True),
            Field(name="country", type=FieldType.COUNTRY),
            choice("credit_scheme", "credit_scheme", required=True, listed=True),
            choice("hour", "hour_length", required=True, section="credit_hours", begins="45"),
            Field(name="theory_hours", type=FieldType.DECIMAL, section="credit_hours", listed=True),
            Field(name="practice_hours", type=FieldType.DECIMAL, section="credit_hours", listed=True),
            Field(name="weeks_per_credit", type=FieldType.DECIMAL, unsummed=True, section="credit_hours"),
            choice("self_study", "self_study", required=True, section="credit_hours", begins="not_counted"),
            Field(name="self_study_ratio", type=FieldType.DECIMAL, unsummed=True, section="credit_hours"),
            Field(name="rounding_step", type=FieldType.DECIMAL, unsummed=True, section="limits"),
            choice("rounding", "credit_rounding", section="limits"),
            Field(name="tolerance", type=FieldType.DECIMAL, unsummed=True, section="limits"),
            Field(name="not_transferable", type=FieldType.MEMO, longest=4000, section="limits"),  # a course a line
            *period("valid_from", "valid_until", section="validity", listed=True),
            *_versions("credit_rule"),
            *_origin(),
            note(),
        ),
        scope=Scope.SHARED,
        check=_check_credit_rule,
    ),
    Kind(
        name="credit_cap",
        fields=(
            reference("credit_rule_id", "credit_rule", required=True, immutable=True),
            choice("category", "course_category", required=True, listed=True),
            Field(name="most_credits", type=FieldType.DECIMAL, required=True, listed=True),
            Field(name="in_all", type=FieldType.BOOLEAN, listed=True),
        ),
        label=("category",),
        parent="credit_rule_id",
        scope=Scope.SHARED,
    ),
)

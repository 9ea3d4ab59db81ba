"""Scales, and the rules by which marks and credits are converted."""

from __future__ import annotations

from exchange_admin.domain.queries import Filter, Test
from exchange_admin.ui.presentation.model import ALL, SOURCE, Facts, Grades, Lines, Presentation, View, one_of
from exchange_admin.ui.words import QT_TRANSLATE_NOOP

_EXAMPLES = View("examples", QT_TRANSLATE_NOOP("Views", "Examples"), (Filter("example", Test.IS, (1,)),), "amber")
_APPROVED = View("approved", QT_TRANSLATE_NOOP("Views", "Approved"), (Filter("example", Test.IS, (0, None)),))
_OF_RULES = (ALL, _APPROVED, _EXAMPLES)

GRADING = (
    Presentation(
        "conversion_rule",
        "list-checks",
        ("name", "institution_id", "from_scale_id", "to_scale_id", "method", "version"),
        _OF_RULES,
        cards=(
            Facts(
                "section.main",
                ("institution_id", "from_scale_id", "to_scale_id", "method", "variant", "minimum"),
            ),
            Lines("conversion_row", "conversion_rule_id", "marks", ("lowest", "highest"), "grade", "records.lines"),
            Facts("section.validity", ("version", "replaces_id", "valid_from", "valid_until")),
            SOURCE,
        ),
        commands=frozenset({"records.lines", "records.examples", "records.explain", "records.new_version"}),
    ),
    Presentation(
        "grading_scale",
        "chart-column",
        ("name", "institution_id", "best", "worst", "pass_mark", "example"),
        (
            ALL,
            View("cn", QT_TRANSLATE_NOOP("Views", "China"), one_of("country", "CN")),
            View("ru", QT_TRANSLATE_NOOP("Views", "Russia"), one_of("country", "RU")),
            _EXAMPLES,
        ),
        cards=(
            Facts("section.main", ("institution_id", "country", "direction", "best", "worst", "pass_mark")),
            Grades(),
            Lines("grade_distribution", "grading_scale_id", "institution_id", ("isced_f",), "last_year"),
            Facts("section.source", ("source", "confidence", "example", "valid_from", "valid_until")),
        ),
        elsewhere={"scale_grade": "records.lines"},
        commands=frozenset({"records.lines", "records.examples"}),
    ),
    Presentation(
        "grade_distribution",
        "chart-column",
        ("grading_scale_id", "institution_id", "isced_f", "level", "first_year", "last_year"),
        cards=(
            Facts(
                "section.main",
                ("grading_scale_id", "institution_id", "isced_f", "level", "first_year", "last_year"),
            ),
            Grades(),
            SOURCE,
        ),
        elsewhere={"grade_count": "records.lines"},
        commands=frozenset({"records.lines", "records.examples"}),
    ),
    Presentation(
        "credit_rule",
        "list-checks",
        ("name", "institution_id", "credit_scheme", "theory_hours", "practice_hours", "version", "example"),
        _OF_RULES,
        cards=(
            Facts(
                "section.credit_hours",
                (
                    "credit_scheme",
                    "hour",
                    "theory_hours",
                    "practice_hours",
                    "weeks_per_credit",
                ),
            ),
            Facts("field.self_study", ("self_study", "self_study_ratio")),
            Facts("section.limits", ("rounding_step", "rounding", "tolerance", "not_transferable")),
            Lines("credit_cap", "credit_rule_id", "category", ("in_all",), "most_credits", "records.lines"),
            Facts("section.validity", ("institution_id", "version", "replaces_id", "valid_from", "valid_until")),
            SOURCE,
        ),
        commands=frozenset({"records.lines", "records.examples", "records.explain", "records.new_version"}),
    ),
)

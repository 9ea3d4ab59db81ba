"""The entries of the sidebar that are lists of records, and the lists under the settings."""

from __future__ import annotations

from dataclasses import dataclass

from exchange_admin.ui.words import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class Area:
    """One entry of the sidebar: one kind, or several behind a switch. `title` is marked in the context Areas."""

    id: str
    icon: str
    group: str
    kinds: tuple[str, ...]
    title: str = ""  # empty: the plural of the one kind


AREAS = (
    Area("person", "users", "people", ("person",)),
    Area("mobility", "plane-takeoff", "people", ("mobility", "mobility_group")),
    Area("institution", "building-2", "partners", ("institution", "unit", "contact")),
    Area("agreement", "handshake", "partners", ("agreement", "condition")),
    Area("programme", "layout-list", "partners", ("programme",)),
    Area(
        "language",
        "languages",
        "learning",
        ("language_group", "language_enrolment", "exam_result", "language_course"),
        QT_TRANSLATE_NOOP("Areas", "Language training"),
    ),
    Area(
        "credit",
        "arrow-left-right",
        "learning",
        ("recognition", "transcript", "learning_agreement", "course_equivalence"),
        QT_TRANSLATE_NOOP("Areas", "Credit transfer"),
    ),
    Area(
        "grading",
        "list-checks",
        "learning",
        ("conversion_rule", "grading_scale", "grade_distribution", "credit_rule"),
        QT_TRANSLATE_NOOP("Areas", "Grades and credits"),
    ),
)

OFFICE_LISTS = Area(
    "office_lists",
    "settings",
    "output",
    ("signatory", "staff", "term", "academic_year", "language_level", "speciality"),
    QT_TRANSLATE_NOOP("Areas", "Lists of the office"),
)
"""What stands under the settings."""

"""The entries of the sidebar that are lists of records, and the lists under the settings."""

from __future__ import annotations

from dataclasses import dataclass

from exchange_admin.ui.words import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class Area:
    """One entry of the sidebar: one kind, or several behind a switch. `title` is marked in the context Areas."""

    id: str
    group: str
    kinds: tuple[str, ...]
    icon: str = "layout-list"
    title: str = ""  # empty: the plural of the one kind
    optional: bool = False
    """It stands in the sidebar where somebody chose it, or where there is a record of it."""
    used_by: tuple[str, ...] = ()
    """Kinds of which a record brings an optional area there; empty: all of them."""


COMMITTEE_AREA = Area(
    "body",
    "cooperation",
    ("body", "membership", "meeting", "decision", "approval"),
    "gavel",
    QT_TRANSLATE_NOOP("Areas", "Committee"),
    optional=True,
    used_by=("body", "meeting", "decision"),
)

PROJECT_AREA = Area(
    "project", "cooperation", ("project", "output"), "briefcase", QT_TRANSLATE_NOOP("Areas", "Projects")
)

AREAS = (
    Area("person", "people", ("person",), "users"),
    Area("mobility", "people", ("mobility", "mobility_group", "message"), "plane-takeoff"),
    Area("institution", "partners", ("institution", "unit", "contact"), "building-2"),
    Area("agreement", "partners", ("agreement", "condition"), "handshake"),
    Area("programme", "partners", ("programme",)),
    Area(
        "language",
        "learning",
        ("language_group", "language_enrolment", "exam_result", "language_course"),
        "languages",
        QT_TRANSLATE_NOOP("Areas", "Language training"),
    ),
    Area(
        "credit",
        "learning",
        ("recognition", "transcript", "learning_agreement", "course_equivalence"),
        "arrow-left-right",
        QT_TRANSLATE_NOOP("Areas", "Credit transfer"),
    ),
    Area(
        "grading",
        "learning",
        ("conversion_rule", "grading_scale", "grade_distribution", "credit_rule"),
        "list-filter",
        QT_TRANSLATE_NOOP("Areas", "Grades and credits"),
    ),
    Area(
        "listing",
        "cooperation",
        ("listing", "interest", "glossary_term", "speciality_link"),
        "tag",
        QT_TRANSLATE_NOOP("Areas", "Offers and needs"),
    ),
    PROJECT_AREA,
    COMMITTEE_AREA,
)

OFFICE_LISTS = Area(
    "office_lists",
    "output",
    ("signatory", "staff", "term", "academic_year", "language_level", "speciality", "requirement", "message_template"),
    "settings",
    QT_TRANSLATE_NOOP("Areas", "Lists of the office"),
)
"""What stands under the settings."""

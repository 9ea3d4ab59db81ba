"""Joint projects, what they make and who takes part; one row of tabs over all of them and the board."""

from __future__ import annotations

from dataclasses import replace

from exchange_admin.domain.queries import Filter, Order, Test
from exchange_admin.domain.rules.bilingual import BILINGUAL
from exchange_admin.domain.rules.projects.states import GOING_ON, UNFINISHED
from exchange_admin.ui.presentation.committee import MEMBERSHIP_CARDS
from exchange_admin.ui.presentation.model import Facts, Files, Lines, Presentation, View, Within, one_of
from exchange_admin.ui.words import QT_TRANSLATE_NOOP

_NO_PROJECT = QT_TRANSLATE_NOOP("Views", "Which programmes, laboratories or materials do you work on with others?")
_NO_OUTPUT = QT_TRANSLATE_NOOP("Views", "No output yet. Open a project and add what it is to make.")
_NOTHING_LATE = QT_TRANSLATE_NOOP("Views", "No output is late.")
_NO_MEMBER = QT_TRANSLATE_NOOP("Views", "No project has members yet. Open one and add them there.")
_NONE_GOING = QT_TRANSLATE_NOOP("Views", "No project goes on.")
BOARD = "board"

TABS = (
    ("project", View("all", QT_TRANSLATE_NOOP("Views", "Projects"), nothing=_NO_PROJECT)),
    (BOARD, View("all", QT_TRANSLATE_NOOP("Views", "Board"))),
    (
        "project",
        View("going", QT_TRANSLATE_NOOP("Views", "Going on"), one_of("state", *GOING_ON), "teal", nothing=_NONE_GOING),
    ),
    ("output", View("all", QT_TRANSLATE_NOOP("Views", "Outputs"), nothing=_NO_OUTPUT)),
    (
        "output",
        View(
            "late",
            QT_TRANSLATE_NOOP("Views", "Late outputs"),
            one_of("state", *UNFINISHED),
            "red",
            Within("due", last=-1),
            nothing=_NOTHING_LATE,
        ),
    ),
    (
        "membership",
        View(
            "all",
            QT_TRANSLATE_NOOP("Views", "Memberships"),
            (Filter("project_id", Test.FILLED),),
            nothing=_NO_MEMBER,
        ),
    ),
)
"""In the order in which they stand over every list of the area."""


def _views(kind: str) -> tuple[View, ...]:
    """Those of a kind, and the ways to those of the others."""
    return tuple(
        view if of == kind else replace(view, id=f"{of}.{view.id}", filters=(), within=None, nothing="", elsewhere=True)
        for of, view in TABS
    )


PROJECTS = (
    Presentation(
        "project",
        "briefcase",
        ("name", "kind", "state", "lead_institution_id", "ends", "code"),
        _views("project"),
        cards=(
            Facts(
                "section.main",
                ("kind", "lead_institution_id", "code", "isced_f", "starts", "ends", "website", "coordinator_id"),
            ),
            Lines(
                *("membership", "project_id", "institution_id", ("role", "person_name"), "member_country"),
                order="member_kind",
            ),
            Lines("output", "project_id", "name", ("kind", "due"), "output_state_said"),
            Lines("task", "project_id", "title", ("state", "responsible_institution_id"), "due"),
            Facts("section.outcome", ("reason", "confirmed_on")),
            Facts("section.summary", ("summary_zh", "summary_ru", "summary_en")),
            Lines("mobility", "project_id", "person_id", ("receiving_institution_id", "planned_start"), "status"),
            Lines("meeting", "project_id", "starts", ("body_id", "kind"), "state"),
            Lines("listing", "project_id", "name", ("topic",), "state"),
            Files("project_id"),
            Facts("section.note", ("note",)),
        ),
        meta=("code", "lead_institution_id"),
        status="state",
        order=Order("starts", descending=True),
        rests_on=frozenset({"membership", "output", "task"}),
    ),
    Presentation(
        "output",
        "file-text",
        ("name", "project_id", "kind", "state", "output_standing", "due", BILINGUAL),
        _views("output"),
        deadlines=frozenset({"due"}),
        cards=(
            Facts(
                "section.main",
                ("project_id", "kind", "author_institution_id", "languages", "version", "due"),
            ),
            Facts(
                "section.content",
                ("isced_f", "speciality_code", "contact_minutes", "case_country", "industry", "regulation"),
            ),
            Facts("section.use", ("licence", "url", "published_on", "learners", "adopted_by")),
            Lines("approval", "output_id", "institution_id", ("signer", "signed_on"), "approved_text"),
            Files("output_id"),
            Facts("section.note", ("note",)),
        ),
        meta=("project_id",),
        status="output_state_said",
        order=Order("due"),
        rests_on=frozenset({"approval", "membership"}),
    ),
)

MEMBERS = Presentation(
    "membership",
    "users",
    ("institution_id", "member_country", "role", "project_id", "from_date", "until_date"),
    _views("membership"),
    cards=MEMBERSHIP_CARDS,
    meta=("project_id",),
    of="project_id",
)
"""Memberships as the area of projects shows them; those of committees stand with committees."""

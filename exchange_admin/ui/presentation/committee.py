"""Committees, who belongs to them, their meetings, decisions and approvals; one row of tabs over all of them."""

from __future__ import annotations

from dataclasses import replace

from exchange_admin.domain.queries import Filter, Order, Test
from exchange_admin.domain.rules.committee.states import IN_FORCE, INFORMATION
from exchange_admin.ui.presentation.model import Facts, Lines, Presentation, View, Within, one_of
from exchange_admin.ui.words import QT_TRANSLATE_NOOP

_NO_BODY = QT_TRANSLATE_NOOP("Views", "Which committee, council or group do you lead or sit in?")
_NO_MEMBER = QT_TRANSLATE_NOOP("Views", "No members yet. Open a committee and add them there.")
_NO_MEETING = QT_TRANSLATE_NOOP("Views", "No meeting yet. Add the committee and its members first.")
_NOTHING_OPEN = QT_TRANSLATE_NOOP("Views", "No decision is open.")
_NOTHING_LATE = QT_TRANSLATE_NOOP("Views", "No decision is late.")
_NO_DECISION = QT_TRANSLATE_NOOP("Views", "No decisions yet. Open a meeting and add the first one there.")
_NO_APPROVAL = QT_TRANSLATE_NOOP("Views", "Nobody has approved any minutes yet. Approvals are given on the minutes.")

_OPEN = (*one_of("state", *IN_FORCE), Filter("kind", Test.IS_NOT, (INFORMATION,)))
"""What somebody has to carry out."""

MEMBERSHIP_CARDS = (
    Facts(
        "section.main",
        (
            *("institution_id", "body_id", "agreement_id", "project_id", "role", "person_name", "position"),
            *("contact_id", "voting", "from_date", "until_date", "signed_on"),
        ),
    ),
    Facts("section.note", ("note",)),
)
"""Whatever it is of."""
_OF_COMMITTEES = (Filter("body_id", Test.FILLED),)
_OF_MINUTES = (Filter("meeting_id", Test.FILLED),)

TABS = (
    ("body", View("all", QT_TRANSLATE_NOOP("Views", "Committees"), nothing=_NO_BODY)),
    ("membership", View("all", QT_TRANSLATE_NOOP("Views", "Members"), _OF_COMMITTEES, nothing=_NO_MEMBER)),
    ("meeting", View("all", QT_TRANSLATE_NOOP("Views", "Meetings"), nothing=_NO_MEETING)),
    (
        "decision",
        View("open", QT_TRANSLATE_NOOP("Views", "Control of decisions"), _OPEN, "teal", nothing=_NOTHING_OPEN),
    ),
    (
        "decision",
        View(
            "late",
            QT_TRANSLATE_NOOP("Views", "Late"),
            _OPEN,
            "red",
            Within("due", last=-1),
            nothing=_NOTHING_LATE,
        ),
    ),
    ("decision", View("all", QT_TRANSLATE_NOOP("Views", "All decisions"), nothing=_NO_DECISION)),
    ("approval", View("all", QT_TRANSLATE_NOOP("Views", "Approvals"), _OF_MINUTES, nothing=_NO_APPROVAL)),
)
"""In the order in which they stand over every list of the area."""


def _views(kind: str) -> tuple[View, ...]:
    """Those of a kind, and the ways to those of the others."""
    return tuple(
        view if of == kind else replace(view, id=f"{of}.{view.id}", filters=(), within=None, nothing="", elsewhere=True)
        for of, view in TABS
    )


COMMITTEE = (
    Presentation(
        "body",
        "gavel",
        ("name", "code", "kind", "lead_institution_id", "active"),
        _views("body"),
        cards=(
            Facts(
                "section.main",
                (
                    *("kind", "lead_institution_id", "agreement_id", "project_id", "quorum", "meets_every_months"),
                    *("working_languages", "code", "active"),
                ),
            ),
            Lines(
                *("membership", "body_id", "institution_id", ("role", "person_name"), "until_date"),
                order="member_kind",
                groups="member_kind",
            ),
            Lines("task", "project_id", "title", ("state", "responsible_institution_id"), "due", through="project_id"),
            Lines("output", "project_id", "name", ("kind", "due"), "output_state_said", through="project_id"),
            Lines("meeting", "body_id", "starts", ("number", "kind", "place"), "state"),
            Facts("section.note", ("note",)),
        ),
        meta=("lead_institution_id",),
    ),
    Presentation(
        "membership",
        "users",
        ("institution_id", "body_id", "role", "person_name", "voting"),
        _views("membership"),
        cards=MEMBERSHIP_CARDS,
        meta=("body_id", "agreement_id", "project_id"),
        of="body_id",
    ),
    Presentation(
        "meeting",
        "calendar-clock",
        ("starts", "body_id", "number", "kind", "state", "minutes_standing", "place"),
        _views("meeting"),
        cards=(
            Facts("section.main", ("body_id", "number", "kind", "starts", "ends", "place", "format")),
            Facts(
                "section.present",
                (
                    *("host_institution_id", "participants_home", "participants_partner", "votes_present"),
                    "programme_id",
                ),
            ),
            Facts("section.agenda", ("agenda_zh", "agenda_ru")),
            Lines("decision", "meeting_id", "number", ("text_zh", "text_ru"), "decision_state_said"),
            Lines("approval", "meeting_id", "institution_id", ("signer", "signed_on"), "approved_text"),
            Facts("section.note", ("note",)),
        ),
        meta=("place",),
        status="meeting_state_said",
        order=Order("starts", descending=True),
        rests_on=frozenset({"approval", "decision", "membership"}),
    ),
    Presentation(
        "decision",
        "gavel",
        ("number", "decision_text", "responsible_institution_id", "still_due", "decision_state_said"),
        _views("decision"),
        deadlines=frozenset({"still_due"}),
        cards=(
            Facts("section.main", ("meeting_id", "number", "kind", "responsible_institution_id", "due")),
            Facts("section.wording", ("text_zh", "text_ru", "text_en")),
            Facts("section.outcome", ("result",)),
            Facts("section.note", ("note",)),
        ),
        meta=("responsible_institution_id", "due"),
        status="decision_state_said",
        order=Order("due"),
        rests_on=frozenset({"approval", "meeting", "membership"}),
    ),
    Presentation(
        "approval",
        "shield-check",
        ("meeting_said", "institution_id", "approved_text", "signer", "signed_on"),
        _views("approval"),
        cards=(
            Facts(
                "section.main",
                (
                    *("meeting_id", "institution_id", "verdict", "signer", "position", "signed_on", "content_hash"),
                    *("attachment_id", "comment"),
                ),
            ),
        ),
        meta=("meeting_id",),
        addable=False,
        told=("content_hash",),
        order=Order("signed_on", descending=True),
        rests_on=frozenset({"meeting", "decision"}),
    ),
)

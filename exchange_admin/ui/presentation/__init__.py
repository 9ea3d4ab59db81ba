"""How each kind of record is presented: areas, columns, views, cards. One list page serves them all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from exchange_admin.domain.fields import Kind, Registry
from exchange_admin.domain.rules.own_verbs import refused_new
from exchange_admin.domain.rules.recognition.states import CHANGED, NOT_KNOWN
from exchange_admin.ui.presentation.areas import AREAS, COMMITTEE_AREA, OFFICE_LISTS, PROJECT_AREA, Area
from exchange_admin.ui.presentation.committee import COMMITTEE
from exchange_admin.ui.presentation.cooperation import COOPERATION
from exchange_admin.ui.presentation.credit import CREDIT
from exchange_admin.ui.presentation.grading import GRADING
from exchange_admin.ui.presentation.model import (
    Block,
    Card,
    Checklist,
    Consents,
    Facts,
    Files,
    Grades,
    Lines,
    Presentation,
    Stay,
    Training,
    View,
)
from exchange_admin.ui.presentation.office import OFFICE
from exchange_admin.ui.presentation.partners import PARTNERS
from exchange_admin.ui.presentation.people import PEOPLE
from exchange_admin.ui.presentation.projects import PROJECTS
from exchange_admin.ui.presentation.training import TRAINING

__all__ = [
    "AREAS",
    "CHOICE_TONES",
    "COMMANDS_OF_KINDS",
    "COMMITTEE_AREA",
    "OFFICE_LISTS",
    "PRESENTATIONS",
    "PROJECT_AREA",
    "Area",
    "Block",
    "Checklist",
    "Consents",
    "Facts",
    "Files",
    "Grades",
    "Lines",
    "Presentation",
    "Stay",
    "Training",
    "View",
    "presentation",
    "shown_cards",
]

CHOICE_TONES: Mapping[str, Mapping[str, str]] = {
    "agreement_state": {
        "draft": "grey",
        "sent": "violet",
        "signed": "teal",
        "in_force": "green",
        "expired": "amber",
        "terminated": "red",
    },
    "recognition_state": {"draft": "grey", "proposed": "amber", "decided": "green", "closed": "grey"},
    "recognition_ground": {CHANGED: "amber", NOT_KNOWN: "grey"},
    "recognition_decision": {"recognised": "green", "reassessed": "teal", "partly": "amber", "not_recognised": "red"},
    "learning_agreement_state": {
        "draft": "grey",
        "awaiting": "amber",
        "agreed": "green",
        "changing": "amber",
        "declined": "red",
    },
    "certificate_state": {
        "issued": "violet",
        "printed": "teal",
        "signed": "teal",
        "handed_over": "green",
        "revoked": "red",
    },
    "enrolment_state": {"enrolled": "teal", "completed": "green", "left": "amber", "transferred": "grey"},
    "enrolment_result": {"passed": "green", "failed": "red", "not_assessed": "grey"},
    "exam_outcome": {"passed": "green", "failed": "red", "absent": "amber", "pending": "grey"},
    "task_state": {
        "open": "grey",
        "asked": "violet",
        "received": "teal",
        "submitted": "teal",
        "done": "green",
        "rejected": "amber",
        "waived": "grey",
        "not_applicable": "grey",
        "cancelled": "grey",
    },
    "listing_side": {"offer": "teal", "need": "violet"},
    "term_state": {"proposed": "amber", "agreed": "green"},
    "listing_state": {"draft": "grey", "published": "green", "met": "teal", "withdrawn": "amber"},
    "interest_status": {
        "sent": "violet",
        "answered": "teal",
        "accepted": "green",
        "withdrawn": "amber",
        "led_to": "green",
    },
    "link_status": {"proposed": "amber", "half": "violet", "agreed": "green", "ended": "grey", "declined": "amber"},
    "meeting_state": {
        "planned": "grey",
        "announced": "violet",
        "held": "teal",
        "agreed": "green",
        "cancelled": "grey",
    },
    "decision_state": {
        "proposed": "grey",
        "agreed": "violet",
        "in_work": "teal",
        "done": "green",
        "lapsed": "amber",
    },
    "project_state": {
        "idea": "grey",
        "agreed": "violet",
        "running": "teal",
        "paused": "amber",
        "finished": "green",
        "stopped": "red",
    },
    "output_state": {
        "planned": "grey",
        "drafting": "teal",
        "reviewing": "violet",
        "agreed": "green",
        "published": "green",
        "withdrawn": "grey",
    },
    "line_status": {"passed": "green", "failed": "red", "in_progress": "grey"},
}


PRESENTATIONS: Mapping[str, Presentation] = {
    shown.kind: shown
    for of_area in (PEOPLE, PARTNERS, TRAINING, CREDIT, GRADING, COOPERATION, PROJECTS, COMMITTEE, OFFICE)
    for shown in of_area
}

COMMANDS_OF_KINDS = frozenset[str]().union(*(shown.commands for shown in PRESENTATIONS.values()))
"""Commands that only some kinds have."""


def shown_cards(registry: Registry, shown: Presentation) -> tuple[Card, ...]:
    """The cards of a kind in order; where none is named, a card with its fields for each section. A child kind that is
    shown nowhere gets a plain one, so that it can be added."""
    return (*(shown.cards or _of_sections(registry[shown.kind])), *_missing(registry, shown))


def _of_sections(kind: Kind) -> Iterator[Facts]:
    sections = dict.fromkeys(field.section for field in kind.fields)
    for section in sections:
        yield Facts(f"section.{section}", tuple(one.name for one in kind.fields if one.section == section))


def kinds_on_cards(shown: Presentation) -> frozenset[str]:
    """Kinds of which a card lists records."""
    return frozenset(card.kind for card in shown.cards if isinstance(card, Lines | Files | Consents))


def _missing(registry: Registry, shown: Presentation) -> Iterator[Lines]:
    covered = kinds_on_cards(shown) | shown.elsewhere.keys()
    for child in registry.children(shown.kind):
        if child.name not in covered and not list(refused_new(child.name)):
            main, *second = child.label or (child.fields[0].name,)
            yield Lines(child.name, child.parent, main, tuple(second))


def presentation(kind: str) -> Presentation:
    """Of a kind that nothing is said about: the usual columns and cards."""
    return PRESENTATIONS.get(kind) or Presentation(kind)

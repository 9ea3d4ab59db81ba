"""How each kind of record is presented: areas, columns, views, cards. Data only; one list page serves them all."""

from __future__ import annotations

from collections.abc import Mapping

from exchange_admin.ui.presentation.areas import AREAS, OFFICE_LISTS, Area
from exchange_admin.ui.presentation.children import shown_cards
from exchange_admin.ui.presentation.credit import CREDIT
from exchange_admin.ui.presentation.grading import GRADING
from exchange_admin.ui.presentation.model import (
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
from exchange_admin.ui.presentation.tones import CHOICE_TONES
from exchange_admin.ui.presentation.training import TRAINING

__all__ = [
    "AREAS",
    "CHOICE_TONES",
    "COMMANDS_OF_KINDS",
    "OFFICE_LISTS",
    "PRESENTATIONS",
    "Area",
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

PRESENTATIONS: Mapping[str, Presentation] = {
    shown.kind: shown for shown in (*PEOPLE, *PARTNERS, *TRAINING, *CREDIT, *GRADING, *OFFICE)
}

COMMANDS_OF_KINDS = frozenset[str]().union(*(shown.commands for shown in PRESENTATIONS.values()))
"""Commands that only some kinds have."""


def presentation(kind: str) -> Presentation:
    """Of a kind that nothing is said about: the usual columns and no cards."""
    return PRESENTATIONS.get(kind) or Presentation(kind)

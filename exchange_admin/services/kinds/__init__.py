"""What kinds of records bring of their own, found by their names and loaded when it is first asked for: together they
need half of the rules, and a window opens without them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from types import MappingProxyType

from exchange_admin.services.kinds.hooks import KindHooks, KindSources, MadeColumn, UsualValues

__all__ = ["HOOKED", "KindHooks", "KindSources", "MadeColumn", "UsualValues", "hooks_of"]

_PLACES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "exchange_admin.services.kinds.person": ("person", "identity_document"),
        "exchange_admin.services.kinds.agreement": ("agreement",),
        "exchange_admin.services.kinds.mobility": ("mobility",),
        "exchange_admin.services.kinds.language_training": ("language_enrolment", "language_lesson", "exam_result"),
        "exchange_admin.services.kinds.transcript": ("transcript", "transcript_line"),
        "exchange_admin.services.kinds.requirement": ("requirement",),
        "exchange_admin.services.kinds.casework": ("task", "attachment"),
        "exchange_admin.services.kinds.events_of_stay": ("stay_event",),
        "exchange_admin.services.kinds.listing": ("listing",),
        "exchange_admin.services.kinds.institution": ("institution",),
        "exchange_admin.services.kinds.glossary_term": ("glossary_term",),
        "exchange_admin.services.kinds.speciality": ("speciality",),
        "exchange_admin.services.kinds.speciality_link": ("speciality_link",),
        "exchange_admin.services.kinds.interest": ("interest",),
        "exchange_admin.services.kinds.committee": ("body", "membership", "meeting", "decision", "approval"),
        "exchange_admin.services.kinds.projects": ("output",),
    }
)
"""Where the hooks of which kinds are, each called as its kind, in capitals."""

HOOKED: Mapping[str, str] = MappingProxyType({kind: place for place, kinds in _PLACES.items() for kind in kinds})
"""The module of each kind that has hooks."""


@cache
def hooks_of(kind: str) -> KindHooks:
    """Those of a kind; for most kinds there are none."""
    if kind not in HOOKED:
        return KindHooks(kind)
    hooks: KindHooks = getattr(import_module(HOOKED[kind]), kind.upper())
    return hooks

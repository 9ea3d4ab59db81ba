"""What kinds of records bring of their own, found by their names."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from exchange_admin.services.kinds import (
    agreement,
    casework,
    events_of_stay,
    glossary_term,
    interest,
    language_training,
    listing,
    mobility,
    person,
    requirement,
    speciality_link,
    transcript,
)
from exchange_admin.services.kinds.hooks import KindHooks, KindSources, MadeColumn, UsualValues

__all__ = ["HOOKS", "KindHooks", "KindSources", "MadeColumn", "UsualValues", "hooks_of"]

HOOKS: Mapping[str, KindHooks] = MappingProxyType(
    {
        one.kind: one
        for one in (
            person.PERSON,
            person.IDENTITY_DOCUMENT,
            agreement.AGREEMENT,
            mobility.MOBILITY,
            language_training.LANGUAGE_ENROLMENT,
            language_training.LANGUAGE_LESSON,
            language_training.EXAM_RESULT,
            transcript.TRANSCRIPT,
            transcript.TRANSCRIPT_LINE,
            requirement.REQUIREMENT,
            casework.TASK,
            events_of_stay.STAY_EVENT,
            casework.ATTACHMENT,
            listing.LISTING,
            glossary_term.GLOSSARY_TERM,
            speciality_link.SPECIALITY_LINK,
            interest.INTEREST,
        )
    }
)


def hooks_of(kind: str) -> KindHooks:
    """Those of a kind; for most kinds there are none."""
    return HOOKS.get(kind) or KindHooks(kind)

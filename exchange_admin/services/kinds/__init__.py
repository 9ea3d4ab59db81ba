"""What kinds of records bring of their own, found by their names."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from exchange_admin.services.kinds import (
    exam_result,
    identity_document,
    language_enrolment,
    language_lesson,
    mobility,
    person,
    transcript,
)
from exchange_admin.services.kinds.hooks import KindHooks, KindSources, MadeColumn, UsualValues

__all__ = ["HOOKS", "KindHooks", "KindSources", "MadeColumn", "UsualValues", "hooks_of"]

HOOKS: Mapping[str, KindHooks] = MappingProxyType(
    {
        one.kind: one
        for one in (
            person.PERSON,
            identity_document.IDENTITY_DOCUMENT,
            mobility.MOBILITY,
            language_enrolment.LANGUAGE_ENROLMENT,
            language_lesson.LANGUAGE_LESSON,
            exam_result.EXAM_RESULT,
            transcript.TRANSCRIPT,
            transcript.TRANSCRIPT_LINE,
        )
    }
)


def hooks_of(kind: str) -> KindHooks:
    """Those of a kind; for most kinds there are none."""
    return HOOKS.get(kind) or KindHooks(kind)

"""Transcripts and their lines: marks beside the scale they are on."""

from __future__ import annotations

from collections.abc import Iterable

from exchange_admin.domain.fields import Values
from exchange_admin.domain.problems import Problem
from exchange_admin.services.kinds.hooks import KindHooks, KindSources
from exchange_admin.services.transcripts.mark_checks import MarkChecks


def _of_transcript(sources: KindSources, values: Values, own_id: str) -> Iterable[Problem]:
    checks = _checks(sources)
    return checks.of_transcript(values, own_id) if checks else ()


def _of_line(sources: KindSources, values: Values, own_id: str) -> Iterable[Problem]:
    checks = _checks(sources)
    return checks.of_line(values) if checks else ()


def _checks(sources: KindSources) -> MarkChecks | None:
    return MarkChecks(sources.store, sources.usual.marks_without_rank) if sources.usual is not None else None


TRANSCRIPT = KindHooks("transcript", problems=_of_transcript)
TRANSCRIPT_LINE = KindHooks("transcript_line", problems=_of_line)

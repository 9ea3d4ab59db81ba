"""Transcripts and their lines: marks beside the scale they are on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from exchange_admin.domain.fields import Value, Values
from exchange_admin.domain.problems import Level, Problem, RuleBroken
from exchange_admin.domain.rules.grades.marks import PassOnlyMarks
from exchange_admin.domain.rules.grades.scales import GradingScale
from exchange_admin.domain.wording import LANGUAGES
from exchange_admin.services.grades.converting import Converting
from exchange_admin.services.kinds.hooks import KindHooks, KindSources
from exchange_admin.store import Store


class MarkChecks:
    """Reads only; every problem asks and stops nothing. `words` are the marks without a rank."""

    def __init__(self, store: Store, words: PassOnlyMarks) -> None:
        self._store, self._converting = store, Converting(store, words)

    def of_line(self, line: Values) -> Iterator[Problem]:
        """A mark that cannot stand on the scale, or that passes where the line failed."""
        transcript = self._store.get("transcript", str(line.get("transcript_id")))
        scale = self._scale(transcript["grading_scale_id"]) if transcript is not None else None
        if transcript is not None and scale is not None and (odd := _oddity(scale, line)):
            yield with_names(odd, self._names(transcript["grading_scale_id"]))

    def of_transcript(self, transcript: Values, own_id: str) -> Iterator[Problem]:
        """How many of its marks do not go with its scale, for when another scale is chosen."""
        scale = self._scale(transcript.get("grading_scale_id")) if own_id else None
        if scale is None:
            return
        lines = self._store.where("transcript_line", "transcript_id", [own_id])
        odd = sum(1 for line in lines if line.live and _oddity(scale, line.values))
        if odd:
            facts = {"n": odd, "scale": self._names(transcript.get("grading_scale_id"))}
            yield Problem("transcript.marks_differ", "grading_scale_id", facts, Level.ASKS)

    def _names(self, scale: Value) -> dict[str, str]:
        record = self._store.get("grading_scale", str(scale))
        return {one: name for one in LANGUAGES if record and (name := record.text(f"name_{one}"))}

    def _scale(self, id: Value) -> GradingScale | None:
        """None where there is none, or one that is not fit to judge by."""
        try:
            return self._converting.scale(str(id)) if id else None
        except RuleBroken:
            return None


def with_names(odd: Problem, scale: Mapping[str, str]) -> Problem:
    """A problem of a mark, with the scale as the reader's language calls it."""
    return replace(odd, facts={**odd.facts, "scale": scale}) if "scale" in odd.facts else odd


def _oddity(scale: GradingScale, line: Values) -> Problem | None:
    return scale.oddity(str(line.get("original_mark") or ""), str(line.get("status") or ""))


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

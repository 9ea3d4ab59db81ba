"""How a course ended, as its mark tells: for lines that are typed, pasted, or taken over from a file."""

from __future__ import annotations

from collections.abc import Mapping

from exchange_admin.domain.fields import Value
from exchange_admin.domain.rules.grades.marks import PassOnlyMarks
from exchange_admin.services.transcripts.original_scales import OriginalScale

OPEN = "in_progress"
"""The status of a course of which nothing known says how it ended."""


class StatusByMark:
    """Judges by the scale of one transcript, else by the words that mean the same on every scale."""

    def __init__(self, scale: OriginalScale | None, words: PassOnlyMarks) -> None:
        self._scale, self._words = scale, words

    def passes(self, mark: str) -> bool | None:
        """None where nobody knows the mark, or there is none."""
        passing = self._scale.passes(mark) if self._scale else None
        known = self._words.find(mark) if passing is None else None
        return known.passing if known else passing

    def begun(self, values: Mapping[str, Value], *, among_marks: bool = False) -> str:
        """Of a new line: what somebody says, else its mark. Without a mark it has passed, unless it comes with others
        that have one (`among_marks`): then it is still open."""
        said, mark = values.get("status"), _mark(values)
        if said:
            return str(said)
        return OPEN if among_marks and not mark else self._of(mark)

    def changed(self, values: Mapping[str, Value], before: Mapping[str, Value]) -> str:
        """Of a line whose mark becomes another: goes along, unless somebody has said otherwise of the mark before.
        A line that had none and was left open ends with its first. Empty where it stays."""
        mark, earlier, status = _mark(values), _mark(before), before.get("status")
        follows = status == self._of(earlier) or (status == OPEN and not earlier)
        return self._of(mark) if mark and follows and not values.get("status") else ""

    def settled(self, line: Mapping[str, Value]) -> str:
        """Of a line that is open although its mark says how it ended; empty for others."""
        passing = self.passes(_mark(line)) if line.get("status") == OPEN else None
        return "" if passing is None else _ended(passing)

    def _of(self, mark: str) -> str:
        passing = self.passes(mark) if mark else True
        return OPEN if passing is None else _ended(passing)


def _ended(passing: bool) -> str:
    return "passed" if passing else "failed"


def _mark(values: Mapping[str, Value]) -> str:
    return str(values.get("original_mark") or "")

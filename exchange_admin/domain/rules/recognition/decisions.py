"""What may be decided about one mapping, and what is owed afterwards."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from exchange_admin.domain.problems import Problem

RECOGNISED, REASSESSED, PARTLY, NOT_RECOGNISED = "recognised", "reassessed", "partly", "not_recognised"
"""Перезачёт, переаттестация, частично, отказ: words of the vocabulary `recognition_decision`."""

TAKEN = frozenset({RECOGNISED, REASSESSED, PARTLY})
"""Decisions that carry credits home."""

OWED_FORMS = {REASSESSED: "reassessment", PARTLY: "difference", NOT_RECOGNISED: "retake"}
"""What a decision leaves to do: the student is examined, makes up the difference, or studies the course at home."""

_STUDIED_AGAIN = frozenset({"difference", "retake"})


@dataclass(frozen=True, slots=True)
class Decision:
    """About one mapping: `course` names it in problems; `passed` None where no line of the host is behind it."""

    course: str
    decision: str
    reason: str = ""
    has_course: bool = True
    passed: bool | None = None
    finished: bool = True
    credits: str = ""


def decision_problems(decisions: Sequence[Decision]) -> Iterator[Problem]:
    """A failed course is never recognised; what is taken needs a home course with credits.

    A part, and a refusal of what was passed, need their reason.
    """
    if not decisions:
        yield Problem("recognition.nothing_mapped")
    for one in decisions:
        facts = {"course": one.course}
        if not one.decision:
            yield Problem("recognition.undecided", "decision", facts)
        elif one.decision in TAKEN:
            if not one.has_course:
                yield Problem("recognition.no_home_course", "home_course", facts)
            elif not one.credits:
                yield Problem("recognition.no_credits", "home_credits", facts)
            if one.passed is False:
                yield Problem("recognition.failed_course", "decision", facts)
            elif not one.finished:
                yield Problem("recognition.course_in_progress", "decision", facts)
        speaks_for_itself = one.decision == NOT_RECOGNISED and one.passed is False
        if one.decision in {PARTLY, NOT_RECOGNISED} and not one.reason and not speaks_for_itself:
            yield Problem("recognition.reason_missing", "reason", facts)


def outcome(decisions: Sequence[Decision], left: Collection[str]) -> str:
    """What the decisions make of the whole stay: a word of `sending_status`.

    `left` are the forms of what is owed afterwards. Fully recognised is what leaves nothing to be studied again: a
    course that was never meant for home takes nothing away.
    """
    if not any(one.decision in TAKEN for one in decisions):
        return "not_recognised"
    return "partly_recognised" if _STUDIED_AGAIN & set(left) else "recognised"

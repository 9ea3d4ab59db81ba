"""How credits came about, in words."""

from __future__ import annotations

from collections.abc import Iterable

from exchange_admin.domain.rules.reasons import Reason
from exchange_admin.domain.wording import Wording
from exchange_admin.services.grades.explaining import facts_said


def credit_steps(steps: Iterable[Reason], words: Wording) -> tuple[str, ...]:
    """One sentence a step; the kind of credits is named as the office names it."""
    return tuple(_said(step, words) for step in steps)


def _said(step: Reason, words: Wording) -> str:
    facts = facts_said(step.facts, words.language)
    if "scheme" in facts:
        facts["scheme"] = words.choice("credit_scheme", facts["scheme"])
    if "category" in facts:
        facts["category"] = words.choice("course_category", facts["category"])
    return words.say(f"credit.step.{step.code}", facts)

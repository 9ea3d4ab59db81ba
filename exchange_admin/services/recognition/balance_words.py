"""The balance of a case in one line."""

from __future__ import annotations

from collections.abc import Iterator

from exchange_admin.domain.rules.recognition.balance import CreditBalance
from exchange_admin.domain.wording import Wording
from exchange_admin.services.grades import written


def balance_said(balance: CreditBalance, words: Wording) -> str:
    """Asked 24, earned 26, recognised 21 · CN credits · limits −2 · rounding +0.5."""
    language = words.language
    facts = {
        "asked": written.brief(balance.asked, language),
        "earned": "—" if balance.earned is None else written.brief(balance.earned, language),
        "recognised": written.brief(balance.recognised, language),
        "scheme": words.say(f"credit_unit.{balance.scheme}") if balance.scheme else "—",
    }
    return " · ".join((words.say("recognition.said.balance", facts), *_changes(balance, words)))


def _changes(balance: CreditBalance, words: Wording) -> Iterator[str]:
    if balance.cut:
        yield words.say("recognition.said.limits", {"n": written.brief(balance.cut, words.language)})
    if balance.rounding:
        sign = "+" if balance.rounding > 0 else "−"
        number = f"{sign}{written.brief(abs(balance.rounding), words.language)}"
        yield words.say("recognition.said.rounding", {"n": number})

"""Agreements in words: what comes next, who owes whom, in the language of a reader."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction

from exchange_admin.domain import exact
from exchange_admin.domain.rules.agreements.balance import Balance, Sums
from exchange_admin.domain.rules.agreements.next_step import NextStep
from exchange_admin.domain.wording import Wording, best_of, written_day
from exchange_admin.services.grades.written import pointed

_PLACES = 2


def number_said(number: Fraction, language: str) -> str:
    """Exact: 1.5 where two places say it, else 18 2/7."""
    if exact.is_decimal(number, _PLACES):
        return pointed(exact.decimal_text(number, _PLACES), language).replace("-", "−")
    whole, rest = divmod(abs(number), 1)
    sign = "−" if number < 0 else ""
    return f"{sign}{whole} {rest}" if whole else f"{sign}{rest}"


def amount_said(words: Wording, unit: str, number: Fraction) -> str:
    """With its unit: 1.5 semesters."""
    if number.denominator == 1:
        return words.say(f"agreements.amount.{unit}", {"n": int(number)})
    facts = {"amount": number_said(number, words.language)}
    return words.say(f"agreements.amount_of_parts.{unit}", facts)


def step_said(words: Wording, step: NextStep) -> str:
    """One sentence; empty where nothing comes next."""
    return words.say(f"agreements.step.{step.code}", _facts(words, step.facts)) if step.code else ""


def short_step(words: Wording, step: NextStep) -> str:
    """In a list."""
    return words.say(f"agreements.short_step.{step.code}", _facts(words, step.facts)) if step.code else ""


def _facts(words: Wording, facts: Mapping[str, object]) -> dict[str, object]:
    days = {name: written_day(words.language, day.isoformat()) for name, day in facts.items() if isinstance(day, date)}
    names = {
        name: words.listed(best_of(one, words.language) for one in some)
        for name, some in facts.items()
        if isinstance(some, tuple)
    }
    return {**facts, **days, **names}


def balance_said(words: Wording, unit: str, balance: Balance, *, as_partner: bool) -> str:
    """Who owes whom now, and with the stays that are confirmed where that changes something. `as_partner`: the reader
    is the other side, to whom "we" are the partner."""
    said = _owed(words, unit, balance.done, as_partner)
    now = words.say("agreements.balance.now", {"said": said[:1].upper() + said[1:]})
    if balance.confirmed == balance.done:
        return now
    facts = {"said": _owed(words, unit, balance.confirmed, as_partner)}
    return ("" if words.language == "zh" else " ").join((now, words.say("agreements.balance.with_confirmed", facts)))


def _owed(words: Wording, unit: str, sums: Sums, as_partner: bool) -> str:
    owed = sums.balance
    if not owed:
        return words.say("agreements.balance.even")
    is_ours = (owed < 0) is not as_partner
    key = "we_owe" if is_ours else "they_owe"
    return words.say(f"agreements.balance.{key}", {"amount": amount_said(words, unit, abs(owed))})


def arithmetic_said(words: Wording, sums: Sums) -> str:
    """How the balance comes about: carried over 2 + sent 34 − 1 × received 35.5 = 0.5."""
    numbers = {"sent": sums.sent, "ratio": sums.ratio, "received": sums.received, "balance": sums.balance}
    said = {name: number_said(number, words.language) for name, number in numbers.items()}
    if not sums.opening:
        return words.say("agreements.balance.arithmetic", said)
    said["opening"] = number_said(sums.opening, words.language)
    return words.say("agreements.balance.arithmetic_carried", said)


def left_out_said(words: Wording, unweighed: int, not_attributed: int, without_condition: int) -> Iterator[str]:
    """What stands in no balance and on no place, each in a sentence."""
    counts = {"unweighed": unweighed, "not_attributed": not_attributed, "without_condition": without_condition}
    for key, n in counts.items():
        if n:
            yield words.say(f"agreements.left_out.{key}", {"n": n})


def by_others_said(words: Wording, n: int) -> str:
    """That only others say that stays of the balance take place; empty for none."""
    return words.say("agreements.balance.by_others_alone", {"n": n}) if n else ""

"""All that a screen shows of one agreement, in the language of a reader and free of the store that it was read from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from exchange_admin.domain.rules.agreements.balance import Balance
from exchange_admin.domain.rules.agreements.places import Places
from exchange_admin.domain.rules.agreements.renewal import renewal_of, renews_itself
from exchange_admin.domain.steps import Record
from exchange_admin.domain.wording import Wording, written_day
from exchange_admin.services.agreements.said import (
    arithmetic_said,
    balance_said,
    by_others_said,
    left_out_said,
    step_said,
)
from exchange_admin.services.agreements.standing import Standing


@dataclass(frozen=True, slots=True)
class PlacesLine:
    """The places of one condition."""

    direction: str
    name: str
    places: Places


@dataclass(frozen=True, slots=True)
class BalanceShown:
    """`done`, `confirmed` and `tolerance` are for a drawing, the rest are sentences; `by_others` says how much of it
    only others have entered, and is empty where nothing."""

    said: str
    arithmetic: str
    terms: str
    by_others: str
    done: Fraction
    confirmed: Fraction
    tolerance: Fraction | None


@dataclass(frozen=True, slots=True)
class ChainLink:
    """One agreement of the chain; `is_this` is the one on screen."""

    id: str
    number: str
    years: str
    state: str
    is_this: bool


@dataclass(frozen=True, slots=True)
class Overview:
    """Sentences are empty where there is nothing to say; `balance` is None without a unit. `may_prolong`: it renews
    itself, else it is continued by a draft (`may_renew`). `may_let_end`: nobody has decided yet that it is not renewed;
    `ending` says what becomes of it and of its stays then.
    """

    step: str
    step_day: date | None
    is_urgent: bool
    notice: str
    renewal: str
    may_renew: bool
    may_prolong: bool
    may_let_end: bool
    year: str
    places: tuple[PlacesLine, ...]
    balance: BalanceShown | None
    left_out: tuple[str, ...]
    problems: tuple[str, ...]
    chain: tuple[ChainLink, ...]
    ending: str = ""


def overview(standing: Standing, words: Wording, *, as_partner: bool) -> Overview:
    """Reads everything at once."""
    agreement, step = standing.agreement, standing.step
    goes_on = agreement["state"] in ("signed", "in_force", "expired")
    itself = renews_itself(agreement.values)
    return Overview(
        step=step_said(words, step),
        step_day=step.day,
        is_urgent=step.urgent,
        notice="" if as_partner else " ".join(_notice(standing, words)),  # its office gives it
        renewal=words.choice("renewal_kind", renewal_of(agreement.values)),
        may_renew=goes_on and not itself and standing.successor is None,
        may_prolong=goes_on and itself and bool(agreement["valid_until"]),
        may_let_end=agreement["state"] in ("signed", "in_force")
        and standing.successor is None
        and renewal_of(agreement.values) != "none",
        year=standing.year.text("code") if standing.year else "",
        places=tuple(
            PlacesLine(one.condition.text("direction"), _name(one.condition, words), one.places)
            for one in standing.places
        ),
        balance=_balance(standing, standing.balance, words, as_partner) if standing.balance else None,
        left_out=tuple(_left_out(standing, words)),
        problems=tuple(map(words.problem, standing.problems())),
        chain=tuple(_link(one, one.id == agreement.id) for one in standing.chain),
        ending=_ending(standing, words),
    )


def _notice(standing: Standing, words: Wording) -> Iterator[str]:
    found = standing.notice
    if found is None:
        return
    yield words.say("agreements.window.notice", {"day": written_day(words.language, found.act_by.isoformat())})
    if not found.is_final:
        yield words.say("agreements.window.not_final", {"year": found.due.year})


def _ending(standing: Standing, words: Wording) -> str:
    """Stays go on: ending an agreement changes none of them."""
    agreement = standing.agreement
    until, facts = agreement.text("valid_until"), {"number": agreement.text("number")}
    if not until:
        return words.say("agreements.window.ends_some_day", facts)
    ends = words.say("agreements.window.ends_on", {**facts, "day": written_day(words.language, until)})
    if not (running := standing.outliving):
        return ends
    last = written_day(words.language, max(one.ends for one in running))
    go_on = words.say("agreements.window.stays_go_on", {"n": len(running), "day": last})
    return ("" if words.language == "zh" else " ").join((ends, go_on))


def _name(condition: Record, words: Wording) -> str:
    said = (words.choice("activity", condition["activity"]), words.choice("study_level", condition["level"]))
    return " · ".join(filter(None, said))


def _balance(standing: Standing, found: Balance, words: Wording, as_partner: bool) -> BalanceShown:
    """Above zero the partner owes, to whom the drawing is turned round."""
    sign = -1 if as_partner else 1
    said = balance_said(words, standing.unit, found, as_partner=as_partner)
    if found.is_tolerated is False:
        outside = words.say("agreements.balance.outside")
        said = ("" if words.language == "zh" else " ").join((said, outside))
    terms = words.choice("balance_unit", standing.unit)
    if standing.since:
        since = words.say("agreements.balance.since", {"year": written_day(words.language, standing.since)})
        terms = words.listed((terms, since))
    arithmetic = arithmetic_said(words, found.done)
    by_others = by_others_said(words, len(standing.by_others_alone))
    done, confirmed = (sign * sums.balance for sums in (found.done, found.confirmed))
    return BalanceShown(said, arithmetic, terms, by_others, done, confirmed, found.tolerance)


def _left_out(standing: Standing, words: Wording) -> Iterator[str]:
    unweighed = sum(1 for _, worth in standing.weighed if worth is None)
    yield from left_out_said(words, unweighed, len(standing.not_attributed), len(standing.without_condition))


def _link(agreement: Record, is_this: bool) -> ChainLink:
    years = "–".join(filter(None, (agreement.text(name)[:4] for name in ("valid_from", "valid_until"))))
    return ChainLink(agreement.id, agreement.text("number"), years, agreement.text("state"), is_this)

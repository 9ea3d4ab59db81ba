"""Whether an offer may meet a need, and how well they fit.

What a side does not say gives no points and counts into what is possible: else an empty entry would beat a real one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from exchange_admin.domain.rules.listings import PUBLISHED
from exchange_admin.domain.rules.matching.agreed import Agreed
from exchange_admin.domain.rules.matching.criteria import (
    CRITERIA,
    Fact,
    MatchReason,
    best_fields,
)
from exchange_admin.domain.rules.matching.notices import Notice, days_shared

OFFER, NEED = "offer", "need"
GOOD, ASK, ASK_POSSIBLE = 50, 40, 75
"""From how many points on a match is good; from how many, and how many possible ones, it is worth asking."""

Related = Collection[frozenset[str]]
"""Pairs of topics that may meet without being the same."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why two do not meet: the first reason in the order in which they are tried."""

    code: str
    facts: Mapping[str, Fact]


@dataclass(frozen=True, slots=True)
class Match:
    """`possible` is the score with all that a side has not said yet, had it said the best."""

    need: str
    offer: str
    score: int
    possible: int
    reasons: tuple[MatchReason, ...]

    @property
    def is_good(self) -> bool:
        return self.score >= GOOD

    @property
    def is_to_ask(self) -> bool:
        """Not good yet, but worth a question."""
        return ASK <= self.score < GOOD and self.possible >= ASK_POSSIBLE

    @property
    def order(self) -> tuple[int, int, str, str]:
        return -self.score, -self.possible, self.need, self.offer


@dataclass(frozen=True, slots=True)
class Matching:
    """On one day, with related topics and pairs of specialities that both colleges agreed on."""

    today: date
    related: Related
    agreed: Agreed = frozenset()

    def of(self, need: Notice, offer: Notice) -> Match | Refusal:
        """Of any two."""
        return self.refusal(need, offer) or self._weighed(need, offer)

    def all(self, notices: Iterable[Notice], step: Callable[[], object] = lambda: None) -> list[Match]:
        """Every pair that meets, best first. `step` is called often and may raise to give up."""
        needs, offers = _by_side(notices)
        buckets = _in_buckets(offers)
        found: list[Match] = []
        for need in needs:
            for offer in self._partners(need, buckets):
                step()
                one = self.of(need, offer)
                if isinstance(one, Match):
                    found.append(one)
        return sorted(found, key=lambda one: one.order)

    def of_institution(
        self, own: str, notices: Iterable[Notice], step: Callable[[], object] = lambda: None
    ) -> list[Match]:
        """Every pair that meets and of which one is an institution's own, best first."""
        known = list(notices)
        needs = [one for one in known if (one.institution == own) == (one.side == NEED)]
        offers = [one for one in known if (one.institution == own) == (one.side == OFFER)]
        return sorted([*self.all(needs, step), *self.all(offers, step)], key=lambda one: one.order)

    def refusal(self, need: Notice, offer: Notice) -> Refusal | None:
        """Whether two must not meet, and the first reason why."""
        return next(self._refusals(need, offer), None)

    def _refusals(self, need: Notice, offer: Notice) -> Iterator[Refusal]:
        if (need.side, offer.side) != (NEED, OFFER):
            yield Refusal("not_a_pair", {"need": need.side, "offer": offer.side})
        if need.institution == offer.institution:
            yield Refusal("same_institution", {})
        for one in (need, offer):
            if one.state != PUBLISHED:
                yield Refusal("not_published", {"listing": one.id, "state": one.state})
        for one in (need, offer):
            if one.valid_until is None or one.valid_until < self.today:
                day = one.valid_until.isoformat() if one.valid_until else None
                yield Refusal("expired", {"listing": one.id, "on": day})
        for one, other in ((need, offer), (offer, need)):
            if one.wanted_countries and other.country not in one.wanted_countries:
                yield Refusal("country_not_wanted", {"by": one.id, "country": other.country})
        if need.topic != offer.topic and frozenset((need.topic, offer.topic)) not in self.related:
            yield Refusal("topic_differs", {"need": need.topic, "offer": offer.topic})
        if need.fields and offer.fields and best_fields(need, offer) is None:
            yield Refusal("field_differs", {"need": list(need.fields), "offer": list(offer.fields)})
        if need.period and offer.period and not days_shared(need.period, offer.period):
            yield Refusal("period_differs", {"need": _days(need.period), "offer": _days(offer.period)})

    def _weighed(self, need: Notice, offer: Notice) -> Match:
        reasons = tuple(criterion(need, offer, self.agreed) for criterion in CRITERIA)
        score = sum(reason.points for reason in reasons)
        possible = score + sum(reason.open for reason in reasons)
        return Match(need.id, offer.id, score, possible, reasons)

    def _partners(self, need: Notice, buckets: Mapping[tuple[str, str], Sequence[Notice]]) -> Iterator[Notice]:
        """Offers that its topic and fields do not refuse already, each once."""
        topics = [need.topic, *(_other(pair, need.topic) for pair in self.related if need.topic in pair)]
        fields = [code[:2] for code in need.fields]
        seen = set[str]()
        for topic in dict.fromkeys(topics):
            keys = [(topic, field) for field in (*fields, "")] if fields else [k for k in buckets if k[0] == topic]
            for key in dict.fromkeys(keys):
                for offer in buckets.get(key, ()):
                    if offer.id not in seen:
                        seen.add(offer.id)
                        yield offer


def _by_side(notices: Iterable[Notice]) -> tuple[list[Notice], list[Notice]]:
    """Needs and offers, whatever order they came in."""
    known = sorted(notices, key=lambda one: one.id)
    return [one for one in known if one.side == NEED], [one for one in known if one.side == OFFER]


def _in_buckets(offers: Iterable[Notice]) -> Mapping[tuple[str, str], Sequence[Notice]]:
    """By topic and the first two digits of each field; those without a field under an empty one."""
    buckets: defaultdict[tuple[str, str], list[Notice]] = defaultdict(list)
    for offer in offers:
        for field in dict.fromkeys(code[:2] for code in offer.fields) or ("",):
            buckets[offer.topic, field].append(offer)
    return buckets


def _other(pair: frozenset[str], topic: str) -> str:
    return next(iter(pair - {topic}), topic)


def _days(period: tuple[date, date]) -> list[str]:
    return [day.isoformat() for day in period]

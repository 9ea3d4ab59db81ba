"""Whether an offer may meet a need, and how well they fit.

What a side does not say gives no points and counts into what is possible: else an empty entry would beat a real one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import Protocol

from exchange_admin.domain.rules.listings import PUBLISHED
from exchange_admin.domain.rules.matching.agreed import Agreed
from exchange_admin.domain.rules.matching.criteria import Fact, MatchReason, best_fields, weighed
from exchange_admin.domain.rules.matching.notices import Notice, Period, periods_meet

OFFER, NEED = "offer", "need"
GOOD, ASK, ASK_POSSIBLE = 50, 40, 75
"""From how many points on a match is good; from how many, and how many possible ones, it is worth asking."""

_MIRRORED: Mapping[str, tuple[str, str]] = {OFFER: ("jobs", "graduates"), NEED: ("graduates", "jobs")}
"""Topics of which the same side of both meets, the one that needs before the one that has: who offers jobs needs the
graduates that somebody else offers, and who needs graduates has the jobs that somebody needs for them."""

Related = Collection[frozenset[str]]
"""Pairs of topics that may meet without being the same."""
Bucket = tuple[str, frozenset[str]]
"""A topic, and the first two digits of fields."""


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


@dataclass(frozen=True, slots=True)
class Matching:
    """On one day, with related topics and pairs of specialities that both colleges agreed on."""

    today: date
    related: Related
    agreed: Agreed = frozenset()

    def of(self, need: Notice, offer: Notice) -> Match | Refusal:
        """Of any two."""
        return self.refusal(need, offer) or self._weighed(need, offer)

    def all(
        self, notices: Iterable[Notice], step: Callable[[], object] = lambda: None, *, weak: bool = True
    ) -> list[Match]:
        """Every pair that meets, best first; without `weak` ones those alone that are good or to be asked about.
        `step` is called often and may raise to give up."""
        known = list(notices)
        found = [*self._of_sides(known, step, weak=weak)]
        found += [one for one in self._mirrored(known, step) if weak or one.is_good or one.is_to_ask]
        return _best_first(found, step)

    def _of_sides(self, notices: Iterable[Notice], step: Callable[[], object], *, weak: bool) -> list[Match]:
        """Needs with offers."""
        needs, offers = self._in_buckets(notices)
        found: list[Match] = []
        for bucket, some in needs.items():
            near = [offer for other in offers if self._may_hold_pairs(bucket, other) for offer in offers[other]]
            for need in some:
                step()
                met = (self._weighed(need, offer) for offer in near if _may_meet(need, offer))
                found += [one for one in met if weak or one.score >= GOOD or one.is_to_ask]
        return found

    def _mirrored(
        self, notices: Iterable[Notice], step: Callable[[], object], own: str | None = None
    ) -> Iterator[Match]:
        """Offers with offers and needs with needs, of topics that are two views of one thing; those alone of which one
        is of the institution `own`, where it is named."""
        some = [one for one in notices if one.topic in _MIRRORED[OFFER] and self._is_open(one)]
        mine = [one for one in some if own in {None, one.institution}]
        for need in some:
            step()
            for offer in some if need.institution == own else mine:
                if is_mirrored(need, offer) and self.refusal(need, offer) is None:
                    yield self._weighed(need, offer)

    def of_institution(
        self, own: str, notices: Iterable[Notice], step: Callable[[], object] = lambda: None
    ) -> list[Match]:
        """Those that are good or to be asked about and of which one is an institution's own, best first."""
        known = list(notices)
        needs = [one for one in known if (one.institution == own) == (one.side == NEED)]
        offers = [one for one in known if (one.institution == own) == (one.side == OFFER)]
        found = [*self._of_sides(needs, step, weak=False), *self._of_sides(offers, step, weak=False)]
        found += [one for one in self._mirrored(known, step, own) if one.is_good or one.is_to_ask]
        return _best_first(found, step)

    def refusal(self, need: Notice, offer: Notice) -> Refusal | None:
        """Whether two must not meet, and the first reason why."""
        return next(self._refusals(need, offer), None)

    def _refusals(self, need: Notice, offer: Notice) -> Iterator[Refusal]:
        if (need.side, offer.side) != (NEED, OFFER) and not is_mirrored(need, offer):
            yield Refusal("not_a_pair", {"need": need.side, "offer": offer.side})
        if need.institution == offer.institution:
            yield Refusal("same_institution", {})
        for one in (need, offer):
            if one.state != PUBLISHED:
                yield Refusal("not_published", {"listing": one.id, "state": one.state})
        for one in (need, offer):
            if self._has_expired(one):
                day = one.valid_until.isoformat() if one.valid_until else None
                yield Refusal("expired", {"listing": one.id, "on": day})
        for one, other in ((need, offer), (offer, need)):
            if not _wants(one, other):
                yield Refusal("country_not_wanted", {"by": one.id, "country": other.country})
        if need.topic != offer.topic and frozenset((need.topic, offer.topic)) not in self.related:
            yield Refusal("topic_differs", {"need": need.topic, "offer": offer.topic})
        if need.fields and offer.fields and best_fields(need.fields, offer.fields) is None:
            yield Refusal("field_differs", {"need": list(need.fields), "offer": list(offer.fields)})
        if need.period and offer.period and not periods_meet(need.period, offer.period):
            yield Refusal("period_differs", {"need": _days(need.period), "offer": _days(offer.period)})

    def _is_open(self, one: Notice) -> bool:
        """Whether it meets anything on this day."""
        return one.state == PUBLISHED and not self._has_expired(one)

    def _has_expired(self, one: Notice) -> bool:
        return one.valid_until is None or one.valid_until < self.today

    def _weighed(self, need: Notice, offer: Notice) -> Match:
        reasons = weighed(need, offer, self.agreed)
        score = possible = 0
        for reason in reasons:
            score += reason.points
            possible += reason.open
        return Match(need.id, offer.id, score, score + possible, reasons)

    def _in_buckets(self, notices: Iterable[Notice]) -> tuple[Mapping[Bucket, list[Notice]], ...]:
        """Needs and offers that are open, each in the bucket that topic and fields refuse alike."""
        sides: Mapping[str, defaultdict[Bucket, list[Notice]]] = {one: defaultdict(list) for one in (NEED, OFFER)}
        for one in notices:
            if one.side in sides and self._is_open(one):
                sides[one.side][one.topic, frozenset(code[:2] for code in one.fields)].append(one)
        return sides[NEED], sides[OFFER]

    def _may_hold_pairs(self, bucket: Bucket, other: Bucket) -> bool:
        """Whether neither topic nor field refuses what is in the two."""
        (topic, fields), (other_topic, other_fields) = bucket, other
        if topic != other_topic and frozenset((topic, other_topic)) not in self.related:
            return False
        return not fields or not other_fields or not fields.isdisjoint(other_fields)


def _best_first(found: Iterable[Match], step: Callable[[], object]) -> list[Match]:
    """By score, by what is possible, by id. Those of one sum are put in order together: all of them at once is a sort
    of seconds that nobody could stop."""
    alike: defaultdict[tuple[int, int], list[Match]] = defaultdict(list)
    for at, one in enumerate(found):
        alike[one.score, one.possible].append(one)
        if at % _AT_ONCE == 0:
            step()
    ordered: list[Match] = []
    for sums in sorted(alike, reverse=True):
        step()
        ordered += sorted(alike[sums], key=_BY_IDS)
    return ordered


_AT_ONCE = 5_000
_BY_IDS = attrgetter("need", "offer")


class Sided(Protocol):
    """What is known of one of two before they are weighed."""

    @property
    def side(self) -> str: ...
    @property
    def topic(self) -> str: ...


def topics_near(topic: str, related: Related) -> frozenset[str]:
    """Those of what may meet something of that topic."""
    mirrored = frozenset(_MIRRORED[OFFER])
    return frozenset({topic}).union(*(pair for pair in (*related, mirrored) if topic in pair))


def is_mirrored(need: Sided, offer: Sided) -> bool:
    """Whether two of one side meet as a need and an offer do."""
    return need.side == offer.side and _MIRRORED.get(need.side) == (need.topic, offer.topic)


def may_be_pair(one: Sided, other: Sided) -> bool:
    """Whether sides and topics leave it open that one is what the other looks for."""
    return one.side != other.side or is_mirrored(one, other) or is_mirrored(other, one)


def _may_meet(need: Notice, offer: Notice) -> bool:
    """Of two that are open, with topics and fields that may meet: whether nothing else refuses them."""
    return (
        need.institution != offer.institution
        and _wants(need, offer)
        and _wants(offer, need)
        and periods_meet(need.period, offer.period)
    )


def _wants(one: Notice, other: Notice) -> bool:
    return not one.wanted_countries or other.country in one.wanted_countries


def _days(period: Period) -> list[str]:
    return [day.isoformat() for day in period]

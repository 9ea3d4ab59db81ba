"""The eight things by which an offer and a need are weighed, each with its points and a reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from exchange_admin.domain.rules.matching.agreed import Agreed, agreed_pair
from exchange_admin.domain.rules.matching.notices import Notice, Period, days_shared
from exchange_admin.domain.vocabulary import words

Fact = str | int | list[str] | None
Codes = tuple[str, ...]

MOST_POINTS: Mapping[str, int] = MappingProxyType(
    {"topic": 15, "field": 30, "keywords": 15, "language": 15, "level": 5, "places": 10, "period": 5, "format": 5}
)
"""What each criterion gives at most, in the order in which reasons are told; 100 together."""
_RELATED_TOPIC, _EACH_KEYWORD, _NEXT_LEVEL, _NEAR_FORMAT = 8, 5, 2, 3
_BLENDED, _SHORT_COURSE = "blended", "short_course"
_STEPS = {one: n for n, one in enumerate(one for one in words("study_level") if one != _SHORT_COURSE)}
"""Levels from the lowest up; a short course is next to none."""
_FIELD_POINTS = {"detailed": 25, "narrow": 15, "broad": 8}
_DETAILED, _NARROW, _BROAD = 4, 3, 2
"""Digits of a code of ISCED-F."""
_KEPT = 4_096
"""Pairs of values of which each criterion remembers what it found: listings that differ say much alike."""


@dataclass(frozen=True, slots=True)
class MatchReason:
    """What one criterion gives, and what it could still give (`open`) were both sides to say something. One is that of
    all pairs that say the same: nobody changes its facts."""

    code: str
    points: int
    facts: Mapping[str, Fact]
    open: int = 0

    @property
    def criterion(self) -> str:
        return self.code.partition(".")[0]

    def as_plain(self) -> dict[str, object]:
        return {"code": self.code, "points": self.points, "facts": dict(self.facts)}


def weighed(need: Notice, offer: Notice, agreed: Agreed) -> tuple[MatchReason, ...]:
    """The reasons of a pair, one for each criterion in the order of `MOST_POINTS`."""
    return (
        _topic(need.topic, offer.topic),
        _agreed(need, offer, agreed) or _field(need.fields, offer.fields),
        _keywords(need.keywords, offer.keywords),
        _language(need.languages, offer.languages),
        _level(need.level, offer.level),
        _places(need.places, offer.places),
        _period(need.period, offer.period),
        _format(need.format, offer.format),
    )


@lru_cache(maxsize=_KEPT)
def best_fields(need: Codes, offer: Codes) -> tuple[str, str, str] | None:
    """How near the nearest two fields are, and which they are; None where not even two digits are the same. Codes of
    four digits alone can be the same in detail."""
    pairs = [(found, one, other) for one in need for other in offer if (found := _nearness(one, other))]
    return max(pairs, key=lambda pair: _FIELD_POINTS[pair[0]], default=None)


def _nearness(one: str, other: str) -> str:
    if one == other and len(one) == _DETAILED:
        return "detailed"
    if one[:_NARROW] == other[:_NARROW] and min(len(one), len(other)) >= _NARROW:
        return "narrow"
    return "broad" if one[:_BROAD] == other[:_BROAD] else ""


@lru_cache(maxsize=_KEPT)
def _topic(need: str, offer: str) -> MatchReason:
    facts: dict[str, Fact] = {"need": need, "offer": offer}
    if need == offer:
        return MatchReason("topic.same", MOST_POINTS["topic"], facts)
    return MatchReason("topic.related", _RELATED_TOPIC, facts)


def _agreed(need: Notice, offer: Notice, agreed: Agreed) -> MatchReason | None:
    for one in need.specialities if agreed else ():
        for other in offer.specialities:
            if agreed_pair((need.institution, one), (offer.institution, other)) in agreed:
                return MatchReason("field.agreed", MOST_POINTS["field"], {"need": one, "offer": other})
    return None


@lru_cache(maxsize=_KEPT)
def _field(need: Codes, offer: Codes) -> MatchReason:
    found = best_fields(need, offer)
    if found is None:
        return _not_said("field")
    how, one, other = found
    return MatchReason(f"field.{how}", _FIELD_POINTS[how], {"need": one, "offer": other})


def _keywords(need: Mapping[str, str], offer: Mapping[str, str]) -> MatchReason:
    if not need or not offer:
        return _not_said("keywords")
    shared = sorted(need[word] for word in need.keys() & offer.keys())
    if not shared:
        return _NO_KEYWORDS
    return MatchReason("keywords.shared", min(_EACH_KEYWORD * len(shared), MOST_POINTS["keywords"]), {"shared": shared})


@lru_cache(maxsize=_KEPT)
def _language(need: Codes, offer: Codes) -> MatchReason:
    if not need or not offer:
        return _not_said("language")
    shared = not set(need).isdisjoint(offer)
    facts: dict[str, Fact] = {"need": list(need), "offer": list(offer)}
    return MatchReason(f"language.{'shared' if shared else 'none'}", MOST_POINTS["language"] * shared, facts)


@lru_cache(maxsize=_KEPT)
def _level(need: str, offer: str) -> MatchReason:
    if not need or not offer:
        return _not_said("level")
    facts: dict[str, Fact] = {"need": need, "offer": offer}
    if need == offer:
        return MatchReason("level.same", MOST_POINTS["level"], facts)
    is_next = abs(_STEPS.get(need, -9) - _STEPS.get(offer, -9)) == 1
    return MatchReason("level.next", _NEXT_LEVEL, facts) if is_next else MatchReason("level.differs", 0, facts)


@lru_cache(maxsize=_KEPT)
def _places(need: int | None, offer: int | None) -> MatchReason:
    if not need or not offer:
        return _not_said("places")
    facts: dict[str, Fact] = {"need": need, "offer": offer}
    most = MOST_POINTS["places"]
    if offer >= need:
        return MatchReason("places.enough", most, facts)
    return MatchReason("places.part", most * offer // need, facts)


@lru_cache(maxsize=_KEPT)
def _period(need: Period | None, offer: Period | None) -> MatchReason:
    if not need or not offer:
        return _not_said("period")
    days, of = days_shared(need, offer), days_shared(need, need)
    facts: dict[str, Fact] = {"days": days, "of": of}
    return MatchReason(f"period.{'whole' if days == of else 'part'}", MOST_POINTS["period"] * days // of, facts)


@lru_cache(maxsize=_KEPT)
def _format(need: str, offer: str) -> MatchReason:
    if not need or not offer:
        return _not_said("format")
    if need == offer:
        return MatchReason("format.same", MOST_POINTS["format"], {"format": need})
    facts: dict[str, Fact] = {"need": need, "offer": offer}
    if _BLENDED in {need, offer}:
        return MatchReason("format.near", _NEAR_FORMAT, facts)
    return MatchReason("format.differs", 0, facts)


def _not_said(criterion: str) -> MatchReason:
    most = MOST_POINTS[criterion]
    return MatchReason(f"{criterion}.not_said", 0, {"open": most}, most)


_NO_KEYWORDS = MatchReason("keywords.none", 0, {"shared": []})

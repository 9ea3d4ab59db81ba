"""The eight things by which an offer and a need are weighed, each with its points and a reason."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from exchange_admin.domain.rules.matching.agreed import Agreed, agreed_pair
from exchange_admin.domain.rules.matching.notices import Notice, days_shared
from exchange_admin.domain.vocabulary import words

Fact = str | int | list[str] | None

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


@dataclass(frozen=True, slots=True)
class MatchReason:
    """What one criterion gives, and what it could still give were both sides to say something."""

    code: str
    points: int
    facts: Mapping[str, Fact]

    @property
    def criterion(self) -> str:
        return self.code.partition(".")[0]

    @property
    def open(self) -> int:
        found = self.facts.get("open", 0)
        return found if isinstance(found, int) else 0

    def as_plain(self) -> dict[str, object]:
        return {"code": self.code, "points": self.points, "facts": dict(self.facts)}


def best_fields(need: Notice, offer: Notice) -> tuple[str, str, str] | None:
    """How near the nearest two fields are, and which they are; None where not even two digits are the same. Codes of
    four digits alone can be the same in detail."""
    pairs = [(found, one, other) for one in need.fields for other in offer.fields if (found := _nearness(one, other))]
    return max(pairs, key=lambda pair: _FIELD_POINTS[pair[0]], default=None)


def _nearness(one: str, other: str) -> str:
    if one == other and len(one) == _DETAILED:
        return "detailed"
    if one[:_NARROW] == other[:_NARROW] and min(len(one), len(other)) >= _NARROW:
        return "narrow"
    return "broad" if one[:_BROAD] == other[:_BROAD] else ""


def _topic(need: Notice, offer: Notice, agreed: Agreed) -> MatchReason:
    facts: dict[str, Fact] = {"need": need.topic, "offer": offer.topic}
    if need.topic == offer.topic:
        return MatchReason("topic.same", MOST_POINTS["topic"], facts)
    return MatchReason("topic.related", _RELATED_TOPIC, facts)


def _field(need: Notice, offer: Notice, agreed: Agreed) -> MatchReason:
    for one in need.specialities:
        for other in offer.specialities:
            if agreed_pair((need.institution, one), (offer.institution, other)) in agreed:
                return MatchReason("field.agreed", MOST_POINTS["field"], {"need": one, "offer": other})
    found = best_fields(need, offer)
    if found is None:
        return _not_said("field")
    how, one, other = found
    return MatchReason(f"field.{how}", _FIELD_POINTS[how], {"need": one, "offer": other})


def _keywords(need: Notice, offer: Notice, agreed: Agreed) -> MatchReason:
    if not need.keywords or not offer.keywords:
        return _not_said("keywords")
    shared = sorted(typed for word, typed in need.keywords.items() if word in offer.keywords)
    points = min(_EACH_KEYWORD * len(shared), MOST_POINTS["keywords"])
    return MatchReason(f"keywords.{'shared' if shared else 'none'}", points, {"shared": shared})


def _language(need: Notice, offer: Notice, agreed: Agreed) -> MatchReason:
    if not need.languages or not offer.languages:
        return _not_said("language")
    shared = not set(need.languages).isdisjoint(offer.languages)
    facts: dict[str, Fact] = {"need": list(need.languages), "offer": list(offer.languages)}
    return MatchReason(f"language.{'shared' if shared else 'none'}", MOST_POINTS["language"] * shared, facts)


def _level(need: Notice, offer: Notice, agreed: Agreed) -> MatchReason:
    if not need.level or not offer.level:
        return _not_said("level")
    facts: dict[str, Fact] = {"need": need.level, "offer": offer.level}
    if need.level == offer.level:
        return MatchReason("level.same", MOST_POINTS["level"], facts)
    is_next = abs(_STEPS.get(need.level, -9) - _STEPS.get(offer.level, -9)) == 1
    return MatchReason("level.next", _NEXT_LEVEL, facts) if is_next else MatchReason("level.differs", 0, facts)


def _places(need: Notice, offer: Notice, agreed: Agreed) -> MatchReason:
    if not need.places or not offer.places:
        return _not_said("places")
    facts: dict[str, Fact] = {"need": need.places, "offer": offer.places}
    most = MOST_POINTS["places"]
    if offer.places >= need.places:
        return MatchReason("places.enough", most, facts)
    return MatchReason("places.part", most * offer.places // need.places, facts)


def _period(need: Notice, offer: Notice, agreed: Agreed) -> MatchReason:
    if not need.period or not offer.period:
        return _not_said("period")
    days, of = days_shared(need.period, offer.period), days_shared(need.period, need.period)
    facts: dict[str, Fact] = {"days": days, "of": of}
    return MatchReason(f"period.{'whole' if days == of else 'part'}", MOST_POINTS["period"] * days // of, facts)


def _format(need: Notice, offer: Notice, agreed: Agreed) -> MatchReason:
    if not need.format or not offer.format:
        return _not_said("format")
    if need.format == offer.format:
        return MatchReason("format.same", MOST_POINTS["format"], {"format": need.format})
    facts: dict[str, Fact] = {"need": need.format, "offer": offer.format}
    if _BLENDED in {need.format, offer.format}:
        return MatchReason("format.near", _NEAR_FORMAT, facts)
    return MatchReason("format.differs", 0, facts)


def _not_said(criterion: str) -> MatchReason:
    return MatchReason(f"{criterion}.not_said", 0, {"open": MOST_POINTS[criterion]})


CRITERIA: tuple[Callable[[Notice, Notice, Agreed], MatchReason], ...] = (
    *(_topic, _field, _keywords, _language),
    *(_level, _places, _period, _format),
)
"""In the order of `MOST_POINTS`."""

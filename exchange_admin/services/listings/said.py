"""Reasons of matches and refusals in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from exchange_admin.domain.rules.matching.criteria import Fact, MatchReason
from exchange_admin.domain.rules.matching.matching import Refusal
from exchange_admin.domain.wording import Wording

_VOCABULARIES = {
    "topic": "listing_topic",
    "topic_differs": "listing_topic",
    "language": "language",
    "level": "study_level",
    "country_not_wanted": "country",
    "not_published": "listing_state",
    "not_a_pair": "listing_side",
}
"""The closed list that words in the facts of a reason are of, by what its code begins with."""
_LISTINGS = frozenset({"listing", "by"})
"""Facts that name an offer or a need by its id."""
_FIELDS = frozenset({"field.detailed", "field.narrow", "field.broad", "field_differs"})
_OF_TWO_FIELDS = frozenset({"field.narrow", "field.broad"})
"""Reasons that name both fields; where both sides say the same short code it is named once."""
_KEYWORDS = "keywords.shared"
_FORMAT = "format."


@dataclass(frozen=True, slots=True)
class Names:
    """What is named in reasons by an id or a code, in the language of the reader."""

    listings: Mapping[str, str]
    fields: Mapping[str, str]
    keyword: Callable[[str], str] = str


class Reasons:
    """Of many matches in words. Pairs that say the same have one reason, which is put into words once; it is found
    again by which object it is, and kept so that no other one gets its place."""

    def __init__(self, words: Wording, names: Names) -> None:
        self._words, self._names = words, names
        self._whole: dict[int, tuple[MatchReason, str]] = {}
        self._brief: dict[int, tuple[MatchReason, str]] = {}

    def whole(self, reason: MatchReason) -> str:
        """What a criterion found; of what was not said, that it was not."""
        if id(reason) not in self._whole:
            self._whole[id(reason)] = reason, _reason_said(self._words, reason, self._names)
        return self._whole[id(reason)][1]

    def brief(self, reason: MatchReason) -> str:
        """The same in a word or two: of languages those in common, of fields the code."""
        if id(reason) not in self._brief:
            self._brief[id(reason)] = reason, _briefly_said(self._words, reason, self._names)
        return self._brief[id(reason)][1]


def _reason_said(words: Wording, reason: MatchReason, names: Names) -> str:
    is_one = reason.code in _OF_TWO_FIELDS and reason.facts.get("need") == reason.facts.get("offer")
    key = f"listings.reason.{reason.code}{'_one' if is_one else ''}"
    return words.explained(key, _facts(reason.code, reason.facts, names))


def _briefly_said(words: Wording, reason: MatchReason, names: Names) -> str:
    facts = dict(reason.facts)
    need, offer = facts.get("need"), facts.get("offer")
    if isinstance(need, list) and isinstance(offer, list):
        facts["shared"] = [one for one in need if one in offer]
    return words.explained(f"listings.brief.{reason.code}", _facts(reason.code, facts, replace(names, fields={})))


def refusal_said(words: Wording, refusal: Refusal, names: Names) -> str:
    return words.explained(f"listings.refusal.{refusal.code}", _facts(refusal.code, refusal.facts, names))


def criterion_said(words: Wording, criterion: str) -> str:
    """What is weighed, in a word or two."""
    return words.say(f"listings.criterion.{criterion}")


def _facts(code: str, facts: Mapping[str, Fact], names: Names) -> dict[str, object]:
    return {name: _fact(code, name, value, names) for name, value in facts.items()}


def _fact(code: str, name: str, value: Fact, names: Names) -> object:
    if isinstance(value, list):
        return tuple(_fact(code, name, one, names) for one in value)
    if not isinstance(value, str):
        return value
    if code == _KEYWORDS:
        return names.keyword(value)
    if name in _LISTINGS:
        return names.listings.get(value, "")
    if code in _FIELDS:
        return f"{value} {names.fields.get(value, '')}".strip()
    if code.startswith(_FORMAT):
        return f"held.{value}"  # as it stands within a sentence
    vocabulary = _VOCABULARIES.get(code) or _VOCABULARIES.get(code.partition(".")[0])
    return f"choice.{vocabulary}.{value}" if vocabulary else value

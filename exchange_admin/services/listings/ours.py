"""What meets the offers and needs of the own institution, or those of others among themselves: grouped, with what was
said about each already."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from exchange_admin.domain.queries import Query
from exchange_admin.domain.rules.interests import AT_HOME, DISMISSED, interest_status
from exchange_admin.domain.rules.matching.criteria import MOST_POINTS, MatchReason
from exchange_admin.domain.rules.matching.matching import NEED
from exchange_admin.domain.steps import Record
from exchange_admin.domain.wording import Wording
from exchange_admin.services.listings.matches import Matches, ShownListing, ShownMatch
from exchange_admin.services.listings.published import publishes_something
from exchange_admin.services.listings.said import criterion_said
from exchange_admin.services.parts import Parts, Service
from exchange_admin.services.shown_areas import brings_together

Key = tuple[str, str]
"""Ids of the own offer or need and of the other one."""
OURS, AMONG = "ours", "among"
"""Matches of the own institution, and those that others have among themselves: what whoever brings members together
looks at."""
_SEEN = {OURS: "matches_seen", AMONG: "member_matches_seen"}
"""The settings of this PC with those that somebody has looked at."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """One line of the arithmetic: `points` of at most `most`; `open` are those that nobody can give yet. It `is_best`
    where the two say the same in full."""

    name: str
    said: str
    brief: str
    points: int
    most: int
    open: int
    is_best: bool


@dataclass(frozen=True, slots=True)
class OwnMatch:
    """`status` is the word of the own interest in it, `they_say` that of theirs in the own one; empty where there is
    none, or none that was sent. What came in a catalogue is of a `hub`. In one that `is_of_others` the side with the
    need stands for the own one."""

    mine: str
    theirs: ShownListing
    shown: ShownMatch
    lines: tuple[Weighed, ...]
    status: str
    they_say: str
    revision: int
    published_on: str
    hub: str
    came_on: str
    topic: str = ""
    isced_f: str = ""
    is_of_others: bool = field(default=False, kw_only=True)

    @property
    def key(self) -> Key:
        return self.mine, self.theirs.id

    @property
    def score(self) -> int:
        return self.shown.match.score

    @property
    def possible(self) -> int:
        return self.shown.match.possible

    @property
    def is_to_ask(self) -> bool:
        return self.shown.match.is_to_ask

    @property
    def unsaid(self) -> tuple[Weighed, ...]:
        """What could be asked."""
        return tuple(one for one in self.lines if one.open)

    @property
    def own(self) -> ShownListing:
        """The side that `theirs` meets."""
        return self.shown.need if self.shown.need.id == self.mine else self.shown.offer


@dataclass(frozen=True, slots=True)
class OwnGroup:
    """An own offer or need with its days, or a need of others, and what meets it: `good` ones and those that are worth
    asking about, each best first, at least one together."""

    own: ShownListing
    is_need: bool
    starts: str
    ends: str
    until: str
    good: Sequence[OwnMatch]
    to_ask: Sequence[OwnMatch]

    @property
    def matches(self) -> Sequence[OwnMatch]:
        return (*self.good, *self.to_ask)

    @property
    def is_of_others(self) -> bool:
        return self.matches[0].is_of_others


class OwnMatches(Service[Parts]):
    """Reads only."""

    def __init__(self, parts: Parts, matches: Matches) -> None:
        super().__init__(parts)
        self._matches = matches

    def groups(self, language: str, *, step: Callable[[], object] = lambda: None) -> list[OwnGroup]:
        """The own offer or need with the best match first; without what was put aside. `step` may raise to give up."""
        own = self._store.institution
        found = self._matches.of_institution(own, language, step=step) if publishes_something(self._store) else []
        said, told = self._said(own), self._told(own)
        found = [one for one in found if said.get(_sides(one, own)[1].id) != DISMISSED]
        records = self._store.many("listing", tuple({one.id for pair in found for one in (pair.need, pair.offer)}))
        by_own: dict[str, list[OwnMatch]] = {}
        lines = _Lines(self._wordings[language])
        for pair in found:
            mine, theirs = _sides(pair, own)
            both = (said.get(theirs.id, ""), told.get((mine.id, theirs.institution_id), ""))
            made = _made(mine, theirs, pair, lines.of(pair), both, records[theirs.id])
            by_own.setdefault(mine.id, []).append(made)
        return [_group(records[id], some) for id, some in by_own.items()]

    def new(self) -> int:
        """How many nobody has looked at on this PC, without those of which either side has said something."""
        own = self._store.institution
        if not publishes_something(self._store):
            return 0
        seen, said, asked = self._seen(OURS), self._said(own), self._asked(own)
        pairs = (one for one in self._matches.pairs_of(own) if not said.get(one[1]) and one not in asked)
        return sum(1 for one in pairs if _mark(one) not in seen)

    def among_others(self, language: str, *, step: Callable[[], object] = lambda: None) -> list[OwnGroup]:
        """What two others have among themselves, under the needs; the one with the best match first. `step` may raise
        to give up."""
        found = self._matches.of_others(self._store.institution, language, step=step)
        said = self._said_among()
        records = self._store.many("listing", tuple({one.id for pair in found for one in (pair.need, pair.offer)}))
        by_need: dict[str, list[OwnMatch]] = {}
        lines = _Lines(self._wordings[language])
        for pair in found:
            sides = (pair.need.institution_id, pair.offer.id), (pair.offer.institution_id, pair.need.id)
            asked, answered = (said.get(one, "") for one in sides)
            made = _made(pair.need, pair.offer, pair, lines.of(pair), (asked, answered), records[pair.offer.id])
            by_need.setdefault(pair.need.id, []).append(replace(made, is_of_others=True))
        return [_group(records[id], some) for id, some in by_need.items()]

    def new_among_others(self) -> int:
        """How many of those nobody has looked at on this PC, without those of which either side has said something;
        none where it is not the work of this office to look at them."""
        if not self.looks_at_others:
            return 0
        seen, said = self._seen(AMONG), self._said_among()
        pairs = self._matches.pairs_of_others(self._store.institution)
        whose = self._store.many("listing", tuple({id for pair in pairs for id in pair}))
        told = {listing for _, listing in said}

        def is_said(one: Key) -> bool:
            return any(
                id in told and (whose[other].text("institution_id"), id) in said for id, other in (one, one[::-1])
            )

        return sum(1 for one in pairs if _mark(one) not in seen and not is_said(one))

    @property
    def looks_at_others(self) -> bool:
        """Whether it is the work of this office to look what others have among themselves."""
        if self._store.is_partner:
            return False
        return brings_together(self._store) or not publishes_something(self._store)

    def look_at(self, keys: Iterable[Key], among: Iterable[Key] = (), scope: str = OURS) -> None:
        """Notes that these were seen, and forgets those that are no more, neither shown nor `among` what there is; a
        note of this PC, no step."""
        marks = {_mark(key) for key in keys} | {_mark(key) for key in among} & self._seen(scope)
        if marks != self._seen(scope):
            self._store.settings.set(_SEEN[scope], sorted(marks))

    def _seen(self, scope: str) -> frozenset[str]:
        return frozenset(map(str, self._store.settings.like(_SEEN[scope], [])))

    def _said_among(self) -> Mapping[Key, str]:
        """The word for every interest that was sent, by who asks and for which offer or need."""
        sent = (one for one in self._store.records(Query("interest")) if one["state"] not in AT_HOME)
        return {
            (one.text("asking_institution_id"), one.text("listing_id")): interest_status(one.values) for one in sent
        }

    def _said(self, own: str) -> Mapping[str, str]:
        """The word for the own interest, by offer or need."""
        found = self._store.where("interest", "asking_institution_id", [own])
        return {one.text("listing_id"): interest_status(one.values) for one in found if one.live}

    def _asked(self, own: str) -> frozenset[Key]:
        """Pairs about which the other side asked the own institution, naming what of its own meets."""
        found = self._store.where("interest", "answering_institution_id", [own])
        sent = (one for one in found if one.live and one["state"] not in AT_HOME)
        return frozenset((one.text("listing_id"), one.text("own_listing_id")) for one in sent)

    def _told(self, own: str) -> Mapping[Key, str]:
        """The same of others, by the own offer or need and who asks; notes that a college has not sent are its own."""
        found = self._store.where("interest", "answering_institution_id", [own])
        sent = (one for one in found if one.live and one["state"] not in AT_HOME)
        return {
            (one.text("listing_id"), one.text("asking_institution_id")): interest_status(one.values) for one in sent
        }


def _mark(key: Key) -> str:
    return " ".join(key)


def counted(groups: Iterable[OwnGroup]) -> tuple[int, int]:
    """How many match well, and how many are worth asking about."""
    groups = list(groups)
    return sum(len(one.good) for one in groups), sum(len(one.to_ask) for one in groups)


def _sides(pair: ShownMatch, own: str) -> tuple[ShownListing, ShownListing]:
    """The own one, and the other."""
    return (pair.need, pair.offer) if pair.need.institution_id == own else (pair.offer, pair.need)


def _made(
    mine: ShownListing,
    theirs: ShownListing,
    pair: ShownMatch,
    lines: tuple[Weighed, ...],
    said: tuple[str, str],
    record: Record,
) -> OwnMatch:
    revision = record["revision"]
    number = revision if isinstance(revision, int) else 0
    return OwnMatch(mine.id, theirs, pair, lines, *said, number, *(record.text(one) for one in _WHENCE))


class _Lines:
    """Those of many matches; one for all that have the same reason."""

    def __init__(self, words: Wording) -> None:
        self._words = words
        self._made: dict[int, tuple[MatchReason, Weighed]] = {}

    def of(self, pair: ShownMatch) -> tuple[Weighed, ...]:
        told = zip(pair.match.reasons, pair.sentences, pair.brief, strict=True)
        return tuple(self._line(reason, said, brief) for reason, said, brief in told)

    def _line(self, reason: MatchReason, said: str, brief: str) -> Weighed:
        if id(reason) not in self._made:
            name = criterion_said(self._words, reason.criterion)
            self._made[id(reason)] = reason, _line(name, reason, said, brief)
        return self._made[id(reason)][1]


_WHENCE = ("published_on", "catalogue_hub", "catalogue_on", "topic", "isced_f")


def _line(name: str, reason: MatchReason, said: str, brief: str) -> Weighed:
    most = MOST_POINTS[reason.criterion]
    is_best = reason.points == most or reason.code in {"keywords.shared", "field.detailed"}
    return Weighed(name, said, brief, reason.points, most, reason.open, is_best)


def _group(record: Record, found: Sequence[OwnMatch]) -> OwnGroup:
    pair = found[0].shown
    own = pair.need if pair.need.id == record.id else pair.offer
    good, to_ask = ([one for one in found if one.is_to_ask is wanted] for wanted in (False, True))
    starts, ends, until = (record.text(name) for name in ("starts", "ends", "valid_until"))
    return OwnGroup(own, record["side"] == NEED, starts, ends, until, good, to_ask)

"""Which offers meet which needs of the office file, each with its reasons in words, and why two others do not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from exchange_admin.domain.fields import Values
from exchange_admin.domain.labels import label
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.queries import Filter, Query, Test
from exchange_admin.domain.rules.listings import LINK_STATUS, PUBLISHED
from exchange_admin.domain.rules.matching.agreed import LINKED, Side, agreed_pair
from exchange_admin.domain.rules.matching.matching import (
    NEED,
    Match,
    Matching,
    Refusal,
    Related,
    is_mirrored,
    may_be_pair,
    topics_near,
)
from exchange_admin.domain.rules.matching.notices import Notice
from exchange_admin.domain.rules.towns import Towns
from exchange_admin.domain.steps import Record
from exchange_admin.domain.wording import Wording
from exchange_admin.services.glossary import Glossary, keyword_said
from exchange_admin.services.listings.said import Names, Reasons, refusal_said
from exchange_admin.services.listings.sides import sided
from exchange_admin.services.parts import Parts, Service
from exchange_admin.services.stored import there

_LISTING, _INSTITUTION = "listing", "institution"
_DRAFT = "draft"
"""Stands for the id of what is not in the file yet."""


@dataclass(frozen=True, slots=True)
class ShownListing:
    """An offer or a need by what its reader calls it and its institution, and where that is."""

    id: str
    title: str
    institution_id: str
    institution: str
    town: str = ""


@dataclass(frozen=True, slots=True)
class ShownMatch:
    """A need and an offer that meet; `sentences` are its reasons in their order, `brief` the same in a word or two."""

    match: Match
    need: ShownListing
    offer: ShownListing
    sentences: tuple[str, ...]
    brief: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WouldMeet:
    """How many would meet a draft, and the first of them, each with the points."""

    count: int
    best: tuple[tuple[ShownListing, Match], ...]


@dataclass(frozen=True, slots=True)
class ShownRefusal:
    """Two that do not meet, and the first reason why."""

    refusal: Refusal
    need: ShownListing
    offer: ShownListing
    sentence: str


class Matches(Service[Parts]):
    """Reads only. `related` are pairs of topics that may meet; `fields` the names of codes of ISCED-F by language."""

    def __init__(
        self,
        parts: Parts,
        related: Related,
        fields: Mapping[str, Mapping[str, str]],
        glossary: Glossary,
        towns: Towns,
    ) -> None:
        super().__init__(parts)
        self._related, self._fields, self._glossary, self._towns = related, fields, glossary, towns

    def all(
        self, language: str, *, listing: str = "", weak: bool = False, step: Callable[[], object] = lambda: None
    ) -> list[ShownMatch]:
        """Best first: good ones and those that are worth asking about, with `weak` all others too; of one `listing`
        alone where its id is given. `step` is called often and may raise to give up."""
        own = there(self._store, _LISTING, listing) if listing else None
        published = self._published()
        mine = sided(own) if own is not None else None
        records = {one.id: one for one in published if mine is None or may_be_pair(mine, sided(one))}
        if own is not None:
            records[own.id] = own
        found = self._matching().all(self._notices(records.values()), step, weak=weak)
        if own is not None:
            found = [one for one in found if own.id in {one.need, one.offer}]
        return self._shown(found, records, language)

    def without_words(self) -> list[Match]:
        """The same as `all`, for whoever counts them or says only a few."""
        return self._matching().all(self._notices(self._published()), lambda: None)

    def of_others(self, own: str, language: str, *, step: Callable[[], object] = lambda: None) -> list[ShownMatch]:
        """As `all`, of those that are of two others than the institution `own`."""
        records = self._published_by_others(own)
        return self._shown(self._matching().all(self._notices(records.values()), step, weak=False), records, language)

    def pairs_of_others(self, own: str) -> list[tuple[str, str]]:
        """The same without words: the id of the need first."""
        records = self._published_by_others(own)
        return [(one.need, one.offer) for one in self._matching().all(self._notices(records.values()), weak=False)]

    def _published_by_others(self, own: str) -> dict[str, Record]:
        return {one.id: one for one in self._published() if one["institution_id"] != own}

    def of_institution(self, own: str, language: str, *, step: Callable[[], object] = lambda: None) -> list[ShownMatch]:
        """As `all`, of those that are an institution's own."""
        records = {one.id: one for one in self._published()}
        return self._shown(self._meeting(own, records, step), records, language)

    def pairs_of(self, own: str) -> list[tuple[str, str]]:
        """The same without words, for whoever only counts: the id of the own one first."""
        records = {one.id: one for one in self._published()}
        found = self._meeting(own, records, lambda: None)
        pairs = [(one.need, one.offer) for one in found]
        return [pair if records[pair[0]]["institution_id"] == own else (pair[1], pair[0]) for pair in pairs]

    def _meeting(self, own: str, records: Mapping[str, Record], step: Callable[[], object]) -> list[Match]:
        return self._matching().of_institution(own, self._notices(records.values()), step)

    def of_draft(
        self, values: Values, language: str, *, id: str = "", most: int, step: Callable[[], object] = lambda: None
    ) -> WouldMeet:
        """What would meet an offer or a need if it were published today as it stands; without a last day as if it were
        valid. `id` where it is in the file already."""
        until = values.get("valid_until") or self._today().isoformat()
        draft = Record(_LISTING, id or _DRAFT, {**values, "state": PUBLISHED, "valid_until": until})
        if not all(draft.text(name) for name in ("side", "topic", "institution_id")):
            return WouldMeet(0, ())
        mine, near = sided(draft), tuple(sorted(topics_near(draft.text("topic"), self._related)))
        published = (one for one in self._published(Filter("topic", Test.IS, near)) if one.id != draft.id)
        records = {one.id: one for one in published if may_be_pair(mine, sided(one))}
        records[draft.id] = draft
        found = self._matching().all(self._notices(records.values()), step, weak=False)
        found = [one for one in found if draft.id in {one.need, one.offer}]
        best = [(one.offer if one.need == draft.id else one.need, one) for one in found[:most]]
        shown = self._listings({id: records[id] for id, _ in best}, language)
        return WouldMeet(len(found), tuple((shown[id], one) for id, one in best))

    def of_two(self, one: str, other: str, language: str) -> ShownMatch | ShownRefusal:
        """How any two fit, or why they do not; whichever of them is the need. Raises RuleBroken with
        `record.missing`, or `listing.same_twice`."""
        if one == other:
            raise RuleBroken(Problem("listing.same_twice"))
        pair = [there(self._store, _LISTING, id) for id in (one, other)]
        need, offer = sorted(pair, key=lambda record: record["side"] != NEED)
        if is_mirrored(sided(offer), sided(need)):
            need, offer = offer, need
        records = {record.id: record for record in (need, offer)}
        found = self._matching().of(*self._notices((need, offer)))
        if isinstance(found, Match):
            return self._shown([found], records, language)[0]
        names = self._named(records, language)
        sentence = refusal_said(self._wordings[language], found, names)
        shown = self._listings(records, language)
        return ShownRefusal(found, shown[need.id], shown[offer.id], sentence)

    def of_owner(self, institution: str) -> list[str]:
        """Ids of all offers and needs of an institution, drafts too: *why not* tells of those that nobody sees yet."""
        mine = self._store.where(_LISTING, "institution_id", [institution]) if institution else []
        return [one.id for one in mine if one.live]

    def facing(self, listing: str, own: str) -> list[str]:
        """Ids of what is published by others than `own` and stands on the other side of an offer or need; on either
        side where none is named."""
        named = self._store.get(_LISTING, listing) if listing else None
        others = (one for one in self._published() if one["institution_id"] != own)
        return [one.id for one in others if named is None or may_be_pair(sided(named), sided(one))]

    def _published(self, *more: Filter) -> Iterable[Record]:
        return self._store.records(Query(_LISTING, filters=(Filter("state", Test.IS, (PUBLISHED,)), *more)))

    def _matching(self) -> Matching:
        return Matching(self._today(), self._related, frozenset(self._agreed()))

    def _agreed(self) -> Iterator[frozenset[Side]]:
        """What colleges agreed on, or the office for them, and nobody has ended."""
        links = list(self._store.records(Query("speciality_link", filters=(Filter(LINK_STATUS, Test.IS, (LINKED,)),))))
        named = {link.text(name) for link in links for name in ("speciality_id", "other_speciality_id")}
        codes = {id: one.text("code") for id, one in self._store.many("speciality", tuple(named)).items()}
        for link in links:
            one = link.text("institution_id"), codes.get(link.text("speciality_id"), "")
            other = link.text("other_institution_id"), codes.get(link.text("other_speciality_id"), "")
            yield agreed_pair(one, other)

    def _notices(self, records: Iterable[Record]) -> list[Notice]:
        records = list(records)
        owners = self._store.many(_INSTITUTION, tuple({one.text("institution_id") for one in records}))
        countries = {id: owner.text("country") for id, owner in owners.items()}
        meaning = self._glossary.common().meaning
        return [
            Notice.read(one.id, one.values, countries.get(one.text("institution_id"), ""), meaning) for one in records
        ]

    def _shown(self, found: Sequence[Match], records: Mapping[str, Record], language: str) -> list[ShownMatch]:
        named = {id: records[id] for one in found for id in (one.need, one.offer)}
        shown, names = self._listings(named, language), self._named(named, language)
        said = Reasons(self._wordings[language], names)
        return [
            ShownMatch(
                one,
                shown[one.need],
                shown[one.offer],
                tuple(said.whole(reason) for reason in one.reasons),
                tuple(said.brief(reason) for reason in one.reasons),
            )
            for one in found
        ]

    def _listings(self, records: Mapping[str, Record], language: str) -> dict[str, ShownListing]:
        titles = self._titles(records, language)
        owners = self._store.many(_INSTITUTION, tuple({one.text("institution_id") for one in records.values()}))
        called = {id: label(self._registry[_INSTITUTION], one.values, language) for id, one in owners.items()}
        towns = {id: self._towns.said(one.text("city"), language) for id, one in owners.items()}
        whose = {id: one.text("institution_id") for id, one in records.items()}
        return {
            id: ShownListing(id, titles[id], owner, called.get(owner, ""), towns.get(owner, ""))
            for id, owner in whose.items()
        }

    def _titles(self, records: Mapping[str, Record], language: str) -> dict[str, str]:
        called = self._called(_LISTING, records, language)
        return {id: called.get(id) or words_of(self._wordings[language], one) for id, one in records.items()}

    def _called(self, kind: str, ids: Iterable[str], language: str) -> dict[str, str]:
        records = self._store.many(kind, tuple(ids))
        return {id: label(self._registry[kind], one.values, language) for id, one in records.items()}

    def _named(self, records: Mapping[str, Record], language: str) -> Names:
        fields = {code: names.get(language, "") for code, names in self._fields.items()}
        words, terms = self._wordings[language], self._glossary.common()
        return Names(self._titles(records, language), fields, lambda typed: keyword_said(terms, typed, words))


def words_of(words: Wording, listing: Record) -> str:
    """What an offer without a title is called: its topic."""
    return words.choice("listing_topic", listing["topic"])

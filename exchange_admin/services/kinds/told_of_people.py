"""Who is named in a text that others will read: people of this office in whatever script, and how to reach them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from exchange_admin.domain.fields import Values
from exchange_admin.domain.labels import han_name, in_language
from exchange_admin.domain.problems import Level, Problem
from exchange_admin.domain.rules.catalogue import INSTITUTION_FIELDS, LISTING_FIELDS
from exchange_admin.domain.rules.listings import SHARED_STATES
from exchange_admin.domain.rules.told_of_people import contact_mark, contacts_in, may_be, name_pairs_in, stem
from exchange_admin.domain.steps import Record
from exchange_admin.domain.wording import Wording
from exchange_admin.names import fold
from exchange_admin.names.scripts import han_pairs
from exchange_admin.services.kinds.hooks import KindSources

_SCRIPTS = (("family_cyrillic", "given_cyrillic"), ("family_latin", "given_latin"))
_MOST = 200
_HAN_NAME = range(4, 1, -1)


def told_of_people(sources: KindSources, values: Values) -> Iterator[Problem]:
    """One question for each text of a listing that others see. A guess, and said to be one."""
    return ToldOfPeople(sources).in_listing(values)


class ToldOfPeople:
    """Reads the texts of many listings, all that go into a catalogue: anything can be written into any of them. What it
    was told by the file once it does not ask again, so that it is for one reading during which nothing is written."""

    def __init__(self, sources: KindSources) -> None:
        self._sources = sources
        self._ways: dict[str, frozenset[str]] = {}
        self._called: dict[tuple[str, str], bool] = {}
        self._han: dict[str, frozenset[str]] = {}

    def in_listing(self, values: Values) -> Iterator[Problem]:
        """As `told_of_people`."""
        if values.get("state") in SHARED_STATES and not values.get("catalogue_hub"):
            yield from self._in_texts(LISTING_FIELDS, values, str(values.get("institution_id") or ""))

    def named_in_listings(self, listings: Iterable[Record], words: Wording) -> Iterator[str]:
        """What those are called in whose texts somebody seems to be named or to be reached, each with the words."""
        return _called_with(((one, self.in_listing(one.values)) for one in listings), words)

    def named_in_profiles(self, institutions: Iterable[Record], words: Wording) -> Iterator[str]:
        """The same of what institutions say of themselves."""
        found = ((one, self._in_texts(INSTITUTION_FIELDS, one.values, one.id)) for one in institutions)
        return _called_with(found, words)

    def _in_texts(self, names: Iterable[str], values: Values, institution: str) -> Iterator[Problem]:
        for name in names:
            text = values.get(name)
            if not text or not isinstance(text, str):
                continue
            for contact in contacts_in(text):
                if contact_mark(contact) not in self._ways_of_the_office(institution):
                    yield Problem("listing.tells_contact", name, {"typed": contact}, Level.ASKS)
                    break
            if called := next(self._people_named_in(text), ""):
                yield Problem("listing.names_person", name, {"typed": called}, Level.ASKS)

    def _people_named_in(self, text: str) -> Iterator[str]:
        """The words of a text that are the name of somebody in this file."""
        for one, other in name_pairs_in(text):
            if self._somebody_is_called(one, other):
                yield f"{one} {other}"
        for at in han_pairs(text):
            names = self._han_names(text[at : at + 2])
            yield from (text[at : at + length] for length in _HAN_NAME if text[at : at + length] in names)

    def _ways_of_the_office(self, institution: str) -> frozenset[str]:
        if institution not in self._ways:
            self._ways[institution] = _ways_of_the_office(self._sources, institution)
        return self._ways[institution]

    def _somebody_is_called(self, one: str, other: str) -> bool:
        pair = one, other
        if pair not in self._called:
            people = _people(self._sources, one, other)
            self._called[pair] = any(_is_called(person, fold(one), fold(other)) for person in people)
        return self._called[pair]

    def _han_names(self, typed: str) -> frozenset[str]:
        """What those are called in Han whose names two characters fit."""
        if typed not in self._han:
            self._han[typed] = frozenset(han_name(person.values) for person in _found(self._sources, typed))
        return self._han[typed]


def _called_with(found: Iterable[tuple[Record, Iterator[Problem]]], words: Wording) -> Iterator[str]:
    for record, problems in found:
        if typed := dict.fromkeys(str(one.facts["typed"]) for one in problems):
            yield words.in_brackets(in_language(record.values, "name", words.language), words.listed(typed))


def _ways_of_the_office(sources: KindSources, institution: str) -> frozenset[str]:
    """Numbers and addresses that an institution gives to everybody: its own, and those of its contacts."""
    if not institution:
        return frozenset()
    records: Iterable[Record] = sources.store.where("contact", "institution_id", [institution])
    own = sources.store.get("institution", institution)
    told = [record[name] for record in (*records, *((own,) if own else ())) for name in ("phone", "email")]
    return frozenset(contact_mark(str(one)) for one in told if one)


def _people(sources: KindSources, one: str, other: str) -> list[Record]:
    typed = " ".join(stem(word) for word in (one, other) if not word.endswith("."))
    return _found(sources, typed)


def _found(sources: KindSources, typed: str) -> list[Record]:
    ids = [id for _, id in sources.store.search(typed, ("person",), _MOST)] if typed else []
    return list(sources.store.many("person", ids).values())


def _is_called(person: Record, one: str, other: str) -> bool:
    """By both words in either order; a person whose name in their script nobody has entered was found by its sound."""
    is_cyrillic = any("\u0400" <= sign <= "\u04ff" for sign in one + other)
    family, given = (fold(person.text(name)) for name in _SCRIPTS[0 if is_cyrillic else 1])
    if not (family and given):
        return "." not in one + other
    return (may_be(one, family) and may_be(other, given)) or (may_be(other, family) and may_be(one, given))

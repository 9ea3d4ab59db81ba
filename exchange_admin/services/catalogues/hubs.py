"""Whose word counts for which institution: members of this hub speak by themselves, for others a key is bound."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from exchange_admin.domain.fields import Value, Values
from exchange_admin.domain.labels import in_language
from exchange_admin.domain.queries import Query
from exchange_admin.domain.rules.listings import folded
from exchange_admin.domain.steps import Record
from exchange_admin.names import fold, lookalikes
from exchange_admin.services.exchange.correspondents import REVOKED
from exchange_admin.store import Store

_NAMES = ("name_zh", "name_ru", "name_en")


def hub_said(hub: Mapping[str, Any]) -> str:
    """What a hub calls itself, in all its languages."""
    return " / ".join(dict.fromkeys(str(hub[name]) for name in _NAMES if hub.get(name)))


def revoked_of(binding: Record) -> tuple[str, ...]:
    """Keys that spoke for the institution of a `catalogue_key` and never do again."""
    return tuple(binding.text("revoked_keys").split())


def joined_keys(keys: Iterable[str]) -> str:
    """As they are kept."""
    return " ".join(keys)


@dataclass(frozen=True, slots=True)
class Likeness:
    """The institution here that one of a catalogue is: `sure` by a code, else those that may be it by code or name."""

    sure: str = ""
    guesses: tuple[str, ...] = ()


class Hubs:
    """As they stand when it is made. Reads only."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.bound: Mapping[str, Record] = {
            one.text("institution_id"): one for one in store.records(Query("catalogue_key"))
        }
        self.revoked = frozenset(key for one in self.bound.values() for key in revoked_of(one))
        self.trusted = frozenset(one.text("sign_key") for one in self.bound.values()) - self.revoked
        files = store.records(Query("partner_file"))
        partners = {one.text("institution_id") for one in files if one["state"] != REVOKED}
        self.members = frozenset({store.institution, *partners} - {""})
        self._known_as = {one.text("known_as"): id for id, one in self.bound.items()}

    def alike(self, foreign: str, content: Values) -> Likeness:
        """By the id that its hub calls it by, then by code and country, then by name. What a member writes of
        itself proves nothing: all lines about whoever really is called so would be taken for ours."""
        if known := self._known_as.get(foreign):
            return Likeness(known)
        if foreign in self._institutions:
            return Likeness(foreign)
        for signs in _codes(content):
            found = self._by_sign.get(signs, ())
            if len(found) == 1 and self._is_proof(found[0], signs[0], content):
                return Likeness(found[0])
            if found:
                return Likeness(guesses=tuple(found))
        return Likeness(guesses=self._bearing(_names(content)))

    def _is_proof(self, institution: str, code: str, content: Values) -> bool:
        """Whether one that has the code (the name of its field) of another one in a catalogue is the same: of a member
        if one of its names is the same too, and the office wrote both."""
        if institution not in self.members - {self._store.institution}:
            return True
        given = {mark for _, _, mark in _names(content)}
        values = self._institutions[institution].values
        same = [name for name in _NAMES if _read_as(str(values.get(name) or "")) in given - {""}]
        return bool(same) and not self._written_by_others(institution).intersection((code, *same))

    def _written_by_others(self, institution: str) -> set[str]:
        """The fields in which the latest word is not the office's own."""
        latest: dict[str, str] = {}
        for entry in self._store.history.of("institution", institution):
            latest.setdefault(entry.field, entry.author)
        own = self._store.institution
        return {name for name, author in latest.items() if self._store.history.institution_of(author) != own}

    def names_of(self, key: str) -> frozenset[str]:
        """What the hub with this key is called here."""
        return frozenset(one.text("hub") for one in self.bound.values() if one["sign_key"] == key)

    def likened_hub(self, hub: Mapping[str, Any], key: str, own: Iterable[Values], language: str) -> tuple[str, ...]:
        """Institutions here, and hubs with another key, that are called as the one with this key calls itself; none
        where one of its `own` institutions is called so, which was asked about by itself."""
        signs = tuple(_names(hub))
        marks = {mark for _, _, mark in signs}
        here = (self._institutions[id].values for id, one in self.bound.items() if one["sign_key"] == key)
        if any(marks <= {mark for _, _, mark in _names(one)} for one in (*here, *own)):
            return ()
        others = [id for id in self._bearing(signs) if id not in self.bound or self.bound[id]["sign_key"] != key]
        hubs = {one.text("hub") for one in self.bound.values() if one["sign_key"] != key}
        called = (in_language(self._institutions[id].values, "name", language) for id in others)
        return (*called, *sorted(one for one in hubs if marks.intersection(map(_read_as, one.split(" / ")))))

    def likened(self, institution: str, content: Values) -> tuple[str, ...]:
        """Other institutions here that have a code or a name which this one had not and is now given."""
        there = self._institutions.get(institution)
        had = {*_codes(there.values), *_names(there.values)} if there else set()
        given = (sign for sign in (*_codes(content), *_names(content)) if sign not in had)
        return tuple(id for id in self._bearing(given) if id != institution)

    def _bearing(self, signs: Iterable[tuple[str, Value, str]]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(id for sign in signs for id in self._by_sign.get(sign, ())))

    @cached_property
    def _institutions(self) -> Mapping[str, Record]:
        return {one.id: one for one in self._store.records(Query("institution"))}

    @cached_property
    def _by_sign(self) -> Mapping[tuple[str, Value, str], Sequence[str]]:
        found: dict[tuple[str, Value, str], list[str]] = {}
        for id, one in self._institutions.items():
            for sign in (*_codes(one.values), *_names(one.values)):
                found.setdefault(sign, []).append(id)
        return found


def _codes(values: Values) -> Iterable[tuple[str, Value, str]]:
    for name in ("code", "national_code"):
        if code := values.get(name):
            yield name, values.get("country"), folded(str(code))


def _names(values: Values) -> Iterable[tuple[str, Value, str]]:
    for name in _NAMES:
        if mark := _read_as(str(values.get(name) or "")):
            yield "name", None, mark


def _read_as(called: str) -> str:
    """What a person reads of a name: quotes, blanks, what cannot be seen and the script of a letter make no other."""
    return "".join(filter(str.isalnum, lookalikes(fold(called).upper())[0]))

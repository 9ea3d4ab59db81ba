"""Offers and needs of the sample office and its partners, who is interested in what, and what is called how."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from exchange_admin.domain.fields import Value
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.services.sample.entries import Entries
from exchange_admin.services.sample.partners import Partner
from exchange_admin.services.sample.tables import SampleTables

_AHEAD, _BEFORE = ("starts", "ends"), ("asked", "answered")
_SAID = ("state", "message", "reply", "answer")


class Offers:
    """The same in an office of every size; days count from that of the office."""

    def __init__(self, tables: SampleTables, partners: Mapping[str, Partner], today: date) -> None:
        self._table, self._partners, self._today = tables.offers, partners, today
        self._made: dict[str, tuple[str, str]] = {}

    def add_listings(self, entries: Entries) -> None:
        for one in self._table["listing"]:
            owner = self._partners[one["owner"]].id
            state = one.get("state", "published" if "published" in one else "draft")
            told: dict[str, Value] = {name: one[name] for name in one if name in REGISTRY["listing"]}
            told |= {name: self._day(one.get(name)) for name in _AHEAD}
            told |= {"institution_id": owner, "state": state, "valid_until": self._day(one.get("until"))}
            if state != "draft":
                told |= {"published_on": self._day(-one["published"]), "revision": 1}
            self._made[one["key"]] = entries.add("listing", **told), owner

    def add_interests(self, entries: Entries) -> None:
        """Under the ids that they have wherever they are made."""
        for one in self._table["interest"]:
            (listing, answering), asking = self._made[one["listing"]], self._partners[one["asking"]].id
            parties = {"listing_id": listing, "asking_institution_id": asking, "answering_institution_id": answering}
            said: dict[str, Value] = {name: one.get(name) for name in _SAID}
            days = {f"{name}_on": self._day(-one[name]) if name in one else None for name in _BEFORE}
            own = self._made[one["own"]][0]
            entries.add_as(
                "interest", REGISTRY["interest"].own_id(parties), **parties, own_listing_id=own, **said, **days
            )

    def add_terms(self, entries: Entries) -> None:
        for one in self._table["term"]:
            told = {name: one[name] for name in one if name in REGISTRY["glossary_term"]}
            entries.add("glossary_term", **told, institution_id=self._partners[one["owner"]].id)

    def add_links(self, entries: Entries, specialities: Mapping[str, str]) -> None:
        """`specialities` are ids by code."""
        for one in self._table["link"]:
            entries.add(
                "speciality_link",
                institution_id=self._partners[one["owner"]].id,
                speciality_id=specialities[one["code"]],
                other_institution_id=self._partners[one["other"]].id,
                other_speciality_id=specialities[one["other_code"]],
                relation=one["relation"],
                state=one["state"],
                agreed_on=self._day(-one["agreed"]) if "agreed" in one else None,
                decision=one.get("decision"),
            )

    def _day(self, days: object) -> str | None:
        return (self._today + timedelta(days=days)).isoformat() if isinstance(days, int) else None

"""Institutions with their units and contacts, and the agreements with their conditions."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from exchange_admin.domain.fields import Value
from exchange_admin.domain.rules.catalogue import PROFILE_FIELDS
from exchange_admin.services.sample.entries import Entries
from exchange_admin.services.sample.tables import Entry, Lookup, SampleTables

NAMES = ("name_zh", "name_ru", "name_en")
_FIELDS = (
    *NAMES,
    "short_name",
    "country",
    "region",
    "city",
    "kind",
    "code",
    "national_code",
    "website",
    "email",
    "phone",
)
_TITLES = {
    "exchange": ("学生与教师交流协议", "Соглашение об обмене студентами и преподавателями", "Exchange agreement"),
    "framework": ("合作框架协议", "Рамочное соглашение о сотрудничестве", "Framework agreement"),
    "training": ("实习实训协议", "Договор о практике", "Traineeship agreement"),
    "letter_of_intent": ("合作意向书", "Протокол о намерениях", "Letter of intent"),
}
_KIND_OF_AGREEMENT = {"enterprise": "training", "authority": "framework"}
_STATES = {"neman": "sent", "vatteras": "draft", "department": "expired"}
_ENDING_SOON = {"alatau": 24, "ural": 60}  # days from today, to the end of that month


@dataclass(frozen=True, slots=True)
class Partner:
    """An institution of the sample. `share` weighs how many people come from there."""

    id: str
    key: str
    kind: str
    country: str
    share: int
    units: Sequence[str]
    scale: str | None


class Partners:
    """Makes the institutions and agreements, and keeps what the later parts of the sample need of them."""

    def __init__(self, tables: SampleTables, lookup: Lookup, chance: random.Random, today: date) -> None:
        self._tables, self._lookup, self._chance, self._today = tables, lookup, chance, today
        self.by_key: dict[str, Partner] = {}
        self.agreements: dict[str, str] = {}
        self.conditions: dict[tuple[str, str, str], str] = {}

    @property
    def own(self) -> Partner:
        return self.by_key["own"]

    def senders(self, direction: str) -> list[tuple[int, Partner]]:
        """(weight, institution) of those that send people in the direction; most of the outgoing are our own."""
        own = [(60, self.own)] if direction == "outgoing" else []
        country_fits = [p for p in self.by_key.values() if (p.country != "CN") == (direction == "incoming")]
        return own + [(partner.share, partner) for partner in country_fits if partner.share]

    def add_institutions(self, entries: Entries, own_id: str) -> None:
        """Every institution with its units and contacts; the own one under the id that the office file has for it."""
        for table in self._tables.institutions:
            key = table["key"]
            scale = self._lookup.scales.get(table["country"])
            values: dict[str, Value] = {name: table.get(name) for name in (*_FIELDS, "address", *PROFILE_FIELDS)}
            if "profile_days" in table:
                values["profile_as_of"] = (self._today - timedelta(days=table["profile_days"])).isoformat()
            values |= {"grading_scale_id": scale, "is_partner": int(key != "own")}
            id = own_id if key == "own" else entries.new_id()
            entries.add_as("institution", id, **values)
            units = [
                entries.add("unit", institution_id=id, **dict(zip(NAMES, names, strict=True)), code=code or None)
                for *names, code in table["units"]
            ]
            for name, position, languages in table["contacts"]:
                entries.add("contact", institution_id=id, name=name, position=position, languages=languages)
            self.by_key[key] = Partner(id, key, table["kind"], table["country"], table["share"], units, scale)

    def add_agreements(self, entries: Entries, staff: Sequence[str], first_year: str) -> None:
        """One agreement with every partner; its conditions hold from the academic year `first_year` on."""
        for number, table in enumerate(self._tables.institutions[1:], 1):
            partner = self.by_key[table["key"]]
            state = _STATES.get(partner.key, "in_force")
            kind = "letter_of_intent" if state == "draft" else _KIND_OF_AGREEMENT.get(partner.kind, "exchange")
            id = self._add_agreement(entries, table, (kind, state), number, staff[number % len(staff)])
            self.agreements[partner.key] = id
            for values in _conditions(partner, kind):
                condition = entries.add("condition", agreement_id=id, first_year_id=first_year, **values)
                self.conditions[partner.key, str(values["direction"]), str(values["activity"])] = condition

    def _add_agreement(
        self, entries: Entries, table: Entry, kind_and_state: tuple[str, str], number: int, coordinator: str
    ) -> str:
        kind, state = kind_and_state
        until = self._end(table["key"], state)
        signed = None if state in {"draft", "sent"} else until - timedelta(days=5 * 365 + 14)
        return entries.add(
            "agreement",
            number=f"SHGC–{table['code'][3:]} {(signed or self._today).year}/{number:02d}",
            institution_id=self.by_key[table["key"]].id,
            kind=kind,
            state=state,
            **dict(zip(("title_zh", "title_ru", "title_en"), _TITLES[kind], strict=True)),
            signed=signed.isoformat() if signed else None,
            valid_from=(signed + timedelta(days=14)).isoformat() if signed else None,
            valid_until=until.isoformat() if signed else None,
            renewal="automatic" if number % 3 == 0 else "by_protocol",
            renews=int(number % 3 == 0),
            notice_days=60,
            balance_unit="person",
            balance_tolerance="3",
            coordinator_id=coordinator,
        )

    def _end(self, key: str, state: str) -> date:
        if state == "expired":
            return self._today - timedelta(days=147)
        if key in _ENDING_SOON:
            return _end_of_month(self._today + timedelta(days=_ENDING_SOON[key]))
        return date(self._today.year + self._chance.choice((1, 2, 3)), self._chance.choice((6, 8, 12)), 30)


def _conditions(partner: Partner, kind: str) -> list[dict[str, Value]]:
    """What an agreement of `kind` lets people of both sides do."""
    foreign = partner.country != "CN"
    level = "secondary_vocational" if foreign else "short_cycle"
    students = max(2, partner.share)
    if kind == "training":
        direction, language = ("outgoing", "ru") if foreign else ("incoming", "zh")
        return [_condition(direction, "traineeship", 12, "3", level, language)]
    if kind != "exchange":
        return []
    if not foreign:  # colleges of our own country send their people through this office
        return [_condition("outgoing", "student_studies", students, "5", level, "ru")]
    return [
        _condition("outgoing", "student_studies", students, "5", "short_cycle", "ru"),
        _condition("incoming", "student_studies", students, "5", level, "zh"),
        _condition("incoming", "teaching", 2, "0.5", None, "ru"),
        _condition("outgoing", "teaching", 2, "0.5", None, "zh"),
    ]


def _condition(
    direction: str, activity: str, places: int, months: str, level: str | None, language: str
) -> dict[str, Value]:
    teaching = activity == "teaching"
    return {
        "direction": direction,
        "activity": activity,
        "places_per_year": places,
        "months": months,
        "level": level,
        "isced_f": None if teaching else "0714",
        "language": language,
        "language_level": "B2" if teaching else "A2",
    }


def _end_of_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1) - timedelta(days=1)

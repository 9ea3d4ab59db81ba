"""People and the papers that say who they are."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from exchange_admin.domain.fields import Value
from exchange_admin.services.sample.entries import Entries
from exchange_admin.services.sample.partners import Partner
from exchange_admin.services.sample.person_names import CITIZENSHIP, PersonNames
from exchange_admin.services.sample.tables import Lookup, SampleTables

_LEVEL = {"college": "secondary_vocational", "university": "bachelor"}
_MODULUS = 10_000_000
_LONG, _PERMIT_AFTER = 180, timedelta(days=24)
_WITHOUT_PERMIT = 2
_REMEMBERED = 60
"""So many of each role are remembered: enough to find somebody for a case that a small office lacks."""


@dataclass(frozen=True, slots=True)
class Somebody:
    """What the records of the same person need to know about it. `field` is the key of its field of study."""

    id: str
    home: Partner
    country: str
    field: str
    woman: bool


class People:
    """Adds people with their passports. Every number of a passport is used once, whatever the number of people."""

    def __init__(
        self, tables: SampleTables, names: PersonNames, lookup: Lookup, chance: random.Random, today: date
    ) -> None:
        self._tables, self._names, self._lookup = tables, names, lookup
        self._chance, self._today = chance, today
        self._numbered = 0
        self._offset = chance.randrange(_MODULUS)
        self.count = self._long = 0
        self._first: dict[str, list[Somebody]] = {}

    def first(self, role: str) -> Sequence[Somebody]:
        """The first people of a role."""
        return self._first.get(role, ())

    def student(self, entries: Entries, home: Partner, language_level: str = "") -> Somebody:
        """A student of `home` with a speciality of its country."""
        field = self._chance.choice(self._tables.learning["field"])
        codes = field.get(home.country.lower())
        code = self._chance.choice(codes) if codes else ""
        name, isced = self._lookup.specialities.get(code, ("", ""))
        cn = home.country == "CN"
        level = ("short_cycle" if self._chance.random() < 0.85 else "vocational_bachelor") if cn else ""
        study: dict[str, Value] = {
            "role": "student",
            "level": level or _LEVEL.get(home.kind, "secondary_vocational"),
            "study_year": self._chance.choice((1, 2, 2, 3) if cn else (2, 2, 3, 3, 4)),
            "speciality_code": code or None,
            "speciality_name": name or None,
            "isced_f": isced or None,
            "language_level": language_level or None,
        }
        return self._person(entries, home, self._birth(17, 23), study, field["key"])

    def teacher(self, entries: Entries, home: Partner) -> Somebody:
        """A teacher of `home`."""
        study: dict[str, Value] = {"role": "teacher", "position": self._position("teacher", home.country)}
        return self._person(entries, home, self._birth(27, 61), {**study, **self._teaching(home.country)}, "")

    def clerk(self, entries: Entries, home: Partner) -> Somebody:
        """A member of the staff of `home`."""
        study: dict[str, Value] = {"role": "staff", "position": self._position("clerk", home.country)}
        return self._person(entries, home, self._birth(24, 58), study, "")

    def stay_paper(
        self, entries: Entries, person: Somebody, stay: tuple[date, date], until: date, activity: str
    ) -> None:
        """The visa or residence permit of somebody who is abroad now, from the first day to the last of `stay`.

        One who came to China for more than half a year gets the permit after some weeks, and one of the first never."""
        arrived, leaves = stay
        in_china = person.country != "CN"
        is_long = in_china and (leaves - arrived).days >= _LONG
        permitted = arrived + _PERMIT_AFTER
        self._long += is_long
        kind = "residence_permit" if is_long and permitted <= self._today and self._long != _WITHOUT_PERMIT else "visa"
        student = activity in {"student_studies", "traineeship"}
        entered_with = ("X1" if is_long else "X2") if student else "F"
        issued = permitted if kind == "residence_permit" else arrived - timedelta(days=20)
        entries.add(
            "identity_document",
            person_id=person.id,
            kind=kind,
            number=self._number("K2" if in_china else "27"),
            country="CN" if in_china else "RU",
            issued=issued.isoformat(),
            valid_until=until.isoformat(),
            visa_class=entered_with if in_china and kind == "visa" else None,
        )

    def _person(self, entries: Entries, home: Partner, born: date, study: Mapping[str, Value], field: str) -> Somebody:
        woman = self._chance.random() < 0.5
        group = "CN" if home.country == "CN" else self._names.group_of(home.key, home.country)
        name = self._names.chinese(woman) if group == "CN" else self._names.foreign(group, woman)
        country = CITIZENSHIP.get(group, group)
        self.count += 1
        id = entries.add(
            "person",
            **name,
            sex="2" if woman else "1",
            birth_date=born.isoformat(),
            birth_place=self._chance.choice(self._tables.towns[country]),
            citizenship=country,
            home_institution_id=home.id,
            unit_id=self._chance.choice(home.units) if home.units else None,
            email=self._mail(name, country),
            phone=self._phone(country),
            **study,
        )
        self._passport(entries, id, country)
        somebody = Somebody(id, home, country, field, woman)
        known = self._first.setdefault(str(study["role"]), [])
        if len(known) < _REMEMBERED:
            known.append(somebody)
        return somebody

    def _passport(self, entries: Entries, person: str, country: str) -> None:
        """One in twenty-five runs out within half a year."""
        ends_soon = self._chance.random() < 0.04
        days = self._chance.randrange(1, 180) if ends_soon else self._chance.randrange(200, 3600)
        until = self._today + timedelta(days=days)
        entries.add(
            "identity_document",
            person_id=person,
            kind="passport",
            number=self._number(self._tables.country(country)["passport_series"]),
            country=country,
            issued=_ten_years_before(until).isoformat(),
            valid_until=until.isoformat(),
            issued_by=self._tables.country(country).get("passport_issuer"),
        )

    def _teaching(self, country: str) -> dict[str, Value]:
        """In turns, so that two of three have been trained."""
        usual, turn = self._tables.country(country), self.count % 3
        spoken = usual["teaches_in"]
        told: dict[str, Value] = {"teaching_languages": spoken[turn % len(spoken)]}
        if turn:
            told |= {
                "intercultural_training": usual["intercultural"],
                "intercultural_minutes": 45 * 36 * turn,
                "intercultural_year": self._today.year - turn,
            }
        return told

    def _number(self, series: str) -> str:
        """Seven digits that no other paper of the sample has: a step prime to the modulus visits each once."""
        self._numbered += 1
        return f"{series}{(self._offset + self._numbered * 6_364_137) % _MODULUS:07d}"

    def _birth(self, youngest: int, oldest: int) -> date:
        return self._today - timedelta(days=self._chance.randrange(youngest * 365 + 6, oldest * 365))

    def _position(self, kind: str, country: str) -> str:
        return str(self._chance.choice(self._tables.country(country)[kind]))

    def _mail(self, name: Mapping[str, str], country: str) -> str:
        family, given = (_letters(name[part]) or "post" for part in ("family_latin", "given_latin"))
        return f"{given}.{family}{self.count}@{self._tables.country(country)['mail']}"

    def _phone(self, country: str) -> str:
        number = self._chance.randrange(10_000)
        return str(self._tables.country(country)["phone"]).format(f"{number // 100:02d}", f"{number % 100:02d}")


def _ten_years_before(last_day: date) -> date:
    """The first day of a passport that is valid for ten years."""
    next_day = last_day + timedelta(days=1)
    return date(next_day.year - 10, next_day.month, min(next_day.day, 28))


def _letters(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold().replace("đ", "d").replace("ł", "l").replace("ı", "i"))
    return "".join(letter for letter in plain if "a" <= letter <= "z")

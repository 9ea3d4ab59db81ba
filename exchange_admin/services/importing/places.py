"""The institution, unit and speciality of people, told by their names and codes in the file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from exchange_admin.domain.fields import Value
from exchange_admin.domain.home_languages import home_language
from exchange_admin.domain.ids import Origin
from exchange_admin.domain.labels import in_language
from exchange_admin.domain.problems import Level, Problem
from exchange_admin.domain.queries import Query
from exchange_admin.domain.steps import Edit, Record
from exchange_admin.names import fold
from exchange_admin.names.scripts import language_of
from exchange_admin.services.importing.draft import StagedRow
from exchange_admin.services.stored import pointing
from exchange_admin.store import Store

_LANGUAGES = ("zh", "ru", "en")
_REMEMBERED = "import.institutions"


class Places:
    """Institutions and specialities of the office, read once for a file. Missing units are made on applying."""

    def __init__(self, store: Store, origin: Origin) -> None:
        self._store, self._origin = store, origin
        self._institutions = {record.id: record for record in store.records(Query("institution"))}
        self._by_name: dict[str, set[str]] = defaultdict(set)
        for id, called in self.names().items():
            for name in called:
                self._by_name[fold(name)].add(id)
        self.called = lru_cache(maxsize=4096)(self._called)
        self._remembered = _remembered(store)
        self._specialities: dict[str, Mapping[str, Value]] = {}
        self._units: dict[tuple[str, str], str] = {}
        self._known_units_of: set[str] = set()
        self._waiting: list[Edit] = []

    def names(self) -> Mapping[str, list[str]]:
        """What each institution is called, by id."""
        fields = ("name_zh", "name_ru", "name_en", "short_name")
        return {id: [record.text(name) for name in fields if record[name]] for id, record in self._institutions.items()}

    def label(self, institution: str) -> dict[str, str]:
        """What the institution is called, by languages: whoever reads a sentence about it has a language of his own."""
        record = self._institutions.get(institution)
        if record is None:
            return {}
        return {language: in_language(record.values, "name", language) for language in _LANGUAGES}

    def country(self, institution: str) -> str:
        record = self._institutions.get(institution)
        return record.text("country") if record else ""

    def settle(self, row: StagedRow, usual: str) -> None:
        """Replaces the institution's name in the row's values by its id; asks when it leads to no single one."""
        typed = row.values.pop("institution", None)
        if typed is None:
            if usual:
                row.values["home_institution_id"] = usual
            return
        if one := self.called(str(typed)) or self.meant(str(typed), usual):
            row.values["home_institution_id"] = one
        else:
            facts = {"typed": typed, "n": len(self._by_name.get(fold(str(typed)), ()))}
            row.problems.append(Problem("import.institution_unknown", "institution", facts, Level.ASKS))

    def _called(self, name: str) -> str:
        """The id of the one institution of that name; empty where none or several are called so."""
        found = self._by_name.get(fold(name), set())
        return next(iter(found)) if len(found) == 1 else ""

    def meant(self, typed: str, partner: str) -> str:
        """The id of the institution that somebody once said the partner means by `typed`, empty where nobody did."""
        id = self._remembered.get(partner, {}).get(fold(typed), "")
        return id if id in self._institutions else ""

    def explained(self, before: str, after: str) -> tuple[str, str] | None:
        """(folded name, id) when a name that leads nowhere was replaced by one that leads to an institution."""
        id = self.called(after)
        return (fold(before), id) if before.strip() and id and not self.called(before) else None

    def remember(self, meant: Mapping[str, Mapping[str, str]]) -> None:
        """Keeps what partners mean by their names of institutions, for later files; in this office file only."""
        kept = _remembered(self._store)
        for partner, names in meant.items():
            kept[partner] = {**kept.get(partner, {}), **names}
        self._store.settings.set(_REMEMBERED, kept)

    def derived(self, row: StagedRow, going_in: Mapping[str, Value], person: Record | None) -> dict[str, Value]:
        """What follows from the values without being in the file: the speciality's name and field, the unit's id."""
        code = str(going_in.get("speciality_code") or "")
        derived: dict[str, Value] = dict(self._speciality(code)) if code else {}
        institution = str(
            row.values.get("home_institution_id") or (person.text("home_institution_id") if person else "")
        )
        unit = str(row.values.get("unit") or "")
        if unit and institution and not (person and person["unit_id"]):
            derived["unit_id"] = self._unit(institution, unit)
        held = person.values if person else {}
        return {
            name: value for name, value in derived.items() if value and not going_in.get(name) and not held.get(name)
        }

    def new_units(self) -> list[Edit]:
        """The units that `derived` found missing since the last call."""
        if not self._waiting:
            return []
        waiting, self._waiting = self._waiting, []
        return waiting

    def _speciality(self, code: str) -> Mapping[str, Value]:
        """What the one speciality of that code says of those who study it."""
        if code not in self._specialities:
            found = pointing(self._store, "speciality", "code", code)
            told: dict[str, Value] = {}
            if len(found) == 1:
                language = home_language(found[0].text("country"))
                told = {"speciality_name": found[0][f"name_{language}"], "isced_f": found[0]["isced_f"]}
            self._specialities[code] = told
        return self._specialities[code]

    def _unit(self, institution: str, name: str) -> str:
        if unit := self._units.get((institution, name)):
            return unit
        if institution not in self._known_units_of:
            self._known_units_of.add(institution)
            for record in self._store.where("unit", "institution_id", [institution]):
                for language in _LANGUAGES:
                    if record.live and record[f"name_{language}"]:
                        self._units[institution, fold(record.text(f"name_{language}"))] = record.id
        key = institution, fold(name)
        if key not in self._units:
            self._units[key] = self._origin.new_id()
            values: dict[str, Value] = {"institution_id": institution, f"name_{language_of(name)}": name}
            self._waiting.append(Edit("unit", self._units[key], values, new=True))
        self._units[institution, name] = self._units[key]
        return self._units[key]


def _remembered(store: Store) -> dict[str, dict[str, str]]:
    """What institutions are called in the lists of each partner, as somebody has said before."""
    kept: dict[str, object] = store.settings.like(_REMEMBERED, {})
    return {partner: names for partner, names in kept.items() if isinstance(names, dict)}

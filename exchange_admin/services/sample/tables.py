"""The invented names, partners, programmes and subjects of the sample office, read from `resources/sample`, and what it
takes from the editable defaults of the field."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from exchange_admin.domain.fields import Value
from exchange_admin.domain.steps import Edit
from exchange_admin.services.sample.cohorts import Cohort, cohorts_of

Entry = Mapping[str, Any]
"""A table of a TOML file: keys are field names of the registry or explained at the top of the file."""

_LANGUAGE = {"CN": "zh", "RU": "ru"}


@dataclass(frozen=True, slots=True)
class Family:
    """A family name in its male and female form; `latin` only where it is not made from the Cyrillic by rule."""

    cyrillic: tuple[str, str]
    han: tuple[str, str]
    latin: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Given:
    """A given name; `patronymics` are those of a son and a daughter of a man of that name."""

    cyrillic: str
    han: str
    latin: str
    patronymics: tuple[str, str]


@dataclass(frozen=True, slots=True)
class ChineseNames:
    """Surnames and what given names are composed of; index 0 is for men, 1 for women."""

    frequent: Sequence[str]
    rare: Sequence[str]
    single: tuple[Sequence[str], Sequence[str]]
    first: tuple[Sequence[str], Sequence[str]]
    second: tuple[Sequence[str], Sequence[str]]


@dataclass(frozen=True, slots=True)
class SampleTables:
    """`families` and `given` are by group of people (a country, or TT for Tatars), `given` with 0 men, 1 women."""

    office: Entry
    institutions: Sequence[Entry]
    programmes: Sequence[Entry]
    learning: Entry
    grading: Entry
    stories: Entry
    offers: Entry
    committee: Entry
    projects: Entry
    casework: Entry
    countries: Entry
    cohorts: Sequence[Cohort]
    chinese: ChineseNames
    families: Mapping[str, Sequence[Family]]
    given: Mapping[str, tuple[Sequence[Given], Sequence[Given]]]
    towns: Mapping[str, Sequence[str]]

    def country(self, code: str) -> Entry:
        """What is usual in a country."""
        return {**self.countries["other"], **self.countries.get(code, {})}

    @classmethod
    def load(cls, folder: Path) -> SampleTables:
        """From `resources/sample`."""
        return cls(
            office=_toml(folder / "office.toml"),
            institutions=_toml(folder / "institutions.toml")["institution"],
            programmes=_toml(folder / "programmes.toml")["programme"],
            learning=_toml(folder / "learning.toml"),
            grading=_toml(folder / "grading.toml"),
            countries=_toml(folder / "countries.toml"),
            stories=_toml(folder / "stories.toml"),
            offers=_toml(folder / "offers.toml"),
            committee=_toml(folder / "committee.toml"),
            projects=_toml(folder / "projects.toml"),
            casework=_toml(folder / "casework.toml"),
            cohorts=cohorts_of(_toml(folder / "cohorts.toml")),
            chinese=_chinese(_toml(folder / "chinese_names.toml")),
            families=_families(folder / "families.tsv"),
            given=_given(folder / "given_names.tsv"),
            towns=_towns(folder / "towns.tsv"),
        )


def _toml(path: Path) -> Entry:
    return tomllib.loads(path.read_text("utf-8"))


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def _chinese(table: Entry) -> ChineseNames:
    def both(part: str) -> tuple[Sequence[str], Sequence[str]]:
        return table["male"][part].split(), table["female"][part].split()

    return ChineseNames(table["frequent"].split(), table["rare"].split(), both("single"), both("first"), both("second"))


def _families(path: Path) -> Mapping[str, Sequence[Family]]:
    found: dict[str, list[Family]] = {}
    for row in _rows(path):
        pairs = [(row[f"male_{script}"], row[f"female_{script}"]) for script in ("cyrillic", "han", "latin")]
        found.setdefault(row["group"], []).append(Family(*pairs))
    return found


def _given(path: Path) -> Mapping[str, tuple[Sequence[Given], Sequence[Given]]]:
    found: dict[str, tuple[list[Given], list[Given]]] = {}
    for row in _rows(path):
        name = Given(row["cyrillic"], row["han"], row["latin"], (row["son"], row["daughter"]))
        found.setdefault(row["group"], ([], []))[row["sex"] == "2"].append(name)
    return found


def _towns(path: Path) -> Mapping[str, Sequence[str]]:
    found: dict[str, list[str]] = {}
    for row in _rows(path):
        found.setdefault(row["country"], []).append(row["town"])
    return found


@dataclass(frozen=True, slots=True)
class Lookup:
    """`specialities` by code are (name in the language of the country, ISCED-F); `speciality_ids` by code and `scales`
    by country are record ids."""

    specialities: Mapping[str, tuple[str, str]]
    scales: Mapping[str, str]
    speciality_ids: Mapping[str, str]

    @classmethod
    def of(cls, edits: Iterable[Edit]) -> Lookup:
        """From the edits that put the defaults into a new file; the first scale of a country is its usual one."""
        specialities: dict[str, tuple[str, str]] = {}
        scales: dict[str, str] = {}
        ids: dict[str, str] = {}
        for edit in edits:
            country = str(edit.values.get("country") or "")
            if edit.kind == "speciality":
                name = edit.values.get(f"name_{_LANGUAGE.get(country, 'en')}") or edit.values.get("name_en")
                code = str(edit.values.get("code"))
                ids.setdefault(code, edit.id)
                specialities.setdefault(code, (_text(name), _text(edit.values.get("isced_f"))))
            elif edit.kind == "grading_scale" and country:
                scales.setdefault(country, edit.id)
        return cls(specialities, scales, ids)


def _text(value: Value) -> str:
    return "" if value is None else str(value)

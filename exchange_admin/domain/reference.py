"""Facts of the field as editable defaults: scales, terms, specialities, language levels, requirements, shapes of
document numbers.

Read from `resources/reference`, whose README explains the columns and how far each entry can be trusted. A new office
file is filled from them; after that the office's own records count.
"""

from __future__ import annotations

import csv
import re
import tomllib
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from operator import mul
from pathlib import Path
from typing import Any

from exchange_admin.domain.fields import Value
from exchange_admin.domain.ids import Origin
from exchange_admin.domain.problems import Level, Problem
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.rules.casework.entry_paths import EntryPath
from exchange_admin.domain.rules.glossary import AGREED, PROPOSED
from exchange_admin.domain.steps import Edit
from exchange_admin.domain.wording import LANGUAGES


@dataclass(frozen=True, slots=True)
class Example:
    """A record as it ships: what its entry in the file says, in the words of its kind and some for the reader alone,
    and the same of the lines below it, numbered."""

    kind: str
    values: Mapping[str, Any]
    lines: tuple[Mapping[str, Any], ...] = ()
    line_kind: str = ""

    @property
    def key(self) -> str:
        """By which other entries name it."""
        return str(self.values["id"])

    def edits(self, origin: Origin, **more: Value) -> tuple[Edit, ...]:
        """New records of it, with `more` than the file says."""
        made = _new(origin, self.kind, {**self.values, **more})
        if not self.lines:
            return (made,)
        parent = next(one.name for one in REGISTRY[self.line_kind].references if one.refers == self.kind)
        return (made, *(_new(origin, self.line_kind, {parent: made.id, **line}) for line in self.lines))


@dataclass(frozen=True, slots=True)
class DocumentShape:
    """What numbers of one kind of document usually look like. `expected` is an example as printed, `check` the name of
    the rule that its check digit follows, empty without one; `series` how many digits are a series, 0 without one."""

    country: str
    kind: str
    pattern: str
    expected: str
    source: str
    source_date: str
    confidence: str
    check: str = ""
    series: int = 0

    def fits(self, number: str) -> bool:
        """Whether the number looks usual, whatever its spaces, hyphens and case, and its check digit is right."""
        plain = (number if number.isalnum() else re.sub(r"[\s\-]", "", number)).upper()
        return re.fullmatch(self.pattern, plain) is not None and (not self.check or _CHECKS[self.check](plain))


class KnownNumbers:
    """The shapes of document numbers made ready for many of them."""

    def __init__(self, shapes: Iterable[DocumentShape]) -> None:
        self._shapes = tuple(shapes)
        self._tests: dict[str, dict[str, list[tuple[Callable[[str], object], str]]]] = {}
        for shape in self._shapes:
            test = re.compile(shape.pattern).fullmatch, shape.check
            self._tests.setdefault(shape.kind, {}).setdefault(shape.country, []).append(test)

    def countries(self, kind: str, number: str) -> set[str]:
        """The countries whose documents of that kind are numbered so. `number` is of capitals and digits alone."""
        return {country for country in self._tests.get(kind, ()) if self.fits(kind, country, number)}

    def fits(self, kind: str, country: str, number: str) -> bool:
        """The same of one country: quick, where somebody has said which it is."""
        for matches, check in self._tests.get(kind, {}).get(country, ()):
            if matches(number) and (not check or _CHECKS[check](number)):
                return True
        return False

    def has_series(self, series: str, number: str) -> bool:
        """Whether a number that begins with this series is divided so in some country: a series that has lost its
        leading zero is shorter."""
        lengths = {shape.series for shape in self._shapes if shape.series and re.fullmatch(shape.pattern, number)}
        return not lengths or len(series) in lengths

    def odd(self, kind: str, country: Value, fitting: Collection[str]) -> Problem | None:
        """Asks about a number that only the countries `fitting` have: when it is of another country whose numbers are
        known, or nobody knows the country and nobody has such a number."""
        if country in fitting or (fitting and not country):
            return None
        known = [shape for shape in self._shapes if shape.kind == kind and country in (None, shape.country)]
        if not known:
            return None
        expected = ", ".join(shape.expected for shape in known)
        if not country:
            return Problem("document.number_of_nobody", "number", {"expected": expected}, Level.ASKS)
        facts = {"country": f"choice.country.{country}", "expected": expected}
        return Problem("document.number_shape", "number", facts, Level.ASKS)


@dataclass(frozen=True, slots=True)
class Reference:
    """All the tables, in the order of their files. `fields_of_education` are the names of codes of ISCED-F by language;
    `related_topics` are pairs of topics of offers and needs that may meet; `speciality_pairs` are codes of the other
    country by code, proposals that count for nothing by themselves."""

    scales: tuple[Example, ...]
    years: tuple[Example, ...]
    specialities: tuple[Example, ...]
    language_levels: tuple[Example, ...]
    document_shapes: tuple[DocumentShape, ...]
    conversions: tuple[Example, ...]
    credit_rules: tuple[Example, ...]
    requirements: tuple[Example, ...]
    message_templates: tuple[Example, ...]
    terms: tuple[Example, ...]
    entry_paths: tuple[EntryPath, ...]
    fields_of_education: Mapping[str, Mapping[str, str]]
    related_topics: frozenset[frozenset[str]]
    speciality_pairs: Mapping[str, tuple[str, ...]]

    @classmethod
    def load(cls, folder: Path) -> Reference:
        """Raises OSError when a file is missing; KeyError, TypeError or ValueError when one is not of its shape."""
        scales, rules, conversions = (
            _toml(folder / f"{name}.toml") for name in ("grading_scales", "credit_rules", "grade_conversions")
        )
        rule: Mapping[str, Any] = {"version": 1, "example": 1}
        return cls(
            scales=_examples("grading_scale", scales["scale"], "scale_grade", "grade", example=1),
            years=_examples("academic_year", _years(folder / "academic_terms.toml"), "term", "term"),
            specialities=_examples("speciality", _rows(folder / "specialities.tsv")),
            language_levels=_examples("language_level", _levels(folder / "language_levels.tsv")),
            document_shapes=tuple(DocumentShape(**raw) for raw in _toml(folder / "document_shapes.toml")["shape"]),
            conversions=(
                *_examples("conversion_rule", conversions["table"], "conversion_row", "row", method="table", **rule),
                *_examples("conversion_rule", conversions["line"], method="linear", **rule),
            ),
            credit_rules=_examples("credit_rule", rules["rule"], "credit_cap", "caps", **rule),
            requirements=_examples("requirement", _toml(folder / "requirements.toml")["requirement"]),
            message_templates=_examples("message_template", _toml(folder / "message_templates.toml")["template"]),
            terms=_examples("glossary_term", _terms(folder / "glossary_terms.tsv")),
            entry_paths=tuple(EntryPath.read(row) for row in _rows(folder / "entry_paths.tsv")),
            fields_of_education=_names_by_code(folder / "fields_of_education.tsv"),
            related_topics=frozenset(
                frozenset((row["topic"], row["related_topic"])) for row in _rows(folder / "related_topics.tsv")
            ),
            speciality_pairs=_both_ways(
                (row["cn_code"], row["ru_code"]) for row in _rows(folder / "speciality_pairs.tsv")
            ),
        )

    def edits(self, origin: Origin, country: str) -> tuple[Edit, ...]:
        """New records for an office of `country`: its own years and terms, all else for all countries."""
        years = [edit for one in self.years if one.values["country"] == country for edit in one.edits(origin)]
        rules = [edit for one in self._rule_examples(origin) for edit in one]
        alike = (*self.specialities, *self.language_levels, *self.requirements, *self.message_templates)
        others = [edit for one in alike for edit in one.edits(origin)]
        return (*years, *rules, *others)

    def examples(self, origin: Origin) -> Iterator[tuple[Edit, ...]]:
        """Scales, rules, levels of exams, requirements and texts of messages, each a new record with its lines; scales
        before rules that need them."""
        yield from self._rule_examples(origin)
        others = (*self.language_levels, *self.requirements, *self.message_templates)
        yield from (one.edits(origin) for one in others)

    def term_examples(self, origin: Origin) -> Iterator[tuple[Edit, ...]]:
        """Terms of the glossary, which an office takes over when it wants them: its own words come first."""
        yield from (one.edits(origin) for one in self.terms)

    def _rule_examples(self, origin: Origin) -> Iterator[tuple[Edit, ...]]:
        """Without rules between scales that do not ship."""
        scales = {}
        for scale in self.scales:
            edits = scale.edits(origin)
            scales[scale.key] = edits[0].id
            yield edits
        for rule in self.conversions:
            ends = {f"{end}_scale_id": scales.get(rule.values.get(f"{end}_scale", "")) for end in ("from", "to")}
            if all(ends.values()):
                yield rule.edits(origin, **ends)
        yield from (rule.edits(origin) for rule in self.credit_rules)

    def unusual_number(self, kind: str, country: Value, number: str) -> Problem | None:
        """Asks about a document number that does not look like the usual ones; silent where no shape is known."""
        known = [shape for shape in self.document_shapes if (shape.kind, shape.country) == (kind, country)]
        if not known or any(shape.fits(number) for shape in known):
            return None
        return KnownNumbers(known).odd(kind, country, ())


def _new(origin: Origin, kind: str, values: Mapping[str, Any]) -> Edit:
    """Of what the kind has a field for."""
    told = {name: values[name] for name in values if name in REGISTRY[kind] and values[name] not in (None, "")}
    if values.get("source_date"):
        told["source"] = f"{values['source']}, {values['source_date']}"
    plain = {name: int(value) if isinstance(value, bool) else value for name, value in told.items()}
    return Edit(kind, origin.new_id(), plain, new=True)


def _examples(
    kind: str, entries: Iterable[Mapping[str, Any]], line_kind: str = "", lines: str = "", **more: Value
) -> tuple[Example, ...]:
    """`lines` is where an entry has its lines."""
    made = []
    for entry in entries:
        below = tuple({"position": n, **line} for n, line in enumerate(entry.get(lines, ()), 1))
        made.append(Example(kind, {**entry, **more}, below, line_kind))
    return tuple(made)


def _years(path: Path) -> list[dict[str, Any]]:
    told = _toml(path)
    return [dict(year, term=[_named(term, told["names"]) for term in year["term"]]) for year in told["year"]]


def _named(term: Mapping[str, str], names: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    year, said = term["starts"][:4], names[term["season"]]
    return {**term, **{f"name_{language}": said[language].replace("{year}", year) for language in LANGUAGES}}


def _levels(path: Path) -> list[dict[str, Any]]:
    """The levels of an exam stand in the table from the lowest up."""
    positions, levels = Counter[str](), list[dict[str, Any]]()
    for row in _rows(path):
        positions[row["exam"]] += 1
        numbers = {name: int(row[name]) if row[name] else None for name in ("words", "valid_months")}
        levels.append({**row, **numbers, "position": positions[row["exam"]]})
    return levels


def _terms(path: Path) -> Iterator[dict[str, Any]]:
    """Those that are certain are agreed, others only proposed, and say so; what nobody verified stays out."""
    for row in _rows(path):
        if row["confidence"] != _UNVERIFIED:
            is_certain = row["confidence"] == _CERTAIN
            yield {**row, "state": AGREED if is_certain else PROPOSED}


_CERTAIN, _UNVERIFIED = "high", "unverified"


def _names_by_code(path: Path) -> dict[str, dict[str, str]]:
    """Code to its name by language."""
    return {row["code"]: {language: row[f"name_{language}"] for language in LANGUAGES} for row in _rows(path)}


def _has_gb11643_digit(number: str) -> bool:
    """The last sign of a Chinese ID card follows from the others (GB 11643-1999, after ISO 7064 MOD 11-2)."""
    weighed = sum(map(mul, number.encode(), _WEIGHTS)) - _ZEROS
    return number[17] == "10X98765432"[weighed % 11]


_WEIGHTS = tuple(pow(2, 17 - place, 11) for place in range(17))
_ZEROS = ord("0") * sum(_WEIGHTS)
"""What the digits weigh more as bytes than as numbers."""


_CHECKS: Mapping[str, Callable[[str], bool]] = {"gb11643": _has_gb11643_digit}


def _toml(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text("utf-8"))


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def _both_ways(pairs: Iterable[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for one, other in pairs:
        found[one] = (*found.get(one, ()), other)
        found[other] = (*found.get(other, ()), one)
    return found

"""Facts of the field as editable defaults: scales, terms, specialities, language levels, shapes of document numbers.

Read from `resources/reference`, whose README explains the columns and how far each entry can be trusted. A new office
file is filled from them; after that the office's own records count.
"""

from __future__ import annotations

import csv
import re
import tomllib
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from operator import mul
from pathlib import Path
from typing import Any

from exchange_admin.domain.fields import Value
from exchange_admin.domain.ids import Origin
from exchange_admin.domain.problems import Level, Problem
from exchange_admin.domain.reference_rules import conversion_edits, credit_edits
from exchange_admin.domain.rules.credits.shipped import ShippedRule, credit_rules
from exchange_admin.domain.rules.grades.shipped import ShippedLine, ShippedTable, fixed_tables, straight_lines
from exchange_admin.domain.steps import Edit

_LEVEL_FIELDS = (
    "exam", "language", "level", "cefr", "cefr_independent", "words", "valid_months",
    "source", "validity_source", "independent_source", "confidence",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Grade:
    """One step of a scale. `from_percent` and `to_percent` are decimals as text, None where the scale has none."""

    mark: str
    label_zh: str
    label_ru: str
    label_en: str
    from_percent: str | None
    to_percent: str | None
    passing: bool


@dataclass(frozen=True, slots=True)
class Scale:
    """A grading scale, grades best first. `best`, `worst`, `pass_mark` are decimals as text, None without numbers."""

    key: str
    country: str
    name_zh: str
    name_ru: str
    name_en: str
    direction: str
    best: str | None
    worst: str | None
    pass_mark: str | None
    source: str
    confidence: str
    grades: tuple[Grade, ...]


@dataclass(frozen=True, slots=True)
class UsualTerm:
    """A term of an academic year; dates are ISO text."""

    season: str
    name_zh: str
    name_ru: str
    name_en: str
    starts: str
    ends: str


@dataclass(frozen=True, slots=True)
class UsualYear:
    """An academic year of a country, `code` as 2026/2027; dates are ISO text."""

    country: str
    code: str
    starts: str
    ends: str
    terms: tuple[UsualTerm, ...]


@dataclass(frozen=True, slots=True)
class Speciality:
    """A speciality of a national catalogue. The name in the country's language is official, the others translations."""

    country: str
    code: str
    name_zh: str
    name_ru: str
    name_en: str
    isced_f: str
    catalogue: str
    source: str
    confidence: str


@dataclass(frozen=True, slots=True)
class LanguageLevel:
    """A level of an exam or standard (`exam` as in the vocabulary). `cefr` is what is claimed for it, else empty.

    `cefr_independent` is what others say of it; empty with an `independent_source` is below A1. Results count for
    `valid_months`; None with a `validity_source` has no end that is known.
    """

    exam: str
    language: str
    level: str
    cefr: str
    words: int | None
    label_zh: str
    label_ru: str
    label_en: str
    source: str
    confidence: str
    cefr_confidence: str
    cefr_independent: str
    independent_source: str
    valid_months: int | None
    validity_source: str


@dataclass(frozen=True, slots=True)
class DocumentShape:
    """What numbers of one kind of document usually look like. `expected` is an example as printed, `check` the name of
    the rule that its check digit follows, empty without one; `series` how many digits are a series, 0 without one."""

    country: str
    kind: str
    pattern: str
    expected: str
    source: str
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
    """All the tables, in the order of their files."""

    scales: tuple[Scale, ...]
    years: tuple[UsualYear, ...]
    specialities: tuple[Speciality, ...]
    language_levels: tuple[LanguageLevel, ...]
    document_shapes: tuple[DocumentShape, ...]
    conversions: tuple[ShippedTable | ShippedLine, ...]
    credit_rules: tuple[ShippedRule, ...]

    @classmethod
    def load(cls, folder: Path) -> Reference:
        """Raises OSError when a file is missing; KeyError, TypeError or ValueError when one is not of its shape."""
        return cls(
            scales=_scales(folder / "grading_scales.toml"),
            years=_years(folder / "academic_terms.toml"),
            specialities=tuple(Speciality(**row) for row in _rows(folder / "specialities.tsv")),
            language_levels=tuple(_language_level(row) for row in _rows(folder / "language_levels.tsv")),
            document_shapes=_shapes(folder / "document_shapes.toml"),
            conversions=(*fixed_tables(folder), *straight_lines(folder)),
            credit_rules=credit_rules(folder),
        )

    def edits(self, origin: Origin, country: str) -> tuple[Edit, ...]:
        """New records for an office of `country`: its own years and terms, all else for all countries."""
        years = tuple(_year_edits(origin, [year for year in self.years if year.country == country]))
        rules = [edit for one in self._rule_examples(origin) for edit in one]
        specialities = [_new(origin, "speciality", asdict(speciality)) for speciality in self.specialities]
        return (*years, *rules, *specialities, *_level_edits(origin, self.language_levels))

    def examples(self, origin: Origin) -> Iterator[tuple[Edit, ...]]:
        """Scales, rules and levels of exams, each a new record with its lines; scales before rules that need them."""
        yield from self._rule_examples(origin)
        yield from ((edit,) for edit in _level_edits(origin, self.language_levels))

    def _rule_examples(self, origin: Origin) -> Iterator[tuple[Edit, ...]]:
        scales = {}
        for scale in self.scales:
            edits = tuple(_scale_edits(origin, scale))
            scales[scale.key] = edits[0].id
            yield edits
        made = [tuple(conversion_edits(origin, shipped, scales)) for shipped in self.conversions]
        made += [tuple(credit_edits(origin, shipped)) for shipped in self.credit_rules]
        yield from (edits for edits in made if edits)

    def unusual_number(self, kind: str, country: Value, number: str) -> Problem | None:
        """Asks about a document number that does not look like the usual ones; silent where no shape is known."""
        known = [shape for shape in self.document_shapes if (shape.kind, shape.country) == (kind, country)]
        if not known or any(shape.fits(number) for shape in known):
            return None
        return KnownNumbers(known).odd(kind, country, ())


def _year_edits(origin: Origin, years: list[UsualYear]) -> Iterator[Edit]:
    for year in years:
        made = _new(origin, "academic_year", {"code": year.code, "starts": year.starts, "ends": year.ends})
        yield made
        for term in year.terms:
            yield _new(origin, "term", {"academic_year_id": made.id, **asdict(term)})


def _scale_edits(origin: Origin, scale: Scale) -> Iterator[Edit]:
    values = {name: value for name, value in asdict(scale).items() if name not in {"key", "grades"}}
    made = _new(origin, "grading_scale", {**values, "example": 1})
    yield made
    for position, grade in enumerate(scale.grades, 1):
        own = {**asdict(grade), "passing": int(grade.passing)}
        yield _new(origin, "scale_grade", {"grading_scale_id": made.id, "position": position, **own})


def _level_edits(origin: Origin, levels: tuple[LanguageLevel, ...]) -> Iterator[Edit]:
    """The levels of an exam stand in the table from the lowest up."""
    positions = Counter[str]()
    for level in levels:
        positions[level.exam] += 1
        values: dict[str, Value] = {
            "name_zh": level.label_zh,
            "name_ru": level.label_ru,
            "name_en": level.label_en,
            "position": positions[level.exam],
            **{name: getattr(level, name) for name in _LEVEL_FIELDS},
        }
        yield _new(origin, "language_level", values)


def _new(origin: Origin, kind: str, values: Mapping[str, Value]) -> Edit:
    filled = {name: value for name, value in values.items() if value not in (None, "")}
    return Edit(kind, origin.new_id(), filled, new=True)


def _scales(path: Path) -> tuple[Scale, ...]:
    return tuple(
        Scale(
            key=raw["id"],
            country=raw["country"],
            name_zh=raw["name_zh"],
            name_ru=raw["name_ru"],
            name_en=raw["name_en"],
            direction=raw["direction"],
            best=raw.get("best"),
            worst=raw.get("worst"),
            pass_mark=raw.get("pass_mark"),
            source=_source(raw),
            confidence=raw["confidence"],
            grades=tuple(_grade(grade) for grade in raw["grade"]),
        )
        for raw in _toml(path)["scale"]
    )


def _grade(raw: Mapping[str, Any]) -> Grade:
    return Grade(raw["mark"], raw["zh"], raw["ru"], raw["en"], raw.get("from"), raw.get("to"), raw["passing"])


def _years(path: Path) -> tuple[UsualYear, ...]:
    told = _toml(path)
    return tuple(
        UsualYear(
            country=raw["country"],
            code=raw["code"],
            starts=raw["starts"],
            ends=raw["ends"],
            terms=tuple(_term(term, told["names"][term["season"]]) for term in raw["term"]),
        )
        for raw in told["year"]
    )


def _term(raw: Mapping[str, str], names: Mapping[str, str]) -> UsualTerm:
    year = raw["starts"][:4]
    zh, ru, en = (names[language].replace("{year}", year) for language in ("zh", "ru", "en"))
    return UsualTerm(raw["season"], zh, ru, en, raw["starts"], raw["ends"])


def _language_level(row: Mapping[str, str]) -> LanguageLevel:
    numbers = {name: int(row[name]) if row[name] else None for name in ("words", "valid_months")}
    return LanguageLevel(**numbers, **{name: text for name, text in row.items() if name not in numbers})  # type: ignore[arg-type]


def _shapes(path: Path) -> tuple[DocumentShape, ...]:
    return tuple(
        DocumentShape(
            raw["country"],
            raw["kind"],
            raw["pattern"],
            raw["expected"],
            _source(raw),
            raw["confidence"],
            raw.get("check", ""),
            raw.get("series", 0),
        )
        for raw in _toml(path)["shape"]
    )


def _has_gb11643_digit(number: str) -> bool:
    """The last sign of a Chinese ID card follows from the others (GB 11643-1999, after ISO 7064 MOD 11-2)."""
    weighed = sum(map(mul, number.encode(), _WEIGHTS)) - _ZEROS
    return number[17] == "10X98765432"[weighed % 11]


_WEIGHTS = tuple(pow(2, 17 - place, 11) for place in range(17))
_ZEROS = ord("0") * sum(_WEIGHTS)
"""What the digits weigh more as bytes than as numbers."""


_CHECKS: Mapping[str, Callable[[str], bool]] = {"gb11643": _has_gb11643_digit}


def _source(raw: Mapping[str, str]) -> str:
    return ", ".join(part for part in (raw["source"], raw["source_date"]) if part)


def _toml(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text("utf-8"))


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))

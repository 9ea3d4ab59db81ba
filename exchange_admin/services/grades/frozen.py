"""What is stored with a converted mark or with credits: enough to explain it in any language when all else changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from exchange_admin.domain import exact
from exchange_admin.domain.fields import Value
from exchange_admin.domain.labels import in_language
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.rules.credits.conversion import CourseCredits
from exchange_admin.domain.rules.grades.explanation import Conversion, Explanation
from exchange_admin.domain.wording import LANGUAGES

_DAMAGE = (KeyError, TypeError, ValueError, AttributeError)


@dataclass(frozen=True, slots=True)
class Names:
    """What something is called, by language; empty where nobody has said."""

    by_language: tuple[tuple[str, str], ...] = ()

    def said(self, language: str) -> str:
        """In the language, else in the nearest that is filled."""
        return in_language({f"name_{code}": text for code, text in self.by_language}, "name", language)

    def beside(self, owner: Names, aside: str) -> Names:
        """`scale · institution · field · years` in every language."""
        return Names(
            tuple(
                (code, " · ".join(part for part in (self.said(code), owner.said(code), aside) if part))
                for code in LANGUAGES
            )
        )

    def as_plain(self) -> dict[str, str]:
        return dict(self.by_language)

    @classmethod
    def read(cls, plain: Mapping[str, Any]) -> Names:
        return cls(tuple((code, str(plain[code])) for code in LANGUAGES if plain.get(code)))


def names_of(values: Mapping[str, Value]) -> Names:
    """`name_zh`, `name_ru`, `name_en` of a record."""
    return Names(tuple((code, str(text)) for code in LANGUAGES if (text := values.get(f"name_{code}"))))


@dataclass(frozen=True, slots=True)
class RuleName:
    """One version of a rule: the record, its number, what it was called."""

    id: str
    version: int
    names: Names

    def as_plain(self) -> dict[str, object]:
        return {"id": self.id, "version": self.version, "names": self.names.as_plain()}

    @classmethod
    def read(cls, plain: Mapping[str, Any]) -> RuleName:
        return cls(str(plain["id"]), int(plain["version"]), Names.read(plain["names"]))


@dataclass(frozen=True, slots=True)
class ConvertedMark:
    """A mark at home and how it came about. `host` and `home` are what the two scales or distributions are called."""

    rule: RuleName
    conversion: Conversion
    host: Names
    home: Names

    @property
    def grade(self) -> str | None:
        """The home mark; None where none may be given."""
        return self.conversion.grade

    @property
    def passed(self) -> bool:
        return self.conversion.passed

    @property
    def exact(self) -> Fraction | None:
        """The number before rounding, where one was calculated."""
        return self.conversion.exact

    def as_plain(self) -> dict[str, object]:
        """The shape that is stored: the result, the rule with its version, the names, the whole explanation."""
        number = None if self.exact is None else exact.as_text(self.exact)
        return {
            "rule": self.rule.as_plain(),
            "grade": self.grade,
            "passed": self.passed,
            "exact": number,
            "names": {"host": self.host.as_plain(), "home": self.home.as_plain()},
            "explanation": self.conversion.explanation.as_plain(),
        }

    @classmethod
    def read(cls, plain: Mapping[str, Any]) -> ConvertedMark:
        """Back from `as_plain`. Raises RuleBroken with `grade.explanation_unreadable` for anything else."""
        try:
            told = Explanation.read(plain["explanation"])
            names = plain["names"]
            rule = RuleName.read(plain["rule"])
            return cls(rule, Conversion.explained(told), Names.read(names["host"]), Names.read(names["home"]))
        except _DAMAGE as damage:
            raise RuleBroken(Problem("grade.explanation_unreadable")) from damage


@dataclass(frozen=True, slots=True)
class FrozenCredits:
    """What a course is worth, and the rule that says so."""

    rule: RuleName
    credits: CourseCredits

    @property
    def exact(self) -> Fraction:
        """Not rounded: that is for the final sheet."""
        return self.credits.exact

    def as_plain(self) -> dict[str, object]:
        return {"rule": self.rule.as_plain(), "credits": self.credits.as_plain()}

    @classmethod
    def read(cls, plain: Mapping[str, Any]) -> FrozenCredits:
        """Back from `as_plain`. Raises RuleBroken with `credit.explanation_unreadable` for anything else."""
        try:
            return cls(RuleName.read(plain["rule"]), CourseCredits.read(plain["credits"]))
        except _DAMAGE as damage:
            raise RuleBroken(Problem("credit.explanation_unreadable")) from damage

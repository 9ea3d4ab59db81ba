"""Credit rules that ship with the program as editable examples, read from `resources/reference/credit_rules.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

from exchange_admin.domain import exact
from exchange_admin.domain.rules.credits.rules import Cap, CreditRule, Direction, Rounding, SelfStudy
from exchange_admin.domain.rules.credits.work import Work
from exchange_admin.domain.rules.grades.shipped import Origin, origin
from exchange_admin.domain.wording import LANGUAGES


@dataclass(frozen=True, slots=True)
class ShippedRule:
    """An example of a credit rule; `names` by language."""

    key: str
    country: str
    names: Mapping[str, str]
    rule: CreditRule
    origin: Origin


def credit_rules(folder: Path) -> tuple[ShippedRule, ...]:
    """Raises OSError without the file, KeyError, ValueError or RuleBroken for another shape."""
    raws = tomllib.loads((folder / "credit_rules.toml").read_text("utf-8"))["rule"]
    return tuple(
        ShippedRule(
            raw["id"],
            raw.get("country", ""),
            {language: raw[f"name_{language}"] for language in LANGUAGES},
            _rule(raw),
            origin(raw),
        )
        for raw in raws
    )


def _rule(raw: Mapping[str, Any]) -> CreditRule:
    rounding = raw.get("rounding", {})
    return CreditRule(
        name=raw["name_en"],
        scheme=raw["scheme"],
        hours_per_credit={Work(work): exact.read(per) for work, per in raw["hours_per_credit"].items()},
        hour=raw["hour"],
        weeks_per_credit=_optional(raw, "weeks_per_credit"),
        self_study=SelfStudy(raw["self_study"]),
        self_study_ratio=_optional(raw, "self_study_ratio") or Fraction(0),
        rounding=Rounding(exact.read(rounding["step"]), Direction(rounding["direction"])) if rounding else Rounding(),
        caps=tuple(Cap(cap["category"], exact.read(cap["limit"]), cap["in_all"]) for cap in raw.get("caps", ())),
        not_transferable=tuple(raw.get("not_transferable", ())),
        tolerance=_optional(raw, "tolerance"),
    )


def _optional(raw: Mapping[str, Any], key: str) -> Fraction | None:
    return exact.read(raw[key]) if key in raw else None

"""An office with scales, distributions and rules of both countries, for tests of conversion."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from paper_office import RESOURCES, TODAY, WHO, PaperOffice

from exchange_admin.domain.fields import Value
from exchange_admin.domain.reference import Reference
from exchange_admin.domain.rules.grades.marks import PassOnlyMarks
from exchange_admin.domain.steps import Step
from exchange_admin.services.grades.converting import Converting
from exchange_admin.services.grades.used_rules import RuleVersions

CHINESE = {"优秀": 120, "良好": 260, "中等": 190, "及格": 130, "不及格": 40}
RUSSIAN = {"5": 180, "4": 240, "3": 180, "2": 20}
"""Counts of `domain.md` 5.3; the fails are ours."""


@cache
def reference() -> Reference:
    return Reference.load(RESOURCES / "reference")


@cache
def pass_only() -> PassOnlyMarks:
    return PassOnlyMarks.load(RESOURCES / "reference")


class GradingOffice(PaperOffice):
    """The shipped scales and rules, found by name; `cn` and `ru` are distributions of the college and the partner."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        edits = reference().edits(self.store.origin, "CN")
        self.store.record(Step(WHO, "office.add", edits))
        self.ids: Mapping[tuple[str, str], str] = {
            (edit.kind, str(edit.values.get("name_en"))): edit.id for edit in edits
        }
        self.five_level = self.ids["grading_scale", "Five-level scale (China)"]
        self.hundred = self.ids["grading_scale", "Hundred-point scale (China)"]
        self.five = next(
            id for (kind, name), id in self.ids.items() if kind == "grading_scale" and name.startswith("Five-point")
        )
        self.cn = self.distribution(self.five_level, CHINESE, institution_id=self.own, last_year=2026)
        self.ru = self.distribution(self.five, RUSSIAN, institution_id=self.partner, last_year=2026)
        self.converting = Converting(self.store, pass_only())
        self.versions = RuleVersions(self.parts)

    def distribution(self, scale: str, counts: Mapping[str, int], **facts: Value) -> str:
        made = self.add("grade_distribution", grading_scale_id=scale, **facts)
        grades = {
            grade.text("mark"): grade.id for grade in self.store.where("scale_grade", "grading_scale_id", [scale])
        }
        for mark, count in counts.items():
            self.add("grade_count", grade_distribution_id=made, scale_grade_id=grades[mark], count=count)
        return made

    def rule(self, method: str, source: str, target: str | None, **facts: Value) -> str:
        """Made by the verb that the form calls."""
        values = {"name_zh": "规则", "from_scale_id": source, "to_scale_id": target, "method": method, **facts}
        return next(iter(self.records.add("conversion_rule", values, WHO).ids["conversion_rule"]))

    def rule_by_name(self, kind: str, beginning: str) -> str:
        return next(id for (made, name), id in self.ids.items() if made == kind and name.startswith(beginning))


__all__ = ["CHINESE", "RUSSIAN", "TODAY", "WHO", "GradingOffice"]

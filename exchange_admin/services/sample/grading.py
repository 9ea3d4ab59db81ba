"""Distributions, conversion rules and credit rules of the sample office and of one partner."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from exchange_admin.domain.reference import Example
from exchange_admin.domain.steps import Edit
from exchange_admin.services.sample.entries import Entries
from exchange_admin.services.sample.partners import Partner
from exchange_admin.services.sample.tables import Entry, SampleTables

_NOT_FIELDS = frozenset({"owner", "scale", "from_scale", "to_scale", "counts", "row", "cap"})


class Grading:
    """`defaults` are the edits that put the shipped `scales` into the file."""

    def __init__(self, tables: SampleTables, scales: Iterable[Example], defaults: Iterable[Edit]) -> None:
        self._tables = tables.grading
        edits = list(defaults)
        made = [edit.id for edit in edits if edit.kind == "grading_scale"]
        self._scales = {scale.key: id for scale, id in zip(scales, made, strict=True)}
        self._grades: dict[str, list[str]] = {}
        for edit in edits:
            if edit.kind == "scale_grade":  # best first, as they are made
                self._grades.setdefault(str(edit.values["grading_scale_id"]), []).append(edit.id)

    @property
    def compared(self) -> Mapping[str, str]:
        """The scale from which an institution converts by distribution, by the keys of those that do."""
        rules = [table for table in self._tables["rule"] if table["method"] == "distribution"]
        return {owner: self._scales[table["from_scale"]] for table in rules for owner in _owners(table)}

    def add(self, entries: Entries, institutions: Mapping[str, Partner]) -> None:
        """Everything of `grading.toml`; the institutions by their keys. Several owners have a rule each."""
        for table in self._tables["distribution"]:
            self._distribution(entries, table, institutions[table["owner"]].id)
        for table in self._tables["rule"]:
            for owner in _owners(table):
                self._rule(entries, table, institutions[owner].id)
        for table in self._tables["credit"]:
            for owner in _owners(table):
                self._credit_rule(entries, table, institutions[owner].id)

    def _distribution(self, entries: Entries, table: Entry, owner: str) -> None:
        scale = self._scales[table["scale"]]
        made = entries.add("grade_distribution", grading_scale_id=scale, institution_id=owner, **_own(table))
        for grade, count in zip(self._grades[scale], table["counts"], strict=True):
            entries.add("grade_count", grade_distribution_id=made, scale_grade_id=grade, count=count)

    def _rule(self, entries: Entries, table: Entry, owner: str) -> None:
        named = {side: table.get(f"{side}_scale") for side in ("from", "to")}
        scales = {f"{side}_scale_id": self._scales[scale] for side, scale in named.items() if scale}
        rule = entries.add("conversion_rule", institution_id=owner, version=1, **scales, **_own(table))
        for position, row in enumerate(table.get("row", ()), 1):
            entries.add("conversion_row", conversion_rule_id=rule, position=position, **row)

    def _credit_rule(self, entries: Entries, table: Entry, owner: str) -> None:
        rule = entries.add("credit_rule", institution_id=owner, version=1, **_own(table))
        for cap in table.get("cap", ()):
            entries.add("credit_cap", credit_rule_id=rule, **cap)


def _owners(table: Entry) -> Sequence[str]:
    owner = table["owner"]
    return [owner] if isinstance(owner, str) else list(owner)


def _own(table: Entry) -> Entry:
    return {name: value for name, value in table.items() if name not in _NOT_FIELDS}

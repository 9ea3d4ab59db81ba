"""A rule on which a result rests is never changed: the next version takes its place."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.fields import Registry, Value
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.steps import Edit, Record, Step, filled
from exchange_admin.services.parts import Parts, Service
from exchange_admin.services.stored import there
from exchange_admin.store import Store

RULES = ("conversion_rule", "credit_rule")
_LINES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {"conversion_row": ("conversion_rule", "conversion_rule_id"), "credit_cap": ("credit_rule", "credit_rule_id")}
)
_OWN_REFERENCE = "replaces_id"
_MAY_STILL_END = frozenset({"valid_until", "note"})
"""What says until when a used rule applies, or is for the office alone, changes no result."""


def first_version(kind: str, values: Mapping[str, Value]) -> dict[str, int]:
    """The number of a new rule; nothing for other kinds, or where a number is given."""
    return {"version": 1} if kind in RULES and values.get("version") is None else {}


def used_rule(store: Store, registry: Registry, kind: str, id: str, values: Mapping[str, Value]) -> Record | None:
    """The used rule that a record with these values is or is a line of; None where there is none."""
    if kind in _LINES:
        kind, parent = _LINES[kind]
        id = str(values.get(parent) or "")
    if kind not in RULES or not id:
        return None
    return store.get(kind, id) if _is_pointed_to(store, registry, kind, id) else None


def may_still_change(kind: str, name: str) -> bool:
    """Whether a field of a used rule may change all the same."""
    return kind in RULES and name in _MAY_STILL_END


def is_used(rule: Record) -> Problem:
    """What is said of a used rule."""
    return Problem("grade.rule_used", facts={"version": rule["version"] or 1})


class RuleVersions(Service[Parts]):
    """Makes the next version of a rule."""

    def next_version(self, kind: str, id: str, who: str) -> Changes:
        """A copy of the rule with its lines, one number higher and open to changes; the old one stays as it is.

        Raises RuleBroken with `record.missing`, and with `grade.rule_replaced` when there is a later version already.
        """
        rule = there(self._store, kind, id)
        if any(later.live for later in self._store.where(kind, _OWN_REFERENCE, [id])):
            raise RuleBroken(Problem("grade.rule_replaced"))
        new = self._origin.new_id()
        own: dict[str, Value] = {"version": int(rule["version"] or 1) + 1, _OWN_REFERENCE: id, "example": None}
        edits = [Edit(kind, new, filled({**rule.values, **own}), new=True)]
        for line_kind, (parent_kind, parent) in _LINES.items():
            for line in self._store.where(line_kind, parent, [id]) if parent_kind == kind else ():
                if line.live:
                    values = filled({**line.values, parent: new})
                    edits.append(Edit(line_kind, self._origin.new_id(), values, new=True))
        return self._store.record(Step(who, f"{kind}.next_version", tuple(edits)))


def _is_pointed_to(store: Store, registry: Registry, kind: str, id: str) -> bool:
    """By a live record that is neither a line of the rule nor its next version."""
    return any(
        record.live
        for user, field in registry.referrers(kind)
        if user.name not in _LINES and field.name != _OWN_REFERENCE
        for record in store.where(user.name, field.name, [id])
    )

"""A closed group is frozen: only a correction with a reason changes it, and the journal keeps each reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.fields import Value
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.steps import Edit, Record, Step
from exchange_admin.domain.values import reason_text
from exchange_admin.store import Store

CORRECT = "language_group.correct"
"""The verb of every step on a closed group."""

_OF_GROUP = frozenset({"timetable_slot", "language_lesson", "language_enrolment", "language_test"})


def closed_group(store: Store, kind: str, id: str, values: Mapping[str, Value]) -> Record | None:
    """The closed group that a record with these values is part of, None where there is none or it is open."""
    group: Record | None = None
    if kind == "language_group":
        group = store.get("language_group", id) if id else None
    elif kind in _OF_GROUP:
        group = store.get("language_group", str(values.get("language_group_id")))
    elif kind == "language_test_part":
        test = store.get("language_test", str(values.get("language_test_id")))
        group = store.get("language_group", test.text("language_group_id")) if test else None
    elif kind in {"attendance", "language_test_score"}:
        enrolment = store.get("language_enrolment", str(values.get("language_enrolment_id")))
        group = store.get("language_group", enrolment.text("language_group_id")) if enrolment else None
    return group if group is not None and group["closed_on"] else None


def is_closed(group: Record) -> Problem:
    """What is said of a closed group."""
    return Problem("group.closed", facts={"group": group.text("code"), "date": group.text("closed_on")})


def correction(group: Record, reason: str) -> tuple[Edit, ...]:
    """What a change in the group writes beside itself: nothing in an open one, the reason in a closed one.

    Raises RuleBroken with `group.closed` when the group is closed and no reason is given.
    """
    if not group["closed_on"]:
        return ()
    text = reason_text(reason, "correction")
    if not text:
        raise RuleBroken(is_closed(group))
    return (Edit("language_group", group.id, {"correction": text}),)


def recorded(store: Store, group: Record, verb: str, edits: Sequence[Edit], who: str, reason: str) -> Changes:
    """Writes a step on what belongs to the group; raises as `correction`."""
    beside = correction(group, reason)
    return store.record(Step(who, CORRECT if beside else verb, (*edits, *beside)))

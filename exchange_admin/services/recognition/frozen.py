"""A case goes its way by its own verbs only, and what was proposed or decided stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from exchange_admin.domain.fields import Value
from exchange_admin.domain.problems import Problem
from exchange_admin.domain.rules.recognition.states import CLOSED, DRAFT
from exchange_admin.domain.steps import Record
from exchange_admin.store import Store

_BY_VERBS = ("state", "decided_on", "minutes_number", "decided_by_id", "decided_by", "decided_position")
_BY_PROGRAM = ("proposed_on", "proposed_by", "content_hash", "closed_on", "closed_by", "correction")
_OF_DRAFT = ("home_institution_id", "learning_agreement_id")
_PARTS = {
    "recognition_mapping": ("recognition", "recognition_id"),
    "owed_course": ("recognition", "recognition_id"),
    "mapping_line": ("recognition_mapping", "recognition_mapping_id"),
    "mapping_course": ("recognition_mapping", "recognition_mapping_id"),
}
_NEW = Record("recognition", "", {"state": DRAFT})


def case_problems(
    store: Store, kind: str, id: str, values: Mapping[str, Value], *, whole: bool = False
) -> Iterator[Problem]:
    """For a record as it would be; with `whole` for one that would be deleted or brought back."""
    if kind == "recognition":
        before = (store.get("recognition", id) if id else None) or _NEW
        if whole and before["state"] != DRAFT:
            yield _frozen(before)
        elif not whole:
            yield from _own(before, values)
    elif kind in _PARTS:
        case = _case_of(store, kind, values)
        open_until = {CLOSED} if kind == "owed_course" else {"proposed", "decided", CLOSED}
        if case is not None and case["state"] in open_until:
            yield _frozen(case)


def _own(before: Record, values: Mapping[str, Value]) -> Iterator[Problem]:
    for name in (*_BY_VERBS, *_BY_PROGRAM):
        if values.get(name) != before[name]:
            yield Problem("recognition.by_verb", name, {"field": f"field.{name}"})
    if before["state"] != DRAFT:
        for name in _OF_DRAFT:
            if values.get(name) != before[name]:
                yield Problem("recognition.frozen", name, {"state": f"choice.recognition_state.{before.text('state')}"})


def _case_of(store: Store, kind: str, values: Mapping[str, Value]) -> Record | None:
    parent, field = _PARTS[kind]
    record = store.get(parent, str(values.get(field)))
    if record is None or parent == "recognition":
        return record
    return store.get("recognition", record.text("recognition_id"))


def _frozen(case: Record) -> Problem:
    return Problem("recognition.frozen", facts={"state": f"choice.recognition_state.{case.text('state')}"})

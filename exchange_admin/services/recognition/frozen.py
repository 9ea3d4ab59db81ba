"""A case goes its way by its own verbs only, and what was proposed or decided stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from exchange_admin.domain.fields import Value
from exchange_admin.domain.problems import Problem
from exchange_admin.domain.rules.recognition.states import CLOSED, DECIDED, DRAFT, PROPOSED, RESTED_ON
from exchange_admin.domain.steps import Record
from exchange_admin.services.recognition.case import line_title
from exchange_admin.store import Store

_BY_VERBS = ("state", "decided_on", "minutes_number", "decided_by_id", "decided_by", "decided_position")
_BY_PROGRAM = ("proposed_on", "proposed_by", "content_hash", "decided_lines", "closed_on", "closed_by", "correction")
_OF_DRAFT = ("home_institution_id", "learning_agreement_id")
_PARTS = {
    "recognition_mapping": ("recognition", "recognition_id"),
    "owed_course": ("recognition", "recognition_id"),
    "mapping_line": ("recognition_mapping", "recognition_mapping_id"),
    "mapping_course": ("recognition_mapping", "recognition_mapping_id"),
}
_OF_LINE = (*RESTED_ON, "transcript_id")
_NEW = Record("recognition", "", {"state": DRAFT})


def case_problems(
    store: Store, kind: str, id: str, values: Mapping[str, Value], *, whole: bool = False
) -> Iterator[Problem]:
    """For a record as it would be; with `whole` for one that would be deleted or brought back."""
    if kind == "recognition":
        before = (store.get("recognition", id) if id else None) or _NEW
        if whole and before["state"] != DRAFT:
            yield frozen(before)
        elif not whole:
            yield from _own(before, values)
    elif kind in _PARTS:
        case = _case_of(store, kind, values)
        open_until = {CLOSED} if kind == "owed_course" else {PROPOSED, DECIDED, CLOSED}
        if case is not None and case["state"] in open_until:
            yield frozen(case)
    elif kind == "transcript_line" and id:
        yield from _line(store, id, values, whole=whole)


def _line(store: Store, id: str, values: Mapping[str, Value], *, whole: bool) -> Iterator[Problem]:
    """A course of the host that a decision rests on stays as it was: the case is corrected first, with its reason."""
    before = store.get("transcript_line", id)
    if before is None or not before.live:
        return
    changed = next((name for name in _OF_LINE if values.get(name) != before[name]), "")
    if whole or changed:
        for case in _decided_on(store, id):
            facts = {
                "course": line_title(before),
                "minutes": case.text("minutes_number"),
                "state": f"choice.recognition_state.{case.text('state')}",
            }
            yield Problem("recognition.line_decided", changed or "original_mark", facts)


def _decided_on(store: Store, line: str) -> Iterator[Record]:
    """The decided or closed cases in which the line is mapped; at most one where nothing was merged."""
    first = store.where("recognition_mapping", "transcript_line_id", [line])
    further = store.where("mapping_line", "transcript_line_id", [line])
    more = store.many("recognition_mapping", [one.text("recognition_mapping_id") for one in further if one.live])
    cases = {one.text("recognition_id") for one in (*first, *more.values()) if one.live}
    for case in store.many("recognition", sorted(cases)).values():
        if case.live and case["state"] in {DECIDED, CLOSED}:
            yield case


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


def frozen(case: Record) -> Problem:
    """What is said of a case that is no draft any more."""
    return Problem("recognition.frozen", facts={"state": f"choice.recognition_state.{case.text('state')}"})

"""Tasks beside the rules that they follow: of somebody's health the office keeps a day and nothing else, for itself."""

from __future__ import annotations

from collections.abc import Iterator

from exchange_admin.domain.dates import day_in
from exchange_admin.domain.fields import Value, Values
from exchange_admin.domain.problems import Level, Problem
from exchange_admin.domain.rules.casework.occurrences import occurrences
from exchange_admin.domain.rules.casework.requirements import read_requirement
from exchange_admin.domain.rules.casework.stays import Happening, StayFacts, StayRecords
from exchange_admin.domain.rules.casework.terms import AFTER
from exchange_admin.domain.steps import Record
from exchange_admin.services.kinds.events_of_stay import events_of
from exchange_admin.services.kinds.hooks import KindHooks, KindSources
from exchange_admin.store import Store

_DEEDS = frozenset({"act", "notice"})
_FOR_THE_OFFICE, _SHARED = "office", "shared"


def refused_scan(store: Store, task: Value) -> Problem | None:
    """Why no scan is hung on a task."""
    record = store.get("task", str(task)) if task else None
    if record is not None and _is_sensitive(store, record.values):
        return Problem("task.sensitive_no_file", "task_id")
    return None


def _of_task(sources: KindSources, values: Values, own_id: str) -> Iterator[Problem]:
    yield from _before_its_event(sources.store, values)
    shared, number = values.get("share") == _SHARED, values.get("number")
    if not (shared or number):
        return
    if not _is_sensitive(sources.store, values):
        if shared and _was_ours(sources.store, own_id):
            yield Problem("task.earlier_goes_along", "share", level=Level.ASKS)
        return
    if shared:
        yield Problem("task.sensitive_stays_here", "share")
    if number:
        yield Problem("task.sensitive_no_number", "number")


def _before_its_event(store: Store, values: Values) -> Iterator[Problem]:
    """Nobody is registered before arriving. Papers may be there early; what is to be done can only be done after."""
    done, stay = day_in(values, "done_on"), str(values.get("mobility_id") or "")
    rule = _rule(store, values) if done and stay else None
    if rule is None or rule["kind"] not in _DEEDS or rule["relation"] != AFTER:
        return
    record = store.get("mobility", stay)
    values_of = record.values if record else {}
    start, end = day_in(values_of, "actual_start"), day_in(values_of, "actual_end")
    facts = StayFacts(stay, actual_start=start, actual_end=end)
    known = StayRecords(events=tuple(Happening(kind, day) for kind, day in events_of(store, stay)))
    for one in occurrences(read_requirement(rule), facts, known):
        if one.name == values.get("occurrence") and one.day and not one.is_planned and done and done < one.day:
            facts_of = {"event": f"choice.case_event.{rule['event']}", "day": one.day.isoformat()}
            yield Problem("task.before_its_event", "done_on", {**facts_of, "done": done.isoformat()}, Level.ASKS)


def _of_attachment(sources: KindSources, values: Values, own_id: str) -> Iterator[Problem]:
    if refused := refused_scan(sources.store, values.get("task_id")):
        yield refused


def _not_at_partners(store: Store, values: Values) -> Problem | None:
    if _is_sensitive(store, values):
        return Problem("task.sensitive_not_here", "requirement_id")
    return Problem("task.office_not_here", "share") if values.get("share") == _FOR_THE_OFFICE else None


def _was_ours(store: Store, task: str) -> bool:
    """Whether steps were written into it while nobody else saw it: they go along when it is shared."""
    before = store.get("task", task) if task else None
    return before is not None and before["share"] == _FOR_THE_OFFICE


def _is_sensitive(store: Store, values: Values) -> bool:
    rule = _rule(store, values)
    return bool(rule and rule["sensitive"])


def _rule(store: Store, values: Values) -> Record | None:
    return store.get("requirement", str(values["requirement_id"])) if values.get("requirement_id") else None


TASK = KindHooks("task", problems=_of_task, not_at_partners=_not_at_partners)
ATTACHMENT = KindHooks("attachment", problems=_of_attachment)

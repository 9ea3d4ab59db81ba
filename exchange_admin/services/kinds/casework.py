"""Tasks beside the rules that they follow: of somebody's health the office keeps a day and nothing else, for itself."""

from __future__ import annotations

from collections.abc import Iterator

from exchange_admin.domain.fields import Value, Values
from exchange_admin.domain.problems import Level, Problem
from exchange_admin.services.kinds.hooks import KindHooks, KindSources
from exchange_admin.store import Store

_FOR_THE_OFFICE, _SHARED = "office", "shared"


def refused_scan(store: Store, task: Value) -> Problem | None:
    """Why no scan is hung on a task."""
    record = store.get("task", str(task)) if task else None
    if record is not None and _is_sensitive(store, record.values):
        return Problem("task.sensitive_no_file", "task_id")
    return None


def _of_task(sources: KindSources, values: Values, own_id: str) -> Iterator[Problem]:
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
    rule = store.get("requirement", str(values["requirement_id"])) if values.get("requirement_id") else None
    return bool(rule and rule["sensitive"])


TASK = KindHooks("task", problems=_of_task, not_at_partners=_not_at_partners)
ATTACHMENT = KindHooks("attachment", problems=_of_attachment)

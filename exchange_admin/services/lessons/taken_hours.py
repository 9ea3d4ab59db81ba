"""Hours of a group that have their lesson: a second one then would count its people twice."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from exchange_admin.domain.fields import Value
from exchange_admin.domain.problems import Problem
from exchange_admin.services.lessons.group_sheet import day_of, lessons_of
from exchange_admin.store import Store


def taken_hours(store: Store, group_id: str, *, but: str = "") -> set[tuple[date, str]]:
    """Days and hours that have their lesson, also one that was cancelled or moved away; `but` is the id of a lesson
    that is left out."""
    lessons = [one for one in lessons_of(store, [group_id]) if one.id != but]
    return {(day, one.text("starts_at")) for one in lessons if (day := day_of(one, "date")) is not None}


def hour_taken(store: Store, values: Mapping[str, Value], own_id: str = "") -> Problem | None:
    """For a lesson as it would be, which has no hour yet without a day and a group; `own_id` is empty for a new one."""
    day, group, hour = (str(values.get(name) or "") for name in ("date", "language_group_id", "starts_at"))
    is_taken = bool(day and group) and (date.fromisoformat(day), hour) in taken_hours(store, group, but=own_id)
    return Problem("lesson.same_day", "date", {"date": day}) if is_taken else None

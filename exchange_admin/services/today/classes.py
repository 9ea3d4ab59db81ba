"""Which language groups have lessons on a day."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from exchange_admin.domain.queries import Filter, Order, Query, Test
from exchange_admin.domain.rules.lessons.hours import HELD, PLANNED
from exchange_admin.domain.steps import live
from exchange_admin.services.lessons.group_sheet import membership
from exchange_admin.services.lists import Lists
from exchange_admin.services.parts import Parts, Service


@dataclass(frozen=True, slots=True)
class ClassToday:
    """One lesson of a group. Hours are `08:00`, empty where nobody said; `people` are in the group on that day;
    `is_taken`: it was held, so its attendance is known."""

    lesson: str
    group: str
    name: str
    starts_at: str
    ends_at: str
    room: str
    people: int
    is_taken: bool


@dataclass(frozen=True, slots=True)
class ClassesToday:
    """In the order of their hours. `next_day` has the next lessons where this one has none."""

    lessons: tuple[ClassToday, ...] = ()
    next_day: date | None = None
    has_groups: bool = False


class Classes(Service[Parts]):
    def __init__(self, parts: Parts, lists: Lists) -> None:
        super().__init__(parts)
        self._lists = lists

    def read(self, language: str) -> ClassesToday:
        day = self._today()
        given = Filter("state", Test.IS, (PLANNED, HELD))
        query = Query("language_lesson", filters=(Filter("date", Test.IS, (day.isoformat(),)), given))
        records = sorted(self._store.records(query), key=lambda one: (one.text("starts_at") or "99", one.id))
        if not records:
            return ClassesToday(
                next_day=self._next_day(given), has_groups=bool(self._store.ids(Query("language_group")))
            )
        groups = {one.text("language_group_id") for one in records}
        names = self._lists.labels("language_group", groups, language)
        people = Counter(
            one.text("language_group_id")
            for one in live(self._store.where("language_enrolment", "language_group_id", sorted(groups)))
            if membership(one).covers(day)
        )
        return ClassesToday(
            tuple(
                ClassToday(
                    lesson=one.id,
                    group=(group := one.text("language_group_id")),
                    name=names.get(group, ""),
                    starts_at=one.text("starts_at")[:5],
                    ends_at=_after(one.text("starts_at"), one["minutes"]),
                    room=one.text("room"),
                    people=people[group],
                    is_taken=one["state"] == HELD,
                )
                for one in records
            ),
            has_groups=True,
        )

    def _next_day(self, given: Filter) -> date | None:
        after = (self._today() + timedelta(days=1)).isoformat()
        query = Query("language_lesson", filters=(Filter("date", Test.FROM, (after,)), given), order=Order("date"))
        following = self._store.ids(query)[:1]
        rows = self._store.rows("language_lesson", following, ("date",))
        return next((date.fromisoformat(str(day)) for (day,) in rows.values()), None)


def _after(starts_at: str, minutes: object) -> str:
    """The hour at which it is over; empty where it is not known, or after midnight."""
    if not starts_at or not isinstance(minutes, int):
        return ""
    over = int(starts_at[:2]) * 60 + int(starts_at[3:5]) + minutes
    return f"{over // 60:02}:{over % 60:02}" if over < 24 * 60 else ""

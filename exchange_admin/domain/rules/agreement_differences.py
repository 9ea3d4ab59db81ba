"""What two versions of a learning agreement differ in, course by course."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from exchange_admin.domain.fields import Value, Values
from exchange_admin.domain.rules.learning_agreements import COURSE_FIELDS, course_title


@dataclass(frozen=True, slots=True)
class Differences:
    """Titles of courses, in the order of the tables."""

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed)


def differences(before: Iterable[Values], now: Iterable[Values]) -> Differences:
    """Courses are the same when table and code are, without a code table and title; deleted ones count as gone."""
    old, new = _standing(before), _standing(now)
    return Differences(
        tuple(course_title(one) for key, one in new.items() if key not in old),
        tuple(course_title(one) for key, one in old.items() if key not in new),
        tuple(course_title(one) for key, one in new.items() if key in old and _said(one) != _said(old[key])),
    )


def _standing(components: Iterable[Values]) -> dict[tuple[str, str], Values]:
    return {
        (str(one.get("table")), str(one.get("code") or course_title(one))): one
        for one in components
        if one.get("change") != "deleted"
    }


def _said(component: Values) -> list[Value]:
    return [component.get(name) for name in COURSE_FIELDS]

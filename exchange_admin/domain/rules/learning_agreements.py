"""The way of a learning agreement: versions, three approvals, coded reasons of changes (`domain.md` 2.4, 3.2),
and what two versions differ in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from exchange_admin.domain.fields import Value, Values
from exchange_admin.domain.problems import Problem
from exchange_admin.domain.rules.content_hash import content_hash

SIDES = ("student", "sending", "receiving")
"""Who approves. In any order: paper comes back as the post brings it."""

_REASONS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "deleted": ("not_available", "language_mismatch", "timetable_conflict", "other"),
        "inserted": ("substituting_deleted", "extending_mobility", "adding_virtual_component", "other"),
    }
)
COURSE_FIELDS = (
    "code",
    "title_zh",
    "title_ru",
    "title_en",
    "contact_minutes",
    "credits",
    "credit_scheme",
    "recognition_conditions",
)
"""What a component says of its course."""
CHANGE_FIELDS = ("change", "reason_code", "reason_text")
"""What a component says of how it differs from the version before."""
_COMPARED = ("table", *COURSE_FIELDS, *CHANGE_FIELDS)
STUDENT_FIELDS = (
    "family_han",
    "given_han",
    "family_cyrillic",
    "given_cyrillic",
    "patronymic",
    "family_latin",
    "given_latin",
    "birth_date",
)
"""Changed names or a changed birth date need a new version; a contact or shifted days do not."""


class VersionState(StrEnum):
    """Where one version stands."""

    DRAFT = "draft"
    PROPOSED = "proposed"
    APPROVED = "approved"
    DECLINED = "declined"
    SUPERSEDED = "superseded"


def reasons_for(change: str) -> tuple[str, ...]:
    """The reasons that may be given for a course taken out or put in; none where nothing changed."""
    return _REASONS.get(change, ())


def version_hash(agreement: Values, student: Values, components: Iterable[Values]) -> str:
    """The content that is approved: student, both institutions, and every component in its order."""
    ordered = sorted(components, key=_place)
    return content_hash(
        {
            "format": 1,
            "student": [student.get(name) for name in STUDENT_FIELDS],
            "institutions": [agreement.get("sending_institution_id"), agreement.get("receiving_institution_id")],
            "components": [[component.get(name) for name in _COMPARED] for component in ordered],
        }
    )


def component_problems(components: Sequence[Values], *, first: bool) -> Iterator[Problem]:
    """What keeps a version from being proposed. `first`: no version was approved before, so nothing is a change."""
    for table in ("a", "b"):
        if not any(one.get("table") == table and one.get("change") != "deleted" for one in components):
            yield Problem("learning_agreement.table_empty", facts={"table": f"choice.agreement_table.{table}"})
    for component in components:
        yield from _own_problems(component, first=first)
    if not first and not any(component.get("change") for component in components):
        yield Problem("learning_agreement.nothing_changed")


def _own_problems(component: Values, *, first: bool) -> Iterator[Problem]:
    facts = {"course": course_title(component)}
    change, reason = str(component.get("change") or ""), str(component.get("reason_code") or "")
    if not course_title(component):
        yield Problem(
            "learning_agreement.no_title", "title_en", {"table": f"choice.agreement_table.{component['table']}"}
        )
    if component.get("table") == "a" and component.get("recognition_conditions"):
        yield Problem("learning_agreement.conditions_in_a", "recognition_conditions", facts)
    if first and change:
        yield Problem("learning_agreement.no_change_yet", "change", facts)
    elif change and reason not in reasons_for(change):
        yield Problem("learning_agreement.reason_missing", "reason_code", facts)
    elif reason == "other" and not component.get("reason_text"):
        yield Problem("learning_agreement.reason_unsaid", "reason_text", facts)


def course_title(component: Values) -> str:
    """Any title of a course, else its code; empty without both."""
    names = ("title_en", "title_ru", "title_zh", "code")
    return next((str(component[name]) for name in names if component.get(name)), "")


def agreement_state(versions: Iterable[tuple[int, str]]) -> str:
    """The one word for an agreement (vocabulary `learning_agreement_state`) from numbers and states of its versions."""
    ordered = [state for _, state in sorted(versions) if state != VersionState.SUPERSEDED]
    newest = ordered[-1] if ordered else VersionState.DRAFT
    if VersionState.APPROVED in ordered:
        return "changing" if newest in {VersionState.DRAFT, VersionState.PROPOSED} else "agreed"
    return {VersionState.PROPOSED: "awaiting", VersionState.DECLINED: "declined"}.get(VersionState(newest), "draft")


def _place(component: Values) -> tuple[str, int, str]:
    position = component.get("position")
    return str(component.get("table")), position if isinstance(position, int) else 0, course_title(component)


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

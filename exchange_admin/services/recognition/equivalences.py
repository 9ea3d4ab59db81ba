"""Equivalences of courses that were approved once: remembered with a decision, proposed the next time."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from exchange_admin.domain.fields import LIVE, Value
from exchange_admin.domain.ids import derived_id
from exchange_admin.domain.rules.grades.marks import mark_key
from exchange_admin.domain.rules.recognition.decisions import TAKEN
from exchange_admin.domain.steps import Edit, Record
from exchange_admin.services.recognition.case import CourseMapping, HomeCourse, RecognitionCase, own_title
from exchange_admin.store import Store

_MOST_GROUP = 6
"""Courses of the host in one equivalence; larger groups are mapped by hand."""


@dataclass(frozen=True)
class Equivalence:
    """`host_keys` are what the host's courses are found by; `courses` what they stood for at home."""

    record: Record
    host_keys: tuple[str, ...]
    courses: tuple[HomeCourse, ...]

    @property
    def id(self) -> str:
        return self.record.id

    @property
    def decision(self) -> str:
        return self.record.text("decision") or "recognised"


class Equivalences:
    """Of two institutions, host to home."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, host: str, home: str) -> list[Equivalence]:
        """Those not withdrawn, the newest approval first."""
        found = [
            one
            for one in self._store.where("course_equivalence", "institution_id", [host])
            if one.live and one["home_institution_id"] == home and not one["withdrawn_on"]
        ]
        found.sort(key=_approved, reverse=True)
        return [_read(one) for one in found]

    def fitting(self, case: Record, lines: Sequence[Record]) -> Iterator[tuple[Equivalence, list[Record]]]:
        """Equivalences all of whose courses stand among `lines` with code and title, larger groups first.

        A line is used once.
        """
        transcript = self._store.get("transcript", case.text("transcript_id"))
        if transcript is None:
            return
        left = {one.id: line_keys(one) for one in lines}
        by_id = {one.id: one for one in lines}
        known = self.of(transcript.text("institution_id"), case.text("home_institution_id"))
        known.sort(key=_size, reverse=True)
        for one in known:
            picked = _picked(one.host_keys, left)
            if picked and _same_titles(one, [left[id] for id in picked]):
                for id in picked:
                    del left[id]
                yield one, [by_id[id] for id in picked]

    def remember(self, case: RecognitionCase, mapping: CourseMapping, approval: Mapping[str, Value]) -> Edit | None:
        """What a decision leaves behind; None for a refusal, a competence or a group that is too large.

        The same courses approved again take the new approval over.
        """
        lines = [one.line for one in mapping.sources if one.line is not None]
        if mapping.decision not in TAKEN or len(lines) != len(mapping.sources) or len(lines) > _MOST_GROUP:
            return None
        keys = sorted(line_keys(one)[0] for one in lines if line_keys(one))
        if len(keys) != len(lines) or not mapping.courses:
            return None
        titles = sorted(mark_key(one.title) for one in mapping.courses)
        key = _joined(keys)
        id = derived_id("course_equivalence", case.host.id, case.home.id, key, "|".join(titles))
        values: dict[str, Value] = {
            "decision": mapping.decision,
            "host_courses": "\n".join(own_title(one, case.host) for one in lines)[:4000],
            "home_courses": _courses_text(mapping.shown_courses),
            "home_titles": "\n".join(one.title for one in mapping.courses)[:4000],
            "withdrawn_on": None,
            **approval,
        }
        if self._store.get("course_equivalence", id) is not None:
            return Edit("course_equivalence", id, {**values, LIVE: 1})
        values |= {"institution_id": case.host.id, "home_institution_id": case.home.id, "host_key": key}
        return Edit("course_equivalence", id, {n: v for n, v in values.items() if v is not None}, new=True)


def line_keys(line: Record) -> list[str]:
    """What a course of the host is found by: its code first, then its titles."""
    return [mark_key(line.text(name)) for name in ("code", "title_zh", "title_ru", "title_en") if line[name]]


def _picked(keys: Sequence[str], left: Mapping[str, Sequence[str]]) -> list[str]:
    """A line for every key, none twice; empty when one is missing."""
    picked: list[str] = []
    for key in keys:
        found = next((id for id, own in left.items() if key in own and id not in picked), "")
        if not found:
            return []
        picked.append(found)
    return picked


def _same_titles(equivalence: Equivalence, keys: Sequence[Sequence[str]]) -> bool:
    """Codes such as МДК.01.01 mean another course in every speciality, so the title has to be the same too."""
    said = {key for own in keys for key in own}
    return all(mark_key(title) in said for title in equivalence.record.text("host_courses").splitlines())


def _read(record: Record) -> Equivalence:
    try:
        rows = json.loads(record.text("home_courses") or "[]")
        courses = tuple(HomeCourse.of(row) for row in rows if isinstance(row, dict))
    except ValueError:
        courses = ()
    if not courses:
        courses = tuple(HomeCourse(title) for title in record.text("home_titles").splitlines())
    keys = record.text("host_key") or _joined(sorted(mark_key(one) for one in record.text("host_courses").splitlines()))
    return Equivalence(record, tuple(keys.split("\n")), courses)


def _courses_text(courses: Sequence[HomeCourse]) -> str:
    rows = [{name: value for name, value in one.as_values().items() if value is not None} for one in courses]
    return json.dumps(rows, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _joined(keys: Sequence[str]) -> str:
    return "\n".join(keys)


def _approved(record: Record) -> str:
    return record.text("approved_on")


def _size(equivalence: Equivalence) -> int:
    return len(equivalence.host_keys)

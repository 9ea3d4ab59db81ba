"""What a transcript of the office file states, put together from its records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from exchange_admin.documents.transcripts.facts import (
    ACADEMIC,
    Course,
    Institution,
    Learner,
    Term,
    TranscriptFacts,
)
from exchange_admin.domain import exact
from exchange_admin.domain.fields import Value
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.rules.grades.marks import PassOnlyMarks
from exchange_admin.domain.steps import Record
from exchange_admin.names import NameParts
from exchange_admin.services.certificates.paper_facts import trilingual
from exchange_admin.services.transcripts.original_scales import OriginalScale, OriginalScales
from exchange_admin.store import Store

_NOBODY = Record("", "", {})


@dataclass(frozen=True, slots=True)
class ReadTranscript:
    """A transcript with its lines in the order in which they were entered, and who and where it is about."""

    record: Record
    lines: tuple[Record, ...]
    person: Record
    institution: Record
    scale: OriginalScale | None
    facts: TranscriptFacts

    @property
    def hour(self) -> int:
        """Minutes of the hours that the issuer counts in."""
        return hour_of(self.record)


class TranscriptReader:
    """Reads only."""

    def __init__(self, store: Store, words: PassOnlyMarks) -> None:
        self._store, self._scales = store, OriginalScales(store, words)

    def read(self, id: str) -> ReadTranscript:
        """Raises RuleBroken with `record.missing`, also for one that was deleted."""
        record = self._store.get("transcript", id)
        if record is None or not record.live:
            raise RuleBroken(Problem("record.missing", facts={"kind": "kind.transcript", "id": id}))
        lines = lines_of(self._store, id)
        person = self._get("person", self._store.entries().kept(record.text("person_id")))
        institution = self._get("institution", record["institution_id"])
        scale = self._scales.get(record["grading_scale_id"])
        facts = TranscriptFacts(
            learner=_learner(person),
            issuer=_institution(institution),
            courses=tuple(map(self._course, lines)),
            number=record.text("number"),
            issued=_day(record["issued"]),
            term=self._term(record["term_id"]),
            scale=scale.said if scale else None,
            hour=hour_of(record),
        )
        return ReadTranscript(record, lines, person, institution, scale, facts)

    def _course(self, line: Record) -> Course:
        credits = line["credits"]
        return Course(
            title=trilingual(line, "title"),
            code=line.text("code"),
            category=line.text("category"),
            contact_minutes=_whole(line["contact_minutes"]),
            practice_minutes=_whole(line["practice_minutes"]),
            placement_weeks=None if line["placement_weeks"] is None else exact.read(line.text("placement_weeks")),
            self_study_minutes=_whole(line["self_study_minutes"]),
            credits=None if credits is None else Fraction(exact.read(str(credits))),
            scheme=line.text("credit_scheme"),
            mark=line.text("original_mark"),
            status=line.text("status") or "passed",
            term=self._term(line["term_id"]),
        )

    def _term(self, id: Value) -> Term | None:
        record = self._get("term", id)
        starts, ends = _day(record["starts"]), _day(record["ends"])
        if starts is None or ends is None:
            return None
        return Term(trilingual(record, "name"), starts, ends)

    def _get(self, kind: str, id: Value) -> Record:
        return (self._store.get(kind, str(id)) if id else None) or _NOBODY


def lines_of(store: Store, transcript: str) -> tuple[Record, ...]:
    """The live lines, as they were entered."""
    return tuple(line for line in store.where("transcript_line", "transcript_id", [transcript]) if line.live)


def hour_of(transcript: Record) -> int:
    """45 where nobody has said anything else."""
    return int(transcript["hour"] or ACADEMIC)


def _learner(person: Record) -> Learner:
    return Learner(
        name=NameParts.of(person.values),
        birth_date=_day(person["birth_date"]),
        citizenship=person.text("citizenship"),
        sex=person.text("sex"),
    )


def _institution(record: Record) -> Institution:
    return Institution(
        name=trilingual(record, "name"),
        country=record.text("country"),
        code=record.text("code"),
        national_code=record.text("national_code"),
        website=record.text("website"),
    )


def _day(value: Value) -> date | None:
    return date.fromisoformat(str(value)) if value else None


def _whole(value: Value) -> int | None:
    return value if isinstance(value, int) else None

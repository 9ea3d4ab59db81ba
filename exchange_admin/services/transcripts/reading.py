"""What a transcript of the office file states, put together from its records."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain

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
from exchange_admin.domain.rules.grades.marks import PassOnlyMarks
from exchange_admin.domain.steps import Record
from exchange_admin.names import NameParts
from exchange_admin.services.certificates.paper_facts import day_of, trilingual
from exchange_admin.services.stored import NO_RECORD, there
from exchange_admin.services.transcripts.original_scales import OriginalScale, OriginalScales
from exchange_admin.store import Store


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
        record = there(self._store, "transcript", id)
        return self.read_all([record])[0]

    def read_all(self, records: Sequence[Record]) -> list[ReadTranscript]:
        """Transcripts in the order given, by as many queries as a single one takes and one more for each scale."""
        lines: dict[str, list[Record]] = defaultdict(list)
        for line in self._store.where("transcript_line", "transcript_id", [record.id for record in records]):
            if line.live:
                lines[line.text("transcript_id")].append(line)
        kept = self._store.entries().kept
        around = _Around(
            people=self._many("person", (kept(record.text("person_id")) for record in records)),
            institutions=self._many("institution", (record["institution_id"] for record in records)),
            terms=self._many("term", (one["term_id"] for one in (*records, *chain.from_iterable(lines.values())))),
        )
        return [
            self._read(record, tuple(lines[record.id]), around.person(kept(record.text("person_id"))), around)
            for record in records
        ]

    def _read(self, record: Record, lines: tuple[Record, ...], person: Record, around: _Around) -> ReadTranscript:
        institution = around.institution(record["institution_id"])
        scale = self._scales.get(record["grading_scale_id"])
        facts = TranscriptFacts(
            learner=_learner(person),
            issuer=_institution(institution),
            courses=tuple(_course(line, around) for line in lines),
            number=record.text("number"),
            issued=day_of(record["issued"]),
            term=around.term(record["term_id"]),
            scale=scale.said if scale else None,
            hour=hour_of(record),
        )
        return ReadTranscript(record, lines, person, institution, scale, facts)

    def _many(self, kind: str, ids: Iterable[Value]) -> Mapping[str, Record]:
        return self._store.many(kind, [str(id) for id in ids if id])


@dataclass(frozen=True, slots=True)
class _Around:
    """What transcripts and their lines point to, by id; nobody stands where there is nothing."""

    people: Mapping[str, Record]
    institutions: Mapping[str, Record]
    terms: Mapping[str, Record]

    def person(self, id: str) -> Record:
        return self.people.get(id, NO_RECORD)

    def institution(self, id: Value) -> Record:
        return self.institutions.get(str(id), NO_RECORD)

    def term(self, id: Value) -> Term | None:
        record = self.terms.get(str(id), NO_RECORD)
        starts, ends = day_of(record["starts"]), day_of(record["ends"])
        if starts is None or ends is None:
            return None
        return Term(trilingual(record, "name"), starts, ends)


def _course(line: Record, around: _Around) -> Course:
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
        term=around.term(line["term_id"]),
    )


def lines_of(store: Store, transcript: str) -> tuple[Record, ...]:
    """The live lines, as they were entered."""
    return tuple(line for line in store.where("transcript_line", "transcript_id", [transcript]) if line.live)


def hour_of(transcript: Record) -> int:
    """45 where nobody has said anything else."""
    return int(transcript["hour"] or ACADEMIC)


def _learner(person: Record) -> Learner:
    return Learner(
        name=NameParts.of(person.values),
        birth_date=day_of(person["birth_date"]),
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


def _whole(value: Value) -> int | None:
    return value if isinstance(value, int) else None

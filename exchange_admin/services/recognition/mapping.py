"""Beginning a case and mapping courses: n lines or competences of the host to m courses at home."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.fields import Value
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.rules.grades.marks import stored_mark
from exchange_admin.domain.rules.recognition.states import DRAFT
from exchange_admin.domain.steps import Edit, Record, Step, live, removal
from exchange_admin.services.learning_agreements.reading import AgreementSheets
from exchange_admin.services.parts import Parts, Service
from exchange_admin.services.recognition.case import CourseMapping, HomeCourse, HostSource
from exchange_admin.services.recognition.equivalences import Equivalences
from exchange_admin.services.recognition.frozen import frozen
from exchange_admin.services.stored import checked, pointing, there


@dataclass(frozen=True, slots=True)
class Source:
    """A transcript line by id, or a competence in words."""

    line_id: str = ""
    competence: str = ""

    def as_values(self) -> dict[str, Value]:
        return {"transcript_line_id": self.line_id or None, "competence": self.competence.strip() or None}


@dataclass(frozen=True, slots=True)
class NewMapping:
    """What is to be mapped; without `courses` the sources are not transferred, for `reason`."""

    sources: Sequence[Source]
    courses: Sequence[HomeCourse] = ()
    reason: str = ""


class MappingCourses(Service[Parts]):
    """Works on drafts only; a proposed case is sent back first (`recognition.frozen`)."""

    def begin(self, transcript: str, who: str, *, home: str = "") -> Changes:
        """A case of a transcript; `home` is else the sending institution of its stay.

        Raises RuleBroken with `recognition.exists` or `recognition.no_home`.
        """
        record = there(self._store, "transcript", transcript)
        if pointing(self._store, "recognition", "transcript_id", transcript):
            raise RuleBroken(Problem("recognition.exists"))
        stay = self._store.get("mobility", record.text("mobility_id")) if record["mobility_id"] else None
        home = home or (stay.text("sending_institution_id") if stay else "")
        if not home:
            raise RuleBroken(Problem("recognition.no_home", "home_institution_id"))
        agreement = AgreementSheets(self._store).of_mobility(stay.id) if stay else None
        values: dict[str, Value] = {
            "transcript_id": transcript,
            "person_id": record["person_id"],
            "state": DRAFT,
            "home_institution_id": home,
        }
        if agreement is not None:
            values["learning_agreement_id"] = agreement.id
        edit = Edit("recognition", self._origin.new_id(), values, new=True)
        return self._store.record(Step(who, "recognition.add", (edit,)))

    def add(self, case: str, sources: Sequence[Source], courses: Sequence[HomeCourse], who: str) -> Changes:
        """One mapping; without `courses` the sources are not transferred, which wants a reason before proposing."""
        return self.add_all(case, [NewMapping(sources, courses)], who)

    def add_all(self, case: str, mappings: Sequence[NewMapping], who: str) -> Changes:
        """Several mappings as one step; all of them or none."""
        record = self._draft(case)
        taken = self._taken(case)
        edits: list[Edit] = []
        for one in mappings:
            edits += self._new(record, one, _proposed(one), taken)
        return self._store.record(Step(who, "recognition_mapping.add", tuple(edits))) if edits else Changes()

    def fill(self, case: str, who: str) -> Changes:
        """Maps every open line that an approved equivalence answers; the receipt is empty when there is none."""
        record = self._draft(case)
        edits: list[Edit] = []
        taken = self._taken(case)
        for remembered, lines in Equivalences(self._store).fitting(record, self._open_lines(record)):
            more: dict[str, Value] = {"decision": remembered.decision, "course_equivalence_id": remembered.id}
            wanted = NewMapping([Source(one.id) for one in lines], remembered.courses)
            edits += self._new(record, wanted, more, taken)
        return self._store.record(Step(who, "recognition.fill", tuple(edits))) if edits else Changes()

    def set_courses(self, mapping: str, courses: Sequence[HomeCourse], who: str) -> Changes:
        """Other home courses for the same sources."""
        record = self._mapping(mapping)
        first = courses[0] if courses else HomeCourse("")
        values: dict[str, Value] = {**first.as_values(), "course_equivalence_id": None}
        if not courses:
            values |= {"decision": "not_recognised", "converted_mark": None, "mark_reason": None}
        elif not record["home_course"]:
            values["decision"] = "recognised"
        edits = [self._changed(record, values)]
        edits += self._without_further(mapping, "mapping_course")
        edits += self._further(mapping, "mapping_course", [one.as_values() for one in courses[1:]])
        return self._store.record(Step(who, "recognition_mapping.set", tuple(edits)))

    def join(self, case: str, mappings: Sequence[CourseMapping], lines: Sequence[str], who: str) -> Changes:
        """Mappings and open `lines` become one mapping with all their courses of both sides.

        Another mark that somebody set for a part does not hold for the whole and goes. Raises RuleBroken with
        `recognition.nothing_to_join` where there are less than two.
        """
        record = self._draft(case)
        if len(mappings) + len(lines) < 2:
            raise RuleBroken(Problem("recognition.nothing_to_join", "transcript_line_id"))
        sources = [_source(one) for mapping in mappings for one in mapping.sources] + [Source(one) for one in lines]
        courses = list({(one.title, one.code): one for mapping in mappings for one in mapping.courses}.values())
        reason = next((one.reason for one in mappings if one.reason), "")
        wanted = NewMapping(sources, courses, reason)
        return self._regroup(record, mappings, [wanted], "recognition_mapping.join", who)

    def split(self, mapping: CourseMapping, who: str) -> Changes:
        """Course by course: the first of the host to the first at home, and so on; those left over are open again.

        Raises RuleBroken with `recognition.nothing_to_split`: a course of the host stands in one mapping only.
        """
        record = self._draft(mapping.record.text("recognition_id"))
        sources, courses = mapping.sources, mapping.courses
        if len(sources) < 2:
            raise RuleBroken(Problem("recognition.nothing_to_split", "transcript_line_id"))
        pairs = list(zip(sources, [[one] for one in courses], strict=False))
        if pairs and len(courses) > len(pairs):
            pairs[-1][1].extend(courses[len(pairs) :])
        wanted = [NewMapping([_source(source)], own, mapping.reason) for source, own in pairs]
        wanted += [NewMapping([_source(one)], (), mapping.reason) for one in sources[len(pairs) :] if not one.line_id]
        return self._regroup(record, [mapping], wanted, "recognition_mapping.split", who)

    def judge(self, mapping: str, values: Mapping[str, Value], who: str) -> Changes:
        """The proposed decision with its reason, or another mark (`converted_mark`) with its `mark_reason`."""
        record = self._mapping(mapping)
        for name in values:
            if name not in _JUDGED:
                raise RuleBroken(Problem("value.unknown_field", name, {"field": name}))
        judged = {
            name: stored_mark(str(one)) if name == "converted_mark" and one else one for name, one in values.items()
        }
        changed = {name: value for name, value in judged.items() if value != record[name]}
        if not changed:
            return Changes()
        return self._store.record(Step(who, "recognition_mapping.set", (self._changed(record, changed),)))

    def _changed(self, record: Record, values: Mapping[str, Value]) -> Edit:
        return Edit(record.kind, record.id, checked(self._registry, record.kind, values, record.values))

    def remove(self, mapping: str, who: str) -> Changes:
        """Its lines are open again."""
        self._mapping(mapping)
        further = [edit for kind in ("mapping_line", "mapping_course") for edit in self._without_further(mapping, kind)]
        edits = (*further, removal("recognition_mapping", mapping))
        return self._store.record(Step(who, "recognition_mapping.remove", edits))

    def _regroup(
        self, case: Record, before: Sequence[CourseMapping], wanted: Sequence[NewMapping], verb: str, who: str
    ) -> Changes:
        """One step: other mappings of the same courses."""
        edits: list[Edit] = []
        for one in before:
            for kind in ("mapping_line", "mapping_course"):
                edits += self._without_further(one.id, kind)
            edits.append(removal("recognition_mapping", one.id))
        taken = self._taken(case.id) - {source.line_id for one in before for source in one.sources}
        for new in wanted:
            edits += self._new(case, new, _proposed(new), taken)
        return self._store.record(Step(who, verb, tuple(edits)))

    def _new(self, case: Record, wanted: NewMapping, more: Mapping[str, Value], taken: set[str]) -> list[Edit]:
        """The records of one mapping; its lines are added to those `taken`."""
        sources, courses = wanted.sources, wanted.courses
        self._check_sources(case, sources, taken)
        taken |= {one.line_id for one in sources} - {""}
        id = self._origin.new_id()
        first: dict[str, Value] = {"recognition_id": case.id, **sources[0].as_values(), **more}
        if courses:
            first |= courses[0].as_values()
        return [
            Edit("recognition_mapping", id, checked(self._registry, "recognition_mapping", first), new=True),
            *self._further(id, "mapping_line", [one.as_values() for one in sources[1:]]),
            *self._further(id, "mapping_course", [one.as_values() for one in courses[1:]]),
        ]

    def _further(self, mapping: str, kind: str, rows: Sequence[Mapping[str, Value]]) -> Iterator[Edit]:
        for row in rows:
            values = checked(self._registry, kind, {"recognition_mapping_id": mapping, **row})
            yield Edit(kind, self._origin.new_id(), values, new=True)

    def _without_further(self, mapping: str, kind: str) -> list[Edit]:
        return [removal(kind, one.id) for one in pointing(self._store, kind, "recognition_mapping_id", mapping)]

    def _check_sources(self, case: Record, sources: Sequence[Source], taken: set[str]) -> None:
        """Every source says something, every line is of this transcript and in one mapping only."""
        if not sources or any(not (one.line_id or one.competence.strip()) for one in sources):
            raise RuleBroken(Problem("recognition.no_source", "transcript_line_id"))
        for one in sources:
            if not one.line_id:
                continue
            line = there(self._store, "transcript_line", one.line_id)
            if line["transcript_id"] != case["transcript_id"]:
                raise RuleBroken(Problem("recognition.other_transcript", "transcript_line_id"))
            if one.line_id in taken or sum(other.line_id == one.line_id for other in sources) > 1:
                facts = {"course": next((line.text(name) for name in _TITLES if line[name]), "")}
                raise RuleBroken(Problem("recognition.line_taken", "transcript_line_id", facts))

    def _taken(self, case: str) -> set[str]:
        """Lines that a mapping of the case answers."""
        mappings = pointing(self._store, "recognition_mapping", "recognition_id", case)
        more = live(self._store.where("mapping_line", "recognition_mapping_id", [one.id for one in mappings]))
        return {one.text("transcript_line_id") for one in (*mappings, *more)} - {""}

    def _open_lines(self, case: Record) -> list[Record]:
        taken = self._taken(case.id)
        lines = pointing(self._store, "transcript_line", "transcript_id", case["transcript_id"])
        return [one for one in lines if one.id not in taken and one["status"] == "passed"]

    def _mapping(self, id: str) -> Record:
        record = there(self._store, "recognition_mapping", id)
        self._draft(record.text("recognition_id"))
        return record

    def _draft(self, case: str) -> Record:
        record = there(self._store, "recognition", case)
        if record["state"] != DRAFT:
            raise RuleBroken(frozen(record))
        return record


def _proposed(wanted: NewMapping) -> dict[str, Value]:
    """What is proposed of a new mapping until somebody says otherwise."""
    return {"decision": "recognised" if wanted.courses else "not_recognised", "reason": wanted.reason or None}


def _source(source: HostSource) -> Source:
    return Source(source.line_id, source.competence)


_TITLES = ("title_zh", "title_ru", "title_en", "code")
_JUDGED = frozenset({"decision", "reason", "converted_mark", "mark_reason"})

"""Taking transcripts of a file into the records: whose they are, which of them the office has, what is new; then the
whole file is written as one step, or nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from exchange_admin.documents.elmo.found import FoundFile
from exchange_admin.documents.transcripts.facts import ACADEMIC
from exchange_admin.domain.changes import Changes
from exchange_admin.domain.fields import Value
from exchange_admin.domain.problems import Level, Problem, RuleBroken
from exchange_admin.domain.rules.grades.marks import PassOnlyMarks, mark_key
from exchange_admin.domain.rules.partner_scope import is_word_of_others
from exchange_admin.domain.steps import Edit, Record, Step, filled
from exchange_admin.domain.values import check
from exchange_admin.domain.wording import LANGUAGES
from exchange_admin.names import fold
from exchange_admin.services.attachments import attachment_values
from exchange_admin.services.importing.draft import NEW_RECORD, StagedRow
from exchange_admin.services.importing.matching import value_differs
from exchange_admin.services.importing.people import PeopleCheck
from exchange_admin.services.importing.people_edits import PeopleEdits
from exchange_admin.services.importing.sources import Sources
from exchange_admin.services.recognition.frozen import case_problems
from exchange_admin.services.transcripts.original_scales import OriginalScale, OriginalScales, StatusByMark
from exchange_admin.services.transcripts.reading import lines_of
from exchange_admin.services.transcripts.staged import StagedFile, StagedLine, StagedTranscript
from exchange_admin.store import Store

VERB = "transcript.import"
_ENDINGS = {"application/pdf": ".pdf", "image/png": ".png", "image/jpeg": ".jpg"}
_NO_FILE_NAME = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_LONGEST_NAME = 120
_TITLES = tuple(f"title_{language}" for language in LANGUAGES)
_OF_THE_WHOLE = ("number", "issued", "term_id", "grading_scale_id", "hour")


@dataclass(frozen=True, slots=True)
class TakenOver:
    """The receipt, and the ids of the transcripts of the file in its order; empty changes when all was there."""

    changes: Changes
    person_id: str
    transcripts: tuple[str, ...]


class TakingOver:
    """The strategy for files with transcripts. Made anew for each check and each apply."""

    def __init__(self, sources: Sources, marks: PassOnlyMarks) -> None:
        self._sources, self._store, self._origin = sources, sources.store, sources.origin
        self._scales, self._marks = OriginalScales(sources.store, marks), marks

    def settle(self, staged: StagedFile, *, theirs: bool) -> None:
        """Finds the person and the transcripts that the office has already, and says what would be written.

        Where a line differs from ours, ours stays and the difference is told, unless the file is to win (`theirs`).
        """
        self._find_person(staged.person)
        if staged.person.subject_id:
            staged.kept_papers = kept_papers(self._store, staged.person.subject_id)
        for transcript in staged.transcripts:
            self._settle(transcript, staged.person.subject_id, theirs)

    def _find_person(self, row: StagedRow) -> None:
        """The person is never merged into another and their record is not changed: a difference is only told."""
        row.problems = []
        sources = self._sources
        PeopleCheck(sources.known, sources.tables.reference, sources.places, sources.today, sources.tables.words).check(
            [row], ""
        )
        row.problems = [
            replace(problem, level=Level.INFORMS) if problem.code == "import.value_differs" else problem
            for problem in row.problems
            if problem.code != "person.no_name" or not row.subject_id  # a workbook names nobody
        ]
        if row.decision == NEW_RECORD:
            row.problems = [problem for problem in row.problems if problem.level is not Level.ASKS]
        elif not row.subject_id and not row.candidates:
            row.problems.append(Problem("import.person_unknown", "", {"n": 0}, Level.ASKS))

    def _settle(self, staged: StagedTranscript, person: str, theirs: bool) -> None:
        existing = self._existing(staged, person) if person and staged.institution_id else None
        staged.subject_id = existing.id if existing else ""
        scale = self._scales.get(staged.values.get("grading_scale_id"))
        staged.problems += self._check_of("transcript", staged.values)
        held = list(lines_of(self._store, existing.id)) if existing else []
        marked = any(line.values.get("original_mark") for line in staged.lines)
        for line in staged.lines:
            self._settle_line(line, held, scale, marked, theirs)
        told = {name: staged.values.get(name) for name in _OF_THE_WHOLE}
        if existing is None:
            staged.writes = filled(told)
        else:
            staged.writes, differing = _differences(existing, told, theirs)
            staged.problems += [replace(problem, level=Level.INFORMS) for problem in differing]

    def _settle_line(
        self, line: StagedLine, held: list[Record], scale: OriginalScale | None, marked: bool, theirs: bool
    ) -> None:
        line.problems += self._check_of("transcript_line", {**line.values, "transcript_id": None})
        if not any(line.values.get(name) for name in (*_TITLES, "code")):
            line.problems.append(Problem("transcript.line_untitled", "title_zh", {"where": line.where}))
        same = next((one for one in held if _is_same_course(one.values, line.values)), None)
        if same is None:
            self._settle_status(line, scale, marked)
            line.subject_id, line.writes = "", {name: value for name, value in line.values.items() if value is not None}
        else:
            held.remove(same)
            line.subject_id = same.id
            line.writes, differing = _differences(same, line.values, theirs)
            line.problems += differing
        if scale is not None and line.writes:
            odd = scale.problem(str(line.values.get("original_mark") or ""), str(line.values.get("status")))
            line.problems += [odd] if odd else []

    def _settle_status(self, line: StagedLine, scale: OriginalScale | None, marked: bool) -> None:
        """Where a file does not say how a course ended, its mark does. A mark that nobody knows, and none where others
        of the file have one, leave it open and are asked about; in a file without marks it counts as passed."""
        if line.values.get("status") is not None or line.news == "fix":
            return
        by_mark = StatusByMark(scale, self._marks)
        line.values["status"] = by_mark.begun(line.values, among_marks=marked)
        if by_mark.passes(str(line.values.get("original_mark") or "")) is None:
            code, level = ("status_open", Level.ASKS) if marked else ("status_assumed", Level.INFORMS)
            line.problems.append(Problem(f"transcript.{code}", "status", {"where": line.where}, level))

    def _existing(self, staged: StagedTranscript, person: str) -> Record | None:
        entries = self._store.entries().of(person) or (person,)
        held = [
            record
            for record in self._store.where("transcript", "person_id", list(entries))
            if record.live and record["institution_id"] == staged.institution_id
        ]
        for is_same in (_same_number, _same_day, self._same_courses):
            if found := [record for record in held if is_same(record, staged)]:
                return found[0]
        return None

    def _same_courses(self, record: Record, staged: StagedTranscript) -> bool:
        """Where a number and a day are not told on both sides, one course in common makes them the same paper."""
        if _told_apart(record, staged.values, "number") or _told_apart(record, staged.values, "issued"):
            return False
        held = lines_of(self._store, record.id)
        return any(_is_same_course(one.values, line.values) for one in held for line in staged.lines)

    def take_over(self, staged: StagedFile, who: str) -> TakenOver:
        """Writes what is new. Raises RuleBroken with whatever stops it; then nothing was written."""
        if stopping := staged.stopping:
            raise RuleBroken(*stopping)
        if decided := [problem for one in staged.transcripts for problem in self._decided(one)]:
            raise RuleBroken(*decided)
        self._refuse_others(staged)
        row, edits = staged.person, []
        if not row.subject_id:
            sources = self._sources
            edits += PeopleEdits(sources.registry, self._origin, sources.places, "student").edits(row, None)
        edits += self._new_institutions(staged.transcripts)
        for transcript in staged.transcripts:
            edits += self._edits(transcript, row.subject_id)
        contents: dict[str, bytes] = {}
        for edit, content in self._enclosed(staged.enclosed, row.subject_id):
            edits.append(edit)
            contents[edit.id] = content
        changes = self._store.record(Step(who, VERB, tuple(edits)), contents) if edits else Changes()
        return TakenOver(changes, row.subject_id, tuple(one.subject_id for one in staged.transcripts))

    def _refuse_others(self, staged: StagedFile) -> None:
        """A college takes no transcript of its office over: it has them from there."""
        if not self._store.is_partner:
            return
        own, outlook, registry = self._store.institution, self._store.exchange.outlook(), self._sources.registry
        issuers = {one.institution_id for one in staged.transcripts if one.institution_id}
        for issuer in issuers:
            if is_word_of_others(registry, own, "transcript", {"institution_id": issuer}, outlook):
                raise RuleBroken(Problem("record.not_yours", "institution_id"))

    def _decided(self, staged: StagedTranscript) -> Iterator[Problem]:
        """Lines that a decided recognition rests on do not change under it."""
        changing = {line.subject_id: line.writes for line in staged.lines if line.subject_id and line.writes}
        for id, record in self._store.many("transcript_line", list(changing)).items():
            yield from case_problems(self._store, "transcript_line", id, {**record.values, **changing[id]})

    def _new_institutions(self, transcripts: Sequence[StagedTranscript]) -> Iterator[Edit]:
        """The issuers that are to be added, each once."""
        made: dict[frozenset[tuple[str, Value]], str] = {}
        for one in transcripts:
            if one.adds_institution:
                key = frozenset(one.new_institution.items())
                if key not in made:
                    made[key] = self._origin.new_id()
                    yield Edit("institution", made[key], one.new_institution, new=True)
                one.institution_id = made[key]

    def _edits(self, staged: StagedTranscript, person: str) -> Iterator[Edit]:
        if not staged.subject_id:
            staged.subject_id = self._origin.new_id()
            about: dict[str, Value] = {"person_id": person, "institution_id": staged.institution_id}
            if stay := self._stay(person, staged.institution_id):
                about["mobility_id"] = stay
            yield Edit("transcript", staged.subject_id, {**about, **staged.writes}, new=True)
        elif staged.writes:
            yield Edit("transcript", staged.subject_id, staged.writes)
        for line in staged.lines:
            if not line.subject_id:
                line.subject_id = self._origin.new_id()
                values = {"transcript_id": staged.subject_id, **line.writes}
                yield Edit("transcript_line", line.subject_id, values, new=True)
            elif line.writes:
                yield Edit("transcript_line", line.subject_id, line.writes)

    def _stay(self, person: str, institution: str) -> str:
        """The one stay of the person at the institution; empty where there were none or several."""
        entries = self._store.entries().of(person) or (person,)
        stays = [
            stay.id
            for stay in self._store.where("mobility", "person_id", list(entries))
            if stay.live and stay["receiving_institution_id"] == institution
        ]
        return stays[0] if len(stays) == 1 else ""

    def _enclosed(self, files: tuple[FoundFile, ...], person: str) -> Iterator[tuple[Edit, bytes]]:
        """The papers of the file, kept with the person; one that is kept already is not kept twice."""
        kept = set(kept_papers(self._store, person))
        for file in files:
            if file.sha256 not in kept:
                kept.add(file.sha256)
                title = _NO_FILE_NAME.sub(" ", file.title).strip()[:_LONGEST_NAME] or "ELMO"
                name = f"{title}{_ENDINGS[file.media_type]}"
                values = attachment_values(self._sources.registry, name, file.content, {"person_id": person})
                yield Edit("attachment", self._origin.new_id(), values, new=True), file.content

    def _check_of(self, kind: str, values: Mapping[str, Value]) -> list[Problem]:
        """What no field can hold; references of the record to others are left aside."""
        told = filled(values)
        return check(self._sources.registry[kind], told, whole=False)


def _same_number(record: Record, staged: StagedTranscript) -> bool:
    number = staged.values.get("number")
    return bool(number) and fold(record.text("number")) == fold(str(number))


def _same_day(record: Record, staged: StagedTranscript) -> bool:
    issued = staged.values.get("issued")
    return bool(issued) and record["issued"] == issued and not _told_apart(record, staged.values, "number")


def _told_apart(record: Record, values: Mapping[str, Value], name: str) -> bool:
    ours, theirs = record[name], values.get(name)
    return bool(ours) and bool(theirs) and fold(str(ours)) != fold(str(theirs))


def _is_same_course(ours: Mapping[str, Value], theirs: Mapping[str, Value]) -> bool:
    """The same term where both tell one, and the same code, or the same name in a language where a code is missing."""
    terms = ours.get("term_id"), theirs.get("term_id")
    if all(terms) and terms[0] != terms[1]:
        return False
    if ours.get("code") and theirs.get("code"):
        return fold(str(ours["code"])) == fold(str(theirs["code"]))
    pairs = [(ours.get(name), theirs.get(name)) for name in _TITLES]
    return any(one and other and fold(str(one)) == fold(str(other)) for one, other in pairs)


def _differences(record: Record, told: Mapping[str, Value], theirs: bool) -> tuple[dict[str, Value], list[Problem]]:
    """What would be written into a record, and where it says something else."""
    writes: dict[str, Value] = {}
    differing: list[Problem] = []
    for name, value in told.items():
        ours = record[name]
        if value is None or _is_equal(name, ours, value):
            continue
        if ours is None or theirs:
            writes[name] = value
        else:
            differing.append(value_differs(name, f"field.{name}", ours, value))
    return writes, differing


def _is_equal(name: str, ours: Value, theirs: Value) -> bool:
    """Numbers by what they are worth: 4, 4.0 and 8/2 are the same credits."""
    if ours is None:
        return name == "hour" and theirs == str(ACADEMIC)  # what an hour is where nobody says
    if name in {"credits", "original_mark"}:
        return mark_key(str(ours)) == mark_key(str(theirs))
    return ours == theirs


def kept_papers(store: Store, person: str) -> frozenset[str]:
    """SHA-256 of the files that are kept with a person."""
    return frozenset(one.text("sha256") for one in store.where("attachment", "person_id", [person]) if one.live)

"""Writing staged transcripts into the records: the whole file as one step, or nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from exchange_admin.documents.elmo.found import FoundFile
from exchange_admin.domain.changes import Changes
from exchange_admin.domain.fields import Registry, Value
from exchange_admin.domain.ids import Origin
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.steps import Edit, Step
from exchange_admin.services.attachments import attachment_values
from exchange_admin.services.importing.people import PeopleEdits
from exchange_admin.services.importing.places import Places
from exchange_admin.services.recognition.frozen import case_problems
from exchange_admin.services.transcripts.staged import StagedFile, StagedTranscript
from exchange_admin.store import Store

VERB = "transcript.import"
_ENDINGS = {"application/pdf": ".pdf", "image/png": ".png", "image/jpeg": ".jpg"}
_NO_FILE_NAME = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class TakenOver:
    """The receipt, and the ids of the transcripts of the file in its order; empty changes when all was there."""

    changes: Changes
    person_id: str
    transcripts: tuple[str, ...]


class TakingOver:
    """One verb."""

    def __init__(self, store: Store, registry: Registry, origin: Origin) -> None:
        self._store, self._registry, self._origin = store, registry, origin

    def take_over(self, staged: StagedFile, who: str) -> TakenOver:
        """Writes what is new. Raises RuleBroken with whatever stops it; then nothing was written."""
        if stopping := staged.stopping:
            raise RuleBroken(*stopping)
        if decided := [problem for one in staged.transcripts for problem in self._decided(one)]:
            raise RuleBroken(*decided)
        row, edits = staged.person, []
        if not row.subject_id:
            edits += PeopleEdits(self._registry, self._origin, Places(self._store, self._origin), "student").edits(
                row, None
            )
        edits += self._new_institutions(staged.transcripts)
        for transcript in staged.transcripts:
            edits += self._edits(transcript, row.subject_id)
        contents: dict[str, bytes] = {}
        for edit, content in self._enclosed(staged.enclosed, row.subject_id):
            edits.append(edit)
            contents[edit.id] = content
        changes = self._store.record(Step(who, VERB, tuple(edits)), contents) if edits else Changes()
        return TakenOver(changes, row.subject_id, tuple(one.transcript_id for one in staged.transcripts))

    def _decided(self, staged: StagedTranscript) -> Iterator[Problem]:
        """Lines that a decided recognition rests on do not change under it."""
        changing = {line.line_id: line.writes for line in staged.lines if line.line_id and line.writes}
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
        if not staged.transcript_id:
            staged.transcript_id = self._origin.new_id()
            about: dict[str, Value] = {"person_id": person, "institution_id": staged.institution_id}
            if stay := self._stay(person, staged.institution_id):
                about["mobility_id"] = stay
            yield Edit("transcript", staged.transcript_id, {**about, **staged.writes}, new=True)
        elif staged.writes:
            yield Edit("transcript", staged.transcript_id, staged.writes)
        for line in staged.lines:
            if not line.line_id:
                line.line_id = self._origin.new_id()
                values = {"transcript_id": staged.transcript_id, **line.writes}
                yield Edit("transcript_line", line.line_id, values, new=True)
            elif line.writes:
                yield Edit("transcript_line", line.line_id, line.writes)

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
                values = attachment_values(self._registry, name, file.content, {"person_id": person})
                yield Edit("attachment", self._origin.new_id(), values, new=True), file.content


def kept_papers(store: Store, person: str) -> frozenset[str]:
    """SHA-256 of the files that are kept with a person."""
    return frozenset(one.text("sha256") for one in store.where("attachment", "person_id", [person]) if one.live)

"""Everything about transcripts that an officer can do besides typing: list, show, take over from a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from exchange_admin.documents.elmo.reading import read_elmo
from exchange_admin.documents.elmo.safe_parsing import LIMITS
from exchange_admin.documents.transcripts.facts import ACADEMIC
from exchange_admin.documents.workbook_reading import read_workbook
from exchange_admin.domain.fields import Registry, Value
from exchange_admin.domain.ids import Origin
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.queries import Filter, Query, Test
from exchange_admin.domain.rules.grades.marks import PassOnlyMarks
from exchange_admin.domain.wording import Wording
from exchange_admin.names import Names
from exchange_admin.services.attachments import LARGEST
from exchange_admin.services.importing.draft import StagedRow
from exchange_admin.services.importing.headings import Headings
from exchange_admin.services.importing.sources import ImportTables
from exchange_admin.services.importing.words import ImportWords
from exchange_admin.services.transcripts.elmo_staging import ElmoStaging
from exchange_admin.services.transcripts.file_staging import FileStaging
from exchange_admin.services.transcripts.line_cells import LineCells
from exchange_admin.services.transcripts.line_table import read_lines, table_in_book
from exchange_admin.services.transcripts.reading import ReadTranscript, TranscriptReader
from exchange_admin.services.transcripts.staged import (
    NEW_INSTITUTION,
    StagedFile,
    StagedTranscript,
    TranscriptOptions,
)
from exchange_admin.services.transcripts.status_by_mark import StatusByMark
from exchange_admin.services.transcripts.taking_over import TakenOver, TakingOver
from exchange_admin.store import Store

_NO_OPTIONS = TranscriptOptions()


@dataclass(frozen=True, slots=True)
class TranscriptTables:
    """What reading needs: the tables of imports, the marks without a rank, the words of three languages."""

    imports: ImportTables
    marks: PassOnlyMarks
    wordings: Mapping[str, Wording]


class Transcripts:
    """Verbs on transcripts of one office file. `today` tells the office's date."""

    def __init__(
        self,
        store: Store,
        registry: Registry,
        names: Names,
        origin: Origin,
        tables: TranscriptTables,
        today: Callable[[], date],
    ) -> None:
        self._store, self._registry, self._names, self._origin = store, registry, names, origin
        self._tables, self._today = tables, today

    def listed(self, person: str = "", institution: str = "") -> list[ReadTranscript]:
        """Transcripts, all or those of a person or of an institution, by id."""
        given = (("person_id", person), ("institution_id", institution))
        filters = tuple(Filter(name, Test.IS, (id,)) for name, id in given if id)
        return self._reader().read_all(self._store.records(Query("transcript", filters=filters)))

    def read(self, id: str) -> ReadTranscript:
        """Raises RuleBroken with `record.missing`."""
        return self._reader().read(id)

    def stage(self, path: Path, options: TranscriptOptions = _NO_OPTIONS) -> StagedFile:
        """Reads an ELMO file (.xml) or a workbook with the lines of one transcript; nothing is written.

        Raises RuleBroken: `elmo.…`, `workbook.…`, `transcript.no_table`, `transcript.whose`.
        """
        if path.suffix.lower() in {".xml", ".elmo"}:
            found = read_elmo(path, self._tables.wordings, replace(LIMITS, paper=LARGEST))
            staged = ElmoStaging(self._store).staged(found, path.name, options)
        else:
            staged = self._stage_workbook(path, options)
        self._settle(staged, options)
        return staged

    def take_over(self, staged: StagedFile, who: str) -> TakenOver:
        """As `TakingOver.take_over`."""
        return TakingOver(self._store, self._registry, self._origin).take_over(staged, who)

    def cells_of(self, transcript: ReadTranscript) -> LineCells:
        """For typing and pasting its lines: hours are as long as it says."""
        return self._cells(transcript.hour)

    def status_by_mark(self, transcript: ReadTranscript) -> StatusByMark:
        """How its courses ended, by their marks."""
        return StatusByMark(transcript.scale, self._tables.marks)

    @property
    def headings(self) -> tuple[Headings, ImportWords]:
        """What tells the headings of a table of lines, and the words in its cells."""
        return self._tables.imports.headings, self._tables.imports.words

    def _stage_workbook(self, path: Path, options: TranscriptOptions) -> StagedFile:
        """A workbook says nothing about whose transcript it is; `transcript.whose` names what the options lack."""
        for name, given in (("person_id", options.person), ("institution_id", options.institution_id)):
            if given in ("", NEW_INSTITUTION):
                raise RuleBroken(Problem("transcript.whose", name, {"field": f"field.{name}"}))
        table = table_in_book(read_workbook(path), self._tables.imports.headings, self._tables.imports.words)
        hour = options.hour or ACADEMIC
        lines = read_lines(table, self._cells(hour), options.credit_scheme)
        if not lines:
            raise RuleBroken(Problem("transcript.no_table", facts={"file": path.name}))
        institution = self._store.get("institution", options.institution_id)
        values: dict[str, Value] = {
            "number": options.number or None,
            "issued": options.issued or None,
            "term_id": options.term_id or None,
            "grading_scale_id": options.grading_scale_id or (institution["grading_scale_id"] if institution else None),
            "hour": str(hour),
        }
        transcript = StagedTranscript(path.name, options.institution_id, "", values, lines)
        left = tuple(Problem("transcript.column_unread", facts={"typed": heading}) for heading in table.unread)
        person = StagedRow(0, 1, {}, decision=options.person)
        return StagedFile(path.name, person, [transcript], (*left, *table.left))

    def _settle(self, staged: StagedFile, options: TranscriptOptions) -> None:
        tables = self._tables
        FileStaging(
            self._store,
            self._registry,
            self._names,
            self._origin,
            tables.imports.reference,
            tables.marks,
            self._today,
        ).settle(staged, theirs=options.theirs)

    def _cells(self, hour: int) -> LineCells:
        return LineCells(self._registry, self._tables.imports.words, self._store.records(Query("term")), hour)

    def _reader(self) -> TranscriptReader:
        return TranscriptReader(self._store, self._tables.marks)

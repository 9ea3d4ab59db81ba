"""Everything about transcripts that an officer can do besides typing: list, show, take over, hand on as files."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from exchange_admin.documents.certificates.facts import Trilingual
from exchange_admin.documents.elmo.reading import read_elmo
from exchange_admin.documents.elmo.safe_parsing import LIMITS
from exchange_admin.documents.elmo.writing import ElmoWriter, Enclosure, notices
from exchange_admin.documents.files import write_bytes
from exchange_admin.documents.sheets.issue_facts import Issue
from exchange_admin.documents.transcripts.facts import ACADEMIC, UNSAID, TranscriptPaper
from exchange_admin.documents.transcripts.paper import TranscriptPages
from exchange_admin.documents.workbook_reading import CellValue, SheetCells, read_workbook
from exchange_admin.domain.fields import Value
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.queries import Filter, Query, Test
from exchange_admin.domain.rules.grades.marks import PassOnlyMarks
from exchange_admin.domain.rules.usual_settings import STAMP_MM
from exchange_admin.domain.steps import Record
from exchange_admin.domain.wording import Wording
from exchange_admin.names import NameParts
from exchange_admin.services.attachments import LARGEST
from exchange_admin.services.certificates.paper_facts import trilingual
from exchange_admin.services.importing.draft import StagedRow
from exchange_admin.services.importing.sources import ImportTables, References, Sources
from exchange_admin.services.office_files import own_office, usual_signatory
from exchange_admin.services.parts import Parts
from exchange_admin.services.records import Records
from exchange_admin.services.stored import NO_RECORD, got
from exchange_admin.services.transcripts.elmo_staging import ElmoStaging
from exchange_admin.services.transcripts.line_cells import LineCells, LineTable, table_in
from exchange_admin.services.transcripts.original_scales import StatusByMark
from exchange_admin.services.transcripts.reading import ReadTranscript, TranscriptReader
from exchange_admin.services.transcripts.staged import (
    NEW_INSTITUTION,
    StagedFile,
    StagedTranscript,
    TranscriptOptions,
)
from exchange_admin.services.transcripts.taking_over import TakenOver, TakingOver

_NO_OPTIONS = TranscriptOptions()


@dataclass(frozen=True, slots=True)
class TranscriptTables:
    """What reading needs: the tables of imports, the marks without a rank, the words of three languages."""

    imports: ImportTables
    marks: PassOnlyMarks
    wordings: Mapping[str, Wording]


class Transcripts:
    """Verbs on transcripts of one office file."""

    def __init__(self, parts: Parts, tables: TranscriptTables) -> None:
        self._parts, self._store, self._tables = parts, parts.store, tables

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

        Raises RuleBroken: `elmo.…`, `workbook.…`, `transcript.no_table`, `transcript.whose`, those of `table_in`.
        """
        if path.suffix.lower() in {".xml", ".elmo"}:
            found = read_elmo(path, self._tables.wordings, replace(LIMITS, paper=LARGEST))
            staged = ElmoStaging(self._store).staged(found, path.name, options)
        else:
            staged = self._stage_workbook(path, options)
        self._taking_over().settle(staged, theirs=options.theirs)
        return staged

    def take_over(self, staged: StagedFile, who: str) -> TakenOver:
        """As `TakingOver.take_over`."""
        return self._taking_over().take_over(staged, who)

    def cells_of(self, transcript: ReadTranscript) -> LineCells:
        """For typing and pasting its lines: hours are as long as it says."""
        return self._cells(self._sources(), transcript.hour)

    def pasted(self, block: Sequence[Sequence[str]], transcript: ReadTranscript) -> LineTable | None:
        """A block of cells as a table with headings; None for one without."""
        sources = self._sources()
        sheet = SheetCells("", [list[CellValue](row) for row in block])
        own = NameParts.of(transcript.person.values)
        return table_in([sheet], self._cells(sources, transcript.hour), sources, person=own)

    def status_by_mark(self, transcript: ReadTranscript) -> StatusByMark:
        """How its courses ended, by their marks."""
        return StatusByMark(transcript.scale, self._tables.marks)

    def _stage_workbook(self, path: Path, options: TranscriptOptions) -> StagedFile:
        """A workbook says nothing about whose transcript it is; `transcript.whose` names what the options lack."""
        for name, given in (("person_id", options.person), ("institution_id", options.institution_id)):
            if given in ("", NEW_INSTITUTION):
                raise RuleBroken(Problem("transcript.whose", name, {"field": f"field.{name}"}))
        hour, sources = options.hour or ACADEMIC, self._sources()
        cells = self._cells(sources, hour)
        person = self._store.get("person", options.person)
        own = NameParts.of(person.values) if person else NameParts()
        table = table_in(read_workbook(path).sheets, cells, sources, options.credit_scheme, own)
        if table is None or not table.lines:
            raise RuleBroken(Problem("transcript.no_table", facts={"file": path.name}))
        institution = self._store.get("institution", options.institution_id)
        values: dict[str, Value] = {
            "number": options.number or None,
            "issued": options.issued or None,
            "term_id": options.term_id or None,
            "grading_scale_id": options.grading_scale_id or (institution["grading_scale_id"] if institution else None),
            "hour": str(hour),
        }
        transcript = StagedTranscript(
            0, 0, {}, values=values, where=path.name, institution_id=options.institution_id, lines=table.lines
        )
        return StagedFile(path.name, StagedRow(0, 1, {}, decision=options.person), [transcript], table.told)

    def _taking_over(self) -> TakingOver:
        return TakingOver(self._sources(), self._tables.marks)

    def _cells(self, sources: Sources, hour: int) -> LineCells:
        terms = partial(sources.references.find, "term")
        return LineCells(self._parts.names, self._tables.imports, sources.today, terms, hour)

    def _sources(self) -> Sources:
        """What is read is read anew for each verb."""
        tables = self._tables.imports
        return Sources.of(self._parts, tables, Records(self._parts), References(self._parts, tables.words))

    def _reader(self) -> TranscriptReader:
        return TranscriptReader(self._store, self._tables.marks)


def _nothing_issued(_: ReadTranscript) -> bytes | None:
    return None


@dataclass(frozen=True, slots=True)
class _Keeper:
    """The office from whose records papers are drawn."""

    office: Record
    name: Trilingual
    signatory: Record


class TranscriptExport:
    """Writes files, each whole or not at all. Reads the records of the office only."""

    def __init__(
        self, parts: Parts, pages: TranscriptPages, issued: Callable[[ReadTranscript], bytes | None] = _nothing_issued
    ) -> None:
        """`issued` answers with the paper of the register about a transcript, where there is one."""
        self._store, self._origin, self._wordings = parts.store, parts.origin, parts.wordings
        self._pages, self._issued = pages, issued

    def write_elmo(
        self, transcripts: Sequence[ReadTranscript], target: Path, languages: Sequence[str] = ()
    ) -> tuple[Problem, ...]:
        """One ELMO file of one person's transcripts; what other programs will not see exactly.

        With `languages` papers are enclosed: those of the register as they were issued, of others a draft or a copy in
        these languages. Raises RuleBroken: `elmo.…`, `transcript.…`, `file.…`.
        """
        enclosed = self._enclosed(transcripts, languages) if languages else []
        data = ElmoWriter(self._wordings).write([one.facts for one in transcripts], self._origin.now(), enclosed)
        write_bytes(target, data)
        return tuple(told for one in transcripts for told in notices(one.facts))

    def _enclosed(self, transcripts: Sequence[ReadTranscript], languages: Sequence[str]) -> list[Enclosure]:
        issued = [(one, self._issued(one)) for one in transcripts]
        rest = [one for one, paper in issued if paper is None]
        papers = [paper for _, paper in issued if paper is not None]
        papers += [self.pdf(rest, languages)] if rest else []
        title = self._wordings[languages[0]].say("paper.transcript.title")
        return [Enclosure(title, languages[0], paper) for paper in papers]

    def write_pdf(self, transcripts: Sequence[ReadTranscript], target: Path, languages: Sequence[str]) -> None:
        """One PDF, each transcript beginning a page. Raises RuleBroken: `transcript.…`, `file.…`."""
        write_bytes(target, self.pdf(transcripts, languages))

    def pdf(self, transcripts: Sequence[ReadTranscript], languages: Sequence[str]) -> bytes:
        """The same in memory, for a preview."""
        keeper = self._keeper()
        return self._pages.pdf([self._paper(one, tuple(languages), keeper) for one in transcripts])

    def _paper(self, transcript: ReadTranscript, languages: tuple[str, ...], keeper: _Keeper) -> TranscriptPaper:
        """What the office issues itself is a draft until it stands in the register; others' transcripts are copies."""
        own = transcript.institution.id == keeper.office["institution_id"]
        home = transcript.person["home_institution_id"]
        kept_clear = keeper.office["stamp_mm"]
        return TranscriptPaper(
            facts=transcript.facts,
            languages=languages,
            home=self._name(home) if home and home != transcript.institution.id else UNSAID,
            keeper=UNSAID if own else keeper.name,
            issue=Issue(
                issued=transcript.facts.issued,
                signatory=trilingual(keeper.signatory, "name"),
                position=trilingual(keeper.signatory, "position"),
                place=trilingual(keeper.office, "city"),
                stamp_mm=kept_clear if isinstance(kept_clear, int) else STAMP_MM,
            ),
        )

    def _keeper(self) -> _Keeper:
        office = own_office(self._store)
        signatory = got(self._store, "signatory", usual_signatory(self._store, office))
        return _Keeper(office, self._name(office["institution_id"]), signatory if signatory.live else NO_RECORD)

    def _name(self, institution: Value) -> Trilingual:
        return trilingual(got(self._store, "institution", institution), "name")

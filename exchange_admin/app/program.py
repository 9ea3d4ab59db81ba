"""What every office file of this run shares, and one open office with its services.

What only some commands and pages need is imported where it is first asked for: a window opens a third sooner.
"""

from __future__ import annotations

import getpass
from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from exchange_admin.app.paths import Paths
from exchange_admin.domain.fields import Registry, Value
from exchange_admin.domain.ids import Origin
from exchange_admin.domain.problems import Problem
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.wording import Wording, Wordings
from exchange_admin.names import Names, NameTables
from exchange_admin.services.attachments import AttachedFiles
from exchange_admin.services.exchange.unlocked import Unlocked
from exchange_admin.services.lists import Lists
from exchange_admin.services.records import Records
from exchange_admin.services.sample.cohorts import DEFAULT_PEOPLE
from exchange_admin.store import Store

if TYPE_CHECKING:
    from exchange_admin.app.exchange_services import ExchangeServices
    from exchange_admin.documents.designs.ready import ReadyDesign
    from exchange_admin.documents.fonts import Fonts
    from exchange_admin.documents.transcripts.paper import TranscriptPages
    from exchange_admin.domain.reference import Reference
    from exchange_admin.domain.rules.grades.marks import PassOnlyMarks
    from exchange_admin.services.certificates import CertificateRegister, Design, Issuing, Selector
    from exchange_admin.services.certificates.codes import PaperCodes
    from exchange_admin.services.certificates.design_catalogue import DesignCatalogue
    from exchange_admin.services.certificates.design_previews import DesignPreviews
    from exchange_admin.services.certificates.design_samples import DesignSamples
    from exchange_admin.services.certificates.office_designs import OfficeDesigns
    from exchange_admin.services.exams.exam_results import ExamResults
    from exchange_admin.services.grades.converting import Converting
    from exchange_admin.services.grades.examples import Examples
    from exchange_admin.services.grades.explanation_pages import Explanations
    from exchange_admin.services.grades.used_rules import RuleVersions
    from exchange_admin.services.importing import Imports, ImportTables
    from exchange_admin.services.labels import Labels
    from exchange_admin.services.learning_agreements.learning_agreements import LearningAgreements
    from exchange_admin.services.lessons.group_papers import GroupPapers
    from exchange_admin.services.lessons.lessons import Lessons
    from exchange_admin.services.readiness.readiness import Readiness
    from exchange_admin.services.recognition.papers import CoursePapers
    from exchange_admin.services.recognition.recognition import Recognition
    from exchange_admin.services.record_papers.sources import MakeSource
    from exchange_admin.services.reports import Reports
    from exchange_admin.services.transcripts.beginning import TranscriptBeginning
    from exchange_admin.services.transcripts.entering import LineEntry
    from exchange_admin.services.transcripts.handing_on import HandingOn
    from exchange_admin.services.transcripts.reading import ReadTranscript
    from exchange_admin.services.transcripts.transcripts import Transcripts, TranscriptTables


class Program:
    """Built once at start; reads each resource when it is first asked for."""

    def __init__(self, paths: Paths, origin: Origin | None = None) -> None:
        self.paths = paths
        self.origin = origin or Origin()
        self.registry: Registry = REGISTRY

    @cached_property
    def names(self) -> Names:
        return Names(NameTables.load(self.paths.resources / "names"))

    @cached_property
    def wordings(self) -> Mapping[str, Wording]:
        return Wordings(self.paths.wording)

    @cached_property
    def reference(self) -> Reference:
        from exchange_admin.domain.reference import Reference

        return Reference.load(self.paths.resources / "reference")

    @cached_property
    def marks_without_rank(self) -> PassOnlyMarks:
        from exchange_admin.domain.rules.grades.shipped import marks_without_rank

        return marks_without_rank(self.paths.resources / "reference")

    @cached_property
    def explanations(self) -> Explanations:
        """Draws how marks and credits came about."""
        from exchange_admin.documents.explanations.page import ExplanationPages
        from exchange_admin.documents.fonts import Fonts
        from exchange_admin.services.grades.explanation_pages import Explanations

        return Explanations(ExplanationPages(Fonts(self.paths.fonts)), self.wordings)

    @cached_property
    def import_tables(self) -> ImportTables:
        from exchange_admin.services.importing import Headings, ImportTables, ImportWords

        folder = self.paths.resources / "import"
        return ImportTables(Headings.load(folder), ImportWords.load(folder, self.wordings), self.reference)

    @cached_property
    def transcript_tables(self) -> TranscriptTables:
        from exchange_admin.services.transcripts.transcripts import TranscriptTables

        return TranscriptTables(self.import_tables, self.marks_without_rank, self.wordings)

    @cached_property
    def transcript_pages(self) -> TranscriptPages:
        from exchange_admin.documents.fonts import Fonts
        from exchange_admin.documents.transcripts.paper import TranscriptPages

        return TranscriptPages(Fonts(self.paths.fonts), self.wordings)

    @cached_property
    def paper_fonts(self) -> Fonts:
        from exchange_admin.documents.fonts import Fonts

        return Fonts(self.paths.fonts)

    @cached_property
    def ready_designs(self) -> tuple[ReadyDesign, ...]:
        """Every design that came with the program as data."""
        from exchange_admin.documents.designs.ready import ready_designs

        return ready_designs(self.paths.resources / "designs" / "pages")

    @cached_property
    def coded_designs(self) -> tuple[Design, ...]:
        """Every other design that ever was, the newest first."""
        from exchange_admin.documents.certificates.participation_v1 import ParticipationV1
        from exchange_admin.documents.letters.letter_design import LetterDesign
        from exchange_admin.documents.letters.spec import letter_specs
        from exchange_admin.documents.record_papers.designs import record_designs

        fonts = self.paper_fonts
        letters = (LetterDesign(spec, fonts, self.wordings) for spec in letter_specs(self.paths.resources / "designs"))
        return (ParticipationV1(fonts, self.wordings), *letters, *record_designs(fonts, self.wordings))

    def today(self) -> date:
        """The office's date: local time of this PC."""
        return self.origin.now().astimezone().date()

    def unusual_number(self, kind: str, country: Value, number: str) -> Problem | None:
        """As `Reference.unusual_number`; the tables are read when a document is first checked."""
        return self.reference.unusual_number(kind, country, number)

    def make_sample(self, path: Path, *, people: int = DEFAULT_PEOPLE, seed: int = 1) -> Office:
        """A new office file of invented people, made whole or not at all. Raises RuleBroken when `path` is taken.

        The same for the same seed but for the keys of the file, which nobody can foresee, and what they sign.
        """
        from exchange_admin.services.grades.converting import Converting
        from exchange_admin.services.sample.office import SampleOffice
        from exchange_admin.services.sample.tables import SampleTables

        tables = SampleTables.load(self.paths.resources / "sample")
        sample = SampleOffice(seed, people, names=self.names, tables=tables, reference=self.reference)

        def tell(store: Store) -> None:
            converting = Converting(store, self.marks_without_rank)
            sample.tell_stories(store, converting)
            sample.decide_cases(store, converting)
            office = Office(self._in_time_of(sample.origin), store)
            office.exchange.keys.make(self.origin.random_bytes)
            sample.tell_papers(office)

        made = Store.create(
            path,
            names=self.names,
            origin=sample.origin,
            institution=sample.institution_id,
            steps=sample.steps(),
            then=tell,
        )
        made.close()
        return self.open(path, writing=True)  # from here on by the real clock

    def _in_time_of(self, origin: Origin) -> Program:
        """This program with another clock and chance."""
        other = copy(self)
        other.origin = origin
        return other

    def open(self, path: Path, *, writing: bool) -> Office:
        """Raises RuleBroken with an `office_file.` problem; the file is then unchanged.

        A file makes its keys when it is first opened for writing (rulings 29), so that every copy of it has the same.
        """
        office = Office(self, Store.open(path, names=self.names, origin=self.origin, writing=writing))
        try:
            if writing and office.store.keys.get() is None:
                office.exchange.keys.public()
        except BaseException:
            office.close()
            raise
        return office


@dataclass(frozen=True)
class Office:
    """One open office file and the services that work on it, in the thread that opened it."""

    program: Program
    store: Store
    unlocked: Unlocked = field(default_factory=Unlocked)

    @cached_property
    def records(self) -> Records:
        made = _partner_records() if self.store.is_partner else Records
        program = self.program
        return made(self.store, program.registry, program.names, program.origin, program.today, program)

    @cached_property
    def lists(self) -> Lists:
        return Lists(self.store, self.program.registry, self.program.wordings)

    @cached_property
    def imports(self) -> Imports:
        from exchange_admin.services.importing.safe_imports import SafeImports

        program = self.program
        return SafeImports(
            self.store, program.registry, program.names, program.origin, program.import_tables, program.today
        )

    @cached_property
    def exchange(self) -> ExchangeServices:
        from exchange_admin.app.exchange_services import ExchangeServices

        return ExchangeServices(self)

    @cached_property
    def attachments(self) -> AttachedFiles:
        return AttachedFiles(self.store, self.program.registry, self.program.origin)

    @cached_property
    def lessons(self) -> Lessons:
        from exchange_admin.services.lessons.lessons import Lessons

        program = self.program
        return Lessons(self.store, program.registry, program.names, program.origin, program.today)

    @cached_property
    def exam_results(self) -> ExamResults:
        from exchange_admin.services.exams.exam_results import ExamResults

        return ExamResults(self.store, self.records, self.program.today)

    @cached_property
    def converting(self) -> Converting:
        from exchange_admin.services.grades.converting import Converting

        return Converting(self.store, self.program.marks_without_rank)

    @cached_property
    def rule_versions(self) -> RuleVersions:
        from exchange_admin.services.grades.used_rules import RuleVersions

        return RuleVersions(self.store, self.program.registry, self.program.origin)

    @cached_property
    def examples(self) -> Examples:
        from exchange_admin.services.grades.examples import Examples

        return Examples(self.store, self.program.reference, self.program.origin)

    @cached_property
    def learning_agreements(self) -> LearningAgreements:
        from exchange_admin.services.learning_agreements.learning_agreements import LearningAgreements

        return LearningAgreements(self.store, self.program.registry, self.program.origin, self.program.today)

    @cached_property
    def course_papers(self) -> CoursePapers:
        from exchange_admin.documents.fonts import Fonts
        from exchange_admin.documents.table_papers.paper import TablePages
        from exchange_admin.services.recognition.papers import CoursePapers

        program = self.program
        pages = TablePages(Fonts(program.paths.fonts), program.wordings)
        return CoursePapers(self.store, program.wordings, pages)

    @cached_property
    def recognition(self) -> Recognition:
        from exchange_admin.services.recognition.recognition import Recognition

        program = self.program
        return Recognition(self.store, program.registry, program.origin, program.today, self.converting)

    @cached_property
    def transcripts(self) -> Transcripts:
        from exchange_admin.services.transcripts.transcripts import Transcripts

        program = self.program
        return Transcripts(
            self.store, program.registry, program.names, program.origin, program.transcript_tables, program.today
        )

    @cached_property
    def line_entry(self) -> LineEntry:
        from exchange_admin.services.transcripts.entering import LineEntry

        return LineEntry(self.store, self.records, self.program.origin, self.transcripts)

    @cached_property
    def transcript_beginning(self) -> TranscriptBeginning:
        from exchange_admin.services.transcripts.beginning import TranscriptBeginning

        return TranscriptBeginning(self.store, self.records)

    @cached_property
    def handing_on(self) -> HandingOn:
        from exchange_admin.services.transcripts.handing_on import HandingOn

        program = self.program
        issued = partial(_issued_transcript, self)
        return HandingOn(self.store, program.origin, program.wordings, program.transcript_pages, issued)

    @cached_property
    def group_papers(self) -> GroupPapers:
        from exchange_admin.documents.fonts import Fonts
        from exchange_admin.services.lessons.group_papers import GroupPapers

        program = self.program
        return GroupPapers(self.lessons, self.lists, program.wordings, Fonts(program.paths.fonts), program.today)

    @cached_property
    def labels(self) -> Labels:
        from exchange_admin.documents.fonts import Fonts
        from exchange_admin.documents.labels.grid import label_grids
        from exchange_admin.documents.labels.pages import LabelPages
        from exchange_admin.services.labels import Labels

        program = self.program
        grids = label_grids(program.paths.resources / "labels" / "grids.toml")
        return Labels(self.store, program.names, program.wordings, LabelPages(Fonts(program.paths.fonts)), grids)

    @cached_property
    def readiness(self) -> Readiness:
        from exchange_admin.services.readiness.readiness import Readiness

        return Readiness(self.store, self.program.today)

    @cached_property
    def reports(self) -> Reports:
        from exchange_admin.services.reports import Reports

        return Reports(self.store, self.lists, self.program.wordings, self.program.today)

    @cached_property
    def selector(self) -> Selector:
        from exchange_admin.services.certificates import Selector

        return Selector(self.store, self.program.registry, self.records)

    @cached_property
    def design_catalogue(self) -> DesignCatalogue:
        from exchange_admin.services.certificates.design_catalogue import DesignCatalogue

        program = self.program
        ready, coded = program.ready_designs, program.coded_designs
        return DesignCatalogue(self.store, program.wordings, program.paper_fonts, ready, coded)

    @cached_property
    def designs(self) -> OfficeDesigns:
        """What an office does with its designs."""
        from exchange_admin.services.certificates.office_designs import OfficeDesigns

        program = self.program
        return OfficeDesigns(self.design_catalogue, self.store, program.registry, program.origin, program.wordings)

    @cached_property
    def design_samples(self) -> DesignSamples:
        from exchange_admin.services.certificates.design_samples import DesignSamples

        return DesignSamples(self.store, self.program.wordings, self.codes, self.program.today)

    @cached_property
    def design_previews(self) -> DesignPreviews:
        from exchange_admin.services.certificates.design_previews import DesignPreviews

        return DesignPreviews(self.designs, self.design_samples, self.issuing, self.program.today)

    @cached_property
    def issuing(self) -> Issuing:
        from exchange_admin.services.certificates import Issuing

        program = self.program
        return Issuing(
            self.store,
            program.registry,
            program.names,
            program.origin,
            program.wordings,
            self.design_catalogue,
            self.codes,
            program.today,
            self._paper_sources(),
        )

    def _paper_sources(self) -> Mapping[str, MakeSource]:
        from exchange_admin.services.record_papers.finding import Finding
        from exchange_admin.services.record_papers.sources import paper_sources

        program = self.program
        find = partial(Finding, self.store, program.registry, program.names)
        return paper_sources(self.store, find, program.wordings, self.transcripts, self.recognition, self.course_papers)

    @cached_property
    def codes(self) -> PaperCodes:
        from exchange_admin.services.certificates.codes import PaperCodes

        return PaperCodes(self.store, self.exchange.keys)

    @cached_property
    def certificates(self) -> CertificateRegister:
        from exchange_admin.services.certificates import CertificateRegister

        program = self.program
        return CertificateRegister(
            self.store,
            program.registry,
            self.selector,
            program.origin,
            program.wordings,
            self.design_catalogue,
            program.today,
        )

    def beside(self, *, writing: bool) -> Office:
        """The same file over another connection, for another thread of this process. To be closed by its user."""
        return Office(self.program, self.store.beside(writing=writing), self.unlocked)

    def close(self) -> None:
        self.store.close()

    def __enter__(self) -> Office:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _issued_transcript(office: Office, transcript: ReadTranscript) -> bytes | None:
    from exchange_admin.services.record_papers.issued import IssuedPapers

    papers = IssuedPapers(office.store, office.certificates)
    return papers.newest("transcript", transcript.record.id, transcript.person.id)


def _partner_records() -> type[Records]:
    """For a partner's file: they refuse what is not the partner's."""
    from exchange_admin.services.exchange.partner_records import PartnerRecords

    return PartnerRecords


def login_name() -> str:
    """The name of the system's user, for the journal when nobody was chosen."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "unknown"

"""One open office file and the services that work on it.

What only some commands and pages need is imported where it is first asked for: a window opens a third sooner.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from exchange_admin.services.exchange.key_session import KeySession
from exchange_admin.services.lists import Lists
from exchange_admin.services.parts import Parts
from exchange_admin.store import Store

if TYPE_CHECKING:
    from exchange_admin.documents.table_papers.paper import TablePages
    from exchange_admin.domain.rules.casework.rule_sources import RuleSources
    from exchange_admin.services.agreements.agreements import Agreements
    from exchange_admin.services.agreements.parties import AgreementParties
    from exchange_admin.services.agreements.parties_paper import PartiesPapers
    from exchange_admin.services.attachments import AttachedFiles
    from exchange_admin.services.backups import Backups
    from exchange_admin.services.beginning_anew import BeginningAnew
    from exchange_admin.services.blank_forms import BlankForms
    from exchange_admin.services.calendars.calendar_export import CalendarExport
    from exchange_admin.services.casework.casework import Casework
    from exchange_admin.services.casework.matrix_papers import MatrixPapers
    from exchange_admin.services.casework.paper_lists import PaperLists
    from exchange_admin.services.catalogues.catalogues import Catalogues
    from exchange_admin.services.catalogues.hub_keys import HubKeys
    from exchange_admin.services.certificates.codes import PaperCodes
    from exchange_admin.services.certificates.design_catalogue import DesignCatalogue
    from exchange_admin.services.certificates.design_samples import DesignPreviews, DesignSamples
    from exchange_admin.services.certificates.issuing import Issuing
    from exchange_admin.services.certificates.office_designs import OfficeDesigns
    from exchange_admin.services.certificates.register import CertificateRegister
    from exchange_admin.services.certificates.selection import Selector
    from exchange_admin.services.certificates.verifying import Verifying
    from exchange_admin.services.committee.committees import Committees
    from exchange_admin.services.committee.controlling import DecisionControl
    from exchange_admin.services.committee.forums import Forums
    from exchange_admin.services.committee.papers import CommitteePapers
    from exchange_admin.services.committee.reading import CommitteeReading
    from exchange_admin.services.committee.sessions import Sessions
    from exchange_admin.services.committee.text_changes import TextChanges
    from exchange_admin.services.contact_export import ContactExport
    from exchange_admin.services.exams.exam_results import ExamResults
    from exchange_admin.services.exchange.exchange_services import ExchangeServices
    from exchange_admin.services.field_changes import FieldChanges
    from exchange_admin.services.glossary import Glossary
    from exchange_admin.services.grades.converting import Converting
    from exchange_admin.services.grades.examples import Examples
    from exchange_admin.services.grades.line_sheets import LineSheets
    from exchange_admin.services.grades.used_rules import RuleVersions
    from exchange_admin.services.importing.imports import Imports
    from exchange_admin.services.importing.send_back import SendingBack
    from exchange_admin.services.labels import Labels
    from exchange_admin.services.learning_agreements.approving import LearningAgreements
    from exchange_admin.services.lessons.group_papers import GroupPapers
    from exchange_admin.services.lessons.lessons import Lessons
    from exchange_admin.services.listings.catalogue_paper import CataloguePapers
    from exchange_admin.services.listings.interests import Interests
    from exchange_admin.services.listings.match_papers import MatchPapers
    from exchange_admin.services.listings.matches import Matches
    from exchange_admin.services.listings.ours import OwnMatches
    from exchange_admin.services.listings.printed import PrintedListings
    from exchange_admin.services.listings.speciality_pairs import SpecialityPairs
    from exchange_admin.services.messages.mail_account import MailAccount
    from exchange_admin.services.messages.messages import Messages
    from exchange_admin.services.messages.sending import Sending
    from exchange_admin.services.naming_parts import NamedParts
    from exchange_admin.services.people_forms import PeopleForms
    from exchange_admin.services.portfolio.boards import ProjectBoards
    from exchange_admin.services.portfolio.card_paper import ProjectCards
    from exchange_admin.services.program_parts import ProgramParts
    from exchange_admin.services.projects.projects import Projects
    from exchange_admin.services.projects.silence import SilentProjects
    from exchange_admin.services.readiness.readiness import Readiness
    from exchange_admin.services.recognition.papers import CoursePapers
    from exchange_admin.services.recognition.recognition import Recognition
    from exchange_admin.services.record_forms import RecordForms
    from exchange_admin.services.records import Records
    from exchange_admin.services.reference_choices import ReferenceChoices
    from exchange_admin.services.reports.report import Reports
    from exchange_admin.services.session_pack.pack import SessionPacks
    from exchange_admin.services.today.today import Today
    from exchange_admin.services.transcripts.entering import LineEntry, TranscriptBeginning
    from exchange_admin.services.transcripts.reading import ReadTranscript
    from exchange_admin.services.transcripts.transcripts import TranscriptExport, Transcripts
    from exchange_admin.services.undoing import Undoing
    from exchange_admin.store.local import Drafts, Recent, Views


@dataclass(frozen=True)
class Office:
    """One open office file and the services that work on it, in the thread that opened it."""

    program: ProgramParts
    store: Store
    unlocked: KeySession = field(default_factory=KeySession)

    @cached_property
    def parts(self) -> Parts:
        program = self.program
        return Parts(self.store, program.registry, program.names, program.origin, program.wordings, program.today)

    @cached_property
    def records(self) -> Records:
        from exchange_admin.services.records import Records

        made = _partner_records() if self.store.is_partner else Records
        return made(self.parts, self.program)

    @cached_property
    def beginning_anew(self) -> BeginningAnew:
        from exchange_admin.services.beginning_anew import BeginningAnew

        return BeginningAnew(self.parts, self.records)

    @cached_property
    def lists(self) -> Lists:
        program, terms = self.program, lambda: self.glossary.usable()
        return Lists(self.store, program.registry, program.wordings, program.today, terms, lambda: program.towns)

    @cached_property
    def choices(self) -> ReferenceChoices:
        from exchange_admin.services.reference_choices import ReferenceChoices

        program = self.program
        return ReferenceChoices(self.store, program.registry, program.wordings, program.names)

    @cached_property
    def undoing(self) -> Undoing:
        from exchange_admin.services.undoing import Undoing

        return Undoing(self.parts)

    @cached_property
    def field_changes(self) -> FieldChanges:
        from exchange_admin.services.field_changes import FieldChanges

        return FieldChanges(self.store, self.program.registry, self.records)

    @property
    def brings_together(self) -> bool:
        """Whether it is of a secretariat, an authority or another institution that is no college."""
        from exchange_admin.services.shown_areas import brings_together

        return brings_together(self.store)

    @property
    def is_partner(self) -> bool:
        """Whether it is the file of a partner, who enters data for an office."""
        return self.store.is_partner

    @cached_property
    def backups(self) -> Backups:
        from exchange_admin.services.backups import Backups

        return Backups(self.store)

    @property
    def drafts(self) -> Drafts:
        return self.store.drafts

    @property
    def views(self) -> Views:
        return self.store.views

    @property
    def recent(self) -> Recent:
        return self.store.recent

    @cached_property
    def imports(self) -> Imports:
        from exchange_admin.services.importing.imports import SafeImports

        return SafeImports(self.parts, lambda: self.program.import_tables, self.records)

    @cached_property
    def sending_back(self) -> SendingBack:
        from exchange_admin.services.importing.send_back import SendingBack  # brings the Excel library

        return SendingBack(self.parts)

    @cached_property
    def exchange(self) -> ExchangeServices:
        from exchange_admin.services.exchange.exchange_services import ExchangeServices

        of, program = self.parts, self.program
        shared = of.store, of.registry, of.names, of.origin, of.wordings, of.today
        return ExchangeServices(*shared, self.records, self.lists, self.unlocked, program.signing)

    @cached_property
    def attachments(self) -> AttachedFiles:
        from exchange_admin.services.attachments import AttachedFiles

        return AttachedFiles(self.parts)

    @cached_property
    def lessons(self) -> Lessons:
        from exchange_admin.services.lessons.lessons import Lessons

        return Lessons(self.parts)

    @cached_property
    def exam_results(self) -> ExamResults:
        from exchange_admin.services.exams.exam_results import ExamResults

        return ExamResults(self.store, self.records, self.program.today)

    @cached_property
    def converting(self) -> Converting:
        from exchange_admin.services.grades.converting import Converting

        return Converting(self.store, self.program.marks_without_rank)

    def converting_in(self, language: str) -> Converting:
        """As `converting`, with names in a language."""
        from exchange_admin.services.grades.converting import Converting

        return Converting(self.store, self.program.marks_without_rank, language)

    def line_sheets(self, language: str) -> LineSheets:
        """The lines of scales, distributions and rules as sheets, with kinds of courses in a language."""
        from exchange_admin.services.grades.line_sheets import CategoryWords, LineSheets

        program = self.program
        categories = CategoryWords(program.wordings[language], program.import_tables.words.choice)
        return LineSheets(self.parts, language, categories)

    @cached_property
    def rule_versions(self) -> RuleVersions:
        from exchange_admin.services.grades.used_rules import RuleVersions

        return RuleVersions(self.parts)

    @cached_property
    def examples(self) -> Examples:
        from exchange_admin.services.grades.examples import Examples

        return Examples(self.store, self.program.reference.examples, self.program.origin)

    @cached_property
    def term_examples(self) -> Examples:
        """Of the glossary alone: no new office has them before it wants them."""
        from exchange_admin.services.grades.examples import Examples

        shipped = self.program.reference.term_examples
        return Examples(self.store, shipped, self.program.origin, ("glossary_term",))

    @cached_property
    def agreements(self) -> Agreements:
        from exchange_admin.services.agreements.agreements import Agreements

        return Agreements(self.parts, self.records)

    @cached_property
    def matches(self) -> Matches:
        from exchange_admin.services.listings.matches import Matches

        reference = self.program.reference
        tables = (reference.related_topics, reference.fields_of_education)
        return Matches(self.parts, *tables, self.glossary, self.program.towns)

    @cached_property
    def catalogue_papers(self) -> CataloguePapers:
        from exchange_admin.services.listings.catalogue_paper import CataloguePapers

        reference = self.program.reference
        given = (reference.fields_of_education, self._table_pages, self.program.towns)
        return CataloguePapers(self.parts, self.printed_listings, *given)

    @cached_property
    def match_papers(self) -> MatchPapers:
        from exchange_admin.services.listings.match_papers import MatchPapers

        return MatchPapers(self.parts, self.matches, self.printed_listings, self._table_pages)

    @cached_property
    def printed_listings(self) -> PrintedListings:
        from exchange_admin.services.listings.printed import PrintedListings

        return PrintedListings(self.parts, self.program.reference.fields_of_education, self.glossary)

    @cached_property
    def _table_pages(self) -> TablePages:
        from exchange_admin.documents.table_papers.paper import TablePages

        return TablePages(self.program.fonts, self.program.wordings)

    @cached_property
    def named_parts(self) -> NamedParts:
        from exchange_admin.services.naming_parts import NamedParts

        return NamedParts(lambda: self.program.reference.fields_of_education, self.glossary, self.program.wordings)

    @cached_property
    def blank_forms(self) -> BlankForms:
        from exchange_admin.services.blank_forms import BlankForms

        return BlankForms(self.parts, self.program.reference.fields_of_education)

    @cached_property
    def record_forms(self) -> RecordForms:
        from exchange_admin.services.record_forms import RecordForms

        return RecordForms(self.parts, self.records)

    @cached_property
    def people_forms(self) -> PeopleForms:
        from exchange_admin.services.people_forms import PeopleForms

        return PeopleForms(self.parts)

    @cached_property
    def glossary(self) -> Glossary:
        from exchange_admin.services.glossary import Glossary

        return Glossary(self.parts)

    @cached_property
    def own_matches(self) -> OwnMatches:
        from exchange_admin.services.listings.ours import OwnMatches

        return OwnMatches(self.parts, self.matches)

    @cached_property
    def interests(self) -> Interests:
        from exchange_admin.services.listings.interests import Interests

        return Interests(self.parts, self.records)

    @cached_property
    def speciality_pairs(self) -> SpecialityPairs:
        from exchange_admin.services.listings.speciality_pairs import SpecialityPairs

        return SpecialityPairs(self.parts, self.records)

    @cached_property
    def committees(self) -> Committees:
        from exchange_admin.services.committee.committees import Committees

        return Committees(self.parts, self.records)

    @cached_property
    def projects(self) -> Projects:
        from exchange_admin.services.projects.projects import Projects

        return Projects(self.parts, self.records)

    @cached_property
    def silent_projects(self) -> SilentProjects:
        from exchange_admin.services.projects.silence import SilentProjects

        return SilentProjects(self.parts)

    @cached_property
    def agreement_parties(self) -> AgreementParties:
        from exchange_admin.services.agreements.parties import AgreementParties

        return AgreementParties(self.parts)

    @cached_property
    def parties_papers(self) -> PartiesPapers:
        from exchange_admin.services.agreements.parties_paper import PartiesPapers

        return PartiesPapers(self.parts, self._table_pages)

    @cached_property
    def sessions(self) -> Sessions:
        from exchange_admin.services.committee.sessions import Sessions

        return Sessions(self.parts, self.records)

    @cached_property
    def text_changes(self) -> TextChanges:
        from exchange_admin.services.committee.text_changes import TextChanges

        return TextChanges(self.parts)

    @cached_property
    def forums(self) -> Forums:
        from exchange_admin.services.committee.forums import Forums

        return Forums(self.parts, self.records)

    @cached_property
    def committee_papers(self) -> CommitteePapers:
        from exchange_admin.services.committee.papers import CommitteePapers

        return CommitteePapers(self.parts, self._table_pages, self.program.towns)

    @cached_property
    def session_packs(self) -> SessionPacks:
        from exchange_admin.services.session_pack.pack import SessionPacks

        committee = (self.decision_control, self.committee_papers)
        return SessionPacks(self.parts, self._table_pages, self.lists, *committee, self.matches, self.printed_listings)

    @cached_property
    def committee_reading(self) -> CommitteeReading:
        from exchange_admin.services.committee.reading import CommitteeReading

        return CommitteeReading(self.parts, self.program.towns)

    @cached_property
    def decision_control(self) -> DecisionControl:
        from exchange_admin.services.committee.controlling import DecisionControl

        return DecisionControl(self.parts)

    @cached_property
    def project_cards(self) -> ProjectCards:
        from exchange_admin.services.portfolio.card_paper import ProjectCards

        return ProjectCards(self.parts, self._table_pages, lambda: self.program.reference.fields_of_education)

    @cached_property
    def project_boards(self) -> ProjectBoards:
        from exchange_admin.services.portfolio.boards import ProjectBoards

        return ProjectBoards(self.parts, self.lists)

    @cached_property
    def catalogues(self) -> Catalogues:
        from exchange_admin.services.catalogues.catalogues import Catalogues

        return Catalogues(self.parts, self.exchange.keys)

    @cached_property
    def hub_keys(self) -> HubKeys:
        from exchange_admin.services.catalogues.hub_keys import HubKeys

        return HubKeys(self.parts)

    @cached_property
    def learning_agreements(self) -> LearningAgreements:
        from exchange_admin.services.learning_agreements.approving import LearningAgreements

        return LearningAgreements(self.parts)

    @cached_property
    def course_papers(self) -> CoursePapers:
        from exchange_admin.services.recognition.papers import CoursePapers

        return CoursePapers(self.store, self.program.wordings, self._table_pages)

    @cached_property
    def recognition(self) -> Recognition:
        from exchange_admin.services.recognition.recognition import Recognition

        return Recognition(self.parts, self.converting)

    @cached_property
    def transcripts(self) -> Transcripts:
        from exchange_admin.services.transcripts.transcripts import Transcripts

        return Transcripts(self.parts, self.program.transcript_tables)

    @cached_property
    def line_entry(self) -> LineEntry:
        from exchange_admin.services.transcripts.entering import LineEntry

        return LineEntry(self.store, self.records, self.program.origin, self.transcripts)

    @cached_property
    def transcript_beginning(self) -> TranscriptBeginning:
        from exchange_admin.services.transcripts.entering import TranscriptBeginning

        return TranscriptBeginning(self.store, self.records)

    @cached_property
    def handing_on(self) -> TranscriptExport:
        from exchange_admin.services.transcripts.transcripts import TranscriptExport

        return TranscriptExport(self.parts, self.program.transcript_pages, partial(_issued_transcript, self))

    @cached_property
    def group_papers(self) -> GroupPapers:
        from exchange_admin.services.lessons.group_papers import GroupPapers

        return GroupPapers(self.parts, self.lessons, self.lists, self.program.fonts)

    @cached_property
    def labels(self) -> Labels:
        from exchange_admin.documents.labels.grid import label_grids
        from exchange_admin.documents.labels.pages import LabelPages
        from exchange_admin.services.labels import Labels

        program = self.program
        grids = label_grids(program.resources / "labels" / "grids.toml")
        return Labels(self.parts, LabelPages(program.fonts), grids)

    @cached_property
    def calendars(self) -> CalendarExport:
        from exchange_admin.services.calendars.calendar_export import CalendarExport

        return CalendarExport(self.parts, self.lists, self.lessons.planning, self.casework)

    @cached_property
    def contact_export(self) -> ContactExport:
        from exchange_admin.services.contact_export import ContactExport

        return ContactExport(self.parts)

    @cached_property
    def readiness(self) -> Readiness:
        from exchange_admin.services.readiness.readiness import Readiness

        return Readiness(self.store, self.program.today)

    @cached_property
    def reports(self) -> Reports:
        from exchange_admin.services.reports.reading import Shipped
        from exchange_admin.services.reports.report import Reports

        program = self.program

        def shipped() -> Shipped:
            return Shipped(program.reference.fields_of_education, program.marks_without_rank, program.names)

        return Reports(self.store, self.lists, program.wordings, program.today, shipped, fonts=lambda: program.fonts)

    @cached_property
    def casework(self) -> Casework:
        from exchange_admin.services.casework.casework import Casework
        from exchange_admin.services.country_calendars import working_calendar

        return Casework(self.parts, self._ask_records, working_calendar, self._rule_sources)

    @cached_property
    def matrix_papers(self) -> MatrixPapers:
        from exchange_admin.services.casework.matrix_papers import MatrixPapers

        return MatrixPapers(self.parts, self.program.fonts)

    @cached_property
    def paper_lists(self) -> PaperLists:
        from exchange_admin.services.casework.paper_lists import PaperLists

        return PaperLists(self.parts, self.casework.checklists, self.program.fonts)

    def today_on(self, day: date) -> Today:
        """What the page of that day shows."""
        from exchange_admin.services.listings.published import others_publish, publishes_something
        from exchange_admin.services.today.today import Today

        def new_matches() -> dict[str, int]:
            own = self.own_matches.new() if publishes_something(self.store) else 0
            others = self.own_matches.new_among_others() if others_publish(self.store) else 0
            return {"new_matches": own, "member_matches": others}

        parts = replace(self.parts, today=lambda: day)
        return Today(parts, self.casework_on(day), self.lists, self._kept_import, new_matches)

    def _kept_import(self) -> str:
        """The file of the import that was begun last; what importing needs is loaded only where one was."""
        kept = self.imports.kept() if self.store.import_drafts.all() else []
        return next((file for _, file, _ in kept), "")

    def casework_on(self, day: date) -> Casework:
        """As it was, or will be, on another day than today."""
        from exchange_admin.services.casework.casework import Casework
        from exchange_admin.services.country_calendars import working_calendar

        parts = replace(self.parts, today=lambda: day)
        return Casework(parts, self._ask_records, working_calendar, self._rule_sources)

    def _ask_records(self) -> Records:
        return self.records

    def _rule_sources(self) -> RuleSources:
        """Read when a rule is first explained."""
        return self.program.rule_sources

    @cached_property
    def messages(self) -> Messages:
        from exchange_admin.services.messages.messages import Messages

        return Messages(self.parts, self.casework, lambda: self.program.fonts)

    @cached_property
    def mail_account(self) -> MailAccount:
        from exchange_admin.services.messages.mail_account import MailAccount

        return MailAccount(self.store, self.exchange.keys)

    @cached_property
    def sending(self) -> Sending:
        from exchange_admin.services.messages.sending import Sending

        return Sending(self.parts, self.messages, self.mail_account)

    @cached_property
    def selector(self) -> Selector:
        from exchange_admin.services.certificates.selection import Selector

        return Selector(self.store, self.program.registry, self.records)

    @cached_property
    def design_catalogue(self) -> DesignCatalogue:
        from exchange_admin.services.certificates.design_catalogue import DesignCatalogue

        program = self.program
        ready, coded = program.ready_designs, program.coded_designs
        return DesignCatalogue(self.parts, program.fonts, ready, coded)

    @cached_property
    def designs(self) -> OfficeDesigns:
        """What an office does with its designs."""
        from exchange_admin.services.certificates.office_designs import OfficeDesigns

        return OfficeDesigns(self.parts, self.design_catalogue)

    @cached_property
    def design_samples(self) -> DesignSamples:
        from exchange_admin.services.certificates.design_samples import DesignSamples

        return DesignSamples(self.store, self.program.wordings, self.codes, self.program.today)

    @cached_property
    def design_previews(self) -> DesignPreviews:
        from exchange_admin.services.certificates.design_samples import DesignPreviews

        return DesignPreviews(self.designs, self.design_samples, self.issuing, self.program.today)

    @cached_property
    def issuing(self) -> Issuing:
        from exchange_admin.services.certificates.issuing import Issuing
        from exchange_admin.services.record_papers.sources import paper_sources

        made_by = self.transcripts, self.recognition, self.course_papers, self.lessons, self.agreements
        sources = paper_sources(self.parts, *made_by)
        return Issuing(self.parts, self.design_catalogue, self.codes, sources, gates=self.program.paper_gates)

    @cached_property
    def codes(self) -> PaperCodes:
        from exchange_admin.services.certificates.codes import PaperCodes

        return PaperCodes(self.store, self.exchange.keys)

    def verifying(self, language: str, files: Sequence[Path], compared: Collection[str]) -> Verifying:
        """Judges codes by this office and what it knows of others; raises as `Verifying.by_office`."""
        from exchange_admin.services.certificates.verifying import Verifying

        return Verifying.by_office(self.store, self.codes, self.program.today(), language, files, compared)

    @cached_property
    def certificates(self) -> CertificateRegister:
        from exchange_admin.services.certificates.register import CertificateRegister

        return CertificateRegister(self.parts, self.selector, self.design_catalogue)

    def paper_languages(self, language: str) -> list[str]:
        """Those of the office's papers, else the one that is given."""
        return self._chosen_languages()[:2] or [language]

    def both_languages(self) -> list[str]:
        """Two languages for papers that both sides read, in one order whatever the language of the screen is: those of
        the office's papers, else Chinese and Russian."""
        return list(dict.fromkeys((*self._chosen_languages(), *_SIDES_READ)))[:2]

    def _chosen_languages(self) -> list[str]:
        own = self.store.where("office", "institution_id", [self.store.institution])
        said = own[0].text("document_languages").split(",") if own else []
        return [one.strip() for one in said if one.strip()]

    def beside(self, *, writing: bool) -> Office:
        """The same file over another connection, for another thread of this process. To be closed by its user."""
        return Office(self.program, self.store.beside(writing=writing), self.unlocked)

    def close(self) -> None:
        self.store.close()

    def __enter__(self) -> Office:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


_SIDES_READ = ("zh", "ru")


def _issued_transcript(office: Office, transcript: ReadTranscript) -> bytes | None:
    from exchange_admin.services.record_papers.finding import newest_issued

    return newest_issued(office.store, office.certificates, "transcript", transcript.record.id, transcript.person.id)


def _partner_records() -> type[Records]:
    """For a partner's file: they refuse what is not the partner's."""
    from exchange_admin.services.exchange.partner_records import PartnerRecords

    return PartnerRecords

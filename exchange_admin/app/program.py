"""What every office file of this run shares.

What only some commands and pages need is imported where it is first asked for: a window opens a third sooner.
"""

from __future__ import annotations

import getpass
from collections.abc import Mapping
from copy import copy
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from exchange_admin.app.office import Office
from exchange_admin.app.paths import Paths
from exchange_admin.documents.packages.step_signing import StepSigning
from exchange_admin.domain.fields import Registry, Value
from exchange_admin.domain.ids import Origin
from exchange_admin.domain.problems import Problem
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.wording import Wording, Wordings
from exchange_admin.names import Names, NameTables
from exchange_admin.services.office_files import NewOffice, create_office
from exchange_admin.services.sample.cohorts import DEFAULT_PEOPLE
from exchange_admin.store import Store

if TYPE_CHECKING:
    from exchange_admin.documents.designs.ready import ReadyDesign
    from exchange_admin.documents.fonts import Fonts
    from exchange_admin.documents.transcripts.paper import TranscriptPages
    from exchange_admin.domain.reference import Reference
    from exchange_admin.domain.rules.grades.marks import PassOnlyMarks
    from exchange_admin.domain.rules.paper_gates import PaperGates
    from exchange_admin.merge.signatures import Signing
    from exchange_admin.services.certificates import Design
    from exchange_admin.services.grades.explanation_pages import Explanations
    from exchange_admin.services.importing import ImportTables
    from exchange_admin.services.transcripts.transcripts import TranscriptTables


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
    def signing(self) -> Signing:
        """Keys by true chance, whatever `origin` is: nobody can foresee those of an invented office either."""
        return StepSigning()

    @cached_property
    def wordings(self) -> Mapping[str, Wording]:
        return Wordings(self.paths.wording)

    @cached_property
    def reference(self) -> Reference:
        from exchange_admin.domain.reference import Reference

        return Reference.load(self.paths.resources / "reference")

    @cached_property
    def paper_gates(self) -> PaperGates:
        from exchange_admin.domain.rules.paper_gates import PaperGates

        return PaperGates.load(self.paths.resources / "reference" / "paper_gates.toml")

    @cached_property
    def marks_without_rank(self) -> PassOnlyMarks:
        from exchange_admin.domain.rules.grades.shipped import marks_without_rank

        return marks_without_rank(self.paths.resources / "reference")

    @cached_property
    def explanations(self) -> Explanations:
        """Draws how marks and credits came about."""
        from exchange_admin.documents.explanations.page import ExplanationPages
        from exchange_admin.services.grades.explanation_pages import Explanations

        return Explanations(ExplanationPages(self.fonts), self.wordings)

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
        from exchange_admin.documents.transcripts.paper import TranscriptPages

        return TranscriptPages(self.fonts, self.wordings)

    @cached_property
    def fonts(self) -> Fonts:
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

        fonts = self.fonts
        letters = (LetterDesign(spec, fonts, self.wordings) for spec in letter_specs(self.paths.resources / "designs"))
        return (ParticipationV1(fonts, self.wordings), *letters, *record_designs(fonts, self.wordings))

    def today(self) -> date:
        """The office's date: local time of this PC."""
        return self.origin.now().astimezone().date()

    def unusual_number(self, kind: str, country: Value, number: str) -> Problem | None:
        """As `Reference.unusual_number`; the tables are read when a document is first checked."""
        return self.reference.unusual_number(kind, country, number)

    def make_office(self, path: Path, new: NewOffice, who: str) -> Office:
        """A new office file, made whole or not at all and opened as any other. Raises RuleBroken."""
        create_office(
            path,
            new,
            names=self.names,
            origin=self.origin,
            reference=self.reference,
            who=who,
            signing=self.signing,
        ).close()
        return self.open(path, writing=True)

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
            pictures = self.paths.resources / "sample"
            sample.tell_training(office, pictures / "exam_certificate.png")
            sample.tell_papers(office, pictures)
            sample.tell_people(office)

        made = Store.create(
            path,
            names=self.names,
            origin=sample.origin,
            institution=sample.institution_id,
            steps=sample.steps(),
            then=tell,
            signing=self.signing,
        )
        made.close()
        return self.open(path, writing=True)  # from here on by the real clock

    def _in_time_of(self, origin: Origin) -> Program:
        """This program with another clock and chance."""
        other = copy(self)
        other.origin = origin
        return other

    def open(self, path: Path, *, writing: bool, verified: bool = False) -> Office:
        """Raises RuleBroken with an `office_file.` problem; the file is then unchanged. `verified` as in `Store.open`.

        A partner's file makes its keys when it is first opened for writing (rulings 29): nobody else has ever had them.
        """
        store = Store.open(
            path, names=self.names, origin=self.origin, writing=writing, verified=verified, signing=self.signing
        )
        office = Office(self, store)
        try:
            if writing and office.store.keys.get() is None:
                office.exchange.keys.public()
        except BaseException:
            office.close()
            raise
        return office


def login_name() -> str:
    """The name of the system's user, for the journal when nobody was chosen."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "unknown"

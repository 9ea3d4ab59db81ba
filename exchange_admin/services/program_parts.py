"""What every office file of this run shares.

What only some commands and pages need is imported where it is first asked for: a window opens a third sooner.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from exchange_admin import __version__
from exchange_admin.documents.packages.step_signing import StepSigning
from exchange_admin.domain.fields import Registry, Value
from exchange_admin.domain.ids import Origin
from exchange_admin.domain.problems import Problem
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.wording import Wording, Wordings
from exchange_admin.names import Names, NameTables

if TYPE_CHECKING:
    from exchange_admin.documents.designs.ready import ReadyDesign
    from exchange_admin.documents.fonts import Fonts
    from exchange_admin.documents.transcripts.paper import TranscriptPages
    from exchange_admin.domain.reference import Reference
    from exchange_admin.domain.rules.casework.entry_paths import EntryPath
    from exchange_admin.domain.rules.casework.rule_sources import RuleSources
    from exchange_admin.domain.rules.grades.marks import PassOnlyMarks
    from exchange_admin.domain.rules.paper_gates import PaperGates
    from exchange_admin.domain.rules.towns import Towns
    from exchange_admin.merge.signatures import Signing
    from exchange_admin.services.certificates.designs import Design
    from exchange_admin.services.grades.explanation_pages import Explanations
    from exchange_admin.services.importing.sources import ImportTables
    from exchange_admin.services.transcripts.transcripts import TranscriptTables
    from exchange_admin.services.updates import Updates


class ProgramParts:
    """Built once at start; reads each of the `resources` when it is first asked for."""

    def __init__(self, resources: Path, origin: Origin) -> None:
        self.resources, self.origin = resources, origin
        self.registry: Registry = REGISTRY

    @cached_property
    def names(self) -> Names:
        return Names(NameTables.load(self.resources / "names"))

    @cached_property
    def signing(self) -> Signing:
        """Keys by true chance, whatever `origin` is: nobody can foresee those of an invented office either."""
        return StepSigning()

    @cached_property
    def wordings(self) -> Mapping[str, Wording]:
        return Wordings(self.resources / "wording")

    @cached_property
    def reference(self) -> Reference:
        from exchange_admin.domain.reference import Reference

        return Reference.load(self.resources / "reference")

    @cached_property
    def towns(self) -> Towns:
        from exchange_admin.domain.rules.towns import Towns

        return Towns.load(self.resources / "reference" / "towns.tsv")

    @cached_property
    def rule_sources(self) -> RuleSources:
        from exchange_admin.domain.rules.casework.rule_sources import RuleSources

        return RuleSources.load(self.resources / "reference")

    @cached_property
    def paper_gates(self) -> PaperGates:
        from exchange_admin.domain.rules.paper_gates import PaperGates

        return PaperGates.load(self.resources / "reference" / "paper_gates.toml")

    @cached_property
    def marks_without_rank(self) -> PassOnlyMarks:
        from exchange_admin.domain.rules.grades.marks import PassOnlyMarks

        return PassOnlyMarks.load(self.resources / "reference")

    @cached_property
    def explanations(self) -> Explanations:
        """Draws how marks and credits came about."""
        from exchange_admin.documents.explanations.page import ExplanationPages
        from exchange_admin.services.grades.explanation_pages import Explanations

        return Explanations(ExplanationPages(self.fonts), self.wordings)

    @cached_property
    def import_tables(self) -> ImportTables:
        from exchange_admin.services.importing.headings import Headings
        from exchange_admin.services.importing.sources import ImportTables
        from exchange_admin.services.importing.words import ImportWords

        folder = self.resources / "import"
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

        return Fonts(self.resources / "fonts")

    @cached_property
    def ready_designs(self) -> tuple[ReadyDesign, ...]:
        """Every design that came with the program as data."""
        from exchange_admin.documents.designs.ready import ready_designs

        return ready_designs(self.resources / "designs" / "pages")

    @cached_property
    def coded_designs(self) -> tuple[Design, ...]:
        """Every other design that ever was, the newest first."""
        from exchange_admin.documents.certificates.participation_v1 import ParticipationV1
        from exchange_admin.documents.letters.letter_design import LetterDesign
        from exchange_admin.documents.letters.spec import letter_specs
        from exchange_admin.documents.record_papers.designs import record_designs

        fonts = self.fonts
        letters = (LetterDesign(spec, fonts, self.wordings) for spec in letter_specs(self.resources / "designs"))
        return (ParticipationV1(fonts, self.wordings), *letters, *record_designs(fonts, self.wordings))

    @cached_property
    def updates(self) -> Updates:
        from exchange_admin.domain.rules.releases import SYSTEMS
        from exchange_admin.services.updates import Updates

        return Updates(self.resources, __version__, SYSTEMS.get(sys.platform, ""))

    def calibration_page(self, language: str, printer: str, right: int, down: int) -> bytes:
        """The PDF by which a printer is measured; `right` and `down` say how far, in tenths of a millimetre, pages are
        moved on it now."""
        from exchange_admin.documents.calibration_page import calibration_page

        return calibration_page(self.fonts, self.wordings[language], printer, right, down)

    def today(self) -> date:
        """The office's date: local time of this PC."""
        return self.origin.now().astimezone().date()

    @property
    def entry_paths(self) -> tuple[EntryPath, ...]:
        return self.reference.entry_paths

    @property
    def fields_of_education(self) -> Mapping[str, Mapping[str, str]]:
        """As in `Reference`; the tables are read when an offer or a need is first checked."""
        return self.reference.fields_of_education

    @property
    def speciality_pairs(self) -> Mapping[str, tuple[str, ...]]:
        """As in `Reference`."""
        return self.reference.speciality_pairs

    def unusual_number(self, kind: str, country: Value, number: str) -> Problem | None:
        """As `Reference.unusual_number`; the tables are read when a document is first checked."""
        return self.reference.unusual_number(kind, country, number)

"""Pages of designs that nobody has issued a paper from yet, for whoever chooses or edits one. Records nothing."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from exchange_admin.documents.certificates.facts import ParticipationFacts
from exchange_admin.documents.designs.paper_words import SENTENCES
from exchange_admin.documents.designs.spec import DesignSpec
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.rules.paper_kinds import PAPER_KINDS
from exchange_admin.services.certificates.design_samples import DesignSamples, Placeholder
from exchange_admin.services.certificates.issuing import Issuing
from exchange_admin.services.certificates.office_designs import OfficeDesigns
from exchange_admin.services.certificates.paper_facts import PARTICIPATION, PaperOrder
from exchange_admin.services.certificates.selection import Selection

LONGEST, INVENTED, PERSON = "longest", "invented", "person"


@dataclass(frozen=True, slots=True)
class Whom:
    """Whose facts: those with the longest names of the office, an invented guest's, or somebody's."""

    sort: str = LONGEST
    person: str = ""


class DesignPreviews:
    """Draws and checks with samples; what is asked of a design in several kinds is tried with each of them."""

    def __init__(
        self, designs: OfficeDesigns, samples: DesignSamples, issuing: Issuing, today: Callable[[], date]
    ) -> None:
        self._designs, self._samples, self._issuing, self._today = designs, samples, issuing, today

    def facts(self, kinds: Sequence[str], languages: Sequence[str], whom: Whom) -> ParticipationFacts:
        """What a preview states; looking for the longest names takes its time in a large office.

        Raises RuleBroken when somebody has no facts for such a paper.
        """
        kind = _kinds(kinds)[0]
        if whom.sort == PERSON:
            return self._of_person(whom.person, kind, languages)
        samples = self._samples
        return samples.longest(kind, languages)[0] if whom.sort == LONGEST else samples.sample(kind, languages)

    def page(self, spec: DesignSpec, facts: ParticipationFacts) -> bytes:
        """The page as it would be printed, whatever is wrong with it."""
        return self._designs.preview(spec, facts)

    def page_of(self, id: str, languages: Sequence[str]) -> bytes:
        """The page of a listed design, in as many of the languages as it has room for. Raises RuleBroken."""
        catalogue = self._designs.catalogue
        listed = catalogue.listed(id)
        facts = self._samples.sample(_kinds(listed.kinds)[0], tuple(languages)[: listed.languages])
        if listed.editable:
            return self._designs.preview(catalogue.spec(id), facts)
        return catalogue.for_kind(facts.kind, id).pdf([facts])

    def check(self, spec: DesignSpec, languages: Sequence[str]) -> tuple[Problem, ...]:
        """What will not fit or is missing, with the longest names of the office, for every kind of the design."""
        papers = [paper for kind in _kinds(spec.kinds) for paper in self._samples.longest(kind, languages)]
        return self._designs.check(spec, papers)

    def placeholders(self, spec: DesignSpec, language: str) -> tuple[Placeholder, ...]:
        """Everything that texts of the design may hold, whole sentences last."""
        known = {one.name: one for kind in _kinds(spec.kinds) for one in self._samples.placeholders(kind, language)}
        return tuple(sorted(known.values(), key=lambda one: one.name in SENTENCES))

    def _of_person(self, person: str, kind: str, languages: Sequence[str]) -> ParticipationFacts:
        sample = self._samples.sample(kind, languages)
        order = PaperOrder(kind, tuple(languages), self._today())
        (recipient,) = self._issuing.recipients(Selection(people=(person,)), order)
        if not isinstance(recipient.facts, ParticipationFacts):
            raise RuleBroken(*recipient.problems)
        return dataclasses.replace(recipient.facts, number=sample.number, code=sample.code)


def _kinds(kinds: Sequence[str]) -> Sequence[str]:
    """Those that this version of the program knows; a design for none of them is shown as a certificate."""
    return [kind for kind in kinds if kind in PAPER_KINDS] or [PARTICIPATION]

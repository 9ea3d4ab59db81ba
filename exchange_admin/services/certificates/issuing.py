"""Papers issued: to whom, with which numbers, in one step with the facts they state.

Why papers are drawn before they are recorded and the file is named after it: docs/decisions/0004-issuing-order.md.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType

from exchange_admin.documents.files import FileNotWritten
from exchange_admin.documents.paper_files import Progress
from exchange_admin.documents.papers import Paper
from exchange_admin.documents.record_papers.facts import RecordPaper
from exchange_admin.documents.table_papers.facts import TablePaper
from exchange_admin.domain.changes import Changes
from exchange_admin.domain.failpoints import pass_by
from exchange_admin.domain.fields import Value
from exchange_admin.domain.problems import Level, Problem, RuleBroken, blocking
from exchange_admin.domain.rules.certificate_numbers import (
    FIRST_YEAR,
    LAST_YEAR,
    UNNUMBERED,
    is_first_life,
    office_part,
)
from exchange_admin.domain.rules.paper_gates import PaperGates
from exchange_admin.domain.rules.paper_kinds import PAPER_KINDS
from exchange_admin.domain.steps import Edit, Step
from exchange_admin.domain.wording import LANGUAGES
from exchange_admin.services.certificates.codes import PaperCodes
from exchange_admin.services.certificates.designs import Design, DesignShelf, Paged
from exchange_admin.services.certificates.numbering import (
    AcademicNumbering,
    Numbering,
    Reserved,
    academic_number_of,
    has_series,
    not_agreed,
)
from exchange_admin.services.certificates.output import Target, written
from exchange_admin.services.certificates.paper_facts import PaperFacts, PaperOrder
from exchange_admin.services.certificates.recipients import Draft, PaperSource, Recipient, Recipients, one_each
from exchange_admin.services.certificates.selection import Selection
from exchange_admin.services.exchange.agreed_blocks import AgreedBlock, AgreedBlocks
from exchange_admin.services.office_files import office_language
from exchange_admin.services.parts import Parts
from exchange_admin.services.stored import checked


@dataclass(frozen=True, slots=True)
class Issued:
    """What became of an order. `path` is None when no file was asked for or, as `problems` then say, none was made."""

    changes: Changes
    ids: tuple[str, ...]
    numbers: tuple[str, ...]
    path: Path | None
    left_out: tuple[Recipient, ...]
    problems: tuple[Problem, ...] = ()
    recipients: tuple[tuple[str, ...], ...] = ()
    """For each paper the ids of those for whom it is: many for a list."""


@dataclass(frozen=True, slots=True)
class _Prepared:
    """Everything thought of before anything is written."""

    facts: PaperFacts
    design: Design
    reserved: Reserved
    papers: Sequence[Paper]
    edits: Sequence[Edit]
    left_out: tuple[Recipient, ...]
    recipients: tuple[tuple[str, ...], ...]


class Issuing:
    """Issues papers of one office file."""

    def __init__(
        self,
        parts: Parts,
        designs: DesignShelf,
        codes: PaperCodes,
        sources: Mapping[str, Callable[[], PaperSource]] = MappingProxyType({}),
        *,
        gates: PaperGates,
    ) -> None:
        """`sources` make the papers of the kinds that are about no stay or course."""
        self._parts, self._store, self._origin, self._designs = parts, parts.store, parts.origin, designs
        self._wordings, self._codes, self._today = parts.wordings, codes, parts.today
        self._numbering = Numbering(parts)
        self._academic_numbering = AcademicNumbering(parts)
        self._sources, self._gates = sources, gates
        self._agreed = AgreedBlocks(parts.store, parts.origin)

    def recipients(self, selection: Selection, order: PaperOrder) -> tuple[Recipient, ...]:
        """Everybody selected in the order of names, with what speaks against a paper. Raises RuleBroken."""
        return self._recipients(selection, self._papers(order))

    def preview(self, recipients: Sequence[Recipient], order: PaperOrder) -> bytes:
        """The PDF as it would be issued now, with the numbers that are next; nothing is recorded or reserved."""
        facts, drafts, design = self._papers(order), self.drafts(recipients, order), self._design_for(order)
        reserved = self._reserve(facts, len(drafts))
        papers, _ = self._with_academic(facts, drafts, reserved)
        return design.pdf(self._codes.as_samples(papers, design))

    def drafts(self, recipients: Sequence[Recipient], order: PaperOrder) -> list[Draft]:
        """The papers that these would get: one each, or lists that name many."""
        printable = [recipient for recipient in recipients if not recipient.blocked]
        source = self._sources.get(order.kind)
        return source().drafts(printable) if source else one_each(printable)

    def pages(self, recipients: Sequence[Recipient], order: PaperOrder) -> tuple[str, ...]:
        """For each page of `preview` the id of the recipient, or of the first one whom a list names."""
        design = self._design_for(order)
        pages: list[str] = []
        for draft in self.drafts(recipients, order):
            (sample,) = self._codes.as_samples([dataclasses.replace(draft.paper, number=UNNUMBERED)], design)
            pages += [draft.recipients[0].id] * (design.pages_of(sample) if isinstance(design, Paged) else 1)
        return tuple(pages)

    def numbers(self, order: PaperOrder, count: int) -> tuple[str, ...]:
        """The numbers that the next `count` papers would get."""
        return tuple(map(str, self._reserve(self._papers(order), count).numbers))

    def issue(
        self,
        selection: Selection,
        order: PaperOrder,
        who: str,
        *,
        target: Target | None = None,
        notes: Mapping[str, str] | None = None,
        anyway: str = "",
        step: Progress | None = None,
    ) -> Issued:
        """Issues a paper to everybody who is ready, in one journal step, and writes them to `target`.

        Who is asked about gets one too when `notes` has a reason under the recipient's id or `anyway` is a reason for
        all; it is kept with the paper. Raises RuleBroken with `certificate.nobody` when no paper is left,
        `keys.locked`, `file.…`, or what the order lacks.
        """

        def reason(recipient: Recipient) -> str:
            return ((notes or {}).get(recipient.id, "") or anyway).strip()

        ready = self._prepared(selection, order, who, reason)

        def record() -> Changes:
            if self._reserve(ready.facts, len(ready.papers)).numbers != ready.reserved.numbers:
                number = ready.papers[0].number  # another connection of this PC was quicker
                raise RuleBroken(Problem("certificate.number_used", "number", {"number": number}))
            return self._store.record(Step(who, "certificate.issue", (*ready.reserved.edits, *ready.edits)))

        files = None
        if target is not None:
            files = written(target, [(ready.design, paper) for paper in ready.papers], self._wordings, step)
        changes, path, problems = _drawn_and_recorded(files, record, len(ready.papers))
        numbers = tuple(paper.number for paper in ready.papers)
        return Issued(
            changes, tuple(edit.id for edit in ready.edits), numbers, path, ready.left_out, problems, ready.recipients
        )

    def _prepared(
        self, selection: Selection, order: PaperOrder, who: str, reason: Callable[[Recipient], str]
    ) -> _Prepared:
        def gets_one(recipient: Recipient) -> bool:
            return recipient.ready or (not recipient.blocked and bool(reason(recipient)))

        facts, design = self._papers(order), self._design_for(order)
        found = self._recipients(selection, facts)
        chosen = [recipient for recipient in found if gets_one(recipient)]
        if not chosen:
            raise RuleBroken(Problem("certificate.nobody", facts={"n": len(found)}), *_reasons(found, reason))
        drafts = self.drafts(chosen, order)
        reserved = self._reserve(facts, len(drafts))
        numbered, more = self._with_academic(facts, drafts, reserved)
        reserved = dataclasses.replace(reserved, edits=(*reserved.edits, *more))
        notes = [_notes(draft, reason) for draft in drafts]
        papers = [
            _issued_anyway(paper, draft, note) if note else paper
            for draft, paper, note in zip(drafts, self._codes.signed(numbered, design), notes, strict=True)
        ]
        frame = {"signatory_id": facts.signatory_id, "design": design.id, "issued_by": who}
        edits = [
            self._edit(draft, paper, {**frame, "note": note})
            for draft, paper, note in zip(drafts, papers, notes, strict=True)
        ]
        left_out = tuple(recipient for recipient in found if not gets_one(recipient))
        recipients = tuple(tuple(one.id for one in draft.recipients) for draft in drafts)
        return _Prepared(facts, design, reserved, papers, edits, left_out, recipients)

    def _papers(self, order: PaperOrder) -> PaperFacts:
        if not order.languages or not set(order.languages) <= set(LANGUAGES):
            raise RuleBroken(Problem("certificate.no_language", "languages"))
        if not FIRST_YEAR <= order.issued.year <= LAST_YEAR:
            facts = {"date": order.issued.isoformat(), "first": FIRST_YEAR, "last": LAST_YEAR}
            raise RuleBroken(Problem("certificate.issue_year", "issued_on", facts))
        return PaperFacts(self._store, self._wordings, order)

    def _recipients(self, selection: Selection, papers: PaperFacts) -> tuple[Recipient, ...]:
        design = self._design_for(papers.order)

        def check(paper: Paper) -> tuple[Problem, ...]:
            return (*missing_names(paper), *design.problems(paper), *self._codes.problems(paper))

        if source := self._sources.get(papers.order.kind):
            return source().recipients(selection, papers, check)
        recipients = Recipients(self._parts, papers, check, self._gates)
        return tuple(map(self._without_block(papers), recipients.find(selection)))

    def _without_block(self, papers: PaperFacts) -> Callable[[Recipient], Recipient]:
        """Adds the problem of those who need a number of 18 digits before the copies of the file have agreed."""
        block = self._academic_block(papers)

        def told(one: Recipient) -> Recipient:
            if block is None or not block.waiting or one.facts is None or not has_series(one.facts):
                return one
            if self._academic_numbering.of_graduation(one.person_id, one.mobility_id):
                return one
            return dataclasses.replace(one, problems=(*one.problems, not_agreed(block)))

        return told

    def _reserve(self, papers: PaperFacts, count: int) -> Reserved:
        office = office_part(papers.office.text("code"))
        order = papers.order
        return self._numbering.reserve(office, order.issued.year, order.kind, count, reason=self._voided(papers))

    def _numbered(self, drafts: Sequence[Draft], reserved: Reserved) -> list[Paper]:
        return [
            dataclasses.replace(draft.paper, number=str(number), author=self._store.author)
            for draft, number in zip(drafts, reserved.numbers, strict=True)
        ]

    def _with_academic(
        self, facts: PaperFacts, drafts: Sequence[Draft], reserved: Reserved
    ) -> tuple[list[Paper], tuple[Edit, ...]]:
        """The papers with their numbers, those of 18 digits too where their kind has such, and the edits for these."""
        papers, kind = self._numbered(drafts, reserved), PAPER_KINDS.get(facts.order.kind)
        if not papers or kind is None or not kind.academic:
            return papers, ()
        block = self._academic_block(facts) or AgreedBlock(reserved.block)
        earlier = [self._academic_numbering.of_graduation(one.person_id, one.mobility_id) for one in drafts]
        reason = self._voided(facts)
        return self._academic_numbering.given(papers, facts.school, block, earlier=earlier, reason=reason)

    def _academic_block(self, facts: PaperFacts) -> AgreedBlock | None:
        """The block that the copies of the file have to agree on; None where the one of the register will do."""
        kind = PAPER_KINDS.get(facts.order.kind)
        if kind is None or not kind.academic or not facts.school or is_first_life(self._store.author):
            return None
        return self._agreed.of_life(office_part(facts.office.text("code")), facts.order.issued.year)

    def _voided(self, papers: PaperFacts) -> str:
        """The reason that is written to numbers of papers that were deleted."""
        return self._wordings[office_language(self._store)].say("certificate.voided_undone")

    def _edit(self, draft: Draft, paper: Paper, frame: Mapping[str, Value]) -> Edit:
        frozen = paper.to_json()
        values: dict[str, Value] = {
            "number": paper.number,
            "academic_number": academic_number_of(paper) or None,
            "kind": paper.kind,
            "person_id": draft.person_id,
            "mobility_id": draft.mobility_id,
            "programme_id": draft.programme_id,
            "holder": _holder(paper, draft),
            "languages": ",".join(paper.languages),
            "issued_on": paper.issued.isoformat(),
            **frame,
            "facts": frozen,
            "facts_sha256": sha256(frozen.encode()).hexdigest(),
            "state": "issued",
        }
        filled = {name: value for name, value in values.items() if value}
        return Edit(
            "certificate", self._origin.new_id(), checked(self._parts.registry, "certificate", filled), new=True
        )

    def _design_for(self, order: PaperOrder) -> Design:
        return self._designs.for_kind(order.kind, order.design)


def _drawn_and_recorded(
    files: AbstractContextManager[Path] | None, record: Callable[[], Changes], papers: int
) -> tuple[Changes, Path | None, tuple[Problem, ...]]:
    if files is None:
        return record(), None, ()
    changes, path = Changes(), Path()
    try:
        with files as path:
            pass_by("paper.drawn")
            changes = record()
            pass_by("paper.recorded")
    except FileNotWritten as refused:
        if not changes:
            raise
        kept = Problem("certificate.kept_in_register", facts={"n": papers, "path": str(path)})
        return changes, None, (*refused.problems, kept)
    return changes, path, ()


def _notes(draft: Draft, reason: Callable[[Recipient], str]) -> str:
    """Why the paper is issued in spite of what speaks against it, each reason once."""
    return "\n".join(dict.fromkeys(reason(one) for one in draft.recipients if not one.ready))


def _issued_anyway(paper: Paper, draft: Draft, note: str) -> Paper:
    """With the note, and what it overrules, for whoever asks in ten years."""
    asked = (problem for one in draft.recipients for problem in one.problems if problem.level is Level.ASKS)
    return dataclasses.replace(paper, anyway=note, against=tuple(dict.fromkeys(problem.code for problem in asked)))


def _holder(paper: Paper, draft: Draft) -> str:
    """The names of the holder, of a list what it is about and how many it names, of an agreement number and partner."""
    names = [name for _, name in paper.holder.in_order()]
    if not names and isinstance(paper, RecordPaper) and isinstance(paper.content, TablePaper) and paper.content.number:
        names = [paper.content.number, paper.programme.best(paper.languages[0])]
    return " · ".join(names) or f"{paper.programme.best(paper.languages[0])} ({len(draft.recipients)})".strip()


def _reasons(recipients: Sequence[Recipient], reason: Callable[[Recipient], str]) -> list[Problem]:
    """Why nobody is left, each reason once; of those with a note only what no note overrules."""
    told: list[Problem] = []
    for recipient in recipients:
        for problem in blocking(recipient.problems) if reason(recipient) else recipient.problems:
            if not any((problem.code, problem.facts) == (known.code, known.facts) for known in told):
                told.append(problem)
    return told


def missing_names(paper: Paper) -> Iterator[Problem]:
    """An institution without a name in a language of the paper would stand there twice under one name, so none is
    issued; of a paper of tables also the signatory is asked about (the design of a certificate asks by itself).
    """
    issuer = paper.issuer
    for language in paper.languages:
        if issuer and not issuer.get(language):
            facts = {"institution": issuer.best(paper.languages[0]), "language": f"choice.language.{language}"}
            yield Problem("certificate.no_issuer_name", "issuer", facts)
    if isinstance(paper, RecordPaper):
        for field, text in (("signatory", paper.signatory), ("position", paper.position), ("place", paper.place)):
            for language in paper.languages:
                if text and not text.get(language):
                    said = {"text": text.best(language), "language": f"choice.language.{language}"}
                    yield Problem("certificate.untranslated", field, said, Level.ASKS)

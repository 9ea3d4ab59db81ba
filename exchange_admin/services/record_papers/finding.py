"""What the sources of papers share: whose records are meant, what was issued before, how people are ordered."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property

from exchange_admin.documents.record_papers.facts import RecordPaper
from exchange_admin.domain.fields import Value
from exchange_admin.domain.labels import person_name
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.rules.certificate_numbers import UNNUMBERED
from exchange_admin.domain.rules.eligibility import day_of_issue_problems
from exchange_admin.domain.steps import Record, live
from exchange_admin.names import NameParts
from exchange_admin.services.certificates.recipients import Check, Recipient, as_duplicate, issued_before, still_held
from exchange_admin.services.certificates.register import CertificateRegister
from exchange_admin.services.certificates.selection import Selection
from exchange_admin.services.exchange.same_numbers import open_fields, two_answers
from exchange_admin.services.parts import Parts, Service
from exchange_admin.services.stored import NO_RECORD, got
from exchange_admin.store import Store


class Finding(Service[Parts]):
    """Reads the records of one office file for one question."""

    def get(self, kind: str, id: Value) -> Record:
        """An empty record where there is none."""
        return got(self._store, kind, id)

    def person(self, id: Value) -> Record:
        """The entry that is kept of all entries of the person."""
        return self.get("person", self._store.entries().kept(str(id))) if id else NO_RECORD

    def entries(self, people: Iterable[str]) -> list[str]:
        """All entries of these people, each once."""
        entries = self._store.entries()
        return list(dict.fromkeys(one for person in people for one in entries.of(entries.kept(person))))

    def of_enrolments(self, selection: Selection) -> list[str]:
        """The people of the enrolments that were named."""
        return [one.text("person_id") for one in self.many("language_enrolment", selection.enrolments)]

    def entries_of(self, selection: Selection) -> list[str]:
        """All entries of the people that were named, by themselves or by an enrolment."""
        return self.entries((*selection.people, *self.of_enrolments(selection)))

    def of_stays(self, selection: Selection) -> list[str]:
        """The people of the stays that were named."""
        return [one.text("person_id") for one in self.many("mobility", selection.mobilities)]

    def pointing(self, kind: str, field: str, ids: Sequence[str]) -> list[Record]:
        """Live records of `kind` that point to one of `ids`."""
        return [one for one in self._store.where(kind, field, list(ids)) if one.live] if ids else []

    def many(self, kind: str, ids: Sequence[str]) -> list[Record]:
        """Those that are there, in this order."""
        found = self._store.many(kind, list(ids))
        return [found[id] for id in dict.fromkeys(ids) if id in found and found[id].live]

    def in_order(self, found: Iterable[Recipient]) -> tuple[Recipient, ...]:
        """By the names of the people."""
        return tuple(sorted(found, key=lambda one: (self._sort_key(one.person_id), one.id)))

    def recipient(self, id: str, person: Record, stay: Record = NO_RECORD) -> Recipient:
        """Somebody with the record `id` that a paper is made of, and the stay that it belongs to."""
        first, others = person_name(person.values)
        return Recipient(id, person.id, first, others, stay.id, stay.text("programme_id"))

    def nothing(self, person: str, code: str) -> Recipient:
        """Somebody for whom there is no record to make a paper of."""
        record = self.person(person)
        made = self.recipient(record.id, record)
        return dataclasses.replace(made, problems=(Problem(code, facts={"holder": made.name}),))

    def told(
        self,
        recipient: Recipient,
        paper: RecordPaper,
        problems: Iterable[Problem],
        check: Check,
        *,
        about: Iterable[tuple[str, str]] = (),
        before: Sequence[Record] | None = None,
    ) -> Recipient:
        """The recipient with the paper and all that speaks against it; a second one about the same is a duplicate.

        `before` are papers about the same that still hold; None: they are looked for among those of the person.
        """
        found = [*problems, *_order_problems(paper, self._today())]
        if before is None:
            before = self._issued_before(recipient.person_id, paper) if recipient.person_id and paper.source else []
        found += map(issued_before, before)
        found += self._contested(recipient, about)
        paper = as_duplicate(paper, before)
        found += check(dataclasses.replace(paper, number=UNNUMBERED))
        return dataclasses.replace(recipient, facts=paper, problems=tuple(found))

    def lists_of(self, kind: str, source: str) -> list[Record]:
        """Papers of a kind that names many, made of the same record, that still hold."""
        papers = self.pointing("certificate", "kind", [kind])
        return [one for one in still_held(papers, kind) if _source(one) == source]

    def _issued_before(self, person: str, paper: RecordPaper) -> list[Record]:
        """Papers of the kind made of the same record that still hold."""
        papers = self.pointing("certificate", "person_id", self.entries([person]))
        return [one for one in still_held(papers, paper.kind) if _source(one) == paper.source]

    def _contested(self, recipient: Recipient, about: Iterable[tuple[str, str]]) -> list[Problem]:
        records = [*(("person", one) for one in self.entries([recipient.person_id])), *about]
        return two_answers(recipient.name, (name for record in records for name in self._open.get(record, ())))

    @cached_property
    def _open(self) -> Mapping[tuple[str, str], Sequence[str]]:
        return open_fields(self._store, self._registry)

    def _sort_key(self, person: str) -> str:
        return self._names.sort_key(NameParts.of(self.person(person).values))


def _order_problems(paper: RecordPaper, today: date) -> Iterator[Problem]:
    """What is wrong with the order itself, whoever the paper is about."""
    if len(paper.languages) > 2:
        yield Problem("certificate.two_languages", "languages")
    yield from day_of_issue_problems(paper.issued, today)


def _source(paper: Record) -> str:
    """The id of the record that an issued paper was made of."""
    try:
        return RecordPaper.from_json(paper.text("facts")).source
    except RuleBroken:
        return ""


def newest_issued(store: Store, register: CertificateRegister, kind: str, source: str, person: str) -> bytes | None:
    """The PDF of the newest paper of a kind that was made of this record and still holds; None without one."""
    papers = live(store.where("certificate", "person_id", store.entries().of(person)))
    found = [one for one in still_held(papers, kind) if _source(one) == source]
    newest = max(found, key=lambda paper: (paper.text("issued_on"), paper.id), default=None)
    return register.pdf([newest.id]) if newest is not None else None

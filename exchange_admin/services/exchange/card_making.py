"""Makes the cards of the desk from what the store derives: disputes, proposals, issues, changes kept aside."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import groupby

from exchange_admin.domain.dates import LATEST_DAY
from exchange_admin.domain.fields import LIVE, Field, Merge, Privacy, Registry, Side, Value
from exchange_admin.domain.money import currency_beside
from exchange_admin.domain.rules.content_hash import shown_hash
from exchange_admin.domain.rules.partner_scope import Outlook, Pointing, pointing, waits_for_update
from exchange_admin.domain.steps import Record, live
from exchange_admin.services.exchange.cards import (
    BEFORE,
    CLEAR,
    DELETE,
    KEEP,
    RESTORE,
    Candidate,
    CardKind,
    ConflictCard,
    HeldCard,
    Twin,
    differing,
)
from exchange_admin.services.exchange.phrases import Phrases
from exchange_admin.services.exchange.same_numbers import SameNumber, open_groups
from exchange_admin.store import Store
from exchange_admin.store.history import Choice, Dispute, Issue

_HASH = "content_hash"
_LOG = frozenset({"transfer", "disclosure"})
"""What was sent stays told, whatever became of the consent or the person it names: nobody has to decide that."""


class Cards:
    """Reads only; one for each reading of the desk."""

    def __init__(self, store: Store, registry: Registry, telling: Phrases) -> None:
        self._store, self._registry, self._telling = store, registry, telling

    def made(self) -> list[ConflictCard]:
        """Everything open, the oldest first; what nobody can date comes last."""
        disputes = [*self._store.history.conflicts(), *self._store.history.proposals()]
        issues = self._store.history.issues()
        self._telling.prepare([(one.kind, one.id) for one in disputes] + [(one.kind, one.id) for one in issues])
        wholes = [one for one in disputes if self._is_whole(one)]
        found = [self._dispute(one) for one in disputes if one not in wholes]
        found += [self._whole([*some]) for _, some in groupby(wholes, key=lambda one: (one.kind, one.id))]
        found += [self._dangling(one) for one in issues if one.issue == "dangling" and one.kind not in _LOG]
        found += [self._not_taken(issue) for issue in issues if issue.issue in {"invalid", "immutable"}]
        found += [self._same_number(group) for group in open_groups(self._store, issues)]
        asked = self._asked()
        found = [replace(card, asked=asked.get((card.record_kind, card.record, card.field), ())) for card in found]
        return sorted(found, key=lambda card: (card.since or LATEST_DAY, card.title, card.key))

    def _dispute(self, dispute: Dispute) -> ConflictCard:
        record = self._record(dispute.kind, dispute.id)
        if dispute.issue == "changed_deleted":
            return self._deleted(dispute, record)
        field = self._registry[dispute.kind][dispute.field]
        kind = CardKind.PROPOSAL if dispute.issue == "proposal" else CardKind.VALUES
        owner = self.owner_of(record, field)
        candidates = self._candidates(field, dispute.choices, owner)
        return self._card(
            kind,
            record,
            field,
            candidates=candidates,
            before=self._before(dispute, field),
            since=min((one.when for one in candidates), default=""),
            blocks=kind is CardKind.VALUES and field.merge is not Merge.PLAIN,
            plain=kind is CardKind.VALUES and field.merge is Merge.PLAIN and owner in {"", self._store.institution},
            takes_other=owner in {"", self._store.institution} or kind is CardKind.VALUES,
        )

    def _is_whole(self, dispute: Dispute) -> bool:
        return dispute.issue == "conflict" and self._registry[dispute.kind].said_whole

    def _whole(self, disputes: Sequence[Dispute]) -> ConflictCard:
        """What two people said of a record as a whole, whatever fields of it differ."""
        record, described = self._record(disputes[0].kind, disputes[0].id), self._registry[disputes[0].kind]
        differ = {one.field for one in disputes}
        shown = {field.name: record[field.name] for field in described.fields if not field.immutable}
        told = [
            field for field in described.fields if field.name in shown and field.name in {*described.label, *differ}
        ]
        answers: dict[tuple[object, ...], Candidate] = {}
        for choice in (choice for one in disputes for choice in one.choices):
            values = dict.fromkeys(shown) | self._store.history.said_by(choice.dot)
            text = " · ".join(self._said(described.name, field, values[field.name]) for field in told)
            answer = replace(Candidate(choice.dot, text), values=values, shown=values == shown)
            signed = self._signed(answer, choice.author, choice.who, choice.when)
            answers.setdefault((*values.items(), signed.institution_id), signed)
        candidates = _compared(sorted(answers.values(), key=lambda one: not one.shown))
        return self._card(
            CardKind.VALUES,
            record,
            None,
            candidates=candidates,
            seen={name: record.heads[name] for name in shown},
            since=min((one.when for one in candidates), default=""),
            blocks=bool(self._telling.person_of(record.kind, record.id))
            and any(described[name].merge is not Merge.PLAIN for name in differ),
            takes_other=False,
        )

    def _said(self, kind: str, field: Field, value: Value) -> str:
        """A field of an answer with its label; a hash as papers print it."""
        text = self._telling.value(field, value)
        told = shown_hash(text) if field.name == _HASH else text
        return f"{self._telling.field(kind, field.name)}: {told or '—'}"

    def _card(self, kind: CardKind, record: Record, field: Field | None, /, **more: object) -> ConflictCard:
        name = field.name if field else LIVE
        person = self._telling.person_of(record.kind, record.id)
        card = ConflictCard(
            key=f"{kind}:{record.kind}:{record.id}:{name}",
            kind=kind,
            record_kind=record.kind,
            record=record.id,
            field=name,
            title=self._telling.label(record.kind, record.id),
            field_label=self._telling.field(record.kind, name),
            person_id=person,
            person=self._telling.person(person)[0],
            seen={name: record.heads[name]} if field else dict(record.heads),
        )
        return replace(card, **more)  # type: ignore[arg-type]

    def owner_of(self, record: Record, field: Field) -> str:
        """The institution that decides the field; empty when any may."""
        if field.owner is Side.ANY:
            return ""
        return record.text(dict(self._registry[record.kind].sides)[field.owner])

    def _candidates(self, field: Field, choices: Sequence[Choice], owner: str) -> tuple[Candidate, ...]:
        """One for each value and institution that gave it."""
        made: dict[tuple[Value, str], Candidate] = {}
        for position, choice in enumerate(choices):
            institution = self._store.history.institution_of(choice.author)
            candidate = Candidate(
                choice.dot, self._telling.value(field, choice.value, self._currency_at(field, choice.dot)), choice.value
            )
            signed = self._signed(candidate, choice.author, choice.who, choice.when)
            signed = replace(signed, shown=position == 0, by_owner=bool(owner) and institution == owner)
            made.setdefault((choice.value, institution), signed)
        return _compared(list(made.values()))

    def _before(self, dispute: Dispute, field: Field) -> str:
        """What the authors of the answers replaced; empty when they did not replace the same."""
        told = {
            entry.old
            for choice in dispute.choices
            for entry in self._store.history.of_entry(choice.dot)
            if entry.field == field.name
        }
        values = {choice.value for choice in dispute.choices}
        replaced = {value for value in told if value is not None} - values
        if len(replaced) != 1:
            return ""
        return self._telling.value(field, replaced.pop(), self._currency_at(field, dispute.choices[0].dot, before=True))

    def _currency_at(self, field: Field, dot: str, *, before: bool = False) -> str:
        """That of an amount which an entry wrote, or replaced."""
        if not field.currency:
            return ""
        told = (one for one in self._store.history.of_entry(dot) if one.field == field.name)
        return next((one.old_currency if before else one.currency for one in told), "")

    def _deleted(self, dispute: Dispute, record: Record) -> ConflictCard:
        choice = dispute.choices[0]
        delete = self._signed(
            Candidate(DELETE, self._telling.answer(DELETE), 0), choice.author, choice.who, choice.when
        )
        keep = self._by_the_last(Candidate(KEEP, self._telling.answer(KEEP), 1, shown=True), record)
        return self._card(
            CardKind.DELETED,
            record,
            None,
            candidates=(keep, delete),
            since=min((one.when for one in (keep, delete) if one.when), default=""),
            takes_other=False,
        )

    def _by_the_last(self, candidate: Candidate, record: Record) -> Candidate:
        """Signed by whoever changed the record that somebody else deleted."""
        for entry in self._store.history.of(record.kind, record.id):
            if entry.field != LIVE:
                return self._signed(candidate, entry.author, entry.who, entry.when)
        return candidate

    def _signed(self, candidate: Candidate, author: str, who: str, when: str) -> Candidate:
        institution = self._store.history.institution_of(author)
        return replace(
            candidate,
            who=who,
            when=when,
            institution_id=institution,
            institution=self._telling.institution(institution),
            ours=institution == self._store.institution,
        )

    def _dangling(self, issue: Issue) -> ConflictCard:
        record = self._record(issue.kind, issue.id)
        field = self._registry[issue.kind][issue.field]
        target = self._store.get(field.refers, str(issue.typed))
        called = self._telling.label(field.refers, target.id) if target else ""
        answers = [Candidate(RESTORE, self._telling.answer(RESTORE, called))] if target else []
        if not field.required and not field.immutable:
            answers.append(Candidate(CLEAR, self._telling.answer(CLEAR)))
        answers.append(Candidate(DELETE, self._telling.answer(DELETE)))
        return self._card(
            CardKind.DANGLING,
            record,
            field,
            candidates=tuple(answers),
            target=called,
            takes_other=not field.immutable,
            since=self._changed_last(record, field),
        )

    def _not_taken(self, issue: Issue) -> ConflictCard:
        record = self._record(issue.kind, issue.id)
        field = self._registry[issue.kind][issue.field]
        return self._card(
            CardKind.INVALID,
            record,
            field,
            candidates=self._valid_answers(record, field),
            typed="" if issue.typed is None else str(issue.typed),
            takes_other=issue.issue == "invalid" and not self._registry[issue.kind].said_whole,
            since=self._changed_last(record, field),
            blocks=field.merge is not Merge.PLAIN,
        )

    def _valid_answers(self, record: Record, field: Field) -> tuple[Candidate, ...]:
        """What the record shows, and what stood there before the value that was not taken over."""
        value, found = record[field.name], []
        if value is not None or not field.required:
            currency = currency_beside(field, record.values)
            text = self._telling.value(field, value, currency) or self._telling.answer(CLEAR)
            found.append(Candidate(KEEP, text, value, shown=True))
        dots, history = record.heads[field.name], self._store.history
        entries = [one for dot in dots for one in history.of_entry(dot) if one.field == field.name]
        if self._registry[record.kind].said_whole:
            return tuple(found)  # what stood there before belongs to something else that was said
        before = {(one.old, one.old_currency) for one in entries if one.old is not None and one.old != value}
        found += [Candidate(BEFORE, self._telling.value(field, *old), old[0]) for old in before if len(before) == 1]
        return tuple(found)

    def _changed_last(self, record: Record, field: Field) -> str:
        dots = record.heads[field.name]
        return max((entry.when for dot in dots for entry in self._store.history.of_entry(dot)[:1]), default="")

    def _same_number(self, group: SameNumber) -> ConflictCard:
        record, field = self._record(group.kind, group.issues[0].id), self._registry[group.kind][group.field]
        answers = _compared([self._twin_answer(issue, field) for issue in group.issues])
        card = self._card(
            CardKind.SAME_NUMBER,
            record,
            field,
            candidates=answers,
            twins=tuple(self._twin(group.kind, id, person) for id, person in group.holders.items()),
            since=max((one.when for one in answers), default=""),
            blocks=field.merge is not Merge.PLAIN and group.kind != "certificate",
        )
        return replace(card, key=f"{CardKind.SAME_NUMBER}:{group.kind}:{group.number}:{group.field}")

    def _twin(self, kind: str, id: str, person: str) -> Twin:
        name, others = self._telling.person(person)
        return Twin(id, self._telling.label(kind, id), person, name or others)

    def _twin_answer(self, issue: Issue, field: Field) -> Candidate:
        record = self._record(issue.kind, issue.id)
        entries = [
            entry
            for dot in record.heads[field.name]
            for entry in self._store.history.of_entry(dot)
            if entry.field == field.name
        ]
        candidate = Candidate(issue.id, str(issue.typed), issue.typed)
        return self._signed(candidate, entries[0].author, entries[0].who, entries[0].when) if entries else candidate

    def _asked(self) -> Mapping[tuple[str, str, str], tuple[str, ...]]:
        asked: dict[tuple[str, str, str], tuple[str, ...]] = {}
        for question in self._store.where("question", "state", ["open"]):
            if question.live:
                key = (question.text("record_kind"), question.text("record"), question.text("record_field"))
                asked[key] = (*asked.get(key, ()), question.id)
        return asked

    def _record(self, kind: str, id: str) -> Record:
        record = self._store.get(kind, id)
        return record or Record(kind, id, {})


def _compared(candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Each with what is different in it."""
    texts = [one.text for one in candidates]
    return tuple(
        replace(one, differing=differing(one.text, [*texts[:at], *texts[at + 1 :]]))
        for at, one in enumerate(candidates)
    )


_PERSON, _DOCUMENT, _WAITING = "person", "identity_document", "waiting"


class HeldCards:
    """Who asks for what about whom, and what taking it over would give away. Reads only; one for each reading of the
    desk."""

    def __init__(self, store: Store, registry: Registry, telling: Phrases) -> None:
        self._store, self._registry, self._telling = store, registry, telling

    def made(self, states: Collection[str]) -> Iterator[HeldCard]:
        for record in self._store.where("held_change", "state", [*states]):
            if record.live and not self._store.exchange.is_erased(record.text("record_kind"), record.text("record")):
                yield self._card(record)

    def _card(self, record: Record) -> HeldCard:
        kind, id = record.text("record_kind"), record.text("record")
        entries = self._store.history.of_entry(record.text("entry"), whole=True)
        written = {one.field: one.new for one in entries if one.field != LIVE}
        deletes = next((one.new == 0 for one in entries if one.field == LIVE), None)
        unknown = self._store.history.unknown_fields(record.text("entry"))
        telling, institution = self._telling, record.text("institution_id")
        reason, is_waiting = record.text("reason"), record["state"] == _WAITING
        for_update = is_waiting and (bool(unknown) or waits_for_update(self._registry, kind, reason))
        title = telling.label(kind, id)
        return HeldCard(
            id=record.id,
            institution_id=institution,
            institution=telling.institution(institution),
            record_kind=kind,
            record=id,
            title=title,
            reason=reason,
            state=record.text("state"),
            who=entries[0].who if entries else "",
            when=entries[0].when if entries else "",
            values=tuple(
                (telling.field(kind, name), telling.value(field, value, currency_beside(field, written)))
                for name, value in written.items()
                for field in (self._registry[kind][name],)
            ),
            person=self._about(kind, id, written),
            shows=tuple(self._shown(kind, id, written, institution)) if is_waiting and not for_update else (),
            why=telling.held(reason, for_update=for_update, at_office=self._store.is_partner),
            waits_for_update=for_update,
            deletes=deletes,
            unknown=unknown,
            does=telling.does(title, deletes=deletes, unknown=unknown),
        )

    def _about(self, kind: str, id: str, written: Mapping[str, Value]) -> str:
        """The person, also where the record has no row yet."""
        person = self._telling.person_of(kind, id) or str(written.get("person_id") or "")
        name, others = self._telling.person(person)
        return name or others

    # what taking it over would show

    @cached_property
    def _outlook(self) -> Outlook:
        return self._store.exchange.outlook()

    def _shown(self, kind: str, id: str, written: Mapping[str, Value], writer: str) -> Iterator[str]:
        """A sentence for each institution and person whom it does not see yet."""
        if kind not in self._registry:
            return
        there = self._store.get(kind, id)
        values = {**(there.values if there else {}), **written}
        rules, described = pointing(self._registry), self._registry[kind]
        named = [values.get(name) for (of, name), rule in rules.items() if of == kind and rule is Pointing.PARTIES]
        people = [id] if kind == _PERSON else [values.get(name) for name in described.brings]
        for institution in dict.fromkeys(str(one) for one in named if one):
            for person in (str(one) for one in people if one):
                if self._would_be_news(institution, person, writer):
                    yield self._telling.shows(institution, person, self._data_of(person))

    def _would_be_news(self, institution: str, person: str, writer: str) -> bool:
        outlook = self._outlook
        is_told = institution == writer or outlook.gets_packages(institution)
        return is_told and not outlook.is_ours(institution) and not outlook.sees(institution, _PERSON, person)

    def _data_of(self, person: str) -> list[str]:
        """What is known of a person besides the name: labels of the private fields that are filled, and of papers."""
        record = self._store.get(_PERSON, person)
        private = [one for one in self._registry[_PERSON].fields if one.privacy is not Privacy.OPEN]
        told = [one.name for one in private if one.section != "name" and record and record[one.name] is not None]
        papers = live(self._store.where(_DOCUMENT, "person_id", [person]))
        kind = self._registry[_DOCUMENT]["kind"]
        labels = [self._telling.field(_PERSON, name) for name in told]
        return list(dict.fromkeys([*labels, *(self._telling.value(kind, one["kind"]) for one in papers)]))

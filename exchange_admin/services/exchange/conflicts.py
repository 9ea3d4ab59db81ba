"""The desk of decisions: what two offices answered differently, and settling it with an ordinary step.

There is no default rule and no "newer wins" (rulings 31): until a person decides, both answers stay alive.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.fields import LIVE, Value
from exchange_admin.domain.ids import derived_id
from exchange_admin.domain.problems import Problem, RuleBroken, blocking
from exchange_admin.domain.rules.partner_scope import waits_for_update
from exchange_admin.domain.steps import Edit, Record, Step, live, removal
from exchange_admin.services.exchange.at_a_glance import OpenDecisions
from exchange_admin.services.exchange.card_making import Cards, HeldCards
from exchange_admin.services.exchange.cards import (
    CLEAR,
    DELETE,
    KEEP,
    BulkChoice,
    Candidate,
    CardKind,
    ConflictCard,
    DuplicateCard,
    HeldCard,
    QuestionCard,
)
from exchange_admin.services.exchange.exchange_parts import ExchangeParts
from exchange_admin.services.exchange.partner_records import words_of_others
from exchange_admin.services.exchange.phrases import Phrases
from exchange_admin.services.exchange.same_numbers import DISTINCT, are_distinct
from exchange_admin.services.parts import Service
from exchange_admin.services.stored import stop_at


class Conflicts(Service[ExchangeParts]):
    """Reads and settles. Every verb is one step that the journal can take back (`store.undo_step(changes.step)`)."""

    # reading

    def cards(self, language: str) -> tuple[ConflictCard, ...]:
        """Everything open, the oldest first."""
        return tuple(Cards(self._store, self._registry, self._parts.phrases(language)).made())

    def card(self, key: str, language: str) -> ConflictCard:
        """Raises RuleBroken with `conflict.settled` when it is no longer open."""
        for card in self.cards(language):
            if card.key == key:
                return card
        raise RuleBroken(Problem("conflict.settled"))

    def duplicates(self, language: str) -> tuple[DuplicateCard, ...]:
        """Pairs of people found alike when packages came in, the most alike first."""
        telling = self._parts.phrases(language)
        made = []
        for pair in self._parts.look_alikes.waiting():
            (name, names), (other, other_names) = telling.person(pair.person), telling.person(pair.other)
            key = f"duplicate:{pair.person}:{pair.other}"
            born = self._parts.records.get("person", pair.person).text("birth_date")
            made.append(DuplicateCard(key, pair.person, name, names, pair.other, other, other_names, born, pair.score))
        return tuple(sorted(made, key=lambda card: (-card.score, card.key)))

    def held(self, language: str, *, decided: bool = False) -> tuple[HeldCard, ...]:
        """Changes of partners that were kept aside; with `decided` also those let in or refused."""
        states = ["waiting", "let_in", "refused"] if decided else ["waiting"]
        return tuple(HeldCards(self._store, self._registry, self._parts.phrases(language)).made(states))

    def questions(self, language: str, *, closed: bool = False) -> tuple[QuestionCard, ...]:
        """Open questions (to partners; in a partner's file: of its office), with `closed` all of them."""
        states = ["open", "answered", "withdrawn"] if closed else ["open", "answered"]
        telling = self._parts.phrases(language)
        found = live(self._store.where("question", "state", states))
        return tuple(_question_card(record, telling) for record in found)

    def open(self) -> OpenDecisions:
        """How much waits."""
        cards = self.cards("en")
        return OpenDecisions(
            cards=len(cards),
            duplicates=len(self._parts.look_alikes.waiting()),
            held=sum(not waits_for_update(self._registry, *_about(one)) for one in self._waiting()),
            questions=sum(1 for record in self._store.where("question", "state", ["open"]) if record.live),
            oldest=min((card.since for card in cards if card.since), default=""),
        )

    def _waiting(self) -> list[Record]:
        waiting = live(self._store.where("held_change", "state", ["waiting"]))
        is_erased = self._store.exchange.is_erased
        return [one for one in waiting if not is_erased(one.text("record_kind"), one.text("record"))]

    # settling

    def settle(self, card: ConflictCard, answer: str, who: str, *, other: str = "") -> Changes:
        """With the key of a candidate, or with `other` as a person typed it (`answer` "" then).

        Of a number in several records, `answer` names the record that gets the number `other`. The parents of the step
        are the heads on the card. Raises RuleBroken: `conflict.unknown_answer`, `conflict.not_yours` where the other
        side decides, `record.not_yours` and what `words_of_others` says in a partner's file, or the problem of a value.
        """
        self._refuse_others(card)
        if card.kind is CardKind.SAME_NUMBER:
            return self._correct_number(card, answer, other, who)
        if other:
            if card.whole:
                raise RuleBroken(Problem("conflict.as_a_whole", facts={"kind": f"kind.{card.record_kind}"}))
            return self._write(card, self._typed(card, other), who)
        candidate = next((one for one in card.candidates if one.key == answer), None)
        if candidate is None:
            raise RuleBroken(Problem("conflict.unknown_answer", facts={"typed": answer}))
        if card.kind is CardKind.DELETED:
            return self._keep_or_delete(card, candidate, who)
        if card.kind is CardKind.DANGLING:
            return self._mend(card, candidate, who)
        if candidate.values:
            edit = Edit(card.record_kind, card.record, candidate.values, seen=card.seen)
            return self._settled(who, edit)
        return self._write(card, candidate.value, who)

    def _refuse_others(self, card: ConflictCard) -> None:
        """A partner decides about its own records; of others the office would only hold what it says."""
        store = self._store
        if store.is_partner and not store.exchange.theirs(store.institution, card.record_kind, card.record):
            raise RuleBroken(Problem("record.not_yours"))

    def _settled(self, who: str, *edits: Edit) -> Changes:
        """A partner decides nothing against what somebody else wrote: the office would only hold that too."""
        if self._store.is_partner:
            for one in edits:
                stop_at(words_of_others(self._store, self._registry[one.kind], one.id, one.values))
        return self._store.record(Step(who, "conflict.settle", edits))

    def _typed(self, card: ConflictCard, typed: str) -> Value:
        """What was typed as a value. Raises RuleBroken with what is wrong with it."""
        if not card.takes_other:
            raise RuleBroken(Problem("conflict.not_yours", card.field, {"field": f"field.{card.field}"}))
        value = self._parts.records.parse(card.record_kind, {card.field: typed})[card.field]
        record = self._parts.records.get(card.record_kind, card.record)
        known = {problem.code for problem in self._parts.records.problems(record.kind, record.values, record)}
        wrong = self._parts.records.problems(record.kind, {**record.values, card.field: value}, record)
        stopping = [one for one in blocking(wrong) if one.field == card.field and one.code not in known]
        if stopping:
            raise RuleBroken(*stopping)
        return value

    def _write(self, card: ConflictCard, value: Value, who: str) -> Changes:
        if card.kind is CardKind.PROPOSAL and not card.takes_other:
            shown = next(one for one in card.candidates if one.shown)
            if value != shown.value:
                raise RuleBroken(Problem("conflict.not_yours", card.field, {"field": f"field.{card.field}"}))
        return self._settled(who, _edit(card, value))

    def _keep_or_delete(self, card: ConflictCard, candidate: Candidate, who: str) -> Changes:
        if candidate.key == KEEP:
            edit = Edit(card.record_kind, card.record, {LIVE: 1}, seen=card.seen)
        else:
            edit = removal(card.record_kind, card.record, card.seen)
        return self._settled(who, edit)

    def _mend(self, card: ConflictCard, candidate: Candidate, who: str) -> Changes:
        if candidate.key == CLEAR:
            return self._write(card, None, who)
        if candidate.key == DELETE:
            return self._parts.records.remove(card.record_kind, card.record, who)
        field = self._registry[card.record_kind][card.field]
        record = self._parts.records.get(card.record_kind, card.record)
        target = record.text(card.field)
        edit = Edit(field.refers, target, {LIVE: 1})
        return self._settled(who, edit)

    def _correct_number(self, card: ConflictCard, twin: str, typed: str, who: str) -> Changes:
        if twin not in {one.id for one in card.twins}:
            raise RuleBroken(Problem("conflict.unknown_answer", facts={"typed": twin}))
        values = self._parts.records.parse(card.record_kind, {card.field: typed})
        return self._parts.records.set(card.record_kind, twin, values, who)

    # many at a time

    def bulk_choices(self, cards: Sequence[ConflictCard]) -> tuple[BulkChoice, ...]:
        """For every institution, kind and field with several plain cards; never for identity or decision fields."""
        groups: dict[tuple[str, str, str], list[ConflictCard]] = {}
        for card in cards:
            if card.plain:
                for institution in card.institutions:
                    if len(_answers_of(card, institution)) == 1:
                        groups.setdefault((institution, card.record_kind, card.field), []).append(card)
        return tuple(
            BulkChoice(
                institution,
                next(one.institution for one in group[0].candidates if one.institution_id == institution),
                kind,
                field,
                group[0].field_label,
                tuple(group),
            )
            for (institution, kind, field), group in groups.items()
            if len(group) > 1
        )

    def settle_all(self, choice: BulkChoice, who: str) -> Changes:
        """Settles the cards of a choice in one step. Raises RuleBroken with `conflict.not_plain`."""
        edits = []
        for card in choice.cards:
            self._refuse_others(card)
            answers = _answers_of(card, choice.institution_id)
            if not card.plain or len(answers) != 1:
                raise RuleBroken(Problem("conflict.not_plain", card.field, {"field": f"field.{card.field}"}))
            edits.append(_edit(card, answers[0].value))
        return self._settled(who, *edits)

    # questions

    def ask(self, card: ConflictCard, institution: str, text: str, who: str) -> Changes:
        """Puts a question into the next package to the institution; the card waits but stays open."""
        values: dict[str, Value] = {
            "institution_id": institution,
            "record_kind": card.record_kind,
            "record": card.record,
            "record_field": card.field,
            "text": text,
            "state": "open",
            "asked_on": self._today().isoformat(),
        }
        return self._parts.records.add("question", values, who)

    def answer(self, question: str, text: str, who: str) -> Changes:
        """Answers a question of the office (in a partner's file)."""
        return self._parts.records.set("question", question, {"answer": text, "state": "answered"}, who)

    def withdraw_question(self, question: str, who: str) -> Changes:
        """The question is no longer needed."""
        return self._parts.records.set("question", question, {"state": "withdrawn"}, who)

    # people

    def same_person(self, keep: str, other: str, who: str) -> Changes:
        """Both entries are one person; nothing is rewritten, undoing parts them again (R14)."""
        return self._parts.records.merge_people(keep, other, who)

    def different_people(self, one: str, other: str, who: str) -> Changes:
        """Remembered on every replica, so that nobody is asked again."""
        first, second = sorted((one, other))
        if first == second:
            raise RuleBroken(Problem("people.same_person"))
        if are_distinct(self._store, first, second):
            return Changes()
        id = derived_id(DISTINCT, first, second)
        if self._store.get(DISTINCT, id) is not None:
            return self._parts.records.restore(DISTINCT, id, who)
        return self._parts.records.add(DISTINCT, {"person_id": first, "other_id": second}, who, id=id)

    # held changes

    def let_in(self, held: Collection[str], who: str) -> Changes:
        """Takes held changes over, each for whatever reasons it is held. Raises RuleBroken with `conflict.unknown`,
        `conflict.settled`, or `conflict.for_update` for what no program here can read yet, or not all of it: nobody can
        say what it would mean."""
        found = self._of_their_entries(held)
        if any(one["state"] == "waiting" and waits_for_update(self._registry, *_about(one)) for one in found):
            raise RuleBroken(Problem("conflict.for_update"))
        if any(self._store.history.unknown_fields(entry) for entry in {one.text("entry") for one in found}):
            raise RuleBroken(Problem("conflict.for_update"))
        return self._decide(found, "let_in", who)

    def refuse(self, held: Collection[str], who: str) -> Changes:
        """Leaves held changes out for good; they stay in the journal. Raises as `let_in`."""
        return self._decide(self._of_their_entries(held), "refused", who)

    def _of_their_entries(self, held: Collection[str]) -> list[Record]:
        """These, and what PCs that gave other reasons hold of the same entries: it counts when none of them is left."""
        records = self._store.many("held_change", tuple(held))
        if unknown := [key for key in held if key not in records]:
            raise RuleBroken(Problem("conflict.unknown", facts={"typed": ", ".join(unknown)}))
        entries = {one.text("entry") for one in records.values()}
        others = live(self._store.where("held_change", "entry", sorted(entries)))
        return list({**records, **{one.id: one for one in others}}.values())

    def _decide(self, held: Collection[Record], state: str, who: str) -> Changes:
        changing = [one for one in held if one["state"] != state]
        if held and not changing:
            raise RuleBroken(Problem("conflict.settled"))
        edits = [Edit("held_change", one.id, {"state": state}, seen=one.heads) for one in changing]
        return self._store.record(Step(who, f"held_change.{state}", tuple(edits))) if edits else Changes()


def _edit(card: ConflictCard, value: Value) -> Edit:
    return Edit(card.record_kind, card.record, {card.field: value}, seen=card.seen)


def _about(held: Record) -> tuple[str, str]:
    return held.text("record_kind"), held.text("reason")


def _answers_of(card: ConflictCard, institution: str) -> list[Candidate]:
    return [one for one in card.candidates if one.institution_id == institution]


def _question_card(record: Record, telling: Phrases) -> QuestionCard:
    kind, id, field = record.text("record_kind"), record.text("record"), record.text("record_field")
    return QuestionCard(
        id=record.id,
        institution_id=record.text("institution_id"),
        institution=telling.institution(record.text("institution_id")),
        record_kind=kind,
        record=id,
        title=telling.label(kind, id),
        field=field,
        field_label=telling.field(kind, field) if field else "",
        text=record.text("text"),
        answer=record.text("answer"),
        state=record.text("state"),
        asked_on=record.text("asked_on"),
    )

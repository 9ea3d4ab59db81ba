"""The desk of decisions: what two offices answered differently, and settling it with an ordinary step.

There is no default rule and no "newer wins" (rulings 31): until a person decides, both answers stay alive.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from exchange_admin.domain.changes import Changes
from exchange_admin.services.exchange.cards import (
    BulkChoice,
    ConflictCard,
    DuplicateCard,
    HeldCard,
    OpenDecisions,
    QuestionCard,
)


class Conflicts:
    """Reads and settles. Every verb is one step that the journal can take back (`store.undo_step(changes.step)`)."""

    def cards(self, language: str) -> tuple[ConflictCard, ...]:
        """Everything open, the oldest first."""
        raise NotImplementedError

    def card(self, key: str, language: str) -> ConflictCard:
        """Raises RuleBroken with `conflict.settled` when it is no longer open."""
        raise NotImplementedError

    def duplicates(self, language: str) -> tuple[DuplicateCard, ...]:
        """Pairs of people found alike when packages came in, the most alike first."""
        raise NotImplementedError

    def held(self, language: str, *, decided: bool = False) -> tuple[HeldCard, ...]:
        """Changes of partners that were kept aside; with `decided` also those let in or refused."""
        raise NotImplementedError

    def questions(self, language: str, *, closed: bool = False) -> tuple[QuestionCard, ...]:
        """Open questions (to partners; in a partner's file: of its office), with `closed` all of them."""
        raise NotImplementedError

    def open(self) -> OpenDecisions:
        """How much waits."""
        raise NotImplementedError

    def settle(self, card: ConflictCard, answer: str, who: str, *, other: str = "") -> Changes:
        """With the key of a candidate, or with `other` as a person typed it (`answer` "" then).

        The parents of the step are the heads on the card. Raises RuleBroken: `conflict.not_yours` where the other side
        decides, or the problem of a value.
        """
        raise NotImplementedError

    def bulk_choices(self, cards: Sequence[ConflictCard]) -> tuple[BulkChoice, ...]:
        """For every institution, kind and field with several plain cards; never for identity or decision fields."""
        raise NotImplementedError

    def settle_all(self, choice: BulkChoice, who: str) -> Changes:
        """Settles the cards of a choice in one step."""
        raise NotImplementedError

    def ask(self, card: ConflictCard, institution: str, text: str, who: str) -> Changes:
        """Puts a question into the next package to the institution; the card waits but stays open."""
        raise NotImplementedError

    def answer(self, question: str, text: str, who: str) -> Changes:
        """Answers a question of the office (in a partner's file)."""
        raise NotImplementedError

    def withdraw_question(self, question: str, who: str) -> Changes:
        """The question is no longer needed."""
        raise NotImplementedError

    def same_person(self, keep: str, other: str, who: str) -> Changes:
        """Both entries are one person; nothing is rewritten, undoing parts them again (R14)."""
        raise NotImplementedError

    def different_people(self, one: str, other: str, who: str) -> Changes:
        """Remembered on every replica, so that nobody is asked again."""
        raise NotImplementedError

    def let_in(self, held: Collection[str], who: str) -> Changes:
        """Takes held changes over."""
        raise NotImplementedError

    def refuse(self, held: Collection[str], who: str) -> Changes:
        """Leaves held changes out for good; they stay in the journal."""
        raise NotImplementedError

"""Questions of an import and what a person has answered."""

from __future__ import annotations

from collections.abc import Mapping

from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.services.catalogues.told import Question

YES, NEW_ONE, TAKE = "yes", "new", "take"
"""Answers; besides an id of an institution, and digits."""


class Asking:
    """What is asked while one file is read. A question is asked once, whoever asks."""

    def __init__(self, answers: Mapping[str, str]) -> None:
        self._answers = answers
        self._answered: set[str] = set()
        self.open: dict[str, Question] = {}

    def answer(self, key: str) -> str:
        """Empty where nobody has answered."""
        self._answered.add(key)
        return self._answers.get(key, "").strip()

    def ask(self, question: Question) -> None:
        self.open[question.key] = question

    def refuse_unasked(self) -> None:
        """An answer to what nobody asks is a slip, or of another file. Raises RuleBroken with `catalogue.not_asked`."""
        if unasked := self._answers.keys() - self._answered:
            raise RuleBroken(Problem("catalogue.not_asked", facts={"typed": min(unasked)}))

"""Kinds of courses in the limits of a credit rule, as a person reads and types them."""

from __future__ import annotations

from collections.abc import Callable

from exchange_admin.domain.vocabulary import words
from exchange_admin.domain.wording import Wording

_VOCABULARY = "course_category"


class CategoryWords:
    """`shown` is the language of the window; `known` tells the word of a vocabulary that is meant in any language."""

    def __init__(self, shown: Wording, known: Callable[[str, str], str | None]) -> None:
        self._shown, self._known = shown, known

    @property
    def all(self) -> tuple[str, ...]:
        """Every label, in the order of the list."""
        return tuple(map(self.said, words(_VOCABULARY)))

    def said(self, category: str) -> str:
        """The label; a word that is not on the list as it stands."""
        return self._shown.choice(_VOCABULARY, category)

    def read(self, typed: str) -> str:
        """The word of the list, what nobody knows as it was typed."""
        return self._known(_VOCABULARY, typed) or typed

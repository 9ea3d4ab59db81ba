"""The glossary of an office: which terms stand in a text, and how the other languages say them."""

from __future__ import annotations

from collections.abc import Sequence

from exchange_admin.domain.queries import Filter, Query, Test
from exchange_admin.domain.rules.glossary import AGREED, AGREED_STATES, PROPOSED, Term, Terms, is_foreign
from exchange_admin.domain.wording import Wording
from exchange_admin.services.parts import Parts, Service

_KIND = "glossary_term"


class Glossary(Service[Parts]):
    """Reads only. What was read holds until the next step."""

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        self._read: dict[tuple[str, ...], Terms] = {}
        self._read_at = -1

    def common(self) -> Terms:
        """Those that everybody of the same office has: by them two keywords are the same on every PC."""
        return self._terms(AGREED_STATES)

    def usable(self) -> Terms:
        """Those that one may write: no longer what is deprecated."""
        return self._terms((AGREED, PROPOSED))

    def in_text(self, text: str) -> Sequence[Term]:
        """Terms of whatever state that stand in a text, each once; all by their names where the text is empty."""
        if text.strip():
            found = (one.term for one in self._terms((AGREED, PROPOSED, *AGREED_STATES)).in_text(text))
            return tuple({one.id: one for one in found}.values())
        return tuple(Term.read(one.id, one.values) for one in self._store.records(Query(_KIND)))

    def _terms(self, states: tuple[str, ...]) -> Terms:
        if self._read_at != (steps := self._store.step_count()):
            self._read, self._read_at = {}, steps
        if states not in self._read:
            asked = Query(_KIND, filters=(Filter("state", Test.IS, states),))
            self._read[states] = Terms(Term.read(one.id, one.values) for one in self._store.records(asked))
        return self._read[states]


def keyword_said(terms: Terms, typed: str, words: Wording) -> str:
    """What a keyword is called in the language of its reader. One that is left in the script of another language is
    marked as it was typed: no term says it."""
    called = terms.word_in(typed, words.language)
    return words.say("glossary.as_typed", {"word": called}) if is_foreign(called, words.language) else called

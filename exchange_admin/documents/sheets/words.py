"""The words of a paper: in its leading language, and in the second one below or beside."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction

from exchange_admin.documents.certificates.facts import Trilingual
from exchange_admin.documents.certificates.wording import said_day
from exchange_admin.documents.fonts import plain
from exchange_admin.documents.transcripts.facts import amount
from exchange_admin.domain.wording import Wording

Said = tuple[tuple[str, str], ...]
"""(text, language), the leading language first, nothing twice and nothing empty."""

SEPARATOR = " · "


class SheetWords:
    """Says things in the one or two languages of a paper. Its own sentences stand under `paper.<design>`."""

    def __init__(self, wordings: Mapping[str, Wording], languages: Sequence[str], design: str = "transcript") -> None:
        self.languages = tuple(languages)
        self._design = design
        self._words = [wordings[language] for language in languages]

    @property
    def lead(self) -> Wording:
        return self._words[0]

    def say(self, key: str, facts: Mapping[str, object] | None = None) -> Said:
        """A sentence of the design, else one of those that every paper has."""
        return _once((words.say(self._key(key), facts), words.language) for words in self._words)

    def seal(self) -> Said:
        return self.say("seal")

    def _key(self, key: str) -> str:
        own = f"paper.{self._design}.{key}"
        return own if own in self.lead else f"paper.record.{key}"

    def together(self, keys: Sequence[str]) -> Said:
        """Several sentences after each other, a paragraph in each language."""
        return _once(
            (
                ("" if words.language == "zh" else " ").join(words.say(self._key(key)) for key in keys),
                words.language,
            )
            for words in self._words
        )

    def choice(self, vocabulary: str, word: str) -> Said:
        return _once((words.choice(vocabulary, word), words.language) for words in self._words)

    def each(self, made: Callable[[Wording], str]) -> Said:
        """What `made` says in each language."""
        return _once((made(words), words.language) for words in self._words)

    def text(self, text: Trilingual) -> Said:
        """A text of the records; in a language that it lacks it stands in another."""
        return _once((text.best(language), language if text.get(language) else "") for language in self.languages)

    def day(self, day: date) -> Said:
        return _once((said_day(words, day), words.language) for words in self._words)

    def dated(self, key: str, day: date, place: Trilingual) -> Said:
        """A sentence of the design with a day in it, and the place where there is one, as each language writes them."""
        return _once((self._dated(key, day, place, words), words.language) for words in self._words)

    def _dated(self, key: str, day: date, place: Trilingual, words: Wording) -> str:
        said = words.say(self._key(key), {"date": said_day(words, day)})
        town = place.best(words.language)
        return words.say("paper.transcript.and").join((said, town)) if town else said

    def named(self, key: str, fact: str, text: Trilingual) -> Said:
        """A sentence of the design with a text of the records in it, in each language its own."""
        return _once(
            (words.say(self._key(key), {fact: text.best(words.language)}), words.language) for words in self._words
        )

    def number(self, number: Fraction) -> str:
        """At most two decimals, as the leading language writes them."""
        return amount(number, self.lead)


def beside(said: Said) -> str:
    """Everything on one line."""
    return SEPARATOR.join(text for text, _ in said)


def _once(texts: Iterable[tuple[str, str]]) -> Said:
    found: dict[str, str] = {}
    for text, language in texts:
        if shown := plain(text):
            found.setdefault(shown, language)
    return tuple(found.items())

"""What things are called on both sides: which terms stand in a text, and how the other language says them."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, takewhile

from exchange_admin.domain.fields import Values
from exchange_admin.domain.rules.listings import folded, parts_in

PROPOSED, AGREED, DEPRECATED = "proposed", "agreed", "deprecated"
AGREED_STATES = (AGREED, DEPRECATED)
"""In which everybody of the same office has a term."""
LANGUAGES = ("zh", "ru", "en")
_INFLECTED = "ru"
_LEAST_TYPED = 2
"""Characters before something is offered."""
_JOINING = frozenset(" \t\n_-\u00a0")


@dataclass(frozen=True, slots=True)
class Term:
    """`names` by language, only those there are; `words` are all that it is called, names and variants, as typed."""

    id: str
    state: str
    names: Mapping[str, str]
    words: tuple[str, ...]

    @classmethod
    def read(cls, id: str, values: Values) -> Term:
        names = {one: str(values[f"name_{one}"]) for one in LANGUAGES if values.get(f"name_{one}")}
        variants = [word for one in LANGUAGES for word in parts_in(values.get(f"variants_{one}"))]
        return cls(id, str(values.get("state") or PROPOSED), names, (*names.values(), *variants))


@dataclass(frozen=True, slots=True)
class FoundTerm:
    """The characters of a text from `start` to before `end` are a term, as it is called or in another form of that
    (`is_inflected`)."""

    start: int
    end: int
    term: Term
    is_inflected: bool = False


class Terms:
    """Those of an office. A word that several terms are called by is that of the agreed one, else of the first by id:
    the same on every replica."""

    def __init__(self, terms: Iterable[Term]) -> None:
        ordered = sorted(terms, key=lambda one: (one.state != AGREED, one.id))
        self._by_word: dict[str, Term] = {}
        for term in ordered:
            for word in term.words:
                self._by_word.setdefault(folded(word), term)

    def called(self, word: str) -> Term | None:
        """The term that is called so, whatever case, width and hyphens; else of which that is a Russian form."""
        plain = folded(word)
        return self._by_word.get(plain) or self._inflected(plain)

    def names_in(self, language: str) -> tuple[str, ...]:
        """What the terms are called in a language, in its order."""
        return tuple(sorted({one.names[language] for one in self._by_word.values() if language in one.names}))

    def meaning(self, word: str) -> str:
        """What a keyword is compared by: its term, else the word itself."""
        term = self.called(word)
        return term.id if term else folded(word)

    def word_in(self, word: str, language: str) -> str:
        """A keyword as its reader calls it; as it was typed where no term has a name in the language."""
        term = self.called(word)
        return term.names.get(language, word) if term else word

    def beginning_with(self, typed: str, most: int) -> Sequence[Term]:
        """Terms of which a word begins so, the shortest word first."""
        begun = folded(typed)
        at = bisect_left(self._in_order, begun)
        fitting = takewhile(lambda word: bool(begun) and word.startswith(begun), islice(self._in_order, at, None))
        ordered = sorted(fitting, key=lambda word: (len(word), word))
        return tuple({self._by_word[word].id: self._by_word[word] for word in ordered}.values())[:most]

    def in_text(self, text: str) -> Sequence[FoundTerm]:
        """What stands in a text, the longest first where several begin at one place, none within another."""
        return tuple(self._found(text))

    def said_in(self, text: str, language: str) -> str:
        """The text with every term that has a name in the language called by that; one that is called so already stays
        as it was typed, with its capital letters, and a Russian form stays in a Russian sentence."""
        parts, done = [], 0
        for one in self.in_text(text):
            name = one.term.names.get(language)
            if one.is_inflected and language == _INFLECTED:
                continue
            if name and folded(text[one.start : one.end]) != folded(name):
                parts += [text[done : one.start], name]
                done = one.end
        return _joined((*parts, text[done:]))

    def instead(self, typed: str, others: Iterable[str], language: str) -> str:
        """What is written for a text in that language: itself with every term called so, or, where nothing was typed,
        the first of the `others` in which a term stands. Empty where none does."""
        for text in [typed] if typed.strip() else others:
            if (said := self.said_in(text, language)) != text:
                return said
        return ""

    def completing(self, text: str, most: int, language: str = "") -> tuple[int, Sequence[Term]]:
        """Terms of which the end of a text in that language is the beginning, and where it begins: the earliest place
        that fits. Within a term that is there whole nothing is offered, unless it is its name in another language."""
        plain, places = _folded_with_places(text)
        for at in range(max(0, len(plain) - self._longest), len(plain) - _LEAST_TYPED + 1):
            if plain[at] != " " and _is_edge(plain, at):
                begun = plain[at:]
                found = [one for one in self.beginning_with(begun, most) if not _is_there(one, begun, language)]
                if found or begun in self._by_word:
                    return places[at], found
        return len(text), ()

    def _found(self, text: str) -> Iterator[FoundTerm]:
        plain, places = _folded_with_places(text)
        at = 0
        while at < len(plain):
            end = self._longest_from(plain, at)
            further = self._longest_form_from(plain, at)
            if further > end and (term := self._inflected(plain[at:further])):
                yield FoundTerm(places[at], places[further - 1] + 1, term, is_inflected=True)
            elif end:
                yield FoundTerm(places[at], places[end - 1] + 1, self._by_word[plain[at:end]])
            at = max(end, further) or at + 1

    def _longest_from(self, plain: str, at: int) -> int:
        """The end of the longest word that begins there; 0 where none does."""
        if not _is_edge(plain, at):
            return 0
        ends = range(min(len(plain), at + self._longest), at, -1)
        return next((end for end in ends if plain[at:end] in self._by_word and _is_edge(plain, end)), 0)

    def _inflected(self, plain: str) -> Term | None:
        """The term of which all words stand there in one of their forms; of several that of the agreed one, else of the
        first by id."""
        words = plain.split(" ")
        for called in self._by_first_form.get(words[0], ()):
            own = called.split(" ")
            if len(own) == len(words) and all(map(_is_form, words, own)):
                return self._by_word[called]
        return None

    def _longest_form_from(self, plain: str, at: int) -> int:
        """The end of the longest word that stands there in forms of its words; 0 where none does."""
        if not _is_cyrillic(plain[at]) or not _is_edge(plain, at):
            return 0
        ends, most = [], self._most_words
        for end in range(at + 1, len(plain) + 1):
            if _is_edge(plain, end) and plain[end - 1] != " ":
                ends.append(end)
                if len(ends) == 1 and plain[at:end] not in self._by_first_form:
                    return 0
            if len(ends) >= most:
                break
        return next((end for end in reversed(ends) if self._inflected(plain[at:end])), 0)

    @cached_property
    def _by_first_form(self) -> Mapping[str, Sequence[str]]:
        """By each form of the first word of what is called in Russian, in the order of the terms."""
        from exchange_admin.domain.rules.russian_forms import forms_of

        found: dict[str, list[str]] = {}
        for called in self._by_word:
            if called and _is_cyrillic(called[0]):
                for form in forms_of(called.split(" ", 1)[0]):
                    found.setdefault(form, []).append(called)
        return found

    @cached_property
    def _most_words(self) -> int:
        return max((len(one.split(" ")) for one in self._by_word), default=0)

    @cached_property
    def _in_order(self) -> list[str]:
        return sorted(self._by_word)

    @cached_property
    def _longest(self) -> int:
        return max(map(len, self._by_word), default=0)


def is_foreign(word: str, language: str) -> bool:
    """Whether a word is in the script of another language than its reader's. Latin letters are read everywhere."""
    return any(
        (_is_han(sign) and language != "zh") or ("\u0400" <= sign <= "\u04ff" and language != "ru") for sign in word
    )


def stands_in(word: str, text: str) -> bool:
    """Whether a folded word, or the beginning of one, stands in a folded text."""
    at = text.find(word)
    while at >= 0 and not _is_edge(text, at):
        at = text.find(word, at + 1)
    return at >= 0


def _is_cyrillic(sign: str) -> bool:
    return "а" <= sign <= "я"


def _is_form(word: str, own: str) -> bool:
    from exchange_admin.domain.rules.russian_forms import forms_of

    return word == own or word in forms_of(own)


def _is_there(term: Term, word: str, language: str) -> bool:
    """Whether the folded word is the whole term, as a text in that language has it."""
    names = {one: folded(name) for one, name in term.names.items()}
    is_foreign = word in names.values() and names.get(language, word) != word
    return word in map(folded, term.words) and not is_foreign


def _folded_with_places(text: str) -> tuple[str, list[int]]:
    """A text as words are compared, and where each of its characters stood."""
    plain: list[str] = []
    places: list[int] = []
    for at, sign in enumerate(text):
        if sign in _JOINING:
            if plain and plain[-1] != " ":
                plain.append(" ")
                places.append(at)
            continue
        for one in unicodedata.normalize("NFKC", sign).casefold().replace("ё", "е"):
            plain.append(one)
            places.append(at)
    return "".join(plain), places


def _joined(parts: Iterable[str]) -> str:
    """With a space where Chinese needed none and what stands there now does."""
    whole = ""
    for part in filter(None, parts):
        apart = whole and not _is_edge(whole[-1] + part[0], 1)
        whole += f" {part}" if apart else part
    return whole


def _is_edge(plain: str, at: int) -> bool:
    """Whether a word can begin or end there: scripts with spaces do so between letters alone, Chinese anywhere."""
    if at in {0, len(plain)}:
        return True
    before, after = plain[at - 1], plain[at]
    return not (before.isalnum() and after.isalnum()) or _is_han(before) or _is_han(after)


def _is_han(sign: str) -> bool:
    return "\u3400" <= sign <= "\u9fff"

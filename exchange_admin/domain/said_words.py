"""The words of lists that a field holds, as a person reads and writes them."""

from __future__ import annotations

from collections.abc import Iterator

from exchange_admin.domain.fields import Field, Value
from exchange_admin.domain.rules.listings import joined, parts_in
from exchange_admin.domain.vocabulary import VOCABULARY
from exchange_admin.domain.wording import Wording

_DETAIL = ":"
"""Between a word and what it is told more exactly by, as in `visa:X1`."""


def lists_of(field: Field) -> tuple[str, ...]:
    """The lists that the words of a field are taken from; none where it holds no words of lists."""
    return (field.vocabulary,) if field.vocabulary else field.lists


def listed_words(field: Field, words: Wording) -> tuple[str, ...]:
    """All words that the field may hold, list after list: closed ones in their order, others by their codes."""
    found: list[str] = []
    for name in lists_of(field):
        prefix = f"choice.{name}."
        known = words.keys()
        found += VOCABULARY.get(name) or sorted(key.removeprefix(prefix) for key in known if key.startswith(prefix))
    return tuple(dict.fromkeys(found))


def said(field: Field, value: Value, words: Wording) -> str:
    """The word, or the words, that stand in a field. What is in none of its lists is said as it stands, and so is
    whatever holds no words; empty for nothing."""
    if value is None:
        return ""
    if field.several:
        return words.listed(_said_word(field, one, words) for one in parts_in(value))
    return _said_word(field, str(value), words) if lists_of(field) else str(value)


def meant(field: Field, typed: str, words: Wording) -> tuple[str | None, tuple[str, ...]]:
    """What the field keeps for words as `said`, or as it keeps them, and those of them that are in no list."""
    known = {_folded(said(field, one, words)): one for one in listed_words(field, words)}
    known |= {_folded(one): one for one in known.values()}
    kept, unknown = list[str](), list[str]()
    for one in parts_in(typed) if field.several else filter(None, (typed.strip(),)):
        found = known.get(_folded(one)) or next(_in_detail(one, known), "")
        kept.append(found or one)
        unknown += [] if found else [one]
    return joined(tuple(dict.fromkeys(kept))), tuple(unknown)


def _said_word(field: Field, word: str, words: Wording) -> str:
    head, _, detail = word.partition(_DETAIL)
    for name in lists_of(field):
        if f"choice.{name}.{word}" in words:
            return words.choice(name, word)
        if detail and f"choice.{name}.{head}" in words:
            return f"{words.choice(name, head)} {detail.strip()}"
    return word


def _in_detail(typed: str, known: dict[str, str]) -> Iterator[str]:
    """`visa:X1` for that, and for a visa with a blank before its class."""
    for between in (_DETAIL, " "):
        head, _, detail = typed.rpartition(between)
        if (word := known.get(_folded(head))) and detail.strip():
            yield f"{word}{_DETAIL}{detail.strip()}"


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())

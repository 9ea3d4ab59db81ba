"""Headings that are composed of known phrases and nothing else: «Укажите дату выдачи загранпаспорта», 姓的拼音（大写）.

Each phrase says one thing: of which paper a column tells, what of it, which part of a name, in which letters, or only
how to fill it in. Where one of them says something else than another, or a word is unknown, nothing is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from exchange_admin.names import fold
from exchange_admin.services.importing.heading_asides import without_examples

_WORDS = re.compile("[\u3400-\u9fff]|[№#]|[^\\W\\d_\u3400-\u9fff]+|\\d+")
_BETWEEN_TWO = re.compile("[/\n、,，+]")
"""What stands between two columns in one: 学校/地址."""
_PAPER_FIRST = re.compile(r"\W*[\w./ ]*(?:паспорт|загран|загранп\.|загран\.|з/п)(?: рф)?\s*[,:;(/–—-]", re.IGNORECASE)
"""«Загранпаспорт, дата выдачи»: the number stands below it too, as often as not."""
_SAYS_NOTHING = frozenset({"asks", "own"})
_OF_PAPERS = {
    ("abroad", "number"): "passport_number",
    ("abroad", "series"): "passport_series",
    ("abroad", "issued"): "passport_issued",
    ("abroad", "until"): "passport_valid_until",
    ("abroad", "by"): "passport_issued_by",
    ("home", "number"): "national_id",
    ("home", "series"): "national_series",
    ("home", "issued"): "national_issued",
    ("home", "until"): "national_valid_until",
    ("home", "by"): "national_issued_by",
    ("any", "number"): "document_number",
    ("any", "series"): "document_series",
    ("any", "issued"): "passport_issued",
    ("any", "until"): "passport_valid_until",
    ("any", "by"): "passport_issued_by",
}
_OF_NAMES = {
    ("family", ""): "family_name",
    ("family", "han"): "family_name",
    ("family", "cyrillic"): "family_name",
    ("family", "latin"): "family_latin",
    ("given", ""): "given_name",
    ("given", "han"): "given_name",
    ("given", "cyrillic"): "given_name",
    ("given", "latin"): "given_latin",
    ("imya", ""): "given_name",
    ("imya", "han"): "name_han",
    ("imya", "cyrillic"): "given_name",
    ("imya", "latin"): "given_latin",
    ("patronymic", ""): "patronymic",
    ("patronymic", "cyrillic"): "patronymic",
    ("whole", ""): "full_name",
    ("whole", "han"): "name_han",
    ("whole", "cyrillic"): "name_cyrillic",
    ("whole", "latin"): "name_latin",
}
_DAYS_OF_PAPERS = frozenset(key for (_, what), key in _OF_PAPERS.items() if what in ("issued", "until", "by"))
LEFT = "left"
"""Known as a whole, and nothing that a column is for."""
_LONGEST = 24  # words; Han counts by characters

Phrase = tuple[str, str]
"""What a phrase is about and what it says of it."""


class HeadingPhrases:
    """The phrases of `resources/import/heading_phrases.toml`."""

    def __init__(self, said: Mapping[str, Mapping[str, Iterable[str]]]) -> None:
        self._forms = {form: word for word, forms in said.get("forms", {}).items() for form in forms}
        self._phrases: dict[tuple[str, ...], Phrase] = {}
        for about, table in said.items():
            for value, phrases in table.items() if about != "forms" else ():
                for phrase in phrases:
                    self._add(tuple(self._words(phrase)), (about, value), phrase)
        self._begins = {
            about: frozenset(words[0] for words, said in self._phrases.items() if said[0] in about)
            for about in (_SAYS_NOTHING, _SAYS_NOTHING | {"script"})
        }
        self._known = frozenset(word for words in self._phrases for word in words)
        self._longest = max(map(len, self._phrases), default=0)
        self.key = lru_cache(maxsize=4096)(self._key)

    def _add(self, words: tuple[str, ...], said: Phrase, phrase: str) -> None:
        if self._phrases.setdefault(words, said) != said:
            raise ValueError(f"heading_phrases.toml: {phrase} is {self._phrases[words]} and {said}")

    def _words(self, text: str) -> list[str]:
        return list(map(self._plain_form, _WORDS.findall(fold(text))))

    def _plain_form(self, word: str) -> str:
        return self._forms.get(word, word)

    def _key(self, text: str) -> str:
        """The column of a heading that is made of these phrases alone; `LEFT` for one that no column is for, empty
        where they do not tell."""
        words = self._words(without_examples(text))
        said = self._said(words) if len(words) <= _LONGEST and self._known.issuperset(words) else None
        if said is None:
            return ""
        told: dict[str, set[str]] = {}
        for about, value in said:
            if about not in _SAYS_NOTHING:
                told.setdefault(about, set()).add(value)
        if told.keys() == {"school"}:
            return LEFT if len(told["school"]) > 1 and not _BETWEEN_TWO.search(text) else ""
        key = _paper(told) or _name(told)
        return "" if key in _DAYS_OF_PAPERS and _PAPER_FIRST.match(text) else key

    def spoken(self, text: str, *also: str) -> tuple[str, ...]:
        """The heading without phrases that say nothing of what stands below it, or are about one of `also`, as it
        stands and in the forms of the table; empty where it has none of them or nothing else."""
        shown = without_examples(text)
        typed = _WORDS.findall(fold(shown))
        words, about = list(map(self._plain_form, typed)), _SAYS_NOTHING.union(also)
        if len(words) > _LONGEST or (shown == text and self._begins[about].isdisjoint(words)):
            return ()
        left: list[int] = []
        at = 0
        while at < len(words):
            lengths = range(min(self._longest, len(words) - at), 0, -1)
            passed = next((n for n in lengths if self._about(words[at : at + n]) in about), 0)
            left += [] if passed else [at]
            at += passed or 1
        if not left or (len(left) == len(words) and shown == text):
            return ()
        return " ".join(typed[at] for at in left), " ".join(words[at] for at in left)

    def says_nothing(self, text: str) -> bool:
        """Whether a part of a heading has only phrases that say nothing of what stands below it."""
        said = self._said(self._words(text))
        return said is not None and all(about in _SAYS_NOTHING for about, _ in said)

    def _about(self, words: Sequence[str]) -> str:
        return self._phrases.get(tuple(words), ("", ""))[0]

    def _said(self, words: Sequence[str]) -> list[Phrase] | None:
        """What the phrases say that the words fall into, the longest first; None where they do not."""
        ways: list[list[Phrase] | None] = [None] * len(words) + [[]]
        for at in range(len(words) - 1, -1, -1):
            for length in range(min(self._longest, len(words) - at), 0, -1):
                found, rest = self._phrases.get(tuple(words[at : at + length])), ways[at + length]
                if found is not None and rest is not None:
                    ways[at] = [found, *rest]
                    break
        return ways[0]


def _paper(told: Mapping[str, set[str]]) -> str:
    """`home` beside `abroad` is two papers; `any` beside one of them is that one."""
    if not told.get("paper") or told.keys() - {"paper", "of_paper", "script"}:
        return ""
    papers = told["paper"] - {"any"} or {"any"}
    what = told.get("of_paper", {"number"})
    if "other" in what:
        return LEFT
    what = {"number"} if what == {"series", "number"} else what
    if len(papers) > 1 or len(what) > 1:
        return ""
    return "" if "script" in told and what != {"by"} else _OF_PAPERS[("".join(papers), "".join(what))]


def _name(told: Mapping[str, set[str]]) -> str:
    if told.keys() - {"name", "script", "called"}:
        return ""
    called, parts, scripts = told.get("called", set()), told.get("name", set()), told.get("script", set())
    is_given = "not_the_family" in parts or (bool(called) and parts == {"given"})
    parts = parts - {"not_the_family"}
    if called and not is_given:
        return next(iter(called)) if len(called) == 1 and parts <= {"whole"} else ""
    if is_given:
        scripts = scripts | {one.removeprefix("name_") for one in called}
        parts = parts - {"whole"} or {"given"}
    if parts == {"imya", "given"}:
        parts = {"given"}  # 名 / Имя
    if len(parts) > 1 or len(scripts) > 1:
        return ""
    return _OF_NAMES.get(("".join(parts), "".join(scripts)), "")

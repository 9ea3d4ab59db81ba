"""Words of fields, lists, problems and papers in one language, read from `resources/wording/<language>/`.

What is said about one kind of record (its fields, choices, verbs, problems) stands in `kinds/<kind>.toml`, everything
else in the file of its subject. The verbs that every kind has are made from its name where its file does not say them
otherwise (`of_kinds`). Each file is a table of sections; an entry is addressed as `section.key`. A sentence
holds `{name}` placeholders. A plural is a table of forms, `{one, few, many, other}` in Russian, `{one, other}` in
English, `{other}` in Chinese; the fact `n` chooses among them.
"""

from __future__ import annotations

import re
import string
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

from exchange_admin.domain.ids import is_id
from exchange_admin.domain.problems import Problem

LANGUAGES = ("zh", "ru", "en")
"""Languages of the program, in the order in which they are offered."""


class Quoted(tuple[str, ...]):
    """Names as a fact, each to stand in the marks of the reader's language."""

    __slots__ = ()


class Wording:
    """The words of one language. Unknown keys come back as the key itself, so that nothing ever fails on a word."""

    def __init__(self, language: str, entries: Mapping[str, object]) -> None:
        self.language = language
        self._entries = entries

    @classmethod
    def load(cls, folder: Path, language: str) -> Wording:
        """From all files below `folder/<language>`, once in a program. Raises ValueError when two define one key."""
        return cls(language, read_entries(folder / language))

    def keys(self) -> frozenset[str]:
        return frozenset(self._entries)

    def __contains__(self, key: str) -> bool:
        return key in self._entries

    def raw(self, key: str) -> object:
        """The sentence or the table of plural forms, None when there is none."""
        return self._entries.get(key)

    def say(self, key: str, facts: Mapping[str, object] | None = None) -> str:
        """The sentence of `key` with `facts` filled in; a placeholder without a fact stays as it is."""
        entry = self._entries.get(key)
        if isinstance(entry, Mapping):
            entry = entry[plural_form(self.language, _count(facts))]
        if not isinstance(entry, str):
            return key
        return _filled(entry, facts or {}) if "{" in entry else entry

    def kind(self, kind: str, count: int = 1) -> str:
        """The name of a kind: singular for 1, else plural."""
        return self.say(f"kind.{kind}" if count == 1 else f"kinds.{kind}")

    def field(self, kind: str, field: str) -> str:
        """The label of a field: its own in that kind, else the common one of that name."""
        own = f"field.{kind}.{field}"
        return self.say(own) if own in self._entries else self.say(f"field.{field}")

    def choice(self, vocabulary: str, word: object) -> str:
        """A word of a closed list as a person reads it; empty for none, an unknown word as it stands."""
        if word in (None, ""):
            return ""
        key = f"choice.{vocabulary}.{word}"
        return self.say(key) if key in self._entries else str(word)

    def status(self, key: str) -> str:
        """`choice.sending_status.live` as a person reads it, an unknown word as it stands."""
        _, vocabulary, word = key.split(".", 2)
        return self.choice(vocabulary, word)

    def problem(self, problem: Problem) -> str:
        """What happened, to what, and what to do now."""
        return self.explained(f"problem.{problem.code}", problem.facts)

    def reason(self, problem: Problem) -> str:
        """What is the matter, in the few words that a line of a list has room for; the whole sentence without any."""
        key = f"reason.{problem.code}"
        return self.explained(key, problem.facts) if key in self else self.problem(problem)

    def listed(self, parts: Iterable[str]) -> str:
        """Several names one after the other: "a, b", in Chinese "a、b"."""
        return ("、" if self.language == "zh" else ", ").join(parts)

    def with_commas(self, parts: Iterable[str]) -> str:
        """What is said of one thing, without what is empty: "day, place", in Chinese "day，place"."""
        return ("，" if self.language == "zh" else ", ").join(filter(None, parts))

    def set_apart(self, parts: Iterable[str]) -> str:
        """What has commas of its own one after the other: "a, b; c"."""
        return ("；" if self.language == "zh" else "; ").join(parts)

    def in_brackets(self, name: str, said: str) -> str:
        """A name with what is said of it: "name (said)", in Chinese in its own brackets and without the space."""
        return f"{name}（{said}）" if self.language == "zh" else f"{name} ({said})"

    def quoted(self, name: object) -> str:
        """A name in the marks of the language, for where no sentence has them."""
        first, last = "«»" if self.language == "ru" else "“”"
        return f"{first}{_within(first, str(name))}{last}"

    def in_turn(self, sentences: Iterable[str]) -> str:
        """Sentences of one text; Chinese ones have no space between them."""
        return ("" if self.language == "zh" else " ").join(filter(None, sentences))

    def labelled(self, label: str, text: object) -> str:
        """ "label: text" with the colon of the language."""
        return f"{label}：{text}" if self.language == "zh" else f"{label}: {text}"

    def explained(self, key: str, facts: Mapping[str, object]) -> str:
        """The sentence of `key` with facts that are keys of words, days or names said in this language."""
        return self.say(key, {name: self._fact(name, value) for name, value in facts.items()})

    def _fact(self, name: str, value: object) -> object:
        """Keys (`choice.…`, `field.…`, `kind.…` and the others of `_SAID`; several after commas) said in words, days as
        the language has them, of a name by languages the one that `best_of` takes; a tuple is listed.

        What somebody typed is given back as it was; what is not known is a dash, and so is the id of a record.
        """
        if isinstance(value, Mapping):
            value = best_of(value, self.language)
        if isinstance(value, date):
            return written_day(self.language, value.isoformat()[:10])
        if value is None or value == "":
            return "—"
        if isinstance(value, Quoted):
            return self.listed(map(self.quoted, value)) or "—"
        if isinstance(value, tuple):
            return self.listed(str(self._fact(name, one)) for one in value) or "—"
        if not isinstance(value, str) or name == "typed":
            return value
        if is_id(value):
            return "—"
        parts = value.split(", ")
        if all(part.partition(".")[0] in _SAID and part in self._entries for part in parts):
            return self.listed(self.say(part) for part in parts)
        return day_said(self.language, value)


def best_of(names: Mapping[str, str], language: str) -> str:
    """The name in `language`, else in English, else in any language that has one."""
    return next((name for one in (language, "en", "ru", "zh") if (name := names.get(one))), "")


class Wordings(Mapping[str, Wording]):
    """The words of every language of the program, each read when it is first asked for."""

    def __init__(self, folder: Path, read: Callable[[Path], Mapping[str, object]] | None = None) -> None:
        """`read` answers as `read_entries` does."""
        self._folder, self._entries = folder, read or read_entries
        self._read: dict[str, Wording] = {}

    def __getitem__(self, language: str) -> Wording:
        if language not in LANGUAGES:
            raise KeyError(language)
        found = self._read.get(language)
        if found is None:
            found = self._read[language] = Wording(language, self._entries(self._folder / language))
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(LANGUAGES)

    def __len__(self) -> int:
        return len(LANGUAGES)


def _filled(sentence: str, facts: Mapping[str, object]) -> str:
    """No attribute of a fact, no item and no format is read: words cannot ask for more than they are given."""
    said = []
    for text, name in _pieces(sentence):
        said.append(text)
        if name is not None:
            fact = str(facts.get(name, f"{{{name}}}"))
            said.append(fact if name == "typed" else _within(text[-1:], fact))
    return "".join(said)


_INNER = {"«": str.maketrans("«»", "„“"), "“": str.maketrans("“”", "‘’")}


def _within(mark: str, name: str) -> str:
    """A name behind a quotation mark: where its own marks are the same, they become the inner ones."""
    return name.translate(_INNER[mark]) if mark in _INNER and mark in name else name


@lru_cache(maxsize=4096)
def _pieces(sentence: str) -> tuple[tuple[str, str | None], ...]:
    """Each text with the placeholder behind it."""
    return tuple((text, name) for text, name, _, _ in string.Formatter().parse(sentence))


def _count(facts: Mapping[str, object] | None) -> int:
    value = (facts or {}).get("n", 0)
    return value if isinstance(value, int) else 0


def plural_form(language: str, n: int) -> str:
    """CLDR plural category of a whole number in zh, ru or en."""
    if language == "zh":
        return "other"
    if language == "ru":
        ones, tens = abs(n) % 10, abs(n) % 100
        if ones == 1 and tens != 11:
            return "one"
        return "few" if 2 <= ones <= 4 and not 12 <= tens <= 14 else "many"
    return "one" if n == 1 else "other"


def written_day(language: str, iso: str) -> str:
    """A day in a sentence: 2026-09-01, 01.09.2026, 1 Sep 2026. `iso` is "YYYY-MM-DD"."""
    year, month, day = iso.split("-")
    if language == "ru":
        return f"{day}.{month}.{year}"
    return f"{int(day)} {_MONTHS[int(month) - 1]} {year}" if language == "en" else iso


def day_said(language: str, text: str) -> str:
    """As `written_day`; a text that is no day stays as it is."""
    return written_day(language, text) if _DAY.fullmatch(text) else text


_DAY = re.compile(r"\d{4}-(0[1-9]|1[0-2])-\d\d")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SAID = frozenset({"choice", "elmo", "field", "held", "import", "kind", "kinds", "paper", "thing"})
_VERBS = "verb.record."
_NAME_FORMS = {"one", "several", "of"}
_FORMS = {"one", "few", "many", "other"}


@cache
def read_entries(folder: Path) -> Mapping[str, object]:
    """The words of one language by key, read once in a program. Raises ValueError where two files define one key."""
    entries: dict[str, object] = {}
    for path in sorted(folder.rglob("*.toml")):
        for key, value in entries_of(path.read_text("utf-8")).items():
            if key in entries:
                raise ValueError(f"{path.name}: {key} is defined twice")
            entries[key] = value
    made = of_kinds(folder.name, entries)
    return made | {key: value for key, value in entries.items() if not (key in made and isinstance(value, Mapping))}


def of_kinds(language: str, entries: Mapping[str, object]) -> dict[str, object]:
    """What the names of kinds give: `kind.fund`, `kinds.fund` and, for each sentence below `verb.record`, one such as
    `verb.fund.add` with the fund in place of `{kind}`.

    A name is one text, or `{one, several, of}`. `of` is how verbs call it: the genitive in Russian, where it has to be
    written; else the name with a small letter. Chinese has no plural; without one in another language `kinds.fund` is
    not made, without `of` no verb.
    """
    made: dict[str, object] = {}
    verbs = [(key.removeprefix(_VERBS), str(text)) for key, text in entries.items() if key.startswith(_VERBS)]
    for key, name in entries.items():
        head, _, kind = key.partition(".")
        if head != "kind":
            continue
        forms = name if isinstance(name, Mapping) else {"one": name}
        one = made[key] = str(forms["one"])
        if several := forms.get("several", one if language == "zh" else ""):
            made[f"kinds.{kind}"] = several
        if of := forms.get("of", "" if language == "ru" else one[:1].lower() + one[1:]):
            made |= {f"verb.{kind}.{verb}": _filled(sentence, {"kind": of}) for verb, sentence in verbs}
    return made


def entries_of(text: str) -> dict[str, object]:
    """The words of one file by key."""
    return _flatten(tomllib.loads(text))


def _flatten(table: Mapping[str, object], prefix: str = "") -> dict[str, object]:
    flat: dict[str, object] = {}
    for name, value in table.items():
        key = f"{prefix}{name}"
        if isinstance(value, Mapping) and not (value and (value.keys() <= _FORMS or value.keys() <= _NAME_FORMS)):
            flat |= _flatten(value, f"{key}.")
        else:
            flat[key] = value
    return flat

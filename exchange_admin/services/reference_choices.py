"""What a reference may point to: found by any part of what a record is called, in any script, by code, day and year."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from exchange_admin.domain.fields import Field, FieldType, Kind, Registry, Value
from exchange_admin.domain.labels import label_fields
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.steps import Record
from exchange_admin.domain.values import parse
from exchange_admin.domain.wording import Wording, written_day
from exchange_admin.names import PART_NAMES, NameParts, Names, fold
from exchange_admin.names.folding import HAN
from exchange_admin.services.lookup import is_named, lookup_fields
from exchange_admin.store import Store

LOOKED_THROUGH = 2_000
"""Records of a kind that are looked through one by one, which finds any part of a word; of larger kinds and of people
the index of the search is asked, which finds words by their beginning and Han by any character."""
POINTED = 300
"""Records of a larger kind that are looked through because of what they point to."""
MOST = 200
"""Records offered for what was typed."""
_DEEPEST = 3  # references behind references that are searched along
_DAY = Field(name="day", type=FieldType.DATE)
_AROUND = "·,;:.()[]«»“”\"'–—-"
_HAN_RUN = re.compile(f"[{HAN}]+")


@dataclass(frozen=True, slots=True)
class Choice:
    """`is_called_so`: the typed text is a whole name, code or number of the record; `is_by_name`: each of its words
    stands in those, and none was found by a day or by another record alone."""

    id: str
    is_called_so: bool = False
    is_by_name: bool = False


class ReferenceChoices:
    """Reads only, a block at a time: no table is read whole however large it is."""

    def __init__(self, store: Store, registry: Registry, wordings: Mapping[str, Wording], names: Names) -> None:
        self._store, self._registry, self._wordings, self._names = store, registry, wordings, names
        self._pinyin = lru_cache(maxsize=8192)(self._read_han)

    def offer(self, kind: str, text: str, start: int, count: int) -> list[Choice]:
        """The records that fit the typed text, best first, from the place `start` on; without a text all of them."""
        if not _words(text):
            return [Choice(id) for id in self._block(kind, start, count)]
        return self._fitting(kind, text)[start : start + count]

    def begin(self, kind: str, typed: str) -> dict[str, Value]:
        """The values of a new record that is to be called as it was typed: the parts of a person's name, else the first
        part of its label, in the language of the script."""
        described, parts = self._registry[kind], self._names.parts(typed)
        if described.has_person_name:
            return {name: part for name in PART_NAMES if (part := getattr(parts, name))}
        has_han, has_cyrillic = parts.family_han or parts.given_han, parts.family_cyrillic or parts.given_cyrillic
        language = "zh" if has_han else "ru" if has_cyrillic else "en"
        named = [described[part if part in described else f"{part}_{language}"] for part in described.label]
        texts = [one for one in named if one.type is FieldType.TEXT and one.written_in in {"", language}]
        first = texts[0].name if texts else ""
        return {first: typed} if first and typed else {}

    # Inside

    def _block(self, kind: str, start: int, count: int) -> list[str]:
        described = self._registry[kind]
        if "starts" in described:
            return [record.id for record in self._newest_first(kind)[start : start + count]]
        return self._store.block(kind, start, count)

    def _newest_first(self, kind: str) -> list[Record]:
        records = self._records(kind, self._store.block(kind, 0, LOOKED_THROUGH))
        return sorted(records, key=lambda record: record.text("starts"), reverse=True)

    def _fitting(self, kind: str, text: str) -> list[Choice]:
        described = self._registry[kind]
        found = self._candidates(described, _words(text), 0, _day(text))
        names = lookup_fields(described)
        ranked = [(self._rank(record, names, text), record) for record in found]
        ranked.sort(key=lambda pair: pair[0])  # of the same rank as they came
        choices = [Choice(one.id, rank == 0, self._is_by_name(one, names, text)) for rank, one in ranked[:MOST]]
        if len(choices) == 1 and not choices[0].is_by_name:
            choices = [replace(choices[0], is_by_name=self._is_by_its_person(found[0], _words(text)))]
        return choices

    def _rank(self, record: Record, names: Sequence[str], text: str) -> int:
        """0 where it is called so, 1 where a name begins so, 2 where a word does."""
        if is_named(record, names, text):
            return 0
        typed, said = " ".join(_words(text)), [" ".join(_words(record.text(name))) for name in names]
        if any(name.startswith(typed) for name in said):
            return 1
        return 2 if any(word.startswith(_words(text)[0]) for name in said for word in name.split()) else 3

    def _is_by_name(self, record: Record, names: Sequence[str], text: str) -> bool:
        if self._registry[record.kind].has_person_name:
            return True  # the index of people holds names and numbers only
        said = " ".join(self._written(record.text(name), with_pinyin=text.isascii()) for name in names)
        return all(word in said for word in _words(text))

    def _is_by_its_person(self, record: Record, words: Sequence[str]) -> bool:
        """Whether every word is of the person whose name the record bears: a stay is called by who is away."""
        described = self._registry[record.kind]
        people = (field for field in described.references if field.name in described.label)
        return any(
            all(record[field.name] in {one.id for one in self._searched(field.refers, [word])} for word in words)
            for field in people
            if self._registry[field.refers].has_person_name
        )

    def _candidates(self, kind: Kind, words: Sequence[str], depth: int, day: str = "") -> list[Record]:
        """Live records in which every word stands somewhere, or that last over the `day`, in the order of the kind."""
        if kind.has_person_name:
            return self._searched(kind.name, words)
        ids = self._store.block(kind.name, 0, LOOKED_THROUGH + 1)
        if len(ids) > LOOKED_THROUGH:
            if kind.searchable:
                return self._searched(kind.name, words)
            ids = self._pointing(kind, words, depth)
        elif "starts" in kind:
            ids = [record.id for record in self._newest_first(kind.name)]
        behind, fields = self._behind(kind, words, depth), _told(kind, with_days=depth == 0)
        records = self._records(kind.name, ids)
        return [one for one in records if _holds(one, day) or self._fits(one, fields, words, behind)]

    def _searched(self, kind: str, words: Sequence[str]) -> list[Record]:
        return self._records(kind, [id for _, id in self._store.search(" ".join(words), (kind,), MOST)])

    def _fits(
        self,
        record: Record,
        fields: Sequence[Field],
        words: Sequence[str],
        behind: Mapping[str, Mapping[str, set[str]]],
    ) -> bool:
        said = " ".join(self._said(record, fields, words))
        return all(word in said or any(record[name] in hits[word] for name, hits in behind.items()) for word in words)

    def _behind(self, kind: Kind, words: Sequence[str], depth: int) -> dict[str, dict[str, set[str]]]:
        """For each reference a record is known by, and each word: the ids of what it fits."""
        if depth >= _DEEPEST:
            return {}
        return {
            field.name: {
                word: {one.id for one in self._candidates(self._registry[field.refers], [word], depth + 1)}
                for word in words
            }
            for field in _known_by(kind)
        }

    def _pointing(self, kind: Kind, words: Sequence[str], depth: int) -> list[str]:
        """Of a kind too large to look through: records behind whose references the rarest word stands."""
        behind = self._behind(kind, words, depth)
        fewest: list[str] = []
        for word in words:
            ids = [id for name, hits in behind.items() for id in self._those_of(kind, name, hits[word])]
            if ids and (not fewest or len(ids) < len(fewest)):
                fewest = list(dict.fromkeys(ids))
        return fewest

    def _those_of(self, kind: Kind, reference: str, ids: Iterable[str]) -> list[str]:
        return self._store.pointing(kind.name, reference, sorted(ids), POINTED)

    def _said(self, record: Record, fields: Sequence[Field], words: Sequence[str]) -> Iterator[str]:
        """What somebody may type a part of, folded."""
        with_pinyin = any(word.isascii() for word in words)
        for field in fields:
            value = record[field.name]
            if value is None:
                continue
            if field.type is FieldType.CHOICE:
                yield from (fold(one.choice(field.choices, str(value))) for one in self._wordings.values())
                continue
            yield self._written(str(value), with_pinyin=with_pinyin)
            if field.type is FieldType.DATE:
                yield from _days_as_written(str(value))

    def _written(self, text: str, *, with_pinyin: bool) -> str:
        """A text as it may be typed: 2026 年秋季 also without its space and in pinyin."""
        if text.isascii():
            return fold(text)
        folded = fold(text)
        return " ".join((folded, "".join(folded.split()), self._pinyin(text) if with_pinyin else ""))

    def _read_han(self, text: str) -> str:
        keys = [self._names.search_keys(NameParts(given_han=run)) for run in _HAN_RUN.findall(text)]
        return " ".join(key for run in keys for key in run)

    def _records(self, kind: str, ids: Sequence[str]) -> list[Record]:
        found = self._store.many(kind, ids)
        return [record for id in ids if (record := found.get(id)) is not None and record.live]


def _known_by(kind: Kind) -> list[Field]:
    """The references that a record is told from others by."""
    label = label_fields(kind)
    references = (field for field in kind.fields if field.type is FieldType.REFERENCE and field.refers != kind.name)
    return [field for field in references if field.required or field.name in label]


def _told(kind: Kind, *, with_days: bool) -> list[Field]:
    """The fields of a record that are looked through: what it is called by, what is searched, and its own days."""
    named = {*label_fields(kind), *lookup_fields(kind)}
    days = {"starts", "ends", "date", "planned_start", "planned_end"} if with_days else set()
    return [
        field
        for field in kind.fields
        if field.type is not FieldType.REFERENCE
        and (with_days or field.type is not FieldType.DATE)
        and (field.searched or field.name in named or field.name in days)
    ]


def _words(text: str) -> list[str]:
    """Folded, without what stands around them: the points between the parts of a label are no words."""
    return [word for one in fold(text).split() if (word := one.strip(_AROUND))]


def _day(typed: str) -> str:
    """The day that was typed, however it is written; empty for anything else."""
    try:
        return str(parse(_DAY, typed) or "")
    except RuleBroken:
        return ""


def _holds(record: Record, day: str) -> bool:
    first, last = record.text("starts"), record.text("ends")
    return bool(day and first and last) and first <= day <= last


def _days_as_written(iso: str) -> Iterator[str]:
    year, month, day = iso.split("-")
    yield f"{day}.{month}.{year}"
    yield f"{int(day)}.{int(month)}.{year}"
    yield f"{year}/{int(month)}/{int(day)}"
    yield fold(written_day("en", iso))

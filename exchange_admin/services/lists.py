"""Lists of any kind: which columns there are, which rows fit, and what stands in each cell in the reader's language."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from exchange_admin.domain.fields import Field, FieldType, Kind, ReadAs, Registry, Value, Values
from exchange_admin.domain.labels import PERSON_NAME_FIELDS, in_other_languages, label, label_fields, person_name
from exchange_admin.domain.money import currency_beside, write_money
from exchange_admin.domain.queries import Filter, Query, Test
from exchange_admin.domain.rules.glossary import Terms, stands_in
from exchange_admin.domain.rules.listings import folded, parts_in
from exchange_admin.domain.said_words import said
from exchange_admin.domain.steps import Record
from exchange_admin.domain.vocabulary import VOCABULARY
from exchange_admin.domain.wording import Wording
from exchange_admin.names.scripts import has_han
from exchange_admin.services.kinds import MadeColumn, hooks_of
from exchange_admin.services.list_cells import Cell, ListColumn, ListRow, Show
from exchange_admin.store import Store

if TYPE_CHECKING:
    from exchange_admin.domain.rules.towns import Towns

NAME = "name"
"""Column with what a record is called."""
_LEAST_MEANT, _LEAST_HAN = 3, 2
"""Characters of a text of which is asked what it means besides itself."""
_MOST_TERMS = 3

_SHOW = {
    FieldType.DATE: Show.DATE,
    FieldType.MOMENT: Show.DATE,
    FieldType.INTEGER: Show.NUMBER,
    FieldType.DECIMAL: Show.NUMBER,
    FieldType.MINUTES: Show.HOURS,
    FieldType.MONEY: Show.MONEY,
    FieldType.BOOLEAN: Show.FLAG,
    FieldType.CHOICE: Show.CHOICE,
    FieldType.COUNTRY: Show.CHOICE,
    FieldType.LANGUAGE: Show.CHOICE,
    FieldType.REFERENCE: Show.REFERENCE,
}
CODES = {"code", "number", "isced_f", "speciality_code", "national_code", "short_name"}
"""Fields that hold no text and no number but a code."""


class Lists:
    """Reads only. One for each thread that reads, over that thread's store."""

    def __init__(
        self,
        store: Store,
        registry: Registry,
        wordings: Mapping[str, Wording],
        today: Callable[[], date] = date.today,
        terms: Callable[[], Terms] | None = None,
        towns: Callable[[], Towns] | None = None,
    ) -> None:
        self._store, self._registry, self._wordings, self._today = store, registry, wordings, today
        self._terms, self._towns = terms, towns

    def columns(self, kind: str) -> tuple[ListColumn, ...]:
        """Every column a list of `kind` can show; `usual` ones are shown to begin with."""
        described = self._registry[kind]
        return (
            *self._made_columns(described),
            *(self._column(field) for field in described.fields if _own_column(described, field)),
        )

    def title(self, kind: str, key: str, language: str) -> str:
        """Column heading: the short label where there is one."""
        words = self._wordings[language]
        for candidate in (f"short.{kind}.{key}", f"short.{key}"):
            if candidate in words:
                return words.say(candidate)
        return words.field(kind, key)

    def ids(self, query: Query) -> array[int]:
        """Row numbers that fit, in order."""
        query = self._meant(query)
        for made in hooks_of(query.kind).columns:
            if made.ranks is not None and made.column.order == query.order.field:
                return self._ranked(query, made)
        return self._store.ids(query)

    def _meant(self, query: Query) -> Query:
        """With what it asks for besides what was typed: keywords by all words of the terms that are meant, and choices
        in whose words the text stands."""
        described = self._registry[query.kind]
        query = replace(query, filters=tuple(self._by_all_words(described, one) for one in query.filters))
        if not _says_enough(typed := folded(query.text)):
            return query
        chosen = (one for one in described.fields if one.found_by_words)
        fits = [Filter(one.name, Test.IS, words) for one in chosen if (words := self._words_with(one, typed))]
        other_texts = self._other_words(query.text) if _has_terms(described) else ()
        return replace(query, other_texts=other_texts, or_fits=tuple(fits))

    def _by_all_words(self, kind: Kind, asked: Filter) -> Filter:
        """A filter for a keyword asks for every word of its term."""
        is_terms = asked.field in kind and kind[asked.field].read_as is ReadAs.TERMS
        if self._terms is None or not is_terms:
            return asked
        terms, values = self._terms(), dict[Value, None]()
        for value in asked.values:
            for part in parts_in(value) or (value,):
                term = terms.called(str(part))
                values |= dict.fromkeys(term.words if term else (part,))
        return replace(asked, values=tuple(values))

    def _other_words(self, text: str) -> tuple[str, ...]:
        """All other words of the terms that a text is, or begins."""
        typed = folded(text)
        found = self._terms().beginning_with(typed, _MOST_TERMS) if self._terms and _says_enough(typed) else ()
        return tuple(dict.fromkeys(word for term in found for word in term.words if folded(word) != typed))

    def _words_with(self, field: Field, typed: str) -> tuple[str, ...]:
        """Those of its list that are called so, or in which a word begins so, in any language; in Chinese anywhere."""
        return tuple(
            word
            for word in VOCABULARY[field.vocabulary]
            if any(
                stands_in(typed, folded(wording.choice(field.vocabulary, word))) for wording in self._wordings.values()
            )
        )

    def _ranked(self, query: Query, made: MadeColumn) -> array[int]:
        """Equal ones by what they are called, in either direction."""
        assert made.ranks is not None
        ns = self._store.ids(replace(query, order=replace(query.order, field="", descending=False)))
        ids: dict[int, str] = {}
        records: list[Record] = []
        for n, (id, *values) in self._store.rows(query.kind, ns, ("id", *made.needs)).items():
            ids[n] = str(id)
            records.append(Record(query.kind, ids[n], {"id": id, **dict(zip(made.needs, values, strict=True))}))
        ranks = made.ranks(self._store, records, self._today())
        known = [n for n in ns if ids.get(n) in ranks]
        known.sort(key=lambda n: ranks[ids[n]], reverse=query.order.descending)
        return array("q", [*known, *(n for n in ns if ids.get(n) not in ranks)])

    def count(self, query: Query) -> int:
        return self._store.count(self._meant(query))

    def counts(self, queries: Mapping[str, Query], step: Callable[[], object]) -> dict[str, int]:
        """How many records each query finds, by its name; `step` is called before each and may raise to give up."""
        found = {}
        for name, query in queries.items():
            step()
            found[name] = self.count(query)
        return found

    def search(self, text: str, limit: int) -> list[tuple[str, str]]:
        """(kind, id) of what was typed, at most `limit` of each kind; keywords are found by all words of a term."""
        found, told = self._store.search(text, (), limit), self._other_words(text)
        if not told:
            return found
        by_kind = {kind: [hit for hit in found if hit[0] == kind] for kind in self._registry.by_name}
        for kind in self._registry.kinds:
            if _has_terms(kind):
                more = [hit for word in told for hit in self._store.search(word, (kind.name,), limit)]
                by_kind[kind.name] = [*dict.fromkeys((*by_kind[kind.name], *more))][:limit]
        order = dict.fromkeys((*(kind for kind, _ in found), *by_kind))
        return [hit for kind in order for hit in by_kind[kind]]

    def rows(self, kind: str, ns: Sequence[int], keys: Sequence[str], language: str) -> dict[int, ListRow]:
        """The rows of `ns` that are still there, with a cell for each key."""
        described = self._registry[kind]
        own = {made.column.key: made for made in hooks_of(kind).columns if made.column.key in keys}
        needed = tuple(dict.fromkeys(field for key in keys for field in _needed(described, own, key)))
        raw = self._store.rows(kind, ns, ("id", *needed))
        records = {n: dict(zip(("id", *needed), values, strict=True)) for n, values in raw.items()}
        shown = self._references(described, keys, records.values(), language)
        made = self._made(own, kind, records.values(), language)
        maker = _CellMaker(
            *(described, self._wordings[language], shown, self._second_of(described, shown, language), made),
            partial(self.town_said, language=language),
        )
        return {
            n: ListRow(str(values["id"]), tuple(maker.cell(key, values) for key in keys))
            for n, values in records.items()
        }

    def labels(
        self, kind: str, ids: Iterable[str], language: str, person: Callable[[Values], str] | None = None
    ) -> dict[str, str]:
        """What people call the records `ids`, in `language`; ids without a record are left out. What `person` says
        stands for people where a list has no second line for the other forms of their names."""
        described = self._registry[kind]
        records = self._store.many(kind, tuple(ids))
        if person is not None and described.has_person_name:
            return {id: person(record.values) for id, record in records.items()}
        parts = [part for part in described.label if part in described and described[part].type is FieldType.REFERENCE]
        shown: dict[str, dict[str, str]] = {}
        for part in parts:
            wanted = {record.text(part) for record in records.values() if record[part]}
            shown[part] = self.labels(described[part].refers, wanted, language, person) if wanted else {}
        words = self._wordings[language]
        return {id: _label(described, record.values, words, shown) for id, record in records.items()}

    def second_lines(self, kind: str, ids: Iterable[str], language: str) -> dict[str, str]:
        """The quieter line under a label: a person's other names, an institution's place; left out where empty."""
        described, words, found = self._registry[kind], self._wordings[language], dict[str, str]()
        town = partial(self.town_said, language=language)
        for id, record in self._store.many(kind, tuple(ids)).items():
            second = person_name(record.values)[1] if described.has_person_name else _place(record.values, words, town)
            if second:
                found[id] = second
        return found

    def town_said(self, typed: str, language: str) -> str:
        """As the reader calls a town that somebody typed in any script."""
        return self._towns().said(typed, language) if self._towns and typed else typed

    def author(self, author: str, language: str) -> str:
        """The institution whose steps an author's are; the author's letters where nobody knows."""
        institution = self._store.history.institution_of(author)
        return self.labels("institution", (institution,), language).get(institution) or author

    def _made_columns(self, kind: Kind) -> Iterable[ListColumn]:
        if kind.has_person_name or NAME in kind.label:
            yield ListColumn(NAME, Show.PERSON if kind.has_person_name else Show.TEXT, "", usual=True)
        yield from (made.column for made in hooks_of(kind.name).columns)
        for fact in kind.computed_fields:
            yield ListColumn(fact.name, _SHOW[fact.type], None, usual=fact.listed)

    def _column(self, field: Field) -> ListColumn:
        plain = Show.TOWN if field.names_town else _SHOW.get(field.type, Show.TEXT)
        show = Show.CODE if field.name in CODES or field.is_year else plain
        usual = field.listed and field.name not in {"sending_status", "receiving_status"}
        is_person = bool(field.refers) and self._registry[field.refers].has_person_name
        return ListColumn(field.name, show, field.name, usual, is_person, field.currency)

    def _references(
        self, kind: Kind, keys: Sequence[str], records: Iterable[Mapping[str, Value]], language: str
    ) -> dict[str, dict[str, str]]:
        shown: dict[str, dict[str, str]] = {}
        for key in keys:
            if key in kind and kind[key].type is FieldType.REFERENCE:
                wanted = {str(values[key]) for values in records if values[key]}
                shown[key] = self.labels(kind[key].refers, wanted, language) if wanted else {}
        return shown

    def _second_of(
        self, kind: Kind, shown: Mapping[str, Mapping[str, str]], language: str
    ) -> dict[str, dict[str, str]]:
        """Other forms of the names of people who are pointed to, for whoever cannot read the first line."""
        people = {key: of for key in shown if self._registry[of := kind[key].refers].has_person_name}
        return {key: self.second_lines(of, shown[key], language) for key, of in people.items()}

    def _made(
        self, own: Mapping[str, MadeColumn], kind: str, rows: Iterable[Mapping[str, Value]], language: str
    ) -> dict[str, Mapping[str, Cell]]:
        """The cells of columns that the kind puts together, by column and id."""
        records = [Record(kind, str(values["id"]), values) for values in rows] if own else []
        today = self._today()
        return {key: made.cells(self._store, self._wordings[language], records, today) for key, made in own.items()}


class _CellMaker:
    def __init__(
        self,
        kind: Kind,
        words: Wording,
        shown: Mapping[str, Mapping[str, str]],
        seconds: Mapping[str, Mapping[str, str]],
        made: Mapping[str, Mapping[str, Cell]],
        town: Callable[[str], str],
    ) -> None:
        self._town = town
        self._kind, self._words, self._shown, self._seconds, self._made = kind, words, shown, seconds, made

    def cell(self, key: str, values: Mapping[str, Value]) -> Cell:
        if key in self._made:
            return self._made[key].get(str(values["id"]), Cell())
        if key == NAME and key not in self._kind:
            return self._name(values)
        field = self._kind.asked_for[key]
        if field.type is FieldType.MONEY:
            currency = currency_beside(field, values)
            return Cell(write_money(values[key], currency, self._words.language), value=values[key], currency=currency)
        return self._plain(field, values[key])

    def _name(self, values: Mapping[str, Value]) -> Cell:
        if self._kind.has_person_name:
            first, second = person_name(values)
            return Cell(first, second, value=first)
        language = self._words.language
        text, others = label(self._kind, values, language), in_other_languages(values, NAME, language)
        below = (others, _place(values, self._words, self._town))
        return Cell(text, " · ".join(part for part in below if part), value=text)

    def _plain(self, field: Field, value: Value) -> Cell:
        if value is None:
            return Cell()
        if field.names_town:
            return Cell(self._town(str(value)), value=value)
        match field.type:
            case FieldType.MEMO:  # several lines: courses of an equivalence
                return Cell(" · ".join(str(value).splitlines()), value=value)
            case FieldType.REFERENCE:
                id = str(value)
                second = self._seconds.get(field.name, {}).get(id, "")
                return Cell(self._shown.get(field.name, {}).get(id, ""), second, value=value)
        return Cell(said(field, value, self._words), value=value)


def _has_terms(kind: Kind) -> bool:
    return any(one.read_as is ReadAs.TERMS for one in kind.fields)


def _says_enough(typed: str) -> bool:
    """Whether of a folded text is asked what it means besides itself."""
    return len(typed) >= (_LEAST_HAN if has_han(typed) else _LEAST_MEANT)


def _place(values: Mapping[str, Value], words: Wording, town: Callable[[str], str]) -> str:
    return " · ".join(
        filter(None, (town(str(values.get("city") or "")), words.choice("country", values.get("country"))))
    )


def _label(kind: Kind, values: Mapping[str, Value], words: Wording, shown: Mapping[str, Mapping[str, str]]) -> str:
    said: dict[str, str] = {}
    for part in kind.label:
        if part in shown:
            said[part] = shown[part].get(str(values.get(part)), "")
        elif part in kind and kind[part].type is FieldType.CHOICE:
            said[part] = words.choice(kind[part].choices, values.get(part))
    return label(kind, values, words.language, said)


def _own_column(kind: Kind, field: Field) -> bool:
    """What a record is called stands in one column, but where all its names tell what it is."""
    made = (field.name.startswith("name_") and field.name not in kind.label) or field.name in PERSON_NAME_FIELDS
    hidden = field.type is FieldType.JSON or (field.type is FieldType.MEMO and not field.listed)
    return not hidden and not made and field.name not in {"sha256", "same_as_id", "facts_sha256"}


def _needed(kind: Kind, own: Mapping[str, MadeColumn], key: str) -> tuple[str, ...]:
    if key in own:
        return own[key].needs
    if key == NAME and key not in kind:
        places = tuple(name for name in ("city", "country") if name in kind)
        return (*label_fields(kind), *places)
    beside = kind[key].currency if key in kind else ""
    return (key, beside) if beside else (key,)

"""Whether a partner may write what it wrote, looked up in the tables and in what the package brought so far.

What it sees is asked once, when somebody first wants to know: nothing that counts at once widens it, so that it does
not matter how much of the package counts already.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from exchange_admin.domain.fields import LIVE, Field, FieldType, Value
from exchange_admin.domain.ids import is_derived
from exchange_admin.domain.rules.partner_scope import (
    NOT_IN_SIGHT,
    NOT_THEIR_KIND,
    UNKNOWN_FIELD,
    contradicts_itself,
    is_their_person,
    is_theirs,
    is_word_of_others,
    looked_at,
    names_what_began_otherwise,
    takes,
    why_not,
    writes_for_others,
)
from exchange_admin.merge.transactions import Entry
from exchange_admin.store.binding import rows_among
from exchange_admin.store.own_word import OwnWord, maker
from exchange_admin.store.parts import FileParts, Part
from exchange_admin.store.scoping import Scoping

if TYPE_CHECKING:
    from exchange_admin.store.one_for import OneFor
    from exchange_admin.store.others_words import OthersWords
    from exchange_admin.store.side_by_side import SideBySide

NOT_THEIRS, UNKNOWN_RECORD, SIDE_BY_SIDE = "not_theirs", "unknown_record", "side_by_side"
"""Words of `hold_reason`, as those of the rule for references."""
_INSTITUTION, _MOBILITY, _PERSON, _HOME = "institution", "mobility", "person", "home_institution_id"
_IS_ID = re.compile(r"[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}").fullmatch
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Held:
    """An entry that waits for a person, and why: a word of `hold_reason`."""

    dot: str
    kind: str
    id: str
    reason: str


class _Shape(NamedTuple):
    """Where the references stand among the fields of entries, by name, where what else tells who sees a record, where
    what is written once, and where fields that nobody knows here; the names of all that are known, and whether one of
    them never leaves an office or is the office's alone to write."""

    references: tuple[tuple[int, str], ...]
    looked_at: tuple[tuple[int, str], ...]
    written_once: tuple[tuple[int, str], ...]
    unknown: tuple[int, ...]
    names: frozenset[str]
    is_internal: bool


class PartnerWrites(Part):
    """The `Outlook` of the rule (`domain/rules/partner_scope.py`). Of what is looked up only references are kept, and
    what else tells who sees a record."""

    def __init__(self, file: FileParts) -> None:
        super().__init__(file)
        self._read: dict[Key, Mapping[str, Value] | None] = {}
        self._makers: dict[Key, str] = {}
        self._live: dict[Key, bool] = {}  # of what was made, taken away or brought back in what the package brought
        self._stays: dict[str, dict[str, Mapping[str, Value]]] = {}
        self._stored: dict[str, Sequence[tuple[str, Mapping[str, Value]]]] = {}  # the stays of a person
        self._made: set[tuple[str, Key]] = set()  # in what the package brought, and for whom
        self._scopes: dict[str, Mapping[str, Collection[str]]] = {}
        self._claimed: dict[str, Collection[str]] = {}
        self._told: set[str] | None = None
        self._shapes: dict[tuple[str, tuple[str, ...]], _Shape] = {}
        self._asked: dict[str, tuple[str, ...]] = {}

    def is_theirs(self, institution: str, kind: str, id: str, values: Mapping[str, Value] | None) -> bool:
        """Without `values` as the record stands; False for one that is not there."""
        told, registry = self.values(kind, id) if values is None else values, self._tables.registry
        if told is None or is_word_of_others(registry, institution, kind, told, self):
            return False
        return is_theirs(registry, institution, kind, id, told, self)

    def sift(self, institution: str, entries: Sequence[Entry]) -> tuple[list[Entry], list[Held]]:
        """Which entries of one transaction, written for an institution, count at once, and which are held."""
        self.read_ahead(entries)
        kept: list[Entry] = []
        held: list[Held] = []
        for entry in entries:
            reason = self._reason(institution, entry)
            if reason and entry.kind in self._tables and self._shape(entry).unknown:
                reason = UNKNOWN_FIELD  # a person could not see what it says; judged again after the update
            if reason:
                held.append(Held(entry.dot, entry.kind, entry.id, reason))
            else:
                kept.append(entry)
        return kept, held

    def _reason(self, institution: str, entry: Entry) -> str:
        """Why an entry must be held; empty, and the entry noted, when it need not be."""
        if not takes(self._tables.registry, entry.kind):
            return NOT_THEIR_KIND
        key = (entry.kind, entry.id)
        before = self.values(*key)
        if before is None and not entry.new:
            return UNKNOWN_RECORD
        if entry.asserts(LIVE) and entry.value(LIVE) not in (0, 1):
            return NOT_THEIRS  # neither there nor deleted
        shape = self._shape(entry)
        written_once = self._told_in(entry, shape.written_once)
        if not self._is_named_right(entry, before):  # unless by what nobody knows here
            return UNKNOWN_FIELD if before is None and self.holds_unknown_id(entry) else NOT_THEIRS
        references = self._told_in(entry, shape.references)
        told = {**written_once, **references, **self._told_in(entry, shape.looked_at)}
        after = told if before is None else {**before, **self._shown(entry.kind, before, told)}
        if before is None:
            self._makers[key] = institution
        elif not self._may_write(institution, key, before):
            return NOT_THEIRS
        reason = self._why_not(institution, entry, before, references, after)
        if not reason and (
            shape.is_internal
            or self._is_turned(entry, before, written_once)
            or self._is_begun_again(institution, entry, before)
            or self._takes_back(institution, entry, before)
            or self._ones.is_second(entry, after)
        ):
            reason = NOT_THEIRS
        if not reason and self._beside.is_one_too_many(institution, entry, is_there=before is not None):
            reason = SIDE_BY_SIDE
        if reason:
            if before is None:
                del self._makers[key]
            return reason
        if before is None:
            self._made.add((institution, key))
        self._ones.note(entry, after)
        self._beside.note(entry)
        if entry.new or entry.asserts(LIVE):
            self._live[key] = bool(entry.value(LIVE)) if entry.asserts(LIVE) else True
        self._note(key, after)
        return ""

    def _shown(self, kind: str, before: Mapping[str, Value], told: Mapping[str, Value]) -> Mapping[str, Value]:
        """What a record that is there shows of it: what is written once, and a word that lasts, stay."""
        fields = self._tables[kind].kind

        def stays(name: str, value: Value) -> bool:
            field, was = fields[name], before.get(name)
            return was is not None and (field.immutable or (was in field.lasting and value not in field.lasting))

        return {name: before[name] if stays(name, value) else value for name, value in told.items()}

    def _is_turned(self, entry: Entry, before: Mapping[str, Value] | None, written_once: Mapping[str, Value]) -> bool:
        """Whether something that is written once is said otherwise of a record that is there, or a side of it named
        only now: shown as it was begun, or owned by nobody, it would be judged as it was written. A second beginning
        may be silent about it."""
        if before is None:
            return False
        kind = self._tables[entry.kind].kind
        sides = {name for _, name in kind.sides if kind[name].required}
        return any(
            (name in sides if before.get(name) is None else before[name] != value)
            and (value is not None or not entry.new)
            for name, value in written_once.items()
        )

    def _is_begun_again(self, institution: str, entry: Entry, before: Mapping[str, Value] | None) -> bool:
        """Whether a record of somebody else would be made once more that has no id which others can work out: whoever
        made it would have written nothing of it alone any more, and could neither change nor delete it."""
        is_again = before is not None and entry.new and not is_derived(entry.id)
        return is_again and self.maker(entry.kind, entry.id) != institution

    def _takes_back(self, institution: str, entry: Entry, before: Mapping[str, Value] | None) -> bool:
        """Whether something that somebody else wrote, or took away, would be said otherwise."""
        if before is None and not self._tables[entry.kind].kind.told_in:
            return False
        known = self._tables[entry.kind].by_wire
        names = ((wire, LIVE if wire == LIVE else known[wire].name if wire in known else "") for wire in entry.fields)
        said = {name: entry.value(wire) for wire, name in names if name and entry.asserts(wire)}
        return bool(self.overwritten_by(institution, entry.kind, entry.id, said))

    def overwritten_by(self, institution: str, kind: str, id: str, said: Mapping[str, Value]) -> list[str]:
        """As `OthersWords`."""
        return self._others.overwritten_by(institution, kind, id, said)

    @cached_property
    def _ones(self) -> OneFor:
        from exchange_admin.store.one_for import OneFor

        return OneFor(self._file)

    @cached_property
    def _beside(self) -> SideBySide:
        from exchange_admin.store.side_by_side import SideBySide

        return SideBySide(self._file)

    @cached_property
    def _others(self) -> OthersWords:
        from exchange_admin.store.others_words import OthersWords

        return OthersWords(self._file, self)

    def _is_named_right(self, entry: Entry, before: Mapping[str, Value] | None) -> bool:
        """Whether a record has the id that follows from what it says, when it is made or says it anew: whoever took
        that of another record would be shown what others write about that one. What another hub's catalogue brings has
        an id that follows from its own, and nobody else takes it first."""
        kind = self._tables[entry.kind].kind
        if entry.new and is_derived(entry.id) and not kind.identified_by:
            return not any(field.by_office for field in kind.fields)
        written = [name for name in kind.identifying if kind[name].wire_name in entry.fields]
        if not kind.identified_by or not (entry.new or written):
            return True
        if not entry.new:
            told = {**(before or {}), **{name: entry.value(kind[name].wire_name) for name in written}}
            return kind.own_id(told) in {"", entry.id}
        own = kind.own_id({name: entry.value(kind[name].wire_name) for name in kind.identifying})
        return entry.id == own if own else not is_derived(entry.id)

    def _why_not(
        self,
        institution: str,
        entry: Entry,
        before: Mapping[str, Value] | None,
        references: Mapping[str, Value],
        after: Mapping[str, Value],
    ) -> str:
        key, gives_away = (entry.kind, entry.id), before is not None and entry.kind == _PERSON
        if reason := why_not(self._tables.registry, institution, entry.kind, references, self):
            return reason
        names = self._shape(entry).names
        if names_what_began_otherwise(self._tables.registry, *key, references):
            return NOT_THEIRS
        if any(self._is_gone(field.refers, references.get(field.name)) for field in self._begun_of(entry.kind)):
            return NOT_THEIRS
        if writes_for_others(self._tables.registry, institution, entry.kind, before or after, names):
            return NOT_THEIRS
        if contradicts_itself(self._tables.registry, entry.kind, after, names, self, new=entry.new):
            return NOT_THEIRS
        if before is not None and self._brings_another(entry.kind, before, references):
            return NOT_IN_SIGHT
        if not gives_away and not self.is_theirs(institution, *key, after):  # unless what nobody knows here makes it so
            return UNKNOWN_FIELD if before is None and self.holds_unknown_id(entry) else NOT_THEIRS
        return UNKNOWN_FIELD if self.holds_unknown_id(entry) else ""

    def _begun_of(self, kind: str) -> Iterator[Field]:
        return (field for field in self._tables[kind].kind.references if field.begins_of_it)

    def _is_gone(self, kind: str, id: Value) -> bool:
        """Whether a record was taken away, also in what the package brought so far: nothing came of it then."""
        if id is None or (kind, str(id)) in self._live:
            return id is not None and not self._live[kind, str(id)]
        row = self._db.execute(f'SELECT _live FROM "{kind}" WHERE id = ?', (str(id),)).fetchone()
        return bool(row) and not row[0]

    def holds_unknown_id(self, entry: Entry) -> bool:
        """Whether an entry of a known kind names a record in a field that is not known."""
        return any(_IS_ID(str(entry.values[at])) for at in self._shape(entry).unknown)

    def _brings_another(self, kind: str, before: Mapping[str, Value], references: Mapping[str, Value]) -> bool:
        """Whether a record that is there already would bring somebody else: what the office confirmed was not that."""
        brings = self._tables[kind].kind.brings
        return any(name in references and references[name] != before.get(name) for name in brings)

    def _may_write(self, institution: str, key: Key, before: Mapping[str, Value]) -> bool:
        """Nobody settles by itself whether somebody is its own."""
        if key[0] == _PERSON and before.get(_HOME) == institution and key[1] in self._claims(institution):
            return False
        return self.is_theirs(institution, *key, before)

    def _note(self, key: Key, values: Mapping[str, Value]) -> None:
        self._read[key] = values
        if key[0] == _MOBILITY and isinstance(person := values.get("person_id"), str):
            self._stays.setdefault(person, {})[key[1]] = values

    def _told_in(self, entry: Entry, places: Iterable[tuple[int, str]]) -> dict[str, Value]:
        hidden = entry.hidden
        return {name: entry.values[at] for at, name in places if not hidden or entry.fields[at] not in hidden}

    def _shape(self, entry: Entry) -> _Shape:
        key = (entry.kind, entry.fields)
        if key not in self._shapes:
            known = self._tables[entry.kind].by_wire
            fields = [(at, known[wire]) for at, wire in enumerate(entry.fields) if wire in known]
            self._shapes[key] = _Shape(
                tuple((at, field.name) for at, field in fields if field.type is FieldType.REFERENCE),
                tuple((at, field.name) for at, field in fields if field.name in self._looked_at(entry.kind)),
                tuple((at, field.name) for at, field in fields if field.immutable),
                tuple(at for at, wire in enumerate(entry.fields) if wire not in known and wire != LIVE),
                frozenset({field.name for _, field in fields} | {LIVE}.intersection(entry.fields)),
                any(field.internal or field.by_office for _, field in fields),
            )
        return self._shapes[key]

    def read_ahead(self, entries: Sequence[Entry]) -> None:
        """Looks the records up that entries are about, many at once."""
        wanted: dict[str, dict[str, None]] = {}
        for entry in entries:
            if entry.kind in self._tables and (entry.kind, entry.id) not in self._read:
                wanted.setdefault(entry.kind, {})[entry.id] = None
        for kind, ids in wanted.items():
            self._look_up(kind, list(ids))

    def _look_up(self, kind: str, ids: Sequence[str]) -> None:
        table = self._tables[kind]
        written_once = (field.name for field in table.kind.fields if field.immutable)
        references = (field.name for field in table.kind.references)
        names = list(dict.fromkeys((*references, *self._looked_at(kind), *written_once)))
        columns = ", ".join(["id", *(table.column(name) for name in names)])
        self._read.update(((kind, id), None) for id in ids)
        for id, *cells in rows_among(self._db, f'SELECT {columns} FROM "{kind}" WHERE id IN (...)', ids):
            self._read[kind, id] = dict(zip(names, cells, strict=True))

    def _looked_at(self, kind: str) -> tuple[str, ...]:
        if kind not in self._asked:
            self._asked[kind] = looked_at(self._tables.registry, kind)
        return self._asked[kind]

    # what the rule asks

    def values(self, kind: str, id: str) -> Mapping[str, Value] | None:
        if (kind, id) not in self._read and kind in self._tables:
            self._look_up(kind, [id])
        return self._read.get((kind, id))

    def maker(self, kind: str, id: str) -> str:
        if (kind, id) not in self._makers:
            row = self._db.execute(f'SELECT _clock FROM "{kind}" WHERE id = ?', (id,)).fetchone()
            self._makers[kind, id] = maker(self._journal, row[0]) if row else ""
        return self._makers[kind, id]

    def sees(self, institution: str, kind: str, id: str) -> bool:
        if (institution, (kind, id)) in self._made:
            return True
        if kind == _INSTITUTION and (id == institution or self.is_ours(id)):
            return True
        if kind == _PERSON and self.owns(institution, id):
            return True
        if self._tables.registry[kind].is_for_all:
            return self.values(kind, id) is not None
        if institution not in self._scopes:
            self._scopes[institution] = Scoping(self._file).of(institution)
        return id in self._scopes[institution].get(kind, ())

    def owns(self, institution: str, person: str) -> bool:
        theirs = is_their_person(self._tables.registry, institution, person, self)
        return theirs and person not in self._claims(institution)

    def _claims(self, institution: str) -> Collection[str]:
        if institution not in self._claimed:
            self._claimed[institution] = OwnWord(self._file, institution).claimed()
        return self._claimed[institution]

    def is_ours(self, institution: str) -> bool:
        return institution == self._journal.me.institution

    def gets_packages(self, institution: str) -> bool:
        if self._told is None:
            rows = self._db.execute(
                "SELECT institution FROM sync_peer UNION SELECT institution_id FROM partner_file WHERE _live = 1"
            ).fetchall()
            self._told = {id for (id,) in rows if id}
        return institution in self._told

    def stays(self, person: str) -> Iterable[Mapping[str, Value]]:
        noted = self._stays.get(person, {})
        yield from noted.values()
        yield from (values for id, values in self._stored_stays(person) if id not in noted)

    def _stored_stays(self, person: str) -> Sequence[tuple[str, Mapping[str, Value]]]:
        """As they stood when somebody first asked; what the package brings of them is noted."""
        if person not in self._stored:
            names = ("person_id", "sending_institution_id", "receiving_institution_id")
            rows = self._db.execute(
                f"SELECT id, {', '.join(names)} FROM {_MOBILITY} WHERE person_id = ?", (person,)
            ).fetchall()
            self._stored[person] = [(id, dict(zip(names, cells, strict=True))) for id, *cells in rows]
        return self._stored[person]

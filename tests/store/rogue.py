"""A partner whose program writes whatever it likes, with genuine keys: every line is chained as it must be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from exchanging import Packed, pack
from hypothesis import strategies as st
from offices import ANN, BEN, CID, DAN, NORTH, OFFICE, OTHER, SOUTH
from replicas import uid

from exchange_admin.domain.fields import LIVE, Field, FieldType, Kind, Value
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.merge.dots import site_of
from exchange_admin.store import Store
from exchange_admin.store.writing import Planned


@dataclass(frozen=True)
class Writes:
    """One entry: values by the wire names of fields, known to anybody or not."""

    kind: str
    id: str
    values: Mapping[str, Value]
    new: bool = False
    parents: tuple[str, ...] = ()


class Rogue:
    """Writes over the partner's own file, past every rule of its program."""

    def __init__(self, store: Store, dots: dict[tuple[str, str], set[str]] | None = None) -> None:
        """`dots` are what it wrote before, while the file was open another time."""
        self.store = store
        self._dots = {} if dots is None else dots

    def write(self, *entries: Writes) -> list[str]:
        """One step; its dots."""
        planned = [
            Planned(
                one.kind,
                one.id,
                tuple(one.values),
                list(one.values.values()),
                () if one.new else (one.parents or self.heads(one.kind, one.id),) * len(one.values),
                new=one.new,
            )
            for one in entries
            if one.values
        ]
        store = self.store
        with store._atomic():
            step = store._writer.write("rogue", "raw", planned, _NoTables()).step  # type: ignore[arg-type]
        dots = [f"{step}:{i}" for i in range(len(planned))]
        for one, dot in zip(planned, dots, strict=True):
            self._dots.setdefault((one.kind, one.id), set()).add(dot)
        return dots

    def heads(self, kind: str, id: str) -> tuple[str, ...]:
        """Everything that it knows to be written about the record, so that what it writes takes the place of that."""
        record = self.store.get(kind, id) if kind in REGISTRY else None
        shown = {dot for dots in record.heads.values() for dot in dots} if record else set()
        return tuple(sorted(shown | self._dots.get((kind, id), set())))

    def pack(self, office: Store) -> Packed:
        """As its program would make it, but with the values of every kind."""
        mine = [line for line in self.store._journal.lines({}) if site_of(line.site) == self.store.site]
        return replace(pack(self.store, office), lines=mine)


class _NoTables:
    """Stands in for the projector: what the rogue writes need make no sense, and its own tables show nothing of it."""

    touched: Mapping[str, set[str]] = {}

    def take(self, *_: object, **__: object) -> None:
        return None

    def flush(self) -> None:
        return None


OWN = tuple(uid(f"6660{n}") for n in range(6))
"""Ids that the rogue gives to records of its own, each of any kind."""
UNKNOWN = uid("777")
PEOPLE = (ANN, BEN, CID, DAN, UNKNOWN)
KNOWN: Mapping[str, Sequence[str]] = {
    "institution": (NORTH, OFFICE, SOUTH, OTHER),
    "person": PEOPLE,
    "mobility": (uid("51"), uid("54")),
    "agreement": (uid("b1"), uid("b2")),
}
Ids = Mapping[str, Sequence[str]]
"""Ids that a partner can have heard of, by kind: lines of older programs name them all, and people talk."""


def entries(ids: Ids) -> st.SearchStrategy[Writes]:
    """Anything about anything, of any kind, known to a program or not; most about what partners write at all."""
    ids = {kind: (*KNOWN.get(kind, ()), *ids.get(kind, ()), *OWN) for kind in (*KNOWN, *ids)}
    every = tuple(dict.fromkeys(id for some in ids.values() for id in some))
    kinds = st.sampled_from([kind for kind in REGISTRY.kinds if kind.by_partner])
    known = (kinds | kinds | st.sampled_from(REGISTRY.kinds)).flatmap(lambda kind: _entry(kind, ids, every))
    newer = st.builds(
        Writes,
        kind=st.sampled_from(("mobility", "person", "consent", "kind_of_tomorrow")),
        id=st.sampled_from(every),
        values=st.dictionaries(st.just("person_of_tomorrow_id"), st.sampled_from(every), min_size=1),
        new=st.booleans(),
    )
    return st.one_of(known, known, known, known, newer)


def _entry(kind: Kind, ids: Ids, every: Sequence[str]) -> st.SearchStrategy[Writes]:
    """With all references set, and some of the rest; or with some of them; or a delete."""
    references = {field.wire_name: _reference(field, ids, every) for field in kind.references}
    others = {field.wire_name: _value(field) for field in kind.fields if not field.refers}
    full = st.fixed_dictionaries(references, optional=others)
    some = st.fixed_dictionaries({}, optional={**references, **others, LIVE: st.integers(0, 1)})
    there = st.sampled_from(ids.get(kind.name, OWN)) | st.sampled_from(every)
    new = st.builds(Writes, st.just(kind.name), st.sampled_from(OWN) | there, full, st.just(value=True))
    edit = st.builds(Writes, st.just(kind.name), there, some)
    return new | edit


def _reference(field: Field, ids: Ids, every: Sequence[str]) -> st.SearchStrategy[Value]:
    fitting = st.sampled_from(ids.get(field.refers, OWN))
    if field.refers == "institution":
        return st.one_of(st.just(NORTH), st.just(NORTH), fitting)
    return st.one_of(fitting, fitting, fitting, st.sampled_from(every), st.none())


def _value(field: Field) -> st.SearchStrategy[Value]:
    if field.type is FieldType.DATE:
        return st.sampled_from(("2020-01-01", "2026-09-01"))
    if field.type in {FieldType.INTEGER, FieldType.BOOLEAN, FieldType.MINUTES}:
        return st.integers(0, 1)
    return st.sampled_from(("cross_border", "x"))


def stay(id: str, person: str, sending: str = NORTH, receiving: str = OFFICE) -> Writes:
    values: dict[str, Value] = {
        "person_id": person,
        "sending_institution_id": sending,
        "receiving_institution_id": receiving,
        "direction": "incoming",
        "activity": "student_studies",
        "sending_status": "nominated",
        "receiving_status": "none",
    }
    return Writes("mobility", id, values, new=True)

"""The lines of a catalogue: what this hub says of its own, and what came from others as they signed it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from exchange_admin.documents.catalogue_file import INSTITUTION, LISTING, Line, Signing, read_line
from exchange_admin.domain.fields import Registry, Values
from exchange_admin.domain.labels import in_language
from exchange_admin.domain.queries import Filter, Query, Test
from exchange_admin.domain.rules.catalogue import is_of_fields
from exchange_admin.domain.rules.listings import SHARED_STATES
from exchange_admin.domain.steps import Record
from exchange_admin.services.catalogues.contents import Faults, content_of, is_newer, shown
from exchange_admin.services.catalogues.hubs import Hubs
from exchange_admin.services.stored import rows_of
from exchange_admin.store import Store

_NAMES = ("name_zh", "name_ru", "name_en")


@dataclass(slots=True)
class Gathered:
    """`forwarded` counts offers and needs among `lines` that other hubs signed; `left_out` names those that could not
    go along, `other_fields` counts those that nobody asked for, `spoken_for` those that were written here for an
    institution for which another hub speaks."""

    lines: list[Line] = field(default_factory=list)
    own: int = 0
    forwarded: int = 0
    other_fields: int = 0
    spoken_for: int = 0
    left_out: list[str] = field(default_factory=list)

    @property
    def institutions(self) -> int:
        return sum(one.kind == INSTITUTION for one in self.lines)


def hub_names(values: Values, age_key: str) -> dict[str, str]:
    """Who signs, as a line says it."""
    return {name: shown(values[name]) for name in _NAMES if values.get(name)} | {"age": age_key}


class OwnLines:
    """Reads one office file."""

    def __init__(
        self, store: Store, registry: Registry, signing: Signing, age_key: str, today: date, language: str
    ) -> None:
        self._store, self._registry, self._signing = store, registry, signing
        self._age_key, self._faults, self._language = age_key, Faults(today), language
        self._hubs = Hubs(store)

    def gathered(self, fields: Sequence[str]) -> Gathered:
        """Offers and needs of these fields of education, of all where none is named, with the profiles of their
        institutions; also those of members that offer nothing now."""
        found = Gathered()
        listings = self._own_listings(found, fields)
        wanted = {*listings, *(id for id in self._hubs.members if id not in self._hubs.bound)}
        there = self._store.many(INSTITUTION, sorted(wanted))
        own = there.get(self._store.institution)
        for id, institution in there.items():
            if not institution.live or not self._add(found, institution, self._profile(institution, own)):
                found.left_out += [self._title(one) for one in listings.get(id, ())]
                continue
            for one in listings.get(id, ()):
                found.own += self._add(found, one, self._listing(one))
        self._add_forwarded(found, fields)
        return found

    def _own_listings(self, found: Gathered, fields: Sequence[str]) -> Mapping[str, list[Record]]:
        """By their institutions: those for which no other hub speaks."""
        by_owner: dict[str, list[Record]] = {}
        signed = {record for (record,) in rows_of(self._store, Query("catalogue_line"), ("record",))}
        for one in self._store.records(Query(LISTING, filters=(Filter("state", Test.IS, SHARED_STATES),))):
            if one["catalogue_hub"] or one.text("institution_id") in self._hubs.bound:
                found.spoken_for += one.id not in signed
            elif is_of_fields(one["isced_f"], fields):
                by_owner.setdefault(one.text("institution_id"), []).append(one)
            else:
                found.other_fields += 1
        return by_owner

    def _profile(self, institution: Record, own: Record | None) -> Mapping[str, object]:
        """Its revision counts what became of the institution and of this hub, by whose names it is signed: both only
        grow."""
        steps = {
            one.step
            for id in {institution.id, self._store.institution}
            for one in self._store.history.of(INSTITUTION, id)
        }
        return {
            "kind": INSTITUTION,
            "id": institution.id,
            "revision": max(1, len(steps)),
            "hub": hub_names(own.values if own else {}, self._age_key),
            "content": content_of(INSTITUTION, institution.values),
        }

    def _listing(self, listing: Record) -> Mapping[str, object]:
        revision = listing["revision"]
        return {
            "kind": LISTING,
            "id": listing.id,
            "institution": listing["institution_id"],
            "revision": revision if isinstance(revision, int) else 1,
            "content": content_of(LISTING, listing.values),
        }

    def _add(self, found: Gathered, record: Record, says: Mapping[str, object]) -> bool:
        """Nothing that a reader would refuse goes into the file, for he would refuse all of it."""
        content: Values = content_of(record.kind, record.values)
        kind = self._registry[record.kind]
        if is_newer(kind, content) or next(self._faults.of(kind, content), None):
            found.left_out.append(self._title(record))
            return False
        found.lines.append(self._signing.line(says))
        return True

    def _add_forwarded(self, found: Gathered, fields: Sequence[str]) -> None:
        """A line whose hub has another key now is left: nobody could tell it from a forged one."""
        lines = {one.text("record"): one for one in self._store.records(Query("catalogue_line")) if one["counts"]}
        listings: dict[str, list[Line]] = {}
        for one in lines.values():
            if one["record_kind"] == LISTING:
                listings.setdefault(one.text("institution_id"), []).append(read_line(one.text("line")))
        for id, bound in self._hubs.bound.items():
            if id in self._hubs.members or id not in lines:
                continue
            profile = read_line(lines[id].text("line"))
            if profile.key != bound["sign_key"] or profile.key in self._hubs.revoked:
                found.left_out += [_called(one, self._language) for one in listings.get(id, ())]
                continue
            found.lines.append(profile)
            for line in listings.get(id, ()):
                if line.key != profile.key or line.institution != profile.id:
                    found.left_out.append(_called(line, self._language))
                elif is_of_fields(line.content.get("isced_f"), fields):
                    found.lines.append(line)
                    found.forwarded += 1
                else:
                    found.other_fields += 1

    def _title(self, record: Record) -> str:
        return in_language(record.values, "name", self._language) or record.id


def _called(line: Line, language: str) -> str:
    return in_language(line.content, "name", language)

"""Ready rows of people become edits."""

from __future__ import annotations

from collections.abc import Mapping

from exchange_admin.domain.fields import Registry, Value
from exchange_admin.domain.ids import Origin
from exchange_admin.domain.steps import Edit
from exchange_admin.services.importing.draft import StagedRow
from exchange_admin.services.importing.known_people import PersonDetails
from exchange_admin.services.importing.person_changes import card_values, changes_of, passport_values
from exchange_admin.services.importing.places import Places


class PeopleEdits:
    """Turns ready rows into edits. `role` is for people whose row does not say."""

    def __init__(self, registry: Registry, origin: Origin, places: Places, role: str) -> None:
        self._fields = frozenset(registry["person"].by_name)
        self._origin, self._places, self._role = origin, places, role

    def edits(self, row: StagedRow, details: PersonDetails | None) -> list[Edit]:
        """Sets `subject_id` of a new person."""
        if details is None:
            return self._new(row)
        changes = changes_of(row, details)
        person = {**self._places.derived(row, changes.person, details.person), **changes.person}
        person |= _sources(row, changes.person)
        found = [Edit("person", details.person.id, person)] if person else []
        if changes.passport and changes.passport_id:
            found.append(Edit("identity_document", changes.passport_id, changes.passport))
        elif changes.passport:
            found.append(self._document(details.person.id, changes.passport))
        if changes.card:
            found.append(self._document(details.person.id, changes.card))
        return [*self._places.new_units(), *found]

    def _new(self, row: StagedRow) -> list[Edit]:
        fields = self._fields
        values = {"role": self._role, **{name: value for name, value in row.values.items() if name in fields}}
        values |= self._places.derived(row, values, None)
        values |= _sources(row, values)
        row.subject_id = self._origin.new_id()
        found = [*self._places.new_units(), Edit("person", row.subject_id, values, new=True)]
        for other in row.rejected:
            marks: dict[str, Value] = {"person_id": row.subject_id, "other_id": other}
            found.append(Edit("distinct_people", self._origin.new_id(), marks, new=True))
        if row.values.get("passport_number"):
            found.append(self._document(row.subject_id, passport_values(row)))
        if row.values.get("national_id"):
            found.append(self._document(row.subject_id, card_values(row)))
        return found

    def _document(self, person_id: str, values: Mapping[str, Value]) -> Edit:
        return Edit("identity_document", self._origin.new_id(), {"person_id": person_id, **values}, new=True)


def _sources(row: StagedRow, values: Mapping[str, Value]) -> dict[str, Value]:
    """Where the names among `values` come from, by script."""
    from_passport = row.cells.get("name_latin") or row.cells.get("family_latin")
    return {
        source: "passport" if source == "latin_source" and from_passport else "imported"
        for source, name in _SOURCES
        if values.get(name)
    }


_SOURCES = tuple((f"{script}_source", f"family_{script}") for script in ("han", "cyrillic", "latin"))

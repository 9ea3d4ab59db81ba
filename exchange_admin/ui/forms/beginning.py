"""What a new record begins with when it is added to another one."""

from __future__ import annotations

from exchange_admin.domain.fields import Value
from exchange_admin.domain.queries import Query
from exchange_admin.domain.steps import Record
from exchange_admin.ui.desk import Desk


def given_for(desk: Desk, kind: str, by: str, around: Record) -> dict[str, Value]:
    """That it belongs to `around`, and what both point to; a stay of a person has its way too. What belongs to one of
    several, a member to a project or an agreement, belongs to that one, and nothing is given that a person does not
    type."""
    described = desk.registry[kind]
    typed = {field.name for field in described.references if not (field.immutable and field.written_by_program)}
    shared = (typed & set(desk.registry[around.kind].by_name)).difference(described.of_one)
    given: dict[str, Value] = {name: around[name] for name in shared if around[name] is not None} | {by: around.id}
    if described.sides and desk.registry[around.kind].has_person_name:
        given |= way_of(desk, around)
    given |= desk.records.begun_at(kind, around)
    return {name: value for name, value in given.items() if value is not None}


def way_of(desk: Desk, person: Record) -> dict[str, Value]:
    """Out for a person of our own, in for one of a partner. Nobody stays at an office that brings others together."""
    home = person["home_institution_id"]
    rows = desk.lists.rows("office", desk.lists.ids(Query("office"))[:1], ("institution_id",), desk.language)
    own = next((row.cells[0].value for row in rows.values()), None)
    if home is None or own is None or desk.office.brings_together:
        return {"sending_institution_id": home}
    to: dict[str, Value] = {"direction": "incoming", "receiving_institution_id": own}
    return {"sending_institution_id": home, **({"direction": "outgoing"} if home == own else to)}

"""People: telephones as they are kept, names in further scripts, the passport beside the name, numbers of documents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from exchange_admin.domain.fields import Values
from exchange_admin.domain.labels import PERSON_NAME_FIELDS, person_name
from exchange_admin.domain.phones import read_phone
from exchange_admin.domain.problems import Problem
from exchange_admin.domain.steps import Record
from exchange_admin.domain.wording import Wording
from exchange_admin.names import NameParts, Names, read_document_number
from exchange_admin.services.kinds.hooks import KindHooks, KindSources, MadeColumn
from exchange_admin.services.list_cells import Cell, ListColumn, Show
from exchange_admin.store import Store


def name_suggestions(names: Names, values: Values) -> dict[str, str]:
    """What the name floor would write into empty name fields; hints only, a passport's spelling always wins."""
    suggested = names.suggest(NameParts.of(values))
    offered = {name: str(getattr(suggested, name)) for name in PERSON_NAME_FIELDS}
    return {name: text for name, text in offered.items() if text and not values.get(name)}


def _suggestions(sources: KindSources, values: Values) -> dict[str, str]:
    return name_suggestions(sources.names, values)


def _kept(values: Values, before: Record | None) -> Values:
    phone = values.get("phone")
    return {**values, "phone": read_phone(phone)} if isinstance(phone, str) else values


def _passports(store: Store, words: Wording, people: Sequence[Record], today: date) -> Mapping[str, Cell]:
    """The number of the passport that is valid longest."""
    found: dict[str, tuple[str, str]] = {}
    for document in store.where("identity_document", "person_id", [one.id for one in people]):
        if document["kind"] == "passport":
            person, newest = document.text("person_id"), (document.text("valid_until"), document.text("number"))
            found[person] = max(found.get(person, ("", "")), newest)
    return {person: Cell(number, value=number or None) for person, (_, number) in found.items()}


PERSON = KindHooks(
    "person",
    kept=_kept,
    suggestions=_suggestions,
    columns=(MadeColumn(ListColumn("passport", Show.CODE, None, usual=False), (), _passports),),
)


def _of_document(sources: KindSources, values: Values, own_id: str) -> Iterator[Problem]:
    if sources.usual is not None:
        kind, country, number = str(values.get("kind")), values.get("country"), str(values.get("number"))
        if odd := sources.usual.unusual_number(kind, country, number):
            yield odd


def _taken(sources: KindSources, other: Record) -> Problem:
    holder = sources.store.get("person", other.text("person_id"))
    name = person_name(holder.values)[0] if holder else ""
    return Problem("document.number_taken", "number", {"holder": name, "id": other.id})


def _document_kept(values: Values, before: Record | None) -> Values:
    """What kind of document it is may stand in the record."""
    of_kind = values.get("kind") or (before["kind"] if before else None)
    return _read(values, str(of_kind or "passport"))


def _asked(values: Values) -> Values:
    return _read(values, "other")


def _read(values: Values, of_kind: str) -> Values:
    number = values.get("number")
    return {**values, "number": read_document_number(number, of_kind)} if isinstance(number, str) else values


IDENTITY_DOCUMENT = KindHooks(
    "identity_document", problems=_of_document, taken=_taken, kept=_document_kept, asked=_asked
)

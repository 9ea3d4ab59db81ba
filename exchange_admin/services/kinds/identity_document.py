"""Passports and other papers of people: their numbers."""

from __future__ import annotations

from collections.abc import Iterator

from exchange_admin.domain.fields import Values
from exchange_admin.domain.labels import person_name
from exchange_admin.domain.problems import Problem
from exchange_admin.domain.steps import Record
from exchange_admin.names import read_document_number
from exchange_admin.services.kinds.hooks import KindHooks, KindSources


def _problems(sources: KindSources, values: Values, own_id: str) -> Iterator[Problem]:
    if sources.usual is not None:
        kind, country, number = str(values.get("kind")), values.get("country"), str(values.get("number"))
        if odd := sources.usual.unusual_number(kind, country, number):
            yield odd


def _taken(sources: KindSources, other: Record) -> Problem:
    holder = sources.store.get("person", other.text("person_id"))
    name = person_name(holder.values)[0] if holder else ""
    return Problem("document.number_taken", "number", {"holder": name, "id": other.id})


def _kept(values: Values, before: Record | None) -> Values:
    """What kind of document it is may stand in the record."""
    of_kind = values.get("kind") or (before["kind"] if before else None)
    return _read(values, str(of_kind or "passport"))


def _asked(values: Values) -> Values:
    return _read(values, "other")


def _read(values: Values, of_kind: str) -> Values:
    number = values.get("number")
    return {**values, "number": read_document_number(number, of_kind)} if isinstance(number, str) else values


IDENTITY_DOCUMENT = KindHooks("identity_document", problems=_problems, taken=_taken, kept=_kept, asked=_asked)

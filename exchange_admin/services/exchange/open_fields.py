"""Which fields are open in a way that stops papers: identity and decision fields of what a paper is made from."""

from __future__ import annotations

from collections.abc import Iterable

from exchange_admin.domain.fields import Merge, Registry
from exchange_admin.domain.problems import Problem
from exchange_admin.services.exchange.same_numbers import open_groups
from exchange_admin.store import Store

_PAPER_KINDS = ("person", "identity_document", "mobility", "language_enrolment")


def open_fields(store: Store, registry: Registry) -> dict[tuple[str, str], list[str]]:
    """(kind, id) to the fields with two answers, a value that was not taken over, or somebody else's number."""
    found: dict[tuple[str, str], list[str]] = {}
    issues = [issue for kind in _PAPER_KINDS for issue in store.history.issues(kind)]
    told = [(one.kind, one.id, one.field) for one in store.history.conflicts()]
    told += [(one.kind, one.id, one.field) for one in issues if one.issue == "invalid"]
    told += [(group.kind, one.id, group.field) for group in open_groups(store, issues) for one in group.issues]
    for kind, id, field in told:
        if field in registry[kind] and registry[kind][field].merge is not Merge.PLAIN:
            found.setdefault((kind, id), []).append(field)
    return found


def two_answers(holder: str, fields: Iterable[str]) -> list[Problem]:
    """Why somebody gets no paper while these fields are open; nothing where none is."""
    named = ", ".join(f"field.{name}" for name in dict.fromkeys(fields))
    return [Problem("certificate.two_answers", facts={"holder": holder, "fields": named})] if named else []

"""A learning agreement goes its way by its own verbs only, and what was proposed stands under its hash."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from exchange_admin.domain.fields import Value
from exchange_admin.domain.problems import Problem
from exchange_admin.domain.rules.learning_agreements import VersionState
from exchange_admin.domain.steps import Record
from exchange_admin.store import Store

_PARTS = frozenset({"learning_agreement_version", "agreement_component", "agreement_approval"})


def agreement_problems(
    store: Store, kind: str, id: str, values: Mapping[str, Value], *, whole: bool = False
) -> Iterator[Problem]:
    """For a record as it would be; with `whole` for one that would be deleted or brought back."""
    if kind == "learning_agreement":
        yield from _own(store, id, values, whole=whole)
    elif kind in _PARTS:
        version = _version_of(store, kind, id, values)
        if kind != "agreement_component":
            yield Problem("learning_agreement.by_verb")
        elif version is not None and version["state"] != VersionState.DRAFT:
            facts = {"number": version["number"], "state": f"choice.agreement_version_state.{version.text('state')}"}
            yield Problem("learning_agreement.frozen", facts=facts)


def _own(store: Store, id: str, values: Mapping[str, Value], *, whole: bool) -> Iterator[Problem]:
    before = store.get("learning_agreement", id) if id else None
    if before is None:
        yield Problem("learning_agreement.by_verb")
    elif whole:
        versions = store.where("learning_agreement_version", "learning_agreement_id", [id])
        if any(one.live and one["state"] != VersionState.DRAFT for one in versions):
            yield Problem("learning_agreement.signed")
    elif values.get("state") != before["state"]:
        yield Problem("learning_agreement.by_verb", "state")


def _version_of(store: Store, kind: str, id: str, values: Mapping[str, Value]) -> Record | None:
    if kind == "learning_agreement_version":
        return store.get(kind, id) if id else None
    return store.get("learning_agreement_version", str(values.get("learning_agreement_version_id")))

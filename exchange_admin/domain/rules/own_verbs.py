"""What has verbs of its own, so that no form and no `set` may write it: a paper's way through the register,
the closing of a language group, designs of papers, approvals of minutes, what the exchange of data
notes of itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from exchange_admin.domain.fields import Kind, Value, Values
from exchange_admin.domain.problems import Problem

_IN_THE_REGISTER = frozenset({"state", "handed_over_on", "handed_over_to", "revoked_on", "revocation_reason"})
_BY_CLOSING = frozenset({"closed_on", "closed_by", "correction"})
_OF_A_DESIGN = frozenset({"design_family", "version", "name_zh", "name_ru", "name_en", "paper_kinds", "spec", "state"})
_APPROVED = "approval"
_OWN: Mapping[str, tuple[str, frozenset[str]]] = MappingProxyType(
    {
        "certificate": ("certificate.by_register", _IN_THE_REGISTER),
        "language_group": ("group.closed_by_verb", _BY_CLOSING),
        "certificate_design": ("design.by_verb", _OF_A_DESIGN),
        "design_draft": ("design.by_verb", _OF_A_DESIGN),
        _APPROVED: ("approval.by_verb", frozenset({"verdict", "content_hash", "signer", "signed_on"})),
    }
)
_ISSUED = frozenset({"certificate", "number_block", "voided_number"})
_DESIGNED = frozenset({"certificate_design", "design_draft"})
_OF_THE_EXCHANGE = frozenset(
    {"transfer", "disclosure", "held_change", "erasure", "ended_life", "catalogue_key", "catalogue_line"}
)
"""Rulings and proofs: what counts and what left the office follows from them."""
_REMARKS = frozenset({"note"})


def refused_fields(kind: str, names: Iterable[str]) -> Iterator[Problem]:
    """For those of `names` that only the kind's own verbs change."""
    if kind in _OF_THE_EXCHANGE and not _REMARKS.issuperset(names := tuple(names)):
        yield _by_the_program(kind)
        return
    code, own = _OWN.get(kind, ("", frozenset[str]()))
    for name in names:
        if name in own:
            yield Problem(code, name, {"field": f"field.{name}"})


def refused_typed(kind: Kind, typed: Mapping[str, Value], before: Values) -> Iterator[Problem]:
    """For fields that the program writes and somebody typed: that would be said of nothing that happened. Fields that
    verbs write say which."""
    if not before and any(refused_new(kind.name)):
        return  # which is told of the whole record
    own = {problem.field: problem for problem in refused_fields(kind.name, typed)}
    if "" in own:
        yield own[""]
        return
    for name, value in typed.items():
        if kind[name].written_by_program and value != before.get(name):
            yield own.get(name) or Problem("value.by_program", name, {"field": f"field.{name}"})


def refused_new(kind: str) -> Iterator[Problem]:
    """For kinds whose records only verbs of their own make: a number is never given by hand, for one."""
    if kind in _ISSUED:
        yield Problem("certificate.by_issuing")
    if kind in _DESIGNED:
        yield Problem("design.by_verb", facts={"field": f"kind.{kind}"})
    if kind == _APPROVED:
        yield Problem("approval.by_verb")
    if kind in _OF_THE_EXCHANGE:
        yield _by_the_program(kind)


def refused_removal(kind: str) -> Iterator[Problem]:
    """For kinds whose records stay: nobody takes a ruling or a proof back by deleting it."""
    if kind in _OF_THE_EXCHANGE:
        yield _by_the_program(kind)


def _by_the_program(kind: str) -> Problem:
    return Problem("exchange.by_program", facts={"kind": f"kind.{kind}"})

"""What has verbs of its own, so that no form and no `set` may write it: a paper's way through the register."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from exchange_admin.domain.problems import Problem

_IN_THE_REGISTER = frozenset({"state", "handed_over_on", "handed_over_to", "revoked_on", "revocation_reason"})
_OWN: Mapping[str, frozenset[str]] = MappingProxyType({"certificate": _IN_THE_REGISTER})
_ISSUED = frozenset({"certificate", "number_block", "voided_number"})


def refused_fields(kind: str, names: Iterable[str]) -> Iterator[Problem]:
    """For those of `names` that only the kind's own verbs change."""
    for name in names:
        if name in _OWN.get(kind, ()):
            yield Problem("certificate.by_register", name, {"field": f"field.{name}"})


def refused_new(kind: str) -> Iterator[Problem]:
    """For kinds whose records only come from issuing papers: a number is never given by hand."""
    if kind in _ISSUED:
        yield Problem("certificate.by_issuing")

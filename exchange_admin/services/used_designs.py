"""Designs that papers were issued from stay, and so do their pictures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import sha256

from exchange_admin.domain.fields import Value
from exchange_admin.domain.problems import Problem
from exchange_admin.domain.queries import Query
from exchange_admin.store import Store

OWN, DRAFT = "own/", "draft/"
VERSION, WORK = "certificate_design", "design_draft"
_HASH = 12  # characters of the hash in an id


def own_id(id: str, spec: str) -> str:
    """What papers name a version by: the record and what it holds, so that neither can be taken for another."""
    return f"{OWN}{id}@{sha256(spec.encode()).hexdigest()[:_HASH]}"


def design_removal_problems(store: Store, kind: str, id: str, values: Mapping[str, Value]) -> Iterator[Problem]:
    """For a version that papers were issued from, also papers that were deleted since; for a picture of a design."""
    if kind == VERSION:
        papers = store.where("certificate", "design", [own_id(id, str(values.get("spec")))])
        if papers:
            yield Problem("design.has_papers", facts={"n": len(papers)})
    if kind == "attachment" and (name := values.get("sha256")):
        designs = [one for each in (VERSION, WORK) for one in store.records(Query(each))]
        if used := sum(str(name) in one.text("spec") for one in designs):
            yield Problem("design.picture_used", facts={"n": used})

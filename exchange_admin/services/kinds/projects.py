"""Outputs of projects beside their records: approvals of the text as it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from exchange_admin.domain.fields import Values
from exchange_admin.domain.problems import Problem
from exchange_admin.domain.rules.projects.states import APPROVED_STATES
from exchange_admin.domain.steps import Record
from exchange_admin.services.kinds.committee import names_of
from exchange_admin.services.kinds.hooks import KindHooks, KindSources
from exchange_admin.services.kinds.output_columns import OUTPUT_APPROVAL, OUTPUT_STATE
from exchange_admin.services.projects.sheets import standing_of_output
from exchange_admin.services.stored import got


def _of_output(sources: KindSources, values: Values, own_id: str) -> Iterator[Problem]:
    """What becomes agreed or published has been approved by all; a new one by nobody yet."""
    before = got(sources.store, "output", own_id)
    if values.get("state") not in APPROVED_STATES or before["state"] == values["state"]:
        return
    project = got(sources.store, "project", values.get("project_id"))
    missing = tuple(names_of(sources.store, one) for one in _missing(sources, values, before, project))
    if missing:
        code = "not_approved" if own_id else "begins_unapproved"
        yield Problem(f"output.{code}", "state", {"missing": missing})


def _missing(sources: KindSources, values: Values, before: Record, project: Record) -> tuple[str, ...]:
    """Who has not approved: of those who are asked today, and of those of the day of signing, who count later."""
    today = sources.today() if sources.today else None
    found: list[str] = []
    for state in (before["state"], values["state"]):
        written = replace(before, values={**values, "state": state})
        found += standing_of_output(sources.store, written, project, today).missing
    return tuple(dict.fromkeys(found))


OUTPUT = KindHooks("output", problems=_of_output, columns=(OUTPUT_APPROVAL, OUTPUT_STATE))

"""Outputs of projects beside their records: approvals of the text as it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from exchange_admin.domain.fields import Values
from exchange_admin.domain.problems import Problem
from exchange_admin.domain.rules.projects.states import AGREED, PUBLISHED, REVIEWING
from exchange_admin.services.kinds.committee import names_of
from exchange_admin.services.kinds.hooks import KindHooks, KindSources
from exchange_admin.services.projects.sheets import standing_of_output
from exchange_admin.services.stored import got

_NEEDS_APPROVAL = {(REVIEWING, AGREED), (AGREED, PUBLISHED)}


def _of_output(sources: KindSources, values: Values, own_id: str) -> Iterator[Problem]:
    """An old output is entered as it is; one that becomes agreed or published here has been approved by all."""
    before = got(sources.store, "output", own_id)
    if (before["state"], values.get("state")) not in _NEEDS_APPROVAL:
        return
    project = got(sources.store, "project", values.get("project_id"))
    today = sources.today() if sources.today else None
    now = standing_of_output(sources.store, replace(before, values=values), project, today)
    if now.missing:
        missing = tuple(names_of(sources.store, one) for one in now.missing)
        yield Problem("output.not_approved", "state", {"missing": missing})


OUTPUT = KindHooks("output", problems=_of_output)

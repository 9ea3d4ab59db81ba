"""Institutions: fields of education of their profile that nobody knows."""

from __future__ import annotations

from collections.abc import Iterator

from exchange_admin.domain.fields import Values
from exchange_admin.domain.problems import Level, Problem
from exchange_admin.services.kinds.field_codes import unknown_codes
from exchange_admin.services.kinds.hooks import KindHooks, KindSources


def _problems(sources: KindSources, values: Values, own_id: str) -> Iterator[Problem]:
    """Asked about only: what stands there already keeps nobody from changing something else."""
    yield from unknown_codes(sources, values, "priority_fields", Level.ASKS)


INSTITUTION = KindHooks("institution", problems=_problems)

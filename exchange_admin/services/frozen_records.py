"""What no form and no `set` may change any more, because people closed, decided or approved it."""

from __future__ import annotations

from collections.abc import Iterator

from exchange_admin.domain.fields import Values
from exchange_admin.domain.problems import Problem
from exchange_admin.domain.rules.own_verbs import refused_removal
from exchange_admin.services.learning_agreements.frozen import agreement_problems
from exchange_admin.services.lessons.frozen import closed_group, is_closed
from exchange_admin.services.recognition.frozen import case_problems
from exchange_admin.services.used_designs import design_removal_problems
from exchange_admin.store import Store


def frozen_problems(store: Store, kind: str, id: str, values: Values) -> Iterator[Problem]:
    """For a record as it would be; `id` is empty for a new one."""
    if group := closed_group(store, kind, id, values):
        yield is_closed(group)
    yield from case_problems(store, kind, id, values)
    yield from agreement_problems(store, kind, id, values)


def removal_problems(store: Store, kind: str, id: str, values: Values) -> Iterator[Problem]:
    """For a record that is to be deleted or brought back."""
    yield from refused_removal(kind)
    if group := closed_group(store, kind, id, values):
        yield is_closed(group)
    yield from case_problems(store, kind, id, values, whole=True)
    yield from agreement_problems(store, kind, id, values, whole=True)
    yield from design_removal_problems(store, kind, id, values)

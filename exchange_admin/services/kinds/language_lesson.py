"""Lessons of language groups: at one hour there is one."""

from __future__ import annotations

from collections.abc import Iterable

from exchange_admin.domain.fields import Values
from exchange_admin.domain.problems import Problem
from exchange_admin.services.kinds.hooks import KindHooks, KindSources
from exchange_admin.services.lessons.group_sheet import hour_taken


def _problems(sources: KindSources, values: Values, own_id: str) -> Iterable[Problem]:
    taken = hour_taken(sources.store, values, own_id)
    return (taken,) if taken else ()


LANGUAGE_LESSON = KindHooks("language_lesson", problems=_problems)

"""The words that a field can take, as they are offered: those of closed lists, countries, languages."""

from __future__ import annotations

from exchange_admin.domain.fields import Field, FieldType, Value
from exchange_admin.domain.rules.committee import states as committee
from exchange_admin.domain.rules.mobility_status import offered_statuses
from exchange_admin.domain.rules.projects import states as projects
from exchange_admin.domain.said_words import listed_words, lists_of, said
from exchange_admin.domain.wording import Wording

_FIRST = ("CN", "RU", "zh", "ru", "en")
_BY_NAME = frozenset({"country", "language"})


def offered_words(field: Field, wording: Wording, saved: Value = None) -> list[str]:
    """Closed lists in their own order; countries and languages by name, those of our offices first.

    Where a status is `saved`, only that one and those that may follow it.
    """
    offered = list(listed_words(field, wording))
    if field.type is FieldType.CHOICE and (following := offered_statuses(field.name, str(saved))):
        return [word for word in offered if word in following]
    now = str(saved) if saved else None
    for rules in (committee, projects):
        if states := rules.following_states(field.choices, now):
            return [word for word in offered if word in states]
    if _BY_NAME.issuperset(lists_of(field)):
        offered.sort(key=lambda code: (code not in _FIRST, said(field, code, wording)))
    return offered

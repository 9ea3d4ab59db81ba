"""What the blocks of Today are called. They stand there before the day is read."""

from __future__ import annotations

from collections.abc import Mapping

from exchange_admin.ui.words import QT_TRANSLATE_NOOP, say

TITLES: Mapping[str, str] = {
    "first": QT_TRANSLATE_NOOP("Today", "Begin here"),
    "nothing": QT_TRANSLATE_NOOP("Today", "No task is due"),
    "overdue": QT_TRANSLATE_NOOP("Today", "Overdue"),
    "week": QT_TRANSLATE_NOOP("Today", "This week"),
    "waiting": QT_TRANSLATE_NOOP("Today", "Waiting for them"),
    "moving": QT_TRANSLATE_NOOP("Today", "Arriving and leaving"),
    "class": QT_TRANSLATE_NOOP("Today", "In class today"),
    "desk": QT_TRANSLATE_NOOP("Today", "Desk"),
    "agreements": QT_TRANSLATE_NOOP("Today", "Agreements"),
    "here": QT_TRANSLATE_NOOP("Today", "Who is here now?"),
    "formal": QT_TRANSLATE_NOOP("Today", "Formalities done?"),
    "attended": QT_TRANSLATE_NOOP("Today", "Do they come to class?"),
    "continue": QT_TRANSLATE_NOOP("Today", "Continue"),
}
"""By block."""


def title_of(block: str) -> str:
    return say("Today", TITLES[block])

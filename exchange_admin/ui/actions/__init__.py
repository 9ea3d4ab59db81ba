"""Every command in the program: what it is, when it can be used, and the keys beside it."""

from exchange_admin.ui.actions.actions import Actions
from exchange_admin.ui.actions.commands import MENUS, SPECS
from exchange_admin.ui.actions.conditions import EXAMPLE_KINDS, PAPERS_FOR, Context, standing_words
from exchange_admin.ui.actions.keys import KEY_PLACES, KEYS

__all__ = [
    "EXAMPLE_KINDS",
    "KEYS",
    "KEY_PLACES",
    "MENUS",
    "PAPERS_FOR",
    "SPECS",
    "Actions",
    "Context",
    "standing_words",
]

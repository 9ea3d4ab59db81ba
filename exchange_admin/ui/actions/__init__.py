"""Every command in the program: what it is, when it can be used, and the keys beside it."""

from exchange_admin.ui.actions.actions import Actions
from exchange_admin.ui.actions.commands import MENUS, SPECS
from exchange_admin.ui.actions.conditions import Context, standing_words
from exchange_admin.ui.actions.keys import KEY_PLACES, KEYS

__all__ = [
    "KEYS",
    "KEY_PLACES",
    "MENUS",
    "SPECS",
    "Actions",
    "Context",
    "standing_words",
]

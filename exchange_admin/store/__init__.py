"""The office file: records, their journal, search, undo, backups. The only floor that knows SQLite."""

from exchange_admin.store.backup import Copy, Reason, restore_backup
from exchange_admin.store.history import Choice, Dispute, Issue, StepEntry
from exchange_admin.store.same_people import Entries
from exchange_admin.store.side_files import remove_with_sides as remove_office_file
from exchange_admin.store.store import Store
from exchange_admin.store.undo import Undone

__all__ = [
    "Choice",
    "Copy",
    "Dispute",
    "Entries",
    "Issue",
    "Reason",
    "StepEntry",
    "Store",
    "Undone",
    "remove_office_file",
    "restore_backup",
]

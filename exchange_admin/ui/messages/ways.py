"""Ways out of messages, and what each of them is called."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from exchange_admin.domain.rules.messages.mail_servers import MailServer
from exchange_admin.ui.words import QT_TRANSLATE_NOOP, say

DRAFTS, TABLE, COPIED, LETTERS, OPENED, SERVER = "drafts", "table", "copied", "letters", "opened", "server"
ONE_BY_ONE = frozenset({COPIED, OPENED})
"""Somebody takes each text out; only what was taken is noted."""
CARRYING_FILES = frozenset({DRAFTS, SERVER})
"""Files go along with these."""
TO_ADDRESSES = frozenset({DRAFTS, TABLE, OPENED, SERVER})
"""Only whoever has a mail address gets one."""

_NAMES: Mapping[str, str] = MappingProxyType(
    {
        DRAFTS: QT_TRANSLATE_NOOP("MessageWays", "Mail drafts (.eml) in a folder"),
        SERVER: QT_TRANSLATE_NOOP("MessageWays", "Send through the mail server"),
        OPENED: QT_TRANSLATE_NOOP("MessageWays", "Open each in the mail program"),
        COPIED: QT_TRANSLATE_NOOP("MessageWays", "Copy each text yourself"),
        LETTERS: QT_TRANSLATE_NOOP("MessageWays", "Letters to print (PDF)"),
        TABLE: QT_TRANSLATE_NOOP("MessageWays", "Excel table for another program"),
    }
)
_VERBS: Mapping[str, str] = MappingProxyType(
    {
        DRAFTS: QT_TRANSLATE_NOOP("MessageWays", "Write drafts…"),
        SERVER: QT_TRANSLATE_NOOP("MessageWays", "Send"),
        LETTERS: QT_TRANSLATE_NOOP("MessageWays", "Save as…"),
        TABLE: QT_TRANSLATE_NOOP("MessageWays", "Save as…"),
    }
)


def ways_offered(server: MailServer | None, *, kept: bool) -> Iterator[tuple[str, str]]:
    """(name, way); `kept`: of messages that were kept before, of which nothing more is noted as told."""
    for way, name in _NAMES.items():
        if (way != SERVER or server is not None) and not (kept and way == COPIED):
            yield say("MessageWays", name), way


def verb_of(way: str) -> str:
    """What the button says of a way in which all go out at once."""
    return say("MessageWays", _VERBS[way])

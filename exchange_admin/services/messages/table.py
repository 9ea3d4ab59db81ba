"""Messages as rows of a workbook, for programs that send to many."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from exchange_admin.documents.table_cells import Column
from exchange_admin.documents.tables import BookFacts, TableSheet, write_tables
from exchange_admin.domain.wording import Wording
from exchange_admin.services.messages.order import PreparedMessage


def write_message_table(target: Path, messages: Sequence[PreparedMessage], words: Wording, who: str) -> None:
    """A row each, in the order of the plan: text is text there, whatever sign it begins with. Raises FileNotWritten."""
    titles = [words.say("message.placeholder.name"), words.field("message", "address")]
    titles += [words.field("message", name) for name in ("language", "subject", "text")]
    rows = (
        (one.name, one.address, words.choice("language", one.language), one.subject_text, one.text) for one in messages
    )
    title = words.kind("message", 2)
    sheet = TableSheet(title, [Column(text) for text in titles], rows)
    write_tables(target, [sheet], BookFacts(title, who, words.language, words.say("report.page")))

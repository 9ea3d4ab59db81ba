"""Links that open a new mail in the program of the computer (RFC 6068)."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from exchange_admin.domain.rules.messages.addresses import is_address
from exchange_admin.domain.rules.messages.placeholders import one_line, several_lines

LONGEST = 2_000
"""Characters of a link: Windows takes 2,083 (`INTERNET_MAX_URL_LENGTH`), and some mail programs cut a little below."""


@dataclass(frozen=True, slots=True)
class MailLink:
    """`link` opens a mail to one address. Where `lacks_text`, the text is too long for a link: it has to be pasted."""

    link: str
    lacks_text: bool = False


def mail_link(address: str, subject: str, text: str) -> MailLink:
    """As much of a mail as a link holds, never half of a text. Nothing in `subject` or `text` adds a field: everything
    but letters and digits of ASCII is percent-encoded. Raises ValueError for what is not exactly one address."""
    if not is_address(address):
        raise ValueError(address)
    to = f"mailto:{quote(address, safe='@')}"
    head = f"{to}?subject={quote(one_line(subject), safe='')}"
    lines = several_lines(text).replace("\n", "\r\n")
    whole = f"{head}&body={quote(lines, safe='')}"
    if len(whole) <= LONGEST:
        return MailLink(whole)
    return MailLink(head if len(head) <= LONGEST else to, lacks_text=True)

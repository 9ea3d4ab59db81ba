"""Mail drafts: one message a file (`.eml`), as RFC 5322 and MIME have it, for any mail program.

Outlook opens what bears `X-Unsent` for sending; programs that do not know it show a mail to be forwarded.
"""

from __future__ import annotations

import base64
import mimetypes
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.header import Header
from email.message import Message
from email.mime.base import MIMEBase
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.policy import compat32
from email.utils import format_datetime
from pathlib import Path

from exchange_admin.documents.mail_files import MailFile
from exchange_admin.domain.rules.kept_files import name_of_title
from exchange_admin.domain.rules.messages.placeholders import one_line

_LINE = 76
_POLICY = compat32.clone(linesep="\r\n", max_line_length=_LINE)
_SPECIAL = re.compile(r'[()<>\[\]:;@\\,."]')
_NOWHERE = "exchange-admin.invalid"
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class MailDraft:
    """`id` makes the Message-ID, the same whenever the draft is made again. `sender` may be empty: the mail program
    puts it in. Lines of `text` end with `\\n`."""

    id: str
    to_name: str
    to: str
    subject: str
    text: str
    made: datetime
    sender_name: str = ""
    sender: str = ""
    files: tuple[MailFile, ...] = ()


def message_of(draft: MailDraft, *, unsent: bool = True) -> Message:
    """As it is sent. No name and no subject can add a header: they are one line, and whatever is not ASCII is encoded.

    Made of the older classes of the library: the newer ones lose spaces between encoded words of long headers.
    """
    message: Message = MIMEText(
        draft.text.rstrip("\n").replace("\n", "\r\n") + "\r\n", "plain", "utf-8", policy=_POLICY
    )
    if draft.files:
        parts = [message, *map(_part, draft.files)]
        message = MIMEMultipart("mixed", f"=_{draft.id}", parts, policy=_POLICY)  # no line of base64 begins with "=_"
    if draft.sender:
        message["From"] = _mailbox(draft.sender_name, draft.sender)
    message["To"] = _mailbox(draft.to_name, draft.to)
    message["Subject"] = _encoded(one_line(draft.subject), "Subject")
    message["Date"] = format_datetime(draft.made)
    message["Message-ID"] = f"<{draft.id}@{draft.sender.partition('@')[2] or _NOWHERE}>"
    if unsent:
        message["X-Unsent"] = "1"
    return message


def _part(file: MailFile) -> Message:
    """The name stands there twice: as RFC 2231 has it, and as programs read it that do not know that. A mail that goes
    along is a file like others: parts of type message may not be written in base64 (RFC 2046 5.2.1)."""
    kind, _, form = (mimetypes.guess_type(file.name)[0] or "").partition("/")
    if not form or kind in ("message", "multipart"):
        kind, form = "application", "octet-stream"
    part = MIMEBase(kind, form, policy=_POLICY)
    part.set_payload(base64.encodebytes(file.content).decode("ascii"))
    part["Content-Transfer-Encoding"] = "base64"
    part.set_param("name", _encoded(file.name, "Content-Type"))
    part.add_header("Content-Disposition", "attachment", filename=("utf-8", "", file.name))
    return part


def _mailbox(name: str, address: str) -> str:
    """Signs that mean something in a list of addresses are left out of the name: not every program reads what is
    encoded only after it has told addresses apart."""
    plain = one_line(_SPECIAL.sub(" ", name))
    return f"{_encoded(plain, 'To')} <{address}>" if plain else address


def _encoded(text: str, header: str) -> str:
    if text.isascii() and "=?" not in text:
        return text
    return Header(text, "utf-8", maxlinelen=_LINE, header_name=header).encode()


def write_draft(path: Path, draft: MailDraft) -> None:
    """Into a folder that is not seen yet: the bytes are on the disk before it is."""
    with path.open("xb") as file:
        file.write(message_of(draft).as_bytes())
        file.flush()
        os.fsync(file.fileno())


def draft_names(names: Sequence[str], ending: str = ".eml") -> list[str]:
    """A file name each, in order: numbered, so that two of one name are two files on every system."""
    digits = max(3, len(str(len(names))))
    return [
        name_of_title(f"{n:0{digits}} {one_line(name)[:_LONGEST_NAME]}".strip() + ending)
        for n, name in enumerate(names, 1)
    ]

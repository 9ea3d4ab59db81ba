"""Files that go along with a mail. Apart from the drafts, which load the mail package of Python: what is sent is chosen
long before anything is sent."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MailFile:
    """A file that goes along; its name leads to no folder."""

    name: str
    content: bytes

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()

"""Keys that a passphrase has opened in this run."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from exchange_admin.documents.packages.keys import SiteKeys


class KeySession:
    """Keys by site. Shared by every connection to a file, and gone with the program."""

    def __init__(self) -> None:
        self.keys: dict[str, SiteKeys] = {}

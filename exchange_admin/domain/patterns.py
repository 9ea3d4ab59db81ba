"""Regular expressions that are compiled when they are first used: a start needs few of the many that it loads."""

from __future__ import annotations

import re
from typing import cast


def pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """As `re.compile`, but that a faulty `text` is found out only at its first use; a test compiles all of them."""
    return cast("re.Pattern[str]", Uncompiled(text, flags))


class Uncompiled:
    """Becomes a regular expression as far as somebody asks for it; what was asked for once costs nothing more."""

    def __init__(self, text: str, flags: int) -> None:
        self.pattern, self._flags = text, flags

    def __getattr__(self, name: str) -> object:
        found: object = getattr(re.compile(self.pattern, self._flags), name)
        setattr(self, name, found)
        return found

"""What the pages of recognition need besides the desk. The composition root hands in its office."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from exchange_admin.services.recognition.recognition import Recognition


@dataclass(frozen=True)
class RecognitionDesk:
    """`explain` shows the page of a stored conversion. `staff` are the names on the office's list."""

    recognition: Recognition
    explain: Callable[[Mapping[str, Any]], None]
    staff: Callable[[], list[str]]

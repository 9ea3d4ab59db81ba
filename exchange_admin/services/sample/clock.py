"""The clock and the chance of the sample office: a year of office days that passes the same way every time."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, time

from exchange_admin.domain.ids import Origin


class SampleClock:
    """Every reading is one millisecond after the one before; `turn_to` moves on to the morning of a day."""

    def __init__(self, seed: int, start: date) -> None:
        self._now = _morning(start)
        self.origin = Origin(self._tick, random.Random(f"sample office {seed}").randbytes)

    def turn_to(self, day: date) -> None:
        """Never turns back."""
        self._now = max(self._now, _morning(day))

    def _tick(self) -> int:
        self._now += 1
        return self._now


def _morning(day: date) -> int:
    return int(datetime.combine(day, time(1, 10), UTC).timestamp() * 1000)

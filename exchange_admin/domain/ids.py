"""Ids made offline, and the one place that time and randomness come from."""

from __future__ import annotations

import hashlib
import os
import random
import time
from collections.abc import Callable
from datetime import UTC, date, datetime

from exchange_admin.domain.patterns import pattern

_NAMESPACE = bytes.fromhex("6f0e7c4e2f0b5c1a9a433f2a0d5b7e11")
_ID = pattern("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_VARIANTS = {f"{digit:x}": f"{digit & 3 | 8:x}" for digit in range(16)}
_RANDOM, _VARIANT = (1 << 62) - 1, 0b10 << 62
_SITE_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"


class Origin:
    """Clock and randomness of one writer. `Origin()` is the real world; `Origin.seeded(n)` repeats itself exactly."""

    def __init__(
        self,
        milliseconds: Callable[[], int] = lambda: time.time_ns() // 1_000_000,
        random_bytes: Callable[[int], bytes] = os.urandom,
    ) -> None:
        self._milliseconds = milliseconds
        self._random_bytes = random_bytes
        self._last = 0
        self._begins = "00000000-0000"  # what ids of the millisecond `_last` begin with
        self._counter = 0

    @classmethod
    def seeded(cls, seed: int, start: datetime = datetime(2026, 9, 1, 8, tzinfo=UTC)) -> Origin:
        """Every reading of the clock is one millisecond after the one before."""
        chance = random.Random(seed)
        now = int(start.timestamp() * 1000)

        def tick() -> int:
            nonlocal now
            now += 1
            return now

        return cls(tick, chance.randbytes)

    def milliseconds(self) -> int:
        """Milliseconds since 1970, UTC."""
        return self._milliseconds()

    def now(self) -> datetime:
        """The same clock as an aware UTC time."""
        return datetime.fromtimestamp(self._milliseconds() / 1000, UTC)

    def random_bytes(self, count: int) -> bytes:
        return self._random_bytes(count)

    def new_id(self) -> str:
        """A UUIDv7 (RFC 9562) in lower-case canonical text; ids of one `Origin` sort in the order they were made."""
        now = self._milliseconds()
        if now > self._last:
            self._begin(now, int.from_bytes(self._random_bytes(1)) & 0x7F)
        elif self._counter == 0xFFF:
            self._begin(self._last + 1, 0)
        else:
            self._counter += 1
        tail = f"{int.from_bytes(self._random_bytes(8)) & _RANDOM | _VARIANT:016x}"
        return f"{self._begins}-7{self._counter:03x}-{tail[:4]}-{tail[4:]}"

    def _begin(self, now: int, counter: int) -> None:
        digits = f"{now:012x}"
        self._last, self._counter, self._begins = now, counter, f"{digits[:8]}-{digits[8:]}"

    def new_site(self) -> str:
        """Eight letters and digits that name one replica of an office file."""
        return "".join(_SITE_LETTERS[byte & 31] for byte in self._random_bytes(8))


def derived_id(*parts: str) -> str:
    """The same id wherever the same thing is added: a UUIDv5 over `parts`."""
    # as `uuid.uuid5` in a third of its time: all tasks of an office are named by it
    digits = hashlib.sha1(_NAMESPACE + "|".join(parts).encode(), usedforsecurity=False).hexdigest()
    variant = _VARIANTS[digits[16]]
    return f"{digits[:8]}-{digits[8:12]}-5{digits[13:16]}-{variant}{digits[17:20]}-{digits[20:32]}"


def is_derived(id: str) -> bool:
    """Whether an id is spelled as those of `derived_id` are."""
    return id[14:15] == "5"


def made_on(id: str) -> date:
    """The UTC day on which a UUIDv7 was made, by a clock that may have said anything."""
    import uuid  # here alone: it looks at the system it is on when it is loaded

    from exchange_admin.domain.dates import moment_of_milliseconds

    return moment_of_milliseconds(uuid.UUID(id).int >> 80).date()


def is_id(text: str) -> bool:
    """Whether `text` is a UUID in lower-case canonical form."""
    return _ID.fullmatch(text) is not None

"""What the services of one open office file share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from exchange_admin.domain.fields import Registry
from exchange_admin.domain.ids import Origin
from exchange_admin.domain.wording import Wording
from exchange_admin.names import Names
from exchange_admin.store import Store


@dataclass(frozen=True)
class Parts:
    """`today` tells the office's date."""

    store: Store
    registry: Registry
    names: Names
    origin: Origin
    wordings: Mapping[str, Wording]
    today: Callable[[], date]

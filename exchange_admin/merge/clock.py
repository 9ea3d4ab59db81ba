"""Which entries of the journal stand behind a row: the heads of each field."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from exchange_admin.domain.fields import LIVE

_INSERTS, _DELETES = "*", "-"
_encode = json.JSONEncoder(ensure_ascii=True, separators=(",", ":"), sort_keys=True).encode


class RowClock:
    """Heads by the wire names of fields. A field without heads of its own has those of `inserts`, the entries that
    made the row: making a row counts as setting every field, known to this program or not.

    `deletes` are the heads of the field `_live` that delete the row, each with the dots its author had seen.
    """

    __slots__ = ("deletes", "fields", "inserts")

    def __init__(
        self,
        inserts: Iterable[str] = (),
        fields: Mapping[str, tuple[str, ...]] | None = None,
        deletes: Mapping[str, tuple[str, ...]] | None = None,
    ) -> None:
        self.inserts = tuple(sorted(inserts))
        self.fields = dict(fields or {})
        self.deletes = dict(deletes or {})

    @classmethod
    def read(cls, text: str) -> RowClock:
        """From the text in the table: a single dot, or JSON."""
        if not text.startswith("{"):
            return cls((text,))
        plain: dict[str, Any] = json.loads(text)
        deletes = plain.pop(_DELETES, {})
        inserts = _dots(plain.pop(_INSERTS, ()))
        return cls(
            inserts, {field: _dots(dots) for field, dots in plain.items()}, {d: _dots(s) for d, s in deletes.items()}
        )

    def text(self) -> str:
        """The same text for the same heads, whatever order they came in."""
        if not self.fields and not self.deletes and len(self.inserts) == 1:
            return self.inserts[0]
        plain: dict[str, Any] = {field: _plain(dots) for field, dots in self.fields.items()}
        plain[_INSERTS] = _plain(self.inserts)
        if self.deletes:
            plain[_DELETES] = {dot: list(seen) for dot, seen in self.deletes.items()}
        return _encode(plain)

    def heads(self, field: str) -> tuple[str, ...]:
        return self.fields.get(field, self.inserts)

    def row_heads(self) -> frozenset[str]:
        """Every head of every field. Whoever shows the row shows all of them."""
        return frozenset(self.inserts).union(*self.fields.values())

    def put(self, field: str, heads: Iterable[str]) -> None:
        now = frozenset(heads)
        self.fields[field] = tuple(sorted(now))
        if field == LIVE and self.deletes:
            self.deletes = {dot: seen for dot, seen in self.deletes.items() if dot in now}

    def add_insert(self, dot: str) -> None:
        """Another entry that makes the row: one more head of every field."""
        self.fields = {field: tuple(sorted({*heads, dot})) for field, heads in self.fields.items()}
        self.inserts = tuple(sorted({*self.inserts, dot}))

    def is_plain(self) -> bool:
        """Whether no two writers met here: one head for each field, and no delete."""
        return not self.deletes and len(self.inserts) == 1 and all(len(heads) == 1 for heads in self.fields.values())


def _dots(plain: Any) -> tuple[str, ...]:
    return (plain,) if isinstance(plain, str) else tuple(plain)


def _plain(dots: tuple[str, ...]) -> str | list[str]:
    return dots[0] if len(dots) == 1 else list(dots)

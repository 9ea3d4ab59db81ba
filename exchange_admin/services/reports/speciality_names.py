"""Specialities in the language of a report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from exchange_admin.domain.fields import Value
from exchange_admin.domain.labels import in_language
from exchange_admin.services.reports.reading import Reading

_NAMES = ("name_zh", "name_ru", "name_en")


class SpecialityNames:
    """What was typed is told in the language of the report where the list has that very name under that code, or where
    only the code was typed and it is of one country; else it stays as it was typed."""

    def __init__(self, reading: Reading) -> None:
        self._store, self._language = reading.store, reading.words.language
        self._by_code: dict[str, list[Mapping[str, Value]]] = {}

    def read(self, codes: Iterable[Value]) -> None:
        """Those of a block of rows at once."""
        missing = {str(code).strip() for code in codes if code} - {"", *self._by_code}
        if missing:
            self._by_code.update({code: [] for code in missing})
            for record in self._store.where("speciality", "code", sorted(missing)):
                if record.live:
                    self._by_code[record.text("code")].append(record.values)

    def said(self, code: Value, typed: Value) -> str | None:
        listed, name = self._by_code.get(str(code or "").strip(), []), str(typed or "").strip()
        found = [one for one in listed if not name or name in {one[field] for field in _NAMES}]
        return (in_language(found[0], "name", self._language) if len(found) == 1 else "") or name or None

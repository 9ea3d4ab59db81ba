"""Towns by their names in three languages: what was typed in any script is said in that of the reader."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from exchange_admin.domain.rules.listings import folded

_NAMES = ("name_zh", "name_ru", "name_en")
_MUNICIPAL = ("市", "г. ", "г.", "город ")


class Towns:
    """What is not in the table stays as it was typed."""

    def __init__(self, rows: Iterable[Mapping[str, str]] = ()) -> None:
        self._by_name = {folded(row[name]): row for row in rows for name in (*_NAMES, "also") if row[name]}

    def said(self, typed: str, language: str) -> str:
        row = self._by_name.get(_plain(typed))
        return row[f"name_{language}"] if row else typed


def _plain(typed: str) -> str:
    """Without the word for town before or behind the name."""
    name = folded(typed).removesuffix(_MUNICIPAL[0])
    for word in _MUNICIPAL[1:]:
        if name.startswith(word):
            return name.removeprefix(word).strip()
    return name

"""Towns by their names in three languages: what was typed in any script is said in that of the reader."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path

from exchange_admin.domain.patterns import pattern
from exchange_admin.domain.rules.listings import folded

_NAMES = ("name_zh", "name_ru", "name_en")
_MUNICIPAL = ("市", "г. ", "г.", "город ")
_BETWEEN = pattern(r"[\s,，、/·]+")
_BEHIND = pattern(r"\s*[,，]\s*")
Row = Mapping[str, str]


class Towns:
    """What is not in the table stays as it was typed."""

    def __init__(self, rows: Iterable[Row] = ()) -> None:
        self._by_name = {folded(row[name]): row for row in rows for name in (*_NAMES, "also") if row[name]}

    @classmethod
    def load(cls, path: Path) -> Towns:
        """Raises OSError when the file is missing, KeyError when it is not of its shape."""
        with path.open(encoding="utf-8", newline="") as lines:
            return cls(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))

    def said(self, typed: str, language: str) -> str:
        """A town, also one that was typed in two languages, or with what stands behind a comma: a street, a hotel."""
        if (row := self._whole(typed)) is not None:
            return row[f"name_{language}"]
        town, *rest = _BEHIND.split(typed, maxsplit=1)
        if rest and (row := self._whole(town)) is not None:
            return f"{row[f'name_{language}']}{'，' if language == 'zh' else ', '}{rest[0]}"
        return typed

    def _whole(self, typed: str) -> Row | None:
        if (row := self._by_name.get(_plain(typed))) is not None:
            return row
        found = [self._by_name.get(_plain(part)) for part in _BETWEEN.split(typed.strip())]
        return found[0] if all(one is found[0] for one in found) else None


def _plain(typed: str) -> str:
    """Without the word for town before or behind the name."""
    name = folded(typed).removesuffix(_MUNICIPAL[0])
    for word in _MUNICIPAL[1:]:
        if name.startswith(word):
            return name.removeprefix(word).strip()
    return name

"""Where a rule comes from, in the language of whoever reads it: as far as somebody has put it into that language."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

_NOTHING: Mapping[str, Mapping[str, str]] = {}


@dataclass(frozen=True, slots=True)
class RuleSources:
    """`said`: by the text that stands in a rule what it is in other languages. What an office wrote itself stays."""

    said: Mapping[str, Mapping[str, str]] = field(default_factory=lambda: _NOTHING)

    @classmethod
    def load(cls, folder: Path) -> RuleSources:
        """From `rule_sources.tsv`. Raises OSError or KeyError."""
        with (folder / "rule_sources.tsv").open(encoding="utf-8", newline="") as lines:
            rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
        return cls({row["en"]: {"zh": row["zh"], "ru": row["ru"]} for row in rows})

    def text(self, text: str, language: str) -> str:
        """As it is where nobody has put it into the language."""
        return self.said.get(text, {}).get(language) or text

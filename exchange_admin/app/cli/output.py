"""What a command prints: one JSON object, or lines and tables for a person."""

from __future__ import annotations

import json
import sys
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from exchange_admin.domain.problems import Problem
from exchange_admin.domain.wording import Wording


@dataclass(frozen=True, slots=True)
class Output:
    """Prints to standard output in the language of `words`; with `as_json` only `data` speaks."""

    words: Wording
    as_json: bool

    def data(self, value: Mapping[str, object]) -> None:
        """The one object of `--json`; nothing otherwise."""
        if self.as_json:
            _write(json.dumps(value, ensure_ascii=False, indent=2, default=str))

    def say(self, key: str, **facts: object) -> None:
        """A sentence for a person."""
        if not self.as_json:
            _write(self.words.say(key, facts))

    def line(self, text: str) -> None:
        if not self.as_json:
            _write(text)

    def problems(self, problems: Iterable[Problem]) -> None:
        for problem in problems:
            self.line(f"  {self.words.problem(problem)}")

    def table(self, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """Columns padded by the width on screen, where a Han character takes two cells."""
        if self.as_json:
            return
        lines = [tuple(headings), *(tuple(row) for row in rows)]
        widths = [max(_width(line[i]) for line in lines) for i in range(len(headings))]
        for line in lines:
            _write(
                "  ".join(
                    text + " " * (width - _width(text)) for text, width in zip(line, widths, strict=True)
                ).rstrip()
            )


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 0 if unicodedata.combining(c) else 1 for c in text)


def _write(text: str) -> None:
    encoding = sys.stdout.encoding or "utf-8"
    sys.stdout.write(text.encode(encoding, "replace").decode(encoding) + "\n")

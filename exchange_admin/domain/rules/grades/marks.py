"""Marks as they are compared, and those that say only passed or not."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from exchange_admin.domain import exact

LONGEST_MARK = 40
"""Characters of a mark; as long as `original_mark` of a transcript line."""


@lru_cache(maxsize=1024)
def mark_key(mark: str) -> str:
    """What two spellings of one mark have in common: `A−` and `a-`, `5`, `5.0` and `5,0`."""
    number = exact.read_or_none(mark)
    if number is not None:
        return exact.as_text(number)
    return " ".join(unicodedata.normalize("NFKC", mark).replace("−", "-").casefold().split())


def stored_mark(typed: str) -> str:
    """A mark as it is stored: a number with a point, whatever sign was typed; everything else as it was typed."""
    mark = typed.strip()
    return mark if exact.read_or_none(mark) is None else mark.replace(",", ".").replace("，", ".")


@dataclass(frozen=True, slots=True)
class PassOnlyMark:
    """A word such as зачтено. In a table with one of `rank_beside` and none of `rank_unless` the word is a rank.

    合格 alone says passed; in 优秀, 良好, 合格, 不合格 it is the lowest passing level; beside 及格 it is none.
    """

    mark: str
    passing: bool
    rank_beside: tuple[str, ...] = ()
    rank_unless: tuple[str, ...] = ()

    def is_rank(self, others: Collection[str]) -> bool:
        """Whether it is a rank in a table of the marks `others`, given as their keys."""
        beside = any(mark_key(mark) in others for mark in self.rank_beside)
        return beside and not any(mark_key(mark) in others for mark in self.rank_unless)


class PassOnlyMarks:
    """The words that carry no rank. They are kept as they are and never become a number (`domain.md` 5.7)."""

    def __init__(self, marks: Iterable[PassOnlyMark] = ()) -> None:
        self._marks = {mark_key(known.mark): known for known in marks}

    @classmethod
    def load(cls, folder: Path) -> PassOnlyMarks:
        """Those that ship (`resources/reference`). Raises OSError without the file, KeyError for another shape."""
        raws = tomllib.loads((folder / "marks_without_rank.toml").read_text("utf-8"))["mark"]
        return cls(
            PassOnlyMark(
                raw["mark"], raw["passing"], *(tuple(raw.get(f"rank_{one}", ())) for one in ("beside", "unless"))
            )
            for raw in raws
        )

    def find(self, mark: str, beside: Collection[str] = ()) -> PassOnlyMark | None:
        """The word, None when `mark` is none or is a rank among the marks `beside` it."""
        known = self._marks.get(mark_key(mark))
        if known is None:
            return None
        return None if known.is_rank({mark_key(other) for other in beside}) else known


NO_WORDS = PassOnlyMarks()

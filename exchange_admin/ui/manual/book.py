"""The chapters of the manual as they lie on the disk: Markdown in three languages, in the order of `contents.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

CONTENTS = "contents.toml"
_NOT_SAID = re.compile(r"!\[[^\]]*\]\([^)]*\)|(?<=\])\([^)]*\)|[*`#|\[\]]|^-+$", re.MULTILINE)
"""What of Markdown nobody reads: pictures, where links lead, signs."""


@dataclass(frozen=True, slots=True)
class Chapter:
    name: str
    path: Path
    text: str

    @property
    def title(self) -> str:
        """Its first heading."""
        return self.text.partition("\n")[0].lstrip("# ").strip()

    def has(self, words: str) -> bool:
        """Whether each of these words stands in it."""
        said = _NOT_SAID.sub("", self.text).casefold()
        return all(word in said for word in words.casefold().split())


@dataclass(frozen=True, slots=True)
class _Entry:
    """`pages` are the areas of the window that the chapter tells of."""

    name: str
    pages: frozenset[str]


class Manual:
    """In `folder`, one folder for each language. Without it there are no chapters."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def chapters(self, language: str) -> Sequence[Chapter]:
        return list(self._read(language))

    def chapter_of(self, area: str) -> str:
        """The name of the chapter that tells of this page; of any other, that of the first one."""
        fitting = (one.name for one in self._contents if area in one.pages)
        return next(fitting, self._contents[0].name if self._contents else "")

    def _read(self, language: str) -> Iterator[Chapter]:
        for one in self._contents:
            path = self._folder / language / f"{one.name}.md"
            if path.is_file():
                yield Chapter(one.name, path, path.read_text("utf-8"))

    @cached_property
    def _contents(self) -> list[_Entry]:
        path = self._folder / CONTENTS
        chapters = tomllib.loads(path.read_text("utf-8"))["chapter"] if path.is_file() else []
        return [_Entry(one["name"], frozenset(one["pages"])) for one in chapters]

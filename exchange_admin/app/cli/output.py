"""What a command prints: one JSON object, or lines and tables for a person."""

from __future__ import annotations

import io
import json
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from operator import attrgetter

from exchange_admin.domain.problems import Problem
from exchange_admin.domain.steps import Record
from exchange_admin.domain.wording import Wording

_KEEPING = frozenset({"backslashreplace", "surrogateescape"})
"""Ways of a stream to write what is no text, from which it can be read again."""


def speak_utf8() -> None:
    """What is redirected to a file or a pipe is UTF-8 on every system, whatever the code page of the system may be.

    Half a file name that is no text stands there as an escape, which JSON reads as well.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and not stream.isatty():
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


@dataclass(slots=True)
class Output:
    """Prints to standard output in the language of `words`; with `as_json` only `data` speaks.

    A console whose code page lacks a sign shows "?" in its place, and the command says so once on standard error; JSON
    escapes such signs and loses nothing.
    """

    words: Wording
    as_json: bool
    _lacked: bool = False
    _held: list[str] | None = None

    @contextmanager
    def held(self) -> Iterator[None]:
        """What is said meanwhile is printed at the end, and not at all where something stops the command."""
        held = self._held = []
        try:
            yield
        finally:
            self._held = None
        for text in held:
            self._write(text)

    def data(self, value: Mapping[str, object]) -> None:
        """The one object of `--json`; nothing otherwise. Problems may stand in it as they are."""
        if self.as_json:
            plain = json_text(value)
            self._write(plain if _can_show(plain) else json.dumps(value, indent=2, default=_plain))

    def say(self, key: str, **facts: object) -> None:
        """A sentence for a person."""
        if not self.as_json:
            self._write(self.words.say(key, facts))

    def line(self, text: str) -> None:
        if not self.as_json:
            self._write(text)

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
            self._write(
                "  ".join(
                    text + " " * (width - _width(text)) for text, width in zip(line, widths, strict=True)
                ).rstrip()
            )

    def columns(self, keys: Iterable[str], rows: Iterable[Sequence[str]]) -> None:
        """A table with headings of the wording."""
        self.table([self.words.say(key) for key in keys], rows)

    def _write(self, text: str) -> None:
        if self._held is not None:
            self._held.append(text)
        elif _can_show(text):
            sys.stdout.write(f"{text}\n")
        else:
            sys.stdout.write(text.encode(_encoding(), "replace").decode(_encoding()) + "\n")
            if not self._lacked:
                self._lacked = True
                said = self.words.say("cli.signs_lacking").encode(_encoding(), "replace").decode(_encoding())
                sys.stderr.write(f"{said}\n")


def json_text(value: Mapping[str, object]) -> str:
    """Problems may stand in it as they are."""
    return json.dumps(value, ensure_ascii=False, indent=2, default=_plain)


def picked(one: object, names: str, or_null: str = "") -> dict[str, object]:
    """Attributes of `one`, as a JSON object: their names with spaces between, `key=attribute` for what is called
    otherwise there. Those of `or_null` are null where there is nothing."""
    told = dict(_attributes(one, names))
    return told | {key: value or None for key, value in _attributes(one, or_null)}


def recorded(record: Record, names: Iterable[str]) -> dict[str, object]:
    """The id of a record and the values of those of its fields."""
    return {"id": record.id, **{name: record[name] for name in names}}


def _attributes(one: object, names: str) -> Iterator[tuple[str, object]]:
    for name in names.split():
        key, _, attribute = name.partition("=")
        yield key, attrgetter(attribute or key)(one)


def _plain(value: object) -> object:
    return value.as_plain() if isinstance(value, Problem) else str(value)


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 0 if unicodedata.combining(c) else 1 for c in text)


def _can_show(text: str) -> bool:
    """Whether standard output has all signs of the text, or writes what it has not without losing it."""
    errors = sys.stdout.errors if sys.stdout.errors in _KEEPING else "strict"
    try:
        text.encode(_encoding(), errors)
    except UnicodeEncodeError:
        return False
    return True


def _encoding() -> str:
    return sys.stdout.encoding or "utf-8"

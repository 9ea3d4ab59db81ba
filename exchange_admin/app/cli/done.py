"""What a command has done when something stops it: "refused" means that nothing was changed (`docs/cli.md`).

A full disk or a file that another program holds can come after the journal has the step, or between two files.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from glob import escape
from itertools import islice
from pathlib import Path

from exchange_admin.domain.wording import Wording
from exchange_admin.store import Store
from exchange_admin.store.backup import FOLDER

_DEPTH, _MOST = 3, 5_000
_NO_RESULT = ("-wal", "-shm", "-lock")
_NAMED = 5

State = dict[Path, tuple[int, ...]]


class Done:
    """Watches the files and folders that a command was given, and the journals that it opens."""

    def __init__(self, paths: Iterable[Path]) -> None:
        self._paths = tuple(paths)
        self._before = self._state()
        self._steps: list[tuple[str, int]] = []
        self._has_kept = False

    @contextmanager
    def watching(self, store: Store) -> Iterator[None]:
        """Notes the steps of the block that are in the journal and were not taken back in it, and whether anything else
        was kept."""
        steps, writes = store.step_count(), store.writes
        try:
            yield
        finally:
            with suppress(Exception):  # a broken file has its own sentence
                new = store.history.steps(limit=max(0, store.step_count() - steps))
                taken_back = {step.step for step in new} & {step.undoes for step in new}
                stays = [step for step in new if not {step.step, step.undoes} & taken_back]
                self._steps += [(step.verb, step.records) for step in reversed(stays)]
                self._has_kept |= store.writes > writes and (bool(stays) or not new)

    def files(self) -> list[Path]:
        """Those that are new or other than at the beginning."""
        return [path for path, state in self._state().items() if self._before.get(path) != state]

    def said(self, words: Wording) -> str:
        """What was done, in words; empty when nothing was."""
        done = [words.say(f"verb.{verb}", {"n": records}) for verb, records in self._steps]
        files = self.files()
        done += [str(path) for path in files[:_NAMED]] + (["…"] if len(files) > _NAMED else [])
        if not done and self._has_kept:
            done = [words.say("cli.kept_aside")]
        return "; ".join(done)

    def _state(self) -> State:
        given = (path for one in self._paths for path in (one, *_namesakes(one)))
        return {path: state for one in given for path, state in islice(_states(one, _DEPTH), _MOST)}


def watched(arguments: Iterable[object]) -> Iterator[Path]:
    """The paths among the arguments of a command, and the folder of backups beside each file."""
    for argument in arguments:
        if isinstance(argument, Path):
            yield argument
            yield argument.parent / FOLDER
        elif isinstance(argument, tuple):
            yield from watched(argument)


def _namesakes(path: Path) -> list[Path]:
    """Files that differ in their ending only: a command may write a PDF beside what it was asked for."""
    with suppress(OSError, ValueError):
        return sorted(path.parent.glob(f"{escape(path.stem)}.*")) if path.suffix else []
    return []


def _states(path: Path, depth: int) -> Iterator[tuple[Path, tuple[int, ...]]]:
    """Of an office file only which file it is: what is in it, its journal says."""
    with suppress(OSError, ValueError):
        if path.is_dir():
            for entry in sorted(os.listdir(path)) if depth else ():
                yield from _states(path / entry, depth - 1)
        elif not path.name.endswith(_NO_RESULT):
            told = path.stat()
            is_office = path.suffix.lower() == ".exchange"
            yield path, (told.st_ino,) if is_office else (told.st_ino, told.st_size, told.st_mtime_ns)

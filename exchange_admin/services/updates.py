"""Newer versions of the program that somebody has brought, in a folder or on a stick. No network is ever asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from exchange_admin.documents.update_notice import NAME, is_as_signed, read_notice, release_keys
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.rules.releases import Release, is_newer
from exchange_admin.domain.wording import Wording, written_day

KEYS = Path("update", "release_keys.txt")
"""Below `resources`."""


@dataclass(frozen=True, slots=True)
class Brought:
    """A notice whose signature holds. `files` are the installers of this system that lie beside it, each with what was
    signed in it; `missing` are the names of those that do not lie there. Nothing is offered that is not newer."""

    notice: Path
    release: Release
    running: str
    files: tuple[Path, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def is_newer(self) -> bool:
        return is_newer(self.release.version, self.running)

    def said(self, words: Wording) -> Iterator[str]:
        made = written_day(words.language, self.release.made)
        facts = {"version": self.release.version, "made": made, "running": self.running}
        yield words.say("updates.newer" if self.is_newer else "updates.not_newer", facts)
        if not self.is_newer:
            return
        for at, path in enumerate(self.files):
            yield words.say("updates.other_file" if at else "updates.file", {"path": path})
        for name in self.missing if not self.files else ():  # one is enough: whoever has it need not ask for the other
            yield words.say("updates.file_missing", {"name": name, "notice": self.notice.name})
        if not self.files and not self.missing:
            yield words.say("updates.no_file")
        if note := self._note(words.language):
            yield words.say("updates.note", {"note": note})

    def _note(self, language: str) -> str:
        """What is new, in that language or in any."""
        return self.release.notes.get(language) or next(iter(self.release.notes.values()), "")


class Updates:
    """`running` is the version of this program, `system` what its installers are called for."""

    def __init__(self, resources: Path, running: str, system: str) -> None:
        self._keys, self._running, self._system = resources / KEYS, running, system

    def keys(self) -> Sequence[str]:
        """Of the publisher. Raises RuleBroken with `update.no_key` where the program has none: then nothing can be
        checked, and no folder needs to be looked for."""
        keys = release_keys(self._keys)
        if not keys:
            raise RuleBroken(Problem("update.no_key"))
        return keys

    def brought(self, place: Path) -> Brought:
        """What a folder, or the notice in it, offers. Raises RuleBroken with an `update.` problem: nothing is offered
        then, also where one of several installers is not as it was signed."""
        keys = self.keys()
        notice = place / NAME if place.is_dir() else place
        found = Brought(notice, read_notice(notice, keys), self._running)
        if not found.is_newer:
            return found
        return self._with_files(found)

    def _with_files(self, found: Brought) -> Brought:
        files, missing = list[Path](), list[str]()
        for told in found.release.for_system(self._system):
            path = found.notice.parent / told.name
            if not path.is_symlink() and not path.exists():
                missing.append(told.name)
            elif is_as_signed(path, told):
                files.append(path)
            else:
                raise RuleBroken(Problem("update.file_differs", facts={"path": str(path)}))
        return Brought(found.notice, found.release, found.running, tuple(files), tuple(missing))

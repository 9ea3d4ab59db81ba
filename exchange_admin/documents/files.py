"""Writing a document is all or nothing: nobody ever opens half a certificate."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import shutil
import stat
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from pathlib import Path

from exchange_admin.domain.failpoints import pass_by
from exchange_admin.domain.own_places import begin_own_file
from exchange_admin.domain.problems import Problem, RuleBroken

# access denied, sharing violation, lock violation: a virus scanner or Explorer holds a fresh file for a moment
_HELD_ON_WINDOWS = frozenset({5, 32, 33})
_PAUSES = (0.05, 0.1, 0.2, 0.4, 0.75, 1.0)  # seconds, 2.5 s in all
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
_FORBIDDEN = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_DRAFT = re.compile(r"\.[0-9a-f]{12}4[0-9a-f]{3}[89ab][0-9a-f]{15}(\.\w+)?")
_DEAD = 24 * 3600  # seconds after which nobody writes on: clocks of other PCs may differ by hours
_OF_THE_DISK = _FULL | {errno.EROFS, errno.EFBIG, errno.EIO}


class FileNotWritten(RuleBroken):
    """The target is as it was: `file.disk_full`, `.no_temporary`, `.no_permission`, `.locked`, `.office_file` or
    `.not_written`.
    """


@contextmanager
def written_whole(target: Path, *, own: bool = False) -> Iterator[Path]:
    """Gives an empty file beside `target` to write into; it takes the target's place when the block ends well.

    The bytes are on the disk before the name changes. After any exception the target is unchanged and nothing is left
    beside it. Raises FileNotWritten for whatever the disk, the rights or another program refuse; errors of the block
    that are not about this file pass through. With `own` the file is for this user alone.
    """
    place = Path(os.path.realpath(target))  # through a link: the file it leads to gets the new content, not the link
    if _holds_an_office(place):
        raise FileNotWritten(Problem("file.office_file", facts={"path": str(target)}))
    draft = place.with_name(_draft_name(place.suffix))
    try:
        with _refusals_told(target):
            _create(draft, place, own)
        _clear_away_dead_drafts(place.parent)
        with _refusals_told(target, about=draft):
            yield draft
        with _refusals_told(target):
            _settle(draft, place)
    finally:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)


def replaced(
    draft: Path,
    target: Path,
    *,
    replace: Callable[[Path, Path], None] = os.replace,
    pauses: Sequence[float] = _PAUSES,
    sleep: Callable[[float], None] = time.sleep,
) -> None:
    """Puts `draft` in the place of `target`, waiting `pauses` (seconds) while Windows says that it is held."""
    for pause in pauses:
        try:
            return replace(draft, target)
        except OSError as error:
            if getattr(error, "winerror", None) not in _HELD_ON_WINDOWS:
                raise
        sleep(pause)
    return replace(draft, target)


def _holds_an_office(place: Path) -> bool:
    """Told by its names: to open it would, on closing, let go the locks of the database that this process has open."""
    return os.path.isfile(place) and (place.suffix.lower() == ".exchange" or os.path.exists(f"{place}-lock"))


def _draft_name(suffix: str = "") -> str:
    """As `_DRAFT` knows it again."""
    from uuid import uuid4  # not with every start: it looks at the system it is on when it is loaded

    return f".{uuid4().hex}{suffix}"


def _create(draft: Path, place: Path, own: bool) -> None:
    if place.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(place))
    if own or (place.exists() and os.name == "posix"):  # on Windows what is saved over it goes by its folder
        begin_own_file(draft)
    else:
        os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
    if os.name == "posix" and not own:  # Windows would only forbid to write it and to take it away
        with contextlib.suppress(OSError):
            shutil.copymode(place, draft)  # a file that only its owner may read stays so


def _clear_away_dead_drafts(folder: Path) -> None:
    """What a run left that was killed or lost its power."""
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if _DRAFT.fullmatch(entry.name) and time.time() - entry.stat().st_mtime > _DEAD:
                if entry.is_dir(follow_symlinks=False):
                    shutil.rmtree(entry, ignore_errors=True)
                else:
                    os.unlink(entry)


def _settle(draft: Path, place: Path) -> None:
    handle = os.open(draft, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
    _take_place(draft, place)


def _take_place(draft: Path, place: Path) -> None:
    """`draft` is a file, or a folder for whose sake an empty one is removed."""
    pass_by("document.before_rename")
    if place.is_dir():
        place.rmdir()
    replaced(draft, place)
    pass_by("document.renamed")
    _settle_folder(place.parent)


def _settle_folder(place: Path) -> None:
    if os.name == "posix":
        folder = os.open(place, os.O_RDONLY)
        try:
            with contextlib.suppress(OSError):  # some file systems refuse it for folders; the file itself is safe
                os.fsync(folder)
        finally:
            os.close(folder)


def disk_errors_told(target: Path) -> AbstractContextManager[None]:
    """A block that works for `target` in temporary files. Raises FileNotWritten where their disk is full or broken, or
    none can be made (`file.no_temporary`)."""
    return _refusals_told(target, about=target)


def write_bytes(target: Path, content: bytes) -> None:
    """A file with this content, whole or not at all. Raises FileNotWritten."""
    with written_whole(target) as draft:
        draft.write_bytes(content)


@contextmanager
def folder_written_whole(target: Path) -> Iterator[Path]:
    """Gives an empty folder beside `target` to write files into; it takes the target's place when the block ends well.

    The target may be there if it is empty; one that holds something stays as it is (`file.folder_not_empty`). After any
    exception no part of it is seen. Raises FileNotWritten.
    """
    with _refusals_told(target):
        place = Path(os.path.realpath(target))
        if place.is_dir() and any(place.iterdir()):
            raise FileNotWritten(Problem("file.folder_not_empty", facts={"path": str(target)}))
        if place.exists() and not place.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(target))
        draft = place.with_name(_draft_name())
        draft.mkdir()
    try:
        with _refusals_told(target):
            yield draft
            _take_place(draft, place)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
        _clear_away_dead_drafts(place.parent)


@contextmanager
def _refusals_told(target: Path, about: Path | None = None) -> Iterator[None]:
    """Turns an OSError into FileNotWritten; with `about`, only one that concerns this file or the disk. A file written
    whole inside another one is told by the name that somebody chose."""
    try:
        yield
    except FileNotWritten as inner:
        if about and inner.problem.facts.get("path") == str(about):
            raise FileNotWritten(replace(inner.problem, facts={**inner.problem.facts, "path": str(target)})) from inner
        raise
    except OSError as error:
        if about and not _concerns(error, about):
            raise
        raise FileNotWritten(_problem(error, target)) from error


def _concerns(error: OSError, path: Path) -> bool:
    if error.filename is None:
        return error.errno in _OF_THE_DISK or _is_of_temporary_files(error)
    return str(error.filename) == str(path)


def _problem(error: OSError, target: Path) -> Problem:
    return Problem(f"file.{_fact(error, target)}", facts={"path": str(target)})


def _fact(error: OSError, target: Path) -> str:
    held = getattr(error, "winerror", None)
    if held in _HELD_ON_WINDOWS and (held != 5 or _is_writable_file(target)):
        return "locked"  # Windows also says "access denied" for a workbook that is open in Excel
    if error.errno in _FULL:
        return "disk_full"
    if _is_of_temporary_files(error):
        return "no_temporary"
    return "no_permission" if error.errno in _FORBIDDEN else "not_written"


def _is_of_temporary_files(error: OSError) -> bool:
    """`tempfile` tries its folders by writing to them: on a full disk it says that it finds none."""
    return error.errno == errno.ENOENT and error.filename is None


def _is_writable_file(path: Path) -> bool:
    try:
        return bool(path.stat().st_mode & stat.S_IWRITE)
    except OSError:
        return False

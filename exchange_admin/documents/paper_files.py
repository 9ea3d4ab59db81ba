"""Papers as files: one PDF of all, one PDF each in a folder, or those in a ZIP; all of them or none."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from exchange_admin.documents.files import FileNotWritten, written_whole
from exchange_admin.domain.problems import Problem
from exchange_admin.domain.rules.paper_names import free_name

Progress = Callable[[int, int], None]
"""Papers drawn and papers in all, 0 when unknown; may raise to stop, and then nothing is issued or left behind."""

_ENDING = ".pdf"


@dataclass(frozen=True, slots=True)
class PaperFile:
    """A paper that gets a file of its own: its name without ending, its day, and what draws its PDF."""

    name: str
    day: date
    pdf: Callable[[], bytes]


@contextmanager
def one_file(target: Path, draw: Callable[[BinaryIO], object]) -> Iterator[Path]:
    """Drawn before the block begins; named `target` when it ends well. Raises FileNotWritten.

    All bytes are on the disk before the block begins: what it does is not done for a file that has no room.
    """
    with written_whole(target) as draft:
        with draft.open("wb") as stream:
            draw(stream)
            _flush(stream)
        yield target


@contextmanager
def in_archive(target: Path, papers: Sequence[PaperFile], step: Progress | None = None) -> Iterator[Path]:
    """As `one_file`, a ZIP. The same papers give the same bytes."""

    def pack(stream: BinaryIO) -> None:
        with ZipFile(stream, "w", ZIP_STORED) as archive:  # pages are compressed already
            for name, content, day in _drawn(papers, (), step):
                entry = ZipInfo(name, (max(1980, day.year), day.month, day.day, 0, 0, 0))
                entry.external_attr = 0o644 << 16
                archive.writestr(entry, content)

    with one_file(target, pack) as written:
        yield written


@contextmanager
def in_folder(folder: Path, papers: Sequence[PaperFile], step: Progress | None = None) -> Iterator[Path]:
    """All papers are drawn before the block begins and named when it ends well; no file that is there is touched.

    Raises FileNotWritten. When the disk fails while the files are being named, those named already stay: each is whole.
    """
    try:
        is_new = not folder.exists()
        folder.mkdir(parents=True, exist_ok=True)
        taken = [entry.name for entry in folder.iterdir()]
    except OSError as error:
        raise FileNotWritten(Problem("file.not_written", facts={"path": str(folder)})) from error
    with ExitStack() as drafts:
        if is_new:
            drafts.callback(_removed_when_empty, folder)
        for name, content, _ in _drawn(papers, taken, step):
            draft = drafts.enter_context(written_whole(folder / name))
            with draft.open("wb") as stream:
                stream.write(content)
                _flush(stream)
        yield folder


def _drawn(
    papers: Sequence[PaperFile], taken: Sequence[str], step: Progress | None
) -> Iterator[tuple[str, bytes, date]]:
    names = {name.casefold() for name in taken}
    for done, paper in enumerate(papers, 1):
        name = free_name(paper.name, _ENDING, names)
        names.add(name.casefold())
        yield name, paper.pdf(), paper.day
        if step:
            step(done, len(papers))


def _removed_when_empty(folder: Path) -> None:
    with suppress(OSError):
        folder.rmdir()


def _flush(stream: BinaryIO) -> None:
    stream.flush()
    os.fsync(stream.fileno())

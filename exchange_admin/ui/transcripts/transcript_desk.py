"""What transcripts need besides the desk. The composition root hands in its office."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from exchange_admin.domain.changes import Changes
    from exchange_admin.domain.problems import Problem
    from exchange_admin.domain.steps import Record
    from exchange_admin.services.transcripts.reading import ReadTranscript
    from exchange_admin.services.transcripts.staged import StagedFile, TranscriptOptions
    from exchange_admin.services.transcripts.taking_over import TakenOver


class LineVerbs(Protocol):
    """`services.transcripts.entering.LineEntry`, on the connection of the window: a matter of milliseconds."""

    def set_cell(self, transcript: str, line: str, key: str, text: str, who: str) -> Changes: ...
    def paste(self, transcript: str, lines: Sequence[str], key: str, text: str, who: str) -> Changes: ...
    def set_hour(self, transcript: str, hour: int, who: str, *, keep_numbers: bool) -> Changes: ...
    def open_lines(self, read: ReadTranscript) -> Sequence[tuple[Record, str]]: ...
    def settle_open(self, transcript: str, who: str) -> Changes: ...
    def remove(self, lines: Sequence[str], who: str) -> Changes: ...


@dataclass(frozen=True)
class TranscriptDesk:
    """`read` and `lines` work on the connection of the window; the others run in jobs, on connections of their own.

    `write_pdf` and `write_elmo` are given the transcript, the file and the languages of the paper.
    """

    read: Callable[[str], ReadTranscript]
    lines: LineVerbs
    write_pdf: Callable[[str, Path, Sequence[str]], None]
    write_elmo: Callable[[str, Path, Sequence[str]], Sequence[Problem]]
    stage: Callable[[Path, TranscriptOptions], StagedFile]
    take_over: Callable[[StagedFile, str], TakenOver]

"""Transcripts as files for others: ELMO for programs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from exchange_admin.documents.elmo.writing import ElmoWriter, Enclosure, notices
from exchange_admin.documents.files import written_whole
from exchange_admin.domain.ids import Origin
from exchange_admin.domain.problems import Problem
from exchange_admin.domain.wording import Wording
from exchange_admin.services.transcripts.reading import ReadTranscript


class HandingOn:
    """Writes files, each whole or not at all."""

    def __init__(self, origin: Origin, wordings: Mapping[str, Wording]) -> None:
        self._origin, self._wordings = origin, wordings

    def write_elmo(
        self, transcripts: Sequence[ReadTranscript], target: Path, enclosures: Sequence[Enclosure] = ()
    ) -> tuple[Problem, ...]:
        """One ELMO file of one person's transcripts; what other programs will not see exactly.

        Raises RuleBroken: `elmo.…`, `file.not_written`.
        """
        data = ElmoWriter(self._wordings).write([one.facts for one in transcripts], self._origin.now(), enclosures)
        with written_whole(target) as draft:
            draft.write_bytes(data)
        return tuple(told for one in transcripts for told in notices(one.facts))

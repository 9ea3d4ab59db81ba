"""What a numbered transcript, learning agreement, recognition or list states, frozen when it is issued."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date

from exchange_admin.documents.certificates.facts import HolderName, Trilingual
from exchange_admin.documents.plain import plain_of, read_plain
from exchange_admin.documents.sheets.issue_facts import Issue
from exchange_admin.documents.table_papers.facts import TablePaper
from exchange_admin.documents.transcripts.facts import TranscriptFacts
from exchange_admin.domain.problems import Problem, RuleBroken

_NOBODY = HolderName()
_UNSAID = Trilingual()


@dataclass(frozen=True, slots=True)
class TranscriptContent:
    """`home` is the institution that sent the learner; the `number` and `issued` of the facts are the issuer's own."""

    facts: TranscriptFacts
    home: Trilingual = _UNSAID


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordPaper(Issue):
    """What every such paper states besides who issues it, and the content of its kind.

    `holder` is empty on lists. `programme` is what the code names beside the holder: a programme or an institution.
    `source` is the id of the record that the paper was made of, `people` and `papers` the ids of everybody and of every
    certificate that a list names. `stamp`, `author`, `anyway` and `against` are those of a certificate.
    """

    number: str
    kind: str
    languages: tuple[str, ...]
    issued: date
    content: TranscriptContent | TablePaper
    issuer: Trilingual = _UNSAID
    stamp: Trilingual = _UNSAID
    holder: HolderName = _NOBODY
    programme: Trilingual = _UNSAID
    starts: date | None = None
    ends: date | None = None
    source: str = ""
    people: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    author: str = ""
    anyway: str = ""
    against: tuple[str, ...] = ()

    def to_json(self) -> str:
        """The same facts give the same text, so that its hash can be kept."""
        return json.dumps(plain_of(self), ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> RecordPaper:
        """Raises RuleBroken with `certificate.facts_unreadable`."""
        try:
            made = read_plain(cls, json.loads(text), "paper")
        except (ValueError, TypeError, RecursionError) as error:
            raise RuleBroken(Problem("certificate.facts_unreadable", facts={"reason": str(error)})) from error
        assert isinstance(made, cls)
        return made

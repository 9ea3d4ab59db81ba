"""Any paper of the register, read back from what was frozen."""

from __future__ import annotations

from exchange_admin.documents.certificates.facts import ParticipationFacts
from exchange_admin.documents.record_papers.facts import RecordPaper
from exchange_admin.domain.rules.record_papers import RECORD_KINDS

Paper = ParticipationFacts | RecordPaper
"""Has a number, a kind, a holder, languages, a day of issue and a code; its design knows the rest."""


def read_paper(kind: str, text: str) -> Paper:
    """The facts of a paper of this kind. Raises RuleBroken with `certificate.facts_unreadable`."""
    return RecordPaper.from_json(text) if kind in RECORD_KINDS else ParticipationFacts.from_json(text)

"""What becomes of a code that somebody shows: genuine, revoked, of an unknown issuer, or altered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from exchange_admin.documents.verification.code import CodeFacts, read_code
from exchange_admin.documents.verification.office_key import OfficeKey
from exchange_admin.documents.verification.revocations import Revocations
from exchange_admin.domain.rules.eligibility import CEREMONY_AHEAD


class Verdict(StrEnum):
    GENUINE = "genuine"
    REVOKED = "revoked"
    UNKNOWN_ISSUER = "unknown_issuer"
    ALTERED = "altered"


@dataclass(frozen=True, slots=True)
class Judged:
    """`facts` are what the code states, proved only when `verdict` is genuine or revoked; `issuer` is the known key."""

    verdict: Verdict
    facts: CodeFacts
    key_id: str
    issuer: OfficeKey | None = None
    revoked_on: date | None = None
    list_made: date | None = None
    """The day of the list of revocations that was asked, where one of this issuer was at hand."""

    @property
    def is_list_too_old(self) -> bool:
        """Whether the list cannot know the paper: somebody kept it, or hands on an old one to hide a revocation.

        A paper may bear a later day than the one on which it was made.
        """
        return self.list_made is not None and self.facts.issued - self.list_made > CEREMONY_AHEAD


def judge(text: str, keys: Iterable[OfficeKey], revocations: Iterable[Revocations] = ()) -> Judged:
    """Raises RuleBroken with `code.unreadable` for a text that is no code."""
    read = read_code(text)
    issuer = next((key for key in keys if key.id == read.key_id), None)
    if issuer is None:
        return Judged(Verdict.UNKNOWN_ISSUER, read.facts, read.key_id)
    if not read.is_signed_by(issuer.sign_key):
        return Judged(Verdict.ALTERED, read.facts, read.key_id, issuer)
    lists = [one for one in revocations if one.key_id == read.key_id]
    newest = max((one.made for one in lists), default=None)
    days = [one.numbers[read.facts.number] for one in lists if read.facts.number in one]
    verdict = Verdict.REVOKED if days else Verdict.GENUINE
    return Judged(verdict, read.facts, read.key_id, issuer, min(days, default=None), newest)

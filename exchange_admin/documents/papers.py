"""Any paper of the register: read back from what was frozen, and the digest of what it prints."""

from __future__ import annotations

from dataclasses import fields, replace
from hashlib import sha256

from exchange_admin.documents.certificates.facts import ParticipationFacts
from exchange_admin.documents.record_papers.facts import RecordPaper
from exchange_admin.documents.verification.second_format import DIGEST
from exchange_admin.domain.rules.paper_kinds import RECORD_KINDS

Paper = ParticipationFacts | RecordPaper
"""Has a number, a kind, a holder, languages, a day of issue and a code; its design knows the rest."""


def read_paper(kind: str, text: str) -> Paper:
    """The facts of a paper of this kind. Raises RuleBroken with `certificate.facts_unreadable`."""
    return RecordPaper.from_json(text) if kind in RECORD_KINDS else ParticipationFacts.from_json(text)


_NOT_PRINTED = {"code": "", "codes": (), "code_mm": 0.0, "codes_beside": 0, "anyway": "", "against": ()}
"""The codes themselves, and why a paper was issued in spite of what spoke against it."""


def digest_of(paper: Paper, design: str) -> bytes:
    """A short digest of everything that a paper prints, so that no fact of it can be changed without another code.

    The first bytes of the SHA-256 of the id of the design, a line end and the frozen facts as they are written."""
    bare = {one.name: _NOT_PRINTED[one.name] for one in fields(paper) if one.name in _NOT_PRINTED}
    printed = replace(paper, **bare)  # type: ignore[arg-type]
    return sha256(f"{design}\n{printed.to_json()}".encode()).digest()[:DIGEST]

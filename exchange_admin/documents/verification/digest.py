"""A short digest of everything that a paper prints, so that no fact of it can be changed without another code."""

from __future__ import annotations

from dataclasses import fields, replace
from hashlib import sha256

from exchange_admin.documents.papers import Paper
from exchange_admin.documents.verification.second_format import DIGEST

_NOT_PRINTED = {"code": "", "codes": (), "code_mm": 0.0, "codes_beside": 0, "anyway": "", "against": ()}
"""The codes themselves, and why a paper was issued in spite of what spoke against it."""


def digest_of(paper: Paper, design: str) -> bytes:
    """The first bytes of the SHA-256 of the id of the design, a line end and the frozen facts as they are written."""
    bare = {one.name: _NOT_PRINTED[one.name] for one in fields(paper) if one.name in _NOT_PRINTED}
    printed = replace(paper, **bare)  # type: ignore[arg-type]
    return sha256(f"{design}\n{printed.to_json()}".encode()).digest()[:DIGEST]

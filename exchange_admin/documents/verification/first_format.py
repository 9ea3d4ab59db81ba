"""Codes of the first format, `EXC1:`: those of papers issued before a code stated everything. Only read.

The bytes, all numbers with the high byte first: key id (8), kind (1), days since 2000-01-01 of issue, start and end
(2 each, 65535 for none), then number, name in Latin, name in its own script, programme and issuer, each as its length
(1) and UTF-8. The signature (64) stands over `EXC1`, a zero byte and these bytes. `resources/verification/verify.html`
reads the same layout.
"""

from __future__ import annotations

from datetime import date, timedelta

from exchange_admin.documents.verification.statement import Fact

KINDS = (
    "participation",
    "language_course",
    "invitation",
    "transcript",
    "attendance",
    "arrival",
    "departure",
    "teacher_exchange",
    "advanced_training",
    "completion",
    "acceptance",
    "nomination",
    "learning_agreement",
    "recognition",
    "handover_list",
    "retraining",
    "accompanying",
    "academic",
)
"""What the byte of the kind stands for. Printed codes rely on these places. A later one is read as `kind_99`."""

_EPOCH = date(2000, 1, 1)
_NO_DAY = 0xFFFF
_TEXTS = ("number", "latin", "native", "programme", "issuer")


def lines_of(payload: bytes) -> tuple[Fact, ...]:
    """Raises ValueError or IndexError for bytes of another layout."""
    kind = KINDS[payload[8]] if payload[8] < len(KINDS) else f"kind_{payload[8]}"
    days = {name: int.from_bytes(payload[at : at + 2]) for name, at in (("issued", 9), ("starts", 11), ("ends", 13))}
    texts, at = [], 15
    for _ in _TEXTS:
        length = payload[at]
        text = payload[at + 1 : at + 1 + length]
        if len(text) != length:
            raise ValueError("cut off")
        texts.append(text.decode())
        at += 1 + length
    if at != len(payload) or days["issued"] == _NO_DAY:
        raise ValueError("more than the facts")
    if any(not character.isprintable() for text in texts for character in text):
        raise ValueError("a sign that no paper has")
    said = {"kind": kind, **dict(zip(_TEXTS, texts, strict=True))}
    said |= {name: (_EPOCH + timedelta(day)).isoformat() for name, day in days.items() if day != _NO_DAY}
    return tuple(Fact(key, value) for key, value in said.items() if value)

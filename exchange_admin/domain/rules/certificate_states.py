"""What becomes of an issued paper: printed, signed, handed over, or revoked."""

from __future__ import annotations

from exchange_admin.domain.problems import Problem

ISSUED, PRINTED, SIGNED, HANDED_OVER = "issued", "printed", "signed", "handed_over"
STATES = (ISSUED, PRINTED, SIGNED, HANDED_OVER)
REVOKED = "revoked"
TAKEN_BACK_FROM = frozenset({ISSUED, PRINTED})
"""States in which the paper was signed by nobody, so that it can be taken back as if it had not been."""


def is_reachable(now: str, wanted: str) -> bool:
    """Whether a certificate may go from `now` to `wanted`: steps may be left out, none gone back; undo mends slips."""
    if wanted == REVOKED:
        return now in STATES
    return now in STATES and wanted in STATES and STATES.index(wanted) > STATES.index(now)


def state_problems(number: str, now: str, wanted: str) -> list[Problem]:
    """Why a certificate may not go from `now` to `wanted`; nothing speaks against staying."""
    if wanted == now or is_reachable(now, wanted):
        return []
    if now == REVOKED:
        return [Problem("certificate.revoked", "state", {"number": number})]
    facts = {"number": number, "from": f"choice.certificate_state.{now}", "to": f"choice.certificate_state.{wanted}"}
    return [Problem("certificate.state_not_reachable", "state", facts)]

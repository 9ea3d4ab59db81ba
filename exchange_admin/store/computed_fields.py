"""Facts about a record that stand in no column: what a list shows and filters by, worked out in SQL."""

from __future__ import annotations

from exchange_admin.domain.rules.recognition.staleness import CHANGED, GROUND, NOT_KNOWN, RESTED_ON, UNCHANGED
from exchange_admin.domain.rules.recognition.states import CLOSED, DECIDED


def computed_field(kind: str, name: str, alias: str = "t") -> str:
    """An SQL expression about the row `alias`, without bound values; empty where `name` is no such fact."""
    return _ground(alias) if (kind, name) == ("recognition", GROUND) else ""


def _ground(case: str) -> str:
    """As `services.recognition.decided_lines`, which tells each difference. Content that is no JSON object of objects
    came from a foreign file and says nothing."""
    kept = f'{case}."decided_lines"'
    before = "CASE was.type WHEN 'object' THEN was.value END"
    differs = " OR ".join(f"now.\"{name}\" IS NOT ({before} ->> '$.{name}')" for name in RESTED_ON)
    return (
        f"CASE WHEN {case}.\"state\" NOT IN ('{DECIDED}', '{CLOSED}') THEN NULL"
        f" WHEN {kept} IS NULL OR NOT json_valid({kept}) OR json_type({kept}) <> 'object' THEN '{NOT_KNOWN}'"
        f' WHEN EXISTS (SELECT 1 FROM json_each({kept}) AS was LEFT JOIN "transcript_line" AS now'
        f' ON now.id = was.key AND now._live = 1 AND now."transcript_id" = {case}."transcript_id"'
        f" WHERE was.type = 'object' AND (now.id IS NULL OR {differs})) THEN '{CHANGED}' ELSE '{UNCHANGED}' END"
    )

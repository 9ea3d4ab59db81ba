"""What of projects waits on a day: outputs that are late or due, and those that wait for the own institution."""

from __future__ import annotations

from datetime import date

from exchange_admin.domain.queries import Filter, Query, Test
from exchange_admin.domain.rules.projects.outputs import is_asked
from exchange_admin.domain.rules.projects.states import APPROVED_STATES, REVIEWING, UNFINISHED
from exchange_admin.domain.steps import Record
from exchange_admin.services.portfolio.sheets import read_projects
from exchange_admin.services.projects.sheets import OUTPUT, PROJECT
from exchange_admin.store import Store

OPEN_OUTPUTS = (Filter("state", Test.IS, UNFINISHED),)
"""Filters of those that somebody still works on."""
_FOR_APPROVAL = (Filter("state", Test.IS, (REVIEWING, *APPROVED_STATES)),)


def outputs_to_approve(store: Store, own: str, today: date) -> list[Record]:
    """Under review, or said to be agreed although they are not approved as they stand; the own institution is asked
    and has said nothing of them."""
    reviewed = store.records(Query(OUTPUT, filters=_FOR_APPROVAL)) if own else []
    named = dict.fromkeys(one.text("project_id") for one in reviewed)
    if not reviewed:
        return []
    sheets = read_projects(store, list(store.many(PROJECT, list(named)).values()), today, reviewed)
    return [
        output
        for sheet in sheets
        for output in sheet.outputs
        if is_asked(output.values, standing := sheet.standings[output.id]) and standing.waits_for(own)
    ]

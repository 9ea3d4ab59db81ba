"""What of projects waits on a day: outputs that are late or due, and those that wait for the own institution."""

from __future__ import annotations

from datetime import date

from exchange_admin.domain.queries import Filter, Query, Test
from exchange_admin.domain.rules.projects.states import REVIEWING, UNFINISHED
from exchange_admin.services.portfolio.sheets import read_projects
from exchange_admin.services.projects.sheets import OUTPUT, PROJECT
from exchange_admin.store import Store

OPEN_OUTPUTS = (Filter("state", Test.IS, UNFINISHED),)
"""Filters of those that somebody still works on."""
UNDER_REVIEW = (Filter("state", Test.IS, (REVIEWING,)),)


def outputs_to_approve(store: Store, own: str, today: date) -> list[str]:
    """Under review, and the own institution is asked and has said nothing of them as they stand."""
    reviewed = store.records(Query(OUTPUT, filters=UNDER_REVIEW))
    named = dict.fromkeys(one.text("project_id") for one in reviewed)
    if not own or not reviewed:
        return []
    sheets = read_projects(store, list(store.many(PROJECT, list(named)).values()), today, reviewed)
    return [
        output
        for sheet in sheets
        for output, standing in sheet.standings.items()
        if own in standing.missing and own not in standing.declined
    ]

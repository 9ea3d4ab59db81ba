"""What lists of outputs show that stands in no single field: whether all have approved one as it stands, and how far it
is by that."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from exchange_admin.domain.rules.projects.outputs import TEXT, is_unapproved
from exchange_admin.domain.rules.projects.states import APPROVED_STATES, REVIEWING
from exchange_admin.domain.steps import Record
from exchange_admin.domain.wording import Wording
from exchange_admin.services.kinds.committee_columns import TONES
from exchange_admin.services.kinds.hooks import MadeColumn
from exchange_admin.services.list_cells import Cell, ListColumn, Show
from exchange_admin.services.portfolio.sheets import ProjectSheet, read_projects
from exchange_admin.store import Store

_ASKED = (REVIEWING, *APPROVED_STATES)
_NEEDS = (*TEXT, "state", "due")


def _approvals(store: Store, words: Wording, outputs: Sequence[Record], today: date) -> Mapping[str, Cell]:
    asked = [one for one in outputs if one["state"] in _ASKED]
    projects = store.many("project", list(dict.fromkeys(one.text("project_id") for one in asked)))
    sheets = read_projects(store, list(projects.values()), today, asked)
    return {one.id: _cell(words, sheet, one) for sheet in sheets for one in sheet.outputs}


def _cell(words: Wording, sheet: ProjectSheet, output: Record) -> Cell:
    now = sheet.standings[output.id]
    standing = now.standing
    tone = "amber" if is_unapproved(output.values, now) else TONES[standing]
    return Cell(words.say(f"portfolio.short.{standing}"), tone=tone, value=standing)


def _states(store: Store, words: Wording, outputs: Sequence[Record], today: date) -> Mapping[str, Cell]:
    """How far each is by its approvals, not by its word."""
    found = {
        one.id: Cell(words.choice("output_state", one["state"]), value=one["state"]) for one in outputs if one["state"]
    }
    said = [one for one in outputs if one["state"] in APPROVED_STATES]
    projects = store.many("project", list(dict.fromkeys(one.text("project_id") for one in said)))
    for sheet in read_projects(store, list(projects.values()), today, said):
        for one in sheet.outputs:
            tone = "amber" if is_unapproved(one.values, sheet.standings[one.id]) else ""
            found[one.id] = Cell(sheet.state_said(words, one), tone=tone, value=one["state"])
    return found


OUTPUT_STATE = MadeColumn(ListColumn("output_state_said", Show.STATUS, "state", usual=False), _NEEDS, _states)
OUTPUT_APPROVAL = MadeColumn(ListColumn("output_standing", Show.STATUS, None, usual=True), _NEEDS, _approvals)

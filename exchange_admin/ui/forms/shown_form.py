"""The form of a record on a desk: made for its kind, and fixed where others decide."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from exchange_admin.domain.fields import Kind
from exchange_admin.domain.steps import Record
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.forms.new_record_dialog import form_tools
from exchange_admin.ui.forms.record_form import RecordForm
from exchange_admin.ui.presentation import Block
from exchange_admin.ui.words import say


def form_of(
    desk: Desk,
    kind: Kind,
    *,
    only: Sequence[str] = (),
    told: Sequence[str] = (),
    blocks: Sequence[Block] = (),
    of: str = "",
) -> RecordForm:
    """A form that proposes what the records know of the kind."""
    suggest = partial(desk.records.suggestions, kind.name) if desk.records.suggests(kind.name) else None
    advice = None
    if field := desk.records.advised(kind.name):
        advice = field, lambda values: desk.records.advice(kind.name, values, desk.language)
    tools = form_tools(desk, kind.name)
    return RecordForm(
        desk.look, kind, tools, only=only, told=told, suggest=suggest, advice=advice, blocks=blocks, of=of
    )


def limit(form: RecordForm | None, record: Record, desk: Desk) -> str:
    """Fixes what others decide. Answers with a sentence where the whole record is theirs, else with nothing."""
    fixed, elsewhere = not desk.limits.may_change(record), desk.limits.decided_elsewhere(record)
    reason = _whose(record.kind, desk) if fixed else ""
    if form is not None:
        form.anew = desk.office.beginning_anew.fields(record) if desk.registry[record.kind].begun_anew else frozenset()
        form.read_only(fixed, elsewhere, reason or say("Limits", "The other side of the exchange decides this field."))
    return reason


def _whose(kind: str, desk: Desk) -> str:
    if keeper := desk.limits.keeper(kind):
        return say("Limits", "Read-only: {who} keeps this record.").replace("{who}", desk.label("institution", keeper))
    return say("Limits", "Read-only: this belongs to the office or another college.")

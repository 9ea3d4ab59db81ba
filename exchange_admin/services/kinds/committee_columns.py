"""What lists of meetings and of decisions show that stands in no single field: how far minutes are, a text in the
language of the reader, the day by which a decision is due as long as it is open, whether its text was changed after it
was approved, which meeting is approved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from exchange_admin.domain.labels import in_language, in_other_languages
from exchange_admin.domain.rules.committee.control import is_open
from exchange_admin.domain.rules.committee.minutes import APPROVED, Standing
from exchange_admin.domain.rules.committee.states import AGREED
from exchange_admin.domain.rules.projects.outputs import output_hash
from exchange_admin.domain.steps import Record
from exchange_admin.domain.wording import Wording, day_said, written_day
from exchange_admin.services.committee.controlling import text_in
from exchange_admin.services.committee.standings import changed_since, standings
from exchange_admin.services.kinds.hooks import MadeColumn
from exchange_admin.services.list_cells import Cell, ListColumn, Show
from exchange_admin.services.stored import NO_RECORD
from exchange_admin.store import Store

TONES: Mapping[Standing, str] = {
    Standing.OPEN: "grey",
    Standing.WAITING: "violet",
    Standing.AGREED: "green",
    Standing.CHANGED: "amber",
    Standing.DECLINED: "amber",
}
_TONES: Mapping[str, str] = {"agreed": "violet", "in_work": "teal", "done": "green", "lapsed": "amber"}
"""Of states of decisions."""
_MEETING = (
    *("body_id", "number", "kind", "state", "name_zh", "name_ru", "starts", "ends", "place", "format"),
    *("host_institution_id", "agenda_zh", "agenda_ru", "participants_home", "participants_partner", "votes_present"),
)
"""Everything that the text of minutes is made of."""


def _minutes(store: Store, words: Wording, meetings: Sequence[Record], today: date) -> Mapping[str, Cell]:
    found = standings(store, meetings)
    return {
        id: Cell(words.say(f"committee.short.{one.standing}"), tone=TONES[one.standing], value=one.standing)
        for id, one in found.items()
    }


def _meeting_states(store: Store, words: Wording, meetings: Sequence[Record], today: date) -> Mapping[str, Cell]:
    """Minutes that were closed as agreed and are another text now are not called so."""
    found = {
        one.id: Cell(words.choice("meeting_state", one["state"]), value=one["state"])
        for one in meetings
        if one["state"]
    }
    for id, one in standings(store, [one for one in meetings if one["state"] == AGREED]).items():
        if one.standing is not Standing.AGREED:
            found[id] = Cell(words.say(f"committee.short.{one.standing}"), tone=TONES[one.standing], value=AGREED)
    return found


def _texts(store: Store, words: Wording, decisions: Sequence[Record], today: date) -> Mapping[str, Cell]:
    def told(one: Record) -> Cell:
        texts = (text_in(one, words.language), in_other_languages(one.values, "text", words.language))
        first, second = (" ".join(text.split()) for text in texts)
        return Cell(first, second)

    return {one.id: told(one) for one in decisions}


def _due(store: Store, words: Wording, decisions: Sequence[Record], today: date) -> Mapping[str, Cell]:
    """Days are counted while somebody has to carry it out; of others only the day is told."""
    due = {one.id: one.text("due") for one in decisions if one["due"]}
    still = {one.id for one in decisions if is_open(one.values)}
    return {id: Cell(value=day) if id in still else Cell(written_day(words.language, day)) for id, day in due.items()}


def _states(store: Store, words: Wording, decisions: Sequence[Record], today: date) -> Mapping[str, Cell]:
    """What an approval of another text no longer holds is not called agreed without a word."""
    found = {
        one.id: Cell(
            words.choice("decision_state", one["state"]), tone=_TONES.get(one.text("state"), ""), value=one["state"]
        )
        for one in decisions
        if one["state"]
    }
    changed = changed_since(store, decisions)
    said = words.say("committee.short.text_changed")
    return found | {one.id: Cell(said, tone="amber", value=one["state"]) for one in decisions if one.id in changed}


def _approvals(store: Store, words: Wording, approvals: Sequence[Record], today: date) -> Mapping[str, Cell]:
    """An approval of another text is none of the minutes, or of the output, as they stand."""
    meetings = store.many("meeting", [one.text("meeting_id") for one in approvals])
    texts = {id: one.hash for id, one in standings(store, list(meetings.values())).items()}
    outputs = store.many("output", [one.text("output_id") for one in approvals])
    texts |= {id: output_hash(one.values) for id, one in outputs.items()}
    named = {one.id: one.text("meeting_id") or one.text("output_id") for one in approvals}
    return {one.id: _approval(words, one, texts[named[one.id]]) for one in approvals if named[one.id] in texts}


def _meetings(store: Store, words: Wording, approvals: Sequence[Record], today: date) -> Mapping[str, Cell]:
    """Number and day before the committee: beside each other its meetings differ by nothing else."""
    meetings = store.many("meeting", [one.text("meeting_id") for one in approvals])
    bodies = store.many("body", [one.text("body_id") for one in meetings.values()])
    called = {id: _called(words, one, bodies.get(one.text("body_id"), NO_RECORD)) for id, one in meetings.items()}
    return {one.id: Cell(said) for one in approvals if (said := called.get(one.text("meeting_id")))}


def _called(words: Wording, meeting: Record, body: Record) -> str:
    short = body.text("code") or in_language(body.values, "name", words.language)
    day = day_said(words.language, meeting.text("starts"))
    return " · ".join(part for part in (meeting.text("number"), day, short) if part)


def _approval(words: Wording, approval: Record, text: str) -> Cell:
    how = approval.text("verdict")
    if how == APPROVED and approval["content_hash"] != text:
        how = "outdated"
    said = words.say(f"committee.how.{how}")
    return Cell(said[:1].upper() + said[1:], tone="green" if how == APPROVED else "amber", value=how)


MINUTES = MadeColumn(ListColumn("minutes_standing", Show.STATUS, None, usual=True), _MEETING, _minutes)
MEETING_STATE = MadeColumn(
    ListColumn("meeting_state_said", Show.STATUS, "state", usual=False), _MEETING, _meeting_states
)
TEXT = MadeColumn(ListColumn("decision_text", Show.TEXT, None, usual=True), ("text_zh", "text_ru", "text_en"), _texts)
STILL_DUE = MadeColumn(ListColumn("still_due", Show.DATE, "due", usual=False), ("due", "state", "kind"), _due)
DECISION_STATE = MadeColumn(
    ListColumn("decision_state_said", Show.STATUS, "state", usual=False), ("state", "meeting_id"), _states
)
_APPROVAL = ("meeting_id", "output_id", "verdict", "content_hash")
APPROVED_TEXT = MadeColumn(ListColumn("approved_text", Show.STATUS, None, usual=True), _APPROVAL, _approvals)
OF_MEETING = MadeColumn(ListColumn("meeting_said", Show.TEXT, "meeting_id", usual=True), ("meeting_id",), _meetings)

"""The text of minutes as it is read on screen: rows in Chinese and Russian beside each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from exchange_admin.domain.dates import day_in
from exchange_admin.domain.labels import in_language
from exchange_admin.domain.rules.committee.minutes import CHAIRS, LANGUAGES, is_member_on
from exchange_admin.domain.rules.towns import Towns
from exchange_admin.domain.steps import Record
from exchange_admin.domain.wording import Wording, written_day
from exchange_admin.services.committee.sheets import MeetingSheet, votes_said
from exchange_admin.services.stored import NO_RECORD, got
from exchange_admin.store import Store


@dataclass(frozen=True, slots=True)
class TextRow:
    """`texts` are in the order of `LANGUAGES`; `decision` is the id of the one that stands there, `is_head` marks the
    head of a part, `is_quiet` what is said about the decision above. `fields` are those that each of the texts is made
    of, of the decision or of the meeting."""

    texts: tuple[str, ...]
    decision: str = ""
    is_head: bool = False
    is_quiet: bool = False
    fields: tuple[tuple[str, ...], ...] = ((), ())


def text_rows(store: Store, wordings: Mapping[str, Wording], sheet: MeetingSheet, towns: Towns) -> Iterator[TextRow]:
    """In the order of the paper; what is missing in one language is empty there."""
    told = [_of_meeting(store, wordings[one], sheet, towns) for one in LANGUAGES]
    in_rows = zip(zip(*told, strict=True), _FIELDS_OF_MEETING, strict=True)
    yield from (TextRow(texts, fields=(fields, fields)) for texts, fields in in_rows if any(texts))
    agenda = tuple(sheet.meeting.text(f"agenda_{one}").strip() for one in LANGUAGES)
    if any(agenda):
        yield _head(wordings, "paper.committee.minutes.agenda")
        yield TextRow(agenda, fields=_in_each("agenda"))
    if sheet.decisions:
        yield _head(wordings, "paper.committee.minutes.decisions")
    wanted = {one.text("responsible_institution_id") for one in sheet.decisions} - {""}
    places = store.many("institution", sorted(wanted))
    for one in sheet.decisions:
        number, place = one.text("number"), places.get(one.text("responsible_institution_id"), NO_RECORD)
        written = (one.text(f"text_{language}") for language in LANGUAGES)
        texts = tuple(text and f"{number}  {text}" for text in written)
        yield TextRow(texts, decision=one.id, fields=_in_each("text"))
        if any(carried := tuple(_carried_out(wordings[language], one, place) for language in LANGUAGES)):
            yield TextRow(carried, decision=one.id, is_quiet=True, fields=(_CARRIED, _CARRIED))


_FIELDS_OF_MEETING = (
    ("starts", "ends", "place", "format", "number", "kind", "name_zh", "name_ru", "host_institution_id"),
    ("votes_present", "participants_home", "participants_partner"),
    *((),) * len(CHAIRS),
)
"""Of the meeting, by its rows: what is printed in the head or nowhere is marked with day and place."""
_CARRIED = ("responsible_institution_id", "due", "kind", "number")


def _in_each(field: str) -> tuple[tuple[str, ...], ...]:
    return tuple((f"{field}_{one}",) for one in LANGUAGES)


def _head(wordings: Mapping[str, Wording], key: str) -> TextRow:
    return TextRow(tuple(wordings[one].say(key) for one in LANGUAGES), is_head=True)


def _of_meeting(store: Store, words: Wording, sheet: MeetingSheet, towns: Towns) -> tuple[str, ...]:
    """Day and place, votes, and who was in the chair."""
    meeting, day = sheet.meeting, sheet.meeting.text("starts")
    when = [written_day(words.language, one) for one in dict.fromkeys((day, meeting.text("ends"))) if one]
    held = words.say(f"held.{meeting['format']}") if meeting["format"] else ""
    parts = (" – ".join(when), towns.said(meeting.text("place"), words.language), held)
    votes = votes_said(meeting["votes_present"], sheet.body["quorum"])
    return (
        words.with_commas(parts),
        words.labelled(words.say("paper.committee.votes"), votes) if votes else "",
        *(_chaired(store, words, sheet, role) for role in CHAIRS),
    )


def _chaired(store: Store, words: Wording, sheet: MeetingSheet, role: str) -> str:
    day = day_in(sheet.meeting.values, "starts")
    seats = [one for one in sheet.memberships if one["role"] == role and is_member_on(one.values, day)]
    names = [_seat(store, words, one) for one in seats]
    return words.labelled(words.say(f"paper.committee.signature.{role}"), words.listed(names)) if names else ""


def _seat(store: Store, words: Wording, seat: Record) -> str:
    institution = in_language(got(store, "institution", seat["institution_id"]).values, "name", words.language)
    person = seat.text("person_name")
    return words.in_brackets(person, institution) if person else institution


def _carried_out(words: Wording, decision: Record, responsible: Record) -> str:
    if decision["kind"] == "information":
        return words.say("committee.paper.information")
    who = in_language(responsible.values, "name", words.language)
    due = decision.text("due")
    return " · ".join(part for part in (who, written_day(words.language, due) if due else "") if part)

"""Participants of a forum: as two numbers, and by name those whose stays stand in its programme.

A delegate needs an invitation, a visa, a registration and at the end a paper that says what he or she took part in:
all of that hangs on a stay. So whoever is known by name has one, and the meeting names the programme of these stays.
"""

from __future__ import annotations

from dataclasses import dataclass

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.fields import Value, Values
from exchange_admin.domain.rules.mobility_status import CAME_TO_NOTHING, NOT_ACCEPTED
from exchange_admin.domain.steps import Edit, Record, Step, live
from exchange_admin.domain.wording import LANGUAGES
from exchange_admin.services.committee.sheets import BODY, MEETING
from exchange_admin.services.consents import without_consent
from exchange_admin.services.parts import Parts, Service
from exchange_admin.services.records import Records
from exchange_admin.services.stored import got, refuse, stop_at, there

PROGRAMME, STAY = "programme", "mobility"
GUEST_ACTIVITY = "staff_training"
_DROPPED = CAME_TO_NOTHING | NOT_ACCEPTED


@dataclass(frozen=True, slots=True)
class Participants:
    """`home` and `partner` are the two numbers as somebody wrote them down, None where nobody did. `stays` are those
    of everybody known by name, `people` whose they are, each once, `unconsented` those of them without a consent."""

    home: int | None
    partner: int | None
    programme: str = ""
    stays: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    unconsented: tuple[str, ...] = ()


class Forums(Service[Parts]):
    """Verbs raise RuleBroken, and nothing was written then."""

    def __init__(self, parts: Parts, records: Records) -> None:
        super().__init__(parts)
        self._records = records

    def participants(self, meeting: str) -> Participants:
        record = there(self._store, MEETING, meeting)
        programme = got(self._store, PROGRAMME, record["programme_id"])
        home, partner = (_number(record[f"participants_{side}"]) for side in ("home", "partner"))
        if not programme.id:
            return Participants(home, partner)
        found = live(self._store.where(STAY, "programme_id", [programme.id]))
        stays = [one for one in found if _DROPPED.isdisjoint((one["sending_status"], one["receiving_status"]))]
        kept = self._store.entries().kept
        people = tuple(dict.fromkeys(kept(one.text("person_id")) for one in stays))
        lacking = without_consent(self._store, people, self._today())
        return Participants(home, partner, programme.id, tuple(one.id for one in stays), people, lacking)

    def guest(self, programme: str) -> Values:
        """What the stay of a guest of a forum begins with: of all activities the one that asks for no diploma and no
        language, on the days of the forum and at its host."""
        found = there(self._store, PROGRAMME, programme)
        told = {
            "activity": GUEST_ACTIVITY,
            "receiving_institution_id": found["host_institution_id"],
            "planned_start": found["starts"],
            "planned_end": found["ends"],
        }
        return {name: value for name, value in told.items() if value}

    def begin_list(self, meeting: str, who: str) -> Changes:
        """A programme of the name and the days of a meeting, into which its participants are entered or imported as
        those of any other. Refused where it has one, and in the file of a college: programmes are the office's."""
        record = there(self._store, MEETING, meeting)
        if self._store.is_partner:
            refuse("meeting.list_of_office")
        if got(self._store, PROGRAMME, record["programme_id"]).id:
            refuse("meeting.has_list")
        host = record["host_institution_id"] or got(self._store, BODY, record["body_id"])["lead_institution_id"]
        values: dict[str, Value] = {
            **self._titles(record),
            "kind": "other",
            "host_institution_id": host,
            "starts": record["starts"],
            "ends": record["ends"] or record["starts"],
        }
        filled, problems = self._records.draft(PROGRAMME, values)
        stop_at(problems)
        programme = self._origin.new_id()
        changed, problems = self._records.change(record, {"programme_id": programme})
        stop_at(one for one in problems if one.field != "programme_id")  # it is made in the same step
        edits = (Edit(PROGRAMME, programme, filled, new=True), Edit(MEETING, meeting, changed))
        return self._store.record(Step(who, f"{MEETING}.begin_list", edits))

    def _titles(self, meeting: Record) -> dict[str, Value]:
        """Of the meeting, else what it is with its number."""
        given = {f"name_{one}": meeting[f"name_{one}"] for one in LANGUAGES}
        if any(given.values()):
            return given
        number = meeting.text("number")
        said = {one: self._wordings[one].choice("meeting_kind", meeting["kind"]) for one in LANGUAGES}
        return {f"name_{one}": " ".join(part for part in (text, number) if part) for one, text in said.items()}


def _number(value: Value) -> int | None:
    return value if isinstance(value, int) else None

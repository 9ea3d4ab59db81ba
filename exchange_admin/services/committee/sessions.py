"""New meetings of a committee, with the standing agenda that an office changes as it likes."""

from __future__ import annotations

from collections.abc import Mapping

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.fields import Value
from exchange_admin.domain.rules.committee.control import FORUM, SESSION, is_of_forum, is_open
from exchange_admin.domain.rules.committee.minutes import number_order
from exchange_admin.domain.rules.committee.states import PLANNED
from exchange_admin.domain.steps import live
from exchange_admin.domain.wording import LANGUAGES
from exchange_admin.services.committee.sheets import BODY, DECISION, MEETING
from exchange_admin.services.parts import Parts, Service
from exchange_admin.services.records import Records
from exchange_admin.services.stored import refuse, there

POINTS = ("last_minutes", "control", "figures", "projects", "quality")
"""What stands on every agenda, in this order; the wording says each."""
_MOST_NAMED = 12


class Sessions(Service[Parts]):
    """Verbs raise RuleBroken, and nothing was written then."""

    def __init__(self, parts: Parts, records: Records) -> None:
        super().__init__(parts)
        self._records = records

    def agenda(self, body: str) -> Mapping[str, str]:
        """The standing agenda by language, a point on each line; what is under control is named by its numbers."""
        numbers = self._under_control(body)
        return {language: "\n".join(self._points(language, numbers)) for language in LANGUAGES}

    def offered(self, body: str) -> Mapping[str, Value]:
        """With what a new meeting of a committee begins: a session with the standing agenda, of a forum committee an
        edition, which has a programme of its own."""
        if is_of_forum(there(self._store, BODY, body).values):
            return {"body_id": body, "kind": FORUM}
        return {"body_id": body, "kind": SESSION, **self._fields(body)}

    def convene(self, body: str, values: Mapping[str, Value], who: str, *, with_agenda: bool = True) -> Changes:
        """A new meeting of a committee, numbered and, where it is no forum, with the standing agenda unless
        `values` say another one."""
        begun = self.offered(body)
        kind = values.get("kind") or begun["kind"]
        agenda = self._fields(body) if with_agenda and kind != FORUM else {}
        offered = {"kind": kind, "state": PLANNED, "body_id": body, **agenda}
        offered |= self._records.suggestions(MEETING, offered)
        return self._records.add(MEETING, {**offered, **{name: one for name, one in values.items() if one}}, who)

    def put_agenda(self, meeting: str, who: str) -> Changes:
        """Writes the standing agenda into a meeting that has none; refused with `meeting.has_agenda`."""
        record = there(self._store, MEETING, meeting)
        fields = self._fields(record.text("body_id"))
        if any(record[name] for name in fields):
            refuse("meeting.has_agenda")
        return self._records.set(MEETING, meeting, fields, who)

    def _fields(self, body: str) -> dict[str, Value]:
        said = self.agenda(body)
        return {f"agenda_{language}": said[language] for language in ("zh", "ru")}

    def _points(self, language: str, numbers: list[str]) -> list[str]:
        words = self._wordings[language]
        points = [words.say(f"committee.agenda.{one}") for one in POINTS]
        if numbers:
            points[POINTS.index("control")] = words.say(
                "committee.agenda.control_of", {"numbers": words.listed(numbers)}
            )
        return [f"{n}. {point}" for n, point in enumerate(points, start=1)]

    def _under_control(self, body: str) -> list[str]:
        """Numbers of its decisions that somebody has to carry out; none where they are too many for a line."""
        meetings = [one.id for one in live(self._store.where(MEETING, "body_id", [body]))]
        decisions = live(self._store.where(DECISION, "meeting_id", meetings))
        numbers = sorted((one.text("number") for one in decisions if is_open(one.values)), key=number_order)
        return numbers if len(numbers) <= _MOST_NAMED else []

"""The committee that the sample office leads: members, sessions with minutes that both chairs approved, decisions."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from exchange_admin.domain.fields import Value
from exchange_admin.domain.rules.committee.minutes import CHAIRS
from exchange_admin.domain.rules.committee.states import AGREED, HELD, INFORMATION
from exchange_admin.domain.wording import LANGUAGES, written_day
from exchange_admin.services.committee.committees import Signed
from exchange_admin.services.office import Office
from exchange_admin.services.sample.partners import Partner
from exchange_admin.services.sample.stories import Stories
from exchange_admin.services.sample.tables import Entry

_SIGNED_AFTER = 7
_OF_SESSION = ("number", "place", "format", "votes_present", "participants_home", "participants_partner")


class CommitteeStory(Stories):
    """After everything else, by the verbs of the office. `told` is `committee.toml`, `partners` are by key."""

    def __init__(self, office: Office, who: str, told: Entry, partners: Mapping[str, Partner], today: date) -> None:
        super().__init__(office, who, told)
        self._partners, self._today = partners, today

    def tell(self) -> None:
        body = self._add("body", {**self._told["body"], "lead_institution_id": self._id("own")})
        for one in self._told["member"]:
            said = {name: value for name, value in one.items() if name != "institution"}
            begins = self._day(self._told["session"][0]["days"])
            of = {"body_id": body, "institution_id": self._id(one["institution"]), "from_date": begins}
            self._add("membership", {**said, **of})
        for session in self._told["session"]:
            self._meet(body, session)

    def _meet(self, body: str, session: Entry) -> None:
        agenda = self._office.sessions.agenda(body)
        meeting = self._add(
            "meeting",
            {
                **{name: session[name] for name in _OF_SESSION},
                "body_id": body,
                "kind": "session",
                "state": HELD,
                "starts": self._day(session["days"]),
                "host_institution_id": self._id(session["host"]),
                "agenda_zh": agenda["zh"],
                "agenda_ru": agenda["ru"],
            },
        )
        decisions = [(self._decide(meeting, one), one) for one in session["decision"]]
        self._approve(meeting, self._today + timedelta(days=session["days"] + _SIGNED_AFTER))
        for id, one in decisions:
            if (state := one.get("state", AGREED)) != AGREED:
                self._office.committees.settle(id, state, one.get("result", ""), self._who)

    def _decide(self, meeting: str, one: Entry) -> str:
        kind = one.get("kind", "resolution")
        due = "" if kind == INFORMATION else self._day(one["due"])
        texts = {f"text_{each}": _dated(one[f"text_{each}"], each, due) for each in LANGUAGES}
        values: dict[str, Value] = {**texts, "kind": kind}
        if due:
            values |= {"responsible_institution_id": self._id(one["responsible"]), "due": due}
        (id,) = self._office.committees.decide(meeting, values, self._who).ids["decision"]
        return id

    def _approve(self, meeting: str, day: date) -> None:
        for one in self._told["member"]:
            if one["role"] in CHAIRS:
                signed = Signed(one["person_name"], self._id(one["institution"]), day, one["position"])
                self._office.committees.approve(meeting, signed, self._who)
        self._office.committees.agree(meeting, self._who)

    def _id(self, key: str) -> str:
        return self._partners[key].id

    def _day(self, days: int) -> str:
        return (self._today + timedelta(days=days)).isoformat()


def _dated(text: str, language: str, due: str) -> str:
    return text.replace("{due}", written_day(language, due)) if due else text

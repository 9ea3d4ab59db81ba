"""The committee that the sample office leads: sessions, minutes that both chairs approved, decisions; an edition of its
forum; an agreement of three parties of which one has not signed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import islice

from exchange_admin.domain.fields import Value
from exchange_admin.domain.rules.committee.minutes import CHAIRS
from exchange_admin.domain.rules.committee.states import AGREED, HELD, INFORMATION
from exchange_admin.domain.steps import Record
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
        self._hold_forum(self._told["forum"])
        self._begin_signing(self._told["framework"])

    def _hold_forum(self, told: Entry) -> None:
        """Staff of partners by name, all but the last of them with a consent."""
        led = {"lead_institution_id": self._id("own")}
        body = self._add("body", {**told["body"], **led})
        starts, ends = self._day(told["days"]), self._day(told["days"] + 1)
        said = {**told["edition"], "body_id": body, "starts": starts, "ends": ends, "state": HELD}
        meeting = self._add("meeting", {**said, "host_institution_id": self._id("own")})
        self._office.forums.begin_list(meeting, self._who)
        programme = self._office.forums.participants(meeting).programme
        guests = list(islice(self._guests(), told["named"]))
        for guest in guests:
            sides = {
                "sending_institution_id": guest["home_institution_id"],
                "receiving_institution_id": self._id("own"),
            }
            days: dict[str, Value] = {"actual_start": starts, "actual_end": ends}
            of: dict[str, Value] = {"person_id": guest.id, "programme_id": programme, **told["stay"]}
            self._add("mobility", {**of, **sides, **days, "planned_start": starts, "planned_end": ends})
        for guest in guests[:-1]:
            given = {"person_id": guest.id, "kind": "processing", "given_on": self._day(told["days"] - _SIGNED_AFTER)}
            self._add("consent", given)

    def _guests(self) -> Iterator[Record]:
        """Staff of institutions in Russia."""
        ours = {one.id for one in self._partners.values() if one.country == "RU"}
        return (one for one in self._some("person", role="staff") if one["home_institution_id"] in ours)

    def _begin_signing(self, told: Entry) -> None:
        values = {**told["agreement"], "institution_id": self._id(told["with"])}
        agreement = self._add("agreement", values)
        for one in told["party"]:
            signed = {"signed_on": self._day(one["signed"])} if "signed" in one else {}
            of = {"agreement_id": agreement, "institution_id": self._id(one["institution"]), "role": "party"}
            self._add("membership", {**of, **signed, "person_name": one["person_name"], "voting": 0})

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

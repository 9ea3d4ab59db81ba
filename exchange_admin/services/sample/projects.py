"""Joint projects of the sample office: members, outputs with their approvals, milestones."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from exchange_admin.domain.fields import Value
from exchange_admin.domain.rules.committee.minutes import number_order
from exchange_admin.domain.rules.projects.states import AGREED, REVIEWING
from exchange_admin.services.committee.committees import Signed
from exchange_admin.services.office import Office
from exchange_admin.services.sample.partners import Partner
from exchange_admin.services.sample.stories import Stories
from exchange_admin.services.sample.tables import Entry

_DAYS = ("starts", "ends", "due", "published_on")
_NOT_OF_THE_OUTPUT = frozenset({"author", "signed"})
_PUBLISHED_AFTER = 20
"""Days between the last approval and the publication."""
_NOT_OF_THE_PROJECT = frozenset({"lead", "agreement", "decision", "member", "output", "milestone", "facilities"})


class ProjectStory(Stories):
    """After the committee, by the verbs of the office. `told` is `projects.toml`, `partners` are by key."""

    def __init__(self, office: Office, who: str, told: Entry, partners: Mapping[str, Partner], today: date) -> None:
        super().__init__(office, who, told)
        self._partners, self._today = partners, today

    def tell(self) -> None:
        for one in self._told["project"]:
            self._carry_on(one)

    def _carry_on(self, one: Entry) -> None:
        said = self._dated({name: value for name, value in one.items() if name not in _NOT_OF_THE_PROJECT})
        roots = {"agreement_id": self._agreement(one), "decision_id": self._decision(one)}
        led: dict[str, Value] = {"lead_institution_id": self._partners[one["lead"]].id}
        project = self._add("project", {**said, **{name: id for name, id in roots.items() if id}, **led})
        for seat in one["member"]:
            begins = said.get("starts") or self._today.isoformat()
            of: dict[str, Value] = {"institution_id": self._partners[seat["institution"]].id, "from_date": begins}
            self._add("membership", {"project_id": project, "role": seat["role"], "voting": 0, **of})
        for made in one.get("output", ()):
            self._make(project, made)
        for name in one.get("facilities", ()):
            for listing in self._some("listing", name_en=name):
                self._office.records.set("listing", listing.id, {"project_id": project}, self._who)
        for step in one.get("milestone", ()):
            begun: dict[str, Value] = {"kind": "manual", "state": "open", "share": "office"}
            self._add("task", {**self._dated(step), **begun, "project_id": project})

    def _make(self, project: str, told: Entry) -> None:
        """What was published has been approved by all who are asked, before."""
        said = {name: value for name, value in told.items() if name not in _NOT_OF_THE_OUTPUT}
        values, author = self._dated(said), self._partners[told["author"]].id
        begun = {"state": REVIEWING} if "signed" in told else {}
        of = {"project_id": project, "author_institution_id": author}
        output = self._add("output", {**values, **begun, **of})
        for institution, signer in told.get("signed", {}).items():
            day = date.fromisoformat(str(values["published_on"])) - timedelta(days=_PUBLISHED_AFTER)
            signed = Signed(signer, self._partners[institution].id, day)
            self._office.projects.approve(output, signed, self._who)
        for state in (AGREED, told["state"]) if "signed" in told else ():
            self._office.projects.move_output(output, state, self._who)

    def _agreement(self, one: Entry) -> str:
        if "agreement" not in one:
            return ""
        found = self._some("agreement", institution_id=self._partners[one["agreement"]].id)
        return next((agreement.id for agreement in found), "")

    def _decision(self, one: Entry) -> str:
        """Of the last session, by its place among its decisions."""
        if "decision" not in one:
            return ""
        found = sorted(self._some("decision"), key=lambda decision: number_order(decision["number"]))
        last = found[-1].text("meeting_id") if found else ""
        of_last = [decision.id for decision in found if decision["meeting_id"] == last]
        return of_last[one["decision"] - 1] if len(of_last) >= one["decision"] else ""

    def _dated(self, told: Entry) -> dict[str, Value]:
        return {
            name: (self._today + timedelta(days=value)).isoformat() if name in _DAYS else value
            for name, value in told.items()
        }

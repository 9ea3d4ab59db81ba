"""Projects with everything that their cards say: who takes part, what they make, who approved it, what comes next."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from exchange_admin.domain.dates import LATEST_DAY
from exchange_admin.domain.fields import Value
from exchange_admin.domain.rules.committee.minutes import Approvals, is_member_on
from exchange_admin.domain.rules.projects.consortium import Party, missing_parts
from exchange_admin.domain.rules.projects.outputs import (
    WHO_APPROVES,
    approvals_of_output,
    asked,
    is_done,
    is_unapproved,
)
from exchange_admin.domain.rules.projects.states import APPROVED_STATES
from exchange_admin.domain.steps import Record, live
from exchange_admin.domain.wording import Wording
from exchange_admin.services.projects.refusals import declined_as_members, refused_outputs
from exchange_admin.services.projects.sheets import (
    APPROVAL,
    INSTITUTION,
    MEMBERSHIP,
    OUTPUT,
    PROJECT,
    days_written,
    written_by,
)
from exchange_admin.services.stored import NO_RECORD, there
from exchange_admin.store import Store

TASK = "task"
LEAD = WHO_APPROVES[0]
_SEAT = ("project_id", "institution_id", "role", "from_date", "until_date")
_ROLES = (*WHO_APPROVES, "enterprise", "research", "authority", "associate")
_ORDER = {role: at for at, role in enumerate(_ROLES)}


@dataclass(frozen=True, slots=True)
class Member:
    """`membership` is without a row where the lead institution of a project is named by the project alone."""

    role: str
    institution: Record
    membership: Record = NO_RECORD

    @property
    def country(self) -> str:
        return self.institution.text("country")


@dataclass(frozen=True)
class ProjectSheet:
    """As it stands on a day. Members in the order of their roles, outputs and milestones by their days; `standings` is
    how far approving each output is, by its id."""

    project: Record
    members: tuple[Member, ...]
    outputs: tuple[Record, ...] = ()
    standings: Mapping[str, Approvals] = field(default_factory=dict)
    milestones: tuple[Record, ...] = ()

    @property
    def lead(self) -> Record:
        return next((one.institution for one in self.members if one.role == LEAD), NO_RECORD)

    @cached_property
    def missing(self) -> tuple[str, ...]:
        """Who is missing in a consortium, as words of `projects.part`."""
        places = ((one.institution, one.role) for one in self.members)
        parties = [Party(place.text("kind"), place.text("country"), role) for place, role in places]
        return missing_parts(self.project["kind"], parties)

    @property
    def countries(self) -> Mapping[str, int]:
        """How many institutions take part from each, the most first."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for one in self.members:
            found[one.country].add(one.institution.id)
        return {name: len(ids) for name, ids in sorted(found.items(), key=lambda one: (-len(one[1]), one[0]))}

    def state_said(self, words: Wording, output: Record) -> str:
        """How far an output is: what its approvals prove, not what it says of itself."""
        if is_unapproved(output.values, self.standings[output.id]):
            return words.say("portfolio.unapproved")
        return words.choice("output_state", output["state"])

    @property
    def done(self) -> int:
        """How many outputs are agreed or published."""
        return sum(is_done(one.values, self.standings[one.id]) for one in self.outputs)

    def approvals_given(self, output: Record) -> tuple[int, int]:
        """How many of those that have to have approved an output as it stands, and how many have to."""
        standing = self.standings[output.id]
        return len(standing.approved), len(standing.chairs)


def read_project(store: Store, id: str, today: date) -> ProjectSheet:
    """Raises RuleBroken with `record.missing`."""
    (sheet,) = read_projects(store, [there(store, PROJECT, id)], today)
    return sheet


def read_projects(
    store: Store, projects: Sequence[Record], today: date, outputs: Sequence[Record] | None = None
) -> list[ProjectSheet]:
    """In their order, with as few questions for many as for one; with `outputs` these alone, and no milestones."""
    ids = [one.id for one in projects]
    seats = _by(store, MEMBERSHIP, "project_id", ids)
    made_by = _by(store, OUTPUT, "project_id", ids) if outputs is None else _of(outputs, "project_id")
    tasks = _by(store, TASK, "project_id", ids) if outputs is None else {}
    approvals = _by(store, APPROVAL, "output_id", [one.id for some in made_by.values() for one in some])
    called_agreed = [one for some in made_by.values() for one in some if one["state"] in APPROVED_STATES]
    days = days_written(store, [each for one in called_agreed for each in approvals.get(one.id, ())])
    every = [one for some in made_by.values() for one in some]
    refused = refused_outputs(store, every, [one for some in approvals.values() for one in some])
    named = {one.text("institution_id") for some in seats.values() for one in some}
    places = _places(store, named, projects)
    found = []
    for one in projects:
        sitting = [seat for seat in seats.get(one.id, ()) if is_member_on(seat.values, today)]
        ever, lead = [seat.values for seat in seats.get(one.id, ())], one["lead_institution_id"]
        made = sorted(made_by.get(one.id, ()), key=_by_day)
        said = {output.id: [each.values for each in approvals.get(output.id, ())] for output in made}
        standings = {}
        for output in made:
            written = written_by(approvals.get(output.id, ()), days)
            declined = declined_as_members(store, output, refused)
            of = asked(output.values, lead, ever, said[output.id], today, written, declined)
            standings[output.id] = approvals_of_output(output.values, of, said[output.id])
        ahead = sorted(tasks.get(one.id, ()), key=_by_day)
        members = _members(one, ((seat.values, seat) for seat in sitting), places)
        found.append(ProjectSheet(one, tuple(members), tuple(made), standings, tuple(ahead)))
    return found


def read_parties(store: Store, projects: Sequence[Record], today: date) -> list[ProjectSheet]:
    """As `read_projects`, with nothing but who takes part: for very many, so memberships are no records here."""
    seats: defaultdict[str, list[Mapping[str, Value]]] = defaultdict(list)
    for cells in store.cells(MEMBERSHIP, "project_id", [one.id for one in projects], _SEAT):
        seat = dict(zip(_SEAT, cells, strict=True))
        if is_member_on(seat, today):
            seats[str(seat["project_id"])].append(seat)
    named = {str(seat["institution_id"] or "") for some in seats.values() for seat in some}
    places = _places(store, named, projects)
    told = ((one, [(seat, NO_RECORD) for seat in seats[one.id]]) for one in projects)
    return [ProjectSheet(one, tuple(_members(one, sitting, places))) for one, sitting in told]


def _places(store: Store, named: set[str], projects: Sequence[Record]) -> Mapping[str, Record]:
    """Institutions that are named, and those that lead."""
    return store.many(INSTITUTION, sorted((named | {one.text("lead_institution_id") for one in projects}) - {""}))


def _members(
    project: Record, seats: Iterable[tuple[Mapping[str, Value], Record]], places: Mapping[str, Record]
) -> list[Member]:
    """Of what memberships say, each with its record."""
    found = [
        Member(str(said["role"] or ""), place, seat)
        for said, seat in seats
        if (place := places.get(str(said["institution_id"] or ""))) is not None
    ]
    lead = places.get(project.text("lead_institution_id"))
    if lead is not None and not any(one.role == LEAD and one.institution.id == lead.id for one in found):
        found.append(Member(LEAD, lead))
    return sorted(found, key=lambda one: (_ORDER.get(one.role, len(_ORDER)), one.country, one.institution.n))


def _by_day(record: Record) -> tuple[str, str]:
    return record.text("due") or LATEST_DAY, record.id


def _by(store: Store, kind: str, field: str, ids: Sequence[str]) -> Mapping[str, list[Record]]:
    return _of(live(store.where(kind, field, ids)) if ids else (), field)


def _of(records: Iterable[Record], field: str) -> Mapping[str, list[Record]]:
    found: defaultdict[str, list[Record]] = defaultdict(list)
    for one in records:
        found[one.text(field)].append(one)
    return found

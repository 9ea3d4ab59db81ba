"""A project with whoever takes part in it, and an output with whoever approves it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from exchange_admin.domain.rules.committee.minutes import Approvals, is_member_on
from exchange_admin.domain.rules.projects.consortium import Party, missing_parts
from exchange_admin.domain.rules.projects.outputs import approvals_of_output, asked, is_asked
from exchange_admin.domain.steps import Record
from exchange_admin.services.committee.refusals import latest_day
from exchange_admin.services.projects.refusals import declined_as_members, refused_outputs
from exchange_admin.services.stored import got, pointing, there
from exchange_admin.store import Store

PROJECT, OUTPUT, MEMBERSHIP, APPROVAL, INSTITUTION = "project", "output", "membership", "approval", "institution"


@dataclass(frozen=True, slots=True)
class ProjectSheet:
    """`members` are memberships that are not over, by role; `missing` words of `consortium.PARTS`."""

    project: Record
    members: tuple[Record, ...]
    outputs: tuple[Record, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OutputSheet:
    output: Record
    project: Record
    standing: Approvals
    approvals: tuple[Record, ...] = ()

    @property
    def is_asked(self) -> bool:
        """Whether approvals of it are given."""
        return is_asked(self.output.values, self.standing)


def read_project(store: Store, project: str, today: date) -> ProjectSheet:
    """Raises RuleBroken with `record.missing`."""
    record = there(store, PROJECT, project)
    members = members_of(store, project, today)
    outputs = sorted(pointing(store, OUTPUT, "project_id", project), key=lambda one: (one.text("due"), one.id))
    return ProjectSheet(record, tuple(members), tuple(outputs), missing_in(store, record, members))


def members_of(store: Store, project: str, today: date) -> list[Record]:
    found = pointing(store, MEMBERSHIP, "project_id", project)
    return sorted((one for one in found if is_member_on(one.values, today)), key=lambda one: (one.text("role"), one.id))


def missing_in(store: Store, project: Record, members: list[Record]) -> tuple[str, ...]:
    """Who is missing in a consortium; the institution that leads takes part too."""
    roles = [
        (project.text("lead_institution_id"), ""),
        *((one.text("institution_id"), one.text("role")) for one in members),
    ]
    there_are = store.many(INSTITUTION, [id for id, _ in roles if id])
    parties = [Party(one.text("kind"), one.text("country"), role) for id, role in roles if (one := there_are.get(id))]
    return missing_parts(project["kind"], parties)


def read_output(store: Store, output: str, today: date) -> OutputSheet:
    """Raises RuleBroken with `record.missing`."""
    record = there(store, OUTPUT, output)
    project = got(store, PROJECT, record["project_id"])
    approvals = tuple(pointing(store, APPROVAL, "output_id", output))
    return OutputSheet(record, project, standing_of_output(store, record, project, today), approvals)


def standing_of_output(store: Store, output: Record, project: Record, today: date | None) -> Approvals:
    """How far approving an output is, with the values it has in `output`."""
    members = [one.values for one in pointing(store, MEMBERSHIP, "project_id", project.id)] if project.id else []
    approvals = pointing(store, APPROVAL, "output_id", output.id) if output.id else []
    said = [one.values for one in approvals]
    written = written_by(approvals, days_written(store, approvals))
    declined = declined_as_members(store, output, refused_outputs(store, [output], approvals))
    named = asked(output.values, project["lead_institution_id"], members, said, today, written, declined)
    return approvals_of_output(output.values, named, said)


def days_written(store: Store, approvals: Sequence[Record]) -> dict[str, date]:
    """By their ids the day on which somebody wrote each approval down, as the journal has it in every file: the latest
    one that it was then in any office."""
    moments = store.history.last_changes(APPROVAL, [one.id for one in approvals])
    return {id: latest_day(moment) for id, moment in moments.items()}


def written_by(approvals: Iterable[Record], days: Mapping[str, date]) -> dict[str, date]:
    """The same for one output, by institutions."""
    return {one.text("institution_id"): days[one.id] for one in approvals if one.id in days}

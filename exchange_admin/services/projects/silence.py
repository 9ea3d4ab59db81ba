"""Projects of which nobody has heard for half a year: whoever leads is asked whether they go on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from exchange_admin.domain.dates import day_in
from exchange_admin.domain.queries import Filter, Query, Test
from exchange_admin.domain.rules.projects.silence import asked_from
from exchange_admin.domain.rules.projects.states import GOING_ON
from exchange_admin.domain.steps import Record
from exchange_admin.services.exchange.correspondents import REVOKED, Correspondents
from exchange_admin.services.parts import Parts, Service
from exchange_admin.services.projects.sheets import PROJECT
from exchange_admin.services.shown_areas import brings_together

SIGNS = ("output", "membership", "task", "meeting", "attachment")
"""Kinds that name a project: whatever is written in one of them is a sign of it."""


@dataclass(frozen=True, slots=True)
class SilentProject:
    """`last` is the day of the last sign of it."""

    id: str
    last: date


class SilentProjects(Service[Parts]):
    """Each stands with one institution alone: with whoever leads, or in the office's file where that one gets no
    packages. A secretariat, which brings its members together, hears of all of them."""

    def all(self, on: date | None = None) -> list[SilentProject]:
        """The one that is silent longest first."""
        today = on or self._today()
        asked = self._asked_here(self._store.records(Query(PROJECT, filters=(Filter("state", Test.IS, GOING_ON),))))
        last = {one.id: days[-1] for one in asked if (days := _days(one))}
        silent = self._still_silent(asked, last, PROJECT, {one.id: one.id for one in asked}, today)
        for kind in SIGNS if silent else ():
            named = self._store.where(kind, "project_id", [one.id for one in silent])
            of = {one.id: one.text("project_id") for one in named}
            silent = self._still_silent(silent, last, kind, of, today)
        found = [SilentProject(one.id, last[one.id]) for one in silent]
        return sorted(found, key=lambda one: (one.last, one.id))

    def _still_silent(
        self, projects: Sequence[Record], last: dict[str, date], kind: str, of: Mapping[str, str], today: date
    ) -> list[Record]:
        """Those of which what was written in these records of a kind (ids, with their projects) is no sign either."""
        for id, moment in self._store.history.last_changes(kind, list(of)).items():
            day, project = date.fromisoformat(moment[:10]), of[id]
            last[project] = max(day, last.get(project, day))
        due = {one.id: asked_from(one.values, [last.get(one.id)]) for one in projects}
        return [one for one in projects if (until := due[one.id]) is not None and until <= today]

    def _asked_here(self, projects: Sequence[Record]) -> list[Record]:
        own = self._store.institution
        if self._store.is_partner:
            return [one for one in projects if one["lead_institution_id"] == own]
        if brings_together(self._store):
            return [*projects]
        told = {one.institution_id for one in Correspondents(self._store).all() if one.state != REVOKED} - {own}
        return [one for one in projects if one["lead_institution_id"] not in told]


def _days(project: Record) -> list[date]:
    """What it says of itself; a project that has not begun is not silent yet."""
    return sorted(day for name in ("confirmed_on", "starts") if (day := day_in(project.values, name)))

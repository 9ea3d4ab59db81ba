"""Every project by its state, with what is to be looked at in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from exchange_admin.domain.dates import LATEST_DAY, day_in
from exchange_admin.domain.fields import Value
from exchange_admin.domain.queries import Query
from exchange_admin.domain.rules.bilingual import missing_languages
from exchange_admin.domain.rules.projects.silence import asked_from
from exchange_admin.domain.rules.projects.states import PROJECT_STATES
from exchange_admin.domain.steps import Record
from exchange_admin.domain.wording import Wording
from exchange_admin.services.certificates.paper_facts import lowered
from exchange_admin.services.lists import Lists
from exchange_admin.services.parts import Parts, Service
from exchange_admin.services.portfolio.sheets import ProjectSheet, read_parties, read_project
from exchange_admin.services.projects.sheets import PROJECT
from exchange_admin.services.projects.silence import SilentProjects


@dataclass(frozen=True, slots=True)
class ProjectOnBoard:
    """`who` is what it is and who leads it, `takes_part` institutions by country, `lacks` who is missing, `silence` for
    how long nothing was heard of it; all said to the reader."""

    project: Record
    name: str
    who: str
    takes_part: str
    lacks: str = ""
    silence: str = ""

    @property
    def mark(self) -> str:
        """What is to be looked at first."""
        return self.lacks or self.silence


class ProjectBoards(Service[Parts]):
    """Reads only."""

    def __init__(self, parts: Parts, lists: Lists) -> None:
        super().__init__(parts)
        self._lists, self._silence = lists, SilentProjects(parts)

    def sheet(self, project: str) -> ProjectSheet:
        """Raises RuleBroken with `record.missing`."""
        return read_project(self._store, project, self._today())

    def silence(self, project: Record, language: str) -> str:
        """For how long nothing was heard of a project that goes on, in words; empty for one that is not asked about."""
        signs = [day_in(project.values, name) for name in ("starts", "confirmed_on")]
        asked = asked_from(project.values, signs)
        if asked is None or asked > self._today():
            return ""  # what it says of itself is enough
        last = next((one.last for one in self._silence.all() if one.id == project.id), None)
        return silent_said(self._wordings[language], last, self._today()) if last else ""

    def read(self, language: str) -> Mapping[str, Sequence[ProjectOnBoard]]:
        """By states in their order, every one of them; the projects that end first before the others."""
        found: dict[str, list[ProjectOnBoard]] = {state: [] for state in PROJECT_STATES}
        words, today = self._wordings[language], self._today()
        sheets = read_parties(self._store, self._store.records(Query(PROJECT)), today)
        sheets.sort(key=lambda one: one.project.text("ends") or LATEST_DAY)
        names = self._lists.labels(PROJECT, [one.project.id for one in sheets], language)
        leads = self._lists.labels("institution", {one.lead.id for one in sheets} - {""}, language)
        silent = {one.id: silent_said(words, one.last, today) for one in self._silence.all()}
        for one in sheets:
            id, state = one.project.id, one.project.text("state")
            if state in found:
                found[state].append(
                    _shown(one, names.get(id, ""), leads.get(one.lead.id, ""), silent.get(id, ""), words)
                )
        return found


def _shown(sheet: ProjectSheet, name: str, lead: str, silence: str, words: Wording) -> ProjectOnBoard:
    kind = words.choice("project_kind", sheet.project["kind"])
    who = " · ".join(part for part in (kind, lead) if part)
    return ProjectOnBoard(sheet.project, name, who, by_country(words, sheet), lacking(words, sheet), silence)


def by_country(words: Wording, sheet: ProjectSheet) -> str:
    """How many institutions take part from where."""
    return " · ".join(f"{words.choice('country', land)} {n}" for land, n in sheet.countries.items())


def lacking(words: Wording, sheet: ProjectSheet) -> str:
    """Who is missing in a consortium, in words; empty for nobody."""
    what = words.listed(words.say(f"projects.part.{one}") for one in sheet.missing)
    return words.say("portfolio.lacks", {"what": what}) if what else ""


def bilingual_said(words: Wording, languages: Value) -> str:
    """Whether an output is there in both languages of the two countries, else in which it is missing; empty where no
    language is named."""
    if not languages:
        return ""
    missing = [words.choice("language", one) for one in missing_languages(languages)]
    if not missing:
        return words.say("portfolio.bilingual")
    if words.language != "en":  # which writes languages with a capital wherever they stand
        missing = [lowered(one, words) for one in missing]
    return words.say("portfolio.not_bilingual", {"missing": words.listed(missing)})


def silent_said(words: Wording, last: date, today: date) -> str:
    """For how long nothing was heard of a project."""
    months = (today.year - last.year) * 12 + today.month - last.month - (today.day < last.day)
    return words.say("portfolio.silent", {"n": months})

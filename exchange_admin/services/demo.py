"""The whole main job on a sample office, as a person would do it: lists in, stays followed, papers out."""

from __future__ import annotations

import json
import time
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path

from exchange_admin.documents.files import written_whole
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.queries import Query
from exchange_admin.domain.steps import Record
from exchange_admin.domain.wording import Wording
from exchange_admin.services.calendars.order import WHAT, CalendarOrder, usual_period
from exchange_admin.services.demo_casework import CaseworkScene, TellDay
from exchange_admin.services.demo_committee import CommitteeScene
from exchange_admin.services.demo_credits import CreditScene, Explain
from exchange_admin.services.demo_folder import FACTS, OFFICE, claim, make_room, name_of, said_in_all
from exchange_admin.services.demo_offers import AllianceScene, MakeOffice, TellMatches
from exchange_admin.services.demo_papers import GROUP, PaperScene
from exchange_admin.services.demo_partners import PartnerScene
from exchange_admin.services.demo_projects import ProjectScene
from exchange_admin.services.importing.draft import ImportOptions
from exchange_admin.services.importing.imports import Applied
from exchange_admin.services.office import Office
from exchange_admin.services.reports.offered import EXCHANGE_REGISTER
from exchange_admin.store import Store

_OUTGOING, _INCOMING = "OUT-PKTL-", "IN-SEM-"
"""What the codes of programmes begin with, of which the one that has begun last is meant."""
_SUMMER = "IN-SUM-"
_COUNTED = ("person", "mobility", "institution", "recognition", "certificate")
_LISTS = (("partner_cn_autumn_2026.xlsx", _OUTGOING), ("partner_ru_autumn_2026.xlsx", _INCOMING))
_RESULTS = "language_results_ru.xlsx"
_ARRIVED = 10
"""So many of the new stays are followed until their people are in residence; the others are verified and live."""


@dataclass(frozen=True, slots=True)
class DemoStep:
    """One step of the job. `made` counts and names what came of it, as plain values."""

    name: str
    seconds: float
    made: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class DemoResult:
    """`files` are what lies in the folder now, without `demo.json`; `said` is what each is, by path and language."""

    folder: Path
    steps: tuple[DemoStep, ...]
    files: tuple[Path, ...]
    said: Mapping[Path, Mapping[str, str]]

    @property
    def seconds(self) -> float:
        return sum(step.seconds for step in self.steps)

    def as_plain(self) -> dict[str, object]:
        """What `demo.json` holds."""
        return {
            "seconds": round(self.seconds, 2),
            "steps": [{"name": step.name, "seconds": round(step.seconds, 3), **step.made} for step in self.steps],
            "files": [
                {"name": name_of(path), "bytes": path.stat().st_size, "is": self.said[path]} for path in self.files
            ],
        }


@dataclass(slots=True)
class _Run:
    """What the steps of one run hand to each other; `progress` is told each of them."""

    folder: Path
    progress: Callable[[DemoStep], None]
    steps: list[DemoStep] = field(default_factory=list)
    files: list[Path] = field(default_factory=list)

    @contextmanager
    def step(self, name: str) -> Iterator[dict[str, object]]:
        """What is done in the block; it tells what it has made."""
        made: dict[str, object] = {}
        started = time.perf_counter()
        yield made
        self.steps.append(DemoStep(name, time.perf_counter() - started, made))
        self.progress(self.steps[-1])

    def writing(self, name: str, verb: Callable[[dict[str, object]], Sequence[Path]]) -> None:
        """A step that leaves files."""
        with self.step(name) as made:
            self.files += verb(made)


class Demo:
    """`make_office` makes and opens the sample office, `make_secretariat` a new one, `open_file` opens the file of a
    college, `take_pictures` draws the windows of a closed one.

    `resources` has the partners' lists in `sample`; `explain` writes the pages that explain marks, `tell_day` tells of
    Today, `tell_matches` of what meets an offer; `who` stands in the journal, `language` is that of the papers' readers
    (zh, ru or en).
    """

    def __init__(
        self,
        *,
        make_office: Callable[[Path], Office],
        make_secretariat: MakeOffice,
        open_file: Callable[[Path], Office],
        take_pictures: Callable[[Path, Path], Sequence[Path]],
        explain: Explain,
        tell_day: TellDay,
        tell_matches: TellMatches,
        resources: Path,
        wordings: Mapping[str, Wording],
        today: Callable[[], date],
        who: str,
        language: str,
    ) -> None:
        self._make_office, self._open_file, self._take_pictures = make_office, open_file, take_pictures
        self._make_secretariat = make_secretariat
        self._explain, self._tell_day, self._tell_matches = explain, tell_day, tell_matches
        self._resources, self._wordings, self._today = resources, wordings, today
        self._who, self._language = who, language
        self._told = tomllib.loads((resources / "sample" / "demo.toml").read_text("utf-8"))

    def run(self, folder: Path, progress: Callable[[DemoStep], None] = lambda step: None) -> DemoResult:
        """Does every step and leaves its files in `folder`; the files of an earlier demo there are replaced.

        `progress` is told each step that is done. Raises RuleBroken: `office_file.…` when the folder holds an office
        file or drafts that no demo made, `file.…` when it cannot be written.
        """
        make_room(folder)
        claim(folder)
        run = _Run(folder, progress)
        with ExitStack() as opened:
            with run.step("sample") as made:
                office = self._make_office(folder / OFFICE)
                opened.callback(office.close)
                made |= {kind: office.store.count(Query(kind)) for kind in _COUNTED}
            self._with_office(office, run)
        with run.step("pictures") as made:
            pictures = self._take_pictures(folder / OFFICE, folder)
            made["pictures"] = len(pictures)
        files = (folder / OFFICE, *run.files, *pictures)
        said = {path: said_in_all(path, self._wordings) for path in files}
        result = DemoResult(folder, tuple(run.steps), files, said)
        with written_whole(folder / FACTS) as draft:
            draft.write_text(json.dumps(result.as_plain(), ensure_ascii=False, indent=2) + "\n", "utf-8")
        return result

    def _with_office(self, office: Office, run: _Run) -> None:
        stays: dict[str, list[str]] = {}
        for name, programme in _LISTS:
            with run.step(f"import {name}") as made:
                stays[programme] = self._import_people(office, name, programme, made)
        with run.step("names") as made:
            people = [office.records.get("mobility", stay).text("person_id") for ids in stays.values() for stay in ids]
            made["people"] = len(office.records.fill_names(people, self._who).ids.get("person", ()))
        with run.step("mobilities") as made:
            self._follow_stays(office, stays[_OUTGOING], made)
        with run.step(f"import {_RESULTS}") as made:
            group = _called(office.store, "language_group", "code", GROUP)
            options = ImportOptions(group_id=group.id)
            _tell(
                office.imports.apply(office.imports.stage(self._resources / "sample" / _RESULTS, options), self._who),
                made,
            )
        credits = CreditScene(office, run.folder, self._who, self._language, self._today(), self._told)
        run.writing("credit transfer", credits.transfer)
        run.writing("transcript", credits.hand_on)
        with run.step("report") as made:
            target = run.folder / "exchange_register.xlsx"
            written = office.reports.write(EXCHANGE_REGISTER, target, language=self._language, who=self._who)
            made |= {"file": target.name, "sheets": dict(written.sheets)}
            run.files.append(target)
        run.writing("explanation", partial(credits.explain, self._explain))
        self._make_papers(office, run, credits)
        run.writing("calendars", partial(self._for_other_programs, office, run.folder))
        self._follow_cases(office, run)
        self._with_partners(office, run)
        self._with_alliance(run)

    def _make_papers(self, office: Office, run: _Run, credits: CreditScene) -> None:
        """Every kind of paper, and what belongs to papers."""
        summer = self._begun_last(office, _SUMMER).text("code")
        wanted = [{**one, "for": one["for"].format(summer=summer)} for one in self._told["paper"]]
        scene = PaperScene(office, run.folder, self._who, self._today(), wanted)
        for kind, selection in scene.kinds(credits.papers_of):
            run.writing(f"certificates {kind}", partial(scene.issue, kind, selection))
        run.writing("certificates handover_list", scene.hand_over)
        run.writing("register", scene.print_again)
        run.writing("labels", scene.label)
        run.writing("sheets", partial(scene.group_sheets, self._language))
        run.writing("verification", partial(scene.verify, self._resources, self._wordings, self._language))

    def _follow_cases(self, office: Office, run: _Run) -> None:
        scene = CaseworkScene(office, run.folder, self._who, self._language)
        for name, verb in (("arrival", scene.arrive), ("tasks", scene.register)):
            with run.step(name) as made:
                verb(made)
        run.writing("messages", scene.ask)
        with run.step("answers") as made:
            scene.answer(made)
        run.writing("checklist", scene.list_papers)
        run.writing("matrix", scene.show_matrix)
        run.writing("deadline", scene.explain)
        run.writing("task_form", scene.send_form)
        run.writing("today", partial(scene.tell_day, self._tell_day))

    def _for_other_programs(self, office: Office, folder: Path, made: dict[str, object]) -> list[Path]:
        """A calendar without names, and the contacts of partners."""
        calendar, contacts = folder / "calendar.ics", folder / "contacts.vcf"
        written = office.calendars.write(
            calendar, CalendarOrder(frozenset(WHAT), *usual_period(self._today())), self._language
        )
        cards = office.contact_export.write(contacts, with_partners=True)
        made |= {"events": written.events, "contacts": cards.people, "partners": cards.partners}
        return [calendar, contacts]

    def _with_partners(self, office: Office, run: _Run) -> None:
        scene = PartnerScene(office, run.folder, self._open_file, self._who, self._language)
        try:
            with run.step("partners files") as made:
                scene.make_files(made)
            with run.step("partners keys") as made:
                scene.enrol(made)
            with run.step("conflict found") as made:
                person = scene.differ(made)
            with run.step("conflict settled") as made:
                scene.settle(person, made)
        finally:
            run.files += scene.files

    def _with_alliance(self, run: _Run) -> None:
        scene = AllianceScene(run.folder, self._open_file, self._who, self._language, self._told["alliance"])
        with scene.opened(self._make_secretariat):
            try:
                with run.step("alliance") as made:
                    scene.begin(made)
                with run.step("glossary") as made:
                    scene.name(made)
                run.writing("offers", scene.publish)
                run.writing("matches", partial(scene.meet, self._tell_matches))
                with run.step("interest") as made:
                    scene.agree(made)
                run.writing("catalogue", scene.print)
                self._with_committee(scene.scene, scene.interest, run)
            finally:
                run.files += scene.scene.files

    def _with_committee(self, partners: PartnerScene, interest: str, run: _Run) -> None:
        """What came of the interest is a project; a session decides, what it makes is agreed by both."""
        scene = CommitteeScene(partners, self._who, self._language, self._told["committee"])
        project = ProjectScene(partners, self._who, self._language, self._told["project"], interest)
        with run.step("project") as made:
            project.begin(made)
        with run.step("committee") as made:
            scene.meet(made)
        with run.step("decisions") as made:
            scene.approve(made)
        with run.step("output") as made:
            project.make(made)
        with run.step("carried_out") as made:
            scene.carry_out(made)
        run.writing("minutes", scene.print)
        run.writing("project_card", project.print)

    def _import_people(self, office: Office, workbook: str, programme: str, made: dict[str, object]) -> list[str]:
        """Applies what is ready; the ids of the draft stays of the programme that came with it."""
        record = self._begun_last(office, programme)
        before = {stay.id for stay in office.store.where("mobility", "programme_id", [record.id])}
        draft = office.imports.stage(self._resources / "sample" / workbook, ImportOptions(programme_id=record.id))
        _tell(office.imports.apply(draft, self._who), made)
        stays = office.store.where("mobility", "programme_id", [record.id])
        new = [stay.id for stay in stays if stay.id not in before]
        made["mobilities"] = len(new)
        return new

    def _begun_last(self, office: Office, code: str) -> Record:
        """Raises RuleBroken where no programme has such a code."""
        begun = [one for one in office.store.records(Query("programme")) if one.text("code").startswith(code)]
        begun = [one for one in begun if one.text("starts") <= self._today().isoformat()]
        if not begun:
            raise RuleBroken(Problem("value.unknown_reference", "code", {"typed": code, "n": 0}))
        return max(begun, key=lambda one: one.text("starts"))

    def _follow_stays(self, office: Office, stays: Sequence[str], made: dict[str, object]) -> None:
        """Nominated, verified and live; the first ones arrive and are in residence."""
        route: list[Mapping[str, object]] = [
            {"sending_status": "nominated", "receiving_status": "pending"},
            {"receiving_status": "verified"},
            {"sending_status": "live"},
        ]
        for position, stay in enumerate(stays):
            start = office.records.get("mobility", stay)["planned_start"]
            arrival: list[Mapping[str, object]] = [
                {"receiving_status": "arrived", "actual_start": start},
                {"receiving_status": "in_residence"},
            ]
            for change in [*route, *(arrival if position < _ARRIVED else [])]:
                self._set(office, "mobility", stay, change)
        made |= {"live": len(stays), "in_residence": min(len(stays), _ARRIVED)}

    def _set(self, office: Office, kind: str, id: str, typed: Mapping[str, object]) -> None:
        office.records.set(kind, id, office.records.parse(kind, typed), self._who)


def _tell(applied: Applied, made: dict[str, object]) -> None:
    made |= {"applied": len(applied.rows), **{f"left_{state}": n for state, n in applied.left.counts().items() if n}}


def _called(store: Store, kind: str, field: str, name: str) -> Record:
    for record in store.where(kind, field, [name]):
        if record.live:
            return record
    raise RuleBroken(Problem("value.unknown_reference", field, {"typed": name, "n": 0}))

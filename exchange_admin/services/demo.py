"""The whole main job on a sample office, as a person would do it: lists in, stays followed, papers out."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Protocol

from exchange_admin.documents.files import written_whole
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.queries import Query
from exchange_admin.domain.steps import Record
from exchange_admin.services.certificates import LANGUAGE_COURSE, PARTICIPATION, Issuing, PaperOrder, Selector
from exchange_admin.services.demo_credits import CreditOffice, CreditScene
from exchange_admin.services.demo_partners import PartnerScene, Tools
from exchange_admin.services.importing import Applied, ImportOptions, Imports
from exchange_admin.services.reports import EXCHANGE_REGISTER, Reports
from exchange_admin.store import Store

OFFICE, FACTS = "sample.exchange", "demo.json"
_OUTGOING, _INCOMING, _SUMMER = "OUT-PKTL-26A", "IN-SEM-26A", "IN-SUM-26L"
_GROUP = "А2-1"
_COUNTED = ("person", "mobility", "institution", "recognition", "certificate")
_LISTS = (("partner_cn_autumn_2026.xlsx", _OUTGOING), ("partner_ru_autumn_2026.xlsx", _INCOMING))
_RESULTS = "language_results_ru.xlsx"
_ARRIVED = 10
"""So many of the new stays are followed until their people are in residence; the others are verified and live."""


class DemoOffice(CreditOffice, Protocol):
    """What the demo needs of an open office file."""

    @property
    def imports(self) -> Imports: ...
    @property
    def reports(self) -> Reports: ...
    @property
    def issuing(self) -> Issuing: ...
    @property
    def selector(self) -> Selector: ...
    @property
    def exchange(self) -> Tools: ...
    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class DemoStep:
    """One step of the job. `made` counts and names what came of it, as plain values."""

    name: str
    seconds: float
    made: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class DemoResult:
    """`files` are what lies in the folder now, without `demo.json`."""

    folder: Path
    steps: tuple[DemoStep, ...]
    files: tuple[Path, ...]

    @property
    def seconds(self) -> float:
        return sum(step.seconds for step in self.steps)

    def as_plain(self) -> dict[str, object]:
        """What `demo.json` holds."""
        return {
            "seconds": round(self.seconds, 2),
            "steps": [{"name": step.name, "seconds": round(step.seconds, 3), **step.made} for step in self.steps],
            "files": [{"name": path.name, "bytes": path.stat().st_size} for path in self.files],
        }


@dataclass(slots=True)
class _Run:
    """What the steps of one run hand to each other."""

    folder: Path
    steps: list[DemoStep] = field(default_factory=list)
    files: list[Path] = field(default_factory=list)


class Demo:
    """`make_office` makes and opens the sample office, `open_file` opens the file of a college, `take_pictures` draws
    the windows of a closed one.

    `workbooks` is the folder of the partners' lists; `who` stands in the journal, `language` is that of the papers'
    readers (zh, ru or en).
    """

    def __init__(
        self,
        *,
        make_office: Callable[[Path], DemoOffice],
        open_file: Callable[[Path], DemoOffice],
        take_pictures: Callable[[Path, Path], Sequence[Path]],
        workbooks: Path,
        today: Callable[[], date],
        who: str,
        language: str,
    ) -> None:
        self._make_office, self._open_file, self._take_pictures = make_office, open_file, take_pictures
        self._workbooks, self._today = workbooks, today
        self._who, self._language = who, language

    def run(self, folder: Path, progress: Callable[[DemoStep], None] = lambda step: None) -> DemoResult:
        """Does every step and leaves its files in `folder`; the files of an earlier demo there are replaced.

        `progress` is told each step that is done. Raises RuleBroken: `office_file.…` when the folder holds an office
        file that no demo made, `file.…` when it cannot be written.
        """
        _make_room(folder)
        run = _Run(folder)
        with _timed(run, "sample", progress) as made:
            office = self._make_office(folder / OFFICE)
            made |= {kind: office.store.count(Query(kind)) for kind in _COUNTED}
        try:
            self._with_office(office, run, progress)
        finally:
            office.close()
        with _timed(run, "pictures", progress) as made:
            pictures = self._take_pictures(folder / OFFICE, folder)
            made["pictures"] = len(pictures)
        files = (folder / OFFICE, *run.files, *pictures)
        result = DemoResult(folder, tuple(run.steps), files)
        with written_whole(folder / FACTS) as draft:
            draft.write_text(json.dumps(result.as_plain(), ensure_ascii=False, indent=2) + "\n", "utf-8")
        return result

    def _with_office(self, office: DemoOffice, run: _Run, progress: Callable[[DemoStep], None]) -> None:
        stays: dict[str, list[str]] = {}
        for name, programme in _LISTS:
            with _timed(run, f"import {name}", progress) as made:
                stays[programme] = self._import_people(office, name, programme, made)
        with _timed(run, "names", progress) as made:
            people = [office.records.get("mobility", stay).text("person_id") for ids in stays.values() for stay in ids]
            made["people"] = len(office.records.fill_names(people, self._who).ids.get("person", ()))
        with _timed(run, "mobilities", progress) as made:
            self._follow_stays(office, stays[_OUTGOING], made)
        with _timed(run, f"import {_RESULTS}", progress) as made:
            group = _called(office.store, "language_group", "code", _GROUP)
            options = ImportOptions(group_id=group.id)
            _tell(office.imports.apply(office.imports.stage(self._workbooks / _RESULTS, options), self._who), made)
        credits = CreditScene(office, run.folder, self._who, self._language, self._today())
        with _timed(run, "credit transfer", progress) as made:
            run.files += credits.transfer(made)
        with _timed(run, "transcript", progress) as made:
            run.files += credits.hand_on(made)
        with _timed(run, "report", progress) as made:
            target = run.folder / "exchange_register.xlsx"
            written = office.reports.write(EXCHANGE_REGISTER, target, language=self._language, who=self._who)
            made |= {"file": target.name, "sheets": dict(written.sheets)}
            run.files.append(target)
        papers = (
            (PARTICIPATION, f"programme:{_SUMMER}"),
            (LANGUAGE_COURSE, f"group:{_GROUP}"),
            ("invitation", "receiving_status=verified"),
            ("departure", "receiving_status=departed"),
            ("accompanying", f"programme:{_SUMMER}"),
            ("teacher_exchange", "activity=teaching"),
        )
        for kind, word in papers:
            with _timed(run, f"certificates {kind}", progress) as made:
                run.files.append(self._issue(office, run.folder, kind, word, made))
        self._with_partners(office, run, progress)

    def _with_partners(self, office: DemoOffice, run: _Run, progress: Callable[[DemoStep], None]) -> None:
        scene = PartnerScene(office, run.folder, self._open_file, self._who, self._language)
        try:
            with _timed(run, "partners files", progress) as made:
                scene.make_files(made)
            with _timed(run, "partners keys", progress) as made:
                scene.enrol(made)
            with _timed(run, "conflict found", progress) as made:
                person = scene.differ(made)
            with _timed(run, "conflict settled", progress) as made:
                scene.settle(person, made)
        finally:
            run.files += scene.files

    def _import_people(self, office: DemoOffice, workbook: str, programme: str, made: dict[str, object]) -> list[str]:
        """Applies what is ready; the ids of the draft stays of the programme that came with it."""
        record = _called(office.store, "programme", "code", programme)
        before = {stay.id for stay in office.store.where("mobility", "programme_id", [record.id])}
        draft = office.imports.stage(self._workbooks / workbook, ImportOptions(programme_id=record.id))
        _tell(office.imports.apply(draft, self._who), made)
        stays = office.store.where("mobility", "programme_id", [record.id])
        new = [stay.id for stay in stays if stay.id not in before]
        made["mobilities"] = len(new)
        return new

    def _follow_stays(self, office: DemoOffice, stays: Sequence[str], made: dict[str, object]) -> None:
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

    def _issue(self, office: DemoOffice, folder: Path, kind: str, word: str, made: dict[str, object]) -> Path:
        target = folder / f"certificates_{kind}.pdf"
        order = PaperOrder(kind, ("zh", "ru"), self._today())
        issued = office.issuing.issue(office.selector.select([word]), order, self._who, target=target)
        made |= {"file": target.name, "issued": len(issued.numbers), "left_out": len(issued.left_out)}
        return target

    def _set(self, office: DemoOffice, kind: str, id: str, typed: Mapping[str, object]) -> None:
        office.records.set(kind, id, office.records.parse(kind, typed), self._who)


@contextmanager
def _timed(run: _Run, name: str, progress: Callable[[DemoStep], None]) -> Iterator[dict[str, object]]:
    made: dict[str, object] = {}
    started = time.perf_counter()
    yield made
    run.steps.append(DemoStep(name, time.perf_counter() - started, made))
    progress(run.steps[-1])


def _tell(applied: Applied, made: dict[str, object]) -> None:
    made |= {"applied": len(applied.rows), **{f"left_{state}": n for state, n in applied.left.counts().items() if n}}


def _called(store: Store, kind: str, field: str, name: str) -> Record:
    for record in store.where(kind, field, [name]):
        if record.live:
            return record
    raise RuleBroken(Problem("value.unknown_reference", field, {"typed": name, "n": 0}))


def _make_room(folder: Path) -> None:
    """Removes what an earlier demo left here, as its own list says; nothing else."""
    folder.mkdir(parents=True, exist_ok=True)
    facts = folder / FACTS
    if not facts.exists():
        return
    try:
        names = [Path(str(entry["name"])).name for entry in json.loads(facts.read_text("utf-8"))["files"]]
    except (ValueError, KeyError, TypeError):
        return
    for name in names:
        (folder / name).unlink(missing_ok=True)
    facts.unlink()

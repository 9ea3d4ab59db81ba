"""A project of the demo's alliance: it comes of an accepted interest, its members alone see it, both approve what it
makes, each in its own file. On paper: its card; as a workbook: the portfolio."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

from exchange_admin.domain.rules.projects.states import AGREED, REVIEWING, RUNNING
from exchange_admin.services.committee.committees import Signed
from exchange_admin.services.demo_offers import ALLIANCE_COLLEGES
from exchange_admin.services.demo_partners import PartnerScene, colleague


@dataclass
class ProjectScene:
    """`told` says who leads it and what it makes; `interest` is the accepted one that it comes of."""

    scene: PartnerScene
    who: str
    language: str
    told: Mapping[str, Any]
    interest: str
    project: str = field(default="", init=False)
    output: str = field(default="", init=False)

    def begin(self, made: dict[str, object]) -> None:
        """Whoever was asked leads it; its partner sees it once it is agreed, the third college never."""
        institution, path = self._college(self.told["lead"])
        with self.scene.opened(path) as college:
            who = colleague(institution)
            (self.project,) = college.projects.begin(self.interest, who, self.told["project"]).ids["project"]
            college.projects.move(self.project, AGREED, who)
        self._exchange()
        made["seen"] = [self._sees(name) for name in ALLIANCE_COLLEGES]

    def make(self, made: dict[str, object]) -> None:
        """What it makes, approved by both as it stands."""
        institution, path = self._college(self.told["lead"])
        with self.scene.opened(path) as college:
            who = colleague(institution)
            college.projects.move(self.project, RUNNING, who)
            due = college.program.today() + timedelta(days=self.told["due"])
            of = {"project_id": self.project, "author_institution_id": institution, "due": due.isoformat()}
            (self.output,) = college.records.add("output", {**self.told["output"], **of}, who).ids["output"]
            college.projects.move_output(self.output, REVIEWING, who)
        self._exchange()
        for name in self.told["signs"]:
            institution, path = self._college(name)
            signed = Signed(self.told["signs"][name])
            with self.scene.opened(path) as college:
                college.projects.approve(self.output, signed, colleague(institution))
        self._exchange()
        institution, path = self._college(self.told["lead"])
        with self.scene.opened(path) as college:
            college.projects.move_output(self.output, AGREED, colleague(institution))
            made["standing"] = str(college.projects.output(self.output).standing.standing)
        self._exchange()

    def print(self, made: dict[str, object]) -> list[Path]:
        office, card, book = self.scene.office, self.scene.folder / "project.pdf", self.scene.folder / "projects.xlsx"
        office.project_cards.write(self.project, card)
        written = office.reports.write("project-portfolio", book, language=self.language, who=self.who)
        made["sheets"] = dict(written.sheets)
        return [card, book]

    def _college(self, name: str) -> tuple[str, Path]:
        return self.scene.colleges[ALLIANCE_COLLEGES.index(name)]

    def _sees(self, name: str) -> bool:
        with self.scene.opened(self._college(name)[1]) as college:
            return college.store.get("project", self.project) is not None

    def _exchange(self) -> None:
        for _, path in self.scene.colleges:
            self.scene.up(path)
        for institution, path in self.scene.colleges:
            self.scene.down(institution, path)

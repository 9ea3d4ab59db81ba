"""A project on one page, in Chinese and Russian, and the portfolio of projects as a workbook."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from agreement_office import AgreementOffice
from paper_office import RESOURCES, WHO
from pypdfium2 import PdfDocument
from report_sheets import table

from exchange_admin.documents.fonts import Fonts
from exchange_admin.documents.table_papers.paper import TablePages
from exchange_admin.domain.queries import Filter, Query, Test
from exchange_admin.domain.steps import Step, removal
from exchange_admin.services.committee.committees import Signed
from exchange_admin.services.portfolio.card_paper import ProjectCards
from exchange_admin.services.portfolio.sheets import read_parties, read_project
from exchange_admin.services.projects.projects import Projects
from exchange_admin.services.reports.offered import PROJECT_PORTFOLIO

LATER = "2026-12-01"


class ProjectOffice(AgreementOffice):
    """A consortium of two colleges and an enterprise, and a laboratory with its outputs."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        firm = {"name_zh": "龙源公司", "name_ru": "Компания «Лунъюань»", "country": "CN", "kind": "enterprise"}
        self.firm = self.add("institution", **firm)
        named = {"name_zh": "机器人联合体", "name_ru": "Консорциум «Роботы»", "code": "CON-1"}
        more = {"agreement_id": self.agreement, "isced_f": "0714", "summary_zh": "共同培养", "summary_ru": "Вместе"}
        self.project = self.begin("consortium", "agreed", **named, **more)
        for institution, role in ((self.own, "lead"), (self.partner, "partner"), (self.firm, "enterprise")):
            self.seat(institution, role)

    def begin(self, kind: str, state: str, **more: Any) -> str:
        return self.add("project", kind=kind, state=state, lead_institution_id=self.own, **more)

    def seat(self, institution: str, role: str, **more: Any) -> str:
        return self.add("membership", project_id=self.project, institution_id=institution, role=role, **more)

    def make(self, **more: Any) -> str:
        values = {"kind": "textbook", "state": "drafting", "name_zh": "教材", "name_ru": "Пособие", **more}
        return self.add("output", project_id=self.project, author_institution_id=self.own, **values)

    def approved(self, output: str) -> str:
        """By both colleges, as it stands; it is what it was said to be before."""
        state = self.records.get("output", output)["state"]
        self.set("output", output, state="reviewing")
        for institution in (self.own, self.partner):
            Projects(self.parts, self.records).approve(output, Signed("x", institution), WHO)
        self.set("output", output, state=state)
        return output

    def outputs(self, folder: Path) -> list[Any]:
        """How far each is, as the portfolio says it."""
        rows, _ = table(self.written(PROJECT_PORTFOLIO, folder), "Outputs")
        return [row["Status"] for row in rows]

    @property
    def cards(self) -> ProjectCards:
        named = {
            "0714": {"zh": "电子与自动化", "ru": "Электроника и автоматизация", "en": "Electronics and automation"}
        }
        return ProjectCards(self.parts, TablePages(Fonts(RESOURCES / "fonts"), self.parts.wordings), lambda: named)

    def text(self, folder: Path, **more: Any) -> str:
        """Of the card, which has one page."""
        target = folder / "card.pdf"
        self.cards.write(self.project, target, **more)
        printed = PdfDocument(target)
        assert len(printed) == 1
        text = printed[0].get_textpage().get_text_bounded()
        printed.close()
        return " ".join(text.split())

    def written(self, name: str, folder: Path, **more: Any) -> Path:
        return self.reports.write(name, folder / "r.xlsx", language="en", who=WHO, **more).path


@pytest.fixture
def office(tmp_path: Path) -> Iterator[ProjectOffice]:
    made = ProjectOffice(tmp_path / "office.exchange")
    yield made
    made.store.close()


def test_a_consortium_without_research_lacks_it_and_nothing_else(office: ProjectOffice) -> None:
    assert read_project(office.store, office.project, office.today()).missing == ("research",)
    science = office.add("institution", name_en="Institute", country="RU", kind="research")
    office.seat(science, "research")
    assert read_project(office.store, office.project, office.today()).missing == ()


def test_many_read_at_once_say_who_takes_part_as_each_one_alone(office: ProjectOffice) -> None:
    office.seat(
        office.add("institution", name_en="Left", country="RU", kind="research"), "research", until_date="2026-01-31"
    )
    gone = office.seat(office.partner, "co_lead")
    office.store.record(Step("Shen", "membership.delete", (removal("membership", gone),)))
    laboratory = office.begin("laboratory", "idea", name_zh="实验室")
    projects = [office.store.get("project", id) for id in (office.project, laboratory)]
    for together in read_parties(office.store, [one for one in projects if one], office.today()):
        alone = read_project(office.store, together.project.id, office.today())
        assert (together.missing, together.countries, together.lead.id) == (alone.missing, alone.countries, office.own)
        assert [(one.role, one.institution.id) for one in together.members] == [
            (one.role, one.institution.id) for one in alone.members
        ]


def test_a_project_of_another_kind_lacks_nothing(office: ProjectOffice) -> None:
    laboratory = office.begin("laboratory", "idea", name_zh="实验室")
    sheet = read_project(office.store, laboratory, office.today())
    assert sheet.missing == ()
    assert [(one.role, one.institution.id) for one in sheet.members] == [("lead", office.own)], "named by the project"


def test_the_card_says_everything_in_chinese_and_in_russian(office: ProjectOffice, tmp_path: Path) -> None:
    office.make(due="2027-03-01", version="0.3")
    office.add("task", title="章程 Устав", kind="manual", state="open", share="office", project_id=office.project)
    text = office.text(tmp_path)
    for said in (
        *("机器人联合体", "Консорциум «Роботы»", "CON-1", "2022/03", "0714 电子与自动化", "共同培养", "Вместе"),
        *("科研机构", "научная организация", "龙源公司（中国，企业）", "Компания «Лунъюань» (Китай, предприятие)"),
        *("教材 0.3（教材，编写中，截止 2027-03-01）", "Пособие 0.3", "章程 Устав"),
    ):
        assert said in text, said


def test_of_people_only_the_coordinator_stands_on_it_and_only_where_asked_for(
    office: ProjectOffice, tmp_path: Path
) -> None:
    tang = office.add("staff", name="童语棠", called_ru="Тун Юйтан", role="coordinator", active=1)
    office.set("project", office.project, coordinator_id=tang, note="私下")
    office.seat(office.partner, "co_lead", person_name="Ковалёв")
    assert not {"童语棠", "Ковалёв", "私下"} & set(office.text(tmp_path).split())
    assert "童语棠" not in office.text(tmp_path)
    text = office.text(tmp_path, coordinator=True)
    assert "童语棠" in text
    assert "Тун Юйтан" in text
    assert "Ковалёв" not in text


def test_a_long_project_has_one_page_and_says_what_is_not_on_it(office: ProjectOffice, tmp_path: Path) -> None:
    office.set("project", office.project, summary_zh="很长" * 700, summary_ru="очень длинно " * 140)
    for n in range(30):
        office.make(name_zh=f"教材 {n}", name_ru=f"Пособие о роботах с длинным названием {n}")
    text = office.text(tmp_path)
    assert "另有" in text
    assert "и ещё" in text


def test_what_no_font_has_is_a_box_on_the_card_and_told(office: ProjectOffice, tmp_path: Path) -> None:
    office.make(name_zh="教材🎓", name_ru="Пособие")
    boxed = office.cards.write(office.project, tmp_path / "c.pdf")
    assert [one.characters for one in boxed] == [("🎓",)]
    assert boxed[0].name.startswith("教材🎓")
    assert "Пособие" in office.text(tmp_path)


def test_the_portfolio_lists_projects_with_what_they_lack(office: ProjectOffice, tmp_path: Path) -> None:
    office.begin("laboratory", "idea", name_en="Laboratory")
    rows, _ = table(office.written(PROJECT_PORTFOLIO, tmp_path), "Projects")
    told = [(row["Type"], row["Status"], row["Members"], row["Missing"]) for row in rows]
    assert told == [("Joint laboratory", "Idea", 1, None), ("Consortium", "Agreed", 3, "a research organisation")]
    assert rows[1]["Institutions by country"] == "China 2, Russia 1"


def test_the_portfolio_counts_by_type_and_by_country(office: ProjectOffice, tmp_path: Path) -> None:
    path = office.written(PROJECT_PORTFOLIO, tmp_path)
    (row,), _ = table(path, "By type")
    assert (row["Type"], row["Agreed"], row["Projects"]) == ("Consortium", 1, 1)
    rows, _ = table(path, "By country")
    told = {row["Country"]: (row["Projects"], row["As lead"], row["Institutions"]) for row in rows}
    assert told == {"China": (1, 1, 2), "Russia": (1, 0, 1)}


def test_outputs_stand_with_the_days_that_are_left(office: ProjectOffice, tmp_path: Path) -> None:
    office.make(due="2026-12-04", languages="zh;ru")
    office.approved(office.make(name_en="Done", state="published", due="2026-01-01", learners=40))
    rows, _ = table(office.written(PROJECT_PORTFOLIO, tmp_path), "Outputs")
    told = [(row["Status"], row["Days left"], row["Learners"], row["Approvals"]) for row in rows]
    assert told == [("Being written", 7, None, "0 / 2"), ("Published", None, 40, "2 / 2")]


def test_what_is_said_to_be_agreed_and_nobody_approved_is_on_no_paper_agreed(
    office: ProjectOffice, tmp_path: Path
) -> None:
    """As another program may have written it: the word alone proves nothing."""
    output = office.make(state="published", version="1")
    assert "Published" not in office.outputs(tmp_path)
    office.approved(output)
    assert office.outputs(tmp_path) == ["Published"]
    assert "已发布" in office.text(tmp_path)
    office.set("output", output, version="2")
    assert office.outputs(tmp_path) == ["Not approved as it stands"]
    text = office.text(tmp_path)
    assert "已发布" not in text
    assert "现有内容未经各方确认" in text
    assert read_project(office.store, office.project, office.today()).done == 0
    mine = Query("output", filters=(Filter("project_id", Test.IS, (office.project,)),))
    (shown,) = office.lists.rows("output", office.lists.ids(mine), ("output_state_said",), "en").values()
    assert (shown.cells[0].text, shown.cells[0].tone) == ("Not approved as it stands", "amber")
    office.set("output", output, version="1")
    office.seat(office.add("institution", name_en="Later", country="RU", kind="college"), "partner", from_date=LATER)
    assert office.outputs(tmp_path) == ["Published"], "whoever joins later is not asked about it"


def test_the_portfolio_of_a_partner_has_the_projects_that_it_takes_part_in(
    office: ProjectOffice, tmp_path: Path
) -> None:
    office.begin("laboratory", "idea", name_en="Laboratory")
    rows, _ = table(office.written(PROJECT_PORTFOLIO, tmp_path, partner=office.partner), "Projects")
    assert [row["Type"] for row in rows] == ["Consortium"]

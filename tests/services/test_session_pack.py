"""The papers for a session: what stands in them, what is left out and said to be, and what nobody may read there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from college_files import Town
from pypdfium2 import PdfDocument
from session_office import AHEAD, HELD, SessionOffice, rows, said, session_office

from exchange_admin.services.committee.committees import Signed
from exchange_admin.services.session_pack.control import MOST_OPEN
from exchange_admin.services.session_pack.opening import MOST_MEMBERS
from exchange_admin.services.session_pack.projects import MOST_LATE, MOST_PROJECTS

PARTS = ["agenda", "control", "figures", "projects", "listings"]


@pytest.fixture
def office(tmp_path: Path) -> Iterator[SessionOffice]:
    with session_office(tmp_path) as made:
        yield made


def pages(office: SessionOffice, folder: Path, *languages: str) -> list[str]:
    target = folder / "pack.pdf"
    office.office.session_packs.write(office.pack(*languages), target)
    document = PdfDocument(target.read_bytes())
    try:
        return [re.sub(r"\s+", " ", page.get_textpage().get_text_range()) for page in document]
    finally:
        document.close()


def test_of_a_first_session_with_nothing_yet_every_part_says_so_in_a_line(office: SessionOffice) -> None:
    office.set("meeting", office.before, state="cancelled")
    pack = office.pack()
    assert [one.key for one in pack.parts] == PARTS
    told = {one.key: said(one) for one in pack.parts}
    assert told["agenda"] == ["No draft decisions have been entered."]
    assert told["control"] == ["No decisions were made before this meeting."]
    assert told["figures"][-1] == "No stay has begun in these periods."
    assert told["projects"] == ["Members of the committee have no joint projects."]
    assert told["listings"] == [
        "No offer or need of a member is published and valid today.",
        "No expression of interest has been sent yet.",
    ]
    assert not any(one.paper.tables for one in pack.parts if one.key != "agenda")
    assert "last_session" not in dict(one for one in pack.paper.facts if one[1])


def test_the_contents_name_the_page_on_which_each_part_begins(office: SessionOffice, tmp_path: Path) -> None:
    for n in range(30):
        office.decide(f"ВК-3/{n}")
    drawn = pages(office, tmp_path, "ru")
    titles = ["Повестка дня", "Контроль исполнения решений", "Показатели обменов", "Совместные проекты"]
    for number, title in enumerate([*titles, "Предложения и запросы"], 1):
        begins = max(n for n, text in enumerate(drawn, 1) if f"{number}. {title}" in text)
        told = re.search(rf"{number}\. {title} (\d+)", drawn[0])
        assert told is not None
        assert int(told[1]) == begins
    assert len(drawn) > 1


def test_the_agenda_stands_in_the_languages_of_the_paper_and_says_which_it_lacks(office: SessionOffice) -> None:
    (both,) = office.part("agenda", "zh", "ru").paper.tables
    assert [column.key for column in both.columns] == ["zh", "ru"]
    assert both.rows[1] == ("2. 决议督办", "2. Контроль решений")
    (alone,) = office.part("agenda", "ru").paper.tables
    assert [column.key for column in alone.columns] == ["ru"]
    office.set("meeting", office.meeting, agenda_zh=None)
    lacking = office.part("agenda", "zh", "en")
    assert "The agenda has not been written in Chinese." in said(lacking)
    assert [column.key for column in lacking.paper.tables[0].columns] == ["ru"], "better than nothing"
    office.set("meeting", office.meeting, agenda_ru=None)
    assert said(office.part("agenda"))[0] == "No agenda has been written yet."


def test_what_the_session_is_to_decide_is_a_draft_and_not_under_control(office: SessionOffice) -> None:
    office.decide("ВК-4/1", meeting=office.meeting, state="proposed")
    agenda = office.part("agenda")
    assert [row[0] for row in rows(agenda, "pack.drafts")] == ["ВК-4/1"]
    assert "No draft decisions have been entered." not in said(agenda)
    assert said(office.part("control")) == [
        "No decisions were made before this meeting.",
    ]


def test_open_decisions_stand_by_institution_that_with_the_latest_one_first(office: SessionOffice) -> None:
    office.decide("ВК-3/1", due="2027-01-10")
    office.decide("ВК-3/2", due="2026-11-20", responsible_institution_id=office.college)
    office.decide("ВК-3/3", due="2026-12-10", responsible_institution_id=office.college)
    control = office.part("control")
    titles = [getattr(one.title, "ru", "") for one in control.paper.tables]
    assert titles == ["Приморский колледж", ""], "the own institution has no name in Russian"
    assert [row[0] for row in rows(control, "Приморский колледж")] == ["ВК-3/2", "ВК-3/3"]
    assert rows(control, "Приморский колледж", "en")[0][3] == "4 days late"
    assert control.counts["late"] == 1
    assert said(control)[0] == "Decisions of earlier meetings: 3. Of these: 1 late, 2 in time."


def test_what_was_settled_since_the_last_session_is_told_and_what_was_before_is_counted(office: SessionOffice) -> None:
    since, earlier = office.decide("ВК-3/1"), office.decide("ВК-3/2")
    office.office.committees.settle(since, "done", "20 条", "x")
    office.office.committees.settle(earlier, "lapsed", "不再需要", "x")
    assert [row[0] for row in rows(office.part("control"), "pack.settled")] == ["ВК-3/1", "ВК-3/2"]
    assert "No decisions are open." in said(office.part("control"))
    office.set("meeting", office.before, state="planned")
    office.set("meeting", office.before, starts="2026-12-01")  # after the day on which they were settled
    control = office.part("control")
    assert (control.counts["settled_since"], control.counts["done"], control.counts["lapsed"]) == (0, 1, 1)
    assert "None has been carried out or lapsed since the last meeting on 1 Dec 2026." in said(control)


def test_a_decision_whose_text_was_changed_after_it_was_approved_is_named(office: SessionOffice) -> None:
    decision = office.decide("ВК-3/1", state="proposed")
    for one in (office.own, office.college):
        office.office.committees.approve(office.before, Signed("x", one), "x")
    office.office.committees.agree(office.before, "x")
    told = "Their text was changed after it was approved, and is to be approved again: ВК-3/1."
    assert told not in said(office.part("control"))
    office.set("decision", decision, text_zh="另一文本")
    assert told in said(office.part("control"))
    rows = office.office.decision_control.decisions("en")
    facts = dict(office.office.committee_papers.control(rows, ("zh",)).facts)
    assert facts["text_changed"] == "ВК-3/1"


def test_of_very_many_decisions_the_first_are_listed_and_the_others_counted(office: SessionOffice) -> None:
    for n in range(MOST_OPEN + 12):
        office.decide(f"ВК-3/{n}")
    control = office.part("control")
    assert sum(len(one.rows) for one in control.paper.tables) == MOST_OPEN
    assert control.counts["not_listed"] == 12
    assert said(control)[-2].startswith("and 12 more open decisions")


def test_of_members_only_chairs_are_named(office: SessionOffice, tmp_path: Path) -> None:
    office.seat(office.stranger, "partner", person_name="Тайная Анна")
    (members,) = office.pack().paper.tables
    shown = " ".join(str(cell) for row in members.rows for cell in row)
    assert "诸葛文远" in shown
    assert "Ковалёв Игорь" in shown
    assert "Тайная" not in " ".join(pages(office, tmp_path))
    assert [row[3] for row in members.rows] == ["1", "1", "1"]


def test_an_institution_with_two_seats_stands_once_and_those_beyond_are_counted(office: SessionOffice) -> None:
    office.seat(office.college, "partner")
    for n in range(MOST_MEMBERS):
        office.seat(office.add("institution", name_ru=f"Колледж {n}", country="RU", kind="college"), "partner")
    (members,) = office.pack().paper.tables
    assert len(members.rows) == MOST_MEMBERS + 1
    assert getattr(members.rows[-1][0], "en", "") == "and 2 more"
    assert members.rows[1][3] == "2"
    assert "Co-chair" in getattr(members.rows[1][2], "en", "")
    assert "Partner" in getattr(members.rows[1][2], "en", "")


def test_figures_are_those_of_the_statistics_of_the_year(office: SessionOffice) -> None:
    store = office.office.store
    person = office.add("person", role="student", family_han="王", given_han="小明", citizenship="CN")
    went: dict[str, object] = {"sending_status": "live", "receiving_status": "in_residence"}
    for start, end in (("2026-10-01", "2027-01-15"), ("2025-10-01", "2026-01-15")):
        office.add(
            *("mobility",),
            person_id=person,
            direction="outgoing",
            activity="student_studies",
            sending_institution_id=office.own,
            receiving_institution_id=office.college,
            planned_start=start,
            planned_end=end,
            **went,
        )
    assert len(store.where("mobility", "person_id", [person])) == 2
    figures = office.part("figures")
    assert (figures.counts["begun"], figures.counts["students_out"], figures.counts["students_in"]) == (1, 1, 0)
    told = {row[0]: row for row in rows(figures, "", "en")}
    assert told["Stays begun"][1:3] == ("1", "1")
    assert told["– students sent"][1] == "1"
    assert rows(figures, "pack.by_partner")[0] == ("Приморский колледж", "1", "–", "–", "–", "1", "1")
    assert any(one.startswith("Stays begun: Stays of the academic year") for one in said(figures))


def test_no_student_is_named_or_can_be_found(office: SessionOffice, tmp_path: Path) -> None:
    person = office.add("person", role="student", family_cyrillic="Скрытова", given_cyrillic="Дарья", citizenship="RU")
    office.add(
        *("mobility",),
        person_id=person,
        direction="incoming",
        activity="student_studies",
        sending_institution_id=office.college,
        receiving_institution_id=office.own,
        planned_start="2026-10-01",
        planned_end="2027-01-15",
        sending_status="live",
        receiving_status="in_residence",
    )
    text = " ".join(pages(office, tmp_path))
    assert "Скрытова" not in text
    assert "只计数" in text, "what is not told is said"


def test_ideas_and_projects_of_others_are_counted_and_never_named(office: SessionOffice, tmp_path: Path) -> None:
    office.project("ИДЕЯ", "idea")
    office.project("ЧУЖОЙ", lead=office.stranger)
    office.project("Лаборатория", lead=office.college)
    projects = office.part("projects")
    assert projects.counts == {"projects": 1, "late": 0, "outputs": 0, "ideas_not_named": 1, "of_others": 1}
    assert "1 idea for a project is not agreed yet and not named here." in said(projects)
    assert "1 project without a member of the committee was left out." in said(projects)
    text = " ".join(pages(office, tmp_path))
    assert "Лаборатория" in text
    assert not {"ИДЕЯ", "ЧУЖОЙ"} & set(text.split())


def test_late_milestones_and_outputs_are_named_but_none_that_the_office_keeps_for_itself(office: SessionOffice) -> None:
    project = office.project("Лаборатория")
    task = {"project_id": project, "institution_id": office.own, "due": "2026-11-01"}
    office.add("task", title="Закупить станки", share="shared", **task)
    office.add("task", title="ВНУТРЕННЕЕ", share="office", **task)
    office.output(project, "Программа", due="2026-11-10")
    office.output(project, "Учебник", due="2026-12-10")
    late = rows(office.part("projects"), "pack.late")
    assert [row[0] for row in late] == ["Закупить станки", "Программа (Учебный план)"]
    assert rows(office.part("projects"), "pack.going_on", "en")[0][-1] == "Late: 2"


def test_outputs_agreed_since_the_last_session_are_told_with_their_day(office: SessionOffice) -> None:
    project = office.project("Лаборатория")
    new, old = (office.output(project, name) for name in ("Программа", "Стандарт"))
    for one, day in ((new, "2026-11-02"), (old, "2026-10-01")):
        office.approve(one)
        office.set("output", one, state="published", published_on=day)
    made = rows(office.part("projects"), "pack.outputs_since")
    assert [row[0].split(" (")[0] for row in made] == ["Программа"]
    assert made[0][-1] == "2026-11-02"


def test_of_very_many_projects_the_paper_stays_short(office: SessionOffice) -> None:
    for n in range(MOST_PROJECTS + 5):
        project = office.project(f"Проект {n}")
        office.output(project, f"Программа {n}", due="2026-11-10")
    projects = office.part("projects")
    assert rows(projects, "pack.going_on", "en")[-1][0] == "and 5 more"
    assert len(rows(projects, "pack.late")) == MOST_LATE + 1
    assert projects.counts["late"] == MOST_PROJECTS + 5


def test_matches_are_worth_a_word_until_one_side_has_asked_the_other(office: SessionOffice) -> None:
    need, offer = office.market()
    listings = office.part("listings")
    assert (listings.counts["offers"], listings.counts["needs"], listings.counts["matches"]) == (1, 1, 1)
    (match,) = rows(listings, "pack.matches")
    assert match[0].startswith("需要机器人培训")
    assert match[1].startswith("Курс по роботам")
    assert int(match[3]) >= 50
    office.office.interests.send(offer, "?", "x", own=need)
    after = office.part("listings")
    assert after.counts["matches"] == 0
    assert "1 match about which one side has asked the other is not listed." in said(after)
    assert "Expressions of interest sent or answered since 22 Oct 2026: 1. Of these: no answer yet: 1." in said(after)


def test_weak_matches_are_only_counted(office: SessionOffice) -> None:
    office.listing(office.own, "need", "需要培训")
    office.listing(office.college, "offer", "Курс")
    listings = office.part("listings")
    assert (listings.counts["matches"], listings.counts["weak_matches"]) == (0, 1)
    assert not listings.paper.tables


def test_whom_somebody_asked_is_named_once_something_came_of_it_that_members_see(office: SessionOffice) -> None:
    need = office.listing(office.own, "need", "需要机器人培训")
    office.listing(office.college, "offer", "Курс")
    office.office.interests.send(need, "?", "x", asking=office.college)
    asked = office.office.interests.of(need, office.college)
    assert asked is not None
    asked = asked.id
    office.set("interest", asked, reply="accepted")
    project = office.project("Лаборатория", "idea")
    office.set("interest", asked, led_to_project_id=project)
    assert not [one for one in office.part("listings").paper.tables if one.title == "pack.led_to"]
    office.set("project", project, state="agreed")
    (led,) = rows(office.part("listings"), "pack.led_to")
    assert "Приморский колледж ↔" in led[1]
    assert "Лаборатория" in led[2]


def test_what_institutions_noted_for_themselves_is_neither_told_nor_counted(office: SessionOffice) -> None:
    _, offer = office.market()
    office.office.interests.shortlist(offer, "x")
    listings = office.part("listings")
    assert listings.counts["interests"] == 0
    assert listings.counts["matches"] == 1


def test_a_forum_has_its_papers_too_and_is_not_called_a_session(office: SessionOffice, tmp_path: Path) -> None:
    office.set("meeting", office.meeting, kind="forum")
    pack = office.pack()
    assert pack.paper.kind == "pack_of_event"
    assert said(pack.parts[1])[0] == "No decisions were made before this meeting."
    assert "Материалы к мероприятию" in pages(office, tmp_path, "ru")[0]


def test_a_paper_that_a_member_makes_says_that_it_does_not_see_everything(tmp_path: Path) -> None:
    town = Town(tmp_path)
    with town.office.open() as opened:
        made = SessionOffice(town, opened)
        made.set("meeting", made.meeting, state="announced")
        assert "pack.of_member" not in made.pack().paper.opening
    with town.college(town.first, 5).open() as college:
        pack = college.session_packs.read(made.meeting, ("zh", "ru"))
        college.session_packs.write(pack, tmp_path / "pack.pdf")
    assert pack.paper.opening == ("pack.of_member",)


def test_a_session_that_was_cancelled_is_not_the_last_one(office: SessionOffice) -> None:
    office.meet("3a", "cancelled", "2026-11-20")
    facts = {key: str(value) for key, value in office.pack().paper.facts}
    assert (facts["last_session"], facts["day"]) == (HELD, AHEAD)


def test_a_character_that_no_font_has_is_a_box_and_told(office: SessionOffice, tmp_path: Path) -> None:
    office.decide("ВК-3/1", text_ru="Открыть класс \U0001f393")
    (told,) = office.office.session_packs.write(office.pack("ru", "zh"), tmp_path / "pack.pdf")
    assert (told.name, told.characters) == ("Открыть класс \U0001f393", ("\U0001f393",))

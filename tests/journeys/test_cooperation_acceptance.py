"""The cases that the specification of offers and needs is accepted by: a secretariat and three colleges of it, by
packages, on the command line and in the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from alliance import BAODING, COLLEGES, EXPERT, HUB, KHABAROVSK, TOLD, VLADIVOSTOK, Alliance
from alliance_windows import Start, accepted_between_colleges, exchanged, interests, opened, played, round_, window_of
from pytestqt.qtbot import QtBot

from exchange_admin.domain.queries import Query
from exchange_admin.ui.lessons.fields_dialog import FieldsDialog
from exchange_admin.ui.listings.interest_cards import InterestCard
from exchange_admin.ui.listings.offers_page import OffersPage
from exchange_admin.ui.projects.project_cards import ProjectCard
from exchange_admin.ui.projects.projects_page import ProjectsPage

__all__ = ["exchanged", "round_"]


@pytest.mark.parametrize("order", [1, 2])
def test_case_1_everybody_sees_the_same_twelve_and_the_same_matches_whatever_order_packages_came_in(
    exchanged: Alliance, order: int, tmp_path: Path
) -> None:
    alliance = exchanged if order == 1 else played(tmp_path / "anew", order)
    called = alliance.names()
    for place in alliance.places:
        rows = alliance.tell(place, "list", "FILE", "listing", "--columns", "state,valid_until")["rows"]
        assert {called[row["id"]] for row in rows} == {one["id"] for one in TOLD["listings"]}, place
        for language in ("zh", "ru", "en"):
            found = alliance.tell(place, "match", "FILE", "--all", "--language", language)["matches"]
            told = {(called[one["need"]["id"]], called[one["offer"]["id"]]): one for one in found}
            wanted = {(one["need"], one["offer"]): one for one in TOLD["matches"] if one["score"] is not None}
            assert told.keys() == wanted.keys(), (place, language)
            for pair, one in told.items():
                assert [one["score"], one["possible"]] == [wanted[pair]["score"], wanted[pair]["possible"]]
                codes = [(reason["code"], reason["points"]) for reason in one["reasons"]]
                assert codes == [(reason["code"], reason["points"]) for reason in wanted[pair]["reasons"]]
                assert all(reason["said"] and "{" not in reason["said"] for reason in one["reasons"])
    for place in alliance.places:
        assert alliance.tell(place, "journal", "FILE", "--verify", "--rebuild")["problems"] == []


@pytest.mark.parametrize(("place", "language"), [(HUB, "zh"), (VLADIVOSTOK, "ru"), (KHABAROVSK, "en")])
def test_case_1_in_the_window_eleven_of_twelve_are_current_and_matches_stand_under_the_own_need(
    exchanged: Alliance, start: Start, qtbot: QtBot, place: str, language: str
) -> None:
    called = exchanged.names()
    with opened(start, exchanged, place, language, qtbot) as page:
        found = [(called[one.mine], called[one.theirs.id], one.score) for one in page.matches.rows.matches]
        page.show_tab("all")
        counts = {button.tab.id: button.tab.count for button in page.page.list.tabs._buttons}
    scores = {(one["need"], one["offer"]): one["score"] for one in TOLD["matches"]}
    good = {HUB: [("N2", "O10"), ("O1", "N1")], VLADIVOSTOK: [("N1", "O1"), ("N1", "O6"), ("N1", "O8")]}
    wanted = good.get(place, [("O10", "N2")])
    assert sorted(found) == sorted((*pair, scores.get(pair) or scores[pair[::-1]]) for pair in wanted)
    assert (counts["current"], counts["all"]) == (11, len(TOLD["listings"]))


def test_case_2_an_interest_is_sent_answered_accepted_and_becomes_an_agreement_and_nobody_else_sees_it(
    exchanged: Alliance,
) -> None:
    alliance = exchanged
    need, offer = alliance.listings["N1"], alliance.listings["O1"]
    asked = ("--own", need, "--message", "MAY-WE-COME-61", "--as", VLADIVOSTOK)
    noted = alliance.tell(VLADIVOSTOK, "interest", "shortlist", "FILE", offer, "--own", need, "--as", VLADIVOSTOK)
    alliance.tell(VLADIVOSTOK, "interest", "send", "FILE", offer, *asked)
    alliance.meet()
    (came,) = alliance.tell(HUB, "interest", "list", "FILE", "--state", "sent")["interests"]
    assert came["id"] == noted["id"]
    answer = ("interest", "answer", "FILE", came["id"], "--as", HUB)
    alliance.tell(HUB, *answer, "--reply", "answered", "--message", "WHICH-MONTH-61")
    alliance.meet()
    (told,) = alliance.tell(VLADIVOSTOK, "interest", "list", "FILE")["interests"]
    assert (told["status"], told["answer"]) == ("answered", "WHICH-MONTH-61")
    alliance.tell(HUB, *answer, "--reply", "accepted", "--message", "IN-MARCH-61")
    agreed = alliance.tell(HUB, "interest", "agree", "FILE", came["id"], "--as", HUB)
    alliance.meet()
    with alliance.places[HUB].open() as office:
        draft = office.store.get("agreement", agreed["led_to_agreement_id"])
        assert draft is not None
        assert (draft["institution_id"], draft["state"]) == (alliance.institutions[VLADIVOSTOK], "draft")
        assert (draft["valid_from"], draft["valid_until"]) == ("2027-03-01", "2027-03-28")
        conditions = office.store.where("condition", "agreement_id", [draft.id])
        assert [one["isced_f"] for one in conditions] == ["0714"]
    (told,) = alliance.tell(VLADIVOSTOK, "interest", "list", "FILE")["interests"]
    assert (told["reply"], told["answer"]) == ("accepted", "IN-MARCH-61")
    for college in (KHABAROVSK, BAODING):
        assert alliance.tell(college, "interest", "list", "FILE")["interests"] == []
        kept = alliance.places[college].bytes()
        for secret in ("MAY-WE-COME-61", "WHICH-MONTH-61", "IN-MARCH-61", came["id"], draft.id):
            assert secret.encode() not in kept, (college, secret)


def test_case_2_in_the_windows_of_both_sides_and_of_a_third(
    exchanged: Alliance, start: Start, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answered(page: OffersPage, field: str = "", words: str = "") -> None:
        """What is typed into the next dialog."""

        def show(dialog: FieldsDialog) -> bool:
            if field:
                dialog.editors[field].show_value(words)
            dialog.accept()
            return True

        monkeypatch.setattr(page._desk.ask, "show", show)

    with opened(start, exchanged, VLADIVOSTOK, "ru", qtbot) as page:
        page.matches.step(0)
        answered(page, "message", "MAY-WE-COME-61")
        page.matches.send()
        assert interests(page) == 1
    exchanged.meet()
    with opened(start, exchanged, HUB, "zh", qtbot) as page:
        page.show_tab("interests")
        page.page.list.table.go_to_row(0)
        card = page.page.panel.findChild(InterestCard)
        assert card is not None
        answered(page, "answer", "IN-MARCH-61")
        card.accept.click()
        answered(page)
        card.begin.click()
        (draft,) = page._desk.office.store.records(Query("agreement"))
    assert draft["institution_id"] == exchanged.institutions[VLADIVOSTOK]
    assert (draft["valid_from"], draft["valid_until"]) == ("2027-03-01", "2027-03-28")
    exchanged.meet()
    for place, n in ((VLADIVOSTOK, 1), (KHABAROVSK, 0)):
        with opened(start, exchanged, place, "en", qtbot) as page:
            assert interests(page) == n


def test_case_2_in_the_windows_an_accepted_interest_becomes_a_project_that_both_see_and_no_third(
    exchanged: Alliance, start: Start, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    interest = accepted_between_colleges(exchanged)

    def begun(dialog: FieldsDialog) -> bool:
        dialog.accept()
        return True

    with opened(start, exchanged, BAODING, "zh", qtbot) as page:
        page.show_tab("interests")
        page.page.list.table.go_to_row(0)
        card = page.page.panel.findChild(InterestCard)
        assert card is not None
        monkeypatch.setattr(page._desk.ask, "show", begun)
        card.project.click()
        (project,) = page._desk.office.store.records(Query("project"))
        page._desk.feed.publish(page._desk.office.projects.move(project.id, "agreed", BAODING), None)
        assert page._desk.records.get("interest", interest)["led_to_project_id"] == project.id
    exchanged.meet()
    for place, language, seen in ((VLADIVOSTOK, "ru", True), (BAODING, "zh", True), (KHABAROVSK, "en", False)):
        with window_of(start, exchanged, place, language) as shown:
            shown.window.show_area("project")
            projects = shown.window.page("project")
            assert isinstance(projects, ProjectsPage)
            projects.show_tab("project.all")
            assert projects.page.list.model.rowCount() == int(seen), place
            if seen:
                projects.page.open_record(project.id)
                (card_of,) = projects.page.panel.findChildren(ProjectCard)
                members = shown.desk.office.store.where("membership", "project_id", [project.id])
                named = {exchanged.institutions[one] for one in (VLADIVOSTOK, BAODING)}
                assert ({one["institution_id"] for one in members}, card_of.isHidden()) == (named, False)


@pytest.mark.parametrize("by", [(HUB,), (BAODING,), (BAODING, HUB)])
def test_case_2_between_two_colleges_the_office_drafts_and_it_whoever_answered_or_both_begin_the_project(
    exchanged: Alliance, by: tuple[str, ...]
) -> None:
    alliance = exchanged
    interest = accepted_between_colleges(alliance)
    agreement = alliance.tell(HUB, "interest", "agree", "FILE", interest, "--as", HUB)["led_to_agreement_id"]
    (project,) = {alliance.tell(place, "project", "begin", "FILE", interest, "--as", place)["id"] for place in by}
    alliance.meet()
    sides = {alliance.institutions[one] for one in (VLADIVOSTOK, BAODING)}
    for place in (HUB, BAODING, VLADIVOSTOK):
        with alliance.places[place].open() as office:
            (draft,) = office.store.records(Query("agreement"))
            assert (draft.id, draft["state"], draft["isced_f"]) == (agreement, "draft", "0713;0714")
            assert (draft["valid_from"], draft["valid_until"]) == ("2027-03-15", "2027-03-28")
            parties = [one.institution_id for one in office.agreement_parties.of(agreement, "en")]
            assert sorted(parties) == sorted(sides), place
            seen = [one.id for one in office.store.records(Query("project"))]
            assert seen == ([] if place == VLADIVOSTOK else [project]), "an idea is its leader's and its office's"
            members = office.store.where("membership", "project_id", [project])
            assert len(members) == (0 if place == VLADIVOSTOK else 2)
            assert list(office.store.records(Query("held_change"))) == [], "nothing waits for a person"
        assert alliance.tell(place, "check", "FILE")["problems"] == []
    alliance.tell(BAODING, "project", "move", "FILE", project, "agreed", "--as", BAODING)
    alliance.tell(HUB, "set", "FILE", "agreement", agreement, "title_en=Robots", "--as", HUB)
    alliance.meet()
    with alliance.places[VLADIVOSTOK].open() as office:
        assert {one.id for one in office.store.records(Query("project"))} == {project}
        drafted = office.store.get("agreement", agreement)
        assert drafted is not None
        assert drafted["title_en"] == "Robots"
    assert "read-only here" in alliance.refused(BAODING, "set", "FILE", "agreement", agreement, "title_en=Mine")
    kept = alliance.places[KHABAROVSK].bytes()
    for secret in ("MAY-WE-COME-62", "IN-MARCH-62", interest, agreement, project):
        assert secret.encode() not in kept, secret
    for place in alliance.places:
        assert alliance.tell(place, "journal", "FILE", "--verify", "--rebuild")["problems"] == []


def test_who_does_not_begin_is_told_who_does(exchanged: Alliance) -> None:
    alliance = exchanged
    interest = accepted_between_colleges(alliance)
    refused = alliance.refused(VLADIVOSTOK, "project", "begin", "FILE", interest)
    assert "begun by the institution that answered" in refused
    for college in (VLADIVOSTOK, BAODING):
        assert "The office drafts the agreement" in alliance.refused(college, "interest", "agree", "FILE", interest)


def test_case_9_a_package_never_holds_an_expert_a_note_a_draft_or_what_another_only_thinks_of(
    exchanged: Alliance,
) -> None:
    alliance = exchanged
    expert = alliance.add(HUB, "person", role="teacher", family_cyrillic=EXPERT, given_cyrillic="Анна")
    alliance.set(HUB, "listing", alliance.listings["O1"], person_id=expert, places=29)
    told = {"side": "offer", "topic": "expert", "institution_id": alliance.institutions[HUB], "state": "draft"}
    draft = alliance.add(HUB, "listing", **told, name_en="NOT-YET-61")
    alliance.tell(VLADIVOSTOK, "interest", "shortlist", "FILE", alliance.listings["O1"], "--as", VLADIVOSTOK)
    alliance.carry(VLADIVOSTOK, HUB)
    for college in COLLEGES:
        alliance.carry(HUB, college)
    for college in COLLEGES:
        kept = alliance.places[college].bytes()
        with alliance.places[college].open() as office:
            came = office.store.get("listing", alliance.listings["O1"])
            assert came is not None
            assert came["places"] == 29
        assert "Запись O1".encode() in kept, "what is told would be found"
        for secret in (expert, EXPERT, draft, "NOT-YET-61"):
            assert secret.encode() not in kept, (college, secret)
        with alliance.places[college].open() as office:
            others = office.store.many("listing", list(alliance.listings.values())).values()
            notes = {one["note"] for one in others if one["institution_id"] != alliance.institutions[college]}
            assert notes == {None}, college
    for college in (KHABAROVSK, BAODING):
        assert b"shortlisted" not in alliance.places[college].bytes()

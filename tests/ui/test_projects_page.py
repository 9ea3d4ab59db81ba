"""Projects in the window: the tabs, the board, who is missing, what is approved, by keys."""

from __future__ import annotations

from dataclasses import replace

import pytest
from office import OWN, OpenOffice, add
from pypdfium2 import PdfDocument
from PySide6.QtCore import Qt

from exchange_admin.domain.fields import Value
from exchange_admin.domain.queries import Filter, Test
from exchange_admin.domain.steps import Edit, Step
from exchange_admin.services.committee.committees import Signed
from exchange_admin.ui.detail.lines_card import LinesCard
from exchange_admin.ui.forms.beginning import given_for
from exchange_admin.ui.forms.record_form import RecordForm
from exchange_admin.ui.lessons.fields_dialog import FieldsDialog
from exchange_admin.ui.presentation import PROJECT_AREA
from exchange_admin.ui.projects import project_papers
from exchange_admin.ui.projects.output_card import OutputCard
from exchange_admin.ui.projects.project_cards import ProjectCard
from exchange_admin.ui.projects.projects_page import ProjectsPage
from exchange_admin.ui.projects.share_card import ShareCard
from exchange_admin.ui.widgets.filter_bar import FilterChip

LEAD = "lead_institution_id"
KEY = Qt.Key


@pytest.fixture
def office(own_office: OpenOffice) -> OpenOffice:
    return own_office


class Consortium:
    """Of two colleges and an enterprise, with an output under review that is late."""

    def __init__(self, office: OpenOffice) -> None:
        store, self.office = office.store, office
        self.theirs = add(store, "institution", name_en="Amur College", country="RU", kind="college")
        self.firm = add(store, "institution", name_en="Longyuan", country="CN", kind="enterprise")
        self.agreement = add(
            store, "agreement", institution_id=self.theirs, number="7/26", kind="exchange", state="signed"
        )
        led: dict[str, Value] = {"lead_institution_id": OWN, "agreement_id": self.agreement}
        self.id = add(store, "project", name_en="Robots", kind="consortium", state="agreed", **led)
        for institution, role in ((OWN, "lead"), (self.theirs, "partner"), (self.firm, "enterprise")):
            add(store, "membership", project_id=self.id, institution_id=institution, role=role, voting=0)
        made: dict[str, Value] = {"project_id": self.id, "author_institution_id": OWN, "due": "2026-11-20"}
        self.output = add(store, "output", name_en="Textbook", kind="textbook", state="reviewing", **made)

    def state(self, kind: str, id: str) -> Value:
        return self.office.desk.records.get(kind, id)["state"]


@pytest.fixture
def consortium(office: OpenOffice) -> Consortium:
    return Consortium(office)


@pytest.fixture
def page(consortium: Consortium, qtbot) -> ProjectsPage:
    made = ProjectsPage(consortium.office.desk, PROJECT_AREA)
    qtbot.addWidget(made)
    made.resize(1300, 760)
    made.show()
    made.enter()
    return made


def on_board(page: ProjectsPage, qtbot) -> None:
    page.show_tab("board.all")
    qtbot.waitUntil(lambda: bool(page.board.shown) and not page.board._reading.is_busy)
    page.board.take_keyboard()


def in_column(page: ProjectsPage, state: str) -> list[str]:
    (column,) = [one for one in page.board.board.columns if one.state == state]
    return [card.title for card in column.cards.cards]


def card_of(page: ProjectsPage, kind: str, id: str) -> ProjectCard | OutputCard:
    page.show_tab(f"{kind}.all")
    page.page.open_record(id)
    page.page.panel.show_tab("overview")
    (card,) = page.page.panel.findChildren(OutputCard if kind == "output" else ProjectCard)
    return card


def test_every_list_has_all_tabs_with_their_numbers(page: ProjectsPage) -> None:
    for tab in ("project.all", "output.late", "membership.all"):
        page.show_tab(tab)
        assert [button.tab.count for button in page.page.list.tabs._buttons] == [1, None, 1, 1, 1, 3], tab
    page.page.list.tabs.chosen.emit("board.all")
    assert page.currentWidget() is page.board
    page.board.tabs.chosen.emit("output.all")
    assert page.page.kind == "output"


def test_a_member_of_a_project_is_begun_as_one_of_it_alone(page: ProjectsPage, consortium: Consortium) -> None:
    """And not of its agreement, for which nobody could save it."""
    desk = consortium.office.desk
    given = given_for(desk, "membership", "project_id", desk.records.get("project", consortium.id))
    assert given == {"project_id": consortium.id}


def test_a_stay_of_a_project_leads_to_the_host_that_its_members_leave(consortium: Consortium) -> None:
    """A secretariat hosts nobody, whoever's project it is."""
    desk, store = consortium.office.desk, consortium.office.store

    def host(project: str) -> Value:
        return given_for(desk, "mobility", "project_id", desk.records.get("project", project)).get(
            "receiving_institution_id"
        )

    assert host(consortium.id) == OWN, "who leads it"
    theirs = add(store, "project", name_en="Rails", kind="material", lead_institution_id=consortium.theirs)
    add(store, "membership", project_id=theirs, institution_id=consortium.firm, role="enterprise", voting=0)
    assert host(theirs) == consortium.theirs, "an enterprise is no host"
    person = add(store, "person", role="student", family_latin="LI", home_institution_id=consortium.theirs)
    store.record(Step("x", "institution.set", (Edit("institution", OWN, {"kind": "authority"}),)))
    assert host(consortium.id) == consortium.theirs, "the only member that teaches"
    assert given_for(desk, "mobility", "person_id", desk.records.get("person", person)) == {
        "person_id": person,
        "sending_institution_id": consortium.theirs,
    }
    third = add(store, "institution", name_en="Third", country="CN", kind="college")
    add(store, "membership", project_id=theirs, institution_id=third, role="partner", voting=0)
    assert host(theirs) is None, "nobody guesses which"


def test_the_list_of_outputs_follows_who_joins_and_who_approves(page: ProjectsPage, consortium: Consortium) -> None:
    page.show_tab("output.all")
    desk, model = consortium.office.desk, page.page.list.model

    def approvals() -> str:
        cell = model.cell(0, "output_standing")
        assert cell is not None
        return cell.text

    assert approvals() == "Nobody yet"
    for institution in (OWN, consortium.theirs):
        said = desk.office.projects.approve(consortium.output, Signed("x", institution), "Shen")
        desk.feed.publish(said, None)
    before = approvals()
    fourth = add(consortium.office.store, "institution", name_en="Fourth", country="RU", kind="college")
    seat: dict[str, Value] = {"project_id": consortium.id, "institution_id": fourth, "role": "partner"}
    desk.feed.publish(desk.records.add("membership", seat, "Shen"), None)
    assert (before, approvals()) == ("By all", "In part")


def test_a_form_of_a_member_asks_for_what_fits_a_project(page: ProjectsPage, consortium: Consortium) -> None:
    def asked(form: RecordForm) -> set[str]:
        named = ("body_id", "agreement_id", "project_id", "voting", "signed_on")
        return {name for name in named if name in form.editors and not form.editors[name].widget.isHidden()}

    card_of(page, "project", consortium.id)
    (members,) = [one for one in page.page.panel.findChildren(LinesCard) if one.kind == "membership"]
    members.begin()
    assert asked(members.form.form) == set(), "it is the one around"
    members.form.take_away()
    members.edit(members.lines[0].id)
    assert asked(members.form.form) == set()
    page.show_tab("membership.all")
    page.page.add()
    assert asked(page.page.panel.form) == {"project_id"}


def test_members_of_committees_are_not_among_those_of_projects(page: ProjectsPage, consortium: Consortium) -> None:
    store = consortium.office.store
    body = add(store, "body", kind="committee", name_en="Committee", lead_institution_id=OWN, active=1)
    add(store, "membership", body_id=body, institution_id=OWN, role="chair", voting=1)
    page.show_tab("membership.all")
    assert page.page.list.model.rowCount() == 3


def test_the_panel_says_who_is_missing_and_what_it_rests_on(page: ProjectsPage, consortium: Consortium) -> None:
    card = card_of(page, "project", consortium.id)
    assert isinstance(card, ProjectCard)
    assert (card.countries.text(), card.lacks.text()) == ("China 2 · Russia 1", "Missing: a research organisation")
    opened: list[tuple[str, str]] = []
    page.record_wanted.connect(lambda *wanted: opened.append(wanted))
    card.roots["agreement"].click()
    assert opened == [("agreement", consortium.agreement)]
    shown = [state for state, button in card.states.buttons.items() if not button.isHidden()]
    assert shown == ["running", "paused", "stopped"]


@pytest.mark.parametrize(("kind", "state"), [("project", "running"), ("output", "drafting")])
def test_a_state_by_its_button_leaves_the_keyboard_in_the_list_and_not_at_what_gives_up(
    page: ProjectsPage, consortium: Consortium, qtbot, kind: str, state: str
) -> None:
    id = consortium.id if kind == "project" else consortium.output
    button = card_of(page, kind, id).states.buttons[state]
    button.setFocus()
    qtbot.keyClick(button, KEY.Key_Space)
    assert consortium.state(kind, id) == state
    assert page.window().focusWidget() is page.page.list.table


def test_a_card_is_moved_on_the_board_by_keys_and_taken_back(page: ProjectsPage, consortium: Consortium, qtbot) -> None:
    on_board(page, qtbot)
    (card,) = page.board.board.columns[1].cards.cards
    assert (card.title, card.mark) == ("Robots", "Missing: a research organisation")
    qtbot.keyClick(page.board.board.columns[1].list, KEY.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert consortium.state("project", consortium.id) == "running"
    qtbot.waitUntil(lambda: in_column(page, "running") == ["Robots"])
    assert page.board.board.columns[2].list.hasFocus(), "the keyboard goes with the card"


def test_what_stands_still_asks_for_its_reason(page: ProjectsPage, consortium: Consortium, qtbot) -> None:
    on_board(page, qtbot)

    def answer(dialog: FieldsDialog) -> bool:
        dialog.accept()
        assert "Say why" in dialog.problem.text()
        dialog.editors["reason"].show_value("The workshop is being rebuilt")
        dialog.accept()
        return True

    consortium.office.answers.answers.append(answer)
    page.board._move(consortium.id, "paused")
    record = consortium.office.desk.records.get("project", consortium.id)
    assert (record["state"], record["reason"]) == ("paused", "The workshop is being rebuilt")


def test_what_cannot_follow_is_refused_with_its_reason_and_stays(
    page: ProjectsPage, consortium: Consortium, qtbot
) -> None:
    on_board(page, qtbot)
    said: list[str] = []
    consortium.office.desk.notices.said.connect(lambda words, *_: said.append(words))
    page.board._move(consortium.id, "idea")
    assert consortium.state("project", consortium.id) == "agreed"
    assert "stop it instead" in said[0]
    assert in_column(page, "agreed") == ["Robots"]


def test_an_output_is_agreed_when_everybody_asked_has_approved_what_stands_there(
    page: ProjectsPage, consortium: Consortium
) -> None:
    card = card_of(page, "output", consortium.output)
    assert isinstance(card, OutputCard)
    asked = [line for line in card.lines if not line.isHidden()]
    assert [line.name.whole_text() for line in asked] == ["Songhua College", "Amur College"], "no enterprise"
    for line, name in zip(asked, ("沈怀瑾", "Ковалёв"), strict=True):

        def answer(dialog: FieldsDialog, name: str = name) -> bool:
            dialog.editors["signer"].show_value(name)
            dialog.accept()
            return True

        consortium.office.answers.answers.append(answer)
        line.approve.click()
    assert card.said.text() == "All who are asked have approved it as it stands."
    card.states.buttons["agreed"].click()
    assert consortium.state("output", consortium.output) == "agreed"
    (given,) = [one for one in page.page.panel.findChildren(LinesCard) if one.kind == "approval"]
    assert card.title.text() != given.title.text(), "two cards of one name"
    changes = consortium.office.desk.records.set("output", consortium.output, {"version": "2"}, "Shen")
    consortium.office.desk.feed.publish(changes, None)
    assert all("Approved another text" in line.button.accessibleName() for line in given.lines)
    told = [label.accessibleName() for label in card.changes.labels if label.accessibleName()]
    assert told == ["Version: “—” → “2”"]


def test_milestones_are_shown_to_the_members_once_somebody_said_so(page: ProjectsPage, consortium: Consortium) -> None:
    store, answers = consortium.office.store, consortium.office.answers
    own: dict[str, Value] = {"kind": "manual", "state": "open", "share": "office", "project_id": consortium.id}
    milestones = [add(store, "task", title=f"Step {n}", **own) for n in range(2)]
    card_of(page, "project", consortium.id)
    (card,) = page.page.panel.findChildren(ShareCard)
    assert card.said.text() == "2 milestones are seen by our office only: Step 0, Step 1"
    answers.answers += [False, True]
    for share in ("office", "shared"):
        card.share.click()
        assert {store.get("task", one)["share"] for one in milestones} == {share}
    assert all("not hidden again" in one.text and "ever written in it" in one.text for one in answers.asked)
    assert card.isHidden()


def test_milestones_of_an_idea_are_shown_to_nobody(page: ProjectsPage, consortium: Consortium) -> None:
    idea = add(consortium.office.store, "project", name_en="Idea", kind="material", state="idea", **{LEAD: OWN})
    own: dict[str, Value] = {"kind": "manual", "state": "open", "share": "office"}
    add(consortium.office.store, "task", title="Step", project_id=idea, **own)
    card_of(page, "project", idea)
    (card,) = page.page.panel.findChildren(ShareCard)
    assert card.isHidden()


def test_the_coordinator_is_on_the_card_of_a_project_for_which_somebody_ticks_it(
    page: ProjectsPage, consortium: Consortium, qtbot, tmp_path, monkeypatch
) -> None:
    store, told = consortium.office.store, []
    tang = add(store, "staff", name="童语棠", role="coordinator", active=1)
    other = add(store, "project", name_en="Other", kind="material", state="idea", coordinator_id=tang, **{LEAD: OWN})
    monkeypatch.setattr(project_papers, "ask_target", lambda *_: tmp_path / f"{len(told)}.pdf")

    def printed() -> bool:
        """Whether the coordinator stands on what is printed now."""
        target = tmp_path / f"{len(told)}.pdf"
        page.print_card()
        qtbot.waitUntil(target.exists)
        with PdfDocument(target) as paper:
            told.append("童语棠" in paper[0].get_textpage().get_text_bounded())
        return told[-1]

    card = card_of(page, "project", consortium.id)
    assert isinstance(card, ProjectCard)
    assert card.coordinator.isHidden(), "it has none"
    card_of(page, "project", other)
    assert not card.coordinator.isHidden()
    assert not printed()
    card.coordinator.click()
    assert printed()
    store.record(Step("Shen", "project.set", (Edit("project", consortium.id, {"coordinator_id": tang}),)))
    card_of(page, "project", consortium.id)
    assert not card.coordinator.isChecked(), "asked for project by project"
    card_of(page, "project", other)
    card.coordinator.click()
    on_board(page, qtbot)
    page.board.board.go_to(other)
    assert not printed(), "nothing over the board says so"


def test_an_output_that_is_called_published_and_is_not_approved_asks_whoever_has_to(
    page: ProjectsPage, consortium: Consortium
) -> None:
    said: dict[str, Value] = {"state": "published", "project_id": consortium.id}
    card = card_of(page, "output", add(consortium.office.store, "output", name_en="Case", kind="case", **said))
    assert isinstance(card, OutputCard)
    assert [line.approve.isHidden() for line in card.lines] == [False, False]


def test_an_output_that_is_not_reviewed_asks_nobody(page: ProjectsPage, consortium: Consortium) -> None:
    planned = add(
        consortium.office.store, "output", name_en="Case", kind="case", state="planned", project_id=consortium.id
    )
    card = card_of(page, "output", planned)
    assert isinstance(card, OutputCard)
    assert all(line.isHidden() for line in card.lines)
    assert "under review" in card.hint.text()


def test_outputs_that_today_counts_are_listed_alone_until_their_chip_is_taken_away(
    page: ProjectsPage, consortium: Consortium
) -> None:
    made: dict[str, Value] = {"project_id": consortium.id, "state": "reviewing", "kind": "case"}
    add(consortium.office.store, "output", name_en="Other", **made)
    page.show_kind("output")
    shown = page.page.list
    shown.show_only((Filter("id", Test.IS, (consortium.output,)),), named="Outputs to approve")
    assert shown.model.rowCount() == 1
    (chip,) = shown.bar.findChildren(FilterChip)
    assert (chip.chip.caption, chip.chip.value) == ("From Today", "Outputs to approve")
    assert not shown._save.isVisible(), "it is no view of another day"
    page.page.add()
    assert "id" not in page.page.panel.form.values()
    page.page.leave_fields()
    chip.click()
    assert shown.model.rowCount() == 2


def test_projects_without_news_are_shown_alone_until_their_chip_is_taken_away(page: ProjectsPage, qtbot) -> None:
    on_board(page, qtbot)
    (loud,) = page.board.shown["agreed"]
    quiet = replace(loud, project=replace(loud.project, id="quiet"), name="Quiet", silence="No activity for 8 months")
    page.board._came({**page.board.shown, "agreed": [loud, quiet]})
    page.show_tab("board.silent")
    (card,) = page.board.board.columns[1].cards.cards
    assert (card.title, card.mark) == ("Quiet", "No activity for 8 months"), "who is missing is not why it stands here"
    assert page.board.chip is not None
    assert (page.board.chip.chip.value, page.status_words()) == ("Projects without news", "1 project, of 2 in all")
    page.board.chip.setFocus()
    qtbot.keyClick(page.board.chip, KEY.Key_Delete)
    assert page.board.chip is None
    assert in_column(page, "agreed") == ["Robots", "Quiet"]
    assert page.board.isAncestorOf(page.window().focusWidget()), "the keyboard stays on the board"


def test_a_board_narrowed_to_nothing_says_so_and_leads_back_to_all(page: ProjectsPage, qtbot) -> None:
    on_board(page, qtbot)
    page.show_tab("board.silent")
    assert page.board.empty.isVisible()
    page.board.empty.button.click()
    assert in_column(page, "agreed") == ["Robots"]
    page.show_tab("board.silent")
    page.show_tab("board.all")
    assert page.board.chip is None, "the tab shows all"


def test_a_board_without_projects_says_how_to_begin(office: OpenOffice, qtbot) -> None:
    page = ProjectsPage(office.desk, PROJECT_AREA)
    qtbot.addWidget(page)
    page.show()
    page.show_tab("board.all")
    qtbot.waitUntil(lambda: not page.board._reading.is_busy)
    assert page.board.empty.isVisible()
    page.board.empty.button.click()
    assert page.page.panel.isVisible()
    assert page.page.keeper.is_new


def test_the_panel_of_an_output_says_in_which_language_it_is_missing(page: ProjectsPage, consortium) -> None:
    card = card_of(page, "output", consortium.output)
    assert card.languages.isHidden()
    for languages, said in (("en;zh", "Not bilingual: not available in Russian."), ("ru;zh", "Bilingual: available")):
        consortium.office.desk.records.set("output", consortium.output, {"languages": languages}, "Shen")
        assert card_of(page, "output", consortium.output).languages.text().startswith(said)


def test_the_panel_of_a_project_lists_the_stays_that_are_spent_in_it(page: ProjectsPage, consortium) -> None:
    office = consortium.office
    (stay,) = office.store.where("mobility", "person_id", [office.ids["sokolova"]])
    office.desk.records.set("mobility", stay.id, {"project_id": consortium.id}, "Shen")
    card_of(page, "project", consortium.id)
    (stays,) = [one for one in page.page.panel.findChildren(LinesCard) if one.kind == "mobility"]
    assert ["Соколова Дарья" in line.button.accessibleName() for line in stays.lines] == [True]

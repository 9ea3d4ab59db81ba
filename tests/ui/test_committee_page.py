"""Committees in the window: the tabs, minutes with approvals, decisions under control, by keys."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from office import OWN, OpenOffice, add
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from exchange_admin.domain.fields import Value
from exchange_admin.domain.queries import Filter, Order, Query, Test
from exchange_admin.domain.steps import Edit, Step
from exchange_admin.services.committee.committees import Signed
from exchange_admin.services.exchange.at_a_glance import OpenDecisions
from exchange_admin.services.shown_areas import choose_area, is_shown
from exchange_admin.ui.committee import committee_papers
from exchange_admin.ui.committee.body_tasks import BodyTasks
from exchange_admin.ui.committee.committee_cards import BodyCard, DecisionCard, MeetingCard
from exchange_admin.ui.committee.committee_page import CommitteePage
from exchange_admin.ui.committee.forum_card import ForumCard
from exchange_admin.ui.committee.minutes_view import EARLIER_SHOWN
from exchange_admin.ui.detail.lines_card import LinesCard
from exchange_admin.ui.formats import Formats
from exchange_admin.ui.lessons.fields_dialog import FieldsDialog
from exchange_admin.ui.pages.list_view import ListedFor
from exchange_admin.ui.presentation import COMMITTEE_AREA
from exchange_admin.ui.widgets.labels import Label

KEY = Qt.Key


@pytest.fixture
def office(own_office: OpenOffice) -> OpenOffice:
    return own_office


class Table:
    """A committee of two institutions, and its third meeting with two decisions."""

    def __init__(self, office: OpenOffice) -> None:
        store = office.store
        self.office, self.committees = office, office.desk.office.committees
        self.theirs = add(store, "institution", name_en="Amur College", country="RU", kind="college")
        names = {"name_zh": "合作委员会", "name_ru": "Комитет", "name_en": "Committee"}
        led: dict[str, Value] = {"lead_institution_id": OWN, "quorum": 2, "meets_every_months": 12, "code": "ВК"}
        self.body = add(store, "body", kind="committee", active=1, **names, **led)
        for institution, role, person in ((OWN, "chair", "诸葛"), (self.theirs, "co_chair", "Ковалёв")):
            seat: dict[str, Value] = {"institution_id": institution, "role": role, "person_name": person, "voting": 1}
            add(store, "membership", body_id=self.body, **seat)
        held: dict[str, Value] = {"number": "3", "kind": "session", "state": "held", "starts": "2026-10-22"}
        self.meeting = add(store, "meeting", body_id=self.body, votes_present=2, **held)
        self.first = self.decide("ВК-3/1", "发布供需信息", "Опубликовать карточки", due="2026-11-20")
        self.second = self.decide("ВК-3/2", "成立课程组", "Создать группу", due="2027-03-01")

    def decide(self, number: str, zh: str, ru: str, **more: Value) -> str:
        said: dict[str, Value] = {"kind": "resolution", "state": "proposed", "responsible_institution_id": OWN, **more}
        return add(
            self.office.store, "decision", meeting_id=self.meeting, number=number, text_zh=zh, text_ru=ru, **said
        )

    def approve(self, *institutions: str) -> None:
        for one in institutions:
            self.committees.approve(self.meeting, Signed("x", one), "Shen")

    def agree(self) -> None:
        self.approve(OWN, self.theirs)
        self.committees.agree(self.meeting, "Shen")

    def state(self, kind: str, id: str) -> Value:
        return self.office.desk.records.get(kind, id)["state"]


@pytest.fixture
def table(office: OpenOffice) -> Table:
    return Table(office)


def opened(office: OpenOffice, qtbot) -> CommitteePage:
    page = CommitteePage(office.desk, COMMITTEE_AREA)
    qtbot.addWidget(page)
    page.resize(1300, 760)
    page.show()
    page.enter()
    return page


@pytest.fixture
def page(table: Table, qtbot) -> CommitteePage:
    return opened(table.office, qtbot)


def said(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel) if not label.isHidden())


def sign(name: str) -> Callable[[FieldsDialog], bool]:
    def answer(dialog: FieldsDialog) -> bool:
        dialog.editors["signer"].show_value(name)
        dialog.accept()
        return True

    return answer


def read(page: CommitteePage, table: Table, qtbot) -> None:
    page.open_minutes(table.meeting)
    qtbot.waitUntil(lambda: not page.minutes._ahead.is_busy)


def test_every_list_has_all_tabs_with_their_numbers(page: CommitteePage, table: Table) -> None:
    table.agree()
    page.show_tab("decision.open")
    counts = [button.tab.count for button in page.page.list.tabs._buttons]
    assert counts == [1, 2, 1, 2, 1, 2, 2]
    page.page.list.tabs.chosen.emit("late")
    assert page.page.list.model.rowCount() == 1
    page.page.list.tabs.chosen.emit("membership.all")
    assert page.page.kind == "membership"
    page.page.list.tabs.chosen.emit("body.all")
    assert page.page.kind == "body"


def test_minutes_that_are_only_read_promise_no_keys_that_write(
    page: CommitteePage, table: Table, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    read(page, table, qtbot)
    assert "Ctrl+N" in dict(page.key_hints())
    monkeypatch.setattr(page.minutes._desk.limits, "may_change", lambda record: False)
    assert {"Ctrl+N", "Space"}.isdisjoint(dict(page.key_hints()))
    assert "Ctrl+P" in dict(page.key_hints())


def test_where_no_decision_can_be_added_yet_the_button_and_the_command_say_why(
    page: CommitteePage, table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.show_tab("decision.all")
    add = page.page.list._add
    assert add.isEnabled()
    assert page.page_context().addable
    limits = table.office.desk.limits
    monkeypatch.setattr(limits, "may_add", lambda kind: kind != "decision")
    monkeypatch.setattr(limits, "why_not_add", lambda kind, given: "committee.window.leads_none" * (kind == "decision"))
    changes = table.office.desk.records.set("decision", table.first, {"due": "2026-12-01"}, "Shen")
    table.office.desk.feed.publish(changes, None)
    assert (add.isEnabled(), add.isHidden()) == (False, False)
    assert "this institution leads none" in add.toolTip()
    assert page.page_context().why_not_add in add.toolTip()
    page.add()
    assert page.page.keeper.is_new is False


def test_a_decision_is_offered_the_meetings_that_are_led_here(
    page: CommitteePage, table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = add(table.office.store, "meeting", body_id=table.body, kind="session", number="9", starts="2026-12-09")
    limits, said = table.office.desk.limits, table.office.desk.label("meeting", table.meeting)
    page.show_tab("decision.all")
    page.add()
    editor = page.page.panel.form.editors["meeting_id"]
    editor.open_list()
    assert any(said in one for one in editor.offered())
    led = {("decision", "meeting"): {other}}
    monkeypatch.setattr(limits, "among", lambda kind, refers: led.get((kind, refers)))
    editor.open_list()
    assert any(table.office.desk.label("meeting", other) in one for one in editor.offered())
    assert not any(said in one for one in editor.offered())


def test_approvals_of_two_meetings_are_told_apart_by_number_and_day(page: CommitteePage, table: Table) -> None:
    table.agree()
    page.show_tab("approval.all")
    model = page.page.list.model
    row = model._row(0)
    assert row is not None
    assert row.cells[0].text.startswith("3 · ")
    assert row.cells[0].text.endswith(" · ВК")


def test_a_decision_is_listed_in_the_language_of_the_reader_with_the_days_that_are_left(page, table) -> None:
    table.agree()
    page.show_tab("decision.open")
    model = page.page.list.model
    shown = [model._row(row) for row in range(model.rowCount())]
    texts = [[cell.text for cell in one.cells] for one in shown]
    assert texts[0][:3] == ["ВК-3/1", "Опубликовать карточки", "Songhua College"]
    assert shown[0].cells[1].second == "发布供需信息", "nobody wrote it in English"
    assert [one.cells[3].second for one in shown] == ["4 d late", "97 d left"]
    table.committees.settle(table.first, "done", "Published", "Shen")
    page.show_tab("decision.all")
    done = next(model._row(row) for row in range(model.rowCount()))
    assert (done.cells[3].text, done.cells[3].second) == ("20 Nov 2026", "")


def test_a_meeting_is_listed_with_how_far_its_minutes_are(page: CommitteePage, table: Table) -> None:
    page.show_tab("meeting.all")
    model = page.page.list.model

    def standing() -> str:
        place = model.keys.index("minutes_standing")
        model.requery()
        return model._row(0).cells[place].text

    assert standing() == "To approve"
    table.agree()
    assert standing() == "Agreed by all chairs"
    table.office.desk.records.set("decision", table.first, {"text_ru": "Опубликовать, карточки"}, "Shen")
    assert standing() == "Text changed"


def test_an_approval_of_another_text_is_not_listed_as_one_of_this(page: CommitteePage, table: Table) -> None:
    table.agree()
    page.show_tab("approval.all")

    def told() -> list[str]:
        model = page.page.list.model
        model.requery()
        rows = [model._row(row) for row in range(model.rowCount())]
        return [row.cells[2].text for row in rows if row is not None]

    assert told() == ["Approved", "Approved"]
    table.office.desk.records.set("decision", table.first, {"text_zh": "另一文本"}, "Shen")
    assert told() == ["Approved another text", "Approved another text"]


def test_enter_on_a_meeting_opens_its_minutes_and_escape_leads_back(page, table, qtbot) -> None:
    page.show_tab("meeting.all")
    page.page.list.table.go_to_row(0)
    table.office.desk.records.set("meeting", table.meeting, {"place": "Harbin", "format": "onsite"}, "Shen")
    page.page.opener(table.meeting)
    assert page.currentWidget() is page.minutes
    zh, ru = next(row for row in page.minutes.text.texts() if "哈尔滨" in row[0])
    assert zh.endswith("，哈尔滨，线下")
    assert ru.endswith(", Харбин, очно")
    assert page.minutes.text.texts()[-4:] == [
        ("ВК-3/1  发布供需信息", "ВК-3/1  Опубликовать карточки"),
        ("Songhua College · 2026-11-20", "Songhua College · 20.11.2026"),
        ("ВК-3/2  成立课程组", "ВК-3/2  Создать группу"),
        ("Songhua College · 2027-03-01", "Songhua College · 01.03.2027"),
    ]
    qtbot.keyClick(page.minutes, KEY.Key_Escape)
    assert (page.currentWidget(), page.page.kind) == (page.page, "meeting")


def test_each_chair_approves_what_is_on_screen_and_a_changed_comma_asks_both_again(page, table, qtbot) -> None:
    read(page, table, qtbot)
    card = page.minutes.approvals
    told: list[str] = []
    table.office.desk.notices.said.connect(lambda words, *_: told.append(words))
    for name in ("诸葛", "Ковалёв"):
        table.office.answers.answers.append(sign(name))
        next(line for line in card.lines if not line.approve.isHidden()).approve.click()
    assert told == ["Approval recorded."] * 2
    assert card.title.text() == "All chairs have approved this text."
    assert [line.approve.isHidden() for line in card.lines] == [True, True]
    changes = table.office.desk.records.set("decision", table.first, {"text_ru": "Опубликовать, карточки"}, "Shen")
    table.office.desk.feed.publish(changes, None)
    assert card.title.text().startswith("The text was changed")
    assert [line.below.text() for line in card.lines] == ["another text, 24 Nov 2026"] * 2
    assert [line.approve.isHidden() for line in card.lines] == [False, False]
    qtbot.waitUntil(lambda: not page.minutes._ahead.is_busy)
    told = [label.accessibleName() for label in card.changes.labels if label.accessibleName()]
    assert told == ["ВК-3/1: Text in Russian: “Опубликовать карточки” → “Опубликовать, карточки”"]
    assert "<u style" in card.changes.labels[-1].text()
    assert page.minutes.text.changed() == ["ВК-3/1  Опубликовать, карточки"], "it is marked on the page"
    table.office.desk.feed.publish(table.office.desk.office.undoing.undo("Shen"), None)
    qtbot.waitUntil(lambda: not page.minutes._ahead.is_busy)
    assert (card.changes.isHidden(), page.minutes.text.changed()) == (True, [])


def test_who_sits_there_is_proposed_as_the_signer(page, table, qtbot) -> None:
    read(page, table, qtbot)
    proposed: list[object] = []
    table.office.answers.answers.append(lambda dialog: proposed.append(dialog.editors["signer"].typed()))
    page.minutes.approvals.lines[1].approve.click()
    assert proposed == ["Ковалёв"]


def test_a_text_that_was_changed_while_somebody_signed_is_refused(page, table, qtbot) -> None:
    read(page, table, qtbot)
    told: list[str] = []

    def late(dialog: FieldsDialog) -> bool:
        table.office.store.record(Step("x", "decision.set", (Edit("decision", table.first, {"text_zh": "另一文本"}),)))
        dialog.accept()
        told.append(dialog.problem.text())
        return False

    table.office.answers.answers.append(late)
    page.minutes.approvals.lines[0].approve.click()
    assert "is not the one that stands here" in told[0]
    assert not table.committees.sheet(table.meeting).approvals


def test_minutes_are_closed_once_all_chairs_have_approved(page, table, qtbot) -> None:
    table.approve(OWN, table.theirs)
    read(page, table, qtbot)
    page.minutes.approvals.close_minutes.click()
    assert (table.state("meeting", table.meeting), table.state("decision", table.first)) == ("agreed", "agreed")
    assert page.minutes.approvals.close_minutes.isHidden()


def test_a_decision_is_added_on_the_minutes_and_offers_the_members_first(page, table, qtbot) -> None:
    add(table.office.store, "institution", name_en="Another College", country="RU", kind="college")
    offered: list[list[str]] = []

    def fill(dialog: FieldsDialog) -> bool:
        editor = dialog.editors["responsible_institution_id"]
        editor.open_list()
        offered.append([line.split("   ")[0] for line in editor.offered()])
        dialog.editors["text_zh"].show_value("起草章程")
        dialog.editors["text_ru"].show_value("Подготовить положение")
        dialog.accept()
        return True

    read(page, table, qtbot)
    table.office.answers.answers.append(fill)
    qtbot.keyClick(page.minutes, KEY.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert offered[0][:2] == ["Amur College", "Songhua College"]
    assert "Another College" not in offered[0]
    numbers = [one.shown.number for one in page.minutes.decided.shown() if one.shown]
    assert numbers == ["3/1", "3/2", "3/3"]


def test_arrows_lead_from_decision_to_decision_and_mark_it_in_both_languages(page, table, qtbot) -> None:
    table.agree()
    read(page, table, qtbot)
    rows = page.minutes.decided.shown()
    rows[0].setFocus()
    rows[0].in_hand.emit(table.first)
    qtbot.keyClick(rows[0], KEY.Key_Down)
    page.minutes.decided._in_hand(table.second)
    assert page.minutes.text.marked()[:2] == ["ВК-3/2  成立课程组", "ВК-3/2  Создать группу"]


def test_space_says_that_a_decision_was_carried_out_and_asks_what_came_of_it(page, table, qtbot) -> None:
    table.agree()
    read(page, table, qtbot)

    def tell(dialog: FieldsDialog) -> bool:
        dialog.editors["result"].show_value("21 published")
        dialog.accept()
        return True

    table.office.answers.answers.append(tell)
    qtbot.keyClick(page.minutes.decided.shown()[0], KEY.Key_Space)
    assert table.state("decision", table.first) == "done"
    assert page.minutes.decided.shown()[0].shown.state == "Carried out"


def test_the_next_session_is_a_task_on_the_panel_that_is_ticked_there(page, table, qtbot) -> None:
    add(table.office.store, "office", code="SHC", institution_id=OWN)
    page.open_record("body", table.body)
    (tasks,) = page.page.panel.findChildren(BodyTasks)
    qtbot.waitUntil(lambda: not tasks.isHidden(), timeout=10_000)
    assert [(line.text(), line._day) for line in tasks.lines] == [("Set the next session", "22 Oct 2027")]
    assert tasks.add_button.isHidden()
    qtbot.keyClick(tasks.lines[0], KEY.Key_Space)
    qtbot.waitUntil(lambda: tasks.aside.text() == "", timeout=10_000)
    planned: dict[str, Value] = {"body_id": table.body, "kind": "session", "state": "planned", "starts": "2027-09-20"}
    desk = table.office.desk
    desk.feed.publish(desk.records.add("meeting", planned, "Shen"), None)
    qtbot.waitUntil(tasks.isHidden, timeout=10_000)


def test_a_tab_counts_the_rows_that_stand_in_it_once_somebody_comes_back(page, table, qtbot) -> None:
    table.agree()
    page.show_tab("decision.open")
    done = table.office.desk.records.set("decision", table.first, {"state": "done", "result": "21"}, "Shen")
    table.office.desk.feed.publish(done, None)
    assert page.page.list.model.rowCount() == 2, "rows stay where they are while somebody looks at them"
    page.show_tab("body.all")
    page.show_tab("decision.open")
    assert page.page.list.model.rowCount() == 1
    assert {one.tab.id: one.tab.count for one in page.page.list.tabs._buttons}["open"] == 1


def test_what_is_open_from_other_meetings_stands_below(page, table, qtbot) -> None:
    table.agree()
    later: dict[str, Value] = {"number": "4", "kind": "session", "state": "planned", "starts": "2027-10-01"}
    meeting = add(table.office.store, "meeting", body_id=table.body, **later)
    page.open_minutes(meeting)
    qtbot.waitUntil(lambda: not page.minutes._ahead.is_busy)
    assert [one.shown.number for one in page.minutes.earlier.shown() if one.shown] == ["3/1", "3/2"]
    assert "1 Oct 2027" not in page.minutes._next.text(), "it is the next one itself"
    page.open_minutes(table.meeting)
    qtbot.waitUntil(lambda: "Next session on 1 Oct 2027" in page.minutes._next.text())
    page.open_minutes(meeting)
    qtbot.waitUntil(lambda: not page.minutes._ahead.is_busy)
    assert "nothing to approve" in page.minutes.approvals.problems.text()


def test_of_very_many_open_decisions_the_first_are_shown_and_a_way_to_all(page, table, qtbot) -> None:
    said: dict[str, Value] = {"kind": "resolution", "text_zh": "又一项", "text_ru": "Ещё одно"}
    for _ in range(EARLIER_SHOWN):
        carried = {"responsible_institution_id": OWN, "due": "2027-05-01"}
        table.committees.decide(table.meeting, {**said, **carried}, "Shen")
    table.agree()
    later: dict[str, Value] = {"number": "4", "kind": "session", "state": "planned", "starts": "2027-10-01"}
    meeting = add(table.office.store, "meeting", body_id=table.body, **later)
    page.open_minutes(meeting)
    qtbot.waitUntil(lambda: not page.minutes._ahead.is_busy)
    assert len(page.minutes.earlier.shown()) == EARLIER_SHOWN
    assert page.minutes.all_open.text().strip() == f"All that are open: {EARLIER_SHOWN + 2}"
    page.minutes.all_open.click()
    assert page.page.kind == "decision"
    assert page.page.list.model.rowCount() == EARLIER_SHOWN + 2


def test_a_new_decision_says_that_one_of_two_languages_is_enough(page, table, qtbot) -> None:
    read(page, table, qtbot)
    dialog = page.acts.decision_dialog(page.minutes.sheet)
    marked = {label.text() for label in dialog.findChildren(QLabel) if label.text().endswith("\u00a0(*)")}
    assert marked == {"Text in Chinese\u00a0(*)", "Text in Russian\u00a0(*)"}


def test_a_missing_language_is_seen_and_stops_printing_and_approving(page, table, qtbot) -> None:
    table.office.desk.records.set("decision", table.first, {"text_zh": None}, "Shen")
    read(page, table, qtbot)
    assert "– – –" in [text for row in page.minutes.text.texts() for text in row]
    assert "Text in Chinese" in page.minutes.approvals.problems.text()
    assert all(line.approve.isHidden() for line in page.minutes.approvals.lines)
    with qtbot.waitSignal(table.office.desk.notices.said) as told:
        page.minutes.print_minutes()
    assert "Minutes are in Chinese and Russian alike" in told.args[0]


def test_a_decision_that_nobody_carries_out_is_named_before_the_first_approval(page, table, qtbot) -> None:
    table.office.desk.records.set("decision", table.second, {"due": None}, "Shen")
    read(page, table, qtbot)
    card = page.minutes.approvals
    assert card.problems.text() == "ВК-3/2: say who carries it out and by when, or choose “For information”."
    assert all(line.approve.isHidden() for line in card.lines)
    changes = table.office.desk.records.set("decision", table.second, {"kind": "information"}, "Shen")
    table.office.desk.feed.publish(changes, None)
    assert card.problems.text() == ""
    assert not any(line.approve.isHidden() for line in card.lines)


def test_minutes_and_control_are_written_as_files(page, table, qtbot, tmp_path, monkeypatch) -> None:
    table.agree()
    read(page, table, qtbot)
    minutes, paper, book = (tmp_path / name for name in ("m.pdf", "c.pdf", "c.xlsx"))
    named: list[str] = []
    ask = committee_papers.ask_target
    monkeypatch.setattr(committee_papers, "ask_target", lambda *told: named.append(told[2]) or ask(*told))
    for target, write in (
        (minutes, page.minutes.print_minutes),
        (paper, page.print_control),
        (book, page.print_control),
    ):
        table.office.answers.answers.append(target)
        write()
        qtbot.waitUntil(target.exists, timeout=30_000)
    assert [path.read_bytes()[:2] for path in (minutes, paper, book)] == [b"%P", b"%P", b"PK"]
    assert [one.startswith("Control of decisions Committee ") for one in named] == [False, True, True]


def test_the_papers_for_a_session_are_made_on_the_panel_of_a_meeting(page, table, qtbot, tmp_path) -> None:
    ahead = add(table.office.store, "meeting", body_id=table.body, kind="session", state="planned", starts="2027-10-20")
    page.show_tab("meeting.all")
    page.page.open_record(ahead)
    (card,) = page.page.panel.findChildren(MeetingCard)
    assert card.pack.text().strip() == "Print papers for the session"
    target = tmp_path / "session.pdf"
    table.office.answers.answers.append(target)
    card.pack.click()
    qtbot.waitUntil(target.exists, timeout=30_000)
    assert target.read_bytes().startswith(b"%PDF")


def test_the_panel_of_a_committee_says_when_it_meets_and_whether_it_has_two_chairs(page, table) -> None:
    page.show_tab("body.all")
    page.page.open_record(table.body)
    (card,) = page.page.panel.findChildren(BodyCard)
    assert card.next.text() == "Next session by 22 Oct 2027"
    assert card.chairs.isHidden()
    card.begin.click()
    assert (page.page.kind, page.page.keeper.is_new) == ("meeting", True)
    assert page.page.panel.form.values()["body_id"] == table.body
    page.page.leave_fields()


def test_a_decision_whose_text_was_changed_is_not_called_agreed_without_a_word(page, table) -> None:
    lists = table.office.desk.lists

    def said() -> list[tuple[str, str]]:
        ids = lists.ids(Query("decision", order=Order("number")))
        rows = lists.rows("decision", ids, ("decision_state_said",), "en")
        return [(rows[n].cells[0].text, rows[n].cells[0].tone) for n in ids]

    table.agree()
    assert said() == [("Agreed", "violet")] * 2
    store = table.office.store
    store.record(Step("x", "decision.set", (Edit("decision", table.first, {"text_zh": "另一文本"}),)))
    assert said() == [("Text changed since", "amber")] * 2, "all are of the one text that was approved"


def test_the_panels_of_a_decision_and_of_its_meeting_call_no_changed_text_agreed(page, table) -> None:
    store, desk = table.office.store, table.office.desk
    table.agree()

    def said(kind: str, id: str) -> str:
        page.show_tab(f"{kind}.all")
        page.page.open_record(id)
        return page.page.panel._pill.text()

    assert (said("meeting", table.meeting), said("decision", table.first)) == ("Minutes agreed", "Agreed")
    desk.feed.publish(
        store.record(Step("x", "decision.set", (Edit("decision", table.second, {"text_zh": "另一"}),))), None
    )
    assert page.page.panel._pill.text() == "Text changed since", "also while it is on screen"
    assert said("meeting", table.meeting) == "Text changed"


def test_approving_for_a_chair_whose_file_was_made_says_that_it_takes_paper(page, table, qtbot) -> None:
    store = table.office.store
    file, told = store.origin.new_id(), {"site": "AMUR", "institution_id": table.theirs, "state": "made"}
    store.record(Step("x", "partner_file.add", (Edit("partner_file", file, told, new=True),)))
    read(page, table, qtbot)
    lines = {line.institution: line.below.text() for line in page.minutes.approvals.lines}
    assert lines[table.theirs].endswith("Enter here only what it signed on paper.")
    assert "paper" not in lines[OWN]


def test_a_forum_is_called_by_its_name_and_warned_about_no_chairs(page, table) -> None:
    edition, store = forum(table), table.office.store
    store.record(Step("x", "meeting.set", (Edit("meeting", edition, {"name_en": "Fourth forum"}),)))
    page.show_tab("meeting.all")
    page.page.open_record(edition)
    assert page.page.panel._name.text() == "Fourth forum"
    page.open_minutes(edition)
    assert page.minutes.approvals.problems.isHidden()
    page.show_tab("body.all")
    page.page.open_record(str(table.office.desk.records.get("meeting", edition)["body_id"]))
    (card,) = page.page.panel.findChildren(BodyCard)
    assert card.chairs.isHidden()
    assert card.begin.text().strip() == "Add an edition"


def test_members_stand_by_kind_of_institution_with_how_many_there_are_of_each(page, table) -> None:
    store = table.office.store
    works = [(f"Works {n}", "enterprise", "expert") for n in (1, 2, 3)]
    for name, kind, role in (("Ministry", "authority", "observer"), *works):
        place = add(store, "institution", name_en=name, country="RU", kind=kind)
        add(store, "membership", body_id=table.body, institution_id=place, role=role)
    add(store, "membership", body_id=table.body, institution_id=table.theirs, role="secretary")
    page.page.open_record(table.body)
    (card,) = [one for one in page.page.panel.findChildren(LinesCard) if one.kind == "membership"]
    said = ["Vocational college · 3", "Songhua College", "Amur College", "Amur College"]
    said += ["Enterprise · 3", "Works 1", "Works 2", "Works 3"]
    assert texts_of(card) == said
    card.all.click()
    assert texts_of(card) == [*said, "Public authority · 1", "Ministry"]


def test_a_team_shows_the_tasks_and_outputs_of_its_project(page, table) -> None:
    store = table.office.store
    made = add(store, "project", name_en="Robots", kind="curriculum", state="running", lead_institution_id=OWN)
    add(store, "output", name_en="Textbook", kind="textbook", state="drafting", project_id=made)
    team = add(store, "body", name_en="Team", kind="curriculum_team", lead_institution_id=OWN, project_id=made)
    page.show_tab("body.all")
    page.page.open_record(team)
    cards = {one.kind: one for one in page.page.panel.findChildren(LinesCard) if one.by == "project_id"}
    assert [one.button.accessibleName().split(", ")[0] for one in cards["output"].lines] == ["Textbook"]
    assert cards["output"].may_add
    assert not cards["task"].isHidden()
    page.page.open_record(table.body)
    assert cards["task"].isHidden()
    assert cards["output"].isHidden()
    assert not cards["output"].may_add


def texts_of(card: LinesCard) -> list[str]:
    """Headings and lines from above."""
    inside = [card.body.itemAt(n).widget() for n in range(card.body.count())]
    shown = [one for one in inside if one in card.headings or one in card.lines]
    return [one.text() if isinstance(one, Label) else one.button.accessibleName().split(", ")[0] for one in shown]


def test_the_panel_of_a_meeting_says_who_still_has_to_approve(page, table) -> None:
    table.approve(OWN)
    page.show_tab("meeting.all")
    page.page.open_record(table.meeting)
    (card,) = page.page.panel.findChildren(MeetingCard)
    assert card.said.text() == "Approved by some, not by all chairs."
    assert card.who.text().splitlines() == ["Songhua College: approved", "Amur College: still to approve"]
    card.open.click()
    assert page.currentWidget() is page.minutes


def forum(table: Table) -> str:
    """An edition of a forum that was held, with two numbers."""
    store = table.office.store
    body = add(store, "body", name_en="Forum", kind="forum", active=1, lead_institution_id=OWN)
    numbers: dict[str, Value] = {"participants_home": 40, "participants_partner": 25}
    told: dict[str, Value] = {"number": "1", "kind": "forum", "state": "held", "starts": "2026-10-15", **numbers}
    return add(store, "meeting", body_id=body, **told)


def test_the_panel_of_a_forum_has_its_numbers_and_leads_to_whoever_is_known_by_name(page, table, qtbot) -> None:
    edition, store = forum(table), table.office.store
    page.show_tab("meeting.all")
    page.page.open_record(edition)
    (card,) = page.page.panel.findChildren(ForumCard)
    assert card.numbers.text() == "40 of the lead side, 25 of the others"
    assert [one.isHidden() for one in (card.begin, card.list, card.papers)] == [False, True, True]
    card.begin.click()
    programme = table.office.desk.records.get("meeting", edition)["programme_id"]
    assert [one.isHidden() for one in (card.begin, card.list, card.papers)] == [True, False, True]
    guest = table.office.desk.office.forums.guest(str(programme))
    assert guest == {
        "activity": "staff_training", "receiving_institution_id": OWN, "planned_start": "2026-10-15",
        "planned_end": "2026-10-15",
    }  # fmt: skip
    stays = table.office.area("mobility").page
    stays.enter()
    stays.list.show_only((Filter("programme_id", Test.IS, (str(programme),)),), ListedFor("Nobody yet.", guest))
    assert stays.list.empty.sentence() == "Nobody yet."
    stays.list.empty.button.click()
    begun = stays.panel.form.values()
    assert (begun["programme_id"], begun["activity"]) == (programme, "staff_training")
    stays.leave_fields()
    stays.list.clear_filters()
    assert stays.list.listed_for == ListedFor()
    person = add(store, "person", role="staff", family_latin="Orlov", given_latin="Ivan")
    sides: dict[str, Value] = {"sending_institution_id": table.theirs, "receiving_institution_id": OWN}
    status: dict[str, Value] = {"sending_status": "live", "receiving_status": "departed", "direction": "incoming"}
    of: dict[str, Value] = {"person_id": person, "programme_id": programme, "activity": "staff_training"}
    stay = add(store, "mobility", **of, **sides, **status)
    page.page.open_record(table.meeting)
    assert card.isHidden(), "a session has no such card"
    page.page.open_record(edition)
    assert (card.named.text(), card.lacking.text()) == ("1 is known by name.", "1 of them without consent")
    with qtbot.waitSignal(page.stays_wanted) as stays:
        card.list.click()
    with qtbot.waitSignal(page.papers_wanted) as papers:
        card.papers.click()
    assert (stays.args, papers.args) == ([programme], [[stay]])


def test_the_panel_of_a_decision_offers_the_states_that_may_follow(page, table) -> None:
    table.agree()
    page.show_tab("decision.open")
    page.page.open_record(table.first)
    (card,) = page.page.panel.findChildren(DecisionCard)
    assert [state for state, button in card.states.items() if not button.isHidden()] == ["done", "in_work", "lapsed"]
    card.states["in_work"].click()
    assert table.state("decision", table.first) == "in_work"
    assert [state for state, button in card.states.items() if not button.isHidden()] == ["done", "lapsed"]


def test_the_panel_of_a_decision_says_that_its_text_was_changed_since_it_was_approved(page, table) -> None:
    table.agree()
    page.show_tab("decision.all")
    page.page.open_record(table.first)
    (card,) = page.page.panel.findChildren(DecisionCard)
    assert card.changed.isHidden()
    changes = table.office.desk.records.set("decision", table.first, {"text_zh": "另一文本"}, "Shen")
    table.office.desk.feed.publish(changes, None)
    assert card.changed.text() == "The text was changed after an approval. Ask again."
    page.page.open_record(table.second)
    assert not card.changed.isHidden(), "all are of the one text that was approved"


def test_the_panel_of_a_decision_says_that_it_was_reported_as_done(page, table) -> None:
    table.agree()
    page.show_tab("decision.open")
    page.page.open_record(table.first)
    (card,) = page.page.panel.findChildren(DecisionCard)
    assert card.report.text() == ""
    told: dict[str, Value] = {"institution_id": OWN, "state": "done", "done_on": "2026-11-19"}
    add(table.office.store, "task", decision_id=table.first, **told)
    page.page.open_record(table.second)
    page.page.open_record(table.first)
    assert card.report.text() == "Reported as done on 19 Nov 2026"


def test_a_form_offers_only_the_states_that_may_follow(page, table) -> None:
    page.show_tab("meeting.all")
    page.page.open_record(table.meeting)
    combo = page.page.panel.form.editors["state"].combo
    assert [combo.itemData(n) for n in range(combo.count())] == ["announced", "held", "agreed"]


def test_an_empty_page_says_what_comes_first(office: OpenOffice, qtbot) -> None:
    page = opened(office, qtbot)
    assert page.page.list.empty.sentence().startswith("Which committee")
    page.page.list.empty.button.click()
    assert page.page.panel.form.values()["lead_institution_id"] == OWN
    page.page.leave_fields()
    page.show_tab("decision.all")
    assert page.page.list.empty.sentence().startswith("No decisions yet")


def test_a_decision_is_late_from_the_day_after_it_was_due(page: CommitteePage, table: Table) -> None:
    table.agree()
    desk = table.office.desk

    def late(day: date) -> list[str]:
        desk.look.change(formats=Formats("en", lambda: day))
        page.show_tab("decision.all")
        page.show_tab("decision.late")
        model = page.page.list.model
        rows = [model._row(row) for row in range(model.rowCount())]
        return [row.cells[0].text for row in rows if row is not None]

    assert late(date(2027, 3, 1)) == ["ВК-3/1"]
    assert late(date(2027, 3, 2)) == ["ВК-3/1", "ВК-3/2"]


def test_the_desk_says_what_committees_wait_for_and_tells_no_meeting_twice(table: Table) -> None:
    office = table.office.desk.office

    def desk(day: date = date(2026, 11, 24)) -> dict[str, tuple[int, str]]:
        lines = office.today_on(day).desk(OpenDecisions(0, 0, 0, 0))
        return {line.key: (line.n, line.meeting) for line in lines}

    once = (1, table.meeting)
    assert desk() == {"to_approve": once}
    table.approve(OWN)
    assert desk() == {"to_approve": once}, "what the other one signs on paper is entered here"
    store = table.office.store
    file, told = store.origin.new_id(), {"site": "AMUR", "institution_id": table.theirs, "state": "enrolled"}
    store.record(Step("x", "partner_file.add", (Edit("partner_file", file, told, new=True),)))
    assert desk() == {"awaited": once}, "and what it approves in a file of its own is waited for"
    store.record(Step("x", "partner_file.revoke", (Edit("partner_file", file, {"state": "revoked"}),)))
    table.approve(table.theirs)
    assert desk() == {"to_close": once}
    table.committees.agree(table.meeting, "Shen")
    assert desk() == {"late_decisions": (1, "")}
    assert desk(date(2026, 11, 20)) == {"due_decisions": (1, "")}
    office.records.set("decision", table.second, {"text_zh": "成立，课程组"}, "Shen")
    assert desk() == {"void": once, "late_decisions": (1, "")}
    assert desk(date(2027, 9, 1))["session"] == (1, "")
    assert "session" not in desk(date(2027, 10, 23)), "it is missed: whoever leads has a task"
    forum: dict[str, Value] = {"name_en": "Forum", "kind": "forum", "lead_institution_id": OWN}
    (body,) = office.records.add("body", forum, "Shen").ids["body"]
    edition: dict[str, Value] = {"body_id": body, "kind": "forum", "state": "announced", "starts": "2026-12-03"}
    office.records.add("meeting", edition, "Shen")
    assert "session" not in desk(), "an edition of a forum is none"


def test_whose_decline_was_of_another_text_has_declined_and_may_say_so_again(page, table) -> None:
    desk = table.office.desk.office.today_on(date(2026, 11, 24)).desk
    said = Signed("x", OWN, comment="Слишком скоро")
    told = table.committees.approve(table.meeting, said, "Shen", verdict="declined")
    assert table.office.desk.words.say(f"verb.{told.verb}") == "Refusal"
    page.open_minutes(table.meeting)
    line = page.minutes.approvals.lines[0]
    assert (line.below.text(), line.decline.isHidden()) == ("declined 24 Nov 2026: Слишком скоро", True)
    assert "to_approve" not in {one.key for one in desk(OpenDecisions(0, 0, 0, 0))}
    table.office.desk.office.records.set("decision", table.second, {"text_zh": "成立，课程组"}, "Shen")
    page.open_minutes(table.meeting)
    assert (line.below.text(), line.decline.isHidden()) == ("declined 24 Nov 2026: Слишком скоро", False)
    assert "to_approve" in {one.key for one in desk(OpenDecisions(0, 0, 0, 0))}, "it is asked about the new text"


def test_an_area_is_shown_once_it_is_chosen_or_used(office: OpenOffice) -> None:
    area = COMMITTEE_AREA
    assert not is_shown(office.store, area.id, area.kinds)
    choose_area(office.store, area.id, chosen=True)
    assert is_shown(office.store, area.id, area.kinds)
    choose_area(office.store, area.id, chosen=False)
    assert not is_shown(office.store, area.id, area.kinds)
    office.desk.records.set("institution", OWN, {"kind": "authority"}, "Shen")
    assert is_shown(office.store, area.id, area.kinds), "a secretariat works with it"
    office.desk.records.set("institution", OWN, {"kind": "college"}, "Shen")
    Table(office)
    assert is_shown(office.store, area.id, area.kinds)

"""The window with pages in it: whole gestures, by command id where there is one."""

from __future__ import annotations

import re

import pytest
from office import OpenOffice, add
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAction, QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QMenu, QScrollArea, QWidget

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.queries import Filter, Query, Test
from exchange_admin.domain.steps import Edit, Step, removal
from exchange_admin.ui.clipboard import leave_plain_text
from exchange_admin.ui.detail.detail_panel import FORM, HISTORY, OVERVIEW
from exchange_admin.ui.look import Density
from exchange_admin.ui.presentation import AREAS, presentation


@pytest.fixture
def people(office):
    return office.area("person").page


def current(people, office, who: str) -> None:
    for row in range(people.list.model.rowCount()):
        if people.list.model.id_at(row) == office.ids[who]:
            people.list.table.go_to_row(row)


def type_into(page, name: str, text: str) -> None:
    line = page.panel.form.editors[name].widget
    assert isinstance(line, QLineEdit)
    line.setFocus()
    line.selectAll()
    compose(line, text)
    QTest.keyClick(line, Qt.Key.Key_Return)


def compose(line: QWidget, text: str) -> None:
    """As an input method commits it; QTest types ASCII only."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(line, event)


def switch_language(office: OpenOffice, language: str) -> None:
    office.commands.use_language(language)
    QCoreApplication.sendPostedEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_the_first_record_is_shown_beside_the_list(people):
    assert people.list.model.rowCount() == 3
    assert people.panel.isVisible()
    assert people.panel.record is not None


def test_a_record_opened_from_elsewhere_is_the_current_one_of_the_list(people, office):
    last = people.list.model.id_at(2)
    office.commands.open_record("person", last)
    assert (people.panel.record.id, people.list.table.current_id()) == (last, last)
    people.list.find_text("zzz")
    office.commands.open_record("person", last)
    assert people.panel.record.id == last, "also where the list is narrowed"


def test_a_change_of_somebody_else_leaves_the_record_on_screen_as_it_was_read(people, office):
    current(people, office, "sokolova")
    shown = people.panel.record
    for who, stays in (("chen", True), ("sokolova", False)):
        step = Step("Li", "person.set", (Edit("person", office.ids[who], {"study_year": 4}),))
        office.desk.feed.publish(office.store.record(step))
        assert (people.panel.record is shown) is stays, who
    assert people.panel.record["study_year"] == 4


def test_leaving_a_field_saves_it_as_one_step_and_the_list_follows(people, office):
    current(people, office, "sokolova")
    people.edit()
    type_into(people, "study_year", "3")
    assert office.store.get("person", office.ids["sokolova"])["study_year"] == 3
    row = people.list.table.current_row()
    assert people.list.model.cell(row, "study_year").text == "3"
    assert office.store.undoable()[1] == "person.set"


def test_the_name_above_the_form_follows_what_is_typed_below(people, office):
    current(people, office, "sokolova")
    people.edit()
    type_into(people, "family_latin", "PETROVA")
    type_into(people, "family_cyrillic", "Петрова")
    assert people.panel._name.text().startswith("Петрова")


def test_a_new_record_begins_in_its_first_empty_field_in_sight_wherever_the_form_was_scrolled(people, office, qtbot):
    current(people, office, "sokolova")
    people.edit()
    email = people.panel.form.editors["email"].widget
    area = next(one for one in people.panel.findChildren(QScrollArea) if one.isAncestorOf(email))
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    office.desk.actions["records.new"].trigger()
    first = people.panel.form.editors["family_han"].widget
    qtbot.waitUntil(first.hasFocus)
    assert area.viewport().rect().contains(first.mapTo(area.viewport(), first.rect().center()))


def test_a_mobility_of_the_person_on_screen_begins_with_whom_and_from_where(people, office):
    mobilities = office.area("mobility").page
    mobilities.add()
    mobilities.keeper._draft("new", "person_id", "")
    mobilities.keeper._draft("new", "note", "unfinished")
    office.window.show_area("person")
    current(people, office, "sokolova")
    office.desk.actions["records.add_stay"].trigger()
    assert office.window.area == "mobility"
    form = mobilities.panel.form
    person = office.store.get("person", office.ids["sokolova"])
    assert mobilities.keeper.is_new
    assert form.editors["person_id"].value() == person.id
    assert form.editors["sending_institution_id"].value() == person["home_institution_id"]
    assert form.editors["note"].typed() == "unfinished"
    form.editors["note"].text.setPlainText("of Sokolova")
    mobilities.leave_fields()
    mobilities.add()
    assert form.editors["person_id"].value() == person.id, "waits with what was typed about it"
    mobilities.keeper.discard()
    office.window.show_area("person")
    office.desk.actions["records.add_stay"].trigger()
    office.window.show_area("person")
    assert office.desk.office.drafts.count() == 0, "nothing was typed"
    office.desk.actions["records.add_stay"].trigger()
    assert form.editors["receiving_institution_id"].widget.isAncestorOf(QApplication.focusWidget()) or (
        form.editors["receiving_institution_id"].widget.hasFocus()
    )


def test_a_mobility_of_our_own_goes_out_and_one_of_a_partner_comes_in(people, office):
    ours, theirs = office.ids["ours"], office.ids["theirs"]
    add(office.store, "office", institution_id=ours, sample=0)
    own = add(office.store, "person", role="student", family_latin="LI", home_institution_id=ours)
    people.list.model.requery()
    form = office.area("mobility").page.panel
    for id, home, to, way in ((own, ours, None, "outgoing"), (office.ids["sokolova"], theirs, ours, "incoming")):
        office.window.show_area("person")
        people.open_record(id)
        office.desk.actions["records.add_stay"].trigger()
        names = ("sending_institution_id", "receiving_institution_id", "direction")
        assert [form.form.editors[name].value() for name in names] == [home, to, way]


def test_an_unfinished_record_of_another_person_comes_first_and_is_mixed_with_nobody(people, office):
    mobilities, theirs = office.area("mobility").page, office.ids["theirs"]
    mobilities.add({"person_id": theirs})
    mobilities.keeper._draft_new("note", "unfinished")
    office.window.show_area("person")
    current(people, office, "sokolova")
    office.desk.actions["records.add_stay"].trigger()
    form = mobilities.panel.form
    assert (form.editors["person_id"].value(), form.editors["note"].typed()) == (theirs, "unfinished")
    assert "throw it away" in mobilities.panel._state.text()
    mobilities.panel.discard_wanted.emit()
    office.window.show_area("person")
    office.desk.actions["records.add_stay"].trigger()
    assert (form.editors["person_id"].value(), form.editors["note"].typed()) == (office.ids["sokolova"], "")


def test_what_is_not_saved_yet_is_shown_from_the_line_below_and_a_new_record_can_be_thrown_away(people, office):
    status, link = office.window.status, office.window.status._show_unsaved
    current(people, office, "sokolova")
    people.edit()
    type_into(people, "birth_date", "yesterday or so")
    mobilities = office.area("mobility").page
    mobilities.add()
    mobilities.panel.form.editors["note"].touch()
    mobilities.panel.form.editors["note"].text.setPlainText("unfinished")
    office.window.show_area("person")
    assert (status.saved_words(), link.isVisible()) == ("Not saved yet", True)
    link.click()
    assert office.window.area == "mobility"
    assert mobilities.keeper.is_new
    assert mobilities.panel.form.editors["note"].typed() == "unfinished"
    mobilities.panel._discard.click()
    assert not mobilities.keeper.is_new
    assert office.desk.office.drafts.all() == [("person", office.ids["sokolova"])]
    link.click()
    assert (office.window.area, people.panel.record.id) == ("person", office.ids["sokolova"])
    assert people.panel.form.problem_text("birth_date")
    assert people.panel.form.editors["birth_date"].widget.hasFocus(), "the keyboard is where something waits"
    office.store.record(Step("Shen", "person.remove", (removal("person", office.ids["sokolova"]),)))
    link.click()
    assert (status.saved_words(), link.isVisible()) == ("All changes saved", False)


def test_a_suggestion_that_completes_a_new_record_leaves_the_keyboard_in_its_field(office, qtbot):
    add(office.store, "language_level", exam="hsk_2", language="zh", level="HSK 1", position=1)
    area = office.area("language")
    area.show_kind("exam_result")
    results = area.page
    results.enter()
    results.add({"person_id": office.ids["sokolova"]})
    form = results.panel.form
    form.editors["exam"].show_typed("hsk_2")
    form.editors["exam"].left.emit()
    line = form.lines["language"]
    line._use.setFocus()
    line._use.click()
    assert not results.keeper.is_new
    assert office.store.get("exam_result", results.panel.record.id)["language"] == "zh"
    assert form.editors["language"].widget is QApplication.focusWidget()


def test_terms_are_offered_newest_first_whatever_they_are_called(office):
    year = add(office.store, "academic_year", code="2026/2027", starts="2026-09-01", ends="2027-08-31")
    for name, starts in (("Spring", "2027-02-15"), ("Autumn", "2026-09-01"), ("Summer", "2027-07-01")):
        add(office.store, "term", academic_year_id=year, name_en=name, starts=starts, ends=starts)
    office.commands.refresh_terms()
    offered = [name for _, name in office.window.sidebar.terms._terms]
    assert offered == ["Summer", "Spring", "Autumn", "Autumn 2026"]


def test_undo_takes_the_step_back_everywhere(people, office):
    current(people, office, "sokolova")
    people.edit()
    type_into(people, "study_year", "3")
    office.desk.actions["edit.undo"].trigger()
    assert office.store.get("person", office.ids["sokolova"])["study_year"] == 2
    assert people.panel.form.editors["study_year"].widget.text() == "2"
    assert office.window.toast.text().startswith("Undone")


def test_what_cannot_be_saved_stays_as_a_draft_and_comes_back(people, office):
    current(people, office, "sokolova")
    people.edit()
    type_into(people, "birth_date", "31.02.2004")
    assert office.store.get("person", office.ids["sokolova"])["birth_date"] == "2005-03-14"
    assert office.store.drafts.count() == 1
    people.panel.form.editors["birth_date"].is_touched = False
    current(people, office, "chen")
    current(people, office, "sokolova")
    assert people.panel.form.editors["birth_date"].widget.text() == "31.02.2004"
    type_into(people, "birth_date", "29.02.2004")
    assert office.store.drafts.count() == 0


@pytest.mark.parametrize("name", ["students", "dormitory_places"])
def test_a_number_that_stands_in_the_file_already_ends_the_wait_of_what_was_refused(office, name):
    page = office.area("institution").page
    page.list.table.go_to_row(0)
    page.edit()
    type_into(page, name, "240")
    type_into(page, name, "some 300")
    assert office.window.status.saved_words() == "Not saved yet"
    type_into(page, name, "240")
    assert office.window.status.saved_words() == "All changes saved"
    assert office.store.drafts.all() == []
    assert page.panel.form.problem_text(name) == ""


def test_what_a_rule_refused_waits_no_longer_once_the_value_before_is_typed_again(office):
    page = office.area("mobility").page
    page.list.table.go_to_row(0)
    page.edit()
    before = page.panel.form.editors["planned_end"].typed()
    type_into(page, "planned_end", "1.1.2026")
    assert office.window.status.saved_words() == "Not saved yet"
    type_into(page, "planned_end", before)
    assert office.window.status.saved_words() == "All changes saved"


def test_a_rule_of_the_record_speaks_at_its_field(office):
    page = office.area("mobility").page
    page.list.table.go_to_row(0)
    page.edit()
    type_into(page, "planned_end", "1.1.2026")
    assert page.panel.form.problem_text("planned_end")
    assert office.store.drafts.count() == 1


def test_a_new_person_is_written_when_nothing_blocks_any_more(people, office):
    office.desk.actions["records.new"].trigger()
    assert people.panel.record is None
    assert office.store.count(people.list.query()) == 3
    type_into(people, "family_cyrillic", "Кузнецов")
    assert people.list.model.rowCount() == 4
    assert people.panel.record is not None
    assert people.panel.record.text("family_cyrillic") == "Кузнецов"
    assert people.panel.record["role"] == "student"
    assert people.list.table.current_id() == people.panel.record.id


def test_what_could_not_be_read_waits_at_its_field_when_the_new_record_is_written(people, office):
    office.desk.actions["records.new"].trigger()
    type_into(people, "study_year", "second")
    type_into(people, "family_cyrillic", "Кузнецов")
    assert people.panel.record is not None
    assert office.store.drafts.all() == [("person", people.panel.record.id)]
    assert people.panel.form.editors["study_year"].widget.text() == "second"
    assert people.panel.form.problem_text("study_year")


def test_generated_names_are_offered_and_never_written(people, office):
    office.desk.actions["records.new"].trigger()
    type_into(people, "family_cyrillic", "Кузнецов")
    assert people.panel.form.problem_text("family_latin").casefold() == "kuznetsov"
    assert people.panel.record["family_latin"] is None
    people.panel.form.lines["family_latin"].take()
    assert office.store.get("person", people.panel.record.id).text("family_latin").casefold() == "kuznetsov"


def test_a_value_typed_into_a_cell_is_saved_or_shown_with_its_reason(people, office):
    current(people, office, "eremin")
    id = office.ids["eremin"]
    people.list.model.edit_wanted.emit(id, "birth_date", "1.2.2004")
    assert office.store.get("person", id)["birth_date"] == "2004-02-01"
    people.list.model.edit_wanted.emit(id, "birth_date", "soon")
    assert office.store.get("person", id)["birth_date"] == "2004-02-01"
    assert people.panel.form.editors["birth_date"].widget.text() == "soon"
    assert people.panel.form.problem_text("birth_date")


def test_several_records_are_deleted_after_one_question_and_undone_by_one_press(people, office):
    people.list.model.toggle(0)
    for id in (office.ids["sokolova"], office.ids["eremin"]):
        for stay in office.store.where("mobility", "person_id", [id]):
            office.desk.records.remove("mobility", stay.id, "Shen")
    people.list.model.pick_all()
    office.answers.answers = [True]
    office.desk.actions["records.remove"].trigger()
    assert people.list.model.rowCount() == 0
    assert "3" in office.answers.asked[0].text
    assert office.window.toast.text()


def test_what_others_point_to_is_not_deleted_and_says_why(people, office):
    current(people, office, "sokolova")
    before = people.list.model.rowCount()
    office.desk.actions["records.remove"].trigger()
    assert people.list.model.rowCount() == before
    assert office.window.toast.text()


def test_a_filter_becomes_a_chip_and_a_question(people):
    people.list.filter_by("role", (Filter("role", Test.IS, ("teacher",)),))
    assert people.list.model.rowCount() == 1
    (chip,) = people.list.bar.chips()
    assert chip.value == "Teacher"
    people.list.bar.chip_removed.emit(0)
    assert people.list.model.rowCount() == 3


def test_text_typed_over_the_list_narrows_it(people, qtbot):
    with qtbot.waitSignal(people.list.bar.text_changed):
        QTest.keyClicks(people.list.bar.find_field, "eremin")
    assert people.list.model.rowCount() == 1
    assert people.status_words().startswith("Participants: 1 of 3")


def test_an_empty_answer_offers_to_clear_the_filters(people):
    people.list.find_text("nobody at all")
    assert "filters" in people.list.empty.sentence()
    people.list.empty.button.click()
    assert people.list.model.rowCount() == 3


def test_an_empty_list_offers_the_first_record(office):
    page = office.area("credit").page
    assert page.list.model.rowCount() == 0
    assert "nothing here yet" in page.list.empty.sentence()
    page.list.empty.button.click()
    assert page.panel.isVisible()


def test_a_list_that_is_still_being_read_says_so_below(people):
    model, pointer = people.list.model, people.list.table.viewport().cursor
    assert people.status_words() == "Participants: 3"
    model.is_waiting = True
    model.waiting_changed.emit()
    assert (people.status_words(), pointer().shape()) == (
        "Participants: being put in order…",
        Qt.CursorShape.BusyCursor,
    )
    model.is_waiting = False
    model.waiting_changed.emit()
    assert (people.status_words(), pointer().shape()) == ("Participants: 3", Qt.CursorShape.ArrowCursor)


def test_views_count_and_switch(people):
    tabs = {button.tab.id: button.tab.count for button in people.list.tabs._buttons}
    assert tabs == {"all": 3, "students": 2, "teachers": 1, "staff": 0}
    people.list.show_view("teachers")
    assert people.list.model.rowCount() == 1


def test_an_edit_that_moves_a_record_to_another_view_is_counted(people, office, qtbot):
    def counts() -> dict[str, int]:
        return {button.tab.id: button.tab.count for button in people.list.tabs._buttons}

    current(people, office, "sokolova")
    people.keeper.save(office.ids["sokolova"], {"role": "teacher"})
    qtbot.waitUntil(lambda: counts() == {"all": 3, "students": 1, "teachers": 2, "staff": 0})
    office.window.show_area("institution")
    people.keeper.save(office.ids["sokolova"], {"role": "student"})
    office.area("person")
    assert counts() == {"all": 3, "students": 2, "teachers": 1, "staff": 0}


def test_a_view_can_be_saved_found_again_and_removed(people, office):
    people.list.filter_by("role", (Filter("role", Test.IS, ("student",)),))
    office.answers.answers = ["Our students"]
    people.list.save_view()
    people.list.show_view("all")
    assert people.list.model.rowCount() == 3
    assert people.list.bar.chips() == []
    people.list.show_view("own:Our students")
    assert people.list.model.rowCount() == 2
    assert people.list.bar.chips()[0].value == "Student"
    people.list.remove_view("own:Our students")
    assert people.list.model.rowCount() == 3
    assert people.list.saved.all() == []


def test_the_term_scopes_every_list(office, people):
    office.commands.scope(office.ids["term"])
    assert people.list.model.rowCount() == 2
    assert office.area("mobility").page.list.model.rowCount() == 2
    office.commands.scope("")
    assert people.list.model.rowCount() == 3


def test_a_card_leads_to_its_record(office, people):
    current(people, office, "sokolova")
    people.panel.opened.emit("mobility", office.store.where("mobility", "person_id", [office.ids["sokolova"]])[0].id)
    assert office.window.area == "mobility"
    assert office.area("mobility").page.panel.record is not None


def test_the_palette_says_when_it_finds_nothing(office):
    palette = office.commands.palette
    palette.open()
    palette.field.setText("qwxyz")
    palette.refresh()
    assert palette.lines() == []
    assert palette.view.model().index(0, 0).data() == "Nothing found"


def test_the_palette_finds_records_first_and_then_commands(office, qtbot):
    palette = office.commands.palette
    palette.open()
    palette.field.setText("sokolova")
    palette.refresh()
    assert palette.lines() == ["Соколова Дарья"]
    with qtbot.waitSignal(palette.record_chosen) as caught:
        QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert caught.args == ["person", office.ids["sokolova"]]
    palette.field.setText("> undo")
    palette.refresh()
    assert all("ndo" in line for line in palette.lines())


def test_rows_are_copied_as_shown(people, office):
    people.list.model.show_columns(("name", "study_year"))
    current(people, office, "sokolova")
    office.desk.actions["edit.copy_headed"].trigger()
    assert QGuiApplication.clipboard().text() == "Name\tYear\nСоколова Дарья\t2\n"
    assert "<td>" in QGuiApplication.clipboard().mimeData().html()
    leave_plain_text()  # as when the program ends
    assert QGuiApplication.clipboard().text() == "Name\tYear\nСоколова Дарья\t2\n"


def test_a_second_entry_is_merged_into_the_person_chosen(people, office):
    current(people, office, "eremin")

    def choose(dialog) -> bool:
        QTest.keyClicks(dialog.keep.line, "sokolova")
        dialog.keep.choose(0)
        return True

    office.answers.answers = [choose]
    office.desk.actions["records.merge"].trigger()
    assert office.store.get("person", office.ids["eremin"])["same_as_id"] == office.ids["sokolova"]
    assert people.list.model.rowCount() == 2, "one of the two entries is listed"


def test_history_says_who_changed_what(people, office):
    current(people, office, "sokolova")
    people.edit()
    type_into(people, "study_year", "3")
    people.panel.show_tab(HISTORY)
    texts = [label.text() for label in people.panel.history.findChildren(QLabel)]
    assert any("Shen" in text for text in texts)
    assert any("2 → 3" in text for text in texts)


def test_cards_show_the_stay_and_the_papers(people, office):
    current(people, office, "sokolova")
    people.panel.show_tab(OVERVIEW)
    shown = " ".join(
        widget.text() if isinstance(widget, QLabel) else widget.accessibleName()
        for widget in people.panel.findChildren(QWidget)
        if isinstance(widget, QLabel | QAbstractButton) and widget.isVisible()
    )
    assert "In residence" in shown
    assert "Passport" in shown
    assert "10 Dec 2026" in shown


def test_density_and_theme_are_commands_and_are_kept(office, people):
    office.desk.actions["view.compact"].trigger()
    assert office.desk.look.density is Density.COMPACT
    assert people.list.table.verticalHeader().defaultSectionSize() == 32
    assert office.desk.preferences.density == "compact"
    office.desk.actions["view.dark"].trigger()
    assert office.desk.look.theme.dark
    assert office.desk.preferences.theme == "dark"
    office.desk.actions["view.dark"].trigger()


def test_a_narrow_window_folds_the_sidebar_and_floats_the_panel(office, people, qtbot):
    office.window.resize(1366, 768)
    assert not people.panel.isVisible()
    people.edit()
    assert people.panel.isVisible()
    assert people.panel.geometry().right() == people.rect().right()
    assert people.list.width() == people.width()
    head = people.list.header
    assert people.panel.y() == head.mapTo(people, head.rect().bottomLeft()).y() + 1, "the buttons of the list stay"
    assert people.panel.geometry().bottom() == people.rect().bottom()
    office.window.resize(1100, 700)
    assert office.window.sidebar.width() == 56


def test_an_area_is_counted_again_when_what_it_lists_changes_and_never_for_a_mark(office, qtbot):
    item, jobs = office.window.sidebar._items["person"], office.desk.jobs
    people = len(office.store.ids(Query("person")))
    qtbot.waitUntil(lambda: not jobs.is_busy)
    assert item.accessibleName() == f"Participants, {people}"
    added = add(office.store, "person", role="student", family_latin="Orlova")
    office.desk.feed.publish(Changes.of([("attendance", "mark")], verb="attendance.mark"))
    assert not jobs.is_busy
    office.desk.feed.publish(Changes.of([("person", added)], verb="person.add"))
    qtbot.waitUntil(lambda: not jobs.is_busy)
    assert item.accessibleName() == f"Participants, {people + 1}"


def test_closing_saves_what_is_being_typed(people, office):
    current(people, office, "sokolova")
    people.edit()
    line = people.panel.form.editors["phone"].widget
    QTest.keyClicks(line, "+7 914")
    office.window.close()
    assert office.store.get("person", office.ids["sokolova"])["phone"] == "+7 914"


def test_areas_of_several_kinds_switch_between_them(office):
    area = office.area("institution")
    area.page.list.switch.chosen.emit("unit")
    area.page.list.kind_wanted.emit("contact")
    assert area.page.kind == "contact"
    area.show_kind("institution")
    assert area.page.list.switch.current() == "institution"


def test_every_list_of_every_area_opens_shows_and_begins_a_record(office):
    for area in AREAS:
        page = office.area(area.id)
        for kind in area.kinds:
            page.show_kind(kind)
            page.enter()
            page.page.add()
            assert page.page.panel.isVisible() == presentation(kind).addable, kind
            page.page._close()


LATIN_WORD = re.compile(r"[A-Za-z]{2,}")
KEPT_LATIN = {
    "Exchange", "Admin", "EN", "Ctrl", "Alt", "Shift", "Enter", "Del", "Esc", "Tab", "Space", "ISCED", "HSK", "NS",
    "SOKOLOVA", "Daria", "EREMIN", "Fedor", "CHEN", "Siyuan", "Sokolova", "Eremin", "Chen", "RU", "CN", "CEFR",
    "Excel", "Return", "Up", "Down", "Delete", "ID", "Latin", "URL", "WeChat", "Telegram", "Songhua", "College",
    "Primorye", "English", "MB",
}  # fmt: skip


def texts_of(window: QWidget) -> list[str]:
    found: list[str] = []
    for widget in [window, *window.findChildren(QWidget)]:
        for read in ("text", "placeholderText", "toolTip", "accessibleName", "title"):
            value = getattr(widget, read, None)
            try:
                text = value() if callable(value) else ""
            except TypeError:
                continue
            if isinstance(text, str) and text:
                found.append(text)
    actions = [action.text() for action in window.findChildren(QAction)]
    return found + actions


@pytest.mark.parametrize("language", ["zh", "ru"])
def test_no_english_stays_after_switching_the_language(office, people, language):
    office.area("mobility")
    office.area("language")
    office.area("agreement")
    switch_language(office, language)
    office.area("person").page.edit()
    left = {
        text
        for text in texts_of(office.window)
        if (words := set(LATIN_WORD.findall(text)) - KEPT_LATIN) and not any("@" in word for word in words)
    }
    assert sorted(left) == []


def test_switching_back_and_forth_keeps_what_is_typed(office, people):
    current(people, office, "sokolova")
    people.edit()
    QTest.keyClicks(people.panel.form.editors["email"].widget, "half")
    switch_language(office, "ru")
    assert people.panel.form.editors["email"].widget.text() == "half"
    assert people.list.header.title.text() == "Участники"
    assert people.panel.tabs.current() == FORM
    switch_language(office, "en")
    assert people.list.header.title.text() == "Participants"


def test_everything_that_takes_the_keyboard_has_a_name(office, people):
    people.edit()
    nameless = [
        widget
        for widget in office.window.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and isinstance(widget, QAbstractButton | QLineEdit)
        and not (widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text()))
    ]
    assert nameless == []


def test_an_unfinished_new_record_comes_back_when_somebody_adds_again(people, office):
    office.desk.actions["records.new"].trigger()
    type_into(people, "study_year", "3")
    type_into(people, "birth_date", "31.02.2004")
    assert people.panel.record is None
    people._close()
    assert office.store.drafts.count() == 2
    office.desk.actions["records.new"].trigger()
    assert people.panel.form.editors["study_year"].widget.text() == "3"
    assert people.panel.form.problem_text("birth_date")
    type_into(people, "birth_date", "29.02.2004")
    type_into(people, "family_han", "王")
    assert people.panel.record["study_year"] == 3
    assert office.store.drafts.count() == 0


def test_the_palette_offers_what_was_looked_at_last(office, people):
    current(people, office, "chen")
    people._looking.timeout.emit()
    office.commands.palette.open()
    assert office.commands.palette.lines()[0] == "陈思远"


def test_the_last_page_of_history_survives_a_switch_of_records(people, office):
    people.panel.show_tab(HISTORY)
    current(people, office, "chen")
    assert people.panel.tabs.current() == HISTORY


def test_what_a_form_never_showed_is_not_overwritten_by_it(office):
    """A form remembers the heads that it showed; what came in while it was open is a second answer."""
    page = office.area("person").page
    id = office.ids["sokolova"]
    page.open_record(id)
    assert page.panel.record.id == id
    office.store.record(Step("somebody", "person.set", (Edit("person", id, {"phone": "+7 900 111-11-11"}),)))
    assert page.keeper.save(id, {"phone": "+7 900 222-22-22"})
    (dispute,) = office.store.history.conflicts()
    assert (dispute.id, dispute.field) == (id, "phone")
    assert {choice.value for choice in dispute.choices} == {"+7 900 111-11-11", "+7 900 222-22-22"}


@pytest.mark.parametrize("area", ["agreement", "person", "mobility"])
def test_the_menu_of_records_has_only_what_records_on_screen_can_have(office, area):
    office.area(area)
    menu = next(one for one in office.window.menuBar().findChildren(QMenu) if one.title() == "&Records")
    menu.aboutToShow.emit()
    offered = {one.objectName() for one in menu.actions() if not one.isSeparator()}
    assert {"records.new", "records.remove"} < offered
    assert ("records.merge" in offered) is (area == "person")
    assert not any(one.isSeparator() for one in menu.actions()[:1])
    assert office.desk.actions["records.merge"] in office.window.actions(), "a key acts whatever the menu shows"

"""The certificates page over a real office file: people ticked, real pages shown, papers issued and taken back."""

from __future__ import annotations

import pypdfium2
import pytest
from full_office import button, new_file, open_file, remove
from paper_printers import FilePrinters
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from exchange_admin.domain.queries import Query
from exchange_admin.services.certificates.paper_facts import LANGUAGE_COURSE, PARTICIPATION
from exchange_admin.services.certificates.register import GoneNumber
from exchange_admin.ui.certificates.issue_session import DRAWN_AT_ONCE
from exchange_admin.ui.certificates.paper_settings import offered_languages
from exchange_admin.ui.certificates.register_view import GoneNumbersDialog
from exchange_admin.ui.formats import Formats
from exchange_admin.ui.jobs import Cancelled
from exchange_admin.ui.pages.certificates_page import CertificatesPage
from exchange_admin.ui.preferences import PrinterSettings
from exchange_admin.ui.printing.printers import PrinterFacts
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.widgets.choice_list import ChoiceList


@pytest.fixture
def office(open_copy, filled):
    return open_copy(filled)


@pytest.fixture
def opened():
    return []


@pytest.fixture
def printers(tmp_path):
    return FilePrinters(tmp_path)


@pytest.fixture
def page(office, opened, printers):
    made = CertificatesPage(
        office.desk,
        opened.append,
        printers,
    )
    made.resize(1140, 640)
    made.show()
    made.enter()
    yield made
    office.desk.jobs.drain()
    remove(made)


@pytest.fixture
def done(qtbot, page):
    """Waits until people are found, papers drawn and the page on screen is sharp."""

    def wait() -> None:
        session, preview = page.issuing.session, page.issuing.preview
        qtbot.waitUntil(lambda: not session.is_busy and not session._painting.is_busy, timeout=20_000)
        qtbot.waitUntil(lambda: preview.is_sharp() or not session.paper_ids, timeout=20_000)

    return wait


@pytest.fixture
def group(office):
    store = office.office.store
    return store.id_of("language_group", store.ids(Query("language_group"))[0])


@pytest.fixture
def course(page, done, group):
    """The page with the group chosen."""
    page.issuing.people._source_chosen(f"language_group:{group}")
    done()
    return page


def names(page: CertificatesPage) -> list[str]:
    return [one.name.split()[0] for one in page.issuing.session.recipients]


def certificates(office) -> int:
    return office.office.store.count(Query("certificate"))


def go_to(page: CertificatesPage, family: str) -> None:
    row = names(page).index(family)
    page.issuing.people.list.setCurrentIndex(page.issuing.people.model.index(row))
    QCoreApplication.sendPostedEvents()


def in_sight(part: QWidget) -> bool:
    """Whole."""
    return part.visibleRegion().boundingRect() == part.rect()


def test_a_group_brings_its_people_and_leaves_out_who_failed_with_the_reason(course):
    assert names(course) == ["Абенов", "Ерёмин", "Иванова", "Соколова"]
    assert len(course.issuing.session.ticked) == 3
    go_to(course, "Абенов")
    assert "Failed" in course.issuing.people.reason.text()
    assert course.issuing.left_out.title.text() == "1 person left out"


@pytest.mark.parametrize("language", ["zh", "ru", "en"])
def test_who_is_left_out_and_why_is_in_sight_on_a_low_screen(course, look, languages, language, qtbot):
    look.change(formats=Formats(language, look.formats.today))
    languages.use(language)
    people, left_out = course.issuing.people, course.issuing.left_out
    course.resize(1130, 590)  # what a window above the task bar of 768 lines leaves
    go_to(course, "Абенов")
    qtbot.wait(10)
    for part in (people.reason, people.reason.open, left_out, left_out.review):
        assert in_sight(part), part
    left_out.let_in.show()
    assert left_out.minimumSizeHint().width() <= left_out.width()


def test_a_reason_longer_than_its_room_scrolls_between_the_list_and_the_buttons(course, qtbot):
    reason, people = course.issuing.people.reason, course.issuing.people
    course.resize(1130, 590)
    go_to(course, "Абенов")
    qtbot.wait(10)
    high = people.list.height()
    reason.show_reason("The attendance is too low. " * 40, Tone.AMBER)
    qtbot.wait(10)
    assert people.list.sizeHintForRow(0) * 2 <= people.list.height() < high
    assert all(map(in_sight, (reason, reason.anyway, reason.open)))
    assert reason.findChild(QScrollArea).verticalScrollBar().maximum() > 0


def test_the_numbers_are_those_that_would_be_next_and_none_is_taken(course, office):
    shown = course.issuing.settings.numbers.text()
    first, _, last = shown.partition(" … ")
    assert first.startswith("SHGC-2026-")
    assert "0001-" in first  # the letters before it are those of a copied file
    assert "0003-" in last
    assert office.office.store.count(Query("number_block")) == 0


def test_the_preview_is_the_page_of_the_current_person_in_pixels_of_the_screen(course, done):
    preview = course.issuing.preview
    assert preview.total == 3
    go_to(course, "Соколова")
    done()
    assert preview.page == 2
    assert preview.sheet.picture.width() == round(preview.sheet.paper().width() * preview.devicePixelRatioF())
    QTest.keyClick(preview, Qt.Key.Key_Left)
    done()
    assert preview.page == 1
    assert course.issuing.people.list.current_key() == course.issuing.session.paper_ids[1]


def test_space_takes_a_person_out_and_the_numbers_close_up(course, done):
    go_to(course, "Ерёмин")
    QTest.keyClick(course.issuing.people.list, Qt.Key.Key_Space)
    done()
    assert course.issuing.preview.total == 2
    assert "0002-" in course.issuing.settings.numbers.text()
    assert course.issuing.footer.issue.text().strip() == "Issue 2"


def test_the_box_above_the_list_takes_out_everybody_and_brings_them_back(course, done):
    course.issuing.people.all_box.click()
    done()
    assert not course.issuing.session.ticked
    assert not course.issuing.footer.issue.isEnabled()
    course.issuing.people.all_box.click()
    done()
    assert len(course.issuing.session.ticked) == 3


def test_the_box_above_the_list_takes_those_along_who_were_let_in_with_a_reason(course, office, done):
    office.answers.answers = ["Повторный экзамен сдан"]
    course.issuing.people.let_in_all()
    done()
    people = course.issuing.people
    everybody = set(course.issuing.session.ticked)
    assert people.all_box.checkState() == Qt.CheckState.Checked
    people.all_box.click()
    done()
    assert not course.issuing.session.ticked
    people.all_box.click()
    done()
    assert course.issuing.session.ticked == everybody


def test_who_is_left_out_is_let_in_only_with_a_reason_that_the_register_keeps(course, office, done):
    go_to(course, "Абенов")
    office.answers.answers = ["", "Повторный экзамен сдан"]
    button(course.issuing.people, "Issue anyway…").click()
    assert len(course.issuing.session.ticked) == 3
    QTest.keyClick(course.issuing.people.list, Qt.Key.Key_Space)
    done()
    assert len(course.issuing.session.ticked) == 4
    course.issuing.footer.issue.click()
    done()
    notes = [record["note"] for record in office.office.certificates.register()]
    assert sorted(map(str, notes)) == ["None", "None", "None", "Повторный экзамен сдан"]


def test_one_reason_lets_in_everybody_who_lacks_the_same_translation(course, office, done, qtbot):
    store = office.office.store
    signatory = store.id_of("signatory", store.ids(Query("signatory"))[0])
    office.office.records.set("signatory", signatory, {"position_ru": None}, "Shen")
    course.enter()
    done()
    qtbot.waitUntil(lambda: not course.issuing.session.ticked)
    go_to(course, "Ерёмин")
    assert course.issuing.people.reason.text().count("no translation") == 1
    office.answers.answers = ["Так принято"]
    button(course.issuing.left_out, "Issue to all of them anyway…").click()
    done()
    assert len(course.issuing.session.ticked) == 4


def test_nobody_gets_a_paper_of_an_institution_without_a_name_in_its_language(course, office, done, qtbot):
    """Its Chinese name would stand there as the Russian one too; the window says which name is missing."""
    own = office.office.store.where("institution", "name_zh", ["松花工程职业学院"])[0]
    office.office.records.set("institution", own.id, {"name_ru": None}, "Shen")
    course.enter()
    done()
    qtbot.waitUntil(lambda: not course.issuing.session.ticked)
    go_to(course, "Ерёмин")
    assert "“松花工程职业学院” has no name in this language: Russian." in course.issuing.people.reason.text()
    assert not course.issuing.people.reason.anyway.isVisible()


def test_issuing_fills_the_register_and_the_toast_takes_it_back_with_the_numbers_voided(course, office, done):
    course.issuing.footer.issue.click()
    done()
    assert certificates(office) == 3
    assert course.issuing.notice.text().startswith("3 certificates issued: SHGC-2026-")
    assert course.issuing.preview.total == 3  # the papers just issued
    text, undo = office.said[-1]
    assert text == "3 certificates issued"
    undo()
    done()
    assert certificates(office) == 0
    assert office.office.store.count(Query("voided_number")) == 3
    assert "0004-" in course.issuing.settings.numbers.text()


def test_undo_of_the_window_brings_the_people_back_and_ends_the_notice(course, office, done):
    course.issuing.issue_papers()
    done()
    assert course.issuing.notice.text().startswith("3 certificates issued")
    office.desk.feed.publish(office.desk.office.undoing.undo("Shen"))
    done()
    assert course.issuing.notice.isHidden()
    assert course.issuing.notice.done is None
    assert len(course.issuing.session.ticked) == 3
    assert "0004-" in course.issuing.settings.numbers.text()
    office.desk.feed.publish(office.desk.office.undoing.redo("Shen"))
    done()
    assert not course.issuing.session.ticked


def test_a_number_without_a_paper_says_when_and_by_whom_it_was_taken_or_that_nobody_knows(course, office):
    known = GoneNumber("SHGC-2026-00001-1", "Voided", "2026-09-01T04:05:00Z", "Shen")
    unknown = GoneNumber("SHGC-2026-00002-9", "", "", "")
    dialog = GoneNumbersDialog(office.desk, (known, unknown), course)
    (_, voided, when, who), (_, undone, *nobody) = dialog.lines
    assert (voided, when, who) == ("Voided", office.desk.look.formats.moment(known.when), "Shen")
    assert (undone, nobody) == (office.desk.words.say("certificate.gone_undone"), ["—", "—"])


def test_papers_erased_with_their_holder_end_the_notice_of_the_round(course, office, done):
    course.issuing.issue_papers()
    done()
    papers = [("certificate", id) for id in course.issuing.notice.done.ids]
    office.desk.feed.publish(office.office.store.erase(papers[:1], "Shen", "request", "2026-11-27"))
    done()
    assert course.issuing.notice.isHidden()
    assert course.issuing.notice.done is None


def test_a_second_round_asks_about_those_who_have_one_already(course, office, done):
    course.issuing.footer.issue.click()
    done()
    assert not course.issuing.session.ticked
    assert not course.issuing.footer.issue.isEnabled()
    course.issuing.people._source_chosen(f"language_group:{course.issuing.session.words[0].partition(':')[2]}")
    done()
    go_to(course, "Ерёмин")
    assert "already" in course.issuing.people.reason.text()


def test_issuing_as_pdf_writes_one_page_for_each_and_opens_it_on_request(course, office, done, opened, tmp_path):
    target = tmp_path / "out.pdf"
    office.answers.answers = [target]
    course.issuing.footer.save.click()
    done()
    pages = pypdfium2.PdfDocument(target)
    assert len(pages) == 3
    assert "Ерёмин" in pages[0].get_textpage().get_text_bounded()
    course.issuing.notice.button.click()
    assert opened == [target]


def test_nothing_is_issued_when_nobody_says_where_the_pdf_goes(course, office, done):
    office.answers.answers = [None]
    course.issuing.footer.save.click()
    done()
    assert certificates(office) == 0


def test_papers_just_issued_are_saved_later_with_the_same_pages(course, office, done, qtbot, tmp_path):
    course.issuing.footer.issue.click()
    done()
    target = tmp_path / "later.pdf"
    office.answers.answers = [target]
    course.issuing.notice.button.click()
    qtbot.waitUntil(lambda: office.said[-1][0] == "Saved: later.pdf", timeout=10_000)
    assert len(pypdfium2.PdfDocument(target)) == 3


def over(office, qtbot) -> None:
    """Waits until nothing runs: one job starts the next."""
    qtbot.waitUntil(lambda: not office.desk.jobs.is_busy, timeout=30_000)


def test_print_issues_and_prints_in_one_go_and_notes_them_as_printed(course, office, done, qtbot, printers):
    over(office, qtbot)
    course.issuing.footer.print.click()
    over(office, qtbot)
    done()
    (job,) = printers.jobs
    assert len(pypdfium2.PdfDocument(job)) == 3
    assert {record["state"] for record in office.office.certificates.register()} == {"printed"}
    assert course.issuing.notice.text().startswith("3 certificates printed: SHGC-2026-")


def test_a_printer_that_stops_leaves_the_papers_in_the_register_to_be_printed_again(
    course, office, done, qtbot, printers
):
    over(office, qtbot)
    printers.jams_at = 2
    course.issuing.footer.print.click()
    over(office, qtbot)
    assert "stopped at certificate 2" in course.issuing.notice.text()
    assert [record["state"] for record in office.office.certificates.register()] == ["issued"] * 3
    printers.jams_at = 0
    course.issuing.notice.button.click()
    over(office, qtbot)
    assert course.issuing.notice.text().startswith("3 certificates printed")
    assert certificates(office) == 3


def test_a_printer_that_disappears_is_named_and_no_number_is_lost(course, office, qtbot, printers):
    over(office, qtbot)
    printers.printers.clear()
    course.issuing.footer.print.click()
    over(office, qtbot)
    assert course.issuing.notice.text().startswith("The printer “HP LaserJet 400” is not there now.")
    assert certificates(office) == 3


def test_cancelling_while_it_prints_keeps_what_was_issued(course, office, qtbot, printers):
    over(office, qtbot)
    printers.heard = course.issuing.cancel
    course.issuing.footer.print.click()
    over(office, qtbot)
    assert course.issuing.notice.text().startswith("Printing was stopped")
    assert course.issuing.notice.button.text() == "Print again"
    assert [record["state"] for record in office.office.certificates.register()] == ["issued"] * 3
    assert course.issuing.footer.cancel.isHidden()


def test_cancelling_while_it_is_drawn_issues_nothing_and_leaves_no_file(course, office, qtbot, tmp_path, monkeypatch):
    over(office, qtbot)

    def stop(self, done, total=0, text=""):
        raise Cancelled

    monkeypatch.setattr("exchange_admin.ui.jobs.Task.step", stop)
    office.answers.answers = [tmp_path / "cancelled.pdf"]
    course.issuing.footer.save.click()
    over(office, qtbot)
    assert certificates(office) == 0
    assert not list(tmp_path.glob("*.pdf"))


def test_the_list_of_programmes_and_groups_has_the_keyboard_when_it_opens(course, office, qtbot, done):
    course.issuing.people.choose_source()
    popup = QApplication.activePopupWidget()
    QTest.keyClick(popup.focusWidget(), Qt.Key.Key_Down)
    QTest.keyClick(popup.focusWidget(), Qt.Key.Key_Return)
    assert QApplication.activePopupWidget() is None
    done()


def test_programmes_are_found_by_name_and_code_and_a_search_without_finds_says_so(course, office, qtbot, done):
    for n in range(8):
        office.office.records.add(
            "programme",
            {"name_zh": f"夏令营 {n}", "name_en": f"Summer school {n}", "code": f"SUM-{n}", "kind": "summer_school"},
            "Shen",
        )
    course.issuing.people.choose_source()
    popup = QApplication.activePopupWidget()
    (choices,) = popup.findChildren(ChoiceList)
    QTest.keyClicks(choices.search, "sum-3")
    assert choices.view.model().rowCount() == 1
    assert choices.view.model().index(0, 0).data() == "Summer school 3  ·  SUM-3  ·  Programme"
    assert not choices.nothing.isVisible()
    QTest.keyClicks(choices.search, "?")
    assert choices.nothing.isVisible()
    QTest.keyClick(choices.search, Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None
    done()


def test_a_locked_key_is_opened_on_the_page_once_and_the_papers_are_issued(course, office, done, qtbot):
    office.office.exchange.keys.set_passphrase("four words of no kin")
    office.office.unlocked.keys.clear()  # as after a new start
    issuing = course.issuing
    issuing.footer.issue.click()
    over(office, qtbot)
    assert issuing.keys.isVisible()
    assert certificates(office) == 0
    issuing.keys.passphrase.setText("wrong")
    issuing.keys.open.click()
    over(office, qtbot)
    assert "passphrase" in issuing.keys.said.text()
    assert certificates(office) == 0
    issuing.keys.passphrase.setText("four words of no kin")
    QTest.keyClick(issuing.keys.passphrase, Qt.Key.Key_Return)
    over(office, qtbot)
    done()
    assert certificates(office) == 3
    assert not issuing.keys.isVisible()
    assert not issuing.keys.passphrase.text()


def test_a_passphrase_asked_for_one_round_is_not_asked_for_another(course, office, done, qtbot, group):
    office.office.exchange.keys.set_passphrase("four words of no kin")
    office.office.unlocked.keys.clear()
    course.issuing.footer.issue.click()
    over(office, qtbot)
    assert course.issuing.keys.isVisible()
    course.issuing.people._source_chosen(f"language_group:{group}")
    done()
    assert not course.issuing.keys.isVisible()


def test_without_a_printer_papers_are_issued_and_saved_but_not_printed(course, office, qtbot, printers):
    printers.printers.clear()
    course.issuing.printer.refresh()
    over(office, qtbot)
    assert not course.issuing.footer.print.isEnabled()
    assert course.issuing.footer.print.toolTip() == "No printer on this PC"
    assert course.issuing.footer.save.isEnabled()


def test_everybody_gets_a_file_and_the_pattern_speaks_the_language_of_the_window(
    course, office, done, qtbot, tmp_path, look, languages
):
    files = course.issuing.files
    files.form._buttons["each"].click()
    files.names.setText("{number} {name in Latin letters}")
    files.names.textEdited.emit(files.names.text())
    assert office.desk.preferences.paper_names == "{number} {latin}"
    assert files._example.whole_text().endswith("SOKOLOVA Daria.pdf")
    look.change(formats=Formats("ru", look.formats.today))
    languages.use("ru")
    QCoreApplication.sendPostedEvents()
    assert files.names.text() == "{номер} {имя латиницей}"
    office.answers.answers = [tmp_path / "each"]
    course.issuing.footer.save.click()
    over(office, qtbot)
    assert sorted(path.name.partition(" ")[2] for path in (tmp_path / "each").iterdir()) == [
        "EREMIN Fedor.pdf",
        "IVANOVA Anna.pdf",
        "SOKOLOVA Daria.pdf",
    ]


def test_a_pattern_that_cannot_be_filled_in_is_told_and_nothing_is_asked(course, office):
    files = course.issuing.files
    files.form._buttons["zip"].click()
    files.names.setText("{surname}")
    files.names.textEdited.emit("{surname}")
    assert "{surname}" in files._problem.text()
    course.issuing.footer.save.click()
    assert certificates(office) == 0
    assert not office.answers.asked


def test_distances_are_kept_for_each_printer_and_tried_on_a_test_page(course, office, qtbot, printers):
    over(office, qtbot)

    def measure(dialog) -> bool:
        dialog.right_mm.setValue(-1.5)
        dialog.down_mm.setValue(0.4)
        dialog.try_out.click()
        over(office, qtbot)
        assert dialog.said.text().startswith("The test page was sent")
        return True

    office.answers.answers = [measure]
    course.issuing.printer.set_up()
    assert len(pypdfium2.PdfDocument(printers.jobs[0])) == 1
    kept = office.desk.preferences
    assert kept.printer_settings("HP LaserJet 400") == PrinterSettings(-15, 4)
    assert kept.printer_settings("another") == PrinterSettings()
    assert course.issuing.printer._set.whole_text() == "moved −1.5 mm right, 0.4 mm down"


def test_both_sides_are_offered_only_by_a_printer_that_turns_sheets(course, office, qtbot, printers):
    over(office, qtbot)
    choice = course.issuing.printer
    printers.printers.append(PrinterFacts("Kyocera", two_sided=True))
    choice.refresh()
    over(office, qtbot)

    def turn(dialog) -> bool:
        offered.append(dialog.sides.isVisibleTo(dialog))
        dialog.sides.setCurrentIndex(2)
        return True

    offered = []
    for row, sides in ((0, "one"), (1, "short")):
        choice.printer.setCurrentIndex(row)
        choice.printer.activated.emit(row)
        office.answers.answers = [turn]
        choice.set_up()
        assert choice.settings().sides == sides
    assert offered == [False, True]
    assert choice._set.whole_text() == "pages as drawn · both sides, short edge"
    assert office.desk.preferences.printer == "Kyocera"


def test_another_language_is_another_paper(course, done, qtbot):
    boxes = course.issuing.settings.languages.boxes
    boxes["en"].click()
    boxes["zh"].click()
    done()
    assert course.issuing.session.order.languages == ("ru", "en")
    boxes["ru"].click()
    boxes["en"].click()  # the last one stays
    done()
    assert course.issuing.session.order.languages == ("en",)
    assert course.issuing.preview.total == 3


def test_a_day_that_is_none_is_refused_at_its_field_and_the_order_stays(course, done):
    settings = course.issuing.settings
    before = settings.order()
    settings.day.line.setText("31.02.2026")
    settings.day.touch()
    settings.day.left.emit()
    assert settings._day_problem.text()
    assert settings.order() == before
    buttons = (course.issuing.footer.issue, course.issuing.footer.save, course.issuing.footer.print)
    assert not any(button.isEnabled() for button in buttons)  # they would issue with the day from before
    assert course.issuing.footer.issue.toolTip() == settings._day_problem.text()
    settings.day.line.setText("24.11.2026")
    settings.day.touch()
    settings.day.left.emit()
    done()
    assert all(button.isEnabled() for button in buttons)


def test_the_keyboard_goes_through_the_settings_as_they_stand(course):
    settings = course.issuing.settings
    *_, last_language = settings.languages.boxes.values()
    after, seen = last_language.nextInFocusChain(), []
    while after is not settings.signatory:
        seen.append(after)
        after = after.nextInFocusChain()
    reached = [one for one in seen if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isVisible()]
    assert reached == [settings.day.widget, settings.numbers]


def test_people_ticked_in_a_list_come_with_the_paper_that_suits_them(page, office, done):
    store = office.office.store
    ids = [store.id_of("language_enrolment", n) for n in store.ids(Query("language_enrolment"))[:2]]
    page.show_selection("language_enrolment", ids)
    done()
    assert page.issuing.session.order.kind == LANGUAGE_COURSE
    assert len(page.issuing.session.recipients) == 2
    people = [store.id_of("person", n) for n in store.ids(Query("person"))]
    page.show_selection("person", people)
    done()
    assert page.issuing.session.order.kind == PARTICIPATION
    assert all(one.blocked for one in page.issuing.session.recipients)  # none of them has a stay
    assert not page.issuing.session.ticked


def test_who_cannot_get_a_paper_at_all_cannot_be_ticked(page, office, done):
    store = office.office.store
    page.show_selection("person", [store.id_of("person", store.ids(Query("person"))[0])])
    done()
    page.issuing.people.list.setCurrentIndex(page.issuing.people.model.index(0))
    QTest.keyClick(page.issuing.people.list, Qt.Key.Key_Space)
    assert not page.issuing.session.ticked
    assert office.answers.asked == []


def test_an_office_without_signatory_says_so_instead_of_showing_people(look, languages, program, tmp_path, qtbot):
    new_file(program, tmp_path / "b.exchange")
    made = open_file(program, tmp_path / "b.exchange", look, languages, tmp_path)
    page = CertificatesPage(made.desk)
    try:
        page.show()
        person = made.office.records.add("person", {"role": "student", "family_latin": "Li", "given_latin": "Wei"}, "S")
        page.show_selection("person", list(person.ids["person"]))
        qtbot.waitUntil(lambda: bool(page.issuing.notice.text()), timeout=10_000)
        assert "signatory" in page.issuing.notice.text().lower()
    finally:
        made.desk.jobs.drain()
        remove(page)
        made.close()


def test_the_own_language_of_the_office_leads():
    assert offered_languages("zh,ru")[:2] == ("zh,ru", "zh,ru,en")
    assert offered_languages("ru,zh,en")[:2] == ("ru,zh", "ru,zh,en")


def test_papers_beyond_the_first_are_drawn_when_somebody_turns_there(page, office, done, group):
    add = office.office.records.add
    for n in range(DRAWN_AT_ONCE):
        (person,) = add("person", {"role": "student", "family_latin": "Li", "given_latin": f"Wei {n:02}"}, "S").ids[
            "person"
        ]
        values = {"person_id": person, "language_group_id": group, "state": "completed", "result": "passed"}
        add("language_enrolment", values, "S")
    page.issuing.people._source_chosen(f"language_group:{group}")
    done()
    session, preview = page.issuing.session, page.issuing.preview
    assert preview.total == DRAWN_AT_ONCE + 3
    assert len(session.paper_ids) == DRAWN_AT_ONCE
    QTest.keyClick(preview, Qt.Key.Key_End)
    done()
    assert len(session.paper_ids) == DRAWN_AT_ONCE + 3
    assert preview.page == DRAWN_AT_ONCE + 2


@pytest.mark.parametrize(("language", "words"), [("zh", "签发 3 份"), ("ru", "Оформить 3"), ("en", "Issue 3")])
def test_the_page_speaks_the_language_of_the_window(course, look, languages, language, words):
    look.change(formats=Formats(language, look.formats.today))
    languages.use(language)
    QCoreApplication.sendPostedEvents()
    assert course.issuing.footer.issue.text().strip() == words

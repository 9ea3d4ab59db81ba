"""The register of certificates in the window: signed, handed over, revoked and printed again, each one step back."""

from __future__ import annotations

from datetime import date

import pypdfium2
import pytest
from certificate_office import fill, issue
from full_office import button, new_file, remove
from paper_printers import FilePrinters
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from exchange_admin.documents.pages import Pages
from exchange_admin.domain.queries import Query
from exchange_admin.services.certificates.paper_facts import LANGUAGE_COURSE, PaperOrder
from exchange_admin.services.certificates.selection import Selection
from exchange_admin.ui.actions import Context
from exchange_admin.ui.certificates.lifecycle_card import way
from exchange_admin.ui.formats import Formats
from exchange_admin.ui.pages.certificates_page import REGISTER, CertificatesPage

VERBS = ("records.sign", "records.hand_over", "records.revoke", "records.print_again")


@pytest.fixture(scope="session")
def issued(program, tmp_path_factory):
    """A file with three papers in its register."""
    path = tmp_path_factory.mktemp("issued") / "a.exchange"
    new_file(program, path)
    with program.open(path, writing=True) as office:
        fill(office)
        issue(office, date(2026, 7, 1))
    return path


@pytest.fixture
def office(open_copy, issued):
    return open_copy(issued)


@pytest.fixture
def opened():
    return []


@pytest.fixture
def printers(tmp_path):
    return FilePrinters(tmp_path)


@pytest.fixture
def page(office, opened, printers, qtbot):
    """In front of the register; the commands follow it as in the window."""
    made = CertificatesPage(
        office.desk,
        opened.append,
        printers,
    )
    made.resize(1140, 640)

    def refresh(*_: object) -> None:
        office.desk.actions.refresh(made.page_context())

    made.context_changed.connect(refresh)
    made.show()
    made._show_and_enter(REGISTER)
    qtbot.waitUntil(lambda: made.page.list.model.rowCount() == 3)
    made.page.list.table.go_to_row(0)
    yield made
    office.desk.jobs.drain()
    remove(made)


@pytest.fixture
def register(page):
    return page.register


@pytest.fixture
def written(office, qtbot):
    """Waits until the file is written and the receipt has come."""

    def wait() -> None:
        qtbot.waitUntil(lambda: not office.desk.jobs.is_busy, timeout=10_000)

    return wait


def tick(register, *rows: int) -> None:
    register.page.list.model.pick_none()
    for row in rows:
        register.page.list.model.pick_span(row, row)


def states(office) -> list[str]:
    return [record.text("state") for record in office.office.certificates.register()]


def records(office) -> list:
    return list(office.office.certificates.register())


def usable(office) -> list[bool]:
    return [office.desk.actions[id].isEnabled() for id in VERBS]


def test_the_ticked_papers_are_noted_as_signed_in_one_step_that_undo_takes_back(register, office, written):
    before = office.office.store.step_count()
    tick(register, 0, 1)
    office.desk.actions["records.sign"].trigger()
    written()
    assert states(office) == ["signed", "signed", "issued"]
    assert office.office.store.step_count() == before + 1
    text, undo = office.said[-1]
    assert text == "2 certificates noted as signed"
    assert undo is not None
    office.office.store.undo("Shen")
    assert states(office) == ["issued", "issued", "issued"]


def test_without_ticks_the_paper_on_screen_is_meant(register, office, written):
    office.desk.actions["records.sign"].trigger()
    written()
    assert sorted(states(office)) == ["issued", "issued", "signed"]


def test_papers_that_do_not_fit_are_left_out_and_counted(register, office, written):
    office.office.certificates.revoke([records(office)[0].id], "Ошибка", "Shen")
    tick(register, 0, 1, 2)
    assert usable(office) == [True, True, True, True]
    office.desk.actions["records.sign"].trigger()
    written()
    assert states(office) == ["revoked", "signed", "signed"]
    assert office.said[-1][0] == "2 certificates noted as signed · 1 left out: already further on, or void"


def test_handing_over_asks_to_whom_and_when_and_proposes_today(register, office, written):
    tick(register, 0, 1)
    office.desk.actions["records.hand_over"].trigger()
    strip = register.handing_over
    assert strip.isVisible()
    assert strip.title.text() == "Hand over 2 certificates"
    assert strip.day.value() == office.desk.look.formats.today().isoformat()
    strip.to.setText("Абенов Н., староста")
    strip.day.line.setText("01.09.2026")
    strip.day.touch()
    strip.do.click()
    written()
    assert not strip.isVisible()
    assert [record["handed_over_to"] for record in records(office)] == ["Абенов Н., староста"] * 2 + [None]
    assert [record["handed_over_on"] for record in records(office)] == ["2026-09-01"] * 2 + [None]
    office.office.store.undo("Shen")
    assert [(record["state"], record["handed_over_to"]) for record in records(office)] == [("issued", None)] * 3


def test_enter_in_the_name_hands_over_and_nobody_named_means_each_holder(register, office, written):
    office.desk.actions["records.hand_over"].trigger()
    QTest.keyClick(register.handing_over.to, Qt.Key.Key_Return)
    written()
    (paper,) = [record for record in records(office) if record["state"] == "handed_over"]
    assert paper["handed_over_to"] is None


def test_a_day_that_is_none_and_one_to_come_are_refused_in_the_strip(register, office, written):
    office.desk.actions["records.hand_over"].trigger()
    strip = register.handing_over
    for typed in ("31.02.2026", "31.12.2099"):
        strip.day.line.setText(typed)
        strip.day.touch()
        strip.do.click()
        written()
        assert strip.isVisible()
        assert strip.problem.text()
    assert states(office) == ["issued"] * 3


def test_the_strip_follows_the_ticks_while_it_is_open(register, office):
    tick(register, 0)
    office.desk.actions["records.hand_over"].trigger()
    strip = register.handing_over
    assert strip.title.text() == "Hand over 1 certificate"
    assert records(office)[0].text("number") in strip.aside.whole_text()
    tick(register, 0, 1, 2)
    assert strip.title.text() == "Hand over 3 certificates"
    assert strip.aside.whole_text() == ""


def test_escape_leaves_the_strip_and_nothing_is_written(register, office):
    office.desk.actions["records.hand_over"].trigger()
    QTest.keyClick(register.handing_over.to, Qt.Key.Key_Escape)
    assert not register.handing_over.isVisible()
    assert states(office) == ["issued"] * 3


def test_the_keyboard_goes_from_whom_to_the_day_and_on_to_the_button(register, office):
    tick(register, 1)
    office.desk.actions["records.hand_over"].trigger()
    strip = register.handing_over
    chain = [strip.to, strip.day.widget, strip.do]
    assert [following(one) for one in chain[:-1]] == chain[1:]


def following(widget):
    """What Tab reaches next."""
    after = widget.nextInFocusChain()
    while not (after.focusPolicy() & Qt.FocusPolicy.TabFocus and after.isVisible()):
        after = after.nextInFocusChain()
    return after


def test_revoking_needs_a_reason(register, office, written):
    tick(register, 1)
    office.desk.actions["records.revoke"].trigger()
    strip = register.revoking
    assert not strip.do.isEnabled()
    assert strip.do.toolTip() == "Type the reason first."
    QTest.keyClick(strip.reason, Qt.Key.Key_Return)
    strip.reason.setText("   ")
    assert not strip.do.isEnabled()
    strip.reason.setText("姓名拼写错误")
    strip.do.click()
    written()
    assert states(office) == ["issued", "revoked", "issued"]
    assert register.page.list.table.hasFocus()  # and not whatever Tab would have reached next
    assert records(office)[1]["revocation_reason"] == "姓名拼写错误"
    office.office.store.undo("Shen")
    assert states(office) == ["issued"] * 3


def test_commands_can_be_used_only_where_a_paper_fits_and_say_why_not(register, office, written):
    actions = office.desk.actions
    tick(register, 0)
    assert usable(office) == [True] * 4
    office.desk.actions["records.sign"].trigger()
    written()
    assert usable(office) == [False, True, True, True]
    assert actions["records.sign"].toolTip() == "Signed already."
    register.handing_over.open()
    register.handing_over.do.click()
    written()
    assert usable(office) == [False, False, True, True]
    assert actions["records.hand_over"].toolTip() == "Handed over already."
    actions["records.revoke"].trigger()
    register.revoking.reason.setText("x")
    register.revoking.do.click()
    written()
    assert usable(office) == [False] * 4
    assert actions["records.print_again"].toolTip() == "Revoked for good: its status no longer changes."


def test_the_buttons_over_the_list_follow_and_say_why(register, office, written):
    tick(register, 0)
    office.desk.actions["records.sign"].trigger()
    written()
    (sign,) = [b for b in register.page.list.selection.findChildren(QPushButton) if b.text() == " Note as signed"]
    assert not sign.isEnabled()
    assert sign.toolTip() == "Signed already."


def test_outside_the_register_no_paper_can_be_meant(page, office):
    office.desk.actions.refresh(Context(kind="person", current=True))
    assert usable(office) == [False] * 4
    page.show_tab("issue")
    office.desk.actions.refresh(page.page_context())
    assert usable(office) == [False] * 4


def save_them(dialog) -> bool:
    dialog.save.click()
    return True


def test_the_ticked_papers_are_saved_again_with_the_frozen_pages(register, office, written, opened, tmp_path):
    office.office.certificates.revoke([records(office)[2].id], "Ошибка", "Shen")
    register.page.list.model.pick_all()
    target = tmp_path / "again.pdf"
    office.answers.answers = [save_them, target]
    office.desk.actions["records.print_again"].trigger()
    written()
    pages = pypdfium2.PdfDocument(target)
    assert len(pages) == 2
    assert records(office)[0].text("number") in pages[0].get_textpage().get_text_bounded()
    assert states(office) == ["printed", "printed", "revoked"]
    assert register.notice.text() == "Saved: again.pdf · 1 left out: revoked"
    register.notice.button.click()
    assert opened == [target]


def test_the_paper_on_screen_is_printed_again_and_once_more_after_a_jam(register, office, written, printers):
    printers.jams_at = 2
    register.page.list.model.pick_all()

    def print_them(dialog) -> bool:
        written()
        assert dialog.print.isEnabled()
        dialog.print.click()
        return True

    office.answers.answers = [print_them]
    office.desk.actions["records.print_again"].trigger()
    written()
    assert "stopped at certificate 2" in register.notice.text()
    assert states(office) == ["issued"] * 3
    printers.jams_at = 0
    register.notice.button.click()
    written()
    assert register.notice.text() == "3 certificates printed"
    assert len(pypdfium2.PdfDocument(printers.jobs[-1])) == 3
    assert states(office) == ["printed"] * 3


A3, A4 = (420, 297), (297, 210)  # millimetres


@pytest.mark.parametrize(
    ("papers", "said"),
    [
        ([A4], ""),
        ([A3], "The pages are A3: A3 paper is needed."),
        ([A4, A3], "Some pages are A3, others A4: both kinds of paper are needed."),
    ],
)
def test_the_print_dialog_says_which_paper_is_needed_and_the_printer_gets_it(
    register, office, written, printers, papers, said
):
    of_size = {A4: records(office)[0].id, A3: issued_on_a3(office)}
    shown = []

    def print_them(dialog) -> bool:
        written()
        dialog.show()
        shown.append(dialog.printer.paper.text() if dialog.printer.paper.isVisible() else "")
        return True

    office.answers.answers = [print_them]
    register.reprinting.ask([of_size[size] for size in papers])
    written()
    assert shown == [said]
    with Pages(printers.jobs[-1]) as printed:
        assert [tuple(round(n * 25.4 / 72) for n in printed.size(page)) for page in range(len(printed))] == papers


def issued_on_a3(office) -> str:
    """One more paper of the course, drawn on the large sheet."""
    store = office.office.store
    enrolled = [store.id_of("language_enrolment", n) for n in store.ids(Query("language_enrolment"))]
    order = PaperOrder(LANGUAGE_COURSE, ("zh", "ru"), date(2026, 7, 1), design="classic-a3/1")
    issued = office.office.issuing.issue(Selection(enrolments=tuple(enrolled)), order, "Shen", anyway="Большой лист")
    return issued.ids[0]


def test_nothing_is_printed_when_the_dialog_is_left_or_nobody_says_where(register, office, written):
    for answers in ([False], [save_them, None]):
        office.answers.answers = list(answers)
        office.desk.actions["records.print_again"].trigger()
        written()
    assert states(office) == ["issued"] * 3


def test_the_card_takes_the_paper_on_screen_further_whatever_is_ticked(register, office, written):
    register.page.place.open()
    tick(register, 1, 2)
    button(register.way, "Note as signed").click()
    written()
    assert states(office) == ["signed", "issued", "issued"]
    assert not register.way.sign.isEnabled()
    assert register.way.sign.toolTip() == "Signed already."
    button(register.way, "Hand over…").click()
    assert register.handing_over.title.text() == "Hand over 1 certificate"
    register.handing_over.do.click()
    written()
    assert states(office) == ["handed_over", "issued", "issued"]
    assert register.way.reason.text() == "Handed over already."


def test_the_way_of_a_paper_says_who_noted_what_and_when(office):
    certificates, store = office.office.certificates, office.office.store
    id = records(office)[0].id

    def stops():
        record = store.get("certificate", id)
        return [(stop.state, stop.reached, stop.who) for stop in way(record, store.history.of("certificate", id))]

    certificates.signed([id], "Orlova")
    assert stops()[2:] == [("signed", True, "Orlova"), ("handed_over", False, "")]
    assert stops()[1] == ("printed", False, "")  # nobody noted it
    certificates.hand_over([id], "Zeng", to="Ерёмин Ф.")
    assert stops()[3] == ("handed_over", True, "Zeng")
    store.undo("Zeng")
    assert stops()[3] == ("handed_over", False, "")
    assert stops()[2] == ("signed", True, "Orlova")
    certificates.revoke([id], "Ошибка", "Zeng")
    assert [stop[0] for stop in stops()] == ["issued", "signed", "revoked"]


def test_the_way_says_why_a_paper_was_issued_in_spite_of_doubts(register, office, written):
    store = office.office.store
    enrolled = tuple(store.id_of("language_enrolment", n) for n in store.ids(Query("language_enrolment")))
    own = store.get("office", store.id_of("office", store.ids(Query("office"))[0]))
    order = PaperOrder(LANGUAGE_COURSE, ("zh", "ru"), date(2026, 7, 2), own.text("signatory_id"))
    ids = office.office.issuing.issue(Selection(enrolments=enrolled), order, "Shen", anyway="Решение директора").ids
    register.show_record(ids[0])
    assert register.way.lines[0].note.whole_text() == "in spite of doubts: Решение директора · Shen"


def test_the_form_shows_the_fields_of_the_register_and_lets_nobody_type_there(register, office, written):
    register.handing_over.open()
    register.handing_over.to.setText("Ерёмин Ф.")
    register.handing_over.do.click()
    written()
    register.page.edit()
    form = register.page.panel.form
    assert form.editors["handed_over_to"].line.text() == "Ерёмин Ф."
    assert form.editors["handed_over_to"].line.isReadOnly()
    assert not form.editors["state"].widget.isEnabled()
    assert form.editors["revocation_reason"].widget.isHidden()  # nothing stands there
    assert not form.editors["note"].text.isReadOnly()


def test_a_paper_led_to_from_elsewhere_is_shown_in_the_register(page, office):
    page.show_tab("issue")
    wanted = records(office)[2]
    page.show_record(wanted.id)
    assert page.page is page.register.page
    assert page.register.page.panel.record.id == wanted.id
    assert page.page_context().papers == {"issued"}


@pytest.mark.parametrize(
    ("language", "words"), [("zh", "发放 2 份证书"), ("ru", "Выдать 2 сертификата"), ("en", "Hand over 2 certificates")]
)
def test_the_register_speaks_the_language_of_the_window(register, office, look, languages, language, words):
    tick(register, 0, 1)
    office.desk.actions["records.hand_over"].trigger()
    look.change(formats=Formats(language, look.formats.today))
    languages.use(language)
    QCoreApplication.sendPostedEvents()
    assert register.handing_over.title.text() == words


def test_numbers_that_no_paper_bears_any_more_are_told_while_it_is_so(register, office, written):
    assert not register.gone.isVisibleTo(register)
    number = records(office)[0].text("number")
    office.office.certificates.take_back([records(office)[0].id], "Опечатка", "Wen")
    register.retranslate()
    assert register.gone.text() == "1 number was used and is on no paper any more. It is not given again."
    office.desk.feed.publish(office.office.undoing.undo("Shen"), None)
    assert register.gone.text() == ""
    office.desk.feed.publish(office.office.undoing.redo("Shen"), None)
    shown: list[list[tuple[str, ...]]] = []
    office.desk.ask.answers.append(lambda dialog: shown.append([one[:2] for one in dialog.lines]))
    register.gone.button.click()
    assert shown == [[(number, "Опечатка")]]

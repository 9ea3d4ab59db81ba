"""Papers of records in the window: lists and transcripts are issued like certificates, labels are printed or saved."""

from __future__ import annotations

from contextlib import suppress

import pytest
from certificate_office import fill, issue
from full_office import new_file, remove
from paper_printers import FilePrinters
from PySide6.QtCore import Qt

from exchange_admin.domain.queries import Query
from exchange_admin.domain.steps import Edit, Step
from exchange_admin.services.certificates.paper_facts import LANGUAGE_COURSE
from exchange_admin.services.certificates.selection import Selection
from exchange_admin.ui.labels.label_dialog import LabelDialog
from exchange_admin.ui.pages.certificates_page import ISSUE, REGISTER, CertificatesPage


@pytest.fixture(scope="session")
def prepared(program, tmp_path_factory):
    """A file with three printed papers in its register and a transcript of the office."""
    path = tmp_path_factory.mktemp("prepared") / "a.exchange"
    new_file(program, path)
    with program.open(path, writing=True) as office:
        fill(office)
        store = office.store
        own = store.get("office", store.id_of("office", store.ids(Query("office"))[0]))
        ids = issue(office, program.today())
        office.certificates.printed(ids, "Shen")
        person = store.get("certificate", ids[0]).text("person_id")
        transcript = store.origin.new_id()
        values = {"person_id": person, "institution_id": own.text("institution_id")}
        line = {"transcript_id": transcript, "title_zh": "机车构造", "title_ru": "Локомотивы", "status": "passed"}
        edits = (
            Edit("transcript", transcript, values, new=True),
            *(Edit("transcript_line", store.origin.new_id(), line, new=True) for _ in range(45)),
        )
        store.record(Step("Shen", "transcript.add", edits))
    return path


@pytest.fixture
def office(open_copy, prepared):
    return open_copy(prepared)


@pytest.fixture
def page(office, tmp_path):
    made = CertificatesPage(office.desk, lambda path: None, FilePrinters(tmp_path))
    made.resize(1140, 640)
    made.show()
    yield made
    office.desk.jobs.drain()
    remove(made)


@pytest.fixture
def shown(page, qtbot):
    """Waits until the pages on screen are those of the order."""

    def wait(pages: int) -> None:
        session = page.issuing.session
        qtbot.waitUntil(lambda: not session.is_busy and len(session.paper_ids) == pages, timeout=20_000)

    return wait


def papers(office, kind: str) -> list[object]:
    store = office.office.store
    return [one for one in store.where("certificate", "kind", [kind]) if one.live]


def test_papers_of_the_register_are_put_on_one_list_to_sign(office, page, shown, qtbot) -> None:
    page._show_and_enter(REGISTER)
    qtbot.waitUntil(lambda: page.page.list.model.rowCount() == 3)
    page.page.list.model.pick_span(0, 2)
    page.register.list_chosen()
    assert page.tabs.current() == ISSUE
    assert page.issuing.settings.order().kind == "handover_list"
    shown(1)
    session = page.issuing.session
    assert (len(session.ticked), session.paper_count, len(session.numbers)) == (3, 1, 1)
    with qtbot.waitSignal(session.issued, timeout=20_000):
        page.issuing.issue_papers()
    (made,) = papers(office, "handover_list")
    assert set(session.issued_numbers.values()) == {made["number"]}
    assert len(session.issued_numbers) == 3
    shown(1)


def test_the_results_of_a_language_group_are_issued_as_one_paper(office, page, shown, qtbot) -> None:
    store = office.office.store
    group = store.id_of("language_group", store.ids(Query("language_group"))[0])
    store.record(Step("Shen", "language_group.close", (Edit("language_group", group, {"closed_on": "2026-11-20"}),)))
    page.show_group_results(group)
    assert page.issuing.settings.order().kind == "group_results"
    shown(1)
    session = page.issuing.session
    assert (len(session.ticked), session.paper_count) == (4, 1)
    with qtbot.waitSignal(session.issued, timeout=20_000):
        page.issuing.issue_papers()
    (made,) = papers(office, "group_results")
    assert set(session.issued_numbers.values()) == {made["number"]}
    page.issuing._source_chosen("language_group", group)
    assert page.issuing.settings.order().kind == "group_results"


def test_a_transcript_is_issued_with_all_its_pages_in_the_preview(office, page, shown, qtbot) -> None:
    store = office.office.store
    transcript = store.id_of("transcript", store.ids(Query("transcript"))[0])
    page.show_selection("transcript", [transcript])
    session = page.issuing.session
    qtbot.waitUntil(lambda: not session.is_busy and bool(session.paper_ids), timeout=20_000)
    pages = len(session.paper_ids)
    assert pages > 1
    assert set(session.paper_ids) == {transcript}
    assert page.issuing.preview.total == pages
    with qtbot.waitSignal(session.issued, timeout=20_000):
        page.issuing.issue_papers()
    (made,) = papers(office, "transcript")
    assert made["design"] == "transcript/1"
    shown(pages)


def test_people_chosen_afterwards_get_a_certificate_again(office, page, shown) -> None:
    store = office.office.store
    page.show_selection("transcript", [store.id_of("transcript", store.ids(Query("transcript"))[0])])
    page.issuing.show_selection("language_enrolment", [])
    assert page.issuing.settings.order().kind == LANGUAGE_COURSE


@pytest.fixture
def dialog(office, page, tmp_path):
    made = LabelDialog(office.desk, FilePrinters(tmp_path), 3, page)
    yield made
    with suppress(RuntimeError):
        made.deleteLater()


def test_enter_in_a_field_prints_the_labels(dialog, qtbot) -> None:
    """And opens nothing else, such as the settings of the printer."""
    dialog.show()
    qtbot.waitUntil(dialog.print.isEnabled)
    qtbot.keyClick(dialog.start, Qt.Key.Key_Return)
    assert (dialog.result(), dialog.to_files) == (dialog.DialogCode.Accepted, False)


def test_tab_goes_over_the_fields_of_labels_as_they_stand(dialog, qtbot) -> None:
    dialog.show()
    dialog.kind.setFocus()
    for field in (dialog.grid, dialog.start, dialog.languages):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        assert dialog.focusWidget() is field


@pytest.mark.parametrize("modifier", [Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier])
def test_enter_saves_the_labels_where_there_is_no_printer(office, page, qtbot, tmp_path, modifier) -> None:
    dialog = LabelDialog(office.desk, FilePrinters(tmp_path, printers=[]), 3, page)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.start.setFocus()
    qtbot.keyClick(dialog.start, Qt.Key.Key_Return, modifier)
    assert (dialog.result(), dialog.to_files) == (dialog.DialogCode.Accepted, True)


def test_labels_begin_at_one_that_the_sheet_has(dialog) -> None:
    assert (dialog.start.minimum(), dialog.start.maximum()) == (1, 24)
    dialog.start.setValue(24)
    dialog.grid.setCurrentIndex(dialog.grid.findData("90x54"))
    assert dialog.start.value() == 10
    dialog.kind.setCurrentIndex(1)
    order = dialog.order()
    assert (order.kind, order.grid, order.start) == ("badge", "90x54", 10)


def test_labels_of_the_people_chosen_are_drawn(office, dialog) -> None:
    store = office.office.store
    people = [store.id_of("person", n) for n in store.ids(Query("person"))]
    pdf = office.office.labels.pdf(Selection(people=tuple(people)), dialog.order())[0]
    assert pdf.startswith(b"%PDF")


def test_an_agreement_gets_its_statement_and_a_draft_of_a_renewal_its_protocol(office, page, shown, qtbot) -> None:
    """Each in the languages of both sides: ours is Chinese, the partner's Russian."""
    ours = {"kind": "exchange", "state": "in_force", "valid_from": "2022-02-01", "valid_until": "2027-01-31"}
    names = {"name_zh": "滨海学院", "name_ru": "Приморский колледж", "country": "RU", "kind": "college"}
    records = office.office.records
    (partner,) = records.add("institution", names, "Shen").ids["institution"]
    values = {"institution_id": partner, "number": "A1", "balance_unit": "person", **ours}
    (id,) = records.add("agreement", values, "Shen").ids["agreement"]
    (new,) = office.office.agreements.renew(id, "Shen").ids["agreement"]
    for agreement, kind in ((id, "balance_statement"), (new, "renewal_protocol")):
        page.show_selection("agreement", [agreement])
        order = page.issuing.settings.order()
        assert (order.kind, order.languages) == (kind, ("zh", "ru"))
        qtbot.waitUntil(lambda agreement=agreement: [one.id for one in page.issuing.session.recipients] == [agreement])

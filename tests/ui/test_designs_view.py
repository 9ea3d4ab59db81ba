"""Designs in the window: copied, edited with the page in front, undone, put in use, issued from, changed again."""

from __future__ import annotations

import pytest
from full_office import remove
from paper_printers import FilePrinters
from PIL import Image
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from exchange_admin.domain.queries import Query
from exchange_admin.services.certificates.design_catalogue import DesignState
from exchange_admin.services.certificates.design_parts import PartKey, Trilingual, box_of, square_sides
from exchange_admin.ui.designs.words_box import WordsBox
from exchange_admin.ui.pages.certificates_page import DESIGNS, ISSUE, CertificatesPage

CLASSIC = "classic/1"


@pytest.fixture
def office(open_copy, filled):
    return open_copy(filled)


@pytest.fixture
def page(office, tmp_path):
    made = CertificatesPage(office.desk, printers=FilePrinters(tmp_path))
    made.resize(1140, 640)
    made.show()
    made.show_tab(DESIGNS)
    made.enter()
    yield made
    office.desk.jobs.drain()
    remove(made)


@pytest.fixture
def done(qtbot, page, office):
    """Waits until everything is read, drawn, checked and saved."""

    def is_quiet() -> bool:
        editor = page.designs._editor
        session = page.issuing.session
        busy = office.desk.jobs.is_busy or page.designs._reading.is_busy or page.designs._drawing.is_busy
        return not (busy or session.is_busy or (editor is not None and editor.session.is_busy))

    def wait() -> None:
        qtbot.waitUntil(is_quiet, timeout=20_000)
        QCoreApplication.sendPostedEvents()

    return wait


@pytest.fixture
def view(page, done):
    done()
    return page.designs


@pytest.fixture
def editor(view, done):
    """A copy of the classic certificate of participation."""
    view.list.go_to(CLASSIC)
    view.copy_for("participation")
    done()
    return view.editor


def spec_in_file(office, id: str):
    return office.office.design_catalogue.spec(id)


def choose(editor, group: str, name: str) -> PartKey:
    place = next(n for n, one in enumerate(getattr(editor.session.spec, group)) if one.name == name)
    key = PartKey(group, place)
    editor.parts.list.go_to(str(key))
    assert editor.session.key == key
    return key


def press(widget, key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(widget, key, modifier)
    QCoreApplication.sendPostedEvents()


def test_every_design_is_listed_with_its_page_and_only_the_verbs_that_fit(view, done):
    states = {one.id: one.state for one in view.entries}
    assert states[CLASSIC] is DesignState.READY
    view.list.go_to(CLASSIC)
    done()
    assert not view.sheet.picture.isNull()
    assert view.card.copy.isVisible()
    assert not view.card.edit.isVisible()
    assert not view.card.delete.isVisible()
    view.list.go_to("participation/1")
    assert not view.card.copy.isVisible()  # drawn by the program
    assert "cannot be edited" in view.card.facts.text()


def test_a_copy_opens_in_the_editor_as_a_draft_with_the_words_written_out(editor, office):
    assert editor.session.is_open
    assert editor.isVisible()
    title = next(one for one in editor.session.spec.blocks if one.name == "title")
    assert title.paragraphs[0].text.en == "Certificate of Participation"
    assert office.office.store.count(Query("design_draft")) == 1
    assert not editor.canvas.picture.isNull()


def test_header_and_tabs_give_their_room_to_the_editor_and_escape_brings_them_back(page, editor, done):
    assert not page.header.isVisible()
    press(editor.canvas, Qt.Key.Key_Escape)
    done()
    assert page.header.isVisible()
    assert not page.designs.is_editing
    assert page.designs.current.state is DesignState.DRAFT


def test_people_ticked_elsewhere_come_under_header_and_tabs_while_a_design_is_open(page, editor, office, done):
    person = office.office.store.id_of("person", office.office.store.ids(Query("person"))[0])
    page.show_selection("person", [person])
    assert page.header.isVisible()
    assert page.tabs.isVisible()
    page.show_tab(DESIGNS)
    assert not page.header.isVisible()
    assert page.designs.is_editing
    done()


def test_words_are_typed_drawn_and_saved_without_a_button(editor, office, done):
    choose(editor, "blocks", "title")
    before = editor.canvas.picture.copy()
    words = editor.panel.paragraphs.words
    words.show_language("zh")
    words.text.selectAll()
    QTest.keyClicks(words.text, "Certificate of our college")
    done()
    assert editor.canvas.picture != before
    assert spec_in_file(office, editor.entry.id).blocks[4].paragraphs[0].text.zh == "Certificate of our college"


def test_undo_takes_back_what_was_typed_in_one_field_at_once_and_redo_brings_it_again(editor, done):
    choose(editor, "blocks", "title")
    size = editor.panel.form("blocks").fields["look.size"]
    first = editor.session.part.look.size
    size.setValue(20)
    size.setValue(24)
    assert editor.session.part.look.size == 24
    press(editor.canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert editor.session.part.look.size == first
    assert size.value() == first
    press(editor.canvas, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert editor.session.part.look.size == 24
    done()


def test_undo_in_the_editor_comes_before_the_one_of_the_window(editor, office, done):
    undone = []
    office.desk.actions["edit.undo"].triggered.connect(lambda: undone.append(1))
    editor.session.add("bars")
    done()
    assert len(editor.session.spec.bars) == 3
    press(editor.parts.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    done()
    assert len(editor.session.spec.bars) == 2
    assert not undone


def test_a_press_on_the_page_chooses_the_part_under_it_and_arrow_keys_move_it(editor, done):
    key = choose(editor, "blocks", "holder")
    editor.session.choose(PartKey("page"))
    box = box_of(editor.session.spec, key)
    part = next(one for one in editor.canvas._parts if one.key == str(key))
    middle = editor.canvas.outline(part).center()
    QTest.mouseClick(editor.canvas, Qt.MouseButton.LeftButton, pos=middle.toPoint())
    assert editor.session.key == key
    assert editor.parts.list.current_key() == str(key)
    press(editor.canvas, Qt.Key.Key_Right)
    press(editor.canvas, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    moved = box_of(editor.session.spec, key)
    assert (moved.x, moved.y) == (box.x + 1, round(box.y + 0.1, 1))
    done()


def test_a_part_is_dragged_in_whole_millimetres(editor, done):
    key = choose(editor, "blocks", "number")
    before = box_of(editor.session.spec, key)
    part = next(one for one in editor.canvas._parts if one.key == str(key))
    start = editor.canvas.outline(part).center().toPoint()
    QTest.mousePress(editor.canvas, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(editor.canvas, start - QPoint(20, 0))
    QTest.mouseRelease(editor.canvas, Qt.MouseButton.LeftButton, pos=start - QPoint(20, 0))
    after = box_of(editor.session.spec, key)
    assert after.x < before.x - 5
    assert round(after.x - before.x, 3) % 1 == 0
    assert after.y == before.y
    done()


def pull(editor, start, way, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.mousePress(editor.canvas, Qt.MouseButton.LeftButton, pos=start)
    moved = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(start + way),
        QPointF(editor.canvas.mapToGlobal(start + way)),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.LeftButton,
        modifier,
    )
    QCoreApplication.sendEvent(editor.canvas, moved)
    QTest.mouseRelease(editor.canvas, Qt.MouseButton.LeftButton, modifier, start + way)


def test_the_middle_of_the_page_shows_while_a_part_stands_there(editor, done):
    key = choose(editor, "blocks", "number")
    paper, start = editor.canvas.paper(), outline(editor, key).center().toPoint()
    seen = {}

    def accents(points) -> int:
        picture = editor.canvas.grab().toImage()
        there = (picture.pixelColor(point) for point in points)
        return sum(colour.blue() - colour.red() > 60 for colour in there)

    def across():
        return [QPoint(x, round(paper.center().y())) for x in range(round(paper.left()) + 4, round(paper.right()) - 4)]

    def down():
        return [QPoint(round(paper.center().x()), y) for y in range(round(paper.top()) + 4, round(paper.bottom()) - 4)]

    QTest.mousePress(editor.canvas, Qt.MouseButton.LeftButton, pos=start)
    for name, to in {"neither": start + QPoint(7, 7), "both": paper.center().toPoint()}.items():
        QTest.mouseMove(editor.canvas, to)
        seen[name] = (accents(across()), accents(down()))
    QTest.mouseRelease(editor.canvas, Qt.MouseButton.LeftButton, pos=paper.center().toPoint())
    assert all(both > neither + 60 for both, neither in zip(seen["both"], seen["neither"], strict=True)), seen
    done()


def outline(editor, key):
    return editor.canvas.outline(next(one for one in editor.canvas._parts if one.key == str(key)))


def test_a_part_is_dragged_in_tenths_of_a_millimetre_with_shift(editor, done):
    key = choose(editor, "blocks", "number")
    before = box_of(editor.session.spec, key)
    editor.zoom.nearer()
    pull(editor, outline(editor, key).center().toPoint(), QPoint(-31, 0), Qt.KeyboardModifier.ShiftModifier)
    after = box_of(editor.session.spec, key)
    expected = 31 / editor.canvas.paper().width() * 297
    assert before.x - after.x == pytest.approx(expected, abs=0.06)
    done()


def test_a_corner_of_a_part_is_pulled_and_the_opposite_one_stays(editor, done):
    key = choose(editor, "blocks", "holder")
    before = box_of(editor.session.spec, key)
    corner = outline(editor, key).topLeft().toPoint()
    pull(editor, corner, QPoint(40, 12))
    after = box_of(editor.session.spec, key)
    assert after.x > before.x + 5
    assert after.y > before.y + 1
    assert after.x + after.across == pytest.approx(before.x + before.across)
    assert after.y + after.high == pytest.approx(before.y + before.high)
    press(editor.canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert box_of(editor.session.spec, key) == before
    done()


def test_arrow_keys_with_ctrl_make_a_part_larger(editor, done):
    key = choose(editor, "blocks", "holder")
    before = box_of(editor.session.spec, key)
    editor.canvas.setFocus()
    press(editor.canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    press(editor.canvas, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    after = box_of(editor.session.spec, key)
    assert (after.x, after.y) == (before.x, before.y)
    assert (after.across, after.high) == (before.across + 1, round(before.high - 0.1, 2))
    done()


def test_a_text_that_a_language_lacks_is_shown_in_the_words_that_stand_in_for_it(editor, done):
    key = choose(editor, "blocks", "holder")
    words = next(one for one in editor.panel.findChildren(WordsBox) if one.isVisible())
    words.show_language("zh")
    assert words.text.toPlainText() == ""
    assert words.text.placeholderText().startswith("As in EN: {")
    words.show_language("en")
    QTest.keyClicks(words.text, "!")
    words.show_language("zh")
    assert "!" in words.text.placeholderText()
    done()
    assert key == editor.session.key


@pytest.mark.parametrize("group", ["stamp", "code"])
def test_a_seal_and_a_code_are_pulled_at_a_corner_and_become_as_was_shown(editor, done, group):
    key = PartKey(group)
    editor.session.choose(key)
    before = box_of(editor.session.spec, key)
    corner = outline(editor, key).bottomLeft().toPoint()
    pull(editor, corner, QPoint(-22, 3))
    after = box_of(editor.session.spec, key)
    assert after.across == after.high > before.across + 3
    assert (after.x + after.across, after.y) == pytest.approx((before.x + before.across, before.y))
    pull(editor, outline(editor, key).topLeft().toPoint(), QPoint(300, 300))
    assert box_of(editor.session.spec, key).across == square_sides(key)[0]
    editor.canvas.setFocus()
    press(editor.canvas, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert box_of(editor.session.spec, key).across == square_sides(key)[0] + 1
    done()


def test_the_room_for_a_signature_is_pulled_and_its_rule_stays(editor, done):
    key = PartKey("signatories", 0)
    editor.session.choose(key)
    before = editor.session.part
    place = outline(editor, key)
    pull(editor, place.bottomRight().toPoint(), QPoint(30, 9))
    after = editor.session.part
    assert (after.x, after.y) == (before.x, before.y)
    assert after.across > before.across + 5
    assert after.below > before.below + 1
    done()


def test_the_page_is_enlarged_drawn_sharper_and_seen_whole_again(editor, done, qtbot):
    whole, width = editor.canvas.paper().width(), editor.canvas.picture.width()
    for _ in range(2):
        press(editor.parts.list, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert editor.canvas.paper().width() == pytest.approx(2 * whole, rel=0.05)
    qtbot.waitUntil(lambda: editor.canvas.picture.width() > 1.8 * width, timeout=20_000)
    assert "200" in editor.zoom.buttons.whole.text()
    editor.session.choose(PartKey("code"))
    seen = editor.zoom.viewport().rect().translated(-editor.canvas.pos())
    assert seen.contains(outline(editor, PartKey("code")).toRect())
    press(editor.parts.list, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert editor.canvas.paper().width() == pytest.approx(whole)
    done()


def test_enlarging_keeps_what_was_in_the_middle(editor, done):
    def middle():
        centre = QPointF(editor.canvas.mapFrom(editor.zoom, editor.zoom.viewport().rect().center()))
        return editor.canvas.part_at(centre)

    before = middle()
    assert before is not None
    editor.zoom.nearer()
    editor.zoom.nearer()
    assert middle() == before
    done()


def test_parts_are_copied_removed_and_put_in_front_by_keyboard(editor, done):
    key = choose(editor, "blocks", "title")
    parts = len(editor.session.spec.blocks)
    press(editor.parts.list, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert len(editor.session.spec.blocks) == parts + 1
    assert editor.session.part.name == "title_2"
    press(editor.parts.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert editor.session.spec.blocks[key.place].name == "title_2"
    press(editor.parts.list, Qt.Key.Key_Delete)
    assert [one.name for one in editor.session.spec.blocks].count("title_2") == 0
    assert len(editor.session.spec.blocks) == parts
    done()


def test_a_placeholder_goes_in_at_the_cursor_in_the_words_of_the_window(editor, done):
    choose(editor, "blocks", "title")
    words = editor.panel.paragraphs.words
    words.show_language("en")
    words.text.clear()
    editor.panel.paragraphs.insert("programme_name")
    assert words.text.toPlainText() == "{Programme}"
    assert editor.session.part.paragraphs[0].text.en == "{programme_name}"
    assert any("Programme" in text and "·" in text for _, text in editor.panel._choices())
    done()


def test_facts_are_found_and_inserted_by_keyboard(editor, done):
    choose(editor, "blocks", "title")
    words = editor.panel.paragraphs.words
    words.show_language("en")
    words.text.clear()
    editor.panel.offer_placeholders()
    popup = QApplication.activePopupWidget()
    QTest.keyClicks(popup.focusWidget(), "passport")
    QTest.keyClicks(popup.focusWidget(), "zzz")
    press(popup.focusWidget(), Qt.Key.Key_Return)
    assert words.text.toPlainText() == ""  # nothing is called so
    popup.focusWidget().setText("host institution")
    press(popup.focusWidget(), Qt.Key.Key_Return)
    assert "ost institution}" in words.text.toPlainText()
    done()


def test_a_draft_is_saved_when_the_window_closes_at_once(page, editor, office, done):
    id = editor.entry.id
    editor.session.choose(PartKey("page"))
    editor.session.set("margin", 9.0)
    page.leave_fields()
    office.desk.jobs.drain()
    assert spec_in_file(office, id).margin == 9.0
    done()


def test_what_does_not_fit_is_said_and_leads_to_its_part(editor, done):
    choose(editor, "blocks", "body")
    editor.session.set("box.high", 3.0)
    editor.session.choose(PartKey("page"))
    done()
    assert editor.findings.lines
    said = [line.words.text() for line in editor.findings.lines]
    assert any(said)
    line = next(line for line in editor.findings.lines if "Text" in line.go.text())
    line.go.click()
    assert editor.session.part.name == "body"


def test_a_paragraph_may_be_there_only_when_something_is_stated(editor, done):
    choose(editor, "blocks", "body")
    box = editor.panel.paragraphs
    box.add()
    box.condition.click()
    (line,) = box.lines
    line.fact.setCurrentIndex(line.fact.findData("result_name"))
    line.fact.activated.emit(line.fact.currentIndex())
    condition = editor.session.part.paragraphs[1].when[0]
    assert (condition.fact, condition.unless) == ("result_name", False)
    line = box.lines[0]
    line.less.click()
    assert not editor.session.part.paragraphs[1].when
    done()


def test_a_picture_from_a_file_is_kept_and_shown_and_a_text_file_is_refused(editor, office, done, tmp_path):
    Image.new("RGB", (300, 200), "navy").save(tmp_path / "logo.png")
    choose(editor, "pictures", "logo")
    before = editor.canvas.picture.copy()
    office.answers.answers = [tmp_path / "logo.png"]
    editor.panel.form("pictures").fields["image"].file.click()
    done()
    assert len(editor.session.part.image) == 64
    assert editor.canvas.picture != before
    (tmp_path / "no.png").write_text("no picture")
    office.answers.answers = [tmp_path / "no.png"]
    kept = editor.session.spec
    editor.panel.form("pictures").fields["image"].file.click()
    done()
    assert "no.png" in editor.notice.text()
    assert editor.session.spec == kept


def test_the_preview_shows_whoever_is_chosen_or_says_why_not(editor, office, done):
    person = office.office.store.id_of("person", office.office.store.ids(Query("person"))[0])
    longest = editor.canvas.picture.copy()
    editor.bar.whom.setCurrentIndex(1)
    editor.bar.whom.activated.emit(1)
    done()
    assert editor.canvas.picture != longest
    editor.bar.whom.setCurrentIndex(2)
    editor.bar.whom.activated.emit(2)
    editor.bar.person.show_value(person)
    editor.bar.person.left.emit()
    done()
    assert "has no mobility" in editor.notice.text()
    editor.bar.whom.setCurrentIndex(0)
    editor.bar.whom.activated.emit(0)
    done()
    assert editor.canvas.picture == longest
    assert not editor.notice.text()


def put_in_use(view, editor, done) -> None:
    editor.use.click()
    done()
    assert not view.is_editing
    assert view.current.state is DesignState.IN_USE


def issue_three(page, office, done) -> list[str]:
    store = office.office.store
    page.show_tab(ISSUE)
    page.enter()
    group = store.id_of("language_group", store.ids(Query("language_group"))[0])
    page.issuing.people._source_chosen(f"language_group:{group}")
    done()
    known = {record.id for record in office.office.certificates.register()}
    page.issuing.footer.issue.click()
    done()
    return [record.id for record in office.office.certificates.register() if record.id not in known]


def test_papers_issued_from_a_design_come_out_the_same_after_it_was_changed_again(page, view, office, done, tmp_path):
    """Wording and logo changed, put in use, three papers issued, changed again: the first three are the same bytes."""
    view.list.go_to(CLASSIC)
    view.copy_for("language_course")
    done()
    editor = view.editor
    Image.new("RGB", (300, 200), "navy").save(tmp_path / "logo.png")
    choose(editor, "pictures", "logo")
    office.answers.answers = [tmp_path / "logo.png"]
    editor.panel.form("pictures").fields["image"].file.click()
    done()
    choose(editor, "blocks", "title")
    editor.panel.paragraphs.words.show_value(Trilingual(zh="我校结业证书", ru="Наш сертификат", en="Our certificate"))
    editor.panel.paragraphs.words.edited.emit(editor.panel.paragraphs.words.words)
    done()
    put_in_use(view, editor, done)
    first_version = view.current.id

    papers = issue_three(page, office, done)
    assert len(papers) == 3
    register = office.office.certificates
    assert {register.pdf([id])[:5] for id in papers} == {b"%PDF-"}
    printed = [register.pdf([id]) for id in papers]
    assert {office.office.store.get("certificate", id)["design"] for id in papers} == {first_version}

    page.show_tab(DESIGNS)
    page.enter()
    done()
    view.list.go_to(first_version)
    view.edit()
    done()
    assert editor.entry.version == 2
    choose(editor, "blocks", "title")
    editor.session.set("look.colour", "9A2B2B")
    done()
    put_in_use(view, editor, done)
    assert view.current.id != first_version
    assert {one.id: one.state for one in view.entries}[first_version] is DesignState.RETIRED
    with office.office.beside(writing=False) as fresh:
        assert [fresh.certificates.pdf([id]) for id in papers] == printed
    assert "3 papers" in _facts_of(view, first_version)


def _facts_of(view, id: str) -> str:
    view.list.go_to(id)
    return view.card.facts.text()


def test_a_draft_that_is_gone_before_the_list_was_read_again_is_not_complained_about(view, editor, office, done):
    draft = editor.entry.id
    editor.leave()
    done()
    view.list.go_to(draft)
    done()
    office.office.designs.put_in_use(draft, "Shen")
    view._draw()
    done()
    assert not view.notice.text()
    view.refresh()
    done()
    assert draft not in [one.id for one in view.entries]


def test_a_retired_design_is_not_offered_and_comes_back(page, view, editor, office, done):
    put_in_use(view, editor, done)
    id = view.current.id
    view.card.retire.click()
    done()
    assert view.current.state is DesignState.RETIRED
    page.show_tab(ISSUE)
    page.enter()
    done()
    offered = page.issuing.settings.design
    assert id not in [one.id for one in offered._designs]
    page.show_tab(DESIGNS)
    view.list.go_to(id)
    view.card.retire.click()
    done()
    assert view.current.state is DesignState.IN_USE
    page.show_tab(ISSUE)
    page.enter()
    done()
    assert id in [one.id for one in offered._designs]


def test_the_design_is_chosen_where_papers_are_issued_and_remembered_for_the_kind(page, office, done):
    page.show_tab(ISSUE)
    page.enter()
    done()
    settings = page.issuing.settings
    assert settings.order().design == ""
    settings.design.design.setCurrentIndex(settings.design.design.findData("Plain"))
    settings.design.design.activated.emit(settings.design.design.currentIndex())
    done()
    assert settings.order().design == "plain/1"
    assert office.desk.preferences.design_for("participation") == "plain/1"
    settings.kind.setCurrentIndex(settings.kind.findData("invitation"))
    settings.kind.activated.emit(settings.kind.currentIndex())
    assert settings.order().design == ""
    settings.kind.setCurrentIndex(settings.kind.findData("participation"))
    settings.kind.activated.emit(settings.kind.currentIndex())
    assert settings.order().design == "plain/1"
    done()


def test_a_draft_that_still_has_faults_is_not_put_in_use_and_stays_in_the_editor(view, editor, done):
    editor.session.choose(PartKey("page"))
    editor.session.set("names", Trilingual())
    done()
    editor.use.click()
    done()
    assert view.is_editing
    assert "name" in editor.notice.text()


def test_a_deleted_draft_comes_back_by_undo(view, editor, office, done):
    editor.leave()
    done()
    id = view.current.id
    press(view.list, Qt.Key.Key_Delete)
    done()
    assert id not in [one.id for one in view.entries]
    changes = office.office.store.undo("Shen")
    office.desk.feed.publish(changes)
    done()
    assert id in [one.id for one in view.entries]


def test_a_design_goes_to_another_office_as_a_file_and_comes_in_as_a_draft(view, editor, office, done, tmp_path):
    Image.new("RGB", (300, 200), "navy").save(tmp_path / "logo.png")
    choose(editor, "pictures", "logo")
    office.answers.answers = [tmp_path / "logo.png"]
    editor.panel.form("pictures").fields["image"].file.click()
    done()
    spec = editor.session.spec
    editor.leave()
    done()
    office.answers.answers = [tmp_path / "ours.exchdesign"]
    view.card.export.click()
    done()
    assert office.said[-1][0] == "Saved: ours.exchdesign"
    office.answers.answers = [tmp_path / "ours.exchdesign"]
    view.take_in()
    done()
    assert view.is_editing
    assert view.editor.session.spec == spec
    assert office.office.store.count(Query("design_draft")) == 2


def test_a_file_that_is_no_design_is_refused_in_the_list(view, office, done, tmp_path):
    (tmp_path / "no.exchdesign").write_text("{}")
    office.answers.answers = [tmp_path / "no.exchdesign"]
    view.take_in()
    done()
    assert not view.is_editing
    assert view.notice.text()
    assert office.office.store.count(Query("design_draft")) == 0


def test_a_design_on_both_papers_is_one_entry_with_a_choice_of_paper(page, office, done):
    page.show_tab(ISSUE)
    page.enter()
    done()
    choice = page.issuing.settings.design
    several = [name for name in dict.fromkeys(map(choice._name, choice._designs)) if len(_papers(choice, name)) > 1]
    assert several
    choice.design.setCurrentIndex(choice.design.findData(several[0]))
    choice.design.activated.emit(choice.design.currentIndex())
    assert choice.paper.isVisible()
    assert not page.issuing.printer.paper.isVisible()
    choice.paper._buttons["A3"].click()
    assert page.issuing.printer.paper.text() == "The pages are A3: A3 paper is needed."
    chosen = next(one for one in choice._designs if one.id == page.issuing.settings.order().design)
    assert (choice._name(chosen), chosen.paper) == (several[0], "A3")
    done()


def _papers(choice, name: str) -> set[str]:
    return {one.paper for one in choice._designs if choice._name(one) == name}


def test_what_the_window_takes_back_is_taken_back_in_the_editor_too(editor, office, done):
    before = editor.session.spec
    editor.session.set("margin", 9.0)
    done()
    office.desk.feed.publish(office.office.store.undo("Shen"))
    done()
    assert editor.session.spec == before
    editor.session.undo()
    assert editor.session.spec.margin == 9.0
    done()
    office.desk.feed.publish(office.office.store.undo("Shen"))  # margin again
    office.desk.feed.publish(office.office.store.undo("Shen"))  # the copy itself
    done()
    assert not editor.session.is_open

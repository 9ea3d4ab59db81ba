"""Actions, jobs, preferences, formats, themes, icons: the parts without a page."""

from __future__ import annotations

import ast
import json
import os
import threading
import time
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QAction, QColor, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QStyle, QStyleOptionComboBox, QVBoxLayout, QWidget

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.problems import Problem
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.rules.agreements.next_step import STANDS, UNSIGNED
from exchange_admin.domain.rules.mobility_status import stopped_status
from exchange_admin.domain.rules.recognition.states import CHANGED, GROUND, NOT_KNOWN, UNCHANGED
from exchange_admin.domain.vocabulary import VOCABULARY
from exchange_admin.domain.wording import Wordings
from exchange_admin.services.lists import NAME, Lists
from exchange_admin.ui import painting
from exchange_admin.ui.actions import MENUS, SPECS, Actions, Context
from exchange_admin.ui.clipboard import as_html, as_text
from exchange_admin.ui.detail.cards import Timeline
from exchange_admin.ui.feed import ChangeFeed
from exchange_admin.ui.formats import Formats
from exchange_admin.ui.icons import Icons
from exchange_admin.ui.jobs import Cancelled, JobRunner, Progress, Task
from exchange_admin.ui.preferences import ListLayout, Preferences
from exchange_admin.ui.presentation import AREAS, CHOICE_TONES, PRESENTATIONS, Facts, Lines, Stay
from exchange_admin.ui.settings.backup_section import DayBox
from exchange_admin.ui.settings.mail_section import PortBox
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.typography import SEMIBOLD
from exchange_admin.ui.widgets.banner import Banner
from exchange_admin.ui.widgets.decimal_box import DecimalBox
from exchange_admin.ui.widgets.labels import column
from exchange_admin.ui.widgets.quiet_combo import QuietCombo
from exchange_admin.ui.widgets.selection_bar import SelectionBar
from exchange_admin.ui.widgets.sidebar import STEPS, WIDTH, AreaEntry, NavItem, Sidebar
from exchange_admin.ui.widgets.view_tabs import Tab, TabButton, ViewTabs

ROOT = Path(__file__).parents[2]
WORDS = Wordings(ROOT / "resources" / "wording")


def test_action_ids_and_shortcuts_are_unique():
    ids = [spec.id for spec in SPECS]
    keys = [QKeySequence(spec.shortcut).toString() for spec in SPECS if spec.shortcut]
    assert len(set(ids)) == len(ids)
    assert len(set(keys)) == len(keys)
    assert all(keys)
    assert {spec.menu for spec in SPECS} == {name for name, _ in MENUS}


def test_a_command_without_a_handler_promises_nothing(look):
    actions = Actions(look)
    assert list(actions.menu("file")) == []
    assert not actions["file.open"].isEnabled()
    actions.bind("file.open", lambda: None)
    assert [action.objectName() for action in actions.menu("file")] == ["file.open"]
    assert actions["file.open"] in actions.usable()


def test_a_menu_that_opens_leaves_out_what_belongs_to_another_area(look):
    actions = Actions(look)
    actions.bind("file.minutes", lambda: None)
    assert list(actions.menu("file", fitting=True)) == []
    actions.refresh(Context(minutes=True))
    assert list(actions.menu("file", fitting=True)) == [actions["file.minutes"]]


def test_commands_are_drawn_for_a_menu_that_opens_and_anew_for_another_theme(look):
    actions = Actions(look)
    actions.bind("file.open", lambda: None)
    assert next(iter(actions.menu("file"))).icon().isNull()
    (shown,) = actions.menu("file", fitting=True)
    before = shown.icon().cacheKey()
    assert not shown.icon().isNull()
    look.change(theme=look.theme_for("light" if look.theme.dark else "dark"))
    assert shown.icon().cacheKey() != before
    assert actions["file.quit"].icon().isNull()


def test_enabling_is_a_pure_function_of_the_context(look):
    actions = Actions(look)
    actions.bind("records.remove", lambda: None)
    assert not actions["records.remove"].isEnabled()
    actions.refresh(Context(kind="person", selected=2))
    assert actions["records.remove"].isEnabled()
    actions.refresh(Context(kind="person", selected=2, busy=True))
    assert not actions["records.remove"].isEnabled()


def test_a_command_that_is_bound_later_follows_the_context_that_holds(look):
    actions = Actions(look)
    actions.refresh(Context(kind="person", selected=2))
    actions.bind("records.remove", lambda: None)
    actions.refresh(Context(kind="person", selected=2))
    assert actions["records.remove"].isEnabled()
    actions.refresh(Context())
    assert not actions["records.remove"].isEnabled()


def test_the_last_handler_bound_is_called_once(look):
    called = []
    actions = Actions(look)
    actions.bind("file.open", lambda: called.append("first"))
    actions.bind("file.open", lambda: called.append("second"))
    actions["file.open"].trigger()
    assert called == ["second"]


def test_undo_names_what_it_would_take_back(look):
    actions = Actions(look)
    actions.bind("edit.undo", lambda: None)
    actions.refresh(Context(undo="Import"))
    assert actions["edit.undo"].text() == "Undo: Import"


@pytest.mark.parametrize(
    ("count", "said"), [(0, "1 KB"), (24_000, "23 KB"), (1_300_000, "1.2 MB"), (10_485_760, "10 MB")]
)
def test_sizes_are_said_as_file_managers_do(count, said):
    assert Formats("en").size(count) == said


def test_a_job_reports_and_succeeds(qtbot):
    jobs, seen, results = JobRunner(), [], []

    def work(task: Task) -> str:
        for n in range(5):
            task.step(n + 1, 5)
        return "done"

    job = jobs.write(work)
    job.progressed.connect(seen.append)
    job.succeeded.connect(results.append)
    assert jobs.is_writing
    with qtbot.waitSignal(job.ended):
        job.start()
    assert results == ["done"]
    assert seen[-1] == Progress(5, 5)
    assert not jobs.is_writing


def test_a_job_that_fails_hands_over_the_error(qtbot):
    def work(task: Task) -> None:
        raise OSError("disk")

    jobs = JobRunner()
    job = jobs.read(work)
    with qtbot.waitSignal(job.failed) as caught:
        job.start()
    assert isinstance(caught.args[0], OSError)


def test_a_cancelled_job_stops_at_its_next_step(qtbot):
    begun, jobs = threading.Event(), JobRunner()

    def work(task: Task) -> None:
        begun.set()
        while True:
            task.step(0)

    job = jobs.write(work)
    with qtbot.waitSignals([job.cancelled, job.ended]), qtbot.assertNotEmitted(job.succeeded):
        job.start()
        assert begun.wait(5)
        job.cancel()
    assert jobs.drain(2000)


def test_a_job_function_needs_no_thread():
    task = Task()
    task.step(1)
    task.cancel()
    with pytest.raises(Cancelled):
        task.step(2)


def test_writing_jobs_never_overlap(qtbot):
    jobs, inside, most = JobRunner(), [], []

    def work(task: Task) -> None:
        inside.append(1)
        most.append(len(inside))
        inside.pop()

    running = [jobs.write(work) for _ in range(4)]
    with qtbot.waitSignals([job.ended for job in running]):
        for job in running:
            job.start()
    assert most == [1, 1, 1, 1]


def test_the_feed_is_silent_about_nothing(qtbot):
    feed = ChangeFeed()
    with qtbot.assertNotEmitted(feed.changed):
        feed.publish(Changes())
    with qtbot.waitSignal(feed.changed) as caught:
        feed.publish(Changes.of([("person", "p1")]), origin="me")
    assert caught.args[1] == "me"


def test_preferences_survive_and_bad_values_fall_back(tmp_path):
    kept = Preferences(tmp_path)
    assert kept.theme == "system"
    kept.theme = "dark"
    kept.remember_file("/a.exchange")
    kept.remember_file("/b.exchange")
    again = Preferences(tmp_path)
    assert again.theme == "dark"
    assert again.recent_files == ["/b.exchange", "/a.exchange"]
    with pytest.raises(ValueError, match="theme"):
        again.theme = "purple"


@pytest.mark.skipif(os.name != "posix", reason="Windows goes by the rights of the folder")
def test_preferences_are_nobody_elses(tmp_path):
    before = os.umask(0)
    try:
        Preferences(tmp_path / "config" / "program").theme = "dark"
    finally:
        os.umask(before)
    assert {one.stat().st_mode & 0o777 for one in tmp_path.rglob("*") if one.is_dir()} == {0o700}
    assert {one.stat().st_mode & 0o777 for one in tmp_path.rglob("*") if one.is_file()} == {0o600}


def test_unknown_keys_are_kept_for_the_version_that_knows_them(tmp_path):
    file = tmp_path / "preferences.json"
    file.write_text(json.dumps({"theme": 7, "later": [1], "density": "compact"}), "utf-8")
    kept = Preferences(tmp_path)
    assert kept.theme == "system"
    assert kept.density == "compact"
    kept.density = "comfortable"
    assert json.loads(file.read_text("utf-8"))["later"] == [1]


@pytest.mark.parametrize("content", ["", "[]", "{", "\x00\x00"])
def test_a_spoiled_file_of_preferences_costs_only_the_preferences(tmp_path, content):
    (tmp_path / "preferences.json").write_text(content, "utf-8")
    assert Preferences(tmp_path).language == ""


def test_a_list_is_left_and_found_as_it_was(tmp_path):
    layout = ListLayout(("name", "email"), {"name": 220}, "birth_date", True)
    Preferences(tmp_path).keep_layout("person", layout)
    assert Preferences(tmp_path).layout("person") == layout
    assert Preferences(tmp_path).layout("agreement") == ListLayout()


@pytest.mark.parametrize(
    ("language", "day", "number"),
    [("en", "24 Nov 2026", "1,234"), ("ru", "24.11.2026", "1\xa0234"), ("zh", "2026-11-24", "1,234")],
)
def test_dates_and_numbers_are_written_as_in_the_language(language, day, number):
    formats = Formats(language)
    assert formats.day("2026-11-24") == day
    assert formats.number(1234) == number
    assert formats.day("soon") == "soon"


def test_age_counts_whole_years():
    formats = Formats("en", lambda: date(2026, 11, 24))
    assert formats.age("2005-11-24") == 21
    assert formats.age("2005-11-25") == 20
    assert formats.age("") is None


def test_hours_are_of_forty_five_minutes():
    assert Formats("en").hours(2070) == "46"
    assert Formats("ru").hours(100) == "2,22"


def contrast(one: str, other: str) -> float:
    """WCAG 2 contrast ratio of two colours, 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    q = QColor(colour)
    parts = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in (q.redF(), q.greenF(), q.blueF())]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


@pytest.mark.parametrize("name", ["light", "dark"])
def test_every_pair_of_text_and_ground_can_be_read(look, name):
    theme = look.theme_for(name)
    pairs = [
        (ink, ground)
        for ink in (theme.ink, theme.ink2, theme.ink3)
        for ground in (theme.surface, theme.canvas, theme.selection)
    ]
    pairs += [(swatch.text, swatch.soft) for swatch in theme.tones.values()]
    pairs += [(theme.accent_ink, theme.accent_soft), (theme.on_accent, theme.accent_button), (theme.bar_ink, theme.bar)]
    weak = [(ink, ground, round(contrast(ink, ground), 2)) for ink, ground in pairs if contrast(ink, ground) < 4.5]
    assert weak == []


def test_icons_take_their_colour_and_the_sharpness_of_the_screen(qapp):
    icons = Icons(ROOT / "resources" / "icons")
    picture = icons.pixmap("plus", "#FF0000", 16, ratio=2.0)
    assert picture.width() == 32
    image = picture.toImage()
    reds = {QColor(image.pixel(x, 16)).name() for x in range(32) if image.pixelColor(x, 16).alpha() == 255}
    assert reds == {"#ff0000"}
    assert icons.pixmap("plus", "#FF0000", 16, ratio=2.0) is picture


def literals(folder: Path) -> set[str]:
    return {
        node.value
        for path in folder.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def test_every_icon_is_there_and_every_one_there_is_used():
    there = set(Icons(ROOT / "resources" / "icons").names())
    named = {spec.icon for spec in SPECS if spec.icon} | {area.icon for area in AREAS}
    named |= {shown.icon for shown in PRESENTATIONS.values()}
    assert named <= there
    assert there <= literals(ROOT / "exchange_admin")


def columns_of(kind: str) -> set[str]:
    return {column.key for column in Lists(None, REGISTRY, {}).columns(kind)}


def test_presentations_name_only_fields_that_exist():
    for shown in PRESENTATIONS.values():
        kind, columns = REGISTRY[shown.kind], columns_of(shown.kind)
        assert set(shown.columns) <= columns, shown.kind
        assert set(shown.deadlines) <= {*kind.by_name, *columns}
        for view in shown.views:
            for item in view.filters:
                if (shown.kind, item.field) == ("agreement", STANDS):
                    assert set(item.values) <= {UNSIGNED, *kind.words["agreement_state"]}
                    continue
                if (shown.kind, item.field) == ("recognition", GROUND):
                    assert set(item.values) <= {UNCHANGED, CHANGED, NOT_KNOWN}
                    continue
                assert item.field in kind.asked_for, (shown.kind, item)
                if choices := kind.asked_for[item.field].choices:
                    assert set(item.values) <= set(VOCABULARY[choices])
        for card in shown.cards:
            match card:
                case Facts(fields=names):
                    assert set(names) <= set(kind.by_name), (shown.kind, names)
                case Lines():
                    other = REGISTRY[card.kind]
                    assert other[card.by].refers == (kind[card.through].refers if card.through else shown.kind)
                    assert {card.main, *card.second, card.aside} - {""} <= {
                        NAME,
                        *other.by_name,
                        *columns_of(card.kind),
                    }
                case Stay():
                    assert {card.starts, card.ends, *card.fields} <= set(REGISTRY[card.kind].by_name)
    for vocabulary, tones in CHOICE_TONES.items():
        assert set(tones) <= set(VOCABULARY[vocabulary])
        assert set(tones.values()) <= {tone.value for tone in Tone}


def test_every_column_that_a_list_is_presented_with_can_be_shown():
    lists = Lists(None, REGISTRY, {})  # columns are read from the registry alone
    for shown in PRESENTATIONS.values():
        assert set(shown.columns) <= {column.key for column in lists.columns(shown.kind)}, shown.kind


def test_rows_for_the_clipboard_survive_tabs_quotes_and_line_breaks():
    rows = [["a\tb", 'say "x"'], ["two\nlines", "<b>"]]
    assert as_text(rows) == '"a\tb"\t"say ""x"""\n"two\nlines"\t<b>\n'
    assert "&lt;b&gt;" in as_html(rows)


def test_a_runner_that_has_finished_begins_nothing_and_goes_without_waiting(qtbot):
    """Qt would wait for a thread that waits for Python."""
    runner, ran = JobRunner(), []

    def work(task: Task) -> None:
        try:
            while True:
                task.step(0)
                time.sleep(0.005)
        finally:
            ran.append("ended")

    job = runner.read(work)
    job.ended.connect(lambda: ran.append("heard"))  # about a file that is closed
    job.start()
    qtbot.waitUntil(lambda: runner.is_busy)
    late = runner.read(lambda _: ran.append("late"))
    runner.finish()
    late.start()
    QCoreApplication.sendPostedEvents(runner)
    assert ran == ["ended"]
    runner.deleteLater()
    QCoreApplication.sendPostedEvents(runner, QEvent.Type.DeferredDelete.value)
    assert ran == ["ended"]


@pytest.mark.parametrize(
    ("sending", "receiving", "said"),
    [
        ("live", "in_residence", "Week 2 of 4"),
        ("withdrawn", "in_residence", "Withdrawn"),
        ("live", "no_show", "No-show"),
        ("live", "early_return", "Early return"),
    ],
)
def test_no_week_passes_of_a_stay_that_came_to_nothing(look, qtbot, sending: str, receiving: str, said: str) -> None:
    word = stopped_status(sending, receiving)
    line = Timeline(look)
    qtbot.addWidget(line)
    today = look.formats.today()
    line.show_span(today - timedelta(days=8), today + timedelta(days=20), WORDS["en"].say(word) if word else "")
    assert line.accessibleName() == said


def test_what_an_area_is_called_goes_before_a_number_that_is_information_only(qtbot, look):
    item = NavItem(look, AreaEntry("listing", lambda: "Спрос и предложение", "tag", ""))
    qtbot.addWidget(item)
    item.setChecked(True)
    font, room = look.font(13, SEMIBOLD), float(look.px(WIDTH) - look.px(20) - look.px(46))
    assert painting.advance(font, item.text()) <= room
    item.count("32", None)
    assert item._room_beside_count(font, room)
    item.count("5 000 000", None)
    assert not item._room_beside_count(font, room)
    assert "5 000 000" in item.accessibleName()


def test_the_name_of_the_office_stands_whole_above_the_areas_of_a_low_window(qtbot, look):
    groups = {"": 2, "people": 2, "partners": 3, "learning": 4, "output": 4, "bottom": 1}
    entries = [
        AreaEntry(f"{group}{n}", lambda: "Area", "users", group) for group, most in groups.items() for n in range(most)
    ]
    around = QWidget()
    qtbot.addWidget(around)
    sidebar = Sidebar(look, entries, around)
    sidebar.say_office("Songhua College")
    sidebar.terms.offer([("1", "Autumn 2026")], "")
    around.resize(600, 800)
    around.show()
    heights = {}
    for height in (800, 630, 800):
        sidebar.resize(sidebar.width(), height)
        qtbot.wait(10)
        assert sidebar._program.height() >= sidebar._program.sizeHint().height(), height
        heights.setdefault(height, sidebar._items["people0"].height())
    assert heights[630] < heights[800]
    sidebar.show_area("output2")
    sidebar.resize(sidebar.width(), 400)
    qtbot.wait(10)
    assert sidebar._program.height() >= sidebar._program.sizeHint().height()
    for id in ("output2", "bottom0"):
        item = sidebar._items[id]
        assert item.visibleRegion().boundingRect() == item.rect(), id
    assert sidebar._items["people0"].visibleRegion().isEmpty()
    sidebar.show_area("people0")
    assert not sidebar._items["people0"].visibleRegion().isEmpty()


def test_a_selection_bar_never_lies_under_the_panel_and_keeps_all_of_its_actions(qtbot, look):
    around, pressed = QWidget(), []
    qtbot.addWidget(around)
    around.resize(1100, 400)
    bar = SelectionBar(look, around)
    actions = [QAction(f"&Confirm acceptance {n}…", around) for n in range(6)]
    for n, action in enumerate(actions):
        action.setProperty("drawing", "check")
        action.triggered.connect(partial(pressed.append, n))
    bar.offer(actions)
    bar.say("3 selected")
    around.show()
    bar.keep_clear_of(0)
    texts = [button.text() for button, _ in bar._buttons]
    bar.keep_clear_of(360)
    assert 0 <= bar.x() < bar.geometry().right() < around.width() - 360
    (first, _), (last, _) = bar._buttons[0], bar._buttons[-1]
    assert (first.text(), last.text()) == (" Confirm acceptance 0", "")
    assert last.accessibleName() == last.toolTip() == "Confirm acceptance 5"
    last.click()
    assert pressed == [5]
    actions[2].setEnabled(False)
    assert bar.geometry().right() < around.width() - 360
    bar.keep_clear_of(0)
    assert [button.text() for button, _ in bar._buttons] == texts


def test_of_areas_that_have_no_room_none_shows_a_half_of_itself(qtbot, look):
    groups = {"": 2, "people": 2, "partners": 3, "learning": 4, "cooperation": 3, "output": 4, "bottom": 1}
    entries = [
        AreaEntry(f"{group}{n}", lambda: "Area", "users", group, optional=group == "cooperation")
        for group, most in groups.items()
        for n in range(most)
    ]
    around = QWidget()
    qtbot.addWidget(around)
    sidebar = Sidebar(look, entries, around)
    sidebar.terms.offer([("1", "Autumn 2026")], "")
    around.resize(600, 900)
    around.show()
    for n in range(3):
        sidebar.want(f"cooperation{n}", wanted=True)
    heights = []
    for height in (*range(880, 380, -11), 880):
        sidebar.resize(sidebar.width(), height)
        qtbot.wait(1)
        shown = {id: item.visibleRegion().boundingRect() for id, item in sidebar._items.items()}
        halves = [id for id, part in shown.items() if not part.isEmpty() and part != sidebar._items[id].rect()]
        assert not halves, height
        heights.append((height, sidebar._items["people0"].height(), sum(not part.isEmpty() for part in shown.values())))
    assert sorted({item for _, item, _ in heights}) == [look.px(one.item) for one in reversed(STEPS)]
    assert heights[-1] == heights[0]
    low = next(one for one in heights if one[0] <= 627)  # of 768 lines without title, menu, status and task bar
    assert low[2] == len(entries)


@pytest.mark.parametrize("locale", ["zh_CN", "ru_RU", "en_GB"])
@pytest.mark.parametrize(("typed", "value"), [("1,5", 1.5), ("1.5", 1.5), ("-0,4", -0.4), ("-0.4", -0.4), ("2", 2)])
def test_a_point_and_a_comma_part_decimals_in_every_language(qtbot, locale, typed, value):
    box = DecimalBox(-20, 20)
    qtbot.addWidget(box)
    box.setLocale(QLocale(locale))
    box.selectAll()
    qtbot.keyClicks(box, typed)
    box.interpretText()
    assert box.value() == value


def test_a_number_pasted_with_signs_of_an_input_method_is_read(qtbot):
    box = DecimalBox(-20, 20)
    qtbot.addWidget(box)
    box.lineEdit().setText("−1，5")
    box.interpretText()
    assert box.value() == -1.5


@pytest.mark.parametrize(
    ("language", "said"), [("en", "2 lines pasted. "), ("ru", "2 lines pasted. "), ("zh", "2 lines pasted。")]
)
def test_what_was_done_and_what_to_look_at_are_two_sentences(office, language, said):
    office.commands.use_language(language)
    problem = Problem("transcript.left_open", facts={"n": 1})
    told = office.desk.receipt("2 lines pasted", [problem])
    assert told == said + office.desk.sentence([problem])
    assert office.desk.receipt("Made a.pdf.", ()) == "Made a.pdf."
    assert office.desk.receipt("", [problem]) == office.desk.sentence([problem])


def test_a_choice_that_is_too_long_for_its_line_ends_in_dots(qtbot, look):
    choice = QuietCombo()
    qtbot.addWidget(choice)
    choice.addItem("HSK 2.0 (six levels)")
    choice.resize(110, 32)
    shown = choice.grab().toImage()
    option = QStyleOptionComboBox()
    choice.initStyleOption(option)
    field = QStyle.SubControl.SC_ComboBoxEditField
    room = choice.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, choice).width()
    cut = ["HSK 2.0 (six levels)"[:n] + "…" for n in range(3, 19)]
    fitting = [text for text in cut if option.fontMetrics.horizontalAdvance(text) <= room]
    choice.setItemText(0, fitting[-1])
    assert choice.grab().toImage() == shown


@pytest.mark.parametrize("make", [QuietCombo, lambda: DecimalBox(0, 9), lambda: DayBox(30, 3650), PortBox])
def test_the_wheel_over_a_field_neither_changes_it_nor_gives_it_the_keyboard(make, qtbot, look):
    page, line, field = QWidget(), QLineEdit(), make()
    qtbot.addWidget(page)
    if isinstance(field, QuietCombo):
        field.addItems(["Given name", "Family name"])
    else:
        field.setValue(field.maximum())
    column(page).add(line, field)
    page.show()
    page.activateWindow()
    QApplication.processEvents()
    line.setFocus()
    before = field.currentText() if isinstance(field, QuietCombo) else field.text()
    place = field.mapTo(page, field.rect().center())
    QTest.wheelEvent(page.windowHandle(), QPointF(place), QPoint(0, -120))
    QApplication.processEvents()
    assert before == (field.currentText() if isinstance(field, QuietCombo) else field.text())
    assert line.hasFocus()


def test_an_open_list_is_as_wide_as_its_entries_and_never_fills_the_screen(qtbot, look):
    choice = QuietCombo()
    qtbot.addWidget(choice)
    choice.addItems([f"A long name of a language, number {n}" for n in range(180)])
    choice.resize(90, 32)
    choice.show()
    choice.showPopup()
    view = choice.view()
    assert view.viewport().width() >= view.sizeHintForColumn(0)
    assert view.window().height() < 20 * view.sizeHintForRow(0)
    choice.hidePopup()


def test_a_choice_in_a_line_of_its_own_width_stands_whole_though_a_chinese_bracket_ends_it(qtbot, look):
    choice = QuietCombo()
    qtbot.addWidget(choice)
    choice.setFont(look.font(13))
    choice.addItem("45 分钟（学时）")
    narrow, wide = choice.sizeHint(), choice.sizeHint() + QSize(40, 0)
    words = QRect(4, 4, narrow.width() - 32, narrow.height() - 8)
    choice.resize(wide)
    whole = choice.grab().toImage().copy(words)
    choice.resize(narrow)
    assert choice.grab().toImage().copy(words) == whole


def test_tabs_that_are_made_later_come_with_the_keyboard_before_what_they_show(qtbot, look) -> None:
    page, before, tabs, below = QWidget(), QLineEdit(), ViewTabs(look), QLineEdit()
    layout = QVBoxLayout(page)
    for part in (before, tabs, below):
        layout.addWidget(part)
    qtbot.addWidget(page)
    page.show()
    for ids in ("ab", "cde"):
        tabs.show_tabs([Tab(id, id) for id in ids], ids[0])
        QCoreApplication.processEvents()  # until then what was made is not shown
        before.setFocus()
        QTest.keyClick(before, Qt.Key.Key_Tab)
        current = page.focusWidget()
        assert isinstance(current, TabButton)
        assert current.tab.id == ids[0]
        QTest.keyClick(current, Qt.Key.Key_Tab)
        assert page.focusWidget() is below


def test_what_answers_an_action_is_gone_when_its_page_is_left_and_what_holds_for_the_page_stays(qtbot, look):
    page = QWidget()
    qtbot.addWidget(page)
    lines = QVBoxLayout(page)
    answer, standing = Banner(look, passes=True), Banner(look)
    for one in (answer, standing):
        lines.addWidget(one)
        one.say("The file was not written.")
    page.show()
    assert answer.isVisible()
    page.hide()
    page.show()
    assert not answer.isVisible()
    assert not answer.text()
    assert standing.isVisible()


def test_tabs_keep_their_turn_when_something_is_made_before_them_later(qtbot, look) -> None:
    """The order is that in which the row was made, whatever stands in it by then."""
    page, first = QWidget(), QLineEdit()
    layout = QVBoxLayout(page)
    layout.addWidget(first)
    tabs, last = ViewTabs(look), QLineEdit()
    layout.addWidget(tabs)
    layout.addWidget(last)
    qtbot.addWidget(page)
    page.show()
    tabs.show_tabs([], "")
    tabs.show_tabs([Tab("a", "a")], "a")
    QCoreApplication.processEvents()
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Tab)
    current = page.focusWidget()
    assert isinstance(current, TabButton)
    QTest.keyClick(current, Qt.Key.Key_Backtab)
    assert page.focusWidget() is first, "nothing invisible has a turn"


def test_a_tab_of_nothing_has_no_alarm_colour() -> None:
    assert Tab("late", "Overdue", 0, Tone.RED).badge_tone is Tone.GREY
    assert Tab("late", "Overdue", 3, Tone.RED).badge_tone is Tone.RED

"""The scenes of a snapshot: each brings one page or dialog of the real window into view."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtWidgets import QScrollArea, QWidget

from exchange_admin.app.certificate_scenes import certificate_scenes
from exchange_admin.app.exchange_scenes import exchange_scenes
from exchange_admin.app.idle_wait import wait_until_idle
from exchange_admin.app.office_window import OfficeWindow
from exchange_admin.app.recognition_scenes import recognition_scenes
from exchange_admin.app.scene import Scene, Settle, area_page, list_page, needed
from exchange_admin.app.window import Application
from exchange_admin.domain.queries import Query
from exchange_admin.services.office_files import office_code
from exchange_admin.services.transcripts.staged import TranscriptOptions
from exchange_admin.ui.grading.explanation_dialog import ExplanationDialog
from exchange_admin.ui.grading.line_dialog import LineDialog
from exchange_admin.ui.grading.rule_source import rule_source
from exchange_admin.ui.lessons.language_page import LanguagePage
from exchange_admin.ui.new_office_dialog import NewOfficeDialog
from exchange_admin.ui.pages.import_page import CHECK, COLUMNS, ImportPage
from exchange_admin.ui.pages.settings_page import SettingsPage
from exchange_admin.ui.presentation import AREAS
from exchange_admin.ui.transcripts.lines_dialog import LinesDialog
from exchange_admin.ui.transcripts.take_over_dialog import TakeOverDialog
from exchange_admin.ui.widgets.key_sheet import KeySheet


def scenes(running: Application, file: Path, size: tuple[int, int]) -> Iterator[Scene]:
    """Name and preparation of every picture. The first of the office raises RuleBroken when its file is refused."""
    settle = partial(wait_until_idle, running.is_busy)
    yield "welcome", partial(_welcome, running, settle, size)
    yield "new_office", partial(_new_office, running, settle)
    office = partial(_office, running, file, size)
    for area in AREAS:
        for kind in area.kinds:
            yield f"list_{kind}", partial(_list, office, settle, area.id, kind)
        yield f"form_{area.kinds[0]}", partial(_form, office, settle, area.id, area.kinds[0])
    yield "rule_tried", partial(_rule_tried, office, settle, "conversion_rule", {"mark": "85"})
    yield "credits_tried", partial(_rule_tried, office, settle, "credit_rule", {"theory": "48", "practice": "20"})
    yield "scale_grades", partial(_lines, office, settle, "grading_scale")
    yield "grade_counts", partial(_lines, office, settle, "grade_distribution")
    yield "credit_limits", partial(_lines, office, settle, "credit_rule")
    yield "transcript_lines", partial(_transcript_lines, office, settle)
    yield "transcript_taken_over", partial(_transcript_taken_over, office, settle)
    yield "new_person", partial(_new_person, office, settle)
    yield "search", partial(_search, office, settle)
    yield "keys", partial(_keys, office, settle)
    for section in ("office", "lists", "workstation", "backup"):
        yield f"settings_{section}", partial(_settings, office, settle, section)
    yield "settings_pictures", partial(_pictures, office, settle)
    for id in ("readiness", "import", "certificates", "reports"):
        yield id, partial(_area, office, settle, id)
    yield from certificate_scenes(office, settle)
    yield from recognition_scenes(office, settle)
    workbook = running.program.resources / "sample" / "language_results_ru.xlsx"
    for name, step in (("import_columns", COLUMNS), ("import_rows", CHECK)):
        yield name, partial(_import, office, settle, workbook, step)
    for tab in ("attendance", "lessons", "tests", "timetable", "people"):
        yield f"group_{tab}", partial(_group, office, settle, tab)
    yield from exchange_scenes(running, office, file.parent / "exchange", settle)


def _welcome(running: Application, settle: Settle, size: tuple[int, int]) -> QWidget:
    running.show_welcome()
    window = running.welcome_window()
    window.resize(*size)
    settle()
    return window


def _new_office(running: Application, settle: Settle) -> QWidget:
    names = running.program.names
    dialog = NewOfficeDialog(
        running.look, running.languages.current, lambda name, country: office_code(name, country, names)
    )
    dialog.name.setText(
        {"zh": "松花工程职业学院", "ru": "Приморский колледж", "en": "Songhua College"}[running.languages.current]
    )
    dialog.setParent(running.welcome_window(), dialog.windowFlags())
    dialog.show()
    settle()
    return dialog


def _office(running: Application, file: Path, size: tuple[int, int]) -> OfficeWindow:
    if running.office is None:
        running.show_office(running.program.open(file, writing=True))
        running.check_file()
    assert running.office is not None
    running.office.window.resize(*size)
    return running.office


def _list(office: Callable[[], OfficeWindow], settle: Settle, area: str, kind: str) -> QWidget:
    shown = office()
    list_page(shown, area, kind)
    settle()
    return shown.window


def _form(office: Callable[[], OfficeWindow], settle: Settle, area: str, kind: str) -> QWidget:
    page = list_page(office(), area, kind)
    settle()
    needed(page.page.panel.record, kind)
    page.page.edit()
    settle()
    return office().window


def _rule_tried(office: Callable[[], OfficeWindow], settle: Settle, kind: str, typed: Mapping[str, str]) -> QWidget:
    """The first approved rule, with the page for what is typed."""
    shown = office()
    page = list_page(shown, "grading", kind)
    settle()
    page.page.list.show_view("approved")
    settle()
    record = needed(page.page.panel.record, kind)
    dialog = ExplanationDialog(shown.desk, rule_source(shown.desk, record), shown.window)
    dialog.show()
    for key, text in typed.items():
        dialog.fields[key].setText(text)
    settle()
    return dialog


def _transcript_lines(office: Callable[[], OfficeWindow], settle: Settle) -> QWidget:
    """The grid of the transcript with the most lines."""
    shown = office()
    window = _list(office, settle, "credit", "transcript")
    longest = needed(next(iter(shown.office.store.counts("transcript_line", "transcript_id")), None), "transcript_line")
    dialog = LinesDialog(shown.desk, str(longest), window)
    dialog.show()
    settle()
    return dialog


def _transcript_taken_over(office: Callable[[], OfficeWindow], settle: Settle) -> QWidget:
    """What an ELMO file of the first transcript would add, were it another one with something that nobody can hold."""
    shown = office()
    page = list_page(shown, "credit", "transcript")
    settle()
    record = needed(page.page.panel.record, "transcript")
    with TemporaryDirectory() as folder:
        path = Path(folder) / "transcript.xml"
        shown.office.handing_on.write_elmo([shown.office.transcripts.read(record.id)], path)
        told = path.read_text("utf-8").replace(record.text("number"), "2027/118")
        path.write_text(told.replace("</learner>", "<email>d.s@example.org</email></learner>"), "utf-8")
        staged = shown.office.transcripts.stage(path)
    dialog = TakeOverDialog(shown.desk, staged, TranscriptOptions(), shown.window)
    dialog.show()
    settle()
    return dialog


def _group(office: Callable[[], OfficeWindow], settle: Settle, tab: str) -> QWidget:
    """The group with the most people of those that are taught now."""
    shown = office()
    store = shown.office.store
    page = area_page(shown, "language", LanguagePage)
    ids = [one.id for one in store.records(Query("language_group"))]
    taught = [id for id in ids if store.where("language_lesson", "language_group_id", [id])]
    sizes = {id: len(store.where("language_enrolment", "language_group_id", [id])) for id in taught or ids}
    needed(sizes, "language_group")
    page.open_group(max(sizes, key=sizes.__getitem__), tab)
    settle()
    return shown.window


def _lines(office: Callable[[], OfficeWindow], settle: Settle, kind: str) -> QWidget:
    """The sheet of a record in the upper part of the list, of a credit rule with limits where there is one."""
    shown = office()
    page = list_page(shown, "grading", kind)
    settle()
    page.page.list.table.go_to_row(page.page.list.model.rowCount() // 3)
    settle()
    if kind == "credit_rule" and (caps := shown.office.store.ids(Query("credit_cap"))):
        cap = shown.office.store.get("credit_cap", shown.office.store.id_of("credit_cap", caps[-1]))
        page.page.open_record(cap.text("credit_rule_id") if cap else "")
        settle()
    record = needed(page.page.panel.record, kind)
    dialog = LineDialog(shown.desk, record, shown.window)
    dialog.show()
    settle()
    return dialog


def _new_person(office: Callable[[], OfficeWindow], settle: Settle) -> QWidget:
    page = list_page(office(), "person", "person")
    settle()
    page.page.add()
    settle()
    return office().window


def _search(office: Callable[[], OfficeWindow], settle: Settle) -> QWidget:
    shown = office()
    shown.commands.palette.open()
    shown.commands.palette.field.setText("wang")
    shown.commands.palette.refresh()
    settle()
    return shown.commands.palette


def _keys(office: Callable[[], OfficeWindow], settle: Settle) -> QWidget:
    shown = office()
    shown.commands.palette.hide()
    shown.desk.actions["help.keys"].trigger()
    settle()
    return shown.window.findChildren(KeySheet)[-1]


def _settings(office: Callable[[], OfficeWindow], settle: Settle, section: str) -> QWidget:
    shown = office()
    for sheet in shown.window.findChildren(KeySheet):
        sheet.close()
    area_page(shown, "settings", SettingsPage).show_section(section)
    settle()
    return shown.window


def _pictures(office: Callable[[], OfficeWindow], settle: Settle) -> QWidget:
    """The logo and signatures, below the facts of the office."""
    window = _settings(office, settle, "office")
    page = office().window.page("settings")
    assert isinstance(page, SettingsPage)
    area = next(one for one in page.findChildren(QScrollArea) if one.widget() is page.office)
    assert page.office.pictures is not None
    area.ensureWidgetVisible(page.office.pictures)
    settle()
    return window


def _import(office: Callable[[], OfficeWindow], settle: Settle, workbook: Path, step: int) -> QWidget:
    shown = office()
    page = area_page(shown, "import", ImportPage)
    if page.session.view is None:
        page.open_file(workbook)
        settle()
    page.show_step(step)
    settle()
    return shown.window


def _area(office: Callable[[], OfficeWindow], settle: Settle, area: str) -> QWidget:
    shown = office()
    area_page(shown, area, QWidget)
    settle()
    return shown.window

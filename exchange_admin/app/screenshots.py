"""The scenes of a snapshot: each brings one page or dialog of the real window into view."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtWidgets import QScrollArea, QWidget

from exchange_admin.app.certificate_scenes import certificate_scenes
from exchange_admin.app.committee_commands import COMMITTEE
from exchange_admin.app.exchange_scenes import exchange_scenes
from exchange_admin.app.offer_commands import OFFERS
from exchange_admin.app.project_commands import PROJECTS
from exchange_admin.app.recognition_scenes import recognition_scenes
from exchange_admin.app.scene import Scene, Stage, needed
from exchange_admin.app.window import Application
from exchange_admin.domain.queries import Query
from exchange_admin.services.office_files import office_code
from exchange_admin.services.transcripts.staged import TranscriptOptions
from exchange_admin.ui.about_dialog import AboutDialog
from exchange_admin.ui.committee.committee_page import CommitteePage
from exchange_admin.ui.grading.explanation_dialog import ExplanationDialog
from exchange_admin.ui.grading.line_dialog import LineDialog
from exchange_admin.ui.grading.rule_source import rule_source
from exchange_admin.ui.lessons.language_page import LanguagePage
from exchange_admin.ui.listings.matches_view import MATCHES
from exchange_admin.ui.listings.offers_page import OffersPage
from exchange_admin.ui.new_office_dialog import NewOfficeDialog
from exchange_admin.ui.pages.import_page import CHECK, COLUMNS, ImportPage
from exchange_admin.ui.pages.settings_page import SettingsPage
from exchange_admin.ui.presentation import AREAS
from exchange_admin.ui.projects.projects_page import ProjectsPage
from exchange_admin.ui.transcripts.lines_dialog import LinesDialog
from exchange_admin.ui.transcripts.take_over_dialog import TakeOverDialog
from exchange_admin.ui.widgets.key_sheet import KeySheet


def scenes(running: Application, file: Path, size: tuple[int, int]) -> Iterator[Scene]:
    """Name and preparation of every picture. The first of the office raises RuleBroken when its file is refused."""
    stage = Stage(running, file, size)
    yield stage.scene("welcome", _welcome)
    yield stage.scene("new_office", _new_office)
    for area in AREAS:
        for kind in area.kinds:
            yield stage.scene(f"list_{kind}", _list, area.id, kind)
        yield stage.scene(f"form_{area.kinds[0]}", _form, area.id, area.kinds[0])
    yield stage.scene("rule_tried", _rule_tried, "conversion_rule", {"mark": "85"})
    yield stage.scene("credits_tried", _rule_tried, "credit_rule", {"theory": "48", "practice": "20"})
    yield stage.scene("scale_grades", _lines, "grading_scale")
    yield stage.scene("grade_counts", _lines, "grade_distribution")
    yield stage.scene("credit_limits", _lines, "credit_rule")
    yield stage.scene("transcript_lines", _transcript_lines)
    yield stage.scene("transcript_taken_over", _transcript_taken_over)
    yield stage.scene("new_person", _new_person)
    yield stage.scene("search", _search)
    yield stage.scene("keys", _keys)
    yield stage.scene("manual", _manual)
    yield stage.scene("about", _about)
    for section in ("office", "lists", "workstation", "backup"):
        yield stage.scene(f"settings_{section}", _settings, section)
    yield stage.scene("settings_pictures", _pictures)
    for id in ("today", "tasks", "readiness", "import", "certificates", "reports"):
        yield stage.scene(id, _area, id)
    yield stage.scene("matches", _matches)
    yield stage.scene("matrix", _matrix)
    for tab in ("open", "late"):
        yield stage.scene(f"decisions_{tab}", _decisions, tab)
    yield stage.scene("minutes", _minutes)
    yield stage.scene("project_board", _projects, "board.all")
    yield stage.scene("project_consortium", _consortium)
    yield stage.scene("project_output", _output)
    yield stage.scene("project_members", _projects, "membership.all")
    yield stage.scene("minutes_new_decision", _new_decision)
    yield from certificate_scenes(stage)
    yield from recognition_scenes(stage)
    for workbook, what in (("partner_ru_autumn_2026", "people"), ("language_results_ru", "import")):
        path = running.program.resources / "sample" / f"{workbook}.xlsx"
        for name, step in (("columns", COLUMNS), ("rows", CHECK)):
            yield stage.scene(f"{what}_{name}", _import, path, step)
    for tab in ("attendance", "lessons", "tests", "timetable", "people"):
        yield stage.scene(f"group_{tab}", _group, tab)
    yield from exchange_scenes(stage, file.parent / "exchange")


def _welcome(stage: Stage) -> QWidget:
    stage.running.show_welcome()
    window = stage.running.welcome_window()
    window.resize(*stage.size)
    return window


def _new_office(stage: Stage) -> QWidget:
    running, language = stage.running, stage.running.languages.current
    names = running.program.names
    dialog = NewOfficeDialog(
        running.look, language, lambda name, country: office_code(name, country, names), lambda *_: None
    )
    dialog.name.setText({"zh": "松花工程职业学院", "ru": "Приморский колледж", "en": "Songhua College"}[language])
    dialog.setParent(running.welcome_window(), dialog.windowFlags())
    return dialog


def _list(stage: Stage, area: str, kind: str) -> QWidget:
    stage.list_page(area, kind)
    return stage.window


def _form(stage: Stage, area: str, kind: str) -> QWidget:
    page = stage.list_page(area, kind)
    needed(page.page.panel.record, kind)
    page.page.edit()
    return stage.window


def _matches(stage: Stage) -> QWidget:
    """What meets the own offers and needs."""
    stage.page(OFFERS, OffersPage).show_tab(MATCHES)
    return stage.window


def _decisions(stage: Stage, tab: str) -> QWidget:
    """Under control: all that are open, and the late ones."""
    stage.page(COMMITTEE, CommitteePage).show_tab(f"decision.{tab}")
    return stage.window


def _projects(stage: Stage, tab: str) -> QWidget:
    """The board, or who takes part."""
    stage.page(PROJECTS, ProjectsPage).show_tab(tab)
    return stage.window


def _consortium(stage: Stage) -> QWidget:
    """The panel of the first consortium, else of the first project."""
    found = list(stage.office.store.records(Query("project")))
    chosen = next((one for one in found if one["kind"] == "consortium"), needed(next(iter(found), None), "project"))
    page = stage.page(PROJECTS, ProjectsPage)
    page.show_tab("project.all")
    page.open_record("project", chosen.id)
    return stage.window


def _output(stage: Stage) -> QWidget:
    """The panel of an output that is under review, else of the first one."""
    found = list(stage.office.store.records(Query("output")))
    chosen = next((one for one in found if one["state"] == "reviewing"), needed(next(iter(found), None), "output"))
    page = stage.page(PROJECTS, ProjectsPage)
    page.show_tab("output.all")
    page.open_record("output", chosen.id)
    return stage.window


def _minutes(stage: Stage) -> QWidget:
    """Those of the last meeting that has decisions."""
    store = stage.office.store
    found = [one for one in store.records(Query("meeting")) if store.where("decision", "meeting_id", [one.id])]
    meeting = max(needed(found, "meeting"), key=lambda one: one.text("starts"))
    stage.page(COMMITTEE, CommitteePage).open_minutes(meeting.id)
    return stage.window


def _new_decision(stage: Stage) -> QWidget:
    """The dialog over them."""
    _minutes(stage)
    page = stage.page(COMMITTEE, CommitteePage)
    assert page.minutes.sheet is not None
    return page.acts.decision_dialog(page.minutes.sheet)


def _matrix(stage: Stage) -> QWidget:
    """Those of the list of stays, by requirements."""
    stage.list_page("mobility", "mobility")
    stage.desk.actions["view.matrix"].trigger()
    return stage.window


def _rule_tried(stage: Stage, kind: str, typed: Mapping[str, str]) -> QWidget:
    """The first approved rule, with the page for what is typed."""
    page = stage.list_page("grading", kind)
    page.page.list.show_view("approved")
    stage.settle()
    record = needed(page.page.panel.record, kind)
    dialog = ExplanationDialog(stage.desk, rule_source(stage.desk, record), stage.window)
    dialog.show()
    for key, text in typed.items():
        dialog.fields[key].setText(text)
    return dialog


def _transcript_lines(stage: Stage) -> QWidget:
    """The grid of the transcript with the most lines."""
    stage.list_page("credit", "transcript")
    longest = needed(next(iter(stage.office.store.counts("transcript_line", "transcript_id")), None), "transcript_line")
    return LinesDialog(stage.desk, str(longest), stage.window)


def _transcript_taken_over(stage: Stage) -> QWidget:
    """What an ELMO file of the first transcript would add, were it another one with something that nobody can hold."""
    page = stage.list_page("credit", "transcript")
    record = needed(page.page.panel.record, "transcript")
    with TemporaryDirectory() as folder:
        path = Path(folder) / "transcript.xml"
        stage.office.handing_on.write_elmo([stage.office.transcripts.read(record.id)], path)
        told = path.read_text("utf-8").replace(record.text("number"), "2027/118")
        path.write_text(told.replace("</learner>", "<email>d.s@example.org</email></learner>"), "utf-8")
        staged = stage.office.transcripts.stage(path)
    return TakeOverDialog(stage.desk, staged, TranscriptOptions(), stage.window)


def _group(stage: Stage, tab: str) -> QWidget:
    """The group with the most people of those that are taught now."""
    store = stage.office.store
    page = stage.page("language", LanguagePage)
    ids = [one.id for one in store.records(Query("language_group"))]
    taught = [id for id in ids if store.where("language_lesson", "language_group_id", [id])]
    sizes = {id: len(store.where("language_enrolment", "language_group_id", [id])) for id in taught or ids}
    needed(sizes, "language_group")
    page.open_group(max(sizes, key=sizes.__getitem__), tab)
    return stage.window


def _lines(stage: Stage, kind: str) -> QWidget:
    """The sheet of a record in the upper part of the list, of a credit rule with limits where there is one."""
    page = stage.list_page("grading", kind)
    page.page.list.table.go_to_row(page.page.list.model.rowCount() // 3)
    stage.settle()
    if kind == "credit_rule" and (caps := stage.office.store.ids(Query("credit_cap"))):
        cap = stage.office.store.get("credit_cap", stage.office.store.id_of("credit_cap", caps[-1]))
        page.page.open_record(cap.text("credit_rule_id") if cap else "")
        stage.settle()
    record = needed(page.page.panel.record, kind)
    return LineDialog(stage.desk, record, stage.window)


def _new_person(stage: Stage) -> QWidget:
    page = stage.list_page("person", "person")
    page.page.add()
    return stage.window


def _search(stage: Stage) -> QWidget:
    palette = stage.shown.commands.palette
    palette.open()
    palette.field.setText("wang")
    palette.refresh()
    return palette


def _keys(stage: Stage) -> QWidget:
    stage.shown.commands.palette.hide()
    stage.desk.actions["help.keys"].trigger()
    return stage.window.findChildren(KeySheet)[-1]


def _manual(stage: Stage) -> QWidget:
    help = stage.running.help
    help.show("certificates")
    assert help.window is not None
    return help.window


def _about(stage: Stage) -> QWidget:
    for sheet in stage.window.findChildren(KeySheet):
        sheet.close()
    dialog = AboutDialog(stage.desk, stage.window)
    dialog.show()
    return dialog


def _settings(stage: Stage, section: str) -> QWidget:
    for sheet in stage.window.findChildren(KeySheet):
        sheet.close()
    stage.page("settings", SettingsPage).show_section(section)
    return stage.window


def _pictures(stage: Stage) -> QWidget:
    """The logo and signatures, below the facts of the office."""
    window = _settings(stage, "office")
    stage.settle()
    page = stage.page("settings", SettingsPage)
    area = next(one for one in page.findChildren(QScrollArea) if one.widget() is page.office)
    assert page.office.pictures is not None
    area.ensureWidgetVisible(page.office.pictures)
    return window


def _import(stage: Stage, workbook: Path, step: int) -> QWidget:
    page = stage.page("import", ImportPage)
    if page.session.view is None or page.session.view.file != workbook.name:
        page.open_file(workbook)
        stage.settle()
    page.show_step(step)
    return stage.window


def _area(stage: Stage, area: str) -> QWidget:
    stage.page(area, QWidget)
    return stage.window

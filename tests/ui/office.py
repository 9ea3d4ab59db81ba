"""A small invented office on a desk, with a window over it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QDialog

from exchange_admin.app.office_window import WindowParts, make_desk
from exchange_admin.domain.fields import Value
from exchange_admin.domain.ids import Origin
from exchange_admin.domain.steps import Edit, Step
from exchange_admin.domain.wording import Wording
from exchange_admin.names import Names
from exchange_admin.services.office import Office
from exchange_admin.services.program_parts import ProgramParts
from exchange_admin.store import Store
from exchange_admin.ui.actions import Actions
from exchange_admin.ui.ask import Question
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.jobs import JobRunner
from exchange_admin.ui.languages import Languages
from exchange_admin.ui.look import Look
from exchange_admin.ui.main_window import MainWindow
from exchange_admin.ui.pages.area_page import AreaListPage
from exchange_admin.ui.preferences import Preferences
from exchange_admin.ui.window_commands import WindowCommands, list_areas, undo_names

RESOURCES = Path(__file__).parents[2] / "resources"
OWN = "01900000-0000-7000-8000-0000000000aa"
"""The institution of `own_office`."""


@dataclass
class ReadyAnswers:
    """Stands for `ui.ask.Ask`: gives the next answer and remembers what was asked."""

    answers: list[object] = field(default_factory=list)
    asked: list[object] = field(default_factory=list)

    def _next(self, asked: object) -> object:
        self.asked.append(asked)
        return self.answers.pop(0)

    def confirm(self, question: Question) -> object:
        return self._next(question)

    def choose(self, title: str, text: str, answers: object) -> object:
        return self._next(answers)

    def words(self, title: str, label: str, proposed: str = "") -> object:
        return self._next(label)

    def show(self, dialog: QDialog) -> object:
        prepare = self._next(dialog)
        answer = prepare(dialog) if callable(prepare) else prepare
        dialog.deleteLater()
        return answer

    def file_to_save(self, title: str, proposed: str, kinds: str) -> object:
        return self._next(proposed)

    def files_to_open(self, title: str, folder: str, kinds: str) -> object:
        return self._next(folder)

    def file_to_open(self, title: str, folder: str, kinds: str) -> object:
        return self._next(kinds)

    def folder(self, title: str, start: str = "") -> object:
        return self._next(title)

    def tell(self, title: str, text: str, details: str = "") -> None:
        self.asked.append(text)


def add(store: Store, kind: str, /, **values: Value) -> str:
    """A record by one step of its own; returns its id."""
    id = store.origin.new_id()
    store.record(Step("Shen", f"{kind}.add", (Edit(kind, id, values, new=True),)))
    return id


def fill(store: Store) -> dict[str, str]:
    """Two colleges, a term, three people; returns ids by short names."""
    ours = add(store, "institution", name_zh="松花江职业技术学院", name_ru="Сунхуацзянский колледж",
               name_en="Songhua College", country="CN", kind="college", is_partner=0)  # fmt: skip
    theirs = add(store, "institution", name_zh="滨海语言学院", name_ru="Приморский колледж", name_en="Primorye College",
                 country="RU", kind="college", is_partner=1)  # fmt: skip
    year = add(store, "academic_year", code="2026/2027", starts="2026-09-01", ends="2027-07-10")
    term = add(store, "term", academic_year_id=year, season="autumn", name_zh="2026 年秋季", name_ru="Осень 2026",
               name_en="Autumn 2026", starts="2026-09-01", ends="2027-01-20")  # fmt: skip
    ids = {"ours": ours, "theirs": theirs, "term": term}
    for family, given, latin, latin_given, born in PEOPLE:
        person = add(store, "person", role="student", family_cyrillic=family, given_cyrillic=given, family_latin=latin,
                     given_latin=latin_given, citizenship="RU", birth_date=born, sex="2",
                     home_institution_id=theirs, study_year=2)  # fmt: skip
        add(store, "mobility", person_id=person, direction="incoming", activity="student_studies",
            participation="participant", sending_institution_id=theirs, receiving_institution_id=ours,
            term_id=term, planned_start="2026-09-01", planned_end="2027-01-20", sending_status="live",
            receiving_status="in_residence")  # fmt: skip
        add(store, "identity_document", person_id=person, kind="passport", number=f"75{born[:4]}", country="RU",
            valid_until="2026-12-10")  # fmt: skip
        ids[latin.lower()] = person
    ids["chen"] = add(store, "person", role="teacher", family_han="陈", given_han="思远", family_latin="Chen",
                      given_latin="Siyuan", citizenship="CN", home_institution_id=ours)  # fmt: skip
    return ids


PEOPLE = (
    ("Соколова", "Дарья", "Sokolova", "Daria", "2005-03-14"),
    ("Ерёмин", "Фёдор", "Eremin", "Fedor", "2003-11-05"),
)


@dataclass
class OpenOffice:
    store: Store
    ids: dict[str, str]
    desk: Desk
    languages: Languages
    answers: ReadyAnswers
    window: MainWindow
    commands: WindowCommands

    def area(self, id: str) -> AreaListPage:
        self.window.show_area(id)
        page = self.window.page(id)
        assert isinstance(page, AreaListPage)
        return page


class SmallProgram(ProgramParts):
    """With chance of its own and the day of the look; what is read from files is handed in, read once for all tests."""

    def __init__(self, look: Look, wordings: dict[str, Wording], names: Names) -> None:
        super().__init__(RESOURCES, Origin.seeded(7))
        self.wordings, self.names, self.today = wordings, names, look.formats.today


def open_office(
    look: Look, languages: Languages, wordings: dict[str, Wording], names: Names, folder: Path, institution: str = ""
) -> OpenOffice:
    """`institution` is the id of whose office it is, for which a record has to be added; else it is nobody's."""
    answers = ReadyAnswers()
    store = Store.create(folder / "office.exchange", origin=Origin.seeded(1), names=names, institution=institution)
    ids = fill(store)
    preferences = Preferences(folder)
    preferences.person = "Shen"
    parts = WindowParts(look, languages, preferences, answers, folder)  # type: ignore[arg-type]
    desk = make_desk(Office(SmallProgram(look, wordings, names), store), parts, JobRunner(), Actions(look))
    window = MainWindow(look, list_areas(desk), desk.actions, desk.jobs, desk.preferences, partial(undo_names, desk))
    commands = WindowCommands(window, desk, languages)
    window.fill_menus()
    window.resize(1536, 900)
    window.show()
    return OpenOffice(store, ids, desk, languages, answers, window, commands)


@contextmanager
def opened_office(
    look: Look, languages: Languages, wordings: dict[str, Wording], names: Names, folder: Path, institution: str = ""
) -> Iterator[OpenOffice]:
    """As `open_office`, closed with its window afterwards."""
    made = open_office(look, languages, wordings, names, folder, institution)
    yield made
    made.window.close()
    made.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    made.desk.jobs.finish()
    made.store.close()

"""Cases 7 and 9 of the specification for the catalogue of another hub, as a script and as a person in the window."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from hub_files import Country, Hub
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from exchange_admin.app.cli.commands import run
from exchange_admin.app.program import Program
from exchange_admin.app.window import Application
from exchange_admin.documents.catalogue_file import read_catalogue
from exchange_admin.ui.calendars.receipt_dialog import ReceiptDialog
from exchange_admin.ui.lessons.fields_dialog import FieldsDialog
from exchange_admin.ui.listings.catalogue_dialog import CatalogueDialog
from exchange_admin.ui.listings.offers_page import OffersPage

NOTE, EXPERT, DRAFT, SHORTLISTED = "FOR-US-ALONE-79", "Неназываемая", "NOT-YET-79", "MAY-WE-COME-79"


@dataclass
class Files:
    """What hub 1 wrote: a first catalogue, one after a change, and one in whose last line a title was forged, though
    all lines before it are new and its own."""

    first: Path
    newer: Path
    forged: Path
    digits: str


@pytest.fixture
def country(tmp_path: Path) -> Country:
    return Country(tmp_path)


@pytest.fixture
def amur(country: Country) -> Hub:
    """Hub 2."""
    return country.hub("Амурский колледж", "RU")


@pytest.fixture
def harbin(country: Country) -> Hub:
    """Hub 1, with what must never leave."""
    hub = country.hub("松花工程职业学院", "CN")
    expert = hub.add("person", role="teacher", family_cyrillic=EXPERT, given_cyrillic="Анна")
    hub.offer(name_zh="机器人短训", name_ru="Курс роботов", person_id=expert, note=NOTE)
    hub.offer(name_zh="汽车诊断", name_ru="Диагностика", isced_f="0716")
    hub.offer(name_zh="草稿", name_ru="Черновик", name_en=DRAFT, state="draft")
    return hub


@pytest.fixture
def files(harbin: Hub) -> Files:
    with harbin.open() as office:
        digits = office.exchange.keys.fingerprint()
        (one, *_) = office.store.where("listing", "name_zh", ["机器人短训"])
    first = harbin.file()
    harbin.change(one.id, places=12)
    newer = harbin.file()
    harbin.offer(name_zh="焊接课程", name_ru="Курс сварки", isced_f="0715")
    forged = harbin.file()
    lines = forged.read_bytes().splitlines(keepends=True)
    last = next(n for n in reversed(range(len(lines))) if "诊断".encode() in lines[n] or "焊接".encode() in lines[n])
    for title in ("汽车诊断", "焊接课程"):
        lines[last] = lines[last].replace(title.encode(), "免费签证".encode())
    forged.write_bytes(b"".join(lines))
    return Files(first, newer, forged, digits)


def journal(hub: Hub) -> list[str]:
    with hub.open() as office:
        return [one.step for one in office.store.history.steps(100)]


def test_case_7_on_the_command_line(amur: Hub, files: Files, capsys: pytest.CaptureFixture[str]) -> None:
    def taken(path: Path, *more: str, code: int = 0) -> Any:
        capsys.readouterr()
        assert run(amur.program, ["catalogue", "import", str(amur.path), str(path), "--json", *more]) == code
        told = capsys.readouterr()
        return json.loads(told.out) if code < 2 else told.err

    (asked,) = taken(files.first, code=1)["questions"]
    assert taken(files.first, "--say", f"{asked['key']}={files.digits}")["counts"]["new"] == 2
    before = amur.table(), journal(amur)
    again = taken(files.first)
    assert (again["counts"]["same"], again["step"]) == (2, None)
    assert (amur.table(), journal(amur)) == before

    assert taken(files.newer)["counts"]["changed"] == 1
    before = amur.table(), journal(amur)
    older = taken(files.first)
    assert (older["counts"]["older"], older["counts"]["same"], older["step"]) == (1, 1, None)
    assert taken(files.newer)["step"] is None

    assert "免费签证" not in (refused := taken(files.forged, code=2))
    assert any(sign.isdigit() for sign in refused), "the line is named"
    assert (amur.table(), journal(amur)) == before


@dataclass
class Reader:
    """Somebody at the window of an office, who has catalogues read one after the other."""

    page: OffersPage
    qtbot: QtBot
    monkeypatch: pytest.MonkeyPatch
    digits: str
    verbs: list[str] = field(default_factory=list)
    """Those of the buttons that were pressed."""

    def take(self, path: Path) -> str:
        """What the notice says at the end, why it is refused, or what was seen where there is nothing to take in."""
        desk, ended = self.page._desk, list[str]()

        def show(dialog: CatalogueDialog) -> bool:
            for asked in dialog.fields.values():
                assert isinstance(asked, QLineEdit)
                asked.setText(self.digits)
            self.verbs.append(dialog.do.text())
            if self.verbs[-1] == "Close":
                ended.append(dialog.counts.text())
            return True

        self.monkeypatch.setattr(desk.ask, "file_to_open", lambda *_: path)
        self.monkeypatch.setattr(desk.ask, "show", show)
        self.monkeypatch.setattr(desk.ask, "tell", lambda title, text, details="": ended.append(text))
        desk.notices.said.connect(lambda text, *_: ended.append(text))
        self.page.catalogues.take_in()
        self.qtbot.waitUntil(lambda: bool(ended), timeout=30_000)
        return ended[-1]


@pytest.fixture
def reader(
    amur: Hub, files: Files, start: Callable[[], Application], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Reader:
    return Reader(page_of(amur, start), qtbot, monkeypatch, files.digits)


def page_of(hub: Hub, start: Callable[[], Application]) -> OffersPage:
    application = start()
    application.preferences.language = "en"
    application.program = Program(application.program.paths, hub.program.origin)
    assert application.open_file(hub.path)
    assert application.office is not None
    application.office.window.show()
    application.office.window.show_area("listing")
    page = application.office.window.page("listing")
    assert isinstance(page, OffersPage)
    return page


def test_case_7_in_the_window(reader: Reader, files: Files) -> None:
    store = reader.page._desk.office.store

    def stands() -> tuple[list[object], list[str]]:
        shown = [(one.id, one["places"], one.text("name_zh")) for one in store.where("listing", "side", ["offer"])]
        return sorted(map(str, shown)), [one.step for one in store.history.steps(100)]

    assert reader.take(files.first) == "Catalogue taken in. New: 2"
    assert reader.verbs == ["Look again with the answers", "Take in"]
    before = stands()
    assert "Known already: 2" in reader.take(files.first)
    assert stands() == before

    assert reader.take(files.newer).startswith("Catalogue taken in. Changed: 1")
    before = stands()
    assert "Older" in reader.take(files.first)
    assert "Line" in reader.take(files.forged)
    assert stands() == before


def test_case_9_a_catalogue_holds_no_expert_note_draft_or_interest(
    harbin: Hub,
    amur: Hub,
    files: Files,
    start: Callable[[], Application],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Written on the command line, and in the window, and handed on by the other hub."""
    amur.believe(files.first)
    with amur.open() as office:
        (theirs, *_) = office.store.where("listing", "name_zh", ["汽车诊断"])
    with harbin.open() as office:
        (person,) = office.store.where("person", "family_cyrillic", [EXPERT])
        (draft,) = office.store.where("listing", "name_en", [DRAFT])
    own = amur.offer(note=NOTE)
    assert run(amur.program, ["interest", "shortlist", str(amur.path), theirs.id, "--own", own]) == 0
    with amur.open() as office:
        (kept,) = office.store.where("interest", "listing_id", [theirs.id])
        office.records.set("interest", kept.id, {"message": SHORTLISTED}, amur.who)
    on_line, handed_on, in_window = (amur.path.with_name(f"{name}.exchcat") for name in ("line", "on", "window"))
    assert run(harbin.program, ["catalogue", "export", str(harbin.path), "--out", str(on_line)]) == 0
    assert run(amur.program, ["catalogue", "export", str(amur.path), "--out", str(handed_on)]) == 0

    page, receipts = page_of(harbin, start), []

    def show(dialog: FieldsDialog | ReceiptDialog) -> bool:
        if isinstance(dialog, ReceiptDialog):
            receipts.append(dialog.lines.toPlainText())
        dialog.accept()
        return True

    monkeypatch.setattr(page._desk.ask, "show", show)
    monkeypatch.setattr(page._desk.ask, "file_to_save", lambda *_: in_window)
    page.catalogues.export()
    qtbot.waitUntil(lambda: bool(receipts), timeout=30_000)
    for path in (on_line, handed_on, in_window):
        read_catalogue(path)
        written = path.read_bytes()
        assert "汽车诊断".encode() in written, "what is told would be found"
        for secret in (NOTE, EXPERT, DRAFT, SHORTLISTED, kept.id, person.id, draft.id, "person_id"):
            assert secret.encode() not in written, (path.name, secret)

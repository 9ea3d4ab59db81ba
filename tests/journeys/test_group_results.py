"""From an empty office to the results of a language group: issued in the window, printed, scanned, verified."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from PIL import Image, ImageFilter
from pytestqt.qtbot import QtBot

from exchange_admin.app.main import main
from exchange_admin.app.window import Application
from exchange_admin.documents.pages import Pages
from exchange_admin.domain.queries import Query
from exchange_admin.services.certificates.output import Form, Output
from exchange_admin.ui.lessons.language_page import LanguagePage
from exchange_admin.ui.pages.certificates_page import CertificatesPage

MARKS = {"Соколова": "86", "Ерёмин": "92", "Константинопольская": "79"}


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., dict[str, object]]:
    """A command that does what it is asked; answers with its object."""

    def call(*arguments: object) -> dict[str, object]:
        capsys.readouterr()
        code = main([*map(str, arguments), "--json", "--language", "en"])
        printed = capsys.readouterr()
        assert code == 0, printed
        return cast("dict[str, object]", json.loads(printed.out))

    return call


@pytest.fixture
def graded(run: Callable[..., dict[str, object]], tmp_path: Path) -> Path:
    """A new office with one language group, three people, and what they reached."""
    file = tmp_path / "new.exchange"
    run("new", file, "--name", "Songhua College", "--country", "CN", "--code", "SHGC")

    def add(kind: str, **values: str) -> str:
        return str(run("add", file, kind, *(f"{name}={value}" for name, value in values.items()))["id"])

    def only(kind: str) -> str:
        return str(cast("list[dict[str, str]]", run("list", file, kind)["rows"])[0]["id"])

    signatory = add("signatory", name_zh="闻致远", name_ru="Вэнь Чжиюань", position_zh="院长", position_ru="ректор")
    run("set", file, "office", only("office"), f"signatory_id={signatory}")
    run("set", file, "institution", only("institution"), "name_zh=松花学院", "name_ru=Сунхуаский колледж")
    course = add("language_course", name_zh="汉语综合", name_ru="Китайский язык", language="zh", level_to="B1")
    dates = {"starts": "2026-03-02", "ends": "2026-07-03"}
    group = add("language_group", language_course_id=course, code="ZH-7", **dates)
    for family, mark in MARKS.items():
        person = add("person", family_cyrillic=family, given_cyrillic="Саша", citizenship="RU", role="student")
        result = {"state": "completed", "mark": mark, "level_reached": "B1", "result": "passed"}
        add("language_enrolment", person_id=person, language_group_id=group, enrolled_on="2026-03-02", **result)
    return file


def test_what_a_group_reached_is_closed_issued_scanned_and_verified(
    run: Callable[..., dict[str, object]],
    graded: Path,
    start: Callable[[], Application],
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    paper = tmp_path / "results.pdf"
    application = start()
    assert application.open_file(graded)
    shown = application.office
    assert shown is not None
    window = shown.window
    window.show_area("language")
    area = window.page("language")
    assert isinstance(area, LanguagePage)
    store = shown.office.store
    area.open_group(store.id_of("language_group", store.ids(Query("language_group"))[0]))
    monkeypatch.setattr(type(shown.desk.ask), "confirm", lambda *_: True)
    area.group.close_group()
    assert area.group.session.sheet is not None
    assert area.group.session.sheet.is_closed
    area.group.issue_results.trigger()
    page = window.current_page()
    assert isinstance(page, CertificatesPage)
    session = page.issuing.session
    qtbot.waitUntil(lambda: not session.is_busy and len(session.numbers) == 1, timeout=20_000)
    assert len(session.ticked) == len(MARKS)
    with qtbot.waitSignal(session.issued, timeout=20_000):
        session.issue("Shen", Output(paper, Form.ONE))
    application.close()

    scans = [scanned(picture, tmp_path / f"scan{n}.png") for n, picture in enumerate(pictures(paper), 1)]
    key = tmp_path / "office.pub"
    digits = run("certificate", "key", graded, "--out", key)["fingerprint"]
    told = run("certificate", "verify", *scans, "--key", key, "--digits", digits)
    (judged,) = cast("list[dict[str, object]]", told["codes"])
    assert judged["verdict"] == "genuine"
    rows = [line["cells"] for line in cast("list[dict[str, list[str]]]", judged["lines"]) if "cells" in line]
    marks = {cells[1].split()[0]: cells[-3] for cells in rows}
    assert marks == MARKS


def pictures(paper: Path) -> list[Image.Image]:
    """Its pages as a scanner at 200 dots an inch sees them."""
    with Pages(paper.read_bytes()) as pages:
        drawn = [pages.image(number, 200) for number in range(len(pages))]
    return [
        Image.frombytes("RGB", (one.width, one.height), one.data, "raw", "RGB", one.stride).convert("L")
        for one in drawn
    ]


def scanned(page: Image.Image, path: Path) -> Path:
    """A little askew and blurred."""
    page.rotate(0.7, fillcolor=255).filter(ImageFilter.GaussianBlur(0.8)).save(path, dpi=(200, 200))
    return path

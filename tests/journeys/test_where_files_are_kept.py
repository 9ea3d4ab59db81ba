"""Where a new office file is proposed to be kept: among the documents of whoever makes it, in no hidden folder."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import platformdirs
import pytest

from exchange_admin.app.paths import Paths
from exchange_admin.app.window import Application
from exchange_admin.ui.ask import Ask


def test_it_is_a_folder_among_the_documents_and_the_sample_stays_with_the_program() -> None:
    paths = Paths.find()
    assert paths.documents.parent == Path(platformdirs.user_documents_dir())
    assert paths.documents not in paths.sample_office.parents


@pytest.mark.parametrize(("code", "name"), [("SHGC", "SHGC.exchange"), ("hb/1", "hb-1.exchange"), ("..\\..", None)])
def test_a_code_never_leads_out_of_it(
    start: Callable[[], Application], paths: Paths, monkeypatch: pytest.MonkeyPatch, code: str, name: str | None
) -> None:
    proposed: list[Path] = []
    monkeypatch.setattr(Ask, "file_to_save", lambda _, title, place, kinds: proposed.append(Path(place)))
    assert start()._choose_place("New office file", code) is None
    assert proposed[0].parent == paths.documents
    assert name in (proposed[0].name, None)


@pytest.mark.parametrize("hinders", ["a cloud", "a file in its place"])
def test_where_documents_can_hold_no_office_file_the_own_folder_is_proposed(
    start: Callable[[], Application], paths: Paths, monkeypatch: pytest.MonkeyPatch, hinders: str
) -> None:
    if hinders == "a cloud":
        monkeypatch.setenv("OneDrive", str(paths.documents.parent))
        paths = replace(paths, data=paths.data.parent.parent / "data")
    else:
        paths.documents.write_bytes(b"")
    proposed: list[Path] = []
    monkeypatch.setattr(Ask, "file_to_save", lambda _, title, place, kinds: proposed.append(Path(place)))
    application = start()
    application.program.paths = paths
    assert application._choose_place("New office file", "SHGC") is None
    assert proposed == [paths.data / "SHGC.exchange"]

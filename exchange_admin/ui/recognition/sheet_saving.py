"""A recognition sheet or a learning agreement as PDF, where somebody wants it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from exchange_admin.domain.problems import RuleBroken
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.words import say


def save_sheet(desk: Desk, name: str, draw: Callable[[list[str]], bytes]) -> None:
    """Asks for the file and writes what `draw` gives for the languages of the office's papers."""
    folder = Path(desk.preferences.export_folder)
    path = desk.ask.file_to_save(say("Recognition", "Save as PDF"), str(folder / f"{name}.pdf"), "PDF (*.pdf)")
    if path is None:
        return
    try:
        desk.office.course_papers.write(draw(desk.office.paper_languages(desk.language)), path)
    except RuleBroken as broken:
        desk.notices.say(desk.sentence(broken.problems))
        return
    desk.preferences.export_folder = str(path.parent)
    desk.notices.say(say("Recognition", "Saved: {file}").replace("{file}", path.name))

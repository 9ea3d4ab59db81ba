"""The commands `demo` and `snapshot`: the whole main job, and pictures of every page."""

from __future__ import annotations

from pathlib import Path

import click

from exchange_admin.app.cli.frame import DONE, FOLDER, OFFICE_FILE, Session, subcommand
from exchange_admin.app.snapshot import SIZE, take_snapshots


def add_to(group: click.Group) -> None:
    """Registers the commands of this module."""

    @subcommand(group, "snapshot")
    @click.argument("file", type=OFFICE_FILE)
    @click.argument("folder", type=FOLDER)
    @click.option("--theme", type=click.Choice(["light", "dark"]), default="light", show_default=True)
    @click.option("--size", default=f"{SIZE[0]}x{SIZE[1]}", metavar="WxH", show_default=True, callback=_read_size)
    def snapshot(session: Session, file: Path, folder: Path, theme: str, size: tuple[int, int]) -> int:
        made = take_snapshots(session.program, file, folder, language=session.language, theme=theme, size=size)
        session.out.data({"pictures": [str(path) for path in made]})
        session.out.say("cli.pictures", n=len(made), path=folder)
        return DONE


def _read_size(context: click.Context, parameter: click.Parameter, text: str) -> tuple[int, int]:
    width, sign, height = text.lower().partition("x")
    if sign and width.isdigit() and height.isdigit() and 600 <= int(width) <= 8000 and 400 <= int(height) <= 8000:
        return int(width), int(height)
    raise click.BadParameter(f"{text!r}: WIDTHxHEIGHT, 600x400 … 8000x8000")

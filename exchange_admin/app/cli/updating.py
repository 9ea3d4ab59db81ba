"""The command `update`: a newer version that somebody brought."""

from __future__ import annotations

from pathlib import Path

import click

from exchange_admin.app.cli.frame import DONE, NEEDS_A_PERSON, Session, command
from exchange_admin.app.cli.output import picked


@command("update")
@click.argument("folder", type=click.Path(path_type=Path))
def update(session: Session, folder: Path) -> int:
    found = session.program.updates.brought(folder)
    about = picked(found, "version=release.version made=release.made running newer=is_newer files missing notice")
    session.out.data({**about, "files": [str(one) for one in found.files], "notes": dict(found.release.notes)})
    for sentence in found.said(session.words):
        session.out.line(sentence)
    return NEEDS_A_PERSON if found.is_newer else DONE

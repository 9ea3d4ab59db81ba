"""The command `labels`: sheets of envelope labels or name badges."""

from __future__ import annotations

from pathlib import Path

import click

from exchange_admin.app.cli.frame import DONE, Session, listed, office_command, refuse_other_than
from exchange_admin.services.labels import ENVELOPE, LABEL_KINDS, LabelOrder
from exchange_admin.services.office import Office
from exchange_admin.services.office_files import own_office


@office_command("labels")
@click.option("--for", "selection", multiple=True, required=True, metavar="SELECTION")
@click.option("--kind", type=click.Choice(LABEL_KINDS), default=ENVELOPE, show_default=True)
@click.option("--grid", default="70x37", show_default=True)
@click.option("--start", type=int, default=1, show_default=True)
@click.option("--languages", default="", metavar="zh,ru,en")
def labels(
    session: Session,
    office: Office,
    *,
    selection: tuple[str, ...],
    kind: str,
    grid: str,
    start: int,
    languages: str,
    out: Path,
) -> int:
    refuse_other_than(out, ".pdf")
    usual = own_office(office.store).text("document_languages") or "zh,ru"
    order = LabelOrder(kind, grid, listed(languages or usual), start)
    count = office.labels.write(office.selector.select(selection), order, out)
    grids = [one.id for one in office.labels.grids]
    session.out.data({"file": out, "labels": count, "kind": kind, "grid": grid, "grids": grids})
    session.out.say("labels.written", n=count, path=out)
    return DONE

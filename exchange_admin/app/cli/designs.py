"""The command about designs of papers: certificate designs."""

from __future__ import annotations

from pathlib import Path

import click

from exchange_admin.app.cli.frame import DONE, FILE, NEEDS_A_PERSON, OFFICE_FILE, Session, command
from exchange_admin.app.cli.output import picked
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.rules.paper_kinds import PAPER_KINDS
from exchange_admin.domain.wording import LANGUAGES
from exchange_admin.services.office import Office
from exchange_admin.services.office_files import own_office

_COLUMNS = ("id", "name", "paper", "version", "state", "papers")


@command("certificate designs")
@click.argument("file", type=OFFICE_FILE)
@click.option("--kind", type=click.Choice(tuple(PAPER_KINDS)))
@click.option("--copy", default="", metavar="DESIGN")
@click.option("--new-version", default="", metavar="DESIGN")
@click.option("--take-in", type=FILE, metavar="X.exchdesign")
@click.option("--use", default="", metavar="DRAFT")
@click.option("--retire", default="", metavar="DESIGN")
@click.option("--check", default="", metavar="DESIGN")
@click.option("--export", default="", metavar="DESIGN")
@click.option("--out", type=FILE, metavar="X.exchdesign")
def designs(session: Session, file: Path, kind: str | None, **asked: object) -> int:
    wishes = {name: wish for name, wish in asked.items() if wish and name != "out"}
    out = asked["out"]
    if len(wishes) > 1 or bool(out) != ("export" in wishes):
        raise RuleBroken(Problem("cli.one_wish"))
    name, wish = next(iter(wishes.items()), ("", ""))
    with session.open(file, writing=name in {"copy", "new_version", "take_in", "use", "retire"}) as office:
        if not name:
            return _list(session, office, kind or "")
        if name == "check":
            return _check(session, office, str(wish))
        if isinstance(out, Path):
            office.designs.export(office.design_catalogue.find(str(wish)), out)
            session.out.data({"file": out})
            session.out.say("cli.designs.written", path=out)
            return DONE
        return _change(session, office, name, wish, kind or "")


def _list(session: Session, office: Office, kind: str) -> int:
    words, found = session.words, office.design_catalogue.designs(kind)
    told = [
        picked(one, "id family version kinds state papers paper editable")
        | {"names": {language: one.names.get(language) for language in LANGUAGES}}
        for one in found
    ]
    session.out.data({"designs": told})
    rows = [
        (
            one.id,
            one.names.best(session.language),
            one.paper,
            str(one.version),
            words.choice("design_state", one.state.value),
            str(one.papers),
        )
        for one in found
    ]
    session.out.columns([f"cli.designs.{column}" for column in _COLUMNS], rows)
    return DONE


def _check(session: Session, office: Office, typed: str) -> int:
    spec = office.design_catalogue.spec(office.design_catalogue.find(typed))
    said = own_office(office.store).text("document_languages") or "zh,ru"
    languages = tuple(said.split(","))[: spec.most_languages]
    papers = [paper for kind in spec.kinds for paper in office.design_samples.longest(kind, languages)]
    problems = office.designs.check(spec, papers)
    session.out.data({"problems": problems})
    session.out.problems(problems)
    if not problems:
        session.out.say("cli.designs.nothing")
    return NEEDS_A_PERSON if problems else DONE


def _change(session: Session, office: Office, name: str, wish: object, kind: str) -> int:
    designs, find = office.designs, office.design_catalogue.find
    if name == "retire":
        id = find(str(wish))
        changes, said = designs.retire(id, session.who), "cli.designs.retired"
    else:
        if isinstance(wish, Path):
            done = designs.take_in(wish, session.who)
        elif name == "copy":
            done = designs.copy(find(str(wish)), session.who, kind=kind)
        elif name == "new_version":
            done = designs.new_version(find(str(wish)), session.who)
        else:
            done = designs.put_in_use(find(str(wish)), session.who)
        id, changes = done.id, done.changes
        said = "cli.designs.in_use" if name == "use" else "cli.designs.draft"
    session.out.data({"id": id, "step": changes.step})
    session.out.say(said, id=id)
    return DONE

"""The commands `message …`: texts to choose from, what would be written to whom, and writing it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import wraps
from pathlib import Path
from typing import Any

import click

from exchange_admin.app.cli.frame import (
    DONE,
    FILE,
    NEEDS_A_PERSON,
    Session,
    made_folder,
    office_command,
    pairs,
    referred_to,
    refuse_both,
    refuse_other_than,
)
from exchange_admin.app.cli.output import picked, recorded
from exchange_admin.documents.mail_files import MailFile
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.queries import Query
from exchange_admin.domain.rules.messages.mail_links import mail_link
from exchange_admin.services.messages.order import KEPT, MessageOrder, NotWritten, PreparedMessage
from exchange_admin.services.messages.told import told
from exchange_admin.services.office import Office

_OF_TEMPLATE = ("code", "name_zh", "name_ru", "name_en", "of_kind", "channel", "active")
_WHOM = {"task": "", "partner": "receiving_institution_id", "agreement": "agreement_id"}


along = click.option("--enclose", multiple=True, type=FILE, metavar="FILE")
"""Files that go along with each."""
sure_of_them = click.option("--sure", is_flag=True)


def to_a_selection(function: Callable[..., int]) -> Callable[..., int]:
    """Adds the text, whom it goes to, what fills its gaps and what goes along; the function is handed an `order`."""

    @wraps(function)
    def with_order(session: Session, office: Office, **given: Any) -> int:
        chosen = {name: given.pop(name) for name in ("selection", *_WHOM)}
        order = _order(office, given.pop("template"), chosen, pairs(given.pop("fill")))
        order = replace(order, files=tuple(given.pop("enclose")), sure=given.pop("sure", False))
        return function(session, office, order=order, **given)

    made = click.option("--fill", multiple=True, metavar="PLACEHOLDER=TEXT")(along(with_order))
    for name in reversed(_WHOM):
        made = click.option(f"--{name}", multiple=True, metavar="ID" if name == "task" else "NAME")(made)
    made = click.option("--for", "selection", multiple=True, metavar="SELECTION")(made)
    return click.argument("template")(made)


@office_command("message templates")
def templates(session: Session, office: Office) -> int:
    found = office.store.records(Query("message_template"))
    session.out.data({"templates": [recorded(one, _OF_TEMPLATE) for one in found]})
    words = session.words
    rows = [
        [
            one.text("code"),
            one.text(f"name_{session.language}"),
            words.choice("message_about", one["of_kind"]),
            words.choice("boolean", int(bool(one["active"]))),
        ]
        for one in found
    ]
    session.out.columns(["field.code", "kind.message_template", "field.of_kind", "field.message_template.active"], rows)
    return DONE


@office_command("message preview")
@to_a_selection
def preview(session: Session, office: Office, **given: Any) -> int:
    plan = office.messages.plan(given["order"], session.who, session.language)
    _, left_out = plan.writable(addressed=True)
    session.out.data(
        {
            "messages": [{**as_plain(one), "gaps": one.gaps, **_link(one)} for one in plan.messages],
            "left_out": [picked(one, "id name problem") for one in left_out],
            "attached": [as_attached(one) for one in plan.files],
            "doubts": plan.doubts,
        }
    )
    for one in plan.messages:
        _say(session, one)
    for problem in plan.doubts:
        session.out.line(session.words.problem(problem))
    _say_left_out(session, left_out)
    return NEEDS_A_PERSON if left_out or plan.doubts else DONE


@office_command("message write", writing=True)
@click.option("--out", type=click.Path(path_type=Path), required=True, metavar="FOLDER|X.pdf|X.xlsx")
@sure_of_them
@to_a_selection
def write(session: Session, office: Office, **given: Any) -> int:
    out: Path = given["out"]
    return write_to(session, office, given["order"], out)


@office_command("message again", writing=True)
@click.argument("ids", nargs=-1, metavar="[MESSAGE]…")
@click.option("--out", type=click.Path(path_type=Path), required=True, metavar="FOLDER|X.pdf|X.xlsx")
@along
@sure_of_them
def again(session: Session, office: Office, **given: Any) -> int:
    """Those named, else all that are prepared."""
    ids = tuple(given["ids"]) or tuple(office.messages.still_prepared())
    order = MessageOrder(KEPT, ids, "", files=tuple(given["enclose"]), sure=given["sure"])
    return write_to(session, office, order, given["out"])


def write_to(session: Session, office: Office, order: MessageOrder, out: Path) -> int:
    """Drafts into a folder, a table or letters into a file."""
    if out.suffix:
        refuse_other_than(out, ".xlsx", ".pdf")
    messages = office.messages
    writes = {".xlsx": messages.write_table, ".pdf": messages.write_letters}
    with made_folder(out.parent):
        written = writes.get(out.suffix.lower(), messages.write_drafts)(order, out, session.who, session.language)
    session.out.data(
        {
            "file" if out.suffix else "folder": str(out),
            "messages": [as_plain(one) for one in written.messages],
            "asked": written.asked,
            "left_out": [picked(one, "id name problem") for one in written.left_out],
            "attached": [as_attached(one) for one in written.files],
            "step": written.changes.step,
            "problems": written.changes.problems,
        }
    )
    session.out.line("\n".join(told(written, session.words)))
    return NEEDS_A_PERSON if written.left_out or written.changes.problems else DONE


def _order(office: Office, template: str, chosen: dict[str, Sequence[str]], fill: dict[str, str]) -> MessageOrder:
    """Raises RuleBroken where nobody is named, or people in two ways of which only one can be meant."""
    ways = [name for name, typed in chosen.items() if typed]
    if len(ways) > 1:
        refuse_both(*(f"--{'for' if name == 'selection' else name}" for name in ways[:2]))
    if not ways:
        raise RuleBroken(Problem("message.nobody_chosen"))
    (way,), typed = ways, chosen[ways[0]]
    id = referred_to(office, "message", "message_template_id", template)
    if way == "selection":
        kind, ids = _selected(office, typed)
    elif way == "task":
        kind, ids = "task", tuple(typed)
    else:
        kind = "institution" if way == "partner" else way
        ids = tuple(referred_to(office, "mobility", _WHOM[way], one) for one in typed)
    return MessageOrder(kind, ids, id, fill)


def _selected(office: Office, typed: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """Stays, or people. Raises RuleBroken with `message.mixed`."""
    found = office.selector.select(typed)
    enrolled = office.store.many("language_enrolment", found.enrolments).values()
    people = tuple(dict.fromkeys((*found.people, *(one.text("person_id") for one in enrolled))))
    if found.mobilities and people:
        raise RuleBroken(Problem("message.mixed"))
    return ("mobility", found.mobilities) if found.mobilities else ("person", people)


def _link(one: PreparedMessage) -> dict[str, object]:
    """What opens it in a mail program; `link_lacks_text`: the text is too long for one and has to be pasted."""
    if not one.address or one.gaps:
        return {"link": None, "link_lacks_text": None}
    found = mail_link(one.address, one.subject_text, one.text)
    return {"link": found.link, "link_lacks_text": found.lacks_text}


def as_plain(one: PreparedMessage) -> dict[str, object]:
    about = {name: one.about.get(name) for name in ("person_id", "mobility_id", "institution_id", "agreement_id")}
    said = {"subject": one.subject_text, "text": one.text, "problems": one.remarks}
    return {"id": one.kept or None, **picked(one, "name language", "address"), **about, **said, "tasks": one.tasks}


def as_attached(file: MailFile) -> dict[str, object]:
    return {"name": file.name, "bytes": len(file.content), "sha256": file.sha256}


def _say(session: Session, one: PreparedMessage) -> None:
    words = session.words
    language = words.choice("language", one.language)
    key = "message.to" if one.address else "message.to_nobody"
    session.out.say(key, name=one.name, address=one.address, language=language)
    session.out.line(one.subject_text)
    session.out.line(one.text)
    for problem in one.remarks:
        session.out.line(f"  {words.problem(problem)}")
    session.out.line("")


def _say_left_out(session: Session, left_out: Sequence[NotWritten]) -> None:
    if left_out:
        session.out.say("message.left_out", n=len(left_out))
    for one in left_out:
        session.out.line(f"  {session.words.problem(one.problem)}")

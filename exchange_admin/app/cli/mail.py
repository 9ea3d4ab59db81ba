"""The commands `message send`, `message resend` and `message server`: the mail server of the college."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from exchange_admin.app.cli.frame import (
    DONE,
    FILE,
    KEY_PASSPHRASE,
    NEEDS_A_PERSON,
    Session,
    command,
    office_command,
    refuse_both,
)
from exchange_admin.app.cli.messages import along, as_attached, as_plain, sure_of_them, to_a_selection
from exchange_admin.app.cli.output import picked
from exchange_admin.app.cli.packages import secret_line
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.rules.messages.mail_servers import SECURITY, STARTTLS, USUAL_PORTS, MailServer
from exchange_admin.services.messages.order import KEPT, MessageOrder
from exchange_admin.services.messages.told import told_of_sending
from exchange_admin.services.office import Office

_SET = ("host", "port", "security", "user", "sender")


@office_command("message send", writing=True, unlocking=True)
@sure_of_them
@to_a_selection
def send(session: Session, office: Office, **given: Any) -> int:
    return _send(session, office, given["order"])


@office_command("message resend", writing=True, unlocking=True)
@click.argument("ids", nargs=-1, metavar="[MESSAGE]…")
@along
@sure_of_them
def resend(session: Session, office: Office, **given: Any) -> int:
    """Those named, else all that are prepared."""
    ids = tuple(given["ids"]) or tuple(office.messages.still_prepared())
    return _send(session, office, MessageOrder(KEPT, ids, "", files=tuple(given["enclose"]), sure=given["sure"]))


def _send(session: Session, office: Office, order: MessageOrder) -> int:
    _refuse_locked(office)
    receipt = office.sending.send(order, session.who, session.language)
    session.out.data(
        {
            "sent": [as_plain(one) for one in receipt.sent],
            "refused": [picked(one, "id name problem") for one in receipt.refused],
            "in_doubt": [as_plain(one) for one in receipt.doubt],
            "not_noted": [as_plain(one) for one in receipt.not_noted],
            "waiting": [as_plain(one) for one in receipt.waiting],
            "stopped": receipt.stopped,
            "asked": receipt.asked,
            "attached": [as_attached(one) for one in receipt.files],
            "left_out": [picked(one, "id name problem") for one in receipt.left_out],
            "problems": receipt.changes.problems,
        }
    )
    session.out.line("\n".join(told_of_sending(receipt, session.words)))
    return DONE if receipt.is_whole else NEEDS_A_PERSON


def _server_options(function: Callable[..., int]) -> Callable[..., int]:
    made = click.option("--forget", is_flag=True)(function)
    made = click.option("--try", "tried", is_flag=True)(made)
    made = click.option("--password-file", type=FILE)(made)
    made = click.option("--sender", metavar="ADDRESS")(made)
    made = click.option("--user")(made)
    made = click.option("--security", type=click.Choice(SECURITY))(made)
    made = click.option("--port", type=int)(made)
    made = click.option("--smtp", "host", metavar="HOST")(made)
    return click.argument("file", type=FILE)(made)


@command("message server")
@_server_options
def server(session: Session, **given: Any) -> int:
    wanted = {name: given[name] for name in _SET if given[name] is not None}
    secret: Path | None = given["password_file"]
    if given["forget"] and (wanted or secret or given["tried"]):
        refuse_both("--forget", "--smtp" if wanted else "--password-file" if secret else "--try")
    password = secret_line(secret) if secret else None
    writing = bool(wanted or secret or given["forget"])
    with session.out.held(), session.open(given["file"], writing=writing) as office:
        account = office.mail_account
        if given["forget"]:
            account.forget()
        elif writing:
            account.use(_changed(account.server, wanted), password)
        if given["tried"]:
            _refuse_locked(office)
            office.sending.try_server()
        _say_server(session, office, tried=given["tried"], forgotten=given["forget"])
    return DONE


def _changed(before: MailServer | None, wanted: dict[str, Any]) -> MailServer:
    """What is not said stays; at first the usual port, and TLS that is asked for once connected."""
    if before is not None:
        return replace(before, **wanted)
    security = wanted.get("security", STARTTLS)
    usual = {"host": "", "sender": "", "security": security, "port": USUAL_PORTS[security]}
    return MailServer(**{**usual, **wanted})


def _say_server(session: Session, office: Office, *, tried: bool, forgotten: bool) -> None:
    account, words = office.mail_account, session.words
    found = account.server
    plain = {name: getattr(found, name) if found else None for name in _SET}
    session.out.data({**plain, "has_password": account.has_password, "tried": tried})
    if found is None:
        session.out.line(words.say("message.server_forgotten" if forgotten else "message.server_none"))
        return
    facts = {**plain, "security": words.say(f"message.security.{found.security}")}
    session.out.line(words.say("message.server_set", facts))
    if tried:
        session.out.line(words.say("message.server_fine"))


def _refuse_locked(office: Office) -> None:
    """The password of the server lies under the keys of the office."""
    keys = office.exchange.keys
    if passphrase := os.environ.get(KEY_PASSPHRASE):
        keys.unlock(passphrase)
    if office.mail_account.has_password and keys.is_locked:
        raise RuleBroken(Problem("cli.keys_locked", facts={"variable": KEY_PASSPHRASE}))

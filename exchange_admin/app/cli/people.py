"""The command `name`: every form of a personal name."""

from __future__ import annotations

import click

from exchange_admin.app.cli.frame import DONE, Session, subcommand
from exchange_admin.domain.problems import Problem, RuleBroken


def add_to(group: click.Group) -> None:
    """Registers the commands of this module."""

    @subcommand(group, "name")
    @click.argument("text")
    def name(session: Session, text: str) -> int:
        if not text.strip():
            raise RuleBroken(Problem("name.nothing_typed"))
        forms = session.program.names.forms(text).as_plain()
        session.out.data(forms)
        words = session.words
        rows = [(words.say(f"cli.form.{key}"), _text(value)) for key, value in forms.items() if value]
        session.out.table((words.say("cli.name_form"), words.say("cli.value")), rows)
        return DONE


def _text(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)

"""The command `name`: every form of a personal name."""

from __future__ import annotations

from exchange_admin.app.cli.frame import DONE, Session, command
from exchange_admin.domain.problems import Problem, RuleBroken


@command("name")
def name(session: Session, text: str) -> int:
    if not text.strip():
        raise RuleBroken(Problem("name.nothing_typed"))
    forms = session.program.names.forms(text).as_plain()
    session.out.data(forms)
    rows = [(session.words.say(f"cli.form.{key}"), _text(value)) for key, value in forms.items() if value]
    session.out.columns(("cli.name_form", "cli.value"), rows)
    return DONE


def _text(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)

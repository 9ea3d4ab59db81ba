"""The tree of commands, and the one place where refusals become a line on standard error."""

from __future__ import annotations

import itertools
import sys
from collections.abc import Sequence

import click

from exchange_admin.app.cli.files import add_to as add_files
from exchange_admin.app.cli.frame import NEEDS_A_PERSON, REFUSED, system_language
from exchange_admin.app.cli.papers import add_to as add_papers
from exchange_admin.app.cli.people import add_to as add_people
from exchange_admin.app.cli.records import add_to as add_records
from exchange_admin.app.cli.tour import add_to as add_tour
from exchange_admin.app.program import Program
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.wording import Wording

COMMANDS = click.Group("exchange-admin", no_args_is_help=True)
for add in (add_files, add_records, add_people, add_papers, add_tour):
    add(COMMANDS)


def run(program: Program, arguments: Sequence[str]) -> int:
    """Runs one command. Answers with its exit code; never raises for what a person did."""
    words = program.wordings[_asked_language(arguments)]
    explain(COMMANDS, words)
    try:
        code = COMMANDS.main(list(arguments), "exchange-admin", standalone_mode=False, obj=program)
    except RuleBroken as refused:
        return _refuse(" ".join(words.problem(problem) for problem in refused.problems))
    except click.UsageError as refused:
        return _refuse(words.say("cli.usage", {"reason": refused.format_message()}))
    except click.ClickException as refused:
        return _refuse(refused.format_message())
    except (click.Abort, KeyboardInterrupt):
        return _refuse(words.say("cli.stopped"))
    except BrokenPipeError:
        return NEEDS_A_PERSON
    except OSError as failed:
        return _refuse(
            words.say("problem.file.not_written", {"path": failed.filename or "", "reason": failed.strerror})
        )
    return code if isinstance(code, int) else 0


def explain(group: click.Group, words: Wording, prefix: str = "cli.help.") -> None:
    """Fills the help sentences from the wording."""
    for name, command in group.commands.items():
        key = prefix + name
        command.help = words.say(key)
        command.short_help = words.say(key)
        if isinstance(command, click.Group):
            explain(command, words, f"{key}_")


def _asked_language(arguments: Sequence[str]) -> str:
    for before, after in itertools.pairwise(arguments):
        if before == "--language" and after in {"zh", "ru", "en"}:
            return after
    return system_language()


def _refuse(reason: str) -> int:
    sys.stderr.write(" ".join(reason.split()) + "\n")
    return REFUSED

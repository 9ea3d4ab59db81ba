"""The tree of commands, and the one place where refusals become a line on standard error."""

from __future__ import annotations

import itertools
import sys
from collections.abc import Callable, Iterator, MutableMapping, Sequence

import click

from exchange_admin.app.cli.frame import NEEDS_A_PERSON, REFUSED, NotAllDone, system_language
from exchange_admin.app.cli.speaking import SpeakingGroup, explain, usage_sentence
from exchange_admin.app.loading import unsearched
from exchange_admin.app.program import Program
from exchange_admin.domain.wording import LANGUAGES

MODULES = {
    "files": ("new", "sample", "info", "check", "backup", "restore", "journal"),
    "records": ("find", "list", "show", "add", "set"),
    "people": ("name",),
    "workbooks": ("import", "report"),
    "papers": ("certificate",),
    "labels": ("labels",),
    "lessons": ("attendance",),
    "exams": ("exam",),
    "readiness": ("readiness",),
    "grades": ("grade",),
    "transcripts": ("transcript",),
    "recognition": ("recognition",),
    "learning_agreements": ("learning-agreement",),
    "partners": ("partner",),
    "packages": ("package", "mailbox"),
    "erasing": ("erase",),
    "deciding": ("conflicts",),
    "tour": ("demo", "snapshot"),
}
"""The commands by the module that adds them, in the order in which they are offered."""


def adding(module: str) -> Callable[[click.Group], None]:
    """What adds the commands of a module to a group. Each is named here, so that whoever follows imports finds it."""
    match module:
        case "files":
            from exchange_admin.app.cli.files import add_to
        case "records":
            from exchange_admin.app.cli.records import add_to
        case "people":
            from exchange_admin.app.cli.people import add_to
        case "workbooks":
            from exchange_admin.app.cli.workbooks import add_to
        case "papers":
            from exchange_admin.app.cli.papers import add_to
        case "labels":
            from exchange_admin.app.cli.labels import add_to
        case "lessons":
            from exchange_admin.app.cli.lessons import add_to
        case "exams":
            from exchange_admin.app.cli.exams import add_to
        case "readiness":
            from exchange_admin.app.cli.readiness import add_to
        case "grades":
            from exchange_admin.app.cli.grades import add_to
        case "transcripts":
            from exchange_admin.app.cli.transcripts import add_to
        case "recognition":
            from exchange_admin.app.cli.recognition import add_to
        case "learning_agreements":
            from exchange_admin.app.cli.learning_agreements import add_to
        case "partners":
            from exchange_admin.app.cli.partners import add_to
        case "packages":
            from exchange_admin.app.cli.packages import add_to
        case "erasing":
            from exchange_admin.app.cli.erasing import add_to
        case "deciding":
            from exchange_admin.app.cli.deciding import add_to
        case "tour":
            from exchange_admin.app.cli.demo_commands import add_to
        case _:
            raise KeyError(module)
    return add_to


class Commands(MutableMapping[str, click.Command]):
    """Each command is loaded when it is asked for: it waits for the libraries of no other."""

    def __init__(self) -> None:
        self._loaded: dict[str, click.Command] = {}
        self._modules = {name: module for module, names in MODULES.items() for name in names}

    def __getitem__(self, name: str) -> click.Command:
        if name not in self._loaded:
            module = self._modules[name]
            added = click.Group()
            with unsearched():
                adding(module)(added)
            self._loaded |= added.commands
        return self._loaded[name]

    def __setitem__(self, name: str, command: click.Command) -> None:
        self._loaded[name] = command

    def __delitem__(self, name: str) -> None:
        del self._loaded[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._modules)

    def __len__(self) -> int:
        return len(self._modules)


COMMANDS = SpeakingGroup("exchange-admin", Commands())


def run(program: Program, arguments: Sequence[str]) -> int:
    """Runs one command. Answers with its exit code; never raises for what a person did."""
    words = program.wordings[_asked_language(arguments)]
    explain(COMMANDS, words, [kind.name for kind in program.registry.kinds], "cli.about", "cli.help.")
    if any("\ud800" <= letter <= "\udfff" for argument in arguments for letter in argument):
        return _refuse(words.say("cli.no_text"))
    try:
        code = COMMANDS.main(list(arguments), "exchange-admin", standalone_mode=False, obj=program)
    except click.UsageError as refused:
        return _refuse(usage_sentence(refused, words))
    except NotAllDone as stopped:
        _refuse(stopped.format_message())
        return NEEDS_A_PERSON
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


def _asked_language(arguments: Sequence[str]) -> str:
    for before, after in itertools.pairwise(["", *arguments]):
        asked = after if before == "--language" else after.partition("=")[2] if after.startswith("--language=") else ""
        if asked in LANGUAGES:
            return asked
    return system_language()


def _refuse(reason: str) -> int:
    sys.stderr.write(" ".join(reason.split()) + "\n")
    return REFUSED

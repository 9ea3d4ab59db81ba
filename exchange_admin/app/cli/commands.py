"""The tree of commands, and the one place where refusals become a line on standard error."""

from __future__ import annotations

import itertools
import sys
from collections.abc import Iterator, MutableMapping, Sequence
from importlib import import_module

import click

from exchange_admin.app.cli.frame import LOADED, NEEDS_A_PERSON, REFUSED, NotAllDone, system_language
from exchange_admin.app.cli.speaking import SpeakingGroup, explain, system_sentence, usage_sentence
from exchange_admin.app.loading import unsearched
from exchange_admin.app.program import Program
from exchange_admin.domain.wording import LANGUAGES

MODULES = {
    "exchange_admin.app.cli.files": ("new", "sample", "info", "check", "backup", "restore", "journal"),
    "exchange_admin.app.cli.records": ("find", "list", "show", "add", "set"),
    "exchange_admin.app.cli.names": ("name",),
    "exchange_admin.app.cli.workbooks": ("import", "report"),
    "exchange_admin.app.cli.papers": ("certificate", "labels"),
    "exchange_admin.app.cli.verifying": ("certificate",),
    "exchange_admin.app.cli.designs": ("certificate",),
    "exchange_admin.app.cli.lessons": ("attendance",),
    "exchange_admin.app.cli.calendars": ("calendar", "contacts"),
    "exchange_admin.app.cli.messages": ("message",),
    "exchange_admin.app.cli.mail": ("message",),
    "exchange_admin.app.cli.language_levels": ("exam", "readiness"),
    "exchange_admin.app.cli.grades": ("grade",),
    "exchange_admin.app.cli.transcripts": ("transcript",),
    "exchange_admin.app.cli.recognition": ("recognition",),
    "exchange_admin.app.cli.agreements": ("agreement",),
    "exchange_admin.app.cli.learning_agreements": ("learning-agreement",),
    "exchange_admin.app.cli.tasks": ("task",),
    "exchange_admin.app.cli.casework": ("checklist", "event", "deadline", "today"),
    "exchange_admin.app.cli.matrix": ("matrix",),
    "exchange_admin.app.cli.listings": ("match", "glossary", "term"),
    "exchange_admin.app.cli.listing_papers": ("catalogue",),
    "exchange_admin.app.cli.interests": ("interest",),
    "exchange_admin.app.cli.speciality_pairs": ("pair",),
    "exchange_admin.app.cli.committees": ("minutes", "decisions"),
    "exchange_admin.app.cli.forums": ("forum",),
    "exchange_admin.app.cli.projects": ("project", "output"),
    "exchange_admin.app.cli.project_papers": ("project",),
    "exchange_admin.app.cli.catalogues": ("catalogue",),
    "exchange_admin.app.cli.forms": ("form",),
    "exchange_admin.app.cli.partners": ("partner",),
    "exchange_admin.app.cli.packages": ("package", "mailbox"),
    "exchange_admin.app.cli.erasing": ("erase",),
    "exchange_admin.app.cli.deciding": ("conflicts",),
    "exchange_admin.app.cli.updating": ("update",),
    "exchange_admin.app.cli.demo_commands": ("demo", "snapshot"),
}
"""The commands by the modules that offer them, in the order in which they are offered."""


class Commands(MutableMapping[str, click.Command]):
    """Each command is loaded when it is asked for: it waits for the libraries of no other."""

    def __init__(self) -> None:
        self._names = tuple(dict.fromkeys(name for names in MODULES.values() for name in names))

    def __getitem__(self, name: str) -> click.Command:
        with unsearched():
            for module, names in MODULES.items():
                if name in names:
                    import_module(module)
        return LOADED[name]

    def __setitem__(self, name: str, command: click.Command) -> None:
        LOADED[name] = command

    def __delitem__(self, name: str) -> None:
        del LOADED[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


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
        return _refuse(system_sentence(failed, words))
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

"""The tree of commands, and the one place where refusals become a line on standard error."""

from __future__ import annotations

import itertools
import sys
from collections.abc import Sequence

import click

from exchange_admin.app.cli.deciding import add_to as add_deciding
from exchange_admin.app.cli.erasing import add_to as add_erasing
from exchange_admin.app.cli.exams import add_to as add_exams
from exchange_admin.app.cli.files import add_to as add_files
from exchange_admin.app.cli.frame import NEEDS_A_PERSON, REFUSED, NotAllDone, system_language
from exchange_admin.app.cli.grades import add_to as add_grades
from exchange_admin.app.cli.labels import add_to as add_labels
from exchange_admin.app.cli.learning_agreements import add_to as add_learning_agreements
from exchange_admin.app.cli.lessons import add_to as add_lessons
from exchange_admin.app.cli.packages import add_to as add_packages
from exchange_admin.app.cli.papers import add_to as add_papers
from exchange_admin.app.cli.partners import add_to as add_partners
from exchange_admin.app.cli.people import add_to as add_people
from exchange_admin.app.cli.readiness import add_to as add_readiness
from exchange_admin.app.cli.recognition import add_to as add_recognition
from exchange_admin.app.cli.records import add_to as add_records
from exchange_admin.app.cli.speaking import SpeakingGroup, explain, usage_sentence
from exchange_admin.app.cli.tour import add_to as add_tour
from exchange_admin.app.cli.transcripts import add_to as add_transcripts
from exchange_admin.app.cli.workbooks import add_to as add_workbooks
from exchange_admin.app.program import Program
from exchange_admin.domain.wording import LANGUAGES

COMMANDS = SpeakingGroup("exchange-admin")
for add in (
    add_files,
    add_records,
    add_people,
    add_workbooks,
    add_papers,
    add_labels,
    add_lessons,
    add_exams,
    add_readiness,
    add_grades,
    add_transcripts,
    add_recognition,
    add_learning_agreements,
    add_partners,
    add_packages,
    add_erasing,
    add_deciding,
    add_tour,
):
    add(COMMANDS)


def run(program: Program, arguments: Sequence[str]) -> int:
    """Runs one command. Answers with its exit code; never raises for what a person did."""
    words = program.wordings[_asked_language(arguments)]
    COMMANDS.help = words.say("cli.about")
    explain(COMMANDS, words, [kind.name for kind in program.registry.kinds])
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

"""Entry point: a command of the command line, or the window."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from exchange_admin import __version__
from exchange_admin.app.cli.output import speak_utf8
from exchange_admin.app.loading import load_qt, unsearched
from exchange_admin.app.paths import Paths
from exchange_admin.domain.wording import LANGUAGES

if TYPE_CHECKING:
    from exchange_admin.app.running import Asked

_HELP = {"--help", "-h"}


def main(arguments: Sequence[str] | None = None) -> int:
    """`[FILE]`, `--sample`, `--version`, or a command such as `demo DIR`, each with `--language` before it where it has
    words. Answers with the exit code."""
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    speak_utf8()
    if arguments == ["--version"]:
        sys.stdout.write(f"exchange-admin {__version__}\n")
        return 0
    language, rest = _asked_language(arguments)
    if _is_command(rest):
        return _run_command(arguments)
    return _open_window(rest, language)


def has_display(environment: Mapping[str, str], platform: str) -> bool:
    """Whether a window can open; Qt would abort the process otherwise."""
    if platform in {"win32", "darwin"} or environment.get("QT_QPA_PLATFORM"):
        return True
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def _asked_language(arguments: Sequence[str]) -> tuple[str, Sequence[str]]:
    """The language asked for and the other arguments; empty and all of them where it is none that there is."""
    for place, argument in enumerate(arguments):
        name, sign, value = argument.partition("=")
        if name == "--language":
            value = value if sign else next(iter(arguments[place + 1 :]), "")
            rest = [*arguments[:place], *arguments[place + (1 if sign else 2) :]]
            return (value, rest) if value in LANGUAGES else ("", arguments)
    return "", arguments


def _is_command(arguments: Sequence[str]) -> bool:
    """Everything but a file, `--sample` and nothing at all is for the command line, also what it will not know."""
    if not arguments or list(arguments) == ["--sample"]:
        return False
    first = arguments[0]
    if first in _HELP or len(arguments) > 1 or first.startswith("-"):
        return True
    return not (Path(first).suffix or Path(first).exists())


def _run_command(arguments: Sequence[str]) -> int:
    with unsearched():
        from exchange_admin.app.cli.commands import run
        from exchange_admin.app.program import Program

    return run(Program(Paths.find()), arguments)


def _open_window(arguments: Sequence[str], language: str) -> int:
    """A window of our own, or the one that this user has open already."""
    if not has_display(os.environ, sys.platform):
        return _say_no_window("no_display", language)
    with unsearched():
        from exchange_admin.app.running import Asked, sole_window

    paths, sample = Paths.find(), list(arguments) == ["--sample"]
    asked = Asked(arguments[0] if arguments and not sample else "", sample)
    with sole_window(paths.cache, asked) as is_sole:
        return _run_window(paths, asked, language) if is_sole else 0


def _run_window(paths: Paths, asked: Asked, language: str) -> int:
    with unsearched():
        load_qt()
        from exchange_admin.app.window import run_window

    return run_window(paths, asked, cannot_open=partial(_say_no_window, "no_window", language), language=language)


def _say_no_window(why: str, language: str) -> int:
    from exchange_admin.app.cli.frame import system_language
    from exchange_admin.domain.wording import Wording

    words = Wording.load(Paths.find().wording, language or system_language())
    program = "python main.py" if Path(sys.argv[0]).name == "main.py" else "exchange-admin"
    sys.stderr.write(words.say(f"cli.{why}", {"program": program}) + "\n")
    sys.stderr.flush()
    return 2

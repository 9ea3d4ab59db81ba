"""docs/cli.md names every command with every option, once, and nothing that the command line does not have."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click

from exchange_admin.app.cli.commands import COMMANDS
from exchange_admin.app.cli.papers import PAPERS
from exchange_admin.domain.wording import Wording

PAGE = (Path(__file__).parents[2] / "docs" / "cli.md").read_text("utf-8")
EVERYWHERE = {"--language", "--as", "--json"}
"""Said once for all commands, at the top of the page."""
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*")


def commands(group: click.Group = COMMANDS, before: str = "") -> Iterator[tuple[str, click.Command]]:
    """Every command that does something, under the words that are typed for it."""
    for name, command in group.commands.items():
        path = f"{before}{name}"
        if isinstance(command, click.Group):
            yield from commands(command, f"{path} ")
        else:
            yield path, command


def options(command: click.Command) -> set[str]:
    named = (parameter for parameter in command.params if isinstance(parameter, click.Option))
    return {word for option in named for word in option.opts if word.startswith("--")} - EVERYWHERE


def usages() -> list[str]:
    """The pieces of code in the first column of the tables, in their order."""
    rows = [line for line in PAGE.splitlines() if line.startswith("| `")]
    cells = [re.split(r"(?<!\\)\|", row)[1] for row in rows]
    return [piece for cell in cells for piece in re.findall(r"`([^`]*)`", cell)]


def documented() -> Iterator[tuple[str, set[str]]]:
    """Command and the options shown with it; a piece without a command of its own goes on with the one before."""
    known, path = sorted((path for path, _ in commands()), key=len, reverse=True), ""
    for usage in usages():
        path = next((one for one in known if f"{usage} ".startswith(f"{one} ")), path)
        yield path, set(OPTION.findall(usage))


def test_every_command_and_option_is_documented_and_no_other() -> None:
    shown: dict[str, set[str]] = {path: set() for path, _ in commands()}
    for path, found in documented():
        if path:
            shown[path] |= found
    assert shown == {path: options(command) for path, command in commands()}


def test_the_help_has_a_sentence_for_every_command_and_option() -> None:
    words = Wording.load(Path(__file__).parents[2] / "resources" / "wording", "en")
    for path, command in commands():
        keys = {f"cli.help.{path.replace(' ', '_')}"}
        keys |= {f"cli.option.{option[2:].replace('-', '_')}" for option in options(command)}
        assert [key for key in keys if key not in words] == [], path


def test_no_usage_stands_there_twice() -> None:
    assert [usage for usage, n in Counter(usages()).items() if n > 1] == []


def test_every_kind_of_paper_is_in_the_table_of_kinds() -> None:
    table = PAGE.partition("## Kinds of papers")[2]
    assert sorted(re.findall(r"`([a-z_]+)`", "".join(re.findall(r"(?m)^\| (`.*?) \|", table)))) == sorted(PAPERS)

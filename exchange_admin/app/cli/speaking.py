"""Commands that explain themselves in the language asked for, with the words of the wording instead of click's own."""

from __future__ import annotations

import os
from collections.abc import MutableMapping, Sequence
from pathlib import Path

import click

from exchange_admin.domain.fields import Registry
from exchange_admin.domain.problems import Problem
from exchange_admin.domain.vocabulary import words as words_of
from exchange_admin.domain.wording import LANGUAGES, Wording


class SpeakingCommand(click.Command):
    """A command whose help is said by `words`, filled in by `explain` before each run."""

    words: Wording

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, f"{self.words.say('cli.help_usage')} ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        options = [parameter for parameter in self.get_params(ctx) if isinstance(parameter, click.Option)]
        rows = [row for option in options if (row := option.get_help_record(ctx)) is not None]
        with formatter.section(self.words.say("cli.help_options")):
            formatter.write_dl(rows)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = self.words.say("cli.option.help")
        return option

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        ctx.allow_extra_args = True  # click would say it in English
        self._refuse_twice(ctx, args)
        rest = super().parse_args(ctx, args)
        if ctx.args:
            raise click.UsageError(self.words.say("cli.too_much", {"typed": " ".join(ctx.args)}), ctx)
        return rest

    def _refuse_twice(self, ctx: click.Context, args: list[str]) -> None:
        """Of an option that takes one value the last one would count, and nobody would hear of the others."""
        _, _, given = self.make_parser(ctx).parse_args(list(args))
        seen: set[str | None] = set()
        for option in given:
            if not isinstance(option, click.Option) or option.multiple or option.is_flag or option.count:
                continue
            if option.name in seen:
                raise click.UsageError(self.words.say("cli.given_twice", {"option": option.opts[-1]}), ctx)
            seen.add(option.name)


class SpeakingGroup(SpeakingCommand, click.Group):
    """A group of such commands, with `--language` before the command too. Each is explained when it is asked for."""

    kinds: Sequence[str]
    keys: str
    """What the keys of the sentences of its commands begin with."""

    def __init__(self, name: str, commands: MutableMapping[str, click.Command] | None = None) -> None:
        language = click.Option(["--language"], type=click.Choice(LANGUAGES))
        super().__init__(name, commands, params=[language], invoke_without_command=True, callback=self._ask_for_command)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        command = super().get_command(ctx, cmd_name)
        if isinstance(command, SpeakingCommand):
            key = f"{self.keys}{cmd_name}"
            explain(command, self.words, self.kinds, key, f"{key}_")
        return command

    def _ask_for_command(self, language: str | None) -> None:
        context = click.get_current_context()
        if context.invoked_subcommand is None:
            facts = {"name": self.name, "words": ", ".join(self.commands)}
            raise click.UsageError(self.words.say("cli.one_of", facts), context)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        return click.Group.parse_args(self, ctx, args)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        commands = ((name, self.get_command(ctx, name)) for name in self.commands)
        rows = [(name, command.get_short_help_str(200)) for name, command in commands if command is not None]
        with formatter.section(self.words.say("cli.help_commands")):
            formatter.write_dl(rows)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            raise click.UsageError(self.words.say("cli.no_such_command", {"typed": args[0]}), ctx)
        return super().resolve_command(ctx, args)


def explain(command: SpeakingCommand, words: Wording, kinds: Sequence[str], key: str, keys: str) -> None:
    """Fills the sentences of a command and its options from the wording: its own stands under `key`, those of the
    commands of a group under what begins with `keys`. A command on kinds of records names them."""
    command.words = words
    command.help = command.short_help = words.say(key)
    _explain_options(command, words)
    if any(isinstance(p, click.Argument) and p.name == "kind" for p in command.params):
        command.epilog = words.say("cli.kinds", {"words": ", ".join(kinds)})
    if isinstance(command, SpeakingGroup):
        command.kinds, command.keys = kinds, keys


def _explain_options(command: click.Command, words: Wording) -> None:
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            parameter.help = words.say(f"cli.option.{parameter.opts[0].lstrip('-').replace('-', '_')}")


def usage_sentence(refused: click.UsageError, words: Wording) -> str:
    """Why the command line was not understood, and where to look."""
    return words.say("cli.usage", {"reason": _reason(refused, words).rstrip(".。")})


def _reason(refused: click.UsageError, words: Wording) -> str:
    if isinstance(refused, click.NoSuchOption):
        return words.say("cli.no_such_option", {"typed": refused.option_name})
    if isinstance(refused, click.BadOptionUsage):
        return words.say("cli.needs_value", {"name": refused.option_name})
    if isinstance(refused, click.BadParameter) and refused.param is not None:
        name = refused.param.opts[0] if isinstance(refused.param, click.Option) else refused.param.human_readable_name
        if isinstance(refused, click.MissingParameter):
            return words.say("cli.missing", {"name": name})
        return _bad_value(name, refused, refused.param, words)
    return refused.format_message()


def _bad_value(name: str, refused: click.BadParameter, parameter: click.Parameter, words: Wording) -> str:
    type = parameter.type
    if isinstance(type, click.Choice):
        return words.say("cli.one_of", {"name": name, "words": ", ".join(map(str, type.choices))})
    if isinstance(type, click.IntRange):
        key = "cli.number_between" if type.max is not None else "cli.number_from"
        return words.say(key, {"name": name, "low": type.min, "high": type.max})
    if isinstance(type, click.types.IntParamType):
        return words.say("cli.whole_number", {"name": name})
    if isinstance(type, click.Path):
        return words.say("cli.not_a_folder" if type.dir_okay else "cli.not_a_file", {"name": name})
    return f"{name}: {refused.message}"


_NAMES_RECORD = frozenset({"record.missing", "record.deleted", "record.exists", "package.own_data"})
"""Here records are named by their ids; people at the window have no use for them."""


def problem_sentence(problem: Problem, kind: str, registry: Registry, words: Wording) -> str:
    """A problem as the command line says it: with the record and the field it concerns, and the words that would do."""
    said = words.problem(problem)
    if problem.code in _NAMES_RECORD and problem.facts.get("id"):
        said = f"{said} [{problem.facts['id']}]"
    if problem.code == "record.unknown_kind":
        return f"{said} {words.say('cli.kinds', {'words': ', '.join(k.name for k in registry.kinds)})}"
    if kind not in registry:
        return said
    described = registry[kind]
    if problem.code == "value.unknown_field":
        return f"{said} {words.say('cli.fields', {'words': ', '.join(field.name for field in described.fields)})}"
    field = described.asked_for.get(problem.field)
    if field is None:
        return said
    named = words.say("cli.at_field", {"label": words.field(kind, problem.field), "field": problem.field, "said": said})
    if problem.code == "value.unknown_word" and field.choices:
        return f"{named} {words.say('cli.choices', {'words': ', '.join(words_of(field.choices))})}"
    return named


def system_sentence(failed: OSError, words: Wording) -> str:
    """What the system refused, where nobody foresaw it: whoever only wanted to read a file is not told of writing."""
    path = str(failed.filename or "")
    code = "not_read" if path and _was_to_be_read(failed, Path(path)) else "not_written"
    return words.say(f"problem.file.{code}", {"path": path})


def _was_to_be_read(failed: OSError, path: Path) -> bool:
    """A file that is written is found missing only where its folder is: it comes into being."""
    if isinstance(failed, FileNotFoundError):
        return path.parent.is_dir()
    return path.is_file() and not os.access(path, os.R_OK)

"""What the commands have in common: their options, what they are handed, exit codes (rulings 19–20)."""

from __future__ import annotations

import functools
import inspect
import locale
import os
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import NoReturn

import click

from exchange_admin.app.cli.done import Done, watched
from exchange_admin.app.cli.output import Output
from exchange_admin.app.cli.speaking import SpeakingCommand, SpeakingGroup, problem_sentence, system_sentence
from exchange_admin.app.program import Program, login_name
from exchange_admin.domain.dates import read_date
from exchange_admin.domain.fields import Value
from exchange_admin.domain.own_places import make_own_folder
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.queries import Filter, Test
from exchange_admin.domain.wording import LANGUAGES, Wording
from exchange_admin.services.office import Office
from exchange_admin.store.opening import damage_named

LOADED: dict[str, click.Command] = {}
"""The commands whose modules were loaded, and the groups of those that are typed with two words."""
DONE, NEEDS_A_PERSON, REFUSED = 0, 1, 2
"""Exit codes: done; done, but something waits for a person; refused and nothing changed."""

OFFICE_FILE = click.Path(path_type=Path, dir_okay=False, readable=False)
FILE = click.Path(path_type=Path, dir_okay=False, readable=False)
FOLDER = click.Path(path_type=Path, file_okay=False, readable=False)
"""Whether a file can be read is found, and said better, by whoever opens it."""


_STOPS = (RuleBroken, OSError, click.Abort, KeyboardInterrupt)
_UNFORESEEN = (ValueError, TypeError, LookupError, ArithmeticError, AttributeError, RecursionError, MemoryError)
KEY_PASSPHRASE = "EXCHANGE_ADMIN_PASSPHRASE"
"""Environment variable with the passphrase of the office's keys: an option would stand in the list of processes."""


@dataclass(frozen=True)
class Session:
    """One run of one command: the program, who works, the language to answer in, and how."""

    program: Program
    language: str
    who: str
    as_json: bool
    done: Done

    @cached_property
    def words(self) -> Wording:
        return self.program.wordings[self.language]

    @cached_property
    def out(self) -> Output:
        return Output(self.words, self.as_json)

    def asked(self, kind: str, problems: Iterable[Problem]) -> int:
        """Says what wants a look in a record of `kind` that was saved; answers with the exit code."""
        said = [problem_sentence(problem, kind, self.program.registry, self.words) for problem in problems]
        for sentence in said:
            self.out.line(f"  {sentence}")
        return NEEDS_A_PERSON if said else DONE

    @contextmanager
    def open(
        self, path: Path, *, writing: bool = False, signing: bool = False, unlocking: bool = False
    ) -> Iterator[Office]:
        """The office file for one command, with `signing` also its keys; `unlocking` them where the environment has the
        passphrase and something is written.

        Raises RuleBroken also when damage shows only in the middle of the work, when it would write into a broken
        journal; `cli.keys_locked` or `keys.wrong_passphrase`.
        """
        with (
            damage_named(path),
            self.program.open(path, writing=writing, verified=writing) as office,
            self.done.watching(office.store),
            _blamed(office),
        ):
            passphrase = os.environ.get(KEY_PASSPHRASE)
            if passphrase and (signing or (unlocking and writing)):
                office.exchange.keys.unlock(passphrase)
            if signing and office.exchange.keys.is_locked:
                raise RuleBroken(Problem("cli.keys_locked", facts={"variable": KEY_PASSPHRASE}))
            yield office


@contextmanager
def _blamed(office: Office) -> Iterator[None]:
    """What nobody foresaw is said to be damage where the check finds the file faulty, else it is a fault of ours."""
    try:
        yield
    except _UNFORESEEN as broken:
        if office.store.checks.is_faulty():
            facts = {"path": str(office.store.path)}
            raise RuleBroken(Problem("office_file.damaged", facts=facts)) from broken
        raise


@contextmanager
def made_folder(folder: Path, *, own: bool = False) -> Iterator[bool]:
    """The folder that a command writes into; whether it had to be made. One that nothing was put into goes again.
    With `own` only its owner may look into a new one.

    Raises RuleBroken with `office_file.no_permission`, or `.no_folder` where it cannot be made.
    """
    is_new = not folder.exists()
    try:
        make_own_folder(folder) if own else folder.mkdir(parents=True, exist_ok=True)
    except OSError as refused:
        code = "no_permission" if isinstance(refused, PermissionError) else "no_folder"
        raise RuleBroken(Problem(f"office_file.{code}", facts={"path": str(folder)})) from refused
    try:
        yield is_new
    finally:
        if is_new:
            with suppress(OSError):
                folder.rmdir()


def system_language() -> str:
    """zh, ru or en, whichever the system speaks."""
    name = (locale.getlocale()[0] or "").lower()
    spoken = {"zh": "zh", "chinese": "zh", "ru": "ru", "russian": "ru"}
    return next((code for start, code in spoken.items() if name.startswith(start)), "en")


def command(path: str) -> Callable[[Callable[..., int]], Callable[..., int]]:
    """Offers a function `(session, arguments, *, options) -> exit code` as what is typed, such as `grade convert`.

    What decorators of click do not say of its parameters, its signature does: see `_describe`. It gets the options
    every command has. Its help sentence is `cli.help.<path>` of the wording.
    """

    def add(function: Callable[..., int]) -> Callable[..., int]:
        _offer(path, _describe(function))
        return function

    return add


def office_command(
    path: str, *, writing: bool = False, signing: bool = False, unlocking: bool = False
) -> Callable[[Callable[..., int]], Callable[..., int]]:
    """As `command`, for a function `(session, office, …)` on the office file that is named first: open while it runs,
    as by `Session.open`. What it says is printed when the file is closed.

    A command that writes and may refuse its options opens the file itself, once they are fine: to open it for writing
    leaves a trace in it.
    """

    def add(function: Callable[..., int]) -> Callable[..., int]:
        @functools.wraps(_describe(function))
        def on_office(session: Session, file: Path, **arguments: object) -> int:
            opened = session.open(file, writing=writing, signing=signing, unlocking=unlocking)
            with session.out.held(), opened as office:
                return function(session, office, **arguments)

        _offer(path, click.argument("file", type=FILE)(on_office))
        return function

    return add


def _describe(function: Callable[..., int]) -> Callable[..., int]:
    """Every parameter that no decorator describes: a path is a file; after `*` stand options, which are flags where
    they are False by default and have to be given where they have no default. All are offered in the order in which
    they stand; a function with `**given` leaves both to its decorators."""
    known = {parameter.name: parameter for parameter in getattr(function, "__click_params__", ())}
    own = list(inspect.signature(function).parameters.values())
    if own[-1].kind is not inspect.Parameter.VAR_KEYWORD:
        described = [known.get(one.name) or _parameter(one) for one in own if one.name not in {"session", "office"}]
        function.__click_params__ = described[::-1]  # type: ignore[attr-defined]
    return function


def _parameter(own: inspect.Parameter) -> click.Parameter:
    kind = FILE if str(own.annotation).startswith("Path") else None
    if own.kind is not inspect.Parameter.KEYWORD_ONLY:
        return click.Argument([own.name], type=kind)
    flag = "--" + own.name.replace("_", "-")
    if own.default is inspect.Parameter.empty:
        return click.Option([flag], type=kind, required=True)
    return click.Option([flag], type=kind, default=own.default, is_flag=own.default is False)


def _offer(path: str, function: Callable[..., int]) -> None:
    @click.pass_context
    @functools.wraps(function)
    def call(
        context: click.Context, /, who: str | None, language: str | None, as_json: bool, **arguments: object
    ) -> int:
        program: Program = context.obj
        done = Done(watched(arguments.values()))
        session = Session(program, language or _asked_before(context), who or login_name(), as_json, done)
        try:
            code = function(session, **arguments)
            sys.stdout.flush()
            return code
        except BrokenPipeError:
            raise
        except _STOPS as stopped:
            reason = _reason(stopped, str(arguments.get("kind") or ""), session)
            if said := done.said(session.words):
                sentence = session.words.say("cli.not_all_done", {"done": said, "reason": reason})
                raise NotAllDone(sentence) from stopped
            raise click.ClickException(reason) from stopped

    wrapped = click.option("--json", "as_json", is_flag=True)(call)
    wrapped = click.option("--language", type=click.Choice(LANGUAGES))(wrapped)
    wrapped = click.option("--as", "who", metavar="NAME")(wrapped)
    *above, name = path.split()
    made = click.command(name, cls=SpeakingCommand)(wrapped)
    if above:
        group = LOADED.setdefault(above[0], SpeakingGroup(above[0]))
        assert isinstance(group, SpeakingGroup)
        group.add_command(made)
    else:
        LOADED[name] = made


class NotAllDone(click.ClickException):
    """Something was changed, yet not all of what was asked."""

    exit_code = NEEDS_A_PERSON


def _reason(stopped: BaseException, kind: str, session: Session) -> str:
    """Why a command could not go on, as a sentence."""
    words = session.words
    if isinstance(stopped, RuleBroken):
        return " ".join(problem_sentence(p, kind, session.program.registry, words) for p in stopped.problems)
    if isinstance(stopped, OSError):
        return system_sentence(stopped, words)
    return words.say("cli.stopped")


def _asked_before(context: click.Context) -> str:
    """The language asked for before the command (`exchange-admin --language ru list …`), else the system's."""
    while context.parent is not None:
        context = context.parent
        if language := context.params.get("language"):
            return str(language)
    return system_language()


def pairs(texts: tuple[str, ...]) -> dict[str, str]:
    """`field=value` arguments as a mapping. Raises RuleBroken for one without `=`, and for two of one field."""
    found: dict[str, str] = {}
    for name, value in _parted(texts):
        if found.setdefault(name, value) != value:
            facts = {"name": name, "one": found[name], "other": value}
            raise RuleBroken(Problem("cli.pair_twice", facts=facts))
    return found


def asked_filters(office: Office, kind: str, texts: tuple[str, ...]) -> tuple[Filter, ...]:
    """`field=value` arguments of which several of one field ask for any of the values; of a list of no kind as they
    stand. Raises RuleBroken."""
    typed: defaultdict[str, list[str]] = defaultdict(list)
    for name, value in _parted(texts):
        typed[name].append(value)
    asked: defaultdict[str, list[Value]] = defaultdict(list)
    for at in range(max(map(len, typed.values()), default=0)):
        turn: dict[str, str] = {name: values[at] for name, values in typed.items() if at < len(values)}
        parsed: Mapping[str, Value] = office.records.parse_filters(kind, turn) if kind else turn
        for name, wanted in parsed.items():
            asked[name].append(wanted)
    return tuple(Filter(name, Test.IS, tuple(dict.fromkeys(values))) for name, values in asked.items())


def _parted(texts: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for text in texts:
        name, sign, value = text.partition("=")
        if not sign or not name:
            raise RuleBroken(Problem("cli.no_pair", facts={"typed": text}))
        yield name, value


def listed(text: str) -> tuple[str, ...]:
    """What stands between commas, each once: `zh, ru`."""
    return tuple(dict.fromkeys(word.strip() for word in text.split(",") if word.strip()))


def refuse_other_than(out: Path, *endings: str) -> None:
    """A slip such as `--out office.xml` for a PDF must not give a file a false name. Raises RuleBroken."""
    if out.suffix.lower() not in endings:
        raise RuleBroken(Problem("file.unknown_ending", facts={"path": str(out), "endings": " ".join(endings)}))


def refuse_idle(option: str, needs: str) -> NoReturn:
    """An option that would change nothing without another one is a mistake. Raises RuleBroken."""
    raise RuleBroken(Problem("cli.idle_option", facts={"name": option, "needs": needs}))


def refuse_both(option: str, other: str) -> NoReturn:
    """Two options of which only one can be meant. Raises RuleBroken."""
    raise RuleBroken(Problem("cli.not_together", facts={"name": option, "other": other}))


def typed_day(typed: str, *, today: date | None = None) -> date:
    """A day of an option, written in any way; +7 from `today`. Raises RuleBroken, also for one that may be two days:
    nobody is there to see the guess."""
    read = read_date(typed, today=today)
    if read.ambiguous:
        days = read.day, read.other or read.day
        one, other = sorted(day.isoformat() for day in days)
        raise RuleBroken(Problem("cli.two_days", facts={"typed": typed, "one": one, "other": other}))
    return read.day


def referred_to(office: Office, kind: str, field: str, typed: str) -> str:
    """The id of the record that `field` of `kind` would point to; empty for nothing typed."""
    if not typed:
        return ""
    id = office.records.parse(kind, {field: typed})[field]
    refers = office.program.registry[kind][field].refers
    record = office.store.get(refers, str(id))
    if record is None or not record.live:
        raise RuleBroken(Problem("value.unknown_reference", field, {"typed": typed, "n": 0}))
    return str(id)

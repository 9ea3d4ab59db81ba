"""The commands `demo` and `snapshot`: the whole main job, and pictures of every page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from exchange_admin.app.cli.casework import day_text
from exchange_admin.app.cli.frame import DONE, FOLDER, Session, command
from exchange_admin.app.cli.listings import matches_text
from exchange_admin.app.snapshot import SIZE, take_snapshots
from exchange_admin.services.demo import Demo, DemoResult, DemoStep
from exchange_admin.services.demo_folder import name_of


@command("demo")
@click.argument("folder", type=FOLDER)
def demo(session: Session, folder: Path) -> int:
    program, words = session.program, session.words

    def pictures(file: Path, target: Path) -> Sequence[Path]:
        return take_snapshots(program, file, target, language=session.language).pictures

    def told(step: DemoStep) -> None:
        about, _, detail = step.name.partition(" ")
        name = words.choice("certificate_kind", detail) if about == "certificates" else words.say(f"demo.{about}")
        session.out.say("cli.step_took", step=name, seconds=f"{step.seconds:.1f}")

    job = Demo(
        make_office=lambda path: program.make_sample(path, today=program.today()),
        make_secretariat=program.make_office,
        open_file=lambda path: program.open(path, writing=True),
        take_pictures=pictures,
        explain=program.explanations.save,
        tell_day=lambda office, day: day_text(office, day, session.language),
        tell_matches=lambda office, listing: matches_text(office, listing, session.language),
        resources=program.resources,
        wordings=program.wordings,
        today=program.today,
        who=session.who,
        language=session.language,
    )
    done = job.run(folder, told)
    session.out.data(done.as_plain())
    session.out.say("cli.demo_done", seconds=f"{done.seconds:.1f}", path=folder)
    for said, names in _files_by_what_they_are(done, session.language).items():
        some = names[0] if len(names) == 1 else f"{names[0]} … ({len(names)})"
        session.out.line(f"  {some}  {said}")
    return DONE


def _files_by_what_they_are(done: DemoResult, language: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for path in done.files:
        found.setdefault(done.said[path][language], []).append(name_of(path))
    return found


def _read_size(context: click.Context, parameter: click.Parameter, text: str) -> tuple[int, int]:
    width, sign, height = text.lower().partition("x")
    if sign and width.isdigit() and height.isdigit() and 600 <= int(width) <= 8000 and 400 <= int(height) <= 8000:
        return int(width), int(height)
    raise click.BadParameter(f"{text}: WIDTHxHEIGHT, 600x400 … 8000x8000")


@command("snapshot")
@click.argument("folder", type=FOLDER)
@click.option("--theme", type=click.Choice(["light", "dark"]), default="light", show_default=True)
@click.option("--size", default=f"{SIZE[0]}x{SIZE[1]}", metavar="WxH", show_default=True, callback=_read_size)
def snapshot(session: Session, file: Path, folder: Path, *, theme: str, size: tuple[int, int]) -> int:
    words = session.words
    made = take_snapshots(session.program, file, folder, language=session.language, theme=theme, size=size)
    left_out = [{"picture": name, "problems": problems} for name, problems in made.left_out.items()]
    session.out.data({"pictures": made.pictures, "left_out": left_out})
    session.out.say("cli.pictures", n=len(made.pictures), path=folder)
    if made.left_out:
        session.out.say("cli.pictures_left_out", n=len(made.left_out))
    for name, problems in made.left_out.items():
        session.out.line(f"  {name}: {' '.join(words.problem(problem) for problem in problems)}")
    return DONE

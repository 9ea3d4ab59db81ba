"""The commands `catalogue export|import|key`: offers and needs between offices that exchange no packages."""

from __future__ import annotations

from pathlib import Path

import click

from exchange_admin.app.cli.frame import (
    DONE,
    NEEDS_A_PERSON,
    Session,
    command,
    listed,
    office_command,
    pairs,
    refuse_idle,
    refuse_other_than,
)
from exchange_admin.app.cli.output import picked
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.rules.catalogue import SUFFIX
from exchange_admin.services.catalogues.catalogues import TELLS_OF_PEOPLE
from exchange_admin.services.catalogues.said import (
    choices_said,
    exported_said,
    key_state_said,
    outcome_said,
    question_said,
)
from exchange_admin.services.catalogues.told import SAME, Outcome, Question
from exchange_admin.services.office import Office

_KEY = "sign_key hub digits institutions counts=bound listings"


@office_command("catalogue export", unlocking=True)
@click.option("--fields", default="", metavar="07,1015")
def export(session: Session, office: Office, *, out: Path, fields: str, sure: bool = False) -> int:
    refuse_other_than(out, SUFFIX)
    try:
        made = office.catalogues.export(out, session.language, fields=listed(fields), sure=sure)
    except RuleBroken as broken:
        if broken.problem.code != TELLS_OF_PEOPLE:
            raise
        session.out.data({"file": None, "names": office.catalogues.telling_of_people(session.language, listed(fields))})
        session.out.line(session.words.problem(broken.problem))
        session.out.say("cli.catalogue_sure")
        return NEEDS_A_PERSON
    told = picked(made, "file=path bytes=size institutions listings forwarded other_fields spoken_for left_out digits")
    session.out.data(told)
    for sentence in exported_said(session.words, made):
        session.out.line(sentence)
    return NEEDS_A_PERSON if made.left_out else DONE


@office_command("catalogue import", writing=True, unlocking=True)
@click.argument("catalogue", type=click.Path(path_type=Path))
@click.option("--say", multiple=True, metavar="KEY=ANSWER")
def import_(session: Session, office: Office, catalogue: Path, *, dry_run: bool = False, say: tuple[str, ...]) -> int:
    given = pairs(say)
    if dry_run:
        outcome = office.catalogues.preview(catalogue, session.language, answers=given)
    else:
        outcome = office.catalogues.take_in(catalogue, session.language, session.who, answers=given)
    session.out.data({**_plain(session, outcome), "dry_run": dry_run})
    for sentence in outcome_said(session.words, outcome, is_done=not dry_run):
        session.out.line(sentence)
    for question in outcome.questions:
        _ask(session, question)
    for line in outcome.lines:
        if line.what != SAME:
            what = session.words.say(f"catalogue.what.{line.what}")
            facts = picked(line, "at title institution n=revision")
            session.out.line("  " + session.words.say("catalogue.line", {**facts, "what": what}))
    if dry_run:
        session.out.say("cli.dry_run")
    return NEEDS_A_PERSON if outcome.questions else DONE


@command("catalogue key")
@click.argument("hub", required=False)
def key(session: Session, file: Path, hub: str | None, *, revoke: bool = False) -> int:
    if revoke and hub is None:
        refuse_idle("--revoke", "HUB")
    with session.open(file, writing=revoke) as office:
        keys, step = office.hub_keys, ""
        found = keys.all(session.language) if hub is None else (keys.find(hub, session.language),)
        if revoke:
            step = keys.revoke(found[0].sign_key, session.who).step
            found = (keys.find(found[0].sign_key, session.language),)
    told = [picked(one, _KEY, "compared_on revoked_on") for one in found]
    session.out.data({"keys": told, "step": step or None})
    words = session.words
    for one in found:
        session.out.line(f"{one.hub}: {key_state_said(words, one)}")
        session.out.line(f"  {one.digits or '—'}")
        session.out.line(
            f"  {words.listed(one.institutions)} · {words.say('catalogue.key_listings', {'n': one.listings})}"
        )
    if not found:
        session.out.say("catalogue.keys_none")
    if revoke:
        session.out.say("catalogue.key_new")
    return DONE


def _plain(session: Session, outcome: Outcome) -> dict[str, object]:
    told = picked(outcome, "file=path issuer issued institutions counts over bound bound_by")
    told["lines"] = [picked(one, "at what kind id revision title institution over=is_over") for one in outcome.lines]
    told["questions"] = [
        {
            **picked(one, "key code"),
            "asks_digits": bool(one.digits),
            "said": question_said(session.words, one),
            "choices": [{"answer": answer, "said": said} for answer, said in choices_said(session.words, one)],
        }
        for one in outcome.questions
    ]
    return {**told, "step": outcome.changes.step or None}


def _ask(session: Session, question: Question) -> None:
    session.out.line("  " + question_said(session.words, question))
    for answer, said in choices_said(session.words, question):
        asked = session.words.say("cli.catalogue_answer", {"key": question.key, "choice": answer})
        session.out.line(f"    {asked}  {said}".rstrip())

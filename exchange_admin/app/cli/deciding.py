"""Commands on what waits for a decision: conflicts list, conflicts resolve."""

from __future__ import annotations

from pathlib import Path

import click

from exchange_admin.app.cli.frame import DONE, NEEDS_A_PERSON, Session, command, office_command
from exchange_admin.app.cli.output import picked
from exchange_admin.app.cli.partners import institution_named
from exchange_admin.domain.changes import Changes
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.services.exchange.cards import ConflictCard
from exchange_admin.services.exchange.conflicts import Conflicts
from exchange_admin.services.office import Office

_CARD = "key issue=kind kind=record_kind id=record field title blocks asked"
_HELD = "key=id institution_id kind=record_kind id=record reason waits_for_update deletes unknown_fields=unknown shows"
_QUESTION = "key=id institution_id kind=record_kind id=record field text state"


@office_command("conflicts list")
def list_(session: Session, office: Office) -> int:
    desk = office.exchange.conflicts
    cards, duplicates = desk.cards(session.language), desk.duplicates(session.language)
    held, questions = desk.held(session.language), desk.questions(session.language)
    differences = office.exchange.unlike_records.problems(session.language)
    session.out.data(
        {
            "cards": [_card(card) for card in cards],
            "duplicates": [picked(one, "key person=person_id other=other_id score") for one in duplicates],
            "held": [picked(one, _HELD, "person who when") for one in held],
            "questions": [picked(one, _QUESTION, "answer") for one in questions],
            "differences": differences,
        }
    )
    words = session.words
    for card in cards:
        session.out.line(f"{words.say(f'exchange.card.{card.kind.value}')}: {card.title} · {card.field_label}")
        session.out.line(f"  {card.key}")
        for one in card.candidates:
            session.out.line(f"  - {one.text or one.key}  {one.institution} {one.who} {one.when}  [{one.key}]")
    for pair in duplicates:
        session.out.line(f"{pair.person} = {pair.other} ? ({pair.score})\n  {pair.key}")
    for kept in held:
        about = " · ".join(dict.fromkeys(part for part in (kept.title, kept.person) if part))
        session.out.line(f"{kept.institution}: {about} · {kept.why}\n  {kept.id}")
        for label, value in kept.values:
            session.out.line(f"  - {label}: {value or '—'}")
        for sentence in (*kept.does, *kept.shows):
            session.out.line(f"  ! {sentence}")
    for asked in questions:
        session.out.line(f"{asked.institution}: {asked.text} — {asked.answer or '…'}\n  {asked.id}")
    for problem in differences:
        session.out.line(words.problem(problem))
    to_decide = cards or duplicates or differences or any(one.is_open for one in held)
    if not (to_decide or questions):
        session.out.say("cli.nothing_to_decide")
    return NEEDS_A_PERSON if to_decide else DONE


@command("conflicts resolve")
@click.argument("key", required=False)
@click.option("--take", default="", metavar="ANSWER")
@click.option("--from", "institution", default="", metavar="INSTITUTION")
@click.option("--field", default="", metavar="KIND.FIELD")
@click.option("--ask", default="", metavar="TEXT")
@click.option("--answer", default="", metavar="TEXT")
def resolve(
    session: Session,
    file: Path,
    key: str | None,
    *,
    take: str,
    value: str = "",
    institution: str,
    field: str,
    ask: str,
    answer: str,
    same: bool = False,
    different: bool = False,
    let_in: bool = False,
    refuse: bool = False,
) -> int:
    if not key and not field:
        context = click.get_current_context()
        raise click.MissingParameter(ctx=context, param=next(p for p in context.command.params if p.name == "key"))
    with session.open(file, writing=True) as office:
        desk, who, language = office.exchange.conflicts, session.who, session.language
        key, of = key or "", institution_named(office, institution) if institution else ""
        if let_in or refuse:
            changes = (desk.let_in if let_in else desk.refuse)([key], who)
        elif same or different:
            changes = _people(desk, key, who, language, same=same)
        elif answer:
            changes = desk.answer(key, answer, who)
        elif field:
            changes = _bulk(desk, field, of, who, language)
        elif ask:
            card = desk.card(key, language)
            changes = desk.ask(card, of or _asked(card, office.store.institution), ask, who)
        elif value:
            changes = desk.settle(desk.card(key, language), take, who, other=value)
        else:
            card = desk.card(key, language)
            changes = desk.settle(card, _answer(card, take, of), who)
        left = len(desk.cards(language))
    session.out.data({"step": changes.step or None, "changed": _changed(changes), "left": left})
    session.out.say("cli.decided", n=left)
    return DONE


def _answer(card: ConflictCard, take: str, institution: str) -> str:
    """The key of the one answer that is meant, by what it says or by who gave it."""
    if take:
        answers = [one.key for one in card.candidates if take in {one.key, one.text, str(one.value)}]
    else:
        answers = [one.key for one in card.candidates if institution and one.institution_id == institution]
    if len(answers) != 1:
        raise RuleBroken(Problem("conflict.unknown_answer", facts={"typed": take or institution}))
    return answers[0]


def _bulk(desk: Conflicts, typed: str, institution: str, who: str, language: str) -> Changes:
    kind, _, field = typed.partition(".")
    for choice in desk.bulk_choices(desk.cards(language)):
        if (choice.institution_id, choice.record_kind, choice.field) == (institution, kind, field):
            return desk.settle_all(choice, who)
    raise RuleBroken(Problem("conflict.unknown_answer", facts={"typed": typed}))


def _people(desk: Conflicts, key: str, who: str, language: str, *, same: bool) -> Changes:
    """For a pair of look-alikes, or for a number that two people share."""
    pair = next(((one.person_id, one.other_id) for one in desk.duplicates(language) if one.key == key), None)
    if pair is None:
        people = list(dict.fromkeys(twin.person_id for twin in desk.card(key, language).twins))
        if len(people) != 2:
            raise RuleBroken(Problem("conflict.unknown_answer", facts={"typed": key}))
        pair = (people[0], people[1])
    keep, other = sorted(pair)
    return desk.same_person(keep, other, who) if same else desk.different_people(keep, other, who)


def _asked(card: ConflictCard, own: str) -> str:
    """Whom a question goes to: the one other institution that answered."""
    others = [one for one in card.institutions if one != own]
    if len(others) != 1:
        raise RuleBroken(Problem("partner.unknown", facts={"typed": ""}))
    return others[0]


def _changed(changes: Changes) -> list[dict[str, str]]:
    return [{"kind": kind, "id": id} for kind, ids in changes.ids.items() for id in sorted(ids)]


def _card(card: ConflictCard) -> dict[str, object]:
    return {
        **picked(card, _CARD, "person_id before since typed"),
        "twins": [picked(one, "id", "person_id") for one in card.twins],
        "answers": [picked(one, "key value text shown", "who when institution_id") for one in card.candidates],
    }

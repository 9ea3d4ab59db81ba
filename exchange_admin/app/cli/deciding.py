"""Commands on what waits for a decision: conflicts list, conflicts resolve."""

from __future__ import annotations

from pathlib import Path

import click

from exchange_admin.app.cli.exchange import institution_named
from exchange_admin.app.cli.frame import DONE, NEEDS_A_PERSON, OFFICE_FILE, Session, subcommand
from exchange_admin.app.cli.speaking import SpeakingGroup
from exchange_admin.domain.changes import Changes
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.services.exchange.cards import Candidate, ConflictCard, DuplicateCard, HeldCard, QuestionCard
from exchange_admin.services.exchange.conflicts import Conflicts


def add_to(group: click.Group) -> None:
    """Registers the commands of this module."""
    conflicts = SpeakingGroup("conflicts")
    group.add_command(conflicts)
    _add_list(conflicts)
    _add_resolve(conflicts)


def _add_list(group: click.Group) -> None:
    @subcommand(group, "list")
    @click.argument("file", type=OFFICE_FILE)
    def list_(session: Session, file: Path) -> int:
        with session.open(file) as office:
            desk = office.exchange.conflicts
            cards, duplicates = desk.cards(session.language), desk.duplicates(session.language)
            held, questions = desk.held(session.language), desk.questions(session.language)
            differences = office.exchange.unlike_records.problems(session.language)
        session.out.data(
            {
                "cards": [_card(card) for card in cards],
                "duplicates": [_duplicate(card) for card in duplicates],
                "held": [_held(card) for card in held],
                "questions": [_question(card) for card in questions],
                "differences": [problem.as_plain() for problem in differences],
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
            session.out.line(f"{kept.institution}: {about} · {words.choice('hold_reason', kept.reason)}\n  {kept.id}")
            for label, value in kept.values:
                session.out.line(f"  - {label}: {value or '—'}")
            for sentence in kept.shows:
                session.out.line(f"  ! {sentence}")
        for asked in questions:
            session.out.line(f"{asked.institution}: {asked.text} — {asked.answer or '…'}\n  {asked.id}")
        for problem in differences:
            session.out.line(words.problem(problem))
        if not (cards or duplicates or held or questions or differences):
            session.out.say("cli.nothing_to_decide")
        return NEEDS_A_PERSON if cards or duplicates or held or differences else DONE


def _add_resolve(group: click.Group) -> None:
    @subcommand(group, "resolve")
    @click.argument("file", type=OFFICE_FILE)
    @click.argument("key", required=False)
    @click.option("--take", default="", metavar="ANSWER")
    @click.option("--value", default="")
    @click.option("--from", "institution", default="", metavar="INSTITUTION")
    @click.option("--field", default="", metavar="KIND.FIELD")
    @click.option("--ask", default="", metavar="TEXT")
    @click.option("--answer", default="", metavar="TEXT")
    @click.option("--same", is_flag=True)
    @click.option("--different", is_flag=True)
    @click.option("--let-in", is_flag=True)
    @click.option("--refuse", is_flag=True)
    def resolve(
        session: Session,
        file: Path,
        key: str | None,
        take: str,
        value: str,
        institution: str,
        field: str,
        ask: str,
        answer: str,
        same: bool,
        different: bool,
        let_in: bool,
        refuse: bool,
    ) -> int:
        if not key and not field:
            context = click.get_current_context()
            raise click.MissingParameter(ctx=context, param=next(p for p in context.command.params if p.name == "key"))
        with session.open(file, writing=True) as office:
            desk, who, language = office.exchange.conflicts, session.who, session.language
            wanted = _Wanted(
                key or "", take, value, institution_named(office, institution) if institution else "", field
            )
            if let_in or refuse:
                changes = (desk.let_in if let_in else desk.refuse)([wanted.key], who)
            elif same or different:
                changes = _people(desk, wanted.key, who, language, same=same)
            elif answer:
                changes = desk.answer(wanted.key, answer, who)
            elif field:
                changes = _bulk(desk, wanted, who, language)
            elif ask:
                card = desk.card(wanted.key, language)
                changes = desk.ask(card, wanted.institution or _asked(card, office.store.institution), ask, who)
            else:
                changes = _settle(desk, wanted, who, language)
            left = len(desk.cards(language))
        session.out.data({"step": changes.step or None, "changed": _changed(changes), "left": left})
        session.out.say("cli.decided", n=left)
        return DONE


class _Wanted:
    """What the options of `resolve` say."""

    def __init__(self, key: str, take: str, value: str, institution: str, field: str) -> None:
        self.key, self.take, self.value, self.institution, self.field = key, take, value, institution, field


def _settle(desk: Conflicts, wanted: _Wanted, who: str, language: str) -> Changes:
    card = desk.card(wanted.key, language)
    if wanted.value:
        return desk.settle(card, wanted.take, who, other=wanted.value)
    answers = [one for one in card.candidates if _fits(one, wanted)]
    if len(answers) != 1:
        raise RuleBroken(Problem("conflict.unknown_answer", facts={"typed": wanted.take or wanted.institution}))
    return desk.settle(card, answers[0].key, who)


def _fits(one: Candidate, wanted: _Wanted) -> bool:
    if wanted.take:
        return wanted.take in {one.key, one.text, str(one.value)}
    return bool(wanted.institution) and one.institution_id == wanted.institution


def _bulk(desk: Conflicts, wanted: _Wanted, who: str, language: str) -> Changes:
    kind, _, field = wanted.field.partition(".")
    for choice in desk.bulk_choices(desk.cards(language)):
        if (choice.institution_id, choice.record_kind, choice.field) == (wanted.institution, kind, field):
            return desk.settle_all(choice, who)
    raise RuleBroken(Problem("conflict.unknown_answer", facts={"typed": wanted.field}))


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
        "key": card.key,
        "issue": card.kind.value,
        "kind": card.record_kind,
        "id": card.record,
        "field": card.field,
        "title": card.title,
        "person_id": card.person_id or None,
        "before": card.before or None,
        "blocks": card.blocks,
        "since": card.since or None,
        "asked": list(card.asked),
        "typed": card.typed or None,
        "twins": [{"id": one.id, "person_id": one.person_id or None} for one in card.twins],
        "answers": [
            {
                "key": one.key,
                "value": one.value,
                "text": one.text,
                "who": one.who or None,
                "when": one.when or None,
                "institution_id": one.institution_id or None,
                "shown": one.shown,
            }
            for one in card.candidates
        ],
    }


def _duplicate(card: DuplicateCard) -> dict[str, object]:
    return {"key": card.key, "person": card.person_id, "other": card.other_id, "score": card.score}


def _held(card: HeldCard) -> dict[str, object]:
    return {
        "key": card.id,
        "institution_id": card.institution_id,
        "kind": card.record_kind,
        "id": card.record,
        "reason": card.reason,
        "person": card.person or None,
        "shows": list(card.shows),
        "who": card.who or None,
        "when": card.when or None,
    }


def _question(card: QuestionCard) -> dict[str, object]:
    return {
        "key": card.id,
        "institution_id": card.institution_id,
        "kind": card.record_kind,
        "id": card.record,
        "field": card.field,
        "text": card.text,
        "answer": card.answer or None,
        "state": card.state,
    }

"""The commands `match`, which offers meet which needs and why two others do not, `glossary`, and `term examples`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from exchange_admin.app.cli.frame import (
    DONE,
    FILE,
    Session,
    command,
    listed,
    office_command,
    refuse_idle,
    refuse_other_than,
)
from exchange_admin.app.cli.output import json_text, picked
from exchange_admin.documents.table_papers.paper import Boxed
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.rules.glossary import AGREED, LANGUAGES
from exchange_admin.domain.rules.matching.criteria import MOST_POINTS
from exchange_admin.services.boxed_characters import boxed_plain, boxed_said
from exchange_admin.services.listings.matches import ShownListing, ShownMatch, ShownRefusal
from exchange_admin.services.listings.said import criterion_said
from exchange_admin.services.lookup import look_up_one
from exchange_admin.services.office import Office

_LISTING = "id title institution_id institution"


@office_command("match")
@click.option("--listing", default="")
@click.option("--need", default="")
@click.option("--offer", default="")
@click.option("--all", "weak", is_flag=True)
@click.option("--out", type=FILE, metavar="X.pdf|X.xlsx")
@click.option("--languages", default="", metavar="zh,ru")
def match(
    session: Session,
    office: Office,
    *,
    listing: str,
    need: str,
    offer: str,
    weak: bool,
    out: Path | None,
    languages: str,
) -> int:
    if bool(need) != bool(offer) or (listing and need):
        raise RuleBroken(Problem("listing.which_two"))
    _check_paper(out, languages, listing or need)
    if need:
        return _of_two(session, office, named_listing(office, need), named_listing(office, offer), out, languages)
    own = named_listing(office, listing) if listing else ""
    found = office.matches.all(session.language, listing=own, weak=weak)
    written = _written(session, office, found, own, out, languages)
    session.out.data({**_all_plain(found), **written})
    _say_apart(session, found)
    _say_written(session, written)
    return DONE


@office_command("glossary")
@click.argument("words", nargs=-1, metavar="[TEXT]…")
def glossary(session: Session, office: Office, *, words: tuple[str, ...]) -> int:
    """Without a text all terms."""
    text, out = " ".join(words), session.out
    found = office.glossary.in_text(text)
    usable = office.glossary.usable()
    said = {one: usable.said_in(text, one) for one in LANGUAGES} if text else None
    out.data({"terms": [{**picked(one, "id state words"), **dict(one.names)} for one in found], "said": said})
    for one in found:
        names = " · ".join(one.names.values())
        if one.state == AGREED:
            out.line(names)
        else:
            out.say("glossary.with_state", term=names, state=session.words.choice("term_state", one.state))
    if not found:
        out.say("glossary.none")
    return DONE


@command("term examples")
def examples(session: Session, file: Path, *, dry_run: bool = False) -> int:
    with session.open(file, writing=not dry_run) as office:
        verbs = office.term_examples
        missing = verbs.missing()
        step = verbs.add(session.who).step if missing and not dry_run else None
    words = session.words
    added = [{"name": one.name(words.language), "state": one.edits[0].values["state"]} for one in missing]
    session.out.data({"added": added, "step": step, "dry_run": dry_run})
    for one in added:
        session.out.say("glossary.with_state", term=one["name"], state=words.choice("term_state", one["state"]))
    key = "none" if not missing else "would" if dry_run else "added"
    session.out.say(f"cli.grade.examples_{key}", n=len(missing))
    return DONE


def _check_paper(out: Path | None, languages: str, is_named: str) -> None:
    """A letter is about somebody's offer or need; a workbook may hold all matches. Raises RuleBroken."""
    if out is not None:
        refuse_other_than(out, ".pdf", ".xlsx")
    is_letter = out is not None and _is_letter(out)
    if languages and not is_letter:
        refuse_idle("--languages", "--out X.pdf")
    if is_letter and not is_named:
        raise RuleBroken(Problem("cli.letter_about"))


def _is_letter(out: Path) -> bool:
    return out.suffix.lower() == ".pdf"


def _written(
    session: Session, office: Office, found: Sequence[ShownMatch], own: str, out: Path | None, languages: str
) -> dict[str, object]:
    """Where to, how many matches are in it, and how many are not; empty where nothing was asked for."""
    if out is None:
        return {}
    papers = office.match_papers
    if not _is_letter(out):
        return {"path": str(out), "n": papers.write_book(found, session.language, out, session.who), "beyond": 0}
    letter = papers.letter(found, own)
    boxed = papers.write_pdf(letter, listed(languages) or office.both_languages(), out)
    told = {"path": str(out), "n": len(letter.pairs), "beyond": letter.beyond}
    return {**told, "boxed": boxed_plain(boxed)}


def _say_written(session: Session, written: dict[str, object]) -> None:
    if written:
        session.out.say("listings.paper.written", **written)
    if written.get("beyond"):
        session.out.say("listings.paper.beyond", **written)
    boxed = written.get("boxed")
    if isinstance(boxed, list) and boxed:
        session.out.line(boxed_said([Boxed(**one) for one in boxed], session.words))


def _of_two(session: Session, office: Office, need: str, offer: str, out: Path | None, languages: str) -> int:
    found = office.matches.of_two(need, offer, session.language)
    if isinstance(found, ShownMatch):
        written = _written(session, office, [found], "", out, languages)
        session.out.data({"match": _plain(found), "refusal": None, **written})
        _say(session, found)
        _say_written(session, written)
        return DONE
    if out is not None:
        raise RuleBroken(Problem("listing.do_not_meet", facts={"why": found.sentence}))
    told = {**_both(found), "code": found.refusal.code, "facts": dict(found.refusal.facts), "said": found.sentence}
    session.out.data({"match": None, "refusal": told})
    session.out.line(found.sentence)
    return DONE


def matches_text(office: Office, listing: str, language: str) -> str:
    """What `match --listing … --json` prints."""
    return json_text(_all_plain(office.matches.all(language, listing=listing)))


def named_listing(office: Office, typed: str) -> str:
    """An offer or a need by its id or its title. Raises RuleBroken."""
    record = office.store.get("listing", typed)
    if record is not None and record.live:
        return typed
    return look_up_one(office.store, office.program.registry["listing"], typed, "listing")


def _all_plain(found: Sequence[ShownMatch]) -> dict[str, object]:
    return {"matches": [_plain(one) for one in found]}


def _plain(shown: ShownMatch) -> dict[str, object]:
    reasons = [
        {**reason.as_plain(), "most": MOST_POINTS[reason.criterion], "said": said}
        for reason, said in zip(shown.match.reasons, shown.sentences, strict=True)
    ]
    return {**_both(shown), **picked(shown.match, "score possible good=is_good ask=is_to_ask"), "reasons": reasons}


def _both(shown: ShownMatch | ShownRefusal) -> dict[str, object]:
    return {"need": picked(shown.need, _LISTING), "offer": picked(shown.offer, _LISTING)}


def _say(session: Session, shown: ShownMatch) -> None:
    """The two, the sum, and how it comes about; what nobody said stands last."""
    out, words, found = session.out, session.words, shown.match
    out.say("listings.said.two", need=_called(shown.need), offer=_called(shown.offer))
    key = "sum" if found.possible == found.score else "sum_open"
    out.line("  " + words.say(f"listings.said.{key}", {"score": found.score, "more": found.possible - found.score}))
    for reason, said in zip(found.reasons, shown.sentences, strict=True):
        if not reason.open:
            out.line(f"  {reason.points:>3}  {said}")
    if unsaid := [criterion_said(words, one.criterion) for one in found.reasons if one.open]:
        out.line("  " + words.explained("listings.said.ask", {"what": tuple(unsaid)}))


def _say_apart(session: Session, found: Sequence[ShownMatch]) -> None:
    """As the window shows them: matches, then what could be asked, then what is weaker than both."""
    parts = {"": [one for one in found if one.match.is_good], "to_ask": [one for one in found if one.match.is_to_ask]}
    parts["weaker"] = [one for one in found if not (one.match.is_good or one.match.is_to_ask)]
    if not found:
        session.out.say("listings.said.none")
    elif not parts[""]:
        session.out.say("listings.said.no_good")
    for head, some in parts.items():
        if head and some:
            session.out.say(f"listings.said.{head}", n=len(some))
        for one in some:
            _say(session, one)


def _called(listing: ShownListing) -> str:
    return " · ".join(filter(None, (listing.title, listing.institution)))

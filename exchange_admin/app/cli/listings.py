"""The commands `match`, which offers meet which needs and why two others do not, and `glossary`."""

from __future__ import annotations

import click

from exchange_admin.app.cli.frame import DONE, Session, office_command
from exchange_admin.app.cli.output import picked
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.rules.glossary import AGREED, LANGUAGES
from exchange_admin.domain.rules.matching.criteria import MOST_POINTS
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
def match(session: Session, office: Office, *, listing: str, need: str, offer: str, weak: bool) -> int:
    if bool(need) != bool(offer) or (listing and need):
        raise RuleBroken(Problem("listing.which_two"))
    if need:
        return _of_two(session, office, named_listing(office, need), named_listing(office, offer))
    own = named_listing(office, listing) if listing else ""
    found = office.matches.all(session.language, listing=own, weak=weak)
    session.out.data({"matches": [_plain(one) for one in found]})
    for one in found:
        _say(session, one)
    if not found:
        session.out.say("listings.said.none")
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


def _of_two(session: Session, office: Office, need: str, offer: str) -> int:
    found = office.matches.of_two(need, offer, session.language)
    if isinstance(found, ShownMatch):
        session.out.data({"match": _plain(found), "refusal": None})
        _say(session, found)
        return DONE
    told = {**_both(found), "code": found.refusal.code, "facts": dict(found.refusal.facts), "said": found.sentence}
    session.out.data({"match": None, "refusal": told})
    session.out.line(found.sentence)
    return DONE


def named_listing(office: Office, typed: str) -> str:
    """An offer or a need by its id or its title. Raises RuleBroken."""
    record = office.store.get("listing", typed)
    if record is not None and record.live:
        return typed
    return look_up_one(office.store, office.program.registry["listing"], typed, "listing")


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


def _called(listing: ShownListing) -> str:
    return " · ".join(filter(None, (listing.title, listing.institution)))

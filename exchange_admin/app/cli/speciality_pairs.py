"""The commands `pair …`: what each of two institutions says of specialities that correspond."""

from __future__ import annotations

from exchange_admin.app.cli.frame import DONE, Session, office_command, referred_to
from exchange_admin.app.cli.output import recorded
from exchange_admin.domain.changes import Changes
from exchange_admin.domain.queries import Order, Query
from exchange_admin.domain.rules.listings import LINK_SIDES, LINK_STATUS, link_status
from exchange_admin.domain.steps import Record
from exchange_admin.services.listings.speciality_pairs import PAIR
from exchange_admin.services.office import Office

_SHOWN = (
    *("institution_id", "speciality_id", "other_institution_id", "other_speciality_id", "relation", "state"),
    *("institution_word", "other_word", "agreed_on", "decision_id", "decision"),
)


@office_command("pair list")
def list_(session: Session, office: Office) -> int:
    found = list(office.store.records(Query(PAIR, order=Order("agreed_on", descending=True))))
    session.out.data({"pairs": [_plain(one) for one in found]})
    for one in found:
        _say(session, office, one)
    if not found:
        session.out.say("listings.pairs.none")
    return DONE


@office_command("pair agree", writing=True)
def agree(session: Session, office: Office, pair: str, *, institution: str = "") -> int:
    whose = referred_to(office, PAIR, "institution_id", institution)
    return _told(session, office, pair, office.speciality_pairs.agree(pair, session.who, institution=whose))


@office_command("pair end", writing=True)
def end(session: Session, office: Office, pair: str, *, institution: str = "") -> int:
    whose = referred_to(office, PAIR, "institution_id", institution)
    return _told(session, office, pair, office.speciality_pairs.end(pair, session.who, institution=whose))


def _told(session: Session, office: Office, pair: str, changes: Changes) -> int:
    record = office.records.get(PAIR, pair)
    session.out.data({**_plain(record), "step": changes.step or None})
    _say(session, office, record)
    return DONE


def _plain(pair: Record) -> dict[str, object]:
    return {**recorded(pair, _SHOWN), "status": link_status(pair.values)}


def _say(session: Session, office: Office, pair: Record) -> None:
    called = office.lists.labels(PAIR, (pair.id,), session.language)[pair.id]
    sides = [pair.text(side) for side in LINK_SIDES]
    names = office.lists.labels("institution", sides, session.language)
    status = session.words.choice(LINK_STATUS, link_status(pair.values))
    institutions = " · ".join(names.get(one, "") for one in sides)
    session.out.say("listings.pairs.one", pair=called, institutions=institutions, status=status)

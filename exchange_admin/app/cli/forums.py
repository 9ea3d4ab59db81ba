"""The commands `forum …`: who took part in a forum, as numbers and by name, and whose consent is missing."""

from __future__ import annotations

from exchange_admin.app.cli.frame import DONE, NEEDS_A_PERSON, Session, office_command, referred_to
from exchange_admin.app.cli.output import picked
from exchange_admin.domain.changes import Changes
from exchange_admin.services.office import Office


@office_command("forum show")
def forum(session: Session, office: Office, meeting: str) -> int:
    """1 when somebody is named without a consent."""
    id = referred_to(office, "decision", "meeting_id", meeting)
    return _participants(session, office, id, Changes())


@office_command("forum list", writing=True)
def begin_list(session: Session, office: Office, meeting: str) -> int:
    id = referred_to(office, "decision", "meeting_id", meeting)
    return _participants(session, office, id, office.forums.begin_list(id, session.who))


def _participants(session: Session, office: Office, meeting: str, changes: Changes) -> int:
    found = office.forums.participants(meeting)
    called = office.lists.labels("meeting", (meeting,), session.language)
    people = office.lists.labels("person", found.people, session.language)
    session.out.data(
        {
            "id": meeting,
            **picked(found, "participants_home=home participants_partner=partner programme_id=programme"),
            "people": [
                {"id": one, "name": people.get(one, ""), "consent": one not in found.unconsented}
                for one in found.people
            ],
            "stays": list(found.stays),
            "step": changes.step or None,
            "problems": changes.problems,
        }
    )
    out = session.out
    out.line(called.get(meeting, ""))
    numbers = {side: "—" if n is None else n for side, n in (("home", found.home), ("partner", found.partner))}
    out.say("committee.said.participants", **numbers)
    out.say("committee.said.named" if found.programme else "committee.said.no_list", n=len(found.people))
    for one in found.unconsented:
        out.say("committee.said.no_consent", who=people.get(one, ""))
    out.problems(changes.problems)
    return NEEDS_A_PERSON if found.unconsented else DONE

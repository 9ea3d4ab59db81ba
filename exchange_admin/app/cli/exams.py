"""The commands `exam list|retake`: results of language exams, their attempts, and how long they count."""

from __future__ import annotations

import click

from exchange_admin.app.cli.frame import DONE, Session, office_command, pairs, referred_to
from exchange_admin.app.cli.output import picked, recorded
from exchange_admin.domain.labels import person_name
from exchange_admin.services.exams.exam_results import ExamResult, Validity
from exchange_admin.services.office import Office

_SHOWN = ("date", "exam", "level", "outcome", "valid_until", "certificate_number")


@office_command("exam list")
@click.option("--validity", type=click.Choice([one.value for one in Validity]))
def list_(session: Session, office: Office, *, person: str = "", validity: str | None) -> int:
    id = referred_to(office, "exam_result", "person_id", person)
    found = [one for one in office.exam_results.listed(id) if validity in (None, one.validity.value)]
    people = office.store.many("person", list({one.record.text("person_id") for one in found}))
    names = {id: person_name(one.values)[0] for id, one in people.items()}
    session.out.data({"results": [_as_plain(one, names) for one in found]})
    words = session.words
    if not found:
        session.out.say("cli.nothing_found")
        return DONE
    heads = [words.field("exam_result", name) for name in ("person_id", *_SHOWN[:4])]
    rows = []
    for one in found:
        day, exam, level, outcome = (one.record[name] for name in _SHOWN[:4])
        said = (words.choice("exam", exam), str(level or ""), words.choice("exam_outcome", outcome))
        state = words.say(f"exam.validity.{one.validity.value}", {"day": one.record.text("valid_until")})
        name = names.get(one.record.text("person_id"), "")
        rows.append((name, str(day or ""), *said, str(one.attempt), state))
    session.out.table([*heads, words.say("exam.attempt"), words.say("exam.counts")], rows)
    return DONE


@office_command("exam retake", writing=True)
@click.argument("values", nargs=-1, metavar="FIELD=VALUE...")
def retake(session: Session, office: Office, result: str, values: tuple[str, ...], *, sure: bool = False) -> int:
    told = office.records.parse("exam_result", pairs(values))
    changes = office.exam_results.retake(result, told, session.who)
    (id,) = changes.ids["exam_result"]
    attempts = office.exam_results.attempts(id)
    asked = () if sure else changes.problems
    first, number = attempts[0].record.id, len(attempts)
    session.out.data({"id": id, "first": first, "attempt": number, "step": changes.step, "problems": asked})
    session.out.say("exam.retake_entered", n=number, id=id)
    return session.asked("exam_result", asked)


def _as_plain(one: ExamResult, names: dict[str, str]) -> dict[str, object]:
    person = one.record.text("person_id")
    place = picked(one, "attempt first validity") | recorded(one.record, _SHOWN)
    return {**place, "person_id": person, "name": names.get(person, "")}

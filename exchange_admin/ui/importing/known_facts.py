"""What tells a known person from another one of the same name, in one line."""

from __future__ import annotations

from exchange_admin.domain.labels import person_name
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.queries import Filter, Query, Test
from exchange_admin.ui.desk import Desk

PERSON = "person"


def known_record(desk: Desk, kind: str, id: str) -> tuple[str, str]:
    """What a record is called, and what tells it from others; both are empty when it is gone."""
    if kind == PERSON:
        return known_person(desk, id)
    return desk.label(kind, id), desk.lists.second_lines(kind, (id,)).get(id, "")


def known_person(desk: Desk, id: str) -> tuple[str, str]:
    """The name in the person's own script, and what tells most first: birth date, papers, other forms, institution.

    Both are empty when the person is gone.
    """
    try:
        person = desk.records.get("person", id)
    except RuleBroken:
        return "", ""
    first, others = person_name(person.values)
    facts: list[str] = []
    if person["birth_date"]:
        facts.append(desk.look.formats.day(person.text("birth_date")))
    facts += _papers(desk, id)
    facts.append(others)
    if person["home_institution_id"]:
        facts.append(desk.label("institution", person.text("home_institution_id")))
    return first, " · ".join(fact for fact in facts if fact)


def _papers(desk: Desk, id: str) -> list[str]:
    ids = desk.lists.ids(Query("identity_document", filters=(Filter("person_id", Test.IS, (id,)),)))
    rows = desk.lists.rows("identity_document", ids, ("number",), desk.language)
    return [rows[n].cells[0].text for n in ids if n in rows]

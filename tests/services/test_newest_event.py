"""What an explanation says of several events and of the source of a rule. Today is 9 October 2026."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from case_office import CaseOffice
from paper_office import WHO

from exchange_admin.domain.rules.casework.rule_sources import RuleSources
from exchange_admin.services.casework.casework import Casework
from exchange_admin.services.country_calendars import working_calendar

FOLDER = Path(__file__).parents[2] / "resources" / "reference"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[CaseOffice]:
    made = CaseOffice(tmp_path / "office.exchange")
    made.casework = Casework(made.parts, lambda: made.records, working_calendar, lambda: RuleSources.load(FOLDER))
    made.verbs, made.events = made.casework.verbs, made.casework.events
    yield made
    made.store.close()


def steps(office: CaseOffice, code: str, language: str = "en") -> list[str]:
    return list(office.casework.explaining.of_task(office.id_of(code), language).steps)


def test_a_second_entry_that_moves_what_is_due_once_is_told_on_the_card_and_in_the_explanation(
    office: CaseOffice,
) -> None:
    office.events.add(office.going, "entry", date(2026, 9, 1), WHO)
    assert office.casework.checklists.of_stay(office.going, "en").recounted == ()
    office.events.add(office.going, "entry", date(2026, 10, 5), WHO)
    (told,) = office.casework.checklists.of_stay(office.going, "en").recounted
    assert (told.code, told.facts["first"], told.facts["day"]) == ("task.newest_counts", "2026-09-01", "2026-10-05")
    assert told.facts["titles"] == "Residence permit"
    assert any("first of 1 Sep 2026" in step and "due on 1 Oct 2026" in step for step in steps(office, "cn.permit"))


def test_what_was_done_stays_done_when_somebody_enters_again(office: CaseOffice) -> None:
    rule = office.add("requirement", **office.records.get("requirement", office.rules["cn.permit"]).values | {
        "code": "ru.medical", "name_en": "Medical", "evidence": "yes_date", "evidence_word": None, "valid_at": None,
    })  # fmt: skip
    office.rules["ru.medical"] = rule
    office.events.add(office.going, "entry", date(2026, 9, 1), WHO)
    office.verbs.done([office.id_of("ru.medical")], WHO, date(2026, 9, 20))
    office.events.add(office.going, "entry", date(2026, 10, 5), WHO)
    assert office.tasks()["ru.medical"].state == "done"
    (told,) = office.casework.checklists.of_stay(office.going, "en").recounted
    assert "Medical" not in str(told.facts["titles"])


@pytest.mark.parametrize(
    ("language", "said"), [("en", "115-FZ art. 5 p. 13"), ("ru", "Федеральный закон № 115-ФЗ, ст. 5, п. 13"),
                           ("zh", "俄罗斯第 115-FZ 号联邦法律第 5 条第 13 款")]
)  # fmt: skip
def test_the_source_of_a_rule_stands_in_the_language_of_the_reader(
    office: CaseOffice, language: str, said: str
) -> None:
    office.set("requirement", office.rules["cn.permit"], basis="115-FZ art. 5 p. 13")
    assert any(said in step for step in steps(office, "cn.permit", language))

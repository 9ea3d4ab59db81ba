"""A month of tasks: what is to be done on each day, days off of the office's country, by name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from case_office import CaseOffice
from paper_office import WHO

from exchange_admin.domain.rules.casework.bands import Band
from exchange_admin.services.casework.task_list import TaskFilter, TaskTab


@pytest.mark.parametrize("country", ["CN", "RU"])
def test_every_day_off_of_both_countries_has_words(country: str, tmp_path: Path) -> None:
    office = CaseOffice(tmp_path / "office.exchange")
    office.set("institution", office.store.institution, country=country)
    named = [one.name for month in range(1, 13) for one in office.casework.month.of(2026, month, "ru").days if one.name]
    assert len(named) > 10
    assert not [name for name in named if re.search("[a-z]", name)]
    office.store.close()


@pytest.fixture
def office(tmp_path: Path) -> Iterator[CaseOffice]:
    made = CaseOffice(tmp_path / "office.exchange")
    yield made
    made.store.close()


def test_counts_stand_on_the_day_to_act_and_all_of_them_are_those_of_the_list(office: CaseOffice) -> None:
    office.events.arrived([office.going], date(2026, 9, 1), WHO)
    month = office.casework.month.of(2026, 9, "en")
    assert len(month.days) == 30
    assert {one.day.day: one.bands for one in month.days if one.n} == {10: {Band.OVERDUE: 1}, 30: {Band.OVERDUE: 1}}
    for one in month.days:
        day = one.day.isoformat()
        wanted = TaskFilter(act_from=day, act_until=day, is_open=True)
        assert len(office.casework.tasks.ns(TaskTab.ALL, wanted)) == one.n


def test_what_is_with_an_authority_or_done_stands_on_no_day(office: CaseOffice) -> None:
    office.events.arrived([office.going], date(2026, 9, 1), WHO)
    office.verbs.submit([office.id_of("cn.registration")], WHO)
    office.verbs.done([office.id_of("cn.permit")], WHO)
    assert office.casework.month.of(2026, 9, "en").n == 0


def test_days_off_of_the_country_are_named_and_worked_weekends_told(office: CaseOffice) -> None:
    office.set("institution", office.store.institution, country="CN")
    october = {one.day.day: one for one in office.casework.month.of(2026, 10, "zh").days}
    assert october[1].is_off
    assert "国庆" in october[1].name
    assert "（" not in october[5].name
    assert october[10].is_worked
    assert not october[10].is_off
    russian = {one.day.day: one.name for one in office.casework.month.of(2026, 10, "ru").days}
    assert (russian[1], russian[6]) == ("День образования КНР", "Выходной")
    assert (october[17].is_off, october[17].name) == (True, "")


def test_a_year_that_is_not_announced_says_so_and_another_country_has_weekends_only(office: CaseOffice) -> None:
    office.set("institution", office.store.institution, country="CN")
    assert office.casework.month.of(2031, 2, "en").not_final
    office.set("institution", office.store.institution, country="DE")
    month = office.casework.month.of(2026, 10, "en")
    assert (month.country, month.not_final) == ("", False)
    assert [one.day.day for one in month.days if one.is_off][:2] == [3, 4]


def test_filters_count_there_too(office: CaseOffice) -> None:
    office.events.arrived([office.going], date(2026, 9, 1), WHO)
    mine = TaskFilter(requirement=office.rules["cn.permit"])
    assert office.casework.month.of(2026, 9, "en", mine).n == 1
    assert office.casework.tasks.undated(mine) == 0
    assert office.casework.tasks.undated() > 0

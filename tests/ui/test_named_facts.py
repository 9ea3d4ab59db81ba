"""Sentences in the window name people, institutions and records as people call them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from full_office import FullOffice, make_program, new_file, open_file

from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.ui.detail.phrases import value_phrase
from exchange_admin.ui.languages import Languages
from exchange_admin.ui.look import Look

ID = "0190a000-0000-7000-8000-000000000001"


@pytest.fixture
def shown(look: Look, languages: Languages, tmp_path: Path) -> Iterator[FullOffice]:
    program = make_program(tmp_path)
    new_file(program, tmp_path / "office.exchange")
    made = open_file(program, tmp_path / "office.exchange", look, languages, tmp_path)
    yield made
    made.close()


def test_an_author_of_the_journal_is_called_by_the_institution(shown: FullOffice) -> None:
    author = shown.office.store.author
    said = shown.desk.sentence([Problem("journal.fork", facts={"author": author})])
    assert author not in said
    assert "松花工程职业学院" in said


def test_a_record_that_is_gone_is_named_by_its_kind(shown: FullOffice) -> None:
    with pytest.raises(RuleBroken) as refused:
        shown.desk.records.get("person", ID)
    said = shown.desk.sentence(refused.value.problems)
    assert ID not in said
    assert shown.desk.words.kind("person") in said


def test_a_deleted_record_that_something_points_to_is_named_as_it_was_called(shown: FullOffice) -> None:
    records = shown.desk.records
    (college,) = records.add("institution", {"name_zh": "滨海学院", "country": "RU", "kind": "college"}, "Shen").ids[
        "institution"
    ]
    records.remove("institution", college, "Shen")
    person = {"role": "student", "family_han": "王", "home_institution_id": college}
    with pytest.raises(RuleBroken) as refused:
        records.add("person", person, "Shen")
    assert "滨海学院" in shown.desk.sentence(refused.value.problems)


def test_what_points_to_a_record_of_another_file_does_not_look_empty(shown: FullOffice) -> None:
    kind = shown.desk.registry["person"]
    assert value_phrase(shown.desk, kind, "home_institution_id", ID) == "a record that is not in this file"
    assert value_phrase(shown.desk, kind, "home_institution_id", None) == ""

"""Looking people up by their names finds whom comparing each with each finds, and scores them alike."""

from __future__ import annotations

import random
from functools import partial
from itertools import permutations

import pytest

from exchange_admin.domain.fields import Value
from exchange_admin.names import NameParts, Names
from exchange_admin.services.importing.draft import StagedRow
from exchange_admin.services.importing.known_people import ComparedName, KnownPeople, KnownPerson
from exchange_admin.services.importing.namesakes import namesake_mark
from exchange_admin.services.importing.people_alike import Namesakes
from tests.services.importing_office import names

HAN = [("王", "小明"), ("王", "晓明"), ("李", "小明"), ("欧阳", "娜娜"), ("吕", "布"), ("徐", "悦"), ("许", "悦")]
LATIN = [("WANG", "XIAOMING"), ("Lyu", "Bu"), ("IVANOVA", "MARIIA"), ("IVANOVA", "MARIYA"), ("", "Xu Yue"), ("LI", "")]
DAYS = ["2005-01-01", "2005-01-02", "2005-01-03"]
CYRILLIC = [("Ван", "Сяомин"), ("Иванова", "Мария"), ("Иванов", "Марий"), ("Сюй", "Юэ"), ("Петров-Водкин", "Кузьма")]


def people(names: Names, count: int) -> list[KnownPerson]:
    """With names in one script, in several that fit, and in several that do not."""
    chance, found = random.Random(5), []
    for number in range(count):
        han, latin, cyrillic = (
            chance.choice([("", ""), *pool]) if chance.random() < 0.6 else ("", "") for pool in (HAN, LATIN, CYRILLIC)
        )
        patronymic = chance.choice(["", "", "Ивановна"]) if cyrillic[0] else ""
        parts = NameParts(*han, *cyrillic, patronymic, *latin)
        found.append(KnownPerson(str(number), ComparedName(parts, names), chance.choice(DAYS)))
    return found


@pytest.fixture(scope="module")
def everybody() -> list[KnownPerson]:
    return people(names(), 250)


def test_the_names_that_may_be_one_are_found_in_their_order(everybody: list[KnownPerson]) -> None:
    together = Namesakes(everybody)
    for one in everybody:
        for days in (DAYS, DAYS[:2], [one.birth_date]):
            agreeing = [other for other in everybody if other.birth_date in days and one.name.agrees(other.name)]
            assert together.agreeing(one.name, days) == agreeing


def test_the_names_that_are_alike_are_found_with_their_scores(everybody: list[KnownPerson]) -> None:
    together = Namesakes(everybody)
    for one in everybody:
        scored = [(other, score) for other in everybody if (score := one.name.likeness(other.name))]
        assert together.alike(one.name) == scored


def test_nobody_is_found_among_nobody(everybody: list[KnownPerson]) -> None:
    assert Namesakes(()).agreeing(everybody[0].name, DAYS) == []
    assert Namesakes(()).alike(everybody[0].name) == []


@pytest.mark.parametrize("made", list(permutations(range(4))))
def test_who_may_be_one_does_not_depend_on_where_rows_lie_in_memory(made: tuple[int, ...]) -> None:
    """Two namesakes whom their passports tell apart, and two lines about one of them without a day of birth."""
    said: list[dict[str, Value]] = [
        {"birth_date": "2005-01-01", "passport_number": "E11111111"},
        {"birth_date": "2005-02-02", "passport_number": "E22222222"},
        {"passport_number": "E22222222"},
        {},
    ]
    rows: dict[int, StagedRow] = {}
    for at in made:
        rows[at] = StagedRow(0, at, {}, values={"family_han": "王", "given_han": "小明", **said[at]})
    in_order = [rows[at] for at in range(4)]
    known = KnownPeople.__new__(KnownPeople)
    known.compared = partial(ComparedName, names=names())  # type: ignore[method-assign]
    mark = namesake_mark(known, in_order)
    assert list(map(mark, in_order)) == [1, 1, 1, 1]

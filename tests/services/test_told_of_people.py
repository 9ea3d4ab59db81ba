"""Names and numbers in texts that others read are asked about when something is published and before a file leaves."""

from __future__ import annotations

from pathlib import Path

import pytest
from college_files import Town
from test_listings import WHOLE

from exchange_admin.domain.fields import Value
from exchange_admin.domain.problems import Level, RuleBroken
from exchange_admin.services.office import Office

PERSON: dict[str, Value] = {
    "family_cyrillic": "Нижегородцева",
    "given_cyrillic": "Аксинья",
    "patronymic": "Ефремовна",
    "family_latin": "NIZHEGORODTSEVA",
    "given_latin": "AKSINIA",
    "role": "teacher",
    "citizenship": "RU",
}
CHINESE: dict[str, Value] = {"family_han": "欧阳", "given_han": "慧敏", "role": "teacher", "citizenship": "CN"}


@pytest.fixture
def town(tmp_path: Path) -> Town:
    return Town(tmp_path)


def told(office: Office, **values: Value) -> list[tuple[str, str]]:
    found = office.records.draft("listing", {**WHOLE, "institution_id": office.store.institution, **values})[1]
    codes = {"listing.names_person", "listing.tells_contact"}
    asked = [one for one in found if one.code in codes]
    assert {one.level for one in asked} <= {Level.ASKS}
    return [(one.field, str(one.facts["typed"])) for one in asked]


@pytest.mark.parametrize(
    ("field", "text", "words"),
    [
        ("summary_ru", "Занятия ведёт Нижегородцева Аксинья Ефремовна.", "Нижегородцева Аксинья"),
        ("summary_ru", "Занятия проводятся Аксиньей Нижегородцевой", "Аксиньей Нижегородцевой"),
        ("name_ru", "Курс Нижегородцевой А. Е.", "Нижегородцевой А."),
        ("summary_en", "Taught by Aksinia Nizhegorodtseva", "Aksinia Nizhegorodtseva"),
        ("summary_zh", "由欧阳慧敏老师授课", "欧阳慧敏"),
        ("summary_zh", "联系人常海杰", "常海杰"),
        ("terms", "Звонить: +7 924 123-45-67", "+7 924 123-45-67"),
        ("keywords", "ПЛК; axi@mail.ru", "axi@mail.ru"),
    ],
)
def test_a_person_of_the_office_and_a_number_in_a_text_are_asked_about(
    town: Town, field: str, text: str, words: str
) -> None:
    with town.office.open() as office:
        for person in (PERSON, CHINESE, {**CHINESE, "family_han": "常", "given_han": "海杰"}):
            office.records.add("person", person, "Shen")
        assert told(office, **{field: text}) == [(field, words)]
        assert told(office, **{field: text}, state="draft") == []


def test_strangers_and_what_the_institution_gives_to_everybody_are_no_fault(town: Town) -> None:
    with town.office.open() as office:
        office.records.add("person", PERSON, "Shen")
        own = office.store.institution
        contact = {"institution_id": own, "name": "Li Na", "phone": "+7 4212 123456", "email": "office@kollege.ru"}
        office.records.add("contact", contact, "Shen")
        said = "Дальневосточный Федеральный университет; Аксинья; тел. 8 (4212) 12-34-56, OFFICE@kollege.ru"
        assert told(office, summary_ru=said) == []


def test_a_catalogue_with_a_name_in_it_is_written_only_when_somebody_is_sure(town: Town, tmp_path: Path) -> None:
    with town.office.open() as office:
        office.records.add("person", PERSON, "Shen")
        listing = {**WHOLE, "institution_id": office.store.institution, "summary_ru": "Ведёт Нижегородцева Аксинья"}
        office.records.add("listing", listing, "Shen")
        target = tmp_path / "all.exchcat"
        with pytest.raises(RuleBroken) as refused:
            office.catalogues.export(target, "ru")
        assert refused.value.problem.code == "catalogue.tells_of_people"
        assert "Нижегородцева Аксинья" in str(refused.value.problem.facts["names"])
        assert not target.exists()
        assert office.catalogues.export(target, "ru", sure=True).listings == 1

"""Names and numbers in texts that others read are asked about when something is published and before a file leaves."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from college_files import Town
from test_listings import WHOLE

from exchange_admin.domain.fields import Value, Values
from exchange_admin.domain.labels import han_name
from exchange_admin.domain.problems import Level, RuleBroken
from exchange_admin.domain.rules.told_of_people import contact_mark, contacts_in, name_pairs_in
from exchange_admin.domain.steps import Edit, Step
from exchange_admin.names import fold
from exchange_admin.names.scripts import has_han
from exchange_admin.services.kinds import KindSources
from exchange_admin.services.kinds import told_of_people as of_file
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
        ("summary_ru", "Ведёт Аксинья Ефремовна Нижегородцева", "Аксинья Нижегородцева"),
        ("summary_ru", "Преподаватель А.Е. Нижегородцева", "А. Нижегородцева"),
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


def test_a_profile_with_a_name_or_a_number_in_it_goes_into_no_catalogue_unasked(town: Town, tmp_path: Path) -> None:
    with town.office.open() as office:
        office.records.add("person", PERSON, "Shen")
        own = office.store.institution
        office.records.add("listing", {**WHOLE, "institution_id": own}, "Shen")
        strengths = "Ведёт Нижегородцева Аксинья, тел. +7 914 555 66 77"
        office.records.set("institution", own, {"strengths_ru": strengths}, "Shen")
        target = tmp_path / "all.exchcat"
        with pytest.raises(RuleBroken) as refused:
            office.catalogues.export(target, "ru")
        assert refused.value.problem.code == "catalogue.tells_of_people"
        told = str(refused.value.problem.facts["names"])
        assert "Нижегородцева Аксинья" in told
        assert "914 555 66 77" in told
        assert not target.exists()
        assert office.catalogues.export(target, "ru", sure=True).listings == 1
        assert [one for one in office.catalogue_papers.read("ru").telling if "Нижегородцева Аксинья" in one]


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("code", "Ким +7 916 123-45-67"),
        ("national_code", "+7 916 123-45-67"),
        ("website", "https://t.me/aksinya_n"),
        ("teaching_languages", "aksinya@mail.ru"),
        ("priority_fields", "8 (924) 123-45-67"),
        ("website", ""),
    ],
)
def test_no_text_of_a_profile_leads_to_somebody_unasked(town: Town, tmp_path: Path, field: str, text: str) -> None:
    """Whatever it is meant for: a college writes what it likes. A page of its own leads to nobody."""
    with town.office.open() as office:
        own = office.store.institution
        office.records.add("listing", {**WHOLE, "institution_id": own}, "Shen")
        said: dict[str, Value] = {"website": "https://kollege.ru/8", "national_code": "7512003344", "code": "АК-1"}
        office.store.record(Step("x", "x", (Edit("institution", own, said | ({field: text} if text else {})),)))
        assert len(office.catalogues.telling_of_people("ru")) == bool(text)


TEXTS = (
    *("name_zh", "name_ru", "name_en", "summary_zh", "summary_ru", "summary_en"),
    *("speciality_codes", "keywords", "languages", "terms"),
)
WORDS = (
    "Нижегородцева",
    "Нижегородцевой",
    "Аксинья",
    "Аксиньей",
    "А.",
    "AKSINIA",
    "Nizhegorodtseva",
    "欧阳慧敏",
    "欧阳",
)
MORE = ("慧敏", "老师", "Роботы", "training 12", "+7 924 123-45-67", "8 (4212) 12-34-56", "office@kollege.ru", ".", ";")


def plainly(sources: KindSources, values: Values) -> list[tuple[str, str]]:
    """Everything asked of the file anew for each text."""
    office = of_file._ways_of_the_office(sources, str(values["institution_id"]))
    told = []
    for name in TEXTS:
        text = str(values.get(name) or "")
        told += [(name, one) for one in contacts_in(text) if contact_mark(one) not in office][:1]
        called = [
            f"{one} {other}"
            for one, other in name_pairs_in(text)
            if any(of_file._is_called(some, fold(one), fold(other)) for some in of_file._people(sources, one, other))
        ]
        for at in range(len(text) - 1):
            if has_han(text[at]) and has_han(text[at + 1]):
                names = {han_name(person.values) for person in of_file._found(sources, text[at : at + 2])}
                called += [text[at : at + n] for n in (4, 3, 2) if text[at : at + n] in names]
        told += [(name, one) for one in called[:1]]
    return told


def test_one_reading_of_many_listings_tells_the_same_as_each_text_asked_about_by_itself(town: Town) -> None:
    chance = random.Random(7)
    with town.office.open() as office:
        for person in (PERSON, CHINESE):
            office.records.add("person", person, "Shen")
        own = office.store.institution
        contact = {"institution_id": own, "name": "Li Na", "phone": "+7 4212 123456", "email": "office@kollege.ru"}
        office.records.add("contact", contact, "Shen")
        (other,) = office.records.add(
            "institution", {"name_en": "Other", "country": "RU", "kind": "college"}, "Shen"
        ).ids["institution"]
        sources = KindSources(office.store, office.program.names)
        reading, found = of_file.ToldOfPeople(sources), 0
        for _ in range(150):
            texts = {
                name: " ".join(chance.choice(WORDS + MORE) for _ in range(chance.randrange(7))).replace(" .", "")
                for name in TEXTS
            }
            values: Values = {"state": "published", "institution_id": chance.choice((own, other)), **texts}
            told = [(one.field, str(one.facts["typed"])) for one in reading.in_listing(values)]
            assert told == plainly(sources, values)
            found += len(told)
        assert found > 300

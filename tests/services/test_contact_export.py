"""Contacts of partners for address books: who gets a card, what stands on it, who is named beside it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import vobject
from paper_office import PaperOffice

from exchange_admin.domain.problems import RuleBroken
from exchange_admin.services.contact_export import ContactExport, Remark, WrittenContacts


@pytest.fixture
def office(tmp_path: Path) -> Iterator[PaperOffice]:
    made = PaperOffice(tmp_path / "office.exchange")
    yield made
    made.store.close()


def write(office: PaperOffice, **chosen: Any) -> tuple[WrittenContacts, list[Any]]:
    target = office.store.path.with_name("x.vcf")
    written = ContactExport(office.parts).write(target, **chosen)
    return written, list(vobject.readComponents(target.read_text("utf-8")))


def contact(office: PaperOffice, name: str, **more: Any) -> str:
    usual = {"institution_id": office.partner, "email": "a@x.ru", "phone": "+7 423 1"}
    return office.add("contact", name=name, **{**usual, **more})


def told(remarks: tuple[Remark, ...]) -> list[tuple[str, str]]:
    return [(one.name, one.problem.code) for one in remarks]


def test_a_contact_has_name_partner_position_mail_and_phone(office: PaperOffice) -> None:
    id = contact(office, "Орлова Анна Павловна", position="начальник отдела; декан", languages="Русский, zh")
    written, (card,) = write(office)
    name = card.n.value
    assert (name.family, name.given, name.additional) == ("Орлова", "Анна", "Павловна")
    assert (card.fn.value, card.n.params["LANGUAGE"]) == ("Орлова Анна Павловна", ["ru"])
    assert [(one.params["LANGUAGE"], one.value) for one in card.org_list] == [
        (["ru"], ["Приморский колледж транспорта и логистики"]),
        (["zh"], ["滨海交通物流学院"]),
        (["en"], ["Primorye College of Transport and Logistics"]),
    ]
    assert (card.title.value, card.email.value, card.tel.value) == ("начальник отдела; декан", "a@x.ru", "+7 423 1")
    assert (card.uid.value, card.lang.value) == (f"urn:uuid:{id}", "zh")
    assert (written.people, written.left_out, written.incomplete) == (1, (), ())


def test_a_name_in_three_scripts_stands_in_three_languages(office: PaperOffice) -> None:
    office.set("institution", office.partner, country="CN")
    contact(office, "王小明 WANG Xiaoming (Ван Сяомин)")
    _, (card,) = write(office)
    assert [(one.params["LANGUAGE"][0], one.value) for one in card.fn_list] == [
        ("zh", "王小明"),
        ("ru", "Ван Сяомин"),
        ("en", "WANG Xiaoming"),
    ]
    assert card.n_list[0].params["SORT-AS"] == ["Wang,Xiaoming"]


def test_a_name_with_something_beside_it_stays_as_it_was_typed(office: PaperOffice) -> None:
    contact(office, "Dr. Ann Lee 2")
    contact(office, "外事办公室, каб. 3")
    assert {card.fn.value for card in write(office)[1]} == {"Dr. Ann Lee 2", "外事办公室, каб. 3"}


def test_only_contacts_of_partners_go_out(office: PaperOffice) -> None:
    other = office.add("institution", name_en="Former partner", country="RU", kind="college", is_partner=0)
    contact(office, "Орлова Анна")
    contact(office, "Чужой Иван", institution_id=other)
    contact(office, "Own Colleague", institution_id=office.own)
    office.person(email="student@x.ru")
    written, cards = write(office)
    assert [card.fn.value for card in cards] == ["Орлова Анна"]
    assert told(written.left_out) == [
        ("Own Colleague", "contacts.no_partner"),
        ("Чужой Иван", "contacts.no_partner"),
    ]


def test_nobodys_notes_and_no_student_are_in_the_file(office: PaperOffice) -> None:
    contact(office, "Орлова Анна", note="пьёт чай")
    office.set("institution", office.partner, note="медленно отвечают")
    office.stay(office.person(email="student@x.ru"))
    write(office, with_partners=True)
    data = office.store.path.with_name("x.vcf").read_bytes().replace(b"\r\n ", b"")
    for secret in ("пьёт", "медленно", "Соколова", "student@"):
        assert secret.encode() not in data


def test_a_partner_without_an_address_is_named_in_the_language_of_the_reader(office: PaperOffice) -> None:
    office.set("institution", office.partner, name_zh="阿穆尔学院", name_ru="Амурский колледж", email=None, phone=None)
    for language, name in (("ru", "Амурский колледж"), ("zh", "阿穆尔学院")):
        written, _ = write(office, with_partners=True, language=language)
        assert (name, "contacts.no_address") in told(written.incomplete)


def test_who_cannot_be_reached_is_named_and_so_is_what_is_no_address(office: PaperOffice) -> None:
    contact(office, "Безадресный Пётр", email=None, phone=None)
    contact(office, "Орлова Анна", email="see website, a@x.ru", phone="нет")
    written, cards = write(office)
    assert told(written.incomplete) == [
        ("Безадресный Пётр", "contacts.no_address"),
        ("Орлова Анна", "contacts.odd_email"),
        ("Орлова Анна", "contacts.odd_phone"),
    ]
    assert written.incomplete[1].problem.facts == {"name": "Орлова Анна", "typed": "see, website"}
    assert [len(card.contents.get("email", ())) for card in cards] == [0, 1]


def test_several_addresses_and_numbers_in_one_field_are_several(office: PaperOffice) -> None:
    contact(office, "Орлова Анна", email="a@x.ru; b@x.ru，a@x.ru", phone="+7 423 1, +7 423 2; 12-34-56 доб. 7, 8")
    _, (card,) = write(office)
    assert [one.value for one in card.email_list] == ["a@x.ru", "b@x.ru"]
    assert [one.value for one in card.tel_list] == ["+7 423 1", "+7 423 2", "12-34-56 доб. 7, 8"]


def test_a_hostile_field_adds_no_line(office: PaperOffice) -> None:
    contact(office, "Орлова Анна", position="=1+1;x\\nEND:VCARD,\\", phone="1;NOTE:2")
    written, (card,) = write(office)
    assert (card.title.value, "note" in card.contents) == ("=1+1;x\\nEND:VCARD,\\", False)
    assert [one.value for one in card.tel_list] == ["1", "NOTE:2"]
    assert written.people == 1


def test_partners_themselves_are_organisations(office: PaperOffice) -> None:
    office.set("institution", office.partner, email="office@x.ru")
    written, (card,) = write(office, with_partners=True)
    assert (card.kind.value, card.email.value, written.partners, written.people) == ("org", "office@x.ru", 1, 0)
    assert card.fn.value == "Приморский колледж транспорта и логистики"


def test_the_chosen_ones_only_or_those_of_one_partner(office: PaperOffice) -> None:
    other = office.add("institution", name_en="Other", country="KZ", kind="college", is_partner=1)
    first, second = contact(office, "Орлова Анна"), contact(office, "Ли Нина", institution_id=other)
    assert [card.fn.value for card in write(office, chosen=[second])[1]] == ["Ли Нина"]
    assert [card.uid.value[-36:] for card in write(office, institution=office.partner)[1]] == [first]


def test_without_contacts_no_file_is_written(office: PaperOffice) -> None:
    with pytest.raises(RuleBroken) as broken:
        write(office)
    assert [problem.code for problem in broken.value.problems] == ["contacts.nobody"]
    assert not office.store.path.with_name("x.vcf").exists()


def test_a_deleted_contact_is_gone(office: PaperOffice) -> None:
    contact(office, "Орлова Анна")
    gone = contact(office, "Ли Нина")
    office.records.remove("contact", gone, "Shen")
    assert len(write(office)[1]) == 1

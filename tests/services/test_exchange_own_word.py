"""With real files and packages: a college's own keys fetch nobody's data; the desk says what letting in would show."""

from __future__ import annotations

import pytest
from college_files import Place, Town
from rogue import Rogue, Writes, stay
from test_listings import WHOLE

from exchange_admin.domain.fields import LIVE
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.services.exchange.cards import HeldCard


def writes(college: Place, *entries: Writes) -> None:
    with college.open() as opened:
        Rogue(opened.store).write(*entries)


def held(town: Town, language: str = "en") -> list[HeldCard]:
    with town.office.tools() as tools:
        return list(tools.conflicts.held(language))


def stranger(town: Town) -> str:
    person = town.person(
        town.office.institution, "Иванова", "Анна", consent=False, email="anna@office.example", phone="+7 900 111-22-33"
    )
    town.office.add("identity_document", person_id=person, kind="passport", number="751234567")
    return person


def test_a_stay_and_a_consent_of_its_own_fetch_nobodys_data(town: Town) -> None:
    person = stranger(town)
    college = town.college(town.first, 11)
    town.enrol(college)
    values = {"person_id": person, "kind": "cross_border", "given_on": "2026-09-01"}
    nomination = stay("01900000-0000-7000-8000-000000000011", person, town.first, town.office.institution)
    writes(college, nomination)
    writes(college, Writes("consent", "01900000-0000-7000-8000-000000000012", values, new=True))
    town.up(college)
    assert [card.reason for card in held(town)] == ["not_in_sight", "not_their_person"]
    town.down(college)
    assert college.get("person", person) is None
    for secret in (b"anna@office.example", b"900 111", b"751234567"):
        assert secret not in college.bytes()
    assert college.sound() == town.office.sound() == []


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Taking it over lets {} see Иванова Анна: date of birth, citizenship, e-mail, phone, passport."),
        (
            "ru",
            (
                "Если принять, организация «{}» увидит данные человека: Иванова Анна — дата рождения, гражданство, "
                "электронная почта, телефон, заграничный паспорт."
            ),
        ),
        ("zh", "采纳后，{}可以看到Иванова Анна的信息：出生日期、国籍、电子邮箱、联系电话、护照。"),
    ],
)
def test_the_desk_says_who_would_see_what_of_whom(town: Town, language: str, sentence: str) -> None:
    person = stranger(town)
    college = town.college(town.first, 11)
    town.enrol(college)
    writes(college, stay("01900000-0000-7000-8000-000000000011", person, town.first, town.office.institution))
    town.up(college)
    (card,) = held(town, language)
    assert card.person == "Иванова Анна"
    assert card.shows == (sentence.format("Приморский колледж"),)


def test_what_was_let_in_shows_no_one_else(town: Town) -> None:
    """After a decision nothing is announced, and the person is seen as far as the transfer has its ground."""
    person = stranger(town)
    college = town.college(town.first, 11)
    town.enrol(college)
    writes(college, stay("01900000-0000-7000-8000-000000000011", person, town.first, town.office.institution))
    town.up(college)
    (card,) = held(town)
    with town.office.tools() as tools:
        tools.conflicts.let_in([card.id], "沈若兰")
        (decided,) = tools.conflicts.held("en", decided=True)
    assert (decided.state, decided.shows) == ("let_in", ())
    town.down(college, basis="contract")
    assert college.value("person", person, "email") == "anna@office.example"


@pytest.mark.parametrize(
    "said", [{"catalogue_hub": "松花工程职业学院"}, {"catalogue_on": "2026-01-01"}], ids=lambda said: next(iter(said))
)
@pytest.mark.parametrize("new", [False, True])
def test_no_college_says_of_an_offer_that_another_hub_said_it(town: Town, said: dict[str, str], *, new: bool) -> None:
    college = town.college(town.first, 11)
    town.enrol(college)
    offer = "01900000-0000-7000-8000-000000000021"
    whole = {**WHOLE, "institution_id": town.first}
    steps = [Writes("listing", offer, {**whole, **said}, new=True)]
    if not new:
        steps = [Writes("listing", offer, whole, new=True), Writes("listing", offer, said)]
    for one in steps:
        writes(college, one)
    town.up(college)
    assert [(card.record, card.reason) for card in held(town)] == [(offer, "not_theirs")]
    found = town.office.get("listing", offer)
    assert found is None if new else found and found["catalogue_hub"] is found["catalogue_on"] is None


@pytest.mark.parametrize("beside", [{}, {"email": "x@example.ru"}])
def test_a_card_says_that_a_change_deletes_a_record_or_brings_it_back(town: Town, beside: dict[str, str]) -> None:
    person = town.guest()
    college = town.college(town.first, 11)
    town.enrol(college)
    writes(college, Writes("person", person, {LIVE: 0, **beside}), Writes("person", person, {LIVE: 1}))
    town.up(college)
    gone, back = held(town)
    assert (gone.deletes, gone.does) == (True, ("Deletes “王 小明”.",))
    assert (back.deletes, back.does) == (False, ("Brings back “王 小明”.",))
    assert [value for _, value in gone.values] == list(beside.values())
    assert gone.can_be_taken


def test_what_a_card_cannot_show_nobody_takes_over(town: Town) -> None:
    """A field of a program to come beside a known one; also once it was left out."""
    person = town.guest()
    college = town.college(town.first, 11)
    town.enrol(college)
    writes(college, Writes("person", person, {"email": "x@example.ru", "field_of_tomorrow": "y"}))
    town.up(college)
    (card,) = held(town)
    assert (card.reason, card.unknown, card.waits_for_update) == ("unknown_field", 1, True)
    assert card.does == ("This change has 1 field that this version of the program does not know and cannot show.",)
    with town.office.tools() as tools:
        assert tools.conflicts.open().held == 0
        for decide in (lambda: None, lambda: tools.conflicts.refuse([card.id], "Shen")):
            decide()
            with pytest.raises(RuleBroken, match=r"conflict\.for_update"):
                tools.conflicts.let_in([card.id], "Shen")
            (shown,) = tools.conflicts.held("en", decided=True)
            assert not shown.can_be_taken
    assert town.office.value("person", person, "email") is None

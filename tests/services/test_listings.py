"""Offers and needs in the file of an office: what publishing asks for, the way of their states, what the program writes
along, undo, erasing, and what never leaves."""

from __future__ import annotations

import pytest
from college_files import Town

from exchange_admin.documents.packages.reading import open_package
from exchange_admin.domain.fields import Value
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.steps import Edit, Step
from exchange_admin.services.office import Office

INSIDE = "FOR-THE-OFFICE-31"
WHOLE: dict[str, Value] = {
    "side": "offer",
    "topic": "short_training",
    "name_zh": "工业机器人培训",
    "name_ru": "Курс по промышленным роботам",
    "isced_f": "0714",
    "state": "published",
    "valid_until": "2027-06-30",
}


def add(office: Office, **more: Value) -> str:
    values = {**WHOLE, "institution_id": office.store.institution, **more}
    given = {name: value for name, value in values.items() if value is not None}
    (id,) = office.records.add("listing", given, "Shen").ids["listing"]
    return id


def refused(office: Office, **more: Value) -> list[tuple[str, str]]:
    with pytest.raises(RuleBroken) as told:
        add(office, **more)
    return [(one.code, one.field) for one in told.value.problems]


@pytest.mark.parametrize(
    ("more", "code", "field"),
    [
        ({"name_zh": None, "name_en": "Robots"}, "listing.name_missing", "name_zh"),
        ({"name_ru": None}, "listing.name_missing", "name_ru"),
        ({"isced_f": None}, "listing.no_field", "isced_f"),
        ({"isced_f": "7"}, "listing.no_field_code", "isced_f"),
        ({"isced_f": "714"}, "listing.field_code_meant", "isced_f"),
        ({"isced_f": "0714 Электроника"}, "listing.field_code_meant", "isced_f"),
        ({"isced_f": "07145"}, "listing.no_field_code", "isced_f"),
        ({"isced_f": "0799"}, "listing.unknown_field", "isced_f"),
        ({"isced_f": "0711;0712;0713;0714"}, "listing.too_many_fields", "isced_f"),
        ({"languages": "Russian"}, "listing.no_language_code", "languages"),
        ({"wanted_countries": "China"}, "listing.no_country_code", "wanted_countries"),
        ({"languages": "ru; xx"}, "value.unknown_language", "languages"),
        ({"wanted_countries": "CN; ZZ"}, "value.unknown_country", "wanted_countries"),
        ({"valid_until": None}, "listing.no_end", "valid_until"),
        ({"valid_until": "2027-11-26"}, "listing.valid_too_long", "valid_until"),
        ({"starts": "2027-03-02", "ends": "2027-03-01"}, "period.reversed", "ends"),
        ({"places": 0}, "value.out_of_range", "places"),
        ({"topic": None}, "value.required", "topic"),
    ],
)
def test_what_cannot_be_published_says_what_it_lacks(town: Town, more: dict[str, Value], code: str, field: str) -> None:
    with town.office.open() as office:
        found = refused(office, **more)
    assert (code, field) in found or (code.startswith("value") and field in [name for _, name in found])


@pytest.mark.parametrize(("code", "is_taken"), [("XK", True), ("SU", False), ("EU", False), ("UK", False)])
def test_an_institution_stands_in_a_country_of_iso_or_kosovo(town: Town, code: str, *, is_taken: bool) -> None:
    values: dict[str, Value] = {"name_en": "College", "kind": "college", "country": code}
    with town.office.open() as office:
        found = office.records.draft("institution", values)[1]
        old = office.program.origin.new_id()
        edit = Edit("institution", old, {**values, "name_en": "Old"}, new=True)
        office.store.record(Step("Shen", "institution.add", (edit,)))
        office.records.set("institution", old, {"city": "Town"}, "Shen")  # what stood there already stays
        office.records.set("institution", old, {"country": code}, "Shen")
        kept = office.store.get("institution", old)
    assert ("value.unknown_country" not in {one.code for one in found}) is is_taken
    assert kept is not None
    assert kept["country"] == code


def test_a_list_with_a_code_of_older_programs_is_added_to_and_takes_no_further_one(town: Town) -> None:
    with town.office.open() as office:
        id = add(office, languages="ru")
        old: dict[str, Value] = {"languages": "ru;xx"}
        office.store.record(Step("Shen", "listing.set", (Edit("listing", id, old),)))
        office.records.set("listing", id, {"places": 5}, "Shen")
        office.records.set("listing", id, {"languages": "ru;xx;zh"}, "Shen")
        with pytest.raises(RuleBroken, match="value.unknown_language"):
            office.records.set("listing", id, {"languages": "ru;xx;zh;qq"}, "Shen")
        assert office.records.get("listing", id)["languages"] == "ru;xx;zh"


def test_a_draft_needs_little_and_is_published_once_it_is_whole(town: Town) -> None:
    with town.office.open() as office:
        id = add(office, state="draft", isced_f=None, name_ru=None, valid_until=None)
        assert office.records.get("listing", id)["revision"] is None
        with pytest.raises(RuleBroken):
            office.records.set("listing", id, {"state": "published"}, "Shen")
        office.records.set("listing", id, WHOLE, "Shen")
        found = office.records.get("listing", id)
    assert (found["published_on"], found["revision"]) == ("2026-11-24", 1)


@pytest.mark.parametrize("topic", ["funding", "jobs"])
def test_money_and_vacancies_need_no_field(town: Town, topic: str) -> None:
    with town.office.open() as office:
        add(office, topic=topic, isced_f=None)


def test_what_was_published_never_becomes_a_draft_and_comes_back_from_withdrawn_alone(town: Town) -> None:
    way = [("draft", False), ("met", True), ("published", False), ("withdrawn", True), ("met", False)]
    with town.office.open() as office:
        id = add(office)
        for state, allowed in [*way, ("draft", False), ("published", True)]:
            if allowed:
                office.records.set("listing", id, {"state": state}, "Shen")
                continue
            with pytest.raises(RuleBroken) as told:
                office.records.set("listing", id, {"state": state}, "Shen")
            assert "listing.state_not_reachable" in [one.code for one in told.value.problems]


def test_each_change_after_publishing_counts_but_notes_do_not(town: Town) -> None:
    with town.office.open() as office:
        id = add(office)
        revisions = []
        for change in ({"places": 20}, {"note": "x"}, {"state": "met"}, {"places": 20}):
            office.records.set("listing", id, change, "Shen")
            revisions.append(office.records.get("listing", id)["revision"])
    assert revisions == [2, 2, 3, 3]


def test_undoing_takes_back_no_revision(town: Town) -> None:
    with town.office.open() as office:
        id = add(office, state="draft")
        office.records.set("listing", id, {"state": "published"}, "Shen")
        office.records.set("listing", id, {"places": 20}, "Shen")
        office.undoing.undo("Shen")
        found = office.records.get("listing", id)
        assert (found["places"], found["revision"]) == (None, 2)
        with pytest.raises(RuleBroken):  # others have it
            office.undoing.undo("Shen")
        assert office.records.get("listing", id)["state"] == "published"


def test_nobody_writes_whose_it_is_or_which_side_a_second_time(town: Town) -> None:
    with town.office.open() as office:
        id = add(office)
        for change in ({"institution_id": town.first}, {"side": "need"}):
            with pytest.raises(RuleBroken) as told:
                office.records.set("listing", id, change, "Shen")
            assert [one.code for one in told.value.problems] == ["value.read_only"]


def test_lists_are_kept_in_one_way_of_writing(town: Town) -> None:
    with town.office.open() as office:
        id = add(
            office, isced_f="0714、0713", languages="ZH, ru；ru", keywords="PLC;  welding robot", wanted_countries="cn"
        )
        found = office.records.get("listing", id)
    assert [found[name] for name in ("isced_f", "languages", "keywords", "wanted_countries")] == [
        *("0714;0713", "zh;ru", "PLC;welding robot", "CN")
    ]


def test_several_fields_are_nothing_to_ask_about(town: Town) -> None:
    with town.office.open() as office:
        values = {**WHOLE, "institution_id": office.store.institution, "isced_f": "0714;0612"}
        assert office.records.add("listing", values, "Shen").problems == ()


def test_erasing_somebody_leaves_the_offer_without_its_expert(town: Town) -> None:
    expert = town.person(town.first, "Соколова")
    with town.office.open() as office:
        id = add(office, person_id=expert)
        office.exchange.erasing.erase(expert, "Shen", "request")
        found = office.records.get("listing", id)
        assert (found.live, found["person_id"], found["name_ru"]) == (True, None, WHOLE["name_ru"])
    assert town.office.sound() == []


def test_neither_draft_nor_note_nor_expert_is_in_a_package(town: Town) -> None:
    college = town.college(town.first, 11)
    expert = town.person(town.second, "Соколова")
    town.enrol(college)
    with town.office.open() as office:
        shown = add(office, note=f"{INSIDE} 1", person_id=expert)
        add(office, state="draft", name_en=f"{INSIDE} 2")
        office.records.set("listing", shown, {"note": f"{INSIDE} 3", "places": 20}, "Shen")
    never = [INSIDE.encode(), expert.encode()]
    for _ in range(2):
        town.clock.wait(days=1)
        for path in town.office.send(college.institution, town.out()):
            with college.open() as office:
                package = open_package(
                    path,
                    me=office.store.site,
                    schema=office.store.format,
                    sender_key=office.exchange.receiving._key_of,
                    identities=[office.exchange.keys.private().age_private],
                )
                archive = package._archive
                for name in archive.names:
                    text = b"".join(archive.pieces(name))
                    assert [word for word in never if word in text] == [], name
            college.receive(path)
        with town.office.open() as office:
            office.records.set("listing", shown, {"places": 25, "note": f"{INSIDE} 4"}, "Shen")
    assert college.ids("listing") == {shown}
    assert [word for word in never if word in college.bytes()] == []

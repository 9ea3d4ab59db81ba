"""Catalogues between hubs: what they hold, whose word counts, and that nothing is taken over in silence."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from college_files import Place
from hub_files import Country, Hub
from test_listings import WHOLE

from exchange_admin.app.paths import Paths
from exchange_admin.app.program import Program
from exchange_admin.documents.catalogue_file import Signing, read_catalogue, write_catalogue
from exchange_admin.domain.fields import Value
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.queries import Query
from exchange_admin.domain.steps import Edit, Step
from exchange_admin.services.catalogues.hub_keys import HubKey
from exchange_admin.services.catalogues.said import outcome_said


@pytest.fixture
def country(tmp_path: Path) -> Country:
    return Country(tmp_path)


@pytest.fixture
def harbin(country: Country) -> Hub:
    return country.hub("松花工程职业学院", "CN")


@pytest.fixture
def amur(country: Country) -> Hub:
    return country.hub("Амурский колледж", "RU")


def code_of(refused: pytest.ExceptionInfo[RuleBroken]) -> str:
    return refused.value.problem.code


def test_an_unknown_key_is_asked_about_and_changes_nothing(harbin: Hub, amur: Hub) -> None:
    harbin.offer()
    path = harbin.file()
    before = amur.table()
    outcome = amur.take(path)
    (asked,) = outcome.questions
    with harbin.tools() as tools:
        assert asked.digits == tools.keys.fingerprint()
    assert (asked.code, outcome.counts["waits"], outcome.changes.step) == ("key", 1, "")
    assert amur.table() == before


def test_an_unknown_key_names_every_institution_that_it_signs_for(harbin: Hub, amur: Hub) -> None:
    """Also one that is here perhaps, of which something else is asked besides; the digits count for it too."""
    members = [harbin.member(f"Колледж {n}", "RU") for n in range(6)]
    for one in (harbin.institution, *members):
        harbin.offer(one)
    with amur.open() as office:
        known: dict[str, Value] = {"name_ru": "Колледж 3", "country": "RU", "kind": "college"}
        office.records.add("institution", known, "Shen")
    path = harbin.file()
    asked = {one.code: one for one in amur.preview(path).questions}
    names = str(asked["key"].facts["names"]).split(", ")
    assert asked.keys() == {"key", "institution"}
    assert (asked["key"].facts["n"], len(names), set(names) >= {f"Колледж {n}" for n in range(6)}) == (7, 7, True)
    assert (
        amur.take(path, **{asked["key"].key: asked["key"].digits, asked["institution"].key: "new"}).counts["new"] == 7
    )


def test_wrong_digits_are_refused(harbin: Hub, amur: Hub) -> None:
    harbin.offer()
    path = harbin.file()
    (asked,) = amur.preview(path).questions
    with pytest.raises(RuleBroken) as refused:
        amur.take(path, **{asked.key: "1234 " * 8})
    assert code_of(refused) == "catalogue.other_digits"


def test_what_came_stands_beside_the_own_ones_and_says_whose_word_it_is(harbin: Hub, amur: Hub) -> None:
    offer = harbin.offer()
    outcome = amur.believe(harbin.file())
    listing = amur.get("listing", harbin.abroad(offer))
    assert listing is not None
    assert (outcome.counts["new"], outcome.bound, outcome.questions) == (1, ("松花工程职业学院",), ())
    assert (listing["catalogue_hub"], listing["catalogue_on"], listing["revision"]) == (
        "松花工程职业学院",
        "2026-11-24",
        1,
    )
    institution = amur.get("institution", listing.text("institution_id"))
    assert institution is not None
    assert (institution["name_zh"], institution["is_partner"]) == ("松花工程职业学院", 0)
    need = amur.offer(side="need")
    with amur.open() as office:
        (match,) = office.matches.all("en", weak=True)
        assert (match.need.id, match.offer.id) == (need, harbin.abroad(offer))


def test_a_forwarded_catalogue_names_the_hub_whose_key_counts_not_who_handed_it_on(
    country: Country, harbin: Hub, amur: Hub
) -> None:
    harbin.offer()
    amur.believe(harbin.file())
    amur.offer()
    far = country.hub("Забайкальский колледж", "RU")
    path = amur.file()
    answers = {one.key: one.digits for one in far.preview(path).questions}
    outcome = far.preview(path, **answers)
    assert outcome.issuer["name_ru"] == "Амурский колледж"
    assert outcome.bound_by == {
        "松花工程职业学院": ["松花工程职业学院"],
        "Амурский колледж": ["Амурский колледж"],
    }
    with far.open() as office:
        said = [*outcome_said(office.program.wordings["ru"], outcome, is_done=False)]
    assert "Профили организаций: Новое: 2" in said
    assert "После приёма ключ организации 松花工程职业学院 будет действовать здесь за: 松花工程职业学院." in said


def test_again_and_an_older_one_after_a_newer_change_nothing(harbin: Hub, amur: Hub) -> None:
    offer = harbin.offer()
    first = harbin.file()
    harbin.change(offer, places=12)
    second = harbin.file()
    amur.believe(first)
    assert amur.take(first).counts["same"] == 1
    assert amur.take(second).counts["changed"] == 1
    before = amur.table()
    for path, what in ((first, "older"), (second, "same")):
        outcome = amur.take(path)
        assert (outcome.counts[what], outcome.changes.step) == (1, "")
    assert amur.table() == before


def test_a_profile_that_changed_is_something_new(harbin: Hub, amur: Hub) -> None:
    def said(path: Path) -> list[str]:
        outcome = amur.preview(path)
        with amur.open() as office:
            return [*outcome_said(office.program.wordings["en"], outcome, is_done=False)][1:]

    harbin.offer()
    amur.believe(harbin.file())
    harbin.set("institution", harbin.institution, strengths_en="Robots", profile_as_of="2026-11-01")
    path = harbin.file()
    assert said(path) == ["Known already: 1", "Profiles of institutions: Changed: 1"]
    amur.take(path)
    assert said(path)[0] == "Nothing in it is new here. Known already: 1"


def test_withdrawn_and_met_ones_are_told(harbin: Hub, amur: Hub) -> None:
    offer, other = harbin.offer(), harbin.offer()
    amur.believe(harbin.file())
    harbin.change(offer, state="withdrawn")
    harbin.change(other, state="met")
    counts = amur.take(harbin.file()).counts
    assert (counts["withdrawn"], counts["changed"]) == (1, 1)
    assert [amur.value("listing", harbin.abroad(one), "state") for one in (offer, other)] == ["withdrawn", "met"]


def test_drafts_stay_at_home(harbin: Hub) -> None:
    harbin.offer(state="draft")
    with pytest.raises(RuleBroken) as refused:
        harbin.file()
    assert code_of(refused) == "catalogue.nothing"


def test_only_fields_that_are_asked_for_go_along_and_others_are_counted(harbin: Hub) -> None:
    harbin.offer()
    harbin.offer(isced_f="1015")
    made = harbin.export("07")
    assert (made.listings, made.other_fields) == (1, 1)


def test_it_is_handed_on_as_it_was_signed(country: Country, harbin: Hub, amur: Hub) -> None:
    offer = harbin.offer()
    amur.believe(harbin.file())
    own = amur.offer()
    third = country.hub("Байкальский колледж", "RU")
    path = amur.file()
    assert len(third.preview(path).questions) == 2
    outcome = third.believe(path)
    assert outcome.counts["new"] == 2
    assert third.value("listing", harbin.abroad(offer), "catalogue_hub") == "松花工程职业学院"
    assert third.value("listing", amur.abroad(own), "catalogue_hub") == "Амурский колледж"
    back = harbin.believe(third.file())
    assert (back.counts["ours"], back.counts["new"]) == (1, 1)


def test_nobody_speaks_for_a_member_of_this_hub(harbin: Hub, amur: Hub, country: Country) -> None:
    member = harbin.member("Приморский колледж", "RU", code="PK")
    with harbin.tools() as tools:
        tools.partners.make_office_file(member, country.folder / "pk.exchange", "ru", "Shen")
    stranger = amur.member("Приморский колледж", "RU", code="PK")
    amur.offer(stranger)
    amur.offer()
    outcome = harbin.believe(amur.file())
    assert (outcome.counts["ours"], outcome.counts["new"]) == (1, 1)


def test_the_code_of_a_member_keeps_nobody_of_another_hub_away(harbin: Hub, amur: Hub, country: Country) -> None:
    """A member writes its code itself, and could write that of any college."""
    member = harbin.member("Приморский колледж", "RU", national_code="7512003344")
    with harbin.tools() as tools:
        tools.partners.make_office_file(member, country.folder / "pk.exchange", "ru", "Shen")
    amur.set("institution", amur.institution, national_code="7512003344")
    amur.offer()
    path = amur.file()
    outcome = harbin.take(path)
    (asked,) = outcome.questions
    assert (asked.code, [id for id, _ in asked.choices]) == ("institution", [member, "new"])
    assert (outcome.counts["ours"], outcome.counts["waits"]) == (0, 1)
    answers = {asked.key: "new"}
    digits = {one.key: one.digits for one in harbin.preview(path, **answers).questions if one.digits}
    assert harbin.take(path, **answers, **digits).counts["new"] == 1
    assert harbin.take(path).questions == ()


def test_a_member_that_calls_itself_like_a_college_of_another_hub_keeps_nothing_of_it_away(
    harbin: Hub, amur: Hub, country: Country
) -> None:
    there = amur.get("institution", amur.institution)
    member = harbin.member("Приморский колледж", "RU")
    with harbin.tools() as tools:
        tools.partners.make_office_file(member, country.folder / "pk.exchange", "ru", "Shen")
    assert there is not None
    copied = {name: there[name] for name in ("name_zh", "name_ru", "name_en") if there[name]}
    amur.set("institution", amur.institution, national_code="7512003344")
    college = Place(country.folder / "pk.exchange", Program(Paths.find(), country.clock.origin(150)), "Orlova", member)
    college.set("institution", member, national_code="7512003344", country=there["country"], **copied)
    harbin.receive(*college.send(harbin.institution, country.folder / "up"))
    assert harbin.value("institution", member, "national_code") == "7512003344"
    amur.offer()
    (asked,) = (outcome := harbin.take(amur.file())).questions
    assert (asked.code, outcome.counts["ours"]) == ("institution", 0)


def test_a_known_institution_is_asked_about_and_keeps_what_the_office_wrote(harbin: Hub, amur: Hub) -> None:
    here = amur.add(
        "institution", name_zh="松花工程职业学院", city="Харбин", country="CN", kind="college", is_partner=1
    )
    offer = harbin.offer()
    harbin.set("institution", harbin.institution, city="哈尔滨", strengths_zh="机器人")
    path = harbin.file()
    questions = {one.code: one for one in amur.preview(path).questions}
    asked = questions["institution"]
    assert [id for id, _ in asked.choices] == [here, "new"]
    answers = {asked.key: here}
    (digits,) = amur.preview(path, **answers).questions
    outcome = amur.take(path, **answers, **{digits.key: digits.digits})
    assert outcome.counts["new"] == 1
    institution = amur.get("institution", here)
    assert institution is not None
    assert (institution["city"], institution["strengths_zh"]) == ("Харбин", "机器人")
    assert amur.value("listing", harbin.abroad(offer), "institution_id") == here
    assert amur.take(path).questions == ()


def test_a_known_key_asks_before_it_speaks_for_one_more_that_was_here(harbin: Hub, amur: Hub) -> None:
    harbin.offer()
    amur.believe(harbin.file())
    amur.add("institution", name_zh="江", code="J1", country="CN", kind="college")
    member = harbin.add("institution", name_zh="江学院", code="J1", country="CN", kind="college")
    harbin.offer(member)
    path = harbin.file()
    (asked,) = amur.preview(path).questions
    assert (asked.code, amur.preview(path).counts["waits"]) == ("speaks", 1)
    assert amur.take(path, **{asked.key: "yes"}).counts["new"] == 1


IMITATIONS: list[dict[str, Value]] = [
    {"name_ru": "Амурский колледж"},
    {"name_ru": "«Амурский колледж»"},
    {"name_ru": "Амурский\u200bколледж"},
    {"name_ru": "Aмypcкий кoллeдж"},
    {"code": "AK", "country": "RU"},
]


@pytest.mark.parametrize("names", IMITATIONS, ids=str)
def test_a_known_hub_does_not_take_our_name_or_code_without_being_asked_about(
    harbin: Hub, amur: Hub, names: dict[str, Value]
) -> None:
    amur.set("institution", amur.institution, code="AK")
    harbin.offer()
    amur.believe(harbin.file())
    before = amur.get("institution", harbin.institution)
    offer = harbin.offer()
    harbin.set("institution", harbin.institution, **names)
    path = harbin.file()
    outcome = amur.take(path)
    (asked,) = outcome.questions
    assert (asked.code, asked.facts["guesses"], outcome.counts["waits"]) == ("renamed", "Амурский колледж (RU)", 2)
    assert amur.get("institution", harbin.institution) == before
    assert amur.take(path, **{asked.key: "yes"}).counts["new"] == 1
    assert amur.value("listing", harbin.abroad(offer), "state") == "published"
    assert amur.take(path).questions == ()


def test_a_stranger_with_our_name_from_another_country_is_asked_about(country: Country, amur: Hub) -> None:
    stranger = country.hub("Амурский-колледж", "CN")
    stranger.offer()
    (asked,) = amur.preview(stranger.file()).questions
    assert (asked.code, asked.choices[-1][0]) == ("institution", "new")


def test_a_changed_key_is_never_taken_by_itself(harbin: Hub, amur: Hub) -> None:
    offer = harbin.offer()
    amur.believe(harbin.file())
    with harbin.open() as office:
        office.exchange.keys.make(office.store.origin.random_bytes)
    harbin.change(offer, places=7)
    path = harbin.file()
    outcome = amur.take(path)
    (asked,) = outcome.questions
    assert (asked.code, outcome.counts["waits"]) == ("changed", 1)
    assert amur.value("listing", harbin.abroad(offer), "places") is None
    assert amur.take(path, **{asked.key: asked.digits}).counts["changed"] == 1
    assert amur.export().forwarded == 1


def test_a_hub_that_signs_the_id_of_another_ones_offer_changes_nothing_of_it_whoever_is_heard_first(
    country: Country, harbin: Hub, amur: Hub
) -> None:
    offer = harbin.offer()
    rogue = country.hub("Тень", "RU")
    with rogue.open() as office:
        values = {"name_ru": "Чужой", "name_zh": "别", "side": "need", "topic": "course", "isced_f": "0714"}
        more = {"state": "published", "valid_until": "2027-01-01", "revision": 9, "institution_id": rogue.institution}
        office.store.record(Step("x", "listing.add", (Edit("listing", offer, {**values, **more}, new=True),)))
    third, files = country.hub("Байкальский колледж", "RU"), (harbin.file(), rogue.file())
    for path in files:
        amur.believe(path)
    for path in reversed(files):
        third.believe(path)
    assert amur.table() == third.table()
    said = {one["institution_id"]: (one["name_ru"], one["revision"]) for one in amur.table().values()}
    assert said == {harbin.institution: (WHOLE["name_ru"], 1), rogue.institution: ("Чужой", 9)}
    assert harbin.believe(rogue.file()).counts["ours"] == 1


def test_an_own_offer_is_never_overwritten(harbin: Hub, amur: Hub) -> None:
    offer = harbin.offer()
    amur.believe(harbin.file())
    with amur.open() as office:
        for verb in (
            lambda: office.records.set("listing", harbin.abroad(offer), {"places": 5}, "Shen"),
            lambda: office.records.remove("listing", harbin.abroad(offer), "Shen"),
        ):
            with pytest.raises(RuleBroken) as refused:
                verb()
            assert code_of(refused) == "listing.of_another_hub"


def test_undone_and_taken_in_again(harbin: Hub, amur: Hub) -> None:
    harbin.offer()
    path = harbin.file()
    outcome = amur.believe(path)
    after = amur.table()
    with amur.open() as office:
        office.undoing.undo("Shen")
    assert amur.table() == {}
    assert outcome.counts["new"] == 1
    assert amur.believe(path).counts["new"] == 1
    assert amur.table() == after
    assert amur.sound() == []


def test_a_college_sees_whose_word_it_is_and_writes_nothing_into_it(country: Country, harbin: Hub, amur: Hub) -> None:
    offer = harbin.offer()
    amur.believe(harbin.file())
    member, path = amur.member("Приморский колледж", "RU"), country.folder / "pk.exchange"
    with amur.tools() as tools:
        tools.partners.make_office_file(member, path, "ru", "Shen")
    college = Hub(path, amur.program, "Орлова", member)
    assert college.value("listing", harbin.abroad(offer), "catalogue_hub") == "松花工程职业学院"
    assert college.value("listing", harbin.abroad(offer), "institution_id") == harbin.institution
    with college.open() as office:
        assert [office.store.records(Query(kind)) for kind in ("catalogue_key", "catalogue_line")] == [[], []]
        with pytest.raises(RuleBroken):
            office.records.set("listing", harbin.abroad(offer), {"places": 5}, "Орлова")


def test_what_was_written_here_for_whom_another_hub_speaks_is_told_and_stays(harbin: Hub, amur: Hub) -> None:
    offer = harbin.offer()
    amur.believe(harbin.file())
    here = amur.offer(str(amur.value("listing", harbin.abroad(offer), "institution_id")))
    made = amur.export()
    assert (made.forwarded, made.listings, made.spoken_for) == (1, 0, 1)
    assert here.encode() not in made.path.read_bytes()


def test_an_institution_that_is_here_is_asked_about_by_the_name_it_has_here(harbin: Hub, amur: Hub) -> None:
    """A hub that uses the id of somebody else's partner calls it what it likes."""
    harbin.offer()
    values: dict[str, Value] = {"name_zh": "友好学院", "country": "CN", "kind": "college"}
    with amur.open() as office:
        office.store.record(Step("x", "institution.add", (Edit("institution", harbin.institution, values, new=True),)))
    (asked,) = amur.preview(harbin.file()).questions
    assert asked.facts["names"] == "友好学院"


def test_a_partner_file_has_no_catalogue(country: Country, harbin: Hub) -> None:
    member = harbin.member("Приморский колледж", "RU")
    path = country.folder / "pk.exchange"
    with harbin.tools() as tools:
        tools.partners.make_office_file(member, path, "ru", "Shen")
    college = Hub(path, harbin.program, "Орлова", member)
    with pytest.raises(RuleBroken) as refused:
        college.export()
    assert code_of(refused) == "catalogue.office_only"


def test_what_stays_inside_is_not_in_the_file(harbin: Hub) -> None:
    """Acceptance 9: looked for by value."""
    secrets = {name: f"SECRET{name}" for name in ("note", "person", "contact", "draft", "mail", "phone", "message")}
    person = harbin.add("person", role="staff", family_latin=secrets["person"], given_latin="X")
    contact = harbin.add("contact", institution_id=harbin.institution, name=secrets["contact"])
    offer = harbin.offer(note=secrets["note"], person_id=person, contact_id=contact)
    harbin.offer(state="draft", name_ru=secrets["draft"])
    harbin.set("institution", harbin.institution, email=secrets["mail"], phone=secrets["phone"], note=secrets["note"])
    member = harbin.member("Приморский колледж", "RU")
    with harbin.open() as office:
        office.interests.send(offer, secrets["message"], "Shen", asking=member)
    data = harbin.file().read_bytes()
    for hidden in (*secrets.values(), person, contact, member):
        assert hidden.encode() not in data
    assert offer.encode() in data


def test_every_kind_stands_as_the_journal_says(harbin: Hub, amur: Hub) -> None:
    harbin.offer()
    amur.believe(harbin.file())
    assert amur.sound() == []
    with amur.open() as office:
        assert len(office.store.records(Query("catalogue_line"))) == 2


@pytest.fixture
def files(country: Country, harbin: Hub, amur: Hub) -> list[Path]:
    """Of two hubs that hand each other's on: a change, a withdrawal, two contents of one revision, a leap."""
    first, second = harbin.offer(), harbin.offer()
    made = [harbin.file()]
    harbin.change(first, places=12)
    made.append(harbin.file())
    with harbin.open() as office:
        office.undoing.undo("Shen")
    made.append(harbin.file("07"))
    harbin.change(second, state="withdrawn")
    harbin.set("listing", first, revision=900, places=20)
    made.append(harbin.file())
    harbin.set("listing", first, revision=1800, places=30)
    amur.offer()
    amur.believe(made[1])
    made += [amur.file(), harbin.file()]
    return made


def test_any_files_in_any_order_and_repetition_give_the_same_table(country: Country, files: list[Path]) -> None:
    chance, seen = random.Random(59), []
    for _ in range(6):
        third = country.hub("Байкальский колледж", "RU")
        order = chance.sample(files, len(files)) + chance.choices(files, k=2)
        for path in order:
            third.believe(path)
        with third.open() as office:
            kept = {one.id: one["digest"] for one in office.store.records(Query("catalogue_line"))}
        seen.append((third.table(), kept))
    assert len(seen[0][0]) == 3
    assert all(one == seen[0] for one in seen)


def test_two_contents_of_one_revision_are_asked_about_until_somebody_decides(harbin: Hub, amur: Hub) -> None:
    offer = harbin.offer()
    harbin.change(offer, places=12)
    amur.believe(harbin.file())
    with harbin.open() as office:
        office.undoing.undo("Shen")
    path = harbin.file()
    (asked,) = amur.take(path).questions
    assert asked.code == "content"
    assert sorted(said for _, said in asked.choices) == ["Places: 12", "Places: —"]
    (wanted,) = (answer for answer, said in asked.choices if said == "Places: —")
    assert amur.take(path, **{asked.key: wanted}).questions == ()
    assert amur.value("listing", harbin.abroad(offer), "places") is None
    assert amur.take(path).questions == ()


def test_a_leap_in_revisions_waits_for_a_person(harbin: Hub, amur: Hub) -> None:
    offer = harbin.offer()
    amur.believe(harbin.file())
    harbin.set("listing", offer, revision=5_000, places=3)
    path = harbin.file()
    (asked,) = amur.take(path).questions
    assert (asked.code, amur.value("listing", harbin.abroad(offer), "places")) == ("ahead", None)
    other = harbin.offer()
    again = amur.take(harbin.file("0714"), **{asked.key: "take"})
    assert (again.questions, amur.value("listing", harbin.abroad(offer), "places")) == ((), 3)
    assert amur.value("listing", harbin.abroad(other), "state") == "published"


def test_an_answer_to_what_nobody_asks_changes_nothing(harbin: Hub, amur: Hub) -> None:
    harbin.offer()
    with pytest.raises(RuleBroken) as refused:
        amur.take(harbin.file(), **{"key:123": "yes"})
    assert code_of(refused) == "catalogue.not_asked"
    assert amur.table() == {}


HOSTILE: list[dict[str, Value]] = [
    {"state": "draft"},
    {"name_ru": "a\u0000b"},
    {"name_ru": "a\u202eb"},
    {"name_ru": " a"},
    {"name_ru": "a" * 5_000},
    {"name_zh": ""},
    {"places": 0},
    {"places": "12"},
    {"valid_until": "2026-02-30"},
    {"isced_f": "x"},
    {"starts": "2026-12-31", "ends": "2026-01-01"},
]


@pytest.mark.parametrize("wrong", HOSTILE, ids=str)
def test_what_a_hub_signs_and_cannot_be_refuses_the_whole_file(harbin: Hub, amur: Hub, wrong: dict[str, Value]) -> None:
    harbin.offer()
    amur.believe(harbin.file())
    harbin.offer(places=99)
    path = harbin.file()
    _signed_again(harbin, path, wrong)
    before = amur.table()
    with pytest.raises(RuleBroken) as refused:
        amur.take(path)
    assert code_of(refused) == "catalogue.bad_value"
    assert isinstance(refused.value.problem.facts["line"], int)
    assert amur.table() == before


def test_words_of_a_later_program_wait_for_it_and_the_rest_counts(harbin: Hub, amur: Hub) -> None:
    harbin.offer()
    amur.believe(harbin.file())
    harbin.offer(places=99)
    path = harbin.file()
    _signed_again(harbin, path, {"topic": "hovercraft", "berths": 4})
    outcome = amur.take(path)
    assert (outcome.counts["newer"], outcome.counts["same"]) == (1, 1)


def test_a_title_that_nobody_checked_is_shown_short_and_without_what_cannot_be_seen(harbin: Hub, amur: Hub) -> None:
    harbin.offer()
    amur.believe(harbin.file())
    harbin.offer(places=99)
    path = harbin.file()
    for title in ("\x1b[2J\x07" + "я" * 9_000, 5):
        _signed_again(harbin, path, {"topic": "hovercraft", "name_ru": title, "name_zh": title, "name_en": title})
        (told,) = (one for one in amur.preview(path).lines if one.what == "newer")
        assert told.title.isprintable()
        assert len(told.title) <= 300


def _signed_again(hub: Hub, path: Path, wrong: dict[str, Value]) -> None:
    """As its own hub would sign it, were it not honest: its last offer says something else."""
    with hub.open() as office:
        keys = office.exchange.keys.private()
    signing, read = Signing(keys), read_catalogue(path)
    issuer = read.header.says["issuer"]
    said = [
        signing.line({**one.says, "content": {**one.content, **wrong}}) if one.content.get("places") == 99 else one
        for one in read.lines
    ]
    write_catalogue(path, signing, issuer, "2026-11-24T08:00:00Z", said)


def key_of(hub: Hub, named: str) -> HubKey:
    with hub.open() as office:
        return office.hub_keys.find(named, "en")


def revoke(hub: Hub, named: str) -> None:
    with hub.open() as office:
        office.hub_keys.revoke(office.hub_keys.find(named, "en").sign_key, "Shen")


def test_keys_of_hubs_are_known_by_digits_names_and_what_stands_under_them(harbin: Hub, amur: Hub) -> None:
    harbin.offer()
    amur.believe(harbin.file())
    with harbin.tools() as tools:
        digits = tools.keys.fingerprint()
    one = key_of(amur, digits.replace(" ", ""))
    assert one == key_of(amur, "松花工程职业学院")
    assert (one.digits, one.institutions, one.listings) == (digits, ("松花工程职业学院",), 1)
    assert (one.bound, one.compared_on, one.revoked_on) == (True, "2026-11-24", "")
    with pytest.raises(RuleBroken) as refused:
        key_of(amur, "nobody")
    assert code_of(refused) == "catalogue.no_such_key"


def test_nothing_counts_under_a_revoked_key_and_what_it_says_later_is_ignored_and_told(
    country: Country, harbin: Hub, amur: Hub
) -> None:
    offer = harbin.offer()
    harbin.set("institution", harbin.institution, strengths_zh="机器人", dormitory_places=40)
    amur.believe(harbin.file())
    amur.set("institution", harbin.institution, dormitory_places=50)
    revoke(amur, "松花工程职业学院")
    assert amur.table() == {}
    institution = amur.get("institution", harbin.institution)
    assert institution is not None
    assert institution.live
    assert (institution["name_zh"], institution["strengths_zh"]) == ("松花工程职业学院", None)
    assert institution["dormitory_places"] == 50  # the office wrote that itself
    harbin.change(offer, places=12)
    harbin.offer(harbin.member("Новый колледж", "RU"))
    path = harbin.file()
    outcome = amur.take(path)
    assert (outcome.counts["revoked"], outcome.questions, outcome.changes.step) == (2, (), "")
    third = country.hub("Байкальский колледж", "RU")
    third.believe(path)
    assert amur.take(third.file("07")).counts["revoked"] == 2
    assert amur.table() == {}
    one = key_of(amur, "松花工程职业学院")
    assert (one.revoked_on, one.listings) == ("2026-11-24", 0)
    with pytest.raises(RuleBroken) as refused:
        revoke(amur, "松花工程职业学院")
    assert code_of(refused) == "catalogue.revoked_already"
    assert amur.sound() == []


def test_a_new_key_is_bound_after_a_revoked_one_and_counts_from_its_own_first_revision(harbin: Hub, amur: Hub) -> None:
    """Whoever had the old key may have told of revisions that its owner has not reached."""
    offer = harbin.offer()
    harbin.set("listing", offer, revision=900, places=90)
    amur.believe(harbin.file())
    old = key_of(amur, "松花工程职业学院")
    revoke(amur, "松花工程职业学院")
    with harbin.open() as office:
        office.exchange.keys.make(office.store.origin.random_bytes)
    harbin.set("listing", offer, revision=2, places=5)
    path = harbin.file()
    (asked,) = amur.preview(path).questions
    assert asked.code == "changed"
    assert amur.take(path, **{asked.key: asked.digits}).counts["new"] == 1
    assert (amur.value("listing", harbin.abroad(offer), "places"), len(amur.table())) == (5, 1)
    new = key_of(amur, "松花工程职业学院")
    assert (new.revoked_on, new.digits, new.listings) == ("", asked.digits, 1)
    with amur.open() as office:
        first, second = office.hub_keys.all("en")
    assert (first, second.sign_key, second.revoked_on) == (new, old.sign_key, "2026-11-24")
    assert amur.sound() == []


def test_a_key_that_was_replaced_can_be_revoked_with_what_still_stands_under_it(harbin: Hub, amur: Hub) -> None:
    """Of what its hub has left out since, nobody could say whose word it is."""
    left, offer = harbin.offer(isced_f="1015"), harbin.offer()
    amur.believe(harbin.file())
    old = key_of(amur, "松花工程职业学院").sign_key
    with harbin.open() as office:
        office.exchange.keys.make(office.store.origin.random_bytes)
    amur.believe(harbin.file("07"))
    assert len(amur.table()) == 2
    with amur.open() as office:
        replaced = next(one for one in office.hub_keys.all("en") if one.sign_key == old)
        assert (replaced.bound, replaced.listings, replaced.revoked_on) == (False, 1, "")
        office.hub_keys.revoke(old, "Shen")
    assert set(amur.table()) == {harbin.abroad(offer)}
    assert not amur.get("listing", harbin.abroad(left)).live  # type: ignore[union-attr]
    assert key_of(amur, "松花工程职业学院").listings == 1


def test_a_revoked_key_counts_again_when_that_is_undone(harbin: Hub, amur: Hub) -> None:
    harbin.offer()
    path = harbin.file()
    amur.believe(path)
    before = amur.table()
    revoke(amur, "松花工程职业学院")
    with amur.open() as office:
        office.undoing.undo("Shen")
    assert amur.table() == before
    assert amur.take(path).counts["same"] == 1


def test_an_interest_in_what_a_revoked_key_offered_stays_and_the_file_is_sound(harbin: Hub, amur: Hub) -> None:
    offer = harbin.offer()
    amur.believe(harbin.file())
    with amur.open() as office:
        office.interests.send(harbin.abroad(offer), "Нам интересно", "Shen")
    revoke(amur, "松花工程职业学院")
    with amur.open() as office:
        assert len(office.store.records(Query("interest"))) == 1
    assert amur.sound() == []


def test_a_hub_that_renames_itself_is_called_by_its_new_name_everywhere(harbin: Hub, amur: Hub) -> None:
    offer, other = harbin.offer(), harbin.offer(isced_f="1015")
    first = harbin.file()
    amur.believe(first)
    harbin.set("institution", harbin.institution, name_zh="松花江职业技术大学")
    outcome = amur.take(harbin.file("07"))
    assert outcome.renamed == (("松花工程职业学院", "松花江职业技术大学"),)
    assert amur.take(first).renamed == ()
    for one in (offer, other):
        assert amur.value("listing", harbin.abroad(one), "catalogue_hub") == "松花江职业技术大学"
    assert key_of(amur, "松花江职业技术大学").listings == 2
    assert amur.sound() == []


def test_a_hub_does_not_take_the_name_of_another_one_without_being_asked_about(
    country: Country, harbin: Hub, amur: Hub
) -> None:
    """By the name of its signature: that of its institution is asked about by itself."""
    other = country.hub("Байкальский колледж", "RU")
    other.set("institution", other.institution, name_en="Baikal College")
    for hub in (harbin, other):
        hub.offer()
        amur.believe(hub.file())
    path = harbin.file()
    with harbin.open() as office:
        signing = Signing(office.exchange.keys.private())
    read = read_catalogue(path)
    lines = [
        signing.line({**one.says, "hub": {**one.says["hub"], "name_zh": "Байкальский колледж"}, "revision": 9})
        if one.kind == "institution"
        else one
        for one in read.lines
    ]
    write_catalogue(path, signing, read.header.says["issuer"], "2026-11-24T08:00:00Z", lines)
    outcome = amur.take(path)
    (asked,) = outcome.questions
    assert (asked.code, outcome.renamed) == ("hub", ())
    with amur.open() as office:
        told = {code: office.catalogues.preview(path, code).questions[0].facts["guesses"] for code in ("en", "ru")}
    assert [str(one).partition(";")[0] for one in told.values()] == ["Baikal College", "Байкальский колледж"]
    assert {one["catalogue_hub"] for one in amur.table().values()} == {
        "松花工程职业学院",
        "Байкальский колледж / Baikal College",
    }
    assert amur.take(path, **{asked.key: "yes"}).renamed == (("松花工程职业学院", "Байкальский колледж"),)


@pytest.mark.parametrize("state", ["published", "withdrawn"])
def test_what_would_stay_for_ever_is_not_taken_and_said(harbin: Hub, amur: Hub, state: str) -> None:
    harbin.offer()
    amur.believe(harbin.file())
    harbin.offer(places=99)
    path = harbin.file()
    _signed_again(harbin, path, {"valid_until": "9999-12-31", "state": state})
    outcome = amur.take(path)
    assert (outcome.counts["too_long"], outcome.counts["same"]) == (1, 1)
    assert len(amur.table()) == 1


def test_a_profile_leads_to_the_web_and_nowhere_else(harbin: Hub, amur: Hub) -> None:
    harbin.offer()
    harbin.set("institution", harbin.institution, website="www.shgc.example.cn")
    amur.believe(harbin.file())
    path = harbin.file()
    with harbin.open() as office:
        signing = Signing(office.exchange.keys.private())
    read = read_catalogue(path)
    lines = [
        signing.line({**one.says, "revision": 9, "content": {**one.content, "website": "JavaScript:alert(1)"}})
        if one.kind == "institution"
        else one
        for one in read.lines
    ]
    write_catalogue(path, signing, read.header.says["issuer"], "2026-11-24T08:00:00Z", lines)
    with pytest.raises(RuleBroken) as refused:
        amur.take(path)
    assert code_of(refused) == "catalogue.bad_value"
    assert amur.value("institution", harbin.institution, "website") == "www.shgc.example.cn"

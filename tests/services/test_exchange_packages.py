"""The office and its colleges exchange packages: who gets what, what comes back, what heals."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from college_files import Place, Town

from exchange_admin.documents.packages.writing import write_packages
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.steps import Edit, Step
from exchange_admin.services.exchange.same_numbers import LookAlikes
from exchange_admin.services.exchange.statuses import Delivery


def refused(code: str, verb, *arguments: object, **named: object) -> None:
    with pytest.raises(RuleBroken) as raised:
        verb(*arguments, **named)
    assert raised.value.problem.code == code


# the partner's file


def test_a_partners_file_holds_its_own_people_and_no_byte_of_others(town: Town) -> None:
    ours = town.person(town.first, "Соколова")
    theirs = town.person(town.second, "Чужестранцева", email="secret@second.example")
    college = town.college(town.first, 11)
    assert college.ids("person") == {ours}
    assert college.value("person", ours, "family_cyrillic") == "Соколова"
    lying = college.bytes()
    assert "Соколова".encode() in lying
    for secret in ("Чужестранцева", "secret@second.example", "ЧУЖЕСТРАНЦЕВА"):
        assert secret.encode() not in lying
    assert college.get("person", theirs) is None
    assert college.sound() == []


def test_no_package_to_a_partner_carries_a_byte_of_others(town: Town) -> None:
    town.person(town.first, "Соколова")
    college = town.college(town.first, 11)
    town.enrol(college)
    town.person(town.second, "Чужестранцева", email="secret@second.example")
    town.person(town.first, "Новикова")
    town.down(college)
    lying = college.bytes()
    assert "Новикова".encode() in lying
    for secret in ("Чужестранцева", "secret@second.example"):
        assert secret.encode() not in lying
    assert college.sound() == []


def test_the_office_remembers_what_it_gave_away_and_why(town: Town) -> None:
    person = town.person(town.first, "Соколова")
    town.college(town.first, 11)
    with town.office.open() as office:
        (transfer,) = office.store.where("transfer", "institution_id", [town.first])
        (line,) = office.store.where("disclosure", "transfer_id", [transfer.id])
    assert (transfer["direction"], transfer["people"], transfer["basis"]) == ("sent", 1, "consent")
    assert (line["person_id"], line["basis"]) == (person, "consent")
    assert line["consent_id"]


def test_where_no_file_can_be_made_nothing_is_kept_about_the_partner(town: Town) -> None:
    taken = town.folder / "taken.exchange"
    taken.write_text("somebody's")
    with town.office.tools() as tools:
        for path, code in ((taken, "exists"), (town.folder / "nowhere" / "a.exchange", "no_folder")):
            make = tools.partners.make_office_file
            refused(f"office_file.{code}", make, town.first, path, "ru", "沈若兰")
    assert taken.read_text() == "somebody's"
    with town.office.open() as office:
        assert office.store.peers.all() == []


def test_people_without_consent_stay_here_or_go_on_another_basis(town: Town) -> None:
    agreed, silent = town.person(town.first, "Соколова"), town.person(town.first, "Тихонова", consent=False)
    with town.office.tools() as tools:
        contents = tools.partners.contents(town.first, "ru")
        assert [(one.id, one.standing) for one in contents.without_consent] == [(silent, "missing")]
        assert contents.records["person"] == 1, "who begins left out is not counted"
        assert tools.partners.contents(town.first, "ru", without_people=()).records["person"] == 2
        assert "person" not in tools.partners.contents(town.first, "ru", without_people=[agreed, silent]).records
        path = town.folder / "refused.exchange"
        refused("partner.no_consent", tools.partners.make_office_file, town.first, path, "ru", "沈若兰")
    assert not path.exists()
    college = town.college(town.first, 11, without_people=[silent])
    assert college.ids("person") == {agreed}
    assert "Тихонова".encode() not in college.bytes()
    town.enrol(college)
    town.down(college, without_people=[silent])
    assert college.ids("person") == {agreed}
    town.down(college, basis="contract")
    assert college.ids("person") == {agreed, silent}
    with town.office.open() as office:
        lines = office.store.where("disclosure", "person_id", [silent])
    assert [line["basis"] for line in lines] == ["contract"]


# enrolment


def test_a_college_answers_with_its_keys_and_is_confirmed_by_telephone(town: Town) -> None:
    town.person(town.first, "Соколова")
    college = town.college(town.first, 11)
    with town.office.tools() as tools:
        made = tools.partners.status(town.first, "ru")
        assert (made.state, made.fingerprint, made.can_receive) == ("made", "", False)
        assert made.outbox.delivery is Delivery.UNCONFIRMED
        refused("partner.not_enrolled", tools.sending.send, town.first, town.out(), "沈若兰")
    town.enrol(college)
    with town.office.tools() as tools:
        known = tools.partners.status(town.first, "ru")
    assert (known.state, known.institution, known.can_receive) == ("confirmed", "Приморский колледж", True)
    assert known.outbox.delivery is Delivery.CONFIRMED
    assert known.app


def test_a_package_with_a_wrong_code_is_refused(town: Town) -> None:
    college = town.college(town.first, 11)
    with college.open() as office:
        hub = office.store.peers[office.store.hub]
        office.store.peers.save(replace(hub, enrolment_code="guessed"))
    packages = college.send("", town.out())
    refused("package.wrong_code", town.office.receive, *packages)
    assert town.office.value("partner_file", next(iter(town.office.ids("partner_file"))), "state") == "made"


def test_a_package_of_a_stranger_is_refused(town: Town, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = Town(tmp_path_factory.mktemp("other"))
    stranger = other.college(other.first, 12)
    with stranger.open() as office, town.office.tools() as ours:
        hub = office.store.peers[office.store.hub]
        office.store.peers.save(replace(hub, age_key=ours.keys.public()[1]))
    packages = stranger.send("", town.out())
    with pytest.raises(RuleBroken) as raised:
        town.office.receive(*packages)
    assert raised.value.problem.code in {"package.unknown_sender", "package.not_for_me"}


def test_nothing_comes_in_from_a_revoked_file(town: Town) -> None:
    town.person(town.first, "Соколова")
    college = town.college(town.first, 11)
    town.enrol(college)
    packages = college.send("", town.out())
    with town.office.tools() as tools:
        tools.partners.revoke(town.first, "沈若兰")
        refused("partner.revoked", tools.sending.send, town.first, town.out(), "沈若兰")
    refused("package.revoked", town.office.receive, *packages)


def test_a_package_under_a_passphrase_opens_with_it_alone(town: Town) -> None:
    person = town.person(town.first, "Соколова")
    college = town.college(town.first, 11)
    town.office.set("person", person, email="new@office.cn")
    packages = town.office.send(town.first, town.out(), passphrase="seven white geese")
    refused("package.passphrase_needed", college.receive, *packages)
    refused("package.wrong_passphrase", college.receive, *packages, passphrase="eight white geese")
    college.receive(*packages, passphrase="seven white geese")
    assert college.value("person", person, "email") == "new@office.cn"


# back and forth


def test_what_both_wrote_is_a_conflict_until_somebody_decides_and_then_both_agree(town: Town) -> None:
    person = town.person(town.first, "Соколова")
    college = town.college(town.first, 11)
    town.enrol(college)
    town.office.set("person", person, family_latin="SOKOLOVA")
    college.set("person", person, family_latin="SOCOLOVA", email="d@college.ru")
    came = town.up(college)
    assert came.conflicts == (("person", person, "family_latin"),)
    assert town.office.value("person", person, "email") == "d@college.ru"
    with town.office.tools() as tools:
        (card,) = tools.conflicts.cards("en")
        answer = next(one for one in card.candidates if one.value == "SOCOLOVA")
        assert (answer.who, answer.institution) == ("Орлова", "Приморский колледж")
        tools.conflicts.settle(card, answer.key, "沈若兰")
    town.down(college)
    town.up(college)
    for place in (town.office, college):
        assert place.value("person", person, "family_latin") == "SOCOLOVA"
        with place.tools() as tools:
            assert tools.conflicts.cards("en") == ()
        assert place.sound() == []


def test_the_preview_says_what_the_import_then_does(town: Town) -> None:
    person = town.person(town.first, "Соколова")
    college = town.college(town.first, 11)
    town.enrol(college)
    college.add("person", role="student", family_cyrillic="Новикова", home_institution_id=town.first)
    college.set("person", person, phone="+7 900 000-00-00")
    packages = college.send("", town.out())
    with town.office.tools() as tools:
        before = tools.receiving.preview(packages[0], "ru", "沈若兰")
    assert town.office.value("person", person, "phone") is None
    after = town.office.receive(*packages)
    counted = ("new", "changed", "deleted", "equal", "conflicts", "proposals", "duplicates", "look_alikes", "held")
    assert [getattr(before, name) for name in counted] == [getattr(after, name) for name in counted]
    assert (before.new_people, [one.name for one in before.people if one.state == "new"]) == (1, ["Новикова"])
    assert [one.name for one in before.people if one.state == "changed"] == ["Соколова Дарья"]


def test_the_same_package_twice_changes_nothing(town: Town) -> None:
    person = town.person(town.first, "Соколова")
    college = town.college(town.first, 11)
    town.enrol(college)
    college.set("person", person, phone="1")
    packages = college.send("", town.out())
    town.office.receive(*packages)
    with town.office.open() as office:
        steps = office.store.step_count()
    again = town.office.receive(*packages)
    assert (again.new, again.changed, again.held) == ((), (), ())
    assert again.info.taken_in
    with town.office.open() as office:
        assert office.store.step_count() == steps


def test_a_lost_package_heals_with_the_next_one(town: Town) -> None:
    person = town.person(town.first, "Соколова")
    college = town.college(town.first, 11)
    town.enrol(college)
    college.set("person", person, phone="1")
    college.send("", town.out())  # the stick is lost
    college.set("person", person, email="d@college.ru")
    town.up(college)
    assert town.office.value("person", person, "phone") == "1"
    assert town.office.value("person", person, "email") == "d@college.ru"
    late = town.person(town.first, "Новикова")
    town.office.send(town.first, town.out())  # lost as well
    town.down(college)
    assert late in college.ids("person")
    assert college.sound() == town.office.sound() == []


def test_a_restored_college_gets_its_own_lost_work_back(town: Town) -> None:
    person = town.person(town.first, "Соколова")
    college = town.college(town.first, 11)
    town.enrol(college)
    kept = town.backup(college)
    college.set("person", person, phone="1")
    town.up(college)
    town.restore(college, kept)
    assert college.value("person", person, "phone") is None
    came = town.down(college)
    assert came.own_lost
    town.up(college)  # tells the office how little is left
    (problem,) = town.down(college).problems
    assert (problem.code, problem.facts["n"]) == ("package.returned", 1)
    college.take_back()
    assert college.value("person", person, "phone") == "1"
    college.set("person", person, phone="2")
    town.up(college)
    assert town.office.value("person", person, "phone") == "2"
    assert college.sound() == town.office.sound() == []


def test_a_restored_office_gets_everything_again(town: Town) -> None:
    person = town.person(town.first, "Соколова")
    college = town.college(town.first, 11)
    town.enrol(college)
    kept = town.backup(town.office)
    college.set("person", person, phone="1")
    town.up(college)
    town.down(college)
    town.restore(town.office, kept)
    assert town.office.value("person", person, "phone") is None
    town.up(college)
    town.down(college)
    town.up(college)
    assert town.office.value("person", person, "phone") == "1"
    assert college.sound() == town.office.sound() == []


def test_three_files_agree_in_the_end(town: Town) -> None:
    one, other = town.person(town.first, "Соколова"), town.person(town.second, "Белова", birth_date="2004-01-01")
    first, second = town.college(town.first, 11), town.college(town.second, 12, who="Кузьмин")
    for college in (first, second):
        town.enrol(college)
    first.set("person", one, email="1@first.ru")
    second.set("person", other, email="2@second.ru")
    new = second.add("person", role="student", family_cyrillic="Гусева", home_institution_id=town.second)
    town.meet(first, second)
    assert town.office.ids("person") == {one, other, new}
    assert first.ids("person") == {one}
    assert second.ids("person") == {other, new}
    assert town.office.value("person", other, "email") == "2@second.ru"
    assert b"2@second.ru" not in first.bytes()
    for place in (town.office, first, second):
        assert place.sound() == []


# what is kept aside


def test_what_a_college_writes_about_others_is_held_until_somebody_lets_it_in(town: Town) -> None:
    person = town.guest()
    college = town.college(town.first, 11)
    town.enrol(college)
    college.set("person", person, email="wrong@example.ru")
    came = town.up(college)
    assert came.held == (("person", person),)
    assert town.office.value("person", person, "email") is None
    with town.office.tools() as tools:
        (card,) = tools.conflicts.held("en")
        assert (card.institution, card.who) == ("Приморский колледж", "Орлова")
        assert card.values == (("E-mail", "wrong@example.ru"),)
        assert tools.conflicts.open().held == 1
        tools.conflicts.let_in([card.id], "沈若兰")
        assert tools.conflicts.held("en") == ()
    assert town.office.value("person", person, "email") == "wrong@example.ru"
    assert town.office.sound() == []


def test_a_refused_change_stays_out(town: Town) -> None:
    person = town.guest()
    college = town.college(town.first, 11)
    town.enrol(college)
    college.set("person", person, email="wrong@example.ru")
    town.up(college)
    with town.office.tools() as tools:
        (card,) = tools.conflicts.held("en")
        tools.conflicts.refuse([card.id], "沈若兰")
        assert [one.state for one in tools.conflicts.held("en", decided=True)] == ["refused"]
    town.down(college)
    assert town.office.value("person", person, "email") is None
    assert college.value("person", person, "email") is None
    assert town.office.sound() == college.sound() == []


@pytest.mark.parametrize(("verb", "counts"), [("let_in", "wrong@example.ru"), ("refuse", None)])
def test_what_two_pcs_hold_for_two_reasons_is_decided_at_once(town: Town, verb: str, counts: str | None) -> None:
    person, card, _ = held_twice(town, "not_in_sight")
    with town.office.tools() as tools:
        assert len(tools.conflicts.held("en")) == 2
        getattr(tools.conflicts, verb)([card], "沈若兰")
        assert tools.conflicts.held("en") == ()
    assert town.office.value("person", person, "email") == counts
    assert town.office.sound() == []


def test_whoever_thinks_better_of_it_decides_for_both_reasons_again(town: Town) -> None:
    person, card, other = held_twice(town, "not_in_sight")
    with town.office.tools() as tools:
        tools.conflicts.refuse([card], "沈若兰")
        tools.conflicts.let_in([other], "沈若兰")
        assert [one.state for one in tools.conflicts.held("en", decided=True)] == ["let_in", "let_in"]
    assert town.office.value("person", person, "email") == "wrong@example.ru"
    with town.office.tools() as tools:
        tools.conflicts.refuse([card], "沈若兰")
        assert [one.state for one in tools.conflicts.held("en", decided=True)] == ["refused", "refused"]
    assert town.office.value("person", person, "email") is None
    assert town.office.sound() == []


def test_nobody_lets_in_by_another_reason_what_waits_for_an_update(town: Town) -> None:
    person, card, _ = held_twice(town, "unknown_field")
    with town.office.tools() as tools:
        refused("conflict.for_update", tools.conflicts.let_in, [card], "沈若兰")
    assert town.office.value("person", person, "email") is None


def held_twice(town: Town, reason: str) -> tuple[str, str, str]:
    """A person whom a college changed; what holds that here, and what holds it for this reason on another PC."""
    person = town.guest()
    college = town.college(town.first, 11)
    town.enrol(college)
    college.set("person", person, email="wrong@example.ru")
    town.up(college)
    with town.office.tools() as tools:
        (card,) = tools.conflicts.held("en")
    with town.office.open() as office:
        one = office.store.get("held_change", card.id)
        told = {name: value for name, value in one.values.items() if value is not None} | {"reason": reason}
        other = Edit("held_change", office.store.origin.new_id(), told, new=True)
        office.store.record(Step("another PC", "package.hold", (other,)))
    return person, card.id, other.id


def test_what_only_the_office_changes_never_leaves_a_college(town: Town) -> None:
    town.person(town.first, "Соколова")
    college = town.college(town.first, 11)
    town.enrol(college)
    college.set("institution", town.office.institution, website="https://wrong.example")
    came = town.up(college)
    assert (came.held, came.changed) == ((), ())
    assert b"https://wrong.example" not in town.office.bytes()


# look-alikes, scans, statuses


def test_a_new_person_who_may_be_known_is_asked_about_and_never_merged(town: Town) -> None:
    known = town.person(town.first, "Соколова")
    college = town.college(town.first, 11)
    town.enrol(college)
    new = college.add(
        "person",
        role="student",
        family_latin="SOKOLOVA",
        given_latin="Daria",
        birth_date="2005-03-14",
        home_institution_id=town.first,
    )
    came = town.up(college)
    assert [(one, other) for one, other, _ in came.look_alikes] == [tuple(sorted((known, new)))]
    assert town.office.ids("person") == {known, new}
    with town.office.tools() as tools:
        (card,) = tools.conflicts.duplicates("ru")
        assert {card.person_id, card.other_id} == {known, new}


def test_look_alikes_that_a_preview_has_found_are_not_searched_once_more(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    town.person(town.first, "Соколова")
    college = town.college(town.first, 11)
    town.enrol(college)
    like = {"family_latin": "SOKOLOVA", "given_latin": "Daria", "birth_date": "2005-03-14"}
    college.add("person", role="student", home_institution_id=town.first, **like)
    (package,) = college.send("", town.out())
    with town.office.tools() as tools:
        before = tools.receiving.preview(package, "ru", "沈若兰")
    with town.office.tools() as tools:
        monkeypatch.setattr(LookAlikes, "among", lambda *_: pytest.fail("searched once more"))
        after = tools.receiving.take_in(package, "ru", "沈若兰", previewed=before)
        assert len(before.look_alikes) == 1
        assert after.look_alikes == before.look_alikes
        assert len(tools.conflicts.duplicates("ru")) == 1


def test_look_alikes_are_searched_again_where_the_file_has_changed_since_the_preview(town: Town) -> None:
    town.person(town.first, "Соколова")
    college = town.college(town.first, 11)
    town.enrol(college)
    like = {"family_latin": "SOKOLOVA", "given_latin": "Daria", "birth_date": "2005-03-14"}
    college.add("person", role="student", home_institution_id=town.first, **like)
    (package,) = college.send("", town.out())
    with town.office.tools() as tools:
        before = tools.receiving.preview(package, "ru", "沈若兰")
    town.office.add("person", role="student", home_institution_id=town.second, **like)
    with town.office.tools() as tools:
        after = tools.receiving.take_in(package, "ru", "沈若兰", previewed=before)
    assert (len(before.look_alikes), len(after.look_alikes)) == (1, 2)


def test_what_was_found_for_another_package_counts_for_none(town: Town) -> None:
    town.person(town.first, "Соколова")
    college = town.college(town.first, 11)
    town.enrol(college)
    (empty,) = college.send("", town.out())
    like = {"family_latin": "SOKOLOVA", "given_latin": "Daria", "birth_date": "2005-03-14"}
    college.add("person", role="student", home_institution_id=town.first, **like)
    (package,) = college.send("", town.out())
    with town.office.tools() as tools:
        before = tools.receiving.preview(empty, "ru", "沈若兰")
    with town.office.tools() as tools:
        after = tools.receiving.take_in(package, "ru", "沈若兰", previewed=before)
    assert (len(before.look_alikes), len(after.look_alikes)) == (0, 1)


def test_scans_travel_only_when_they_are_ticked(town: Town, tmp_path: Path) -> None:
    person = town.person(town.first, "Соколова")
    college = town.college(town.first, 11)
    town.enrol(college)
    scan = tmp_path / "passport.pdf"
    scan.write_bytes(b"%PDF-1.7 passport")
    with college.open() as office:
        changes = office.attachments.add(scan, {"person_id": person, "title": "Паспорт"}, "Орлова")
        (id,) = changes.ids["attachment"]
    town.up(college)
    with town.office.open() as office:
        assert office.store.attachments.get(id) is None
    with college.tools() as tools:
        assert [one.id for one in tools.sending.summary("", "ru").attachments] == [id]
    town.up(college, attachments=[id])
    with town.office.open() as office:
        assert office.store.attachments.get(id) == b"%PDF-1.7 passport"


def test_the_status_tells_what_is_on_its_way(town: Town) -> None:
    person = town.person(town.first, "Соколова")
    college = town.college(town.first, 11)
    town.enrol(college)
    town.down(college)
    town.up(college)

    def status(place: Place, to: str):
        with place.tools() as tools:
            return tools.partners.status(to, "en")

    assert status(town.office, town.first).outbox.delivery is Delivery.CONFIRMED
    town.office.set("person", person, phone="1")
    waiting = status(town.office, town.first).outbox
    assert (waiting.delivery, waiting.not_sent) == (Delivery.NOT_SENT, 1)
    town.office.send(town.first, town.out())
    sent = status(town.office, town.first)
    assert (sent.outbox.delivery, sent.outbox.unconfirmed, sent.overdue) == (Delivery.UNCONFIRMED, 1, False)
    town.clock.wait(days=15)
    assert status(town.office, town.first).overdue
    town.down(college)
    town.up(college)
    assert status(town.office, town.first).outbox.delivery is Delivery.CONFIRMED
    assert status(college, "").state == "confirmed"


def test_a_large_package_is_split_and_its_parts_may_come_in_any_order(town: Town) -> None:
    person = town.person(town.first, "Соколова")
    college = town.college(town.first, 11)
    town.enrol(college)
    with college.open() as office:
        for n in range(40):
            noise = office.program.origin.random_bytes(4_000).hex()
            office.store.record(
                Step("Орлова", "person.set", (Edit("person", person, {"address": noise[:900] + str(n)}),))
            )
    paths = college.send("", town.out(), split=80_000)
    assert len(paths) > 1
    last = town.office.receive(*reversed(paths))
    assert last.waiting == ()
    with college.open() as office:
        expected = office.store.get("person", person)
    assert expected is not None
    assert town.office.value("person", person, "address") == expected["address"]


def test_a_lost_part_comes_again_with_the_next_package(town: Town) -> None:
    person = town.person(town.first, "Соколова")
    college = town.college(town.first, 11)
    town.enrol(college)
    with college.open() as office:
        for n in range(40):
            noise = office.program.origin.random_bytes(4_000).hex()
            step = Step("Орлова", "person.set", (Edit("person", person, {"address": noise[:900] + str(n)}),))
            office.store.record(step)
    first, *rest = college.send("", town.out(), split=80_000)
    waiting = town.office.receive(*rest)
    assert waiting.waiting
    assert [problem.code for problem in waiting.problems] == ["package.earlier_missing"]
    town.down(college)
    assert town.up(college).waiting == ()
    assert town.office.value("person", person, "address") == college.value("person", person, "address")
    assert first.exists()


def test_what_a_newer_program_wrote_is_taken_in_and_told(town: Town) -> None:
    person = town.person(town.first, "Соколова")
    college = town.college(town.first, 11)
    town.enrol(college)
    college.set("person", person, phone="1")
    newer = package_of(college, town, schema=99, min_reader_schema=2)
    came = town.office.receive(newer)
    assert [problem.code for problem in came.problems] == ["package.newer_program"]
    assert town.office.value("person", person, "phone") == "1"
    refused("package.schema_version", town.office.receive, package_of(college, town, schema=99, min_reader_schema=99))


def test_a_clock_that_is_ahead_is_told(town: Town) -> None:
    town.person(town.first, "Соколова")
    college = town.college(town.first, 11)
    town.enrol(college)
    came = town.office.receive(package_of(college, town, created="2026-12-01T08:00:00Z"))
    assert came.clock_ahead > 4 * 86_400
    assert [problem.code for problem in came.problems] == ["package.clock_ahead"]


def test_a_package_dated_far_ahead_does_not_make_its_sender_old_for_good(town: Town) -> None:
    """Its program was older then; what it says of itself in its next package counts, whatever the clock there said."""
    person = town.person(town.first, "Соколова")
    college = town.college(town.first, 11)
    town.enrol(college)
    town.office.set("person", person, email="a@b.cn")
    town.office.receive(package_of(college, town, created="2099-01-01T00:00:00Z", schema=2))
    refused("package.own_too_new", town.down, college)
    town.up(college)
    town.down(college)
    assert college.value("person", person, "email") == "a@b.cn"


def package_of(college: Place, town: Town, **changed: object) -> Path:
    """A package with another first page than the program would write."""
    with college.open() as office:
        tools = office.exchange
        to = tools.correspondents.office()
        outgoing = tools.outbox.outgoing(to)
        page = replace(tools.sending._manifest(to, outgoing.ends), **changed)  # type: ignore[arg-type]
        (written,) = write_packages(
            town.out(), page, outgoing.lines, keys=tools.keys.private(), recipients=(to.age_key,)
        )
    return written.path


def test_locked_keys_make_no_package_until_the_passphrase_is_given(town: Town) -> None:
    town.person(town.first, "Соколова")
    college = town.college(town.first, 11)
    town.enrol(college)
    with town.office.tools() as tools:
        tools.keys.set_passphrase("nine blue herons")
    with town.office.tools() as tools:
        assert tools.keys.is_locked
        refused("keys.locked", tools.sending.send, town.first, town.out(), "沈若兰")
        refused("keys.wrong_passphrase", tools.keys.unlock, "no herons")
        tools.keys.unlock("nine blue herons")
        assert tools.sending.send(town.first, town.out(), "沈若兰").paths


@pytest.mark.skipif(os.name != "posix", reason="Windows goes by the rights of the folder")
def test_a_package_and_the_file_of_a_partner_are_nobody_elses(town: Town) -> None:
    before = os.umask(0)
    try:
        college = town.college(town.first, 11)
        (package,) = college.send("", town.out())
    finally:
        os.umask(before)
    assert [one.stat().st_mode & 0o777 for one in (college.path, package)] == [0o600, 0o600]


def test_what_a_college_wrote_itself_is_not_sent_back_to_it(town: Town) -> None:
    town.person(town.first, "Соколова")
    college = town.college(town.first, 11)
    town.enrol(college)
    new = college.add("person", role="student", family_cyrillic="Новикова", home_institution_id=town.first)
    town.up(college)
    with town.office.tools() as tools:
        assert tools.sending.summary(town.first, "en").changes == 0
    town.office.set("person", new, phone="1")
    with town.office.tools() as tools:
        summary = tools.sending.summary(town.first, "en")
        assert (summary.changes, [one.id for one in summary.people]) == (1, [new])
    town.down(college)
    assert college.value("person", new, "phone") == "1"
    assert college.sound() == []


def test_two_partners_of_one_name_are_told_apart_by_their_files(town: Town) -> None:
    """Nobody's people go to the other one because both are called so."""
    for institution, number in ((town.first, 11), (town.second, 12)):
        town.enrol(town.college(institution, number))
    for institution, city in ((town.first, "Владивосток"), (town.second, "Находка")):
        town.office.set("institution", institution, name_ru="Приморский колледж", city=city)
    with town.office.tools() as tools:
        sites = {one.institution_id: one.site for one in tools.partners.statuses("ru")}
        with pytest.raises(RuleBroken) as raised:
            tools.sending.summary("Приморский колледж", "ru")
        assert raised.value.problem.code == "partner.alike"
        assert set(raised.value.problem.facts["partners"]) == {
            f"{sites[town.first]} (Владивосток)",
            f"{sites[town.second]} (Находка)",
        }
        chosen = tools.sending.summary(sites[town.second], "ru")
        assert chosen.status.institution_id == town.second

"""Several PCs of one office exchange by themselves through a folder."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from college_files import Place, Town

from exchange_admin.documents.packages.writing import write_packages
from exchange_admin.domain.fields import Value
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.queries import Query
from exchange_admin.merge.bodies import hiding
from exchange_admin.services.exchange import mailbox
from exchange_admin.services.exchange.agreed_blocks import AgreedBlock, AgreedBlocks
from exchange_admin.services.exchange.at_a_glance import MailboxState
from exchange_admin.store import restore_backup
from exchange_admin.store.peers import SENT
from exchange_admin.store.writing import Planned


@pytest.fixture
def share(tmp_path: Path) -> Path:
    made = tmp_path / "share"
    made.mkdir()
    return made


def copy_of(town: Town, place: Place, name: str) -> Place:
    """Another PC: a copy of the file."""
    path = town.folder / name / "office.exchange"
    path.parent.mkdir()
    shutil.copy(place.path, path)
    return Place(path, place.program, f"somebody at {name}", place.institution)


def exchange(place: Place, share: Path) -> MailboxState:
    with place.tools() as tools:
        return tools.mailbox.exchange_once(share)


def everybody(share: Path, *places: Place, rounds: int = 3) -> list[MailboxState]:
    return [exchange(place, share) for _ in range(rounds) for place in places][-len(places) :]


def packages(share: Path) -> list[Path]:
    return sorted(share.rglob("*.exchpack"))


def test_what_one_pc_writes_reaches_the_others(town: Town, share: Path) -> None:
    second = copy_of(town, town.office, "pc2")
    third = copy_of(town, town.office, "pc3")
    everybody(share, town.office, second, third, rounds=1)
    one = town.person(town.first, "Соколова")
    other = second.add("person", role="student", family_cyrillic="Белова", home_institution_id=town.first)
    everybody(share, town.office, second, third, rounds=2)
    for place in (town.office, second, third):
        assert place.ids("person") == {one, other}
        assert place.sound() == []


@pytest.mark.skipif(os.name != "posix", reason="Windows goes by the rights of the folder")
def test_colleagues_may_read_what_lies_in_the_shared_folder(town: Town, share: Path) -> None:
    copy_of(town, town.office, "pc2")
    before = os.umask(0o027)
    try:
        exchange(town.office, share)
    finally:
        os.umask(before)
    assert {one.stat().st_mode & 0o777 for one in share.rglob("*")} == {0o640, 0o750}


def test_a_copy_goes_on_as_somebody_new(town: Town, share: Path) -> None:
    second = copy_of(town, town.office, "pc2")
    with town.office.open() as ours, second.open() as theirs:
        assert ours.store.site == theirs.store.site
        assert ours.store.author != theirs.store.author


def test_both_writing_the_same_field_is_a_card_on_every_pc(town: Town, share: Path) -> None:
    person = town.person(town.first, "Соколова")
    second = copy_of(town, town.office, "pc2")
    everybody(share, town.office, second)
    town.office.set("person", person, email="a@office.cn")
    second.set("person", person, email="b@office.cn")
    everybody(share, town.office, second)
    for place in (town.office, second):
        with place.tools() as tools:
            (card,) = tools.conflicts.cards("en")
            assert {one.value for one in card.candidates} == {"a@office.cn", "b@office.cn"}


def test_who_is_behind_is_told_since_when(town: Town, share: Path) -> None:
    second = copy_of(town, town.office, "pc2")
    everybody(share, town.office, second)
    assert all(not state.behind for state in everybody(share, town.office, second))
    town.office.add("staff", name="Шэнь", role="coordinator")
    state = exchange(town.office, share)
    (behind,) = state.behind
    assert behind.behind == 1
    assert behind.since
    town.clock.wait(days=2)
    exchange(second, share)
    assert exchange(town.office, share).behind == ()


def test_packages_are_removed_by_their_author_when_everybody_has_them(town: Town, share: Path) -> None:
    second = copy_of(town, town.office, "pc2")
    everybody(share, town.office, second)
    for n in range(5):
        town.office.add("staff", name=f"Шэнь {n}", role="coordinator")
        everybody(share, town.office, second)
    assert len(packages(share)) <= 4
    with second.open() as office:
        assert len(office.store.where("staff", "role", ["coordinator"])) == 5


def test_nothing_new_writes_nothing(town: Town, share: Path) -> None:
    second = copy_of(town, town.office, "pc2")
    everybody(share, town.office, second, rounds=4)
    before = packages(share)
    states = everybody(share, town.office, second, rounds=2)
    assert packages(share) == before
    assert [(state.sent, state.received) for state in states] == [(0, 0), (0, 0)]


def test_conflict_copies_and_half_arrived_files_are_left_alone(town: Town, share: Path) -> None:
    second = copy_of(town, town.office, "pc2")
    everybody(share, town.office, second)
    town.office.add("staff", name="Шэнь", role="coordinator")
    exchange(town.office, share)
    newest = max(packages(share), key=lambda path: path.stat().st_mtime_ns)
    whole = newest.read_bytes()
    newest.with_name(newest.stem + ".sync-conflict-20261124.exchpack").write_bytes(whole)
    newest.with_name("~" + newest.name).write_bytes(whole)
    newest.write_bytes(whole[: len(whole) // 2])
    state = exchange(second, share)
    assert (state.received, len(state.retrying), state.quarantined) == (0, 1, ())
    newest.write_bytes(whole)
    assert exchange(second, share).received == 1
    with second.open() as office:
        assert office.store.where("staff", "name", ["Шэнь"])
    assert exchange(second, share).retrying == ()


def test_what_can_never_be_read_is_given_up_and_named(town: Town, share: Path) -> None:
    second = copy_of(town, town.office, "pc2")
    everybody(share, town.office, second)
    town.office.add("staff", name="Шэнь", role="coordinator")
    exchange(town.office, share)
    newest = max(packages(share), key=lambda path: path.stat().st_mtime_ns)
    newest.write_bytes(newest.read_bytes()[:-1])
    for _ in range(10):
        state = exchange(second, share)
    assert [Path(name).name for name in state.quarantined] == [newest.name]
    assert exchange(second, share).retrying == ()


def test_after_an_update_what_was_given_up_is_tried_again(
    town: Town, share: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may have been written by a program that was newer than the one here."""
    second = copy_of(town, town.office, "pc2")
    everybody(share, town.office, second)
    town.office.add("staff", name="Шэнь", role="coordinator")
    exchange(town.office, share)
    with monkeypatch.context() as older:
        older.setattr(mailbox, "open_package", too_new)
        for _ in range(11):
            state = exchange(second, share)
        assert (len(state.quarantined), len(state.retrying), state.received) == (1, 0, 0)
    assert exchange(second, share).received == 0
    monkeypatch.setattr(mailbox, "__version__", "99.0")
    state = exchange(second, share)
    assert (state.quarantined, state.retrying, state.received) == ((), (), 1)
    with second.open() as office:
        assert office.store.where("staff", "name", ["Шэнь"])


@pytest.mark.parametrize("leaves", [True, False])
def test_pcs_to_which_a_partner_showed_different_halves_of_a_step_find_out_and_become_alike(
    town: Town, share: Path, leaves: bool
) -> None:
    person = town.person(town.first, "Соколова")
    college = town.college(town.first, 11)
    town.enrol(college)
    town.down(college)
    second = copy_of(town, town.office, "pc2")
    everybody(share, town.office, second)
    one, other = halves_of_a_step(town, college, person, leaves=leaves)
    town.office.receive(one)
    second.receive(other)
    everybody(share, town.office, second)
    assert [seen(place, person) for place in (town.office, second)] == [("e@x.ru", None), ("e@x.ru", "+7 999")]
    town.clock.wait(days=1)
    states = everybody(share, town.office, second, rounds=2)
    assert [copy.unlike for state in states for copy in state.copies] == [0, 1], "the office has got it already"
    with second.tools() as tools:
        told = [problem.code for problem in tools.unlike_records.problems("en")]
        assert told == ["package.differs_field", "package.differs_from_copy"]
    assert [seen(place, person) for place in (town.office, second)] == [("e@x.ru", "+7 999")] * 2
    town.clock.wait(days=1)
    states = everybody(share, town.office, second, rounds=2)
    assert [copy.unlike for state in states for copy in state.copies] == [0, 0]
    before = packages(share)
    everybody(share, town.office, second, rounds=2)
    assert packages(share) == before, "and then there is peace"
    assert town.office.sound() == second.sound() == []


def test_a_partner_that_writes_two_steps_under_one_number_is_named_and_nobody_sends_without_end(
    town: Town, share: Path
) -> None:
    people = [town.person(town.first, name) for name in ("Соколова", "Орлова")]
    college = town.college(town.first, 11)
    town.enrol(college)
    town.down(college)
    second = copy_of(town, town.office, "pc2")
    everybody(share, town.office, second)
    one, other = (forked_step(town, college, person, f"{n}@x.ru") for n, person in enumerate(people))
    town.office.receive(one)
    second.receive(other)
    everybody(share, town.office, second)
    states = everybody(share, town.office, second, rounds=2)
    assert [(state.sent, state.unlike[0].unlike) for state in states] == [(0, 2), (0, 2)]
    for _ in range(4):
        town.clock.wait(days=1)
        everybody(share, town.office, second, rounds=4)
    assert [sent_whole(place) for place in (town.office, second)] == [2, 2]
    for place in (town.office, second):
        with place.tools() as tools:
            found = {problem.code: problem.facts for problem in tools.unlike_records.problems("ru")}
        told = ("forked", "differs_field", "differs_empty", "differs_by_fork")
        assert set(found) == {f"package.{code}" for code in told}
        assert found["package.forked"]["name"] == found["package.differs_by_fork"]["partner"] == "Приморский колледж"
    later = town.person(town.first, "Новикова")
    everybody(share, town.office, second)
    assert later in second.ids("person")
    for place in (town.office, second):  # as the sentence says
        for person in people:
            place.set("person", person, email="right@x.ru")
        everybody(share, town.office, second)
    town.clock.wait(days=1)
    assert [state.unlike for state in everybody(share, town.office, second)] == [(), ()]


def test_who_has_written_two_steps_under_one_number_goes_on_with_a_new_file(town: Town) -> None:
    person = town.person(town.first, "Соколова")
    college = town.college(town.first, 11)
    town.enrol(college)
    town.down(college)
    town.office.receive(forked_step(town, college, person, "one@x.ru"))
    told = town.office.receive(forked_step(town, college, person, "other@x.ru")).problems
    assert [problem.code for problem in told] == ["package.forked"]
    with town.office.tools() as tools:
        tools.partners.revoke("Приморский колледж", "沈若兰")
        assert tools.unlike_records.problems("en") == ()
    fresh = town.college(town.first, 12)
    town.enrol(fresh)
    town.down(fresh)
    fresh.set("person", person, email="right@x.ru")
    town.meet(fresh)
    assert town.office.value("person", person, "email") == fresh.value("person", person, "email") == "right@x.ru"


def forked_step(town: Town, college: Place, person: str, email: str) -> Path:
    """A package of a partner's own keys with a step that its file does not keep."""
    with college.open() as office:
        store, tools = office.store, office.exchange
        heads = store.get("person", person).heads["email"]  # type: ignore[union-attr]
        planned = [Planned("person", person, ("email",), [email], (heads,))]
        to = tools.correspondents.office()
        try:
            with store._atomic():
                store._writer.write("x", "set", planned, store._writer.projector())
                lines = [line for line in store._journal.lines({}) if line.site == store.author]
                raise KeyError  # and the next step has its number
        except KeyError:
            page = tools.sending._manifest(to, {store.author: lines[-1].seq})
        folder = town.out()
        made = write_packages(folder, page, lines, keys=tools.keys.private(), recipients=(to.age_key,))
    town.clock.wait(days=1)
    return made[0].path


def sent_whole(place: Place) -> int:
    """How often a PC has sent everything."""
    with place.open() as office:
        rows = office.store.packages.of(mailbox.OUTBOX, SENT)
        return sum(row.report["author"] == office.store.author and row.report["since"] == {} for row in rows)


def halves_of_a_step(town: Town, college: Place, person: str, *, leaves: bool) -> list[Path]:
    """Two packages of a partner's own keys with one step of two entries, of which each shows another."""
    paths = []
    with college.open() as office:
        store, tools = office.store, office.exchange
        heads = store.get("person", person).heads  # type: ignore[union-attr]
        planned = [
            Planned("person", person, (name,), [value], (heads[name],))
            for name, value in (("email", "e@x.ru"), ("phone", "+7 999"))
        ]
        with store._atomic():
            store._writer.write("Орлова", "person.set", planned, store._writer.projector())
        *before, last = [line for line in store._journal.lines({}) if line.site == store.author]
        to = tools.correspondents.office()
        for shown in (0, 1):
            body = hiding(last.body, {shown}) if leaves else last.body
            values = tuple(value if i == shown else None for i, value in enumerate(last.values))
            half = replace(last, body=body, values=values)
            page = tools.sending._manifest(to, {store.author: last.seq})
            keys = tools.keys.private()
            paths += write_packages(town.out(), page, [*before, half], keys=keys, recipients=(to.age_key,))
    return [one.path for one in paths]


def seen(place: Place, person: str) -> tuple[Value, Value]:
    return place.value("person", person, "email"), place.value("person", person, "phone")


def too_new(*_: object, **__: object) -> None:
    raise RuleBroken(Problem("package.schema_version"))


def test_what_a_partner_sent_to_one_pc_reaches_the_other_and_is_held_there_too(town: Town, share: Path) -> None:
    person, guest = town.person(town.first, "Соколова"), town.guest()
    college = town.college(town.first, 11)
    second = copy_of(town, town.office, "pc2")
    everybody(share, town.office, second)
    town.enrol(college)
    college.set("person", person, email="d@college.ru")
    college.set("person", guest, email="wrong@example.ru")
    town.up(college)
    everybody(share, town.office, second)
    assert second.value("person", person, "email") == "d@college.ru"
    assert second.value("person", guest, "email") is None
    with second.tools() as tools:
        assert tools.partners.status(town.first, "en").state == "confirmed"
        assert len(tools.conflicts.held("en")) == 1
    town.clock.wait(days=1)
    college.receive(*second.send(town.first, town.out()))
    assert college.sound() == second.sound() == []


def test_a_copy_that_is_gone_is_no_longer_waited_for(town: Town, share: Path) -> None:
    second = copy_of(town, town.office, "pc2")
    everybody(share, town.office, second)
    with second.open() as office:
        author = office.store.author
    town.office.add("staff", name="Шэнь", role="coordinator")
    exchange(town.office, share)
    with town.office.tools() as tools:
        tools.mailbox.forget(author, "x", share)
    assert exchange(town.office, share).copies == ()


def test_what_lies_in_the_folder_of_a_copy_that_is_gone_is_read_before_the_folder_goes(town: Town, share: Path) -> None:
    second = copy_of(town, town.office, "pc2")
    everybody(share, town.office, second)
    shen = second.add("staff", name="Шэнь", role="coordinator")
    exchange(second, share)
    with second.open() as office:
        author = office.store.author
    with town.office.tools() as tools:
        tools.mailbox.forget(author, "x", share)
    assert town.office.value("staff", shen, "name") == "Шэнь"
    assert not (share / "outbox" / author).exists()


def test_a_copy_at_work_that_was_thought_gone_goes_on_under_a_new_name(town: Town, share: Path) -> None:
    second = copy_of(town, town.office, "pc2")
    everybody(share, town.office, second)
    with second.open() as office:
        author = office.store.author
    with town.office.tools() as tools:
        tools.mailbox.forget(author, "x", share)
        assert tools.mailbox.state().copies == ()
    town.clock.wait(days=1)
    untold = second.add("staff", name="Шэнь", role="coordinator")
    states = everybody(share, town.office, second, rounds=5)
    assert [len(state.copies) for state in states] == [1, 1]
    assert all(not state.behind for state in states)
    assert town.office.ids("staff") == {untold}
    assert author not in {path.name for path in (share / "outbox").iterdir()}
    before = packages(share)
    everybody(share, town.office, second)
    assert packages(share) == before
    for place in (town.office, second):
        with place.tools() as tools:
            assert tools.ended_copies.problems("en") == ()
        assert place.sound() == []


def test_the_former_copy_of_a_pc_that_was_put_back_is_waited_for_by_nobody(town: Town, share: Path) -> None:
    second, third = copy_of(town, town.office, "pc2"), copy_of(town, town.office, "pc3")
    places = (town.office, second, third)
    everybody(share, *places)
    with second.open() as office:
        backup, former = office.store.backups.make(), office.store.author
    told = second.add("staff", name="Шэнь", role="coordinator")
    exchange(second, share)
    second.add("staff", name="Ван", role="coordinator")
    restore_backup(backup, second.path)
    states = everybody(share, *places, rounds=4)
    assert [(state.behind, len(state.copies)) for state in states] == [((), 2)] * 3
    assert not (share / "outbox" / former).exists()
    for place in places:
        assert place.ids("staff") == {told}
        with place.tools() as tools:
            (problem,) = tools.ended_copies.problems("en")
            assert (problem.code, problem.facts["n"]) == ("life.lost", 1)
        assert place.sound() == []
    before = packages(share)
    everybody(share, *places)
    assert packages(share) == before


def test_what_a_pc_that_was_put_back_told_a_college_comes_home_to_whoever_exchanges_with_it(
    town: Town, share: Path
) -> None:
    person = town.person(town.first, "Соколова")
    college = town.college(town.first, 11)
    town.enrol(college)
    second = copy_of(town, town.office, "pc2")
    everybody(share, town.office, second)
    with second.open() as office:
        backup = office.store.backups.make()
    second.set("person", person, email="a@office.cn")
    college.receive(*second.send(town.first, town.out()))
    restore_backup(backup, second.path)
    everybody(share, town.office, second)
    with town.office.tools() as tools:
        (problem,) = tools.ended_copies.problems("ru")
        assert (problem.code, problem.facts["n"]) == ("life.missing", 2)  # the change, and that it was sent
    town.down(college)
    (problem,) = town.up(college).problems
    assert (problem.code, problem.facts["n"]) == ("package.returned", 1)
    assert [one.code for one in town.up(college).problems] == ["package.returned"]
    town.office.take_back()
    with town.office.tools() as tools:
        (problem,) = tools.ended_copies.problems("ru")
        assert (problem.code, problem.facts["n"]) == ("life.lost", 1)  # a college knows nothing of the log of packages
    assert town.up(college).problems == (), "told once"
    assert town.office.value("person", person, "email") == "a@office.cn"
    everybody(share, town.office, second)
    assert second.value("person", person, "email") == "a@office.cn"
    for place in (town.office, second):
        assert place.sound() == []


def test_a_folder_that_is_not_there_is_told_and_harms_nothing(town: Town, share: Path) -> None:
    with town.office.tools() as tools:
        tools.mailbox.use(share)
        assert tools.mailbox.folder() == share
        shutil.rmtree(share)
        assert not tools.mailbox.exchange_once().reachable
        with pytest.raises(RuleBroken, match="mailbox.no_folder"):
            tools.mailbox.use(share)
        tools.mailbox.use(None)
        with pytest.raises(RuleBroken, match="mailbox.off"):
            tools.mailbox.exchange_once()


def test_copies_of_a_chinese_school_agree_on_blocks_for_numbers_of_18_digits(town: Town, share: Path) -> None:
    """Each copy asks with the mailbox; the first life of the file has a block of its own and asks for none."""
    town.office.set("institution", town.office.institution, national_code="10213")
    copies = [copy_of(town, town.office, name) for name in ("pc2", "pc3")]
    assert all(waiting(place) for place in copies)
    everybody(share, town.office, *copies, rounds=1)
    assert all(waiting(place) for place in copies), "asked, and not everybody has read it"
    everybody(share, town.office, *copies)
    assert [waiting(place) for place in copies] == [(), ()]
    blocks = [block(place) for place in copies]
    assert len(set(blocks)) == 2
    assert "A" not in blocks
    with town.office.open() as office:
        assert {one.text("block") for one in office.store.records(Query("number_block"))} == {*blocks}


def test_a_school_elsewhere_asks_for_no_block(town: Town, share: Path) -> None:
    second = copy_of(town, town.office, "pc2")
    everybody(share, town.office, second)
    with second.open() as office:
        assert office.store.count(Query("number_block")) == 0


def agreed(place: Place) -> AgreedBlock:
    with place.open() as office:
        return AgreedBlocks(office.store, office.store.origin).of_life("SHGC", 2026)


def waiting(place: Place) -> tuple[str, ...]:
    return agreed(place).waiting


def block(place: Place) -> str:
    return agreed(place).letters

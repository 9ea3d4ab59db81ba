"""Partners on cards, their files, packages out and in, by the page and over real files."""

from __future__ import annotations

import shutil

import pytest
from college_files import Place, Town
from exchange_pages import Pages
from rogue import Rogue, Writes

from exchange_admin.domain.fields import LIVE
from exchange_admin.store import restore_backup
from exchange_admin.ui.exchange.partner_card import REVOKE, SEND
from exchange_admin.ui.exchange.send_panel import SendPanel
from exchange_admin.ui.pages.exchange_page import DECISIONS, HELD_CHANGES, PARTNERS


@pytest.fixture
def town(tmp_path):
    return Town(tmp_path)


@pytest.fixture
def pages(look, languages, tmp_path, qtbot):
    return Pages(look, languages, tmp_path / "own", qtbot)


def texts(widget):
    return [pill.text() for pill in widget._pills if not pill.isHidden()]


# the mailbox at the start


def test_a_file_without_a_mailbox_opens_without_holding_up_any_command(town, pages):
    with pages.of(town.office) as shown:
        shown.mailbox.start()
        assert shown.made.desk.jobs.is_busy
        assert not shown.made.desk.jobs.is_writing
        shown.settle()
        assert shown.mailbox.state.folder is None


def test_a_mailbox_that_is_set_is_gone_through_at_the_start(town, pages, tmp_path):
    with town.office.tools() as tools:
        tools.mailbox.use(tmp_path)
    with pages.of(town.office) as shown:
        shown.do(shown.mailbox.start)
        assert shown.mailbox.state.folder == tmp_path
        assert shown.mailbox.state.last


# the other PCs


def test_somebody_says_that_the_file_of_another_pc_no_longer_exists(town, pages, tmp_path):
    share, path = tmp_path / "share", tmp_path / "pc2" / "office.exchange"
    share.mkdir()
    path.parent.mkdir()
    shutil.copy(town.office.path, path)
    second = Place(path, town.office.program, "周文", town.office.institution)
    for place in (town.office, second, town.office, second):
        with place.tools() as tools:
            tools.mailbox.use(share)
            tools.mailbox.exchange_once()
    second.add("staff", name="周文", role="coordinator")
    with pages.of(town.office) as shown:
        copies = shown.page.copies
        shown.do(shown.mailbox.start)
        (line,) = copies._lines
        shown.made.answers.answers.append(False)
        shown.do(line.no_longer.click)
        assert len(copies._lines) == 1
        shown.made.answers.answers.append(True)
        shown.do(copies._lines[0].no_longer.click)
        assert copies._lines == []
        assert copies._ended.isHidden()  # nobody here knows of the last change
    town.clock.wait(days=1)
    for place in (second, town.office, second):
        with place.tools() as tools:
            tools.mailbox.exchange_once()
    with pages.of(town.office) as shown:
        shown.do(shown.mailbox.start)
        assert len(shown.page.copies._lines) == 1
    assert town.office.value("staff", next(iter(town.office.ids("staff"))), "name") == "周文"


def test_pcs_that_are_struck_off_while_a_round_is_running_are_each_struck_off_after_it(town, pages, tmp_path):
    with town.office.tools() as tools:
        tools.mailbox.use(tmp_path)
    with pages.of(town.office) as shown:
        gone = [f"{shown.made.office.store.site}.{life}" for life in ("7-aaaa", "8-bbbb")]
        shown.mailbox.start()
        assert shown.mailbox.is_busy
        for life in gone:
            shown.mailbox.forget(life, "沈若兰")
        shown.settle()
        assert {one.life for one in shown.made.office.store.exchange.ended.all()} == set(gone)


def test_what_a_pc_that_was_put_back_has_lost_is_told_beside_the_pcs(town, pages, tmp_path):
    share = tmp_path / "share"
    share.mkdir()
    with town.office.open() as office:
        backup = office.store.backups.make()
    town.office.add("staff", name="周文", role="coordinator")
    restore_backup(backup, town.office.path)
    with town.office.tools() as tools:
        tools.mailbox.use(share)
    with pages.of(town.office) as shown:
        shown.do(shown.mailbox.start)
        told = shown.page.copies._ended.text()
        assert told.startswith("沈若兰 made 1 change in a copy of the office file that no longer exists")


# partners


def test_without_partners_the_page_says_what_a_partner_file_is_for(town, pages):
    with pages.of(town.office) as shown:
        assert shown.page.partners.currentWidget() is shown.page.partners.empty
        shown.do(shown.page.partners.empty.button.click)
        assert shown.page._whole.currentWidget() is shown.page.making


def test_a_partner_file_is_made_in_four_steps(town, pages):
    town.person(town.first, "Соколова")
    silent = town.person(town.first, "Тихонова", consent=False)
    target = town.folder / "first.exchange"
    with pages.of(town.office) as shown:
        making = shown.page.making
        shown.do(shown.page.make_button.click)
        offered = [item.key for item in making.partners.items.items]
        assert set(offered) == {town.first, town.second}
        shown.do(lambda: making.choose_partner(town.first))
        shown.do(lambda: making.choose_partner(""))
        assert making.institution == town.first, "nobody else was chosen"
        assert making.without.ticked() == [silent]
        assert making.figures.texts()[0] == "1 person", "who is left out is not sent"
        shown.do(making.go_on.click)
        assert making.language.current() == "ru"
        assert making.language.focusProxy() is making.window().focusWidget()
        shown.do(making.go_on.click)
        shown.made.answers.answers.append(target)
        shown.do(making.save.click)
        assert target.exists()
        assert making.made is not None
        assert making.code.text() == making.made.code
        assert "1 person" in making.written.explained.text()
        assert making.window().focusWidget() is making.written.close_button
        shown.do(making.written.close_button.click)
        (card,) = shown.page.partners.cards
        assert card._pill.text() == "Made, no answer yet"
        assert card.send.isHidden()


def test_a_college_that_has_a_file_is_not_offered_another(town, pages):
    town.college(town.first, 11)
    with pages.of(town.office) as shown:
        shown.do(shown.page.make_partner_file)
        assert [item.key for item in shown.page.making.partners.items.items] == [town.second]


def test_the_answer_of_a_college_is_received_and_its_key_confirmed(town, pages):
    town.person(town.first, "Соколова")
    college = town.college(town.first, 11)
    (package,) = college.send("", town.out())
    with pages.of(town.office) as shown:
        receiving = shown.page.receiving
        shown.do(lambda: shown.page.receive(package))
        assert any("answer" in note.text() for note in receiving.notes)
        assert shown.page.partners.cards[0]._pill.text() == "Made, no answer yet"
        shown.do(receiving.take.click)
        shown.do(receiving.confirm.click)
        (card,) = shown.page.partners.cards
        with college.tools() as theirs:
            assert card.key.theirs.text() == theirs.keys.fingerprint()
        shown.do(card.key.same.click)
        assert card._pill.text() == "Confirmed"
        assert shown.said == "The key is confirmed"


def test_a_revoked_partner_gets_nothing_and_says_so(town, pages):
    college = town.college(town.first, 11)
    town.enrol(college)
    with pages.of(town.office) as shown:
        (card,) = shown.page.partners.cards
        shown.made.answers.answers.append(True)
        shown.do(lambda: card.do(REVOKE))
        assert shown.made.answers.asked[-1].grave
        assert card.send.isHidden()
        assert "Revoked" in card.notice.text()


def test_revoking_is_left_when_it_is_not_confirmed(town, pages):
    college = town.college(town.first, 11)
    town.enrol(college)
    with pages.of(town.office) as shown:
        (card,) = shown.page.partners.cards
        shown.made.answers.answers.append(False)
        shown.do(lambda: card.do(REVOKE))
        assert card._pill.text() == "Confirmed"


def test_a_card_tells_what_is_not_sent_what_is_not_confirmed_and_when_it_is_overdue(town, pages):
    college = town.college(town.first, 11)
    town.enrol(college)
    town.meet(college)
    town.person(town.first, "Новикова")
    with pages.of(town.office) as shown:
        (card,) = shown.page.partners.cards
        assert "not yet sent" in texts(card)[0]
    town.office.send(town.first, town.out())
    town.clock.wait(days=20)
    with pages.of(town.office) as shown:
        (card,) = shown.page.partners.cards
        assert "sent, not confirmed" in texts(card)[0]
        assert "may not have received" in card.notice.text()
        shown.do(card.notice.button.click)
        assert shown.page._whole.currentWidget() is shown.page.sending


# sending


def sending_to_first(shown, town) -> SendPanel:
    card = shown.page.partners.card(town.first)
    shown.do(lambda: card.wanted.emit(SEND, card.status.id))
    return shown.page.sending


def test_a_package_is_sent_from_the_card_and_the_page_says_who_can_open_it(town, pages, tmp_path):
    college = town.college(town.first, 11)
    town.enrol(college)
    town.person(town.first, "Новикова")
    stick = town.out()
    with pages.of(town.office) as shown:
        sending = sending_to_first(shown, town)
        assert sending.figures.texts()[0] == "1 person"
        assert [item.title for item in sending.people.items.items] == ["Новикова Дарья"]
        assert "Приморский колледж" in sending._who_opens.text()
        shown.made.answers.answers.append(stick)
        sending.folder.ask()
        shown.do(sending.make.click)
        (written,) = stick.iterdir()
        assert written.name in sending.written.headline.text()
        assert "Only Приморский колледж can open it." in sending.written.explained.text()
        sending.written.open.click()
        assert shown.folders == [stick]
        assert shown.made.desk.preferences.package_folder == str(stick)
        shown.do(sending.written.close_button.click)
        assert shown.page.tabs.current() == PARTNERS
    assert college.receive(written).new_people == 1


def test_people_without_consent_are_left_out_unless_a_basis_is_named(town, pages):
    college = town.college(town.first, 11)
    town.enrol(college)
    silent = town.person(town.first, "Тихонова", consent=False)
    with pages.of(town.office) as shown:
        sending = sending_to_first(shown, town)
        assert sending.without.ticked() == [silent]
        assert sending.people.items.items == ()
        assert sending.without.basis() == "consent"
        sending.folder.folder = town.out()
        shown.do(sending.make.click)
        assert "1 person without consent was left out" in sending.written.explained.text()
        sending = sending_to_first(shown, town)
        sending.without.every.click()
        assert sending.without.ticked() == []
        assert sending.without.basis() == "contract"
        sending.folder.folder = town.out()
        shown.do(sending.make.click)
        assert sending.sent is not None
        assert sending.sent.people == 1
    with town.office.open() as office:
        lines = office.store.where("disclosure", "person_id", [silent])
    assert [line["basis"] for line in lines] == ["contract"]


def test_a_folder_that_is_gone_is_said_and_nothing_is_logged(town, pages):
    college = town.college(town.first, 11)
    town.enrol(college)
    town.person(town.first, "Новикова")
    with pages.of(town.office) as shown:
        sending = sending_to_first(shown, town)
        sending.folder.folder = town.folder / "stick that was pulled out"
        before = shown.made.office.store.step_count()
        shown.do(sending.make.click)
        assert sending.notice.text()
        assert sending.sent is None
        assert shown.made.office.store.step_count() == before


def test_the_log_has_a_line_for_each_package(town, pages):
    college = town.college(town.first, 11)
    town.enrol(college)
    with pages.of(town.office) as shown:
        shown.page.show_tab("log")
        shown.page.log.enter()
        before = shown.page.log.list.model.rowCount()
        sending = sending_to_first(shown, town)
        sending.folder.folder = town.out()
        shown.do(sending.make.click)
        shown.qtbot.waitUntil(lambda: shown.page.log.list.model.rowCount() == before + 1, timeout=10_000)


# receiving


def test_a_preview_counts_what_the_import_then_does(town, pages):
    person = town.person(town.first, "Соколова", email="old@example.org")
    college = town.college(town.first, 11)
    town.enrol(college)
    college.add(
        "person", role="student", family_cyrillic="Новикова", given_cyrillic="Анна", home_institution_id=town.first
    )
    college.set("person", person, email="college@example.org")
    town.office.set("person", person, email="office@example.org")
    (package,) = college.send("", town.out())
    with pages.of(town.office) as shown:
        receiving = shown.page.receiving
        shown.do(lambda: shown.page.receive(package))
        seen = receiving.figures.texts()
        assert "1 new person" in seen
        assert "1 needs your decision" in seen
        assert shown.made.office.store.get("person", person)["email"] == "office@example.org"
        shown.do(receiving.take.click)
        assert receiving.figures.texts() == seen
        assert "Новикова Анна" in {item.title for item in receiving.people.items.items}
        shown.do(receiving.decide.click)
        assert shown.page.tabs.current() == DECISIONS
        assert shown.page.decisions.list.items.rowCount() == 1


def test_a_person_in_the_report_leads_to_the_record(town, pages):
    college = town.college(town.first, 11)
    town.enrol(college)
    new = college.add("person", role="student", family_cyrillic="Новикова", home_institution_id=town.first)
    (package,) = college.send("", town.out())
    with pages.of(town.office) as shown:
        wanted = []
        shown.page.record_wanted.connect(lambda *record: wanted.append(record))
        shown.do(lambda: shown.page.receive(package))
        shown.page.receiving.people.opened.emit(new)
        assert wanted == []  # before the import the person is not here
        shown.do(shown.page.receiving.take.click)
        shown.page.receiving.people.opened.emit(new)
        assert wanted == [("person", new)]


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda path: path.write_bytes(b""), "is empty"),
        (lambda path: path.write_bytes(path.read_bytes()[:-100]), "cannot be opened"),
        (lambda path: path.write_bytes(b"<html>log in</html>"), "is not an exchange package"),
        (lambda path: path.unlink(), "was not found"),
    ],
)
def test_a_package_that_is_refused_says_why_and_changes_nothing(town, pages, spoil, words):
    college = town.college(town.first, 11)
    (package,) = college.send("", town.out())
    spoil(package)
    with pages.of(town.office) as shown:
        before = shown.made.office.store.step_count()
        shown.do(lambda: shown.page.receive(package))
        assert words in shown.page.receiving.notice.text()
        assert shown.page.receiving.take.isHidden()
        assert shown.made.office.store.step_count() == before


def test_a_package_for_another_office_says_so(town, pages):
    first, second = town.college(town.first, 11), town.college(town.second, 12)
    town.enrol(first)
    (package,) = town.office.send(town.first, town.out())
    with pages.of(second) as shown:
        shown.do(lambda: shown.page.receive(package))
        assert shown.page.receiving.notice.text()
        assert shown.page.receiving.outcome is None


def test_a_package_with_a_passphrase_asks_for_it(town, pages):
    college = town.college(town.first, 11)
    town.enrol(college)
    (package,) = college.send("", town.out(), passphrase="four words of no kin")
    with pages.of(town.office) as shown:
        receiving = shown.page.receiving
        shown.do(lambda: shown.page.receive(package))
        assert receiving._word_card.isVisible()
        receiving.passphrase.setText("wrong")
        shown.do(receiving.open_again.click)
        assert receiving.outcome is None
        receiving.passphrase.setText("four words of no kin")
        shown.do(receiving.open_again.click)
        assert receiving.outcome is not None
        shown.do(receiving.take.click)
        assert receiving.imported


# keys


def test_a_locked_office_asks_for_its_passphrase_and_goes_on(town, pages):
    college = town.college(town.first, 11)
    town.enrol(college)
    with pages.of(town.office) as shown:
        own = shown.page.partners.own_key
        own.change.click()
        own.first.setText("four words of no kin")
        own.again.setText("four words of no kin")
        shown.do(own.save.click)
    (package,) = college.send("", town.out())
    with pages.of(town.office) as shown:
        receiving = shown.page.receiving
        shown.do(lambda: shown.page.receive(package))
        assert receiving.keys.isVisible()
        receiving.keys.passphrase.setText("wrong")
        shown.do(receiving.keys.open.click)
        assert receiving.keys.said.text()
        receiving.keys.passphrase.setText("four words of no kin")
        shown.do(receiving.keys.open.click)
        assert receiving.outcome is not None


def test_a_short_or_mistyped_passphrase_is_not_set(town, pages):
    with pages.of(town.office) as shown:
        own = shown.page.partners.own_key
        own.first.setText("short")
        own.save.click()
        assert "eight" in own.said.text()
        own.first.setText("long enough")
        own.again.setText("long enouhg")
        own.save.click()
        assert "not the same" in own.said.text()


# held changes


def guest(town):
    """Somebody of the office who goes to the first college: seen there, and not the college's to change."""
    person = town.person(town.office.institution, "Ли", "Вэй")
    town.office.add("mobility", person_id=person, direction="outgoing", activity="student_studies",
                    sending_institution_id=town.office.institution, receiving_institution_id=town.first,
                    sending_status="nominated", receiving_status="pending")  # fmt: skip
    return person


def test_a_held_change_is_taken_over_and_that_is_undone(town, pages):
    person = guest(town)
    college = town.college(town.first, 11)
    town.enrol(college)
    college.set("person", person, email="wrong@example.org")
    town.up(college)
    with pages.of(town.office) as shown:
        held, store = shown.page.held, shown.made.office.store
        shown.do(lambda: shown.page._tab_chosen(HELD_CHANGES))
        assert [item.title for item in held.list.items.items] == ["Ли Вэй"]
        assert [(fact.name.text(), fact.value.text()) for fact in held.detail.values.facts] == [
            ("E-mail", "wrong@example.org")
        ]
        shown.do(held.detail.take.click)
        assert store.get("person", person)["email"] == "wrong@example.org"
        assert held.list.items.rowCount() == 0
        shown.undo_last()
        assert held.list.items.rowCount() == 1
        assert store.get("person", person)["email"] is None


def test_a_change_that_is_left_out_stays_in_the_list_of_all(town, pages):
    person = guest(town)
    college = town.college(town.first, 11)
    town.enrol(college)
    college.set("person", person, email="wrong@example.org")
    town.up(college)
    with pages.of(town.office) as shown:
        held = shown.page.held
        shown.do(lambda: shown.page._tab_chosen(HELD_CHANGES))
        shown.do(held.detail.leave.click)
        assert held.list.items.rowCount() == 0
        held.shown.set_current("all")
        held.refill()
        assert [item.word for item in held.list.items.items] == ["Not taken over"]


def test_a_held_change_that_deletes_or_cannot_be_read_says_so(town, pages):
    person = guest(town)
    college = town.college(town.first, 11)
    town.enrol(college)
    with college.open() as office:
        rogue = Rogue(office.store)
        for said in ({LIVE: 0}, {"email": "x@example.org", "field_of_tomorrow": "y"}):
            rogue.write(Writes("person", person, said))
    town.up(college)
    with pages.of(town.office) as shown:
        held = shown.page.held
        shown.do(lambda: shown.page._tab_chosen(HELD_CHANGES))
        found = {}
        for at in range(2):
            held.list.step(at)
            found[held.detail.shows.text()] = held.detail.take.isVisibleTo(held)
        assert found == {
            "Deletes “Ли Вэй”.": True,
            "This change has 1 field that this version of the program does not know and cannot show.": False,
        }

"""Messages to people and partners: who gets one, what it says, what is kept, what undoing takes back."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from email.header import decode_header, make_header
from email.utils import parseaddr
from pathlib import Path

import pytest
from message_office import WHO, MessageOffice, drafts
from openpyxl import load_workbook

from exchange_admin.documents.files import FileNotWritten
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.queries import Query
from exchange_admin.services.messages.order import KEPT, MessagePlan
from exchange_admin.services.messages.planning import sender
from exchange_admin.services.messages.told import told
from exchange_admin.services.undoing import Undoing


@pytest.fixture
def office(tmp_path: Path) -> Iterator[MessageOffice]:
    made = MessageOffice(tmp_path / "office.exchange")
    yield made
    made.store.close()


def why(plan: MessagePlan, *, addressed: bool = True) -> list[tuple[str, str]]:
    return [(one.name, one.problem.code) for one in plan.writable(addressed=addressed)[1]]


def test_case_6_twelve_people_lack_31_papers_one_of_more_has_no_address(office: MessageOffice, tmp_path: Path) -> None:
    stays = [office.coming(f"student{n}@x.ru", given_cyrillic=f"Дарья{n}") for n in range(12)]
    for stay in stays[:5]:
        office.verbs.receive([office.id_of("cn.photo", stay=stay)], WHO)
    unreachable = office.coming(None, family_cyrillic="Безадресная")
    before = office.store.step_count()
    written = office.write(tmp_path / "drafts", *stays, unreachable)
    assert len(written.messages) == len(drafts(tmp_path / "drafts")) == 12
    assert written.asked == 31
    assert [(one.name, one.problem.code) for one in written.left_out] == [
        ("Безадресная Дарья Игоревна", "message.no_address")
    ]
    assert office.store.step_count() == before + 1
    assert [list(office.states(stay).values()).count("asked") for stay in stays] == [2] * 5 + [3] * 7
    assert "asked" not in office.states(unreachable).values()
    undone = Undoing(office.parts).undo(WHO)
    assert undone is not None
    assert [(one.code, one.facts["n"]) for one in undone.problems] == [("undo.told_stays", 12)]
    assert not any("asked" in office.states(stay).values() for stay in stays)
    assert len(office.told()) == 12


def test_what_was_told_whom_when_and_how_is_kept_as_it_was_said(office: MessageOffice, tmp_path: Path) -> None:
    stay = office.coming("daria@x.ru")
    written = office.write(tmp_path / "drafts", stay)
    (kept,) = office.told()
    (mail,) = drafts(tmp_path / "drafts")
    assert kept["text"] == written.messages[0].text == "\n".join(mail.get_payload(decode=True).decode().splitlines())
    assert kept["subject"] == str(make_header(decode_header(mail["Subject"])))
    assert parseaddr(mail["To"])[1] == kept["address"] == "daria@x.ru"
    told = ("channel", "state", "language", "made_by", "mobility_id", "message_template_id")
    assert [kept[name] for name in told] == ["email", "prepared", "ru", WHO, stay, office.papers]
    office.set("message_template", office.papers, body_ru="Другой текст")
    assert office.told() == [kept]


def test_a_text_is_written_in_the_language_of_the_home_institution_else_of_the_citizenship(
    office: MessageOffice,
) -> None:
    chinese = office.coming("b@x.ru", home_institution_id=office.own)
    russian = office.coming("c@x.ru", home_institution_id=None)
    other = office.coming("d@x.ru", home_institution_id=None)
    office.set("person", office.records.get("mobility", other).text("person_id"), citizenship="VN")
    first, second, third = office.plan(chinese, russian, other).messages
    assert [first.language, second.language, third.language] == ["en", "ru", "en"]
    assert [problem.code for problem in first.remarks] == ["message.other_language"]
    assert second.subject_text == "Семестр обмена в Сунхуа, весна 2026: не хватает 3"


def test_who_has_neither_home_nor_citizenship_is_written_to_as_the_college_that_sends(office: MessageOffice) -> None:
    stay = office.coming(home_institution_id=None)
    office.set("person", office.records.get("mobility", stay).text("person_id"), citizenship=None)
    assert office.plan(stay).messages[0].language == "ru"


def test_a_language_that_nothing_tells_is_told_as_a_guess(office: MessageOffice) -> None:
    plain = office.add(
        "message_template", code="plain", of_kind="person", channel="email", subject_en="Hello", body_en="{name}!"
    )
    who = office.person(email="d@x.ru", home_institution_id=None, citizenship=None)
    (message,) = office.plan(who, kind="person", template=plain).messages
    assert (message.language, [one.code for one in message.remarks]) == ("en", ["message.language_guessed"])
    office.set("institution", office.partner, country=None)
    (to_partner,) = office.plan(office.coming(), template=office.to_partner).messages
    assert "message.language_guessed" in [one.code for one in to_partner.remarks]


def test_a_message_with_a_gap_is_held_back_until_somebody_fills_it_in(office: MessageOffice, tmp_path: Path) -> None:
    stay = office.coming()
    office.set("mobility", stay, programme_id=None)
    assert office.plan(stay).gaps == ("programme",)
    with pytest.raises(RuleBroken) as refused:
        office.write(tmp_path / "drafts", stay)
    assert [one.code for one in refused.value.problems] == ["message.nobody", "message.gaps"]
    assert not (tmp_path / "drafts").exists()
    assert office.write(tmp_path / "drafts", stay, programme="Обмен").messages[0].subject_text.startswith("Обмен: ")


def test_what_is_typed_for_gaps_overrides_nothing_that_is_known(office: MessageOffice) -> None:
    assert "Обмен" not in office.plan(office.coming(), programme="Обмен").messages[0].subject_text


def test_where_a_day_is_over_another_is_proposed_told_and_replaced_by_what_is_typed(office: MessageOffice) -> None:
    late = office.coming()
    office.set("mobility", late, planned_start="2026-10-20")
    plan = office.plan(late)
    (message,) = plan.messages
    assert (plan.gaps, plan.to_say, message.proposed) == ((), ("due",), ("due",))
    assert "До 16.10.2026." in message.text
    assert "message.day_is_over" in [one.code for one in message.remarks]
    (typed,) = office.plan(late, due="2026-10-15").messages
    assert "До 15.10.2026." in typed.text
    assert typed.proposed == ()


def test_a_typed_day_that_is_none_and_an_unknown_placeholder_are_refused(office: MessageOffice) -> None:
    stay = office.coming()
    for given, code in (({"due": "soon"}, "value.not_a_date"), ({"what": "x"}, "template.unknown_placeholder")):
        with pytest.raises(RuleBroken) as refused:
            office.plan(stay, **given)
        assert refused.value.problem.code == code


def test_a_partner_is_told_of_so_many_people_and_not_of_so_many_stays(office: MessageOffice) -> None:
    def subject() -> str:
        (message,) = office.plan(office.partner, kind="institution", template=office.to_partner).messages
        return message.subject_text

    first = office.coming()
    before = subject()
    sides = {"sending_institution_id": office.partner, "receiving_institution_id": office.own}
    record = office.store.get("mobility", first)
    assert record is not None
    who = str(record["person_id"])
    office.stay(who, planned_start="2028-02-22", planned_end="2028-12-20", direction="incoming", **sides)
    assert subject() == before
    office.coming("b@x.ru")
    assert subject() != before


def test_what_is_about_health_is_named_to_the_person_alone(office: MessageOffice) -> None:
    stay = office.coming("daria@x.ru")
    assert "HIV" in office.plan(stay).messages[0].text
    (to_partner,) = office.plan(office.partner, kind="institution", template=office.to_partner).messages
    assert "HIV" not in to_partner.text
    assert office.id_of("cn.hiv", stay=stay) not in to_partner.tasks
    assert "message.health_left_out" in [problem.code for problem in to_partner.remarks]


@pytest.mark.parametrize("kind", ["contact", "institution", "staff", "person"])
def test_an_address_that_others_read_too_is_told_nothing_about_health(office: MessageOffice, kind: str) -> None:
    stay = office.coming("Shared@x.ru")
    match kind:
        case "contact":
            office.add("contact", institution_id=office.partner, name="Орлова", email="Orlova <shared@x.ru>")
        case "institution":
            office.set("institution", office.partner, email="shared@x.ru, b@x.ru")
        case "staff":
            office.add("staff", name="Li", role="clerk", email="shared@x.ru", active=1)
        case "person":
            office.coming("Shared@x.ru")
    (message,) = office.plan(stay).messages
    assert "HIV" not in message.text
    assert office.id_of("cn.hiv", stay=stay) not in message.tasks
    assert [problem.code for problem in message.remarks] == ["message.health_left_out"]


def test_a_partner_gets_one_message_with_the_papers_of_each_of_its_people(office: MessageOffice) -> None:
    office.set("institution", office.partner, email="office@x.ru")
    first, second = office.coming(), office.coming("b@x.ru", given_cyrillic="Анна")
    (message,) = office.plan(first, second, template=office.to_partner).messages
    assert message.address == "office@x.ru"
    assert message.subject_text == "Документы: 2"
    assert "Соколова Дарья Игоревна: " in message.text
    assert "Соколова Анна Игоревна: " in message.text
    assert len(message.people) == 2


def test_a_partner_without_an_address_is_written_to_at_a_contact_which_is_told(office: MessageOffice) -> None:
    stay = office.coming()
    office.add("contact", institution_id=office.partner, name="Яшина", email="y@x.ru", languages="en")
    office.add("contact", institution_id=office.partner, name="Орлова", email="o@x.ru")
    (message,) = office.plan(stay, template=office.to_partner).messages
    assert message.address == "o@x.ru"
    assert [problem.code for problem in message.remarks if problem.code == "message.to_contact"] != []


def test_chosen_tasks_are_asked_for_and_others_are_not(office: MessageOffice, tmp_path: Path) -> None:
    stay = office.coming()
    photo, visa = office.id_of("cn.photo", stay=stay), office.id_of("cn.x1", stay=stay)
    office.verbs.receive([visa], WHO)
    written = office.write(tmp_path / "drafts", photo, visa, kind="task")
    assert written.asked == 1
    assert office.states(stay)["cn.photo"] == "asked"
    assert office.states(stay)["cn.x1"] == "received"
    assert [one.code for one in written.messages[0].remarks] == ["message.not_asked_for"]


def test_nobody_is_asked_for_what_the_college_owes_an_authority(office: MessageOffice) -> None:
    stay = office.coming()
    owed, photo = office.id_of("cn.registration", stay=stay), office.id_of("cn.photo", stay=stay)
    (message,) = office.plan(owed, photo, kind="task").messages
    assert message.tasks == (photo,)
    assert [one.code for one in message.remarks] == ["message.not_asked_for"]
    assert why(office.plan(owed, kind="task")) == [("Соколова Дарья Игоревна", "message.nothing_missing")]


def test_a_table_for_another_program_holds_what_drafts_would(office: MessageOffice, tmp_path: Path) -> None:
    stay = office.coming("daria@x.ru", family_cyrillic="=1+1")
    written = office.messages.write_table(office.order(stay), tmp_path / "x.xlsx", WHO, "en")
    page = load_workbook(tmp_path / "x.xlsx").active
    rows = [[cell.value for cell in row] for row in page.iter_rows()]
    (message,) = written.messages
    assert rows[-1] == [message.name, "daria@x.ru", "Russian", message.subject_text, message.text]
    assert all(cell.data_type == "s" for cell in [*page.iter_rows()][-1])
    assert rows[-1][0].startswith("=1+1")
    assert [one["state"] for one in office.told()] == ["prepared"]


def test_what_was_told_by_other_means_is_kept_for_those_alone(office: MessageOffice) -> None:
    first, second = office.coming(None), office.coming(None, given_cyrillic="Анна")
    office.messages.keep_copied(office.order(first, second), {second}, WHO, "en")
    (kept,) = office.told()
    assert (kept["mobility_id"], kept["channel"], kept["state"]) == (second, "messenger", "sent")
    assert kept["sent_on"] == "2026-10-09"
    assert "asked" not in office.states(first).values()
    assert list(office.states(second).values()).count("asked") == 3


def test_what_was_told_otherwise_opened_as_a_mail_or_kept_before_is_said_as_that(
    office: MessageOffice,
) -> None:
    words, first = office.parts.wordings["en"], office.coming()
    copied = office.messages.keep_copied(office.order(first), {first}, WHO, "en")
    assert told(copied, words)[0] == "1 message is noted as told."
    second = office.coming()
    opened = office.messages.keep_opened(office.order(second), {second}, WHO, "en")
    assert told(opened, words)[0] == "1 message is kept as prepared. Send it in the mail program."
    assert not any("kept before" in line for line in told(opened, words))
    (kept,) = (one.id for one in office.store.records(Query("message")) if one["state"] == "prepared")
    again = office.messages.keep_opened(office.order(kept, kind=KEPT), {kept}, WHO, "en")
    assert told(again, words)[1:] == ["They were kept before; nothing was noted anew."]


def test_programmes_of_several_people_are_listed_as_the_language_writes_them(office: MessageOffice) -> None:
    text = office.add("message_template", code="where", name_en="Where", of_kind="institution", channel="email",
                      active=1, body_zh="{programme}", body_ru="{programme}")  # fmt: skip
    for name in ("Welding", "Robotics"):
        programme = office.add("programme", name_zh=f"{name} zh", name_ru=f"{name} ru", code=name, kind="language_year")
        office.set("mobility", office.coming(), programme_id=programme)
    (russian,) = office.plan(office.partner, kind="institution", template=text).messages
    assert russian.text.endswith("Welding ru, Robotics ru")
    office.set("institution", office.partner, country="CN")
    (chinese,) = office.plan(office.partner, kind="institution", template=text).messages
    assert chinese.text.endswith("Welding zh、Robotics zh")


def test_who_has_nothing_missing_no_stay_or_an_odd_address_is_named(office: MessageOffice) -> None:
    done = office.coming()
    office.verbs.receive([office.id_of(code, stay=done) for code in ("cn.photo", "cn.x1", "cn.hiv")], WHO)
    assert why(office.plan(done)) == [("Соколова Дарья Игоревна", "message.nothing_missing")]
    idle = office.person(email="c@x.ru")
    assert why(office.plan(idle, kind="person")) == [("Соколова Дарья Игоревна", "message.no_stay")]
    odd = office.coming("daria at x.ru")
    assert why(office.plan(odd)) == [("Соколова Дарья Игоревна", "message.odd_address")]
    assert why(office.plan(odd), addressed=False) == []


def test_what_has_no_day_while_the_stay_goes_on_is_not_called_missing(office: MessageOffice) -> None:
    """A permit to extend is missing when there is one and it ends, not before."""
    here = office.coming()
    office.set("mobility", here, planned_start="2026-09-01")
    assert office.tasks(here)["cn.permit.extend"].due is None
    (message,) = office.plan(here).messages
    assert "Photo" in message.text or "Фото" in message.text
    assert "extend" not in message.text


def test_a_text_about_something_else_is_refused(office: MessageOffice) -> None:
    with pytest.raises(RuleBroken) as refused:
        office.plan(office.partner, kind="institution")
    assert refused.value.problem.code == "message.unfit"
    with pytest.raises(RuleBroken) as refused:
        office.plan()
    assert refused.value.problem.code == "message.nobody_chosen"


def test_names_with_braces_quotes_and_commas_add_no_header_and_ask_for_nothing(
    office: MessageOffice, tmp_path: Path
) -> None:
    nasty = "Bcc: everybody@x.ru, {missing}"
    stay = office.coming("daria@x.ru", family_cyrillic=nasty, given_cyrillic='"><script>, {signature}')
    written = office.write(tmp_path / "drafts", stay)
    (mail,) = drafts(tmp_path / "drafts")
    assert mail["Bcc"] is None
    assert set(mail.keys()) >= {"To", "Subject", "X-Unsent"}
    assert parseaddr(str(make_header(decode_header(mail["To"]))))[1] == "daria@x.ru"
    assert "{missing}" in written.messages[0].text
    assert "Bcc: everybody@x.ru, {missing}" in written.messages[0].text


def test_a_folder_that_holds_something_is_left_as_it_is(office: MessageOffice, tmp_path: Path) -> None:
    folder = tmp_path / "drafts"
    folder.mkdir()
    (folder / "001 old.eml").write_text("old")
    stay = office.coming()
    before = office.store.step_count()
    with pytest.raises(FileNotWritten) as refused:
        office.write(folder, stay)
    assert refused.value.problem.code == "file.folder_not_empty"
    assert [path.name for path in folder.iterdir()] == ["001 old.eml"]
    assert office.store.step_count() == before
    assert office.told() == []


def test_a_disk_that_fills_up_half_way_leaves_no_draft_and_asks_for_nothing(
    office: MessageOffice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stays = [office.coming(f"s{n}@x.ru") for n in range(3)]
    synced, calls = os.fsync, []

    def full(handle: int) -> None:
        calls.append(handle)
        if len(calls) == 2:
            raise OSError(errno.ENOSPC, "No space left on device")
        synced(handle)

    monkeypatch.setattr("exchange_admin.documents.mail_drafts.os.fsync", full)
    before = set(tmp_path.iterdir())
    with pytest.raises(FileNotWritten) as refused:
        office.write(tmp_path / "drafts", *stays)
    assert refused.value.problem.code == "file.disk_full"
    assert set(tmp_path.iterdir()) == before
    assert office.told() == []
    assert "asked" not in office.states(stays[0]).values()


def test_undoing_a_message_that_asked_for_nothing_takes_nothing_back_and_says_so(
    office: MessageOffice, tmp_path: Path
) -> None:
    plain = office.add(
        "message_template", code="plain", of_kind="person", channel="email", subject_ru="Привет", body_ru="{name}!"
    )
    who = office.person(email="d@x.ru", citizenship="RU")
    office.write(tmp_path / "drafts", who, kind="person", template=plain)
    with pytest.raises(RuleBroken) as refused:
        office.store.undo(WHO)
    assert refused.value.problem.code == "undo.told"
    assert len(office.told()) == 1


def test_a_template_with_a_placeholder_that_nobody_fills_in_is_not_saved(office: MessageOffice) -> None:
    values = {"code": "x", "name_en": "X", "of_kind": "mobility", "channel": "email", "body_en": "{nmae} {0} }"}
    with pytest.raises(RuleBroken) as refused:
        office.records.add("message_template", {**values, "subject_en": "x"}, WHO)
    (problem,) = refused.value.problems
    assert (problem.code, problem.field) == ("template.unknown_placeholder", "body_en")
    assert problem.facts["typed"] == "{nmae}, {0}, }"
    assert office.store.count(Query("message_template")) == 2


def test_who_writes_is_reached_at_the_college_where_nobody_says_another_address(office: MessageOffice) -> None:
    assert sender(office.store, WHO).email == ""
    seen = office.store.get("institution", office.own).heads
    office.records.set("institution", office.own, {"email": "college@x.cn", "phone": "0451 1"}, WHO, seen=seen)
    assert (sender(office.store, WHO).email, sender(office.store, WHO).phone) == ("college@x.cn", "0451 1")

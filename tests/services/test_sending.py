"""Messages through a mail server: a real one, one that breaks off, and one that is none."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from email.header import decode_header, make_header
from pathlib import Path

import pytest
from mail_servers import PASSWORD, SENDER, USER, Certificate, Taking, odd_server, real_server
from message_office import WHO, MessageOffice

from exchange_admin.documents.mail_server import MailConnection, MailServerRefused
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.queries import Query
from exchange_admin.domain.rules.messages.mail_servers import PLAIN, STARTTLS, TLS, MailServer
from exchange_admin.services.exchange.key_session import KeySession
from exchange_admin.services.exchange.office_keys import OfficeKeys
from exchange_admin.services.messages.mail_account import MailAccount
from exchange_admin.services.messages.order import KEPT, MessageOrder
from exchange_admin.services.messages.sending import Connection, Outside, Sending, SentMessages
from exchange_admin.services.undoing import Undoing


class Clock:
    """Moves when somebody waits, and not else."""

    def __init__(self) -> None:
        self.now, self.waited = 100.0, list[float]()

    def read(self) -> float:
        return self.now

    def wait(self, seconds: float) -> None:
        self.waited.append(seconds)
        self.now += seconds


class Post:
    """An office with a mail server."""

    def __init__(self, office: MessageOffice, trust: ssl.SSLContext) -> None:
        self.office, self.clock = office, Clock()
        self.keys = OfficeKeys(office.store, KeySession())
        self.account = MailAccount(office.store, self.keys)

        def connect(server: MailServer, password: str) -> AbstractContextManager[Connection]:
            return MailConnection(server, password, trust=trust, wait=5.0)

        outside = Outside(connect, self.clock.read, self.clock.wait)
        self.sending = Sending(office.parts, office.messages, self.account, outside)

    def send(self, *ids: str, **more: str) -> SentMessages:
        return self.sending.send(self.office.order(*ids, **more), WHO, "en")

    def again(self, *ids: str) -> SentMessages:
        return self.sending.send(MessageOrder(KEPT, ids or tuple(self.office.messages.still_prepared()), ""), WHO, "en")

    def states(self) -> dict[object, object]:
        return {one["address"]: one["state"] for one in self.office.told()}


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    return Certificate(tmp_path_factory.mktemp("certificate"))


@pytest.fixture
def post(tmp_path: Path, certificate: Certificate) -> Iterator[Post]:
    office = MessageOffice(tmp_path / "office.exchange")
    yield Post(office, certificate.trust())
    office.store.close()


@pytest.fixture
def server(post: Post, certificate: Certificate) -> Iterator[Taking]:
    with real_server(certificate) as (found, taking):
        post.account.use(found, PASSWORD)
        yield taking


def three(post: Post) -> list[str]:
    return [post.office.coming(f"s{n}@x.ru", given_cyrillic=f"Дарья{n}") for n in range(3)]


def asked(post: Post, stay: str) -> bool:
    return "asked" in post.office.states(stay).values()


def why(refused: pytest.ExceptionInfo[RuleBroken]) -> str:
    return refused.value.problem.code


def test_a_large_file_goes_through_the_server_and_what_is_doubtful_stops_before_anything_is_sent(
    post: Post, server: Taking, tmp_path: Path
) -> None:
    stay, content = post.office.coming("s@x.ru"), bytes(range(256)) * 2000 + b"\r\n.\r\n"
    (tmp_path / "паспорт.pdf").write_bytes(content)
    order = replace(post.office.order(stay), files=(tmp_path / "паспорт.pdf",))
    with pytest.raises(RuleBroken) as refused:
        post.sending.send(order, WHO, "en")
    assert (why(refused), server.taken, post.office.told()) == ("message.file_identity", [], [])
    receipt = post.sending.send(replace(order, sure=True), WHO, "en")
    assert (len(receipt.sent), receipt.is_whole) == (1, True)
    _, along = server.taken[0][2].get_payload()
    assert (along.get_filename(), along.get_payload(decode=True)) == ("паспорт.pdf", content)
    (kept,) = post.office.told()
    assert (kept["state"], str(kept["attached"]).startswith("паспорт.pdf (512005 B, SHA-256 ")) == ("sent", True)


def test_what_was_sent_without_the_file_of_its_draft_does_not_say_that_it_had_one(
    post: Post, server: Taking, tmp_path: Path
) -> None:
    (tmp_path / "plan.pdf").write_bytes(b"%PDF plan")
    order = replace(post.office.order(post.office.coming("s@x.ru")), files=(tmp_path / "plan.pdf",))
    post.office.messages.write_drafts(order, tmp_path / "drafts", WHO, "en")
    again = MessageOrder(KEPT, tuple(post.office.messages.still_prepared()), "", sure=True)
    post.sending.send(again, WHO, "en")
    assert not server.taken[0][2].is_multipart()
    assert [(one["state"], one["attached"]) for one in post.office.told()] == [("sent", None)]


def test_each_is_taken_over_kept_as_sent_and_asked_for_one_a_second(post: Post, server: Taking) -> None:
    stays = three(post)
    receipt = post.send(*stays)
    assert server.addresses() == ["s0@x.ru", "s1@x.ru", "s2@x.ru"]
    assert server.logins == [USER]
    assert post.clock.waited == [1.0, 1.0]
    assert (len(receipt.sent), receipt.asked, receipt.is_whole) == (3, 9, True)
    assert set(post.states().values()) == {"sent"}
    assert {one["sent_on"] for one in post.office.told()} == {"2026-10-09"}
    assert all(asked(post, stay) for stay in stays)
    sender, _, mail = server.taken[0]
    assert (sender, mail["X-Unsent"]) == (SENDER, None)
    (first,) = [one for one in post.office.told() if one["address"] == "s0@x.ru"]
    assert str(make_header(decode_header(mail["Subject"]))) == first["subject"]
    assert mail.get_payload(decode=True).decode().replace("\r\n", "\n").strip() == first["text"]


def test_undoing_takes_back_what_was_asked_and_not_what_was_sent(post: Post, server: Taking) -> None:
    stay = post.office.coming("s0@x.ru")
    post.send(stay)
    undone = Undoing(post.office.parts).undo(WHO)
    assert undone is not None
    assert not asked(post, stay)
    assert post.states() == {"s0@x.ru": "sent"}
    with pytest.raises(RuleBroken) as refused:
        Undoing(post.office.parts).undo(WHO)
    assert why(refused) == "undo.told"


def test_an_address_that_the_server_refuses_is_kept_with_its_words_and_the_others_are_sent(
    post: Post, server: Taking
) -> None:
    server.refuse["s1@x.ru"] = "550 5.1.1 No such user\x1b[31m here"
    stays = three(post)
    receipt = post.send(*stays)
    assert post.states() == {"s0@x.ru": "sent", "s1@x.ru": "failed", "s2@x.ru": "sent"}
    assert [asked(post, stay) for stay in stays] == [True, False, True]
    (kept,) = [one for one in post.office.told() if one["state"] == "failed"]
    assert str(kept["refusal"]).startswith("550 5.1.1 No such user")
    assert "\x1b" not in str(kept["refusal"])
    assert [one.problem.code for one in receipt.refused] == ["mail.address_refused"]
    assert not receipt.is_whole


def test_what_was_refused_can_be_sent_again_and_what_was_sent_cannot(post: Post, server: Taking) -> None:
    server.refuse["s1@x.ru"] = "451 try later"
    post.send(*three(post))
    server.refuse.clear()
    ids = {one.text("address"): one.id for one in post.office.store.records(Query("message"))}
    receipt = post.again(ids["s0@x.ru"], ids["s1@x.ru"])
    assert [one.problem.code for one in receipt.left_out] == ["message.was_sent"]
    assert server.addresses() == ["s0@x.ru", "s2@x.ru", "s1@x.ru"]
    assert set(post.states().values()) == {"sent"}
    assert [one["refusal"] for one in post.office.told()] == [None] * 3


def test_when_the_connection_breaks_what_was_taken_is_sent_and_the_rest_stays_prepared(
    post: Post, server: Taking
) -> None:
    server.break_at = 1
    stays = three(post)
    receipt = post.send(*stays)
    assert receipt.stopped is not None
    assert receipt.stopped.code == "mail.lost"
    assert [one.address for one in receipt.waiting] == ["s1@x.ru", "s2@x.ru"]
    assert post.states() == {"s0@x.ru": "sent", "s1@x.ru": "prepared", "s2@x.ru": "prepared"}
    assert [asked(post, stay) for stay in stays] == [True, False, False]
    server.break_at = None
    assert len(post.again().sent) == 2
    assert sorted(server.addresses()) == ["s0@x.ru", "s1@x.ru", "s2@x.ru"]
    assert all(asked(post, stay) for stay in stays)


def test_sending_can_be_stopped_between_two_messages(post: Post, server: Taking) -> None:
    stays = three(post)
    receipt = post.sending.send(post.office.order(*stays), WHO, "en", lambda done, of: done < 1)
    assert receipt.stopped == Problem("mail.stopped")
    assert (len(receipt.sent), len(receipt.waiting)) == (1, 2)
    assert sorted(map(str, post.states().values())) == ["prepared", "prepared", "sent"]


def test_papers_that_came_meanwhile_are_not_asked_for_again(post: Post, server: Taking) -> None:
    stay = post.office.coming("s0@x.ru")
    post.sending.send(post.office.order(stay), WHO, "en", lambda done, of: False)
    post.office.verbs.done([post.office.id_of("cn.photo", stay=stay)], WHO)
    assert len(post.again().sent) == 1
    assert post.office.states(stay)["cn.photo"] == "done"
    assert list(post.office.states(stay).values()).count("asked") == 2


def test_whatever_keeps_the_server_from_letting_us_in_changes_nothing(
    post: Post, certificate: Certificate, tmp_path: Path
) -> None:
    stay = post.office.coming("s0@x.ru")
    before = post.office.store.step_count()
    with pytest.raises(RuleBroken) as refused:
        post.send(stay)
    assert why(refused) == "mail.no_server"
    other = tmp_path / "other"
    other.mkdir()
    for served, password, code in (
        (certificate, "wrong", "mail.login_refused"),
        (Certificate(other), PASSWORD, "mail.certificate"),
        (Certificate(other, "elsewhere.example"), PASSWORD, "mail.certificate"),
    ):
        with real_server(served) as (found, taking):
            post.account.use(found, password)
            with pytest.raises(RuleBroken) as refused:
                post.send(stay)
            assert why(refused) == code
            assert taking.taken == []
    with pytest.raises(RuleBroken) as refused:
        post.send(stay)  # the server is gone
    assert why(refused) == "mail.unreachable"
    assert post.office.store.step_count() == before
    assert post.office.told() == []


def test_without_tls_only_this_computer_is_sent_to(post: Post, certificate: Certificate) -> None:
    with pytest.raises(RuleBroken) as refused:
        post.account.use(MailServer("smtp.example.edu", 25, PLAIN, SENDER))
    assert why(refused) == "mail.plain"
    with pytest.raises(MailServerRefused), MailConnection(MailServer("smtp.example.edu", 25, PLAIN, SENDER)):
        pass
    with real_server(certificate, security=PLAIN, login=False) as (found, _):
        post.account.use(found)
        assert len(post.send(post.office.coming("s0@x.ru")).sent) == 1
        post.account.use(MailServer("localhost", found.port, STARTTLS, SENDER))
        with pytest.raises(RuleBroken) as refused:
            post.sending.try_server()
        assert why(refused) == "mail.no_tls"
        post.account.use(MailServer("localhost", found.port, TLS, SENDER))
        with pytest.raises(RuleBroken) as refused:
            post.sending.try_server()
        assert why(refused) == "mail.nonsense"


def silent(line: socket.socket) -> None:
    line.recv(10_000)


def nonsense(line: socket.socket) -> None:
    line.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
    line.recv(10_000)


def endless(line: socket.socket) -> None:
    while True:
        line.sendall(b"220-welcome\r\n" * 100)


def one_long_line(line: socket.socket) -> None:
    while True:
        line.sendall(b"220 " + b"x" * 10_000)


def hangs_up(line: socket.socket) -> None:
    line.sendall(b"220 hello\r\n")


@pytest.mark.parametrize(
    ("talk", "code"),
    [
        (silent, "mail.no_answer"),
        (nonsense, "mail.nonsense"),
        (endless, "mail.nonsense"),
        (one_long_line, "mail.nonsense"),
        (hangs_up, "mail.nonsense"),
    ],
)
def test_a_server_that_says_nothing_or_nonsense_is_left(talk, code: str) -> None:  # type: ignore[no-untyped-def]
    with odd_server(talk) as server, pytest.raises(MailServerRefused) as refused, MailConnection(server, wait=0.3):
        pass
    assert refused.value.problem.code == code


def test_a_mail_that_was_handed_over_and_never_answered_is_in_doubt(post: Post) -> None:
    def talk(line: socket.socket) -> None:
        line.sendall(b"220 hello\r\n")
        for answer in (b"250 hi\r\n", b"250 ok\r\n", b"250 ok\r\n", b"354 go\r\n"):
            line.recv(10_000)
            line.sendall(answer)
        while not line.recv(100_000).endswith(b"\r\n.\r\n"):
            pass

    with odd_server(talk) as server:
        post.account.use(server)
        receipt = post.send(*three(post))
    assert [one.address for one in receipt.doubt] == ["s0@x.ru"]
    assert [one.address for one in receipt.waiting] == ["s1@x.ru", "s2@x.ru"]
    assert set(post.states().values()) == {"prepared"}


def test_the_password_is_under_the_keys_of_the_office_and_goes_when_the_server_is_forgotten(
    post: Post, certificate: Certificate, tmp_path: Path
) -> None:
    with real_server(certificate) as (server, _):
        post.account.use(server, PASSWORD)
        assert post.account.password() == PASSWORD
        assert PASSWORD.encode() not in (tmp_path / "office.exchange").read_bytes()
        post.keys.set_passphrase("correct horse")
        locked = MailAccount(post.office.store, OfficeKeys(post.office.store, KeySession()))
        with pytest.raises(RuleBroken) as refused:
            locked.password()
        assert why(refused) == "keys.locked"
        post.account.use(MailServer("other.example.edu", 587, STARTTLS, SENDER, USER))
        assert not post.account.has_password  # another server is not told the password of the first
        post.account.forget()
        assert (post.account.server, post.account.has_password) == (None, False)


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"host": "smtp example"}, "mail.odd_host"),
        ({"host": "a\r\nRCPT TO:<b@x.ru>"}, "mail.odd_host"),
        ({"port": 0}, "mail.odd_port"),
        ({"security": "ssl"}, "mail.odd_security"),
        ({"sender": "a@x.cn, b@x.cn"}, "mail.odd_sender"),
        ({"sender": "a@x.cn>\r\nDATA"}, "mail.odd_sender"),
        ({"user": "a\nb"}, "mail.odd_user"),
    ],
)
def test_settings_that_are_none_are_refused_and_those_before_stay(post: Post, wrong: dict, code: str) -> None:
    good = {"host": "smtp.example.edu", "port": 587, "security": STARTTLS, "sender": SENDER, "user": USER}
    post.account.use(MailServer(**good), PASSWORD)
    with pytest.raises(RuleBroken) as refused:
        post.account.use(MailServer(**{**good, **wrong}))
    assert why(refused) == code
    assert post.account.server == MailServer(**good)
    assert post.account.password() == PASSWORD


def test_a_password_that_somebody_has_altered_is_lost_and_has_to_be_set_anew(post: Post) -> None:
    post.account.use(MailServer("smtp.example.edu", 587, STARTTLS, SENDER, USER), PASSWORD)
    settings = post.office.store.settings
    for sealed in ("no base64", "AAAA", ""):
        settings.set("mail.account", {**settings.get("mail.account"), "password": sealed})
        if not sealed:
            assert post.account.password() == ""
            continue
        with pytest.raises(RuleBroken) as refused:
            post.account.password()
        assert why(refused) == "mail.password_lost"


def test_another_server_that_cannot_be_kept_leaves_the_one_before_with_its_password(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = MailServer("smtp.example.edu", 587, STARTTLS, SENDER, USER)
    post.account.use(before, PASSWORD)

    def full(*_: object) -> None:
        raise RuleBroken(Problem("office_file.disk_full"))

    monkeypatch.setattr(post.office.store.settings, "set", full)
    with pytest.raises(RuleBroken):
        post.account.use(MailServer("other.example.edu", 587, STARTTLS, SENDER, USER), "another")
    assert (post.account.server, post.account.password()) == (before, PASSWORD)


def test_a_file_that_cannot_note_what_was_sent_says_so_and_sends_no_more(
    post: Post, server: Taking, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise RuleBroken(Problem("file.disk_full", facts={"path": "x"}))

    monkeypatch.setattr(post.office.messages.keeping, "sent", full)
    receipt = post.send(*three(post))
    assert server.addresses() == ["s0@x.ru"]
    assert [one.address for one in receipt.not_noted] == ["s0@x.ru"]
    assert len(receipt.waiting) == 2
    assert receipt.stopped is not None
    assert not receipt.is_whole

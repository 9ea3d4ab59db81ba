"""The first day of an office: from an empty file to the first certificate as PDF, by keys and clicks alone."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pytest
from clerk import CONTROL, SHIFT, Clerk
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from exchange_admin.app.office_window import OfficeWindow
from exchange_admin.app.window import Application
from exchange_admin.domain.queries import Query
from exchange_admin.ui.pages.certificates_page import CertificatesPage
from exchange_admin.ui.pages.list_page import ListPage
from exchange_admin.ui.pages.settings_page import SettingsPage
from exchange_admin.ui.pages.welcome_page import WelcomePage
from exchange_admin.ui.widgets.segments import Segment
from exchange_admin.ui.widgets.sidebar import NavItem

KEY = Qt.Key


@dataclass(frozen=True)
class Day:
    """What somebody types; names of institutions and programmes as (Chinese, Russian, English), empty where not."""

    college: str
    own: tuple[str, str, str]
    partner: tuple[str, str, str]
    country: str
    programme: tuple[str, str, str]
    dates: tuple[str, str]
    person: tuple[str, str, str, str, str]
    latin: tuple[str, str]
    passport: str
    signatory: tuple[str, str, str]
    positions: tuple[str, str, str]
    why: str
    languages: tuple[str, ...]
    printed: tuple[str, ...]


DAYS = {
    "zh": Day(
        "松花江职业技术学院",
        ("", "Сунхуацзянский колледж", ""),
        ("滨海语言学院", "Приморский языковой колледж", ""),
        "RU",
        ("汉语言交换学期", "Семестр китайского языка", ""),
        ("2026-03-02", "2026-07-10"),
        ("索科洛娃", "达里娅", "Соколова", "Дарья", "Игоревна"),
        ("SOKOLOVA", "DARIA"),
        "751234567",
        ("闻致远", "Вэнь Чжиюань", ""),
        ("院长", "ректор", ""),
        "开学典礼前发放",
        (),
        ("达里娅", "Соколова", "松花江职业技术学院"),
    ),
    "ru": Day(
        "Приморский языковой колледж",
        ("滨海语言学院", "", ""),
        ("松花江职业技术学院", "Сунхуацзянский колледж", ""),
        "CN",
        ("俄语交换学期", "Семестр русского языка", ""),
        ("02.03.2026", "10.07.2026"),
        ("王", "小明", "Ван", "Сяомин", ""),
        ("WANG", "XIAOMING"),
        "E12345678",
        ("奥尔洛娃", "Орлова А. П.", ""),
        ("院长", "директор", ""),
        "Торжественное вручение",
        (),
        ("王小明", "Ван Сяомин", "滨海语言学院"),
    ),
    "en": Day(
        "Songhua College",
        ("", "", ""),
        ("", "", "Amur College"),
        "RU",
        ("", "", "Exchange semester"),
        ("2 Mar 2026", "10 Jul 2026"),
        ("", "", "Соколова", "Дарья", ""),
        ("SOKOLOVA", "DARIA"),
        "751234567",
        ("", "", "Wen Zhiyuan"),
        ("", "", "President"),
        "Handed out at the ceremony",
        ("en", "zh", "ru"),
        ("SOKOLOVA", "Songhua College"),
    ),
}


@pytest.fixture
def _nothing_is_asked() -> None:
    """In this journey questions are answered by keys, as everything else."""


@pytest.fixture(autouse=True)
def _nobody_in_the_log(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    caplog.set_level(logging.DEBUG, "exchange_admin")
    yield
    logged = "".join(f"{record.getMessage()}{record.exc_text or ''}" for record in caplog.get_records("call"))
    for day in DAYS.values():
        assert not [one for one in (*day.person, *day.latin, day.passport) if one and one in logged]


@pytest.fixture
def clerk(qtbot: QtBot) -> Clerk:
    return Clerk(qtbot)


def page_of(shown: OfficeWindow) -> ListPage:
    page = shown.window.current_page().page  # type: ignore[union-attr]
    assert isinstance(page, ListPage)
    return page


def begin_office(clerk: Clerk, application: Application, language: str, day: Day, file: Path) -> OfficeWindow:
    """From the page that an empty computer shows, by Enter alone but for the name."""
    application.show_welcome()
    window = application.welcome_window()
    window.activateWindow()
    clerk.wait(window.isActiveWindow)
    page = window.centralWidget()
    assert isinstance(page, WelcomePage)
    if language != application.languages.current:
        clerk.click(next(one for one in page.languages.findChildren(Segment) if one.id == language))
        clerk.key(KEY.Key_Tab)

    def name() -> None:
        clerk.type(day.college)
        clerk.key(KEY.Key_Return)

    clerk.when_asked(name, clerk.save_as(str(file)))
    clerk.key(KEY.Key_Return)
    clerk.wait(lambda: application.office is not None)
    assert application.office is not None
    application.office.window.activateWindow()
    clerk.wait(application.office.window.isActiveWindow)
    return application.office


def name_own_college(clerk: Clerk, shown: OfficeWindow, day: Day) -> None:
    """In the further languages of its papers, under the settings."""
    if not any(day.own):
        return
    clerk.key(KEY.Key_Comma, with_=CONTROL)
    settings = shown.window.page("settings")
    assert isinstance(settings, SettingsPage)
    editors = settings.office.forms["institution"].editors
    for language, name in zip(("zh", "ru", "en"), day.own, strict=True):
        if name:
            clerk.click(editors[f"name_{language}"].widget)
            clerk.fill(name)


def go_to(clerk: Clerk, shown: OfficeWindow, area: str) -> None:
    """By the key that the window has for it."""
    (keys,) = [action.shortcut() for action in shown.window.actions() if action.data() == area]
    clerk.key(keys[0].key(), with_=keys[0].keyboardModifiers())


def add_partner(clerk: Clerk, shown: OfficeWindow, day: Day) -> None:
    go_to(clerk, shown, "institution")
    clerk.key(KEY.Key_N, with_=CONTROL)
    clerk.fill(*day.partner, "")
    clerk.choose(day.country)


def add_programme(clerk: Clerk, shown: OfficeWindow, day: Day) -> None:
    go_to(clerk, shown, "programme")
    clerk.key(KEY.Key_N, with_=CONTROL)
    clerk.fill(*day.programme, "", "", "", "", "", *day.dates)


def add_person(clerk: Clerk, shown: OfficeWindow, day: Day) -> None:
    """With the home institution found by what it is called."""
    go_to(clerk, shown, "person")
    clerk.key(KEY.Key_N, with_=CONTROL)
    family_han, given_han, *cyrillic = day.person
    clerk.fill(family_han, given_han, "", *cyrillic)
    form = page_of(shown).panel.form
    clerk.click(form.editors["family_latin"].widget)
    clerk.fill(*day.latin)
    clerk.click(form.editors["home_institution_id"].widget)
    clerk.type(next(filter(None, day.partner))[:4])
    clerk.key(KEY.Key_Return)


def add_passport(clerk: Clerk, shown: OfficeWindow, day: Day) -> None:
    clerk.key(KEY.Key_D, with_=CONTROL | SHIFT)
    clerk.key(KEY.Key_Return)
    clerk.fill(day.passport)
    clerk.choose(day.country)
    clerk.fill("", "", "", "")
    clerk.key(KEY.Key_Space)


def add_stay(clerk: Clerk, shown: OfficeWindow, day: Day) -> None:
    """On the card of the person, on the programme; the way is filled in."""
    clerk.key(KEY.Key_D, with_=CONTROL | SHIFT)
    clerk.key(KEY.Key_Down, KEY.Key_Return)
    (card,) = [card for card in page_of(shown).panel.addable_lines() if card.kind == "mobility"]
    clerk.click(card.form.form.editors["programme_id"].widget)
    clerk.type(next(filter(None, day.programme))[:5])
    clerk.key(KEY.Key_Return)
    clerk.click(card.form.done)


def add_signatory(clerk: Clerk, shown: OfficeWindow, day: Day) -> None:
    """Asked for where a certificate is to be issued."""
    clerk.key(KEY.Key_P, with_=CONTROL)
    page = shown.window.page("certificates")
    assert isinstance(page, CertificatesPage)
    clerk.click(page.issuing.notice.button)
    clerk.fill(*day.signatory, *day.positions)
    entries = shown.window.sidebar.findChildren(NavItem)
    clerk.click(next(one for one in entries if one.entry.id == "certificates"))


def issue(clerk: Clerk, shown: OfficeWindow, day: Day, target: Path) -> None:
    """As PDF, all the same: the stay is still a draft."""
    page = shown.window.page("certificates")
    assert isinstance(page, CertificatesPage)
    view = page.issuing
    for language in day.languages:
        clerk.click(view.settings.languages.boxes[language])
    clerk.wait(lambda: view.people.reason.anyway.isVisible() and not view.session.is_busy)

    def why() -> None:
        clerk.type(day.why)
        clerk.key(KEY.Key_Return)

    clerk.when_asked(why)
    clerk.click(view.people.reason.anyway)
    clerk.wait(lambda: view.footer.save.isEnabled() and not view.session.is_busy)
    clerk.when_asked(clerk.save_as(str(target)))
    clerk.click(view.footer.save)
    clerk.wait(target.is_file)
    clerk.wait(lambda: not shown.jobs.is_busy)


@pytest.mark.parametrize("language", ["en", "zh", "ru"])
def test_an_empty_office_ends_its_first_day_with_a_certificate_without_being_closed(
    clerk: Clerk, start: Callable[[], Application], tmp_path: Path, language: str
) -> None:
    day, application = DAYS[language], start()
    shown = begin_office(clerk, application, language, day, tmp_path / "first.exchange")
    store = shown.office.store
    name_own_college(clerk, shown, day)
    add_partner(clerk, shown, day)
    add_programme(clerk, shown, day)
    add_person(clerk, shown, day)
    add_passport(clerk, shown, day)
    add_stay(clerk, shown, day)
    counts = {kind: store.count(Query(kind)) for kind in ("institution", "programme", "person", "mobility")}
    assert counts == {"institution": 2, "programme": 1, "person": 1, "mobility": 1}
    assert {record["country"] for record in store.records(Query("institution"))} == {"CN", "RU"}
    (passport,) = store.records(Query("identity_document"))
    assert (passport["number"], passport["country"]) == (day.passport, day.country)
    add_signatory(clerk, shown, day)
    issue(clerk, shown, day, tmp_path / "certificate.pdf")
    assert store.count(Query("certificate")) == 1
    assert store.drafts.count() == 0
    assert shown is application.office
    with pypdfium2.PdfDocument(tmp_path / "certificate.pdf") as pdf:
        page = pdf[0]
        words = page.get_textpage()
        text = words.get_text_range()
        words.close()
        page.close()
    assert [word for word in day.printed if word not in text] == []

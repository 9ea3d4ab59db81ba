"""`calendar` and `contacts` as a script uses them, on the sample office."""

from __future__ import annotations

import json
from pathlib import Path

import icalendar
import pytest
import vobject

from exchange_admin.app.main import main


def told(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    capsys.readouterr()
    code = main([*map(str, arguments)])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def test_the_calendar_of_an_office_is_read_back(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "x.ics"
    wanted = "--first-day", "2026-01-01", "--last-day", "2027-12-31"
    code, out, _ = told(capsys, "calendar", office, "--out", target, *wanted, "--json")
    said = json.loads(out)
    events = icalendar.Calendar.from_ical(target.read_bytes()).walk("VEVENT")
    assert code == (1 if said["left_out"] else 0)
    assert len(events) == said["events"] + said["cancelled"] == len({str(event["UID"]) for event in events})
    assert all(said["counts"][word] for word in ("arrivals", "departures", "lessons"))
    assert said["zones"] == ["Asia/Shanghai"]


def test_one_part_only_in_the_language_asked_for(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wanted = "--what", "lessons", "--first-day", "2026-01-01", "--language", "ru"
    code, out, _ = told(capsys, "calendar", office, "--out", tmp_path / "x.ics", *wanted)
    assert code == 0
    assert "Занятия: " in out
    assert "Имён в календаре нет" in out
    assert "Прибытия" not in out


def test_slips_are_refused_and_write_nothing(office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for options, reason in (
        (("--what", "holidays"), "“holidays”"),
        (("--zone", "Asia/Nowhere"), "“Asia/Nowhere”"),
        (("--whose", "Nobody At All"), "“Nobody At All”"),
        (("--remind", "99"), "0 to 60"),
        (("--first-day", "2030-01-01", "--last-day", "2030-02-01"), "no file was written"),
    ):
        code, out, err = told(capsys, "calendar", office, "--out", tmp_path / "x.ics", "--language", "en", *options)
        assert (code, out, reason in err) == (2, "", True), err
    assert told(capsys, "calendar", office, "--out", tmp_path / "x.vcf")[0] == 2
    assert told(capsys, "contacts", office, "--out", tmp_path / "x.ics")[0] == 2
    assert list(tmp_path.glob("x.*")) == []


def test_contacts_of_partners_are_read_back_and_who_has_no_address_is_named(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "x.vcf"
    code, out, _ = told(capsys, "contacts", office, "--out", target, "--with-partners", "--json")
    said = json.loads(out)
    cards = list(vobject.readComponents(target.read_text("utf-8")))
    assert [card.kind.value for card in cards].count("individual") == said["people"]
    assert [card.kind.value for card in cards].count("org") == said["partners"]
    without = {one["name"] for one in said["incomplete"] if one["problem"]["code"] == "contacts.no_address"}
    found = {card.fn.value for card in cards if not card.contents.keys() & {"email", "tel"}}
    assert (code, without) == (1 if without else 0, found)


def test_contacts_of_one_partner_by_its_name(office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = told(capsys, "list", office, "contact", "--columns", "institution_id", "--json", "--language", "en")
    name = json.loads(out)["rows"][0]["institution_id"]
    wanted = "--partner", name, "--json"
    _, out, _ = told(capsys, "contacts", office, "--out", tmp_path / "x.vcf", *wanted)
    cards = list(vobject.readComponents((tmp_path / "x.vcf").read_text("utf-8")))
    assert len(cards) == json.loads(out)["people"] > 0
    assert len({str([one.value for one in card.org_list]) for card in cards}) == 1


def test_in_the_file_of_a_partner_lessons_are_those_of_its_office(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of a college in Russia, which gets lessons of its people in China."""
    _, out, _ = told(capsys, "list", office, "institution", "--filter", "country=RU", "--language", "zh", "--json")
    college, file = json.loads(out)["rows"][0]["id"], tmp_path / "college.exchange"  # one that has people in groups
    assert told(capsys, "partner", "office", office, college, "--out", file, "--basis", "contract")[0] == 0
    wanted = "--what", "lessons", "--first-day", "2026-01-01", "--json"
    code, out, _ = told(capsys, "calendar", file, "--out", tmp_path / "x.ics", *wanted)
    said = json.loads(out)
    assert (code, said["zones"], said["left_out"]) == (0, ["Asia/Shanghai"], [])
    assert said["counts"]["lessons"] > 0

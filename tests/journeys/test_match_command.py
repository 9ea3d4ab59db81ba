"""`match` as a script and as a person uses it, on the invented offers and needs of the specification."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from college_files import Town

from exchange_admin.app.cli.commands import run
from exchange_admin.app.paths import Paths
from exchange_admin.app.program import Program
from exchange_admin.domain.fields import Value
from exchange_admin.domain.queries import Query
from exchange_admin.domain.steps import Edit, Step

TOLD = json.loads((Path(__file__).parents[1] / "samples" / "matching_vectors.json").read_text("utf-8"))
Market = tuple[Program, Path, Mapping[str, str]]
_OWN = {"id", "institution", "country"}


@pytest.fixture(scope="module")
def market(tmp_path_factory: pytest.TempPathFactory) -> Market:
    """An office file with all of them, and their ids by the names of the specification."""
    town = Town(tmp_path_factory.mktemp("market"))
    town.clock.wait(days=3)  # the day of the specification
    with town.office.open() as office:
        new_id = office.program.origin.new_id
        institutions = {one["institution"]: (new_id(), one["country"]) for one in TOLD["listings"]}
        ids = {one["id"]: new_id() for one in sorted(TOLD["listings"], key=lambda one: one["id"])}
        edits = [
            Edit("institution", id, {"name_en": name, "country": country, "kind": "college"}, new=True)
            for name, (id, country) in institutions.items()
        ]
        for one in TOLD["listings"]:
            values: dict[str, Value] = {name: one[name] for name in one if name not in _OWN and one[name]}
            named = {
                "name_zh": f"供需 {one['id']}",
                "name_ru": f"Запись {one['id']}",
                "name_en": f"Listing {one['id']}",
            }
            owner: dict[str, Value] = {"institution_id": institutions[one["institution"]][0]}
            edits.append(Edit("listing", ids[one["id"]], {**values, **named, **owner}, new=True))
        office.store.record(Step("x", "listing.add", tuple(edits)))
    return town.office.program, town.office.path, ids


def told(capsys: pytest.CaptureFixture[str], program: Program, *arguments: object) -> tuple[int, str, str]:
    capsys.readouterr()
    code = run(program, [*map(str, arguments)])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def test_what_is_shown_is_the_same_in_three_languages(market: Market, capsys: pytest.CaptureFixture[str]) -> None:
    program, path, ids = market
    called = {id: name for name, id in ids.items()}
    agreed_on = {"N1", "O1"}  # nothing in the file says that their specialities match
    for language in ("zh", "ru", "en"):
        code, out, _ = told(capsys, program, "match", path, "--all", "--language", language, "--json")
        found = json.loads(out)["matches"]
        assert code == 0
        scores = {(called[one["need"]["id"]], called[one["offer"]["id"]]): one["score"] for one in found}
        wanted = {(one["need"], one["offer"]): one["score"] for one in TOLD["matches"] if one["score"] is not None}
        wanted = {pair: TOLD["N1_O1_without_agreed"] if {*pair} == agreed_on else n for pair, n in wanted.items()}
        assert scores == wanted
        for one in found:
            assert all(reason["said"] and "{" not in reason["said"] for reason in one["reasons"]), language


def test_good_ones_and_those_to_ask_stand_first_and_alone(market: Market, capsys: pytest.CaptureFixture[str]) -> None:
    program, path, ids = market
    _, out, _ = told(capsys, program, "match", path, "--listing", "Listing N1", "--json")
    called = {id: name for name, id in ids.items()}
    shown: list[Mapping[str, Any]] = json.loads(out)["matches"]
    assert [(called[one["offer"]["id"]], one["good"], one["ask"]) for one in shown] == [
        *(("O1", True, False), ("O6", True, False), ("O8", False, True))
    ]
    _, words, _ = told(capsys, program, "match", path, "--listing", "Listing N1", "--language", "en")
    assert "92 of 100" in words
    assert "Not said, ask: keywords, language, level, places, dates, format" in words


@pytest.mark.parametrize(
    ("offer", "said"),
    [
        ("O4", "The topics differ and are not related: Short training, Training facility."),
        ("O5", "The fields of education differ: 0714 Electronics and automation; 1041 Transport services."),
        ("O7", "The dates do not meet: 1 Mar 2027, 28 Mar 2027; 1 May 2027, 31 May 2027."),
        ("O9", "“Listing O9” was valid until 1 Nov 2026. It has to be extended first."),
        ("O10", "“Listing N1” does not ask for partners from this country: Russia."),
    ],
)
def test_why_two_do_not_meet_is_said_in_a_sentence(
    market: Market, capsys: pytest.CaptureFixture[str], offer: str, said: str
) -> None:
    program, path, ids = market
    code, out, _ = told(capsys, program, "match", path, "--need", ids["N1"], "--offer", ids[offer], "--language", "en")
    assert (code, out.strip()) == (0, said)


def test_a_pair_needs_both_and_two(market: Market, capsys: pytest.CaptureFixture[str]) -> None:
    program, path, ids = market
    for wrong in (("--need", ids["N1"]), ("--need", ids["N1"], "--offer", ids["N1"])):
        code, _, err = told(capsys, program, "match", path, *wrong, "--language", "en")
        assert code != 0
        assert "need and an offer" in err


def test_a_letter_is_about_one_or_two_and_a_workbook_about_all(
    market: Market, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    program, path, ids = market
    pair = ("--need", ids["N1"], "--offer", ids["O1"])
    for named, n in ((pair, 1), (("--listing", ids["N1"]), 3)):
        out = tmp_path / f"{n}.pdf"
        code, said, _ = told(capsys, program, "match", path, *named, "--out", out, "--languages", "ru,zh", "--json")
        found = json.loads(said)
        assert (code, found["path"], found["n"], found["beyond"]) == (0, str(out), n, 0)
        assert out.read_bytes().startswith(b"%PDF")
    code, said, _ = told(capsys, program, "match", path, "--out", tmp_path / "all.xlsx", "--json")
    assert (code, json.loads(said)["n"]) == (0, len(json.loads(said)["matches"]))


def test_nothing_is_written_where_a_letter_would_say_nothing(
    market: Market, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    program, path, ids = market
    out = tmp_path / "x.pdf"
    for wrong, why in (
        ((), "A letter is about one offer or need"),
        (("--need", ids["N1"], "--offer", ids["O5"]), "The fields of education differ"),
        (("--listing", ids["O9"]), "Nothing meets this yet"),
    ):
        code, _, err = told(capsys, program, "match", path, *wrong, "--out", out, "--language", "en")
        assert (code, why in err) == (2, True), err
        assert not out.exists()


def test_the_catalogue_says_what_is_in_it_and_what_was_left_out(
    market: Market, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    program, path, _ = market
    for ending in ("pdf", "xlsx"):
        out = tmp_path / f"c.{ending}"
        code, said, _ = told(capsys, program, "catalogue", "paper", path, "--out", out, "--json")
        found = json.loads(said)
        assert (code, found["n"], found["left_out"]) == (0, len(TOLD["listings"]) - 1, {"expired": 1})
        assert out.stat().st_size > 5_000
    code, _, err = told(capsys, program, "catalogue", "paper", path, "--out", tmp_path / "c.doc", "--language", "en")
    assert (code, ".pdf .xlsx" in err) == (2, True)


def test_an_offer_that_is_added_begins_as_a_draft_and_says_so(tmp_path: Path, capsys: Any) -> None:
    path, program = tmp_path / "office.exchange", Program(Paths.find())
    assert run(program, ["new", str(path), "--name", "松花学院", "--country", "CN"]) == 0
    with program.open(path, writing=False) as office:
        own = office.store.institution
    capsys.readouterr()
    told = [f"institution_id={own}", "side=offer", "topic=course", "isced_f=0714", "name_ru=Курс"]
    assert run(program, ["--language", "en", "add", str(path), "listing", *told]) == 0
    assert "Status: Draft" in capsys.readouterr().out
    with program.open(path, writing=False) as office:
        (listing,) = office.store.records(Query("listing"))
    assert listing["state"] == "draft"


def test_the_sample_office_has_the_pairs_of_the_worked_examples(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, out, _ = told(capsys, Program(Paths.find()), "match", office, "--json", "--language", "en")
    found = {one["need"]["title"]: (one["score"], one["possible"]) for one in reversed(json.loads(out)["matches"])}
    shown = {(one["need"], one["offer"]): (one["score"], one["possible"]) for one in TOLD["matches"]}
    assert found["Training for 20 learners: industrial robots"] == shown["N1", "O1"]
    assert found["Two teachers of engine diagnostics, in Russian"] == shown["N2", "O10"]

"""A new office file can do from its first hour what it can do after it has been opened again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from exchange_admin.domain.ids import Origin
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.queries import Query
from exchange_admin.domain.reference import Reference
from exchange_admin.names import Names, NameTables
from exchange_admin.services.office_files import NewOffice, create_office, first_edits
from exchange_admin.services.shown_areas import brings_together, is_shown
from exchange_admin.store import Store

OFFICE = NewOffice("松花工程职业学院", "CN", "zh", "SHGC")


@pytest.fixture
def names(resources: Path) -> Names:
    return Names(NameTables.load(resources / "names"))


def made(path: Path, resources: Path, names: Names) -> Store:
    reference = Reference.load(resources / "reference")
    return create_office(path, OFFICE, names=names, origin=Origin.seeded(7), reference=reference, who="Shen")


def test_an_office_has_the_keys_that_sign_its_papers_from_the_start(
    tmp_path: Path, resources: Path, names: Names
) -> None:
    with made(tmp_path / "a.exchange", resources, names) as store:
        first = store.keys.get()
    with Store.open(tmp_path / "a.exchange", names=names, writing=False) as again:
        assert first is not None
        assert again.keys.get() == first


@pytest.mark.parametrize(("country", "languages"), [("CN", "zh,ru"), ("RU", "ru,zh")])
def test_papers_of_a_new_office_begin_with_the_language_of_its_country(
    resources: Path, names: Names, country: str, languages: str
) -> None:
    edits = first_edits(
        NewOffice("Амурский техникум", country, "ru", "AT"),
        "",
        Origin.seeded(7),
        Reference.load(resources / "reference"),
        names,
    )
    (office,) = (edit for edit in edits if edit.kind == "office")
    assert office.values["document_languages"] == languages


@pytest.mark.parametrize("language", ["zh", "ru", "en"])
@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("松花学院", {"name_zh": "松花学院"}),
        ("Амурский техникум", {"name_ru": "Амурский техникум"}),
        ("Amur College", {"name_en": "Amur College"}),
        ("松花学院 / Songhua College", {"name_zh": "松花学院", "name_en": "Songhua College"}),
    ],
)
def test_a_college_is_called_in_the_language_in_which_its_name_is_written(
    resources: Path, names: Names, language: str, typed: str, kept: dict[str, str]
) -> None:
    reference = Reference.load(resources / "reference")
    own, *_ = first_edits(NewOffice(typed, "CN", language, "SC"), "", Origin.seeded(7), reference, names)
    assert {name: value for name, value in own.values.items() if name.startswith("name_")} == kept


def test_an_office_that_cannot_make_its_keys_is_not_made_at_all(
    tmp_path: Path, resources: Path, names: Names, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise RuleBroken

    monkeypatch.setattr("exchange_admin.store.peers.Keys.put", full)
    with pytest.raises(RuleBroken):
        made(tmp_path / "a.exchange", resources, names)
    assert not list(tmp_path.glob("*.exchange"))


def test_the_step_that_makes_an_office_is_never_taken_back(tmp_path: Path, resources: Path, names: Names) -> None:
    with made(tmp_path / "a.exchange", resources, names) as store:
        assert store.undoable() is None
        begun = next(one.step for one in store.history.of("office", store.records(Query("office"))[0].id))
        with pytest.raises(RuleBroken) as refused:
            store.undo_step(begun, "Shen")
        assert refused.value.problem.code == "undo.beginning"
        assert store.records(Query("office"))


def test_the_office_of_a_secretariat_begins_as_one(tmp_path: Path, resources: Path, names: Names) -> None:
    reference = Reference.load(resources / "reference")
    new = replace(OFFICE, kind="authority")
    tools = {"names": names, "origin": Origin.seeded(7), "reference": reference, "who": "Shen"}
    with create_office(tmp_path / "a.exchange", new, **tools) as store:
        own = store.get("institution", store.institution)
        assert own is not None
        assert (own["kind"], brings_together(store), is_shown(store, "body", ("body",))) == ("authority", True, True)
    with pytest.raises(RuleBroken):
        create_office(tmp_path / "b.exchange", replace(OFFICE, kind="court"), **tools)

"""The marks of a form are true: what is marked is needed, and nothing else is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from full_office import make_program
from record_making import Maker

from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.services.office import Office
from exchange_admin.services.office_files import NewOffice
from exchange_admin.ui.forms.editors import FormTools
from exchange_admin.ui.forms.record_form import RecordForm
from exchange_admin.ui.forms.record_keeper import needed
from exchange_admin.ui.languages import Languages
from exchange_admin.ui.look import Look
from exchange_admin.ui.presentation import PRESENTATIONS
from exchange_admin.ui.widgets.labels import Label

FORMS = sorted({shown.kind for shown in PRESENTATIONS.values() if shown.addable} | {"identity_document", "consent"})
MARKED = [(kind, field.name) for kind in FORMS for field in REGISTRY[kind].fields if field.required]
ONE_OF = [kind for kind in FORMS if REGISTRY[kind].one_of]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    folder: Path = tmp_path_factory.mktemp("marks")
    program = make_program(folder)
    with program.make_office(folder / "a.exchange", NewOffice("松花学院", "CN", "zh"), "Shen") as office:
        yield office


@pytest.fixture(scope="module")
def maker(office: Office) -> Maker:
    return Maker(office)


@pytest.mark.parametrize("kind", FORMS)
def test_a_record_is_saved_with_what_is_marked_alone(office: Office, maker: Maker, kind: str) -> None:
    record = office.store.get(kind, maker.make(kind))
    assert record is not None
    assert record.live


@pytest.mark.parametrize(("kind", "field"), MARKED)
def test_a_record_is_not_saved_without_one_of_the_marked_fields(
    office: Office, maker: Maker, kind: str, field: str
) -> None:
    values = {name: value for name, value in maker.least(REGISTRY[kind]).items() if name != field}
    with pytest.raises(RuleBroken) as refused:
        office.records.add(kind, values, "Shen")
    lacking = [problem.field for problem in refused.value.problems if problem.code == "value.required"]
    assert lacking == [field]


@pytest.mark.parametrize("kind", ONE_OF)
def test_a_record_is_saved_with_any_one_of_the_fields_of_which_one_is_needed(
    office: Office, maker: Maker, kind: str
) -> None:
    described = REGISTRY[kind]
    values = maker.least(described)
    del values[described.one_of[0]]
    with pytest.raises(RuleBroken):
        office.records.add(kind, values, "Shen")
    for name in described.one_of:
        fresh = {k: v for k, v in maker.least(described).items() if k != described.one_of[0]}
        assert office.records.add(kind, {**fresh, name: "Имя"}, "Shen")


@pytest.mark.parametrize("kind", FORMS)
def test_the_sentence_above_a_new_record_names_the_marks_that_its_form_has(
    look: Look, languages: Languages, tools: FormTools, kind: str
) -> None:
    form = RecordForm(look, REGISTRY[kind], tools)
    labels = [label.text() for label in form.findChildren(Label)]
    one_of = any(text.endswith("\u00a0(*)") for text in labels)
    whole = any(text.endswith("\u00a0*") for text in labels)
    assert one_of == ("(*)" in needed(REGISTRY[kind]))
    assert whole == ("marked *" in needed(REGISTRY[kind]))

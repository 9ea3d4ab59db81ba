"""An import that somebody stops before it is written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from exchange_admin.app.paths import Paths
from exchange_admin.app.program import Program
from exchange_admin.domain.queries import Query
from exchange_admin.services.office import Office
from exchange_admin.services.office_files import NewOffice, create_office

SAMPLES = Path(__file__).parents[1] / "samples"


class Stopped(Exception):
    pass


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    program = Program(Paths.find())
    new = NewOffice("松花工程职业学院", "CN", "zh", "SHGC")
    path = tmp_path / "a.exchange"
    create_office(
        path, new, names=program.names, origin=program.origin, reference=program.reference, who="Shen"
    ).close()
    with program.open(path, writing=True) as made:
        yield made


def stop() -> None:
    raise Stopped


def test_no_record_is_changed_and_the_same_draft_can_be_imported_afterwards(office: Office) -> None:
    draft = office.imports.stage(SAMPLES / "partner_cn_autumn_2026.xlsx")
    rows, steps = len(draft.rows), office.store.step_count()
    with pytest.raises(Stopped):
        office.imports.apply(draft, "Shen", step=stop)
    assert office.store.step_count() == steps
    assert office.store.count(Query("person")) == 0
    assert len(draft.rows) == rows
    done = office.imports.apply(draft, "Shen")
    assert len(done.rows) == 48
